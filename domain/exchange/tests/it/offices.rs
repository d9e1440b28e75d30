//! Tables as offices make them.

use maklumat_exchange::{Onward, Unreadable, Way, definition, read_docx, read_xlsx};
use maklumat_sop::Ending;
use maklumat_vocabulary::ServiceKey;

use crate::sample::{archive, document, explained, regency, told, workbook};

fn key() -> ServiceKey {
    ServiceKey::new("disdukcapil", "surat-pindah")
}

/// As it is typed in most offices: merged headings, marks in the columns of performers, times as people write them.
fn office() -> Vec<u8> {
    workbook(
        "SOP Surat Pindah",
        OFFICE,
        &["A1:I1", "A6:A7", "B6:B7", "C6:E6", "F6:H6", "I6:I7"],
    )
}

const OFFICE: &[(&str, &str)] = &[
    ("A1", "STANDAR OPERASIONAL PROSEDUR PENERBITAN SURAT PINDAH"),
    ("A2", "Nomor SOP"),
    ("C2", ": 400.12/SOP/7/2025"),
    ("E2", "Tanggal Pembuatan"),
    ("H2", "12 Januari 2025"),
    ("A3", "Dasar Hukum:"),
    ("E3", "Peralatan/Perlengkapan:"),
    (
        "A4",
        "1. Undang-Undang Nomor 23 Tahun 2006 tentang Administrasi Kependudukan\n2. Peraturan Kepala Kampung Nomor 3 Tahun 1999",
    ),
    ("E4", "1. Komputer\n2. Printer"),
    ("A6", "No"),
    ("B6", "Uraian Kegiatan"),
    ("C6", "Pelaksana"),
    ("F6", "Mutu Baku"),
    ("I6", "Ket."),
    ("C7", "Pemohon"),
    ("D7", "Petugas Loket"),
    ("E7", "Kabid Dafduk"),
    ("F7", "Kelengkapan"),
    ("G7", "Waktu"),
    ("H7", "Output"),
    ("A8", "1"),
    ("B8", "2"),
    ("C8", "3"),
    ("D8", "4"),
    ("E8", "5"),
    ("F8", "6"),
    ("G8", "7"),
    ("H8", "8"),
    ("I8", "9"),
    ("A9", "1."),
    ("B9", "Mengajukan permohonan pindah"),
    ("C9", "●"),
    ("F9", "KTP-el, Kartu Keluarga"),
    ("G9", "5 Menit"),
    ("H9", "Berkas permohonan"),
    ("A10", "2."),
    ("B10", "Memeriksa kelengkapan berkas"),
    ("D10", "◇"),
    ("F10", "Berkas permohonan"),
    ("G10", "5-10 menit"),
    ("H10", "Berkas lengkap"),
    ("I10", "Jika tidak lengkap dikembalikan ke pemohon maksimal 14 hari"),
    ("A11", "3."),
    ("B11", "Menandatangani surat pindah"),
    ("E11", "v"),
    ("F11", "Berkas lengkap"),
    ("G11", "sesuai kebutuhan"),
    ("H11", "Surat pindah"),
    ("A12", "4."),
    ("B12", "Menyerahkan surat pindah"),
    ("D12", "v"),
    ("E12", "v"),
    ("F12", "-"),
    ("G12", "-"),
    ("I12", "Tanpa dipungut biaya"),
];

#[test]
fn a_workbook_of_an_office_becomes_a_draft_with_its_gaps_told_by_cell() {
    let foreign = read_xlsx(&office()).unwrap();
    assert_eq!(foreign.name, "PENERBITAN SURAT PINDAH");
    assert_eq!(foreign.identity.number, "400.12/SOP/7/2025");
    assert_eq!(foreign.identity.made, "2025-01-12");
    assert_eq!(foreign.identity.equipment, ["Komputer", "Printer"]);
    let names: Vec<&str> = foreign
        .activities
        .iter()
        .map(|activity| activity.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "Mengajukan permohonan pindah",
            "Memeriksa kelengkapan berkas",
            "Menandatangani surat pindah",
            "Menyerahkan surat pindah"
        ]
    );
    let imported = definition(&foreign, &key(), &regency());
    for line in [
        "legal-basis = [\"uu-23-2006\"]",
        "number = \"400.12/SOP/7/2025\"",
        "made   = 2025-01-12",
        "by     = \"petugas-loket\"",
        "time   = \"10 menit\"",
        "lengkap       = { next = \"menandatangani-surat-pindah\" }",
        "tidak-lengkap = { return = \"memeriksa-kelengkapan-berkas\", within = \"14 hari\" }",
        "# time di berkas asal: sesuai kebutuhan",
        "# di berkas asal: Tanpa dipungut biaya",
        "end  = \"done\"",
    ] {
        let plainly = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            plainly(&imported.text).contains(&plainly(line)),
            "{line}\n{}",
            imported.text
        );
    }
    let told = told(&imported);
    for (code, place) in [
        ("IMP-006", "G10"),
        ("IMP-005", "G11"),
        ("IMP-004", "G12"),
        ("IMP-007", "F12"),
        ("IMP-008", "H12"),
        ("TBL-003", "D12"),
        ("TBL-004", "I12"),
        ("IMP-011", "A3"),
    ] {
        let place = format!("SOP Surat Pindah!{place}");
        assert!(
            told.contains(&(code, place.clone())),
            "{code} {place} is not among {told:?}"
        );
    }
    explained(&imported);
}

#[test]
fn a_draft_of_a_workbook_can_be_read_by_the_checker() {
    let regency = regency();
    let imported = definition(&read_xlsx(&office()).unwrap(), &key(), &regency);
    let checked = maklumat_sop::check(&imported.text, None, &key(), &regency);
    let numbers: Vec<&str> = checked.findings.iter().map(|finding| finding.code.number).collect();
    assert!(
        !numbers.contains(&"TXT-001") && !numbers.contains(&"TXT-002"),
        "{numbers:?}\n{}",
        imported.text
    );
    assert!(numbers.contains(&"TXT-003"), "what is missing must be asked for");
}

#[test]
fn symbols_drawn_over_cells_are_marks() {
    let sheet = r#"<worksheet xmlns="m" xmlns:r="r"><sheetData>
        <row r="1"><c r="A1" t="inlineStr"><is><t>No</t></is></c><c r="B1" t="inlineStr"><is><t>Kegiatan</t></is></c><c r="C1" t="inlineStr"><is><t>Pelaksana</t></is></c><c r="E1" t="inlineStr"><is><t>Waktu</t></is></c></row>
        <row r="2"><c r="C2" t="inlineStr"><is><t>Pemohon</t></is></c><c r="D2" t="inlineStr"><is><t>Petugas Loket</t></is></c></row>
        <row r="3"><c r="A3"><v>1</v></c><c r="B3" t="s"><v>0</v></c><c r="E3" t="inlineStr"><is><t>1 hr</t></is></c></row>
        <row r="4"><c r="A4"><v>2</v></c><c r="B4" t="s"><v>1</v></c></row></sheetData>
        <mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/><mergeCell ref="C1:D1"/><mergeCell ref="E1:E2"/></mergeCells><drawing r:id="d1"/></worksheet>"#;
    let anchor = |row: usize, column: usize, shape: &str| {
        format!(
            r#"<x:twoCellAnchor><x:from><x:col>{column}</x:col><x:row>{row}</x:row></x:from><x:to><x:col>{column}</x:col><x:row>{row}</x:row></x:to><x:sp><x:spPr><a:prstGeom prst="{shape}"/></x:spPr></x:sp></x:twoCellAnchor>"#
        )
    };
    let drawing = format!(
        r#"<x:wsDr xmlns:x="x" xmlns:a="a">{}{}{}</x:wsDr>"#,
        anchor(2, 2, "flowChartTerminator"),
        anchor(3, 3, "flowChartDecision"),
        anchor(2, 3, "straightConnector1")
    );
    let bytes = archive(&[
        (
            "xl/workbook.xml",
            r#"<workbook xmlns="m" xmlns:r="r"><sheets><sheet name="Bagan" r:id="s1"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="s1" Target="/xl/worksheets/sheet1.xml"/></Relationships>"#,
        ),
        (
            "xl/sharedStrings.xml",
            r#"<sst xmlns="m"><si><t>Mendaftar</t></si><si><r><t>Memeriksa </t></r><r><t>berkas</t></r></si></sst>"#,
        ),
        ("xl/worksheets/sheet1.xml", sheet),
        (
            "xl/worksheets/_rels/sheet1.xml.rels",
            r#"<Relationships><Relationship Id="d1" Target="../drawings/drawing1.xml"/></Relationships>"#,
        ),
        ("xl/drawings/drawing1.xml", &drawing),
    ]);
    let foreign = read_xlsx(&bytes).unwrap();
    let who: Vec<&str> = foreign.activities.iter().map(|activity| activity.by.as_str()).collect();
    assert_eq!(who, ["Pemohon", "Petugas Loket"]);
    assert_eq!(foreign.activities[1].name, "Memeriksa berkas");
    let done = Onward::End {
        ending: Ending::Done,
        reason: String::new(),
    };
    assert_eq!(
        foreign.activities[1].way,
        Way::Decision(vec![("ya".to_owned(), done), ("tidak".to_owned(), Onward::Unsaid)])
    );
}

fn cell(words: &str, how: &str) -> String {
    let lines: String = words
        .lines()
        .map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"))
        .collect();
    format!("<w:tc><w:tcPr>{how}</w:tcPr>{lines}</w:tc>")
}

fn row(cells: &[(&str, &str)]) -> String {
    let cells: String = cells.iter().map(|(words, how)| cell(words, how)).collect();
    format!("<w:tr>{cells}</w:tr>")
}

const DOWN: &str = r#"<w:vMerge w:val="restart"/>"#;
const ON: &str = "<w:vMerge/>";

/// As it is typed in Word: an identity table, then the table with headings over two rows, a decision in words.
fn letter() -> Vec<u8> {
    let identity = [
        row(&[("Nomor SOP", ""), ("12/SOP/2026", "")]),
        row(&[("Tanggal Efektif", ""), ("1 Maret 2026", "")]),
        row(&[("Nama SOP", ""), ("SOP Legalisasi Akta", "")]),
    ]
    .concat();
    document(&format!(
        "<w:p><w:r><w:t>Lampiran</w:t></w:r></w:p><w:tbl>{identity}</w:tbl><w:tbl>{}</w:tbl>",
        activities()
    ))
}

fn activities() -> String {
    [
        row(&[
            ("No.", DOWN),
            ("Kegiatan", DOWN),
            ("Pelaksana", r#"<w:gridSpan w:val="2"/>"#),
            ("Mutu Baku", r#"<w:gridSpan w:val="3"/>"#),
            ("Keterangan", DOWN),
        ]),
        row(&[
            ("", ON),
            ("", ON),
            ("Pemohon", ""),
            ("Petugas Loket", ""),
            ("Kelengkapan", ""),
            ("Waktu", ""),
            ("Output", ""),
            ("", ON),
        ]),
        row(&[
            ("1", ""),
            ("Menyerahkan akta dan fotokopinya", ""),
            ("■", ""),
            ("", ""),
            ("Akta asli\nFotokopi akta", ""),
            ("5 mnt", ""),
            ("Berkas", ""),
            ("", ""),
        ]),
        row(&[
            ("2", DOWN),
            ("Mencocokkan fotokopi dengan asli", DOWN),
            ("", ""),
            ("■", ""),
            ("Berkas", ""),
            ("15 menit", ""),
            ("Berkas cocok", ""),
            ("Ya ke 3, Tidak ke 1", ""),
        ]),
        row(&[
            ("", ON),
            ("", ON),
            ("", ""),
            ("", ""),
            ("Register", ""),
            ("", ""),
            ("", ""),
            ("", ""),
        ]),
        row(&[
            ("3", ""),
            ("Menyerahkan akta yang dilegalisasi", ""),
            ("", ""),
            ("■", ""),
            ("Berkas cocok", ""),
            ("2 hari kerja", ""),
            ("Akta dilegalisasi", ""),
            ("Selesai", ""),
        ]),
    ]
    .concat()
}

#[test]
fn a_word_table_with_merged_cells_becomes_a_draft() {
    let foreign = read_docx(&letter()).unwrap();
    assert_eq!(foreign.name, "Legalisasi Akta");
    assert_eq!(foreign.identity.effective, "2026-03-01");
    assert_eq!(foreign.activities.len(), 3);
    assert_eq!(foreign.activities[1].inputs, ["Berkas", "Register"]);
    assert_eq!(
        foreign.activities[1].way,
        Way::Decision(vec![
            ("ya".to_owned(), Onward::Step(2)),
            ("tidak".to_owned(), Onward::Step(0))
        ])
    );
    let imported = definition(&foreign, &key(), &regency());
    let codes: Vec<&str> = told(&imported).into_iter().map(|(code, _)| code).collect();
    assert_eq!(
        codes,
        ["IMP-006"],
        "only the short form of a time is told: {:?}",
        told(&imported)
    );
    assert!(imported.text.contains("[requirement.akta-asli]") && imported.text.contains("[requirement.fotokopi-akta]"));
    assert_eq!(told(&imported)[0].1, "tabel 2!F3");
}

#[test]
fn files_without_a_table_or_of_another_kind_are_refused_in_words() {
    let plain = document("<w:p><w:r><w:t>Surat edaran</w:t></w:r></w:p>");
    assert_eq!(read_docx(&plain).unwrap_err(), Unreadable::NoTable);
    assert_eq!(read_xlsx(&plain).unwrap_err(), Unreadable::NoPart("xl/workbook.xml"));
    assert_eq!(read_xlsx(b"PK\x03\x04").unwrap_err(), Unreadable::TornArchive);
    let old = maklumat_exchange::read(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    assert_eq!(old.unwrap_err(), Unreadable::OldOrLocked);
    assert_eq!(
        maklumat_exchange::read(b"%PDF-1.7").unwrap_err(),
        Unreadable::UnknownNotation
    );
}

#[test]
fn notes_that_point_nowhere_are_told() {
    let bytes = workbook(
        "SOP",
        &[
            ("A1", "No"),
            ("B1", "Kegiatan"),
            ("C1", "Pelaksana"),
            ("D1", "Waktu"),
            ("E1", "Keterangan"),
            ("F1", "Paraf"),
            ("A2", "1"),
            ("B2", "Mendaftar"),
            ("C2", "Kepala Suku Dinas Antariksa"),
            ("D2", "1 jam"),
            ("E2", "lanjut ke no. 9"),
            ("A3", "2"),
            ("B3", ""),
            ("D3", ""),
            ("E3", "coret yang tidak perlu"),
            ("A4", "3"),
            ("B4", "Memeriksa"),
            ("D4", "1 jam"),
            ("B5", "Ya"),
            ("E5", "lanjut ke no. 1"),
            ("B6", "Tidak"),
            ("E6", "selesai"),
        ],
        &[],
    );
    let foreign = read_xlsx(&bytes).unwrap();
    let imported = definition(&foreign, &key(), &regency());
    let codes: Vec<&str> = told(&imported).into_iter().map(|(code, _)| code).collect();
    for code in ["TBL-007", "TBL-006", "TBL-002", "IMP-001", "IMP-003", "IMP-009"] {
        assert!(
            codes.contains(&code),
            "{code} is not among {codes:?}\n{}",
            imported.text
        );
    }
    let end = Onward::End {
        ending: Ending::Done,
        reason: String::new(),
    };
    assert_eq!(
        foreign.activities[1].way,
        Way::Decision(vec![("ya".to_owned(), Onward::Step(0)), ("tidak".to_owned(), end)])
    );
}

//! Any bytes: nothing panics, nothing hangs, and whatever is read becomes a text that is TOML.

use std::time::{Duration, Instant};

use maklumat_exchange::{Exported, Unreadable, definition, read, read_bpmn, read_docx, read_xlsx, write_bpmn};
use maklumat_sop::Regency;
use maklumat_vocabulary::ServiceKey;
use proptest::prelude::*;
use std::sync::{Arc, OnceLock};

use crate::sample::{archive, document, regency, services, workbook};

/// Far more than any of these needs, also on a slow machine.
const PATIENCE: Duration = Duration::from_secs(20);

struct Samples {
    regency: Arc<Regency>,
    bpmn: Vec<String>,
    sheet: String,
    body: String,
}

fn samples() -> &'static Samples {
    static SAMPLES: OnceLock<Samples> = OnceLock::new();
    SAMPLES.get_or_init(|| {
        let regency = regency();
        let bpmn = services(&regency)
            .iter()
            .map(|service| {
                write_bpmn(&Exported {
                    definition: service.sop.definition(),
                    regency: &regency,
                    text: &service.text,
                    english: service.english.as_deref(),
                })
            })
            .collect();
        Samples {
            regency,
            bpmn,
            sheet: SHEET.to_owned(),
            body: BODY.to_owned(),
        }
    })
}

const SHEET: &str = r#"<worksheet xmlns="m"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>No</t></is></c><c r="B1" t="inlineStr"><is><t>Uraian Kegiatan</t></is></c><c r="C1" t="inlineStr"><is><t>Pelaksana</t></is></c><c r="E1" t="inlineStr"><is><t>Mutu Baku</t></is></c><c r="H1" t="inlineStr"><is><t>Keterangan</t></is></c></row><row r="2"><c r="C2" t="inlineStr"><is><t>Pemohon</t></is></c><c r="D2" t="inlineStr"><is><t>Petugas Loket</t></is></c><c r="E2" t="inlineStr"><is><t>Kelengkapan</t></is></c><c r="F2" t="inlineStr"><is><t>Waktu</t></is></c><c r="G2" t="inlineStr"><is><t>Output</t></is></c></row><row r="3"><c r="A3"><v>1</v></c><c r="B3" t="inlineStr"><is><t>Mendaftar</t></is></c><c r="C3" t="inlineStr"><is><t>x</t></is></c><c r="F3" t="inlineStr"><is><t>5 menit</t></is></c></row><row r="4"><c r="A4"><v>2</v></c><c r="B4" t="inlineStr"><is><t>Memeriksa</t></is></c><c r="D4" t="inlineStr"><is><t>x</t></is></c><c r="F4" t="inlineStr"><is><t>1-2 jam</t></is></c><c r="H4" t="inlineStr"><is><t>Ya ke 3, tidak ke 1</t></is></c></row></sheetData><mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="C1:D1"/><mergeCell ref="E1:G1"/></mergeCells></worksheet>"#;

const BODY: &str = r#"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>No</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>Kegiatan</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>Waktu</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Mendaftar</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>"#;

fn sheet_archive(sheet: &str) -> Vec<u8> {
    archive(&[
        (
            "xl/workbook.xml",
            r#"<workbook xmlns:r="r"><sheets><sheet name="SOP" r:id="a"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

/// Reads bytes in every way, and whatever was read must give a text the checker can look at.
fn survive(bytes: &[u8]) {
    let began = Instant::now();
    let regency = &samples().regency;
    let key = ServiceKey::new("disdukcapil", "uji");
    for foreign in [read_bpmn(bytes), read_xlsx(bytes), read_docx(bytes)]
        .into_iter()
        .flatten()
    {
        let imported = definition(&foreign, &key, regency);
        if imported.is_unchanged {
            continue;
        }
        let checked = maklumat_sop::check(&imported.text, None, &key, regency);
        let broken = checked.findings.iter().find(|finding| finding.code.number == "TXT-001");
        assert!(
            broken.is_none() || foreign.kept.is_some(),
            "not TOML: {:?}\n{}",
            broken,
            imported.text
        );
    }
    let _ = read(bytes);
    assert!(
        began.elapsed() < PATIENCE,
        "{:?} for {} bytes",
        began.elapsed(),
        bytes.len()
    );
}

/// Changes of bytes: one replaced, a stretch taken out, a stretch doubled.
fn damaged(bytes: &[u8], changes: &[(usize, u8, u8)]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (at, kind, byte) in changes {
        if bytes.is_empty() {
            break;
        }
        let at = at % bytes.len();
        let end = (at + usize::from(*byte)).min(bytes.len());
        match kind % 3 {
            0 => bytes[at] = *byte,
            1 => drop(bytes.drain(at..end)),
            _ => {
                let doubled = bytes[at..end].to_vec();
                bytes.splice(at..at, doubled);
            }
        }
    }
    bytes
}

fn changes() -> impl Strategy<Value = Vec<(usize, u8, u8)>> {
    proptest::collection::vec((any::<usize>(), any::<u8>(), any::<u8>()), 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_diagram_never_breaks_the_reader(which in 0usize..13, changes in changes()) {
        survive(&damaged(samples().bpmn[which].as_bytes(), &changes));
    }

    #[test]
    fn a_damaged_sheet_never_breaks_the_reader(changes in changes()) {
        let sheet = damaged(samples().sheet.as_bytes(), &changes);
        survive(&sheet_archive(&String::from_utf8_lossy(&sheet)));
        survive(&damaged(&sheet_archive(&samples().sheet), &changes));
    }

    #[test]
    fn a_damaged_document_never_breaks_the_reader(changes in changes()) {
        let body = damaged(samples().body.as_bytes(), &changes);
        survive(&document(&String::from_utf8_lossy(&body)));
        survive(&damaged(&document(&samples().body), &changes));
    }

    #[test]
    fn any_words_in_cells_give_a_text_that_is_toml(name in "\\PC{0,40}", by in "\\PC{0,20}", time in "\\PC{0,20}", notes in "\\PC{0,60}") {
        let words = |text: &str| text.replace('>', "&gt;").replace('"', "&quot;");
        survive(&workbook("SOP", &[
            ("A1", "No"), ("B1", "Kegiatan"), ("C1", "Pelaksana"), ("D1", "Waktu"), ("E1", "Kelengkapan"), ("F1", "Output"), ("G1", "Keterangan"),
            ("A2", "1"), ("B2", &words(&name)), ("C2", &words(&by)), ("D2", &words(&time)), ("E2", &words(&notes)), ("F2", &words(&name)), ("G2", &words(&notes)),
            ("A3", "2"), ("B3", "Memeriksa"), ("G3", &words(&notes)),
        ], &[]));
    }

    #[test]
    fn any_bytes_at_all(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        survive(&bytes);
    }
}

#[test]
fn an_archive_that_unpacks_to_more_than_it_says_is_refused() {
    let huge = format!("<worksheet>{}</worksheet>", " ".repeat(40 * 1024 * 1024));
    let bytes = sheet_archive(&huge);
    assert!(bytes.len() < 1024 * 1024, "it is small while packed");
    assert_eq!(read_xlsx(&bytes).unwrap_err(), Unreadable::TooLarge);
}

#[test]
fn a_cell_at_the_end_of_the_sheet_costs_nothing() {
    let sheet = SHEET.replace("r=\"H4\"", "r=\"XFD1048576\"");
    let began = Instant::now();
    let foreign = read_xlsx(&sheet_archive(&sheet)).unwrap();
    assert_eq!(foreign.activities.len(), 2);
    assert!(
        foreign.found.iter().any(|finding| finding.code.number == "IMP-013"),
        "what is cut off is told"
    );
    assert!(began.elapsed() < PATIENCE);
}

#[test]
fn as_many_rows_columns_and_merges_as_fit_are_read_in_time() {
    let cells: String = (3..60_000)
        .map(|row| format!(r#"<row r="{row}"><c r="A{row}"><v>{row}</v></c><c r="B{row}" t="inlineStr"><is><t>Mencatat {row}</t></is></c></row>"#))
        .collect();
    let merges: String = (3..9_000)
        .map(|row| format!(r#"<mergeCell ref="C{row}:H{row}"/>"#))
        .collect();
    let sheet = SHEET
        .replace("</sheetData>", &format!("{cells}</sheetData>"))
        .replace("<mergeCells>", &format!("<mergeCells>{merges}"));
    survive(&sheet_archive(&sheet));
}

#[test]
fn a_diagram_of_many_gateways_is_read_in_time() {
    let mut body = String::new();
    for n in 0..1_100 {
        body.push_str(&format!(r#"<parallelGateway id="g{n}"/>"#));
        body.push_str(&format!(
            r#"<sequenceFlow sourceRef="g{n}" targetRef="g{}"/>"#,
            (n * 7 + 1) % 1_100
        ));
        body.push_str(&format!(
            r#"<sequenceFlow sourceRef="g{n}" targetRef="g{}"/>"#,
            (n + 1) % 1_100
        ));
    }
    let text = format!(
        r#"<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p"><startEvent id="s"/><task id="a" name="Mulai"/><sequenceFlow sourceRef="s" targetRef="a"/><sequenceFlow sourceRef="a" targetRef="g0"/>{body}</process></definitions>"#
    );
    survive(text.as_bytes());
}

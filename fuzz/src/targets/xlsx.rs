//! A workbook with the table of a SOP: any bytes as they are, and any texts as the parts of an archive.

use std::io;
use std::path::Path;

use maklumat_exchange::read_xlsx;

use crate::archive::archive;
use crate::parts::{joined, parts};
use crate::targets::bpmn::composed;

const WORKBOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="SOP" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>"#;
const STRINGS: &str = r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>Uraian Kegiatan</t></si><si><r><t>Pelak</t></r><r><t>sana</t></r></si></sst>"#;

/// A table as offices keep it: two rows of heads, a mark for who does it.
const ROWS: [&[(&str, &str)]; 5] = [
    &[
        ("A1", "No"),
        ("B1", "Uraian Kegiatan"),
        ("C1", "Pelaksana"),
        ("E1", "Mutu Baku"),
        ("H1", "Keterangan"),
    ],
    &[
        ("C2", "Pemohon"),
        ("D2", "Petugas Front Office"),
        ("E2", "Kelengkapan"),
        ("F2", "Waktu"),
        ("G2", "Output"),
    ],
    &[
        ("A3", "1"),
        ("B3", "Mengajukan permohonan"),
        ("C3", "v"),
        ("E3", "KTP; KK"),
        ("F3", "10 menit"),
        ("G3", "Berkas"),
    ],
    &[
        ("A4", "2"),
        ("B4", "Memeriksa berkas"),
        ("D4", "v"),
        ("E4", "Berkas"),
        ("F4", "1-2 hari"),
        ("H4", "Tidak lengkap: kembali ke 1"),
    ],
    &[
        ("A5", "3"),
        ("B5", "Menyerahkan izin"),
        ("D5", "O"),
        ("F5", "0,5 jam"),
        ("G5", "Izin"),
        ("H5", "Selesai"),
    ],
];

pub fn run(bytes: &[u8]) {
    composed(read_xlsx(bytes));
    let [sheet, workbook, strings] = parts(bytes);
    let workbook = if workbook.is_empty() { WORKBOOK } else { &workbook };
    composed(read_xlsx(&archive(&[
        ("xl/workbook.xml", workbook),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/sharedStrings.xml", &strings),
        ("xl/worksheets/sheet1.xml", &sheet),
    ])));
}

pub fn seeds(_: &Path) -> io::Result<Vec<Vec<u8>>> {
    let cell = |(at, words): &(&str, &str)| format!(r#"<c r="{at}" t="inlineStr"><is><t>{words}</t></is></c>"#);
    let row = |cells: &&[(&str, &str)]| format!("<row>{}</row>", cells.iter().map(cell).collect::<String>());
    let rows: String = ROWS.iter().map(row).collect();
    let merges = r#"<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="C1:D1"/><mergeCell ref="E1:G1"/></mergeCells>"#;
    let sheet = |rows: &str| {
        format!(
            r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData>{merges}</worksheet>"#
        )
    };
    let shared = r#"<row r="1"><c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c><c r="F1"><v>15</v></c></row>"#;
    let packed = archive(&[
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/worksheets/sheet1.xml", &sheet(&rows)),
    ]);
    Ok(vec![
        joined(&[&sheet(&rows), WORKBOOK, STRINGS]),
        joined(&[&sheet(shared), WORKBOOK, STRINGS]),
        packed,
    ])
}

//! A Word file with the table of a SOP: any bytes as they are, and any text as its body.

use std::io;
use std::path::Path;

use maklumat_exchange::read_docx;

use crate::archive::archive;
use crate::targets::bpmn::composed;

const DOCUMENT: &str = "word/document.xml";

/// A table as offices keep it, row by row.
const ROWS: [&[&str]; 5] = [
    &[
        "No",
        "Uraian Kegiatan",
        "Pelaksana",
        "Kelengkapan",
        "Waktu",
        "Output",
        "Keterangan",
    ],
    &["1", "Mengajukan permohonan", "Pemohon", "KTP", "10 menit", "Berkas", ""],
    &[
        "2",
        "Memeriksa berkas",
        "Petugas Front Office",
        "Berkas",
        "1 hari kerja",
        "Berkas lengkap",
        "Ya ke 3, tidak ke 1",
    ],
    &[
        "3",
        "Menandatangani izin",
        "Kepala Dinas",
        "",
        "sesuai kegiatan",
        "Izin",
        "",
    ],
    &[
        "4",
        "Menyerahkan izin",
        "Petugas Front Office",
        "-",
        "5'",
        "Izin diterima",
        "Selesai",
    ],
];

pub fn run(bytes: &[u8]) {
    composed(read_docx(bytes));
    let text = String::from_utf8_lossy(bytes);
    composed(read_docx(&archive(&[(DOCUMENT, &text)])));
}

pub fn seeds(_: &Path) -> io::Result<Vec<Vec<u8>>> {
    let cell = |words: &&str| format!("<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>");
    let row = |cells: &&[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>());
    let rows: String = ROWS.iter().map(row).collect();
    let merged = r#"<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc><w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr><w:p/></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>"#;
    let document = |rows: &str| {
        format!(
            r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>STANDAR OPERASIONAL PROSEDUR</w:t></w:r></w:p><w:tbl>{rows}</w:tbl></w:body></w:document>"#
        )
    };
    let texts = [document(&rows), document(&[merged, &rows].concat())];
    let packed = texts.iter().map(|text| archive(&[(DOCUMENT, text)]));
    Ok(texts
        .iter()
        .map(|text| text.clone().into_bytes())
        .chain(packed)
        .collect())
}

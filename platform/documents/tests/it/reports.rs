//! A table in its three forms.

use maklumat_calendar::Date;
use maklumat_documents::{Cell, Column, Letterhead, Renderer, Report, report};
use maklumat_vocabulary::Language;

pub(crate) fn table(rows: usize) -> Report {
    let row = |number: usize| {
        vec![
            Cell::Text(format!("Layanan {number}")),
            Cell::Count(1_234),
            Cell::Share { part: 47, whole: 50 },
            Cell::Tenths(34),
            Cell::Day(Date::constant(2026, 11, 23)),
            Cell::Unsaid("terlalu sedikit untuk disimpulkan".to_owned()),
        ]
    };
    Report {
        language: Language::Indonesian,
        title: "Kinerja pelayanan".to_owned(),
        period: "26 Agustus 2026 sampai 23 November 2026".to_owned(),
        source: "Kabupaten Sungai Raya, dihitung Senin, 23 November 2026".to_owned(),
        notes: vec!["Waktu dihitung dalam jam buka kantor.".to_owned()],
        columns: vec![
            Column::text("Layanan"),
            Column::number("Selesai"),
            Column::number("Sesuai janji"),
            Column::number("Median (hari kerja)"),
            Column::text("Sampai"),
            Column::number("Terlambat"),
        ],
        rows: (1..=rows).map(row).collect(),
        made_at: "2026-11-23T02:00:00Z".parse().unwrap(),
    }
}

#[test]
fn a_text_that_looks_like_a_formula_is_none_in_csv() {
    let mut table = table(1);
    table.rows[0][0] = Cell::Text("=HYPERLINK(\"http://contoh\")".to_owned());
    table.rows.push(vec![Cell::Text("@a".to_owned()), Cell::Count(0)]);
    let csv = String::from_utf8(table.csv()).unwrap();
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(
        lines[0],
        "Layanan,Selesai,Sesuai janji,Median (hari kerja),Sampai,Terlambat"
    );
    assert_eq!(
        lines[1],
        "\"'=HYPERLINK(\"\"http://contoh\"\")\",1234,94.0,3.4,2026-11-23,"
    );
    assert_eq!(lines[2], "'@a,0");
}

#[test]
fn a_workbook_is_one_and_always_the_same() {
    let bytes = table(3).xlsx().unwrap();
    assert!(bytes.starts_with(b"PK"));
    assert_eq!(bytes, table(3).xlsx().unwrap());
    if let Some(folder) = std::env::var_os("MAKLUMAT_SAMPLES") {
        std::fs::write(std::path::Path::new(&folder).join("laporan.xlsx"), &bytes).unwrap();
    }
}

#[test]
fn a_long_table_is_set_on_many_pages() {
    let letterhead = Letterhead {
        regency: "Kabupaten Sungai Raya".to_owned(),
        unit: "Sekretariat Daerah".to_owned(),
        ..Letterhead::default()
    };
    let pdf = Renderer::new()
        .unwrap()
        .render(&report(&table(80), &letterhead))
        .unwrap();
    assert!(pdf.as_bytes().starts_with(b"%PDF"));
    if let Some(folder) = std::env::var_os("MAKLUMAT_SAMPLES") {
        std::fs::write(std::path::Path::new(&folder).join("laporan.pdf"), pdf.as_bytes()).unwrap();
    }
}

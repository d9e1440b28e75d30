//! Exports of SP4N-LAPOR!, tidy and untidy.

use std::collections::{BTreeMap, BTreeSet};

use maklumat_calendar::Date;
use maklumat_complaint::{
    Channel, Class, IdentityKey, ImportFindingKind, Imported, Known, Path, Reference, Reporter, ReporterKind, plain,
    read_export,
};
use maklumat_vocabulary::UnitId;
use proptest::prelude::*;

const EXPORT: &str = "\
Laporan SP4N||||||||||
Tracking ID|Judul|Isi Laporan|Tanggal Kejadian|Lokasi|Instansi Tujuan|Kategori|Klasifikasi Laporan|Anonim|Rahasia|Nama Pelapor|Usia
8001|Lampu mati|Lampu depan pasar mati|03/11/2026|Pasar|Dinas Perhubungan|Jalan|Pengaduan Tidak Berkadar Pengawasan|Tidak|Tidak|Warga Satu|41
8002|Antrean|Antrean terlalu lama|3 November 2026||Dinas Entah|Layanan|?|Ya||Warga Dua|
|Usul|Taman bacaan|kemarin||Dinas Perhubungan|Aspirasi|Aspirasi|tidak|mungkin||
8001|Lampu mati|Lampu depan pasar mati||||||||Warga Satu|
8004|||2026-11-03||||||||
";

fn rows(text: &str) -> Vec<Vec<String>> {
    text.lines()
        .map(|line| line.split('|').map(str::to_owned).collect())
        .collect()
}

fn read(text: &str, known: &[&str]) -> Imported {
    let tracking: BTreeSet<String> = known.iter().map(|id| (*id).to_owned()).collect();
    let units = BTreeMap::from([(plain("Dinas Perhubungan"), UnitId::new("dishub"))]);
    read_export(
        &rows(text),
        Known {
            tracking: &tracking,
            units: &units,
        },
    )
}

#[test]
fn a_tidy_row_becomes_a_report_with_every_cell_in_its_place() {
    let first = read(EXPORT, &[]).reports.remove(0);
    assert_eq!(
        (first.row, first.tracking.as_str(), first.reporter),
        (3, "8001", ReporterKind::Named)
    );
    assert_eq!(first.report.unit, Some(UnitId::new("dishub")));
    assert_eq!(first.report.occurred_on, Some(Date::constant(2026, 11, 3)));
    assert_eq!(
        (first.report.place.as_deref(), first.class),
        (Some("Pasar"), Some(Class::WithoutSupervision))
    );
    let notes = [("Kategori", "Jalan"), ("Usia", "41")].map(|(name, cell)| (name.to_owned(), cell.to_owned()));
    assert_eq!(first.report.notes, notes);
    assert_eq!(first.identity, [("Nama Pelapor".to_owned(), "Warga Satu".to_owned())]);
    let submission = first.submission(Reference("ADU-1".to_owned()), IdentityKey("k-1".to_owned()));
    assert_eq!(
        submission.channel,
        Channel::Sp4n {
            tracking: "8001".to_owned()
        }
    );
    assert_eq!(submission.reporter, Reporter::Named(IdentityKey("k-1".to_owned())));
}

#[test]
fn an_untidy_export_loses_nothing_and_says_what_to_look_at() {
    let imported = read(EXPORT, &[]);
    assert_eq!(imported.reports.len(), 3);
    let second = &imported.reports[1];
    assert_eq!(
        (second.reporter, second.report.unit.clone()),
        (ReporterKind::Anonymous, None)
    );
    assert!(second.identity.is_empty());
    let noted = |cell: &str| second.report.notes.iter().any(|(_, noted)| noted == cell);
    assert!(noted("Dinas Entah") && noted("?"));
    let third = &imported.reports[2];
    assert_eq!(
        (third.reporter, third.class),
        (ReporterKind::Confidential, Some(Class::Aspiration))
    );
    assert!(
        third
            .report
            .notes
            .contains(&("Tanggal Kejadian".to_owned(), "kemarin".to_owned()))
    );
    let found: Vec<(usize, &str)> = imported
        .findings
        .iter()
        .map(|finding| (finding.row, kind(&finding.kind)))
        .collect();
    let expected = [
        (4, "unit"),
        (4, "name"),
        (5, "tracking"),
        (5, "day"),
        (5, "yes"),
        (6, "known"),
        (7, "nothing"),
    ];
    assert_eq!(found, expected);
}

fn kind(kind: &ImportFindingKind) -> &'static str {
    match kind {
        ImportFindingKind::NoHeading => "heading",
        ImportFindingKind::SaysNothing => "nothing",
        ImportFindingKind::KnownAlready => "known",
        ImportFindingKind::NoTracking => "tracking",
        ImportFindingKind::UnknownUnit { .. } => "unit",
        ImportFindingKind::NotADay { .. } => "day",
        ImportFindingKind::NeitherYesNorNo { .. } => "yes",
        ImportFindingKind::NameOfAnonymous => "name",
    }
}

#[test]
fn the_same_export_brings_nothing_new_the_second_time() {
    let first = read(EXPORT, &[]);
    let known: Vec<&str> = first.reports.iter().map(|report| report.tracking.as_str()).collect();
    assert_eq!(read(EXPORT, &known).reports, []);
}

#[test]
fn a_table_without_headings_is_told_so() {
    let imported = read("a|b\nc|d", &[]);
    assert_eq!(imported.findings[0].kind, ImportFindingKind::NoHeading);
    assert!(imported.reports.is_empty());
}

#[test]
fn a_levy_report_goes_to_the_inspectorate_unseen() {
    for table in [
        "Isi|Kategori\nDiminta uang|Pungutan Liar",
        "Isi|Klasifikasi\nDiminta uang|pungli",
    ] {
        let report = read(table, &[]).reports.remove(0);
        assert_eq!(report.class, Some(Class::Levy));
        let submission = report.submission(Reference("ADU-1".to_owned()), IdentityKey("k-1".to_owned()));
        assert_eq!(submission.path, Path::Inspectorate);
    }
}

#[test]
fn days_are_read_as_indonesian_offices_write_them_and_no_others() {
    for (cell, expected) in [
        ("2026-02-09", Some((2, 9))),
        ("2026-02-09T08:15:00", Some((2, 9))),
        ("9/2/2026 08:15", Some((2, 9))),
        ("09-02-2026", Some((2, 9))),
        ("9 Februari 2026", Some((2, 9))),
        ("31/02/2026", None),
        ("02/2026", None),
        ("9/2/26", None),
    ] {
        let table = format!("Judul|Isi|Tanggal Kejadian\nA|B|{cell}");
        let day = read(&table, &[]).reports.remove(0).report.occurred_on;
        assert_eq!(
            day,
            expected.map(|(month, day)| Date::constant(2026, month, day)),
            "{cell}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_cell_of_a_row_that_is_read_is_found_again(cells in proptest::collection::vec("[a-z]{1,6}", 12..14)) {
        let heading = EXPORT.lines().nth(1).unwrap();
        let table = format!("{heading}\n{}", cells.join("|"));
        let imported = read(&table, &[]);
        let report = &imported.reports[0];
        let told = format!("{report:?}");
        for (at, cell) in cells.iter().enumerate() {
            // Anonymous and confidential are answers; the name of an anonymous reporter is left out.
            let is_kept = !matches!(at, 8..=10);
            prop_assert!(!is_kept || told.contains(cell.as_str()), "{} of {:?}", cell, report);
        }
    }

    #[test]
    fn no_table_stops_the_reader(rows in proptest::collection::vec(proptest::collection::vec(".{0,12}", 0..6), 0..6)) {
        let heading = vec!["Judul".to_owned(), "Tanggal Kejadian".to_owned(), "Anonim".to_owned(), "ID Laporan".to_owned()];
        let (tracking, units) = (BTreeSet::new(), BTreeMap::new());
        let table: Vec<Vec<String>> = std::iter::once(heading).chain(rows).collect();
        let imported = read_export(&table, Known { tracking: &tracking, units: &units });
        let rows: BTreeSet<usize> = imported.reports.iter().map(|report| report.row).chain(imported.findings.iter().map(|finding| finding.row)).collect();
        let filled = table.iter().enumerate().skip(1).filter(|(_, row)| row.iter().any(|cell| !cell.trim().is_empty()));
        for (at, _) in filled {
            prop_assert!(rows.contains(&(at + 1)), "row {} is neither read nor told", at + 1);
        }
    }

    #[test]
    fn no_text_stops_the_readers_of_rules_and_events(text in ".{0,80}", cut in 0usize..200) {
        let _ = maklumat_complaint::Rules::read(&text);
        let _ = maklumat_complaint::wire::decode("taken", 1, &text, Some(&text));
        let ours = include_str!("../../rules/sp4n-2018.toml");
        let broken: String = ours.chars().take(cut * 20).chain(text.chars()).collect();
        let flaws = maklumat_complaint::Rules::read(&broken);
        prop_assert!(flaws.is_err() || cut * 20 >= ours.chars().count());
    }
}

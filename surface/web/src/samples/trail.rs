//! The audit trail, and who may do what.

#![expect(clippy::too_many_lines, reason = "a list of samples is read from top to bottom")]

use maklumat_app::{AccessGroup, AccessTable, AuditKind, Deputy, Person, Trail, TrailDetail, TrailFilter, TrailRow};
use maklumat_vocabulary::{Language, ServiceKey, Text, UnitId};

use super::officer::work;
use super::values::{at, case_id, date, private, text};
use super::{Sample, rendered};
use crate::officer::access::AccessPage;
use crate::officer::trail::TrailPage;

fn person(name: &str) -> Person {
    Person {
        id: format!("p-{}", name.len()),
        name: private(name),
    }
}

fn row(kind: AuditKind, to: Option<&str>, detail: TrailDetail) -> TrailRow {
    TrailRow {
        at: at(11, 23, 9, 5),
        kind,
        by: (kind != AuditKind::ShutOut).then(|| person("Sekar Contoh")),
        to: to.map(person),
        unit: None,
        service: None,
        case: None,
        detail,
    }
}

pub(super) fn overseeing(language: Language) -> Vec<Sample> {
    let page = |rows: Vec<TrailRow>, persons: Vec<Person>, filter: TrailFilter| TrailPage {
        f: work(language).titled_by("trail-title"),
        trail: Trail {
            rows,
            page: 2,
            has_more: true,
            person: filter.person.as_ref().map(|_| person("Melati Contoh")),
        },
        filter,
        units: vec![(UnitId::new("dishub"), "Dinas Perhubungan".to_owned())],
        persons,
        nobody: None,
        form_token: "0a1b".to_owned(),
    };
    let given = TrailDetail::Position {
        name: text("Kepala Dinas"),
        deputy: Some(Deputy::Plh),
        from: Some(date(11, 23)),
        until: Some(date(11, 27)),
    };
    let of_case = TrailRow {
        unit: Some(text("Dinas Perizinan")),
        service: Some((
            ServiceKey::new("dpmptsp", "sip-dokter"),
            text("Surat Izin Praktik Dokter"),
        )),
        case: Some(case_id()),
        ..row(AuditKind::Overridden, None, TrailDetail::Nothing)
    };
    let rows = vec![
        row(AuditKind::SignedIn, None, TrailDetail::Count(2)),
        row(AuditKind::PositionGiven, Some("Melati Contoh"), given),
        row(AuditKind::ShutOut, Some("Melati Contoh"), TrailDetail::Count(5)),
        of_case,
    ];
    let filter = TrailFilter {
        person: Some("p-13".to_owned()),
        kind: Some(AuditKind::SignedIn),
        ..TrailFilter::default()
    };
    let yes_and_no = |id: &'static str, en: &'static str, first: bool| {
        (Text { id, en }, (0..8).map(|at| first == (at % 3 == 0)).collect())
    };
    let role = |id: &'static str, en: &'static str| Text { id, en };
    let table = AccessTable {
        roles: vec![
            role("Siapa saja", "Anybody"),
            role("Pemohon, dengan kode dan PIN", "Applicant, by reference and PIN"),
            role("Pelaksana langkah layanan itu", "Performs a step of the service"),
            role("Atasan atau kepala unit", "Superior or head of the unit"),
            role("Petugas lain di unit itu", "Other officer of the unit"),
            role("Petugas layanan lain", "Officer of another service"),
            role("Pengawas", "Overseer"),
            role("Pengelola sistem", "Administrator"),
        ],
        groups: vec![AccessGroup {
            name: role("Mengerjakan berkas", "Work on files"),
            rows: vec![
                yes_and_no("Membaca daftar layanan", "Read the list of services", true),
                yes_and_no("Menyelesaikan langkah", "Complete a step", false),
            ],
        }],
    };
    vec![
        rendered("15-jejak", &page(rows, Vec::new(), filter)),
        rendered(
            "15b-jejak-kosong",
            &page(Vec::new(), Vec::new(), TrailFilter::default()),
        ),
        rendered(
            "15c-jejak-siapa",
            &page(
                Vec::new(),
                vec![person("Melati Contoh"), person("Melati Teladan")],
                TrailFilter::default(),
            ),
        ),
        rendered(
            "15d-wewenang",
            &AccessPage {
                f: work(language).titled_by("access-title"),
                table,
            },
        ),
    ]
}

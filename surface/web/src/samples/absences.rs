//! Who is away, and who stands in.

use maklumat_app::{AbsenceKind, AbsenceRow, Absences, Deputies, Deputy, DeputyRow, Person, Sentence};
use maklumat_vocabulary::{Language, PositionKey};

use super::officer::work;
use super::values::{case_id, date, private, text};
use super::{Sample, rendered};
use crate::form::Form;
use crate::officer::absences::AbsencesPage;
use crate::officer::deputies::DeputiesPage;

fn person(name: &str) -> Person {
    Person {
        id: format!("p-{}", name.len()),
        name: private(name),
    }
}

fn row(name: &str, hand_to: Option<&str>, is_now: bool) -> AbsenceRow {
    AbsenceRow {
        id: case_id().0,
        person: person(name),
        positions: vec![text("Verifikator")],
        from: date(11, 23),
        until: date(11, 27),
        kind: AbsenceKind::Leave,
        hand_to: hand_to.map(person),
        is_now,
    }
}

fn away(language: Language, absences: Absences, refusal: Option<Sentence>) -> AbsencesPage {
    AbsencesPage {
        f: work(language).titled_by("absence-title"),
        absences,
        may_enter: true,
        typed: Form::of(&[("sebab", "duty")]),
        refusal,
        form_token: "0a1b".to_owned(),
    }
}

pub(super) fn standing_in(language: Language) -> Vec<Sample> {
    let refusal = Sentence {
        what: "Ketidakhadiran pada hari-hari itu sudah tercatat.".to_owned(),
        then: "Batalkan dulu yang lama, atau pilih hari lain.".to_owned(),
    };
    let of_head = Absences {
        own: vec![row("Sekar Contoh", Some("Melati Teladan"), false)],
        team: vec![
            row("Melati Contoh", Some("Melati Teladan"), true),
            row("Bayu Contoh", None, false),
        ],
        members: vec![person("Melati Contoh"), person("Bayu Contoh")],
        colleagues: vec![person("Melati Teladan")],
    };
    let of_nobody = Absences {
        own: Vec::new(),
        team: Vec::new(),
        members: Vec::new(),
        colleagues: vec![person("Melati Teladan")],
    };
    let deputies = |rows| DeputiesPage {
        f: work(language).titled_by("deputy-title"),
        deputies: Deputies {
            rows,
            positions: vec![(
                PositionKey::new("dishub", "kepala-dinas"),
                text("Kepala Dinas"),
                text("Dinas Perhubungan"),
            )],
            persons: vec![(person("Melati Contoh"), private("Sekretaris"))],
        },
        typed: Form::default(),
        refusal: None,
        form_token: "0a1b".to_owned(),
    };
    let deputy = DeputyRow {
        person: person("Melati Contoh"),
        position: PositionKey::new("dishub", "kepala-dinas"),
        name: text("Kepala Dinas"),
        unit: text("Dinas Perhubungan"),
        deputy: Deputy::Plh,
        from: date(11, 23),
        until: Some(date(11, 27)),
        decree: Some(("800/12/2026".to_owned(), date(11, 20))),
        by: Some(person("Sekar Contoh")),
    };
    vec![
        rendered("16-tidak-hadir", &away(language, of_head, Some(refusal))),
        rendered("16b-tidak-hadir", &away(language, of_nobody, None)),
        rendered("17-pengganti", &deputies(vec![deputy])),
        rendered("17b-pengganti-kosong", &deputies(Vec::new())),
    ]
}

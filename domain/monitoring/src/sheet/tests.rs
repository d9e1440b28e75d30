use proptest::prelude::*;

use super::*;

const TODAY: Date = Date::constant(2026, 11, 23);

fn step() -> StepId {
    StepId::new("periksa")
}

fn row(judgement: Option<Judgement>) -> Row {
    Row {
        step: step(),
        judgement,
        note: String::new(),
        action: Action::default(),
        measured: None,
    }
}

fn action() -> Action {
    Action {
        what: "Tambah satu penguji".to_owned(),
        by: Some(PositionKey::new("dishub", "kepala-uptd")),
        until: Some(TODAY),
    }
}

fn gaps(row: Row) -> Vec<SheetGap> {
    let sheet = Sheet {
        methods: vec![Method::Observation],
        rows: vec![row],
    };
    sheet.gaps(TODAY)
}

fn late() -> Option<Measured> {
    Some(Measured {
        visits: 10,
        late: 5,
        ..Measured::default()
    })
}

#[test]
fn a_step_that_works_needs_no_word() {
    assert_eq!(gaps(row(Some(Judgement::WorksWell))), []);
}

#[test]
fn a_step_nobody_judged_keeps_the_sheet_open() {
    assert_eq!(gaps(row(None)), [SheetGap::NotJudged(step())]);
}

#[test]
fn a_step_that_works_badly_says_in_what_and_what_is_done_by_whom_until_when() {
    let missing = gaps(row(Some(Judgement::WorksBadly)));
    assert_eq!(
        missing,
        [
            SheetGap::NoNote(step()),
            SheetGap::Action(step(), ActionGap::What),
            SheetGap::Action(step(), ActionGap::By),
            SheetGap::Action(step(), ActionGap::Until),
        ]
    );
    let told = Row {
        note: "Antre sampai siang".to_owned(),
        action: action(),
        ..row(Some(Judgement::WorksBadly))
    };
    assert_eq!(gaps(told), []);
}

#[test]
fn who_says_it_works_against_the_figures_says_why() {
    let against = Row {
        measured: late(),
        ..row(Some(Judgement::WorksWell))
    };
    assert_eq!(gaps(against.clone()), [SheetGap::FiguresUnanswered(step())]);
    let explained = Row {
        note: "Alat uji rusak dua minggu pada bulan Agustus".to_owned(),
        ..against
    };
    assert_eq!(gaps(explained), []);
}

#[test]
fn an_action_cannot_end_before_it_is_decided() {
    let past = Row {
        action: Action {
            until: Some(Date::constant(2026, 11, 22)),
            ..action()
        },
        ..row(Some(Judgement::WorksWell))
    };
    assert_eq!(gaps(past), [SheetGap::Action(step(), ActionGap::Past)]);
}

#[test]
fn how_somebody_looked_is_part_of_the_sheet() {
    let sheet = Sheet {
        methods: Vec::new(),
        rows: vec![row(Some(Judgement::WorksWell))],
    };
    assert_eq!(sheet.gaps(TODAY), [SheetGap::NoMethod]);
    assert_eq!(sheet.judged(), (1, 1));
}

fn any_row() -> impl Strategy<Value = Row> {
    let judgement = prop_oneof![
        Just(None),
        Just(Some(Judgement::WorksWell)),
        Just(Some(Judgement::WorksBadly))
    ];
    let words = prop_oneof![Just(String::new()), Just("kata".to_owned())];
    (
        judgement,
        words.clone(),
        words,
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(judgement, note, what, has_by, has_until, is_late)| Row {
            note,
            action: Action {
                what,
                by: has_by.then(|| PositionKey::new("dishub", "kepala-uptd")),
                until: has_until.then_some(TODAY),
            },
            measured: late().filter(|_| is_late),
            ..row(judgement)
        })
}

proptest! {
    /// Nothing that is written more can open a gap that was closed, and every gap names what closes it.
    #[test]
    fn filling_in_what_is_missing_finishes_any_sheet(rows in proptest::collection::vec(any_row(), 0..6)) {
        let mut sheet = Sheet { methods: Vec::new(), rows };
        for (place, row) in sheet.rows.iter_mut().enumerate() {
            row.step = StepId::new(&format!("langkah-{place}"));
        }
        let mut rounds = 0;
        while let Some(gap) = sheet.gaps(TODAY).first().cloned() {
            let before = sheet.gaps(TODAY).len();
            fill(&mut sheet, &gap);
            let after = sheet.gaps(TODAY);
            prop_assert!(!after.iter().take(1).any(|next| *next == gap), "{gap:?} stays");
            // A step that is judged may ask for a note; all else only takes away.
            let is_judging = matches!(gap, SheetGap::NotJudged(_));
            prop_assert!(is_judging || after.len() < before);
            rounds += 1;
            prop_assert!(rounds < 100);
        }
    }
}

fn fill(sheet: &mut Sheet, gap: &SheetGap) {
    let step = match gap {
        SheetGap::NoMethod => return sheet.methods.push(Method::Guidance),
        SheetGap::NotJudged(step)
        | SheetGap::NoNote(step)
        | SheetGap::FiguresUnanswered(step)
        | SheetGap::Action(step, _) => step,
    };
    let row = sheet.rows.iter_mut().find(|row| row.step == *step).unwrap();
    match gap {
        SheetGap::NoMethod => {}
        SheetGap::NotJudged(_) => row.judgement = Some(Judgement::WorksWell),
        SheetGap::NoNote(_) | SheetGap::FiguresUnanswered(_) => row.note = "kata".to_owned(),
        SheetGap::Action(_, ActionGap::What) => row.action.what = "kata".to_owned(),
        SheetGap::Action(_, ActionGap::By) => row.action.by = Some(PositionKey::new("dishub", "kepala-uptd")),
        SheetGap::Action(_, ActionGap::Until | ActionGap::Past) => row.action.until = Some(TODAY),
    }
}

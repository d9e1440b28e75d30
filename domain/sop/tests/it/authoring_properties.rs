//! What holds for every change of every service of the project, whatever an author does.

use std::collections::{BTreeMap, BTreeSet};

use maklumat_sop::{
    Cell, CellKind, Outline, Regency, Rewrite, Rewritten, ServiceTexts, Splice, check, outline, rewrite, taken_back,
};
use maklumat_vocabulary::{Diagnostic, ServiceKey, StepId};
use proptest::prelude::*;

use crate::regency::regency;
use crate::services::services;

type Service = (ServiceKey, String, Option<String>);

fn laid_out((key, text, english): &Service, regency: &Regency) -> Outline {
    outline(
        ServiceTexts {
            text,
            english: english.as_deref(),
        },
        key,
        regency,
    )
}

fn made((key, text, english): &Service, what: &Rewrite, regency: &Regency) -> Result<Rewritten, String> {
    let texts = ServiceTexts {
        text,
        english: english.as_deref(),
    };
    rewrite(texts, what, key, regency).map_err(|reason| format!("{what:?}: {reason:?}"))
}

fn after(service: &Service, rewritten: Rewritten) -> Service {
    (service.0.clone(), rewritten.text, rewritten.english)
}

fn write(address: &str, value: &str) -> Rewrite {
    Rewrite::Write {
        address: address.to_owned(),
        value: value.to_owned(),
    }
}

/// Every address that can be written, with what stands there.
fn written(outline: &Outline) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for cell in outline.cells() {
        all.insert(cell.address.clone(), cell.value.clone());
        if let Some(twin) = &cell.english {
            all.insert(twin.address.clone(), twin.value.clone());
        }
    }
    all
}

fn arrows(outline: &Outline) -> Vec<(String, String)> {
    let steps = outline
        .cells()
        .filter(|cell| cell.kind == CellKind::Arrow || cell.address == "sop.start");
    steps.map(|cell| (cell.address.clone(), cell.value.clone())).collect()
}

fn followed(text: &str, splices: &[Splice]) -> Option<String> {
    splices
        .iter()
        .try_fold(text.to_owned(), |text, splice| splice.applied(&text))
}

#[test]
fn what_is_shown_may_be_written_back_and_nothing_changes() {
    let regency = regency();
    let mut cells = 0;
    for service in services() {
        for (address, value) in written(&laid_out(&service, &regency)) {
            let same = made(&service, &write(&address, &value), &regency).unwrap();
            assert_eq!(same.text, service.1, "{} {address} {value:?}", service.0);
            if !value.is_empty() {
                assert_eq!(same.english, service.2, "{} {address} {value:?}", service.0);
            }
            cells += 1;
        }
    }
    assert!(cells > 5_000, "{cells}");
}

#[test]
fn what_is_taken_out_of_a_cell_and_written_again_is_shown_again() {
    let regency = regency();
    for (shift, service) in services().into_iter().enumerate() {
        // Every seventh cell of each service, so that the test stays short; which ones differs between services.
        for (address, value) in written(&laid_out(&service, &regency))
            .into_iter()
            .skip(shift % 7)
            .step_by(7)
        {
            // Outcomes have conditions of their own, which go with them; their names are their ids.
            let is_decision = address.ends_with(".next") && value.contains("->");
            let is_outcome = address.contains(".outcome.") && address.ends_with(".name") && !address.starts_with("en:");
            if value.is_empty() || is_decision || is_outcome {
                continue;
            }
            let cleared = made(
                &service,
                &Rewrite::Clear {
                    address: address.clone(),
                },
                &regency,
            )
            .unwrap();
            let cleared = after(&service, cleared);
            let shown = written(&laid_out(&cleared, &regency));
            assert!(
                shown.get(&address).is_none_or(String::is_empty),
                "{} {address}",
                service.0
            );
            let again = made(&cleared, &write(&address, &value), &regency).unwrap();
            let shown = written(&laid_out(&after(&service, again), &regency));
            assert_eq!(shown.get(&address), Some(&value), "{} {address}", service.0);
        }
    }
}

#[test]
fn a_renamed_step_keeps_every_arrow_and_every_finding() {
    let regency = regency();
    for service in services() {
        let (key, text, english) = &service;
        let before = check(text, english.as_deref(), key, &regency);
        let sop = before.sop.unwrap();
        for step in &sop.definition().steps {
            let id = step.id.to_string();
            let rename = |address: String, id: &str| Rewrite::Rename {
                address,
                id: id.to_owned(),
            };
            let renamed = made(&service, &rename(format!("step.{id}"), "yang-baru"), &regency).unwrap();
            let renamed = after(&service, renamed);
            let checked = check(&renamed.1, renamed.2.as_deref(), key, &regency);
            assert!(checked.english_findings.is_empty(), "{key} {id}");
            let renamed_sop = checked
                .sop
                .unwrap_or_else(|| panic!("{key} {id}: {:?}", checked.findings));
            let named = |step: &StepId| {
                if *step == StepId::new("yang-baru") {
                    StepId::new(&id)
                } else {
                    step.clone()
                }
            };
            for (old, new) in sop.definition().steps.iter().zip(&renamed_sop.definition().steps) {
                assert_eq!(old.id, named(&new.id));
                let leads: BTreeSet<StepId> = renamed_sop.successors(&new.id).iter().map(&named).collect();
                assert_eq!(leads, sop.successors(&old.id).into_iter().collect(), "{key} {id}");
            }
            let back = made(&renamed, &rename("step.yang-baru".to_owned(), &id), &regency).unwrap();
            assert_eq!((&back.text, &back.english), (text, english), "{key} {id}");
        }
    }
}

#[test]
fn every_other_row_may_be_renamed_too_and_the_service_still_runs() {
    let regency = regency();
    for service in services() {
        let (key, text, english) = &service;
        let rows: Vec<String> = laid_out(&service, &regency)
            .rows()
            .iter()
            .map(|row| row.address.clone())
            .filter(|address| address.contains('.') && !address.starts_with("priority."))
            .collect();
        for address in rows {
            let rename = Rewrite::Rename {
                address: address.clone(),
                id: "yang-baru".to_owned(),
            };
            let renamed = after(&service, made(&service, &rename, &regency).unwrap());
            let checked = check(&renamed.1, renamed.2.as_deref(), key, &regency);
            // What a procedure that establishes standards must ask for is known by its ids, and only there.
            let is_error = |finding: &&Diagnostic| finding.is_error() && finding.code.number != "STD-027";
            let errors: Vec<&Diagnostic> = checked.findings.iter().filter(is_error).collect();
            assert!(errors.is_empty(), "{key} {address}: {errors:?}");
            assert!(checked.english_findings.is_empty(), "{key} {address}");
            let (table, id) = address.rsplit_once('.').unwrap();
            let back = Rewrite::Rename {
                address: format!("{table}.yang-baru"),
                id: id.to_owned(),
            };
            let back = made(&renamed, &back, &regency).unwrap();
            assert_eq!((&back.text, &back.english), (text, english), "{key} {address}");
        }
    }
}

#[test]
fn a_step_that_is_added_and_removed_leaves_the_flow_as_it_was() {
    let regency = regency();
    for service in services() {
        let before = laid_out(&service, &regency);
        let steps = before.parts.iter().find(|part| part.id == "step").unwrap();
        for row in &steps.rows {
            let add = Rewrite::AddRow {
                table: "step".to_owned(),
                after: Some(row.address.clone()),
                id: Some("yang-baru".to_owned()),
                cells: vec![("name".to_owned(), "Memeriksa lagi".to_owned())],
            };
            let added = after(&service, made(&service, &add, &regency).unwrap());
            let shown = laid_out(&added, &regency);
            let part = shown.parts.iter().find(|part| part.id == "step").unwrap();
            assert_eq!(part.rows[row.number].id, "yang-baru", "{} {}", service.0, row.id);
            let remove = Rewrite::RemoveRow {
                address: "step.yang-baru".to_owned(),
            };
            let removed = after(&added, made(&added, &remove, &regency).unwrap());
            assert_eq!(
                arrows(&laid_out(&removed, &regency)),
                arrows(&before),
                "{} {}",
                service.0,
                row.id
            );
        }
    }
}

#[test]
fn a_row_that_is_moved_there_and_back_leaves_the_text_as_it_was() {
    let regency = regency();
    for service in services() {
        for part in laid_out(&service, &regency).parts.iter().filter(|part| part.may_grow) {
            for pair in part.rows.windows(2) {
                let [first, second] = pair else { unreachable!() };
                let before = part
                    .rows
                    .iter()
                    .position(|row| row.id == first.id)
                    .unwrap()
                    .checked_sub(1);
                let there = Rewrite::MoveRow {
                    address: first.address.clone(),
                    after: Some(second.address.clone()),
                };
                let back = Rewrite::MoveRow {
                    address: first.address.clone(),
                    after: before.map(|at| part.rows[at].address.clone()),
                };
                let moved = after(&service, made(&service, &there, &regency).unwrap());
                let order: Vec<String> = laid_out(&moved, &regency)
                    .parts
                    .iter()
                    .find(|moved| moved.id == part.id)
                    .unwrap()
                    .rows
                    .iter()
                    .map(|row| row.id.clone())
                    .collect();
                let at = order.iter().position(|id| *id == first.id).unwrap();
                assert_eq!(order[at - 1], second.id, "{} {}", service.0, first.address);
                let back = made(&moved, &back, &regency).unwrap();
                let shown = |service: &Service| written(&laid_out(service, &regency));
                let back = after(&service, back);
                assert_eq!(shown(&back), shown(&service), "{} {}", service.0, first.address);
            }
        }
    }
}

/// Something an author may do, by lot: numbers pick the place.
#[derive(Clone, Debug)]
enum Lot {
    Write(usize, String),
    Clear(usize),
    Add(usize, String),
    Remove(usize),
    Move(usize, usize),
    Rename(usize, String),
    Arrow(usize, String),
}

fn lot() -> impl Strategy<Value = Lot> {
    let words = "[A-Za-z0-9 ;=\"\\\\#\\[\\]{}'\u{e9}\u{2192}\n-]{0,24}";
    let arrow = prop_oneof![
        (1..12_usize).prop_map(|number| number.to_string()),
        Just("selesai".to_owned()),
        Just("ditolak".to_owned()),
        Just("kembali".to_owned()),
        (1..9_usize).prop_map(|number| format!("ya -> {number}; tidak -> kembali")),
        (1..9_usize).prop_map(|number| format!("bersama {number}, {} -> {}", number + 1, number + 2)),
    ];
    prop_oneof![
        4 => (any::<usize>(), words).prop_map(|(at, words)| Lot::Write(at, words)),
        1 => any::<usize>().prop_map(Lot::Clear),
        2 => (any::<usize>(), words).prop_map(|(at, words)| Lot::Add(at, words)),
        1 => any::<usize>().prop_map(Lot::Remove),
        2 => (any::<usize>(), any::<usize>()).prop_map(|(at, to)| Lot::Move(at, to)),
        1 => (any::<usize>(), "[a-z]{1,8}(-[a-z0-9]{1,4})?").prop_map(|(at, id)| Lot::Rename(at, id)),
        2 => (any::<usize>(), arrow).prop_map(|(at, arrow)| Lot::Arrow(at, arrow)),
    ]
}

fn meant(lot: &Lot, outline: &Outline) -> Rewrite {
    let cells: Vec<&Cell> = outline.cells().collect();
    let growing: Vec<String> = outline
        .rows()
        .iter()
        .filter(|row| row.address.contains('.'))
        .map(|row| row.address.clone())
        .collect();
    let cell = |at: usize| {
        let cell = cells[at % cells.len()];
        match &cell.english {
            Some(twin) if at.is_multiple_of(3) => twin.address.clone(),
            Some(_) | None => cell.address.clone(),
        }
    };
    let row = |at: usize| growing[at % growing.len()].clone();
    match lot {
        Lot::Write(at, words) => write(&cell(*at), words),
        Lot::Clear(at) => Rewrite::Clear { address: cell(*at) },
        Lot::Add(at, words) => {
            let after = row(*at);
            let table = after.rsplit_once('.').unwrap().0.to_owned();
            let name = outline
                .parts
                .iter()
                .flat_map(|part| std::iter::once(part).chain(part.rows.iter().flat_map(|row| &row.tables)))
                .find(|part| part.id == table)
                .unwrap()
                .columns[0]
                .key;
            Rewrite::AddRow {
                table,
                after: Some(after),
                id: None,
                cells: vec![(name.to_owned(), words.clone())],
            }
        }
        Lot::Remove(at) => Rewrite::RemoveRow { address: row(*at) },
        Lot::Move(at, to) => {
            let address = row(*at);
            let table = address.rsplit_once('.').unwrap().0.to_owned();
            let others: Vec<&String> = growing
                .iter()
                .filter(|other| **other != address && other.rsplit_once('.').unwrap().0 == table)
                .collect();
            Rewrite::MoveRow {
                after: (!others.is_empty()).then(|| others[to % others.len()].clone()),
                address,
            }
        }
        Lot::Rename(at, id) => Rewrite::Rename {
            address: row(*at),
            id: id.clone(),
        },
        Lot::Arrow(at, arrow) => {
            let arrows: Vec<&&Cell> = cells.iter().filter(|cell| cell.kind == CellKind::Arrow).collect();
            write(&arrows[at % arrows.len()].address, arrow)
        }
    }
}

/// Whether a place is one of those that were touched, or lies in one, or holds one.
fn is_touched(touched: &[String], address: &str) -> bool {
    let holds = |place: &str, address: &str| {
        address
            .strip_prefix(place)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let address = address.strip_prefix("en:").unwrap_or(address);
    let touched = touched.iter().map(|place| place.strip_prefix("en:").unwrap_or(place));
    touched
        .into_iter()
        .any(|place| holds(place, address) || holds(address, place))
}

fn comments(text: &str) -> Vec<&str> {
    text.lines()
        .map(str::trim)
        .filter(|line| line.starts_with('#'))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The text stays readable, nothing that was not touched has another value, no comment is lost with its row still
    /// there, and the splices are what was done: forwards to the new text and backwards to the old.
    #[test]
    fn whatever_an_author_does_the_rest_stays_as_it_is(at in 0..14_usize, lots in prop::collection::vec(lot(), 1..12)) {
        let regency = regency();
        let mut service = services().swap_remove(at);
        for lot in &lots {
            let before = laid_out(&service, &regency);
            let what = meant(lot, &before);
            let Ok(rewritten) = made(&service, &what, &regency) else {
                continue;
            };
            let shown = |service: &Service| written(&laid_out(service, &regency));
            let next = after(&service, rewritten.clone());
            let outline = laid_out(&next, &regency);
            prop_assert!(!outline.is_broken && !outline.english_is_broken, "{:?}\n{}", what, next.1);
            let (old, new) = (shown(&service), written(&outline));
            for (address, value) in &old {
                // Numbers of steps change where one comes, goes or moves.
                let numbers = outline.rows().len() != before.rows().len() || matches!(what, Rewrite::MoveRow { .. });
                let is_step = address.ends_with(".next") || address.ends_with("separate-from")
                    || address == "sop.start" || address.ends_with("until");
                if is_touched(&rewritten.touched, address) || numbers && is_step {
                    continue;
                }
                prop_assert_eq!(new.get(address), Some(value), "{:?}: {}", what, address);
            }
            if !matches!(what, Rewrite::RemoveRow { .. }) && !next.1.contains("\"\"\"") {
                let kept: Vec<&str> = comments(&next.1);
                for comment in comments(&service.1) {
                    prop_assert!(kept.contains(&comment), "{:?} lost {}", what, comment);
                }
            }
            prop_assert_eq!(followed(&service.1, &rewritten.splices), Some(next.1.clone()));
            let back = taken_back(&next.1, &rewritten.splices, &[]);
            prop_assert_eq!(back.map(|(text, _)| text), Some(service.1.clone()));
            service = next;
        }
    }

    /// What is written into a cell of words is what is shown in it.
    #[test]
    fn words_are_shown_as_they_were_written(at in 0..14_usize, cell in any::<usize>(), words in "[A-Za-z\u{e9}\"\\\\'#=,.]{1,12}( [A-Za-z\"{}\\[\\]0-9]{1,8}){0,4}") {
        let regency = regency();
        let service = services().swap_remove(at);
        let outline = laid_out(&service, &regency);
        let cells: Vec<&Cell> = outline
            .cells()
            .filter(|cell| matches!(cell.kind, CellKind::Text | CellKind::LongText | CellKind::List | CellKind::Condition))
            .filter(|cell| !(cell.address.contains(".outcome.") && cell.key == "name"))
            .collect();
        let cell = cells[cell % cells.len()];
        let written = made(&service, &write(&cell.address, &words), &regency).unwrap();
        let shown = laid_out(&after(&service, written), &regency);
        prop_assert_eq!(&shown.cell(&cell.address).unwrap().value, &words);
        if let Some(twin) = &cell.english {
            let written = made(&service, &write(&twin.address, &words), &regency).unwrap();
            let shown = laid_out(&after(&service, written), &regency);
            let twin = shown.cell(&cell.address).unwrap().english.clone().unwrap();
            prop_assert_eq!(twin.value, words);
        }
    }

    /// A change is taken back from under another person's change elsewhere, and theirs stays.
    #[test]
    fn one_change_is_taken_back_and_the_later_one_of_another_stays(at in 0..14_usize, one in lot(), other in lot()) {
        let regency = regency();
        let start = services().swap_remove(at);
        let Ok(first) = made(&start, &meant(&one, &laid_out(&start, &regency)), &regency) else { return Ok(()); };
        let middle = after(&start, first.clone());
        let what = meant(&other, &laid_out(&middle, &regency));
        let Ok(second) = made(&middle, &what, &regency) else { return Ok(()); };
        if let Some((text, done)) = taken_back(&second.text, &first.splices, &second.splices) {
            prop_assert_eq!(followed(&second.text, &done), Some(text.clone()));
            // Where both orders are possible they come to the same.
            if let Ok(alone) = made(&start, &what, &regency) && first.touched.iter().all(|place| !is_touched(&second.touched, place))
                && matches!(what, Rewrite::Write { .. }) && first.splices.len() == 1 && second.splices.len() == 1 {
                let values = |text: &str| written(&laid_out(&(start.0.clone(), text.to_owned(), None), &regency))
                    .into_iter().filter(|(address, _)| !address.starts_with("en:")).collect::<BTreeMap<_, _>>();
                prop_assert_eq!(values(&text), values(&alone.text));
            }
        }
    }
}

//! What holds for every adoption and every merge, whatever was changed on either side.

use std::collections::BTreeMap;

use maklumat_sop::{
    ChangeKind, Index, Lock, Manifest, Newer, Side, Take, ThreeWay, check_adopted, merge, read_adopts, read_decisions,
    resolve,
};
use proptest::prelude::*;

use crate::adoption::{adopter, adopts, bare, digest_of, fixture, lock_of, manifest, package, texts as service_texts};
use crate::regency::regency;

/// A change at an address: another value, a line more, or what stands there removed.
#[derive(Clone, Debug)]
enum Edit {
    Value(usize, u16),
    Line(usize, u16),
    Remove(usize),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let edit = prop_oneof![
        4 => (0..200_usize, any::<u16>()).prop_map(|(at, value)| Edit::Value(at, value)),
        1 => (0..200_usize, any::<u16>()).prop_map(|(at, value)| Edit::Line(at, value)),
        2 => (0..200_usize).prop_map(Edit::Remove),
    ];
    proptest::collection::vec(edit, 0..8)
}

/// The lines of a text that hold one value each, with the section they stand in.
fn valued(text: &str) -> Vec<(usize, String, String)> {
    let mut section = String::new();
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if let Some(header) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            header.clone_into(&mut section);
        } else if let Some((key, _)) = line.split_once('=')
            && !line.starts_with('#')
        {
            found.push((index, section.clone(), key.trim().to_owned()));
        }
    }
    found
}

/// The package as its origin might change it.
fn upstream(text: &str, edits: &[Edit]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let places = valued(text);
    for edit in edits {
        match edit {
            Edit::Value(at, value) => {
                let (index, _, key) = &places[at % places.len()];
                lines[*index] = format!("{key} = \"nilai {value}\"");
            }
            Edit::Line(at, value) => {
                let (index, _, key) = &places[at % places.len()];
                lines[*index] = format!("{}\nbaru-{value} = \"{key}\"", lines[*index]);
            }
            Edit::Remove(at) => lines[places[at % places.len()].0].clear(),
        }
    }
    lines.join("\n") + "\n"
}

/// An overlay with the same kinds of change, and what each of them says: an address, and a value or nothing.
fn local(text: &str, edits: &[Edit]) -> (String, BTreeMap<String, Option<String>>) {
    let places = valued(text);
    let mut said: BTreeMap<String, Option<String>> = BTreeMap::new();
    for edit in edits {
        let (at, value) = match edit {
            Edit::Value(at, value) => (at, Some((None, format!("\"nilai {value}\"")))),
            Edit::Line(at, value) => (at, Some((Some(format!("baru-{value}")), "\"di sini\"".to_owned()))),
            Edit::Remove(at) => (at, None),
        };
        let (_, section, key) = &places[at % places.len()];
        let (key, value) = match value {
            Some((new, value)) => (new.unwrap_or_else(|| key.clone()), Some(value)),
            None => (key.clone(), None),
        };
        said.entry(format!("{section}.{key}")).or_insert(value);
    }
    let removed: Vec<String> = said
        .iter()
        .filter(|(_, value)| value.is_none())
        .map(|(at, _)| format!("\"{at}\""))
        .collect();
    let mut overlay = bare(text) + &format!("remove = [{}]\n", removed.join(", "));
    let mut sections: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (address, value) in said
        .iter()
        .filter_map(|(address, value)| Some((address, value.as_ref()?)))
    {
        let (section, key) = address.rsplit_once('.').unwrap();
        sections.entry(section).or_default().push(format!("{key} = {value}"));
    }
    for (section, lines) in sections {
        overlay.push_str(&format!("\n[{section}]\n{}\n", lines.join("\n")));
    }
    (overlay, said)
}

/// The value of a line in a text, by its address.
fn value_at(text: &str, address: &str) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let places = valued(text);
    let at = places
        .iter()
        .find(|(_, section, key)| format!("{section}.{key}") == address)?;
    Some(lines[at.0].split_once('=').unwrap().1.trim().to_owned())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_merge_never_loses_a_local_change_in_silence(there in edits(), here in edits()) {
        let (before, _) = package();
        let theirs = upstream(&before, &there);
        let (ours, said) = local(&before, &here);
        let texts = ThreeWay { before: &before, theirs: &theirs, ours: &ours };
        // Two lines of one key in the newer package are no package.
        prop_assume!(merge(texts, &BTreeMap::new()).is_some());
        let merged = merge(texts, &BTreeMap::new()).unwrap();
        let decisions = merged.undecided.iter().map(|address| (address.clone(), Take::Ours)).collect();
        let all_ours = merge(texts, &decisions).unwrap();
        let newer = Newer { version: 2, digest: &digest_of(&theirs) };
        let overlay = all_ours.overlay(&ours, newer).unwrap();
        let whole = resolve(&adopts(&overlay), service_texts(&overlay, None), service_texts(&theirs, None));
        for (address, value) in said {
            let change = merged.changes.iter().find(|change| change.address == address);
            prop_assert!(change.is_some(), "{address} is not told of");
            if address != "service.decree" {
                prop_assert_eq!(value_at(&whole.whole.text, &address), value, "{} in\n{}", address, whole.whole.text);
            }
        }
        prop_assert!(whole.findings.iter().all(|finding| finding.code.number != "ADO-006"), "{:#?}", whole.findings);
    }

    #[test]
    fn merging_a_package_that_did_not_change_changes_nothing_but_its_number(here in edits()) {
        let (before, _) = package();
        let (ours, _) = local(&before, &here);
        let texts = ThreeWay { before: &before, theirs: &before, ours: &ours };
        let merged = merge(texts, &BTreeMap::new()).unwrap();
        prop_assert!(merged.undecided.is_empty());
        prop_assert!(merged.changes.iter().all(|change| matches!(change.kind, ChangeKind::Kept | ChangeKind::Agreed)));
        let same = Newer { version: 1, digest: &digest_of(&before) };
        prop_assert_eq!(merged.overlay(&ours, same).unwrap(), ours);
    }

    #[test]
    fn whatever_is_taken_from_upstream_is_what_the_newer_package_says(there in edits(), here in edits()) {
        let (before, _) = package();
        let theirs = upstream(&before, &there);
        let (ours, _) = local(&before, &here);
        let texts = ThreeWay { before: &before, theirs: &theirs, ours: &ours };
        prop_assume!(merge(texts, &BTreeMap::new()).is_some());
        let merged = merge(texts, &BTreeMap::new()).unwrap();
        let decisions = merged.undecided.iter().map(|address| (address.clone(), Take::Theirs)).collect();
        let merged = merge(texts, &decisions).unwrap();
        let newer = Newer { version: 2, digest: &digest_of(&theirs) };
        let overlay = merged.overlay(&ours, newer).unwrap();
        let whole = resolve(&adopts(&overlay), service_texts(&overlay, None), service_texts(&theirs, None));
        for change in &merged.changes {
            let from_there = matches!(change.kind, ChangeKind::Taken | ChangeKind::Conflict | ChangeKind::Agreed);
            if from_there && !change.address.starts_with("service.decree") {
                let at = &change.address;
                prop_assert_eq!(value_at(&whole.whole.text, at), value_at(&theirs, at), "{}", at);
            }
        }
    }

    #[test]
    fn no_text_of_any_kind_stops_the_reading_of_an_adoption(
        cut in 0..6_000_usize, at in 0..6_000_usize, inserted in "[\\[\\]{}\"'=#.,\n a-z0-9-]{0,12}|\\PC{0,6}", which in 0..5_u8
    ) {
        let sources = [fixture("ak-1.toml"), package().0, manifest().write(), lock_of("a", None).write(), package().1];
        let source = &sources[usize::from(which)];
        let boundary = |at: usize| (0..=at.min(source.len())).rev().find(|at| source.is_char_boundary(*at)).unwrap_or(0);
        let (cut, at) = (boundary(cut), boundary(at));
        let damaged = format!("{}{inserted}{}", &source[..at.min(cut)], &source[at.min(cut)..cut]);
        let _ = (Manifest::read(&damaged).is_ok(), Lock::read(&damaged).is_ok(), Index::read(&damaged).is_ok());
        let _ = read_decisions(&damaged);
        let overlay = if which == 0 { damaged.clone() } else { sources[0].clone() };
        let package = if which == 1 { damaged.clone() } else { sources[1].clone() };
        let texts = ThreeWay { before: &sources[1], theirs: &package, ours: &overlay };
        let _ = merge(texts, &BTreeMap::new());
        if let Some(Ok(adopts)) = read_adopts(&overlay) {
            let resolved = resolve(&adopts, service_texts(&overlay, None), service_texts(&package, Some(&damaged)));
            let checked = check_adopted(&resolved, &adopter(), &regency());
            for placed in &checked.findings {
                let source = if placed.side == Side::Overlay { &overlay } else { &package };
                prop_assert!(placed.finding.span.start <= placed.finding.span.end, "{placed:?}");
                prop_assert!(placed.finding.span.end <= source.len(), "{placed:?}");
            }
            let objection = lock_of(&sources[1], None).objection(&adopts, service_texts(&package, None), digest_of);
            prop_assert!(objection.is_some() || package == sources[1], "a changed package is not taken");
        }
    }
}

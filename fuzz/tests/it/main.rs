//! Every target on its seeds, on what once broke it, and on seeds changed by chance.

use std::path::{Path, PathBuf};

use maklumat_fuzz::targets::{TARGETS, Target};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

fn folder(below: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(below)
}

fn seeds(target: &Target) -> Vec<Vec<u8>> {
    (target.seeds)(&folder("..")).expect("the project lies around this crate")
}

#[test]
fn every_target_has_seeds_and_comes_back_from_them() {
    for target in TARGETS {
        let seeds = seeds(target);
        assert!(!seeds.is_empty(), "{} has no seeds", target.name);
        for seed in seeds {
            (target.run)(&seed);
        }
    }
}

#[test]
fn what_once_broke_a_target_breaks_it_no_more() {
    let mut count = 0;
    for target in TARGETS {
        let Ok(kept) = std::fs::read_dir(folder("regressions").join(target.name)) else {
            continue;
        };
        for file in kept {
            let path = file.expect("a folder can be listed").path();
            (target.run)(&std::fs::read(&path).expect("what is listed can be read"));
            count += 1;
        }
    }
    let listed = std::fs::read_dir(folder("regressions")).map_or(0, Iterator::count);
    assert!(
        listed == 0 || count > 0,
        "regressions lie in folders of targets that do not exist"
    );
}

/// What a slip, a bad line or a bad will does to a file.
#[derive(Clone, Debug)]
enum Change {
    Write(prop::sample::Index, u8),
    Insert(prop::sample::Index, Vec<u8>),
    Cut(prop::sample::Index, usize),
    Repeat(prop::sample::Index, usize),
}

fn change() -> impl Strategy<Value = Change> {
    let at = any::<prop::sample::Index>;
    prop_oneof![
        (at(), any::<u8>()).prop_map(|(at, byte)| Change::Write(at, byte)),
        (at(), prop::collection::vec(any::<u8>(), 1..6)).prop_map(|(at, bytes)| Change::Insert(at, bytes)),
        (at(), 1_usize..200).prop_map(|(at, length)| Change::Cut(at, length)),
        (at(), 1_usize..200).prop_map(|(at, length)| Change::Repeat(at, length)),
    ]
}

fn changed(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for change in changes {
        let place = |index: &prop::sample::Index| index.index(bytes.len() + 1).min(bytes.len());
        match change {
            Change::Write(at, byte) => {
                let at = place(at);
                if let Some(here) = bytes.get_mut(at) {
                    *here = *byte;
                }
            }
            Change::Insert(at, more) => {
                let at = place(at);
                bytes.splice(at..at, more.iter().copied());
            }
            Change::Cut(at, length) => {
                let at = place(at);
                let end = (at + length).min(bytes.len());
                bytes.drain(at..end);
            }
            Change::Repeat(at, length) => {
                let at = place(at);
                let again = bytes[at..(at + length).min(bytes.len())].to_vec();
                bytes.splice(at..at, again);
            }
        }
    }
    bytes
}

#[test]
fn seeds_changed_by_chance_break_nothing() {
    for target in TARGETS {
        let seeds = seeds(target);
        let inputs = (prop::sample::select(seeds), prop::collection::vec(change(), 1..8));
        let mut runner = TestRunner::new(Config {
            cases: 200,
            failure_persistence: None,
            ..Config::default()
        });
        let outcome = runner.run(&inputs, |(seed, changes)| {
            (target.run)(&changed(seed, &changes));
            Ok(())
        });
        assert!(outcome.is_ok(), "{}: {outcome:?}", target.name);
    }
}

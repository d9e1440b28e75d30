//! Lets a fuzzer invent inputs for what reads foreign bytes, for as long as asked.

use std::path::Path;

use crate::programs::{cargo, find, run};
use crate::report::{Outcome, say};

/// Each target for so long, where nothing is asked.
const MINUTES: u64 = 10;
/// An input that takes longer is a hang, in seconds. The program watched is about ten times as slow as the real one.
const HANG: u64 = 20;
/// In MiB.
const MEMORY: u64 = 1024;
/// In bytes: longer texts are refused where they come in, or only slower.
const LONGEST: u64 = 40_000;

/// The programs of `fuzz/bins` but this one are targets.
const NO_TARGET: &str = "write_seeds";

pub(crate) fn run_targets(root: &Path, words: &[&str]) -> Outcome {
    let known = targets(root)?;
    let (named, minutes) = asked(words, &known)?;
    let targets = if named.is_empty() { known } else { named };
    if find("cargo-fuzz").is_none() {
        return Err("cargo-fuzz is missing; install it with `cargo install cargo-fuzz --locked` and a nightly toolchain with `rustup toolchain install nightly`".to_owned());
    }
    let corpus = root.join("target/fuzz-corpus");
    let mut seeds = cargo(root);
    seeds.args(["run", "--quiet", "-p", "maklumat-fuzz", "--bin", "write-seeds", "--"]);
    run(seeds.arg(root).arg(&corpus))?;
    for target in targets {
        say(&format!("==> {target}, {minutes} minutes"));
        let mut fuzz = std::process::Command::new("cargo");
        fuzz.current_dir(root.join("fuzz"));
        // The toolchain of this very run must not be handed on: only nightly can watch.
        fuzz.env_remove("CARGO").env_remove("RUSTUP_TOOLCHAIN");
        fuzz.args([
            "+nightly",
            "fuzz",
            "run",
            "--fuzz-dir",
            ".",
            "--features",
            "watched",
            &target,
        ]);
        fuzz.arg(corpus.join(&target)).arg("--");
        fuzz.arg(format!("-max_total_time={}", minutes * 60));
        fuzz.args([
            format!("-timeout={HANG}"),
            format!("-rss_limit_mb={MEMORY}"),
            format!("-max_len={LONGEST}"),
        ]);
        run(fuzz.arg("-print_final_stats=1"))?;
    }
    Ok(())
}

fn targets(root: &Path) -> Outcome<Vec<String>> {
    let folder = root.join("fuzz/bins");
    let programs = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let names = programs.filter_map(|program| Some(program.ok()?.path().file_stem()?.to_string_lossy().into_owned()));
    let mut targets: Vec<String> = names.filter(|name| name != NO_TARGET).collect();
    targets.sort();
    Ok(targets)
}

fn asked(words: &[&str], known: &[String]) -> Outcome<(Vec<String>, u64)> {
    let mut minutes = MINUTES;
    let mut named = Vec::new();
    let mut words = words.iter();
    while let Some(&word) = words.next() {
        if word == "--minutes" {
            let number = words.next().and_then(|number| number.parse().ok());
            minutes = number.ok_or("--minutes wants a whole number")?;
        } else if known.iter().any(|target| target == word) {
            named.push(word.to_owned());
        } else {
            return Err(format!("no target {word}; there are {}", known.join(", ")));
        }
    }
    Ok((named, minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_and_minutes_may_be_named_and_slips_are_told() {
        let known = ["bpmn".to_owned(), "package".to_owned()];
        assert_eq!(asked(&[], &known), Ok((vec![], MINUTES)));
        let named = asked(&["package", "--minutes", "3"], &known);
        assert_eq!(named, Ok((vec!["package".to_owned()], 3)));
        assert!(asked(&["pakage"], &known).is_err());
        assert!(asked(&["--minutes", "soon"], &known).is_err());
    }

    #[test]
    fn every_program_but_the_one_that_writes_seeds_is_a_target() {
        let found = targets(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."));
        let found = found.unwrap_or_default();
        assert!(found.iter().any(|target| target == "definition"), "{found:?}");
        assert!(!found.iter().any(|target| target == NO_TARGET), "{found:?}");
    }
}

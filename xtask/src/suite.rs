//! The order in which everything is tested.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::browser::Browser;
use crate::postgres::Postgres;
use crate::report::{Outcome, say};
use crate::stages::Stages;
use crate::totals::Totals;
use crate::{codegen, programs, tidy, tools};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// What a change must pass.
    Test,
    /// That, and documentation, generated pages, licences of dependencies.
    Everything,
}

/// Runs all stages, also after one has failed, so that one run tells everything.
pub(crate) fn run(root: &Path, extent: Extent) -> Outcome {
    tools::ensure()?;
    let mut stages = Stages::default();
    stages.run("fmt", || cargo(root, &["fmt", "--all", "--check"]));
    stages.run("tidy", || tidy::run(root));
    stages.run("clippy", || {
        cargo(
            root,
            &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"],
        )
    });
    let built = stages.run("build tests", || cargo(root, &["test", "--workspace", "--no-run"]));
    let mut totals = Totals::default();
    if built {
        stages.run("sample pages", || write_samples(root));
        stages.run("tests", || run_tests(root, &mut totals));
    }
    if extent == Extent::Everything {
        stages.run("documentation", || document(root));
        stages.run("generated pages", || codegen::run(root, codegen::Mode::Check));
        stages.run("dependencies", || check_dependencies(root));
    }
    conclude(&stages, &totals, built)
}

fn conclude(stages: &Stages, totals: &Totals, built: bool) -> Outcome {
    say("");
    for failure in &totals.failures {
        say(&format!("failed: {failure}"));
    }
    say(&stages.table());
    let outcome = stages.outcome();
    if let Err(reason) = &outcome {
        say(reason);
    }
    if built {
        say(&totals.summary());
    } else {
        say("the tests did not build, so none ran");
    }
    outcome.map_err(|_| String::new())
}

fn cargo(root: &Path, arguments: &[&str]) -> Outcome {
    programs::run(programs::cargo(root).args(arguments))
}

/// Which test writes every page of the sites as a file, and the setting that tells it where.
const SAMPLES: (&str, &str) = (
    "samples::tests::every_page_renders_in_both_languages",
    "MAKLUMAT_SAMPLES",
);

/// Journeys look at every page; here the sites write them down.
fn write_samples(root: &Path) -> Outcome {
    let folder = samples_folder(root);
    let _ = std::fs::remove_dir_all(&folder);
    let mut command = programs::cargo(root);
    // The same packages as in the long run, so that nothing is built a second time.
    command.args(["test", "--workspace", "--lib", "--quiet", "--", SAMPLES.0]);
    command.env(SAMPLES.1, &folder).stdout(Stdio::null());
    programs::run(&mut command)?;
    if folder.is_dir() {
        Ok(())
    } else {
        Err(format!("{} wrote no page", SAMPLES.0))
    }
}

fn samples_folder(root: &Path) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    target.join("samples")
}

/// Both databases and the browser are there for the whole run and gone after it.
fn run_tests(root: &Path, totals: &mut Totals) -> Outcome {
    let postgres = Postgres::start()?;
    let browser = Browser::start()?;
    let mut command = programs::cargo(root);
    command
        .args(["test", "--workspace", "--no-fail-fast"])
        .env("MAKLUMAT_TEST_POSTGRES", postgres.url())
        .env("MAKLUMAT_CHROMEDRIVER", browser.url())
        .env(SAMPLES.1, samples_folder(root))
        .stdout(Stdio::piped());
    let mut child = command
        .spawn()
        .map_err(|error| format!("could not run cargo test: {error}"))?;
    let output = child.stdout.take().expect("stdout was piped two lines above");
    for line in BufReader::new(output).split(b'\n') {
        let line = line.map_err(|error| format!("could not read from cargo test: {error}"))?;
        let line = String::from_utf8_lossy(&line);
        totals.read(&line);
        say(&line);
    }
    let status = child
        .wait()
        .map_err(|error| format!("could not wait for cargo test: {error}"))?;
    if status.success() {
        return Ok(());
    }
    if totals.failed == 0 {
        totals.failed = 1;
        return Err("a test program ended without telling its result; its last lines are above".to_owned());
    }
    Err(format!("{} of the tests failed", totals.failed))
}

fn document(root: &Path) -> Outcome {
    let mut command = programs::cargo(root);
    command.args(["doc", "--workspace", "--no-deps", "--document-private-items"]);
    command.env("RUSTDOCFLAGS", "-D warnings");
    programs::run(&mut command)
}

/// cargo-deny is no dependency of the project: where it is missing, its stage says so and passes.
fn check_dependencies(root: &Path) -> Outcome {
    if programs::find("cargo-deny").is_none() {
        say("skipped: cargo-deny is not installed; `cargo install --locked cargo-deny` adds it");
        return Ok(());
    }
    cargo(root, &["deny", "check", "bans", "licenses", "sources"])
}

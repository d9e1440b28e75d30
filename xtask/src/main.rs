//! What keeps the project in order: one command that tests everything, and the checks a reviewer should not have to make.
//!
//! `cargo xtask test` is the command of the README. `cargo xtask tidy` takes seconds and reads the sources only.
//! Ships nowhere and is used by no other crate; it may print, run programs and read the clock.
//!
//! Start with `suite.rs` for the order of things, and `tidy.rs` for the list of checks.
//! To add a check, add a file under `tidy/` with a unit test that shows it can fail, and name it in `tidy.rs`.

mod browser;
mod codegen;
mod fuzz;
mod layers;
mod postgres;
mod programs;
mod report;
mod stages;
mod suite;
mod tidy;
mod tools;
mod totals;
mod tree;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use report::{Outcome, say};
use suite::Extent;

const USAGE: &str = "usage: cargo xtask COMMAND

  test             installs what the tests need, starts a private PostgreSQL and a browser driver,
                   then runs fmt, tidy, clippy and all tests
  ci               the same, and the documentation, the generated pages and cargo-deny
  tidy             checks layers, names, sizes, words, laws, migrations and paths; takes seconds
  codegen          writes docs/reference; `codegen --check` only compares
  fuzz [TARGET...] [--minutes N]
                   lets a fuzzer invent inputs for what reads foreign bytes; needs nightly and cargo-fuzz
  lock-migrations  adds new migrations to the LOCK; never changes a line of it";

/// The exit code for wrong usage, the same as the product's.
const WRONG_USAGE: u8 = 64;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let root = project_root();
    let outcome = match words.as_slice() {
        ["test"] => suite::run(&root, Extent::Test),
        ["ci"] => suite::run(&root, Extent::Everything),
        ["tidy"] => tidy::run(&root),
        ["codegen"] => codegen::run(&root, codegen::Mode::Write),
        ["codegen", "--check"] => codegen::run(&root, codegen::Mode::Check),
        ["lock-migrations"] => tidy::lock_migrations(&root),
        ["fuzz", words @ ..] => fuzz::run_targets(&root, words),
        _ => {
            say(USAGE);
            return ExitCode::from(WRONG_USAGE);
        }
    };
    conclude(outcome)
}

fn conclude(outcome: Outcome) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            if !reason.is_empty() {
                say(&reason);
            }
            ExitCode::FAILURE
        }
    }
}

/// The workspace this program was built from.
fn project_root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask lies one folder below the root")
        .to_path_buf()
}

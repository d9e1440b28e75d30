//! Stages that are timed, go on after a failure, and are told together at the end.

use std::time::{Duration, Instant};

use crate::report::{Outcome, say, took};

#[derive(Default)]
pub(crate) struct Stages {
    done: Vec<Stage>,
}

struct Stage {
    name: &'static str,
    took: Duration,
    failure: Option<String>,
}

impl Stages {
    /// Runs a stage, remembers how it went, and says whether it passed.
    pub(crate) fn run(&mut self, name: &'static str, work: impl FnOnce() -> Outcome) -> bool {
        say(&format!("==> {name}"));
        let start = Instant::now();
        let failure = work().err();
        if let Some(reason) = &failure {
            say(&format!("FAILED {name}: {reason}"));
        }
        let passed = failure.is_none();
        self.done.push(Stage {
            name,
            took: start.elapsed(),
            failure,
        });
        passed
    }

    /// One line per stage, as it is printed at the end.
    pub(crate) fn table(&self) -> String {
        let width = self.done.iter().map(|stage| stage.name.len()).max().unwrap_or(0);
        let lines = self.done.iter().map(|stage| {
            let result = if stage.failure.is_none() { "passed" } else { "FAILED" };
            format!("{:width$}  {result}  {:>12}", stage.name, took(stage.took))
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// An error naming every stage that failed.
    pub(crate) fn outcome(&self) -> Outcome {
        let failed: Vec<&str> = self
            .done
            .iter()
            .filter(|stage| stage.failure.is_some())
            .map(|stage| stage.name)
            .collect();
        if failed.is_empty() {
            Ok(())
        } else {
            Err(format!("failed: {}", failed.join(", ")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_stage_does_not_hide_the_next_one() {
        let mut stages = Stages::default();
        assert!(!stages.run("first", || Err("on purpose".to_owned())));
        assert!(stages.run("second", || Ok(())));
        assert_eq!(stages.outcome(), Err("failed: first".to_owned()));
        let table = stages.table();
        assert!(
            table.contains("first   FAILED") && table.contains("second  passed"),
            "{table}"
        );
    }
}

//! What to measure, and how much of it.

use std::path::PathBuf;

use crate::stopped::Stopped;

const USAGE: &str = "usage: maklumat-benches engine|growth|documents|drawing|check|editor|soundness|simulate|http [--format json|text] \
                     [--callers 64,256] [--steps N] [--cases N] [--folder DIR] \
                     [--database sqlite|postgres] [--size quick|whole]";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Group {
    Engine,
    Growth,
    Documents,
    Drawing,
    Check,
    Editor,
    Soundness,
    Simulate,
    Http,
    /// Serves the sites over a folder; `http` starts itself again with it.
    Serve,
    /// Opens a grown installation and says what that took; `growth` starts itself again with it.
    Look,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Json,
    Text,
}

#[derive(Debug)]
pub(crate) struct Arguments {
    pub(crate) group: Group,
    pub(crate) format: Format,
    /// Numbers of concurrent callers to try, for `engine`.
    pub(crate) callers: Vec<usize>,
    /// Step completions per run, for `engine`.
    pub(crate) steps: usize,
    /// Cases in the large database, for `growth`.
    pub(crate) cases: usize,
    /// Where databases are made; the disk that is measured.
    pub(crate) folder: PathBuf,
    /// Leaves SQLite out, for a look at PostgreSQL alone, or the other way round.
    pub(crate) with_sqlite: bool,
    pub(crate) with_postgres: bool,
    /// Only to see that everything still runs; such figures say nothing.
    pub(crate) is_quick: bool,
}

impl Arguments {
    pub(crate) fn read(mut words: impl Iterator<Item = String>) -> Result<Self, Stopped> {
        let group = match words.next().as_deref() {
            Some("engine") => Group::Engine,
            Some("growth") => Group::Growth,
            Some("documents") => Group::Documents,
            Some("drawing") => Group::Drawing,
            Some("check") => Group::Check,
            Some("editor") => Group::Editor,
            Some("soundness") => Group::Soundness,
            Some("simulate") => Group::Simulate,
            Some("http") => Group::Http,
            Some("serve") => Group::Serve,
            Some("look") => Group::Look,
            _ => return Err(Stopped::new(USAGE)),
        };
        let mut arguments = Self {
            group,
            format: Format::Text,
            callers: vec![64, 256],
            steps: 40_000,
            cases: 1_000_000,
            folder: std::env::temp_dir(),
            with_sqlite: true,
            with_postgres: true,
            is_quick: false,
        };
        while let Some(name) = words.next() {
            let value = words.next().ok_or_else(|| Stopped::new(USAGE))?;
            arguments.set(&name, &value)?;
        }
        Ok(arguments)
    }

    /// How often something is done that is usually done so often.
    pub(crate) const fn times(&self, usual: usize) -> usize {
        if self.is_quick { 4 } else { usual }
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), Stopped> {
        match (name, value) {
            ("--format", "json") => self.format = Format::Json,
            ("--format", "text") => self.format = Format::Text,
            ("--callers", list) => self.callers = list.split(',').map(number).collect::<Result<_, _>>()?,
            ("--steps", steps) => self.steps = number(steps)?,
            ("--cases", cases) => self.cases = number(cases)?,
            ("--folder", folder) => self.folder = PathBuf::from(folder),
            ("--size", "whole") => self.is_quick = false,
            ("--size", "quick") => {
                self.is_quick = true;
                (self.callers, self.steps, self.cases) = (vec![2], 12, 40);
            }
            ("--database", "sqlite") => self.with_postgres = false,
            ("--database", "postgres") => self.with_sqlite = false,
            _ => return Err(Stopped::new(USAGE)),
        }
        Ok(())
    }
}

fn number(text: &str) -> Result<usize, Stopped> {
    match text.parse() {
        Ok(number) if number > 0 => Ok(number),
        _ => Err(Stopped::new(format!("{text} is not a number above zero; {USAGE}"))),
    }
}

//! A way out of a step as it is typed, understood.

use crate::authoring::arrows::{BACK, ENDS, TOGETHER};
use crate::authoring::outline::Numbers;
use crate::authoring::rewrite::NotRewritten;
use crate::authoring::sheet::Sheet;
use crate::authoring::typed::{slug, step};

/// The ways a step is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    Nothing,
    To(Target),
    Outcomes(Vec<(String, Option<Target>)>),
    Parallel { branches: Vec<String>, join: String },
}

/// One arrow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    Next(String),
    /// Back to the applicant; work resumes at that step, or at the one that returns.
    Return(Option<String>),
    End(&'static str),
}

/// Words that are understood too, where no step is called so.
const ALSO: [(&str, &str); 8] = [
    ("tolak", "refused"),
    ("penolakan", "refused"),
    ("alihkan", "redirected"),
    ("tarik", "withdrawn"),
    ("akhir", "done"),
    ("tamat", "done"),
    ("done", "done"),
    ("refused", "refused"),
];

pub(crate) fn exit(typed: &str, sheet: &Sheet) -> Result<Exit, NotRewritten> {
    let numbers = Numbers::of(sheet.table());
    let typed = typed.replace('\u{2192}', "->").replace("=>", "->");
    let trimmed = typed.trim();
    if trimmed.is_empty() {
        return Ok(Exit::Nothing);
    }
    let Some((before, after)) = trimmed.split_once("->") else {
        return Ok(match one(trimmed, sheet, &numbers)? {
            Some(target) => Exit::To(target),
            None => Exit::Nothing,
        });
    };
    if let Some(branches) = before.trim().strip_prefix(TOGETHER) {
        let step = |typed: &str| named_step(typed, sheet, &numbers);
        let branches = branches
            .split([',', ';', '+'])
            .map(str::trim)
            .filter(|branch| !branch.is_empty());
        return Ok(Exit::Parallel {
            branches: branches.map(step).collect::<Result<_, _>>()?,
            join: step(after.trim())?,
        });
    }
    let mut outcomes: Vec<(String, Option<Target>)> = Vec::new();
    for item in trimmed
        .split([';', '\n'])
        .map(str::trim)
        .filter(|item| !item.is_empty())
    {
        let refused = || NotRewritten::ArrowNotUnderstood(item.to_owned());
        let (name, target) = item.split_once("->").ok_or_else(refused)?;
        let id = slug(name);
        if id.is_empty() || outcomes.iter().any(|(known, _)| *known == id) {
            return Err(refused());
        }
        outcomes.push((id, one(target, sheet, &numbers)?));
    }
    Ok(Exit::Outcomes(outcomes))
}

/// The target of one outcome.
pub(crate) fn target(typed: &str, sheet: &Sheet) -> Result<Option<Target>, NotRewritten> {
    one(typed, sheet, &Numbers::of(sheet.table()))
}

fn one(typed: &str, sheet: &Sheet, numbers: &Numbers) -> Result<Option<Target>, NotRewritten> {
    let typed = typed.trim();
    let lower = typed.to_lowercase();
    if lower.is_empty() {
        return Ok(None);
    }
    if let Some((end, _)) = ENDS.iter().find(|(_, word)| *word == lower) {
        return Ok(Some(Target::End(end)));
    }
    if let Some(rest) = lower.strip_prefix(BACK)
        && (rest.is_empty() || rest.starts_with(' '))
    {
        let rest = rest.trim().strip_prefix("ke ").unwrap_or_else(|| rest.trim()).trim();
        return Ok(Some(Target::Return(match rest {
            "" | "pemohon" | "ke" => None,
            rest => Some(named_step(rest, sheet, numbers)?),
        })));
    }
    if let Some(id) = step(typed, sheet, numbers) {
        return Ok(Some(Target::Next(id)));
    }
    if let Some((_, end)) = ALSO.iter().find(|(word, _)| *word == lower) {
        return Ok(Some(Target::End(end)));
    }
    named_step(typed, sheet, numbers).map(|id| Some(Target::Next(id)))
}

/// A step, also one that is still to be written: by the number or id it will have.
fn named_step(typed: &str, sheet: &Sheet, numbers: &Numbers) -> Result<String, NotRewritten> {
    let typed = typed.trim();
    let typed = typed.strip_prefix("langkah ").unwrap_or(typed);
    if let Some(id) = step(typed, sheet, numbers) {
        return Ok(id);
    }
    if crate::rules::misspelt_id::is_well_spelt(typed) {
        Ok(typed.to_owned())
    } else {
        Err(NotRewritten::ArrowNotUnderstood(typed.to_owned()))
    }
}

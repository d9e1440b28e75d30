//! Mends what can surely be mended: the edits that findings carry, one by one, each kept only if it helps and harms nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use maklumat_vocabulary::{Code, Diagnostic, Edit, ServiceKey};

use crate::check::check;
use crate::organisation::Regency;

/// A text nobody mends so often; it stops a rule whose edit calls for the next.
const MOST: usize = 500;

/// A text after its certain mistakes are mended. Whatever is not in the changes is as it was, byte for byte.
#[derive(Clone, Debug)]
pub struct Mended {
    pub text: String,
    /// In the order they were made.
    pub changes: Vec<Mending>,
}

#[derive(Clone, Debug)]
pub struct Mending {
    /// The finding that is gone.
    pub code: &'static Code,
    pub address: String,
    /// In the text as it was when the change was made, from 1.
    pub line: usize,
    pub before: String,
    pub after: String,
}

/// Makes the changes that findings suggest for certain. A change is kept only if its finding is gone and no error has come.
#[must_use]
pub fn mend(text: &str, english: Option<&str>, key: &ServiceKey, regency: &Arc<Regency>) -> Mended {
    let mut text = text.to_owned();
    let mut changes = Vec::new();
    let mut left_alone: BTreeSet<(String, String)> = BTreeSet::new();
    let mut found = check(&text, english, key, regency).findings;
    while changes.len() < MOST {
        let is_new = |finding: &&Diagnostic| finding.edit.is_some() && !left_alone.contains(&named(finding));
        let Some((finding, edit)) = found
            .iter()
            .find(is_new)
            .and_then(|finding| Some((finding, finding.edit.as_ref()?)))
        else {
            break;
        };
        let tried = edited(&text, std::slice::from_ref(edit));
        let then = tried
            .as_deref()
            .map(|tried| check(tried, english, key, regency).findings);
        match (tried, then) {
            (Some(tried), Some(then)) if helps(finding, &found, &then) => {
                changes.push(Mending {
                    code: finding.code,
                    address: finding.address.clone(),
                    line: edit.span.position(&text).line,
                    before: text[edit.span.start..edit.span.end].to_owned(),
                    after: edit.replacement.clone(),
                });
                text = tried;
                found = then;
            }
            (Some(_) | None, Some(_) | None) => {
                left_alone.insert(named(finding));
            }
        }
    }
    Mended { text, changes }
}

/// A text with changes made; nothing where a change does not fit the text or meets another.
pub(crate) fn edited(text: &str, edits: &[Edit]) -> Option<String> {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| edit.span);
    let mut result = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        result.push_str(text.get(at..edit.span.start)?);
        result.push_str(&edit.replacement);
        at = edit.span.end;
        text.get(edit.span.start..at)?;
    }
    result.push_str(text.get(at..)?);
    Some(result)
}

fn named(finding: &Diagnostic) -> (String, String) {
    let message = finding.message.within(maklumat_vocabulary::Language::Indonesian);
    (format!("{} {}", finding.code.number, finding.address), message)
}

fn helps(finding: &Diagnostic, before: &[Diagnostic], after: &[Diagnostic]) -> bool {
    let same = |findings: &[Diagnostic]| {
        let alike = findings.iter().filter(|other| named(other) == named(finding));
        alike.count()
    };
    same(after) < same(before) && brings_no_error(before, after)
}

/// Whether there is no error that was not there before.
pub(crate) fn brings_no_error(before: &[Diagnostic], after: &[Diagnostic]) -> bool {
    let errors = |findings: &[Diagnostic]| {
        let mut counted: BTreeMap<(&str, String), usize> = BTreeMap::new();
        for finding in findings.iter().filter(|finding| finding.is_error()) {
            *counted
                .entry((finding.code.number, finding.address.clone()))
                .or_default() += 1;
        }
        counted
    };
    let known = errors(before);
    errors(after)
        .iter()
        .all(|(error, count)| known.get(error).is_some_and(|known| known >= count))
}

//! From a procedure in the words of its file to the text of a draft here.

mod changed;
mod head;
mod steps;

use std::collections::BTreeSet;
use std::sync::Arc;

use maklumat_sop::Regency;
use maklumat_vocabulary::{Diagnostic, ServiceKey};

use crate::foreign::{ForeignSop, Found};
use crate::spelling::{is_id, slug, unique};

/// A draft made of a foreign file.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The text of a definition. A draft: whatever nobody wrote is missing in it, and the checker says so.
    pub text: String,
    /// The English texts, where our own file carried them.
    pub english: Option<String>,
    /// What could not be read or was read as something else, by place in the foreign file.
    pub findings: Vec<Diagnostic>,
    /// It is our own file, and nothing in it was changed.
    pub is_unchanged: bool,
}

/// Lays a procedure out as the definition of a service of this regency.
///
/// Performers become positions, regulations become keys of `law.toml`, times one number and one unit. Everything the law
/// asks for has its place in the text, also where the file says nothing of it.
#[must_use]
pub fn definition(procedure: &ForeignSop, key: &ServiceKey, regency: &Arc<Regency>) -> Imported {
    let mut found = Found::default();
    let mut imported = match &procedure.kept {
        Some(kept) if kept.fingerprint == procedure.fingerprint() => Imported {
            text: kept.text.clone(),
            english: kept.english.clone(),
            findings: Vec::new(),
            is_unchanged: true,
        },
        Some(kept) => changed::definition(kept, procedure, (key, regency), &mut found),
        None => Imported {
            text: whole(procedure, key, regency, &mut found),
            english: None,
            findings: Vec::new(),
            is_unchanged: false,
        },
    };
    imported.findings = procedure.found.clone();
    imported.findings.extend(found.into_findings());
    imported.findings.sort_by_key(|finding| finding.span);
    imported
}

fn whole(procedure: &ForeignSop, key: &ServiceKey, regency: &Regency, found: &mut Found) -> String {
    let ids = ids(procedure);
    let mut text = head::head(procedure, &ids, regency, found);
    text.push_str(&steps::steps(procedure, &ids, (&key.unit, regency), found));
    text.push_str(head::TAIL);
    // The usual order and spacing, as `maklumat fmt` gives it.
    maklumat_sop::format(&text).unwrap_or(text)
}

/// The id a service would have by its name: `Penerbitan KTP-el` is `penerbitan-ktp-el`.
#[must_use]
pub fn service_id(name: &str) -> String {
    slug(name, 4)
}

/// An id for every activity: its own, or one invented from its name.
fn ids(procedure: &ForeignSop) -> Vec<String> {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let own = |id: &&String| is_id(id);
    let mut known: BTreeSet<&String> = BTreeSet::new();
    for activity in &procedure.activities {
        known.extend(activity.id.as_ref().filter(own));
    }
    taken.extend(known.iter().map(|id| (*id).clone()));
    let mut used: BTreeSet<&String> = BTreeSet::new();
    procedure
        .activities
        .iter()
        .map(|activity| match activity.id.as_ref().filter(own) {
            // A copied task has the id of its original; the second gets one of its own.
            Some(id) if used.insert(id) => id.clone(),
            Some(_) | None => unique(&slug(&activity.name, 3), "langkah", &mut taken),
        })
        .collect()
}

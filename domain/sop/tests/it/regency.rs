//! The regency of the project, as context for fixtures.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use maklumat_sop::{Regency, RegencySources, read_regency};
use maklumat_vocabulary::{Diagnostic, Language, Severity};

pub(crate) struct Texts {
    pub(crate) organisation: String,
    pub(crate) organisation_english: Option<String>,
    pub(crate) calendar: String,
    pub(crate) law: String,
}

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../regency")
}

#[expect(
    clippy::disallowed_methods,
    reason = "tests read the files that the crate is given as text"
)]
pub(crate) fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[expect(
    clippy::disallowed_methods,
    reason = "tests read the files that the crate is given as text"
)]
pub(crate) fn read_if_there(path: &Path) -> Option<String> {
    std::fs::read_to_string(path).ok()
}

impl Texts {
    pub(crate) fn of_the_project() -> Self {
        let folder = folder();
        Self {
            organisation: read(&folder.join("organisation.toml")),
            organisation_english: read_if_there(&folder.join("organisation.en.toml")),
            calendar: read(&folder.join("calendar.toml")),
            law: read(&folder.join("law.toml")),
        }
    }

    pub(crate) fn sources(&self) -> RegencySources<'_> {
        RegencySources {
            organisation: &self.organisation,
            calendar: &self.calendar,
            law: &self.law,
            organisation_english: self.organisation_english.as_deref(),
        }
    }
}

pub(crate) fn regency() -> Arc<Regency> {
    static REGENCY: OnceLock<Arc<Regency>> = OnceLock::new();
    Arc::clone(REGENCY.get_or_init(|| Arc::new(read_regency(&Texts::of_the_project().sources()).0)))
}

/// A finding as fixtures and failing tests write it.
pub(crate) fn describe(finding: &Diagnostic, text: &str) -> String {
    let mut lines = format!(
        "{}: {}[{}] {} ({})",
        finding.span.position(text).line,
        finding.code.severity.as_str(),
        finding.code.number,
        finding.message.within(Language::Indonesian),
        finding.address,
    );
    for note in &finding.notes {
        lines.push_str(&format!("\n    {}", note.within(Language::Indonesian)));
    }
    if let Some(fix) = &finding.fix {
        lines.push_str(&format!("\n    perbaikan: {}", fix.within(Language::Indonesian)));
    }
    lines
}

#[test]
fn the_shared_files_of_the_project_are_sound() {
    let texts = Texts::of_the_project();
    let (regency, found) = read_regency(&texts.sources());
    let grave: Vec<_> = found
        .iter()
        .filter(|finding| finding.code.severity != Severity::Advice)
        .collect();
    assert!(grave.is_empty(), "{grave:#?}");
    assert_eq!(regency.units.len(), 10);
    assert_eq!(regency.code, "99.01");
    assert!(regency.laws.len() > 40);
}

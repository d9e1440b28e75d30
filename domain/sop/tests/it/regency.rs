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
    pub(crate) guide: Option<String>,
    pub(crate) guide_english: Option<String>,
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
            guide: read_if_there(&folder.join("guide.toml")),
            guide_english: read_if_there(&folder.join("guide.en.toml")),
        }
    }

    pub(crate) fn sources(&self) -> RegencySources<'_> {
        RegencySources {
            organisation: &self.organisation,
            calendar: &self.calendar,
            law: &self.law,
            organisation_english: self.organisation_english.as_deref(),
            guide: self.guide.as_deref(),
            guide_english: self.guide_english.as_deref(),
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
    assert_eq!(regency.units.len(), 11);
    assert_eq!(regency.code, "99.01");
    assert!(regency.laws.len() > 40);
}

#[test]
fn what_the_guide_names_and_nobody_offers_is_reported_with_its_place() {
    let mut texts = Texts::of_the_project();
    let guide = texts.guide.take().unwrap();
    let guide = guide
        .replace("jenis = \"hilang\"", "jenis = \"dicuri\"")
        .replace("disnaker/ak-1", "disnaker/ak-9");
    texts.guide = Some(guide.clone());
    let regency = Arc::new(read_regency(&texts.sources()).0);
    let services = ["disdukcapil/ktp-el", "disdukcapil/kartu-keluarga"].map(|key| {
        let text = read(&folder().join(format!("services/{key}.toml")));
        let checked = maklumat_sop::check(
            &text,
            None,
            &maklumat_vocabulary::ServiceKey::parse(key).unwrap(),
            &regency,
        );
        checked.sop.unwrap()
    });
    let known: Vec<_> = services.iter().map(maklumat_sop::CheckedSop::definition).collect();
    let found: Vec<String> = regency
        .guide
        .unknown_services(&known)
        .iter()
        .map(|found| describe(found, &guide))
        .collect();
    let says = |words: &str| found.iter().any(|found| found.contains(words));
    assert!(
        says("layanan `disnaker/ak-9` tidak ada (guide.event.mencari-kerja.service.ak1.service)"),
        "{found:#?}"
    );
    assert!(says("pilihan `dicuri` tidak ada"), "{found:#?}");
    assert!(!says("disdukcapil/ktp-el` tidak ada"), "{found:#?}");
}

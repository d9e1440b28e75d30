//! An uploaded proposal read as if it were published: every file with its findings, every service checked by the shared
//! files that would then be in force.

use std::collections::BTreeMap;
use std::sync::Arc;

use maklumat_credential::digest;
use maklumat_sop::{
    CheckedSop, Regency, RegencyFile, RegencySources, absent, check, misnamed_file, not_text, read_adopts, read_regency,
};
use maklumat_store::{Proposal, PublishedDefinition, PublishedSoFar, Reader, Uuid};
use maklumat_vocabulary::{Diagnostic, ServiceKey};

use super::follow::checked;
use super::place::{Place, place};
use crate::App;
use crate::catalogue::{Catalogue, Published};
use crate::problem::Problem;
use crate::views::publishing::Standing;

/// A proposal with all that can be said about it.
pub(super) struct Reading {
    pub(super) proposal: Proposal,
    pub(super) regency: Arc<Regency>,
    pub(super) shared: Vec<SharedRead>,
    pub(super) services: Vec<ServiceRead>,
    /// Files that are no definition, and definitions whose path is no key.
    pub(super) others: Vec<(String, Text, Option<Diagnostic>)>,
    /// Published versions that could not run any more.
    pub(super) broken: Vec<(ServiceKey, u32, Vec<Diagnostic>)>,
    /// What was published when it was read.
    pub(super) so_far: PublishedSoFar,
}

pub(super) struct SharedRead {
    pub(super) file: RegencyFile,
    pub(super) text: Text,
    pub(super) findings: Vec<Diagnostic>,
    /// What is in force; empty where there is none.
    pub(super) before: String,
}

pub(super) struct ServiceRead {
    pub(super) key: ServiceKey,
    /// `None`: only the English texts were uploaded, which are published with their service alone.
    pub(super) text: Option<Text>,
    pub(super) findings: Vec<Diagnostic>,
    pub(super) english: Option<Text>,
    pub(super) english_findings: Vec<Diagnostic>,
    /// The English texts are those in force, because none were uploaded.
    pub(super) keeps_english: bool,
    pub(super) sop: Option<CheckedSop>,
    pub(super) standing: Standing,
}

/// What stands in a file; bytes that are no UTF-8 are shown as such and not lost.
#[derive(Clone, Debug, Default)]
pub(super) struct Text {
    pub(super) text: String,
    /// The first byte that is no UTF-8.
    torn_at: Option<usize>,
}

impl Text {
    pub(super) fn of(bytes: Vec<u8>) -> Self {
        match String::from_utf8(bytes) {
            Ok(text) => Self { text, torn_at: None },
            Err(error) => Self {
                torn_at: Some(error.utf8_error().valid_up_to()),
                text: String::from_utf8_lossy(error.as_bytes()).into_owned(),
            },
        }
    }

    fn torn(&self) -> Option<Diagnostic> {
        self.torn_at.map(not_text)
    }
}

impl SharedRead {
    pub(super) fn changes(&self) -> bool {
        self.text.text != self.before
    }
}

impl ServiceRead {
    pub(super) fn published(&self) -> Option<Published> {
        Some(Published {
            sop: self.sop.clone()?,
            digest: digest(self.text.as_ref()?.text.as_bytes()).to_string(),
        })
    }
}

impl Reading {
    fn has_errors(&self) -> bool {
        let of_shared = self.shared.iter().flat_map(|file| &file.findings);
        let of_services = self.services.iter().flat_map(|service| &service.findings);
        let of_others = self.others.iter().filter_map(|(_, _, finding)| finding.as_ref());
        of_shared.chain(of_services).chain(of_others).any(Diagnostic::is_error) || !self.broken.is_empty()
    }

    /// Whether it may be published as it is: nothing stands against it, and something would change.
    pub(super) fn may_be_published(&self) -> bool {
        let is_clear = self.services.iter().all(|service| !service.standing.is_in_the_way());
        let would_change = self.shared.iter().any(SharedRead::changes)
            || self.services.iter().any(|service| service.standing.is_new());
        self.proposal.published_at.is_none() && !self.has_errors() && is_clear && would_change
    }
}

impl App {
    pub(super) async fn read_proposal(&self, reader: &mut Reader, id: Uuid) -> Result<Reading, Problem> {
        self.follow_published(reader).await?;
        let proposal = reader.proposal(id).await?.ok_or(Problem::NotFound)?;
        let files = reader.proposal_files(id).await?;
        let mut before = BTreeMap::new();
        for file in RegencyFile::ALL {
            let stored = reader.regency_file(file.name()).await?;
            before.insert(file.name(), stored.map(|(_, text)| text).unwrap_or_default());
        }
        let definitions = reader.definitions().await?;
        let current = self.current();
        let mut reading = sorted(proposal, files, before.clone(), current.of);
        reading.regency = read_shared(&mut reading.shared, &before);
        for service in &mut reading.services {
            read_service(service, &reading.regency, (&definitions, &current));
        }
        if reading.shared.iter().any(SharedRead::changes) {
            reading.broken = broken(&definitions, &reading.regency, &current);
            missing_in_guide(&mut reading, &current, self.today());
        }
        Ok(reading)
    }
}

/// The files of a proposal by what they are.
fn sorted(
    proposal: Proposal,
    files: Vec<(String, Vec<u8>)>,
    mut before: BTreeMap<&'static str, String>,
    so_far: PublishedSoFar,
) -> Reading {
    let (mut shared, mut others) = (Vec::new(), Vec::new());
    let mut services: BTreeMap<ServiceKey, ServiceRead> = BTreeMap::new();
    for (path, bytes) in files {
        let text = Text::of(bytes);
        match place(&path) {
            Place::Shared(file) => shared.push(SharedRead {
                file,
                text,
                findings: Vec::new(),
                before: before.remove(file.name()).unwrap_or_default(),
            }),
            Place::Service(key) => entry(&mut services, key).text = Some(text),
            Place::English(key) => entry(&mut services, key).english = Some(text),
            Place::Misnamed => {
                let finding = misnamed_file(path.rsplit('/').next().unwrap_or(&path));
                others.push((path, text, Some(finding)));
            }
            Place::Nowhere => others.push((path, text, None)),
        }
    }
    Reading {
        proposal,
        regency: Arc::new(read_regency(&RegencySources::default()).0),
        shared,
        services: services.into_values().collect(),
        others,
        broken: Vec::new(),
        so_far,
    }
}

fn entry(services: &mut BTreeMap<ServiceKey, ServiceRead>, key: ServiceKey) -> &mut ServiceRead {
    services.entry(key.clone()).or_insert_with(|| ServiceRead {
        key,
        text: None,
        findings: Vec::new(),
        english: None,
        english_findings: Vec::new(),
        keeps_english: false,
        sop: None,
        standing: Standing::HasErrors,
    })
}

/// The regency as it would be: what was uploaded, and of the rest what is in force.
fn read_shared(shared: &mut [SharedRead], before: &BTreeMap<&'static str, String>) -> Arc<Regency> {
    let (regency, findings) = {
        let text = |file: RegencyFile| {
            let uploaded = shared.iter().find(|read| read.file == file);
            let text = uploaded.map(|read| read.text.text.as_str());
            text.or_else(|| before.get(file.name()).map(String::as_str))
                .filter(|text| !text.is_empty())
        };
        read_regency(&RegencySources {
            organisation: text(RegencyFile::Organisation).unwrap_or_default(),
            calendar: text(RegencyFile::Calendar).unwrap_or_default(),
            law: text(RegencyFile::Law).unwrap_or_default(),
            organisation_english: text(RegencyFile::OrganisationEnglish),
            guide: text(RegencyFile::Guide),
            guide_english: text(RegencyFile::GuideEnglish),
        })
    };
    // A fault of one file may show in another: a calendar names a unit that the new organisation lacks. Whoever changes
    // the one is told, at the file the finding is about where that was uploaded, else at the first that was.
    for finding in findings {
        let file = RegencyFile::of(&finding);
        let at = shared.iter().position(|read| read.file == file);
        if let Some(at) = at.or_else(|| (finding.is_error() && !shared.is_empty()).then_some(0)) {
            shared[at].findings.push(finding);
        }
    }
    for read in shared.iter_mut() {
        let torn = read.text.torn();
        read.findings.splice(0..0, torn);
    }
    Arc::new(regency)
}

fn read_service(
    service: &mut ServiceRead,
    regency: &Arc<Regency>,
    (definitions, current): (&[PublishedDefinition], &Catalogue),
) {
    let versions: Vec<&PublishedDefinition> = definitions
        .iter()
        .filter(|known| known.unit == service.key.unit.as_str() && known.service == service.key.service.as_str())
        .collect();
    let Some(text) = &service.text else {
        service.standing = Standing::EnglishAlone;
        return;
    };
    // A package and an overlay are put together from a folder; here the one is not at hand.
    if let Some(Ok(adopts)) = read_adopts(&text.text) {
        service.findings = vec![absent(&adopts)];
        return;
    }
    if service.english.is_none() {
        let newest = versions.iter().rev().find_map(|known| known.english.clone());
        service.keeps_english = newest.is_some();
        service.english = newest.map(|text| Text { text, torn_at: None });
    }
    let english = service.english.as_ref().map(|english| english.text.as_str());
    let checked = check(&text.text, english, &service.key, regency);
    service.findings = text.torn().into_iter().chain(checked.findings).collect();
    service.english_findings = checked.english_findings;
    if !service.keeps_english {
        let torn = service.english.as_ref().and_then(Text::torn);
        service.findings.extend(torn);
    }
    let is_sound = !service.findings.iter().any(Diagnostic::is_error);
    service.sop = checked.sop.filter(|_| is_sound);
    service.standing = standing(service, &versions, current);
}

fn standing(service: &ServiceRead, versions: &[&PublishedDefinition], current: &Catalogue) -> Standing {
    let (Some(published), Some(_)) = (service.published(), &service.text) else {
        return Standing::HasErrors;
    };
    let definition = published.sop.definition();
    if let Some(known) = versions.iter().find(|known| known.version == definition.version) {
        return if known.digest == published.digest {
            Standing::Unchanged
        } else {
            Standing::VersionTaken
        };
    }
    if definition.decree.is_none() {
        return Standing::Draft;
    }
    let newest = current
        .versions_of(&service.key)
        .map(|known| known.sop.definition().version)
        .max();
    match newest {
        Some(newest) if definition.version < newest => Standing::Older,
        Some(_) if is_only_renumbered(service, versions) => Standing::NothingNew,
        Some(_) => Standing::NewVersion,
        None => Standing::NewService,
    }
}

/// Whether nothing but the number, comments and empty lines differ from the newest version, and no English text.
fn is_only_renumbered(service: &ServiceRead, versions: &[&PublishedDefinition]) -> bool {
    let Some(newest) = versions.iter().max_by_key(|known| known.version) else {
        return false;
    };
    let is_said = |line: &&str| {
        let key = line.split_once('=').map_or("", |(key, _)| key.trim());
        !line.is_empty() && !line.starts_with('#') && key != "version"
    };
    let text = service.text.as_ref().map(|text| text.text.as_str()).unwrap_or_default();
    let english = service.english.as_ref().map(|english| english.text.as_str());
    let is_same_text = text.lines().map(str::trim).filter(is_said).eq(newest
        .source
        .lines()
        .map(str::trim)
        .filter(is_said));
    is_same_text && (service.keeps_english || english == newest.english.as_deref())
}

/// What is published must still run by the new shared files: citizens wait by it, documents are set by it.
pub(super) fn broken(
    definitions: &[PublishedDefinition],
    regency: &Arc<Regency>,
    current: &Catalogue,
) -> Vec<(ServiceKey, u32, Vec<Diagnostic>)> {
    let mut broken = Vec::new();
    for definition in definitions {
        let key = ServiceKey::new(&definition.unit, &definition.service);
        // What fails already cannot be broken; mended files may well be what it waits for.
        if current.offered(&key, definition.version).is_none() {
            continue;
        }
        if let Err(findings) = checked(definition, regency) {
            broken.push((key, definition.version, findings));
        }
    }
    broken
}

/// Services and options the guide names and nobody would offer.
fn missing_in_guide(reading: &mut Reading, current: &Catalogue, today: maklumat_calendar::Date) {
    let offer = current.offer(today);
    let mut known: BTreeMap<&ServiceKey, &CheckedSop> = offer
        .services
        .iter()
        .map(|published| (&published.sop.definition().key, &published.sop))
        .collect();
    known.extend(
        reading
            .services
            .iter()
            .filter_map(|read| Some((&read.key, read.sop.as_ref()?))),
    );
    let definitions: Vec<_> = known.values().map(|sop| sop.definition()).collect();
    let missing = reading.regency.guide.unknown_services(&definitions);
    let guide = reading.shared.iter_mut().find(|read| read.file == RegencyFile::Guide);
    if let Some(guide) = guide {
        guide.findings.extend(missing);
    }
}

//! Administrators upload a definition, look at what it would become, and publish it or drop it.

use std::collections::BTreeMap;

use maklumat_calendar::Timestamp;
use maklumat_sop::differences_in_full;
use maklumat_store::{FaultKind, Proposal, PublishedDefinition, Reader, Tx, Uuid, new_id};
use maklumat_vocabulary::{Diagnostic, Language, LocalizedText, ServiceKey, UnitId};

use super::archive::{Entry, unpacked};
use super::place::settled;
use super::reading::{Reading, ServiceRead, SharedRead, Text};
use crate::App;
use crate::access::{Action, Role, may};
use crate::audit::{AuditKind, Entry as AuditEntry, record};
use crate::catalogue::Published;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::Private;
use crate::views::account::SignedIn;
use crate::views::case_file::DifferenceView;
use crate::views::publishing::{
    Finding, MovedDues, ProposalRow, ProposalView, ProposedFile, ProposedShared, ProposedVersion, Standing,
    WaitingProposal,
};

/// How long a proposal waits, in seconds.
pub(crate) const KEPT: i64 = 14 * 86_400;

/// Lines of a file shown with a finding.
const SHOWN_LETTERS: usize = 160;

impl App {
    /// Keeps uploaded files as a proposal and gives its id. `unit` says of which unit a single file is.
    pub async fn propose(
        &self,
        by: &SignedIn,
        files: Vec<(String, Vec<u8>)>,
        unit: Option<&UnitId>,
    ) -> Result<String, Problem> {
        check_publisher(by)?;
        if files.is_empty() {
            return Err(Rule::NothingUploaded.into());
        }
        self.follow_published(&mut self.store().read().await?).await?;
        let mut entries: Vec<Entry> = Vec::new();
        for (name, bytes) in files {
            if bytes.is_empty() {
                return Err(Rule::FileEmpty.into());
            }
            entries.extend(unpacked(&name, bytes)?);
        }
        if !entries.iter().any(|(path, _)| path.ends_with(".toml")) {
            return Err(Rule::NoDefinition.into());
        }
        let entries = settled(entries, unit, &self.current())?;
        self.keep_as_proposal(by, &entries).await
    }

    /// Keeps files by their paths as a proposal of somebody and gives its id.
    pub(crate) async fn keep_as_proposal(&self, by: &SignedIn, entries: &[Entry]) -> Result<String, Problem> {
        let now = self.now();
        let proposal = Proposal {
            id: new_id(now)?,
            officer: by.id.to_string(),
            uploaded_at: now,
            kept_until: Timestamp::from_second(now.as_second() + KEPT).unwrap_or(now),
            published_at: None,
        };
        let mut tx = self.store().begin().await?;
        tx.keep_proposal(&proposal, entries).await?;
        tx.commit().await?;
        Ok(proposal.id.to_string())
    }

    /// Proposals that wait, the latest first.
    pub async fn proposals(&self, by: &SignedIn) -> Result<Vec<WaitingProposal>, Problem> {
        check_publisher(by)?;
        let waiting = self.waiting_proposals().await?;
        let mut reader = self.store().read().await?;
        let mut rows = Vec::new();
        for proposal in waiting {
            let reading = self.read_proposal(&mut reader, proposal.id).await?;
            let nobody_asks = &mut BTreeMap::new();
            rows.push(WaitingProposal {
                shared: reading.shared.iter().map(shared).collect(),
                services: reading
                    .services
                    .iter()
                    .map(|service| self.service_view(service, nobody_asks))
                    .collect(),
                row: proposal_row(&mut reader, proposal).await?,
            });
        }
        Ok(rows)
    }

    pub(super) async fn waiting_proposals(&self) -> Result<Vec<Proposal>, Problem> {
        let all = self.store().read().await?.proposals().await?;
        let waits = |proposal: &Proposal| proposal.published_at.is_none() && proposal.kept_until > self.now();
        Ok(all.into_iter().filter(waits).collect())
    }

    /// A proposal with its findings and what it would change.
    pub async fn proposal(&self, by: &SignedIn, id: &str) -> Result<ProposalView, Problem> {
        check_publisher(by)?;
        let mut reader = self.store().read().await?;
        let reading = self.read_proposal(&mut reader, proposal_id(id)?).await?;
        let mut others = Vec::new();
        for other in reader.proposals().await? {
            let is_other = other.id != reading.proposal.id && other.published_at.is_none();
            if is_other && shares_a_file(&reader.proposal_paths(other.id).await?, &reading) {
                others.push(proposal_row(&mut reader, other).await?);
            }
        }
        let mut running: BTreeMap<ServiceKey, Vec<(u32, u64)>> = BTreeMap::new();
        for row in reader.running().await? {
            let key = ServiceKey::new(&row.unit, &row.service);
            running.entry(key).or_default().push((row.version, row.cases));
        }
        let moved = if reading.proposal.published_at.is_none() {
            self.moved_dues(&mut reader, &reading).await?
        } else {
            MovedDues::default()
        };
        Ok(ProposalView {
            moved,
            may_be_published: reading.may_be_published(),
            seen: reading.so_far.token(),
            files: files(&reading),
            shared: reading.shared.iter().map(shared).collect(),
            services: reading
                .services
                .iter()
                .map(|service| self.service_view(service, &mut running))
                .collect(),
            broken: reading.broken.iter().map(broken).collect(),
            others,
            row: proposal_row(&mut reader, reading.proposal).await?,
        })
    }

    /// A service of a proposal as it would be, for a preview. Only one without errors.
    pub async fn proposed_service(&self, by: &SignedIn, id: &str, key: &ServiceKey) -> Result<Published, Problem> {
        check_publisher(by)?;
        let mut reader = self.store().read().await?;
        let reading = self.read_proposal(&mut reader, proposal_id(id)?).await?;
        let service = reading.services.iter().find(|service| service.key == *key);
        service.and_then(ServiceRead::published).ok_or(Problem::NotFound)
    }

    pub async fn drop_proposal(&self, by: &SignedIn, id: &str) -> Result<(), Problem> {
        check_publisher(by)?;
        let id = proposal_id(id)?;
        let mut tx = self.store().begin().await?;
        let is_dropped = tx.drop_proposal(id).await?;
        tx.commit().await?;
        if is_dropped { Ok(()) } else { Err(Problem::NotFound) }
    }

    /// Publishes a proposal, all of it or nothing. `seen` is the token of the page on which it was looked at: if anything
    /// else was published since, whoever publishes looks again.
    pub async fn publish_proposal(&self, by: &SignedIn, id: &str, seen: &str) -> Result<(), Problem> {
        check_publisher(by)?;
        self.recently_proved(by)?;
        let id = proposal_id(id)?;
        let reading = self.read_proposal(&mut self.store().read().await?, id).await?;
        if reading.proposal.published_at.is_some() || reading.so_far.token() != seen {
            return Err(Rule::PublishedMeanwhile.into());
        }
        if !reading.may_be_published() {
            return Err(Rule::ProposalNotSound.into());
        }
        let now = self.now();
        let mut tx = self.store().begin().await?;
        // Nothing else may have been published between reading and writing, whoever publishes.
        if tx.published().await? != reading.so_far || !tx.proposal_is_published(id, now).await? {
            tx.roll_back().await;
            return Err(Rule::PublishedMeanwhile.into());
        }
        if let Err(problem) = keep(&mut tx, &reading, by, now).await {
            tx.roll_back().await;
            return Err(problem);
        }
        tx.commit().await?;
        tracing::info!(by = %by.id, proposal = %id, "a proposal was published");
        self.follow_published(&mut self.store().read().await?).await
    }

    fn service_view(
        &self,
        service: &ServiceRead,
        running: &mut BTreeMap<ServiceKey, Vec<(u32, u64)>>,
    ) -> ProposedVersion {
        let definition = service.sop.as_ref().map(|sop| sop.definition());
        let current = self.current();
        let in_force = current.in_force(&service.key, self.today());
        let before = in_force.map(|published| published.sop.definition());
        let name = definition.or(before).map(|definition| definition.name.clone());
        let changes = match (in_force, &service.sop) {
            (Some(before), Some(after)) if before.sop.definition().version != after.definition().version => {
                differences_in_full(&before.sop, after)
            }
            _ => Vec::new(),
        };
        ProposedVersion {
            name: name.unwrap_or_else(|| LocalizedText::indonesian(service.key.to_string())),
            version: definition.map(|definition| definition.version),
            effective: definition.map(|definition| definition.effective),
            in_force: before.map(|definition| definition.version),
            standing: service.standing,
            differences: changes.into_iter().map(DifferenceView::from).collect(),
            running: running.remove(&service.key).unwrap_or_default(),
            keeps_english: service.keeps_english,
            has_preview: service.sop.is_some(),
            key: service.key.clone(),
        }
    }
}

/// Keeps everything a proposal changes, with who published it and an entry in the trail for each.
async fn keep(tx: &mut Tx, reading: &Reading, by: &SignedIn, now: Timestamp) -> Result<(), Problem> {
    let who = by.id.as_str();
    for read in reading.shared.iter().filter(|read| read.changes()) {
        let name = read.file.name();
        tx.store_regency_file((name, &read.text.text), Some(who), now).await?;
        record(tx, AuditEntry::of(AuditKind::SharedFilePublished, who, name), now).await?;
    }
    for service in reading.services.iter().filter(|service| service.standing.is_new()) {
        let (Some(published), Some(text)) = (service.published(), &service.text) else {
            continue;
        };
        let definition = published.sop.definition();
        let kept = PublishedDefinition {
            unit: service.key.unit.to_string(),
            service: service.key.service.to_string(),
            version: definition.version,
            digest: published.digest,
            source: text.text.clone(),
            english: service.english.as_ref().map(|english| english.text.clone()),
            published_at: now,
            effective: definition.effective.to_string(),
            published_by: Some(who.to_owned()),
        };
        match tx.publish(&kept).await {
            Ok(()) => {}
            Err(fault) if fault.kind() == FaultKind::Duplicate => return Err(Rule::PublishedMeanwhile.into()),
            Err(fault) => return Err(fault.into()),
        }
        let about = service.key.to_string();
        let entry = AuditEntry {
            unit: Some(&service.key.unit),
            detail: definition.version.to_string(),
            ..AuditEntry::of(AuditKind::ServicePublished, who, &about)
        };
        record(tx, entry, now).await?;
    }
    Ok(())
}

pub(super) fn check_publisher(by: &SignedIn) -> Result<(), Problem> {
    let role = if by.is_administrator {
        Role::Administrator
    } else {
        Role::OtherOfficer
    };
    if may(role, Action::PublishDefinition) {
        Ok(())
    } else {
        Err(Problem::NotFound)
    }
}

pub(super) fn proposal_id(id: &str) -> Result<Uuid, Problem> {
    Uuid::parse_str(id).map_err(|_| Problem::NotFound)
}

async fn proposal_row(reader: &mut Reader, proposal: Proposal) -> Result<ProposalRow, Problem> {
    let name = reader.officer(&proposal.officer).await?.map(|officer| officer.name);
    Ok(ProposalRow {
        paths: reader.proposal_paths(proposal.id).await?,
        id: proposal.id.to_string(),
        by: Private(name.unwrap_or_default()),
        uploaded_at: proposal.uploaded_at,
        kept_until: proposal.kept_until,
        published_at: proposal.published_at,
    })
}

/// Whether two proposals would publish one and the same file.
fn shares_a_file(paths: &[String], reading: &Reading) -> bool {
    let shared = reading.shared.iter().map(|read| read.file.name().to_owned());
    let services = reading.services.iter().map(|read| service_path(&read.key));
    shared.chain(services).any(|path| paths.contains(&path))
}

fn service_path(key: &ServiceKey) -> String {
    format!("services/{key}.toml")
}

/// Every uploaded file with what was found in it.
fn files(reading: &Reading) -> Vec<ProposedFile> {
    let file = |path: String, text: &Text, found: &[Diagnostic]| ProposedFile {
        path,
        findings: found.iter().map(|diagnostic| finding(diagnostic, &text.text)).collect(),
        is_left_out: false,
    };
    let mut files: Vec<ProposedFile> = reading
        .shared
        .iter()
        .map(|read| file(read.file.name().to_owned(), &read.text, &read.findings))
        .collect();
    for service in &reading.services {
        if let Some(text) = &service.text {
            files.push(file(service_path(&service.key), text, &service.findings));
        }
        if let Some(english) = service.english.as_ref().filter(|_| !service.keeps_english) {
            let path = format!("services/{}.en.toml", service.key);
            files.push(file(path, english, &service.english_findings));
        }
    }
    files.extend(reading.others.iter().map(|(path, text, found)| ProposedFile {
        is_left_out: found.is_none(),
        ..file(path.clone(), text, found.as_slice())
    }));
    files
}

fn finding(diagnostic: &Diagnostic, text: &str) -> Finding {
    let position = diagnostic.span.position(text);
    let line = text.lines().nth(position.line.saturating_sub(1)).unwrap_or_default();
    Finding {
        diagnostic: diagnostic.clone(),
        line: position.line,
        column: position.column,
        excerpt: line.chars().take(SHOWN_LETTERS).collect(),
    }
}

/// How many lines a shared file gains and loses, told roughly: lines that are not in the other.
fn shared(read: &SharedRead) -> ProposedShared {
    let count = |text: &str, other: &str| {
        let known: std::collections::BTreeSet<&str> = other.lines().collect();
        text.lines()
            .filter(|line| !line.trim().is_empty() && !known.contains(line))
            .count() as u64
    };
    ProposedShared {
        name: read.file.name(),
        changes: read.changes(),
        added: count(&read.text.text, &read.before),
        removed: count(&read.before, &read.text.text),
    }
}

fn broken((key, version, findings): &(ServiceKey, u32, Vec<Diagnostic>)) -> (ServiceKey, u32, LocalizedText) {
    let first = findings.iter().find(|finding| finding.is_error());
    let words = |language| {
        first
            .map(|finding| finding.message.within(language))
            .unwrap_or_default()
    };
    let said = LocalizedText {
        id: words(Language::Indonesian),
        en: Some(words(Language::English)),
    };
    (key.clone(), *version, said)
}

impl Standing {
    /// Would become a version that was not there.
    pub(super) const fn is_new(self) -> bool {
        matches!(self, Self::NewService | Self::NewVersion)
    }

    /// Keeps the whole proposal from being published.
    pub(super) const fn is_in_the_way(self) -> bool {
        !matches!(self, Self::NewService | Self::NewVersion | Self::Unchanged)
    }
}

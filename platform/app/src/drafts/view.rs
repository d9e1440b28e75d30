//! A draft laid out with its findings, for whoever writes it.

use std::collections::BTreeMap;
use std::sync::Arc;

use maklumat_calendar::{Calendar, Duration, TimeUnit};
use maklumat_sop::{CheckedSop, Outline, ServiceTexts, check, outline};
use maklumat_store::{Reader, SopDraft, SopDraftChange};
use maklumat_vocabulary::{Diagnostic, Language, LocalizedText, Severity};

use super::key_of;
use super::stack::Stack;
use super::stored::places;
use crate::App;
use crate::access::{Action, Role, may};
use crate::problem::Problem;
use crate::views::Private;
use crate::views::account::SignedIn;
use crate::views::drafting::{DraftFinding, DraftStanding, DraftView, OthersChange, TimeKept};

/// Combinations whose longest way is looked for; a draft has few, and the page must answer while somebody types.
const MOST_WAYS: usize = 64;

/// What a view is made of besides the draft itself.
pub(super) struct Seen<'s> {
    /// All kept changes of the draft.
    pub(super) changes: &'s [SopDraftChange],
    /// What others did after this revision is told.
    pub(super) since: i64,
    pub(super) touched: Vec<String>,
}

impl App {
    pub(super) async fn draft_view(
        &self,
        reader: &mut Reader,
        by: &SignedIn,
        (draft, seen): (SopDraft, Seen<'_>),
    ) -> Result<DraftView, Problem> {
        let key = key_of(&draft);
        let regency = self.regency();
        let texts = ServiceTexts {
            text: &draft.content,
            english: draft.english.as_deref(),
        };
        let outline = outline(texts, &key, &regency);
        let checked = check(texts.text, texts.english, &key, &Arc::clone(&regency));
        let mut names = Names::default();
        let others = seen.changes.iter().filter(|change| change.revision > seen.since);
        let mut told = Vec::new();
        for change in others.filter(|change| change.changed_by != by.id.as_str()) {
            told.push(OthersChange {
                revision: change.revision,
                who: names.of(reader, &change.changed_by).await?,
                at: change.changed_at,
                places: places(&change.touched),
            });
        }
        let stack = Stack::of(seen.changes, by.id.as_str());
        let role = if by.is_administrator {
            Role::Administrator
        } else {
            Role::OtherOfficer
        };
        Ok(DraftView {
            id: draft.id.to_string(),
            name: name(&outline, &draft),
            from_version: draft.from_version,
            findings: findings(&checked.findings, (texts.text, ""), &outline),
            english_findings: findings(
                &checked.english_findings,
                (texts.english.unwrap_or_default(), "en:"),
                &outline,
            ),
            standing: standing(&checked.findings, checked.sop.as_ref()),
            revision: draft.revision,
            changed_at: draft.changed_at,
            changed_by: names.of(reader, &draft.changed_by).await?,
            others: told,
            is_proposed: draft.proposed_revision == Some(draft.revision) && seen.touched.is_empty(),
            touched: seen.touched,
            may_undo: !stack.undo.is_empty(),
            may_redo: !stack.redo.is_empty(),
            may_publish: may(role, Action::PublishDefinition),
            key,
            outline,
            text: draft.content,
            english: draft.english,
        })
    }
}

/// The name of the service as the draft says it.
pub(super) fn name(outline: &Outline, draft: &SopDraft) -> String {
    let cell = outline.cell("service.name").map(|cell| cell.value.trim());
    let written = cell.filter(|name| !name.is_empty());
    written.map_or_else(|| key_of(draft).to_string(), str::to_owned)
}

/// Names of accounts, each asked for once.
#[derive(Default)]
pub(super) struct Names(BTreeMap<String, Private>);

impl Names {
    /// Empty where the account is not known any more.
    pub(super) async fn of(&mut self, reader: &mut Reader, id: &str) -> Result<Private, Problem> {
        if let Some(name) = self.0.get(id) {
            return Ok(name.clone());
        }
        let officer = reader.officer(id).await?;
        let name = Private(officer.map(|officer| officer.name).unwrap_or_default());
        self.0.insert(id.to_owned(), name.clone());
        Ok(name)
    }
}

fn findings(found: &[Diagnostic], (text, prefix): (&str, &str), outline: &Outline) -> Vec<DraftFinding> {
    let names = fix_names(found, prefix);
    let finding = |(diagnostic, fix): (&Diagnostic, Option<String>)| DraftFinding {
        line: diagnostic.span.position(text).line,
        place: outline.place_of(&diagnostic.address),
        fix,
        diagnostic: diagnostic.clone(),
    };
    found.iter().zip(names).map(finding).collect()
}

/// What the certain edits of findings are called: `en:TXT-001 step.a 2` is the second of that code and address.
pub(super) fn fix_names(found: &[Diagnostic], prefix: &str) -> Vec<Option<String>> {
    let mut counted: BTreeMap<(&str, String), usize> = BTreeMap::new();
    let name = |finding: &Diagnostic| {
        let address = finding.address.clone();
        let count = counted.entry((finding.code.number, address)).or_default();
        *count += 1;
        let name = format!("{prefix}{} {} {count}", finding.code.number, finding.address);
        finding.edit.is_some().then_some(name)
    };
    found.iter().map(name).collect()
}

pub(super) fn standing(found: &[Diagnostic], sop: Option<&CheckedSop>) -> DraftStanding {
    let count = |severity: Severity| {
        let alike = found.iter().filter(|finding| finding.code.severity == severity);
        alike.count()
    };
    DraftStanding {
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        advice: count(Severity::Advice),
        tightest: sop.and_then(tightest),
    }
}

/// The promise that the longest way fills most.
fn tightest(sop: &CheckedSop) -> Option<TimeKept> {
    let mut found: Option<(u128, TimeKept)> = None;
    for promise in &sop.definition().promises {
        let promised = minutes(promise.time, sop.calendar()).max(1);
        for combination in sop.combinations().iter().take(MOST_WAYS) {
            let Some(way) = sop.critical_path(promise, combination) else {
                continue;
            };
            let filled = u128::from(way.minutes) * 1_000_000 / u128::from(promised);
            if found.as_ref().is_none_or(|(most, _)| filled > *most) {
                let kept = TimeKept {
                    promise: promise.time,
                    taken: LocalizedText {
                        id: way.words(Language::Indonesian),
                        en: Some(way.words(Language::English)),
                    },
                    steps: way.steps,
                };
                found = Some((filled, kept));
            }
        }
    }
    found.map(|(_, kept)| kept)
}

/// Roughly, to compare promises: a calendar day counts as a working day.
fn minutes(time: Duration, calendar: &Calendar) -> u64 {
    let day = calendar.minutes_per_working_day();
    let unit = match time.unit {
        TimeUnit::Minute => 1,
        TimeUnit::Hour => 60,
        TimeUnit::Day | TimeUnit::WorkingDay => u64::from(day),
        TimeUnit::Month => 21 * u64::from(day),
        TimeUnit::Year => 250 * u64::from(day),
    };
    u64::from(time.amount) * unit
}

//! Searching the audit trail: what became of accounts, and beside it the acts on cases that are looked for with them.

use std::collections::BTreeMap;

use maklumat_calendar::{Date, Time, Timestamp};
use maklumat_store::{AuditFilter, AuditRow, CaseAct, Reader};
use maklumat_vocabulary::{LocalizedText, PositionKey, ServiceKey, UnitId};
use maklumat_workflow::Deputy;

use crate::App;
use crate::access::table::may_read_trail;
use crate::audit::AuditKind;
use crate::monitoring::which::round_of;
use crate::problem::Problem;
use crate::views::account::{AccountRole, SignInRole, SignedIn};
use crate::views::letters::LetterChannel;
use crate::views::trail::{Person, Trail, TrailDetail, TrailFilter, TrailRow};
use crate::views::{CaseId, Private};

/// Rows of one page.
const ROWS: usize = 50;

/// How far the trail is paged; what lies further back is found by its days.
const PAGES: u32 = 40;

/// Rows of one file.
const FILE_ROWS: usize = 10_000;

/// Accounts that are offered where a name fits several.
const PERSONS: usize = 20;

impl App {
    /// One page of the trail, the latest first.
    pub async fn trail(&self, by: &SignedIn, filter: &TrailFilter) -> Result<Trail, Problem> {
        may_read_trail(by)?;
        let page = filter.page.clamp(1, PAGES);
        let first = (page as usize - 1) * ROWS;
        let mut rows = self.trail_rows(by, filter, first + ROWS + 1).await?;
        let has_more = rows.len() > first + ROWS && page < PAGES;
        rows.truncate(first + ROWS);
        let mut reader = self.store().read().await?;
        let person = match &filter.person {
            Some(id) => Some(Person {
                name: Private(
                    reader
                        .officer(id)
                        .await?
                        .map(|officer| officer.name)
                        .unwrap_or_default(),
                ),
                id: id.clone(),
            }),
            None => None,
        };
        Ok(Trail {
            rows: rows.into_iter().skip(first).collect(),
            page,
            has_more,
            person,
        })
    }

    /// The same for a file: as many as a table program likes to open.
    pub async fn trail_for_file(&self, by: &SignedIn, filter: &TrailFilter) -> Result<Vec<TrailRow>, Problem> {
        may_read_trail(by)?;
        self.trail_rows(by, filter, FILE_ROWS).await
    }

    /// Accounts whose name or sign-in name holds the words.
    pub async fn persons_called(&self, by: &SignedIn, words: &str) -> Result<Vec<Person>, Problem> {
        may_read_trail(by)?;
        let words = words.trim().to_lowercase();
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let mut found = self.store().read().await?.officers().await?;
        found.retain(|officer| {
            officer.login.to_lowercase().contains(&words) || officer.name.to_lowercase().contains(&words)
        });
        let persons = found.into_iter().take(PERSONS).map(|officer| Person {
            id: officer.id,
            name: Private(officer.name),
        });
        Ok(persons.collect())
    }

    async fn trail_rows(&self, by: &SignedIn, filter: &TrailFilter, limit: usize) -> Result<Vec<TrailRow>, Problem> {
        let wanted = AuditFilter {
            from: filter.from.map_or(Timestamp::UNIX_EPOCH, |day| self.midnight(day)),
            // One second more, because what happens now belongs to the page.
            before: filter
                .until
                .and_then(|day| day.tomorrow().ok())
                .map_or_else(|| self.in_a_second(), |day| self.midnight(day)),
            kind: filter.kind.map(AuditKind::word),
            officer: filter.person.as_deref(),
            unit: filter.unit.as_ref().map(UnitId::as_str),
            limit: i64::try_from(limit).unwrap_or(i64::MAX),
        };
        let mut reader = self.store().read().await?;
        let audited = match filter.kind {
            Some(kind) if kind.is_of_case() => Vec::new(),
            Some(_) | None => reader.audited(wanted).await?,
        };
        let acts = match filter.kind {
            Some(kind) if !kind.is_of_case() => Vec::new(),
            Some(_) | None => reader.acts_on_cases(wanted).await?,
        };
        let mut names = Names::default();
        let mut rows = Vec::with_capacity(audited.len() + acts.len());
        for row in audited {
            rows.extend(self.audit_row(row, &mut reader, &mut names).await?);
        }
        for act in acts {
            rows.extend(self.act_row(act, by, (&mut reader, &mut names)).await?);
        }
        // Stable: what happened at the same moment stays as it was read.
        rows.sort_by_key(|row| std::cmp::Reverse(row.at));
        rows.truncate(limit);
        Ok(rows)
    }

    async fn audit_row(
        &self,
        row: AuditRow,
        reader: &mut Reader,
        names: &mut Names,
    ) -> Result<Option<TrailRow>, Problem> {
        // A kind of a later version is left to that version.
        let Some(kind) = AuditKind::of_word(&row.kind) else {
            return Ok(None);
        };
        let to = row.about.clone().filter(|about| row.officer.as_ref() != Some(about));
        let is_account = !matches!(
            kind,
            AuditKind::RuleChanged
                | AuditKind::LetterWordsChanged
                | AuditKind::LetterWordsRestored
                | AuditKind::LetterTried
                | AuditKind::ServicePublished
                | AuditKind::SharedFilePublished
                | AuditKind::CasesErased
        );
        let unit = row.unit.as_deref().map(UnitId::new);
        Ok(Some(TrailRow {
            at: row.at,
            kind,
            by: names.person(reader, row.officer).await?,
            to: names.person(reader, to.filter(|_| is_account)).await?,
            unit: unit.and_then(|unit| self.unit_name(&unit)),
            service: None,
            case: None,
            detail: self.detail(kind, &row.detail, row.about.as_deref()),
        }))
    }

    async fn act_row(
        &self,
        act: CaseAct,
        by: &SignedIn,
        (reader, names): (&mut Reader, &mut Names),
    ) -> Result<Option<TrailRow>, Problem> {
        let Some(kind) = AuditKind::of_word(&act.kind) else {
            return Ok(None);
        };
        let key = ServiceKey::new(&act.unit, &act.service);
        let name = self
            .service(&key)
            .map(|published| published.sop.definition().name.clone());
        Ok(Some(TrailRow {
            at: act.at,
            kind,
            by: names.person(reader, act.officer).await?,
            to: None,
            unit: self.unit_name(&key.unit),
            service: name.map(|name| (key, name)),
            case: by.is_overseer.then_some(CaseId(act.matter)),
            detail: TrailDetail::Nothing,
        }))
    }

    fn detail(&self, kind: AuditKind, text: &str, about: Option<&str>) -> TrailDetail {
        match kind {
            AuditKind::SignedIn | AuditKind::ShutOut | AuditKind::SessionsEnded => match text.parse() {
                Ok(0) | Err(_) => TrailDetail::Nothing,
                Ok(count) => TrailDetail::Count(count),
            },
            AuditKind::AccountMade if !text.is_empty() => TrailDetail::Account(AccountRole::of_word(text)),
            AuditKind::AbsenceEntered
            | AuditKind::AbsenceWithdrawn
            | AuditKind::CampaignOpened
            | AuditKind::CampaignClosed => days(text),
            AuditKind::PositionGiven | AuditKind::PositionEnded | AuditKind::PositionTakenBack => self.position(text),
            AuditKind::RuleChanged => SignInRole::ALL
                .into_iter()
                .find(|role| about == Some(role.word()))
                .map_or(TrailDetail::Nothing, |role| TrailDetail::Rule {
                    role,
                    is_required: text == "required",
                }),
            AuditKind::ServicePublished => about
                .and_then(ServiceKey::parse)
                .map_or(TrailDetail::Nothing, |key| self.version_detail(key, text)),
            AuditKind::CasesErased => match text.split_once(' ') {
                Some((count, record)) => TrailDetail::Erased {
                    count: count.parse().unwrap_or(0),
                    record: record.to_owned(),
                },
                None => TrailDetail::Nothing,
            },
            AuditKind::SopSheetBegun | AuditKind::SopSheetFinished => self.sheet_detail(text),
            AuditKind::FollowUpClosed | AuditKind::AssessorNamed => {
                ServiceKey::parse(text).map_or(TrailDetail::Nothing, |key| TrailDetail::Sop(self.sop_name(&key)))
            }
            AuditKind::LetterWordsChanged | AuditKind::LetterWordsRestored => {
                TrailDetail::Letter(about.unwrap_or_default().to_owned())
            }
            AuditKind::LetterTried => about
                .and_then(LetterChannel::of_word)
                .map_or(TrailDetail::Nothing, TrailDetail::Channel),
            AuditKind::SharedFilePublished => TrailDetail::File(about.unwrap_or_default().to_owned()),
            AuditKind::AccountMade
            | AuditKind::RecoveryCodeUsed
            | AuditKind::PasswordChanged
            | AuditKind::PasswordRenewed
            | AuditKind::FactorSet
            | AuditKind::FactorRemoved
            | AuditKind::FactorReset
            | AuditKind::CodesRenewed
            | AuditKind::AccountClosed
            | AuditKind::PinRenewed
            | AuditKind::Overridden
            | AuditKind::Moved
            | AuditKind::ProductRevoked => TrailDetail::Nothing,
        }
    }

    /// `dishub/uji-kir monitoring 2026-2`
    fn sheet_detail(&self, text: &str) -> TrailDetail {
        let mut parts = text.split(' ');
        let mut part = || parts.next().unwrap_or_default();
        let Some(key) = ServiceKey::parse(part()) else {
            return TrailDetail::Nothing;
        };
        TrailDetail::Sheet {
            name: self.sop_name(&key),
            round: round_of(part()),
            period: part().to_owned(),
        }
    }

    fn sop_name(&self, key: &ServiceKey) -> LocalizedText {
        let known = self.service(key);
        known.map_or_else(
            || LocalizedText::indonesian(key.to_string()),
            |published| published.sop.definition().name.clone(),
        )
    }

    fn version_detail(&self, key: ServiceKey, version: &str) -> TrailDetail {
        let known = self.service(&key);
        TrailDetail::Version {
            name: known.map_or_else(
                || LocalizedText::indonesian(key.to_string()),
                |published| published.sop.definition().name.clone(),
            ),
            version: version.parse().unwrap_or(0),
        }
    }

    /// `dishub/kepala-dinas 2026-11-23 2026-11-27 plh`
    fn position(&self, text: &str) -> TrailDetail {
        let mut parts = text.split(' ');
        let mut part = || parts.next().unwrap_or_default();
        let Some(key) = PositionKey::parse(part()) else {
            return TrailDetail::Nothing;
        };
        let (from, until) = (part().parse().ok(), part().parse().ok());
        let deputy = match part() {
            "plt" => Some(Deputy::Plt),
            "plh" => Some(Deputy::Plh),
            _ => None,
        };
        let known = self.regency().position(&key).map(|position| position.name.clone());
        TrailDetail::Position {
            name: known.unwrap_or_else(|| LocalizedText::indonesian(key.to_string())),
            deputy,
            from,
            until,
        }
    }

    fn unit_name(&self, unit: &UnitId) -> Option<LocalizedText> {
        self.regency().unit(unit).map(|unit| unit.name.clone())
    }

    fn midnight(&self, day: Date) -> Timestamp {
        self.zone().instant(day, Time::midnight())
    }

    fn in_a_second(&self) -> Timestamp {
        let now = self.now();
        Timestamp::from_second(now.as_second() + 1).unwrap_or(now)
    }
}

/// `2026-11-23 2026-11-27`
fn days(text: &str) -> TrailDetail {
    let days = text
        .split_once(' ')
        .and_then(|(from, until)| Some((from.parse().ok()?, until.parse().ok()?)));
    days.map_or(TrailDetail::Nothing, |(from, until)| TrailDetail::Days { from, until })
}

/// Names of accounts, each read once.
#[derive(Default)]
struct Names(BTreeMap<String, Private>);

impl Names {
    async fn person(&mut self, reader: &mut Reader, id: Option<String>) -> Result<Option<Person>, Problem> {
        let Some(id) = id else { return Ok(None) };
        if !self.0.contains_key(&id) {
            let name = reader.officer(&id).await?.map(|officer| officer.name);
            self.0.insert(id.clone(), Private(name.unwrap_or_default()));
        }
        let name = self.0.get(&id).cloned().unwrap_or_default();
        Ok(Some(Person { id, name }))
    }
}

//! Mail to officers who asked for it: once a week how services stand, each working morning what waits.
//!
//! Written anew when it is sent, from what is there then; that it is due is planned once, under an id made of day and
//! officer, so that no restart sends it twice.

mod words;

use maklumat_calendar::{Date, Timestamp, Weekday};
use maklumat_delivery::{Address, Letter};
use maklumat_sop::CheckedSop;
use maklumat_store::{NewLetter, OfficerContact, PlannedLetter, Reader, ServiceFigures, Uuid};
use maklumat_vocabulary::{Language, OfficerId, PositionKey, ServiceKey};

use super::send::Composed;
use crate::App;
use crate::accounts::officers;
use crate::problem::Problem;
use crate::views::Private;
use crate::views::account::{AccountRole, HeldPosition, OwnSession, SignedIn};
use crate::views::letters::LetterChannel;

pub(crate) const WEEKLY: &str = "weekly";
pub(crate) const DAILY: &str = "daily";

/// Minutes of the day: Mondays at seven, and working days before counters open.
const WEEKLY_FROM: u16 = 7 * 60;
const DAILY_FROM: u16 = 7 * 60 + 30;

/// Which days have been planned since the program started.
#[derive(Debug, Default)]
pub(crate) struct PlannedDays {
    weekly: Option<Date>,
    daily: Option<Date>,
}

impl App {
    /// Plans what is due today, once.
    pub(crate) async fn plan_digests(&self) -> Result<(), Problem> {
        if !self.letter_channels().mail {
            return Ok(());
        }
        let (today, minute) = (self.today(), self.minute_of_day(self.now()));
        let (weekly, daily) = {
            let planned = self.planned_days();
            (planned.weekly == Some(today), planned.daily == Some(today))
        };
        if !weekly && today.weekday() == Weekday::Monday && minute >= WEEKLY_FROM {
            self.plan_digest(WEEKLY, today, |contact| contact.weekly).await?;
            self.planned_days().weekly = Some(today);
        }
        if !daily && minute >= DAILY_FROM && self.is_working_day(today, |_| true) {
            self.plan_digest(DAILY, today, |contact| contact.daily).await?;
            self.planned_days().daily = Some(today);
        }
        Ok(())
    }

    fn planned_days(&self) -> std::sync::MutexGuard<'_, PlannedDays> {
        let days = self.0.planned_days.lock();
        days.expect("nobody panics while holding the planned days")
    }

    /// Whether any of some services is given on a day.
    fn is_working_day(&self, day: Date, of: impl Fn(&CheckedSop) -> bool) -> bool {
        let services = self.catalogue();
        let mut open = services.iter().map(|published| &published.sop);
        open.any(|sop| of(sop) && sop.calendar().is_working_day(day))
    }

    async fn plan_digest(
        &self,
        kind: &'static str,
        day: Date,
        wants: impl Fn(&OfficerContact) -> bool + Send,
    ) -> Result<(), Problem> {
        let now = self.now();
        let mut tx = self.store().begin().await?;
        for contact in tx
            .officer_contacts()
            .await?
            .into_iter()
            .filter(|contact| wants(contact))
        {
            let letter = NewLetter {
                id: self.digest_id(kind, day, &contact.officer),
                matter: None,
                officer: Some(&contact.officer),
                kind,
                about: None,
                until: None,
                channel: LetterChannel::Mail.word(),
                link: None,
                at: now,
                not_before: self.next_waking(kind, now),
            };
            tx.plan_letter(&letter).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// The same for the same day and officer, whenever it is asked.
    fn digest_id(&self, kind: &str, day: Date, officer: &str) -> Uuid {
        let keys = self.store().keys();
        let hash = keys.lookup(self.store().tenant(), "digest", &format!("{kind}/{day}/{officer}"));
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hash[..16]);
        Uuid::from_bytes(bytes)
    }

    pub(super) async fn to_officer(&self, planned: &PlannedLetter, id: &str) -> Result<Composed, Problem> {
        let mut reader = self.store().read().await?;
        let contact = reader.officer_contact(id).await?;
        let Some(contact) = contact.filter(|contact| match planned.kind.as_str() {
            WEEKLY => contact.weekly,
            DAILY => contact.daily,
            _ => false,
        }) else {
            return Ok(Composed::Nobody);
        };
        let Some(officer) = self.addressed(&mut reader, id).await? else {
            return Ok(Composed::Nobody);
        };
        drop(reader);
        let language = Language::from_tag(&contact.language).unwrap_or_default();
        let text = if planned.kind == WEEKLY {
            self.week(&officer, planned.at, language).await?
        } else {
            self.morning(&officer, language).await?
        };
        let Some((subject, text)) = text else {
            return Ok(Composed::Nobody);
        };
        let letter = Letter {
            to: Address::Mailbox(contact.mailbox),
            subject,
            text,
            key: planned.id.simple().to_string(),
        };
        Ok(Composed::Ready(LetterChannel::Mail, letter))
    }

    /// An officer as of today, without a session; `None` once the account is closed.
    async fn addressed(&self, reader: &mut Reader, id: &str) -> Result<Option<SignedIn>, Problem> {
        let Some(officer) = reader.officer(id).await? else {
            return Ok(None);
        };
        if officer.state != officers::ACTIVE {
            return Ok(None);
        }
        let held = reader.holdings(id, &self.today().to_string()).await?;
        let role = AccountRole::of_word(&officer.role);
        let positions: Vec<HeldPosition> = held
            .into_iter()
            .map(|held| HeldPosition {
                name: Default::default(),
                unit: Default::default(),
                key: held.position,
                deputy: officers::deputy(held.tenure),
            })
            .collect();
        Ok(Some(SignedIn {
            id: OfficerId::new(&officer.id),
            name: Private(officer.name),
            holds: positions.clone(),
            positions,
            is_overseer: role == AccountRole::Overseer,
            is_administrator: role == AccountRole::Administrator,
            is_helper: role == AccountRole::Helper,
            must_change_password: false,
            must_set_second_factor: false,
            notices: 0,
            form_token: Private::default(),
            session: OwnSession::nobodys(),
        }))
    }

    /// How the services stand that somebody answers for; `None` where they answer for none.
    async fn week(
        &self,
        officer: &SignedIn,
        at: Timestamp,
        language: Language,
    ) -> Result<Option<(String, String)>, Problem> {
        let services: Vec<ServiceKey> = self
            .catalogue()
            .iter()
            .map(|published| published.sop.definition().key.clone())
            .filter(|key| self.may_read_service_figures(officer, key).is_ok())
            .collect();
        if services.is_empty() {
            return Ok(None);
        }
        let day = self.zone().date(at);
        let mut reader = self.store().read().await?;
        let mut figures = Vec::new();
        for week in [words::week_before(day, 1), words::week_before(day, 2)] {
            let (from, until) = (week.0.to_string(), week.1.to_string());
            figures.push(reader.service_figures(&services, &from, &until, self.now()).await?);
        }
        drop(reader);
        let (last, before) = (figures.remove(0), figures.remove(0));
        let lines = last.iter().filter_map(|last| {
            let same = |other: &&ServiceFigures| other.unit == last.unit && other.service == last.service;
            let published = self.service(&ServiceKey::new(&last.unit, &last.service))?;
            Some(words::Line {
                name: published.sop.definition().name.within(language).to_owned(),
                unit: crate::cases::tracking::unit_name(&published.sop)
                    .within(language)
                    .to_owned(),
                last: last.clone(),
                before: before.iter().find(same).cloned().unwrap_or_default(),
            })
        });
        let address = format!("{}{}", self.site(), super::link::OVERSIGHT);
        let wishes = format!("{}{}", self.site(), super::link::WISHES);
        Ok(Some(words::week(lines.collect(), day, language, (&address, &wishes))))
    }

    /// What waits for somebody; `None` where nothing does, or the services they work for are closed that day.
    async fn morning(&self, officer: &SignedIn, language: Language) -> Result<Option<(String, String)>, Problem> {
        let holds = |key: &PositionKey| officer.positions.iter().any(|held| held.key == *key);
        if !self.is_working_day(self.today(), |sop| sop.definition().performers().into_iter().any(holds)) {
            return Ok(None);
        }
        if officer.positions.is_empty() {
            return Ok(None);
        }
        let counts = self.desk_counts(officer).await?;
        if counts.free + counts.mine + counts.escalated == 0 {
            return Ok(None);
        }
        let address = format!("{}{}", self.site(), super::link::INBOX);
        let wishes = format!("{}{}", self.site(), super::link::WISHES);
        Ok(Some(words::morning(
            &counts,
            self.today(),
            language,
            (&address, &wishes),
        )))
    }

    /// Whether an officer is told of services at all: whoever has a page of their figures, and nobody else.
    #[must_use]
    pub fn is_leader(&self, officer: &SignedIn) -> bool {
        self.catalogue().iter().any(|published| {
            self.may_read_service_figures(officer, &published.sop.definition().key)
                .is_ok()
        })
    }
}

//! Somebody at the counter has lost the PIN: their cases in the officer's own unit are found, and one gets a new PIN.

use maklumat_calendar::Timestamp;
use maklumat_sop::CheckedSop;
use maklumat_store::{Reader, Uuid};
use maklumat_workflow::{Actor, Command, Event, IdentityCheck, decide};

use super::submit::acting;
use crate::access::{Action, may};
use crate::cases::act::{Appending, Loaded, TRIES};
use crate::cases::allowed::role;
use crate::cases::{file, tracking};
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::account::SignedIn;
use crate::views::lost_pin::{LostPin, LostPins, Renewal, RenewedPin};
use crate::views::{CaseId, FieldError, Private};
use crate::{App, answers, random, reference};

/// Most cases of one person that are shown.
const SHOWN: usize = 20;

/// How many of a person's newest cases are looked at, those of other units among them.
const LOOKED_AT: i64 = 200;

/// By what somebody at the counter is found.
enum Sought {
    Nik(String),
    Phone(String),
    Reference(String),
}

impl App {
    /// Lets in whoever works in the unit of a service that can have cases.
    pub fn renews_pins(&self, officer: &SignedIn) -> Result<(), Problem> {
        let services = self.catalogue();
        if services.iter().any(|published| is_at_counter(officer, &published.sop)) {
            Ok(())
        } else {
            Err(Problem::NotFound)
        }
    }

    /// The cases of a person, by NIK, phone number or a reference, as far as they are the officer's own unit's.
    /// Whoever looks for people who are not there is shut out for a while.
    pub async fn lost_pins(&self, officer: &SignedIn, typed: &str) -> Result<LostPins, Problem> {
        self.renews_pins(officer)?;
        let sought = Sought::read(typed).ok_or_else(not_understood)?;
        let tried = self.tried("pin-search", officer.id.as_str(), "counter");
        self.count_try(&tried).await?;
        let mut reader = self.store().read().await?;
        let ids = self.cases_of(&mut reader, &sought).await?;
        let mut rows = Vec::new();
        let mut has_more = ids.len() >= usize::try_from(LOOKED_AT).unwrap_or(usize::MAX);
        for id in ids {
            match self.load(&mut reader, id).await {
                Ok(loaded) if is_at_counter(officer, &loaded.published.sop) => rows.push(self.lost_pin(&loaded)),
                // Of another unit, or erased.
                Ok(_) | Err(Problem::NotFound) => {}
                Err(problem) => return Err(problem),
            }
            if rows.len() > SHOWN {
                rows.truncate(SHOWN);
                has_more = true;
                break;
            }
        }
        drop(reader);
        tracing::info!(by = %officer.id, what = sought.word(), found = rows.len(), "looked for cases without their PIN");
        if !rows.is_empty() {
            let mut tx = self.store().begin().await?;
            tried.was_right(&mut tx).await?;
            tx.commit().await?;
        }
        Ok(LostPins { rows, has_more })
    }

    async fn cases_of(&self, reader: &mut Reader, sought: &Sought) -> Result<Vec<Uuid>, Problem> {
        let keyed = |kind, text: &str| self.store().keys().lookup(self.store().tenant(), kind, text);
        Ok(match sought {
            Sought::Nik(nik) => reader.matters_of_nik(&keyed("nik", nik), LOOKED_AT).await?,
            Sought::Phone(phone) => reader.matters_of_applicant(&keyed("phone", phone), LOOKED_AT).await?,
            Sought::Reference(reference) => {
                let matter = reader.matter_by_reference(reference).await?;
                matter.map(|matter| matter.head.id).into_iter().collect()
            }
        })
    }

    fn lost_pin(&self, loaded: &Loaded) -> LostPin {
        let sop = &loaded.published.sop;
        LostPin {
            case: CaseId(loaded.matter.head.id),
            reference: loaded.matter.reference.clone(),
            service_name: sop.definition().name.clone(),
            applicant: file::applicant_name(&loaded.case),
            submitted_at: loaded.case.submitted_at,
            state: tracking::state(sop, &loaded.case),
            mark: self.pin_mark(loaded.matter.pin_hash.as_deref()),
        }
    }

    /// Gives a case a new PIN. The one of before opens nothing from then on, nor does a browser it was typed into.
    pub async fn renew_pin(
        &self,
        officer: &SignedIn,
        case: CaseId,
        renewal: Renewal<'_>,
    ) -> Result<RenewedPin, Problem> {
        let command = Command::RenewPin {
            identity: renewal.identity(),
        };
        let by = Actor::Officer(acting(officer));
        for _ in 0..TRIES {
            let loaded = self.load_for(officer, case, Action::RenewPin).await?;
            let sop = &loaded.published.sop;
            if !is_at_counter(officer, sop) {
                return Err(Problem::NotFound);
            }
            // Sent twice, or by two officers: the slip that was handed out stays the valid one.
            if !random::is_same(&self.pin_mark(loaded.matter.pin_hash.as_deref()), renewal.mark) {
                return Err(Rule::PinJustRenewed.into());
            }
            let now = self.now();
            let events = decide(sop, &loaded.case, command.clone(), &by, now)
                .map_err(|refusal| Problem::refused(&refusal, sop.definition()))?;
            if let Some(pin) = self.keep_new_pin(&loaded, events, now).await? {
                tracing::info!(by = %officer.id, "a PIN was renewed at the counter");
                return Ok(RenewedPin {
                    reference: loaded.matter.reference.clone(),
                    pin: Private(pin),
                    service_name: sop.definition().name.clone(),
                    unit_name: tracking::unit_name(sop),
                });
            }
        }
        Err(Rule::SomebodyWasFaster.into())
    }

    /// The event and the PIN in one transaction; `None` where another writer came first and nothing is kept.
    async fn keep_new_pin(
        &self,
        loaded: &Loaded,
        events: Vec<Event>,
        now: Timestamp,
    ) -> Result<Option<String>, Problem> {
        let (pin, pin_hash) = self.another_pin(loaded);
        let mut tx = self.store().begin().await?;
        match self.append(&mut tx, loaded, events, now).await {
            Ok(_) => {}
            Err(Appending::Conflict) => {
                tx.roll_back().await;
                return Ok(None);
            }
            Err(Appending::Failed(problem)) => {
                tx.roll_back().await;
                return Err(problem);
            }
        }
        tx.replace_pin(loaded.matter.head.id, &pin_hash).await?;
        match tx.commit().await {
            Ok(()) => Ok(Some(pin)),
            Err(fault) if fault.is_conflict() => Ok(None),
            Err(fault) => Err(fault.into()),
        }
    }

    /// Another PIN than the one of before, and what is kept of it.
    fn another_pin(&self, loaded: &Loaded) -> (String, String) {
        loop {
            let pin = random::pin();
            let pin_hash = self.pin_hash(&loaded.matter.reference, &pin);
            if loaded.matter.pin_hash.as_ref() != Some(&pin_hash) {
                return (pin, pin_hash);
            }
        }
    }
}

impl Renewal<'_> {
    /// The card counts where both are said.
    fn identity(&self) -> IdentityCheck {
        let otherwise = self.otherwise.trim();
        if self.is_card_seen {
            IdentityCheck::Card
        } else if otherwise.is_empty() {
            IdentityCheck::Not
        } else {
            IdentityCheck::Otherwise(otherwise.to_owned())
        }
    }
}

/// Whether an officer serves the counter of a service: in its own unit, and not only above those who work there.
fn is_at_counter(officer: &SignedIn, sop: &CheckedSop) -> bool {
    let unit = sop.definition().unit();
    may(role(officer, sop), Action::RenewPin) && officer.positions.iter().any(|held| held.key.unit == *unit)
}

impl Sought {
    /// Sixteen digits are a NIK, fewer a phone number, and a reference begins with letters.
    fn read(typed: &str) -> Option<Self> {
        if let Some(reference) = reference::normal_form(typed) {
            return Some(Self::Reference(reference));
        }
        let nik: String = typed.chars().filter(|letter| !" .-".contains(*letter)).collect();
        if nik.len() == 16 && nik.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some(Self::Nik(nik));
        }
        answers::phone(typed).map(Self::Phone)
    }

    /// For the log, which never holds what was typed.
    const fn word(&self) -> &'static str {
        match self {
            Self::Nik(_) => "nik",
            Self::Phone(_) => "phone",
            Self::Reference(_) => "reference",
        }
    }
}

fn not_understood() -> Problem {
    Problem::Invalid(vec![FieldError {
        field: "cari".to_owned(),
        label: None,
        key: "error-lost-pin",
        arguments: Vec::new(),
    }])
}

//! Beginning to enter what was received on paper: the number, the true time, and why it was paper. The questions that
//! follow are the same as at the counter.

use maklumat_calendar::{Date, Time, Timestamp};
use maklumat_store::{CaseKey, Draft, PaperForm, PaperPack, new_id};
use maklumat_vocabulary::{Money, ServiceKey};
use maklumat_workflow::check_paper;

use super::handles_paper;
use super::kept::{KeptPaper, reason_of};
use crate::App;
use crate::access::Action;
use crate::applications::form::Form;
use crate::applications::start::KEPT;
use crate::catalogue::Published;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::reference;
use crate::views::Private;
use crate::views::account::SignedIn;
use crate::views::paper::{PaperBegun, PaperEntry};

impl App {
    /// Whether an officer enters paper forms of any service.
    pub fn enters_paper(&self, officer: &SignedIn) -> bool {
        self.catalogue()
            .iter()
            .any(|published| handles_paper(officer, &published.sop, Action::EnterFromPaper))
    }

    /// Opens the application a form is entered in. Begun before, by whomever, it goes on where it was; the times are those
    /// given last.
    pub async fn enter_from_paper(&self, officer: &SignedIn, entry: &PaperEntry) -> Result<PaperBegun, Problem> {
        let mut reader = self.store().read().await?;
        // Typed, or read by a scanner from the code, which holds an address.
        let form = match reference::normal_form(&entry.number) {
            Some(number) => reader.paper_form(&number).await?,
            None => {
                let scanned = entry.number.rsplit('/').next();
                match scanned.and_then(|code| self.paper_link(code)) {
                    Some(link) => reader.paper_form_of_link(&link).await?,
                    None => None,
                }
            }
        };
        let form = form.ok_or(Rule::NoSuchPaper)?;
        let pack = reader.pack(form.pack).await?.ok_or(Rule::NoSuchPaper)?;
        let begun = match form.matter {
            Some(matter) => reader.draft(matter).await?,
            None => None,
        };
        drop(reader);
        let key = ServiceKey::new(&pack.unit, &pack.service);
        let printed = self.version(&key, pack.version).ok_or(Rule::NoSuchPaper)?;
        if !handles_paper(officer, &printed.sop, Action::EnterFromPaper) {
            return Err(Rule::NoSuchPaper.into());
        }
        if form.struck_at.is_some() {
            return Err(Rule::PaperStruck.into());
        }
        if form.captured_at.is_some() {
            return Err(Rule::PaperUsed.into());
        }
        let kept = self.kept_paper(entry, &form, &pack)?;
        let published = self.rules_at(&key, kept.received_at())?;
        let definition = published.sop.definition();
        check_paper(&published.sop, &kept.on_paper(), self.now())
            .map_err(|refusal| Problem::refused(&refusal, definition))?;
        Ok(PaperBegun {
            is_other_version: definition.version != pack.version,
            token: self.keep_begun(officer, (&published, kept), begun).await?,
        })
    }

    /// The rules in force at a time, if a case may still begin on them.
    pub(crate) fn rules_at(&self, key: &ServiceKey, at: Timestamp) -> Result<Published, Problem> {
        let day = self.zone().date(at);
        let found = self.current().in_force_on(key, day).cloned();
        found.ok_or_else(|| Rule::PaperVersionGone.into())
    }

    fn kept_paper(&self, entry: &PaperEntry, form: &PaperForm, pack: &PaperPack) -> Result<KeptPaper, Problem> {
        let received_at = match (entry.day, entry.time) {
            (Some(day), Some(time)) => self.instant_of(day, time),
            (None, _) | (_, None) => return Err(Rule::ReceivedNotUnderstood.into()),
        };
        let reason = reason_of(&entry.reason).ok_or(Rule::PaperReasonMissing)?;
        let paid = match (entry.money, entry.receipt.trim()) {
            (None, "") => None,
            (Some(Money(amount)), receipt) if !receipt.is_empty() => Some((amount, receipt.to_owned())),
            (None | Some(_), _) => return Err(Rule::PaperReceiptHalf.into()),
        };
        Ok(KeptPaper {
            number: form.number.clone(),
            printed_at: self.minute_of(pack.printed_at).as_microsecond(),
            received_at: received_at.as_microsecond(),
            reason: super::kept::word(reason).to_owned(),
            paid,
        })
    }

    /// The receipt has no seconds: what was received in the minute of printing was not received before it.
    fn minute_of(&self, at: Timestamp) -> Timestamp {
        let zone = self.zone();
        let time = zone.time(at);
        self.instant_of(
            zone.date(at),
            Time::new(time.hour(), time.minute(), 0, 0).unwrap_or(time),
        )
    }

    fn instant_of(&self, day: Date, time: Time) -> Timestamp {
        self.zone().instant(day, time)
    }

    /// The application of a form: the one that was begun, or a new one whose reference is the number of the form.
    fn draft_of(&self, begun: Option<Draft>, (number, form): (&str, &Form)) -> Result<Draft, Problem> {
        let now = self.now();
        let draft = match begun {
            Some(draft) => draft,
            None => Draft {
                id: new_id(now)?,
                key: CaseKey::generate()?,
                reference: number.to_owned(),
                unit: form.unit.clone(),
                service: form.service.clone(),
                version: form.version,
                applicant_key: None,
                pin_hash: Some(self.pin_hash(number, &self.paper_pin(number))),
                answers: Vec::new(),
                updated_at: now,
                expires_at: now,
                revision: 0,
            },
        };
        Ok(Draft {
            version: form.version,
            answers: form.encode(),
            updated_at: now,
            expires_at: Timestamp::from_second(now.as_second() + KEPT).unwrap_or(now),
            ..draft
        })
    }

    async fn keep_begun(
        &self,
        officer: &SignedIn,
        (published, paper): (&Published, KeptPaper),
        begun: Option<Draft>,
    ) -> Result<Private, Problem> {
        let now = self.now();
        let number = paper.number.clone();
        let received_at = paper.received_at();
        let definition = published.sop.definition();
        let before = begun
            .as_ref()
            .and_then(|draft| serde_json::from_slice(&draft.answers).ok());
        let form = Form {
            unit: definition.key.unit.to_string(),
            service: definition.key.service.to_string(),
            version: definition.version,
            channel: "counter".to_owned(),
            paper: Some(paper),
            ..before.unwrap_or_default()
        };
        let draft = self.draft_of(begun, (&number, &form))?;
        let mut tx = self.store().begin().await?;
        let is_free = tx
            .begin_entry((&number, draft.id), officer.id.as_str(), (received_at, now))
            .await?;
        if !is_free {
            tx.roll_back().await;
            return Err(Rule::PaperUsed.into());
        }
        match tx.save_draft(&draft).await {
            Ok(()) => tx.commit().await?,
            Err(fault) => {
                tx.roll_back().await;
                return Err(if fault.is_conflict() || fault.is_duplicate() {
                    Rule::SomebodyWasFaster.into()
                } else {
                    fault.into()
                });
            }
        }
        tracing::info!(by = %officer.id, service = %definition.key, "entering a paper form was begun");
        Ok(self.counter_token(draft.id, &officer.id, now))
    }
}

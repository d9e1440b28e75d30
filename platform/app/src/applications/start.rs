//! Beginning an application: a reference and a PIN before the first question, so that nothing typed is ever lost.

use maklumat_calendar::Timestamp;
use maklumat_sop::{Channel, CheckedSop};
use maklumat_store::{CaseKey, Draft, FaultKind, new_id};
use maklumat_vocabulary::ServiceKey;
use maklumat_workflow::{Refusal, serves};

use super::form::Form;
use crate::App;
use crate::access::{Action, may};
use crate::cases::allowed::role;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::account::SignedIn;
use crate::views::application::Started;
use crate::views::{FieldError, Private};
use crate::{answers, random, reference};

/// How long an unsent application is kept, in seconds.
pub(crate) const KEPT: i64 = 30 * 86_400;

impl App {
    /// Whether an officer may fill in an application for somebody else: only for services their positions serve.
    pub fn files_for_others(&self, officer: &SignedIn, service: &ServiceKey) -> Result<(), Problem> {
        files_for(officer, &self.service(service).ok_or(Problem::NotFound)?.sop)
    }

    /// Begins an application by the applicant, or by an officer for somebody at the counter.
    pub async fn start_application(
        &self,
        service: &ServiceKey,
        phone: &str,
        channel: Channel,
        by: Option<&SignedIn>,
    ) -> Result<Started, Problem> {
        let published = self.service(service).ok_or(Problem::NotFound)?;
        let definition = published.sop.definition();
        if let Some(officer) = by {
            files_for(officer, &published.sop)?;
        }
        if definition.effective > self.today() {
            let refusal = Refusal::NotYetInForce {
                from: definition.effective,
            };
            return Err(Problem::refused(&refusal, definition));
        }
        if !definition.channels.contains(&channel) {
            let rule = by.map_or(Rule::NotOnline, |_| Rule::NotThisWay);
            return Err(rule.into());
        }
        // Not everybody who comes to an officer or a helper has a telephone.
        let phone = if by.is_some() && phone.trim().is_empty() {
            None
        } else {
            Some(answers::phone(phone).ok_or_else(not_a_phone)?)
        };
        let mut form = Form {
            unit: service.unit.to_string(),
            service: service.service.to_string(),
            version: definition.version,
            phone: phone.clone().unwrap_or_default(),
            channel: channel_word(channel).to_owned(),
            helper: by.filter(|by| by.is_helper).map(|helper| helper.id.to_string()),
            ..Form::default()
        };
        // The number just given answers the form's own question for it; it can still be changed there.
        if let Some(phone) = phone {
            form.typed.insert("hp".to_owned(), vec![phone]);
        }
        self.keep_first(&form, by).await
    }

    /// Keeps a new draft under a reference that nobody has yet.
    async fn keep_first(&self, form: &Form, by: Option<&SignedIn>) -> Result<Started, Problem> {
        let now = self.now();
        let pin = random::pin();
        for _ in 0..5 {
            let day = self.zone().date(now);
            let reference =
                reference::reference(&self.prefix(), day, u32::from_le_bytes(random::bytes()) & 0x01ff_ffff);
            let draft = Draft {
                id: new_id(now)?,
                key: CaseKey::generate()?,
                reference: reference.clone(),
                unit: form.unit.clone(),
                service: form.service.clone(),
                version: form.version,
                applicant_key: (!form.phone.is_empty())
                    .then(|| self.store().keys().lookup(self.store().tenant(), "phone", &form.phone)),
                pin_hash: Some(self.pin_hash(&reference, &pin)),
                answers: form.encode(),
                updated_at: now,
                expires_at: Timestamp::from_second(now.as_second() + KEPT).unwrap_or(now),
                revision: 0,
            };
            let mut tx = self.store().begin().await?;
            let is_taken =
                tx.matter_by_reference(&reference).await?.is_some() || tx.paper_form(&reference).await?.is_some();
            let saved = if is_taken {
                None
            } else {
                Some(tx.save_draft(&draft).await)
            };
            match saved {
                Some(Ok(())) => {
                    if let Some(helper) = by.filter(|by| by.is_helper) {
                        tx.note_helped(helper.id.as_str(), draft.id, now).await?;
                    }
                    tx.commit().await?;
                    return Ok(Started {
                        reference,
                        pin: Private(pin),
                        token: match by {
                            Some(helper) if helper.is_helper => self.helper_token(draft.id, &helper.id, now),
                            Some(officer) => self.counter_token(draft.id, &officer.id, now),
                            None => self.applicant_token(draft.id, draft.pin_hash.as_deref(), now),
                        },
                    });
                }
                Some(Err(fault)) if fault.kind() != FaultKind::Duplicate => return Err(fault.into()),
                Some(Err(_)) | None => tx.roll_back().await,
            }
        }
        Err(Rule::SomebodyWasFaster.into())
    }
}

fn not_a_phone() -> Problem {
    Problem::Invalid(vec![FieldError {
        field: "telepon".to_owned(),
        label: None,
        key: "error-phone",
        arguments: Vec::new(),
    }])
}

fn files_for(officer: &SignedIn, sop: &CheckedSop) -> Result<(), Problem> {
    if may(role(officer, sop), Action::FileAsHelper) {
        return Ok(());
    }
    // A superior in another unit is told of lateness; applications are taken where the service is given.
    let is_of_the_service = officer.positions.iter().any(|held| serves(sop, &held.key));
    if may(role(officer, sop), Action::FileAtCounter) && is_of_the_service {
        Ok(())
    } else {
        Err(Rule::NotYourService.into())
    }
}

pub(crate) const fn channel_word(channel: Channel) -> &'static str {
    match channel {
        Channel::Online => "online",
        Channel::Counter => "counter",
        Channel::Phone => "phone",
        Channel::Village => "village",
    }
}

pub(crate) fn channel_of(word: &str) -> Channel {
    match word {
        "counter" => Channel::Counter,
        "phone" => Channel::Phone,
        "village" => Channel::Village,
        _ => Channel::Online,
    }
}

//! Registered helpers: village staff, cooperatives, *pendamping*. They file for others, with consent that is recorded, see
//! only what they filed, and only until it is closed. Clock and rules are those of everybody.

use maklumat_store::{Draft, Reader, Uuid};
use maklumat_vocabulary::{Language, OfficerId};
use maklumat_workflow::{Actor, Consent, ConsentWay, Event, What};
use serde::{Deserialize, Serialize};

use super::fill::decode;
use super::session::Applicant;
use crate::App;
use crate::access::{Action, Role, may};
use crate::cases::{file, tracking, words};
use crate::media;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::random;
use crate::views::account::SignedIn;
use crate::views::helping::{ConsentForm, HelpedRow, HelpedState, HelperView};
use crate::views::tracking::Tracking;
use crate::views::{CaseId, Private};

/// Most rows of a helper's list.
const ROWS: i64 = 100;

/// What is read out to the applicant.
const TEXT: (&str, &str) = (
    "Saya meminta pendamping mengisi dan mengirim permohonan ini untuk saya. Data dan berkas saya dipakai hanya untuk \
     permohonan ini. Saya menerima kode berkas dan PIN sendiri, boleh melihat semuanya, dan boleh menarik permohonan \
     kapan saja. Pendamping tidak boleh meminta bayaran di luar biaya resmi.",
    "I ask the helper to fill in and send this application for me. My data and papers are used for this application only. \
     I get the reference and a PIN of my own, may see everything, and may withdraw the application at any time. The helper \
     may not ask for money beyond the official fee.",
);

/// Consent as it is kept with the draft until it is sent.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct KeptConsent {
    way: String,
    text: String,
    paper: Option<String>,
}

impl KeptConsent {
    pub(crate) fn way(&self) -> Option<ConsentWay> {
        way_of(&self.way)
    }

    /// As the engine records it.
    pub(crate) fn given(&self) -> Option<Consent> {
        Some(Consent {
            way: self.way()?,
            text: self.text.clone(),
            paper: self.paper.clone(),
        })
    }
}

/// What the applicant agrees to, in the language it is read out in.
#[must_use]
pub const fn consent_text(language: Language) -> &'static str {
    match language {
        Language::Indonesian => TEXT.0,
        Language::English => TEXT.1,
    }
}

impl App {
    /// Records how the applicant agreed. [law: uu-27-2022-art-22]
    pub async fn record_consent(
        &self,
        applicant: &Applicant,
        helper: &SignedIn,
        (given, language): (ConsentForm, Language),
    ) -> Result<(), Problem> {
        applicant.is_served_by(helper)?;
        if !may_help(helper) || applicant.is_submitted {
            return Err(Problem::NotFound);
        }
        let way = way_of(&given.way).ok_or(Rule::ConsentUnknown)?;
        let paper = match way {
            ConsentWay::Signed => {
                let photo = given.paper.ok_or(Rule::ConsentUnsigned)?;
                let media_type = media::sniff(&photo)?;
                let content = media::without_metadata(photo, media_type)?;
                let draft = self.filling(applicant).await?.draft;
                let kept = self.keep_owned(draft.id, &draft.key, &content, media_type).await?;
                Some(kept.digest)
            }
            ConsentWay::Code => {
                let tried = self.tried("consent-code", &applicant.reference, "");
                self.count_try(&tried).await?;
                let told: String = given.code.0.chars().filter(char::is_ascii_digit).collect();
                if !random::is_same(&self.consent_code_of(applicant.id, &helper.id), &told) {
                    return Err(Rule::ConsentCodeWrong.into());
                }
                None
            }
            ConsentWay::Present => None,
        };
        let consent = KeptConsent {
            way: word(way).to_owned(),
            text: consent_text(language).to_owned(),
            paper,
        };
        self.edit(applicant, |filling| {
            filling.form.consent = Some(consent.clone());
            Ok(())
        })
        .await
        .map(|_| ())
    }

    /// For the applicant's own eyes: who fills this in for them, and the code by which they agree. `None`: nobody does.
    pub async fn helped_by(&self, applicant: &Applicant) -> Result<Option<(Private, String)>, Problem> {
        applicant.acts_in_person()?;
        let mut reader = self.store().read().await?;
        let Some(helper) = reader.helper_of(applicant.id).await? else {
            return Ok(None);
        };
        let name = name_of(&mut reader, &helper).await?;
        Ok(Some((
            name,
            self.consent_code_of(applicant.id, &OfficerId::new(&helper)),
        )))
    }

    /// Six digits that only the applicant can look up.
    fn consent_code_of(&self, id: Uuid, helper: &OfficerId) -> String {
        let keys = self.store().keys();
        let hash = keys.lookup(self.store().tenant(), "consent-code", &format!("{id}/{helper}"));
        let number = u32::from_le_bytes([hash[0], hash[1], hash[2], hash[3]]);
        format!("{:06}", number % 1_000_000)
    }

    /// What a helper has begun or filed and is not closed, the latest first.
    pub async fn helped_cases(&self, helper: &SignedIn) -> Result<Vec<HelpedRow>, Problem> {
        if !may_help(helper) {
            return Err(Problem::NotFound);
        }
        let ids = self.store().read().await?.helped_by(helper.id.as_str(), ROWS).await?;
        let mut rows = Vec::new();
        for id in ids {
            if let Some(row) = self.helped_row(id).await? {
                rows.push(row);
            }
        }
        Ok(rows)
    }

    async fn helped_row(&self, id: Uuid) -> Result<Option<HelpedRow>, Problem> {
        let mut reader = self.store().read().await?;
        if let Some(draft) = reader.draft(id).await?
            && reader.matter(id).await?.is_none()
        {
            let key = maklumat_vocabulary::ServiceKey::new(&draft.unit, &draft.service);
            return Ok(self.service(&key).map(|published| HelpedRow {
                case: CaseId(id),
                applicant: Private(begun_for(&draft)),
                reference: draft.reference,
                service_name: published.sop.definition().name.clone(),
                state: HelpedState::Draft {
                    kept_until: draft.expires_at,
                },
            }));
        }
        if reader.matter(id).await?.is_none() {
            return Ok(None);
        }
        let loaded = self.load(&mut reader, id).await?;
        Ok(Some(HelpedRow {
            case: CaseId(id),
            reference: loaded.matter.reference.clone(),
            applicant: file::applicant_name(&loaded.case),
            service_name: loaded.published.sop.definition().name.clone(),
            state: HelpedState::Case(tracking::state(&loaded.published.sop, &loaded.case)),
        }))
    }

    /// A case as the helper who filed it sees it: where it is, and what is still asked for.
    pub async fn helped_case(&self, helper: &SignedIn, case: CaseId) -> Result<Tracking, Problem> {
        self.is_helpers_own(helper, case).await?;
        let (loaded, events) = self.load_with_events(case.0).await?;
        let record = tracking::Record {
            reference: &loaded.matter.reference,
            case: &loaded.case,
            events: &events,
            chain: loaded.matter.head.chain_hash,
        };
        Ok(tracking::tracking(&loaded.published.sop, &record, self.now()))
    }

    /// Opens what is still to be filled in: an application that is not sent, or the answer to a return.
    pub async fn go_on_helping(&self, helper: &SignedIn, case: CaseId) -> Result<Private, Problem> {
        self.is_helpers_own(helper, case).await?;
        Ok(self.helper_token(case.0, &helper.id, self.now()))
    }

    /// Removes an application the helper began and that was never sent, with all that was filled in.
    pub async fn drop_helped(&self, helper: &SignedIn, case: CaseId) -> Result<(), Problem> {
        self.is_helpers_own(helper, case).await?;
        let is_sent = self.store().read().await?.matter(case.0).await?.is_some();
        if is_sent {
            return Err(Rule::AlreadySubmitted.into());
        }
        self.store().discard_draft(case.0).await?;
        Ok(())
    }

    /// Only who filed it, and only until it is closed.
    async fn is_helpers_own(&self, helper: &SignedIn, case: CaseId) -> Result<(), Problem> {
        let mut reader = self.store().read().await?;
        let filed_by = reader.helper_of(case.0).await?;
        let is_closed = reader
            .matter(case.0)
            .await?
            .is_some_and(|matter| matter.closed_at.is_some());
        let is_own = filed_by.as_deref() == Some(helper.id.as_str());
        if may_help(helper) && is_own && !is_closed {
            Ok(())
        } else {
            Err(Problem::NotFound)
        }
    }

    /// Who helped with a case and how its applicant agreed, for those who may see the case.
    pub(crate) async fn helper_view(
        &self,
        reader: &mut Reader,
        events: &[Event],
    ) -> Result<Option<HelperView>, Problem> {
        let given = events.iter().find_map(|event| {
            if let What::ConsentGiven { consent } = &event.what {
                Some((event, consent))
            } else {
                None
            }
        });
        let Some((event, consent)) = given else {
            return Ok(None);
        };
        let name = if let Actor::Helper(helper) = &event.by {
            name_of(reader, helper.as_str()).await?
        } else {
            Private::default()
        };
        Ok(Some(HelperView {
            name,
            way: words::consent(consent.way).text(),
            paper: consent.paper.clone(),
            at: event.at,
        }))
    }
}

/// Whom an application is for, as far as it is filled in: found as a case's name is.
fn begun_for(draft: &Draft) -> String {
    let Ok(form) = decode(draft) else {
        return String::new();
    };
    let named = form.typed.iter().filter(|(name, _)| name.starts_with("nama"));
    let name = form.typed.get("nama").or_else(|| named.map(|(_, typed)| typed).next());
    name.and_then(|typed| typed.first()).cloned().unwrap_or_default()
}

/// The name of an account; empty where there is none.
pub(crate) async fn name_of(reader: &mut Reader, account: &str) -> Result<Private, Problem> {
    let account = reader.officer(account).await?;
    Ok(Private(account.map(|account| account.name).unwrap_or_default()))
}

fn may_help(helper: &SignedIn) -> bool {
    helper.is_helper && may(Role::Helper, Action::ReadHelpedCase)
}

const fn word(way: ConsentWay) -> &'static str {
    match way {
        ConsentWay::Signed => "tanda-tangan",
        ConsentWay::Code => "kode",
        ConsentWay::Present => "hadir",
    }
}

fn way_of(text: &str) -> Option<ConsentWay> {
    [ConsentWay::Signed, ConsentWay::Code, ConsentWay::Present]
        .into_iter()
        .find(|way| word(*way) == text)
}

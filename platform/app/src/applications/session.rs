//! An applicant's way back in: reference and PIN give a token, the token opens one application or case and no other.
//! A token also says for what: an officer at the counter holds one that fills in and sends, and does nothing else.

use maklumat_calendar::Timestamp;
use maklumat_store::Uuid;
use maklumat_vocabulary::OfficerId;

use crate::App;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::random;
use crate::reference;
use crate::views::Private;
use crate::views::account::SignedIn;

/// How long a token lasts, in seconds.
const LASTS: i64 = 12 * 3600;

/// How long one lasts in an officer's browser, in seconds: as long as somebody stands at the counter.
const LASTS_AT_COUNTER: i64 = 2 * 3600;

/// How a token spells that the applicant holds it, before the mark of the PIN it was given for. No officer's id in
/// hexadecimal reads so.
const OWN: &str = "own-";

/// How a token spells that a registered helper holds it, before the helper's id in hexadecimal.
const HELPER: &str = "helper-";

/// Somebody who has shown reference and PIN, or has just begun; or is served by an officer at the counter.
#[derive(Clone, Debug)]
pub struct Applicant {
    pub(crate) id: Uuid,
    pub(crate) reference: String,
    pub(crate) is_submitted: bool,
    /// The officer in whose browser this is open.
    pub(crate) at_counter: Option<OfficerId>,
    /// That officer is no officer but a registered helper.
    pub(crate) is_helped: bool,
}

impl Applicant {
    #[must_use]
    pub fn reference(&self) -> &str {
        &self.reference
    }

    /// The same person after sending.
    #[must_use]
    pub fn sent(mut self) -> Self {
        self.is_submitted = true;
        self
    }

    /// The application was sent and is a case now.
    #[must_use]
    pub const fn is_submitted(&self) -> bool {
        self.is_submitted
    }

    /// The officer who serves this applicant at the counter; none where applicants act themselves.
    #[must_use]
    pub const fn officer_at_counter(&self) -> Option<&OfficerId> {
        self.at_counter.as_ref()
    }

    /// A registered helper serves this applicant.
    #[must_use]
    pub const fn is_helped(&self) -> bool {
        self.is_helped
    }

    /// Refuses what applicants do themselves to an officer who merely fills in for one.
    pub(crate) fn acts_in_person(&self) -> Result<(), Problem> {
        match self.at_counter {
            None => Ok(()),
            Some(_) => Err(Rule::OnlyTheApplicant.into()),
        }
    }

    /// Lets an officer go on only with an application that was opened at the counter by that very officer.
    pub(crate) fn is_served_by(&self, officer: &SignedIn) -> Result<(), Problem> {
        match &self.at_counter {
            Some(serving) if *serving == officer.id => Ok(()),
            Some(_) | None => Err(Problem::NotFound),
        }
    }
}

impl App {
    /// What is kept of a PIN: useless without the key of this installation.
    pub(crate) fn pin_hash(&self, reference: &str, pin: &str) -> String {
        crate::random::hex(
            &self
                .store()
                .keys()
                .lookup(self.store().tenant(), "pin", &format!("{reference}/{pin}")),
        )
    }

    /// Which PIN is the valid one, without saying anything of it: another mark after each renewal.
    pub(crate) fn pin_mark(&self, pin_hash: Option<&str>) -> String {
        let keys = self.store().keys();
        let hash = keys.lookup(self.store().tenant(), "pin-mark", pin_hash.unwrap_or_default());
        random::hex(&hash[..8])
    }

    /// Opens an application or case as long as the PIN it was given for is valid.
    pub(crate) fn applicant_token(&self, id: Uuid, pin_hash: Option<&str>, now: Timestamp) -> Private {
        let holder = format!("{OWN}{}", self.pin_mark(pin_hash));
        self.token(id, now.as_second() + LASTS, &holder)
    }

    /// Opens an application in the browser of an officer who fills it in for somebody.
    pub(crate) fn counter_token(&self, id: Uuid, officer: &OfficerId, now: Timestamp) -> Private {
        let holder = random::hex(officer.as_str().as_bytes());
        self.token(id, now.as_second() + LASTS_AT_COUNTER, &holder)
    }

    /// Opens an application in the browser of the helper who files it.
    pub(crate) fn helper_token(&self, id: Uuid, helper: &OfficerId, now: Timestamp) -> Private {
        let holder = format!("{HELPER}{}", random::hex(helper.as_str().as_bytes()));
        self.token(id, now.as_second() + LASTS_AT_COUNTER, &holder)
    }

    fn token(&self, id: Uuid, until: i64, holder: &str) -> Private {
        let proof = self.token_proof(id, until, holder);
        Private(format!("{}.{until}.{holder}.{proof}", id.simple()))
    }

    fn token_proof(&self, id: Uuid, until: i64, holder: &str) -> String {
        crate::random::hex(&self.store().keys().lookup(
            self.store().tenant(),
            "applicant-token",
            &format!("{id}/{until}/{holder}"),
        ))
    }

    /// Who holds a token. An expired or foreign token opens nothing.
    pub async fn applicant(&self, token: &str) -> Result<Applicant, Problem> {
        let mut parts = token.split('.');
        let mut part = || parts.next().ok_or(Problem::NotFound);
        let (id, until, holder, proof) = (part()?, part()?, part()?, part()?);
        if parts.next().is_some() {
            return Err(Problem::NotFound);
        }
        let (Ok(id), Ok(until)) = (Uuid::parse_str(id), until.parse::<i64>()) else {
            return Err(Problem::NotFound);
        };
        if !random::is_same(&self.token_proof(id, until, holder), proof) || until < self.now().as_second() {
            return Err(Problem::NotFound);
        }
        let (reference, pin_hash, is_submitted) = self.opened(id).await?;
        let helper = holder.strip_prefix(HELPER);
        // What is closed is none of the helper's business any more.
        if helper.is_some() && self.is_closed(id).await? {
            return Err(Problem::NotFound);
        }
        let at_counter = match holder.strip_prefix(OWN) {
            // Whoever opened it with a PIN that was lost since is out.
            Some(mark) if mark != self.pin_mark(pin_hash.as_deref()) => return Err(Problem::NotFound),
            Some(_) => None,
            None => Some(officer_of(helper.unwrap_or(holder)).ok_or(Problem::NotFound)?),
        };
        Ok(Applicant {
            id,
            reference,
            is_submitted,
            at_counter,
            is_helped: helper.is_some(),
        })
    }

    /// What a token opens: its reference, what is kept of its PIN, and whether it is a case already.
    async fn opened(&self, id: Uuid) -> Result<(String, Option<String>, bool), Problem> {
        let mut reader = self.store().read().await?;
        if let Some((reference, pin_hash)) = reader.door(id).await? {
            return Ok((reference, pin_hash, true));
        }
        let draft = reader.draft(id).await?.ok_or(Problem::NotFound)?;
        Ok((draft.reference, draft.pin_hash, false))
    }

    async fn is_closed(&self, id: Uuid) -> Result<bool, Problem> {
        let matter = self.store().read().await?.matter(id).await?;
        Ok(matter.is_some_and(|matter| matter.closed_at.is_some()))
    }

    /// Opens an application or case by reference and PIN. After five wrong tries whoever tries waits.
    pub async fn open_with_pin(&self, typed_reference: &str, pin: &str, client: &str) -> Result<Private, Problem> {
        let Some(reference) = reference::normal_form(typed_reference) else {
            return Err(Rule::WrongPin.into());
        };
        let mut reader = self.store().read().await?;
        let (id, expected) = match reader.matter_by_reference(&reference).await? {
            Some(matter) => (Some(matter.head.id), matter.pin_hash),
            None => {
                let draft = reader.draft_by_reference(&reference).await?;
                (
                    draft.as_ref().map(|draft| draft.id),
                    draft.and_then(|draft| draft.pin_hash),
                )
            }
        };
        drop(reader);
        // A new PIN has not been guessed at yet, wherever people guessed at the one of before.
        let guessed = format!("{reference}/{}", self.pin_mark(expected.as_deref()));
        let tried = self.tried("pin-attempt", &guessed, client);
        self.count_try(&tried).await?;
        let given = self.pin_hash(&reference, pin.trim());
        let is_right = expected
            .as_deref()
            .is_some_and(|expected| random::is_same(expected, &given));
        let Some(id) = id.filter(|_| is_right) else {
            return Err(Rule::WrongPin.into());
        };
        let mut tx = self.store().begin().await?;
        tried.was_right(&mut tx).await?;
        tx.commit().await?;
        Ok(self.applicant_token(id, expected.as_deref(), self.now()))
    }
}

/// The officer a token names, from hexadecimal.
fn officer_of(holder: &str) -> Option<OfficerId> {
    let bytes = random::from_hex(holder)?;
    String::from_utf8(bytes).ok().map(|id| OfficerId::new(&id))
}

//! How an applicant wants to be told: by phone, by mail, or not at all, and in which language. Kept sealed with the case.

use maklumat_store::{Reader, Uuid};
use maklumat_vocabulary::Language;
use serde::{Deserialize, Serialize};

use crate::App;
use crate::access::{Action, may};
use crate::answers;
use crate::applications::session::Applicant;
use crate::cases::allowed::role;
use crate::problem::Problem;
use crate::views::account::SignedIn;
use crate::views::letters::{ContactChoice, LetterChannel, LetterLine, LettersOfCase};
use crate::views::{CaseId, FieldError, Private};

/// Letters shown of one case, the latest first.
const SHOWN: i64 = 50;

/// As it is kept, sealed.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Kept {
    /// `phone`, `mail`; nothing: not told.
    channel: Option<String>,
    #[serde(default)]
    phone: String,
    #[serde(default)]
    mailbox: String,
    language: String,
}

impl ContactChoice {
    fn decode(bytes: &[u8]) -> Option<Self> {
        let kept: Kept = serde_json::from_slice(bytes).ok()?;
        Some(Self {
            channel: kept.channel.as_deref().and_then(LetterChannel::of_word),
            phone: Private(kept.phone),
            mailbox: Private(kept.mailbox),
            language: Language::from_tag(&kept.language).unwrap_or_default(),
        })
    }

    fn encode(&self) -> Vec<u8> {
        let kept = Kept {
            channel: self.channel.map(|channel| channel.word().to_owned()),
            phone: self.phone.0.clone(),
            mailbox: self.mailbox.0.clone(),
            language: self.language.tag().to_owned(),
        };
        serde_json::to_vec(&kept).unwrap_or_default()
    }

    /// Whether a mailbox can be written to; a number is looked at where an application begins with it.
    pub fn is_reachable(&self) -> Result<(), Problem> {
        match self.channel {
            Some(LetterChannel::Mail) => self.clone().checked().map(|_| ()),
            Some(LetterChannel::Phone) | None => Ok(()),
        }
    }

    /// The address of the channel in its normal form; the other is not kept.
    fn checked(mut self) -> Result<Self, Problem> {
        match self.channel {
            None => (self.phone, self.mailbox) = (Private::default(), Private::default()),
            Some(LetterChannel::Phone) => {
                let phone = answers::phone(&self.phone.0).ok_or_else(|| wrong("telepon", "error-phone"))?;
                (self.phone, self.mailbox) = (Private(phone), Private::default());
            }
            Some(LetterChannel::Mail) => {
                let mailbox = self.mailbox.0.trim().to_owned();
                if !maklumat_delivery::is_mailbox(&mailbox) {
                    return Err(wrong("surel", "error-mailbox"));
                }
                (self.phone, self.mailbox) = (Private::default(), Private(mailbox));
            }
        }
        Ok(self)
    }
}

pub(crate) fn wrong(field: &str, key: &'static str) -> Problem {
    Problem::Invalid(vec![FieldError {
        field: field.to_owned(),
        label: None,
        key,
        arguments: Vec::new(),
    }])
}

/// How the applicant of a case wants to be told, where they said so.
pub(crate) async fn contact_of_case(reader: &mut Reader, case: Uuid) -> Result<Option<ContactChoice>, Problem> {
    let kept = reader.contact_of_case(case).await?;
    Ok(kept.as_deref().and_then(ContactChoice::decode))
}

impl App {
    /// How an applicant wants to be told; where nothing was chosen, not at all.
    pub async fn contact(&self, applicant: &Applicant) -> Result<ContactChoice, Problem> {
        let mut reader = self.store().read().await?;
        let kept = match reader.matter(applicant.id).await? {
            Some(matter) => match &matter.head.key {
                Some(key) => reader.contact(applicant.id, key).await?,
                None => None,
            },
            None => match reader.draft(applicant.id).await? {
                Some(draft) => reader.contact(applicant.id, &draft.key).await?,
                None => return Err(Problem::NotFound),
            },
        };
        Ok(kept.as_deref().and_then(ContactChoice::decode).unwrap_or_default())
    }

    /// Keeps how an applicant wants to be told from now on. An officer may write it down with the application; once it
    /// is sent only the applicant changes it.
    pub async fn choose_contact(&self, applicant: &Applicant, choice: ContactChoice) -> Result<(), Problem> {
        if applicant.is_submitted {
            applicant.acts_in_person()?;
        }
        let choice = choice.checked()?;
        let mut tx = self.store().begin().await?;
        let key = match tx.matter(applicant.id).await? {
            Some(matter) => matter.head.key,
            None => tx.draft(applicant.id).await?.map(|draft| draft.key),
        };
        let Some(key) = key else {
            tx.roll_back().await;
            return Err(Problem::NotFound);
        };
        tx.keep_contact(applicant.id, &key, &choice.encode(), self.now())
            .await?;
        tx.commit().await?;
        Ok(())
    }

    /// What was sent about a case, without the address, for an officer who may read the file.
    pub async fn letters_of_case(&self, officer: &SignedIn, case: CaseId) -> Result<LettersOfCase, Problem> {
        let loaded = self.load(&mut self.store().read().await?, case.0).await?;
        // Who may see the page of a case, perhaps only its counter half, sees whether news went out.
        let role = role(officer, &loaded.published.sop);
        if !may(role, Action::ReadCaseFile) && !may(role, Action::RecordPayment) {
            return Err(Problem::NotFound);
        }
        let letters = self.letters_about(case.0).await?;
        Ok(LettersOfCase {
            contact: ContactChoice::default(),
            ..letters
        })
    }

    pub(crate) async fn letters_about(&self, case: Uuid) -> Result<LettersOfCase, Problem> {
        self.letters_in(&mut self.store().read().await?, case).await
    }

    pub(crate) async fn letters_in(&self, reader: &mut Reader, case: Uuid) -> Result<LettersOfCase, Problem> {
        let rows = reader.letters_of(case, SHOWN).await?;
        let contact = contact_of_case(reader, case).await?.unwrap_or_default();
        Ok(LettersOfCase {
            rows: rows.into_iter().map(LetterLine::of).collect(),
            channels: self.letter_channels(),
            contact,
        })
    }
}

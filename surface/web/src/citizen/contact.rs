//! Choose how to be told of one's case: by phone, by mail, or not at all. Asked when beginning, changed at any time.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use maklumat_app::{Applicant, ContactChoice, LetterChannel, LetterChannels, LettersOfCase, Private, Problem};
use maklumat_vocabulary::Language;

use crate::failure::Answer;
use crate::form::{Form, Shown, shown};
use crate::frame::{Flash, Frame, Here};
use crate::respond::{go_with, page_with};
use crate::urls::{self, Url};
use crate::visit::Visit;

/// The choice as a form shows it.
#[derive(Clone, Debug, Default)]
pub(crate) struct ContactForm {
    pub(crate) channels: LetterChannels,
    pub(crate) channel: Option<LetterChannel>,
    pub(crate) phone: String,
    pub(crate) mailbox: String,
    pub(crate) language: Language,
    /// The number is asked here; where an application begins it was asked above.
    pub(crate) asks_phone: bool,
    pub(crate) errors: Vec<Shown>,
}

impl ContactForm {
    /// As it stands before anybody chose: to the phone that is asked for anyway, where that can be reached.
    pub(crate) fn fresh(channels: LetterChannels, language: Language) -> Self {
        Self {
            channels,
            channel: channels.phone.then_some(LetterChannel::Phone),
            language,
            ..Self::default()
        }
    }

    pub(crate) fn sent(form: &Form, channels: LetterChannels, language: Language) -> Self {
        let chosen = LetterChannel::of_word(form.text("kabar"));
        Self {
            channel: chosen.filter(|channel| channels.has(*channel)),
            phone: form.text("telepon").to_owned(),
            mailbox: form.text("surel").to_owned(),
            language: Language::from_tag(form.text("bahasa-kabar")).unwrap_or(language),
            channels,
            ..Self::default()
        }
    }

    fn kept(choice: ContactChoice, channels: LetterChannels) -> Self {
        Self {
            channel: choice.channel,
            phone: choice.phone.0,
            mailbox: choice.mailbox.0,
            language: choice.language,
            channels,
            asks_phone: true,
            errors: Vec::new(),
        }
    }

    pub(crate) fn choice(&self) -> ContactChoice {
        ContactChoice {
            channel: self.channel,
            phone: Private(self.phone.clone()),
            mailbox: Private(self.mailbox.clone()),
            language: self.language,
        }
    }

    pub(crate) fn is(&self, channel: LetterChannel) -> bool {
        self.channel == Some(channel)
    }

    /// The words at one field.
    pub(crate) fn error(&self, field: &str) -> Option<&str> {
        let error = self.errors.iter().find(|error| error.field == field)?;
        Some(&error.words)
    }
}

#[derive(Template)]
#[template(path = "citizen/contact.html")]
pub(crate) struct ContactPage {
    pub(crate) f: Frame,
    pub(crate) contact: ContactForm,
    pub(crate) errors: Vec<Shown>,
    pub(crate) back: Url,
}

/// Where the choice was reached from: before sending, the check of all answers.
fn back(applicant: &Applicant) -> Url {
    if applicant.is_submitted() {
        urls::tracking()
    } else {
        urls::check_answers()
    }
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let applicant = visit.applicant().await?;
    let choice = visit.app.contact(&applicant).await?;
    let contact = ContactForm::kept(choice, visit.app.letter_channels());
    Ok(show(&visit, contact, back(&applicant)))
}

pub(crate) async fn post(visit: Visit, form: Form) -> Answer {
    let applicant: Applicant = visit.applicant().await?;
    let mut contact = ContactForm::sent(&form, visit.app.letter_channels(), visit.language);
    contact.asks_phone = true;
    match visit.app.choose_contact(&applicant, contact.choice()).await {
        Ok(()) => Ok(go_with(&visit, &back(&applicant), Flash::ContactChosen)),
        Err(Problem::Invalid(errors)) => {
            contact.errors = shown(&visit.frame(Here::Track), &errors);
            Ok(show(&visit, contact, back(&applicant)))
        }
        Err(problem) => Err(problem.into()),
    }
}

fn show(visit: &Visit, contact: ContactForm, back: Url) -> Response {
    let frame = visit.frame(Here::Track).at(&urls::contact());
    let title = frame.t("contact-title");
    let errors = contact.errors.clone();
    let (status, f) = if errors.is_empty() {
        (StatusCode::OK, frame.titled(title))
    } else {
        (StatusCode::UNPROCESSABLE_ENTITY, frame.titled_error(title))
    };
    page_with(
        status,
        &ContactPage {
            f,
            contact,
            errors,
            back,
        },
    )
}

/// Where somebody is told, as one sentence, the address with dots in it.
pub(crate) fn told(f: &Frame, letters: &LettersOfCase) -> String {
    let contact = &letters.contact;
    match contact.channel {
        _ if !letters.channels.is_any() => f.t("letters-not-here").into_owned(),
        None => f.t("letters-none-chosen").into_owned(),
        Some(LetterChannel::Phone) => f
            .say("letters-by-phone")
            .with("address", dotted(&contact.phone.0, 4, 3))
            .to_string(),
        Some(LetterChannel::Mail) => f
            .say("letters-by-mail")
            .with("address", dotted_mailbox(&contact.mailbox.0))
            .to_string(),
    }
}

/// `0800 •••• 678`: enough to know one's own number again.
fn dotted(text: &str, first: usize, last: usize) -> String {
    let letters: Vec<char> = text.chars().collect();
    if letters.len() <= first + last {
        return "••••".to_owned();
    }
    let (start, end) = (&letters[..first], &letters[letters.len() - last..]);
    format!("{} •••• {}", String::from_iter(start), String::from_iter(end))
}

fn dotted_mailbox(text: &str) -> String {
    let (name, host) = text.split_once('@').unwrap_or((text, ""));
    let first: String = name.chars().take(1).collect();
    format!("{first}••••@{host}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_known_again_by_its_owner_only() {
        assert_eq!(dotted("080012345678", 4, 3), "0800 •••• 678");
        assert_eq!(dotted("0800", 4, 3), "••••");
        assert_eq!(dotted_mailbox("melati@contoh.example"), "m••••@contoh.example");
    }
}

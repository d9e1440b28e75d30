//! Administrators see which letters go out, change their words, and look at what is stuck.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use maklumat_app::{
    LetterChannel, LetterKindRow, LetterOffice, LetterState, LetterTemplate, Problem, Sentence, SignedIn,
};

use crate::failure::Answer;
use crate::form::{Form, Shown, shown};
use crate::frame::{Flash, Frame, Here};
use crate::guard::require_token;
use crate::respond::{go_with, page_with};
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "officer/letters.html")]
pub(crate) struct LettersPage {
    pub(crate) f: Frame,
    pub(crate) office: LetterOffice,
    /// Where a test was to go, as typed.
    pub(crate) typed: String,
    pub(crate) errors: Vec<Shown>,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) form_token: String,
}

#[derive(Template)]
#[template(path = "officer/letter_words.html")]
pub(crate) struct LetterWordsPage {
    pub(crate) f: Frame,
    pub(crate) template: LetterTemplate,
    pub(crate) errors: Vec<Shown>,
    /// The preview is of words that are not kept yet.
    pub(crate) is_preview: bool,
    pub(crate) form_token: String,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let officer = visit.officer().await?;
    show(&visit, &officer, ("", Vec::new(), None)).await
}

/// Sends what is stuck again, or never.
pub(crate) async fn stuck(visit: Visit, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let flash = if form.is("lalu", "buang") {
        visit.app.drop_stuck_letters(&officer).await?;
        Flash::LettersDropped
    } else {
        visit.app.retry_stuck_letters(&officer).await?;
        Flash::LettersRetried
    };
    Ok(go_with(&visit, &urls::letters(), flash))
}

pub(crate) async fn try_one(visit: Visit, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let typed = form.text("tujuan");
    match visit.app.try_letter(&officer, typed, visit.language).await {
        Ok(()) => Ok(go_with(&visit, &urls::letters(), Flash::LetterTried)),
        Err(Problem::Invalid(errors)) => {
            let errors = shown(&visit.frame(Here::Letters), &errors);
            show(&visit, &officer, (typed, errors, None)).await
        }
        Err(Problem::Refused(refused)) => {
            let refusal = Some(refused.words(visit.language));
            show(&visit, &officer, (typed, Vec::new(), refusal)).await
        }
        Err(problem) => Err(problem.into()),
    }
}

pub(crate) async fn words(visit: Visit, Path(kind): Path<String>) -> Answer {
    let officer = visit.officer().await?;
    let template = visit.app.letter_template(&officer, &kind).await?;
    Ok(show_words(&visit, &officer, template, (Vec::new(), false)))
}

/// Shows how words would read, keeps them, or goes back to those the program brings.
pub(crate) async fn change(visit: Visit, Path(kind): Path<String>, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let typed = (form.text("indonesia"), form.text("inggris"));
    let done = match form.text("lalu") {
        "bawaan" => {
            visit.app.restore_letter_words(&officer, &kind).await?;
            return Ok(go_with(&visit, &urls::letter_words(&kind), Flash::WordsRestored));
        }
        "simpan" => visit
            .app
            .change_letter_words(&officer, &kind, typed)
            .await
            .map(|()| None),
        _ => visit.app.preview_letter(&officer, &kind, typed).await.map(Some),
    };
    match done {
        Ok(None) => Ok(go_with(&visit, &urls::letter_words(&kind), Flash::WordsChanged)),
        Ok(Some(template)) => Ok(show_words(&visit, &officer, template, (Vec::new(), true))),
        Err(Problem::Invalid(errors)) => {
            let mut template = visit.app.letter_template(&officer, &kind).await?;
            (template.indonesian, template.english) = (typed.0.to_owned(), typed.1.to_owned());
            let errors = shown(&visit.frame(Here::Letters), &errors);
            Ok(show_words(&visit, &officer, template, (errors, false)))
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn show(
    visit: &Visit,
    officer: &SignedIn,
    (typed, errors, refusal): (&str, Vec<Shown>, Option<Sentence>),
) -> Answer {
    let office = visit.app.letter_office(officer).await?;
    let is_fine = errors.is_empty() && refusal.is_none();
    let frame = visit.work_frame(Here::Letters, officer).at(&urls::letters());
    let shown = LettersPage {
        f: titled(frame, "letters-title", is_fine),
        office,
        typed: typed.to_owned(),
        errors,
        refusal,
        form_token: officer.form_token.0.clone(),
    };
    Ok(page_with(status(is_fine), &shown))
}

fn show_words(
    visit: &Visit,
    officer: &SignedIn,
    template: LetterTemplate,
    (errors, is_preview): (Vec<Shown>, bool),
) -> Response {
    let is_fine = errors.is_empty();
    let frame = visit
        .work_frame(Here::Letters, officer)
        .at(&urls::letter_words(template.key));
    let shown = LetterWordsPage {
        f: titled(frame, "letter-words-title", is_fine),
        template,
        errors,
        is_preview,
        form_token: officer.form_token.0.clone(),
    };
    page_with(status(is_fine), &shown)
}

fn titled(frame: Frame, key: &str, is_fine: bool) -> Frame {
    let title = frame.t(key);
    if is_fine {
        frame.titled(title)
    } else {
        frame.titled_error(title)
    }
}

const fn status(is_fine: bool) -> StatusCode {
    if is_fine {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    }
}

impl LettersPage {
    /// When nobody is written to: `20.00–07.00`.
    fn quiet(&self) -> Option<String> {
        let clock = |minute: u16| format!("{:02}.{:02}", minute / 60, minute % 60);
        let (from, until) = self.office.quiet?;
        Some(format!("{}–{}", clock(from), clock(until)))
    }

    fn channels(&self) -> std::borrow::Cow<'static, str> {
        self.f.t(match (self.office.channels.phone, self.office.channels.mail) {
            (true, true) => "letters-both",
            (true, false) => "letters-phone-only",
            (false, true) => "letters-mail-only",
            (false, false) => "letters-neither",
        })
    }

    fn sent(&self, row: &LetterKindRow) -> String {
        let (taken, refused) = (self.f.n(&row.taken), self.f.n(&row.refused));
        self.f
            .say("letters-sent-refused")
            .with("taken", taken)
            .with("refused", refused)
            .to_string()
    }
}

impl LetterWordsPage {
    fn error(&self, field: &str) -> Option<&str> {
        let error = self.errors.iter().find(|error| error.field == field)?;
        Some(&error.words)
    }

    /// How many messages a gateway counts for a text.
    fn parts(&self, text: &str) -> usize {
        text.chars().count().div_ceil(160).max(1)
    }
}

/// What a kind of letter tells.
pub(crate) fn kind_key(kind: &str) -> &'static str {
    match kind {
        "code" => "letter-code",
        "weekly" => "letter-weekly",
        "daily" => "letter-daily",
        "trial" => "letter-trial",
        other => crate::citizen::track::message_key(other),
    }
}

/// What is written into a place of a letter.
pub(crate) fn slot_key(slot: &str) -> &'static str {
    match slot {
        "kantor" => "slot-office",
        "layanan" => "slot-service",
        "giliran" => "slot-turn",
        "sampai" => "slot-until",
        "selesai" => "slot-due",
        "produk" => "slot-product",
        "kode" => "slot-code",
        _ => "slot-link",
    }
}

pub(crate) fn channel_key(channel: &LetterChannel) -> &'static str {
    match channel {
        LetterChannel::Phone => "letter-channel-phone",
        LetterChannel::Mail => "letter-channel-mail",
    }
}

pub(crate) fn state_key(state: &LetterState) -> &'static str {
    match state {
        LetterState::Waiting => "letter-waiting",
        LetterState::Taken => "letter-taken",
        LetterState::Refused => "letter-refused",
        LetterState::Stuck => "letter-stuck",
        LetterState::Dropped => "letter-dropped",
    }
}

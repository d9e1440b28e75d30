//! One draft: what it changes, until when it may be commented on, and afterwards what was said and answered.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use maklumat_app::{Private, Problem, PublicDraftView, Sentence, Taken};
use maklumat_sop::{PlaceInLaw, place_in_law};

use crate::failure::Answer;
use crate::form::Form;
use crate::frame::{Flash, Frame, Here};
use crate::respond::{go_with, page_with};
use crate::standards::Changes;
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "standards/draft.html")]
pub(crate) struct DraftPage {
    pub(crate) f: Frame,
    pub(crate) draft: PublicDraftView,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) typed: Typed,
}

/// What was typed and not accepted.
#[derive(Default)]
pub(crate) struct Typed {
    pub(crate) about: String,
    pub(crate) words: String,
    pub(crate) name: String,
}

pub(crate) async fn get(visit: Visit, Path(id): Path<String>) -> Answer {
    show(&visit, (&id, None, Typed::default())).await
}

pub(crate) async fn comment(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let typed = Typed {
        about: form.text("tentang").to_owned(),
        words: form.text("tanggapan").to_owned(),
        name: form.text("nama").to_owned(),
    };
    let (body, name) = (Private(typed.words.clone()), Private(typed.name.clone()));
    let said = (typed.about.as_str(), &body, &name);
    match visit.app.comment_on_draft(&id, said, &visit.client).await {
        Ok(()) => Ok(go_with(&visit, &urls::public_draft(&id), Flash::CommentSent)),
        Err(Problem::Refused(refused)) => {
            let refusal = Some(refused.words(visit.language));
            show(&visit, (&id, refusal, typed)).await
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn show(visit: &Visit, (id, refusal, typed): (&str, Option<Sentence>, Typed)) -> Answer {
    let draft = visit.app.read_public_draft(id).await?;
    let status = if refusal.is_some() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let page = DraftPage {
        refusal,
        typed,
        ..DraftPage::new(visit.frame(Here::Services), draft)
    };
    Ok(page_with(status, &page))
}

impl DraftPage {
    pub(crate) fn new(f: Frame, draft: PublicDraftView) -> Self {
        let name = f.l(&draft.row.name).to_owned();
        let title = f.say("draft-title").with("name", name.as_str()).to_string();
        let description = f.say("draft-description").with("name", name.as_str()).to_string();
        Self {
            f: f.titled(title)
                .for_everybody(&urls::public_draft(&draft.row.id), description),
            draft,
            refusal: None,
            typed: Typed::default(),
        }
    }

    fn changes(&self) -> Changes<'_> {
        Changes::of(&self.draft.differences)
    }

    fn article(&self) -> Option<&'static PlaceInLaw> {
        place_in_law("pp-96-2012-art-27")
    }
}

/// Key of what became of a comment, and the class and shape of its tag.
pub(crate) const fn taken_tag(taken: &Taken) -> (&'static str, &'static str, &'static str) {
    match taken {
        Taken::Yes => ("comment-taken", "tag--ok", "tick"),
        Taken::Partly => ("comment-partly", "tag--act", "note"),
        Taken::No => ("comment-not-taken", "", "note"),
    }
}

/// Key of the kind of place a comment is about, by its address.
pub(crate) fn place_key(address: &str) -> &'static str {
    match address.split_once('.').map_or("", |(section, _)| section) {
        "requirement" => "place-requirement",
        "step" => "place-step",
        "promise" => "place-promise",
        "fee" => "place-fee",
        _ => "place-product",
    }
}

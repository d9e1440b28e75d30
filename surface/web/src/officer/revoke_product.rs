//! Taking an issued document back: by the head of the unit, for a cause from a closed list, with a legal ground.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use maklumat_app::{CaseId, Problem, ProductView, Sentence, SignedIn, Taking};
use maklumat_vocabulary::{LawKey, LocalizedText, ProductId};

use crate::failure::{Answer, Failure};
use crate::form::Form;
use crate::frame::{Flash, Frame, Here};
use crate::guard::require_token;
use crate::respond::{go_with, page_with};
use crate::urls;
use crate::visit::Visit;

/// The closed list of causes: how forms spell them, and the key of their words.
pub(crate) const CAUSES: [(&str, &str); 5] = [
    ("withdrawn", "revoked-withdrawn"),
    ("replaced", "revoked-replaced"),
    ("mistaken", "revoked-mistaken"),
    ("returned", "revoked-returned"),
    ("key-exposed", "revoked-key"),
];

#[derive(Template)]
#[template(path = "officer/revoke_product.html")]
pub(crate) struct RevokePage {
    pub(crate) f: Frame,
    pub(crate) case: CaseId,
    pub(crate) reference: String,
    pub(crate) product: ProductView,
    pub(crate) laws: Vec<(LawKey, LocalizedText)>,
    pub(crate) typed: Form,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) form_token: String,
}

pub(crate) async fn get(visit: Visit, Path((id, product)): Path<(String, String)>) -> Answer {
    let officer = visit.officer().await?;
    let id = urls::case_of(&id).ok_or(Failure::NotFound)?;
    show(&visit, &officer, (id, &product), Form::default(), None).await
}

pub(crate) async fn post(visit: Visit, Path((id, product)): Path<(String, String)>, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let id = urls::case_of(&id).ok_or(Failure::NotFound)?;
    let cause = form.filled("sebab").unwrap_or_default().to_owned();
    if !CAUSES.iter().any(|(known, _)| *known == cause) {
        let f = visit.frame(Here::Inbox);
        let refusal = Sentence {
            what: f.t("revoke-no-cause").into_owned(),
            then: f.t("revoke-no-cause-then").into_owned(),
        };
        return show(&visit, &officer, (id, &product), form, Some(refusal)).await;
    }
    let taking = Taking {
        cause: &cause,
        ground: form.text("dasar"),
        reason: form.text("alasan"),
    };
    let taken = visit
        .app
        .revoke_product(&officer, id, &ProductId::new(&product), taking)
        .await;
    match taken {
        Ok(()) => Ok(go_with(&visit, &urls::case(&id), Flash::DocumentRevoked)),
        Err(Problem::Refused(refused)) => {
            let refusal = refused.words(visit.language);
            show(&visit, &officer, (id, &product), form, Some(refusal)).await
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn show(
    visit: &Visit,
    officer: &SignedIn,
    (id, product): (CaseId, &str),
    typed: Form,
    refusal: Option<Sentence>,
) -> Answer {
    let file = visit.app.case_file(officer, id).await?;
    if !file.acts.may_revoke {
        return Err(Failure::NotFound);
    }
    let mut products = file.tracking.products.into_iter();
    let product = products.rfind(|one| one.id.as_str() == product && one.has_document);
    let frame = visit.work_frame(Here::Inbox, officer);
    let title = frame.t("revoke-title");
    let page = RevokePage {
        case: id,
        reference: file.tracking.reference,
        product: product.ok_or(Failure::NotFound)?,
        laws: file.laws,
        typed,
        form_token: officer.form_token.0.clone(),
        f: if refusal.is_some() {
            frame.titled_error(title)
        } else {
            frame.titled(title)
        },
        refusal,
    };
    let status = if page.refusal.is_some() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    Ok(page_with(status, &page))
}

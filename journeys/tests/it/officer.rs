//! What an officer does: signs in, takes the next file, finishes its step, goes home.

use maklumat_app::{CaseId, Private, SignedIn, StepForm};
use maklumat_vocabulary::StepId;

use crate::browser::Browser;
use crate::citizen::{self, Codes};
use crate::stage::Stage;

/// Of every account of a furnished regency.
pub(crate) const PASSWORD: &str = "sungai-raya-2026";

/// What is put down for one step.
#[derive(Clone, Copy, Default)]
pub(crate) struct Deed<'a> {
    pub(crate) outcome: Option<&'a str>,
    /// Records by name, as typed.
    pub(crate) records: &'a [(&'a str, &'a str)],
    /// Requirement and what is wrong with it.
    pub(crate) defects: &'a [(&'a str, &'a str)],
    /// Which of the listed reasons hold, counted from zero.
    pub(crate) reasons: &'a [&'a str],
}

impl<'a> Deed<'a> {
    pub(crate) const PLAIN: Self = Self {
        outcome: None,
        records: &[],
        defects: &[],
        reasons: &[],
    };

    pub(crate) const fn decided(outcome: &'a str) -> Self {
        Self {
            outcome: Some(outcome),
            ..Self::PLAIN
        }
    }

    pub(crate) const fn measured(records: &'a [(&'a str, &'a str)]) -> Self {
        Self { records, ..Self::PLAIN }
    }
}

pub(crate) async fn sign_in(browser: &Browser, login: &str) {
    browser.go("/petugas/masuk").await;
    browser.fill("main", "nama", login).await;
    browser.fill("main", "sandi", PASSWORD).await;
    browser.press("main form button[type=submit]").await;
    // Officers land in their inbox, overseers on their table.
    let landed = browser.path().await;
    assert!(
        matches!(landed.as_str(), "/petugas" | "/pengawasan"),
        "{login} landed on {landed}: {}",
        browser.reads().await
    );
}

pub(crate) async fn sign_out(browser: &Browser) {
    browser.press("form[action=\"/petugas/keluar\"] button").await;
}

/// Takes the next file from the inbox; the answer is the step it is at.
pub(crate) async fn take_next(browser: &Browser) -> String {
    browser.go("/petugas").await;
    browser.press("#ambil").await;
    let path = browser.path().await;
    assert!(
        path.starts_with("/petugas/berkas/"),
        "{path}: {}",
        browser.reads().await
    );
    let form = browser.find("main form[action$=\"/selesai\"]").await;
    let action = browser.attribute(&form, "action").await;
    action.rsplit('/').nth(1).unwrap().to_owned()
}

/// Fills in the form of a step on the page of its case and finishes it; a refusal leaves the page as it was.
pub(crate) async fn finish(browser: &Browser, step: &str, deed: Deed<'_>) {
    let form = format!("main form[action$=\"/{step}/selesai\"]");
    for (name, value) in deed.records {
        browser.fill(&form, &format!("catat.{name}"), value).await;
    }
    if let Some(outcome) = deed.outcome {
        browser.fill(&form, "hasil", outcome).await;
    }
    for reason in deed.reasons {
        browser
            .click(&format!("{form} [name^=\"alasan.\"][value=\"{reason}\"]"))
            .await;
    }
    for (requirement, words) in deed.defects {
        browser
            .click(&format!(
                "//textarea[@id='kurang-{requirement}']/ancestor::details/summary"
            ))
            .await;
        browser.fill(&form, &format!("kurang.{requirement}"), words).await;
    }
    // Asked for where the step is a signature.
    if browser.has(&format!("{form} [name=sandi]")).await {
        browser.fill(&form, "sandi", PASSWORD).await;
    }
    browser.press(&format!("{form} .bar button[type=submit]")).await;
}

/// One officer comes, takes the next file, which must be at this step, finishes it and goes.
pub(crate) async fn does(browser: &Browser, login: &str, step: &str, deed: Deed<'_>) {
    sign_in(browser, login).await;
    next_is(browser, step, deed).await;
    sign_out(browser).await;
}

/// Takes the next file, which must be at this step, and finishes it.
pub(crate) async fn next_is(browser: &Browser, step: &str, deed: Deed<'_>) {
    assert_eq!(take_next(browser).await, step);
    finish(browser, step, deed).await;
    assert_eq!(browser.path().await, "/petugas", "{step}: {}", browser.reads().await);
}

/// A step of a file is completed without a browser: how is not the point there.
pub(crate) async fn complete(stage: &Stage, login: &str, reference: &str, (step, outcome): (&str, Option<&str>)) {
    let (officer, case) = at_desk(stage, login, reference).await;
    let form = StepForm {
        outcome: outcome.map(str::to_owned),
        password: Some(Private(PASSWORD.to_owned())),
        ..StepForm::default()
    };
    let done = stage.app.complete_step(&officer, case, &StepId::new(step), form).await;
    done.unwrap_or_else(|problem| panic!("{login} cannot complete {step}: {problem:?}"));
}

/// The clerk at the counter of the employment office.
const CLERK: &str = "disnaker.petugas-loket.1";

/// A file of a job seeker is found complete at the counter.
pub(crate) async fn finds_complete(stage: &Stage, reference: &str) {
    complete(stage, CLERK, reference, ("periksa", Some("lengkap"))).await;
}

/// A job seeker's card that waits for its signature.
pub(crate) async fn ready_to_sign(stage: &Stage, (nik, name): (&str, &str)) -> Codes {
    let codes = citizen::file(stage, nik, name).await;
    finds_complete(stage, &codes.reference).await;
    complete(stage, CLERK, &codes.reference, ("wawancara", None)).await;
    codes
}

/// A note is written into a file without a browser.
pub(crate) async fn leave_note(stage: &Stage, login: &str, reference: &str, note: &str) {
    let (officer, case) = at_desk(stage, login, reference).await;
    stage.app.leave_note(&officer, case, note).await.unwrap();
}

async fn at_desk(stage: &Stage, login: &str, reference: &str) -> (SignedIn, CaseId) {
    let app = &stage.app;
    let entered = app.sign_in(login, PASSWORD, "test").await.unwrap();
    let officer = app.signed_in(&entered.session().unwrap().0).await.unwrap();
    let case = app.case_by_reference(&officer, reference).await.unwrap();
    (officer, case.unwrap())
}

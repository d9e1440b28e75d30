//! One case: the clock in the head, steps on the left, evidence and the decision on the right.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use maklumat_app::{
    CaseFile, CaseId, DayState, Holder, Judged, LettersOfCase, OutcomeKind, Sentence, SignedIn, StepForm, StepHolder,
    ThreadState, TrackingState,
};
use maklumat_calendar::Timestamp;
use maklumat_vocabulary::{ProductId, StepId};

use crate::asked::Shape;
use crate::failure::{Answer, Failure};
use crate::form::Shown;
use crate::frame::{Frame, Here};
use crate::officer::panel::Panel;
use crate::respond::{page_with, pdf, upload};
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "officer/case.html")]
pub(crate) struct CasePage<'a> {
    pub(crate) f: Frame,
    pub(crate) file: &'a CaseFile,
    pub(crate) tracking: &'a maklumat_app::Tracking,
    pub(crate) panels: Vec<Panel<'a>>,
    pub(crate) errors: &'a [Shown],
    pub(crate) refusal: Option<Sentence>,
    /// What was sent to the applicant.
    pub(crate) letters: LettersOfCase,
    pub(crate) form_token: String,
}

/// What a refused form leaves behind to be shown again.
#[derive(Default)]
pub(crate) struct Refused {
    pub(crate) errors: Vec<Shown>,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) typed: Option<(StepId, StepForm)>,
    /// What the typed measurements come to, where that was asked.
    pub(crate) judged: Option<Judged>,
}

pub(crate) async fn get(visit: Visit, Path(id): Path<String>) -> Answer {
    let officer = visit.officer().await?;
    let id = urls::case_of(&id).ok_or(Failure::NotFound)?;
    show(&visit, &officer, id, Refused::default()).await
}

/// A document the office has issued: `sip.pdf`.
pub(crate) async fn document(visit: Visit, Path((id, file)): Path<(String, String)>) -> Answer {
    let officer = visit.officer().await?;
    let id = urls::case_of(&id).ok_or(Failure::NotFound)?;
    let product = file.strip_suffix(".pdf").ok_or(Failure::NotFound)?;
    let bytes = visit.app.case_document(&officer, id, &ProductId::new(product)).await?;
    // The name becomes part of a header: ids hold only letters, digits and hyphens, and were found above.
    Ok(pdf(bytes, &format!("{product}.pdf")))
}

pub(crate) async fn evidence(visit: Visit, Path((id, digest)): Path<(String, String)>) -> Answer {
    let officer = visit.officer().await?;
    let id = urls::case_of(&id).ok_or(Failure::NotFound)?;
    let (media_type, bytes) = visit.app.case_evidence(&officer, id, &digest).await?;
    Ok(upload(&media_type, bytes))
}

/// The case with a refusal in words above it.
pub(crate) async fn refuse(visit: &Visit, officer: &SignedIn, id: CaseId, refusal: Sentence) -> Answer {
    show(
        visit,
        officer,
        id,
        Refused {
            refusal: Some(refusal),
            ..Refused::default()
        },
    )
    .await
}

pub(crate) async fn show(visit: &Visit, officer: &SignedIn, id: CaseId, refused: Refused) -> Answer {
    let mut file = visit.app.case_file(officer, id).await?;
    if let Some((step, typed)) = &refused.typed {
        put_back_records(&mut file, step, typed);
        if let Some(judged) = &refused.judged {
            show_verdicts(&mut file, step, judged);
        }
    }
    let is_fine = refused.errors.is_empty() && refused.refusal.is_none();
    let frame = visit.work_frame(Here::Inbox, officer).at(&urls::case(&id));
    let letters = visit.app.letters_of_case(officer, id).await?;
    let page = CasePage::new(frame, &file, &refused, officer.form_token.0.clone());
    let page = CasePage { letters, ..page };
    Ok(page_with(
        if is_fine {
            StatusCode::OK
        } else {
            StatusCode::UNPROCESSABLE_ENTITY
        },
        &page,
    ))
}

/// Values typed before a refusal stand in their boxes again.
fn put_back_records(file: &mut CaseFile, step: &StepId, typed: &StepForm) {
    for open in file.open.iter_mut().filter(|open| open.step == *step) {
        for record in &mut open.records {
            let values = typed
                .records
                .iter()
                .filter(|(name, _)| name == record.input.name.as_str());
            record.input.typed = values.map(|(_, value)| value.clone()).collect();
        }
    }
}

/// Each verdict stands beside the values it reads, and decisions they do not allow are marked.
fn show_verdicts(file: &mut CaseFile, step: &StepId, judged: &Judged) {
    for open in file.open.iter_mut().filter(|open| open.step == *step) {
        open.barred.clone_from(&judged.barred);
        for record in &mut open.records {
            let name = &record.input.name;
            let verdicts = judged.checks.iter().filter(|check| check.values.contains(name));
            record.verdicts = verdicts.cloned().collect();
        }
    }
}

impl<'a> CasePage<'a> {
    pub(crate) fn new(f: Frame, file: &'a CaseFile, refused: &'a Refused, form_token: String) -> Self {
        let typed_for = |step: &StepId| {
            refused
                .typed
                .as_ref()
                .filter(|(typed, _)| typed == step)
                .map(|(_, form)| form)
        };
        let panels = file
            .open
            .iter()
            .map(|open| Panel::new(&f, file, open, typed_for(&open.step), &refused.errors))
            .collect();
        let title = f
            .say("case-title")
            .with("reference", &file.tracking.reference)
            .to_string();
        let is_fine = refused.errors.is_empty() && refused.refusal.is_none();
        Self {
            letters: LettersOfCase::default(),
            f: if is_fine {
                f.titled(title)
            } else {
                f.titled_error(title)
            },
            file,
            tracking: &file.tracking,
            panels,
            errors: &refused.errors,
            refusal: refused.refusal.clone(),
            form_token,
        }
    }

    /// When the step in this officer's hands, or the first open one, is due.
    fn step_due(&self) -> Option<Timestamp> {
        let mine = self.file.open.iter().find(|open| open.holder == StepHolder::You);
        mine.or_else(|| self.file.open.first()).map(|open| open.due)
    }

    fn case_due(&self) -> Option<Timestamp> {
        open_promise(self.file)
    }

    fn count(&self, state: DayState) -> usize {
        self.tracking.days.iter().filter(|cell| cell.state == state).count()
    }

    fn has_payments(&self) -> bool {
        self.tracking.ledger.iter().any(|row| row.paid.is_some())
    }

    fn has_pause(&self) -> bool {
        self.count(DayState::Paused) > 0
    }
}

/// Why a step may end after the promised day, where it does. While the count of days stands still neither has moved yet,
/// and the page says that instead.
pub(crate) fn after_promise(f: &Frame, file: &CaseFile) -> Option<String> {
    let promised = open_promise(file).filter(|_| file.paused_until.is_none())?;
    let last = file.open.iter().map(|open| open.due).max()?;
    if last <= promised {
        return None;
    }
    Some(if promised <= f.now {
        f.t("step-after-past-promise").into_owned()
    } else {
        f.say("step-after-promise").with("due", f.due(&promised)).to_string()
    })
}

/// When the first promise that still runs is due.
fn open_promise(file: &CaseFile) -> Option<Timestamp> {
    let mut promises = file.tracking.promises.iter();
    promises
        .find(|promise| promise.is_met.is_none())
        .and_then(|promise| promise.due)
}

/// Class of a knot in the list of steps.
pub(crate) fn knot(state: &ThreadState) -> &'static str {
    match state {
        ThreadState::Done | ThreadState::Returned | ThreadState::Late => "",
        ThreadState::Now => "is-now",
        ThreadState::Next => "is-next",
    }
}

/// Key of how a case ended.
pub(crate) fn ending_key(ending: &maklumat_sop::Ending) -> &'static str {
    use maklumat_sop::Ending;
    match ending {
        Ending::Done => "ended-done",
        Ending::Refused => "ended-refused",
        Ending::Redirected => "ended-redirected",
        Ending::Withdrawn => "ended-withdrawn",
    }
}

/// Class of the tag that says how a case ended.
pub(crate) fn ending_class(ending: &maklumat_sop::Ending) -> &'static str {
    use maklumat_sop::Ending;
    match ending {
        Ending::Done => "tag--ok",
        Ending::Refused => "tag--stop",
        Ending::Redirected | Ending::Withdrawn => "",
    }
}

/// Key of what an ending means to the applicant.
pub(crate) fn outcome_key(ending: &maklumat_sop::Ending) -> &'static str {
    use maklumat_sop::Ending;
    match ending {
        Ending::Done => "outcome-done",
        Ending::Refused => "outcome-refused",
        Ending::Redirected => "outcome-redirected",
        Ending::Withdrawn => "outcome-withdrawn",
    }
}

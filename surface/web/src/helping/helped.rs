//! See whom one helps, where each case is, and go on filling in what is still asked for.

use askama::Template;
use axum::extract::Path;
use maklumat_app::{CaseId, HelpedRow, HelpedState, Holder, SignedIn, ThreadState, Tracking, TrackingState};
use maklumat_sop::{Channel, Ending};
use maklumat_vocabulary::{LocalizedText, ServiceKey};

use crate::citizen::track;
use crate::failure::{Answer, Failure};
use crate::form::Form;
use crate::frame::{Flash, Frame, Here};
use crate::guard::require_token;
use crate::respond::{go_to, go_with, page, with_cookie};
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "helping/list.html")]
pub(crate) struct HelpedPage {
    pub(crate) f: Frame,
    pub(crate) rows: Vec<HelpedRow>,
    /// Services a helper may file for others, those taken in at the village first.
    pub(crate) services: Vec<(ServiceKey, LocalizedText)>,
    pub(crate) form_token: String,
}

#[derive(Template)]
#[template(path = "helping/case.html")]
pub(crate) struct HelpedCasePage {
    pub(crate) f: Frame,
    pub(crate) case: CaseId,
    pub(crate) tracking: Tracking,
    pub(crate) heading: String,
    pub(crate) form_token: String,
}

pub(crate) async fn list(visit: Visit) -> Answer {
    let helper = helper(&visit).await?;
    let rows = visit.app.helped_cases(&helper).await?;
    Ok(page(&HelpedPage {
        f: visit.work_frame(Here::Inbox, &helper).titled_by("helping-title"),
        rows,
        services: services(&visit, &helper),
        form_token: helper.form_token.0.clone(),
    }))
}

pub(crate) async fn case(visit: Visit, Path(id): Path<String>) -> Answer {
    let helper = helper(&visit).await?;
    let case = urls::case_of(&id).ok_or(Failure::NotFound)?;
    let tracking = visit.app.helped_case(&helper, case).await?;
    let frame = visit.work_frame(Here::Inbox, &helper);
    Ok(page(&HelpedCasePage::new(
        frame,
        case,
        tracking,
        helper.form_token.0.clone(),
    )))
}

/// Opens what is to be filled in, in this browser.
pub(crate) async fn go_on(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let helper = helper(&visit).await?;
    require_token(&helper, &form)?;
    let case = urls::case_of(&id).ok_or(Failure::NotFound)?;
    let token = visit.app.go_on_helping(&helper, case).await?;
    Ok(with_cookie(go_to(&urls::resume()), &visit.applicant_cookie(&token)))
}

/// Removes an application that was never sent; the page has asked before.
pub(crate) async fn discard(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let helper = helper(&visit).await?;
    require_token(&helper, &form)?;
    let case = urls::case_of(&id).ok_or(Failure::NotFound)?;
    visit.app.drop_helped(&helper, case).await?;
    Ok(go_with(&visit, &urls::helping(), Flash::DraftDropped))
}

fn services(visit: &Visit, helper: &SignedIn) -> Vec<(ServiceKey, LocalizedText)> {
    let all = visit.app.catalogue();
    let mut services: Vec<_> = all
        .iter()
        .map(|published| published.sop.definition())
        .filter(|definition| visit.app.files_for_others(helper, &definition.key).is_ok())
        .collect();
    services.sort_by_key(|definition| {
        let is_village = definition.channels.contains(&Channel::Village);
        (!is_village, definition.name.within(visit.language).to_owned())
    });
    let named = services.iter();
    named
        .map(|definition| (definition.key.clone(), definition.name.clone()))
        .collect()
}

/// Who is signed in as a helper; others have no such page.
pub(crate) async fn helper(visit: &Visit) -> Result<SignedIn, Failure> {
    let helper = visit.officer().await?;
    if helper.is_helper {
        Ok(helper)
    } else {
        Err(Failure::NotFound)
    }
}

impl HelpedPage {
    /// How many are under way, and how many were not sent yet.
    fn counted(&self) -> String {
        let drafts = self.rows.iter().filter(|row| is_draft(&row.state)).count();
        let sent = self.rows.len() - drafts;
        let counted = |key: &str, count: usize| self.f.say(key).with("count", count).to_string();
        match (sent, drafts) {
            (_, 0) => counted("helping-count", sent),
            (0, _) => counted("helping-count-drafts", drafts),
            (_, _) => format!(
                "{}, {}",
                counted("helping-count", sent),
                counted("helping-count-drafts", drafts)
            ),
        }
    }

    /// Where an application is, in a few words.
    fn state(&self, state: &HelpedState) -> String {
        let f = &self.f;
        match state {
            HelpedState::Draft { kept_until } => f.say("helping-draft").with("day", f.until(kept_until)).to_string(),
            HelpedState::Case(TrackingState::AtOffice { holder, until, .. }) => f
                .say("helping-at-office")
                .with("holder", f.l(holder))
                .with("day", f.until(until))
                .to_string(),
            HelpedState::Case(TrackingState::Returned { until }) => {
                f.say("helping-returned").with("day", f.until(until)).to_string()
            }
            HelpedState::Case(TrackingState::YourTurn { step, until, .. }) => f
                .say("helping-their-turn")
                .with("step", f.l(step))
                .with("day", f.until(until))
                .to_string(),
            HelpedState::Case(TrackingState::Closed { ending, .. }) => f
                .t(match ending {
                    Ending::Done => "helping-done",
                    Ending::Refused => "helping-refused",
                    Ending::Redirected => "helping-redirected",
                    Ending::Withdrawn => "helping-withdrawn",
                })
                .into_owned(),
        }
    }
}

pub(crate) const fn is_draft(state: &HelpedState) -> bool {
    matches!(state, HelpedState::Draft { .. })
}

/// Whether the applicant's side is asked for something a helper can fill in.
pub(crate) const fn waits(state: &HelpedState) -> bool {
    matches!(
        state,
        HelpedState::Draft { .. } | HelpedState::Case(TrackingState::Returned { .. })
    )
}

impl HelpedCasePage {
    pub(crate) fn new(f: Frame, case: CaseId, tracking: Tracking, form_token: String) -> Self {
        let heading = track::heading(&f, &tracking);
        Self {
            f: f.titled(heading.clone()),
            case,
            tracking,
            heading,
            form_token,
        }
    }

    fn is_returned(&self) -> bool {
        matches!(self.tracking.state, TrackingState::Returned { .. })
    }
}

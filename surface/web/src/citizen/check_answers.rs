//! Read everything once more, say that it is true, and send it. Before that: who is served first.

use askama::Template;
use axum::http::StatusCode;
use maklumat_app::{
    Applicant, Application, ApplicationPage, ConsentWay, DueEstimate, FeeView, LettersOfCase, PageKind, Problem,
    Sentence,
};
use maklumat_sop::{Priority, StartEvent};
use maklumat_vocabulary::PriorityId;

use crate::asked::own_answer_words;
use crate::citizen::apply::{has_priorities, past_sending, service_name};
use crate::citizen::contact::told;
use crate::citizen::receipt::counts_from;
use crate::failure::Answer;
use crate::form::{Form, Shown};
use crate::frame::{Flash, Frame, Here};
use crate::markup::Markup;
use crate::respond::{go_to, go_with, page, page_with, with_cookie};
use crate::urls::{self, Url};
use crate::visit::{self, Visit};

#[derive(Template)]
#[template(path = "citizen/priority.html")]
pub(crate) struct PriorityPage {
    pub(crate) f: Frame,
    pub(crate) classes: Vec<Priority>,
    pub(crate) chosen: Option<PriorityId>,
    pub(crate) back: Url,
}

#[derive(Template)]
#[template(path = "citizen/check_answers.html")]
pub(crate) struct CheckPage {
    pub(crate) f: Frame,
    pub(crate) service: String,
    pub(crate) groups: Vec<Group>,
    /// In order, and not open to be changed.
    pub(crate) locked: Vec<Group>,
    pub(crate) priority: Option<String>,
    pub(crate) asks_priority: bool,
    /// How the applicant is told of it, and whether that can be chosen; not asked again in the answer to a return.
    pub(crate) told: Option<(String, bool)>,
    pub(crate) missing: Vec<Group>,
    pub(crate) estimate: Option<DueEstimate>,
    pub(crate) fees: Vec<FeeView>,
    pub(crate) is_answer: bool,
    /// A helper fills this in; how the applicant agreed, once recorded.
    pub(crate) is_helped: bool,
    pub(crate) consent: Option<ConsentWay>,
    pub(crate) errors: Vec<Shown>,
    pub(crate) refusal: Option<Sentence>,
}

/// A page of the form as it is read back.
pub(crate) struct Group {
    pub(crate) page: String,
    pub(crate) title: String,
    pub(crate) rows: Vec<(String, String)>,
    /// What was handed in, to be looked at: the name of each sheet and where it is.
    pub(crate) sheets: Vec<(String, Url)>,
}

pub(crate) async fn priority(visit: Visit) -> Answer {
    let applicant = visit.applicant().await?;
    let application = visit.app.application(&applicant).await?;
    let published = visit.app.service(&application.service);
    let classes = published
        .map(|published| published.sop.definition().priorities.clone())
        .unwrap_or_default();
    let frame = visit
        .form_frame(Here::Services, &applicant)
        .titled_by("priority-question");
    Ok(page(&PriorityPage {
        f: frame,
        classes,
        back: match application.pages.last() {
            Some(page) => urls::question(&page.id),
            None => urls::check_answers(),
        },
        chosen: application.priority,
    }))
}

pub(crate) async fn set_priority(visit: Visit, form: Form) -> Answer {
    let applicant = visit.applicant().await?;
    visit.app.set_priority(&applicant, form.filled("golongan")).await?;
    Ok(go_to(&urls::check_answers()))
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let applicant = visit.applicant().await?;
    let application = visit.app.application(&applicant).await?;
    show(&visit, (&applicant, &application), Vec::new(), None).await
}

pub(crate) async fn submit(visit: Visit, form: Form) -> Answer {
    let applicant = visit.applicant().await?;
    let was_submitted = applicant.is_submitted();
    if form.text("benar") != "ya" {
        let application = visit.app.application(&applicant).await?;
        let frame = visit.frame(Here::Services);
        let error = Shown {
            field: "benar".to_owned(),
            words: frame.t("error-declare").into_owned(),
        };
        return show(&visit, (&applicant, &application), vec![error], None).await;
    }
    let is_at_counter = applicant.officer_at_counter().is_some();
    let sent = if is_at_counter {
        let officer = visit.officer().await?;
        visit.app.submit_at_counter(&applicant, &officer).await
    } else {
        visit.app.submit(&applicant).await
    };
    match sent {
        // The officer's browser forgets the applicant: the next one at the counter is somebody else.
        Ok(()) if was_submitted && is_at_counter => {
            let forget = visit::set_cookie(visit::APPLICANT, "", Some(0), visit.is_secure);
            Ok(with_cookie(
                go_with(&visit, &urls::inbox(), Flash::AnswerTaken),
                &forget,
            ))
        }
        Ok(()) if was_submitted => Ok(go_with(&visit, &urls::tracking(), Flash::AnswerSent)),
        Ok(()) => Ok(go_to(&urls::receipt())),
        // Sent twice, by an impatient finger or a weak network: the first one counts.
        Err(Problem::Refused(refused))
            if was_submitted && matches!(refused.code(), "already-submitted" | "nothing-to-answer") =>
        {
            Ok(go_to(&past_sending(&applicant)))
        }
        // What was typed stays, and the page also shows what is missing.
        Err(Problem::Refused(refused)) => match visit.app.application(&applicant).await {
            Ok(application) => {
                let refusal = refused.words(visit.language);
                show(&visit, (&applicant, &application), Vec::new(), Some(refusal)).await
            }
            Err(_) => Err(Problem::Refused(refused).into()),
        },
        Err(Problem::Invalid(_)) => Ok(go_to(&urls::check_answers())),
        Err(problem) => Err(problem.into()),
    }
}

/// How the applicant is told, in words.
async fn told_of(visit: &Visit, applicant: &Applicant, f: &Frame) -> Result<(String, bool), Problem> {
    let letters = LettersOfCase {
        contact: visit.app.contact(applicant).await?,
        channels: visit.app.letter_channels(),
        ..LettersOfCase::default()
    };
    Ok((told(f, &letters), letters.channels.is_any()))
}

async fn show(
    visit: &Visit,
    (applicant, application): (&Applicant, &Application),
    errors: Vec<Shown>,
    refusal: Option<Sentence>,
) -> Answer {
    let is_fine = errors.is_empty() && refusal.is_none();
    let status = if is_fine {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let frame = visit.form_frame(Here::Services, applicant).at(&urls::check_answers());
    let published = visit.app.service(&application.service);
    let definition = published.as_ref().map(|published| published.sop.definition());
    let priority = application.priority.as_ref().and_then(|chosen| {
        let known = definition?.priorities.iter().find(|class| class.class == *chosen)?;
        Some(frame.l(&known.name).to_owned())
    });
    let told = match application.answering {
        None => Some(told_of(visit, applicant, &frame).await?),
        Some(_) => None,
    };
    let page = CheckPage {
        told,
        service: service_name(visit, &frame, application),
        groups: application
            .pages
            .iter()
            .filter(|page| page.is_complete)
            .map(|page| group(&frame, page))
            .collect(),
        missing: application
            .pages
            .iter()
            .filter(|page| !page.is_complete)
            .map(|page| group(&frame, page))
            .collect(),
        locked: application.locked.iter().map(|page| group(&frame, page)).collect(),
        priority,
        asks_priority: has_priorities(visit, application),
        estimate: application.due.clone(),
        fees: application.fees.clone(),
        is_answer: application.answering.is_some(),
        is_helped: applicant.is_helped(),
        consent: application.consent,
        f: if is_fine {
            frame.titled_by("check-title")
        } else {
            let title = frame.t("check-title");
            frame.titled_error(title)
        },
        errors,
        refusal,
    };
    Ok(page_with(status, &page))
}

impl CheckPage {
    /// The promise in words: a day, or how long from a moment that is still to come.
    fn promise(&self, estimate: &DueEstimate) -> Markup {
        let time = self.f.l(&estimate.words);
        let saying = match estimate.counts_from {
            StartEvent::Submitted => self.f.say("check-due").with("due", self.f.until(&estimate.due)),
            StartEvent::Complete | StartEvent::Paid => {
                let from = self.f.t(counts_from(estimate.counts_from));
                self.f.say("check-time").with("from", from)
            }
        };
        saying.with("time", time).rich()
    }
}

pub(crate) fn group(f: &Frame, page: &ApplicationPage) -> Group {
    let mut rows: Vec<(String, String)> = page
        .inputs
        .iter()
        .map(|input| (f.l(&input.label).to_owned(), own_answer_words(f, input)))
        .collect();
    let takes_files = matches!(page.kind, PageKind::Requirement(kind) if kind != maklumat_sop::RequirementKind::Data);
    if takes_files {
        rows.push((f.l(&page.title).to_owned(), handed_in(f, page)));
    }
    let sheets = page.files.iter().zip(1_usize..).map(|(file, number)| {
        let name = f.say("upload-sheet").with("number", number).to_string();
        (name, urls::own_file(&file.digest))
    });
    Group {
        sheets: sheets.collect(),
        page: page.id.clone(),
        title: f.l(&page.title).to_owned(),
        rows,
    }
}

fn handed_in(f: &Frame, page: &ApplicationPage) -> String {
    if !page.files.is_empty() {
        f.say("files-count").with("count", page.files.len()).to_string()
    } else if page.is_ticked {
        f.t("counter-ticked").into_owned()
    } else if page.kind == PageKind::Requirement(maklumat_sop::RequirementKind::Shown) {
        f.t("bring-original-short").into_owned()
    } else if page.kind == PageKind::Requirement(maklumat_sop::RequirementKind::Surrendered) && page.is_complete {
        f.t("hand-over-original-short").into_owned()
    } else {
        f.t("not-filled").into_owned()
    }
}

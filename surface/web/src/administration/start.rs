//! Where an administrator begins: everything that is kept, each with a word on what it is for.

use askama::Template;

use crate::failure::{Answer, Failure};
use crate::frame::{Frame, Here};
use crate::respond::page;
use crate::urls::{self, Url};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "administration/start.html")]
pub(crate) struct StartPage {
    pub(crate) f: Frame,
    pub(crate) groups: Vec<Group>,
}

/// Pages that belong together: key of the heading, then place, key of the name and key of what one does there.
pub(crate) struct Group {
    pub(crate) heading: &'static str,
    pub(crate) pages: Vec<(Url, &'static str, &'static str)>,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let officer = visit.officer().await?;
    if !officer.is_administrator {
        return Err(Failure::NotFound);
    }
    let f = visit.work_frame(Here::Administration, &officer);
    Ok(page(&StartPage {
        f: f.titled_by("administration-title"),
        groups: groups(),
    }))
}

pub(crate) fn groups() -> Vec<Group> {
    vec![
        Group {
            heading: "administration-services",
            pages: vec![
                (urls::definitions(), "definitions-title", "definitions-about"),
                (urls::drafts(), "writing-title", "writing-about"),
                (urls::proposals(), "propose-title", "propose-about"),
                (urls::fees(), "fees-title", "fees-about"),
            ],
        },
        Group {
            heading: "administration-people",
            pages: vec![
                (urls::units(), "units-title", "units-about"),
                (urls::accounts(), "accounts-title", "administration-accounts"),
                (urls::sign_in_rules(), "sign-in-rules-title", "administration-sign-in"),
                (urls::deputies(), "deputy-title", "administration-deputies"),
                (urls::absences(), "absence-title", "administration-absences"),
            ],
        },
        Group {
            heading: "administration-days",
            pages: vec![(urls::calendar(), "calendar-title", "calendar-about")],
        },
        Group {
            heading: "administration-words",
            pages: vec![
                (urls::letters(), "letters-title", "administration-letters"),
                (urls::sheets(), "sheets-title", "sheets-about"),
            ],
        },
        Group {
            heading: "administration-watching",
            pages: vec![
                (urls::trail(), "trail-title", "administration-trail"),
                (urls::access(), "access-title", "administration-access"),
                (urls::retention(), "retention-title", "retention-about"),
            ],
        },
    ]
}

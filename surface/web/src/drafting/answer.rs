//! What the script of the table is answered: what to show anew, and what others did meanwhile.

use std::collections::BTreeMap;

use askama::Template as _;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use maklumat_app::{DraftConflict, DraftView, Sentence, SignedIn};
use serde::Serialize;

use crate::drafting::asked::Script;
use crate::drafting::draft::DraftPage;
use crate::drafting::seen;
use crate::failure::{Answer, Failure};
use crate::frame::Frame;
use crate::visit::Visit;

/// The draft as it is now, as far as the page does not show it already.
#[derive(Serialize)]
struct Told {
    revision: i64,
    saved: String,
    counts: String,
    findings: Vec<ToldFinding>,
    marks: BTreeMap<String, String>,
    bad: Vec<String>,
    cells: BTreeMap<String, String>,
    others: Vec<Other>,
    html: Fragments,
    /// Where to go on writing: the first row that came by this.
    ke: Option<String>,
}

/// A finding for programs.
#[derive(Serialize)]
struct ToldFinding {
    code: &'static str,
    severity: &'static str,
    address: Option<String>,
    message: String,
    can_fix: bool,
}

#[derive(Serialize)]
struct Other {
    who: String,
    when: String,
    places: Vec<String>,
    words: String,
}

/// Pieces of the page; the table only where its rows are not those that are shown.
#[derive(Serialize)]
struct Fragments {
    keadaan: String,
    bagian: String,
    temuan: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    tabel: Option<String>,
}

#[derive(Serialize)]
struct Conflict {
    address: String,
    mine: String,
    theirs: String,
    who: String,
    when: String,
    words: String,
}

#[derive(Serialize)]
struct Conflicts {
    revision: i64,
    conflicts: Vec<Conflict>,
}

#[derive(Serialize)]
struct Refused {
    refused: bool,
    what: String,
    then: String,
}

/// The draft after changes, for the page that sent them.
pub(crate) fn told(visit: &Visit, officer: &SignedIn, script: &Script, draft: DraftView) -> Answer {
    let page = DraftPage::new(visit, officer, draft, &script.bagian);
    let shown: Vec<&String> = page.sheet.rows.iter().map(|row| &row.address).collect();
    let is_same =
        shown.len() == script.baris.len() && shown.iter().zip(&script.baris).all(|(now, before)| *now == before);
    let added = page.sheet.rows.iter().find(|row| !script.baris.contains(&row.address));
    let ke = added.map(|row| row.address.clone());
    let answer = Told {
        revision: page.draft.revision,
        saved: page.saved(),
        counts: page.counts(),
        findings: findings(&page),
        marks: marks(&page)?,
        bad: page.bad(),
        cells: page.cells(),
        others: others(&page),
        html: Fragments {
            keadaan: rendered(page.as_standing().render())?,
            bagian: rendered(page.as_tabs().render())?,
            temuan: rendered(page.as_findings().render())?,
            tabel: if is_same {
                None
            } else {
                Some(rendered(page.as_table().render())?)
            },
        },
        ke,
    };
    Ok(json(StatusCode::OK, &answer))
}

/// Nothing was written: others were at the same places.
pub(crate) fn disputed(f: &Frame, draft: &DraftView, revision: i64, conflicts: &[DraftConflict]) -> Response {
    let conflicts = conflicts.iter().map(|conflict| Conflict {
        address: conflict.address.clone(),
        mine: conflict.mine.clone(),
        theirs: conflict.theirs.clone(),
        who: conflict.who.0.clone(),
        when: f.clock(&conflict.at),
        words: conflict_words(f, draft, conflict),
    });
    let answer = Conflicts {
        revision,
        conflicts: conflicts.collect(),
    };
    json(StatusCode::CONFLICT, &answer)
}

/// `Sekar Contoh mengubah Kegiatan 4, Output pukul 09.52.`
pub(crate) fn conflict_words(f: &Frame, draft: &DraftView, conflict: &DraftConflict) -> String {
    f.say("writing-other-changed")
        .with("name", conflict.who.0.as_str())
        .with("place", seen::place_words(f, &draft.outline, &conflict.address))
        .with("time", f.clock(&conflict.at))
        .to_string()
}

/// What the rules say no to.
pub(crate) fn refused(sentence: Sentence) -> Response {
    let answer = Refused {
        refused: true,
        what: sentence.what,
        then: sentence.then,
    };
    json(StatusCode::UNPROCESSABLE_ENTITY, &answer)
}

fn json(status: StatusCode, answer: &impl Serialize) -> Response {
    let text = serde_json::to_string(answer).expect("texts and numbers are serializable");
    (status, [(CONTENT_TYPE, "application/json")], text).into_response()
}

fn rendered(html: Result<String, askama::Error>) -> Result<String, Failure> {
    html.map_err(|error| {
        tracing::error!(%error, "template");
        Failure::NotFound
    })
}

fn findings(page: &DraftPage) -> Vec<ToldFinding> {
    let findings = page.findings.iter();
    findings
        .map(|found| ToldFinding {
            code: found.number,
            severity: found.severity.as_str(),
            address: found.cell.clone().or_else(|| found.row.clone()),
            message: found.message.clone(),
            can_fix: found.takes.is_some(),
        })
        .collect()
}

fn marks(page: &DraftPage) -> Result<BTreeMap<String, String>, Failure> {
    let rows = page.sheet.rows.iter();
    rows.filter_map(|row| Some((row, row.mark.as_ref()?)))
        .map(|(row, mark)| Ok((row.address.clone(), rendered(page.mark_html(mark))?)))
        .collect()
}

fn others(page: &DraftPage) -> Vec<Other> {
    let f = &page.f;
    let others = page.draft.others.iter();
    others
        .map(|other| {
            let places = other.places.iter();
            let places: Vec<String> = places
                .map(|place| seen::place_words(f, &page.draft.outline, place))
                .collect();
            Other {
                words: f
                    .say("writing-other-changed")
                    .with("name", other.who.0.as_str())
                    .with("place", places.join("; "))
                    .with("time", f.clock(&other.at))
                    .to_string(),
                who: other.who.0.clone(),
                when: f.clock(&other.at),
                places,
            }
        })
        .collect()
}

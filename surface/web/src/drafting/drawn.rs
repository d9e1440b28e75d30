//! The steps of a draft as a drawing, with a frame around what is wrong.

use axum::extract::Path;
use axum::response::{Html, IntoResponse};
use maklumat_app::DraftView;
use maklumat_drawing::{DraftArrow, DraftPicture, DraftRow, Goal, Setting};
use maklumat_sop::{Outline, Row};
use maklumat_vocabulary::Severity;

use crate::drafting::here;
use crate::drafting::seen::{self, STEPS, Seen};
use crate::drafting::sheet::Found;
use crate::failure::Answer;
use crate::frame::Frame;
use crate::markup::Markup;
use crate::visit::Visit;

/// A heavier drawing is asked for apart, so that the table is there first.
const HEAVIEST_BYTES: usize = 16 * 1024;

/// Where the drawing is.
pub(crate) enum Drawn {
    Here(Markup),
    Apart,
    Nothing,
}

pub(crate) async fn get(visit: Visit, Path(id): Path<String>) -> Answer {
    let officer = visit.officer().await?;
    let draft = visit.app.draft(&officer, &id).await?;
    let f = visit.work_frame(here(&officer), &officer);
    let findings = Seen::new(&f, &draft).findings;
    Ok(Html(picture(&f, &draft.outline, &findings).unwrap_or_default()).into_response())
}

pub(crate) fn of(f: &Frame, draft: &DraftView, findings: &[Found]) -> Drawn {
    match picture(f, &draft.outline, findings) {
        Some(svg) if svg.len() <= HEAVIEST_BYTES => Drawn::Here(Markup::trusted(svg)),
        Some(_) => Drawn::Apart,
        None => Drawn::Nothing,
    }
}

/// `None` where there is no step yet. Every text of the draft is escaped in it.
fn picture(f: &Frame, outline: &Outline, findings: &[Found]) -> Option<String> {
    let part = outline.parts.iter().find(|part| part.id == STEPS)?;
    if part.rows.is_empty() {
        return None;
    }
    let rows: Vec<DraftRow> = part
        .rows
        .iter()
        .map(|row| DraftRow {
            name: seen::row_name(row),
            performer: performer(f, outline, row),
            decides: ways(row).len() > 1,
            arrows: arrows(f, &part.rows, row),
            is_marked: findings
                .iter()
                .any(|found| found.severity == Severity::Error && found.row.as_ref() == Some(&row.address)),
        })
        .collect();
    Some(DraftPicture::new(&rows, f.language).picture(Setting::Inline))
}

fn performer(f: &Frame, outline: &Outline, row: &Row) -> String {
    let by = row.cell("by");
    by.map_or_else(String::new, |cell| seen::shown(outline, cell, f.language))
}

/// The ways out of a step as its cell says them: a result, where there is one, and where it leads.
fn ways(row: &Row) -> Vec<(Option<&str>, &str)> {
    let Some(next) = row.cell("next") else {
        return Vec::new();
    };
    let ways = next.value.split(';').map(str::trim).filter(|way| !way.is_empty());
    ways.map(|way| match way.split_once("->") {
        Some((result, target)) => (Some(result.trim()), target.trim()),
        None => (None, way),
    })
    .collect()
}

fn arrows(f: &Frame, rows: &[Row], row: &Row) -> Vec<DraftArrow> {
    let mut arrows = Vec::new();
    for (result, target) in ways(row) {
        if let Some(branches) = result.and_then(|result| result.strip_prefix("bersama ")) {
            let branches = branches.split(',').filter_map(row_of);
            arrows.extend(branches.map(|to| DraftArrow { label: None, to }));
            continue;
        }
        if let Some(to) = goal(f, rows, row, target) {
            arrows.push(DraftArrow {
                label: result.map(|result| result.replace('-', " ")),
                to,
            });
        }
    }
    arrows
}

/// A row by its number, counted from 1.
fn row_of(number: &str) -> Option<Goal> {
    let number: usize = number.trim().parse().ok()?;
    Some(Goal::Row(number.checked_sub(1)?))
}

fn goal(f: &Frame, rows: &[Row], row: &Row, target: &str) -> Option<Goal> {
    if let Some(resume) = target.strip_prefix("kembali") {
        // Back to the applicant's last step above; where there is none, to the step that is done again.
        let above = rows[..row.number.saturating_sub(1)].iter().rposition(is_by_applicant);
        return above
            .map(Goal::Row)
            .or_else(|| row_of(resume))
            .or(Some(Goal::Row(row.number - 1)));
    }
    let end = match target {
        "selesai" => "writing-end-done",
        "ditolak" => "writing-end-refused",
        "dialihkan" => "writing-end-redirected",
        "ditarik" => "writing-end-withdrawn",
        number => return row_of(number),
    };
    Some(Goal::End(f.t(end).into_owned()))
}

fn is_by_applicant(row: &Row) -> bool {
    row.cell("by").is_some_and(|cell| cell.value == "applicant")
}

//! The lists as tables to take away.

use axum::response::Response;
use maklumat_app::{CampaignView, Cell, Column, FileForm, LookedList, Progress, Report, RoundState};
use maklumat_calendar::{Date, Timestamp};
use maklumat_vocabulary::UnitId;

use super::said;
use crate::failure::Failure;
use crate::frame::Frame;
use crate::respond::file_to_keep;
use crate::urls;
use crate::visit::Visit;

/// A table without rows yet, as of a moment.
fn table(f: &Frame, title: String, as_of: Timestamp) -> Report {
    let source = f.say("report-source").with("regency", &f.regency);
    Report {
        language: f.language,
        title,
        period: said::date(f, &f.date_of(&as_of)),
        source: source.with("time", f.moment(&as_of)).to_string(),
        notes: vec![f.t("reviews-explained").into_owned()],
        columns: Vec::new(),
        rows: Vec::new(),
        made_at: as_of,
    }
}

fn text(f: &Frame, key: &str) -> Column {
    Column::text(f.t(key).into_owned())
}

fn day(day: Option<Date>) -> Cell {
    day.map_or_else(|| Cell::Text(String::new()), Cell::Day)
}

fn round(f: &Frame, state: &RoundState) -> [Cell; 3] {
    [
        day(state.last),
        Cell::Day(state.due),
        Cell::Text(said::standing(f, state)),
    ]
}

pub(crate) fn sops(f: &Frame, list: &LookedList) -> Report {
    let columns = vec![
        text(f, "unit"),
        text(f, "service"),
        text(f, "monitored-last"),
        text(f, "monitoring-due"),
        text(f, "monitoring-stands"),
        text(f, "evaluated-last"),
        text(f, "evaluation-due"),
        text(f, "evaluation-stands"),
        Column::number(f.t("actions-open").into_owned()),
        Column::number(f.t("actions-late").into_owned()),
    ];
    let rows = list.rows.iter().map(|row| {
        let mut cells = vec![
            Cell::Text(f.l(&row.unit_name).to_owned()),
            Cell::Text(f.l(&row.service_name).to_owned()),
        ];
        cells.extend(round(f, &row.monitoring));
        cells.extend(round(f, &row.evaluation));
        cells.extend([Cell::Count(row.open_actions), Cell::Count(row.late_actions)]);
        cells
    });
    Report {
        columns,
        rows: rows.collect(),
        ..table(f, f.t("reviews-title").into_owned(), list.as_of)
    }
}

pub(crate) fn actions(f: &Frame, list: &LookedList) -> Report {
    let columns = vec![
        text(f, "service"),
        text(f, "step"),
        text(f, "follow-up"),
        text(f, "follow-up-by"),
        text(f, "follow-up-until"),
        text(f, "follow-up-from"),
        text(f, "state"),
    ];
    let rows = list.actions.iter().map(|action| {
        let step = action.step_name.as_ref().map(|step| f.l(step).to_owned());
        let state = if action.is_late {
            "follow-up-late"
        } else {
            "follow-up-open"
        };
        vec![
            Cell::Text(f.l(&action.service_name).to_owned()),
            Cell::Text(step.unwrap_or_default()),
            Cell::Text(action.what.clone()),
            Cell::Text(f.l(&action.position_name).to_owned()),
            Cell::Day(action.until),
            Cell::Text(said::sheet_name(f, &action.round, &action.period)),
            Cell::Text(f.t(state).into_owned()),
        ]
    });
    Report {
        columns,
        rows: rows.collect(),
        notes: Vec::new(),
        ..table(f, f.t("follow-ups").into_owned(), list.as_of)
    }
}

/// The report of a campaign, what hurts first over all units.
pub(crate) fn campaign(f: &Frame, view: &CampaignView) -> Report {
    let columns = vec![
        text(f, "state"),
        text(f, "unit"),
        text(f, "service"),
        text(f, "monitored-on"),
        text(f, "evaluated-on"),
        Column::number(f.t("actions-open").into_owned()),
        Column::number(f.t("actions-late").into_owned()),
    ];
    let mut rows: Vec<(Progress, Vec<Cell>)> = Vec::new();
    for unit in &view.units {
        for row in &unit.rows {
            let cells = vec![
                Cell::Text(f.t(said::progress_key(row.progress)).into_owned()),
                Cell::Text(f.l(&unit.name).to_owned()),
                Cell::Text(f.l(&row.name).to_owned()),
                day(row.monitored),
                day(row.evaluated),
                Cell::Count(row.open_actions),
                Cell::Count(row.late_actions),
            ];
            rows.push((row.progress, cells));
        }
    }
    // Stable: within one state the units stay as the page has them.
    rows.sort_by_key(|(progress, _)| *progress);
    let head = &view.head;
    let days = f
        .say("period-words")
        .with("from", said::date(f, &head.from))
        .with("until", said::date(f, &head.until));
    let mut notes = vec![f.t(said::wants_key(&head.wants)).into_owned()];
    if !head.wish.is_empty() {
        notes.push(head.wish.clone());
    }
    if let Some((day, word)) = &head.closed {
        let closed = f.say("campaign-closed-on").with("day", said::date(f, day));
        notes.push(format!("{closed} {word}"));
    }
    Report {
        columns,
        rows: rows.into_iter().map(|(_, cells)| cells).collect(),
        notes,
        period: days.to_string(),
        ..table(f, head.name.clone(), view.as_of)
    }
}

/// The table as a file whose name says what it is and of which day.
pub(crate) async fn file(
    visit: &Visit,
    (table, form): (&Report, FileForm),
    name: &str,
    unit: Option<&UnitId>,
) -> Result<Response, Failure> {
    let bytes = visit.app.report_file(table, form, unit).await?;
    let media_type = match form {
        FileForm::Csv => "text/csv; charset=utf-8",
        FileForm::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        FileForm::Pdf => "application/pdf",
    };
    let name = format!("{name}_{}.{}", visit.app.today(), urls::file_form_word(form));
    Ok(file_to_keep(bytes, media_type, &name))
}

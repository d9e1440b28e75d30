//! The tables of the pages as values, for files.

use maklumat_app::{
    CaseList, Cell, Column, OversightTable, Overview, PastTimes, Period, Report, ServiceReport, Urgency, WorkingTime,
};
use maklumat_calendar::Timestamp;

use super::cases::{explained_key, is_of_closed};
use super::{TOO_FEW, cause_words};
use crate::frame::Frame;
use crate::period::period_words;

/// A table without rows yet.
fn table(f: &Frame, title: String, (period, as_of): (&Period, Timestamp)) -> Report {
    Report {
        language: f.language,
        title,
        period: period_words(f, period),
        source: f
            .say("report-source")
            .with("regency", &f.regency)
            .with("time", f.moment(&as_of))
            .to_string(),
        notes: vec![f.t("zones-explained").into_owned(), f.t("times-explained").into_owned()],
        columns: Vec::new(),
        rows: Vec::new(),
        made_at: as_of,
    }
}

fn text(f: &Frame, key: &str) -> Column {
    Column::text(f.t(key).into_owned())
}

fn number(f: &Frame, key: &str) -> Column {
    Column::number(f.t(key).into_owned())
}

fn too_few(f: &Frame) -> Cell {
    Cell::Unsaid(f.t("too-few").into_owned())
}

/// A share, where enough were counted.
fn share(f: &Frame, part: u64, whole: u64) -> Cell {
    if whole < TOO_FEW {
        too_few(f)
    } else {
        Cell::Share { part, whole }
    }
}

/// Whole minutes: a step of an hour would be nothing in tenths of days.
const fn minutes(time: WorkingTime) -> Cell {
    Cell::Count(time.minutes)
}

/// A time of past cases, where enough were counted.
fn past(f: &Frame, times: Option<PastTimes>, of: fn(&PastTimes) -> WorkingTime) -> Cell {
    times.map_or_else(|| too_few(f), |times| minutes(of(&times)))
}

/// How it stands, in the word of the page.
fn state(f: &Frame, zone: Option<Urgency>) -> Cell {
    let key = match zone {
        None => return too_few(f),
        Some(Urgency::Red) => "state-red",
        Some(Urgency::Yellow) => "state-yellow",
        Some(Urgency::Green) => "state-green",
    };
    Cell::Text(f.t(key).into_owned())
}

pub(crate) fn units(f: &Frame, view: &Overview) -> Report {
    let columns = vec![
        text(f, "unit"),
        number(f, "open-cases"),
        number(f, "late-cases"),
        number(f, "stat-finished"),
        number(f, "on-time"),
        number(f, "kept"),
        text(f, "state"),
    ];
    let rows = view.units.iter().map(|row| {
        vec![
            Cell::Text(f.l(&row.name).to_owned()),
            Cell::Count(row.open),
            Cell::Count(row.late),
            Cell::Count(row.finished),
            Cell::Count(row.on_time),
            share(f, row.on_time, row.finished),
            state(f, row.zone),
        ]
    });
    Report {
        columns,
        rows: rows.collect(),
        ..table(
            f,
            f.t("oversight-units").into_owned(),
            (&view.table.period, view.table.as_of),
        )
    }
}

pub(crate) fn services(f: &Frame, table_of: &OversightTable) -> Report {
    let columns = vec![
        text(f, "unit"),
        text(f, "service"),
        number(f, "open-cases"),
        number(f, "late-cases"),
        number(f, "stat-finished"),
        number(f, "on-time"),
        number(f, "kept"),
        number(f, "median-minutes"),
        number(f, "p90-minutes"),
        number(f, "office-median-minutes"),
        text(f, "state"),
        number(f, "refused-count"),
        number(f, "withdrawn-count"),
        number(f, "returned-count"),
        number(f, "overtakings"),
        number(f, "late-defects"),
        number(f, "overrides-made"),
        text(f, "cause"),
    ];
    let rows = table_of.rows.iter().map(|row| {
        vec![
            Cell::Text(f.l(&row.unit_name).to_owned()),
            Cell::Text(f.l(&row.service_name).to_owned()),
            Cell::Count(row.open),
            Cell::Count(row.late),
            Cell::Count(row.finished),
            Cell::Count(row.on_time),
            share(f, row.on_time, row.finished),
            past(f, row.times, |times| times.median),
            past(f, row.times, |times| times.p90),
            past(f, row.office_times, |times| times.median),
            state(f, row.zone),
            Cell::Count(row.refused),
            Cell::Count(row.withdrawn),
            Cell::Count(row.returned),
            Cell::Count(row.overtakings),
            Cell::Count(row.late_defects),
            Cell::Count(row.overrides),
            Cell::Text(row.cause.map_or_else(String::new, |cause| cause_words(f, &cause))),
        ]
    });
    Report {
        columns,
        rows: rows.collect(),
        ..table(
            f,
            f.t("oversight-title").into_owned(),
            (&table_of.period, table_of.as_of),
        )
    }
}

pub(crate) fn steps(f: &Frame, view: &ServiceReport) -> Report {
    let columns = vec![
        text(f, "step"),
        text(f, "turn-of"),
        number(f, "visits"),
        number(f, "mean-queue-minutes"),
        number(f, "mean-hand-minutes"),
        number(f, "late-visits"),
        number(f, "returns-made"),
    ];
    let rows = view.steps.iter().map(|step| {
        let mean = |time| if step.has_too_few { too_few(f) } else { minutes(time) };
        let turn = step
            .unit
            .as_ref()
            .map_or_else(|| f.t("share-applicant").into_owned(), |unit| f.l(unit).to_owned());
        vec![
            Cell::Text(f.l(&step.name).to_owned()),
            Cell::Text(turn),
            Cell::Count(step.visits),
            mean(step.queue),
            mean(step.hand),
            Cell::Count(step.late),
            Cell::Count(step.returns),
        ]
    });
    let title = format!("{}: {}", f.l(&view.row.service_name), f.t("by-step"));
    Report {
        columns,
        rows: rows.collect(),
        ..table(f, title, (&view.period, view.as_of))
    }
}

pub(crate) fn trend(f: &Frame, view: &ServiceReport) -> Report {
    let columns = vec![
        text(f, "span-from"),
        number(f, "stat-finished"),
        number(f, "on-time"),
        number(f, "kept"),
    ];
    let rows = view.trend.iter().map(|point| {
        vec![
            Cell::Day(point.from),
            Cell::Count(point.finished),
            Cell::Count(point.on_time),
            share(f, point.on_time, point.finished),
        ]
    });
    let title = format!("{}: {}", f.l(&view.row.service_name), f.t("trend"));
    Report {
        columns,
        rows: rows.collect(),
        ..table(f, title, (&view.period, view.as_of))
    }
}

/// The cases behind a figure. Nothing in it says whose they are.
pub(crate) fn cases(f: &Frame, list: &CaseList) -> Report {
    let is_of_closed = is_of_closed(list.filter);
    let mut columns = vec![text(f, "reference-short")];
    if is_of_closed {
        columns.push(text(f, "closed-on"));
    } else {
        columns.extend([text(f, "step"), text(f, "turn-of")]);
    }
    columns.extend([text(f, "list-promised-until"), number(f, "days-over-file")]);
    let rows = list.rows.iter().map(|row| {
        let mut cells = vec![Cell::Text(row.reference.clone())];
        if is_of_closed {
            cells.push(row.closed_on.map_or_else(|| Cell::Text(String::new()), Cell::Day));
        } else {
            let words = |words: Vec<&str>| Cell::Text(words.join(", "));
            cells.push(words(row.steps.iter().map(|(step, _)| f.l(step)).collect()));
            cells.push(words(row.steps.iter().map(|(_, unit)| f.l(unit)).collect()));
        }
        cells.push(
            row.due
                .map_or_else(|| Cell::Text(String::new()), |due| Cell::Day(f.zone.date(due))),
        );
        cells.push(
            row.days_over
                .map_or_else(|| Cell::Text(String::new()), |days| Cell::Count(days.into())),
        );
        cells
    });
    let title = format!("{}: {}", f.l(&list.service_name), f.t("cases-title"));
    let mut notes = vec![f.t(explained_key(list.filter)).into_owned()];
    if list.has_more {
        notes.push(f.t("cases-file-cut").into_owned());
    }
    let mut report = Report {
        columns,
        rows: rows.collect(),
        notes,
        ..table(f, title, (&list.period, f.now))
    };
    if !is_of_closed {
        report.period = f.t("stat-open-note").into_owned();
    }
    report
}

/// Open data: what anybody may have. Counts that might be somebody's known case are not told.
pub(crate) fn public(f: &Frame, table_of: &OversightTable) -> Report {
    let columns = vec![
        text(f, "unit"),
        text(f, "service"),
        text(f, "promise-column"),
        number(f, "stat-finished"),
        number(f, "on-time"),
        number(f, "kept"),
        number(f, "open-cases"),
        number(f, "late-cases"),
        text(f, "state"),
        number(f, "median-minutes"),
        number(f, "p90-minutes"),
        number(f, "office-median-minutes"),
    ];
    let told = |count: u64| match count {
        0 | TOO_FEW.. => Cell::Count(count),
        1.. => Cell::Unsaid(f.t("fewer-than-five").into_owned()),
    };
    let rows = table_of.rows.iter().map(|row| {
        let on_time = if row.finished < TOO_FEW {
            too_few(f)
        } else {
            Cell::Count(row.on_time)
        };
        vec![
            Cell::Text(f.l(&row.unit_name).to_owned()),
            Cell::Text(f.l(&row.service_name).to_owned()),
            Cell::Text(
                row.promise
                    .as_ref()
                    .map_or_else(String::new, |promise| f.l(promise).to_owned()),
            ),
            told(row.finished),
            on_time,
            share(f, row.on_time, row.finished),
            told(row.open),
            told(row.late),
            state(f, row.zone),
            past(f, row.times, |times| times.median),
            past(f, row.times, |times| times.p90),
            past(f, row.office_times, |times| times.median),
        ]
    });
    Report {
        columns,
        rows: rows.collect(),
        ..table(
            f,
            f.t("performance-heading").into_owned(),
            (&table_of.period, table_of.as_of),
        )
    }
}

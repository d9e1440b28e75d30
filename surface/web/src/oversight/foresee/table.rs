//! The figures of the page as a table, for files.

use maklumat_app::simulation::{Answer, Estimate};
use maklumat_app::{Cell, Column, Forecast, Report};

use super::{basis, position, tenths};
use crate::frame::Frame;

/// Every figure with the ends it lies between, as it is and as it would be; then what they rest on.
pub(super) fn figures(f: &Frame, view: &Forecast) -> Report {
    let mut rows = of_answer(f, view, &view.now, "foresee-now");
    if let Some(compared) = &view.compared {
        rows.extend(of_answer(f, view, &compared.second, "foresee-other"));
    }
    rows.extend(view.bases.iter().map(|row| {
        let key = if row.is_used { "foresee-used" } else { "foresee-too-few" };
        vec![
            Cell::Text(f.t("foresee-rests-on").into_owned()),
            Cell::Text(format!("{}: {}", basis(f, row), f.t(key))),
            Cell::Count(row.count),
            Cell::Text(String::new()),
            Cell::Text(String::new()),
        ]
    }));
    let text = |key: &str| Column::text(f.t(key).into_owned());
    let number = |key: &str| Column::number(f.t(key).into_owned());
    Report {
        language: f.language,
        title: f.title.clone(),
        period: f.t("foresee-calculated").into_owned(),
        source: f
            .say("report-source")
            .with("regency", &f.regency)
            .with("time", f.moment(&view.as_of))
            .to_string(),
        notes: vec![f.t("foresee-between-means").into_owned()],
        columns: vec![
            text("foresee-way"),
            text("foresee-figure"),
            number("foresee-mean"),
            number("foresee-low"),
            number("foresee-high"),
        ],
        rows,
        made_at: view.as_of,
    }
}

fn of_answer(f: &Frame, view: &Forecast, answer: &Answer, way: &str) -> Vec<Vec<Cell>> {
    let row = |figure: String, of: &Estimate, times: f64| {
        let told = |value: f64| Cell::Tenths(tenths(value * times));
        vec![
            Cell::Text(f.t(way).into_owned()),
            Cell::Text(figure),
            told(of.mean),
            told(of.low),
            told(of.high),
        ]
    };
    let said = |key: &str| f.t(key).into_owned();
    let mut rows = vec![
        row(said("foresee-on-time-percent"), &answer.in_time, 100.0),
        row(said("median-minutes"), &answer.half_open_minutes, 1.0),
        row(said("p90-minutes"), &answer.nine_in_ten_open_minutes, 1.0),
        row(said("foresee-open"), &answer.open_cases, 1.0),
    ];
    for told in &answer.positions {
        let name = position(f, view, &told.position);
        rows.push(row(format!("{}: {name}", f.t("foresee-busy")), &told.busy, 100.0));
        rows.push(row(
            format!("{}: {name}", f.t("foresee-wait-minutes")),
            &told.wait_minutes,
            1.0,
        ));
    }
    rows
}

//! The leaders' site: how units, services and steps stand, worst first, with the count behind every share and the cases
//! behind every count. Nothing of a person.

pub(crate) mod cases;
pub(crate) mod foresee;
pub(crate) mod overview;
pub(crate) mod paper;
pub(crate) mod service;
pub(crate) mod tables;

use axum::Router;
use axum::routing::get;
use maklumat_app::{App, Cause, CauseKind, Signal, SignalKind, SignalWeight, TrendPoint, Urgency};

use crate::chart::{Chart, Column, Point};
use crate::frame::Frame;
use crate::markup::Markup;
use crate::moments;
use crate::urls::route;

/// The share below which a service needs help, and the one it should reach, in tenths of per cent.
const GOAL: u64 = 950;

/// Of fewer cases no share is told.
pub(crate) const TOO_FEW: u64 = 5;

pub(crate) fn router() -> Router<App> {
    Router::new()
        .route(route::OVERSIGHT, get(overview::show))
        .route(route::OVERSIGHT_PAPER, get(paper::show))
        .route(route::OVERSIGHT_UNIT, get(overview::show_unit))
        .route(route::OVERSIGHT_SERVICE, get(service::show))
        .route(route::OVERSIGHT_CASES, get(cases::show))
        .route(route::FORESEE, get(foresee::show))
}

/// `84,2%`, or a dash where nothing can be said yet.
pub(crate) fn percent(f: &Frame, part: &u64, whole: &u64) -> String {
    if *whole == 0 {
        return "–".to_owned();
    }
    format!("{}%", f.tenths((part * 1000 + whole / 2) / whole))
}

/// `94% (47 dari 50)`; in words where too few were counted.
pub(crate) fn kept(f: &Frame, on_time: &u64, finished: &u64) -> Markup {
    if *finished == 0 {
        return f.rich("nothing-finished");
    }
    if *finished < TOO_FEW {
        return Markup::trusted(format!(r#"<span class="quiet">{}</span>"#, f.rich("too-few")));
    }
    let counts = f.say("stat-of").with("part", f.n(on_time)).with("whole", f.n(finished));
    Markup::trusted(format!(
        r#"{} <span class="quiet">({})</span>"#,
        percent(f, on_time, finished),
        counts.rich()
    ))
}

/// What usually helps against it.
pub(crate) const fn help_key(cause: &Cause) -> &'static str {
    match cause.of {
        CauseKind::Queue => "help-queue",
        CauseKind::Officer => "help-officer",
        CauseKind::OtherUnit => "help-other-unit",
    }
}

/// Class, shape and word of how something stands; in words alone where too few were counted.
pub(crate) fn standing(f: &Frame, zone: &Option<Urgency>) -> Markup {
    match zone {
        Some(zone) => f.state_tag(zone),
        None => Markup::trusted(format!(r#"<span class="tag">{}</span>"#, f.rich("too-few"))),
    }
}

/// `Antre 62% dari waktu`
pub(crate) fn cause_words(f: &Frame, cause: &Cause) -> String {
    let key = match cause.of {
        CauseKind::Queue => "cause-queue",
        CauseKind::Officer => "cause-officer",
        CauseKind::OtherUnit => "cause-other-unit",
    };
    f.say(key).with("percent", cause.percent).to_string()
}

/// What a statistic says, without a judgement.
pub(crate) fn signal_words(f: &Frame, signal: &Signal) -> String {
    let key = match signal.kind {
        SignalKind::ReturnsNearDue => "signal-returns-near-due",
        SignalKind::Overtakings => "signal-overtakings",
        SignalKind::LateDefects => "signal-late-defects",
        SignalKind::Overrides => "signal-overrides",
    };
    f.t(key).into_owned()
}

pub(crate) fn signal_tag(f: &Frame, signal: &Signal) -> Markup {
    let (class, shape, key) = match signal.weight {
        SignalWeight::Look => ("z-r", Urgency::Red, "signal-look"),
        SignalWeight::Watch => ("z-y", Urgency::Yellow, "signal-watch"),
        SignalWeight::Chance => ("z-g", Urgency::Green, "signal-chance"),
    };
    Markup::trusted(format!(
        r#"<span class="tag {class}">{}{}</span>"#,
        crate::markup::zone_shape(shape),
        f.rich(key)
    ))
}

/// Name of a week or month, with a mark where it is not over.
pub(crate) fn span_words(f: &Frame, point: &TrendPoint) -> String {
    let mark = if point.is_partial { "*" } else { "" };
    format!("{}{mark}", span_name(f, point))
}

fn span_name(f: &Frame, point: &TrendPoint) -> String {
    if point.is_month {
        format!(
            "{} {}",
            moments::short_month(point.from, f.language),
            point.from.year() % 100
        )
    } else {
        moments::day_and_month(point.from, f.language)
    }
}

/// The share kept over time, and how many were finished; nothing where there is only one span.
pub(crate) fn trend_charts(f: &Frame, trend: &[TrendPoint]) -> Option<(Markup, Markup)> {
    let finished: u64 = trend.iter().map(|point| point.finished).sum();
    if trend.len() < 2 || finished == 0 {
        return None;
    }
    let span = f
        .t(if trend[0].is_month { "span-month" } else { "span-week" })
        .into_owned();
    let points: Vec<Point> = trend.iter().map(|point| shared(f, point)).collect();
    let caption = |key: &str, partial: &str| {
        if trend.iter().any(|point| point.is_partial) {
            format!("{} {}", f.t(key), f.t(partial))
        } else {
            f.t(key).into_owned()
        }
    };
    let told: Vec<&Point> = points.iter().filter(|point| point.tenths.is_some()).collect();
    let ends = told.first().zip(told.last());
    let line = Chart {
        f,
        id: "janji",
        caption: caption("chart-kept", "chart-partial-left-out"),
        summary: ends.map_or_else(
            || f.t("too-few").into_owned(),
            |(first, last)| {
                f.say("chart-kept-summary")
                    .with("first", &first.shown)
                    .with("from", &first.label)
                    .with("last", &last.shown)
                    .with("until", &last.label)
                    .to_string()
            },
        ),
        headings: vec![span.clone(), f.t("kept").into_owned()],
    };
    let columns: Vec<Column> = trend
        .iter()
        .map(|point| Column {
            label: span_words(f, point),
            full: point.on_time,
            outline: point.finished - point.on_time,
        })
        .collect();
    let counted = Chart {
        f,
        id: "selesai",
        caption: caption("chart-finished", "chart-partial"),
        summary: f
            .say("chart-finished-summary")
            .with("finished", f.n(&finished))
            .with("spans", trend.len())
            .to_string(),
        headings: vec![span, f.t("on-time").into_owned(), f.t("finished-late").into_owned()],
    };
    let goal = (GOAL, f.t("chart-goal").into_owned());
    Some((line.line(&points, goal), counted.stacked(&columns)))
}

fn shared(f: &Frame, point: &TrendPoint) -> Point {
    let is_told = point.finished >= TOO_FEW;
    Point {
        label: span_words(f, point),
        // What is not over yet would look like a fall.
        tenths: (is_told && !point.is_partial).then(|| (point.on_time * 1000 + point.finished / 2) / point.finished),
        shown: if is_told {
            percent(f, &point.on_time, &point.finished)
        } else {
            f.t("too-few").into_owned()
        },
    }
}

//! Whether a promise can be kept: calculated from what was recorded, and what would come of more applicants, other
//! officers, another promise or a proposal.

mod asked;
mod table;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query};
use maklumat_app::simulation::{Answer, Compared, Estimate, FEWEST, PositionAnswer, StaffNeeded, USUAL_WAY};
use maklumat_app::{Based, BasisRow, Forecast, Urgency, WorkingTime};
use maklumat_calendar::Timestamp;
use maklumat_vocabulary::{PositionKey, ServiceKey};

use super::GOAL;
use crate::chart::{Bar, Chart};
use crate::failure;
use crate::frame::{Frame, Here};
use crate::markup::Markup;
use crate::period::chart_file;
use crate::respond::page;
use crate::urls::{self, Url};
use crate::visit::Visit;
pub(crate) use asked::Typed;

/// The share below which a service needs help, in tenths of per cent.
const NEEDS_HELP: u64 = 800;

#[derive(Template)]
#[template(path = "oversight/foresee.html")]
pub(crate) struct ForeseePage {
    pub(crate) f: Frame,
    pub(crate) view: Arc<Forecast>,
    /// What was typed, also what could not be read.
    typed: Typed,
    /// Proposals to compare with, by id and day of arrival.
    proposals: Vec<(String, Timestamp)>,
    shares: Markup,
    busy: Markup,
}

/// A figure as it is and as it would be.
pub(crate) struct Beside {
    pub(crate) words: &'static str,
    pub(crate) now: String,
    pub(crate) other: String,
}

pub(crate) async fn show(
    visit: Visit,
    Path((unit, service)): Path<(String, String)>,
    Query(given): Query<BTreeMap<String, String>>,
) -> failure::Answer {
    let officer = visit.officer().await?;
    let key = ServiceKey::new(&unit, &service);
    let typed = Typed::read(&given);
    let view = visit.app.forecast(&officer, &key, &typed.what_if()).await?;
    let proposals = visit.app.proposals_to_compare(&officer, &key).await?;
    let f = visit.work_frame(Here::Oversight, &officer);
    let Some(form) = given.get("bentuk").and_then(|word| urls::file_form_of(word)) else {
        return Ok(page(&ForeseePage::new(f, view, typed, proposals)));
    };
    let name = format!("{}-{service}", f.t("file-foresee"));
    let day = f.today().to_string();
    chart_file(
        &visit,
        (&table::figures(&f, &view), form),
        &format!("{name}_{day}"),
        &key.unit,
    )
    .await
}

impl ForeseePage {
    pub(crate) fn new(f: Frame, view: Arc<Forecast>, typed: Typed, proposals: Vec<(String, Timestamp)>) -> Self {
        let shown = view.compared.as_ref().map_or(&view.now, |compared| &compared.second);
        Self {
            shares: shares_chart(&f, shown),
            busy: busy_chart(&f, &view, shown),
            f: {
                let title = f
                    .say("foresee-title-of")
                    .with("service", f.l(&view.service_name))
                    .to_string();
                f.titled(title)
            },
            view,
            typed,
            proposals,
        }
    }

    fn place(&self) -> Url {
        urls::foresee(&self.view.service)
    }

    /// The same question as a file.
    fn csv(&self) -> Url {
        self.typed.as_file(&self.view.service)
    }

    /// What the page is about: the other way, where one is asked for.
    fn shown(&self) -> &Answer {
        self.view
            .compared
            .as_ref()
            .map_or(&self.view.now, |compared| &compared.second)
    }

    fn standing(&self, answer: &Answer) -> Markup {
        let share = tenths(answer.in_time.mean * 100.0);
        let zone = if share < NEEDS_HELP {
            Urgency::Red
        } else if share < GOAL {
            Urgency::Yellow
        } else {
            Urgency::Green
        };
        self.f.state_tag(&zone)
    }

    /// `Dari 100 permohonan, 83,4 selesai sesuai janji, di antara 81,0 dan 85,2.`
    fn sentence(&self, answer: &Answer) -> String {
        let of = answer.in_time;
        self.f
            .say("foresee-answer")
            .with("share", percent(&self.f, of.mean))
            .with("low", percent(&self.f, of.low))
            .with("high", percent(&self.f, of.high))
            .to_string()
    }

    fn time(&self, of: &Estimate) -> String {
        time(&self.f, &self.view, of)
    }

    fn between(&self, of: &Estimate) -> String {
        between(&self.f, &self.view, of)
    }

    fn percent(&self, share: &f64) -> String {
        percent(&self.f, *share)
    }

    fn per_day(&self) -> String {
        self.f.tenths(tenths(self.view.per_day))
    }

    /// The figures as they are, beside those of the other way.
    fn beside(&self, compared: &Compared) -> Vec<Beside> {
        beside(&self.f, &self.view, compared)
    }

    /// What becomes of the share on time, and whether that can be told from chance.
    fn difference(&self, compared: &Compared) -> String {
        let of = compared.in_time;
        let f = &self.f;
        let key = if of.low > 0.0 {
            "foresee-better"
        } else if of.high < 0.0 {
            "foresee-worse"
        } else {
            return f.t("foresee-no-difference").into_owned();
        };
        let (least, most) = (of.low.abs().min(of.high.abs()), of.low.abs().max(of.high.abs()));
        f.say(key)
            .with("points", percent(f, of.mean.abs()))
            .with("low", percent(f, least))
            .with("high", percent(f, most))
            .to_string()
    }

    fn position(&self, key: &PositionKey) -> String {
        position(&self.f, &self.view, key)
    }

    fn bottleneck(&self) -> Option<&PositionAnswer> {
        let shown = self.shown();
        shown.bottleneck.and_then(|at| shown.positions.get(at))
    }

    fn wait(&self, position: &PositionAnswer) -> String {
        wait(&self.f, position)
    }

    /// Officers it takes for the wanted share, a line each.
    fn staff(&self) -> Vec<String> {
        let f = &self.f;
        let wanted = self.view.asked.wanted();
        match &self.view.staff {
            StaffNeeded::Enough { more, .. } if more.is_empty() => {
                vec![f.say("foresee-staff-enough").with("wanted", wanted).to_string()]
            }
            StaffNeeded::Enough { more, answer } => {
                let mut lines = vec![f.say("foresee-staff-more").with("wanted", wanted).to_string()];
                lines.extend(more.iter().map(|(key, count)| {
                    f.say("foresee-staff-line")
                        .with("position", self.position(key))
                        .with("count", count.to_string())
                        .to_string()
                }));
                lines.push(self.sentence(answer));
                lines
            }
            StaffNeeded::NotByStaff { best } => vec![
                f.say("foresee-staff-not")
                    .with("wanted", wanted)
                    .with("best", percent(f, best.in_time.mean))
                    .to_string(),
            ],
            StaffNeeded::NotFound { .. } => vec![f.say("foresee-staff-unknown").with("wanted", wanted).to_string()],
        }
    }

    /// Of which days and how many cases.
    fn recorded(&self) -> String {
        let f = &self.f;
        match self.view.history {
            Some((from, until, cases)) => f
                .say("foresee-recorded")
                .with("from", crate::moments::day_of_year(from, f.language))
                .with("until", crate::moments::day_of_year(until, f.language))
                .with("cases", f.n(&cases))
                .to_string(),
            None => f.t("foresee-not-recorded").into_owned(),
        }
    }

    fn effort(&self) -> String {
        let f = &self.f;
        f.say("foresee-effort")
            .with("runs", self.view.effort.runs)
            .with("days", self.view.effort.days)
            .with("warm", self.view.effort.warm_up_days)
            .with("cases", f.n(&self.view.now.cases))
            .to_string()
    }

    fn basis(&self, row: &BasisRow) -> String {
        basis(&self.f, row)
    }

    fn fewest(&self) -> String {
        self.f
            .say("foresee-fewest")
            .with("count", FEWEST.to_string())
            .to_string()
    }

    fn usual_way(&self) -> String {
        self.f
            .say("foresee-usual-way")
            .with("share", percent(&self.f, USUAL_WAY))
            .to_string()
    }

    /// Officers of a position as they are now, to be typed over.
    fn officers_now(&self) -> Vec<(PositionKey, u32)> {
        let positions = self.view.now.positions.iter();
        positions
            .map(|position| (position.position.clone(), position.officers))
            .collect()
    }

    fn choice(&self, at: &Timestamp) -> String {
        self.f
            .say("foresee-proposal-of")
            .with("time", self.f.moment(at))
            .to_string()
    }

    /// What was typed and could not be read.
    fn unread(&self) -> Option<String> {
        let unread = self.typed.unread();
        (!unread.is_empty()).then(|| {
            self.f
                .say("foresee-unread")
                .with("typed", unread.join(", "))
                .to_string()
        })
    }
}

/// The rows of the comparison, for the page and its file.
fn beside(f: &Frame, view: &Forecast, compared: &Compared) -> Vec<Beside> {
    let (now, other) = (&compared.first, &compared.second);
    let row = |words: &'static str, told: &dyn Fn(&Answer) -> String| Beside {
        words,
        now: told(now),
        other: told(other),
    };
    vec![
        row("foresee-on-time", &|answer| {
            let of = answer.in_time;
            f.say("foresee-between")
                .with("share", percent(f, of.mean))
                .with("low", percent(f, of.low))
                .with("high", percent(f, of.high))
                .to_string()
        }),
        row("median-time", &|answer| {
            format!(
                "{}, {}",
                time(f, view, &answer.half_open_minutes),
                between(f, view, &answer.half_open_minutes)
            )
        }),
        row("p90-time", &|answer| {
            let of = answer.nine_in_ten_open_minutes;
            format!("{}, {}", time(f, view, &of), between(f, view, &of))
        }),
        row("foresee-open", &|answer| f.tenths(tenths(answer.open_cases.mean))),
        row("foresee-busiest", &|answer| {
            let busiest = answer.bottleneck.and_then(|at| answer.positions.get(at));
            busiest.map_or_else(|| "–".to_owned(), |position| percent(f, position.busy.mean))
        }),
    ]
}

/// Where the mean case waits while the office is open.
fn shares_chart(f: &Frame, answer: &Answer) -> Markup {
    let time = answer.time;
    let parts = [
        ("share-queue", time.queue.mean, false),
        ("share-officer", time.officer.mean, false),
        ("share-other-unit", time.other_unit.mean, false),
        ("share-applicant", time.applicant.mean, true),
    ];
    let open: f64 = parts.iter().map(|(_, share, _)| share).sum();
    let of_open = |share: f64| if open > 0.0 { share / open } else { 0.0 };
    let bars: Vec<Bar> = parts
        .iter()
        .map(|(key, share, is_outline)| Bar {
            label: f.t(key).into_owned(),
            value: tenths(of_open(*share) * 100.0),
            shown: percent(f, of_open(*share)),
            is_outline: *is_outline,
        })
        .collect();
    let largest = bars.iter().max_by_key(|bar| bar.value);
    let chart = Chart {
        f,
        id: "waktu",
        caption: f.t("foresee-chart-shares").into_owned(),
        summary: f
            .say("chart-shares-summary")
            .with("part", largest.map(|bar| bar.label.clone()).unwrap_or_default())
            .with("time", largest.map(|bar| bar.shown.clone()).unwrap_or_default())
            .to_string(),
        headings: vec![f.t("share-part").into_owned(), f.t("foresee-of-open").into_owned()],
    };
    chart.bars(&bars)
}

/// How much of their hours officers work on the service.
fn busy_chart(f: &Frame, view: &Forecast, answer: &Answer) -> Markup {
    let bars: Vec<Bar> = (1..)
        .zip(&answer.positions)
        .map(|(number, position)| Bar {
            // Names of positions are longer than the drawing has room for: the table beside it says whose number it is.
            label: f.say("foresee-bar").with("number", number.to_string()).to_string(),
            value: tenths(position.busy.mean * 100.0),
            shown: percent(f, position.busy.mean),
            is_outline: false,
        })
        .collect();
    let busiest = answer.bottleneck.and_then(|at| answer.positions.get(at));
    let chart = Chart {
        f,
        id: "sibuk",
        caption: f.t("foresee-chart-busy").into_owned(),
        summary: busiest.map_or_else(
            || f.t("foresee-nobody-busy").into_owned(),
            |busiest| {
                f.say("chart-shares-summary")
                    .with("part", position(f, view, &busiest.position))
                    .with("time", percent(f, busiest.busy.mean))
                    .to_string()
            },
        ),
        headings: vec![f.t("foresee-position").into_owned(), f.t("foresee-busy").into_owned()],
    };
    chart.bars(&bars)
}

fn position(f: &Frame, view: &Forecast, key: &PositionKey) -> String {
    let name = view.positions.get(key);
    let name = name.map_or_else(|| key.position.to_string(), |name| f.l(name).to_owned());
    if key.unit == view.service.unit {
        name
    } else {
        format!("{name} ({})", key.unit)
    }
}

fn wait(f: &Frame, position: &PositionAnswer) -> String {
    let minutes = position.wait_minutes.mean;
    if minutes < 60.0 {
        f.say("time-minutes").with("number", f.n(&whole(minutes))).to_string()
    } else {
        f.say("time-hours")
            .with("number", f.tenths(tenths(minutes / 60.0)))
            .to_string()
    }
}

/// `3,4 hari kerja`
fn time(f: &Frame, view: &Forecast, of: &Estimate) -> String {
    working(f, view, of.mean)
}

/// `di antara 3,1 hari kerja dan 3,7 hari kerja`
fn between(f: &Frame, view: &Forecast, of: &Estimate) -> String {
    f.say("foresee-times-between")
        .with("low", working(f, view, of.low))
        .with("high", working(f, view, of.high))
        .to_string()
}

fn working(f: &Frame, view: &Forecast, minutes: f64) -> String {
    f.working_time(&WorkingTime {
        minutes: whole(minutes),
        minutes_per_day: view.minutes_per_day,
    })
}

/// What a figure rests on: `Lama "Memeriksa": 212 kali`.
fn basis(f: &Frame, row: &BasisRow) -> String {
    let key = match row.of {
        Based::Arrivals => "foresee-basis-arrivals",
        Based::Variant => "foresee-basis-variant",
        Based::Priority => "foresee-basis-priority",
        Based::Needed => "foresee-basis-needed",
        Based::Work => "foresee-basis-work",
        Based::Outcomes => "foresee-basis-outcomes",
        Based::OutcomesAgain => "foresee-basis-again",
        Based::Answers => "foresee-basis-answers",
        Based::Officers => "foresee-basis-officers",
        Based::Bound => "foresee-basis-bound",
    };
    let name = row.name.as_ref().map(|name| f.l(name).to_owned()).unwrap_or_default();
    f.say(key).with("name", name).to_string()
}

/// `83,4%`
fn percent(f: &Frame, share: f64) -> String {
    format!("{}%", f.tenths(tenths(share * 100.0)))
}

/// Rounded, never below nothing.
fn tenths(number: f64) -> u64 {
    whole(number * 10.0)
}

fn whole(number: f64) -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "figures of a page are small, and what is less than nothing is shown as nothing"
    )]
    let whole = number.round().clamp(0.0, 1.0e12) as u64;
    whole
}

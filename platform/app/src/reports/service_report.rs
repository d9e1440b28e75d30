//! One service: how long it takes, where the time goes, and whether it gets better.

use maklumat_sop::{CheckedSop, Performer};
use maklumat_store::{ClosingFigures, Days, Reader, StepFigures};
use maklumat_vocabulary::{ServiceKey, StepId};

use super::figures::{closed_by_day, count, sum};
use super::interval::interval;
use super::oversight::{Read, observed};
use super::signals::signals;
use super::times::{Span, TOO_FEW};
use super::trend::trend;
use crate::App;
use crate::problem::Problem;
use crate::views::WorkingTime;
use crate::views::account::SignedIn;
use crate::views::oversight::{Compared, Period, ServiceReport, StepRow, TimeShares};

/// Minutes of a day of 24 hours.
const WHOLE_DAY: u32 = 1_440;

impl App {
    pub async fn service_report(
        &self,
        officer: &SignedIn,
        service: &ServiceKey,
        period: Period,
    ) -> Result<ServiceReport, Problem> {
        self.may_read_service_figures(officer, service)?;
        let mut all = self.read_services(period).await?;
        let signals = signals(&observed(&all), service);
        let elsewhere = self.same_service_elsewhere(&all, service);
        let found = all.iter().position(|read| read.row.service == *service);
        let Read {
            row,
            published,
            days,
            sums,
        } = all.swap_remove(found.ok_or(Problem::NotFound)?);
        let mut reader = self.store().read().await?;
        let before = sum(&closed_by_day(&mut reader, service, Span::of(period.before())).await?);
        let steps = self.step_rows(&mut reader, &published.sop, period).await?;
        drop(reader);
        let minutes_per_day = published.sop.calendar().minutes_per_working_day();
        Ok(ServiceReport {
            trend: trend(period, &[&days]),
            period,
            as_of: self.now(),
            is_whole: self.are_closings_filled().await?,
            shares: shares(&sums, minutes_per_day),
            steps,
            signals,
            now: compared(&sums).interval,
            before: compared(&before),
            elsewhere,
            row,
        })
    }

    /// The same service in other units: what they are called does not matter, their file is of the same name.
    fn same_service_elsewhere(
        &self,
        all: &[Read],
        service: &ServiceKey,
    ) -> Vec<(maklumat_vocabulary::LocalizedText, Compared)> {
        all.iter()
            .filter(|read| read.row.service.service == service.service && read.row.service.unit != service.unit)
            .map(|read| (read.row.unit_name.clone(), compared(&read.sums)))
            .collect()
    }

    async fn step_rows(&self, reader: &mut Reader, sop: &CheckedSop, period: Period) -> Result<Vec<StepRow>, Problem> {
        let key = &sop.definition().key;
        let (from, until) = (period.from.to_string(), period.until.to_string());
        let days = Days {
            unit: key.unit.as_str(),
            service: key.service.as_str(),
            from: &from,
            until: &until,
        };
        let figures = reader.closing_steps(days).await?;
        let of = |step: &StepId| figures.iter().find(|figures| figures.step == step.as_str());
        let steps = sop.definition().steps.iter();
        Ok(steps
            .filter_map(|step| Some(self.step_row(sop, &step.id, of(&step.id)?)))
            .collect())
    }

    fn step_row(&self, sop: &CheckedSop, id: &StepId, figures: &StepFigures) -> StepRow {
        let step = sop.step(id);
        let unit = match &step.by {
            Performer::Applicant => None,
            Performer::Position(position) => self.regency().unit(&position.unit).map(|unit| unit.name.clone()),
        };
        let mean = |seconds: i64| WorkingTime {
            minutes: count(seconds / figures.visits.max(1) / 60),
            minutes_per_day: sop.calendar().minutes_per_working_day(),
        };
        StepRow {
            name: step.name.clone(),
            unit,
            visits: count(figures.visits),
            late: count(figures.late),
            returns: count(figures.returns),
            queue: mean(figures.queue_seconds),
            hand: mean(figures.hand_seconds),
            has_too_few: count(figures.visits) < TOO_FEW,
        }
    }
}

fn compared(sums: &ClosingFigures) -> Compared {
    let (on_time, finished) = (count(sums.kept), count(sums.measured));
    Compared {
        on_time,
        finished,
        interval: interval(on_time, finished).filter(|_| finished >= TOO_FEW),
    }
}

fn shares(sums: &ClosingFigures, minutes_per_day: u32) -> Option<TimeShares> {
    let cases = sums.measured;
    if count(cases) < TOO_FEW {
        return None;
    }
    let mean = |seconds: i64, minutes_per_day| WorkingTime {
        minutes: count((seconds / cases + 30) / 60),
        minutes_per_day,
    };
    let seconds = &sums.seconds;
    Some(TimeShares {
        queue: mean(seconds.queue, minutes_per_day),
        officer: mean(seconds.officer, minutes_per_day),
        other_unit: mean(seconds.other_unit, minutes_per_day),
        applicant: mean(seconds.applicant, minutes_per_day),
        paused: mean(seconds.paused, minutes_per_day),
        away: mean(seconds.away, WHOLE_DAY),
    })
}

//! How services and units stand: what is open and late, what was kept, what takes the time. Worst first.

use maklumat_store::{ClosingFigures, Measure, Reader, ServiceFigures};
use maklumat_vocabulary::{Language, LocalizedText, ServiceKey, UnitId};

use super::figures::{ByDay, closed_by_day, count, sum};
use super::signals::{Observed, signals};
use super::times::{Span, TOO_FEW, distribution, past_times};
use super::trend::trend;
use crate::App;
use crate::access::{Action, Role, may};
use crate::catalogue::Published;
use crate::problem::Problem;
use crate::views::Urgency;
use crate::views::account::SignedIn;
use crate::views::oversight::{
    Cause, CauseKind, OversightRow, OversightTable, Overview, Period, PeriodChoice, Signal, SignalWeight, UnitRow,
};

/// A service with everything that was read of it.
pub(crate) struct Read {
    pub(crate) row: OversightRow,
    pub(crate) published: Published,
    pub(crate) days: ByDay,
    pub(crate) sums: ClosingFigures,
}

impl App {
    /// What leaders, inspectors and heads see: all units, one that was asked for, or those that are theirs.
    pub async fn oversight(
        &self,
        officer: &SignedIn,
        unit: Option<&UnitId>,
        period: Period,
    ) -> Result<Overview, Problem> {
        let sees_all = officer.is_overseer && may(Role::Overseer, Action::ReadOversight);
        if !sees_all && !self.sees_unit_figures(officer) {
            return Err(Problem::NotFound);
        }
        let named = match unit {
            Some(unit) => {
                self.may_see_unit(officer, unit)?;
                let regency = self.regency();
                let known = regency.unit(unit).ok_or(Problem::NotFound)?;
                Some((unit.clone(), known.name.clone()))
            }
            None => None,
        };
        let all = self.read_services(period).await?;
        let signals = self.all_signals(&all, |key| self.is_shown(officer, unit, key));
        let shown: Vec<Read> = all
            .into_iter()
            .filter(|read| self.is_shown(officer, unit, &read.row.service))
            .collect();
        Ok(Overview {
            units: self.unit_rows(&shown),
            table: self.table_of(shown, period).await?,
            signals,
            unit: named,
            sees_all,
        })
    }

    /// The same figures for anybody, over three months. [law: uu-25-2009-art-23]
    pub async fn public_performance(&self) -> Result<OversightTable, Problem> {
        self.public_performance_in(Period::of(PeriodChoice::default(), self.today()))
            .await
    }

    pub async fn public_performance_in(&self, period: Period) -> Result<OversightTable, Problem> {
        let all = self.read_services(period).await?;
        self.table_of(all, period).await
    }

    fn is_shown(&self, officer: &SignedIn, asked: Option<&UnitId>, service: &ServiceKey) -> bool {
        asked.is_none_or(|asked| *asked == service.unit) && self.may_read_service_figures(officer, service).is_ok()
    }

    async fn table_of(&self, read: Vec<Read>, period: Period) -> Result<OversightTable, Problem> {
        let days: Vec<&ByDay> = read.iter().map(|read| &read.days).collect();
        let trend = trend(period, &days);
        let mut rows: Vec<OversightRow> = read.into_iter().map(|read| read.row).collect();
        rows.sort_by(|one, other| (weight(one.zone), other.late).cmp(&(weight(other.zone), one.late)));
        Ok(OversightTable {
            rows,
            as_of: self.now(),
            period,
            is_whole: self.are_closings_filled().await?,
            trend,
        })
    }

    /// Every service that had a case so far.
    pub(crate) async fn read_services(&self, period: Period) -> Result<Vec<Read>, Problem> {
        let now = self.now();
        let services: Vec<ServiceKey> = self
            .catalogue()
            .iter()
            .map(|published| published.sop.definition().key.clone())
            .collect();
        let mut reader = self.store().read().await?;
        let (from, until) = (period.from.to_string(), period.until.to_string());
        let figures = reader.service_figures(&services, &from, &until, now).await?;
        let mut read = Vec::with_capacity(figures.len());
        for figures in &figures {
            read.extend(self.read_service(&mut reader, figures, period).await?);
        }
        Ok(read)
    }

    async fn read_service(
        &self,
        reader: &mut Reader,
        figures: &ServiceFigures,
        period: Period,
    ) -> Result<Option<Read>, Problem> {
        let key = ServiceKey::new(&figures.unit, &figures.service);
        let Some(published) = self.service(&key) else {
            return Ok(None);
        };
        let span = Span::of(period);
        let days = closed_by_day(reader, &key, span).await?;
        let classes = distribution(reader, &key, span, Measure::Whole).await?;
        let office = distribution(reader, &key, span, Measure::Office).await?;
        let minutes_per_day = published.sop.calendar().minutes_per_working_day();
        let sums = sum(&days);
        let (finished, on_time, late) = (count(sums.measured), count(sums.kept), count(figures.open_late));
        let zone = zone(late, finished, on_time);
        let row = OversightRow {
            service_name: published.sop.definition().name.clone(),
            unit_name: self
                .regency()
                .unit(&key.unit)
                .map(|unit| unit.name.clone())
                .unwrap_or_default(),
            promise: promised(&published),
            service: key,
            open: count(figures.open_now),
            late,
            finished,
            on_time,
            refused: count(sums.refused),
            withdrawn: count(sums.withdrawn),
            returned: count(sums.returned),
            overtakings: count(figures.overtakings),
            late_defects: count(figures.late_defects),
            overrides: count(figures.overrides),
            zone,
            times: past_times(&classes, minutes_per_day),
            office_times: past_times(&office, minutes_per_day),
            cause: cause(&sums).filter(|_| finished >= TOO_FEW && zone != Some(Urgency::Green)),
        };
        Ok(Some(Read {
            row,
            published,
            days,
            sums,
        }))
    }

    /// What even chance may explain is left to the page of its service.
    fn all_signals(&self, all: &[Read], is_shown: impl Fn(&ServiceKey) -> bool) -> Vec<Signal> {
        let observed = observed(all);
        let mut found: Vec<Signal> = all
            .iter()
            .filter(|read| is_shown(&read.row.service))
            .flat_map(|read| signals(&observed, &read.row.service))
            .filter(|signal| signal.weight != SignalWeight::Chance)
            .collect();
        found.sort_by_key(|signal| signal.weight);
        found
    }

    fn unit_rows(&self, shown: &[Read]) -> Vec<UnitRow> {
        let regency = self.regency();
        let mut rows: Vec<UnitRow> = Vec::new();
        for (unit, place) in &regency.units {
            let mut of_unit: Vec<&OversightRow> = shown
                .iter()
                .map(|read| &read.row)
                .filter(|row| row.service.unit == *unit)
                .collect();
            of_unit.sort_by(|one, other| (weight(one.zone), other.late).cmp(&(weight(other.zone), one.late)));
            let total = |number: fn(&OversightRow) -> u64| of_unit.iter().map(|row| number(row)).sum::<u64>();
            let Some(worst) = of_unit.first() else { continue };
            let (late, finished, on_time) = (
                total(|row| row.late),
                total(|row| row.finished),
                total(|row| row.on_time),
            );
            let needs_help = matches!(worst.zone, Some(Urgency::Red | Urgency::Yellow));
            rows.push(UnitRow {
                unit: unit.clone(),
                name: place.name.clone(),
                services: of_unit.len() as u64,
                open: total(|row| row.open),
                late,
                finished,
                on_time,
                zone: zone(late, finished, on_time),
                worst: needs_help.then(|| (worst.service.clone(), worst.service_name.clone(), worst.cause)),
            });
        }
        rows.sort_by(|one, other| (weight(one.zone), other.late).cmp(&(weight(other.zone), one.late)));
        rows
    }
}

pub(crate) fn observed(all: &[Read]) -> Vec<Observed<'_>> {
    all.iter()
        .map(|read| Observed {
            sop: &read.published.sop,
            sums: read.sums,
        })
        .collect()
}

pub(crate) fn promised(published: &Published) -> Option<LocalizedText> {
    let promise = published.sop.definition().promises.first()?;
    Some(LocalizedText {
        id: promise.time.words(Language::Indonesian),
        en: Some(promise.time.words(Language::English)),
    })
}

/// What takes the largest share of the time the promise counts: while the applicant has to act, it stands still.
fn cause(sums: &ClosingFigures) -> Option<Cause> {
    let seconds = &sums.seconds;
    let parts = [
        (CauseKind::Queue, seconds.queue),
        (CauseKind::Officer, seconds.officer),
        (CauseKind::OtherUnit, seconds.other_unit),
    ];
    let all: i64 = parts.iter().map(|(_, seconds)| seconds).sum();
    let (of, most) = parts.into_iter().max_by_key(|(_, seconds)| *seconds)?;
    (all > 0).then(|| Cause {
        of,
        percent: count(most * 100 / all),
    })
}

/// Green: at least 95 of 100 kept and nothing open is late. Red: fewer than 80 kept. Of a few that are finished neither is
/// said; that something is late is.
pub(crate) const fn zone(late: u64, finished: u64, on_time: u64) -> Option<Urgency> {
    if finished < TOO_FEW {
        return if late > 0 { Some(Urgency::Yellow) } else { None };
    }
    Some(if on_time * 100 < finished * 80 {
        Urgency::Red
    } else if late > 0 || on_time * 100 < finished * 95 {
        Urgency::Yellow
    } else {
        Urgency::Green
    })
}

const fn weight(zone: Option<Urgency>) -> u8 {
    match zone {
        Some(Urgency::Red) => 0,
        Some(Urgency::Yellow) => 1,
        None => 2,
        Some(Urgency::Green) => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_is_green_only_when_promises_are_kept_and_nothing_is_late() {
        assert_eq!(zone(0, 100, 96), Some(Urgency::Green));
        assert_eq!(zone(1, 100, 96), Some(Urgency::Yellow));
        assert_eq!(zone(0, 100, 94), Some(Urgency::Yellow));
        assert_eq!(zone(0, 100, 79), Some(Urgency::Red));
    }

    #[test]
    fn a_few_are_too_few_to_be_green_but_not_to_be_late() {
        assert_eq!(zone(0, 0, 0), None);
        assert_eq!(zone(0, 4, 4), None);
        assert_eq!(zone(1, 0, 0), Some(Urgency::Yellow));
        assert_eq!(zone(0, 5, 5), Some(Urgency::Green));
    }

    #[test]
    fn waiting_for_the_applicant_is_never_the_cause_of_being_late() {
        let mut sums = ClosingFigures::default();
        sums.seconds.applicant = 9_500;
        sums.seconds.paused = 300;
        assert_eq!(cause(&sums), None);
        sums.seconds.queue = 150;
        sums.seconds.officer = 50;
        let expected = Cause {
            of: CauseKind::Queue,
            percent: 75,
        };
        assert_eq!(cause(&sums), Some(expected));
    }
}

//! Where the time of closed cases went: kept with the event that closes one, asked for by days.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::database::{Bound, Reader, Tx};
use crate::fault::Fault;
use crate::observations::FORGET_OBSERVATIONS;
use crate::statements::statements;
use crate::value::{Row, Value};

statements! {
    INSERT_CLOSING = "INSERT INTO closing (
            tenant, matter, unit, service, day, ending, late, officer_seconds, queue_seconds, unit_seconds,
            applicant_seconds, paused_seconds, away_seconds)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        ON CONFLICT (tenant, matter) DO NOTHING";
    ADD_TO_DAY = "INSERT INTO closing_day (
            tenant, unit, service, day, measured, kept, refused, redirected, withdrawn, returned, returns,
            returns_near_due, late_defects, takes, overtakings, overrides, officer_seconds, queue_seconds, unit_seconds,
            applicant_seconds, paused_seconds, away_seconds)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
        ON CONFLICT (tenant, unit, service, day) DO UPDATE
        SET measured = closing_day.measured + $5, kept = closing_day.kept + $6,
            refused = closing_day.refused + $7, redirected = closing_day.redirected + $8,
            withdrawn = closing_day.withdrawn + $9, returned = closing_day.returned + $10,
            returns = closing_day.returns + $11, returns_near_due = closing_day.returns_near_due + $12,
            late_defects = closing_day.late_defects + $13, takes = closing_day.takes + $14,
            overtakings = closing_day.overtakings + $15, overrides = closing_day.overrides + $16,
            officer_seconds = closing_day.officer_seconds + $17, queue_seconds = closing_day.queue_seconds + $18,
            unit_seconds = closing_day.unit_seconds + $19, applicant_seconds = closing_day.applicant_seconds + $20,
            paused_seconds = closing_day.paused_seconds + $21, away_seconds = closing_day.away_seconds + $22";
    ADD_TO_STEP = "INSERT INTO closing_step (
            tenant, unit, service, day, step, visits, late, returns, queue_seconds, hand_seconds)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (tenant, unit, service, day, step) DO UPDATE
        SET visits = closing_step.visits + $6, late = closing_step.late + $7, returns = closing_step.returns + $8,
            queue_seconds = closing_step.queue_seconds + $9, hand_seconds = closing_step.hand_seconds + $10";
    ADD_TO_TIMES = "INSERT INTO closing_time (tenant, unit, service, measure, grain, span, class, cases)
        VALUES ($1, $2, $3, 'whole', 'day', $4, $5, 1), ($1, $2, $3, 'whole', 'month', $6, $5, 1),
            ($1, $2, $3, 'office', 'day', $4, $7, 1), ($1, $2, $3, 'office', 'month', $6, $7, 1)
        ON CONFLICT (tenant, unit, service, measure, grain, span, class) DO UPDATE
        SET cases = closing_time.cases + 1";
    DAYS_OF_SERVICE = "SELECT day, measured, kept, refused, redirected, withdrawn, returned, returns, returns_near_due,
            late_defects, takes, overtakings, overrides, officer_seconds, queue_seconds, unit_seconds,
            applicant_seconds, paused_seconds, away_seconds
        FROM closing_day
        WHERE tenant = $1 AND unit = $2 AND service = $3 AND day >= $4 AND day <= $5
        ORDER BY day";
    STEPS_OF_SERVICE = "SELECT step, visits, late, returns, queue_seconds, hand_seconds
        FROM closing_step
        WHERE tenant = $1 AND unit = $2 AND service = $3 AND day >= $4 AND day <= $5";
    TIMES_OF_SERVICE = "SELECT class, cases
        FROM closing_time
        WHERE tenant = $1 AND unit = $2 AND service = $3 AND measure = $4 AND grain = $5 AND span >= $6 AND span <= $7";
    CLOSED_CASES = "SELECT matter, day, ending, officer_seconds + queue_seconds + unit_seconds
        FROM closing
        WHERE tenant = $1 AND unit = $2 AND service = $3 AND day >= $4 AND day <= $5 AND late = $6
            AND ending <> 'withdrawn'
        ORDER BY day DESC, matter DESC
        LIMIT $7 OFFSET $8";
    // A body is kept byte for byte as the workflow writes it; who took a step in its turn overtook `0`.
    OVERTAKING_CASES = "SELECT matter, day, ending, officer_seconds + queue_seconds + unit_seconds
        FROM closing
        WHERE tenant = $1 AND unit = $2 AND service = $3 AND day >= $4 AND day <= $5 AND late = $6
            AND EXISTS (SELECT 1 FROM event WHERE tenant = $1 AND event.matter = closing.matter
                AND event.kind = 'step-taken' AND event.body LIKE '%\"overtaken\":%'
                AND event.body NOT LIKE '%\"overtaken\":0%')
        ORDER BY day DESC, matter DESC
        LIMIT $7";
    REFERENCE_OF = "SELECT reference FROM matter WHERE tenant = $1 AND id = $2";
    FILL = "SELECT after_matter, done FROM closing_fill WHERE tenant = $1";
    KEEP_FILL = "INSERT INTO closing_fill (tenant, after_matter, done) VALUES ($1, $2, $3)
        ON CONFLICT (tenant) DO UPDATE SET after_matter = $2, done = $3";
    FORGET_ROWS = "DELETE FROM closing WHERE tenant = $1";
    FORGET_DAYS = "DELETE FROM closing_day WHERE tenant = $1";
    FORGET_STEPS = "DELETE FROM closing_step WHERE tenant = $1";
    FORGET_TIMES = "DELETE FROM closing_time WHERE tenant = $1";
    FORGET_FILL = "DELETE FROM closing_fill WHERE tenant = $1";
    NOT_FILLED = "SELECT id FROM matter
        WHERE tenant = $1 AND id > $2 AND closed_at IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM closing WHERE tenant = $1 AND closing.matter = matter.id)
        ORDER BY id
        LIMIT $3";
}

/// What is kept of a case when it closes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Closing {
    /// The day where the office is, `2026-11-23`.
    pub day: String,
    pub ending: String,
    pub is_late: bool,
    pub figures: ClosingFigures,
    /// Ranges of the time it took, on the whole and with the offices; `None` where the office did not end it.
    pub classes: Option<Classes>,
    pub steps: Vec<StepFigures>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Classes {
    pub whole: i64,
    pub office: i64,
}

/// Counts and seconds of one case, of a day or of a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClosingFigures {
    /// Brought to an end by the office, and of these within the promise.
    pub measured: i64,
    pub kept: i64,
    pub refused: i64,
    pub redirected: i64,
    pub withdrawn: i64,
    /// Cases that were sent back at all, and how often cases were.
    pub returned: i64,
    pub returns: i64,
    pub returns_near_due: i64,
    pub late_defects: i64,
    pub takes: i64,
    pub overtakings: i64,
    pub overrides: i64,
    pub seconds: ShareSeconds,
}

/// Seconds by whose they were, of the measured cases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ShareSeconds {
    pub officer: i64,
    pub queue: i64,
    pub other_unit: i64,
    pub applicant: i64,
    pub paused: i64,
    /// Outside the opening hours.
    pub away: i64,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StepFigures {
    pub step: String,
    pub visits: i64,
    pub late: i64,
    pub returns: i64,
    pub queue_seconds: i64,
    pub hand_seconds: i64,
}

/// Which time a distribution is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// From submission to end.
    Whole,
    /// Without what the applicant took and without named pauses.
    Office,
}

/// A closed case in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedRow {
    pub matter: Uuid,
    pub reference: String,
    pub day: String,
    pub ending: String,
    pub office_seconds: i64,
}

/// One service over the days from `from` to `until`, both included.
#[derive(Clone, Copy, Debug)]
pub struct Days<'a> {
    pub unit: &'a str,
    pub service: &'a str,
    pub from: &'a str,
    pub until: &'a str,
}

impl Measure {
    const fn word(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Office => "office",
        }
    }
}

impl ClosingFigures {
    fn numbers(&self) -> [i64; 18] {
        let seconds = &self.seconds;
        [
            self.measured,
            self.kept,
            self.refused,
            self.redirected,
            self.withdrawn,
            self.returned,
            self.returns,
            self.returns_near_due,
            self.late_defects,
            self.takes,
            self.overtakings,
            self.overrides,
            seconds.officer,
            seconds.queue,
            seconds.other_unit,
            seconds.applicant,
            seconds.paused,
            seconds.away,
        ]
    }

    const fn of_numbers(n: [i64; 18]) -> Self {
        Self {
            measured: n[0],
            kept: n[1],
            refused: n[2],
            redirected: n[3],
            withdrawn: n[4],
            returned: n[5],
            returns: n[6],
            returns_near_due: n[7],
            late_defects: n[8],
            takes: n[9],
            overtakings: n[10],
            overrides: n[11],
            seconds: ShareSeconds {
                officer: n[12],
                queue: n[13],
                other_unit: n[14],
                applicant: n[15],
                paused: n[16],
                away: n[17],
            },
        }
    }

    /// These and those together.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let (mut sum, other) = (self.numbers(), other.numbers());
        for (sum, other) in sum.iter_mut().zip(other) {
            *sum += other;
        }
        Self::of_numbers(sum)
    }
}

pub(crate) fn bind_closing_of<'a>(
    statements: &mut Vec<Bound<'a>>,
    tenant: i64,
    (unit, service): (&'a str, &'a str),
    matter: Uuid,
    closing: &'a Closing,
) {
    statements.push(bind_row(tenant, (unit, service), matter, closing));
    bind_sums(statements, tenant, (unit, service), closing);
}

fn bind_row<'a>(tenant: i64, (unit, service): (&'a str, &'a str), matter: Uuid, closing: &'a Closing) -> Bound<'a> {
    let seconds = &closing.figures.seconds;
    let values: Vec<Value<'a>> = vec![
        tenant.into(),
        matter.into(),
        unit.into(),
        service.into(),
        closing.day.as_str().into(),
        closing.ending.as_str().into(),
        closing.is_late.into(),
        seconds.officer.into(),
        seconds.queue.into(),
        seconds.other_unit.into(),
        seconds.applicant.into(),
        seconds.paused.into(),
        seconds.away.into(),
    ];
    Bound::new(INSERT_CLOSING, values)
}

/// The sums of the day come first: whoever closes another case of the service waits there, so that no two wait for each
/// other.
fn bind_sums<'a>(
    statements: &mut Vec<Bound<'a>>,
    tenant: i64,
    (unit, service): (&'a str, &'a str),
    closing: &'a Closing,
) {
    let day = closing.day.as_str();
    let of_day = || -> Vec<Value<'a>> { vec![tenant.into(), unit.into(), service.into(), day.into()] };
    // Seconds of cases their applicants ended are in their own row only: they say nothing of the office.
    let mut figures = closing.figures;
    if closing.classes.is_none() {
        figures.seconds = ShareSeconds::default();
    }
    let mut values = of_day();
    values.extend(figures.numbers().map(Value::Int));
    statements.push(Bound::new(ADD_TO_DAY, values));
    for step in &closing.steps {
        let mut values = of_day();
        values.extend::<[Value<'a>; 6]>([
            step.step.as_str().into(),
            step.visits.into(),
            step.late.into(),
            step.returns.into(),
            step.queue_seconds.into(),
            step.hand_seconds.into(),
        ]);
        statements.push(Bound::new(ADD_TO_STEP, values));
    }
    if let Some(classes) = closing.classes {
        let mut values = of_day();
        let month = day.get(..7).unwrap_or(day);
        values.extend::<[Value<'a>; 3]>([classes.whole.into(), month.into(), classes.office.into()]);
        statements.push(Bound::new(ADD_TO_TIMES, values));
    }
}

impl Reader {
    /// Sums of each day on which a case of the service closed.
    pub async fn closing_days(&mut self, days: Days<'_>) -> Result<Vec<(String, ClosingFigures)>, Fault> {
        let rows = self.rows(DAYS_OF_SERVICE, &days.values(self.tenant)).await?;
        rows.into_iter()
            .map(|mut row| {
                let mut numbers = [0; 18];
                for (index, number) in numbers.iter_mut().enumerate() {
                    *number = row.int(index + 1)?;
                }
                Ok((row.text(0)?, ClosingFigures::of_numbers(numbers)))
            })
            .collect()
    }

    pub async fn closing_steps(&mut self, days: Days<'_>) -> Result<Vec<StepFigures>, Fault> {
        let rows = self.rows(STEPS_OF_SERVICE, &days.values(self.tenant)).await?;
        let mut steps: BTreeMap<String, StepFigures> = BTreeMap::new();
        for mut row in rows {
            let step = row.text(0)?;
            let sum = steps.entry(step.clone()).or_default();
            sum.step = step;
            sum.visits += row.int(1)?;
            sum.late += row.int(2)?;
            sum.returns += row.int(3)?;
            sum.queue_seconds += row.int(4)?;
            sum.hand_seconds += row.int(5)?;
        }
        Ok(steps.into_values().collect())
    }

    /// How many took how long, by range, ascending.
    pub async fn closing_times(
        &mut self,
        measure: Measure,
        grain: Grain,
        days: Days<'_>,
    ) -> Result<Vec<(i64, i64)>, Fault> {
        let values = [
            self.tenant.into(),
            days.unit.into(),
            days.service.into(),
            measure.word().into(),
            grain.word().into(),
            days.from.into(),
            days.until.into(),
        ];
        let rows = self.rows(TIMES_OF_SERVICE, &values).await?;
        let mut classes = BTreeMap::new();
        for mut row in rows {
            *classes.entry(row.int(0)?).or_insert(0) += row.int(1)?;
        }
        Ok(classes.into_iter().collect())
    }

    /// Cases an office brought to an end that were late, or were not, the latest first: those that are measured, so that
    /// the list is as long as the figure.
    pub async fn closed_cases(
        &mut self,
        days: Days<'_>,
        is_late: bool,
        (limit, offset): (i64, i64),
    ) -> Result<Vec<ClosedRow>, Fault> {
        let mut values = days.values(self.tenant).to_vec();
        values.extend::<[Value<'_>; 3]>([is_late.into(), limit.into(), offset.into()]);
        let rows = self.rows(CLOSED_CASES, &values).await?;
        self.closed_rows(rows).await
    }

    /// Cases that closed late, or did not, and of which an officer took a step out of its turn, the latest first.
    pub async fn overtaking_cases(
        &mut self,
        days: Days<'_>,
        is_late: bool,
        limit: i64,
    ) -> Result<Vec<ClosedRow>, Fault> {
        let mut values = days.values(self.tenant).to_vec();
        values.extend::<[Value<'_>; 2]>([is_late.into(), limit.into()]);
        let rows = self.rows(OVERTAKING_CASES, &values).await?;
        self.closed_rows(rows).await
    }

    async fn closed_rows(&mut self, rows: Vec<Row>) -> Result<Vec<ClosedRow>, Fault> {
        let mut cases = Vec::with_capacity(rows.len());
        for mut row in rows {
            let matter = row.uuid(0)?;
            let found = self.row(REFERENCE_OF, &[self.tenant.into(), matter.into()]).await?;
            let Some(mut found) = found else { continue };
            cases.push(ClosedRow {
                matter,
                reference: found.text(0)?,
                day: row.text(1)?,
                ending: row.text(2)?,
                office_seconds: row.int(3)?,
            });
        }
        Ok(cases)
    }

    /// Up to which case those closed before were added; `None` once all are.
    pub async fn closings_filled_to(&mut self) -> Result<Option<Uuid>, Fault> {
        let row = self.row(FILL, &[self.tenant.into()]).await?;
        let Some(mut row) = row else {
            return Ok(Some(Uuid::nil()));
        };
        Ok(if row.bool(1)? { None } else { Some(row.uuid(0)?) })
    }

    /// Closed cases of which nothing is kept yet, in order of id, after one.
    pub async fn unmeasured_cases(&mut self, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Fault> {
        let rows = self
            .rows(NOT_FILLED, &[self.tenant.into(), after.into(), limit.into()])
            .await?;
        rows.into_iter().map(|mut row| row.uuid(0)).collect()
    }
}

/// By which spans a distribution is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    Day,
    /// `from` and `until` are months, `2026-11`.
    Month,
}

impl Grain {
    const fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
        }
    }
}

impl Days<'_> {
    fn values(&self, tenant: i64) -> [Value<'_>; 5] {
        [
            tenant.into(),
            self.unit.into(),
            self.service.into(),
            self.from.into(),
            self.until.into(),
        ]
    }
}

impl Tx {
    /// Adds a case that closed before. False: it was there, and nothing is counted again.
    pub async fn add_closing(&mut self, service: (&str, &str), matter: Uuid, closing: &Closing) -> Result<bool, Fault> {
        let tenant = self.tenant;
        let row = bind_row(tenant, service, matter, closing);
        if self.execute(row.sql, &row.values).await? == 0 {
            return Ok(false);
        }
        let mut statements = Vec::new();
        bind_sums(&mut statements, tenant, service, closing);
        self.batch(&statements).await?;
        Ok(true)
    }

    /// Forgets what was kept of all closed cases, so that they are added anew.
    pub async fn forget_closings(&mut self) -> Result<(), Fault> {
        let forgotten = [
            FORGET_ROWS,
            FORGET_DAYS,
            FORGET_STEPS,
            FORGET_TIMES,
            FORGET_FILL,
            FORGET_OBSERVATIONS,
        ];
        let statements: Vec<Bound<'_>> = forgotten
            .into_iter()
            .map(|sql| Bound::new(sql, vec![self.tenant.into()]))
            .collect();
        self.batch(&statements).await.map(|_| ())
    }

    /// Notes up to which case those closed before were added, and whether these were all.
    pub async fn keep_fill(&mut self, after: Uuid, is_done: bool) -> Result<(), Fault> {
        self.execute(KEEP_FILL, &[self.tenant.into(), after.into(), is_done.into()])
            .await
            .map(|_| ())
    }
}

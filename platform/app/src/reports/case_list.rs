//! The cases behind a figure, for those who may read them: late ones first.

use maklumat_calendar::{Calendar, Timestamp};
use maklumat_store::{ClosedRow, Days, Reader, Uuid};
use maklumat_vocabulary::{LocalizedText, ServiceKey, StepId};
use maklumat_workflow::Case;

use crate::App;
use crate::access::{Action, may};
use crate::cases::allowed::role;
use crate::catalogue::Published;
use crate::problem::Problem;
use crate::views::CaseId;
use crate::views::account::SignedIn;
use crate::views::oversight::{CaseFilter, CaseList, CasePart, ListedCase, Period};

/// Rows of one page.
const ROWS: usize = 25;

/// How far a list is paged.
const PAGES: u32 = 40;

/// Rows of the list as a file: as many as can be paged through.
const WHOLE: usize = 1_000;

impl App {
    pub async fn listed_cases(
        &self,
        officer: &SignedIn,
        service: &ServiceKey,
        (filter, period, part): (CaseFilter, Period, CasePart),
    ) -> Result<CaseList, Problem> {
        let published = self.service(service).ok_or(Problem::NotFound)?;
        self.may_read_service_figures(officer, service)?;
        if !may(role(officer, &published.sop), Action::ReadCaseFile) {
            return Err(Problem::NotFound);
        }
        let (page, rows_of_part) = match part {
            CasePart::Page(page) => (page.clamp(1, PAGES), ROWS),
            CasePart::Whole => (1, WHOLE),
        };
        let limit = i64::try_from(rows_of_part + 1).unwrap_or(i64::MAX);
        let slice = (limit, i64::from(page - 1) * (limit - 1));
        let mut reader = self.store().read().await?;
        let mut rows = match filter {
            CaseFilter::Late => self.open_cases(&mut reader, &published, true, slice).await?,
            CaseFilter::Open => self.open_cases(&mut reader, &published, false, slice).await?,
            CaseFilter::ClosedLate => {
                let days = spelled(period);
                let closed = reader.closed_cases(days_of(service, &days), true, slice).await?;
                self.closed(&mut reader, closed).await?
            }
            CaseFilter::Overtaking => {
                let closed = overtaking(&mut reader, service, period, slice).await?;
                self.closed(&mut reader, closed).await?
            }
        };
        let has_more = rows.len() > rows_of_part && page < PAGES;
        rows.truncate(rows_of_part);
        Ok(CaseList {
            service: service.clone(),
            service_name: published.sop.definition().name.clone(),
            rows,
            filter,
            period,
            page,
            has_more,
        })
    }

    async fn open_cases(
        &self,
        reader: &mut Reader,
        published: &Published,
        is_late: bool,
        slice: (i64, i64),
    ) -> Result<Vec<ListedCase>, Problem> {
        let key = &published.sop.definition().key;
        let late_at = is_late.then(|| self.now());
        let cases = reader
            .open_matters((key.unit.as_str(), key.service.as_str()), late_at, slice)
            .await?;
        let mut rows = Vec::with_capacity(cases.len());
        for case in cases {
            rows.push(ListedCase {
                case: CaseId(case.matter),
                reference: case.reference,
                steps: self.waiting_steps(reader, case.matter, published).await?,
                due: case.due_at,
                closed_on: None,
                days_over: case
                    .due_at
                    .filter(|due| *due < self.now())
                    .map(|due| days_over(published.sop.calendar(), due, self.now())),
            });
        }
        Ok(rows)
    }

    /// Open steps with the unit whose turn it is; never who holds one.
    async fn waiting_steps(
        &self,
        reader: &mut Reader,
        matter: Uuid,
        published: &Published,
    ) -> Result<Vec<(LocalizedText, LocalizedText)>, Problem> {
        let regency = self.regency();
        let items = reader.items_of(matter).await?;
        Ok(items
            .iter()
            .filter_map(|item| {
                let step = published.sop.definition().step(&StepId::new(&item.step))?;
                let unit = regency.unit(&item.position.unit)?;
                Some((step.name.clone(), unit.name.clone()))
            })
            .collect())
    }

    async fn closed(&self, reader: &mut Reader, closed: Vec<ClosedRow>) -> Result<Vec<ListedCase>, Problem> {
        let mut rows = Vec::with_capacity(closed.len());
        for row in closed {
            let over = self.closed_over(reader, row.matter).await?;
            rows.push(ListedCase {
                case: CaseId(row.matter),
                reference: row.reference,
                steps: Vec::new(),
                due: over.map(|(due, _)| due),
                closed_on: row.day.parse().ok(),
                days_over: over.map(|(_, days)| days),
            });
        }
        Ok(rows)
    }

    /// The promise a closed case broke, and by how much; nothing of one that kept all, or that was erased.
    async fn closed_over(&self, reader: &mut Reader, matter: Uuid) -> Result<Option<(Timestamp, u32)>, Problem> {
        match self.load(reader, matter).await {
            Ok(loaded) => Ok(broken(loaded.published.sop.calendar(), &loaded.case)),
            Err(Problem::NotFound) => Ok(None),
            Err(problem) => Err(problem),
        }
    }
}

/// The first promise that was broken: when it was due, and how many working days later its clock stopped.
fn broken(calendar: &Calendar, case: &Case) -> Option<(Timestamp, u32)> {
    let clocks = case.clocks.iter().map(|clock| &clock.clock);
    let broken = clocks.filter(|clock| clock.is_breached(calendar, case.changed_at));
    broken
        .filter_map(|clock| Some((clock.due(calendar)?, clock.stopped_at().unwrap_or(case.changed_at))))
        .min()
        .map(|(due, end)| (due, days_over(calendar, due, end)))
}

fn days_over(calendar: &Calendar, due: Timestamp, end: Timestamp) -> u32 {
    calendar.working_days_between(calendar.date(due), calendar.date(end))
}

/// Late ones first. They are few, so that both parts are read from their beginning for every page.
async fn overtaking(
    reader: &mut Reader,
    service: &ServiceKey,
    period: Period,
    (limit, offset): (i64, i64),
) -> Result<Vec<ClosedRow>, Problem> {
    let days = spelled(period);
    let wanted = limit + offset;
    let mut found = reader.overtaking_cases(days_of(service, &days), true, wanted).await?;
    found.extend(reader.overtaking_cases(days_of(service, &days), false, wanted).await?);
    let count = |number: i64| usize::try_from(number).unwrap_or(usize::MAX);
    Ok(found.into_iter().skip(count(offset)).take(count(limit)).collect())
}

fn spelled(period: Period) -> (String, String) {
    (period.from.to_string(), period.until.to_string())
}

fn days_of<'a>(service: &'a ServiceKey, (from, until): &'a (String, String)) -> Days<'a> {
    Days {
        unit: service.unit.as_str(),
        service: service.service.as_str(),
        from,
        until,
    }
}

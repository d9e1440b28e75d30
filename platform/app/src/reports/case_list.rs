//! The cases behind a figure, for those who may read them: late ones first.

use maklumat_store::{Days, Reader, Uuid};
use maklumat_vocabulary::{LocalizedText, ServiceKey, StepId};

use crate::App;
use crate::access::{Action, may};
use crate::cases::allowed::role;
use crate::catalogue::Published;
use crate::problem::Problem;
use crate::views::CaseId;
use crate::views::account::SignedIn;
use crate::views::oversight::{CaseFilter, CaseList, ListedCase, Period};

/// Rows of one page.
const ROWS: usize = 25;

/// How far a list is paged.
const PAGES: u32 = 40;

impl App {
    pub async fn listed_cases(
        &self,
        officer: &SignedIn,
        service: &ServiceKey,
        (filter, period, page): (CaseFilter, Period, u32),
    ) -> Result<CaseList, Problem> {
        let published = self.service(service).ok_or(Problem::NotFound)?;
        self.may_read_service_figures(officer, service)?;
        if !may(role(officer, &published.sop), Action::ReadCaseFile) {
            return Err(Problem::NotFound);
        }
        let page = page.clamp(1, PAGES);
        let limit = i64::try_from(ROWS + 1).unwrap_or(i64::MAX);
        let slice = (limit, i64::from(page - 1) * (limit - 1));
        let mut reader = self.store().read().await?;
        let mut rows = match filter {
            CaseFilter::Late => self.open_cases(&mut reader, &published, true, slice).await?,
            CaseFilter::Open => self.open_cases(&mut reader, &published, false, slice).await?,
            CaseFilter::ClosedLate => closed_late(&mut reader, service, period, slice).await?,
        };
        let has_more = rows.len() > ROWS && page < PAGES;
        rows.truncate(ROWS);
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
}

async fn closed_late(
    reader: &mut Reader,
    service: &ServiceKey,
    period: Period,
    slice: (i64, i64),
) -> Result<Vec<ListedCase>, Problem> {
    let (from, until) = (period.from.to_string(), period.until.to_string());
    let days = Days {
        unit: service.unit.as_str(),
        service: service.service.as_str(),
        from: &from,
        until: &until,
    };
    let closed = reader.closed_cases(days, true, slice).await?;
    Ok(closed
        .into_iter()
        .map(|row| ListedCase {
            case: CaseId(row.matter),
            reference: row.reference,
            steps: Vec::new(),
            due: None,
            closed_on: row.day.parse().ok(),
        })
        .collect())
}

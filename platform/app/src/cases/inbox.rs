//! The officer's inbox: what is mine, what waits, in fair order.

use maklumat_calendar::Timestamp;
use maklumat_store::{InboxPage, InboxRow as Stored, WorkItem};
use maklumat_vocabulary::{PositionKey, StepId};

use crate::App;
use crate::access::{Action, Role, may};
use crate::cases::{allowed, file};
use crate::problem::Problem;
use crate::views::CaseId;
use crate::views::account::SignedIn;
use crate::views::desk::{DueFilter, Inbox, InboxFilter, InboxRow};

/// Rows of one page.
const ROWS: i64 = 25;

/// Most files an officer may hold at once that are still listed.
const HELD: i64 = 100;

/// How far the list is counted and paged.
const COUNTED: i64 = 500;

impl App {
    pub async fn inbox(&self, officer: &SignedIn, filter: &InboxFilter) -> Result<Inbox, Problem> {
        if officer.positions.is_empty() || !may(Role::Performer, Action::ReadInbox) {
            return Err(Problem::NotFound);
        }
        let now = self.now();
        let positions: Vec<PositionKey> = officer.positions.iter().map(|held| held.key.clone()).collect();
        let mut reader = self.store().read().await?;
        let held = reader.held_by(officer.id.as_str(), HELD).await?;
        let page = InboxPage {
            positions: &positions,
            service: filter.service.as_ref(),
            after: None,
            limit: COUNTED,
        };
        let mut items = reader.free_items(page).await?;
        // What a list shows of a case is looked up for the rows of one page, unless its words are searched.
        let is_searched = filter.text.as_deref().is_some_and(|text| !text.trim().is_empty());
        // Before late files are picked out: taking the next one does not know that filter.
        let next = if is_searched {
            None
        } else {
            self.first_in_turn(officer, &items, &mut reader).await?
        };
        let mut found = Vec::new();
        if is_searched {
            let rows = reader.with_headings(std::mem::take(&mut items)).await?;
            found = rows.iter().filter_map(|row| self.row(row, officer, now)).collect();
            found.retain(|row| passes(row, filter));
        }
        let total_waiting = (items.len() + found.len()) as u64;
        let counted = |wanted| {
            count(&items, |item| self.is_wanted(wanted, due(item), now))
                + count(&found, |row| self.is_wanted(wanted, row.due, now))
        };
        let (late, due_today) = (counted(DueFilter::Late), counted(DueFilter::Today));
        items.retain(|item| self.is_wanted(filter.due, due(item), now));
        found.retain(|row| self.is_wanted(filter.due, row.due, now));
        let listed = (items.len() + found.len()) as u64;
        let pages = u32::try_from(listed.div_ceil(ROWS as u64)).unwrap_or(1).max(1);
        let current = filter.page.clamp(1, pages);
        let first = (current as usize - 1) * ROWS as usize;
        let shown: Vec<WorkItem> = items.into_iter().skip(first).take(ROWS as usize).collect();
        let shown = reader.with_headings(shown).await?;
        drop(reader);
        let mine: Vec<InboxRow> = held.iter().filter_map(|row| self.row(row, officer, now)).collect();
        let mut waiting: Vec<InboxRow> = shown.iter().filter_map(|row| self.row(row, officer, now)).collect();
        waiting.extend(found.into_iter().skip(first).take(ROWS as usize));
        Ok(Inbox {
            mine,
            next,
            waiting,
            total_waiting,
            late,
            due_today,
            page: current,
            pages,
            services: self.services_of(&positions),
            escalated: self.count_late(officer).await?,
        })
    }

    /// What is counted is what is listed. Today is the day it is where the office is.
    fn is_wanted(&self, wanted: DueFilter, due: Timestamp, now: Timestamp) -> bool {
        match wanted {
            DueFilter::Any => true,
            DueFilter::Today => due > now && self.zone().date(due) == self.zone().date(now),
            DueFilter::Late => due <= now,
        }
    }

    fn services_of(
        &self,
        positions: &[PositionKey],
    ) -> Vec<(maklumat_vocabulary::ServiceKey, maklumat_vocabulary::LocalizedText)> {
        self.catalogue()
            .iter()
            .filter(|published| {
                published
                    .sop
                    .definition()
                    .performers()
                    .iter()
                    .any(|performer| positions.contains(performer))
            })
            .map(|published| {
                (
                    published.sop.definition().key.clone(),
                    published.sop.definition().name.clone(),
                )
            })
            .collect()
    }

    pub(crate) fn row(&self, row: &Stored, officer: &SignedIn, now: Timestamp) -> Option<InboxRow> {
        let WorkItem {
            matter,
            step,
            service,
            priority,
            ready_at,
            due_at,
            holder,
            ..
        } = &row.item;
        let published = self.version(service, row.version)?;
        let sop = &published.sop;
        let step = StepId::new(step);
        let definition = sop.definition().step(&step);
        let due = due_at.unwrap_or(*ready_at);
        let calendar = definition.map_or_else(|| sop.calendar(), |step| sop.calendar_for(step));
        Some(InboxRow {
            case: CaseId(*matter),
            reference: row.reference.clone(),
            service: service.clone(),
            service_name: sop.definition().name.clone(),
            step_name: definition.map(|step| step.name.clone()).unwrap_or_default(),
            step,
            ready_at: *ready_at,
            due,
            zone: file::zone(calendar, due, now),
            priority: priority.as_ref().and_then(|class| {
                sop.definition()
                    .priorities
                    .iter()
                    .find(|known| known.class.as_str() == class)
                    .map(|known| known.name.clone())
            }),
            is_mine: holder.as_deref() == Some(officer.id.as_str()),
            is_held: holder.is_some(),
        })
    }

    /// A case by the code on its receipt, for an officer who may see it.
    pub async fn case_by_reference(&self, officer: &SignedIn, typed: &str) -> Result<Option<CaseId>, Problem> {
        let Some(reference) = crate::reference::normal_form(typed) else {
            return Ok(None);
        };
        let mut reader = self.store().read().await?;
        let Some(matter) = reader.matter_by_reference(&reference).await? else {
            return Ok(None);
        };
        let loaded = match self.load(&mut reader, matter.head.id).await {
            Ok(loaded) => loaded,
            Err(Problem::NotFound) => return Ok(None),
            Err(problem) => return Err(problem),
        };
        let role = allowed::role(officer, &loaded.published.sop);
        let may_know = may(role, Action::ReadCaseFile) || may(role, Action::RecordPayment);
        Ok(may_know.then_some(CaseId(matter.head.id)))
    }
}

fn passes(row: &InboxRow, filter: &InboxFilter) -> bool {
    let text = filter.text.as_deref().map(str::trim).filter(|text| !text.is_empty());
    text.is_none_or(|text| {
        let text = text.to_lowercase();
        row.reference.to_lowercase().contains(&text)
            || row.service_name.id.to_lowercase().contains(&text)
            || row.step_name.id.to_lowercase().contains(&text)
    })
}

/// A step without a time of its own is due as soon as it can be done.
fn due(item: &WorkItem) -> Timestamp {
    item.due_at.unwrap_or(item.ready_at)
}

fn count<T>(rows: &[T], holds: impl Fn(&T) -> bool) -> u64 {
    rows.iter().filter(|row| holds(row)).count() as u64
}

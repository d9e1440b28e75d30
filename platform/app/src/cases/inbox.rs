//! The lists of an officer's desk: what is free, mine, elsewhere, late or done, each a page by key.

use maklumat_calendar::Timestamp;
use maklumat_sop::{Ending, Performer};
use maklumat_store::{InboxRow as Stored, WorkItem};
use maklumat_vocabulary::{LocalizedText, PositionKey, ServiceKey, StepId};

use crate::App;
use crate::access::{Action, Role, may};
use crate::cases::{file, record};
use crate::problem::Problem;
use crate::views::CaseId;
use crate::views::account::SignedIn;
use crate::views::desk::{
    DueFilter, Inbox, InboxFilter, InboxOrder, InboxRow, InboxView, PageSize, WaitsFor, Whereabouts,
};

mod counts;
mod pages;
mod place;
mod spans;

use pages::Page;

/// Rows read to say which file is next; the others are left to others by the separation of duties.
const LOOKED_AT: i64 = 20;

/// Most rows of a table to keep.
const TABLE: usize = 50_000;

impl App {
    /// A page of one of the lists, with what waits in the others.
    pub async fn inbox(&self, officer: &SignedIn, filter: &InboxFilter) -> Result<Inbox, Problem> {
        if officer.positions.is_empty() || !may(Role::Performer, Action::ReadInbox) {
            return Err(Problem::NotFound);
        }
        let positions = positions_of(officer);
        let mut inbox = Inbox {
            counts: self.desk_counts(officer).await?,
            services: self.services_of(&positions),
            steps: self.steps_of(filter.service.as_ref(), &positions),
            sought: filter.sought.clone(),
            ..Inbox::default()
        };
        (inbox.rows, inbox.following) = self.desk_page(officer, &positions, filter).await?;
        if filter.view == InboxView::Free {
            inbox.next = self.next_row(officer, &positions, filter, &inbox.rows).await?;
        }
        Ok(inbox)
    }

    /// All of a list, up to a limit: for a table to keep. With it, whether there were more.
    pub async fn inbox_rows(&self, officer: &SignedIn, filter: &InboxFilter) -> Result<(Vec<InboxRow>, bool), Problem> {
        if officer.positions.is_empty() {
            return Err(Problem::NotFound);
        }
        let positions = positions_of(officer);
        let mut filter = InboxFilter {
            size: PageSize::Rows100,
            ..filter.clone()
        };
        let mut all = Vec::new();
        while all.len() < TABLE {
            let (mut rows, following) = self.desk_page(officer, &positions, &filter).await?;
            all.append(&mut rows);
            if following.is_none() {
                return Ok((all, false));
            }
            filter.after = following;
        }
        Ok((all, true))
    }

    /// One page of a list, without what stands around it.
    pub(crate) async fn desk_page(
        &self,
        officer: &SignedIn,
        positions: &[PositionKey],
        filter: &InboxFilter,
    ) -> Result<Page, Problem> {
        match filter.view {
            InboxView::Free if self.is_by_due(filter) => self.page_by_due(officer, positions, filter).await,
            InboxView::Free => self.page_of_free(officer, positions, filter).await,
            InboxView::Due => self.page_by_due(officer, positions, filter).await,
            InboxView::Mine => self.page_of_mine(officer, filter).await,
            InboxView::Elsewhere => self.page_of_elsewhere(officer, positions, filter).await,
            InboxView::Done => self.page_of_done(officer, filter).await,
            InboxView::Found => Ok((self.cases_found(officer, filter).await?, None)),
        }
    }

    fn is_by_due(&self, filter: &InboxFilter) -> bool {
        filter.due != DueFilter::Any || filter.order == InboxOrder::Due
    }

    /// What taking the next file gives: the first that the separation of duties leaves to this officer.
    async fn next_row(
        &self,
        officer: &SignedIn,
        positions: &[PositionKey],
        filter: &InboxFilter,
        listed: &[InboxRow],
    ) -> Result<Option<InboxRow>, Problem> {
        let narrowed = InboxFilter {
            service: filter.service.clone(),
            ..InboxFilter::default()
        };
        let is_first_page =
            filter.after.is_none() && filter.step.is_none() && filter.from.is_none() && filter.until.is_none();
        // The list that stands there already begins with it, unless it is another list.
        if is_first_page && !self.is_by_due(filter) {
            match listed.first() {
                None => return Ok(None),
                Some(row) if !self.is_separated(row) => return Ok(Some(row.clone())),
                Some(_) => {}
            }
        }
        let limit = usize::try_from(LOOKED_AT).unwrap_or(20);
        let rows = self.free_rows(positions, &narrowed, limit).await?;
        let mut reader = self.store().read().await?;
        for row in rows {
            let Some(shown) = self.row(&row, officer, self.now()) else {
                continue;
            };
            if !self.is_separated(&shown) || self.may_take(officer, &row.item, &mut reader).await? {
                return Ok(Some(shown));
            }
        }
        Ok(None)
    }

    fn is_separated(&self, row: &InboxRow) -> bool {
        let published = self.service(&row.service);
        let step = published
            .as_ref()
            .and_then(|published| published.sop.definition().step(&row.step));
        step.is_none_or(|step| !step.separate_from.is_empty())
    }

    pub(crate) fn services_of(&self, positions: &[PositionKey]) -> Vec<(ServiceKey, LocalizedText)> {
        let all = self.catalogue();
        all.iter()
            .map(|published| published.sop.definition())
            .filter(|definition| {
                let mut performers = definition.steps.iter().map(|step| &step.by);
                performers.any(|by| matches!(by, Performer::Position(by) if positions.contains(by)))
            })
            .map(|definition| (definition.key.clone(), definition.name.clone()))
            .collect()
    }

    /// Steps of a service, in any of its versions, that these positions perform.
    fn steps_of(&self, service: Option<&ServiceKey>, positions: &[PositionKey]) -> Vec<(StepId, LocalizedText)> {
        let Some(service) = service else { return Vec::new() };
        let mut steps: Vec<(StepId, LocalizedText)> = Vec::new();
        for published in self.current().versions_of(service) {
            for step in &published.sop.definition().steps {
                let is_theirs = matches!(&step.by, Performer::Position(by) if positions.contains(by));
                if is_theirs && steps.iter().all(|(known, _)| *known != step.id) {
                    steps.push((step.id.clone(), step.name.clone()));
                }
            }
        }
        steps
    }

    fn shown(&self, rows: &[Stored], officer: &SignedIn) -> Vec<InboxRow> {
        let now = self.now();
        rows.iter().filter_map(|row| self.row(row, officer, now)).collect()
    }

    pub(crate) fn row(&self, row: &Stored, officer: &SignedIn, now: Timestamp) -> Option<InboxRow> {
        let item = &row.item;
        let published = self.version(&item.service, row.version)?;
        let sop = &published.sop;
        let step = StepId::new(&item.step);
        let definition = sop.definition().step(&step);
        let due = item.due_at.unwrap_or(item.ready_at);
        let calendar = definition.map_or_else(|| sop.calendar(), |step| sop.calendar_for(step));
        let priority = item.priority.as_ref().and_then(|class| {
            let known = sop.definition().priorities.iter();
            let mut known = known.filter(|known| known.class.as_str() == class);
            known.next().map(|known| known.name.clone())
        });
        Some(InboxRow {
            case: CaseId(item.matter),
            reference: row.reference.clone(),
            service: item.service.clone(),
            service_name: sop.definition().name.clone(),
            step_name: definition.map(|step| step.name.clone()).unwrap_or_default(),
            step,
            ready_at: item.ready_at,
            due: Some(due),
            zone: file::zone(calendar, due, now),
            priority,
            place: self.whereabouts(item, officer),
            is_held: item.holder.is_some(),
            entered_at: row.entered_at,
        })
    }

    pub(crate) fn whereabouts(&self, item: &WorkItem, officer: &SignedIn) -> Whereabouts {
        if item.position.unit.as_str().is_empty() {
            return Whereabouts::Waits(match &*item.position.position {
                record::RETURN => WaitsFor::Answer,
                record::PAYMENT => WaitsFor::Payment,
                _ => WaitsFor::Applicant,
            });
        }
        let is_theirs = officer.positions.iter().any(|held| held.key == item.position);
        match &item.holder {
            Some(holder) if *holder == officer.id.as_str() => Whereabouts::Mine,
            _ if !is_theirs && item.position.unit != item.service.unit => {
                let regency = self.regency();
                let unit = regency.unit(&item.position.unit);
                Whereabouts::Unit(unit.map(|unit| unit.name.clone()).unwrap_or_default())
            }
            Some(_) => Whereabouts::Another,
            None if is_theirs => Whereabouts::Free,
            None => Whereabouts::Open,
        }
    }
}

pub(crate) fn positions_of(officer: &SignedIn) -> Vec<PositionKey> {
    officer.positions.iter().map(|held| held.key.clone()).collect()
}

/// The other way round of [`record::ending_word`].
pub(crate) fn ending(word: Option<&str>) -> Option<Ending> {
    let word = word?;
    [Ending::Done, Ending::Refused, Ending::Redirected, Ending::Withdrawn]
        .into_iter()
        .find(|ending| record::ending_word(*ending) == word)
}

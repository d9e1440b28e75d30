//! One page of each list, read by key.

use maklumat_store::{InboxRow as Stored, Narrowed, Reader, Span};
use maklumat_vocabulary::{PositionKey, ServiceKey, StepId, UnitId};

use super::ending;
use super::place::{Place, by_due, cut, fair, ready};
use crate::App;
use crate::cases::record;
use crate::problem::Problem;
use crate::views::account::SignedIn;
use crate::views::desk::{InboxFilter, InboxOrder, InboxRow, InboxView, WaitsFor, Whereabouts};
use crate::views::{CaseId, Urgency};

/// Most files an officer may hold at once that are still listed.
const HELD: i64 = 200;

/// How often a list is read on where most of what was read is not for it.
const ROUNDS: usize = 8;

/// A page as it was read, and where the next one begins.
pub(super) type Page = (Vec<InboxRow>, Option<String>);

impl App {
    /// Free files in fair order: who is served first, then since when they were ready.
    pub(super) async fn page_of_free(
        &self,
        officer: &SignedIn,
        positions: &[PositionKey],
        filter: &InboxFilter,
    ) -> Result<Page, Problem> {
        let limit = filter.size.rows();
        let rows = self.free_rows(positions, filter, limit + 1).await?;
        let (rows, following) = cut(rows, limit, Place::fair);
        Ok((self.shown(&rows, officer), following))
    }

    pub(super) async fn free_rows(
        &self,
        positions: &[PositionKey],
        filter: &InboxFilter,
        limit: usize,
    ) -> Result<Vec<Stored>, Problem> {
        let begins = filter.after.as_deref().and_then(Place::read);
        let mut reader = self.store().read().await?;
        let mut rows = Vec::new();
        let first_rank = begins.as_ref().map_or(0, |place| place.rank);
        for rank in first_rank..=1 {
            if rows.len() >= limit {
                break;
            }
            let after = begins.as_ref().filter(|place| place.rank == rank);
            let span = self.span(filter, after);
            let missing = limit - rows.len();
            let mut of_rank = Vec::new();
            for position in positions {
                of_rank.append(
                    &mut self
                        .free_in(&mut reader, (position, rank), filter, (&span, missing))
                        .await?,
                );
            }
            of_rank.sort_by(|a, b| fair(a).cmp(&fair(b)));
            of_rank.truncate(missing);
            rows.append(&mut of_rank);
        }
        Ok(rows)
    }

    pub(super) async fn free_in(
        &self,
        reader: &mut Reader,
        (position, rank): (&PositionKey, i64),
        filter: &InboxFilter,
        (span, limit): (&Span, usize),
    ) -> Result<Vec<Stored>, Problem> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let Some(service) = &filter.service else {
            return Ok(reader.free_page(position, rank, span, limit).await?);
        };
        let mut rows = Vec::new();
        for (step, _) in self.steps_of(Some(service), std::slice::from_ref(position)) {
            if filter.step.as_ref().is_none_or(|wanted| *wanted == step) {
                let of_step = (service, step.as_str());
                rows.append(&mut reader.free_page_of_step((position, rank), of_step, span, limit).await?);
            }
        }
        Ok(rows)
    }

    /// Files by when their step is due. Where free ones are listed, what others hold is left out.
    pub(super) async fn page_by_due(
        &self,
        officer: &SignedIn,
        positions: &[PositionKey],
        filter: &InboxFilter,
    ) -> Result<Page, Problem> {
        let limit = filter.size.rows();
        let mut place = filter.after.as_deref().and_then(Place::read);
        let narrowed = Narrowed {
            service: filter.service.as_ref(),
            step: filter.step.as_ref().map(StepId::as_str),
        };
        let read_at_once = i64::try_from(limit + 1).unwrap_or(i64::MAX);
        let mut kept: Vec<Stored> = Vec::new();
        let mut reader = self.store().read().await?;
        for _ in 0..ROUNDS {
            let span = self.due_span(filter, place.as_ref());
            let mut rows = Vec::new();
            for position in positions {
                rows.append(&mut reader.due_page(position, narrowed, &span, read_at_once).await?);
            }
            rows.sort_by(|a, b| by_due(a).cmp(&by_due(b)));
            rows.truncate(limit + 1);
            let is_end = rows.len() <= limit;
            place = rows.last().map(Place::due);
            kept.extend(rows.into_iter().filter(|row| {
                let is_listed = filter.view == InboxView::Due || row.item.holder.is_none();
                is_listed && self.is_ready_between(row.item.ready_at, filter)
            }));
            if is_end || kept.len() > limit {
                break;
            }
        }
        let (kept, following) = cut(kept, limit, Place::due);
        Ok((self.shown(&kept, officer), following))
    }

    pub(super) async fn page_of_mine(&self, officer: &SignedIn, filter: &InboxFilter) -> Result<Page, Problem> {
        let mut rows = self.store().read().await?.held_page(officer.id.as_str(), HELD).await?;
        let now = self.now();
        rows.retain(|row| {
            let item = &row.item;
            filter.service.as_ref().is_none_or(|wanted| *wanted == item.service)
                && filter.step.as_ref().is_none_or(|wanted| wanted.as_str() == item.step)
                && self.is_due(item.due_at.unwrap_or(item.ready_at), filter.due, now)
                && self.is_ready_between(item.ready_at, filter)
        });
        if filter.order == InboxOrder::Due {
            rows.sort_by(|a, b| by_due(a).cmp(&by_due(b)));
        }
        Ok((self.shown(&rows, officer), None))
    }

    /// What waits for an applicant or another unit, the longest waiting first.
    pub(super) async fn page_of_elsewhere(
        &self,
        officer: &SignedIn,
        positions: &[PositionKey],
        filter: &InboxFilter,
    ) -> Result<Page, Problem> {
        let limit = filter.size.rows();
        let services: Vec<ServiceKey> = self.services_of(positions).into_iter().map(|(key, _)| key).collect();
        let mut units: Vec<&UnitId> = services.iter().map(|service| &service.unit).collect();
        units.sort_unstable();
        units.dedup();
        let wanted = filter.service.as_ref();
        units.retain(|unit| wanted.is_none_or(|wanted| wanted.unit == **unit));
        let narrowed = (
            wanted.map(|service| service.service.as_str()),
            filter.waits_for.map(waits_word),
        );
        let read_at_once = i64::try_from(limit + 1).unwrap_or(i64::MAX);
        let mut place = filter.after.as_deref().and_then(Place::read);
        let mut kept: Vec<Stored> = Vec::new();
        let mut reader = self.store().read().await?;
        for _ in 0..ROUNDS {
            let span = self.span(filter, place.as_ref());
            let mut rows = Vec::new();
            for unit in &units {
                rows.append(
                    &mut reader
                        .elsewhere_page(unit.as_str(), narrowed, &span, read_at_once)
                        .await?,
                );
            }
            rows.sort_by(|a, b| ready(a).cmp(&ready(b)));
            rows.truncate(limit + 1);
            let is_end = rows.len() <= limit;
            place = rows.last().map(Place::ready);
            // Of a unit's services only those the officer works on, and nothing that lies on the officer's own desk.
            kept.extend(
                rows.into_iter()
                    .filter(|row| services.contains(&row.item.service) && !positions.contains(&row.item.position)),
            );
            if is_end || kept.len() > limit {
                break;
            }
        }
        let (kept, following) = cut(kept, limit, Place::ready);
        Ok((self.shown(&kept, officer), following))
    }

    /// What the officer has finished, the latest first.
    pub(super) async fn page_of_done(&self, officer: &SignedIn, filter: &InboxFilter) -> Result<Page, Problem> {
        let limit = filter.size.rows();
        let before = filter
            .after
            .as_deref()
            .and_then(|text| text.parse().ok())
            .unwrap_or(i64::MAX);
        let narrowed = Narrowed {
            service: filter.service.as_ref(),
            step: filter.step.as_ref().map(StepId::as_str),
        };
        let span = self.span(filter, None);
        let mut reader = self.store().read().await?;
        let read_at_once = i64::try_from(limit + 1).unwrap_or(i64::MAX);
        let mut done = reader
            .done_page(officer.id.as_str(), narrowed, (&span, before), read_at_once)
            .await?;
        let has_more = done.len() > limit;
        done.truncate(limit);
        let following = done.last().filter(|_| has_more).map(|row| row.position.to_string());
        let rows = done.into_iter().filter_map(|row| {
            let published = self.version(&row.service, row.version)?;
            let definition = published.sop.definition();
            let step = StepId::new(&row.step);
            Some(InboxRow {
                case: CaseId(row.matter),
                reference: row.reference,
                service: row.service,
                service_name: definition.name.clone(),
                step_name: definition.step(&step).map(|step| step.name.clone()).unwrap_or_default(),
                step,
                ready_at: row.at,
                due: None,
                zone: Urgency::Green,
                priority: None,
                place: ending(row.ending.as_deref()).map_or(Whereabouts::Open, Whereabouts::Closed),
                is_held: false,
                entered_at: None,
            })
        });
        Ok((rows.collect(), following))
    }
}

/// How the store spells whom a file waits for.
const fn waits_word(waits_for: WaitsFor) -> &'static str {
    match waits_for {
        WaitsFor::Answer => record::RETURN,
        WaitsFor::Payment => record::PAYMENT,
        WaitsFor::Applicant => record::APPLICANT,
        WaitsFor::OtherUnit => "unit",
    }
}

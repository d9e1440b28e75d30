//! The lists of an officer's desk: what is free, mine, elsewhere, late or done, each a page by key.

use maklumat_calendar::{Date, Time, Timestamp};
use maklumat_sop::{Ending, Performer};
use maklumat_store::{InboxRow as Stored, Narrowed, Reader, Span, Uuid, WaitingCounts, WorkItem};
use maklumat_vocabulary::{LocalizedText, PositionKey, ServiceKey, StepId, UnitId};

use crate::App;
use crate::access::{Action, Role, may};
use crate::cases::{file, record};
use crate::problem::Problem;
use crate::views::account::SignedIn;
use crate::views::desk::{
    DeskCounts, DueFilter, Inbox, InboxFilter, InboxOrder, InboxRow, InboxView, PageSize, WaitsFor, Whereabouts,
};
use crate::views::{CaseId, Urgency};

/// Most files an officer may hold at once that are still listed.
const HELD: i64 = 200;

/// Rows read to say which file is next; the others are left to others by the separation of duties.
const LOOKED_AT: i64 = 20;

/// How often a list is read on where most of what was read is not for it.
const ROUNDS: usize = 8;

/// Most rows of a table to keep.
const TABLE: usize = 5_000;

/// No file is due after so many seconds from now.
const HORIZON: i64 = 100 * 365 * 86_400;

/// Where the next page of a list begins.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    rank: i64,
    at: Timestamp,
    matter: Uuid,
    step: String,
}

/// A page as it was read, and where the next one begins.
type Page = (Vec<InboxRow>, Option<String>);

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

    /// All of a list, up to a limit: for a table to keep.
    pub async fn inbox_rows(&self, officer: &SignedIn, filter: &InboxFilter) -> Result<Vec<InboxRow>, Problem> {
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
                break;
            }
            filter.after = following;
        }
        Ok(all)
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

    /// Free files in fair order: who is served first, then since when they were ready.
    async fn page_of_free(
        &self,
        officer: &SignedIn,
        positions: &[PositionKey],
        filter: &InboxFilter,
    ) -> Result<Page, Problem> {
        let limit = filter.size.rows();
        let rows = self.free_rows(positions, filter, limit + 1).await?;
        let (rows, following) = cut(rows, limit);
        Ok((self.shown(&rows, officer), following))
    }

    async fn free_rows(
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
            let mut of_rank = Vec::new();
            for position in positions {
                of_rank.append(
                    &mut self
                        .free_in(&mut reader, (position, rank), filter, (&span, limit))
                        .await?,
                );
            }
            of_rank.sort_by(|a, b| fair(a).cmp(&fair(b)));
            of_rank.truncate(limit - rows.len());
            rows.append(&mut of_rank);
        }
        Ok(rows)
    }

    async fn free_in(
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
    async fn page_by_due(
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
        let has_more = kept.len() > limit;
        kept.truncate(limit);
        let following = kept.last().filter(|_| has_more).map(|row| Place::due(row).to_string());
        Ok((self.shown(&kept, officer), following))
    }

    async fn page_of_mine(&self, officer: &SignedIn, filter: &InboxFilter) -> Result<Page, Problem> {
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
    async fn page_of_elsewhere(
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
        let has_more = kept.len() > limit;
        kept.truncate(limit);
        let following = kept
            .last()
            .filter(|_| has_more)
            .map(|row| Place::ready(row).to_string());
        Ok((self.shown(&kept, officer), following))
    }

    /// What the officer has finished, the latest first.
    async fn page_of_done(&self, officer: &SignedIn, filter: &InboxFilter) -> Result<Page, Problem> {
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

    /// How much waits in each list, counted to a limit.
    pub async fn desk_counts(&self, officer: &SignedIn) -> Result<DeskCounts, Problem> {
        let limit = i64::try_from(DeskCounts::LIMIT).unwrap_or(i64::MAX);
        let now = self.now();
        let tonight = self.midnight_after(self.zone().date(now));
        let positions = positions_of(officer);
        let mut reader = self.store().read().await?;
        let mut waiting = WaitingCounts::default();
        for position in &positions {
            let counted = reader
                .count_waiting(position, (just_after(now), tonight), limit)
                .await?;
            waiting.free += counted.free;
            waiting.late += counted.late;
            waiting.today += counted.today;
        }
        let mine = reader.count_held(officer.id.as_str(), limit).await?;
        let mut elsewhere = 0;
        for unit in self.units_served(&positions) {
            elsewhere += reader.count_elsewhere(unit.as_str(), limit).await?;
        }
        drop(reader);
        let escalated = if self.is_above_somebody(officer) {
            self.count_late(officer).await?
        } else {
            0
        };
        let number = |count: i64| u64::try_from(count.min(limit)).unwrap_or(0);
        Ok(DeskCounts {
            free: number(waiting.free),
            mine: number(mine),
            elsewhere: number(elsewhere),
            late: number(waiting.late),
            today: number(waiting.today),
            escalated,
        })
    }

    /// Units whose services have a step in one of these positions.
    fn units_served(&self, positions: &[PositionKey]) -> Vec<UnitId> {
        let mut units: Vec<UnitId> = self
            .services_of(positions)
            .into_iter()
            .map(|(service, _)| service.unit)
            .collect();
        units.sort_unstable();
        units.dedup();
        units
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

    /// When files that are listed became ready, and behind which row the page begins.
    fn span(&self, filter: &InboxFilter, after: Option<&Place>) -> Span {
        Span {
            from: filter
                .from
                .map_or(Timestamp::UNIX_EPOCH, |day| self.midnight_before(day)),
            until: filter
                .until
                .map_or_else(|| self.horizon(), |day| self.midnight_after(day)),
            after: after.map(|place| (place.at, place.matter, place.step.clone())),
        }
    }

    /// When files that are listed are due.
    fn due_span(&self, filter: &InboxFilter, after: Option<&Place>) -> Span {
        let now = self.now();
        let today = self.zone().date(now);
        let is_any = filter.due == DueFilter::Any && filter.view == InboxView::Due;
        let due = if is_any { DueFilter::Late } else { filter.due };
        let (from, until) = match due {
            DueFilter::Any => (Timestamp::UNIX_EPOCH, self.horizon()),
            DueFilter::Today => (just_after(now), self.midnight_after(today)),
            DueFilter::ThreeDays => (just_after(now), self.midnight_after(two_days_on(today))),
            DueFilter::Late => (Timestamp::UNIX_EPOCH, just_after(now)),
        };
        Span {
            from,
            until,
            after: after.map(|place| (place.at, place.matter, place.step.clone())),
        }
    }

    /// What is counted is what is listed. Today is the day it is where the office is.
    fn is_due(&self, due: Timestamp, wanted: DueFilter, now: Timestamp) -> bool {
        let (day, today) = (self.zone().date(due), self.zone().date(now));
        match wanted {
            DueFilter::Any => true,
            DueFilter::Today => due > now && day == today,
            DueFilter::ThreeDays => due > now && day <= two_days_on(today),
            DueFilter::Late => due <= now,
        }
    }

    fn is_ready_between(&self, at: Timestamp, filter: &InboxFilter) -> bool {
        let span = self.span(filter, None);
        span.from <= at && at < span.until
    }

    fn midnight_before(&self, day: Date) -> Timestamp {
        self.zone().instant(day, Time::midnight())
    }

    fn midnight_after(&self, day: Date) -> Timestamp {
        self.midnight_before(day.tomorrow().unwrap_or(day))
    }

    fn horizon(&self) -> Timestamp {
        Timestamp::from_second(self.now().as_second() + HORIZON).unwrap_or(Timestamp::MAX)
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

impl Place {
    fn fair(row: &Stored) -> Self {
        Self {
            rank: row.item.priority_rank,
            ..Self::ready(row)
        }
    }

    fn ready(row: &Stored) -> Self {
        Self {
            rank: 0,
            at: row.item.ready_at,
            matter: row.item.matter,
            step: row.item.step.clone(),
        }
    }

    fn due(row: &Stored) -> Self {
        Self {
            at: row.item.due_at.unwrap_or(row.item.ready_at),
            ..Self::ready(row)
        }
    }

    /// Reads what an address says.
    fn read(text: &str) -> Option<Self> {
        let mut parts = text.splitn(4, '.');
        Some(Self {
            rank: parts.next()?.parse().ok()?,
            at: Timestamp::from_microsecond(parts.next()?.parse().ok()?).ok()?,
            matter: parts.next()?.parse().ok()?,
            step: parts.next()?.to_owned(),
        })
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { rank, at, matter, step } = self;
        write!(f, "{rank}.{}.{}.{step}", at.as_microsecond(), matter.simple())
    }
}

/// A page of rows in fair order, and where the next begins.
fn cut(mut rows: Vec<Stored>, limit: usize) -> (Vec<Stored>, Option<String>) {
    let has_more = rows.len() > limit;
    rows.truncate(limit);
    let following = rows.last().filter(|_| has_more).map(|row| Place::fair(row).to_string());
    (rows, following)
}

fn fair(row: &Stored) -> (i64, Timestamp, Uuid, &str) {
    (
        row.item.priority_rank,
        row.item.ready_at,
        row.item.matter,
        &row.item.step,
    )
}

fn ready(row: &Stored) -> (Timestamp, Uuid, &str) {
    (row.item.ready_at, row.item.matter, &row.item.step)
}

fn by_due(row: &Stored) -> (Timestamp, Uuid, &str) {
    (
        row.item.due_at.unwrap_or(row.item.ready_at),
        row.item.matter,
        &row.item.step,
    )
}

pub(crate) fn positions_of(officer: &SignedIn) -> Vec<PositionKey> {
    officer.positions.iter().map(|held| held.key.clone()).collect()
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

/// The other way round of [`record::ending_word`].
pub(crate) fn ending(word: Option<&str>) -> Option<Ending> {
    let word = word?;
    [Ending::Done, Ending::Refused, Ending::Redirected, Ending::Withdrawn]
        .into_iter()
        .find(|ending| record::ending_word(*ending) == word)
}

/// A step is late from the instant on at which it was due, as everywhere on the desk.
fn just_after(now: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(now.as_microsecond() + 1).unwrap_or(now)
}

fn two_days_on(today: Date) -> Date {
    let tomorrow = today.tomorrow().unwrap_or(today);
    tomorrow.tomorrow().unwrap_or(tomorrow)
}

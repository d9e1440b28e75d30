//! The one way a case changes: load, decide, append, commit; again from the start if somebody else was faster.

use std::sync::Arc;

use maklumat_calendar::Timestamp;
use maklumat_store::{Closing, Fault, Matter, NewProduct, Reader, Turn, Tx, Uuid};
use maklumat_vocabulary::ProductId;
use maklumat_workflow::{Actor, Case, Command, Effect as Wanted, Event, Refusal, What, decide, effects, wire};

use crate::App;
use crate::cases::numbered;
use crate::cases::record::{Change, Effect, Step};
use crate::catalogue::Published;
use crate::credentials::{issue, revoke};
use crate::numbering::Series;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::reports::closing::closing_of;
use crate::views::CaseId;

/// How often a command is decided anew when another writer came first.
pub(crate) const TRIES: usize = 4;

/// A case as it was read, with the definition it is judged by.
pub(crate) struct Loaded {
    pub(crate) matter: Matter,
    pub(crate) case: Arc<Case>,
    pub(crate) published: Published,
}

impl App {
    pub(crate) async fn load(&self, reader: &mut Reader, id: Uuid) -> Result<Loaded, Problem> {
        let matter = reader.matter(id).await?.ok_or(Problem::NotFound)?;
        let case = match self.0.histories.case(&matter.head) {
            Some(case) => case,
            None => Arc::new(self.case_as_stored(reader, &matter).await?),
        };
        let published = self.version_of_case(reader, &case.service, case.version).await?;
        Ok(Loaded {
            matter,
            case,
            published,
        })
    }

    async fn case_as_stored(&self, reader: &mut Reader, matter: &Matter) -> Result<Case, Problem> {
        let snapshot = matter.snapshot()?.ok_or(Problem::NotFound)?;
        match wire::decode_case(&String::from_utf8_lossy(&snapshot)) {
            Ok(case) => Ok(case),
            // A snapshot of an earlier release is only a shortcut; the events are the case.
            Err(_) => Case::replay(&self.events(reader, matter).await?).map_err(|error| self.broken(&error)),
        }
    }

    pub(crate) async fn events(&self, reader: &mut Reader, matter: &Matter) -> Result<Vec<Event>, Problem> {
        self.events_after(reader, matter, 0).await
    }

    /// What happened after the event of this number.
    pub(crate) async fn events_after(
        &self,
        reader: &mut Reader,
        matter: &Matter,
        sequence: i64,
    ) -> Result<Vec<Event>, Problem> {
        let stored = reader.events_after(&matter.head, sequence, i64::MAX).await?;
        stored
            .iter()
            .map(|event| {
                let private = event.private.as_deref().map(String::from_utf8_lossy);
                let version = u16::try_from(event.wire_version).unwrap_or(0);
                wire::decode(&event.kind, version, &event.body, private.as_deref()).map_err(|error| self.broken(&error))
            })
            .collect()
    }

    /// Decides a command on a case and makes its events durable.
    pub(crate) async fn act(&self, id: CaseId, by: &Actor, command: &Command) -> Result<Case, Problem> {
        let loaded = self.load(&mut self.store().read().await?, id.0).await?;
        self.act_on(loaded, by, (command, &[])).await
    }

    /// The same for a command and those that follow from it, on a case that has just been read: all of them in one
    /// transaction, or none.
    pub(crate) async fn act_on(
        &self,
        mut loaded: Loaded,
        by: &Actor,
        commands: (&Command, &[Command]),
    ) -> Result<Case, Problem> {
        let id = loaded.matter.head.id;
        for tried in 0..TRIES {
            if tried > 0 {
                loaded = self.load(&mut self.store().read().await?, id).await?;
            }
            let now = self.now();
            let events = decided(&loaded, commands, by, now)
                .map_err(|refusal| Problem::refused(&refusal, loaded.published.sop.definition()))?;
            if events.is_empty() {
                return Ok(Arc::unwrap_or_clone(loaded.case));
            }
            if let Some(case) = self.keep_events(&loaded, events, now).await? {
                return Ok(case);
            }
        }
        Err(Rule::SomebodyWasFaster.into())
    }

    /// Makes decided events durable; `None` where another writer came first and nothing is kept.
    pub(crate) async fn keep_events(
        &self,
        loaded: &Loaded,
        events: Vec<Event>,
        now: Timestamp,
    ) -> Result<Option<Case>, Problem> {
        match self.write(loaded, events, now).await {
            Ok(case) => Ok(Some(case)),
            Err(Appending::Conflict) => Ok(None),
            Err(Appending::Failed(problem)) => Err(problem),
        }
    }

    /// Appends decided events in a transaction of their own.
    async fn write(&self, loaded: &Loaded, events: Vec<Event>, now: Timestamp) -> Result<Case, Appending> {
        let after = after(&loaded.case, &events);
        if stands_alone(&loaded.case, &after, &events) {
            // Everything is known, so that others wait for the writing alone.
            let closing = self.closing(loaded, (&after, &events)).await?;
            let change = change(loaded, &after, (events, Vec::new(), closing), now)?;
            let lists = change.lists();
            self.store().append(&loaded.matter, change.append(&lists)).await?;
            return Ok(after);
        }
        let series = numbered::only_a_number(loaded, &after, &events, now);
        if let Some(series) = &series
            && let Some(turn) = self.store().turn(&series.name).await?
        {
            match self.write_in_turn(loaded, events.clone(), (series, turn), now).await {
                Err(Appending::Conflict) => {}
                done => return done,
            }
        }
        // Held until the commit: otherwise the next in turn would count on the number that this transaction takes.
        let _turn = match &series {
            Some(series) => self.store().turn(&series.name).await?,
            None => None,
        };
        let mut tx = self.store().begin_change().await?;
        match self.append(&mut tx, loaded, events, now).await {
            Ok(case) => {
                tx.commit().await?;
                Ok(case)
            }
            Err(error) => {
                tx.roll_back().await;
                Err(error)
            }
        }
    }

    /// Numbers and signs before the writer is asked for: whoever is next in the series waits for that, and nobody else.
    async fn write_in_turn(
        &self,
        loaded: &Loaded,
        events: Vec<Event>,
        (series, turn): (&Series, Turn),
        now: Timestamp,
    ) -> Result<Case, Appending> {
        let number = series.number(turn.number());
        let (after, events) = numbered::with_numbers(loaded, events, |_| Some(number.clone()), now)?;
        let products = issue::new_products(self, loaded, &after, &events);
        let closing = self.closing(loaded, (&after, &events)).await?;
        let change = change(loaded, &after, (events, products, closing), now)?;
        let lists = change.lists();
        self.store()
            .append_numbered(&loaded.matter, change.append(&lists), turn)
            .await?;
        Ok(after)
    }

    /// Appends decided events, numbering whatever product they order.
    pub(crate) async fn append(
        &self,
        tx: &mut Tx,
        loaded: &Loaded,
        events: Vec<Event>,
        now: Timestamp,
    ) -> Result<Case, Appending> {
        let mut numbers = Vec::new();
        for (product, series) in numbered::ordered(loaded, &events, now) {
            if let Some(series) = series {
                numbers.push((product, series.number(tx.next_number(&series.name).await?)));
            }
        }
        let number_of = |wanted: &ProductId| {
            let found = numbers.iter().find(|(product, _)| product == wanted);
            found.map(|(_, number)| number.clone())
        };
        let (after, events) = numbered::with_numbers(loaded, events, number_of, now)?;
        let revoked = revoke::revocations(&events);
        let products = issue::new_products(self, loaded, &after, &events);
        let closing = self.closing_read_by(tx, loaded, (&after, &events)).await?;
        let change = change(loaded, &after, (events, products, closing), now)?;
        let lists = change.lists();
        tx.append(&loaded.matter, change.append(&lists)).await?;
        if clears_an_answer(&loaded.case, &after) {
            tx.drop_answer(loaded.matter.head.id).await?;
        }
        revoke::keep_revocations(tx, &revoked).await?;
        Ok(after)
    }

    /// Where the time of a case went, if these events close it.
    async fn closing(&self, loaded: &Loaded, change: (&Case, &[Event])) -> Result<Option<Closing>, Problem> {
        if change.0.is_open() {
            return Ok(None);
        }
        let mut reader = self.store().read().await?;
        self.closing_read_by(&mut reader, loaded, change).await
    }

    async fn closing_read_by(
        &self,
        reader: &mut Reader,
        loaded: &Loaded,
        (after, events): (&Case, &[Event]),
    ) -> Result<Option<Closing>, Problem> {
        if after.is_open() || !loaded.case.is_open() {
            return Ok(None);
        }
        let mut all = self.events(reader, &loaded.matter).await?;
        // What somebody else appended meanwhile makes this change fail, and is not for it to count.
        all.truncate(usize::try_from(loaded.case.sequence).unwrap_or(usize::MAX));
        all.extend(events.iter().cloned());
        Ok(closing_of(&loaded.published.sop, &all))
    }

    fn broken(&self, error: &impl std::fmt::Debug) -> Problem {
        let incident = crate::random::incident_number();
        tracing::error!(incident = %incident, error = ?error, "a stored event cannot be read");
        Problem::Fault { incident }
    }
}

/// What commands come to, each decided on the case as the one before leaves it.
pub(crate) fn decided(
    loaded: &Loaded,
    (first, rest): (&Command, &[Command]),
    by: &Actor,
    now: Timestamp,
) -> Result<Vec<Event>, Refusal> {
    let sop = &loaded.published.sop;
    let mut events = decide(sop, &loaded.case, first.clone(), by, now)?;
    if rest.is_empty() {
        return Ok(events);
    }
    let mut case = Case::clone(&loaded.case);
    let mut applied = 0;
    for command in rest {
        events[applied..].iter().for_each(|event| case.apply(event));
        applied = events.len();
        events.extend(decide(sop, &case, command.clone(), by, now)?);
    }
    Ok(events)
}

/// Whether a change needs nothing in its transaction but itself: no number, no revocation, no answer to clear away.
fn stands_alone(before: &Case, after: &Case, events: &[Event]) -> bool {
    let has_documents = events.iter().any(|event| {
        matches!(
            event.what,
            What::ProductOrdered { .. } | What::ProductIssued { .. } | What::ProductRevoked { .. }
        )
    });
    !has_documents && !clears_an_answer(before, after)
}

/// Whether what the applicant had begun to answer is done with.
pub(crate) fn clears_an_answer(before: &Case, after: &Case) -> bool {
    before.waiting.is_some() && after.waiting.is_none()
}

/// The case once the events have happened.
pub(crate) fn after(case: &Case, events: &[Event]) -> Case {
    let mut after = case.clone();
    for event in events {
        after.apply(event);
    }
    after
}

fn change(
    loaded: &Loaded,
    after: &Case,
    (events, products, closing): (Vec<Event>, Vec<NewProduct>, Option<Closing>),
    now: Timestamp,
) -> Result<Change, Fault> {
    let sop = &loaded.published.sop;
    let wanted = effects(sop, after, &events);
    Ok(Change::of(Step {
        sop,
        id: loaded.matter.head.id,
        before: Some(&loaded.case),
        after,
        effects: encoded(&wanted, now)?,
        events,
        closing,
        products,
        now,
    }))
}

/// Why an append did not happen.
pub(crate) enum Appending {
    /// The case has moved on since it was read.
    Conflict,
    Failed(Problem),
}

impl From<Fault> for Appending {
    fn from(fault: Fault) -> Self {
        if fault.is_conflict() {
            Self::Conflict
        } else {
            Self::Failed(fault.into())
        }
    }
}

impl From<Appending> for Problem {
    fn from(appending: Appending) -> Self {
        match appending {
            Appending::Conflict => Rule::SomebodyWasFaster.into(),
            Appending::Failed(problem) => problem,
        }
    }
}

impl From<Problem> for Appending {
    fn from(problem: Problem) -> Self {
        Self::Failed(problem)
    }
}

/// Effects as the outbox keeps them.
pub(crate) fn encoded(wanted: &[Wanted], now: Timestamp) -> Result<Vec<Effect>, Fault> {
    wanted
        .iter()
        .filter_map(|one| crate::jobs::effect::encode(one, now).transpose())
        .collect()
}

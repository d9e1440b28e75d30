//! A service as it would go on: simulated with what was recorded of it, and once more with what somebody would change.
//!
//! A page waits for it, so it is bounded: fewer days and runs where many come, few at a time in the whole program, and
//! what was answered in this hour is not worked out again.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration as Wait;

use maklumat_calendar::{Duration, TimeUnit, Timestamp};
use maklumat_simulation::{
    Arrivals, Basis, Compared, FEWEST, Figure, Plan, PlanError, Scenario, ScenarioError, bound_by_waits, compare,
    expected_cases, simulate, staff_needed_within,
};
use maklumat_sop::CheckedSop;
use maklumat_vocabulary::ServiceKey;

use super::history::History;
use crate::App;
use crate::access::{Action, Role, may};
use crate::catalogue::Published;
use crate::kept::{Kept, Places};
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::account::SignedIn;
use crate::views::forecast::{Effort, Forecast, WhatIf};

/// Worked out at the same time, in the whole program.
const AT_ONCE: usize = 2;
/// How long whoever finds no place waits for one.
const PATIENCE: Wait = Wait::from_millis(1_500);
/// Answers kept.
const MOST_KEPT: usize = 64;
/// Seconds for which an answer holds.
const HOLDS: i64 = 3_600;

/// Steps one simulation may come to: as many as are done in about a tenth of a second.
const MOST_STEPS: f64 = 150_000.0;
/// Steps beyond which none is tried, because a page cannot wait for it.
const FAR_TOO_MANY: f64 = 6.0 * MOST_STEPS;
/// Runs and days tried in order until one fits.
const EFFORTS: [(u32, u32, u32); 5] = [(12, 28, 91), (12, 28, 42), (8, 14, 28), (5, 14, 28), (4, 7, 14)];
/// Runs while looking for what binds an officer.
const FITTED_WITH: u32 = 3;
/// Simulations spent on looking for enough officers.
const TRIES: u32 = 8;

/// Cases a day where neither history nor anybody says how many come.
const SUPPOSED_PER_DAY: u32 = 10;

/// What is kept between requests.
pub(crate) struct Forecasts {
    places: Places,
    prepared: Kept<Stamp, Arc<Prepared>>,
    answers: Kept<(Stamp, WhatIf, Option<String>), Arc<Forecast>>,
}

/// What an answer depends on besides the question: definitions, organisation and calendar, the hour.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Stamp {
    service: ServiceKey,
    digest: String,
    published: String,
    hour: i64,
    /// Cases a day somebody says, where there is no history.
    per_day: Option<u32>,
}

/// A service with what is supposed of it.
struct Prepared {
    plan: Plan,
    scenario: Scenario,
    bases: Vec<Basis>,
    history: Option<History>,
    effort: Effort,
}

impl Default for Forecasts {
    fn default() -> Self {
        Self {
            places: Places::so_many(AT_ONCE, PATIENCE),
            prepared: Kept::most(MOST_KEPT),
            answers: Kept::most(MOST_KEPT),
        }
    }
}

impl App {
    /// How a service would keep its promises from today on.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for whoever may not know; a refusal where too many are at it, where more come than a page can
    /// wait for, or where the question does not fit the service.
    pub async fn forecast(
        &self,
        by: &SignedIn,
        service: &ServiceKey,
        asked: &WhatIf,
    ) -> Result<Arc<Forecast>, Problem> {
        self.may_forecast(by, service, asked)?;
        let published = self.service(service).ok_or(Problem::NotFound)?;
        let proposed = match &asked.proposal {
            Some(id) => Some(self.service_of_proposal(id, service).await?),
            None => None,
        };
        let stamp = Stamp {
            service: service.clone(),
            digest: published.digest.clone(),
            published: self.current().of.token(),
            hour: self.now().as_second().div_euclid(HOLDS),
            per_day: asked.per_day,
        };
        let key = (
            stamp.clone(),
            asked.clone(),
            proposed.as_ref().map(|proposed| proposed.digest.clone()),
        );
        let forecasts = &self.0.forecasts;
        if let Some(known) = forecasts.answers.get(&key) {
            return Ok(known);
        }
        let place = forecasts.places.take().await?;
        // Whoever was before may have asked the same.
        if let Some(known) = forecasts.answers.get(&key) {
            return Ok(known);
        }
        let history = self.history(service, None).await?;
        let known = forecasts.prepared.get(&stamp);
        let (asked, now, today) = (asked.clone(), self.now(), self.today());
        let worked_out = tokio::task::spawn_blocking(move || {
            // Held until it is worked out, also where nobody waits any more.
            let _place = place;
            let prepared = match known {
                Some(known) => known,
                None => Arc::new(prepared(&published.sop, history, (today, asked.per_day))?),
            };
            let forecast = answered(&prepared, proposed.as_ref(), &asked, now)?;
            Ok((prepared, forecast))
        });
        match worked_out.await {
            Ok(Ok((prepared, forecast))) => {
                forecasts.prepared.keep(stamp, prepared, 1);
                let forecast = Arc::new(forecast);
                forecasts.answers.keep(key, Arc::clone(&forecast), 1);
                Ok(forecast)
            }
            Ok(Err(rule)) => Err(Rule::into(rule)),
            Err(panic) => Err(crate::applications::track::incident(&panic)),
        }
    }

    /// Proposals that wait with a version of a service, to compare with: id and moment of arrival.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for whoever may not know.
    pub async fn proposals_to_compare(
        &self,
        by: &SignedIn,
        service: &ServiceKey,
    ) -> Result<Vec<(String, Timestamp)>, Problem> {
        if !(by.is_administrator && may(Role::Administrator, Action::SimulateProposal)) {
            self.may_read_service_figures(by, service)?;
        }
        self.proposals_of(service).await
    }

    /// Whoever reads the figures of a service; with a proposal also who is to publish it, who else sees no figures.
    fn may_forecast(&self, by: &SignedIn, service: &ServiceKey, asked: &WhatIf) -> Result<(), Problem> {
        let role = if by.is_administrator {
            Role::Administrator
        } else {
            Role::OtherOfficer
        };
        if asked.proposal.is_some() && may(role, Action::SimulateProposal) {
            return Ok(());
        }
        self.may_read_service_figures(by, service)
    }
}

/// Everything but the question: history taken over, the effort chosen, what binds officers found.
fn prepared(
    sop: &CheckedSop,
    history: Option<History>,
    (today, per_day): (maklumat_calendar::Date, Option<u32>),
) -> Result<Prepared, Rule> {
    let plan = Plan::new(sop, today).map_err(|PlanError::TooLarge| Rule::TooMuchToSimulate)?;
    let supposed = Arrivals::PerDay {
        cases: f64::from(per_day.unwrap_or(SUPPOSED_PER_DAY).max(1)),
        peaks: Vec::new(),
    };
    let scenario = Scenario::new(today, supposed);
    let (mut scenario, mut bases) = match &history {
        Some(history) => history.observed.into_scenario(&plan, scenario),
        None => maklumat_simulation::Observed::default().into_scenario(&plan, scenario),
    };
    let effort = effort(&plan, &mut scenario)?;
    if let Some(history) = &history {
        bases.extend(bind(&plan, &mut scenario, &history.observed)?);
    }
    Ok(Prepared {
        plan,
        scenario,
        bases,
        history,
        effort,
    })
}

/// Takes over what waiting times tell of how long officers are bound.
pub(super) fn bind(
    plan: &Plan,
    scenario: &mut Scenario,
    observed: &maklumat_simulation::Observed,
) -> Result<Vec<Basis>, Rule> {
    let mut waits = BTreeMap::new();
    let mut bases = Vec::new();
    for (position, _) in plan.positions() {
        let (minutes, count) = observed.wait_of(plan, position);
        let is_used = count >= FEWEST;
        bases.push(Basis {
            of: Figure::Bound(position.clone()),
            count,
            is_used,
        });
        if is_used {
            waits.insert(position.clone(), minutes);
        }
    }
    let few = Scenario {
        runs: FITTED_WITH,
        ..scenario.clone()
    };
    scenario.bound = bound_by_waits(plan, &few, &waits).map_err(unfit)?;
    Ok(bases)
}

/// As many runs and days as a page can wait for.
fn effort(plan: &Plan, scenario: &mut Scenario) -> Result<Effort, Rule> {
    let steps = f64::from(u32::try_from(plan.steps()).unwrap_or(u32::MAX));
    let mut cost = f64::INFINITY;
    for (runs, warm_up_days, days) in EFFORTS {
        (scenario.runs, scenario.warm_up_days, scenario.days) = (runs, warm_up_days, days);
        let cases = expected_cases(plan, scenario).map_err(unfit)?;
        cost = cases * f64::from(runs) * steps;
        if cost <= MOST_STEPS {
            break;
        }
    }
    if cost > FAR_TOO_MANY {
        return Err(Rule::TooMuchToSimulate);
    }
    Ok(Effort {
        runs: scenario.runs,
        days: scenario.days,
        warm_up_days: scenario.warm_up_days,
        is_shortened: (scenario.runs, scenario.days) != (EFFORTS[0].0, EFFORTS[0].2),
    })
}

fn answered(
    prepared: &Prepared,
    proposed: Option<&Published>,
    asked: &WhatIf,
    now: Timestamp,
) -> Result<Forecast, Rule> {
    let other = other(prepared, proposed, asked)?;
    let (first, compared) = match &other {
        None => (simulate(&prepared.plan, &prepared.scenario).map_err(unfit)?, None),
        Some((plan, scenario)) => {
            let compared: Compared = compare((&prepared.plan, &prepared.scenario), (plan, scenario)).map_err(unfit)?;
            (compared.first.clone(), Some(compared))
        }
    };
    let (plan, scenario) = other
        .as_ref()
        .map_or((&prepared.plan, &prepared.scenario), |(plan, scenario)| {
            (plan, scenario)
        });
    let staff = staff_needed_within(plan, scenario, share_of(asked.wanted()), TRIES).map_err(unfit)?;
    Ok(Forecast::new(
        (&prepared.plan, plan),
        (first, compared, staff),
        prepared
            .history
            .as_ref()
            .map(|history| (history.from, history.until, history.cases)),
        (&prepared.scenario, prepared.bases.clone(), prepared.effort),
        (asked.clone(), now),
    ))
}

/// What would be otherwise; `None` where nothing is asked.
fn other(prepared: &Prepared, proposed: Option<&Published>, asked: &WhatIf) -> Result<Option<(Plan, Scenario)>, Rule> {
    if !asked.is_anything() {
        return Ok(None);
    }
    let mut plan = match proposed {
        Some(proposed) => {
            Plan::new(&proposed.sop, prepared.scenario.from).map_err(|PlanError::TooLarge| Rule::TooMuchToSimulate)?
        }
        None => prepared.plan.clone(),
    };
    if let Some(days) = asked.promise_days {
        let promise = plan
            .sop()
            .definition()
            .promises
            .first()
            .map(|promise| promise.id.clone());
        let time = Duration {
            amount: days,
            unit: TimeUnit::WorkingDay,
        };
        let promising = promise.and_then(|promise| plan.promising(&promise, time));
        plan = promising.ok_or(Rule::NothingPromised)?;
    }
    let mut scenario = prepared.scenario.clone().fitting(&plan);
    if let Some(more) = asked.more_percent {
        scenario.arrivals = scenario.arrivals.times((100.0 + f64::from(more)) / 100.0);
    }
    for (position, officers) in &asked.officers {
        scenario.staff.insert(position.clone(), *officers);
    }
    let scenario = scenario.fitting(&plan);
    Ok(Some((plan, scenario)))
}

fn share_of(percent: u32) -> f64 {
    f64::from(percent.min(100)) / 100.0
}

/// What does not fit was typed by whoever asks.
fn unfit(error: ScenarioError) -> Rule {
    match error {
        ScenarioError::TooMany | ScenarioError::TooLong => Rule::TooMuchToSimulate,
        ScenarioError::Staff(_)
        | ScenarioError::UnknownPosition(_)
        | ScenarioError::UnknownStep(_)
        | ScenarioError::UnknownOutcome(..)
        | ScenarioError::UnknownOption(..)
        | ScenarioError::Number(_)
        | ScenarioError::NothingLeft(_)
        | ScenarioError::TooFewRuns
        | ScenarioError::NeverOpen => Rule::CannotSimulate,
    }
}

/// Only for whoever simulates without waiting for a page.
impl App {
    /// The scenario a history gives, with what waiting times tell; and what each of its figures rests on.
    ///
    /// # Errors
    /// A refusal where the service cannot be simulated.
    pub fn scenario_of(
        &self,
        history: &History,
        (plan, scenario): (&Plan, Scenario),
    ) -> Result<(Scenario, Vec<Basis>), Problem> {
        let (mut scenario, mut bases) = history.observed.into_scenario(plan, scenario);
        bases.extend(bind(plan, &mut scenario, &history.observed)?);
        Ok((scenario, bases))
    }
}

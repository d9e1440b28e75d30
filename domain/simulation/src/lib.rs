//! Can this promise be kept? A service in virtual time: arrivals, queues, officers, office hours and promises.
//!
//! A [`Plan`] is the checked SOP in small numbers; a [`Scenario`] says who comes, who works and how long things take.
//! [`simulate`] runs it many times and answers with shares on time, where the time goes, and which position is the
//! bottleneck; [`compare`] sets two scenarios side by side with the same chance; [`staff_needed`] looks for enough
//! officers.
//!
//! The plan behaves as the engine of `domain/workflow` does; `flow/sameness.rs` sends both the same way and
//! compares every event, every clock and every second. Times are whole seconds, and every answer about working time is the calendar's.
//!
//! What was recorded enters as [`Observed`], which says of every figure on how much it rests; [`bound_by_waits`] tells from
//! waiting times how long a file binds an officer.
//!
//! What it supposes beside the SOP: officers do nothing but this service, one case at a time unless `bound` says
//! otherwise, and go on with it after closing hours where they left off; people of different positions are different people; cases come in opening hours
//! unless they were recorded.
//!
//! Never does: IO, a clock or chance of its own. The seed is part of the scenario, and the same seed gives the same
//! answer on every machine.
//!
//! Start with `answer.rs`; one run is `run.rs`, the way of a case `flow.rs`. To add a figure: a sum in
//! `run/tally.rs` and a line in `answer.rs`.

mod answer;
mod arrivals;
mod clock;
mod draws;
mod fitting;
mod flow;
mod hourly;
mod interval;
mod observed;
mod plan;
mod run;
mod scenario;
mod setup;
mod shares;
mod staffing;
mod table;

/// The services, persons and cases the engine itself is tested with.
#[cfg(test)]
#[path = "../../workflow/tests/it/scenarios.rs"]
#[expect(dead_code, reason = "these tests need only a part of what the engine's tests share")]
#[expect(clippy::wildcard_enum_match_arm, reason = "tests look for one value among many")]
mod scenarios;

pub use answer::{
    Answer, Compared, EndingShares, PositionAnswer, PromiseAnswer, TimeShares, compare, expected_cases, simulate,
};
pub use fitting::bound_by_waits;
pub use hourly::{CountedArrivals, HourlyRates};
pub use interval::Estimate;
pub use observed::{Basis, FEWEST, Figure, Observed};
pub use plan::{Plan, PlanError};
pub use scenario::{Arrivals, MOST_OFFICERS, Peak, Scenario, ScenarioError, Shares, USUAL_WAY, Work};
pub use staffing::{StaffNeeded, staff_needed, staff_needed_within};

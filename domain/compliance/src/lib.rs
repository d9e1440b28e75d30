//! How would an assessor score this unit, what does the score rest on, and what is the cheapest way up?
//!
//! The Ombudsman and the ministry judge offices by instruments that change from year to year. Each is a file in
//! `instruments`: parts of a formula, dimensions, indicators with levels, bands, every one with how well it is known.
//! Nothing of them stands in code. [law: ombudsman-22-2016, ombudsman-61-2025, permenpanrb-29-2022]
//!
//! - [`read`] makes an [`Instrument`] of a text, or tells everything that is wrong with it, with place and way out.
//! - [`Assessment`] takes answers and gives a [`Score`]: exact, rounded once, with its band, what nobody answered, and
//!   what no text of the rule confirms.
//! - [`estimate`] answers by itself what the platform knows ([`Fact`], [`Known`]) and takes the rest from evidence
//!   that has not expired. A [`Readiness`] is an estimate and named one.
//! - [`Assessment::improvements`] lists the next level of every indicator by points for an hour of work;
//!   [`Assessment::plan`] goes on until a band is reached; [`difference`] tells two estimates apart.
//!
//! Never does: IO, a clock of its own, a judgement about a person, a guess where a rule was not found. What is ours
//! (hours of work, equal weights where none were found) is marked as ours.
//!
//! Start with `instrument.rs` and a file in `instruments`. To add next year's instrument, follow
//! `docs/how-to/add-an-instrument.md`; an old file stays, because scores were made by it.

mod assessment;
mod band;
mod codes;
mod confidence;
mod difference;
mod exact;
mod fact;
mod improvement;
mod instrument;
mod need;
mod readiness;
mod reading;
mod score;
mod shipped;
mod unfit;

pub use assessment::{Answer, Assessment};
pub use band::{Band, Bands, ComplianceZone, Side};
pub use codes::codes;
pub use confidence::{Confidence, Trust};
pub use difference::{Difference, IndicatorChange, Why, difference};
pub use exact::Exact;
pub use fact::{Fact, FactUnit, FactValue, Known, WrongUnit};
pub use improvement::{Improvement, Plan};
pub use instrument::{Dimension, Effort, Indicator, Instrument, Item, Level, Part, Scale, StepUp, Suffix, Threshold};
pub use need::Need;
pub use readiness::{AssessmentEvidence, Grounds, IndicatorEstimate, Readiness, Source, SuffixEvidence, estimate};
pub use reading::{AnswersRead, Reading, read, read_answers};
pub use score::{IndicatorScore, Portion, RestsOn, Score, Unverified};
pub use shipped::{instrument, instrument_on, instruments, shipped_texts};
pub use unfit::Unfit;

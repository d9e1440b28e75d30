//! Was this procedure looked at in time, and what came of it?
//!
//! A SOP in force is monitored every half year, step by step: does it work, and if not, what is done about it, by whom,
//! until when. Once a year it is evaluated as a whole by yes/no questions, and kept, improved or replaced. A review
//! campaign asks many units for one or both of these within some days. [law: permenpanrb-35-2012-monitoring]
//!
//! What the system measured stands beside every step as evidence: [`Measured`]. Whoever judges otherwise than the
//! figures says why; that is the only thing the figures demand, and they never judge themselves.
//!
//! Never does: IO, a clock of its own, a judgement about a person. Who may fill a sheet is the business of
//! `platform/app`; what is published and measured comes from there too.
//!
//! Start with `sheet.rs`; when something is due is `due.rs`, the questions are `instrument.rs`. To add another list of
//! questions, put a file into `instruments` and name it in `instrument.rs`; an old one stays, because evaluations were
//! made by it.

mod campaign;
mod due;
mod evaluation;
mod half_year;
mod instrument;
mod measured;
mod sheet;

pub use campaign::{Looked, Progress, Reached, Tally, Wants};
pub use due::{Round, Standing, due, standing};
pub use evaluation::{Evaluation, EvaluationGap, Reply, Verdict};
pub use half_year::HalfYear;
pub use instrument::{Confidence, Instrument, InstrumentFlaw, Question, instrument_on, instrument_version};
pub use measured::{Against, Measured};
pub use sheet::{Action, ActionGap, Judgement, Method, Row, Sheet, SheetGap};

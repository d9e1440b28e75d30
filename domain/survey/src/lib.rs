//! How satisfied were the people who were served, and how far may that figure be trusted?
//!
//! The survey of nine elements (*SKM*): an [`Instrument`] is what a regulation asks, a [`Questionnaire`] what a unit asks,
//! a [`Form`] what one person answered, a [`Tally`] what was counted of many forms, a [`SurveyResult`] what came of it.
//! [law: permenpanrb-14-2017]
//!
//! Computed with fractions and rounded once, at the end; the letter is chosen after that rounding. A letter is given only
//! on as many answers as [`sample_size`] asks for. [`alarms`] says what looks like stuffing, and accuses nobody.
//! [`publish`] hides what would let a person be known.
//!
//! Never does: IO, a clock, names of respondents. A blank or unreadable answer is not filled, and never a zero. The printed
//! weight of 0.11 is shown and never reckoned with: it would lose a hundredth of everything.
//!
//! Start with `tally.rs` and `result.rs`. Answers out of a table are read by [`read_answers`]; `domain/exchange` makes rows
//! of the bytes of a file. To add the instrument of another regulation, put a file into `instruments` and name it in
//! `instrument.rs`; an old one stays, because results were computed by it.

mod alarms;
mod exact;
mod follow_up;
mod form;
mod instrument;
mod questionnaire;
mod respondent;
mod result;
mod sample;
mod spelling;
mod suppression;
mod table;
mod tally;
mod weight;

pub use alarms::{Alarm, Answered, AnsweredAt, alarms};
pub use exact::{Exact, Figure};
pub use follow_up::Horizon;
pub use form::{Form, Score};
pub use instrument::{Band, Confidence, Element, Instrument, InstrumentFlaw, Wording, instrument, instruments};
pub use questionnaire::{Own, Questionnaire, QuestionnaireRefusal};
pub use respondent::{Class, Respondent, Trait};
pub use result::{ElementResult, Index, Quality, SurveyResult};
pub use sample::{Interval, Population, Sufficiency, response_rate, sample_size};
pub use suppression::{Anonymity, CrossTable, Published, publish};
pub use table::{FINDINGS, ReadAnswers, TableFinding, TableFindingKind, TableRefusal, read_answers};
pub use tally::{OtherQuestionnaire, Tally};
pub use weight::Weight;

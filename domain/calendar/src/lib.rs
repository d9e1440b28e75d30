//! Working time: from when to when does the state owe an answer?
//!
//! Knows the opening hours of one office, its closures, Ramadan and rosters, the three Indonesian time zones,
//! typed durations, and a clock that pauses. Also writes days and times in words, because every page needs them.
//!
//! Knows nothing of cases or SOPs, reads no file and never asks what time it is: every function takes `now`.
//! Counts in whole microseconds; an instant beyond the years a timestamp can hold becomes the last one it can.
//!
//! How time is counted:
//!
//! - `hari kerja` counts from the working day after the start and ends when the office closes on the last one;
//! - `hari`, `bulan` and `tahun` do not count the day of the start and end with the last day, at 23.59.59;
//! - `menit` and `jam` run only while the office is open, and exactly;
//! - a rostered day is a day of service: minutes and hours run in its hours, but it is no working day, so no
//!   deadline in `hari kerja` falls on it;
//! - an office open around the clock knows no closures: every day is a working day of 1440 minutes;
//! - nothing promised (`0 hari`) is due at once.
//!
//! Start with [`Calendar::add`] for a deadline and [`ServiceClock`] for one that pauses. `EXAMPLES.md` holds worked
//! examples with their sources; the tests read it.
//!
//! To add a kind of day on which hours differ: give it a field in [`CalendarParts`], let `calendar/plan.rs` plan
//! its days, and add rows to `EXAMPLES.md`. The counting itself (`tally.rs`) needs no change.

mod calendar;
mod clock;
mod closures;
mod duration;
mod hours;
mod tally;
pub mod words;
mod zone;

pub use calendar::{Calendar, CalendarError, CalendarParts, Ramadan};
pub use clock::{ClockState, Pause, PauseReason, Remaining, ServiceClock};
pub use closures::{Closures, Roster};
pub use duration::{Duration, DurationError, TimeUnit};
pub use hours::{Opening, OpeningError, OpeningHours, Week};
pub use jiff::{
    Timestamp,
    civil::{Date, Time, Weekday},
};
pub use words::{
    clock_time, due_words, long_date, month_name, month_roman, parse_weekday, short_date, weekday_name, weekday_short,
};
pub use zone::Zone;

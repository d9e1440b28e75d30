//! How does a definition look on paper and on a screen? The legal flowchart and the words of every printed sheet.
//!
//! A [`Chart`] is what a SOP draws: lanes, rows and arrows. [`lay_out`] gives everything its place, in whole hundredths of
//! a millimetre, so that the same definition always gives the same drawing. [law: permenpanrb-35-2012]
//!
//! Never does: typesetting, files, time. It neither checks a definition nor knows whether it is published.
//!
//! Start with [`Chart::of`] and [`lay_out`]. To add a sheet: a file that composes its words from the definition, and a
//! template in `platform/documents`.

mod binding;
mod chart;
mod draft_picture;
mod figure;
mod flow;
mod labels;
mod layout;
mod metrics;
mod notes;
mod picture;
mod public_sheet;
mod screen;
mod sop_sheet;
mod standard_sheet;
mod svg;
mod words;

pub use binding::Binding;
pub use chart::{Chart, ChartArrow, ChartRow, Goal, Shape};
pub use draft_picture::{DraftArrow, DraftPicture, DraftRow};
pub use figure::{Area, Label, Layout, Length, Line, Page, Point, RowPlace, Symbol, SymbolKind};
pub use flow::{Flow, FlowRow};
pub use layout::{Measures, Outline, lay_out};
pub use metrics::{Type, Weight};
pub use notes::notes;
pub use picture::Setting;
pub use public_sheet::{PledgeSheet, PublicSheet};
pub use screen::ScreenSop;
pub use sop_sheet::{Columns, SopHeading, SopIdentitySheet, SopRow, SopSheet};
pub use standard_sheet::{Component, StandardSheet};

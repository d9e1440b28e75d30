//! The instruments that come with the program, and which of a family is in force on a day.

use std::sync::LazyLock;

use maklumat_calendar::Date;

use crate::{Instrument, read};

/// A file with its text, in order of family and date.
const TEXTS: [(&str, &str); 4] = [
    (
        "ombudsman-2015.toml",
        include_str!("../instruments/ombudsman-2015.toml"),
    ),
    (
        "ombudsman-2022.toml",
        include_str!("../instruments/ombudsman-2022.toml"),
    ),
    (
        "ombudsman-2025.toml",
        include_str!("../instruments/ombudsman-2025.toml"),
    ),
    ("pekppp-2023.toml", include_str!("../instruments/pekppp-2023.toml")),
];

static INSTRUMENTS: LazyLock<Vec<Instrument>> = LazyLock::new(|| {
    TEXTS
        .into_iter()
        .filter_map(|(_, text)| read(text).instrument)
        .collect()
});

/// The files as they were written, each with its name.
#[must_use]
pub const fn shipped_texts() -> &'static [(&'static str, &'static str)] {
    &TEXTS
}

/// All of ours, in order of family and date.
#[must_use]
pub fn instruments() -> &'static [Instrument] {
    &INSTRUMENTS
}

/// The one with this key, whether or not it is still in force: old scores were made by it.
#[must_use]
pub fn instrument(key: &str) -> Option<&'static Instrument> {
    INSTRUMENTS.iter().find(|instrument| instrument.key == key)
}

/// The one of a family that is in force on a day.
#[must_use]
pub fn instrument_on(family: &str, day: Date) -> Option<&'static Instrument> {
    let mut newest_first = INSTRUMENTS.iter().rev();
    newest_first.find(|instrument| instrument.family == family && instrument.is_in_force(day))
}

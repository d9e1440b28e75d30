//! Durations as an official writes them: one whole number and one unit.

use std::fmt;

use maklumat_vocabulary::Language;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeUnit {
    Minute,
    Hour,
    /// A calendar day, *hari*.
    Day,
    /// A day on which this office is open by its ordinary hours, *hari kerja*.
    WorkingDay,
    Month,
    Year,
}

/// Not ordered: whether 1 *hari kerja* is more than 8 *jam* depends on the office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Duration {
    pub amount: u32,
    pub unit: TimeUnit,
}

/// Why a text is not a duration, so that the definition checker can say what to write instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DurationError {
    Empty,
    /// `sesuai kebutuhan`: no amount at the start.
    NoNumber,
    /// `3`: no unit.
    NoUnit,
    /// `1,5 hari`, `1/2 jam`, `-3 hari`.
    NotWhole,
    /// `3-5 hari kerja`, `3 s.d. 5 hari`: a promise is one number, the longest.
    Range,
    /// `3 hr kerja`: a unit nobody agreed on, and the one it looks like.
    UnknownUnit {
        meant: Option<TimeUnit>,
    },
    /// More than fits, about four milliards.
    TooLarge,
    /// `03 hari`, `3  hari`, ` 3 hari`, `3 Hari`: understood, but there is one spelling only.
    Spelling {
        meant: Duration,
    },
}

impl TimeUnit {
    pub const ALL: [Self; 6] = [
        Self::Minute,
        Self::Hour,
        Self::Day,
        Self::WorkingDay,
        Self::Month,
        Self::Year,
    ];

    /// The unit as definitions write it: `hari kerja`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Minute => "menit",
            Self::Hour => "jam",
            Self::Day => "hari",
            Self::WorkingDay => "hari kerja",
            Self::Month => "bulan",
            Self::Year => "tahun",
        }
    }

    /// The unit after a number: `hari kerja`, `working day`, `working days`.
    #[must_use]
    pub const fn word(self, amount: u64, language: Language) -> &'static str {
        match (language, amount) {
            (Language::Indonesian, _) => self.as_str(),
            (Language::English, 1) => self.english_singular(),
            (Language::English, _) => self.english_plural(),
        }
    }

    const fn english_singular(self) -> &'static str {
        match self {
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::WorkingDay => "working day",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    const fn english_plural(self) -> &'static str {
        match self {
            Self::Minute => "minutes",
            Self::Hour => "hours",
            Self::Day => "days",
            Self::WorkingDay => "working days",
            Self::Month => "months",
            Self::Year => "years",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.as_str() == text)
    }

    /// The unit a misspelling stands for. Spaces, dots, hyphens and capitals do not matter here.
    fn guess(text: &str) -> Option<Self> {
        let letters: String = text
            .chars()
            .filter(|letter| letter.is_alphabetic())
            .collect::<String>()
            .to_lowercase();
        match letters.as_str() {
            "menit" | "mnt" | "min" | "mins" | "minute" | "minutes" => Some(Self::Minute),
            "jam" | "j" | "hour" | "hours" => Some(Self::Hour),
            "hari" | "hr" | "harikalender" | "day" | "days" => Some(Self::Day),
            "harikerja" | "hrkerja" | "hrkrj" | "hk" | "hkerja" | "harikrj" | "harikja" | "workingday"
            | "workingdays" => Some(Self::WorkingDay),
            "bulan" | "bln" | "month" | "months" => Some(Self::Month),
            "tahun" | "thn" | "th" | "year" | "years" => Some(Self::Year),
            _ => None,
        }
    }
}

impl Duration {
    #[must_use]
    pub const fn new(amount: u32, unit: TimeUnit) -> Self {
        Self { amount, unit }
    }

    #[must_use]
    pub const fn minutes(amount: u32) -> Self {
        Self::new(amount, TimeUnit::Minute)
    }

    #[must_use]
    pub const fn hours(amount: u32) -> Self {
        Self::new(amount, TimeUnit::Hour)
    }

    #[must_use]
    pub const fn days(amount: u32) -> Self {
        Self::new(amount, TimeUnit::Day)
    }

    #[must_use]
    pub const fn working_days(amount: u32) -> Self {
        Self::new(amount, TimeUnit::WorkingDay)
    }

    #[must_use]
    pub const fn months(amount: u32) -> Self {
        Self::new(amount, TimeUnit::Month)
    }

    #[must_use]
    pub const fn years(amount: u32) -> Self {
        Self::new(amount, TimeUnit::Year)
    }

    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.amount == 0
    }

    /// Reads one whole number, one space, one unit: `9 hari kerja`. What it accepts, `Display` writes back unchanged.
    pub fn parse(text: &str) -> Result<Self, DurationError> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Err(DurationError::Empty);
        }
        let end = trimmed
            .find(|letter: char| !letter.is_ascii_digit())
            .unwrap_or(trimmed.len());
        let (digits, unit) = trimmed.split_at(end);
        if digits.is_empty() {
            let is_signed = unit.starts_with(['-', '+', '½', '¼']);
            return Err(if is_signed {
                DurationError::NotWhole
            } else {
                DurationError::NoNumber
            });
        }
        refuse_second_number(unit)?;
        let amount: u32 = digits.parse().map_err(|_| DurationError::TooLarge)?;
        let written = unit.trim();
        if written.is_empty() {
            return Err(DurationError::NoUnit);
        }
        let spelt = TimeUnit::parse(written).or_else(|| TimeUnit::parse(&single_spaced(written)));
        let unit = spelt.ok_or(DurationError::UnknownUnit {
            meant: TimeUnit::guess(written),
        })?;
        let duration = Self { amount, unit };
        if duration.to_string() == text {
            Ok(duration)
        } else {
            Err(DurationError::Spelling { meant: duration })
        }
    }

    /// In words for a reader: `9 hari kerja`, `1 working day`.
    #[must_use]
    pub fn words(self, language: Language) -> String {
        format!("{} {}", self.amount, self.unit.word(u64::from(self.amount), language))
    }
}

/// As definitions write it; also the form in which events store it.
impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount, self.unit.as_str())
    }
}

/// Tells `3-5 hari` (a range) from `1,5 hari` (not whole).
fn refuse_second_number(after_digits: &str) -> Result<(), DurationError> {
    let Some(next) = after_digits.find(|letter: char| letter.is_ascii_digit()) else {
        return Ok(());
    };
    match after_digits[..next].trim() {
        "," | "." | "/" | "" => Err(DurationError::NotWhole),
        "-" | "–" | "—" | "s.d." | "s/d" | "sd" | "sampai" | "sampai dengan" | "hingga" | "to" => {
            Err(DurationError::Range)
        }
        _ => Ok(()),
    }
}

fn single_spaced(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;

//! Into which band a rounded total falls: letters, words and compliance zones.

use maklumat_vocabulary::{LocalizedText, Text};

use crate::{Exact, Trust};

/// All bands of an instrument, lowest first; together they cover the whole scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bands {
    /// On which side a total that lies on a cut falls.
    pub inclusive: Side,
    /// How the cuts are known; `None`: as the instrument.
    pub trust: Option<Trust>,
    pub list: Vec<Band>,
}

/// To which of two bands the cut between them belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The higher one: from 81 on it is green.
    Lower,
    /// The lower one: up to 4.50 it is A-.
    Upper,
}

/// One band, between two cuts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    pub key: String,
    pub letter: Option<String>,
    pub zone: Option<ComplianceZone>,
    pub says: LocalizedText,
    pub from: Exact,
    pub to: Exact,
}

/// The colour by which an assessor publishes. Shown by word and shape too, never by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ComplianceZone {
    Red,
    Yellow,
    Green,
}

impl Bands {
    /// The band of a rounded total.
    #[must_use]
    pub fn band(&self, total: &Exact) -> &Band {
        &self.list[self.rank(total)]
    }

    /// The place of that band, 0 for the lowest.
    pub(crate) fn rank(&self, total: &Exact) -> usize {
        let is_reached = |band: &&Band| match self.inclusive {
            Side::Lower => band.from <= *total,
            Side::Upper => band.from < *total,
        };
        let reached = self.list.iter().take_while(is_reached).count();
        reached.saturating_sub(1)
    }

    pub(crate) fn rank_of(&self, key: &str) -> Option<usize> {
        self.list.iter().position(|band| band.key == key)
    }
}

impl ComplianceZone {
    pub const ALL: [Self; 3] = [Self::Red, Self::Yellow, Self::Green];

    /// As instruments write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Yellow => "yellow",
            Self::Green => "green",
        }
    }

    #[must_use]
    pub const fn words(self) -> Text {
        match self {
            Self::Red => Text { id: "merah", en: "red" },
            Self::Yellow => Text {
                id: "kuning",
                en: "yellow",
            },
            Self::Green => Text {
                id: "hijau",
                en: "green",
            },
        }
    }
}

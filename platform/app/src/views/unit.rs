//! Units as administrators see them: what they serve, when they open, who holds their positions.

use maklumat_sop::{HoursKind, RosterTable, Unit};
use maklumat_vocabulary::{LocalizedText, PositionKey, ServiceKey, UnitId};
use maklumat_workflow::Deputy;

use crate::views::trail::Person;

#[derive(Clone, Debug)]
pub struct OfficeRow {
    pub id: UnitId,
    pub name: LocalizedText,
    /// `None`: its hours could not be read.
    pub hours: Option<HoursKind>,
    pub services: u64,
    pub positions: u64,
    /// Held by nobody today.
    pub vacant: u64,
    /// Of these, those that perform a step: files come to a stand there.
    pub stuck: u64,
}

#[derive(Clone, Debug)]
pub struct UnitView {
    pub unit: Unit,
    pub hours: Option<HoursKind>,
    pub rosters: Vec<RosterTable>,
    pub services: Vec<UnitOffer>,
    /// In order of writing.
    pub positions: Vec<PositionRow>,
}

#[derive(Clone, Debug)]
pub struct UnitOffer {
    pub key: ServiceKey,
    pub name: LocalizedText,
    pub version: u32,
}

#[derive(Clone, Debug)]
pub struct PositionRow {
    pub key: PositionKey,
    pub name: LocalizedText,
    pub qualification: Option<LocalizedText>,
    pub reports_to: Option<LocalizedText>,
    /// How many the standard asks for.
    pub count: u32,
    /// Today, deputies included.
    pub holders: Vec<(Person, Option<Deputy>)>,
    /// Services in which it performs a step.
    pub performs: Vec<LocalizedText>,
}

impl PositionRow {
    #[must_use]
    pub fn is_vacant(&self) -> bool {
        self.holders.is_empty()
    }

    /// Nobody is there to perform its steps.
    #[must_use]
    pub fn is_stuck(&self) -> bool {
        self.is_vacant() && !self.performs.is_empty()
    }

    /// Fewer hold it than the standard asks for.
    #[must_use]
    pub fn is_short(&self) -> bool {
        (self.holders.len() as u64) < u64::from(self.count)
    }
}

//! Which names an expression may read at its place, of which type, and whether somebody has surely given them.

use std::collections::{BTreeMap, BTreeSet};

use maklumat_vocabulary::{Name, StepId};

use crate::condition::Expression;
use crate::model::{ChoiceOption, FieldKind};

/// The names that can be read at one place of a definition.
#[derive(Clone, Debug)]
pub struct Scope {
    place: Place,
    names: BTreeMap<Name, Known>,
    /// Numbers that are whole.
    whole: BTreeSet<Name>,
    given: Vec<Expression>,
}

/// Where an expression stands; findings name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the form: only variants and answers are known.
    Application,
    Step(StepId),
}

/// What a definition says of one name.
#[derive(Clone, Debug)]
pub struct Known {
    pub kind: Kind,
    pub availability: Availability,
}

/// The type of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    YesNo,
    Number,
    Money,
    Date,
    /// One of these options.
    Choice(Vec<String>),
    /// Any of these options.
    Choices(Vec<String>),
    /// Names, numbers of documents, places: no condition looks into them.
    Text,
}

/// Whether a value is surely there.
#[derive(Clone, Debug)]
pub enum Availability {
    Always,
    /// May be left out.
    Optional,
    /// Asked only where all of these hold: those of the requirement or step and of the field itself.
    Asked(Vec<Expression>),
    /// Recorded in this step, which is not surely done before.
    Later(StepId),
}

/// What an expression must yield at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// `when`, `rule`, `pass`.
    Condition,
    /// `amount` and the rows of a table.
    Amount,
}

impl Scope {
    #[must_use]
    pub const fn new(place: Place) -> Self {
        Self {
            place,
            names: BTreeMap::new(),
            whole: BTreeSet::new(),
            given: Vec::new(),
        }
    }

    /// The same names read at another place.
    pub fn move_to(&mut self, place: Place) {
        self.place = place;
    }

    /// Makes a name known; a later call with the same name replaces the earlier.
    pub fn insert(&mut self, name: Name, kind: Kind, availability: Availability) {
        self.names.insert(name, Known { kind, availability });
    }

    /// Says of a number that it is whole.
    pub fn mark_whole(&mut self, name: Name) {
        self.whole.insert(name);
    }

    /// Whether nothing lies between two values of this name that follow each other.
    pub(crate) fn is_whole(&self, name: &str) -> bool {
        self.whole.contains(name)
            || self
                .get(name)
                .is_some_and(|known| matches!(known.kind, Kind::Money | Kind::Date))
    }

    /// Adds a condition that surely holds at this place: the `when` of the requirement, step or check around it.
    pub fn assume(&mut self, condition: Expression) {
        self.given.push(condition);
    }

    #[must_use]
    pub const fn place(&self) -> &Place {
        &self.place
    }

    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Known> {
        self.names.get(name)
    }

    #[must_use]
    pub fn given(&self) -> &[Expression] {
        &self.given
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &Name> {
        self.names.keys()
    }
}

impl Kind {
    /// The options, of a choice.
    #[must_use]
    pub fn options(&self) -> Option<&[String]> {
        match self {
            Self::Choice(options) | Self::Choices(options) => Some(options),
            Self::YesNo | Self::Number | Self::Money | Self::Date | Self::Text => None,
        }
    }
}

impl From<&FieldKind> for Kind {
    fn from(kind: &FieldKind) -> Self {
        let ids = |options: &[ChoiceOption]| options.iter().map(|option| option.id.clone()).collect();
        match kind {
            FieldKind::Integer | FieldKind::Decimal => Self::Number,
            FieldKind::Money => Self::Money,
            FieldKind::YesNo => Self::YesNo,
            FieldKind::Date => Self::Date,
            FieldKind::Choice(options) => Self::Choice(ids(options)),
            FieldKind::Choices(options) => Self::Choices(ids(options)),
            FieldKind::Text
            | FieldKind::LongText
            | FieldKind::Nik
            | FieldKind::Nib
            | FieldKind::Phone
            | FieldKind::Email
            | FieldKind::Region
            | FieldKind::Location
            | FieldKind::Plate => Self::Text,
        }
    }
}

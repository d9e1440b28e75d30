//! What one person answered.

use crate::respondent::Respondent;

/// 1 to 4, from worst to best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score(u8);

impl Score {
    /// From worst to best.
    pub const ALL: [Self; 4] = [Self(1), Self(2), Self(3), Self(4)];

    /// `None` for anything but 1 to 4.
    #[must_use]
    pub const fn new(value: u8) -> Option<Self> {
        match value {
            1..=4 => Some(Self(value)),
            _ => None,
        }
    }

    #[must_use]
    pub const fn value(self) -> u8 {
        self.0
    }
}

/// One filled-in questionnaire, without a name. `None` is not filled; there is no zero.
///
/// Made by [`crate::Questionnaire::form`], so that every answer stands at its element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// In the order in which the questionnaire asks.
    pub(crate) answers: Vec<Option<Score>>,
    pub respondent: Respondent,
}

impl Form {
    /// In the order in which the questionnaire asks.
    #[must_use]
    pub fn answers(&self) -> &[Option<Score>] {
        &self.answers
    }

    /// Nobody answered anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.answers.iter().all(Option::is_none)
    }

    /// Every element was answered.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        !self.answers.is_empty() && self.answers.iter().all(Option::is_some)
    }

    /// Every element was answered, and all alike.
    #[must_use]
    pub fn is_straight_line(&self) -> bool {
        self.is_complete() && self.answers.windows(2).all(|two| two[0] == two[1])
    }
}

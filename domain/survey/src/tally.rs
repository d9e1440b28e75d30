//! What was counted of many forms. An answer is added in as many steps as there are elements, and tallies of parts make
//! the tally of the whole, in whatever order they are merged.

use std::sync::Arc;

use crate::form::Form;
use crate::questionnaire::{Questionnaire, Scale};

/// Sums and counts of the forms of one questionnaire. It keeps no form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    scale: Arc<Scale>,
    elements: Vec<Counted>,
    filled: u64,
    empty: u64,
    complete: Spread,
}

/// Of one element.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counted {
    pub(crate) sum: u64,
    pub(crate) filled: u64,
}

/// Of complete forms, each as one weighted whole number: what an interval is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Spread {
    pub(crate) forms: u64,
    pub(crate) sum: u128,
    pub(crate) squares: u128,
}

/// Two tallies of different elements or weights have no sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherQuestionnaire;

impl Tally {
    /// Of no form yet.
    #[must_use]
    pub fn of(questionnaire: &Questionnaire) -> Self {
        let scale = Arc::clone(questionnaire.scale());
        Self {
            elements: vec![Counted::default(); scale.keys.len()],
            scale,
            filled: 0,
            empty: 0,
            complete: Spread::default(),
        }
    }

    /// Of all these forms.
    #[must_use]
    pub fn of_forms<'f>(questionnaire: &Questionnaire, forms: impl IntoIterator<Item = &'f Form>) -> Self {
        let mut tally = Self::of(questionnaire);
        for form in forms {
            tally.add(form);
        }
        tally
    }

    /// Counts one more form, which was made by the same questionnaire. A form without any answer counts as empty only.
    pub fn add(&mut self, form: &Form) {
        if form.is_empty() {
            self.empty += 1;
            return;
        }
        self.filled += 1;
        let mut weighted = 0_u128;
        for ((counted, answer), weight) in self.elements.iter_mut().zip(&form.answers).zip(&self.scale.weights) {
            if let Some(score) = answer {
                counted.filled += 1;
                counted.sum += u64::from(score.value());
                weighted += u128::from(*weight) * u128::from(score.value());
            }
        }
        if form.is_complete() {
            self.complete.forms += 1;
            self.complete.sum += weighted;
            self.complete.squares += weighted * weighted;
        }
    }

    /// The tally of both parts.
    ///
    /// # Errors
    /// If the other was counted by other elements or weights.
    pub fn merge(&mut self, other: &Self) -> Result<(), OtherQuestionnaire> {
        if self.scale != other.scale {
            return Err(OtherQuestionnaire);
        }
        for (counted, more) in self.elements.iter_mut().zip(&other.elements) {
            counted.sum += more.sum;
            counted.filled += more.filled;
        }
        self.filled += other.filled;
        self.empty += other.empty;
        self.complete.forms += other.complete.forms;
        self.complete.sum += other.complete.sum;
        self.complete.squares += other.complete.squares;
        Ok(())
    }

    /// Forms with at least one answer.
    #[must_use]
    pub const fn filled(&self) -> u64 {
        self.filled
    }

    /// Forms without any.
    #[must_use]
    pub const fn empty(&self) -> u64 {
        self.empty
    }

    /// Forms in which every element was answered.
    #[must_use]
    pub const fn complete(&self) -> u64 {
        self.complete.forms
    }

    pub(crate) fn scale(&self) -> &Scale {
        &self.scale
    }

    pub(crate) fn elements(&self) -> &[Counted] {
        &self.elements
    }

    pub(crate) const fn spread(&self) -> &Spread {
        &self.complete
    }
}

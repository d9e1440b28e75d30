//! The language of `when`, `rule`, `pass` and `amount`: small, typed before it runs, and able to say itself in words.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use maklumat_calendar::Date;
use maklumat_vocabulary::{Language, Money, Name};

use crate::condition::error::ExpressionError;
use crate::condition::explain::Labels;
use crate::condition::scope::{Expected, Scope};
use crate::condition::tree::Node;
use crate::facts::{Facts, Value};

mod check;
pub mod codes;
pub mod error;
mod evaluate;
mod explain;
mod implication;
mod lexer;
mod numeral;
mod parser;
pub(crate) mod places;
pub mod scope;
#[cfg(test)]
mod tests;
mod tree;

/// A condition or an amount as an author wrote it.
#[derive(Clone, Debug)]
pub struct Expression {
    source: Arc<str>,
    /// What the tree writes: the same for all spellings of one expression.
    normal: Arc<str>,
    tree: Arc<Node>,
}

/// What an expression reads besides the facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context {
    /// The day of submission: fees and ages use the rules of that day.
    pub today: Date,
    /// No check recorded in this case fails.
    pub all_checks_passed: bool,
}

/// Why an expression has no value. In a checked definition whose facts are complete, only overflow remains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EvaluationError {
    /// Nobody has given this value.
    Missing(Name),
    /// This part yields another kind of value than is needed there.
    Mismatch(String),
    /// The result has more digits than can be reckoned with.
    Overflow,
    DivisionByZero,
}

impl Expression {
    /// Reads an expression; the names in it are not looked up yet. Spans of errors are relative to `text`.
    pub fn parse(text: &str) -> Result<Self, Vec<ExpressionError>> {
        let tree = parser::parse(text)?;
        Ok(Self {
            source: Arc::from(text),
            normal: Arc::from(tree.to_string()),
            tree: Arc::new(tree),
        })
    }

    /// The text as it was written.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Finds what is wrong with the expression where only the names of `scope` may be read.
    #[must_use]
    pub fn check(&self, scope: &Scope, expected: Expected) -> Vec<ExpressionError> {
        check::check(&self.tree, scope, expected)
    }

    /// The names it reads.
    #[must_use]
    pub fn names(&self) -> BTreeSet<Name> {
        let mut names = BTreeSet::new();
        self.tree.visit_names(&mut |name| {
            names.insert(name.clone());
        });
        names
    }

    #[must_use]
    pub fn mentions_all_checks_passed(&self) -> bool {
        self.tree.mentions_all_checks_passed()
    }

    /// What the expression yields. Money is rounded as in [`Self::amount`].
    pub fn evaluate(&self, facts: &Facts, context: &Context) -> Result<Value, EvaluationError> {
        evaluate::evaluate(&self.tree, facts, context)
    }

    /// Whether the condition holds. Read from left to right, and no further than needed to decide.
    pub fn holds(&self, facts: &Facts, context: &Context) -> Result<bool, EvaluationError> {
        evaluate::holds(&self.tree, facts, context)
    }

    /// The amount, rounded once, half up, to whole rupiah.
    pub fn amount(&self, facts: &Facts, context: &Context) -> Result<Money, EvaluationError> {
        evaluate::amount(&self.tree, facts, context)
    }

    /// The amount, where it depends on nothing.
    #[must_use]
    pub fn as_fixed_money(&self) -> Option<Money> {
        let context = Context {
            today: Date::ZERO,
            all_checks_passed: false,
        };
        self.amount(&Facts::new(), &context)
            .ok()
            .filter(|_| !self.mentions_all_checks_passed())
    }

    /// What the condition says when only these facts are known: `None` where it depends on others,
    /// on the day, or on checks.
    #[must_use]
    pub fn settled_by(&self, facts: &Facts) -> Option<bool> {
        evaluate::settled_by(&self.tree, facts)
    }

    /// Whether `other` holds wherever this condition and what the scope assumes hold.
    /// `false` also means: not provable by trying a bounded number of cases.
    #[must_use]
    pub fn implies(&self, other: &Self, scope: &Scope) -> bool {
        let guard = implication::Guard {
            condition: &self.tree,
            holds: true,
        };
        implication::entails(&[guard], &other.tree, scope)
    }

    /// A case, in words, in which none of these conditions holds. Nothing where there is none that could be found by
    /// trying a bounded number of cases.
    pub(crate) fn escape(conditions: &[&Self], scope: &Scope) -> Option<String> {
        let (last, others) = conditions.split_last()?;
        let failing: Vec<implication::Guard<'_>> = others
            .iter()
            .map(|condition| implication::Guard {
                condition: &condition.tree,
                holds: false,
            })
            .collect();
        implication::counterexample(&failing, &last.tree, scope)
    }

    /// The condition in plain words, `jenis: hilang`; names are written as `labels` says,
    /// options by their ids.
    #[must_use]
    pub fn explain(&self, language: Language, labels: &dyn Fn(&Name) -> String) -> String {
        self.explain_options(language, labels, &|_, option| option.replace('-', " "))
    }

    /// [`Self::explain`] with words of one's own for the options too.
    #[must_use]
    pub fn explain_options(
        &self,
        language: Language,
        labels: &dyn Fn(&Name) -> String,
        options: &dyn Fn(&Name, &str) -> String,
    ) -> String {
        Labels {
            language,
            name: labels,
            option: options,
        }
        .sentence(&self.tree, true)
    }

    /// The amount in plain words, `Rp 35.000 × jumlah APAR`.
    #[must_use]
    pub fn explain_amount(&self, language: Language, labels: &dyn Fn(&Name) -> String) -> String {
        let option = |_: &Name, option: &str| option.replace('-', " ");
        Labels {
            language,
            name: labels,
            option: &option,
        }
        .quantity(&self.tree)
    }

    fn tree(&self) -> &Node {
        &self.tree
    }
}

/// Equal where the normal form is: spaces, needless parentheses and zeros do not count.
impl PartialEq for Expression {
    fn eq(&self, other: &Self) -> bool {
        self.normal == other.normal
    }
}

impl Eq for Expression {}

/// The normal form.
impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.normal)
    }
}

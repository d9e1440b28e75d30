//! What an expression yields for the facts of one case.

use maklumat_calendar::Date;
use maklumat_vocabulary::{Money, Name};
use rust_decimal::Decimal;

use crate::condition::tree::{Node, NodeKind, Scaling, Sign};
use crate::condition::{Context, EvaluationError};
use crate::facts::{Facts, Value};

type Evaluated<T> = Result<T, EvaluationError>;

/// A value on the way: money keeps its fractions until the end.
enum Quantity {
    YesNo(bool),
    Number(Decimal),
    Money(Decimal),
    Date(Date),
    /// Read, but not reckoned with.
    Other(Value),
}

pub(crate) fn evaluate(tree: &Node, facts: &Facts, context: &Context) -> Evaluated<Value> {
    let reader = Reader { facts, context };
    Ok(match reader.quantity(tree)? {
        Quantity::YesNo(answer) => Value::YesNo(answer),
        Quantity::Number(number) => Value::Number(number),
        Quantity::Money(amount) => Value::Money(whole_rupiah(amount)?),
        Quantity::Date(date) => Value::Date(date),
        Quantity::Other(value) => value,
    })
}

pub(crate) fn holds(tree: &Node, facts: &Facts, context: &Context) -> Evaluated<bool> {
    Reader { facts, context }.condition(tree)
}

pub(crate) fn amount(tree: &Node, facts: &Facts, context: &Context) -> Evaluated<Money> {
    match (Reader { facts, context }).quantity(tree)? {
        Quantity::Money(amount) => whole_rupiah(amount),
        Quantity::YesNo(_) | Quantity::Number(_) | Quantity::Date(_) | Quantity::Other(_) => Err(mismatch(tree)),
    }
}

/// Half up: Rp 0,5 becomes Rp 1.
fn whole_rupiah(amount: Decimal) -> Evaluated<Money> {
    let half = Decimal::new(5, 1);
    let whole = amount.checked_add(half).ok_or(EvaluationError::Overflow)?.floor();
    i64::try_from(whole).map(Money).map_err(|_| EvaluationError::Overflow)
}

fn mismatch(node: &Node) -> EvaluationError {
    EvaluationError::Mismatch(node.to_string())
}

/// What a condition says when only some facts are known. Neither the day nor the checks are.
pub(crate) fn settled_by(tree: &Node, facts: &Facts) -> Option<bool> {
    match &tree.kind {
        NodeKind::Or(parts) => settled_junction(parts, facts, true),
        NodeKind::And(parts) => settled_junction(parts, facts, false),
        NodeKind::Not(inner) => settled_by(inner, facts).map(|answer| !answer),
        NodeKind::Compare(..)
        | NodeKind::Is { .. }
        | NodeKind::In { .. }
        | NodeKind::Sum(..)
        | NodeKind::Product(..)
        | NodeKind::Number(_)
        | NodeKind::Percent(_)
        | NodeKind::Money(_)
        | NodeKind::Date(_)
        | NodeKind::Name(_)
        | NodeKind::Age(_)
        | NodeKind::Days(_)
        | NodeKind::AllChecksPassed => settled_atom(tree, facts),
    }
}

/// One part with the `decisive` answer decides; else all must be known.
fn settled_junction(parts: &[Node], facts: &Facts, decisive: bool) -> Option<bool> {
    let answers: Vec<_> = parts.iter().map(|part| settled_by(part, facts)).collect();
    if answers.contains(&Some(decisive)) {
        return Some(decisive);
    }
    (!answers.contains(&None)).then_some(!decisive)
}

fn settled_atom(node: &Node, facts: &Facts) -> Option<bool> {
    if reads_the_day(node) || node.mentions_all_checks_passed() {
        return None;
    }
    let context = Context {
        today: Date::ZERO,
        all_checks_passed: false,
    };
    holds(node, facts, &context).ok()
}

fn reads_the_day(node: &Node) -> bool {
    match &node.kind {
        NodeKind::Age(_) | NodeKind::Days(_) => true,
        NodeKind::Or(parts) | NodeKind::And(parts) => parts.iter().any(reads_the_day),
        NodeKind::Not(inner) => reads_the_day(inner),
        NodeKind::Compare(left, _, right) => reads_the_day(left) || reads_the_day(right),
        NodeKind::Sum(first, rest) => reads_the_day(first) || rest.iter().any(|(_, part)| reads_the_day(part)),
        NodeKind::Product(first, rest) => reads_the_day(first) || rest.iter().any(|(_, part)| reads_the_day(part)),
        NodeKind::Is { .. }
        | NodeKind::In { .. }
        | NodeKind::Number(_)
        | NodeKind::Percent(_)
        | NodeKind::Money(_)
        | NodeKind::Date(_)
        | NodeKind::Name(_)
        | NodeKind::AllChecksPassed => false,
    }
}

struct Reader<'a> {
    facts: &'a Facts,
    context: &'a Context,
}

impl Reader<'_> {
    /// Parts are read from left to right, and no further than needed to decide.
    fn condition(&self, node: &Node) -> Evaluated<bool> {
        match &node.kind {
            NodeKind::Or(parts) => {
                for part in parts {
                    if self.condition(part)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            NodeKind::And(parts) => {
                for part in parts {
                    if !self.condition(part)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            NodeKind::Not(inner) => Ok(!self.condition(inner)?),
            NodeKind::Compare(left, relation, right) => match (self.quantity(left)?, self.quantity(right)?) {
                (Quantity::Number(left), Quantity::Number(right)) | (Quantity::Money(left), Quantity::Money(right)) => {
                    Ok(relation.holds(&left, &right))
                }
                (Quantity::Date(left), Quantity::Date(right)) => Ok(relation.holds(&left, &right)),
                _ => Err(mismatch(node)),
            },
            NodeKind::Is {
                subject,
                negated,
                option,
            } => Ok(self.is_chosen(&subject.value, &option.value)? != *negated),
            NodeKind::In { subject, options } => {
                for option in options {
                    if self.is_chosen(&subject.value, &option.value)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            NodeKind::AllChecksPassed => Ok(self.context.all_checks_passed),
            NodeKind::Name(name) => match self.fact(name)? {
                Value::YesNo(answer) => Ok(*answer),
                Value::Number(_)
                | Value::Money(_)
                | Value::Date(_)
                | Value::Choice(_)
                | Value::Choices(_)
                | Value::Text(_) => Err(mismatch(node)),
            },
            NodeKind::Sum(..)
            | NodeKind::Product(..)
            | NodeKind::Number(_)
            | NodeKind::Percent(_)
            | NodeKind::Money(_)
            | NodeKind::Date(_)
            | NodeKind::Age(_)
            | NodeKind::Days(_) => Err(mismatch(node)),
        }
    }

    fn quantity(&self, node: &Node) -> Evaluated<Quantity> {
        match &node.kind {
            NodeKind::Or(_)
            | NodeKind::And(_)
            | NodeKind::Not(_)
            | NodeKind::Compare(..)
            | NodeKind::Is { .. }
            | NodeKind::In { .. }
            | NodeKind::AllChecksPassed => self.condition(node).map(Quantity::YesNo),
            NodeKind::Sum(first, rest) => self.sum(first, rest),
            NodeKind::Product(first, rest) => self.product(first, rest),
            NodeKind::Number(number) => Ok(Quantity::Number(*number)),
            NodeKind::Percent(number) => number
                .checked_div(Decimal::ONE_HUNDRED)
                .map(Quantity::Number)
                .ok_or(EvaluationError::Overflow),
            NodeKind::Money(money) => Ok(Quantity::Money(Decimal::from(money.0))),
            NodeKind::Date(date) => Ok(Quantity::Date(*date)),
            NodeKind::Name(name) => Ok(match self.fact(name)? {
                Value::YesNo(answer) => Quantity::YesNo(*answer),
                Value::Number(number) => Quantity::Number(*number),
                Value::Money(money) => Quantity::Money(Decimal::from(money.0)),
                Value::Date(date) => Quantity::Date(*date),
                other @ (Value::Choice(_) | Value::Choices(_) | Value::Text(_)) => Quantity::Other(other.clone()),
            }),
            NodeKind::Age(name) => {
                let years = whole_years(self.day(node, &name.value)?, self.context.today);
                Ok(Quantity::Number(Decimal::from(years)))
            }
            NodeKind::Days(name) => {
                let days = days_since(self.day(node, &name.value)?, self.context.today);
                Ok(Quantity::Number(Decimal::from(days)))
            }
        }
    }

    /// The day whose distance is asked.
    fn day(&self, node: &Node, name: &Name) -> Evaluated<Date> {
        match self.fact(name)? {
            Value::Date(day) => Ok(*day),
            Value::YesNo(_)
            | Value::Number(_)
            | Value::Money(_)
            | Value::Choice(_)
            | Value::Choices(_)
            | Value::Text(_) => Err(mismatch(node)),
        }
    }

    fn sum(&self, first: &Node, rest: &[(Sign, Node)]) -> Evaluated<Quantity> {
        let mut total = self.quantity(first)?;
        for (sign, part) in rest {
            let add = |left: Decimal, right: Decimal| {
                let sum = match sign {
                    Sign::Plus => left.checked_add(right),
                    Sign::Minus => left.checked_sub(right),
                };
                sum.ok_or(EvaluationError::Overflow)
            };
            total = match (total, self.quantity(part)?) {
                (Quantity::Number(left), Quantity::Number(right)) => Quantity::Number(add(left, right)?),
                (Quantity::Money(left), Quantity::Money(right)) => Quantity::Money(add(left, right)?),
                _ => return Err(mismatch(part)),
            };
        }
        Ok(total)
    }

    fn product(&self, first: &Node, rest: &[(Scaling, Node)]) -> Evaluated<Quantity> {
        let mut total = self.quantity(first)?;
        for (scaling, part) in rest {
            let scale = |left: Decimal, right: Decimal| match scaling {
                Scaling::Times => left.checked_mul(right).ok_or(EvaluationError::Overflow),
                Scaling::DividedBy if right.is_zero() => Err(EvaluationError::DivisionByZero),
                Scaling::DividedBy => left.checked_div(right).ok_or(EvaluationError::Overflow),
            };
            total = match (total, scaling, self.quantity(part)?) {
                (Quantity::Number(left), _, Quantity::Number(right)) => Quantity::Number(scale(left, right)?),
                (Quantity::Money(left), _, Quantity::Number(right))
                | (Quantity::Number(left), Scaling::Times, Quantity::Money(right)) => {
                    Quantity::Money(scale(left, right)?)
                }
                _ => return Err(mismatch(part)),
            };
        }
        Ok(total)
    }

    fn is_chosen(&self, name: &Name, option: &str) -> Evaluated<bool> {
        match self.fact(name)? {
            Value::Choice(chosen) => Ok(chosen == option),
            Value::Choices(chosen) => Ok(chosen.contains(option)),
            Value::YesNo(_) | Value::Number(_) | Value::Money(_) | Value::Date(_) | Value::Text(_) => {
                Err(EvaluationError::Mismatch(name.to_string()))
            }
        }
    }

    fn fact(&self, name: &Name) -> Evaluated<&Value> {
        self.facts
            .get(name)
            .ok_or_else(|| EvaluationError::Missing(name.clone()))
    }
}

/// Whole years from one day to another. Who was born on 29 February grows older on 1 March in other years.
fn whole_years(born: Date, today: Date) -> i32 {
    let years = i32::from(today.year()) - i32::from(born.year());
    let is_before_birthday = (today.month(), today.day()) < (born.month(), born.day());
    years - i32::from(is_before_birthday)
}

/// Calendar days from one day to another. The day itself is none; a day to come is below zero.
fn days_since(day: Date, today: Date) -> i64 {
    today.duration_since(day).as_hours() / 24
}

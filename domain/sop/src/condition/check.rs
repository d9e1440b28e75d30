//! Types and availability: whether every name may be read where it stands, and every value fits its neighbour.

use maklumat_vocabulary::{Name, Span, Spanned, Text};
use rust_decimal::Decimal;

use crate::condition::error::{self, ExpressionError, Mixture};
use crate::condition::implication::{Guard, entails};
use crate::condition::scope::{Availability, Expected, Kind, Place, Scope};
use crate::condition::tree::{Node, NodeKind, Relation, Scaling, Sign};
use crate::nearest::nearest;

/// Everything wrong with a tree at its place, in order of writing.
pub(crate) fn check(tree: &Node, scope: &Scope, expected: Expected) -> Vec<ExpressionError> {
    let mut checker = Checker {
        scope,
        guards: Vec::new(),
        found: Vec::new(),
    };
    let kind = checker.kind_of(tree);
    if let Some(kind) = kind {
        checker.expect(tree, &kind, expected);
    }
    let mut found = checker.found;
    found.sort_by_key(|error| error.span);
    found
}

struct Checker<'a> {
    scope: &'a Scope,
    /// What surely holds where the checker stands: `hidran > 0` in the second half of `hidran > 0 and tekanan > 3`.
    guards: Vec<Guard<'a>>,
    found: Vec<ExpressionError>,
}

impl<'a> Checker<'a> {
    /// The kind of a part; `None` where a finding already says that it has none.
    fn kind_of(&mut self, node: &'a Node) -> Option<Kind> {
        match &node.kind {
            NodeKind::Or(parts) => Some(self.junction(parts, false)),
            NodeKind::And(parts) => Some(self.junction(parts, true)),
            NodeKind::Not(inner) => {
                self.expect_condition(inner);
                Some(Kind::YesNo)
            }
            NodeKind::Compare(left, relation, right) => {
                self.compare(node.span, left, *relation, right);
                Some(Kind::YesNo)
            }
            NodeKind::Is { subject, option, .. } => {
                self.choose(subject, std::slice::from_ref(option));
                Some(Kind::YesNo)
            }
            NodeKind::In { subject, options } => {
                self.choose(subject, options);
                Some(Kind::YesNo)
            }
            NodeKind::Sum(first, rest) => self.sum(node.span, first, rest),
            NodeKind::Product(first, rest) => self.product(node.span, first, rest),
            NodeKind::Number(_) | NodeKind::Percent(_) => Some(Kind::Number),
            NodeKind::Money(_) => Some(Kind::Money),
            NodeKind::Date(_) => Some(Kind::Date),
            NodeKind::Name(name) => self.read(name, node.span),
            NodeKind::Age(name) | NodeKind::Days(name) => {
                self.since(name);
                Some(Kind::Number)
            }
            NodeKind::AllChecksPassed => {
                if *self.scope.place() == Place::Application {
                    self.found.push(error::no_checks_yet(node.span));
                }
                Some(Kind::YesNo)
            }
        }
    }

    /// The parts of `and` or `or`. A later part is only looked at where the earlier ones did not decide.
    fn junction(&mut self, parts: &'a [Node], holds_before: bool) -> Kind {
        let outside = self.guards.len();
        for part in parts {
            self.expect_condition(part);
            self.guards.push(Guard {
                condition: part,
                holds: holds_before,
            });
        }
        self.guards.truncate(outside);
        Kind::YesNo
    }

    fn expect_condition(&mut self, node: &'a Node) {
        if let Some(kind) = self.kind_of(node) {
            self.expect(node, &kind, Expected::Condition);
        }
    }

    fn expect(&mut self, node: &Node, kind: &Kind, expected: Expected) {
        let (needed, instead) = match (expected, kind) {
            (Expected::Condition, Kind::YesNo) | (Expected::Amount, Kind::Money) => return,
            (Expected::Condition, Kind::Choice(options) | Kind::Choices(options)) => (
                error::A_CONDITION,
                options.first().map(|option| format!("{node} is {option}")),
            ),
            (Expected::Condition, _) => (error::A_CONDITION, None),
            (Expected::Amount, Kind::Number) => (error::AN_AMOUNT, amount_meant(node)),
            (Expected::Amount, _) => (error::AN_AMOUNT, None),
        };
        self.found.push(error::needs(node.span, needed, kind, instead));
    }

    /// Looks a name up and says where it may not be read.
    fn read(&mut self, name: &Name, span: Span) -> Option<Kind> {
        let Some(known) = self.scope.get(name.as_str()) else {
            let error = self.unknown(name.as_str(), span);
            self.found.push(error);
            return None;
        };
        match &known.availability {
            Availability::Always => {}
            Availability::Optional => self.found.push(error::may_be_left_out(span, name.as_str())),
            Availability::Later(step) => {
                self.found
                    .push(error::not_yet_known(span, name.as_str(), self.scope.place(), step));
            }
            Availability::Asked(conditions) => {
                let unproven: Vec<_> = conditions
                    .iter()
                    .filter(|condition| !entails(&self.guards, condition.tree(), self.scope))
                    .map(ToString::to_string)
                    .collect();
                if !unproven.is_empty() {
                    self.found
                        .push(error::may_be_unasked(span, name.as_str(), &unproven.join(" and ")));
                }
            }
        }
        Some(known.kind.clone())
    }

    fn unknown(&self, name: &str, span: Span) -> ExpressionError {
        let halves = name.match_indices('-').map(|(at, _)| (&name[..at], &name[at + 1..]));
        for (left, right) in halves {
            if self.scope.get(left).is_some() && self.scope.get(right).is_some() {
                return error::minus_in_name(span, name, left, right);
            }
        }
        match nearest(name, self.scope.names().map(Name::as_str)) {
            None => error::no_such_name(span, name, &self.names_that_count()),
            meant => error::unknown_name(span, name, meant),
        }
    }

    /// Names a condition or formula can do something with.
    fn names_that_count(&self) -> Vec<&str> {
        let names = self.scope.names().filter(|name| {
            let known = self.scope.get(name.as_str());
            known.is_some_and(|known| known.kind != Kind::Text)
        });
        names.map(Name::as_str).collect()
    }

    fn choose(&mut self, subject: &Spanned<Name>, options: &[Spanned<String>]) {
        let Some(kind) = self.read(&subject.value, subject.span) else {
            return;
        };
        let name = subject.value.as_str();
        let Some(known) = kind.options() else {
            let instead = match (&kind, options) {
                (Kind::YesNo, _) => Some(format!("{name}, atau not {name}")),
                (Kind::Number | Kind::Money | Kind::Date, [option]) => Some(format!("{name} = {}", option.value)),
                (Kind::Number | Kind::Money | Kind::Date | Kind::Choice(_) | Kind::Choices(_) | Kind::Text, _) => None,
            };
            self.found
                .push(error::needs(subject.span, error::A_CHOICE, &kind, instead));
            return;
        };
        for option in options.iter().filter(|option| !known.contains(&option.value)) {
            let near = nearest(&option.value, known.iter().map(String::as_str));
            self.found
                .push(error::not_an_option(option.span, name, &option.value, near, known));
        }
    }

    fn since(&mut self, name: &Spanned<Name>) {
        let kind = self.read(&name.value, name.span);
        if let Some(kind) = kind.filter(|kind| *kind != Kind::Date) {
            self.found.push(error::needs(name.span, error::A_DATE, &kind, None));
        }
    }

    fn compare(&mut self, span: Span, left: &'a Node, relation: Relation, right: &'a Node) {
        if let Some(error) = self.option_compared(span, left, relation, right) {
            self.found.push(error);
            return;
        }
        let (Some(left_kind), Some(right_kind)) = (self.kind_of(left), self.kind_of(right)) else {
            return;
        };
        let is_ordered = matches!(left_kind, Kind::Number | Kind::Money | Kind::Date);
        if is_ordered && left_kind == right_kind {
            return;
        }
        let instead = match (&left_kind, &right_kind) {
            (Kind::Date, Kind::Number) => age_of(left).map(|age| format!("{age} {} {right}", relation.as_str())),
            (Kind::Number, Kind::Date) => age_of(right).map(|age| format!("{left} {} {age}", relation.as_str())),
            (Kind::Money, Kind::Number) => {
                amount_meant(right).map(|amount| format!("{left} {} {amount}", relation.as_str()))
            }
            (Kind::Number, Kind::Money) => {
                amount_meant(left).map(|amount| format!("{amount} {} {right}", relation.as_str()))
            }
            _ => None,
        };
        self.found.push(error::mixed(
            span,
            Mixture::Compared,
            (&left_kind, &right_kind),
            instead,
        ));
    }

    /// `jenis = hilang`, where `hilang` is an option and no name.
    fn option_compared(&self, span: Span, left: &Node, relation: Relation, right: &Node) -> Option<ExpressionError> {
        let (NodeKind::Name(left), NodeKind::Name(right)) = (&left.kind, &right.kind) else {
            return None;
        };
        let kind = &self.scope.get(left.as_str())?.kind;
        kind.options()?;
        if self.scope.get(right.as_str()).is_some() {
            return None;
        }
        let is = match relation {
            Relation::NotEqual => "is not",
            Relation::Equal | Relation::Less | Relation::LessOrEqual | Relation::Greater | Relation::GreaterOrEqual => {
                "is"
            }
        };
        Some(error::mixed(
            span,
            Mixture::Compared,
            (kind, &Kind::Text),
            Some(format!("{left} {is} {right}")),
        ))
    }

    fn sum(&mut self, span: Span, first: &'a Node, rest: &'a [(Sign, Node)]) -> Option<Kind> {
        let mut total = self.quantity(first);
        for (_, part) in rest {
            let kind = self.quantity(part);
            let (Some(before), Some(next)) = (&total, &kind) else {
                total = total.or(kind);
                continue;
            };
            if before != next {
                self.found
                    .push(error::mixed(span, Mixture::Added, (before, next), amount_meant(part)));
                return None;
            }
        }
        total
    }

    fn product(&mut self, span: Span, first: &'a Node, rest: &'a [(Scaling, Node)]) -> Option<Kind> {
        let mut total = self.quantity(first);
        for (scaling, part) in rest {
            let kind = self.quantity(part);
            if *scaling == Scaling::DividedBy && !is_fixed_and_not_zero(part) {
                self.found.push(error::may_divide_by_zero(part.span, &part.to_string()));
            }
            let (Some(before), Some(next)) = (&total, &kind) else {
                total = None;
                continue;
            };
            total = match (before, scaling, next) {
                (Kind::Number, _, Kind::Number) => Some(Kind::Number),
                (Kind::Money, _, Kind::Number) | (Kind::Number, Scaling::Times, Kind::Money) => Some(Kind::Money),
                _ => {
                    self.found
                        .push(error::mixed(span, Mixture::Multiplied, (before, next), None));
                    return None;
                }
            };
        }
        total
    }

    /// The kind of an operand of `+ - * /`, which is a number or money.
    fn quantity(&mut self, node: &'a Node) -> Option<Kind> {
        let kind = self.kind_of(node)?;
        let needed: Text = error::A_NUMBER;
        match kind {
            Kind::Number | Kind::Money => return Some(kind),
            Kind::Date => self.found.push(error::needs(node.span, needed, &kind, age_of(node))),
            Kind::YesNo | Kind::Choice(_) | Kind::Choices(_) | Kind::Text => {
                self.found.push(error::needs(node.span, needed, &kind, None));
            }
        }
        None
    }
}

/// `age(tanggal-lahir)` for `tanggal-lahir`.
fn age_of(node: &Node) -> Option<String> {
    if let NodeKind::Name(name) = &node.kind {
        Some(format!("age({name})"))
    } else {
        None
    }
}

/// `"Rp 25.000"` for `25000`.
fn amount_meant(node: &Node) -> Option<String> {
    let NodeKind::Number(number) = &node.kind else {
        return None;
    };
    let whole = i64::try_from(*number).ok().filter(|_| number.fract().is_zero())?;
    Some(maklumat_vocabulary::Money(whole).to_string())
}

fn is_fixed_and_not_zero(node: &Node) -> bool {
    matches!(&node.kind, NodeKind::Number(number) | NodeKind::Percent(number) if *number != Decimal::ZERO)
}

//! Whether one condition makes sure of another: by trying every case there can be, where those are few.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::condition::scope::{Kind, Scope};
use crate::condition::tree::{Node, NodeKind, Relation};

/// A condition known to hold, or known not to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Guard<'a> {
    pub(crate) condition: &'a Node,
    pub(crate) holds: bool,
}

/// More combinations than this are not tried; the answer is then no.
const MAX_COMBINATIONS: usize = 20_000;

/// Whether `goal` holds in every case in which the guards and what the scope assumes hold.
/// No means: not in every case, or too many cases to try.
pub(crate) fn entails(guards: &[Guard<'_>], goal: &Node, scope: &Scope) -> bool {
    let assumed = scope.given().iter().map(|given| Guard {
        condition: given.tree(),
        holds: true,
    });
    let guards: Vec<Guard<'_>> = assumed.chain(guards.iter().copied()).collect();
    let mut world = World::default();
    for guard in &guards {
        world.learn(guard.condition, scope);
    }
    world.learn(goal, scope);
    let premises: Vec<_> = guards
        .iter()
        .map(|guard| (world.formula(guard.condition, scope), guard.holds))
        .collect();
    let goal = world.formula(goal, scope);
    let sizes: Vec<usize> = world.variables.values().map(Variable::size).collect();
    let combinations = sizes
        .iter()
        .try_fold(1_usize, |product, size| product.checked_mul(*size));
    if combinations.is_none_or(|combinations| combinations > MAX_COMBINATIONS) {
        return premises
            .iter()
            .any(|(premise, holds)| *holds && premise.has_conjunct(&goal));
    }
    let mut cases = vec![0; sizes.len()];
    loop {
        let is_possible = premises.iter().all(|(premise, holds)| premise.holds(&cases) == *holds);
        if is_possible && !goal.holds(&cases) {
            return false;
        }
        if !advance(&mut cases, &sizes) {
            return true;
        }
    }
}

/// Steps to the next combination; false after the last.
fn advance(cases: &mut [usize], sizes: &[usize]) -> bool {
    for (case, size) in cases.iter_mut().zip(sizes) {
        *case += 1;
        if *case < *size {
            return true;
        }
        *case = 0;
    }
    false
}

/// Everything the conditions read, each with the finitely many cases that matter.
#[derive(Debug, Default)]
struct World {
    variables: BTreeMap<String, Variable>,
}

#[derive(Debug)]
enum Variable {
    /// Yes or no; also anything that is not looked into.
    Statement,
    /// Exactly one of these.
    Choice(Vec<String>),
    /// An ordered value: on each of these points, between two of them, or beyond the outermost.
    Points(BTreeSet<Decimal>),
}

#[derive(Debug, PartialEq)]
enum Formula {
    Or(Vec<Self>),
    And(Vec<Self>),
    Not(Box<Self>),
    /// Holds in these cases of the variable.
    Atom {
        variable: usize,
        cases: Vec<bool>,
    },
}

/// A part that is neither `and`, `or` nor `not`, taken apart.
enum Atom {
    Statement {
        key: String,
        holds: bool,
    },
    Chosen {
        name: String,
        all: Vec<String>,
        chosen: Vec<String>,
        negated: bool,
    },
    AnyOf {
        keys: Vec<String>,
        negated: bool,
    },
    Ordered {
        key: String,
        relation: Relation,
        point: Decimal,
    },
}

impl World {
    /// Notes the variables and points of a condition.
    fn learn(&mut self, node: &Node, scope: &Scope) {
        match &node.kind {
            NodeKind::Or(parts) | NodeKind::And(parts) => parts.iter().for_each(|part| self.learn(part, scope)),
            NodeKind::Not(inner) => self.learn(inner, scope),
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
            | NodeKind::AllChecksPassed => self.learn_atom(atom(node, scope)),
        }
    }

    fn learn_atom(&mut self, atom: Atom) {
        match atom {
            Atom::Statement { key, .. } => {
                self.variables.entry(key).or_insert(Variable::Statement);
            }
            Atom::AnyOf { keys, .. } => {
                for key in keys {
                    self.variables.entry(key).or_insert(Variable::Statement);
                }
            }
            Atom::Chosen { name, all, .. } => {
                self.variables.entry(name).or_insert(Variable::Choice(all));
            }
            Atom::Ordered { key, point, .. } => {
                let variable = self
                    .variables
                    .entry(key)
                    .or_insert_with(|| Variable::Points(BTreeSet::new()));
                if let Variable::Points(points) = variable {
                    points.insert(point);
                }
            }
        }
    }

    fn formula(&self, node: &Node, scope: &Scope) -> Formula {
        let all = |parts: &[Node]| parts.iter().map(|part| self.formula(part, scope)).collect();
        match &node.kind {
            NodeKind::Or(parts) => Formula::Or(all(parts)),
            NodeKind::And(parts) => Formula::And(all(parts)),
            NodeKind::Not(inner) => Formula::Not(Box::new(self.formula(inner, scope))),
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
            | NodeKind::AllChecksPassed => self.formula_of_atom(atom(node, scope)),
        }
    }

    fn formula_of_atom(&self, atom: Atom) -> Formula {
        match atom {
            Atom::Statement { key, holds } => self.statement(&key, holds),
            Atom::AnyOf { keys, negated } => {
                let any = Formula::Or(keys.iter().map(|key| self.statement(key, true)).collect());
                if negated { Formula::Not(Box::new(any)) } else { any }
            }
            Atom::Chosen {
                name,
                all,
                chosen,
                negated,
            } => {
                let cases = all.iter().map(|option| chosen.contains(option) != negated).collect();
                Formula::Atom {
                    variable: self.index(&name),
                    cases,
                }
            }
            Atom::Ordered { key, relation, point } => {
                let cases = match self.variables.get(&key) {
                    Some(Variable::Points(points)) => cases_of(points, relation, point),
                    Some(Variable::Statement | Variable::Choice(_)) | None => Vec::new(),
                };
                Formula::Atom {
                    variable: self.index(&key),
                    cases,
                }
            }
        }
    }

    fn statement(&self, key: &str, holds: bool) -> Formula {
        Formula::Atom {
            variable: self.index(key),
            cases: vec![!holds, holds],
        }
    }

    fn index(&self, key: &str) -> usize {
        self.variables
            .keys()
            .position(|known| known == key)
            .expect("every atom was learnt before")
    }
}

/// For points a < b the cases are: below a, a, between, b, above b.
fn cases_of(points: &BTreeSet<Decimal>, relation: Relation, point: Decimal) -> Vec<bool> {
    let at = points
        .iter()
        .position(|known| *known == point)
        .map_or(0, |index| 2 * index + 1);
    (0..2 * points.len() + 1)
        .map(|case| relation.holds(&case, &at))
        .collect()
}

impl Variable {
    fn size(&self) -> usize {
        match self {
            Self::Statement => 2,
            Self::Choice(options) => options.len(),
            Self::Points(points) => 2 * points.len() + 1,
        }
    }
}

impl Formula {
    fn holds(&self, world: &[usize]) -> bool {
        match self {
            Self::Or(parts) => parts.iter().any(|part| part.holds(world)),
            Self::And(parts) => parts.iter().all(|part| part.holds(world)),
            Self::Not(inner) => !inner.holds(world),
            Self::Atom { variable, cases } => cases.get(world[*variable]).copied().unwrap_or(false),
        }
    }

    fn has_conjunct(&self, goal: &Self) -> bool {
        match self {
            Self::And(parts) => self == goal || parts.iter().any(|part| part.has_conjunct(goal)),
            Self::Or(_) | Self::Not(_) | Self::Atom { .. } => self == goal,
        }
    }
}

fn atom(node: &Node, scope: &Scope) -> Atom {
    match &node.kind {
        NodeKind::Is {
            subject,
            negated,
            option,
        } => chosen(subject.value.as_str(), vec![option.value.clone()], *negated, scope),
        NodeKind::In { subject, options } => {
            let options = options.iter().map(|option| option.value.clone()).collect();
            chosen(subject.value.as_str(), options, false, scope)
        }
        NodeKind::Compare(left, relation, right) => ordered(left, *relation, right)
            .or_else(|| ordered(right, relation.mirrored(), left))
            .unwrap_or_else(|| opaque_comparison(left, *relation, right)),
        NodeKind::Or(_)
        | NodeKind::And(_)
        | NodeKind::Not(_)
        | NodeKind::Sum(..)
        | NodeKind::Product(..)
        | NodeKind::Number(_)
        | NodeKind::Percent(_)
        | NodeKind::Money(_)
        | NodeKind::Date(_)
        | NodeKind::Name(_)
        | NodeKind::Age(_)
        | NodeKind::AllChecksPassed => Atom::Statement {
            key: node.to_string(),
            holds: true,
        },
    }
}

fn chosen(name: &str, chosen: Vec<String>, negated: bool, scope: &Scope) -> Atom {
    match scope.get(name).map(|known| &known.kind) {
        Some(Kind::Choice(all)) => Atom::Chosen {
            name: name.to_owned(),
            all: all.clone(),
            chosen,
            negated,
        },
        Some(Kind::YesNo | Kind::Number | Kind::Money | Kind::Date | Kind::Choices(_) | Kind::Text) | None => {
            Atom::AnyOf {
                keys: chosen.iter().map(|option| format!("{name} is {option}")).collect(),
                negated,
            }
        }
    }
}

/// A name or an age against a fixed value.
fn ordered(subject: &Node, relation: Relation, fixed: &Node) -> Option<Atom> {
    let is_simple = matches!(subject.kind, NodeKind::Name(_) | NodeKind::Age(_));
    let point = point_of(fixed).filter(|_| is_simple)?;
    // A key of its own, so that a yes-no value of the same name would not be taken for it.
    Some(Atom::Ordered {
        key: format!("{subject} ?"),
        relation,
        point,
    })
}

fn point_of(node: &Node) -> Option<Decimal> {
    match &node.kind {
        NodeKind::Number(number) => Some(*number),
        NodeKind::Percent(number) => number.checked_div(Decimal::ONE_HUNDRED),
        NodeKind::Money(money) => Some(Decimal::from(money.0)),
        NodeKind::Date(date) => Some(Decimal::from(
            i32::from(date.year()) * 10_000 + i32::from(date.month()) * 100 + i32::from(date.day()),
        )),
        NodeKind::Or(_)
        | NodeKind::And(_)
        | NodeKind::Not(_)
        | NodeKind::Compare(..)
        | NodeKind::Is { .. }
        | NodeKind::In { .. }
        | NodeKind::Sum(..)
        | NodeKind::Product(..)
        | NodeKind::Name(_)
        | NodeKind::Age(_)
        | NodeKind::AllChecksPassed => None,
    }
}

/// Two sides that are not looked into; `a >= b` is written as not `a < b`, so that both are one statement.
fn opaque_comparison(left: &Node, relation: Relation, right: &Node) -> Atom {
    let (relation, holds) = match relation {
        Relation::Equal | Relation::Less | Relation::Greater => (relation, true),
        Relation::NotEqual | Relation::GreaterOrEqual | Relation::LessOrEqual => (relation.negated(), false),
    };
    Atom::Statement {
        key: format!("{left} {} {right}", relation.as_str()),
        holds,
    }
}

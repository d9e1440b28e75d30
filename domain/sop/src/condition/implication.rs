//! Whether one condition makes sure of another: by trying every case there can be, where those are few.

use std::collections::BTreeMap;

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
    let trial = Trial::new(guards, goal, scope);
    match trial.counterexample() {
        Ok(found) => found.is_none(),
        Err(TooMany) => trial
            .premises
            .iter()
            .any(|(premise, holds)| *holds && premise.has_conjunct(&trial.goal)),
    }
}

/// A case, in words, in which the guards hold and `goal` does not. Nothing where there is none, or too many cases to try.
pub(crate) fn counterexample(guards: &[Guard<'_>], goal: &Node, scope: &Scope) -> Option<String> {
    let trial = Trial::new(guards, goal, scope);
    let cases = trial.counterexample().ok().flatten()?;
    Some(trial.world.words(&cases))
}

/// What is known, and what is asked, over all cases.
struct Trial {
    world: World,
    premises: Vec<(Formula, bool)>,
    goal: Formula,
}

struct TooMany;

impl Trial {
    fn new(guards: &[Guard<'_>], goal: &Node, scope: &Scope) -> Self {
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
        let premises = guards
            .iter()
            .map(|guard| (world.formula(guard.condition, scope), guard.holds))
            .collect();
        let goal = world.formula(goal, scope);
        Self { world, premises, goal }
    }

    fn counterexample(&self) -> Result<Option<Vec<usize>>, TooMany> {
        let sizes: Vec<usize> = self.world.variables.values().map(Variable::size).collect();
        let combinations = sizes
            .iter()
            .try_fold(1_usize, |product, size| product.checked_mul(*size));
        if combinations.is_none_or(|combinations| combinations > MAX_COMBINATIONS) {
            return Err(TooMany);
        }
        let mut cases = vec![0; sizes.len()];
        loop {
            let is_possible = self.world.is_possible(&cases)
                && self
                    .premises
                    .iter()
                    .all(|(premise, holds)| premise.holds(&cases) == *holds);
            if is_possible && !self.goal.holds(&cases) {
                return Ok(Some(cases));
            }
            if !advance(&mut cases, &sizes) {
                return Ok(None);
            }
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
    Points {
        name: String,
        /// With how they are written.
        points: BTreeMap<Decimal, String>,
        /// Nothing lies between two whole numbers that follow each other.
        is_whole: bool,
    },
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
        name: String,
        relation: Relation,
        point: Decimal,
        written: String,
        is_whole: bool,
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
            | NodeKind::Days(_)
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
            Atom::Ordered {
                key,
                name,
                point,
                written,
                is_whole,
                ..
            } => {
                let variable = self.variables.entry(key).or_insert_with(|| Variable::Points {
                    name,
                    points: BTreeMap::new(),
                    is_whole,
                });
                if let Variable::Points { points, .. } = variable {
                    points.insert(point, written);
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
            | NodeKind::Days(_)
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
            Atom::Ordered {
                key, relation, point, ..
            } => {
                let cases = match self.variables.get(&key) {
                    Some(Variable::Points { points, .. }) => cases_of(points, relation, point),
                    Some(Variable::Statement | Variable::Choice(_)) | None => Vec::new(),
                };
                Formula::Atom {
                    variable: self.index(&key),
                    cases,
                }
            }
        }
    }

    fn is_possible(&self, cases: &[usize]) -> bool {
        let mut variables = self.variables.values().zip(cases);
        variables.all(|(variable, case)| variable.is_possible(*case))
    }

    fn words(&self, cases: &[usize]) -> String {
        let variables = self.variables.iter().zip(cases);
        let words: Vec<String> = variables
            .map(|((key, variable), case)| variable.words(key, *case))
            .collect();
        words.join(", ")
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
fn cases_of(points: &BTreeMap<Decimal, String>, relation: Relation, point: Decimal) -> Vec<bool> {
    let at = points
        .keys()
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
            Self::Points { points, .. } => 2 * points.len() + 1,
        }
    }

    /// Whether some value is in this case.
    fn is_possible(&self, case: usize) -> bool {
        let Self::Points {
            points, is_whole: true, ..
        } = self
        else {
            return true;
        };
        let point = |index: usize| points.keys().nth(index);
        if case % 2 == 1 {
            return point(case / 2).is_none_or(|point| point.fract().is_zero());
        }
        match (case.checked_sub(2).and_then(|below| point(below / 2)), point(case / 2)) {
            (Some(below), Some(above)) => below.floor() + Decimal::ONE < *above,
            (None, _) | (_, None) => true,
        }
    }

    /// The case as a person would say it: `10 < luas < 20`, `jenis: baru`.
    fn words(&self, key: &str, case: usize) -> String {
        match self {
            Self::Statement => format!("{key}: {}", if case == 1 { "ya" } else { "tidak" }),
            Self::Choice(options) => format!("{key}: {}", options.get(case).map_or("", String::as_str)),
            Self::Points { name, points, .. } => {
                let point = |index: usize| points.values().nth(index);
                if case % 2 == 1 {
                    return format!("{name} = {}", point(case / 2).map_or("", String::as_str));
                }
                match (case.checked_sub(2).and_then(|below| point(below / 2)), point(case / 2)) {
                    (Some(below), Some(above)) => format!("{below} < {name} < {above}"),
                    (Some(below), None) => format!("{name} > {below}"),
                    (None, Some(above)) => format!("{name} < {above}"),
                    (None, None) => name.clone(),
                }
            }
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
        NodeKind::Compare(left, relation, right) => ordered(left, *relation, right, scope)
            .or_else(|| ordered(right, relation.mirrored(), left, scope))
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
        | NodeKind::Days(_)
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

/// A name, an age or a number of days against a fixed value.
fn ordered(subject: &Node, relation: Relation, fixed: &Node, scope: &Scope) -> Option<Atom> {
    let is_whole = match &subject.kind {
        NodeKind::Age(_) | NodeKind::Days(_) => true,
        NodeKind::Name(name) => scope.is_whole(name.as_str()),
        NodeKind::Or(_)
        | NodeKind::And(_)
        | NodeKind::Not(_)
        | NodeKind::Compare(..)
        | NodeKind::Is { .. }
        | NodeKind::In { .. }
        | NodeKind::Sum(..)
        | NodeKind::Product(..)
        | NodeKind::Number(_)
        | NodeKind::Percent(_)
        | NodeKind::Money(_)
        | NodeKind::Date(_)
        | NodeKind::AllChecksPassed => return None,
    };
    let point = point_of(fixed)?;
    // A key of its own, so that a yes-no value of the same name would not be taken for it.
    Some(Atom::Ordered {
        key: format!("{subject} ?"),
        name: subject.to_string(),
        relation,
        point,
        written: fixed.to_string(),
        is_whole,
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
        | NodeKind::Days(_)
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

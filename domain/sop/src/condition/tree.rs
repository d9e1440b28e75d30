//! The shape of an expression, and its normal form in writing.

use std::fmt;

use maklumat_calendar::Date;
use maklumat_vocabulary::{Money, Name, Span, Spanned};
use rust_decimal::Decimal;

/// A part of an expression and where it stands in the text.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) span: Span,
    pub(crate) kind: NodeKind,
}

/// `Or`, `And`, `Sum` and `Product` hold all their operands side by side, so that depth is only what parentheses
/// and `not` make, and the parser bounds it.
#[derive(Clone, Debug)]
pub(crate) enum NodeKind {
    Or(Vec<Node>),
    And(Vec<Node>),
    Not(Box<Node>),
    Compare(Box<Node>, Relation, Box<Node>),
    Is {
        subject: Spanned<Name>,
        negated: bool,
        option: Spanned<String>,
    },
    In {
        subject: Spanned<Name>,
        options: Vec<Spanned<String>>,
    },
    Sum(Box<Node>, Vec<(Sign, Node)>),
    Product(Box<Node>, Vec<(Scaling, Node)>),
    Number(Decimal),
    /// Hundredths: 66 stands for 0.66.
    Percent(Decimal),
    Money(Money),
    Date(Date),
    Name(Name),
    /// Whole years since a day.
    Age(Spanned<Name>),
    /// Calendar days since a day; below zero where it is still to come.
    Days(Spanned<Name>),
    AllChecksPassed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    Plus,
    Minus,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scaling {
    Times,
    DividedBy,
}

impl Node {
    /// Calls `see` with every part that reads a name.
    pub(crate) fn visit_names(&self, see: &mut dyn FnMut(&Name)) {
        match &self.kind {
            NodeKind::Or(parts) | NodeKind::And(parts) => parts.iter().for_each(|part| part.visit_names(see)),
            NodeKind::Not(inner) => inner.visit_names(see),
            NodeKind::Compare(left, _, right) => {
                left.visit_names(see);
                right.visit_names(see);
            }
            NodeKind::Is { subject, .. }
            | NodeKind::In { subject, .. }
            | NodeKind::Age(subject)
            | NodeKind::Days(subject) => {
                see(&subject.value);
            }
            NodeKind::Sum(first, rest) => {
                first.visit_names(see);
                rest.iter().for_each(|(_, part)| part.visit_names(see));
            }
            NodeKind::Product(first, rest) => {
                first.visit_names(see);
                rest.iter().for_each(|(_, part)| part.visit_names(see));
            }
            NodeKind::Name(name) => see(name),
            NodeKind::Number(_)
            | NodeKind::Percent(_)
            | NodeKind::Money(_)
            | NodeKind::Date(_)
            | NodeKind::AllChecksPassed => {}
        }
    }

    pub(crate) fn mentions_all_checks_passed(&self) -> bool {
        match &self.kind {
            NodeKind::AllChecksPassed => true,
            NodeKind::Or(parts) | NodeKind::And(parts) => parts.iter().any(Self::mentions_all_checks_passed),
            NodeKind::Not(inner) => inner.mentions_all_checks_passed(),
            NodeKind::Compare(left, _, right) => {
                left.mentions_all_checks_passed() || right.mentions_all_checks_passed()
            }
            NodeKind::Sum(first, rest) => {
                first.mentions_all_checks_passed() || rest.iter().any(|(_, part)| part.mentions_all_checks_passed())
            }
            NodeKind::Product(first, rest) => {
                first.mentions_all_checks_passed() || rest.iter().any(|(_, part)| part.mentions_all_checks_passed())
            }
            NodeKind::Is { .. }
            | NodeKind::In { .. }
            | NodeKind::Number(_)
            | NodeKind::Percent(_)
            | NodeKind::Money(_)
            | NodeKind::Date(_)
            | NodeKind::Name(_)
            | NodeKind::Age(_)
            | NodeKind::Days(_) => false,
        }
    }

    /// How tightly the part binds: a part stands in parentheses inside one that binds as tightly or tighter.
    const fn binding(&self) -> u8 {
        match &self.kind {
            NodeKind::Or(_) => 0,
            NodeKind::And(_) => 1,
            NodeKind::Not(_) => 2,
            NodeKind::Compare(..) | NodeKind::Is { .. } | NodeKind::In { .. } => 3,
            NodeKind::Sum(..) => 4,
            NodeKind::Product(..) => 5,
            NodeKind::Number(_)
            | NodeKind::Percent(_)
            | NodeKind::Money(_)
            | NodeKind::Date(_)
            | NodeKind::Name(_)
            | NodeKind::Age(_)
            | NodeKind::Days(_)
            | NodeKind::AllChecksPassed => 6,
        }
    }

    fn write_inside(&self, f: &mut fmt::Formatter<'_>, binding: u8) -> fmt::Result {
        if self.binding() <= binding {
            write!(f, "({self})")
        } else {
            write!(f, "{self}")
        }
    }
}

impl Relation {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
        }
    }

    /// What holds where this does not.
    pub(crate) const fn negated(self) -> Self {
        match self {
            Self::Equal => Self::NotEqual,
            Self::NotEqual => Self::Equal,
            Self::Less => Self::GreaterOrEqual,
            Self::LessOrEqual => Self::Greater,
            Self::Greater => Self::LessOrEqual,
            Self::GreaterOrEqual => Self::Less,
        }
    }

    /// The same statement read from right to left.
    pub(crate) const fn mirrored(self) -> Self {
        match self {
            Self::Equal => Self::Equal,
            Self::NotEqual => Self::NotEqual,
            Self::Less => Self::Greater,
            Self::LessOrEqual => Self::GreaterOrEqual,
            Self::Greater => Self::Less,
            Self::GreaterOrEqual => Self::LessOrEqual,
        }
    }

    pub(crate) fn holds<T: Ord>(self, left: &T, right: &T) -> bool {
        match self {
            Self::Equal => left == right,
            Self::NotEqual => left != right,
            Self::Less => left < right,
            Self::LessOrEqual => left <= right,
            Self::Greater => left > right,
            Self::GreaterOrEqual => left >= right,
        }
    }
}

/// The normal form: single spaces, no needless parentheses or zeros. Reading it gives the same expression.
impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            NodeKind::Or(parts) => write_joined(f, parts, " or ", self.binding()),
            NodeKind::And(parts) => write_joined(f, parts, " and ", self.binding()),
            NodeKind::Not(inner) => {
                f.write_str("not ")?;
                // `not not x` needs no parentheses.
                inner.write_inside(f, self.binding() - 1)
            }
            NodeKind::Compare(left, relation, right) => {
                left.write_inside(f, self.binding())?;
                write!(f, " {} ", relation.as_str())?;
                right.write_inside(f, self.binding())
            }
            NodeKind::Is {
                subject,
                negated,
                option,
            } => {
                let not = if *negated { "not " } else { "" };
                write!(f, "{} is {not}{}", subject.value, option.value)
            }
            NodeKind::In { subject, options } => {
                let options: Vec<_> = options.iter().map(|option| option.value.as_str()).collect();
                write!(f, "{} in ({})", subject.value, options.join(", "))
            }
            NodeKind::Sum(first, rest) => {
                first.write_inside(f, self.binding())?;
                for (sign, part) in rest {
                    f.write_str(match sign {
                        Sign::Plus => " + ",
                        Sign::Minus => " - ",
                    })?;
                    part.write_inside(f, self.binding())?;
                }
                Ok(())
            }
            NodeKind::Product(first, rest) => {
                first.write_inside(f, self.binding())?;
                for (scaling, part) in rest {
                    f.write_str(match scaling {
                        Scaling::Times => " * ",
                        Scaling::DividedBy => " / ",
                    })?;
                    part.write_inside(f, self.binding())?;
                }
                Ok(())
            }
            NodeKind::Number(number) => write!(f, "{}", number.normalize()),
            NodeKind::Percent(number) => write!(f, "{}%", number.normalize()),
            NodeKind::Money(money) => write!(f, "{money}"),
            NodeKind::Date(date) => write!(f, "{date}"),
            NodeKind::Name(name) => write!(f, "{name}"),
            NodeKind::Age(name) => write!(f, "age({})", name.value),
            NodeKind::Days(name) => write!(f, "days({})", name.value),
            NodeKind::AllChecksPassed => f.write_str("all-checks-passed"),
        }
    }
}

fn write_joined(f: &mut fmt::Formatter<'_>, parts: &[Node], between: &str, binding: u8) -> fmt::Result {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            f.write_str(between)?;
        }
        part.write_inside(f, binding)?;
    }
    Ok(())
}

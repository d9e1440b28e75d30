//! Where an expression names what: for whoever gives a name another spelling.

use maklumat_vocabulary::Span;

use crate::condition::Expression;
use crate::condition::tree::{Node, NodeKind};

/// What stands at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    /// A variant, a field, or what was recorded.
    Name(String),
    Option {
        subject: String,
        option: String,
    },
}

impl Expression {
    /// Every name and option with its place in the text of the expression.
    pub(crate) fn places(&self) -> Vec<(Span, Named)> {
        let mut places = Vec::new();
        gather(&self.tree, &mut places);
        places
    }
}

fn gather(node: &Node, places: &mut Vec<(Span, Named)>) {
    match &node.kind {
        NodeKind::Or(parts) | NodeKind::And(parts) => parts.iter().for_each(|part| gather(part, places)),
        NodeKind::Not(inner) => gather(inner, places),
        NodeKind::Compare(left, _, right) => {
            gather(left, places);
            gather(right, places);
        }
        NodeKind::Is { subject, option, .. } => {
            places.push((subject.span, Named::Name(subject.value.to_string())));
            places.push((option.span, of(subject.value.as_str(), &option.value)));
        }
        NodeKind::In { subject, options } => {
            places.push((subject.span, Named::Name(subject.value.to_string())));
            let options = options.iter();
            places.extend(options.map(|option| (option.span, of(subject.value.as_str(), &option.value))));
        }
        NodeKind::Sum(first, rest) => {
            gather(first, places);
            rest.iter().for_each(|(_, part)| gather(part, places));
        }
        NodeKind::Product(first, rest) => {
            gather(first, places);
            rest.iter().for_each(|(_, part)| gather(part, places));
        }
        NodeKind::Age(subject) | NodeKind::Days(subject) => {
            places.push((subject.span, Named::Name(subject.value.to_string())));
        }
        NodeKind::Name(name) => places.push((node.span, Named::Name(name.to_string()))),
        NodeKind::Number(_)
        | NodeKind::Percent(_)
        | NodeKind::Money(_)
        | NodeKind::Date(_)
        | NodeKind::AllChecksPassed => {}
    }
}

fn of(subject: &str, option: &str) -> Named {
    Named::Option {
        subject: subject.to_owned(),
        option: option.to_owned(),
    }
}

//! An expression in plain words of Indonesian or English.

use maklumat_calendar::{Date, month_name};
use maklumat_vocabulary::{Language, Name, Spanned, Text};
use rust_decimal::Decimal;

use crate::condition::tree::{Node, NodeKind, Relation, Scaling, Sign};

/// How names and options are written for the reader at hand.
pub(crate) struct Labels<'a> {
    pub(crate) language: Language,
    pub(crate) name: &'a dyn Fn(&Name) -> String,
    pub(crate) option: &'a dyn Fn(&Name, &str) -> String,
}

const AND: Text = Text {
    id: ", dan ",
    en: ", and ",
};
const OR: Text = Text {
    id: ", atau ",
    en: ", or ",
};
const NOT: Text = Text {
    id: "bukan ",
    en: "not ",
};
const LAST_OR: Text = Text {
    id: " atau ",
    en: " or ",
};
const LAST_NOR: Text = Text {
    id: " dan bukan ",
    en: " nor ",
};
const YES: Text = Text { id: "ya", en: "yes" };
const NO: Text = Text { id: "tidak", en: "no" };
const PASSED: Text = Text {
    id: "semua pemeriksaan lulus",
    en: "all checks passed",
};
const FAILED: Text = Text {
    id: "ada pemeriksaan yang tidak lulus",
    en: "at least one check failed",
};
const AGE: Text = Text {
    id: "umur menurut ",
    en: "age by ",
};
const SINCE: Text = Text {
    id: "jumlah hari sejak ",
    en: "days since ",
};
const YEARS: Text = Text {
    id: " tahun",
    en: " years",
};

impl Labels<'_> {
    /// The sentence of a condition, or of its contrary.
    pub(crate) fn sentence(&self, node: &Node, holds: bool) -> String {
        match (&node.kind, holds) {
            (NodeKind::Or(parts), true) | (NodeKind::And(parts), false) => self.joined(parts, OR, holds),
            (NodeKind::And(parts), true) | (NodeKind::Or(parts), false) => self.joined(parts, AND, holds),
            (NodeKind::Not(inner), _) => self.sentence(inner, !holds),
            (
                NodeKind::Is {
                    subject,
                    negated,
                    option,
                },
                _,
            ) => {
                let not = if *negated == holds {
                    NOT.within(self.language)
                } else {
                    ""
                };
                format!(
                    "{}: {not}{}",
                    (self.name)(&subject.value),
                    (self.option)(&subject.value, &option.value)
                )
            }
            (NodeKind::In { subject, options }, _) => self.one_of(&subject.value, options, holds),
            (NodeKind::Compare(left, relation, right), _) => {
                self.comparison(left, if holds { *relation } else { relation.negated() }, right)
            }
            (NodeKind::AllChecksPassed, _) => (if holds { PASSED } else { FAILED }).within(self.language).to_owned(),
            (NodeKind::Name(name), _) => {
                format!(
                    "{}: {}",
                    (self.name)(name),
                    (if holds { YES } else { NO }).within(self.language)
                )
            }
            (
                NodeKind::Sum(..)
                | NodeKind::Product(..)
                | NodeKind::Number(_)
                | NodeKind::Percent(_)
                | NodeKind::Money(_)
                | NodeKind::Date(_)
                | NodeKind::Age(_)
                | NodeKind::Days(_),
                _,
            ) => self.quantity(node),
        }
    }

    /// `rusak, ubah atau hilang`
    fn one_of(&self, name: &Name, options: &[Spanned<String>], holds: bool) -> String {
        let options: Vec<_> = options
            .iter()
            .map(|option| (self.option)(name, &option.value))
            .collect();
        let (not, before_last) = if holds {
            ("", LAST_OR)
        } else {
            (NOT.within(self.language), LAST_NOR)
        };
        let list = match options.as_slice() {
            [first @ .., last] if !first.is_empty() => {
                format!("{}{}{last}", first.join(", "), before_last.within(self.language))
            }
            alone => alone.concat(),
        };
        format!("{}: {not}{list}", (self.name)(name))
    }

    fn joined(&self, parts: &[Node], between: Text, holds: bool) -> String {
        let sentences: Vec<_> = parts
            .iter()
            .map(|part| {
                let sentence = self.sentence(part, holds);
                if has_joints(part) {
                    format!("({sentence})")
                } else {
                    sentence
                }
            })
            .collect();
        sentences.join(between.within(self.language))
    }

    fn comparison(&self, left: &Node, relation: Relation, right: &Node) -> String {
        let is_day = matches!(left.kind, NodeKind::Date(_)) || matches!(right.kind, NodeKind::Date(_));
        let is_age = matches!(left.kind, NodeKind::Age(_)) || matches!(right.kind, NodeKind::Age(_));
        let words = if is_day {
            words_for_days(relation)
        } else {
            words_for_quantities(relation)
        };
        let years = if is_age { YEARS.within(self.language) } else { "" };
        format!(
            "{} {} {}{years}",
            self.quantity(left),
            words.within(self.language),
            self.quantity(right)
        )
    }

    /// An amount, or one side of a comparison.
    pub(crate) fn quantity(&self, node: &Node) -> String {
        match &node.kind {
            NodeKind::Number(number) => self.number(*number),
            NodeKind::Percent(number) => format!("{}%", self.number(*number)),
            NodeKind::Money(money) => money.to_string(),
            NodeKind::Date(date) => self.date(*date),
            NodeKind::Name(name) => (self.name)(name),
            NodeKind::Age(name) => format!("{}{}", AGE.within(self.language), (self.name)(&name.value)),
            NodeKind::Days(name) => format!("{}{}", SINCE.within(self.language), (self.name)(&name.value)),
            NodeKind::Sum(first, rest) => rest.iter().fold(self.quantity(first), |sum, (sign, part)| {
                let sign = match sign {
                    Sign::Plus => '+',
                    Sign::Minus => '\u{2212}',
                };
                let part_in_words = self.quantity(part);
                if matches!(part.kind, NodeKind::Sum(..)) {
                    format!("{sum} {sign} ({part_in_words})")
                } else {
                    format!("{sum} {sign} {part_in_words}")
                }
            }),
            NodeKind::Product(first, rest) => rest.iter().fold(self.factor(first), |product, (scaling, part)| {
                let sign = match scaling {
                    Scaling::Times => '\u{00d7}',
                    Scaling::DividedBy => ':',
                };
                format!("{product} {sign} {}", self.factor(part))
            }),
            NodeKind::Or(_)
            | NodeKind::And(_)
            | NodeKind::Not(_)
            | NodeKind::Compare(..)
            | NodeKind::Is { .. }
            | NodeKind::In { .. }
            | NodeKind::AllChecksPassed => format!("({})", self.sentence(node, true)),
        }
    }

    fn factor(&self, node: &Node) -> String {
        let words = self.quantity(node);
        let is_compound = matches!(node.kind, NodeKind::Sum(..) | NodeKind::Product(..));
        if is_compound { format!("({words})") } else { words }
    }

    /// `12.000,5` in Indonesian, `12,000.5` in English; four digits stay together, for they are often a year.
    fn number(&self, number: Decimal) -> String {
        let (thousands, point) = match self.language {
            Language::Indonesian => ('.', ','),
            Language::English => (',', '.'),
        };
        let plain = number.abs().normalize().to_string();
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut words = String::from(if number.is_sign_negative() { "\u{2212}" } else { "" });
        for (index, digit) in whole.chars().enumerate() {
            if whole.len() > 4 && index > 0 && (whole.len() - index).is_multiple_of(3) {
                words.push(thousands);
            }
            words.push(digit);
        }
        if !fraction.is_empty() {
            words.push(point);
            words.push_str(fraction);
        }
        words
    }

    fn date(&self, date: Date) -> String {
        format!(
            "{} {} {}",
            date.day(),
            month_name(date.month(), self.language),
            date.year()
        )
    }
}

/// Whether the sentence of a part has words in it that could be taken for its neighbour's.
fn has_joints(node: &Node) -> bool {
    match &node.kind {
        NodeKind::Or(_) | NodeKind::And(_) => true,
        NodeKind::Not(inner) => has_joints(inner),
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
        | NodeKind::AllChecksPassed => false,
    }
}

const fn words_for_quantities(relation: Relation) -> Text {
    match relation {
        Relation::Equal => Text {
            id: "sama dengan",
            en: "is",
        },
        Relation::NotEqual => Text {
            id: "tidak sama dengan",
            en: "is not",
        },
        Relation::Less => Text {
            id: "kurang dari",
            en: "is less than",
        },
        Relation::LessOrEqual => Text {
            id: "paling banyak",
            en: "is at most",
        },
        Relation::Greater => Text {
            id: "lebih dari",
            en: "is more than",
        },
        Relation::GreaterOrEqual => Text {
            id: "paling sedikit",
            en: "is at least",
        },
    }
}

const fn words_for_days(relation: Relation) -> Text {
    match relation {
        Relation::Equal => Text {
            id: "pada",
            en: "is on",
        },
        Relation::NotEqual => Text {
            id: "tidak pada",
            en: "is not on",
        },
        Relation::Less => Text {
            id: "sebelum",
            en: "is before",
        },
        Relation::LessOrEqual => Text {
            id: "paling lambat",
            en: "is not after",
        },
        Relation::Greater => Text {
            id: "sesudah",
            en: "is after",
        },
        Relation::GreaterOrEqual => Text {
            id: "paling awal",
            en: "is not before",
        },
    }
}

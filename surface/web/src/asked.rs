//! One input as a form shows it: its shape, hint and what was typed; the same for applicants and for officers' records.

use maklumat_app::Input;
use maklumat_sop::FieldKind;

use crate::form::{self, Shown};
use crate::frame::Frame;

/// An input with everything its template needs.
pub(crate) struct Asked<'a> {
    pub(crate) input: &'a Input,
    /// Of the element, also where the error summary points.
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) shape: Shape,
    pub(crate) hint: Option<String>,
    pub(crate) typed: String,
    pub(crate) errors: Vec<&'a Shown>,
    /// Its label is the heading of the page already.
    pub(crate) is_title: bool,
    /// What an officer wrote about this field.
    pub(crate) defect: Option<String>,
}

pub(crate) enum Shape {
    Line {
        mode: &'static str,
        class: &'static str,
        autocomplete: &'static str,
    },
    Lines,
    /// Day, month, year.
    Date {
        parts: [String; 3],
    },
    Options {
        is_single: bool,
        options: Vec<Chosen>,
    },
    /// More options than a screen should list.
    LongList {
        options: Vec<Chosen>,
    },
}

pub(crate) struct Chosen {
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) is_chosen: bool,
}

/// Above this many options a list folds into a select.
const MOST_RADIOS: usize = 7;

impl<'a> Asked<'a> {
    /// `prefix` keeps the names of several groups on one page apart.
    pub(crate) fn new(f: &Frame, input: &'a Input, prefix: &str, errors: &'a [Shown]) -> Self {
        let name = format!("{prefix}{}", input.name);
        let field = input.name.as_str();
        Self {
            input,
            id: field.to_owned(),
            shape: shape(f, input),
            hint: hint(f, &input.kind),
            typed: typed(input),
            errors: errors.iter().filter(|error| error.field == field).collect(),
            name,
            is_title: false,
            defect: None,
        }
    }

    /// What stands in a field that is not open, as people read it.
    pub(crate) fn words(&self, f: &Frame) -> String {
        answer_words(f, self.input)
    }

    pub(crate) fn is_bad(&self) -> bool {
        !self.errors.is_empty()
    }

    /// Ids of hint and message, for screen readers.
    pub(crate) fn described_by(&self) -> String {
        let has_hint = self.hint.is_some() || matches!(self.shape, Shape::Date { .. });
        let mut ids = Vec::new();
        if has_hint {
            ids.push(format!("{}-h", self.id));
        }
        if self.is_bad() {
            ids.push(format!("{}-e", self.id));
        }
        ids.join(" ")
    }
}

fn typed(input: &Input) -> String {
    input.typed.first().map(|text| text.0.clone()).unwrap_or_default()
}

fn shape(f: &Frame, input: &Input) -> Shape {
    let line = |mode, class, autocomplete| Shape::Line {
        mode,
        class,
        autocomplete,
    };
    match &input.kind {
        FieldKind::Text | FieldKind::Region | FieldKind::Location => line("text", "", "off"),
        FieldKind::LongText => Shape::Lines,
        FieldKind::Integer => line("numeric", "w-s", "off"),
        FieldKind::Decimal => line("decimal", "w-s", "off"),
        FieldKind::Money => line("numeric", "w-m", "off"),
        FieldKind::Nik | FieldKind::Nib => line("numeric", "w-m mono", "off"),
        FieldKind::Phone => line("tel", "w-m", "tel"),
        FieldKind::Email => line("email", "", "email"),
        FieldKind::Plate => line("text", "w-m mono", "off"),
        FieldKind::Date => Shape::Date {
            parts: form::date_parts(&typed(input)),
        },
        FieldKind::YesNo => {
            let option = |id: &str, key: &str| Chosen {
                id: id.to_owned(),
                label: f.t(key).into_owned(),
                is_chosen: is_typed(input, id),
            };
            Shape::Options {
                is_single: true,
                options: vec![option("ya", "yes"), option("tidak", "no")],
            }
        }
        FieldKind::Choice(options) => {
            let options: Vec<Chosen> = options.iter().map(|option| chosen(f, input, option)).collect();
            if options.len() > MOST_RADIOS {
                Shape::LongList { options }
            } else {
                Shape::Options {
                    is_single: true,
                    options,
                }
            }
        }
        FieldKind::Choices(options) => Shape::Options {
            is_single: false,
            options: options.iter().map(|option| chosen(f, input, option)).collect(),
        },
    }
}

fn chosen(f: &Frame, input: &Input, option: &maklumat_sop::ChoiceOption) -> Chosen {
    Chosen {
        id: option.id.clone(),
        label: f.l(&option.label).to_owned(),
        is_chosen: is_typed(input, &option.id),
    }
}

fn is_typed(input: &Input, id: &str) -> bool {
    input.typed.iter().any(|text| text.0 == id)
}

fn hint(f: &Frame, kind: &FieldKind) -> Option<String> {
    let key = match kind {
        FieldKind::Nik => "hint-nik",
        FieldKind::Nib => "hint-nib",
        FieldKind::Phone => "hint-phone",
        FieldKind::Email => "hint-email",
        FieldKind::Money => "hint-money",
        FieldKind::Decimal => "hint-decimal",
        FieldKind::Plate => "hint-plate",
        FieldKind::Region => "hint-region",
        FieldKind::Location => "hint-location",
        FieldKind::Text
        | FieldKind::LongText
        | FieldKind::Integer
        | FieldKind::YesNo
        | FieldKind::Date
        | FieldKind::Choice(_)
        | FieldKind::Choices(_) => return None,
    };
    Some(f.t(key).into_owned())
}

/// An answer as people read it back: labels for options, dates in words, personal numbers half hidden.
pub(crate) fn answer_words(f: &Frame, input: &Input) -> String {
    let first = typed(input);
    if first.is_empty() {
        return f.t("not-filled").into_owned();
    }
    let words = match &input.kind {
        FieldKind::YesNo => f.t(if first == "ya" { "yes" } else { "no" }).into_owned(),
        FieldKind::Choice(options) | FieldKind::Choices(options) => {
            let labels = options
                .iter()
                .filter(|option| is_typed(input, &option.id))
                .map(|option| f.l(&option.label));
            labels.collect::<Vec<_>>().join("; ")
        }
        FieldKind::Date => first.parse().map_or(first, |date| f.long_day(&date)),
        FieldKind::Nik => half_hidden(&first, 4, 4),
        FieldKind::Phone => half_hidden(&first, 4, 4),
        FieldKind::Text
        | FieldKind::LongText
        | FieldKind::Integer
        | FieldKind::Decimal
        | FieldKind::Money
        | FieldKind::Nib
        | FieldKind::Email
        | FieldKind::Region
        | FieldKind::Location
        | FieldKind::Plate => first,
    };
    match &input.unit {
        Some(unit) => format!("{words} {unit}"),
        None => words,
    }
}

/// The same for the one whose answers they are: a NIK in full, in groups that the eye can compare with a card.
pub(crate) fn own_answer_words(f: &Frame, input: &Input) -> String {
    let digits = typed(input);
    let is_whole = digits.len() == 16 && digits.bytes().all(|digit| digit.is_ascii_digit());
    if !matches!(input.kind, FieldKind::Nik) || !is_whole {
        return answer_words(f, input);
    }
    [&digits[..4], &digits[4..8], &digits[8..12], &digits[12..]].join(" ")
}

/// `9999 •••• •••• 0003`
pub(crate) fn half_hidden(text: &str, shown_first: usize, shown_last: usize) -> String {
    let letters: Vec<char> = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    if letters.len() <= shown_first + shown_last {
        return text.to_owned();
    }
    let hidden = letters.len() - shown_first - shown_last;
    let groups = vec!["••••"; hidden.div_ceil(4)].join(" ");
    let first: String = letters[..shown_first].iter().collect();
    let last: String = letters[letters.len() - shown_last..].iter().collect();
    format!("{first} {groups} {last}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nik_is_shown_without_its_middle() {
        assert_eq!(half_hidden("9999010101010003", 4, 4), "9999 •••• •••• 0003");
        assert_eq!(half_hidden("1234", 4, 4), "1234");
    }
}

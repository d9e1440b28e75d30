//! Whether a value fits its field, and a text its place. The same for answers and for what officers record.

use maklumat_sop::{Field, FieldKind, Value};
use maklumat_vocabulary::Name;

use crate::refusal::{Refusal, ValueFault};

/// Longest free text an officer or applicant may leave with an act.
pub(crate) const TEXT_LIMIT: usize = 4_000;
const ANSWER_LIMIT: i64 = 300;
const LONG_ANSWER_LIMIT: i64 = 10_000;

/// Which refusal a wrong value becomes depends on nothing but its name.
pub(crate) fn check_value(field: &Field, value: &Value) -> Result<(), Refusal> {
    fault(field, value).map_or(Ok(()), |fault| {
        Err(Refusal::AnswerWrong {
            name: field.name.clone(),
            fault,
        })
    })
}

pub(crate) fn check_option(name: &Name, options: &[maklumat_sop::ChoiceOption], value: &Value) -> Result<(), Refusal> {
    let fault = match value {
        Value::Choice(chosen) if options.iter().any(|option| option.id == *chosen) => return Ok(()),
        Value::Choice(_) => ValueFault::NotAnOption,
        Value::YesNo(_) | Value::Number(_) | Value::Money(_) | Value::Date(_) | Value::Choices(_) | Value::Text(_) => {
            ValueFault::OtherType
        }
    };
    Err(Refusal::AnswerWrong {
        name: name.clone(),
        fault,
    })
}

pub(crate) fn has_words(text: Option<&str>) -> bool {
    text.is_some_and(|text| !text.trim().is_empty())
}

pub(crate) fn short_enough(text: Option<&str>) -> Result<(), Refusal> {
    // Counting bytes first spares counting the characters of ordinary texts.
    if text.is_some_and(|text| text.len() > TEXT_LIMIT && text.chars().count() > TEXT_LIMIT) {
        return Err(Refusal::TextTooLong { limit: TEXT_LIMIT });
    }
    Ok(())
}

fn fault(field: &Field, value: &Value) -> Option<ValueFault> {
    match (&field.kind, value) {
        (FieldKind::YesNo, Value::YesNo(_)) | (FieldKind::Date, Value::Date(_)) => None,
        (FieldKind::Integer, Value::Number(number)) if !number.is_integer() => Some(ValueFault::NotWhole),
        (FieldKind::Integer | FieldKind::Decimal, Value::Number(number)) => {
            let min = field.min.filter(|min| *number < (*min).into());
            let max = field.max.filter(|max| *number > (*max).into());
            outside(min, max)
        }
        (FieldKind::Money, Value::Money(money)) => {
            let min = Some(field.min.unwrap_or(0)).filter(|min| money.0 < *min);
            outside(min, field.max.filter(|max| money.0 > *max))
        }
        (FieldKind::Choice(options), Value::Choice(chosen)) => {
            (!options.iter().any(|option| option.id == *chosen)).then_some(ValueFault::NotAnOption)
        }
        (FieldKind::Choices(_), Value::Choices(chosen)) if chosen.is_empty() && !field.optional => {
            Some(ValueFault::Empty)
        }
        (FieldKind::Choices(options), Value::Choices(chosen)) => chosen
            .iter()
            .any(|chosen| !options.iter().any(|option| option.id == *chosen))
            .then_some(ValueFault::NotAnOption),
        (_, Value::Text(text)) => text_fault(field, text),
        (
            _,
            Value::YesNo(_)
            | Value::Number(_)
            | Value::Money(_)
            | Value::Date(_)
            | Value::Choice(_)
            | Value::Choices(_),
        ) => Some(ValueFault::OtherType),
    }
}

fn outside(min: Option<i64>, max: Option<i64>) -> Option<ValueFault> {
    let small = min.map(|min| ValueFault::TooSmall { min });
    small.or_else(|| max.map(|max| ValueFault::TooLarge { max }))
}

fn text_fault(field: &Field, text: &str) -> Option<ValueFault> {
    let default = if field.kind == FieldKind::LongText {
        LONG_ANSWER_LIMIT
    } else {
        ANSWER_LIMIT
    };
    let limit = field.max.unwrap_or(default);
    if text.trim().is_empty() {
        return Some(ValueFault::Empty);
    }
    if i64::try_from(text.chars().count()).unwrap_or(i64::MAX) > limit {
        return Some(ValueFault::TooLong { limit });
    }
    match field.kind {
        FieldKind::Nik => (!is_nik(text)).then_some(ValueFault::Nik),
        FieldKind::Nib => (text.len() != 13 || !is_digits(text)).then_some(ValueFault::Nib),
        FieldKind::Phone => (!is_phone(text)).then_some(ValueFault::Phone),
        FieldKind::Email => (!is_email(text)).then_some(ValueFault::Email),
        FieldKind::Text | FieldKind::LongText | FieldKind::Region | FieldKind::Location | FieldKind::Plate => None,
        FieldKind::Integer
        | FieldKind::Decimal
        | FieldKind::Money
        | FieldKind::YesNo
        | FieldKind::Date
        | FieldKind::Choice(_)
        | FieldKind::Choices(_) => Some(ValueFault::OtherType),
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Six digits of the region, day (women: plus 40), month and year of birth, and a serial number from 0001.
fn is_nik(text: &str) -> bool {
    let number = |from: usize, until: usize| text.get(from..until).and_then(|part| part.parse::<u32>().ok());
    text.len() == 16
        && is_digits(text)
        && number(6, 8).is_some_and(|day| matches!(day, 1..=31 | 41..=71))
        && number(8, 10).is_some_and(|month| matches!(month, 1..=12))
        && number(12, 16).is_some_and(|serial| serial > 0)
}

fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    (8..=15).contains(&digits)
        && text.bytes().enumerate().all(|(at, byte)| match byte {
            b'0'..=b'9' | b' ' | b'-' | b'(' | b')' => true,
            b'+' => at == 0,
            _ => false,
        })
}

fn is_email(text: &str) -> bool {
    let Some((local, host)) = text.split_once('@') else {
        return false;
    };
    let is_host = host.split('.').count() >= 2 && host.split('.').all(|label| !label.is_empty());
    !local.is_empty() && is_host && !host.contains('@') && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests;

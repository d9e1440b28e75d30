//! From what a person typed to a value of its type, or to an error that says what to do.
//!
//! The only place where typed text becomes a fact. Error keys name sentences in the surfaces' catalogs.

use maklumat_calendar::Date;
use maklumat_sop::{ChoiceOption, Facts, Field, FieldKind, Value};
use maklumat_vocabulary::{Money, Name};
use rust_decimal::Decimal;

use crate::views::FieldError;

/// Reads one answer. An optional field left empty gives no value.
pub(crate) fn parse(field: &Field, typed: &[&str], today: Date) -> Result<Option<Value>, FieldError> {
    let text = typed.first().map_or("", |first| first.trim());
    let takes_many = matches!(field.kind, FieldKind::Choices(_));
    let is_empty = if takes_many {
        typed.iter().all(|one| one.trim().is_empty())
    } else {
        text.is_empty()
    };
    if is_empty {
        return if field.optional {
            Ok(None)
        } else {
            Err(error(field, missing_key(&field.kind)))
        };
    }
    let value = match &field.kind {
        FieldKind::Text | FieldKind::LongText | FieldKind::Region | FieldKind::Location => plain_text(field, text)?,
        FieldKind::Integer => number(field, text, true)?,
        FieldKind::Decimal => number(field, text, false)?,
        FieldKind::Money => money(field, text)?,
        FieldKind::YesNo => yes_no(field, text)?,
        FieldKind::Date => Value::Date(date(field, text, today)?),
        FieldKind::Choice(options) => Value::Choice(one_of(field, options, text)?),
        FieldKind::Choices(options) => Value::Choices(
            typed
                .iter()
                .filter(|one| !one.is_empty())
                .map(|one| one_of(field, options, one))
                .collect::<Result<_, _>>()?,
        ),
        FieldKind::Nik => digits(field, text, 16, "error-nik").and_then(|nik| checked_nik(field, nik))?,
        FieldKind::Nib => Value::Text(digits(field, text, 13, "error-nib")?),
        FieldKind::Phone => Value::Text(phone(text).ok_or_else(|| error(field, "error-phone"))?),
        FieldKind::Email => email(field, text)?,
        FieldKind::Plate => plate(field, text)?,
    };
    Ok(Some(value))
}

/// A value as somebody would type it, so that reading it gives the same value.
pub(crate) fn as_typed(value: &Value) -> Vec<String> {
    let one = |text: String| vec![text];
    match value {
        Value::YesNo(true) => one("ya".to_owned()),
        Value::YesNo(false) => one("tidak".to_owned()),
        Value::Number(number) => one(number.to_string().replace('.', ",")),
        Value::Money(amount) => one(amount.0.to_string()),
        Value::Date(date) => one(date.to_string()),
        Value::Choice(option) => one(option.clone()),
        Value::Choices(options) => options.iter().cloned().collect(),
        Value::Text(text) => one(text.clone()),
    }
}

/// A mobile number in its normal form, `08…`.
pub(crate) fn phone(text: &str) -> Option<String> {
    let mut digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if text
        .chars()
        .any(|letter| !letter.is_ascii_digit() && !" +-().".contains(letter))
    {
        return None;
    }
    if let Some(rest) = digits.strip_prefix("62") {
        digits = format!("0{rest}");
    }
    (digits.starts_with('0') && (9..=14).contains(&digits.len())).then_some(digits)
}

fn missing_key(kind: &FieldKind) -> &'static str {
    match kind {
        FieldKind::YesNo | FieldKind::Choice(_) | FieldKind::Choices(_) => "error-choose",
        FieldKind::Date => "error-date-missing",
        FieldKind::Text
        | FieldKind::LongText
        | FieldKind::Integer
        | FieldKind::Decimal
        | FieldKind::Money
        | FieldKind::Nik
        | FieldKind::Nib
        | FieldKind::Phone
        | FieldKind::Email
        | FieldKind::Region
        | FieldKind::Location
        | FieldKind::Plate => "error-missing",
    }
}

fn error(field: &Field, key: &'static str) -> FieldError {
    FieldError {
        field: field.name.to_string(),
        label: Some(field.label.clone()),
        key,
        arguments: Vec::new(),
    }
}

fn error_with(field: &Field, key: &'static str, arguments: Vec<(&'static str, String)>) -> FieldError {
    let mut error = error(field, key);
    error.arguments.extend(arguments);
    error
}

fn plain_text(field: &Field, text: &str) -> Result<Value, FieldError> {
    let limit = field.max.unwrap_or(if matches!(field.kind, FieldKind::LongText) {
        4000
    } else {
        200
    });
    let length = i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
    if length > limit {
        let arguments = vec![("limit", limit.to_string()), ("length", length.to_string())];
        return Err(error_with(field, "error-too-long", arguments));
    }
    if text
        .chars()
        .any(|letter| letter.is_control() && letter != '\n' && letter != '\r')
    {
        return Err(error(field, "error-control"));
    }
    Ok(Value::Text(text.to_owned()))
}

/// A number as people write it here: a decimal comma or point; dots between thousands are refused, not guessed.
fn number(field: &Field, text: &str, whole: bool) -> Result<Value, FieldError> {
    let key = if whole { "error-integer" } else { "error-decimal" };
    let normal = text.replace(',', ".").replace(' ', "");
    if is_grouped(text) {
        return Err(error(field, key));
    }
    let value: Decimal = normal.parse().map_err(|_| error(field, key))?;
    if whole && (!value.fract().is_zero() || normal.contains('.')) {
        return Err(error(field, key));
    }
    check_range(field, value)?;
    Ok(Value::Number(value))
}

/// `1.500` may be meant as fifteen hundred or as one and a half.
fn is_grouped(text: &str) -> bool {
    let mut groups = text.trim().trim_start_matches('-').split('.');
    let first = groups.next().unwrap_or_default();
    let mut groups = groups.peekable();
    !first.is_empty()
        && first != "0"
        && first.bytes().all(|digit| digit.is_ascii_digit())
        && groups.peek().is_some()
        && groups.all(|group| group.len() == 3)
}

fn check_range(field: &Field, value: Decimal) -> Result<(), FieldError> {
    if let Some(min) = field.min.filter(|min| value < Decimal::from(*min)) {
        return Err(error_with(field, "error-too-small", vec![("min", min.to_string())]));
    }
    if let Some(max) = field.max.filter(|max| value > Decimal::from(*max)) {
        return Err(error_with(field, "error-too-large", vec![("max", max.to_string())]));
    }
    Ok(())
}

/// `25000`, `25.000` or `Rp 25.000`: whole rupiah.
fn money(field: &Field, text: &str) -> Result<Value, FieldError> {
    let bare = text.trim_start_matches("Rp").trim();
    let groups: Vec<&str> = bare.split('.').collect();
    let grouped_right =
        groups.len() == 1 || groups.iter().skip(1).all(|group| group.len() == 3) && groups[0].len() <= 3;
    let digits = groups.concat();
    if !grouped_right || digits.is_empty() || digits.len() > 15 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(error(field, "error-money"));
    }
    let amount: i64 = digits.parse().map_err(|_| error(field, "error-money"))?;
    check_range(field, Decimal::from(amount))?;
    Ok(Value::Money(Money(amount)))
}

fn yes_no(field: &Field, text: &str) -> Result<Value, FieldError> {
    match text {
        "ya" => Ok(Value::YesNo(true)),
        "tidak" => Ok(Value::YesNo(false)),
        _ => Err(error(field, "error-choose")),
    }
}

/// `2026-11-23`, or day, month, year separated by anything that is not a digit.
fn date(field: &Field, text: &str, today: Date) -> Result<Date, FieldError> {
    let parts: Vec<&str> = text
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let [first, month, last] = parts.as_slice() else {
        return Err(error(field, "error-date"));
    };
    let (year, day) = if first.len() == 4 {
        (*first, *last)
    } else {
        (*last, *first)
    };
    let read = || -> Option<Date> {
        if year.len() != 4 {
            return None;
        }
        Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
    };
    let is_written_right = year.len() == 4 && parts.iter().all(|part| part.len() <= 4);
    let key = if is_written_right {
        "error-date-none"
    } else {
        "error-date"
    };
    let date = read().ok_or_else(|| error(field, key))?;
    if date.year() < 1900 || date.year() > today.year() + 100 {
        return Err(error(field, "error-date-year"));
    }
    check_days(field, date, today)?;
    Ok(date)
}

/// The limits of a date count days from today: nobody is born tomorrow.
fn check_days(field: &Field, date: Date, today: Date) -> Result<(), FieldError> {
    let days = date.duration_since(today).as_hours() / 24;
    let limit = |limit: i64| {
        let span = std::time::Duration::from_secs(86_400 * limit.unsigned_abs());
        let day = if limit < 0 {
            today.checked_sub(span)
        } else {
            today.checked_add(span)
        };
        // As the form asks for it, so that both languages read it.
        let day = day.unwrap_or(today);
        format!("{} {} {}", day.day(), day.month(), day.year())
    };
    if let Some(min) = field.min.filter(|min| days < *min) {
        return Err(error_with(field, "error-date-early", vec![("day", limit(min))]));
    }
    if let Some(max) = field.max.filter(|max| days > *max) {
        return Err(error_with(field, "error-date-late", vec![("day", limit(max))]));
    }
    Ok(())
}

fn one_of(field: &Field, options: &[ChoiceOption], text: &str) -> Result<String, FieldError> {
    options
        .iter()
        .find(|option| option.id == text)
        .map(|option| option.id.clone())
        .ok_or_else(|| error(field, "error-choose"))
}

fn digits(field: &Field, text: &str, length: usize, key: &'static str) -> Result<String, FieldError> {
    let digits: String = text.chars().filter(|letter| !" .-".contains(*letter)).collect();
    if digits.len() != length || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let arguments = vec![
            ("expected", length.to_string()),
            ("length", digits.chars().count().to_string()),
        ];
        return Err(error_with(field, key, arguments));
    }
    Ok(digits)
}

/// A NIK holds the day and month of birth; for women the day is raised by forty.
fn checked_nik(field: &Field, nik: String) -> Result<Value, FieldError> {
    let day: u8 = nik[6..8].parse().unwrap_or(0);
    let month: u8 = nik[8..10].parse().unwrap_or(0);
    let day = if day > 40 { day - 40 } else { day };
    if !(1..=31).contains(&day) || !(1..=12).contains(&month) {
        return Err(error(field, "error-nik-date"));
    }
    Ok(Value::Text(nik))
}

fn email(field: &Field, text: &str) -> Result<Value, FieldError> {
    let fine = text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
    });
    if !fine || text.len() > 200 || text.contains(char::is_whitespace) {
        return Err(error(field, "error-email"));
    }
    Ok(Value::Text(text.to_owned()))
}

/// `ZZ 1234 AB`: one or two letters, up to four digits, up to three letters.
fn plate(field: &Field, text: &str) -> Result<Value, FieldError> {
    let letters: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect::<String>()
        .to_ascii_uppercase();
    let digits_at = letters.find(|letter: char| letter.is_ascii_digit());
    let read = digits_at.and_then(|at| {
        let (area, rest) = letters.split_at(at);
        let end = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
        let (number, series) = rest.split_at(end);
        let fine = (1..=2).contains(&area.len())
            && area.bytes().all(|byte| byte.is_ascii_uppercase())
            && (1..=4).contains(&number.len())
            && series.len() <= 3
            && series.bytes().all(|byte| byte.is_ascii_uppercase());
        fine.then(|| format!("{area} {number} {series}").trim_end().to_owned())
    });
    read.map(Value::Text).ok_or_else(|| error(field, "error-plate"))
}

/// What was typed, by name; several values for one name stay together.
pub(crate) fn typed_values<'a>(typed: &'a [(String, String)], name: &Name) -> Vec<&'a str> {
    typed
        .iter()
        .filter(|(key, _)| key == name.as_str())
        .map(|(_, value)| value.as_str())
        .collect()
}

/// Reads all fields that apply; every error is kept.
pub(crate) fn parse_all<'a>(
    fields: impl Iterator<Item = &'a Field>,
    typed: &[(String, String)],
    today: Date,
) -> Result<Facts, Vec<FieldError>> {
    let mut facts = Facts::new();
    let mut errors = Vec::new();
    for field in fields {
        match parse(field, &typed_values(typed, &field.name), today) {
            Ok(Some(value)) => {
                facts.insert(field.name.clone(), value);
            }
            Ok(None) => {}
            Err(error) => errors.push(error),
        }
    }
    if errors.is_empty() { Ok(facts) } else { Err(errors) }
}

#[cfg(test)]
mod tests;

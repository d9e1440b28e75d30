//! Single values as people type them: times, rupiah, dates, laws.

use maklumat_calendar::{Date, Duration, DurationError};
use maklumat_vocabulary::Money;

use crate::authoring::sheet::quoted;
use crate::authoring::typed::Typed;
use crate::citation::Citation;
use crate::organisation::Regency;

/// `5 mnt` becomes `5 menit`; what is no time stays as typed.
pub(super) fn duration(typed: &str) -> String {
    match Duration::parse(typed) {
        Err(DurationError::Spelling { meant }) => meant.to_string(),
        Err(DurationError::UnknownUnit { meant: Some(unit) }) => {
            let digits: String = typed.chars().take_while(char::is_ascii_digit).collect();
            let amount = digits.parse::<u32>();
            amount.map_or_else(|_| typed.to_owned(), |amount| Duration::new(amount, unit).to_string())
        }
        Ok(_) | Err(_) => typed.to_owned(),
    }
}

/// `25000` becomes `Rp 25.000`; a formula stays as typed.
pub(super) fn money(typed: &str) -> String {
    let lower = typed.to_lowercase();
    if matches!(lower.as_str(), "gratis" | "tanpa biaya" | "tidak dipungut biaya") {
        return Money(0).to_string();
    }
    let bare = lower
        .strip_prefix("rp")
        .map_or(lower.as_str(), |rest| rest.trim_start_matches('.'));
    let bare = bare.trim().trim_end_matches(",-").trim_end_matches(",00");
    let is_plain = bare.starts_with(|sign: char| sign.is_ascii_digit())
        && bare.chars().all(|sign| sign.is_ascii_digit() || sign == '.')
        && bare.split('.').skip(1).all(|group| group.len() == 3);
    let rupiah = bare.replace('.', "").parse::<i64>();
    match (is_plain, rupiah) {
        (true, Ok(rupiah)) => Money(rupiah).to_string(),
        (_, _) => typed.to_owned(),
    }
}

/// A citation by the key of the law, or by how people write it: `UU 25/2009 pasal 21`.
pub(super) fn law(typed: &str, regency: &Regency) -> String {
    if let Some(citation) = Citation::read(typed).filter(|citation| regency.laws.contains_key(&citation.law)) {
        return citation.to_string();
    }
    let lower = typed.to_lowercase();
    for law in regency.laws.values() {
        let whole = Citation {
            law: law.key.clone(),
            place: None,
        };
        for called in [whole.in_words(), law.title.id.clone()] {
            let Some(place) = lower.strip_prefix(&called.to_lowercase()) else {
                continue;
            };
            if let Some(citation) = Citation::read(&format!("{} {}", law.key, place.trim())) {
                return citation.to_string();
            }
        }
    }
    typed.to_owned()
}

pub(super) fn flag(typed: &str) -> Typed {
    match typed.trim().to_lowercase().as_str() {
        "ya" | "y" | "yes" | "true" | "1" | "x" | "v" | "\u{2713}" | "\u{2714}" => Typed::Plain("true".to_owned()),
        "tidak" | "t" | "no" | "false" | "0" | "-" => Typed::Nothing,
        other => Typed::Plain(quoted(other)),
    }
}

pub(super) fn number(typed: &str) -> Typed {
    let typed = typed.trim();
    Typed::Plain(
        typed
            .parse::<i64>()
            .map_or_else(|_| quoted(typed), |number| number.to_string()),
    )
}

/// `2026-01-31`, `31-1-2026`, `31/01/2026`, `31 Januari 2026`.
pub(super) fn date(typed: &str) -> Typed {
    let typed = typed.trim();
    Typed::Plain(read_date(typed).map_or_else(|| quoted(typed), |date| date.to_string()))
}

const MONTHS: [(&str, &str); 12] = [
    ("januari", "january"),
    ("februari", "february"),
    ("maret", "march"),
    ("april", "april"),
    ("mei", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("agustus", "august"),
    ("september", "september"),
    ("oktober", "october"),
    ("november", "november"),
    ("desember", "december"),
];

fn read_date(typed: &str) -> Option<Date> {
    let parts: Vec<&str> = typed
        .split(|sign: char| sign.is_whitespace() || matches!(sign, '-' | '/' | '.' | ','))
        .filter(|part| !part.is_empty())
        .collect();
    let &[first, month, last] = parts.as_slice() else {
        return None;
    };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    let lower = month.to_lowercase();
    let is_named = |(id, en): &(&str, &str)| lower.len() >= 3 && (id.starts_with(&lower) || en.starts_with(&lower));
    let month = match month.parse::<i8>() {
        Ok(month) => month,
        Err(_) => i8::try_from(MONTHS.iter().position(is_named)? + 1).ok()?,
    };
    let year = year.parse::<i16>().ok().filter(|year| *year > 1900)?;
    Date::new(year, month, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_rupiah_are_written_as_the_notation_writes_them() {
        for (typed, written) in [
            ("5 mnt", "5 menit"),
            ("3 Hari  Kerja", "3 hari kerja"),
            ("2hk", "2 hari kerja"),
            ("tanpa batas", "tanpa batas"),
            ("sesuai kebutuhan", "sesuai kebutuhan"),
        ] {
            assert_eq!(duration(typed), written, "{typed}");
        }
        for (typed, written) in [
            ("25000", "Rp 25.000"),
            ("Rp25.000,-", "Rp 25.000"),
            ("gratis", "Rp 0"),
            ("Rp. 1.500.000", "Rp 1.500.000"),
            ("Rp 35.000 * apar-kecil", "Rp 35.000 * apar-kecil"),
            ("2.50", "2.50"),
        ] {
            assert_eq!(money(typed), written, "{typed}");
        }
    }

    #[test]
    fn a_date_is_read_as_officials_write_it() {
        let day = Some(Date::constant(2026, 1, 31));
        for typed in [
            "2026-01-31",
            "31-1-2026",
            "31/01/2026",
            "31 Januari 2026",
            "31 Jan 2026",
        ] {
            assert_eq!(read_date(typed), day, "{typed}");
        }
        assert_eq!(date("segera"), Typed::Plain("\"segera\"".to_owned()));
    }
}

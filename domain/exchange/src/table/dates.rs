//! Dates of an identity block: `12 Januari 2026`, `12/01/2026`, `2026-01-12`, or the number a workbook keeps of a day.

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "me", "jun", "jul", "ag", "sep", "okt", "nov", "des",
];

/// The date as definitions write it. Nothing, if the words are no date.
pub(super) fn date(words: &str) -> Option<String> {
    let lower = words.to_lowercase();
    let parts: Vec<&str> = lower
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    let number = |part: &str| part.parse::<u32>().ok();
    let (year, month, day) = match parts.as_slice() {
        [only] => from_serial(number(only)?)?,
        [only, "0"] => from_serial(number(only)?)?,
        [year, month, day] if year.len() == 4 => (number(year)?, number(month)?, number(day)?),
        [.., day, month, year] => (number(year)?, number(month).or_else(|| month_of(month))?, number(day)?),
        _ => return None,
    };
    let is_day =
        (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day) && (1900..=2200).contains(&year);
    is_day.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

fn month_of(word: &str) -> Option<u32> {
    let english = [("may", 5), ("aug", 8), ("oct", 10), ("dec", 12)];
    if let Some((_, month)) = english.iter().find(|(name, _)| word.starts_with(name)) {
        return Some(*month);
    }
    let at = MONTHS.iter().position(|name| word.starts_with(name))?;
    u32::try_from(at + 1).ok()
}

const fn is_leap(year: u32) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

const fn days_in(year: u32, month: u32) -> u32 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Workbooks count days; 1 March 1900 is 61, because they believe in a 29 February 1900.
fn from_serial(serial: u32) -> Option<(u32, u32, u32)> {
    if !(20_000..=80_000).contains(&serial) {
        return None;
    }
    let mut left = serial - 61;
    let (mut year, mut month) = (1900, 3);
    while left >= days_in(year, month) {
        left -= days_in(year, month);
        month += 1;
        if month > 12 {
            (year, month) = (year + 1, 1);
        }
    }
    Some((year, month, left + 1))
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn dates_of_offices_are_read_and_others_are_not_guessed() {
        for (written, meant) in [
            ("12 Januari 2026", "2026-01-12"),
            ("Sungai Raya, 2 Mei 2025", "2025-05-02"),
            ("17 Agustus 2024", "2024-08-17"),
            ("12/01/2026", "2026-01-12"),
            ("2026-01-12", "2026-01-12"),
            ("46034", "2026-01-12"),
            ("5 Dec 2025", "2025-12-05"),
        ] {
            assert_eq!(date(written).as_deref(), Some(meant), "{written}");
        }
        for no_date in ["", "-", "31 Februari 2026", "Januari 2026", "12", "2026"] {
            assert_eq!(date(no_date), None, "{no_date}");
        }
    }
}

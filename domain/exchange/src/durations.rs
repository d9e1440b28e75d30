//! Times as offices and other programs write them, brought into the one spelling of definitions.

/// What became of words about time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Nothing stands there: empty, a dash, three dots.
    Nothing,
    /// A duration as definitions write it, and whether it was written that way.
    Is { duration: String, as_written: bool },
    /// Words that say no duration: `sesuai kebutuhan`.
    Unclear,
}

/// Units with the minutes that make whole numbers of broken ones; days and longer are never broken up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Minute,
    Hour,
    Day,
    WorkingDay,
    Week,
    Month,
    Year,
}

/// Words before a time that change nothing: a time in a definition is always the longest allowed.
const AROUND: [&str; 19] = [
    "maksimal",
    "maksimum",
    "maks",
    "max",
    "paling lama",
    "paling lambat",
    "selambat lambatnya",
    "selama lamanya",
    "kurang lebih",
    "lebih kurang",
    "sekitar",
    "rata rata",
    "estimasi",
    "selama",
    "dalam",
    "±",
    "+/-",
    "<",
    "≤",
];

/// Reads words about time.
pub(crate) fn read(words: &str) -> Reading {
    let words = crate::spelling::tidy(words);
    if words.chars().all(|letter| !letter.is_alphanumeric()) {
        return Reading::Nothing;
    }
    let duration = if words.starts_with('P') || words.starts_with("-P") {
        from_iso(&words)
    } else {
        from_words(&words)
    };
    match duration {
        Some(duration) => Reading::Is {
            as_written: duration == words,
            duration,
        },
        None => Reading::Unclear,
    }
}

fn from_words(words: &str) -> Option<String> {
    let mut rest = words.to_lowercase().replace(['(', ')', ';'], " ");
    for (written, meant) in [
        ("½", ",5"),
        ("¼", ",25"),
        ("¾", ",75"),
        ("×", "x"),
        ("–", "-"),
        ("—", "-"),
        ("s.d.", "-"),
        ("s/d", "-"),
        (" sd ", "-"),
        (" sampai ", "-"),
        (" hingga ", "-"),
        (" to ", "-"),
    ] {
        rest = rest.replace(written, meant);
    }
    if rest.trim_start().starts_with("setengah ") || rest.trim_start().starts_with("seperempat ") {
        rest = rest.replacen("setengah", "0,5", 1).replacen("seperempat", "0,25", 1);
    }
    let mut rest = rest.trim().to_owned();
    while let Some(shorter) = AROUND.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = shorter.trim_start_matches([' ', '.', ':', '-']).to_owned();
    }
    sum(&parts(&rest)?)
}

/// Amounts with their units: `1 jam 30 menit` has two. Of a range only the end counts.
fn parts(words: &str) -> Option<Vec<(f64, Unit)>> {
    let mut parts = Vec::new();
    let mut rest = words.trim();
    while !rest.is_empty() && parts.len() < 4 {
        let (amount, after) = amount(rest)?;
        let until = after
            .find(|letter: char| letter.is_ascii_digit())
            .unwrap_or(after.len());
        let (unit, next) = after.split_at(until);
        // `1 x 24 jam`, `3 hari - 5 hari`, `3 (tiga) hari`.
        let word = unit.trim().trim_matches(['.', ',', '/', '-', '+', '&']).trim();
        if word == "x" {
            let (factor, after) = self::amount(next)?;
            parts.push((amount * factor, unit_of(after.trim())?));
            return Some(parts);
        }
        if unit.trim_end().ends_with('-') && !next.is_empty() {
            rest = next;
            continue;
        }
        parts.push((
            amount,
            unit_of(word.trim_start_matches("dan ").trim_end_matches(" dan"))?,
        ));
        rest = next.trim();
    }
    (!parts.is_empty() && rest.is_empty()).then_some(parts)
}

/// A number at the start, decimal comma or point, and what follows it.
fn amount(words: &str) -> Option<(f64, &str)> {
    let end = words
        .find(|letter: char| !(letter.is_ascii_digit() || letter == ',' || letter == '.'))
        .unwrap_or(words.len());
    let (digits, rest) = words.split_at(end);
    let digits = digits.trim_end_matches(['.', ',']);
    let number = digits.replace(',', ".");
    let number = if number.starts_with('.') {
        format!("0{number}")
    } else {
        number
    };
    let amount: f64 = number.parse().ok()?;
    let rest = rest.trim_start();
    // `1/2 jam`
    if let Some(below) = rest.strip_prefix('/') {
        let (divisor, rest) = self::amount(below)?;
        return (divisor >= 1.0).then_some((amount / divisor, rest));
    }
    Some((amount, rest))
}

fn unit_of(words: &str) -> Option<Unit> {
    // `30 (tiga puluh) menit`: the number once more in words.
    let letters = |text: &str| -> String { text.chars().filter(|letter| letter.is_alphabetic()).collect() };
    let all = letters(words);
    let ends = |names: &[&str]| names.iter().any(|name| all == *name);
    if words.trim() == "'" || words.trim() == "\u{2019}" {
        return Some(Unit::Minute);
    }
    if ends(&["menit", "mnt", "min", "mins", "mt", "minute", "minutes"]) {
        return Some(Unit::Minute);
    }
    if ends(&["jam", "j", "hour", "hours", "h"]) {
        return Some(Unit::Hour);
    }
    if ends(&["hari", "hr", "hri", "day", "days", "harikalender"]) {
        return Some(Unit::Day);
    }
    if ends(&[
        "harikerja",
        "hrkerja",
        "hrkj",
        "hk",
        "harikrj",
        "hkerja",
        "workingday",
        "workingdays",
    ]) {
        return Some(Unit::WorkingDay);
    }
    if ends(&["minggu", "mgg", "pekan", "week", "weeks"]) {
        return Some(Unit::Week);
    }
    if ends(&["bulan", "bln", "month", "months"]) {
        return Some(Unit::Month);
    }
    if ends(&["tahun", "thn", "th", "year", "years"]) {
        return Some(Unit::Year);
    }
    let (first, rest) = words.trim().split_once(' ')?;
    is_number_word(first).then(|| unit_of(rest)).flatten()
}

fn is_number_word(word: &str) -> bool {
    const NUMBERS: [&str; 14] = [
        "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas", "belas",
        "puluh", "seratus",
    ];
    NUMBERS.contains(&word)
}

/// One amount and one unit; several are added up in the smallest. Whole numbers only.
fn sum(parts: &[(f64, Unit)]) -> Option<String> {
    if let [(amount, unit)] = parts {
        return whole(*amount, *unit);
    }
    let mut minutes = 0.0;
    for (amount, unit) in parts {
        minutes += match unit {
            Unit::Minute => *amount,
            Unit::Hour => amount * 60.0,
            // A day of an office is no number of hours; days and hours together cannot be one number.
            Unit::Day | Unit::WorkingDay | Unit::Week | Unit::Month | Unit::Year => return None,
        };
    }
    if minutes % 60.0 == 0.0 {
        whole(minutes / 60.0, Unit::Hour)
    } else {
        whole(minutes, Unit::Minute)
    }
}

fn whole(amount: f64, unit: Unit) -> Option<String> {
    let (amount, unit) = match unit {
        Unit::Hour if amount.fract() != 0.0 => ((amount * 60.0).ceil(), Unit::Minute),
        Unit::Minute if amount.fract() != 0.0 => (amount.ceil(), Unit::Minute),
        Unit::Week => (amount * 7.0, Unit::Day),
        Unit::Minute | Unit::Hour | Unit::Day | Unit::WorkingDay | Unit::Month | Unit::Year => (amount, unit),
    };
    let fits = amount.fract() == 0.0 && (1.0..=1_000_000.0).contains(&amount);
    let word = match unit {
        Unit::Minute => "menit",
        Unit::Hour => "jam",
        Unit::Day | Unit::Week => "hari",
        Unit::WorkingDay => "hari kerja",
        Unit::Month => "bulan",
        Unit::Year => "tahun",
    };
    fits.then(|| format!("{amount} {word}"))
}

/// `PT15M`, `P1DT2H`, `P2W` of ISO 8601.
fn from_iso(words: &str) -> Option<String> {
    let (days, times) = words
        .strip_prefix('P')?
        .split_once('T')
        .unwrap_or((words.strip_prefix('P')?, ""));
    let mut parts = Vec::new();
    for (text, is_time) in [(days, false), (times, true)] {
        let mut rest = text;
        while !rest.is_empty() && parts.len() < 8 {
            let (amount, after) = amount(rest)?;
            let letter = after.chars().next()?;
            let part = match (letter, is_time) {
                ('Y', false) => (amount, Unit::Year),
                ('M', false) => (amount, Unit::Month),
                ('W', false) => (amount * 7.0, Unit::Day),
                ('D', false) => (amount, Unit::Day),
                ('H', true) => (amount, Unit::Hour),
                ('M', true) => (amount, Unit::Minute),
                ('S', true) => ((amount / 60.0).ceil(), Unit::Minute),
                _ => return None,
            };
            rest = &after[letter.len_utf8()..];
            parts.push(part);
        }
    }
    parts.retain(|(amount, _)| *amount != 0.0);
    sum(&parts)
}

/// A duration of definitions in ISO 8601, for programs that know no working days: those become days.
pub(crate) fn to_iso(duration: &str) -> Option<String> {
    let (amount, unit) = duration.split_once(' ')?;
    let amount: u32 = amount.parse().ok()?;
    Some(match unit {
        "menit" => format!("PT{amount}M"),
        "jam" => format!("PT{amount}H"),
        "hari" | "hari kerja" => format!("P{amount}D"),
        "bulan" => format!("P{amount}M"),
        "tahun" => format!("P{amount}Y"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(words: &str) -> Option<String> {
        match read(words) {
            Reading::Is { duration, .. } => Some(duration),
            Reading::Nothing | Reading::Unclear => None,
        }
    }

    #[test]
    fn times_of_offices_are_understood() {
        for (written, meant) in [
            ("15 menit", "15 menit"),
            ("15 Menit", "15 menit"),
            ("15mnt", "15 menit"),
            ("1 hr", "1 hari"),
            ("2 hari kerja", "2 hari kerja"),
            ("2 HK", "2 hari kerja"),
            ("30'", "30 menit"),
            ("3 (tiga) hari", "3 hari"),
            ("maks. 10 menit", "10 menit"),
            ("± 5 menit", "5 menit"),
            ("1 x 24 jam", "24 jam"),
            ("1 jam 30 menit", "90 menit"),
            ("1,5 jam", "90 menit"),
            ("½ jam", "30 menit"),
            ("1/2 jam", "30 menit"),
            ("setengah jam", "30 menit"),
            ("PT15M", "15 menit"),
            ("P2W", "14 hari"),
            ("2 minggu", "14 hari"),
        ] {
            assert_eq!(is(written).as_deref(), Some(meant), "{written}");
        }
    }

    #[test]
    fn of_a_range_the_longest_counts() {
        for (written, meant) in [
            ("5-10 menit", "10 menit"),
            ("5 - 10 menit", "10 menit"),
            ("3 s.d. 5 hari", "5 hari"),
            ("1 hari - 3 hari", "3 hari"),
            ("1 sampai 2 jam", "2 jam"),
        ] {
            assert_eq!(is(written).as_deref(), Some(meant), "{written}");
        }
    }

    #[test]
    fn what_says_no_time_is_nothing_or_unclear_and_never_a_guess() {
        for nothing in ["", " ", "-", "…", "--"] {
            assert_eq!(read(nothing), Reading::Nothing, "{nothing}");
        }
        for unclear in [
            "sesuai kebutuhan",
            "15",
            "segera",
            "1 hari 2 jam",
            "0 menit",
            "setiap saat",
            "2,5 hari",
        ] {
            assert_eq!(read(unclear), Reading::Unclear, "{unclear}");
        }
    }

    #[test]
    fn iso_and_our_spelling_are_two_forms_of_one_time() {
        for duration in ["15 menit", "3 jam", "14 hari", "6 bulan", "2 tahun"] {
            assert_eq!(is(&to_iso(duration).unwrap()).as_deref(), Some(duration));
        }
    }
}

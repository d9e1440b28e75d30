//! Whole numbers in words, as a person reads them aloud.

use crate::language::Language;

/// A number in words: `dua puluh lima`, `twenty-five`.
#[must_use]
pub fn spell(number: u64, language: Language) -> String {
    match language {
        Language::Indonesian => indonesian(number),
        Language::English => english(number),
    }
}

fn indonesian(number: u64) -> String {
    const ONES: [&str; 12] = [
        "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
    ];
    let rest = |rest: u64| {
        if rest == 0 {
            String::new()
        } else {
            format!(" {}", indonesian(rest))
        }
    };
    match number {
        0..=11 => ONES[usize::try_from(number).unwrap_or(0)].to_owned(),
        12..=19 => format!("{} belas", indonesian(number - 10)),
        20..=99 => format!("{} puluh{}", indonesian(number / 10), rest(number % 10)),
        100..=199 => format!("seratus{}", rest(number - 100)),
        200..=999 => format!("{} ratus{}", indonesian(number / 100), rest(number % 100)),
        1000..=1999 => format!("seribu{}", rest(number - 1000)),
        2000..=999_999 => format!("{} ribu{}", indonesian(number / 1000), rest(number % 1000)),
        1_000_000..=999_999_999 => format!("{} juta{}", indonesian(number / 1_000_000), rest(number % 1_000_000)),
        _ => format!(
            "{} miliar{}",
            indonesian(number / 1_000_000_000),
            rest(number % 1_000_000_000)
        ),
    }
}

fn english(number: u64) -> String {
    const ONES: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] = [
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    let place = |digit: u64| usize::try_from(digit).unwrap_or(0);
    let rest = |between: &str, rest: u64| {
        if rest == 0 {
            String::new()
        } else {
            format!("{between}{}", english(rest))
        }
    };
    match number {
        0..=19 => ONES[place(number)].to_owned(),
        20..=99 => format!("{}{}", TENS[place(number / 10)], rest("-", number % 10)),
        100..=999 => format!("{} hundred{}", english(number / 100), rest(" ", number % 100)),
        1000..=999_999 => format!("{} thousand{}", english(number / 1000), rest(" ", number % 1000)),
        1_000_000..=999_999_999 => format!(
            "{} million{}",
            english(number / 1_000_000),
            rest(" ", number % 1_000_000)
        ),
        _ => format!(
            "{} billion{}",
            english(number / 1_000_000_000),
            rest(" ", number % 1_000_000_000)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_read_them() {
        for (number, id, en) in [
            (0, "nol", "zero"),
            (12, "dua belas", "twelve"),
            (25, "dua puluh lima", "twenty-five"),
            (1_000, "seribu", "one thousand"),
            (25_000, "dua puluh lima ribu", "twenty-five thousand"),
            (
                1_250_111,
                "satu juta dua ratus lima puluh ribu seratus sebelas",
                "one million two hundred fifty thousand one hundred eleven",
            ),
            (2_000_000_000, "dua miliar", "two billion"),
        ] {
            assert_eq!(spell(number, Language::Indonesian), id);
            assert_eq!(spell(number, Language::English), en);
        }
    }
}

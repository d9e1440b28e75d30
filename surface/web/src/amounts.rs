//! Rupiah in words, as receipts spell them, so that nobody can add a nought.

use maklumat_vocabulary::{Language, Money};

/// `dua puluh lima ribu rupiah`
pub(crate) fn in_words(amount: Money, language: Language) -> String {
    let number = u64::try_from(amount.0).unwrap_or(0);
    match language {
        Language::Indonesian => format!("{} rupiah", indonesian(number)),
        Language::English => format!("{} rupiah", english(number)),
    }
}

const ONES: [&str; 12] = [
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
];

fn indonesian(number: u64) -> String {
    match number {
        0..=11 => ONES[usize::try_from(number).unwrap_or(0)].to_owned(),
        12..=19 => format!("{} belas", indonesian(number - 10)),
        20..=99 => with_rest(format!("{} puluh", indonesian(number / 10)), number % 10, indonesian),
        100..=199 => with_rest("seratus".to_owned(), number - 100, indonesian),
        200..=999 => with_rest(format!("{} ratus", indonesian(number / 100)), number % 100, indonesian),
        1000..=1999 => with_rest("seribu".to_owned(), number - 1000, indonesian),
        2000..=999_999 => with_rest(format!("{} ribu", indonesian(number / 1000)), number % 1000, indonesian),
        1_000_000..=999_999_999 => with_rest(
            format!("{} juta", indonesian(number / 1_000_000)),
            number % 1_000_000,
            indonesian,
        ),
        _ => with_rest(
            format!("{} miliar", indonesian(number / 1_000_000_000)),
            number % 1_000_000_000,
            indonesian,
        ),
    }
}

const SMALL: [&str; 20] = [
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

fn english(number: u64) -> String {
    match number {
        0..=19 => SMALL[usize::try_from(number).unwrap_or(0)].to_owned(),
        20..=99 => with_rest(
            TENS[usize::try_from(number / 10).unwrap_or(0)].to_owned(),
            number % 10,
            english,
        ),
        100..=999 => with_rest(format!("{} hundred", english(number / 100)), number % 100, english),
        1000..=999_999 => with_rest(format!("{} thousand", english(number / 1000)), number % 1000, english),
        1_000_000..=999_999_999 => with_rest(
            format!("{} million", english(number / 1_000_000)),
            number % 1_000_000,
            english,
        ),
        _ => with_rest(
            format!("{} billion", english(number / 1_000_000_000)),
            number % 1_000_000_000,
            english,
        ),
    }
}

fn with_rest(front: String, rest: u64, words: fn(u64) -> String) -> String {
    if rest == 0 {
        front
    } else {
        format!("{front} {}", words(rest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_spelt_as_receipts_spell_them() {
        for (amount, words) in [
            (25_000, "dua puluh lima ribu rupiah"),
            (1_250_000, "satu juta dua ratus lima puluh ribu rupiah"),
            (1_015, "seribu lima belas rupiah"),
            (111_111, "seratus sebelas ribu seratus sebelas rupiah"),
            (2_000_000_000, "dua miliar rupiah"),
        ] {
            assert_eq!(in_words(Money(amount), Language::Indonesian), words);
        }
        assert_eq!(
            in_words(Money(25_310), Language::English),
            "twenty five thousand three hundred ten rupiah"
        );
    }
}

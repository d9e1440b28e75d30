//! Ways an expression is misspelt: syntax and numbers.

use maklumat_vocabulary::{Language, Money, Phrase, Span, Text};

use crate::condition::codes;
use crate::condition::error::ExpressionError;
use crate::condition::numeral;

fn misspelt(span: Span, text: Text) -> ExpressionError {
    ExpressionError::new(&codes::SYNTAX, span, Phrase::new(text))
}

fn misspelt_word(span: Span, text: Text, word: &str) -> ExpressionError {
    ExpressionError::new(&codes::SYNTAX, span, Phrase::new(text).with("word", word))
}

pub(crate) fn empty(span: Span) -> ExpressionError {
    const EMPTY: Text = Text {
        id: "ungkapan kosong",
        en: "the expression is empty",
    };
    const DROP: Text = Text {
        id: "hapus baris ini, atau tulis syaratnya",
        en: "remove this line, or write the condition",
    };
    misspelt(span, EMPTY).fixed_by(Phrase::new(DROP))
}

pub(crate) fn unexpected(span: Span, word: &str, expected: Text) -> ExpressionError {
    const UNEXPECTED: Text = Text {
        id: "`{word}` tidak dapat berada di sini; seharusnya {expected}",
        en: "`{word}` cannot stand here; expected {expected}",
    };
    let phrase = Phrase::new(UNEXPECTED)
        .with("word", word)
        .with_words("expected", expected.id, expected.en);
    let error = ExpressionError::new(&codes::SYNTAX, span, phrase);
    match english_for(word) {
        Some(meant) => error.fixed_by_writing(format_args!("`{meant}`")),
        None => error,
    }
}

/// The words of the language are English; these are what a hand used to Indonesian writes.
fn english_for(word: &str) -> Option<&'static str> {
    match word {
        "dan" => Some("and"),
        "atau" => Some("or"),
        "bukan" | "tidak" => Some("not"),
        "adalah" | "ialah" => Some("is"),
        "dalam" => Some("in"),
        "usia" | "umur" => Some("age"),
        _ => None,
    }
}

pub(crate) fn breaks_off(span: Span, expected: Text) -> ExpressionError {
    const BREAKS_OFF: Text = Text {
        id: "ungkapan terputus; seharusnya {expected}",
        en: "the expression breaks off; expected {expected}",
    };
    let phrase = Phrase::new(BREAKS_OFF).with_words("expected", expected.id, expected.en);
    ExpressionError::new(&codes::SYNTAX, span, phrase)
}

pub(crate) fn unclosed(span: Span) -> ExpressionError {
    const UNCLOSED: Text = Text {
        id: "kurung buka ini tidak ditutup",
        en: "this parenthesis is never closed",
    };
    const CLOSE: Text = Text {
        id: "tambahkan `)`",
        en: "add `)`",
    };
    misspelt(span, UNCLOSED).fixed_by(Phrase::new(CLOSE))
}

pub(crate) fn too_deep(span: Span) -> ExpressionError {
    const TOO_DEEP: Text = Text {
        id: "terlalu banyak kurung atau `not`",
        en: "too many parentheses or `not`",
    };
    const SPLIT: Text = Text {
        id: "pecah menjadi beberapa syarat",
        en: "split it into several conditions",
    };
    misspelt(span, TOO_DEEP).fixed_by(Phrase::new(SPLIT))
}

/// `1 < x < 5`
pub(crate) fn chained(span: Span) -> ExpressionError {
    const CHAINED: Text = Text {
        id: "dua perbandingan tidak dapat disambung begitu saja",
        en: "two comparisons cannot simply be chained",
    };
    const JOIN: Text = Text {
        id: "sambung dengan `and`, misalnya `klakson >= 83 and klakson <= 118`",
        en: "join them with `and`, for example `klakson >= 83 and klakson <= 118`",
    };
    misspelt(span, CHAINED).fixed_by(Phrase::new(JOIN))
}

/// `(a + b) is c`
pub(crate) fn no_choice_before_is(span: Span, word: &str) -> ExpressionError {
    const NO_CHOICE: Text = Text {
        id: "di depan `{word}` harus ada satu nama",
        en: "one name must stand before `{word}`",
    };
    misspelt_word(span, NO_CHOICE, word)
}

pub(crate) fn not_in(span: Span) -> ExpressionError {
    const NOT_IN: Text = Text {
        id: "`not` tidak dapat berada di depan `in`",
        en: "`not` cannot stand before `in`",
    };
    misspelt(span, NOT_IN).fixed_by_writing("`not jenis in (...)`")
}

pub(crate) fn unknown_sign(span: Span, word: &str, instead: Option<&str>) -> ExpressionError {
    const UNKNOWN: Text = Text {
        id: "tanda `{word}` tidak dikenal",
        en: "the sign `{word}` is not known",
    };
    let error = misspelt_word(span, UNKNOWN, word);
    match instead {
        Some(instead) => error.fixed_by_writing(format_args!("`{instead}`")),
        None => error,
    }
}

pub(crate) fn quoted(span: Span) -> ExpressionError {
    const QUOTED: Text = Text {
        id: "tanda petik tidak dipakai di dalam syarat",
        en: "quotation marks are not used inside a condition",
    };
    const BARE: Text = Text {
        id: "tulis pilihannya saja: `jenis is hilang`",
        en: "write the bare option: `jenis is hilang`",
    };
    misspelt(span, QUOTED).fixed_by(Phrase::new(BARE))
}

pub(crate) fn lonely_minus(span: Span) -> ExpressionError {
    const MINUS: Text = Text {
        id: "tanda kurang harus diapit spasi",
        en: "a minus stands between spaces",
    };
    misspelt(span, MINUS).fixed_by_writing("`a - b`")
}

pub(crate) fn not_a_name(span: Span, word: &str) -> ExpressionError {
    const NOT_A_NAME: Text = Text {
        id: "`{word}` bukan nama: nama ditulis dengan huruf kecil, angka, dan tanda hubung tunggal",
        en: "`{word}` is not a name: names have small letters, digits and single hyphens",
    };
    let small = word.to_lowercase().replace('_', "-");
    let error = misspelt_word(span, NOT_A_NAME, word);
    if crate::condition::lexer::is_name(&small) {
        error.fixed_by_writing(format_args!("`{small}`"))
    } else {
        error
    }
}

pub(crate) fn name_begins_with_digit(span: Span, word: &str) -> ExpressionError {
    const DIGIT: Text = Text {
        id: "`{word}` bukan nama: nama dimulai dengan huruf",
        en: "`{word}` is not a name: a name begins with a letter",
    };
    misspelt_word(span, DIGIT, word)
}

pub(crate) fn no_such_date(span: Span, word: &str) -> ExpressionError {
    const NO_DATE: Text = Text {
        id: "tanggal `{word}` tidak ada",
        en: "there is no date `{word}`",
    };
    misspelt_word(span, NO_DATE, word)
}

pub(crate) fn not_a_number(span: Span, word: &str) -> ExpressionError {
    const NOT_A_NUMBER: Text = Text {
        id: "`{word}` bukan angka yang dapat dihitung",
        en: "`{word}` is not a number to reckon with",
    };
    misspelt_word(span, NOT_A_NUMBER, word)
}

pub(crate) fn decimal_comma(span: Span, word: &str) -> ExpressionError {
    const COMMA: Text = Text {
        id: "`{word}` memakai koma sebagai tanda pecahan",
        en: "`{word}` has a decimal comma",
    };
    let instead = word.replace('.', "").replace(',', ".");
    misspelt_word(span, COMMA, word).fixed_by_writing(instead)
}

pub(crate) fn not_money(span: Span, word: &str, meant: Option<Money>) -> ExpressionError {
    const NOT_MONEY: Text = Text {
        id: "`{word}` bukan jumlah rupiah: rupiah utuh, titik di antara ribuan, tanpa sen",
        en: "`{word}` is not an amount: whole rupiah, dots between thousands, no cents",
    };
    misspelt_word(span, NOT_MONEY, word).fixed_by_writing(meant.unwrap_or(Money(25_000)))
}

/// `12.000`, which reads as twelve.
pub(crate) fn thousands_dot(span: Span, word: &str) -> ExpressionError {
    const READS_AS: Text = Text {
        id: "`{word}` terbaca {value}",
        en: "`{word}` reads as {value}",
    };
    const DOTS: Text = Text {
        id: "`{word}` memakai titik ribuan",
        en: "`{word}` has thousands dots",
    };
    const PLAIN: Text = Text {
        id: "angka ditulis tanpa titik ribuan: {digits}",
        en: "write the number without the thousands dot: {digits}",
    };
    const PLAIN_OR_FRACTION: Text = Text {
        id: "angka ditulis tanpa titik ribuan: {digits}; bila memang pecahan: {fraction}0",
        en: "write the number without the thousands dot: {digits}; if a fraction is meant: {fraction}0",
    };
    let heard = Language::ALL.map(|language| numeral::read_aloud(word, language));
    let phrase = match heard {
        [Some(id), Some(en)] => Phrase::new(READS_AS).with_words("value", id, en),
        [_, _] => Phrase::new(DOTS),
    };
    let is_one_dot = word.matches('.').count() == 1;
    let fix = if is_one_dot && !word.ends_with("000") {
        PLAIN_OR_FRACTION
    } else {
        PLAIN
    };
    let fix = Phrase::new(fix)
        .with("digits", word.replace('.', ""))
        .with("fraction", word);
    ExpressionError::new(&codes::THOUSANDS_DOT, span, phrase.with("word", word)).fixed_by(fix)
}

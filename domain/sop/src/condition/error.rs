//! What can be wrong with an expression, with the word it is about and what to write instead.

use maklumat_vocabulary::{Code, Phrase, Span, StepId, Text};

use crate::condition::codes;
use crate::condition::scope::{Kind, Place};

pub(crate) mod slip;

/// One thing wrong with an expression.
#[derive(Clone, Debug, PartialEq)]
pub struct ExpressionError {
    /// The word it is about, in bytes of the expression's text.
    pub span: Span,
    code: &'static Code,
    words: Box<Words>,
}

#[derive(Clone, Debug, PartialEq)]
struct Words {
    phrase: Phrase,
    fix: Option<Phrase>,
}

/// The two things a type error is about.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Mixture {
    Compared,
    Added,
    Multiplied,
}

impl ExpressionError {
    #[must_use]
    pub const fn code(&self) -> &'static Code {
        self.code
    }

    /// What is wrong.
    #[must_use]
    pub fn phrase(&self) -> Phrase {
        self.words.phrase.clone()
    }

    /// What to write instead.
    #[must_use]
    pub fn fix(&self) -> Option<Phrase> {
        self.words.fix.clone()
    }

    fn new(code: &'static Code, span: Span, phrase: Phrase) -> Self {
        Self {
            span,
            code,
            words: Box::new(Words { phrase, fix: None }),
        }
    }

    fn fixed_by(mut self, fix: Phrase) -> Self {
        self.words.fix = Some(fix);
        self
    }

    fn fixed_by_writing(self, text: impl ToString) -> Self {
        const WRITE: Text = Text {
            id: "tulis {text}",
            en: "write {text}",
        };
        self.fixed_by(Phrase::new(WRITE).with("text", text))
    }
}

pub(crate) fn unknown_name(span: Span, name: &str, nearest: Option<&str>) -> ExpressionError {
    const UNKNOWN: Text = Text {
        id: "`{name}` bukan nama isian, jenis, atau hasil ukur",
        en: "`{name}` is no variant, field or recorded value",
    };
    const NEAREST: Text = Text {
        id: "mungkin maksudnya `{nearest}`",
        en: "perhaps `{nearest}` is meant",
    };
    let error = ExpressionError::new(&codes::UNKNOWN_NAME, span, Phrase::new(UNKNOWN).with("name", name));
    match nearest {
        Some(nearest) => error.fixed_by(Phrase::new(NEAREST).with("nearest", nearest)),
        None => error,
    }
}

/// Nothing is spelt nearly so: what there is instead, if anything is.
pub(crate) fn no_such_name(span: Span, name: &str, known: &[&str]) -> ExpressionError {
    /// So many names are told; more would hide the sentence.
    const MOST_TOLD: usize = 8;
    const KNOWN: Text = Text {
        id: "yang dikenal di sini: {known}",
        en: "what is known here: {known}",
    };
    let error = unknown_name(span, name, None);
    if known.is_empty() {
        return error;
    }
    let told = known.iter().take(MOST_TOLD).map(|name| format!("`{name}`"));
    let mut told = told.collect::<Vec<_>>().join(", ");
    if known.len() > MOST_TOLD {
        told.push_str(", …");
    }
    error.fixed_by(Phrase::new(KNOWN).with("known", told))
}

/// `total-biaya` where `total` and `biaya` are names: a minus without spaces.
pub(crate) fn minus_in_name(span: Span, name: &str, left: &str, right: &str) -> ExpressionError {
    unknown_name(span, name, None).fixed_by_writing(format_args!("`{left} - {right}`"))
}

pub(crate) fn not_an_option(
    span: Span,
    name: &str,
    option: &str,
    nearest: Option<&str>,
    options: &[String],
) -> ExpressionError {
    const NOT_AN_OPTION: Text = Text {
        id: "`{option}` bukan pilihan `{name}`",
        en: "`{option}` is not an option of `{name}`",
    };
    const NEAREST: Text = Text {
        id: "mungkin maksudnya `{nearest}`; pilihan yang ada: {options}",
        en: "perhaps `{nearest}` is meant; the options are: {options}",
    };
    const OPTIONS: Text = Text {
        id: "pilihan yang ada: {options}",
        en: "the options are: {options}",
    };
    let phrase = Phrase::new(NOT_AN_OPTION).with("option", option).with("name", name);
    let fix = match nearest {
        Some(nearest) => Phrase::new(NEAREST).with("nearest", nearest),
        None => Phrase::new(OPTIONS),
    };
    ExpressionError::new(&codes::NOT_AN_OPTION, span, phrase).fixed_by(fix.with("options", options.join(", ")))
}

/// Two values that do not go together; `instead` is what would.
pub(crate) fn mixed(span: Span, mixture: Mixture, kinds: (&Kind, &Kind), instead: Option<String>) -> ExpressionError {
    const COMPARED: Text = Text {
        id: "membandingkan {left} dengan {right}",
        en: "compares {left} with {right}",
    };
    const ADDED: Text = Text {
        id: "menjumlahkan {left} dengan {right}",
        en: "adds up {left} and {right}",
    };
    const MULTIPLIED: Text = Text {
        id: "mengalikan atau membagi {left} dengan {right}",
        en: "multiplies or divides {left} by {right}",
    };
    let text = match mixture {
        Mixture::Compared => COMPARED,
        Mixture::Added => ADDED,
        Mixture::Multiplied => MULTIPLIED,
    };
    let left = word_for(kinds.0);
    let right = word_for(kinds.1);
    let phrase = Phrase::new(text)
        .with_words("left", left.id, left.en)
        .with_words("right", right.id, right.en);
    let error = ExpressionError::new(&codes::TYPES_DIFFER, span, phrase);
    match instead {
        Some(instead) => error.fixed_by_writing(instead),
        None => error,
    }
}

/// A value of one kind where another is needed.
pub(crate) fn needs(span: Span, needed: Text, found: &Kind, instead: Option<String>) -> ExpressionError {
    const NEEDS: Text = Text {
        id: "di sini diperlukan {needed}, bukan {found}",
        en: "{needed} is needed here, not {found}",
    };
    let found = word_for(found);
    let phrase = Phrase::new(NEEDS)
        .with_words("needed", needed.id, needed.en)
        .with_words("found", found.id, found.en);
    let error = ExpressionError::new(&codes::TYPES_DIFFER, span, phrase);
    match instead {
        Some(instead) => error.fixed_by_writing(instead),
        None => error,
    }
}

pub(crate) fn not_yet_known(span: Span, name: &str, place: &Place, measured_at: &StepId) -> ExpressionError {
    const AT_STEP: Text = Text {
        id: "`{name}` belum diketahui pada langkah `{step}`; nilainya baru diukur pada `{measured}`",
        en: "`{name}` is not yet known at step `{step}`; it is measured only at `{measured}`",
    };
    const AT_APPLICATION: Text = Text {
        id: "`{name}` belum diketahui saat permohonan diajukan; nilainya baru diukur pada `{measured}`",
        en: "`{name}` is not yet known when the application is made; it is measured only at `{measured}`",
    };
    const MOVE: Text = Text {
        id: "pindahkan syarat ke langkah sesudah `{measured}`",
        en: "move the condition to a step after `{measured}`",
    };
    let phrase = match place {
        Place::Step(step) => Phrase::new(AT_STEP).with("step", step),
        Place::Application => Phrase::new(AT_APPLICATION),
    };
    let phrase = phrase.with("name", name).with("measured", measured_at);
    ExpressionError::new(&codes::NOT_YET_KNOWN, span, phrase).fixed_by(Phrase::new(MOVE).with("measured", measured_at))
}

/// `all-checks-passed` in the form: no check has been made yet.
pub(crate) fn no_checks_yet(span: Span) -> ExpressionError {
    const NO_CHECKS: Text = Text {
        id: "`all-checks-passed` belum diketahui saat permohonan diajukan",
        en: "`all-checks-passed` is not yet known when the application is made",
    };
    const MOVE: Text = Text {
        id: "pindahkan syarat ke langkah sesudah pemeriksaan",
        en: "move the condition to a step after the checks",
    };
    ExpressionError::new(&codes::NOT_YET_KNOWN, span, Phrase::new(NO_CHECKS)).fixed_by(Phrase::new(MOVE))
}

pub(crate) fn may_be_left_out(span: Span, name: &str) -> ExpressionError {
    const LEFT_OUT: Text = Text {
        id: "`{name}` boleh dikosongkan",
        en: "`{name}` may be left out",
    };
    const REQUIRE: Text = Text {
        id: "hapus `optional` pada `{name}`, atau jangan baca nilainya",
        en: "remove `optional` from `{name}`, or do not read it",
    };
    ExpressionError::new(&codes::MAY_BE_UNASKED, span, Phrase::new(LEFT_OUT).with("name", name))
        .fixed_by(Phrase::new(REQUIRE).with("name", name))
}

pub(crate) fn may_be_unasked(span: Span, name: &str, asked_when: &str) -> ExpressionError {
    const UNASKED: Text = Text {
        id: "`{name}` hanya ada bila {when}",
        en: "`{name}` is there only if {when}",
    };
    const GUARD: Text = Text {
        id: "dahului dengan syaratnya: `{when} and ...`",
        en: "put its condition first: `{when} and ...`",
    };
    ExpressionError::new(
        &codes::MAY_BE_UNASKED,
        span,
        Phrase::new(UNASKED)
            .with("name", name)
            .with("when", format_args!("`{asked_when}`")),
    )
    .fixed_by(Phrase::new(GUARD).with("when", asked_when))
}

pub(crate) fn may_divide_by_zero(span: Span, divisor: &str) -> ExpressionError {
    const DIVISOR: Text = Text {
        id: "pembagi `{divisor}` dapat nol",
        en: "the divisor `{divisor}` can be zero",
    };
    const MULTIPLY: Text = Text {
        id: "kalikan sisi lainnya, atau bagi dengan angka tetap selain nol",
        en: "multiply the other side, or divide by a fixed number other than zero",
    };
    ExpressionError::new(
        &codes::MAY_DIVIDE_BY_ZERO,
        span,
        Phrase::new(DIVISOR).with("divisor", divisor),
    )
    .fixed_by(Phrase::new(MULTIPLY))
}

pub(crate) const A_CONDITION: Text = Text {
    id: "syarat ya atau tidak",
    en: "a yes-no condition",
};
pub(crate) const AN_AMOUNT: Text = Text {
    id: "jumlah uang",
    en: "an amount of money",
};
pub(crate) const A_NUMBER: Text = Text {
    id: "angka atau uang",
    en: "a number or money",
};
pub(crate) const A_DATE: Text = Text {
    id: "tanggal",
    en: "a date",
};
pub(crate) const A_CHOICE: Text = Text {
    id: "pilihan",
    en: "a choice",
};

const fn word_for(kind: &Kind) -> Text {
    match kind {
        Kind::YesNo => Text {
            id: "ya/tidak",
            en: "yes/no",
        },
        Kind::Number => Text {
            id: "angka",
            en: "a number",
        },
        Kind::Money => Text {
            id: "uang",
            en: "money",
        },
        Kind::Date => Text {
            id: "tanggal",
            en: "a date",
        },
        Kind::Choice(_) | Kind::Choices(_) => Text {
            id: "pilihan",
            en: "a choice",
        },
        Kind::Text => Text { id: "teks", en: "text" },
    }
}

//! Finds values of the wrong type or grammar: numbers without quotes, vague times, dates in quotes.

use maklumat_calendar::{Date, Duration, DurationError, TimeUnit};
use maklumat_vocabulary::{Code, Diagnostic, Language, Phrase, Severity, Span, Text, spell};

pub(crate) static CODE: Code = Code {
    number: "TXT-004",
    name: "wrong-value",
    severity: Severity::Error,
    finds: Text {
        id: "nilai yang jenis atau tulisannya keliru, misalnya waktu tanpa satuan atau uang tanpa tanda petik",
        en: "a value of the wrong type or spelling, such as a time without a unit or money without quotes",
    },
    why: Text {
        id: "pemohon berhak tahu batas waktu dan biaya yang pasti",
        en: "applicants are entitled to a definite time and a definite fee",
    },
    instead: Text {
        id: "waktu: \"9 hari kerja\"; uang: \"Rp 25.000\"; tanggal: 2026-01-31; kutipan: \"uu-25-2009 pasal 21\"",
        en: "time: \"9 hari kerja\"; money: \"Rp 25.000\"; date: 2026-01-31; citation: \"uu-25-2009 pasal 21\"",
    },
    law: None,
};

/// What a key takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    List,
    Duration,
    ShortDuration,
    Money,
    Date,
    Integer,
    /// A whole number, one or more.
    Count,
    Boolean,
    Citation,
    Reminder,
    Table,
    Opening,
    ServiceKey,
    /// A package, by code of the region, unit and service.
    Package,
    /// A SHA-256 with its prefix.
    Digest,
}

/// `written` is the value as it stands in the text, without quotes.
pub(crate) fn finding(kind: Kind, written: &str, address: impl std::fmt::Display, span: Span) -> Diagnostic {
    let shown: String = written.chars().take(40).collect();
    let message = Phrase::new(Text {
        id: "`{written}` bukan {kind}",
        en: "`{written}` is not {kind}",
    })
    .with("written", shown)
    .with_words("kind", kind.words().id, kind.words().en);
    Diagnostic::new(&CODE, address.to_string(), span, message).fix(kind.fix(written))
}

/// A value that is none of the words a key takes.
pub(crate) fn not_an_option(
    written: &str,
    options: &[&str],
    address: impl std::fmt::Display,
    span: Span,
) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "`{written}` bukan nilai kunci ini",
        en: "`{written}` is not a value of this key",
    });
    let fix = Phrase::new(Text {
        id: "pilih salah satu: {options}",
        en: "choose one of: {options}",
    });
    Diagnostic::new(&CODE, address.to_string(), span, message.with("written", written))
        .fix(fix.with("options", options.join(", ")))
}

/// An amount of money written as a number: `25.000` is twenty-five to every program.
pub(crate) fn money_without_quotes(written: &str, address: impl std::fmt::Display, span: Span) -> Diagnostic {
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let Ok(meant) = digits.parse::<u64>() else {
        return finding(Kind::Money, written, address, span);
    };
    let read = written.split('.').next().and_then(|whole| whole.parse::<u64>().ok());
    let fix = Phrase::new(Text {
        id: "tulis \"Rp {amount}\"",
        en: "write \"Rp {amount}\"",
    });
    let Some(read) = read.filter(|read| *read != meant && meant < 1_000_000_000) else {
        let message = Phrase::new(Text {
            id: "{written} tanpa tanda petik dan tanpa Rp bukan jumlah uang",
            en: "{written} without quotes and without Rp is not an amount of money",
        });
        return Diagnostic::new(&CODE, address.to_string(), span, message.with("written", written))
            .fix(fix.with("amount", grouped(meant)));
    };
    let message = Phrase::new(Text {
        id: "{written} tanpa tanda petik terbaca {read}, bukan {meant} rupiah",
        en: "{written} without quotes reads as {read}, not as {meant} rupiah",
    })
    .with("written", written)
    .with_words(
        "read",
        spell(read, Language::Indonesian),
        spell(read, Language::English),
    )
    .with_words(
        "meant",
        spell(meant, Language::Indonesian),
        spell(meant, Language::English),
    );
    Diagnostic::new(&CODE, address.to_string(), span, message).fix(fix.with("amount", grouped(meant)))
}

fn grouped(amount: u64) -> String {
    let amount = i64::try_from(amount).unwrap_or(i64::MAX);
    maklumat_vocabulary::Money(amount)
        .to_string()
        .trim_start_matches("Rp ")
        .to_owned()
}

impl Kind {
    const fn words(self) -> Text {
        match self {
            Self::Text => Text { id: "teks", en: "text" },
            Self::List => Text {
                id: "daftar",
                en: "a list",
            },
            Self::Duration | Self::ShortDuration => Text {
                id: "lama waktu",
                en: "a length of time",
            },
            Self::Money => Text {
                id: "jumlah uang",
                en: "an amount of money",
            },
            Self::Date => Text {
                id: "tanggal",
                en: "a date",
            },
            Self::Integer => Text {
                id: "bilangan bulat",
                en: "a whole number",
            },
            Self::Count => Text {
                id: "bilangan bulat mulai dari 1",
                en: "a whole number from 1 upwards",
            },
            Self::Boolean => Text {
                id: "true atau false",
                en: "true or false",
            },
            Self::Citation => Text {
                id: "kutipan peraturan",
                en: "a citation",
            },
            Self::Reminder => Text {
                id: "pengingat",
                en: "a reminder",
            },
            Self::Table => Text {
                id: "bagian",
                en: "a section",
            },
            Self::Opening => Text {
                id: "jam buka",
                en: "opening hours",
            },
            Self::ServiceKey => Text {
                id: "layanan",
                en: "a service",
            },
            Self::Package => Text {
                id: "nama paket",
                en: "the name of a package",
            },
            Self::Digest => Text {
                id: "sidik",
                en: "a digest",
            },
        }
    }

    fn fix(self, written: &str) -> Phrase {
        match self {
            Self::Text => Phrase::new(Text {
                id: "tulis di antara tanda petik: \"{written}\"",
                en: "write it between quotes: \"{written}\"",
            })
            .with("written", written.chars().take(40).collect::<String>()),
            Self::List => Phrase::new(Text {
                id: "tulis daftar: [\"...\", \"...\"]",
                en: "write a list: [\"...\", \"...\"]",
            }),
            Self::Duration => time_fix(written),
            Self::ShortDuration if written.ends_with("bulan") || written.ends_with("tahun") => Phrase::new(Text {
                id: "tulis dalam hari atau hari kerja; bulan dan tahun hanya untuk masa berlaku dan penyimpanan",
                en: "write days or working days; months and years are for validity and keeping only",
            }),
            Self::ShortDuration => time_fix(written),
            Self::Money => Phrase::new(Text {
                id: "tulis rupiah bulat, misalnya \"Rp 25.000\"",
                en: "write whole rupiah, such as \"Rp 25.000\"",
            }),
            Self::Date if written.parse::<Date>().is_ok() && written.len() == 10 => Phrase::new(Text {
                id: "hapus tanda petik: {date}",
                en: "remove the quotes: {date}",
            })
            .with("date", written),
            Self::Date => Phrase::new(Text {
                id: "tulis tahun-bulan-hari tanpa tanda petik, misalnya 2026-01-31",
                en: "write year-month-day without quotes, such as 2026-01-31",
            }),
            Self::Integer => Phrase::new(Text {
                id: "tulis angka tanpa tanda petik dan tanpa titik, misalnya 1500",
                en: "write digits without quotes and dots, such as 1500",
            }),
            Self::Count => Phrase::new(Text {
                id: "tulis angka tanpa tanda petik dan tanpa titik, paling kecil 1",
                en: "write digits without quotes and dots, at least 1",
            }),
            Self::Boolean => Phrase::new(Text {
                id: "tulis true, atau hapus kunci ini",
                en: "write true, or remove the key",
            }),
            Self::Citation => Phrase::new(Text {
                id: "tulis kunci peraturan lalu tempatnya, misalnya \"uu-25-2009 pasal 21 ayat 1\"",
                en: "write the key of the regulation, then the place, such as \"uu-25-2009 pasal 21 ayat 1\"",
            }),
            Self::Reminder => Phrase::new(Text {
                id: "tulis \"30 hari sebelum berakhir\" atau \"setiap 6 bulan\"",
                en: "write \"30 hari sebelum berakhir\" or \"setiap 6 bulan\"",
            }),
            Self::Table => Phrase::new(Text {
                id: "tulis sebagai bagian dengan kunci dan nilai",
                en: "write it as a section with keys and values",
            }),
            Self::Opening => Phrase::new(Text {
                id: "tulis seperti \"07.30-12.00\"",
                en: "write it like \"07.30-12.00\"",
            }),
            Self::ServiceKey => Phrase::new(UNIT_AND_SERVICE),
            Self::Package | Self::Digest => Phrase::new(AS_WRITTEN_BY_THE_PROGRAM),
        }
    }
}

/// Names and digests of packages are seldom typed.
const AS_WRITTEN_BY_THE_PROGRAM: Text = Text {
    id: "tulis seperti yang ditulis maklumat package add: `package = \"99.01/disnaker/ak-1\"`, `digest = \"sha256:...\"`",
    en: "write it as maklumat package add does: `package = \"99.01/disnaker/ak-1\"`, `digest = \"sha256:...\"`",
};

const UNIT_AND_SERVICE: Text = Text {
    id: "tulis satuan kerja dan layanan, misalnya \"disdukcapil/ktp-el\"",
    en: "write unit and service, such as \"disdukcapil/ktp-el\"",
};

fn time_fix(written: &str) -> Phrase {
    let example = match Duration::parse(written) {
        Err(DurationError::Empty | DurationError::NoNumber) | Ok(_) => {
            return Phrase::new(Text {
                id: "tulis waktu terlama yang wajar, misalnya \"2 jam\"; pemohon berhak tahu batasnya",
                en: "write the longest reasonable time, such as \"2 jam\"; applicants are entitled to know the limit",
            });
        }
        Err(DurationError::Range | DurationError::NotWhole) => {
            return Phrase::new(Text {
                id: "tulis satu bilangan bulat, yaitu waktu terlama, misalnya \"3 hari kerja\"",
                en: "write one whole number, the longest time, such as \"3 hari kerja\"",
            });
        }
        Err(DurationError::Spelling { meant }) => meant.to_string(),
        Err(DurationError::UnknownUnit { meant }) => {
            format!(
                "{} {}",
                first_number(written),
                meant.unwrap_or(TimeUnit::WorkingDay).as_str()
            )
        }
        Err(DurationError::NoUnit) => format!("{} hari kerja", first_number(written)),
        Err(DurationError::TooLarge) => "30 hari".to_owned(),
    };
    Phrase::new(Text {
        id: "tulis angka lalu satuan: menit, jam, hari, atau hari kerja, misalnya \"{example}\"",
        en: "write a number, then a unit: menit, jam, hari or hari kerja, such as \"{example}\"",
    })
    .with("example", example)
}

fn first_number(written: &str) -> String {
    written
        .chars()
        .skip_while(|letter| !letter.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .take(9)
        .collect()
}

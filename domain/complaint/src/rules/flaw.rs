//! What can be wrong with a file of rules, and what to write instead.

use maklumat_calendar::Duration;
use maklumat_vocabulary::{Phrase, Text};

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulesFlaw {
    /// `limit.3.time`, or empty for the whole file.
    pub key: String,
    pub kind: FlawKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FlawKind {
    /// Not TOML; what the reader said.
    Unreadable(String),
    TextMissing,
    NumberMissing,
    DayMissing,
    /// Neither true nor false.
    ChoiceMissing,
    /// None of the words that may stand here.
    NotOneOf(&'static str),
    /// No duration such as `14 hari`.
    NotADuration,
    /// No limit has this key.
    UnknownLimit,
    LimitTwice,
    LimitMissing,
    /// Longer than the law allows.
    ExceedsCeiling {
        time: Duration,
        ceiling: Duration,
    },
    /// Shorter than the reporter is owed.
    ShortensRight {
        time: Duration,
        right: Duration,
    },
    /// The act sets it, and nobody changes it.
    SetByAct {
        time: Duration,
    },
    /// Another unit than the limit, so that nobody can say which is longer.
    NotComparable {
        time: Duration,
        ceiling: Duration,
    },
    /// A word nobody reads here, most likely misspelt.
    UnknownKey,
    /// Not from 1 to 100.
    NotAShare,
    /// Publishes smaller figures than the rules it is made from.
    PublishesMore {
        few: u64,
    },
    /// A version that is not above the one it is made from.
    VersionNotHigher {
        above: u32,
    },
}

const fn text(id: &'static str, en: &'static str) -> Phrase {
    Phrase::new(Text { id, en })
}

impl FlawKind {
    /// What is wrong and what to do.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "a list: one arm per flaw, nothing else")]
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::Unreadable(why) => text(
                "berkas ini tidak dapat dibaca: {why}",
                "this file cannot be read: {why}",
            )
            .with("why", why),
            Self::TextMissing => text("isi dengan kata-kata", "write it in words"),
            Self::NumberMissing => text("isi dengan bilangan mulai 1", "write a number from 1 on"),
            Self::DayMissing => text(
                "isi dengan tanggal seperti 2026-01-31",
                "write a day such as 2026-01-31",
            ),
            Self::ChoiceMissing => text("isi dengan true atau false", "write true or false"),
            Self::NotOneOf(words) => text("pilih salah satu: {words}", "choose one of: {words}").with("words", words),
            Self::NotADuration => text(
                "isi dengan lama waktu seperti `14 hari` atau `5 hari kerja`",
                "write a time such as `14 hari` or `5 hari kerja`",
            ),
            Self::UnknownLimit => text("tidak ada batas waktu dengan kunci ini", "no limit has this key"),
            Self::LimitTwice => text(
                "batas waktu ini sudah tertulis di atas; hapus salah satu",
                "this limit stands above already; delete one of them",
            ),
            Self::LimitMissing => text("tambahkan batas waktu ini", "add this limit"),
            Self::ExceedsCeiling { time, ceiling } => text(
                "{time} lebih lama daripada batas {ceiling}; tulis waktu yang sama atau lebih singkat",
                "{time} is longer than the ceiling of {ceiling}; write the same or a shorter time",
            )
            .with("time", time)
            .with("ceiling", ceiling),
            Self::ShortensRight { time, right } => text(
                "{time} lebih singkat daripada hak pelapor, {right}; tulis waktu yang sama atau lebih lama",
                "{time} is shorter than the reporter is owed, {right}; write the same or a longer time",
            )
            .with("time", time)
            .with("right", right),
            Self::SetByAct { time } => text(
                "undang-undang menetapkan {time}; hapus baris ini",
                "the act sets {time}; delete this line",
            )
            .with("time", time),
            Self::NotComparable { time, ceiling } => text(
                "{time} tidak dapat dibandingkan dengan {ceiling}; tulis dalam satuan yang sama",
                "{time} cannot be compared with {ceiling}; write it in the same unit",
            )
            .with("time", time)
            .with("ceiling", ceiling),
            Self::UnknownKey => text(
                "kata ini tidak dikenal di sini; periksa ejaannya atau hapus",
                "this word is not known here; see how it is spelt, or delete it",
            ),
            Self::NotAShare => text("isi dengan bilangan 1 sampai 100", "write a number from 1 to 100"),
            Self::PublishesMore { few } => text(
                "angka kecil tidak boleh diumumkan; isi dengan {few} atau lebih",
                "small figures are not published; write {few} or more",
            )
            .with("few", few),
            Self::VersionNotHigher { above } => {
                text("isi dengan bilangan di atas {above}", "write a number above {above}").with("above", above)
            }
        }
    }
}

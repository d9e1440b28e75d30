//! How a statement about an instrument is known, so that a screen can say what a figure rests on.

use maklumat_vocabulary::{LocalizedText, Text};

/// In the words of `docs/law.toml`, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Read in a full public copy of the official text.
    Read,
    /// Seen on a page that reproduces or applies the rule.
    Seen,
    /// Seen in what offices and their programs do; the rule itself was not read.
    Practice,
    MemoryHigh,
    MemoryMedium,
    MemoryLow,
}

/// How a part of an instrument is known, and what a reader should know of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trust {
    pub confidence: Confidence,
    pub note: Option<LocalizedText>,
}

impl Confidence {
    pub const ALL: [Self; 6] = [
        Self::Read,
        Self::Seen,
        Self::Practice,
        Self::MemoryHigh,
        Self::MemoryMedium,
        Self::MemoryLow,
    ];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Seen => "seen",
            Self::Practice => "practice",
            Self::MemoryHigh => "memory-high",
            Self::MemoryMedium => "memory-medium",
            Self::MemoryLow => "memory-low",
        }
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.as_str() == text)
    }

    /// Whether somebody has seen the rule itself, or a page that reproduces it.
    #[must_use]
    pub const fn is_verified(self) -> bool {
        matches!(self, Self::Read | Self::Seen)
    }

    /// What a screen writes beside a figure that rests on it.
    #[must_use]
    pub const fn words(self) -> Text {
        match self {
            Self::Read => Text {
                id: "dibaca dalam naskah resmi",
                en: "read in the official text",
            },
            Self::Seen => Text {
                id: "dilihat pada sumber yang memuat aturannya",
                en: "seen in a source that reproduces the rule",
            },
            Self::Practice => Text {
                id: "belum terverifikasi: dilihat dalam praktik, bukan dalam aturannya",
                en: "unverified: seen in practice, not in the rule",
            },
            Self::MemoryHigh => Text {
                id: "belum terverifikasi: kemungkinan besar benar",
                en: "unverified: most likely right",
            },
            Self::MemoryMedium => Text {
                id: "belum terverifikasi: mungkin benar",
                en: "unverified: perhaps right",
            },
            Self::MemoryLow => Text {
                id: "belum terverifikasi: tidak ditemukan sumbernya",
                en: "unverified: no source was found",
            },
        }
    }
}

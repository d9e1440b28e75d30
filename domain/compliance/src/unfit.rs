//! What keeps an answer from being taken, in words, with the way out.

use maklumat_vocabulary::{Phrase, Text};

use crate::Exact;

/// Why an answer is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// The instrument does not ask this.
    UnknownIndicator {
        indicator: String,
    },
    /// The indicator is not answered in this way.
    OtherScale {
        indicator: String,
    },
    /// Its highest level is lower.
    AboveTheTop {
        indicator: String,
        top: u8,
    },
    UnknownItem {
        indicator: String,
        item: String,
    },
    /// The number lies outside the lowest and the highest of the scale.
    OutsideTheScale {
        indicator: String,
        ends: Box<[Exact; 2]>,
    },
    /// A mean of nobody, or a mean without the number of respondents where that counts.
    WithoutRespondents {
        indicator: String,
    },
    /// The instrument has no suffix.
    NoSuffix,
}

impl Unfit {
    /// What is wrong, lower case.
    #[must_use]
    pub fn message(&self) -> Phrase {
        match self {
            Self::UnknownIndicator { indicator } => Phrase::new(Text {
                id: "instrumen ini tidak menanyakan `{indicator}`",
                en: "this instrument does not ask `{indicator}`",
            })
            .with("indicator", indicator),
            Self::OtherScale { indicator } => Phrase::new(Text {
                id: "`{indicator}` tidak dijawab dengan cara ini",
                en: "`{indicator}` is not answered in this way",
            })
            .with("indicator", indicator),
            Self::AboveTheTop { indicator, top } => Phrase::new(Text {
                id: "tingkat tertinggi `{indicator}` adalah {top}",
                en: "the highest level of `{indicator}` is {top}",
            })
            .with("indicator", indicator)
            .with("top", top),
            Self::UnknownItem { indicator, item } => Phrase::new(Text {
                id: "`{item}` tidak ada dalam daftar `{indicator}`",
                en: "`{item}` is not on the list of `{indicator}`",
            })
            .with("indicator", indicator)
            .with("item", item),
            Self::OutsideTheScale { indicator, ends } => Phrase::new(Text {
                id: "`{indicator}` dijawab dengan bilangan dari {lowest} sampai {top}",
                en: "`{indicator}` is answered by a number from {lowest} to {top}",
            })
            .with("indicator", indicator)
            .with("lowest", &ends[0])
            .with("top", &ends[1]),
            Self::WithoutRespondents { indicator } => Phrase::new(Text {
                id: "`{indicator}` dijawab tanpa jumlah responden",
                en: "`{indicator}` is answered without the number of respondents",
            })
            .with("indicator", indicator),
            Self::NoSuffix => Phrase::new(Text {
                id: "instrumen ini tidak punya tambahan label",
                en: "this instrument has no suffix",
            }),
        }
    }

    /// What to do, imperative.
    #[must_use]
    pub const fn fix(&self) -> Text {
        match self {
            Self::UnknownIndicator { .. } => Text {
                id: "pakai kunci indikator dari berkas instrumen",
                en: "use the key of an indicator of the instrument",
            },
            Self::OtherScale { .. } => Text {
                id: "tulis tingkat, jumlah, daftar butir, bilangan, atau { sum = .., respondents = .. } sesuai skalanya",
                en: "write a level, a count, a list of items, a number or { sum = .., respondents = .. } as its scale asks",
            },
            Self::AboveTheTop { .. } | Self::OutsideTheScale { .. } => Text {
                id: "periksa angkanya",
                en: "look at the number",
            },
            Self::UnknownItem { .. } => Text {
                id: "pakai kunci butir dari berkas instrumen",
                en: "use the key of an item of the instrument",
            },
            Self::WithoutRespondents { .. } => Text {
                id: "tulis { sum = .., respondents = .. } dengan sedikitnya satu responden",
                en: "write { sum = .., respondents = .. } with at least one respondent",
            },
            Self::NoSuffix => Text {
                id: "hapus jawaban itu",
                en: "remove that answer",
            },
        }
    }
}

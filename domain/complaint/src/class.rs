//! Kinds of reports, each with its own time, and kinds of reporters.

/// What a report is, as SP4N-LAPOR! sorts it. [law: permenpanrb-62-2018]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// *Aspirasi*.
    Aspiration,
    /// *Permintaan informasi*, *bersifat normatif*.
    Information,
    /// *Pengaduan tidak berkadar pengawasan*.
    WithoutSupervision,
    /// *Pengaduan berkadar pengawasan*: needs an examination in the field.
    WithSupervision,
    /// *Laporan pungutan liar*: money was asked that no rule knows. Only the inspectorate sees it.
    Levy,
}

impl Class {
    pub const ALL: [Self; 5] = [
        Self::Aspiration,
        Self::Information,
        Self::WithoutSupervision,
        Self::WithSupervision,
        Self::Levy,
    ];

    /// As rules and stored events write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Aspiration => "aspiration",
            Self::Information => "information",
            Self::WithoutSupervision => "without-supervision",
            Self::WithSupervision => "with-supervision",
            Self::Levy => "levy",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.as_str() == text)
    }

    /// Whether somebody says that something was done wrongly; the others are answered, not upheld or rejected.
    #[must_use]
    pub const fn is_grievance(self) -> bool {
        match self {
            Self::Aspiration | Self::Information => false,
            Self::WithoutSupervision | Self::WithSupervision | Self::Levy => true,
        }
    }
}

/// Who reports. Never a name: the platform keeps identities, sealed, under this key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reporter {
    /// The office knows who reports.
    Named(IdentityKey),
    /// *Rahasia*: only whoever receives reports knows; neither the unit nor the public.
    Confidential(IdentityKey),
    /// *Anonim*: nobody knows; there is a reference and a PIN.
    Anonymous,
}

/// Under which key the platform keeps who a reporter is. Says nothing by itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct IdentityKey(pub String);

impl Reporter {
    /// Whether the unit must not learn who it is.
    #[must_use]
    pub const fn is_protected(&self) -> bool {
        match self {
            Self::Named(_) => false,
            Self::Confidential(_) | Self::Anonymous => true,
        }
    }
}

//! The two languages every page and finding speaks.

use std::fmt;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    #[default]
    Indonesian,
    English,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::Indonesian, Self::English];

    /// The tag of BCP 47: `id` or `en`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Indonesian => "id",
            Self::English => "en",
        }
    }

    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split(['-', '_']).next()? {
            "id" | "in" => Some(Self::Indonesian),
            "en" => Some(Self::English),
            _ => None,
        }
    }
}

/// Text an office wrote: Indonesian always, English where somebody supplied it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LocalizedText {
    pub id: String,
    pub en: Option<String>,
}

impl LocalizedText {
    #[must_use]
    pub fn indonesian(text: impl Into<String>) -> Self {
        Self {
            id: text.into(),
            en: None,
        }
    }

    /// The text in the language asked for, or in Indonesian where no translation exists.
    #[must_use]
    pub fn within(&self, language: Language) -> &str {
        match language {
            Language::Indonesian => &self.id,
            Language::English => self.en.as_deref().unwrap_or(&self.id),
        }
    }
}

impl fmt::Display for LocalizedText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.id)
    }
}

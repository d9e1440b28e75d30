//! Findings: what is imperfect in a document, where, and what to do about it.

use crate::{Language, Span};

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Cannot be published.
    Error,
    /// Published with a note.
    Warning,
    /// Worth considering.
    Advice,
}

/// A sentence in both languages. `{name}` stands for an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    pub id: &'static str,
    pub en: &'static str,
}

/// The permanent identity of a kind of finding. A number never changes meaning and is never used again.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// `SOP-012`.
    pub number: &'static str,
    /// `step-without-performer`, also the name of the rule's file.
    pub name: &'static str,
    pub severity: Severity,
    /// What the rule finds.
    pub finds: Text,
    /// Why it matters to a citizen or an officer.
    pub why: Text,
    /// What to write instead.
    pub instead: Text,
    /// The legal ground of the rule as cited in `docs/law.toml`, where there is one.
    pub law: Option<&'static str>,
}

/// A text with its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    text: Text,
    arguments: Vec<(&'static str, Argument)>,
}

/// What stands in a sentence for `{name}`.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Argument {
    /// An id, a number, a quoted word: the same in every language.
    Same(String),
    /// Words of the sentence itself.
    Words { id: String, en: String },
}

/// One finding at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub code: &'static Code,
    /// The path of keys, `step.periksa.outcome.lengkap.next`.
    pub address: String,
    pub span: Span,
    /// What is wrong, lower case, no final period, names in backticks.
    pub message: Phrase,
    /// Further lines: the longest way, the story of a case that never ends.
    pub notes: Vec<Phrase>,
    /// The next action, imperative.
    pub fix: Option<Phrase>,
    /// The same as a change of the text, where it is certain.
    pub edit: Option<Edit>,
}

/// A change of the text that surely mends what was found: what stands at the span becomes the replacement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub span: Span,
    pub replacement: String,
}

impl Severity {
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }
}

impl Text {
    #[must_use]
    pub const fn within(self, language: Language) -> &'static str {
        match language {
            Language::Indonesian => self.id,
            Language::English => self.en,
        }
    }
}

impl Phrase {
    #[must_use]
    pub const fn new(text: Text) -> Self {
        Self {
            text,
            arguments: Vec::new(),
        }
    }

    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.arguments.push((name, Argument::Same(value.to_string())));
        self
    }

    /// An argument that is itself words of a language.
    #[must_use]
    pub fn with_words(mut self, name: &'static str, id: impl Into<String>, en: impl Into<String>) -> Self {
        self.arguments.push((
            name,
            Argument::Words {
                id: id.into(),
                en: en.into(),
            },
        ));
        self
    }

    /// The sentence with its arguments filled in.
    #[must_use]
    pub fn within(&self, language: Language) -> String {
        let mut sentence = String::new();
        let mut rest = self.text.within(language);
        while let Some((before, after)) = rest.split_once('{') {
            sentence.push_str(before);
            let Some((name, after)) = after.split_once('}') else {
                sentence.push('{');
                rest = after;
                continue;
            };
            match self.arguments.iter().find(|(known, _)| *known == name) {
                Some((_, argument)) => sentence.push_str(argument.within(language)),
                None => {
                    sentence.push('{');
                    sentence.push_str(name);
                    sentence.push('}');
                }
            }
            rest = after;
        }
        sentence.push_str(rest);
        sentence
    }
}

impl Argument {
    fn within(&self, language: Language) -> &str {
        match (self, language) {
            (Self::Same(value), _) => value,
            (Self::Words { id, .. }, Language::Indonesian) => id,
            (Self::Words { en, .. }, Language::English) => en,
        }
    }
}

impl Diagnostic {
    #[must_use]
    pub fn new(code: &'static Code, address: impl Into<String>, span: Span, message: Phrase) -> Self {
        Self {
            code,
            address: address.into(),
            span,
            message,
            notes: Vec::new(),
            fix: None,
            edit: None,
        }
    }

    #[must_use]
    pub fn note(mut self, note: Phrase) -> Self {
        self.notes.push(note);
        self
    }

    #[must_use]
    pub fn fix(mut self, fix: Phrase) -> Self {
        self.fix = Some(fix);
        self
    }

    /// Only where the change is certain: it is made without asking.
    #[must_use]
    pub fn edit(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.edit = Some(Edit {
            span,
            replacement: replacement.into(),
        });
        self
    }

    #[must_use]
    pub const fn is_error(&self) -> bool {
        matches!(self.code.severity, Severity::Error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEP: Text = Text {
        id: "langkah `{step}` tidak punya pelaksana",
        en: "step `{step}` has no performer",
    };

    #[test]
    fn arguments_are_filled_in_both_languages() {
        let phrase = Phrase::new(STEP).with("step", "periksa");
        assert_eq!(
            phrase.within(Language::Indonesian),
            "langkah `periksa` tidak punya pelaksana"
        );
        assert_eq!(phrase.within(Language::English), "step `periksa` has no performer");
    }

    #[test]
    fn an_argument_can_have_words_of_its_own_in_each_language() {
        let phrase = Phrase::new(STEP).with_words("step", "langkah pertama", "the first step");
        assert_eq!(
            phrase.within(Language::English),
            "step `the first step` has no performer"
        );
        assert_eq!(
            phrase.within(Language::Indonesian),
            "langkah `langkah pertama` tidak punya pelaksana"
        );
    }

    #[test]
    fn an_argument_with_braces_is_not_expanded_again() {
        let phrase = Phrase::new(STEP).with("step", "{step}");
        assert_eq!(phrase.within(Language::English), "step `{step}` has no performer");
    }
}

//! Sentences people read: looked up by key in the catalogs of `locales/`, in the reader's language.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use askama::filters::HtmlSafe;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use maklumat_vocabulary::Language;
use unic_langid::LanguageIdentifier;

use crate::markup::Markup;

const INDONESIAN: &[&str] = &[
    include_str!("../locales/id/frame.ftl"),
    include_str!("../locales/id/citizen.ftl"),
    include_str!("../locales/id/officer.ftl"),
    include_str!("../locales/id/oversight.ftl"),
    include_str!("../locales/id/monitoring.ftl"),
    include_str!("../locales/id/finding.ftl"),
    include_str!("../locales/id/applying.ftl"),
    include_str!("../locales/id/messages.ftl"),
    include_str!("../locales/id/security.ftl"),
    include_str!("../locales/id/desk.ftl"),
    include_str!("../locales/id/administration.ftl"),
    include_str!("../locales/id/drafting.ftl"),
    include_str!("../locales/id/standards.ftl"),
    include_str!("../locales/id/offline.ftl"),
    include_str!("../locales/id/refusals.ftl"),
];

const ENGLISH: &[&str] = &[
    include_str!("../locales/en/frame.ftl"),
    include_str!("../locales/en/citizen.ftl"),
    include_str!("../locales/en/officer.ftl"),
    include_str!("../locales/en/oversight.ftl"),
    include_str!("../locales/en/monitoring.ftl"),
    include_str!("../locales/en/finding.ftl"),
    include_str!("../locales/en/applying.ftl"),
    include_str!("../locales/en/messages.ftl"),
    include_str!("../locales/en/security.ftl"),
    include_str!("../locales/en/desk.ftl"),
    include_str!("../locales/en/administration.ftl"),
    include_str!("../locales/en/drafting.ftl"),
    include_str!("../locales/en/standards.ftl"),
    include_str!("../locales/en/offline.ftl"),
    include_str!("../locales/en/refusals.ftl"),
];

static CATALOGS: LazyLock<[Catalog; 2]> =
    LazyLock::new(|| [Catalog::read(INDONESIAN, "id"), Catalog::read(ENGLISH, "en")]);

/// One language: sentences without arguments stand ready, those with only gaps to fill stand cut at the gaps, and the
/// others, with plurals, are put together on demand.
struct Catalog {
    ready: HashMap<String, String>,
    cut: HashMap<String, Vec<Part>>,
    bundle: FluentBundle<FluentResource>,
}

impl Catalog {
    fn read(files: &[&str], tag: &str) -> Self {
        let language: LanguageIdentifier = tag.parse().expect("both tags are well-formed");
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(if tag == "id" { with_dots } else { with_commas }));
        let mut keys = Vec::new();
        for file in files {
            let resource = FluentResource::try_new((*file).to_owned()).expect("a test parses every catalog");
            keys.extend(message_keys(file));
            bundle.add_resource(resource).expect("a test finds keys given twice");
        }
        let mut ready = HashMap::with_capacity(keys.len());
        for key in keys {
            let mut errors = Vec::new();
            if let Some(text) = written(&bundle, &key, None, &mut errors).filter(|_| errors.is_empty()) {
                ready.insert(key, text);
            }
        }
        let cut = files.iter().flat_map(|file| sentences_with_gaps(file)).collect();
        Self { ready, cut, bundle }
    }

    fn of(language: Language) -> &'static Self {
        match language {
            Language::Indonesian => &CATALOGS[0],
            Language::English => &CATALOGS[1],
        }
    }
}

/// A piece of a sentence that has no plurals in it.
#[derive(Debug, PartialEq)]
enum Part {
    Text(String),
    Gap(String),
}

/// The sentences of a catalog file that stand on one line and have gaps, cut at the gaps.
fn sentences_with_gaps(file: &str) -> Vec<(String, Vec<Part>)> {
    let mut lines = file.lines().peekable();
    let mut found = Vec::new();
    while let Some(line) = lines.next() {
        let goes_on = lines.peek().is_some_and(|next| next.starts_with([' ', '\t', '}']));
        let key = message_keys(line).next();
        let text = line.split_once('=').map(|(_, text)| text.trim());
        if let (Some(key), Some(text), false) = (key, text, goes_on)
            && let Some(parts) = parts(text).filter(|parts| parts.iter().any(|part| matches!(part, Part::Gap(_))))
        {
            found.push((key, parts));
        }
    }
    found
}

/// `None` where something else than a plain gap stands in braces.
fn parts(text: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (inside, after) = after.split_once('}')?;
        let name = inside.trim().strip_prefix('$')?;
        let is_name = name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        if !is_name || name.is_empty() {
            return None;
        }
        if !before.is_empty() {
            parts.push(Part::Text(before.to_owned()));
        }
        parts.push(Part::Gap(name.to_owned()));
        rest = after;
    }
    if rest.contains('}') {
        return None;
    }
    if !rest.is_empty() {
        parts.push(Part::Text(rest.to_owned()));
    }
    Some(parts)
}

/// The keys of a catalog file: every line that starts with a name and an equals sign.
pub(crate) fn message_keys(file: &str) -> impl Iterator<Item = String> + '_ {
    file.lines().filter_map(|line| {
        let (key, _) = line.split_once('=')?;
        let key = key.trim_end();
        let is_key = key.starts_with(|first: char| first.is_ascii_lowercase())
            && key
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        is_key.then(|| key.to_owned())
    })
}

fn written(
    bundle: &FluentBundle<FluentResource>,
    key: &str,
    arguments: Option<&FluentArgs<'_>>,
    errors: &mut Vec<fluent_bundle::FluentError>,
) -> Option<String> {
    let pattern = bundle.get_message(key)?.value()?;
    Some(bundle.format_pattern(pattern, arguments, errors).into_owned())
}

fn with_dots<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    grouped(value, separator(Language::Indonesian))
}

fn with_commas<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    grouped(value, separator(Language::English))
}

/// Between thousands.
const fn separator(language: Language) -> char {
    match language {
        Language::Indonesian => '.',
        Language::English => ',',
    }
}

fn grouped(value: &FluentValue<'_>, separator: char) -> Option<String> {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the value kinds belong to fluent; only numbers are grouped"
    )]
    match value {
        FluentValue::Number(number) => Some(group_thousands(&number.value.to_string(), separator)),
        _ => None,
    }
}

/// `1234` as `1.234`.
pub(crate) fn group_thousands(digits: &str, separator: char) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let mut text = String::from(sign);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// The sentence of a key without arguments.
pub(crate) fn sentence(language: Language, key: &str) -> Cow<'static, str> {
    if let Some(text) = Catalog::of(language).ready.get(key) {
        return Cow::Borrowed(text);
    }
    debug_assert!(false, "no sentence without arguments: {key}");
    Cow::Owned(key.to_owned())
}

/// Whether the catalogs know a key.
pub(crate) fn knows(key: &str) -> bool {
    Catalog::of(Language::Indonesian).bundle.has_message(key)
}

/// A sentence that still takes arguments: `f.say("days-left").with("days", 3)`.
pub(crate) struct Saying {
    language: Language,
    key: String,
    arguments: FluentArgs<'static>,
}

impl Saying {
    pub(crate) fn new(language: Language, key: &str) -> Self {
        Self {
            language,
            key: key.to_owned(),
            arguments: FluentArgs::new(),
        }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl Argument) -> Self {
        self.arguments.set(name, value.argument());
        self
    }

    /// The sentence as HTML: escaped, with `**strong**` parts.
    pub(crate) fn rich(&self) -> Markup {
        Markup::from_emphasis(&self.to_string())
    }
}

impl Saying {
    /// Fills the gaps of a sentence; `None` where one is left, which is for fluent to say.
    fn filled(&self, parts: &[Part]) -> Option<String> {
        let mut text = String::new();
        for part in parts {
            match part {
                Part::Text(words) => text.push_str(words),
                #[expect(
                    clippy::wildcard_enum_match_arm,
                    reason = "the value kinds belong to fluent; ours are texts and numbers"
                )]
                Part::Gap(name) => match self.arguments.get(name.as_str())? {
                    FluentValue::String(words) => text.push_str(words),
                    number => text.push_str(&grouped(number, separator(self.language))?),
                },
            }
        }
        Some(text)
    }
}

impl fmt::Display for Saying {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cut = Catalog::of(self.language).cut.get(&self.key);
        if let Some(text) = cut.and_then(|parts| self.filled(parts)) {
            return f.write_str(&text);
        }
        let mut errors = Vec::new();
        let text = written(
            &Catalog::of(self.language).bundle,
            &self.key,
            Some(&self.arguments),
            &mut errors,
        );
        debug_assert!(text.is_some() && errors.is_empty(), "{}: {errors:?}", self.key);
        f.write_str(text.as_deref().unwrap_or(&self.key))
    }
}

/// What a sentence may be given. Numbers stay numbers, for plurals.
pub(crate) trait Argument {
    fn argument(&self) -> FluentValue<'static>;
}

impl<T: Argument + ?Sized> Argument for &T {
    fn argument(&self) -> FluentValue<'static> {
        (**self).argument()
    }
}

impl Argument for str {
    fn argument(&self) -> FluentValue<'static> {
        // Two asterisks mean emphasis in our own sentences only, never in what somebody typed.
        FluentValue::from(self.replace("**", "*\u{2060}*"))
    }
}

impl Argument for String {
    fn argument(&self) -> FluentValue<'static> {
        self.as_str().argument()
    }
}

impl Argument for Cow<'_, str> {
    fn argument(&self) -> FluentValue<'static> {
        (**self).argument()
    }
}

impl Argument for Saying {
    fn argument(&self) -> FluentValue<'static> {
        FluentValue::from(self.to_string())
    }
}

macro_rules! number_arguments {
    ($($number:ty),+) => {$(
        impl Argument for $number {
            fn argument(&self) -> FluentValue<'static> {
                FluentValue::from(*self)
            }
        }
    )+};
}

number_arguments!(u32, u64, i64, usize);

impl HtmlSafe for Markup {}

#[cfg(test)]
mod tests;

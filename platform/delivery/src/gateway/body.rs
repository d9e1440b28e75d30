//! What is sent to a gateway: JSON or a form, whose places are filled so that no text can step out of its place.

use serde_json::Value;

use crate::gateway::SLOTS;
use crate::pattern::{Pattern, UnknownSlot};

/// The body as the office wrote it.
#[derive(Clone, Debug)]
pub(crate) enum Wording {
    Json(Json),
    /// Pairs of name and value, both with places.
    Form(Vec<(Pattern, Pattern)>),
}

/// JSON in whose texts places can be filled.
#[derive(Clone, Debug)]
pub(crate) enum Json {
    Text(Pattern),
    List(Vec<Self>),
    Object(Vec<(String, Self)>),
    /// Numbers, yes and no, nothing.
    Plain(Value),
}

/// Why a body cannot be used.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Unusable {
    NotJson,
    Slot(String),
}

impl From<UnknownSlot> for Unusable {
    fn from(UnknownSlot(name): UnknownSlot) -> Self {
        Self::Slot(name)
    }
}

impl Wording {
    pub(crate) fn json(text: &str) -> Result<Self, Unusable> {
        let value: Value = serde_json::from_str(text).map_err(|_| Unusable::NotJson)?;
        Json::read(value).map(Self::Json)
    }

    pub(crate) fn form(text: &str) -> Result<Self, Unusable> {
        let pairs = text.split('&').map(str::trim).filter(|pair| !pair.is_empty());
        let read = pairs.map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Ok((Pattern::read(name, &SLOTS)?, Pattern::read(value, &SLOTS)?))
        });
        read.collect::<Result<_, Unusable>>().map(Self::Form)
    }

    pub(crate) const fn media_type(&self) -> &'static str {
        match self {
            Self::Json(_) => "application/json",
            Self::Form(_) => "application/x-www-form-urlencoded",
        }
    }

    pub(crate) fn names(&self, slot: &str) -> bool {
        match self {
            Self::Json(json) => json.names(slot),
            Self::Form(pairs) => pairs.iter().any(|(_, value)| value.names(slot)),
        }
    }

    pub(crate) fn filled(&self, value: impl Fn(&str) -> String + Copy) -> String {
        match self {
            Self::Json(json) => json.filled(value).to_string(),
            Self::Form(pairs) => {
                let encoded = |pattern: &Pattern| percent_encoded(&pattern.filled(value));
                let pairs = pairs
                    .iter()
                    .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
                pairs.collect::<Vec<_>>().join("&")
            }
        }
    }
}

impl Json {
    fn read(value: Value) -> Result<Self, Unusable> {
        Ok(match value {
            Value::String(text) => Self::Text(Pattern::read(&text, &SLOTS)?),
            Value::Array(items) => Self::List(items.into_iter().map(Self::read).collect::<Result<_, _>>()?),
            Value::Object(entries) => {
                let entries = entries.into_iter().map(|(name, value)| Ok((name, Self::read(value)?)));
                Self::Object(entries.collect::<Result<_, Unusable>>()?)
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => Self::Plain(value),
        })
    }

    fn names(&self, slot: &str) -> bool {
        match self {
            Self::Text(pattern) => pattern.names(slot),
            Self::List(items) => items.iter().any(|item| item.names(slot)),
            Self::Object(entries) => entries.iter().any(|(_, item)| item.names(slot)),
            Self::Plain(_) => false,
        }
    }

    fn filled(&self, value: impl Fn(&str) -> String + Copy) -> Value {
        match self {
            Self::Text(pattern) => Value::String(pattern.filled(value)),
            Self::List(items) => items.iter().map(|item| item.filled(value)).collect(),
            Self::Object(entries) => entries
                .iter()
                .map(|(name, item)| (name.clone(), item.filled(value)))
                .collect(),
            Self::Plain(plain) => plain.clone(),
        }
    }
}

/// Everything but letters, digits, `-`, `_`, `.` and `~` as a percent sign and two digits.
pub(crate) fn percent_encoded(text: &str) -> String {
    use std::fmt::Write;
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            encoded.push(char::from(byte));
        } else {
            let _infallible = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decoded(text: &str) -> String {
        let mut bytes = Vec::new();
        let mut rest = text.bytes();
        while let Some(byte) = rest.next() {
            if byte == b'%' {
                let pair = [rest.next().unwrap(), rest.next().unwrap()];
                bytes.push(u8::from_str_radix(std::str::from_utf8(&pair).unwrap(), 16).unwrap());
            } else {
                bytes.push(byte);
            }
        }
        String::from_utf8(bytes).unwrap()
    }

    proptest! {
        /// Whoever reads the JSON gets the text that was meant, and nothing beside it.
        #[test]
        fn any_text_comes_out_of_the_json_as_it_went_in(text in "(?s).*") {
            let wording = Wording::json(r#"{"to": ["{number}"], "n": 1, "message": "«{text}»"}"#).unwrap();
            let body = wording.filled(|slot| if slot == "text" { text.clone() } else { "08".to_owned() });
            let expected = serde_json::json!({"to": ["08"], "n": 1, "message": format!("«{text}»")});
            prop_assert_eq!(serde_json::from_str::<Value>(&body).unwrap(), expected);
        }

        #[test]
        fn any_text_comes_out_of_the_form_as_it_went_in(text in "(?s).*") {
            let wording = Wording::form("to={number}&message={text}&x=1").unwrap();
            let body = wording.filled(|slot| if slot == "text" { text.clone() } else { "+62 8".to_owned() });
            let pairs: Vec<(String, String)> = body
                .split('&')
                .map(|pair| pair.split_once('=').unwrap())
                .map(|(name, value)| (decoded(name), decoded(value)))
                .collect();
            let expected = [("to", "+62 8"), ("message", text.as_str()), ("x", "1")];
            prop_assert_eq!(pairs, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
        }
    }

    #[test]
    fn what_is_no_json_and_what_has_unknown_places_is_refused() {
        assert_eq!(Wording::json("{\"a\": {text}}").unwrap_err(), Unusable::NotJson);
        assert_eq!(
            Wording::json("{\"a\": \"{tekst}\"}").unwrap_err(),
            Unusable::Slot("tekst".to_owned())
        );
        assert_eq!(
            Wording::form("a={numbr}").unwrap_err(),
            Unusable::Slot("numbr".to_owned())
        );
    }
}

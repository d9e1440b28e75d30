//! The form in which a sheet reaches its template: JSON, written in one way only, and read back only as it was written.

use std::borrow::Cow;

/// Text, lists and maps are all a sheet is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Absent,
    Text(String),
    /// Text no reader sees, which must arrive byte for byte.
    Verbatim(String),
    List(Vec<Value>),
    Map(Vec<(Cow<'static, str>, Value)>),
}

impl Value {
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub(crate) fn optional(text: Option<&str>) -> Self {
        text.map_or(Self::Absent, Self::text)
    }

    pub(crate) fn texts(texts: &[String]) -> Self {
        Self::List(texts.iter().map(Self::text).collect())
    }

    pub(crate) fn map<const N: usize>(entries: [(&'static str, Self); N]) -> Self {
        Self::Map(entries.map(|(key, value)| (Cow::Borrowed(key), value)).into())
    }

    /// Reads what [`Self::to_json`] wrote, and nothing else. `None` for any other text.
    pub(crate) fn parse(json: &str) -> Option<Self> {
        let mut reader = Reader { rest: json };
        let value = reader.value()?;
        reader.rest.is_empty().then_some(value)
    }

    /// The text under a key of a map.
    pub(crate) fn text_of(&self, key: &str) -> Option<&str> {
        let Self::Map(entries) = self else { return None };
        let (_, value) = entries.iter().find(|(name, _)| name == key)?;
        match value {
            Self::Text(text) | Self::Verbatim(text) => Some(text),
            Self::Absent | Self::List(_) | Self::Map(_) => None,
        }
    }

    /// Writes the value, each text passed through `prepare` first.
    pub(crate) fn to_json(&self, mut prepare: impl FnMut(&str) -> String) -> String {
        let mut json = String::new();
        self.write(&mut json, &mut prepare);
        json
    }

    fn write(&self, json: &mut String, prepare: &mut impl FnMut(&str) -> String) {
        match self {
            Self::Absent => json.push_str("null"),
            Self::Text(text) => write_text(json, &prepare(text)),
            Self::Verbatim(text) => write_text(json, text),
            Self::List(values) => {
                json.push('[');
                for (index, value) in values.iter().enumerate() {
                    separate(json, index);
                    value.write(json, prepare);
                }
                json.push(']');
            }
            Self::Map(entries) => {
                json.push('{');
                for (index, (key, value)) in entries.iter().enumerate() {
                    separate(json, index);
                    write_text(json, key);
                    json.push(':');
                    value.write(json, prepare);
                }
                json.push('}');
            }
        }
    }
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn skip(&mut self, expected: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(expected)?;
        Some(())
    }

    fn value(&mut self) -> Option<Value> {
        match self.rest.chars().next()? {
            '"' => self.text().map(Value::Text),
            '[' => self.list('[', ']', Self::value).map(Value::List),
            '{' => {
                let entry = |reader: &mut Self| {
                    let key = reader.text()?;
                    reader.skip(":")?;
                    Some((Cow::Owned(key), reader.value()?))
                };
                self.list('{', '}', entry).map(Value::Map)
            }
            _ => self.skip("null").map(|()| Value::Absent),
        }
    }

    fn list<T>(&mut self, open: char, close: char, one: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        self.rest = self.rest.strip_prefix(open)?;
        let mut found = Vec::new();
        while !self.rest.starts_with(close) {
            if !found.is_empty() {
                self.skip(",")?;
            }
            found.push(one(self)?);
        }
        self.rest = self.rest.strip_prefix(close)?;
        Some(found)
    }

    fn text(&mut self) -> Option<String> {
        self.skip("\"")?;
        let mut text = String::new();
        let mut letters = self.rest.chars();
        loop {
            match letters.next()? {
                '"' => break,
                '\\' => text.push(match letters.next()? {
                    'n' => '\n',
                    'u' => {
                        let digits: String = letters.by_ref().take(4).collect();
                        char::from_u32(u32::from_str_radix(&digits, 16).ok()?)?
                    }
                    literal @ ('"' | '\\') => literal,
                    _ => return None,
                }),
                letter => text.push(letter),
            }
        }
        self.rest = letters.as_str();
        Some(text)
    }
}

fn separate(json: &mut String, index: usize) {
    if index > 0 {
        json.push(',');
    }
}

fn write_text(json: &mut String, text: &str) {
    json.push('"');
    for letter in text.chars() {
        match letter {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            control if control < ' ' => json.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => json.push(other),
        }
    }
    json.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_control_characters_stay_inside_their_text() {
        let value = Value::map([
            ("a", Value::text("\"}\\\n\u{1}é")),
            ("b", Value::Absent),
            ("c", Value::texts(&["x".into()])),
        ]);
        assert_eq!(
            value.to_json(str::to_owned),
            r#"{"a":"\"}\\\n\u0001é","b":null,"c":["x"]}"#
        );
    }
    #[test]
    fn what_was_written_is_read_back_and_nothing_else_is() {
        let value = Value::map([
            ("a", Value::text("\"}\\\n\u{1}é")),
            ("b", Value::Absent),
            ("c", Value::texts(&["x".into(), String::new()])),
            ("d", Value::List(vec![Value::map([("e", Value::text("f"))])])),
        ]);
        let json = value.to_json(str::to_owned);
        let read = Value::parse(&json).unwrap();
        assert_eq!(read, value);
        assert_eq!(read.to_json(str::to_owned), json);
        for end in 0..json.len() {
            assert_eq!(json.get(..end).and_then(Value::parse), None, "{end}");
        }
        assert_eq!(Value::parse(&format!("{json} ")), None);
        assert_eq!(Value::parse("{\"a\":1}"), None);
    }
}

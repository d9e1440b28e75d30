//! The form in which a sheet reaches its template: JSON, written in one way only.

/// Text, lists and maps are all a sheet is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Absent,
    Text(String),
    /// Text no reader sees, which must arrive byte for byte.
    Verbatim(String),
    List(Vec<Value>),
    Map(Vec<(&'static str, Value)>),
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
        Self::Map(entries.into())
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
}

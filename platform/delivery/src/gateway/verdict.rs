//! What a gateway's answer means: by status, and by a field of its JSON where the status alone says little.

use std::time::Duration;

use serde_json::Value;

use crate::answer::{Answer, Why};

/// Too many requests, or asked too early.
const NOT_NOW: [u16; 3] = [408, 425, 429];

/// An answer is of a kind if its status is listed and its field, where one is named, has one of the values.
#[derive(Clone, Debug, Default)]
pub(crate) struct Verdict {
    /// Empty: those that fit the kind.
    pub(crate) status: Vec<u16>,
    /// A path into the JSON, `data.0.status`.
    pub(crate) field: Option<String>,
    pub(crate) values: Vec<String>,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Verdicts {
    pub(crate) taken: Verdict,
    /// `None`: nothing is refused for good; what is not taken is tried again until a person looks.
    pub(crate) refused: Option<Verdict>,
    /// Where the answer names the message.
    pub(crate) id: Option<String>,
}

impl Verdicts {
    pub(crate) fn judged(&self, status: u16, body: &str, wait: Option<Duration>) -> Answer {
        let is_success = (200..300).contains(&status);
        let json: Option<Value> = serde_json::from_str(body).ok();
        let refused = self.refused.as_ref();
        if refused.is_some_and(|refused| refused.fits(status, json.as_ref(), !NOT_NOW.contains(&status))) {
            return Answer::Refused {
                why: Why::Status(status),
            };
        }
        if self.taken.fits(status, json.as_ref(), is_success) {
            let id = self.id.as_deref().and_then(|path| field(json.as_ref()?, path));
            return Answer::Taken { id: id.map(short) };
        }
        if is_success {
            return Answer::Unclear {
                why: Why::NotUnderstood,
            };
        }
        let why = if matches!(status, 401 | 403) {
            Why::SignIn
        } else {
            Why::Status(status)
        };
        Answer::Later { why, after: wait }
    }
}

impl Verdict {
    /// `by_default`: whether the status fits where none is listed.
    fn fits(&self, status: u16, json: Option<&Value>, by_default: bool) -> bool {
        let is_status = if self.status.is_empty() {
            by_default
        } else {
            self.status.contains(&status)
        };
        let is_value = self.field.as_deref().is_none_or(|path| {
            let found = json.and_then(|json| field(json, path));
            found.is_some_and(|found| self.values.contains(&found))
        });
        is_status && is_value
    }
}

/// The value at a path, as text.
fn field(json: &Value, path: &str) -> Option<String> {
    let mut value = json;
    for part in path.split('.') {
        value = match value {
            Value::Array(items) => items.get(part.parse::<usize>().ok()?)?,
            Value::Object(entries) => entries.get(part)?,
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => return None,
        };
    }
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// A number of theirs: letters and digits, and not without end.
fn short(id: String) -> String {
    id.chars().filter(|letter| !letter.is_control()).take(100).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn verdicts() -> Verdicts {
        Verdicts {
            taken: Verdict {
                status: vec![200, 202],
                field: Some("status".to_owned()),
                values: vec!["true".to_owned(), "sent".to_owned()],
            },
            refused: Some(Verdict {
                status: vec![200, 400],
                field: Some("detail.0.code".to_owned()),
                values: vec!["131026".to_owned()],
            }),
            id: Some("data.id".to_owned()),
        }
    }

    #[test]
    fn answers_are_told_apart_by_status_and_field() {
        let judge = |status, body| verdicts().judged(status, body, Some(Duration::from_secs(9)));
        assert_eq!(
            judge(200, r#"{"status": true, "data": {"id": 17}}"#),
            Answer::Taken {
                id: Some("17".to_owned())
            }
        );
        assert_eq!(judge(202, r#"{"status": "sent"}"#), Answer::Taken { id: None });
        assert_eq!(
            judge(400, r#"{"detail": [{"code": 131026}]}"#),
            Answer::Refused { why: Why::Status(400) }
        );
        let unclear = Answer::Unclear {
            why: Why::NotUnderstood,
        };
        assert_eq!(judge(200, r#"{"status": false}"#), unclear);
        assert_eq!(judge(200, "<html>"), unclear);
        let later = |why| Answer::Later {
            why,
            after: Some(Duration::from_secs(9)),
        };
        assert_eq!(judge(400, "{}"), later(Why::Status(400)));
        assert_eq!(judge(429, ""), later(Why::Status(429)));
        assert_eq!(judge(503, "{"), later(Why::Status(503)));
        assert_eq!(judge(401, "{}"), later(Why::SignIn));
    }

    #[test]
    fn without_words_of_their_own_a_success_is_taken() {
        let plain = Verdicts::default();
        assert_eq!(plain.judged(201, "", None), Answer::Taken { id: None });
        assert!(matches!(plain.judged(404, "", None), Answer::Later { .. }));
    }

    proptest! {
        #[test]
        fn no_answer_whatever_it_says_breaks_the_judging(status in 100_u16..600, body in ".*") {
            let answer = verdicts().judged(status, &body, None);
            // A text that is no JSON of theirs is never taken for a yes.
            let is_taken = matches!(answer, Answer::Taken { .. });
            prop_assert!(body.contains("status") || !is_taken);
        }
    }
}

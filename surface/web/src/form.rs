//! What a form sends: pairs of name and text, in order, as typed.

use std::collections::BTreeMap;

use axum::extract::{FromRequest, Multipart, Request};
use maklumat_app::{FieldError, Private};
use maklumat_calendar::Date;

use crate::failure::Failure;
use crate::frame::Frame;
use crate::upload_room::{Held, UploadRoom};
use crate::{nul, words};

/// Longest name of a field.
const LONGEST_NAME_BYTES: usize = 300;

/// What was written is no day.
#[derive(Debug)]
pub(crate) struct NoDate;

/// The pairs of a sent form.
#[derive(Clone, Default)]
pub(crate) struct Form(Vec<(String, String)>);

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        match axum::Form::<Vec<(String, String)>>::from_request(request, state).await {
            Ok(axum::Form(pairs)) if pairs.len() > MOST_PARTS => Err(Failure::TooLarge),
            Ok(axum::Form(pairs)) => Ok(Self(
                pairs
                    .into_iter()
                    .map(|(name, text)| (nul::left_out(name), nul::left_out(text)))
                    .collect(),
            )),
            Err(rejection) if rejection.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE => Err(Failure::TooLarge),
            Err(_) => Err(Failure::Problem(maklumat_app::Problem::Invalid(Vec::new()))),
        }
    }
}

impl Form {
    /// The first value of a name; empty where it was not sent.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value.trim())
    }

    /// The first value, where something was written.
    pub(crate) fn filled(&self, name: &str) -> Option<&str> {
        Some(self.text(name)).filter(|text| !text.is_empty())
    }

    /// A day, where one was written, as `2026-11-23` or `23-11-2026`.
    pub(crate) fn date(&self, name: &str) -> Result<Option<Date>, NoDate> {
        let Some(text) = self.filled(name) else { return Ok(None) };
        let mut parts: Vec<&str> = text.split(['-', '/', '.', ' ']).collect();
        if parts.first().is_some_and(|first| first.len() != 4) {
            parts.reverse();
        }
        let [year, month, day] = parts.as_slice() else {
            return Err(NoDate);
        };
        let (Ok(year), Ok(month), Ok(day)) = (year.parse::<i16>(), month.parse(), day.parse()) else {
            return Err(NoDate);
        };
        if !(2000..=2200).contains(&year) {
            return Err(NoDate);
        }
        Date::new(year, month, day).map(Some).map_err(|_| NoDate)
    }

    pub(crate) fn is(&self, name: &str, value: &str) -> bool {
        self.text(name) == value
    }

    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(key, _)| key == name)
            .map(|(_, value)| value.trim())
    }

    /// Pairs whose name starts so, with the rest of the name.
    pub(crate) fn starting<'a>(&'a self, start: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0
            .iter()
            .filter_map(move |(key, value)| key.strip_prefix(start).map(|rest| (rest, value.trim())))
    }

    /// Every answer of a page, the three boxes of a date put together as `2026-11-23`.
    pub(crate) fn answers(&self) -> Vec<(String, Private)> {
        let mut answers: Vec<(String, Private)> = Vec::new();
        let mut dates: BTreeMap<&str, [&str; 3]> = BTreeMap::new();
        for (name, value) in &self.0 {
            let value = value.trim();
            let part = [".tahun", ".bulan", ".hari"]
                .iter()
                .position(|ending| name.ends_with(ending));
            if let Some(part) = part {
                let date = name.rsplit_once('.').map_or(name.as_str(), |(date, _)| date);
                dates.entry(date).or_default()[part] = value;
            } else {
                answers.push((name.clone(), Private(value.to_owned())));
            }
        }
        answers.extend(
            dates
                .into_iter()
                .map(|(name, parts)| (name.to_owned(), Private(joined_date(parts)))),
        );
        answers
    }

    #[cfg(test)]
    pub(crate) fn of(pairs: &[(&str, &str)]) -> Self {
        Self(
            pairs
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
        )
    }
}

/// `2026`, `1`, `5` as `2026-01-05`; whatever else was typed stays readable as three parts.
fn joined_date([year, month, day]: [&str; 3]) -> String {
    if year.is_empty() && month.is_empty() && day.is_empty() {
        return String::new();
    }
    format!("{year}-{month:0>2}-{day:0>2}")
}

/// The three boxes of a date that was typed: day, month, year.
pub(crate) fn date_parts(typed: &str) -> [String; 3] {
    let mut parts = typed.splitn(3, '-');
    let year = parts.next().unwrap_or_default();
    let mut part = || parts.next().map_or("", |part| part.trim_start_matches('0')).to_owned();
    let month = part();
    let day = part();
    [day, month, year.to_owned()]
}

/// One error, ready to be shown twice: in the summary and at its field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) field: String,
    pub(crate) words: String,
}

/// The errors of a refused page in the reader's language.
pub(crate) fn shown(f: &Frame, errors: &[FieldError]) -> Vec<Shown> {
    errors
        .iter()
        .map(|error| Shown {
            field: error.field.clone(),
            words: error_words(f, error),
        })
        .collect()
}

fn error_words(f: &Frame, error: &FieldError) -> String {
    if !words::knows(error.key) {
        tracing::error!(key = error.key, "no sentence for this error");
        return f.t("error-other").into_owned();
    }
    let named = match &error.label {
        Some(label) => f.say(error.key).with("label", f.l(label)),
        None => f.say(error.key),
    };
    let arguments = error.arguments.iter();
    arguments
        .fold(named, |saying, (name, value)| saying.with(name, value))
        .to_string()
}

/// Most parts of one form: many answers and many sheets, and no more.
const MOST_PARTS: usize = 500;

/// A file sent with a form, and the pairs beside it.
pub(crate) struct Upload {
    pub(crate) form: Form,
    pub(crate) files: Vec<(String, Vec<u8>)>,
    /// Given back when the files have been dealt with.
    _held: Held,
}

impl Upload {
    /// Reads the parts in order; files without a name were not chosen. Where there is no room the rest is read and
    /// forgotten, because a browser shows an answer only after it has sent everything.
    pub(crate) async fn read(mut parts: Multipart, room: &UploadRoom) -> Result<Self, Failure> {
        let (mut form, mut files, mut held) = (Form::default(), Vec::new(), Some(room.enter()));
        let mut count = 0;
        while let Some(mut part) = parts.next_field().await.map_err(unreadable)? {
            count += 1;
            let name = nul::left_out(part.name().unwrap_or_default().to_owned());
            if count > MOST_PARTS || name.len() > LONGEST_NAME_BYTES {
                return Err(Failure::TooLarge);
            }
            let filename = part.file_name().map(|name| nul::left_out(name.to_owned()));
            let mut bytes = Vec::new();
            while let Some(chunk) = part.chunk().await.map_err(unreadable)? {
                let has_room = held.as_mut().is_some_and(|held| held.take_in(chunk.len()));
                if has_room {
                    bytes.extend_from_slice(&chunk);
                } else {
                    held = None;
                    (bytes, files) = (Vec::new(), Vec::new());
                }
            }
            match filename {
                Some(filename) if !filename.is_empty() => files.push((filename, bytes)),
                Some(_) => {}
                None => form
                    .0
                    .push((name, nul::left_out(String::from_utf8_lossy(&bytes).into_owned()))),
            }
        }
        let held = held.ok_or(Failure::NoRoom)?;
        Ok(Self {
            form,
            files,
            _held: held,
        })
    }
}

fn unreadable(error: axum::extract::multipart::MultipartError) -> Failure {
    if error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        Failure::TooLarge
    } else {
        Failure::Problem(maklumat_app::Problem::Invalid(Vec::new()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_boxes_make_one_date() {
        let form = Form::of(&[
            ("lahir.hari", "5"),
            ("lahir.bulan", "1"),
            ("lahir.tahun", "2008"),
            ("nama", " Melati "),
        ]);
        let answers: Vec<(String, String)> = form.answers().into_iter().map(|(name, text)| (name, text.0)).collect();
        assert_eq!(
            answers,
            [("nama".into(), "Melati".into()), ("lahir".into(), "2008-01-05".into())]
        );
    }

    #[test]
    fn a_wrong_date_comes_back_as_typed() {
        let form = Form::of(&[("lahir.hari", "31"), ("lahir.bulan", "13"), ("lahir.tahun", "26")]);
        assert_eq!(form.answers()[0].1.0, "26-13-31");
        assert_eq!(date_parts("26-13-31"), ["31", "13", "26"].map(str::to_owned));
        assert_eq!(date_parts(""), ["", "", ""].map(str::to_owned));
    }

    #[test]
    fn a_day_is_read_either_way_round_and_nonsense_is_not() {
        let form = Form::of(&[
            ("a", "2026-11-23"),
            ("b", "23/11/2026"),
            ("c", "31-02-2026"),
            ("d", "besok"),
        ]);
        let expected = Date::constant(2026, 11, 23);
        assert_eq!(form.date("a").ok(), Some(Some(expected)));
        assert_eq!(form.date("b").ok(), Some(Some(expected)));
        assert!(form.date("c").is_err() && form.date("d").is_err());
        assert_eq!(form.date("e").ok(), Some(None));
    }

    #[test]
    fn an_empty_date_is_an_empty_answer() {
        let form = Form::of(&[("lahir.hari", ""), ("lahir.bulan", ""), ("lahir.tahun", "")]);
        assert_eq!(form.answers()[0].1.0, "");
    }
}

//! The values of a TOML text with the place of every key and value, in order of writing.

use maklumat_calendar::Date;
use maklumat_vocabulary::{Span, Spanned};
use toml::de::{DeTable, DeValue};

#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    pub(crate) entries: Vec<Entry>,
}

#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) key: Spanned<String>,
    pub(crate) node: Node,
}

#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) span: Span,
    pub(crate) value: Written,
}

/// A value as it was written; numbers keep their digits, since `25.000` is a mistake only as text.
#[derive(Clone, Debug)]
pub(crate) enum Written {
    Text(String),
    Integer(String),
    Float(String),
    Boolean(bool),
    Date(Date),
    /// A time of day or an instant: no key takes one.
    Instant,
    List(Vec<Node>),
    Table(Table),
}

impl Table {
    /// `place` says where something that stands in the text read stands in the text as written.
    pub(crate) fn from_toml(table: &DeTable<'_>, place: &dyn Fn(Span) -> Span) -> Self {
        let mut entries: Vec<Entry> = table
            .iter()
            .map(|(key, value)| Entry {
                key: Spanned::new(key.get_ref().to_string(), place(span(key.span()))),
                node: Node::from_toml(value.get_ref(), place(span(value.span())), place),
            })
            .collect();
        // A table that was opened by one of its children is entered again when its own header comes.
        entries.sort_by_key(|entry| entry.key.span.start);
        Self { entries }
    }

    pub(crate) fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key.value == key)
    }
}

impl Node {
    fn from_toml(value: &DeValue<'_>, at: Span, place: &dyn Fn(Span) -> Span) -> Self {
        let value = match value {
            DeValue::String(text) => Written::Text(text.to_string()),
            DeValue::Integer(number) => Written::Integer(number.to_string()),
            DeValue::Float(number) => Written::Float(number.as_str().to_owned()),
            DeValue::Boolean(value) => Written::Boolean(*value),
            DeValue::Datetime(value) => {
                let is_day = value.time.is_none() && value.offset.is_none();
                let day = value
                    .date
                    .filter(|_| is_day)
                    .and_then(|day| date(day.year, day.month, day.day));
                day.map_or(Written::Instant, Written::Date)
            }
            DeValue::Array(list) => Written::List(
                list.iter()
                    .map(|item| Self::from_toml(item.get_ref(), place(span(item.span())), place))
                    .collect(),
            ),
            DeValue::Table(table) => Written::Table(Table::from_toml(table, place)),
        };
        Self { span: at, value }
    }
}

fn date(year: u16, month: u8, day: u8) -> Option<Date> {
    Date::new(
        i16::try_from(year).ok()?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    )
    .ok()
}

const fn span(range: std::ops::Range<usize>) -> Span {
    Span::new(range.start, range.end)
}

//! Values bound to statements, and rows read back, the same on both databases.

use maklumat_calendar::Timestamp;
use uuid::Uuid;

use crate::fault::{Fault, FaultKind};

/// A value bound to `$1`, `$2`... Borrowed, so that binding copies nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(&'a str),
    Bytes(&'a [u8]),
    Uuid(Uuid),
    /// Kept in whole microseconds.
    Instant(Timestamp),
    Json(&'a str),
}

/// One column of one row, owned.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(String),
    Bytes(Vec<u8>),
    Uuid(Uuid),
    Instant(Timestamp),
}

/// One row of an answer. Columns are counted from 0; text and bytes are moved out, so each is read once.
#[derive(Debug)]
pub struct Row(pub(crate) Vec<Cell>);

impl Row {
    pub fn is_null(&self, column: usize) -> bool {
        matches!(self.0.get(column), Some(Cell::Null))
    }

    pub fn int(&mut self, column: usize) -> Result<i64, Fault> {
        self.optional_int(column)?.ok_or_else(|| unexpected(column, "a number"))
    }

    pub fn optional_int(&mut self, column: usize) -> Result<Option<i64>, Fault> {
        match self.take(column) {
            Cell::Null => Ok(None),
            Cell::Int(number) => Ok(Some(number)),
            Cell::Bool(_) | Cell::Float(_) | Cell::Text(_) | Cell::Bytes(_) | Cell::Uuid(_) | Cell::Instant(_) => {
                Err(unexpected(column, "a number"))
            }
        }
    }

    pub fn float(&mut self, column: usize) -> Result<f64, Fault> {
        match self.take(column) {
            Cell::Float(number) => Ok(number),
            Cell::Null
            | Cell::Int(_)
            | Cell::Bool(_)
            | Cell::Text(_)
            | Cell::Bytes(_)
            | Cell::Uuid(_)
            | Cell::Instant(_) => Err(unexpected(column, "a fraction")),
        }
    }

    pub fn bool(&mut self, column: usize) -> Result<bool, Fault> {
        match self.take(column) {
            Cell::Bool(truth) => Ok(truth),
            Cell::Int(number) => Ok(number != 0),
            Cell::Null | Cell::Float(_) | Cell::Text(_) | Cell::Bytes(_) | Cell::Uuid(_) | Cell::Instant(_) => {
                Err(unexpected(column, "yes or no"))
            }
        }
    }

    pub fn text(&mut self, column: usize) -> Result<String, Fault> {
        self.optional_text(column)?.ok_or_else(|| unexpected(column, "text"))
    }

    pub fn optional_text(&mut self, column: usize) -> Result<Option<String>, Fault> {
        match self.take(column) {
            Cell::Null => Ok(None),
            Cell::Text(text) => Ok(Some(text)),
            Cell::Bool(_) | Cell::Int(_) | Cell::Float(_) | Cell::Bytes(_) | Cell::Uuid(_) | Cell::Instant(_) => {
                Err(unexpected(column, "text"))
            }
        }
    }

    pub fn bytes(&mut self, column: usize) -> Result<Vec<u8>, Fault> {
        self.optional_bytes(column)?.ok_or_else(|| unexpected(column, "bytes"))
    }

    pub fn optional_bytes(&mut self, column: usize) -> Result<Option<Vec<u8>>, Fault> {
        match self.take(column) {
            Cell::Null => Ok(None),
            Cell::Bytes(bytes) => Ok(Some(bytes)),
            Cell::Bool(_) | Cell::Int(_) | Cell::Float(_) | Cell::Text(_) | Cell::Uuid(_) | Cell::Instant(_) => {
                Err(unexpected(column, "bytes"))
            }
        }
    }

    /// A hash of 32 bytes.
    pub fn digest(&mut self, column: usize) -> Result<[u8; 32], Fault> {
        self.bytes(column)?
            .try_into()
            .map_err(|_| unexpected(column, "32 bytes"))
    }

    pub fn uuid(&mut self, column: usize) -> Result<Uuid, Fault> {
        self.optional_uuid(column)?.ok_or_else(|| unexpected(column, "an id"))
    }

    pub fn optional_uuid(&mut self, column: usize) -> Result<Option<Uuid>, Fault> {
        match self.take(column) {
            Cell::Null => Ok(None),
            Cell::Uuid(id) => Ok(Some(id)),
            Cell::Bytes(bytes) => Uuid::from_slice(&bytes)
                .map(Some)
                .map_err(|_| unexpected(column, "an id")),
            Cell::Bool(_) | Cell::Int(_) | Cell::Float(_) | Cell::Text(_) | Cell::Instant(_) => {
                Err(unexpected(column, "an id"))
            }
        }
    }

    pub fn instant(&mut self, column: usize) -> Result<Timestamp, Fault> {
        self.optional_instant(column)?
            .ok_or_else(|| unexpected(column, "an instant"))
    }

    pub fn optional_instant(&mut self, column: usize) -> Result<Option<Timestamp>, Fault> {
        match self.take(column) {
            Cell::Null => Ok(None),
            Cell::Instant(instant) => Ok(Some(instant)),
            Cell::Int(micros) => Timestamp::from_microsecond(micros)
                .map(Some)
                .map_err(|_| unexpected(column, "an instant")),
            Cell::Bool(_) | Cell::Float(_) | Cell::Text(_) | Cell::Bytes(_) | Cell::Uuid(_) => {
                Err(unexpected(column, "an instant"))
            }
        }
    }

    fn take(&mut self, column: usize) -> Cell {
        self.0
            .get_mut(column)
            .map_or(Cell::Null, |cell| std::mem::replace(cell, Cell::Null))
    }
}

fn unexpected(column: usize, wanted: &str) -> Fault {
    Fault::new(
        FaultKind::Broken,
        format!("column {column} of an answer does not hold {wanted}"),
    )
}

macro_rules! into_value {
    ($($from:ty => |$value:ident| $made:expr),+ $(,)?) => {$(
        impl<'a> From<$from> for Value<'a> {
            fn from($value: $from) -> Self {
                $made
            }
        }
    )+};
}

into_value! {
    bool => |value| Value::Bool(value),
    i64 => |value| Value::Int(value),
    u32 => |value| Value::Int(i64::from(value)),
    f64 => |value| Value::Float(value),
    &'a str => |value| Value::Text(value),
    &'a String => |value| Value::Text(value),
    &'a [u8] => |value| Value::Bytes(value),
    &'a Vec<u8> => |value| Value::Bytes(value),
    &'a [u8; 32] => |value| Value::Bytes(value),
    Uuid => |value| Value::Uuid(value),
    Timestamp => |value| Value::Instant(value),
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }
}

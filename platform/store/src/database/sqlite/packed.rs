//! Statements with their values, owned, so that another thread can run them while the caller waits.

use std::ops::Range;

use crate::database::Bound;
use crate::value::Value;

/// The texts and bytes of all values lie in one piece of memory each.
pub(super) struct Packed {
    statements: Vec<(&'static str, bool, Range<usize>)>,
    values: Vec<PackedValue>,
    text: String,
    bytes: Vec<u8>,
}

enum PackedValue {
    Plain(Value<'static>),
    Text(Range<usize>),
    Bytes(Range<usize>),
}

impl Packed {
    pub(super) fn of(statements: &[Bound<'_>]) -> Self {
        let mut packed = Self {
            statements: Vec::with_capacity(statements.len()),
            values: Vec::with_capacity(statements.iter().map(|bound| bound.values.len()).sum()),
            text: String::new(),
            bytes: Vec::new(),
        };
        for bound in statements {
            let first = packed.values.len();
            bound.values.iter().for_each(|value| packed.add(*value));
            let values = first..packed.values.len();
            packed.statements.push((bound.sql, bound.must_touch, values));
        }
        packed
    }

    fn add(&mut self, value: Value<'_>) {
        let packed = match value {
            Value::Null => PackedValue::Plain(Value::Null),
            Value::Bool(truth) => PackedValue::Plain(Value::Bool(truth)),
            Value::Int(number) => PackedValue::Plain(Value::Int(number)),
            Value::Float(number) => PackedValue::Plain(Value::Float(number)),
            Value::Uuid(id) => PackedValue::Plain(Value::Uuid(id)),
            Value::Instant(at) => PackedValue::Plain(Value::Instant(at)),
            Value::Text(text) | Value::Json(text) => {
                let start = self.text.len();
                self.text.push_str(text);
                PackedValue::Text(start..self.text.len())
            }
            Value::Bytes(bytes) => {
                let start = self.bytes.len();
                self.bytes.extend_from_slice(bytes);
                PackedValue::Bytes(start..self.bytes.len())
            }
        };
        self.values.push(packed);
    }

    /// As they were given, in order.
    pub(super) fn statements(&self) -> impl Iterator<Item = Bound<'_>> {
        self.statements.iter().map(|(sql, must_touch, values)| Bound {
            must_touch: *must_touch,
            ..Bound::new(
                sql,
                self.values[values.clone()]
                    .iter()
                    .map(|value| self.value(value))
                    .collect(),
            )
        })
    }

    fn value(&self, value: &PackedValue) -> Value<'_> {
        match value {
            PackedValue::Plain(plain) => *plain,
            PackedValue::Text(range) => Value::Text(&self.text[range.clone()]),
            PackedValue::Bytes(range) => Value::Bytes(&self.bytes[range.clone()]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_out_as_it_was() {
        let values = vec![
            Value::Text("Surat"),
            Value::Null,
            Value::Bytes(&[0, 255]),
            Value::Int(-7),
            Value::Text(""),
            Value::Text("é"),
        ];
        let given = [
            Bound::new("SELECT 1", values.clone()),
            Bound {
                must_touch: true,
                ..Bound::new("SELECT 2", vec![Value::Bool(true)])
            },
        ];
        let packed = Packed::of(&given);
        let back: Vec<Bound<'_>> = packed.statements().collect();
        assert_eq!(back.len(), 2);
        assert_eq!(
            (back[0].sql, back[0].must_touch, &back[0].values),
            ("SELECT 1", false, &values)
        );
        assert_eq!(
            (back[1].sql, back[1].must_touch, &back[1].values),
            ("SELECT 2", true, &vec![Value::Bool(true)])
        );
    }
}

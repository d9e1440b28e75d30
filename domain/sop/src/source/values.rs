//! Single values: texts, times, citations, conditions, each with a grammar of its own.

use maklumat_calendar::{Duration, TimeUnit};
use maklumat_vocabulary::{Diagnostic, LocalizedText, Span, Spanned};

use crate::citation::Citation;
use crate::condition::Expression;
use crate::rules::wrong_value::{self, Kind};
use crate::source::address::Address;
use crate::source::section::Reader;
use crate::source::slot::Slot;
use crate::source::tree::{Node, Written};

pub(crate) fn read_text(reader: &mut Reader<'_>, node: &Node, address: Address<'_>) -> Slot<LocalizedText> {
    match &node.value {
        Written::Text(text) if !text.trim().is_empty() => {
            Slot::Read(Spanned::new(reader.localized(text, address), node.span))
        }
        Written::Text(_)
        | Written::Integer(_)
        | Written::Float(_)
        | Written::Boolean(_)
        | Written::Date(_)
        | Written::Instant
        | Written::List(_)
        | Written::Table(_) => reader.wrong(Kind::Text, node, address),
    }
}

pub(crate) fn read_word(reader: &mut Reader<'_>, node: &Node, address: Address<'_>) -> Slot<String> {
    match &node.value {
        Written::Text(text) if !text.trim().is_empty() => Slot::Read(Spanned::new(text.clone(), node.span)),
        Written::Text(_)
        | Written::Integer(_)
        | Written::Float(_)
        | Written::Boolean(_)
        | Written::Date(_)
        | Written::Instant
        | Written::List(_)
        | Written::Table(_) => reader.wrong(Kind::Text, node, address),
    }
}

pub(crate) fn read_list<'t, T>(
    reader: &mut Reader<'t>,
    node: &Node,
    address: Address<'_>,
    read: impl Fn(&mut Reader<'t>, &Node, Address<'_>) -> Slot<T>,
) -> Slot<Vec<Spanned<T>>> {
    let Written::List(nodes) = &node.value else {
        return reader.wrong(Kind::List, node, address);
    };
    let mut items = Vec::new();
    for (index, item) in nodes.iter().enumerate() {
        if let Slot::Read(read) = read(reader, item, address.item(index)) {
            items.push(read);
        }
    }
    if items.is_empty() && !nodes.is_empty() {
        Slot::Wrong(node.span)
    } else {
        Slot::Read(Spanned::new(items, node.span))
    }
}

pub(crate) fn read_option<T: Copy>(
    reader: &mut Reader<'_>,
    node: &Node,
    address: Address<'_>,
    options: &[(&str, T)],
) -> Slot<T> {
    let written = reader.written(node);
    if let Written::Text(text) = &node.value
        && let Some((_, value)) = options.iter().find(|(word, _)| word == text)
    {
        return Slot::Read(Spanned::new(*value, node.span));
    }
    let words: Vec<&str> = options.iter().map(|(word, _)| *word).collect();
    reader.report(wrong_value::not_an_option(&written, &words, address, node.span));
    Slot::Wrong(node.span)
}

pub(crate) fn read_duration(reader: &mut Reader<'_>, node: &Node, address: Address<'_>, kind: Kind) -> Slot<Duration> {
    let Written::Text(text) = &node.value else {
        return reader.wrong(kind, node, address);
    };
    let is_long = |unit| matches!(unit, TimeUnit::Month | TimeUnit::Year);
    match Duration::parse(text) {
        Ok(duration) if kind == Kind::Duration || !is_long(duration.unit) => {
            Slot::Read(Spanned::new(duration, node.span))
        }
        Ok(_) | Err(_) => reader.wrong(kind, node, address),
    }
}

pub(crate) fn read_citation(reader: &mut Reader<'_>, node: &Node, address: Address<'_>) -> Slot<Citation> {
    let Written::Text(text) = &node.value else {
        return reader.wrong(Kind::Citation, node, address);
    };
    match Citation::parse(text) {
        Some(citation) => Slot::Read(Spanned::new(citation, node.span)),
        None => reader.wrong(Kind::Citation, node, address),
    }
}

pub(crate) fn read_expression(reader: &mut Reader<'_>, node: &Node, address: Address<'_>) -> Slot<Expression> {
    let Written::Text(text) = &node.value else {
        return reader.wrong(Kind::Text, node, address);
    };
    match Expression::parse(text) {
        Ok(expression) => Slot::Read(Spanned::new(expression, node.span)),
        Err(errors) => {
            for error in errors {
                let span = locate(reader.text, node.span, text, error.span);
                let mut finding = Diagnostic::new(error.code(), address.to_string(), span, error.phrase());
                finding.fix = error.fix();
                reader.report(finding);
            }
            Slot::Wrong(node.span)
        }
    }
}

pub(crate) fn read_amount(reader: &mut Reader<'_>, node: &Node, address: Address<'_>) -> Slot<Expression> {
    match &node.value {
        Written::Integer(number) | Written::Float(number) => {
            reader.report(wrong_value::money_without_quotes(number, address, node.span));
            Slot::Wrong(node.span)
        }
        Written::Text(_)
        | Written::Boolean(_)
        | Written::Date(_)
        | Written::Instant
        | Written::List(_)
        | Written::Table(_) => read_expression(reader, node, address),
    }
}

/// Where a word of a text value stands; the whole value where escapes hide the place.
pub(crate) fn locate(source: &str, value: Span, text: &str, word: Span) -> Span {
    let raw = source.get(value.start..value.end).unwrap_or("");
    match raw.find(text) {
        Some(at) if !text.is_empty() => {
            let start = word.start.min(text.len());
            let end = word.end.clamp(start, text.len());
            Span::new(value.start + at + start, value.start + at + end)
        }
        Some(_) | None => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_in_its_quotes_and_after_escapes_the_whole_value_is_meant() {
        let source = "when = \"jenis is hilng\"";
        let value = Span::new(7, source.len());
        let at = locate(source, value, "jenis is hilng", Span::new(9, 14));
        assert_eq!(&source[at.start..at.end], "hilng");
        let escaped = "when = \"jenis\\tis x\"";
        let value = Span::new(7, escaped.len());
        assert_eq!(locate(escaped, value, "jenis\tis x", Span::new(0, 5)), value);
    }
}

//! Single values: texts, times, citations, conditions, each with a grammar of its own.

use maklumat_calendar::{Duration, TimeUnit};
use maklumat_vocabulary::{Diagnostic, LocalizedText, Span, Spanned};

use crate::condition::Expression;
use crate::model::Citation;
use crate::rules::misspelt_id;
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
    match parse_citation(text) {
        Some(citation) => Slot::Read(Spanned::new(citation, node.span)),
        None => reader.wrong(Kind::Citation, node, address),
    }
}

/// `uu-25-2009`, `pp-55-2012 pasal 67 ayat 2 huruf a`, `kepmenkes-129-2008 lampiran II`.
fn parse_citation(text: &str) -> Option<Citation> {
    let (law, place) = text
        .split_once(' ')
        .map_or((text, None), |(law, place)| (law, Some(place)));
    if !misspelt_id::is_well_spelt(law) {
        return None;
    }
    if let Some(place) = place {
        let mut words = place.split(' ').peekable();
        while let Some(word) = words.next() {
            let has_number = words
                .next_if(|next| {
                    next.chars().all(|letter| letter.is_ascii_alphanumeric())
                        && !next.is_empty()
                        && !is_place_word(next)
                })
                .is_some();
            if !is_place_word(word) || (!has_number && word != "lampiran") {
                return None;
            }
        }
    }
    Some(Citation {
        law: law.into(),
        place: place.map(str::to_owned),
    })
}

fn is_place_word(word: &str) -> bool {
    matches!(
        word,
        "pasal" | "ayat" | "huruf" | "angka" | "lampiran" | "bab" | "bagian"
    )
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
    fn a_citation_is_a_key_and_a_place() {
        for text in [
            "uu-25-2009",
            "uu-25-2009 pasal 29",
            "uu-24-2013 pasal 79A",
            "pp-55-2012 pasal 67 ayat 2",
            "uu-25-2009 pasal 21 huruf d",
            "kepmenkes-129-2008 lampiran",
            "kepmenkes-129-2008 lampiran II angka 3",
        ] {
            let citation = parse_citation(text).unwrap();
            assert_eq!(
                citation
                    .place
                    .map_or(citation.law.to_string(), |place| format!("{} {place}", citation.law)),
                text
            );
        }
        for text in [
            "",
            "UU 25",
            "uu-25-2009 ",
            "uu-25-2009 ps 3",
            "uu-25-2009 pasal",
            "uu-25-2009  pasal 3",
            "uu-25-2009 3",
        ] {
            assert_eq!(parse_citation(text), None, "{text}");
        }
    }

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

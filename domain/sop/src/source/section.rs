//! One table being read: asks for keys by type, notes what is missing or wrong, and refuses what nobody asked for.

use std::fmt;
use std::str::FromStr;

use maklumat_calendar::{Date, Duration};
use maklumat_vocabulary::{Diagnostic, LocalizedText, Span, Spanned};

use crate::citation::Citation;
use crate::condition::Expression;
use crate::rules::wrong_value::{self, Kind};
use crate::rules::{missing_key, misspelt_id, unknown_key};
use crate::source::address::Address;
use crate::source::english::English;
use crate::source::place::Place;
use crate::source::recovery::Damage;
use crate::source::slot::Slot;
use crate::source::tree::{Entry, Node, Table, Written};
use crate::source::values::{
    read_amount, read_citation, read_duration, read_expression, read_list, read_option, read_text, read_word,
};

/// What all sections of one file share.
pub(crate) struct Reader<'t> {
    pub(crate) text: &'t str,
    /// Put before every address in a finding: the shared files are told apart by it.
    pub(crate) prefix: &'static str,
    pub(crate) damage: Damage,
    pub(crate) english: English,
    pub(crate) found: Vec<Diagnostic>,
}

/// One table of the file.
pub(crate) struct Section<'r, 't, 'n> {
    pub(crate) reader: &'r mut Reader<'t>,
    table: &'n Table,
    pub(crate) address: Address<'n>,
    /// The key under which the table is written.
    pub(crate) span: Span,
    place: &'static Place,
    known: Vec<&'static str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    Required,
    Optional,
}

/// What a missing key could look like.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Example<'a> {
    Plain(&'a str),
    Quoted(&'a str),
    Listed(&'a str),
}

impl fmt::Display for Example<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plain(text) => f.write_str(text),
            Self::Quoted(text) => write!(f, "\"{text}\""),
            Self::Listed(text) => write!(f, "[\"{text}\"]"),
        }
    }
}

/// Why there is no entry.
pub(crate) enum Absent {
    Missing,
    /// It may have stood on a line that could not be read.
    Lost(Span),
}

impl<'t> Reader<'t> {
    pub(crate) fn section<'r, 'n>(
        &'r mut self,
        table: &'n Table,
        address: Address<'n>,
        span: Span,
        place: &'static Place,
    ) -> Section<'r, 't, 'n> {
        Section {
            reader: self,
            table,
            address,
            span,
            place,
            known: Vec::new(),
        }
    }

    pub(crate) fn report(&mut self, mut finding: Diagnostic) {
        finding.address.insert_str(0, self.prefix);
        self.found.push(finding);
    }

    /// The value as it stands in the text, without quotes.
    pub(crate) fn written(&self, node: &Node) -> String {
        match &node.value {
            Written::Text(text) => text.clone(),
            Written::Integer(_)
            | Written::Float(_)
            | Written::Boolean(_)
            | Written::Date(_)
            | Written::Instant
            | Written::List(_)
            | Written::Table(_) => self.text.get(node.span.start..node.span.end).unwrap_or("").to_owned(),
        }
    }

    pub(crate) fn wrong<T>(&mut self, kind: Kind, node: &Node, address: Address<'_>) -> Slot<T> {
        let written = self.written(node);
        self.report(wrong_value::finding(kind, &written, address, node.span));
        Slot::Wrong(node.span)
    }

    pub(crate) fn localized(&mut self, text: &str, address: Address<'_>) -> LocalizedText {
        LocalizedText {
            id: text.to_owned(),
            en: self.english.at(address),
        }
    }
}

impl<'t, 'n> Section<'_, 't, 'n> {
    pub(crate) fn at(&self, key: &'n str) -> Address<'n> {
        self.address.with(key)
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.entry(key).is_some()
    }

    /// The entry of a key, which is thereby known; reports it where it must be there.
    pub(crate) fn entry(&mut self, key: &'static str, need: Need, example: Example<'_>) -> Result<&'n Entry, Absent> {
        self.known.push(key);
        if let Some(entry) = self.table.entry(key) {
            return Ok(entry);
        }
        if self.reader.damage.may_hold(self.address, key) {
            return Err(Absent::Lost(self.span));
        }
        if need == Need::Required {
            let finding = missing_key::finding(key, example, self.at(key), self.span, self.place);
            self.reader.report(finding);
        }
        Err(Absent::Missing)
    }

    fn value<T>(
        &mut self,
        key: &'static str,
        need: Need,
        example: Example<'_>,
        read: impl FnOnce(&mut Reader<'t>, &Node, Address<'_>) -> Slot<T>,
    ) -> Slot<T> {
        match self.entry(key, need, example) {
            Ok(entry) => {
                let address = self.at(key);
                read(self.reader, &entry.node, address)
            }
            Err(absent) => absent.slot(),
        }
    }

    pub(crate) fn text(&mut self, key: &'static str, need: Need) -> Slot<LocalizedText> {
        self.value(key, need, Example::Plain("\"...\""), read_text)
    }

    /// Text that is never translated: numbers, keys, references.
    pub(crate) fn word(&mut self, key: &'static str, need: Need) -> Slot<String> {
        self.value(key, need, Example::Plain("\"...\""), read_word)
    }

    pub(crate) fn texts(&mut self, key: &'static str, need: Need) -> Slot<Vec<Spanned<LocalizedText>>> {
        self.value(key, need, Example::Plain("[\"...\"]"), |reader, node, address| {
            read_list(reader, node, address, read_text)
        })
    }

    pub(crate) fn words(&mut self, key: &'static str, need: Need) -> Slot<Vec<Spanned<String>>> {
        self.value(key, need, Example::Plain("[\"...\"]"), |reader, node, address| {
            read_list(reader, node, address, read_word)
        })
    }

    pub(crate) fn citations(&mut self, key: &'static str, need: Need) -> Slot<Vec<Spanned<Citation>>> {
        self.value(
            key,
            need,
            Example::Plain("[\"uu-25-2009\"]"),
            |reader, node, address| read_list(reader, node, address, read_citation),
        )
    }

    pub(crate) fn citation(&mut self, key: &'static str, need: Need) -> Slot<Citation> {
        self.value(key, need, Example::Plain("\"uu-25-2009 pasal 21\""), read_citation)
    }

    /// A time to work or wait: minutes to days.
    pub(crate) fn duration(&mut self, key: &'static str, need: Need) -> Slot<Duration> {
        self.value(
            key,
            need,
            Example::Plain("\"1 hari kerja\""),
            |reader, node, address| read_duration(reader, node, address, Kind::ShortDuration),
        )
    }

    /// A time to keep or to be valid: months and years too.
    pub(crate) fn long_duration(&mut self, key: &'static str, need: Need) -> Slot<Duration> {
        self.value(key, need, Example::Plain("\"1 tahun\""), |reader, node, address| {
            read_duration(reader, node, address, Kind::Duration)
        })
    }

    /// The same, or `tanpa batas`.
    pub(crate) fn term(&mut self, key: &'static str, need: Need) -> Slot<Option<Duration>> {
        self.value(
            key,
            need,
            Example::Plain("\"1 tahun\""),
            |reader, node, address| match &node.value {
                Written::Text(text) if text == "tanpa batas" => Slot::Read(Spanned::new(None, node.span)),
                Written::Text(_)
                | Written::Integer(_)
                | Written::Float(_)
                | Written::Boolean(_)
                | Written::Date(_)
                | Written::Instant
                | Written::List(_)
                | Written::Table(_) => read_duration(reader, node, address, Kind::Duration).map(Some),
            },
        )
    }

    pub(crate) fn date(&mut self, key: &'static str, need: Need) -> Slot<Date> {
        self.value(key, need, Example::Plain("2026-01-31"), |reader, node, address| {
            if let Written::Date(date) = node.value {
                Slot::Read(Spanned::new(date, node.span))
            } else {
                reader.wrong(Kind::Date, node, address)
            }
        })
    }

    pub(crate) fn integer(&mut self, key: &'static str, need: Need) -> Slot<i64> {
        self.number(key, need, Kind::Integer, |_| true)
    }

    /// A number of persons, of a version: one or more.
    pub(crate) fn count(&mut self, key: &'static str, need: Need) -> Slot<u32> {
        self.number(key, need, Kind::Count, |count| *count > 0)
    }

    fn number<N: FromStr>(
        &mut self,
        key: &'static str,
        need: Need,
        kind: Kind,
        is_allowed: impl FnOnce(&N) -> bool,
    ) -> Slot<N> {
        self.value(key, need, Example::Plain("1"), |reader, node, address| {
            let Written::Integer(digits) = &node.value else {
                return reader.wrong(Kind::Integer, node, address);
            };
            match digits.parse::<N>().ok().filter(is_allowed) {
                Some(number) => Slot::Read(Spanned::new(number, node.span)),
                None => reader.wrong(kind, node, address),
            }
        })
    }

    pub(crate) fn truth(&mut self, key: &'static str) -> Slot<bool> {
        self.value(key, Need::Optional, Example::Plain("true"), |reader, node, address| {
            if let Written::Boolean(value) = node.value {
                Slot::Read(Spanned::new(value, node.span))
            } else {
                reader.wrong(Kind::Boolean, node, address)
            }
        })
    }

    /// One of a closed list of words.
    pub(crate) fn one_of<T: Copy>(&mut self, key: &'static str, need: Need, options: &[(&str, T)]) -> Slot<T> {
        let example = Example::Quoted(options.first().map_or("", |(word, _)| word));
        self.value(key, need, example, |reader, node, address| {
            read_option(reader, node, address, options)
        })
    }

    pub(crate) fn some_of<T: Copy>(&mut self, key: &'static str, options: &[(&str, T)]) -> Slot<Vec<Spanned<T>>> {
        let example = Example::Listed(options.first().map_or("", |(word, _)| word));
        self.value(key, Need::Required, example, |reader, node, address| {
            read_list(reader, node, address, |reader, node, address| {
                read_option(reader, node, address, options)
            })
        })
    }

    pub(crate) fn condition(&mut self, key: &'static str, need: Need) -> Slot<Expression> {
        self.value(key, need, Example::Plain("\"...\""), read_expression)
    }

    pub(crate) fn amount(&mut self, key: &'static str) -> Slot<Expression> {
        self.value(key, Need::Optional, Example::Plain("\"Rp 0\""), read_amount)
    }

    /// A value with a reading of its own.
    pub(crate) fn special<T>(
        &mut self,
        key: &'static str,
        need: Need,
        read: impl FnOnce(&mut Reader<'t>, &Node, Address<'_>) -> Slot<T>,
    ) -> Slot<T> {
        self.value(key, need, Example::Plain("\"...\""), read)
    }

    /// A table below this one, with its key.
    pub(crate) fn table(&mut self, key: &'static str) -> Option<(&'n Entry, &'n Table)> {
        let entry = self.entry(key, Need::Optional, Example::Plain("")).ok()?;
        if let Written::Table(table) = &entry.node.value {
            return Some((entry, table));
        }
        let address = self.at(key);
        let _: Slot<()> = self.reader.wrong(Kind::Table, &entry.node, address);
        None
    }

    /// The sections an author named below a key, each with its table.
    pub(crate) fn named(&mut self, key: &'static str) -> Option<Vec<(&'n Entry, &'n Table)>> {
        let (_, table) = self.table(key)?;
        let address = self.at(key);
        Some(self.reader.named_in(table, address))
    }

    /// Reports every key nobody asked for.
    pub(crate) fn finish(self) {
        for entry in &self.table.entries {
            if !self.known.contains(&entry.key.value.as_str()) {
                let finding = unknown_key::finding(&entry.key, self.at(&entry.key.value), self.place, &self.known);
                self.reader.report(finding);
            }
        }
    }
}

impl Reader<'_> {
    /// The tables in a table whose keys are ids.
    pub(crate) fn named_in<'n>(&mut self, table: &'n Table, address: Address<'_>) -> Vec<(&'n Entry, &'n Table)> {
        let mut named = Vec::new();
        for entry in &table.entries {
            self.check_id(entry, address);
            if let Written::Table(inner) = &entry.node.value {
                named.push((entry, inner));
            } else {
                let address = address.with(&entry.key.value);
                let _: Slot<()> = self.wrong(Kind::Table, &entry.node, address);
            }
        }
        named
    }

    pub(crate) fn check_id(&mut self, entry: &Entry, address: Address<'_>) {
        if !misspelt_id::is_well_spelt(&entry.key.value) {
            self.report(misspelt_id::finding(&entry.key, address.with(&entry.key.value)));
        }
    }
}

impl Absent {
    const fn slot<T>(self) -> Slot<T> {
        match self {
            Self::Missing => Slot::Missing,
            Self::Lost(span) => Slot::Wrong(span),
        }
    }
}

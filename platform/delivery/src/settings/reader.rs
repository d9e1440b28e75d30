//! Reading keys of a TOML text one by one, remembering what is wrong instead of stopping at it.

use maklumat_vocabulary::LocalizedText;
use toml::de::{DeTable, DeValue};

use super::keys::KEYS;
use super::{Flaw, secret};
use crate::secret::Secret;

type Table = Vec<(String, Value)>;

enum Value {
    Text(String),
    Number(u16),
    List(Vec<Value>),
    Table(Table),
    Other,
}

pub(super) struct Reader<'a> {
    table: Table,
    beside: &'a dyn Fn(&str) -> Option<String>,
    flaws: Vec<Flaw>,
}

pub(super) fn said(id: &str, en: &str) -> LocalizedText {
    LocalizedText {
        id: id.to_owned(),
        en: Some(en.to_owned()),
    }
}

impl<'a> Reader<'a> {
    pub(super) fn of(text: &str, beside: &'a dyn Fn(&str) -> Option<String>) -> Result<Self, Vec<Flaw>> {
        let parsed = DeTable::parse(text).map_err(|error| {
            let place = error.span().map_or(0, |span| span.start);
            let line = text.get(..place).unwrap_or(text).matches('\n').count() + 1;
            // The library's message could quote the text, and with it a password.
            vec![Flaw {
                key: String::new(),
                what: said(&format!("baris {line} bukan TOML"), &format!("line {line} is no TOML")),
            }]
        })?;
        let mut reader = Self {
            table: table(parsed.get_ref()),
            beside,
            flaws: Vec::new(),
        };
        reader.name_unknown_keys();
        Ok(reader)
    }

    pub(super) fn done(self) -> Result<(), Vec<Flaw>> {
        if self.flaws.is_empty() { Ok(()) } else { Err(self.flaws) }
    }

    pub(super) fn flaw(&mut self, key: &str, what: LocalizedText) {
        self.flaws.push(Flaw {
            key: key.to_owned(),
            what,
        });
    }

    pub(super) fn unknown_slot(&mut self, key: &str, name: &str) {
        self.flaw(
            key,
            said(
                &format!("{{{name}}} tidak dikenal"),
                &format!("{{{name}}} is not known"),
            ),
        );
    }

    pub(super) fn has(&self, section: &str) -> bool {
        self.section(section).is_some()
    }

    pub(super) fn text(&mut self, section: &str, key: &str) -> Option<String> {
        match self.value(section, key)? {
            Value::Text(text) => Some(text.clone()),
            Value::Number(_) | Value::List(_) | Value::Table(_) | Value::Other => {
                self.flaw(&path(section, key), said("harus teks", "must be a text"));
                None
            }
        }
    }

    pub(super) fn needed(&mut self, section: &str, key: &str) -> Option<String> {
        let text = self.text(section, key).filter(|text| !text.trim().is_empty());
        if text.is_none() {
            self.flaw(&path(section, key), said("belum diisi", "is missing"));
        }
        text
    }

    pub(super) fn number(&mut self, section: &str, key: &str) -> Option<u16> {
        match self.value(section, key)? {
            Value::Number(number) => Some(*number),
            Value::Text(_) | Value::List(_) | Value::Table(_) | Value::Other => {
                self.flaw(&path(section, key), said("harus angka", "must be a number"));
                None
            }
        }
    }

    pub(super) fn numbers(&mut self, section: &str, key: &str) -> Vec<u16> {
        let numbers = self.list(section, key, |value| match value {
            Value::Number(number) => Some(*number),
            Value::Text(_) | Value::List(_) | Value::Table(_) | Value::Other => None,
        });
        numbers.unwrap_or_else(|| {
            self.flaw(
                &path(section, key),
                said("harus daftar angka", "must be a list of numbers"),
            );
            Vec::new()
        })
    }

    pub(super) fn texts(&mut self, section: &str, key: &str) -> Vec<String> {
        let texts = self.list(section, key, |value| match value {
            Value::Text(text) => Some(text.clone()),
            Value::Number(_) | Value::List(_) | Value::Table(_) | Value::Other => None,
        });
        texts.unwrap_or_else(|| {
            self.flaw(
                &path(section, key),
                said("harus daftar teks", "must be a list of texts"),
            );
            Vec::new()
        })
    }

    /// The secret in the file that a key names.
    pub(super) fn secret_file(&mut self, section: &str, key: &str) -> Option<Secret> {
        let name = self.text(section, key)?;
        let found = (self.beside)(&name).and_then(|text| secret(&text));
        if found.is_none() {
            self.flaw(
                &path(section, key),
                said(
                    "berkas itu tidak ada atau kosong",
                    "that file does not exist or is empty",
                ),
            );
        }
        found
    }

    /// The texts of a section whose keys are anybody's.
    pub(super) fn pairs(&mut self, section: &str) -> Vec<(String, String)> {
        let keys: Vec<String> = self
            .section(section)
            .map(|table| table.iter().map(|(key, _)| key.clone()).collect())
            .unwrap_or_default();
        keys.into_iter()
            .filter_map(|key| Some((key.clone(), self.text(section, &key)?)))
            .collect()
    }

    /// `None`: a list is there and holds something else.
    fn list<T>(&self, section: &str, key: &str, read: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
        match self.value(section, key) {
            None => Some(Vec::new()),
            Some(Value::List(items)) => items.iter().map(read).collect(),
            Some(Value::Text(_) | Value::Number(_) | Value::Table(_) | Value::Other) => None,
        }
    }

    fn value(&self, section: &str, key: &str) -> Option<&Value> {
        entry(self.section(section)?, key)
    }

    fn section(&self, path: &str) -> Option<&Table> {
        let parts = path.split('.').filter(|part| !part.is_empty());
        parts
            .into_iter()
            .try_fold(&self.table, |table, part| match entry(table, part)? {
                Value::Table(inner) => Some(inner),
                Value::Text(_) | Value::Number(_) | Value::List(_) | Value::Other => None,
            })
    }

    fn name_unknown_keys(&mut self) {
        let mut written = Vec::new();
        collect("", &self.table, &mut written);
        for (section, key) in written {
            let is_known = KEYS
                .iter()
                .any(|[known, name, ..]| *known == section && (*name == key || *name == "*"));
            if !is_known {
                self.flaw(&path(&section, &key), said("tidak dikenal", "is not known"));
            }
        }
    }
}

fn path(section: &str, key: &str) -> String {
    if section.is_empty() {
        key.to_owned()
    } else {
        format!("{section}.{key}")
    }
}

fn collect(section: &str, table: &Table, written: &mut Vec<(String, String)>) {
    for (key, value) in table {
        match value {
            Value::Table(inner) => collect(&path(section, key), inner, written),
            Value::Text(_) | Value::Number(_) | Value::List(_) | Value::Other => {
                written.push((section.to_owned(), key.clone()));
            }
        }
    }
}

fn entry<'t>(table: &'t Table, key: &str) -> Option<&'t Value> {
    table.iter().find(|(name, _)| name == key).map(|(_, value)| value)
}

fn table(parsed: &DeTable<'_>) -> Table {
    parsed
        .iter()
        .map(|(key, read)| (key.get_ref().to_string(), value(read.get_ref())))
        .collect()
}

fn value(read: &DeValue<'_>) -> Value {
    match read {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => number.as_str().parse().map_or(Value::Other, Value::Number),
        DeValue::Array(items) => Value::List(items.iter().map(|item| value(item.get_ref())).collect()),
        DeValue::Table(inner) => Value::Table(table(inner)),
        DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => Value::Other,
    }
}

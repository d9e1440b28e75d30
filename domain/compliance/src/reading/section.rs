//! One section of the text: its keys are taken with their types, and what nobody took is told.

use std::collections::BTreeSet;

use maklumat_calendar::Date;
use maklumat_vocabulary::{Diagnostic, LocalizedText, Phrase, Span, Spanned, Text};
use toml::de::{DeTable, DeValue};

use crate::Exact;
use crate::codes::{ENGLISH_MISSING, MISSING_KEY, UNKNOWN_KEY, WRONG_VALUE};

/// What was found so far.
#[derive(Debug, Default)]
pub(super) struct Reader {
    pub(super) found: Vec<Diagnostic>,
    /// Lines could not be read: what is missing may stand there, so nothing is called missing.
    pub(super) is_torn: bool,
}

/// A table of the text with its address.
#[derive(Debug)]
pub(super) struct Section<'t> {
    table: &'t DeTable<'t>,
    pub(super) address: String,
    pub(super) span: Span,
    asked: BTreeSet<&'static str>,
}

/// Whether a key has to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Want {
    Required,
    Optional,
}

impl Reader {
    pub(super) fn report(&mut self, finding: Diagnostic) {
        self.found.push(finding);
    }

    /// Where nothing was lost with unreadable lines.
    pub(super) fn report_unless_torn(&mut self, finding: Diagnostic) {
        if !self.is_torn {
            self.found.push(finding);
        }
    }
}

impl<'t> Section<'t> {
    pub(super) const fn new(table: &'t DeTable<'t>, address: String, span: Span) -> Self {
        Self {
            table,
            address,
            span,
            asked: BTreeSet::new(),
        }
    }

    pub(super) fn address_of(&self, key: &str) -> String {
        if self.address.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.address)
        }
    }

    /// Keys that are not read here and not told as unknown either.
    pub(super) fn pass_over(&mut self, keys: &[&'static str]) {
        self.asked.extend(keys);
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.table.get(key).is_some()
    }

    fn get(&mut self, key: &'static str) -> Option<(&'t DeValue<'t>, Span)> {
        self.asked.insert(key);
        let value = self.table.get(key)?;
        Some((value.get_ref(), span(value.span())))
    }

    fn wanted(&mut self, reader: &mut Reader, key: &'static str, want: Want) -> Option<(&'t DeValue<'t>, Span)> {
        let value = self.get(key);
        if value.is_none() && want == Want::Required {
            reader.report_unless_torn(self.missing(key));
        }
        value
    }

    pub(super) fn missing(&self, key: &str) -> Diagnostic {
        let message = Text {
            id: "kunci `{key}` tidak ada",
            en: "key `{key}` is missing",
        };
        self.missing_as(key, message, &format!("{key} = ..."))
    }

    /// A part that is written under a heading: `[answers]`, `[[band]]`.
    pub(super) fn missing_part(&self, key: &str, heading: &str) -> Diagnostic {
        let message = Text {
            id: "bagian `{key}` tidak ada",
            en: "part `{key}` is missing",
        };
        self.missing_as(key, message, heading)
    }

    fn missing_as(&self, key: &str, message: Text, written: &str) -> Diagnostic {
        let fix = Phrase::new(Text {
            id: "tambahkan {written}",
            en: "add {written}",
        });
        let message = Phrase::new(message).with("key", key);
        Diagnostic::new(&MISSING_KEY, self.address_of(key), self.span, message).fix(fix.with("written", written))
    }

    pub(super) fn wrong(&self, key: &str, at: Span, wanted: Text) -> Diagnostic {
        let message = Phrase::new(Text {
            id: "nilai `{key}` tidak dapat dipakai",
            en: "the value of `{key}` cannot be used",
        });
        Diagnostic::new(&WRONG_VALUE, self.address_of(key), at, message.with("key", key)).fix(Phrase::new(wanted))
    }

    pub(super) fn text(&mut self, reader: &mut Reader, key: &'static str, want: Want) -> Option<Spanned<String>> {
        let (value, at) = self.wanted(reader, key, want)?;
        let text = written(value);
        if text.is_none() {
            reader.report(self.wrong(key, at, WRITE_WORDS));
        }
        text.map(|text| Spanned::new(text, at))
    }

    /// Words in both languages; English may be missing, which is told.
    pub(super) fn words(
        &mut self,
        reader: &mut Reader,
        (key, english): (&'static str, &'static str),
        want: Want,
    ) -> Option<LocalizedText> {
        let id = self.text(reader, key, want);
        let has_english = self.has(english);
        let en = self.text(reader, english, Want::Optional);
        let id = id?;
        if !has_english {
            let message = Phrase::new(Text {
                id: "`{key}` tidak punya bahasa Inggris",
                en: "`{key}` has no English",
            });
            let fix = Phrase::new(Text {
                id: "tambahkan {english} = \"...\"",
                en: "add {english} = \"...\"",
            });
            reader.report_unless_torn(
                Diagnostic::new(
                    &ENGLISH_MISSING,
                    self.address_of(key),
                    id.span,
                    message.with("key", key),
                )
                .fix(fix.with("english", english)),
            );
        }
        Some(LocalizedText {
            id: id.value,
            en: en.map(|en| en.value),
        })
    }

    /// A number from 0 on, kept exactly as written.
    pub(super) fn exact(&mut self, reader: &mut Reader, key: &'static str, want: Want) -> Option<Spanned<Exact>> {
        let (value, at) = self.wanted(reader, key, want)?;
        let whole = value.as_integer().filter(|number| number.radix() == 10);
        let number = whole.map(|number| number.as_str());
        let number = number.or_else(|| value.as_float().map(|number| number.as_str()));
        let number = number.and_then(Exact::parse).filter(|number| *number >= Exact::zero());
        if number.is_none() {
            reader.report(self.wrong(
                key,
                at,
                Text {
                    id: "tulis bilangan mulai 0 seperti 21.85",
                    en: "write a number from 0 on such as 21.85",
                },
            ));
        }
        number.map(|number| Spanned::new(number, at))
    }

    /// A whole number within bounds.
    pub(super) fn whole(
        &mut self,
        reader: &mut Reader,
        key: &'static str,
        (want, least, most): (Want, u32, u32),
    ) -> Option<u32> {
        let (value, at) = self.wanted(reader, key, want)?;
        let number = counted(value).filter(|number| (least..=most).contains(number));
        if number.is_none() {
            let wanted = Phrase::new(Text {
                id: "tulis bilangan bulat dari {least} sampai {most}",
                en: "write a whole number from {least} to {most}",
            });
            let mut finding = self.wrong(key, at, WRITE_WORDS);
            finding.fix = Some(wanted.with("least", least).with("most", most));
            reader.report(finding);
        }
        number
    }

    pub(super) fn day(&mut self, reader: &mut Reader, key: &'static str, want: Want) -> Option<Spanned<Date>> {
        let (value, at) = self.wanted(reader, key, want)?;
        let day = value.as_datetime().filter(|day| day.time.is_none());
        let day = day.and_then(|day| day.to_string().parse().ok());
        if day.is_none() {
            reader.report(self.wrong(
                key,
                at,
                Text {
                    id: "tulis tanggal seperti 2026-01-31, tanpa tanda petik",
                    en: "write a day such as 2026-01-31, without quotes",
                },
            ));
        }
        day.map(|day| Spanned::new(day, at))
    }

    pub(super) fn truth(&mut self, reader: &mut Reader, key: &'static str) -> bool {
        let Some((value, at)) = self.get(key) else {
            return false;
        };
        if value.as_bool().is_none() {
            reader.report(self.wrong(
                key,
                at,
                Text {
                    id: "tulis true atau false",
                    en: "write true or false",
                },
            ));
        }
        value.as_bool().unwrap_or(false)
    }

    /// The values of a list with their places; what is no list is told.
    fn list(&mut self, reader: &mut Reader, key: &'static str) -> Vec<(&'t DeValue<'t>, Span)> {
        let Some((value, at)) = self.get(key) else {
            return Vec::new();
        };
        let Some(list) = value.as_array() else {
            reader.report(self.wrong(key, at, WRITE_A_LIST));
            return Vec::new();
        };
        list.iter().map(|value| (value.get_ref(), span(value.span()))).collect()
    }

    pub(super) fn texts(&mut self, reader: &mut Reader, key: &'static str) -> Vec<Spanned<String>> {
        let mut texts = Vec::new();
        for (value, at) in self.list(reader, key) {
            match written(value) {
                Some(text) => texts.push(Spanned::new(text, at)),
                None => reader.report(self.wrong(key, at, WRITE_WORDS)),
            }
        }
        texts
    }

    pub(super) fn numbers(&mut self, reader: &mut Reader, key: &'static str) -> Vec<Spanned<u32>> {
        let mut numbers = Vec::new();
        for (value, at) in self.list(reader, key) {
            match counted(value) {
                Some(number) => numbers.push(Spanned::new(number, at)),
                None => reader.report(self.wrong(key, at, WRITE_A_LIST)),
            }
        }
        numbers
    }

    /// The tables of a list, `levels = [{ .. }, ..]` or `[[levels]]`.
    pub(super) fn rows(&mut self, reader: &mut Reader, key: &'static str) -> Vec<Section<'t>> {
        let mut rows = Vec::new();
        for (at, (value, span)) in self.list(reader, key).into_iter().enumerate() {
            match value.as_table() {
                Some(table) => {
                    rows.push(Section::new(table, self.address_of(&format!("{key}.{at}")), span));
                }
                None => reader.report(self.wrong(key, span, WRITE_A_LIST)),
            }
        }
        rows
    }

    /// A section that stands once below this one.
    pub(super) fn part(&mut self, reader: &mut Reader, key: &'static str) -> Option<Section<'t>> {
        let (value, at) = self.get(key)?;
        let Some(table) = value.as_table() else {
            reader.report(self.wrong(key, at, WRITE_A_SECTION));
            return None;
        };
        Some(Section::new(table, self.address_of(key), at))
    }

    /// The sections `[key.name]` with their names, in order of writing.
    pub(super) fn named(&mut self, reader: &mut Reader, key: &'static str) -> Vec<(Spanned<String>, Section<'t>)> {
        let Some(parent) = self.part(reader, key) else {
            return Vec::new();
        };
        let mut named = Vec::new();
        for (name, value) in parent.table {
            let name = Spanned::new(name.get_ref().to_string(), span(name.span()));
            match value.get_ref().as_table() {
                Some(table) => {
                    let section = Section::new(table, parent.address_of(&name.value), name.span);
                    named.push((name, section));
                }
                None => reader.report(parent.wrong(&name.value, name.span, WRITE_A_SECTION)),
            }
        }
        // A table that was opened by one of its children comes again with its own header.
        named.sort_by_key(|(name, _)| name.span.start);
        named
    }

    /// All keys with their values, for a section whose keys are names.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&'t str, &'t toml::Spanned<DeValue<'t>>)> + use<'t> {
        self.table.iter().map(|(key, value)| (key.get_ref().as_ref(), value))
    }

    /// Tells the keys nobody took.
    pub(super) fn finish(self, reader: &mut Reader) {
        for (key, _) in self.table {
            let name: &str = key.get_ref();
            if self.asked.contains(name) {
                continue;
            }
            let message = Phrase::new(Text {
                id: "kunci `{key}` tidak dikenal di sini",
                en: "key `{key}` is not known here",
            });
            let fix = Phrase::new(Text {
                id: "hapus, atau pakai salah satu: {known}",
                en: "remove it, or use one of: {known}",
            });
            let known: Vec<&str> = self.asked.iter().copied().collect();
            reader.report(
                Diagnostic::new(
                    &UNKNOWN_KEY,
                    self.address_of(name),
                    span(key.span()),
                    message.with("key", name),
                )
                .fix(fix.with("known", known.join(", "))),
            );
        }
    }
}

const WRITE_WORDS: Text = Text {
    id: "tulis kata-kata di antara dua tanda petik",
    en: "write words between two quotes",
};
const WRITE_A_LIST: Text = Text {
    id: "tulis daftar di antara kurung siku",
    en: "write a list between square brackets",
};
const WRITE_A_SECTION: Text = Text {
    id: "tulis sebagai bagian dengan kurung siku",
    en: "write it as a section in square brackets",
};

fn written(value: &DeValue<'_>) -> Option<String> {
    value
        .as_str()
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
}

fn counted(value: &DeValue<'_>) -> Option<u32> {
    let number = value.as_integer().filter(|number| number.radix() == 10)?;
    number.as_str().parse().ok()
}

pub(super) const fn span(range: std::ops::Range<usize>) -> Span {
    Span::new(range.start, range.end)
}

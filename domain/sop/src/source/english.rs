//! The English texts that lie beside a file, by the address of what they translate.

use std::collections::BTreeMap;

use maklumat_vocabulary::{Diagnostic, Span};

use crate::rules::stray_translation;
use crate::source::address::Address;
use crate::source::recovery::{join, recover};
use crate::source::tree::{Table, Written};

#[derive(Debug, Default)]
pub(crate) struct English {
    texts: BTreeMap<String, (String, Span)>,
    /// Addresses at which the main file has a text.
    asked: Vec<String>,
    pub(crate) found: Vec<Diagnostic>,
}

impl English {
    pub(crate) fn read(text: &str) -> Self {
        let recovered = recover(text);
        let mut english = Self::default();
        for broken in &recovered.breaks {
            let line = text.get(broken.span.start..broken.span.end).unwrap_or("");
            english
                .found
                .push(crate::rules::not_toml::finding(broken, String::new(), line));
        }
        english.gather("", &recovered.table);
        english
    }

    fn gather(&mut self, section: &str, table: &Table) {
        for entry in &table.entries {
            self.gather_one(join(section, &entry.key.value), &entry.node.value, entry.node.span);
        }
    }

    fn gather_one(&mut self, address: String, written: &Written, span: Span) {
        match written {
            Written::Text(text) => {
                self.texts.insert(address, (text.clone(), span));
            }
            Written::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.gather_one(join(&address, &index.to_string()), &item.value, item.span);
                }
            }
            Written::Table(table) => self.gather(&address, table),
            Written::Integer(_) | Written::Float(_) | Written::Boolean(_) | Written::Date(_) | Written::Instant => {
                self.found.push(stray_translation::finding(&address, span, []));
            }
        }
    }

    /// The translation at an address, which is thereby known to exist.
    pub(crate) fn at(&mut self, address: Address<'_>) -> Option<String> {
        if self.texts.is_empty() {
            return None;
        }
        let address = address.to_string();
        let text = self.texts.get(&address).map(|(text, _)| text.clone());
        self.asked.push(address);
        text
    }

    /// The findings, with those for translations nobody asked for.
    pub(crate) fn into_findings(mut self) -> Vec<Diagnostic> {
        self.asked.sort_unstable();
        for (address, (_, span)) in &self.texts {
            if self.asked.binary_search(address).is_err() {
                self.found.push(stray_translation::finding(
                    address,
                    *span,
                    self.asked.iter().map(String::as_str),
                ));
            }
        }
        self.found.sort_by_key(|finding| finding.span);
        self.found
    }
}

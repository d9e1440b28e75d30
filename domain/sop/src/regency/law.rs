//! `law.toml`: the regulations that may be cited, and the ceilings they set.

use std::collections::BTreeMap;

use maklumat_vocabulary::{Diagnostic, LawKey, Span, Spanned};

use crate::organisation::{Law, Limit};
use crate::rules::dangling_reference::{self, Target};
use crate::rules::{period_reversed, unverified_law};
use crate::source::address::Address;
use crate::source::money::EVENTS;
use crate::source::open;
use crate::source::place;
use crate::source::section::{Need, Reader};
use crate::source::tree::{Entry, Table};

pub(crate) fn read(text: &str) -> (BTreeMap<LawKey, Law>, Vec<Diagnostic>) {
    let (mut reader, table) = open(text, None, "");
    let mut file = reader.section(&table, Address::default(), Span::default(), &place::LAW_FILE);
    let named = file.named("law").unwrap_or_default();
    file.finish();
    let mut laws = BTreeMap::new();
    let mut successors = Vec::new();
    for (entry, table) in named {
        if let Some(law) = law(&mut reader, entry, table, &mut successors) {
            laws.insert(law.key.clone(), law);
        }
    }
    for (address, successor) in successors {
        if !laws.contains_key(successor.value.as_str()) {
            let known = laws.keys().map(LawKey::as_str);
            let at = (address, successor.span);
            let finding = dangling_reference::finding(Target::Law, &successor.value, "law.toml", at, known);
            reader.report(finding);
        }
    }
    (laws, reader.found)
}

/// A regulation of the file; the one that replaced it is looked up when all are read.
fn law(
    reader: &mut Reader<'_>,
    entry: &Entry,
    table: &Table,
    successors: &mut Vec<(String, Spanned<String>)>,
) -> Option<Law> {
    let address = Address::of(&["law", &entry.key.value]);
    let mut section = reader.section(table, address, entry.key.span, &place::LAW);
    let title = section.text("title", Need::Required);
    let from = section.date("from", Need::Required);
    let until = section.date("until", Need::Optional);
    let replaced_by = section.word("replaced-by", Need::Optional);
    let verified = section.truth("verified");
    let limits = section.named("limit").unwrap_or_default();
    section.finish();
    let successor = replaced_by.read().cloned();
    successors.extend(successor.map(|successor| (address.with("replaced-by").to_string(), successor)));
    if let (Some(from), Some(until)) = (from.read(), until.read())
        && until.value < from.value
    {
        reader.report(period_reversed::finding(
            address.with("until"),
            until.span,
            (from.value, until.value),
        ));
    }
    if let Some(verified) = verified.read()
        && !verified.value
    {
        reader.report(unverified_law::finding(
            &entry.key.value,
            address.with("verified"),
            verified.span,
        ));
    }
    let limits = limits
        .into_iter()
        .filter_map(|(entry, table)| Some((entry.key.value.clone(), limit(reader, entry, table, address)?)))
        .collect();
    Some(Law {
        key: LawKey::new(&entry.key.value),
        title: title.cloned()?,
        from: from.cloned()?,
        until: until.cloned(),
        replaced_by: replaced_by.value().map(|law| LawKey::new(law)),
        is_verified: verified.cloned().unwrap_or(true),
        limits,
    })
}

fn limit(reader: &mut Reader<'_>, entry: &Entry, table: &Table, law: Address<'_>) -> Option<Limit> {
    let address = law.with("limit").with(&entry.key.value);
    let mut section = reader.section(table, address, entry.key.span, &place::LIMIT);
    let article = section.word("article", Need::Required);
    let about = section.text("about", Need::Required);
    let time = section.duration("time", Need::Required);
    let start = section.one_of("start", Need::Required, &EVENTS);
    section.finish();
    Some(Limit {
        article: article.cloned()?,
        about: about.cloned()?,
        time: time.cloned()?,
        start: start.cloned()?,
    })
}

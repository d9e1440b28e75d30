//! `[promise]` and `[fee]`: the time owed and the money owed.

use maklumat_vocabulary::Spanned;

use crate::model::StartEvent;
use crate::rules::wrong_value::Kind;
use crate::source::address::Address;
use crate::source::draft::{Draft, DraftFee, DraftPromise, DraftRow};
use crate::source::place;
use crate::source::requirement::id;
use crate::source::section::{Need, Reader, Section};
use crate::source::slot::Slot;
use crate::source::tree::{Entry, Node, Table, Written};
use crate::source::values::read_amount;

pub(crate) const EVENTS: [(&str, StartEvent); 3] = [
    ("submitted", StartEvent::Submitted),
    ("complete", StartEvent::Complete),
    ("paid", StartEvent::Paid),
];

pub(crate) fn read(file: &mut Section<'_, '_, '_>, draft: &mut Draft) {
    for (entry, table) in file.named("promise").unwrap_or_default() {
        let address = Address::of(&["promise", &entry.key.value]);
        let mut section = file.reader.section(table, address, entry.key.span, &place::PROMISE);
        draft.promises.push(DraftPromise {
            id: id(entry),
            name: section.text("name", Need::Optional),
            time: section.duration("time", Need::Required),
            from: section.one_of("from", Need::Required, &EVENTS),
            until: section.word("until", Need::Optional),
            when: section.condition("when", Need::Optional),
            limit: section.word("limit", Need::Optional),
            deemed_approval: section.citation("deemed-approval", Need::Optional),
        });
        section.finish();
    }
    for (entry, table) in file.named("fee").unwrap_or_default() {
        draft.fees.push(fee(file.reader, entry, table));
    }
}

fn fee(reader: &mut Reader<'_>, entry: &Entry, table: &Table) -> DraftFee {
    let mut section = reader.section(
        table,
        Address::of(&["fee", &entry.key.value]),
        entry.key.span,
        &place::FEE,
    );
    let fee = DraftFee {
        id: id(entry),
        name: section.text("name", Need::Required),
        amount: section.amount("amount"),
        by: section.word("by", Need::Optional),
        table: section.special("table", Need::Optional, |reader, node, address| {
            let key = table.entry("table").map_or(node.span, |entry| entry.key.span);
            match rows(reader, node, address) {
                Slot::Read(rows) => Slot::Read(Spanned::new(rows.value, key)),
                Slot::Wrong(span) => Slot::Wrong(span),
                Slot::Missing => Slot::Missing,
            }
        }),
        when: section.condition("when", Need::Optional),
        from: section.date("from", Need::Optional),
        until: section.date("until", Need::Optional),
        // A missing ground is a finding of its own: see `fee_without_ground`.
        law: section.citation("law", Need::Optional),
    };
    section.finish();
    fee
}

fn rows(reader: &mut Reader<'_>, node: &Node, address: Address<'_>) -> Slot<Vec<DraftRow>> {
    let Written::Table(table) = &node.value else {
        return reader.wrong(Kind::Table, node, address);
    };
    let rows = table
        .entries
        .iter()
        .map(|entry| {
            let address = address.with(&entry.key.value);
            DraftRow {
                option: id(entry),
                amount: read_amount(reader, &entry.node, address),
            }
        })
        .collect();
    Slot::Read(Spanned::new(rows, node.span))
}

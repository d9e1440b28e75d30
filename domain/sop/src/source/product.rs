//! `[product]`: what the citizen gets, and how long it holds.

use maklumat_vocabulary::Spanned;

use crate::model::Reminder;
use crate::rules::wrong_value::Kind;
use crate::source::address::Address;
use crate::source::draft::{Draft, DraftProduct};
use crate::source::place;
use crate::source::requirement::id;
use crate::source::section::{Need, Reader, Section};
use crate::source::slot::Slot;
use crate::source::tree::{Node, Written};
use crate::source::values::read_list;

pub(crate) fn read(file: &mut Section<'_, '_, '_>, draft: &mut Draft) {
    for (entry, table) in file.named("product").unwrap_or_default() {
        let address = Address::of(&["product", &entry.key.value]);
        let mut section = file.reader.section(table, address, entry.key.span, &place::PRODUCT);
        let template = section.word("template", Need::Optional);
        let need = if template.is_missing() {
            Need::Optional
        } else {
            Need::Required
        };
        draft.products.push(DraftProduct {
            id: id(entry),
            name: section.text("name", Need::Required),
            template,
            valid: section.term("valid", need),
            number: section.word("number", Need::Optional),
            reminders: section.special("remind", Need::Optional, |reader, node, address| {
                read_list(reader, node, address, read_reminder)
            }),
        });
        section.finish();
    }
}

fn read_reminder(reader: &mut Reader<'_>, node: &Node, address: Address<'_>) -> Slot<Reminder> {
    let Written::Text(text) = &node.value else {
        return reader.wrong(Kind::Reminder, node, address);
    };
    let before = text.strip_suffix(" sebelum berakhir").map(|time| (time, true));
    let every = text.strip_prefix("setiap ").map(|time| (time, false));
    let reminder = before.or(every).and_then(|(time, is_before)| {
        let time = maklumat_calendar::Duration::parse(time).ok()?;
        Some(if is_before {
            Reminder::BeforeExpiry(time)
        } else {
            Reminder::Every(time)
        })
    });
    match reminder {
        Some(reminder) => Slot::Read(Spanned::new(reminder, node.span)),
        None => reader.wrong(Kind::Reminder, node, address),
    }
}

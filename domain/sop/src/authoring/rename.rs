//! A row gets another id, and so does every place that names it.

use maklumat_vocabulary::{Edit, Span};

use crate::adoption::lines::path_of;
use crate::authoring::arrows::text_of;
use crate::authoring::outline::{node_at, table_of};
use crate::authoring::rewrite::NotRewritten;
use crate::authoring::sheet::{Sheet, edit, quoted};
use crate::condition::Expression;
use crate::condition::places::Named;
use crate::rules::misspelt_id::is_well_spelt;
use crate::source::tree::{Node, Table, Written};
use crate::source::values::locate;

/// Renames the row at an address. Names that conditions read are told from options by where they stand.
pub(crate) fn rename(sheet: &mut Sheet, address: &str, id: &str) -> Result<(), NotRewritten> {
    let missing = || NotRewritten::NoSuchPlace(address.to_owned());
    let (table, old) = address.rsplit_once('.').ok_or_else(missing)?;
    sheet.node(address).ok_or_else(missing)?;
    if old == id {
        return Ok(());
    }
    if !is_well_spelt(id) {
        return Err(NotRewritten::IdMisspelt(id.to_owned()));
    }
    if sheet.node(&format!("{table}.{id}")).is_some() || is_read(table) && is_name_taken(sheet, id) {
        return Err(NotRewritten::IdTaken(id.to_owned()));
    }
    sheet.whole()?;
    let mut edits = own(sheet, address, id);
    let renamed = Renamed { table, old, new: id };
    renamed.gather(&sheet.text, sheet.table(), "", &mut edits);
    edits.sort_by_key(|edit| edit.span);
    edits.dedup();
    sheet.apply(edits, address)?;
    // Names inside conditions that hide behind escapes are not found; then nothing else is done either.
    if sheet.node(address).is_none() && sheet.node(&format!("{table}.{id}")).is_some() {
        Ok(())
    } else {
        Err(NotRewritten::OnlyInText(address.to_owned()))
    }
}

/// Where the id itself is written: in headers, or as the key of a line.
pub(crate) fn own(sheet: &Sheet, address: &str, id: &str) -> Vec<Edit> {
    let path = path_of(address);
    let headers = sheet
        .lines
        .headers
        .iter()
        .filter(|header| header.path.starts_with(&path));
    let mut edits: Vec<Edit> = headers
        .filter_map(|header| {
            let line = &sheet.text[header.lines.start..header.lines.end];
            let open = header.lines.start + line.find('[')? + 1;
            let close = header.lines.start + line.find(']')?;
            let mut renamed = header.path.clone();
            id.clone_into(renamed.get_mut(path.len() - 1)?);
            Some(edit(Span::new(open, close), renamed.join(".")))
        })
        .collect();
    if edits.is_empty()
        && let Some((above, old)) = address.rsplit_once('.')
        && let Some(entry) = node_at(sheet.table(), above)
            .and_then(table_of)
            .and_then(|table| table.entry(old))
    {
        edits.push(edit(entry.key.span, id));
    }
    edits
}

/// Whether conditions read the rows of a table by their ids: variants, fields, records.
pub(crate) fn is_read(table: &str) -> bool {
    table == "variant" || table.ends_with(".field") || table.ends_with(".record")
}

/// Whether a variant, field or record of the whole file has an id already.
pub(crate) fn is_name_taken(sheet: &Sheet, id: &str) -> bool {
    let inside = |part: &str, inner: &str| {
        let rows = sheet.ids(part).into_iter();
        rows.map(|row| format!("{part}.{row}.{inner}.{id}"))
            .any(|address| sheet.node(&address).is_some())
    };
    sheet.node(&format!("variant.{id}")).is_some() || inside("requirement", "field") || inside("step", "record")
}

struct Renamed<'r> {
    /// The table of the row: `step`, `variant`, `requirement.data.field`.
    table: &'r str,
    old: &'r str,
    new: &'r str,
}

impl Renamed<'_> {
    fn gather(&self, text: &str, table: &Table, above: &str, edits: &mut Vec<Edit>) {
        for entry in &table.entries {
            let address = crate::source::recovery::join(above, &entry.key.value);
            self.at(text, &address, &entry.node, edits);
        }
        // A table of amounts has the options of what it goes by as its keys.
        if let Some(of) = self.table.strip_suffix(".options")
            && let Some(by) = table.entry("by").and_then(|entry| text_of(&entry.node.value))
            && of.rsplit('.').next() == Some(by)
            && let Some(key) = table
                .entry("table")
                .and_then(|entry| table_of(&entry.node)?.entry(self.old))
        {
            edits.push(edit(key.key.span, self.new));
        }
    }

    fn at(&self, text: &str, address: &str, node: &Node, edits: &mut Vec<Edit>) {
        match &node.value {
            Written::Table(table) => self.gather(text, table, address, edits),
            Written::List(items) => {
                for item in items {
                    self.at(text, address, item, edits);
                }
            }
            Written::Text(word) => {
                if word == self.old && self.is_named_at(address) {
                    edits.push(edit(node.span, quoted(self.new)));
                } else if is_expression(address) {
                    self.in_expression(text, word, node, edits);
                }
            }
            Written::Integer(_) | Written::Float(_) | Written::Boolean(_) | Written::Date(_) | Written::Instant => {}
        }
    }

    /// Whether a value at an address is the id of a row of this table.
    fn is_named_at(&self, address: &str) -> bool {
        let keys: Vec<&str> = address.split('.').collect();
        match (self.table, keys.as_slice()) {
            (
                "step",
                ["sop", "start"]
                | ["promise", _, "until"]
                | ["step", _, "next" | "return" | "separate-from"]
                | ["step", _, "timeout", "next"]
                | ["step", _, "parallel", "branches" | "join"]
                | ["step", _, "outcome", _, "next" | "return"],
            )
            | ("product", ["step", _, "issues"] | ["step", _, "outcome", _, "issues"])
            | ("fee", ["step", _, "collects"])
            | ("requirement", ["requirement", _, "substitutes"]) => true,
            (table, ["fee", _, "by"] | ["step", _, "visit"]) => is_read(table),
            _ => false,
        }
    }

    fn in_expression(&self, text: &str, word: &str, node: &Node, edits: &mut Vec<Edit>) {
        let of = self.table.strip_suffix(".options").and_then(|of| of.rsplit('.').next());
        if of.is_none() && !is_read(self.table) {
            return;
        }
        let Ok(expression) = Expression::parse(word) else {
            return;
        };
        for (span, named) in expression.places() {
            let is_meant = match (&named, of) {
                (Named::Name(name), None) => name == self.old,
                (Named::Option { subject, option }, Some(of)) => subject == of && option == self.old,
                (Named::Name(_), Some(_)) | (Named::Option { .. }, None) => false,
            };
            let place = locate(text, node.span, word, span);
            if is_meant && place != node.span {
                edits.push(edit(place, self.new));
            }
        }
    }
}

/// Whether a value at an address is a condition or an amount.
fn is_expression(address: &str) -> bool {
    let keys: Vec<&str> = address.split('.').collect();
    match keys.as_slice() {
        ["fee", _, "table", _] => true,
        [.., last] => matches!(*last, "when" | "rule" | "pass" | "amount"),
        [] => false,
    }
}

//! One cell written: the right quotes at the right place, an arrow with everything that hangs on it.

use crate::adoption::lines::is_inline;
use crate::authoring::arrows;
use crate::authoring::arrows::typed::{Exit, Target, exit, target};
use crate::authoring::outline::{Numbers, step_of, table_of};
use crate::authoring::place::{Place, place};
use crate::authoring::rewrite::NotRewritten;
use crate::authoring::shape::{Shape, VALUE};
use crate::authoring::sheet::{Sheet, edit, quoted};
use crate::authoring::typed::{self, Known, Typed, list, slug};
use crate::authoring::{rename, words};
use crate::source::tree::{Table, Written};

/// Writes what is typed into a cell.
pub(crate) fn write(sheet: &mut Sheet, address: &str, typed: &str, known: Known<'_>) -> Result<(), NotRewritten> {
    let place = place(sheet, address)?;
    match (place.shape.key, place.column.key) {
        ("step", "next") => return write_exit(sheet, &place.row, typed),
        ("outcome", "next") => {
            let target = target(typed, sheet)?;
            return write_target(sheet, &place.row, target, &keys(place.shape));
        }
        ("outcome", "name") => {
            let id = slug(typed);
            let is_same = place.row.ends_with(&format!(".{id}"));
            return if is_same {
                Ok(())
            } else {
                rename::rename(sheet, &place.row, &id)
            };
        }
        _ => {}
    }
    let value = typed::read(place.column, typed, sheet, known);
    let before = words::spoken(sheet, &place);
    write_typed(sheet, &place, &value)?;
    words::follow(sheet, &place, before)
}

/// Writes a value that is understood already.
pub(crate) fn write_typed(sheet: &mut Sheet, place: &Place, value: &Typed) -> Result<(), NotRewritten> {
    let address = place.address.as_str();
    match value {
        Typed::Nothing => clear(sheet, place),
        Typed::List(items) => {
            if let Some(Written::List(old)) = sheet.node(address).map(|node| node.value.clone()) {
                let span = sheet.node(address).map(|node| node.span).unwrap_or_default();
                let edits = list::edits(&sheet.text, span, &old, items);
                return sheet.apply(edits, address);
            }
            set_whole(sheet, place, value)
        }
        Typed::Pairs(pairs) => write_pairs(sheet, place, pairs),
        Typed::Plain(_) => set_whole(sheet, place, value),
    }
}

fn set_whole(sheet: &mut Sheet, place: &Place, value: &Typed) -> Result<(), NotRewritten> {
    let written = value.whole().unwrap_or_default();
    sheet.set(&place.address, &written, &keys(place.shape))
}

fn write_pairs(sheet: &mut Sheet, place: &Place, pairs: &[(String, String)]) -> Result<(), NotRewritten> {
    let address = place.address.as_str();
    let old: Option<(Table, bool)> = sheet.node(address).and_then(|node| {
        let table = table_of(node)?;
        Some((table.clone(), is_inline(&sheet.text, node)))
    });
    match old {
        Some((table, true)) => match list::pair_edits(&sheet.text, &table, pairs) {
            Some(edits) => sheet.apply(edits, address),
            None => set_whole(sheet, place, &Typed::Pairs(pairs.to_vec())),
        },
        // A section of its own: line by line.
        Some((table, false)) => {
            for entry in &table.entries {
                if pairs.iter().all(|(id, _)| *id != entry.key.value) {
                    sheet.clear(&format!("{address}.{}", entry.key.value))?;
                }
            }
            for (id, written) in pairs {
                sheet.set(&format!("{address}.{id}"), written, &[])?;
            }
            Ok(())
        }
        None => set_whole(sheet, place, &Typed::Pairs(pairs.to_vec())),
    }
}

/// Empties a cell.
pub(crate) fn clear(sheet: &mut Sheet, place: &Place) -> Result<(), NotRewritten> {
    if place.shape.key == "step" && place.column.key == "next" {
        return write_exit(sheet, &place.row, "");
    }
    if place.shape.key == "outcome" && place.column.key == "next" {
        return write_target(sheet, &place.row, None, &keys(place.shape));
    }
    if place.shape.key == "outcome" && place.column.key == "name" {
        return Err(NotRewritten::NoSuchPlace(place.address.clone()));
    }
    // A row that is one value keeps its line.
    if place.column.key == VALUE && sheet.node(&place.address).is_some() {
        return sheet.set(&place.address, "\"\"", &[]);
    }
    sheet.clear(&place.address)?;
    // `timeout = { }` says nothing.
    if let Some((above, _)) = place.column.key.split_once('.') {
        let above = format!("{}.{above}", place.row);
        let is_empty = sheet
            .node(&above)
            .and_then(table_of)
            .is_some_and(|table| table.entries.is_empty());
        if is_empty {
            sheet.clear(&above)?;
        }
    }
    Ok(())
}

/// The keys of a part in their usual order, those of its ways out among them.
pub(crate) fn keys(shape: &Shape) -> Vec<&'static str> {
    let mut keys = Vec::new();
    for column in shape.columns {
        match column.key {
            "next" => keys.extend(["next", "return"]),
            "reasons" => keys.extend(["end", "reasons", "parallel"]),
            key => keys.push(key.split('.').next().unwrap_or(key)),
        }
    }
    keys.dedup();
    keys
}

/// Writes the way out of a step. What an outcome has beside its arrow stays.
fn write_exit(sheet: &mut Sheet, row: &str, typed: &str) -> Result<(), NotRewritten> {
    let own = step_of(row).to_owned();
    let shown = sheet
        .node(row)
        .and_then(table_of)
        .map(|table| arrows::shown(table, &own, &Numbers::of(sheet.table())));
    if shown.as_deref() == Some(typed.trim()) {
        return Ok(());
    }
    let exit = exit(typed, sheet)?;
    sheet.whole()?;
    lead(sheet, row, exit)
}

/// Gives a step a way out.
pub(crate) fn lead(sheet: &mut Sheet, row: &str, exit: Exit) -> Result<(), NotRewritten> {
    let step = crate::authoring::shape::PARTS.iter().find(|shape| shape.key == "step");
    let order = step.map_or_else(Vec::new, |shape| keys(shape));
    let below = |key: &str| format!("{row}.{key}");
    match exit {
        Exit::Nothing => {
            sheet.clear(&below("outcome"))?;
            sheet.clear(&below("parallel"))?;
            write_target(sheet, row, None, &order)
        }
        Exit::To(target) => {
            sheet.clear(&below("outcome"))?;
            sheet.clear(&below("parallel"))?;
            write_target(sheet, row, Some(target), &order)
        }
        Exit::Parallel { branches, join } => {
            sheet.clear(&below("outcome"))?;
            write_target(sheet, row, None, &order)?;
            let branches: Vec<String> = branches.iter().map(|branch| quoted(branch)).collect();
            let written = format!("{{ branches = [{}], join = {} }}", branches.join(", "), quoted(&join));
            sheet.set(&below("parallel"), &written, &order)
        }
        Exit::Outcomes(outcomes) => {
            sheet.clear(&below("parallel"))?;
            write_target(sheet, row, None, &order)?;
            write_outcomes(sheet, &below("outcome"), outcomes)
        }
    }
}

fn write_outcomes(sheet: &mut Sheet, table: &str, outcomes: Vec<(String, Option<Target>)>) -> Result<(), NotRewritten> {
    for (id, target) in &outcomes {
        let address = format!("{table}.{id}");
        if sheet.node(&address).is_some() {
            write_target(sheet, &address, target.clone(), &[])?;
        } else {
            let written = in_line(target.as_ref(), step_of(table));
            sheet.set(&address, &written, &[])?;
        }
    }
    for old in sheet.ids(table) {
        if outcomes.iter().all(|(id, _)| *id != old) {
            sheet.clear(&format!("{table}.{old}"))?;
        }
    }
    let wanted: Vec<&String> = outcomes.iter().map(|(id, _)| id).collect();
    for at in 0..wanted.len() {
        if sheet.ids(table).get(at) != Some(wanted[at]) {
            let before = at.checked_sub(1).map(|before| wanted[before].as_str());
            sheet.move_row(table, wanted[at], before)?;
        }
    }
    Ok(())
}

/// An outcome with nothing but its arrow.
fn in_line(target: Option<&Target>, own: &str) -> String {
    match target {
        None => "{ }".to_owned(),
        Some(target) => {
            let (key, value) = target.written(own);
            format!("{{ {key} = {} }}", quoted(&value))
        }
    }
}

impl Target {
    /// The key and the value; `own` is the step that returns.
    pub(crate) fn written(&self, own: &str) -> (&'static str, String) {
        match self {
            Self::Next(id) => ("next", id.clone()),
            Self::Return(resume) => ("return", resume.clone().unwrap_or_else(|| own.to_owned())),
            Self::End(end) => ("end", (*end).to_owned()),
        }
    }
}

/// Writes one arrow of a step or of an outcome, in the place of the one that stands there.
pub(crate) fn write_target(
    sheet: &mut Sheet,
    row: &str,
    target: Option<Target>,
    order: &[&str],
) -> Result<(), NotRewritten> {
    let own = step_of(row).to_owned();
    let keeps_reasons = matches!(target, Some(Target::End("refused" | "redirected")));
    let keeps_within = matches!(target, Some(Target::Return(_)));
    let wanted = target.map(|target| target.written(&own));
    let written: Vec<&str> = ["next", "return", "end"]
        .into_iter()
        .filter(|key| sheet.node(&format!("{row}.{key}")).is_some())
        .collect();
    match (&wanted, written.as_slice()) {
        (Some((key, value)), [only]) if key != only => change_key(sheet, row, (only, key), &quoted(value))?,
        (wanted, written) => {
            for key in written {
                if wanted.as_ref().is_none_or(|(wanted, _)| wanted != key) {
                    sheet.clear(&format!("{row}.{key}"))?;
                }
            }
            if let Some((key, value)) = wanted {
                sheet.set(&format!("{row}.{key}"), &quoted(value), order)?;
            }
        }
    }
    if !keeps_reasons {
        sheet.clear(&format!("{row}.reasons"))?;
    }
    if !keeps_within {
        sheet.clear(&format!("{row}.within"))?;
    }
    Ok(())
}

/// Writes another key in the place of one, with its value.
fn change_key(sheet: &mut Sheet, row: &str, (from, to): (&str, &str), value: &str) -> Result<(), NotRewritten> {
    let address = format!("{row}.{from}");
    sheet.whole()?;
    let entry = sheet
        .node(row)
        .and_then(table_of)
        .and_then(|table| table.entry(from))
        .cloned();
    let Some(entry) = entry else {
        return Err(NotRewritten::NoSuchPlace(address));
    };
    // The blanks after the key are kept where they are there to put one `=` below the other.
    let between = &sheet.text[entry.key.span.end..entry.node.span.start];
    let blanks = between.len() - between.trim_start_matches(' ').len();
    let spare = (blanks + from.len()).saturating_sub(to.len()).max(1);
    let keyed = format!("{to}{}{}", " ".repeat(spare), between.trim_start_matches(' '));
    let edits = vec![edit(
        maklumat_vocabulary::Span::new(entry.key.span.start, entry.node.span.end),
        format!("{keyed}{value}"),
    )];
    sheet.apply(edits, &address)
}

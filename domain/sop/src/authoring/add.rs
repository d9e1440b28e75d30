//! A new row: its id, its place, and for a step the arrows around it.

use crate::adoption::lines::path_of;
use crate::authoring::arrows::text_of;
use crate::authoring::arrows::typed::{Exit, Target};
use crate::authoring::outline::table_of;
use crate::authoring::place;
use crate::authoring::rename::{is_name_taken, is_read};
use crate::authoring::rewrite::NotRewritten;
use crate::authoring::shape::{Form, Shape, VALUE};
use crate::authoring::sheet::{Sheet, edit, quoted};
use crate::authoring::table::CellKind;
use crate::authoring::typed::{self, Known, slug};
use crate::authoring::write;
use crate::rules::misspelt_id::is_well_spelt;

/// A row that is to come.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewRow<'n> {
    pub(crate) table: &'n str,
    /// A row's address or its id.
    pub(crate) after: Option<&'n str>,
    pub(crate) id: Option<&'n str>,
    /// Keys, and what is typed.
    pub(crate) cells: &'n [(String, String)],
}

/// Adds a row and gives its id.
pub(crate) fn add(sheet: &mut Sheet, new: NewRow<'_>, known: Known<'_>) -> Result<String, NotRewritten> {
    sheet.whole()?;
    let shape = place::table(sheet, new.table)?;
    let after = after(sheet, new)?;
    let id = id(sheet, shape, new)?;
    let cells = cells(sheet, shape, new, known)?;
    if shape.key == "outcome" {
        make_room_for_outcome(sheet, new.table)?;
    }
    let address = format!("{}.{id}", new.table);
    match shape.form {
        Form::Sections => add_section(sheet, &address, after.as_deref(), &cells)?,
        Form::Lines => add_line(sheet, (new.table, &id), after.as_deref(), &in_line(&cells))?,
        Form::Values => {
            let value = cells.iter().find(|(key, _)| *key == VALUE);
            let value = value.map_or_else(|| quoted(""), |(_, value)| value.clone());
            add_line(sheet, (new.table, &id), after.as_deref(), &value)?;
        }
        Form::Single => return Err(NotRewritten::NoSuchPlace(new.table.to_owned())),
    }
    let arrow = new
        .cells
        .iter()
        .find(|(key, _)| key == "next")
        .map(|(_, typed)| typed.as_str());
    if let Some(typed) = arrow.filter(|typed| !typed.trim().is_empty()) {
        write::write(sheet, &format!("{address}.next"), typed, known)?;
    }
    if shape.key == "step" {
        lead_to(sheet, &id, after.as_deref())?;
    }
    Ok(id)
}

fn after(sheet: &Sheet, new: NewRow<'_>) -> Result<Option<String>, NotRewritten> {
    let ids = sheet.ids(new.table);
    match new.after {
        None => Ok(ids.last().cloned()),
        Some(after) => {
            let id = after
                .strip_prefix(new.table)
                .and_then(|rest| rest.strip_prefix('.'))
                .unwrap_or(after);
            if ids.iter().any(|known| known == id) {
                Ok(Some(id.to_owned()))
            } else {
                Err(NotRewritten::NoSuchPlace(after.to_owned()))
            }
        }
    }
}

fn id(sheet: &Sheet, shape: &Shape, new: NewRow<'_>) -> Result<String, NotRewritten> {
    let is_taken = |id: &str| {
        sheet.node(&format!("{}.{id}", new.table)).is_some() || is_read(new.table) && is_name_taken(sheet, id)
    };
    if let Some(id) = new.id.filter(|id| !id.is_empty()) {
        return match (is_well_spelt(id), is_taken(id)) {
            (false, _) => Err(NotRewritten::IdMisspelt(id.to_owned())),
            (true, true) => Err(NotRewritten::IdTaken(id.to_owned())),
            (true, false) => Ok(id.to_owned()),
        };
    }
    let called = ["name", "label", "question", "repair", VALUE]
        .iter()
        .find_map(|key| new.cells.iter().find(|(cell, _)| cell == key))
        .map(|(_, typed)| slug(typed))
        .filter(|id| !id.is_empty());
    let base = called.unwrap_or_else(|| stem(shape.key).to_owned());
    let is_bare = base == stem(shape.key);
    let first = if is_bare { format!("{base}-1") } else { base.clone() };
    let mut tries = std::iter::once(first).chain((2..).map(|number| format!("{base}-{number}")));
    tries
        .find(|id| !is_taken(id))
        .ok_or_else(|| NotRewritten::IdTaken(base.clone()))
}

/// What a row without a name is called, in Indonesian as all ids are.
fn stem(key: &str) -> &'static str {
    match key {
        "variant" | "outcome" => "pilihan",
        "requirement" => "syarat",
        "field" | "record" => "isian",
        "promise" => "janji",
        "fee" => "biaya",
        "product" => "produk",
        "check" => "ambang",
        _ => "langkah",
    }
}

/// What is typed, as TOML by key in the order of the columns; arrows and outcomes' names are not among them.
fn cells(
    sheet: &Sheet,
    shape: &'static Shape,
    new: NewRow<'_>,
    known: Known<'_>,
) -> Result<Vec<(&'static str, String)>, NotRewritten> {
    if let Some((key, _)) = new.cells.iter().find(|(key, _)| shape.column(key).is_none()) {
        return Err(NotRewritten::NoSuchPlace(format!("{}.{key}", new.table)));
    }
    let mut written = Vec::new();
    for column in shape.columns {
        let is_name_of_outcome = shape.key == "outcome" && column.key == "name";
        let typed = new.cells.iter().find(|(key, _)| key == column.key);
        let Some((_, typed)) = typed.filter(|_| column.kind != CellKind::Arrow && !is_name_of_outcome) else {
            continue;
        };
        if let Some(value) = typed::read(column, typed, sheet, known).whole() {
            written.push((column.key, value));
        }
    }
    Ok(written)
}

fn in_line(cells: &[(&'static str, String)]) -> String {
    let cells: Vec<String> = cells.iter().map(|(key, value)| format!("{key} = {value}")).collect();
    if cells.is_empty() {
        "{ }".to_owned()
    } else {
        format!("{{ {} }}", cells.join(", "))
    }
}

fn add_section(
    sheet: &mut Sheet,
    address: &str,
    after: Option<&str>,
    cells: &[(&'static str, String)],
) -> Result<(), NotRewritten> {
    let width = cells.iter().map(|(key, _)| key.len()).max().unwrap_or(0);
    let lines = cells.iter().map(|(key, value)| format!("{key:width$} = {value}"));
    let body = lines.collect::<Vec<_>>().join("\n");
    let path = path_of(address);
    let place = after.and_then(|after| {
        let (table, _) = address.rsplit_once('.')?;
        let tree = sheet.tree(&path_of(&format!("{table}.{after}")));
        tree.last().map(|span| span.end)
    });
    let section = sheet.section_at(place, &path, &body);
    sheet.apply(vec![section], address)
}

fn add_line(
    sheet: &mut Sheet,
    (table, id): (&str, &str),
    after: Option<&str>,
    written: &str,
) -> Result<(), NotRewritten> {
    sheet.set(&format!("{table}.{id}"), written, &[])?;
    let ids = sheet.ids(table);
    let before = ids
        .iter()
        .position(|known| known == id)
        .and_then(|at| ids.get(at.checked_sub(1)?));
    match after {
        Some(after) if before.map(String::as_str) != Some(after) => sheet.move_row(table, id, Some(after)),
        Some(_) | None => Ok(()),
    }
}

/// A step that decides leads nowhere else: the way it went becomes its first outcome.
fn make_room_for_outcome(sheet: &mut Sheet, table: &str) -> Result<(), NotRewritten> {
    let Some((step, _)) = table.rsplit_once('.') else {
        return Ok(());
    };
    let exit = sheet.node(step).and_then(table_of).map(Target::of);
    sheet.clear(&format!("{step}.parallel"))?;
    if let Some(Some(target)) = exit {
        let outcomes = vec![("ya".to_owned(), Some(target))];
        write::lead(sheet, step, Exit::Outcomes(outcomes))?;
    }
    Ok(())
}

/// The step before leads to the new one, and the new one where that led.
fn lead_to(sheet: &mut Sheet, id: &str, after: Option<&str>) -> Result<(), NotRewritten> {
    answer_number(sheet, id)?;
    let start = sheet.node("sop.start").and_then(|node| text_of(&node.value));
    let starts_nowhere = start.is_none_or(|start| sheet.node(&format!("step.{start}")).is_none());
    if starts_nowhere && sheet.ids("step").len() == 1 {
        sheet.set("sop.start", &quoted(id), &["number", "made", "start"])?;
    }
    let Some(after) = after else {
        return Ok(());
    };
    let (before, own) = (format!("step.{after}"), format!("step.{id}"));
    let Some(table) = sheet.node(&before).and_then(table_of).cloned() else {
        return Ok(());
    };
    let is_led = sheet.node(&own).and_then(table_of).is_some_and(Target::is_any);
    let outcomes = table.entry("outcome").and_then(|entry| table_of(&entry.node)).cloned();
    let (at, target) = match (outcomes, Target::of(&table)) {
        (Some(outcomes), _) => {
            let main = outcomes.entries.iter().find_map(|entry| {
                let target = Target::of(table_of(&entry.node)?)?;
                matches!(target, Target::Next(_)).then(|| (entry.key.value.clone(), target))
            });
            let Some((outcome, target)) = main else {
                return Ok(());
            };
            (format!("{before}.outcome.{outcome}"), Some(target))
        }
        (None, target) => (before.clone(), target),
    };
    match &target {
        Some(Target::Next(next)) if next == id => return Ok(()),
        Some(Target::Next(_) | Target::End("done")) | None => {}
        Some(Target::End(_) | Target::Return(_)) => return Ok(()),
    }
    if table.entry("parallel").is_some() {
        return Ok(());
    }
    let order = write::keys(place::table(sheet, "step")?);
    write::write_target(sheet, &at, Some(Target::Next(id.to_owned())), &order)?;
    match target {
        Some(target) if !is_led => write::write_target(sheet, &own, Some(target), &order),
        Some(_) | None => Ok(()),
    }
}

/// An arrow that was typed by a number nobody had yet leads to the step that now has it.
fn answer_number(sheet: &mut Sheet, id: &str) -> Result<(), NotRewritten> {
    let Some(number) = sheet.ids("step").iter().position(|known| known == id) else {
        return Ok(());
    };
    let number = (number + 1).to_string();
    if sheet.node(&format!("step.{number}")).is_some() {
        return Ok(());
    }
    let arrows = crate::authoring::remove::arrows_to(sheet, &number);
    let edits = arrows.into_iter().map(|(_, span)| edit(span, quoted(id))).collect();
    sheet.apply(edits, &format!("step.{id}"))
}

impl Target {
    /// The arrow that is written of a step or an outcome.
    pub(crate) fn of(table: &crate::source::tree::Table) -> Option<Self> {
        let text = |key: &str| table.entry(key).and_then(|entry| text_of(&entry.node.value));
        if let Some(next) = text("next") {
            return Some(Self::Next(next.to_owned()));
        }
        if let Some(resume) = text("return") {
            return Some(Self::Return(Some(resume.to_owned())));
        }
        let end = text("end")?;
        let known = crate::authoring::arrows::ENDS.iter().find(|(key, _)| *key == end);
        known.map(|(key, _)| Self::End(key))
    }

    /// Whether any way out is written.
    pub(crate) fn is_any(table: &crate::source::tree::Table) -> bool {
        ["next", "return", "end", "outcome", "parallel"]
            .iter()
            .any(|key| table.entry(key).is_some())
    }
}

//! A row goes, and the arrows to it go where it led.

use std::collections::BTreeSet;

use maklumat_vocabulary::Span;

use crate::adoption::lines::path_of;
use crate::authoring::arrows::text_of;
use crate::authoring::arrows::typed::Target;
use crate::authoring::outline::table_of;
use crate::authoring::place;
use crate::authoring::rewrite::NotRewritten;
use crate::authoring::sheet::{Sheet, edit, quoted};
use crate::authoring::typed::list;
use crate::authoring::write;
use crate::source::tree::{Table, Written};

/// Removes the row at an address.
pub(crate) fn remove(sheet: &mut Sheet, address: &str) -> Result<(), NotRewritten> {
    let (_, shape, id) = place::row(sheet, address)?;
    sheet.whole()?;
    if shape.key == "step" {
        lead_past(sheet, &id)?;
    }
    let spans = sheet.tree(&path_of(address));
    if spans.is_empty() {
        sheet.clear(address)?;
        return Ok(());
    }
    sheet.apply(spans.into_iter().map(|span| edit(span, "")).collect(), address)?;
    if sheet.node(address).is_some() {
        return Err(NotRewritten::OnlyInText(address.to_owned()));
    }
    sheet.drop_empty_header(&path_of(address), address)
}

/// Every arrow to a step: the address of what leads there, and where its name stands.
pub(crate) fn arrows_to(sheet: &Sheet, id: &str) -> Vec<(String, Span)> {
    let mut found = Vec::new();
    let mut see = |address: String, table: &Table, keys: &[&str]| {
        for key in keys {
            if let Some(entry) = table.entry(key)
                && text_of(&entry.node.value) == Some(id)
            {
                found.push((format!("{address}.{key}"), entry.node.span));
            }
        }
    };
    if let Some(sop) = sheet.node("sop").and_then(table_of) {
        see("sop".to_owned(), sop, &["start"]);
    }
    for step in sheet.ids("step") {
        let address = format!("step.{step}");
        let Some(table) = sheet.node(&address).and_then(table_of) else {
            continue;
        };
        see(address.clone(), table, &["next", "return"]);
        for (inner, keys) in [("timeout", &["next"][..]), ("parallel", &["join"][..])] {
            if let Some(table) = table.entry(inner).and_then(|entry| table_of(&entry.node)) {
                see(format!("{address}.{inner}"), table, keys);
            }
        }
        if let Some(outcomes) = table.entry("outcome").and_then(|entry| table_of(&entry.node)) {
            for outcome in &outcomes.entries {
                if let Some(inner) = table_of(&outcome.node) {
                    see(
                        format!("{address}.outcome.{}", outcome.key.value),
                        inner,
                        &["next", "return"],
                    );
                }
            }
        }
    }
    found
}

/// The one place a step leads to: what it returns for is not counted, nor itself.
fn only_target(table: &Table, own: &str) -> Option<Target> {
    let mut targets: Vec<Target> = Vec::new();
    let outcomes = table.entry("outcome").and_then(|entry| table_of(&entry.node));
    let of_outcomes = outcomes.map_or(&[][..], |outcomes| outcomes.entries.as_slice()).iter();
    let of_outcomes = of_outcomes.filter_map(|outcome| Target::of(table_of(&outcome.node)?));
    for target in Target::of(table).into_iter().chain(of_outcomes) {
        let is_way_on = match &target {
            Target::Next(next) => next != own,
            Target::Return(_) => false,
            Target::End(_) => true,
        };
        if is_way_on && !targets.contains(&target) {
            targets.push(target);
        }
    }
    (targets.len() == 1).then(|| targets.remove(0))
}

/// Arrows to a step lead where it led; where that is not one place they stay, and a finding says so.
fn lead_past(sheet: &mut Sheet, id: &str) -> Result<(), NotRewritten> {
    let address = format!("step.{id}");
    let Some(own) = sheet.node(&address).and_then(table_of).cloned() else {
        return Ok(());
    };
    let target = only_target(&own, id);
    let is_open = !Target::is_any(&own);
    let order = write::keys(place::table(sheet, "step")?);
    let prefix = format!("{address}.");
    let arrows: Vec<String> = arrows_to(sheet, id)
        .into_iter()
        .map(|(arrow, _)| arrow)
        .filter(|arrow| !arrow.starts_with(&prefix))
        .collect();
    for arrow in arrows {
        let Some((row, key)) = arrow.rsplit_once('.') else {
            continue;
        };
        let is_plain_step = row.split('.').count() == 2;
        match (&target, key) {
            // A step that would lead to itself is left to its author.
            (Some(Target::Next(next)), "next") if is_plain_step && row == format!("step.{next}") => {}
            (Some(Target::Next(next)), _) => sheet.set(&arrow, &quoted(next), &[])?,
            (Some(target @ Target::End(_)), "next") if !row.ends_with(".timeout") => {
                let reasons = sheet.node(&format!("{address}.reasons")).map(|node| node.span);
                let reasons = reasons
                    .and_then(|span| sheet.text.get(span.start..span.end))
                    .map(str::to_owned);
                write::write_target(sheet, row, Some(target.clone()), &order)?;
                if let Some(reasons) = reasons.filter(|_| matches!(target, Target::End("refused" | "redirected"))) {
                    sheet.set(&format!("{row}.reasons"), &reasons, &order)?;
                }
            }
            (None, "next" | "start") if is_open && (is_plain_step || key == "start") => {
                sheet.clear(&arrow)?;
            }
            (Some(Target::End(_) | Target::Return(_)) | None, _) => {}
        }
    }
    forget_in_lists(sheet, id)
}

/// Nobody needs to differ from who did a step that is gone.
fn forget_in_lists(sheet: &mut Sheet, id: &str) -> Result<(), NotRewritten> {
    for step in sheet.ids("step").into_iter().filter(|step| step != id) {
        let address = format!("step.{step}.separate-from");
        let Some(node) = sheet.node(&address).cloned() else {
            continue;
        };
        let Written::List(items) = &node.value else {
            continue;
        };
        let named: BTreeSet<&str> = items.iter().filter_map(|item| text_of(&item.value)).collect();
        if !named.contains(id) {
            continue;
        }
        let kept = items.iter().filter(|item| text_of(&item.value) != Some(id));
        let kept: Vec<String> = kept
            .map(|item| sheet.text[item.span.start..item.span.end].to_owned())
            .collect();
        if kept.is_empty() {
            sheet.clear(&address)?;
        } else {
            let edits = list::edits(&sheet.text, node.span, items, &kept);
            sheet.apply(edits, &address)?;
        }
    }
    Ok(())
}

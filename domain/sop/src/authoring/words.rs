//! Inputs name what other steps bring forth by its very words: where those change, the inputs follow.

use crate::authoring::arrows::text_of;
use crate::authoring::place::Place;
use crate::authoring::rewrite::NotRewritten;
use crate::authoring::sheet::{Sheet, edit, quoted};
use crate::source::tree::Written;

/// The words of a cell that inputs may name, before it is written.
pub(crate) fn spoken(sheet: &Sheet, place: &Place) -> Option<String> {
    let is_named = matches!(
        (place.shape.key, place.column.key),
        ("step", "output") | ("requirement", "name")
    );
    let node = sheet.node(&place.address).filter(|_| is_named)?;
    text_of(&node.value).map(str::to_owned)
}

/// Gives the inputs that named the words before the words that stand there now.
pub(crate) fn follow(sheet: &mut Sheet, place: &Place, before: Option<String>) -> Result<(), NotRewritten> {
    let now = sheet
        .node(&place.address)
        .and_then(|node| text_of(&node.value))
        .map(str::to_owned);
    let (Some(before), Some(now)) = (before, now) else {
        return Ok(());
    };
    if before == now || is_still_there(sheet, &before) {
        return Ok(());
    }
    let mut edits = Vec::new();
    for step in sheet.ids("step") {
        let Some(Written::List(items)) = sheet.node(&format!("step.{step}.inputs")).map(|node| &node.value) else {
            continue;
        };
        let named = items
            .iter()
            .filter(|item| text_of(&item.value) == Some(before.as_str()));
        edits.extend(named.map(|item| edit(item.span, quoted(&now))));
    }
    sheet.apply(edits, &place.address)
}

/// Another step or requirement still brings it.
fn is_still_there(sheet: &Sheet, words: &str) -> bool {
    let says = |address: String| {
        let node = sheet.node(&address);
        node.and_then(|node| text_of(&node.value)) == Some(words)
    };
    sheet.ids("step").iter().any(|id| says(format!("step.{id}.output")))
        || sheet
            .ids("requirement")
            .iter()
            .any(|id| says(format!("requirement.{id}.name")))
}

//! Flowchart symbols that somebody drew over the cells of a sheet.

use roxmltree::Node;

use super::relations;
use crate::archive::Archive;
use crate::bounds;
use crate::table::{Grid, Symbol};
use crate::unreadable::Unreadable;
use crate::xml;

/// Puts the symbols of the drawing of a sheet on the cells in which they begin.
pub(super) fn draw(archive: &mut Archive<'_>, sheet: &str, id: &str, grid: &mut Grid) -> Result<(), Unreadable> {
    let (folder, file) = sheet.rsplit_once('/').unwrap_or(("", sheet));
    let relations = relations(archive, &format!("{folder}/_rels/{file}.rels"), folder)?;
    let Some((_, part)) = relations.into_iter().find(|(known, _)| known == id) else {
        return Ok(());
    };
    let Some(bytes) = archive.part(&part)? else {
        return Ok(());
    };
    let text = xml::decoded(&bytes)?;
    let document = xml::parse(&text)?;
    let anchors = document
        .root_element()
        .children()
        .filter(|node| node.is_element() && node.tag_name().name().ends_with("Anchor"));
    for anchor in anchors.take(bounds::ROWS * 4) {
        let Some(symbol) = symbol(anchor) else { continue };
        let Some((top, left)) = corner(anchor, "from") else {
            continue;
        };
        // The middle of a symbol says better than its corner in which column it was meant.
        let (bottom, right) = corner(anchor, "to").unwrap_or((top, left));
        let middle = |from: usize, to: usize| from + to.saturating_sub(from) / 2;
        grid.draw(middle(top, bottom), middle(left, right), symbol);
    }
    Ok(())
}

fn corner(anchor: Node<'_, '_>, name: &'static str) -> Option<(usize, usize)> {
    let corner = xml::child(anchor, name)?;
    let number = |name| xml::child(corner, name).and_then(|node| node.text()?.trim().parse::<usize>().ok());
    Some((number("row")?, number("col")?))
}

/// The symbol by the name of its shape. Arrows and text boxes are none.
pub(crate) fn symbol(node: Node<'_, '_>) -> Option<Symbol> {
    node.descendants()
        .filter(|node| node.is_element() && node.tag_name().name() == "prstGeom")
        .find_map(|shape| match shape.attribute("prst")? {
            "flowChartDecision" | "diamond" => Some(Symbol::Decision),
            "flowChartProcess"
            | "flowChartTerminator"
            | "flowChartAlternateProcess"
            | "flowChartPredefinedProcess"
            | "flowChartDocument"
            | "rect"
            | "roundRect"
            | "ellipse" => Some(Symbol::Activity),
            _ => None,
        })
}

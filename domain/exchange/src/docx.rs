//! Word files: tables with their merged cells, and the symbols anchored in them.

use roxmltree::Node;

use crate::archive::Archive;
use crate::bounds;
use crate::foreign::ForeignSop;
use crate::table::{Grid, Merge, Symbol, foreign_sop};
use crate::unreadable::Unreadable;
use crate::xlsx::symbol;
use crate::xml;

/// Tables of a document that are looked at.
const TABLES: usize = 50;

/// Cells that one row of a table lies under, by column: where each began and in which row.
type Open = std::collections::BTreeMap<usize, Merge>;

/// Reads the SOP table of a Word file.
///
/// # Errors
/// If the bytes are no Word file of today, hold no table of activities, or are beyond the bounds.
pub fn read_docx(bytes: &[u8]) -> Result<ForeignSop, Unreadable> {
    let mut archive = Archive::open(bytes)?;
    let text = xml::decoded(&archive.needed("word/document.xml")?)?;
    let document = xml::parse(&text)?;
    let mut grids: Vec<Grid> = Vec::new();
    // Words before the first table are a table of one column: a title may stand there.
    let mut before = Grid::named("teks");
    let mut row = 0;
    for node in document.descendants().filter(|node| node.is_element()) {
        match node.tag_name().name() {
            "tbl" if grids.len() < TABLES => {
                let name = format!("tabel {}", grids.len() + 1);
                grids.push(grid(node, &name));
            }
            "p" if grids.is_empty() && row < 100 => {
                before.put(row, 0, &words(node));
                row += 1;
            }
            _ => {}
        }
    }
    let mut foreign = foreign_sop(&grids)?;
    if foreign.name.is_empty() {
        foreign.name = crate::table::title_of(&before);
    }
    Ok(foreign)
}

fn grid(table: Node<'_, '_>, name: &str) -> Grid {
    let mut grid = Grid::named(name);
    let mut open = Open::new();
    for (row, line) in rows(table).enumerate().take(bounds::ROWS) {
        let mut column = skipped(line);
        for cell in cells(line).take(bounds::COLUMNS) {
            let properties = xml::child(cell, "tcPr");
            let span = properties
                .and_then(|properties| xml::child(properties, "gridSpan"))
                .and_then(|span| xml::attribute(span, "val")?.parse::<usize>().ok())
                .unwrap_or(1)
                .clamp(1, bounds::COLUMNS);
            let merge = properties.and_then(|properties| xml::child(properties, "vMerge"));
            let goes_on = merge.is_some_and(|merge| xml::attribute(merge, "val").unwrap_or("continue") == "continue");
            let right = column + span - 1;
            if goes_on && let Some(above) = open.get_mut(&column) {
                above.bottom = row;
            } else {
                if let Some(done) = open.remove(&column) {
                    grid.merge(done);
                }
                open.insert(
                    column,
                    Merge {
                        top: row,
                        left: column,
                        bottom: row,
                        right,
                    },
                );
                grid.put(row, column, &words(cell));
            }
            if let Some(symbol) = drawn(cell) {
                grid.draw(row, column, symbol);
            }
            column = right + 1;
        }
    }
    for (_, merge) in open {
        grid.merge(merge);
    }
    grid
}

/// Rows of a table, also those inside content controls, and not those of tables inside it.
fn rows<'a, 'i>(table: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    inside(table, "tr", "tbl")
}

fn cells<'a, 'i>(row: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    inside(row, "tc", "tr")
}

/// Descendants of a name of which the nearest element of the other name is this one.
fn inside<'a, 'i>(node: Node<'a, 'i>, name: &'static str, owner: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children()
        .flat_map(|child| {
            let wrapped = matches!(child.tag_name().name(), "sdt" | "customXml" | "ins");
            let inner = wrapped.then(|| child.descendants());
            inner.into_iter().flatten().chain((!wrapped).then_some(child))
        })
        .filter(move |child| child.is_element() && child.tag_name().name() == name)
        .filter(move |child| {
            let nearest = child.ancestors().skip(1).find(|above| above.tag_name().name() == owner);
            nearest == Some(node)
        })
}

/// Columns a row leaves free before its first cell.
fn skipped(row: Node<'_, '_>) -> usize {
    xml::child(row, "trPr")
        .and_then(|properties| xml::child(properties, "gridBefore"))
        .and_then(|before| xml::attribute(before, "val")?.parse::<usize>().ok())
        .unwrap_or_default()
        .min(bounds::COLUMNS)
}

/// The words of a cell, a line for every paragraph. What was deleted with changes tracked is not there.
fn words(node: Node<'_, '_>) -> String {
    let mut words = String::new();
    for part in node.descendants().filter(|node| node.is_element()) {
        match part.tag_name().name() {
            "p" | "br" | "cr" => words.push('\n'),
            "tab" => words.push(' '),
            "t" => words.push_str(part.text().unwrap_or_default()),
            _ => {}
        }
        if words.len() > bounds::LETTERS * 4 {
            break;
        }
    }
    words
}

/// A symbol anchored in a cell, of today's drawings or of the older ones.
fn drawn(cell: Node<'_, '_>) -> Option<Symbol> {
    let old = || {
        cell.descendants()
            .filter(|node| node.is_element() && node.tag_name().name() == "shape")
            .find_map(|shape| match shape.attribute("type")? {
                "#_x0000_t110" | "#_x0000_t4" => Some(Symbol::Decision),
                "#_x0000_t109" | "#_x0000_t116" | "#_x0000_t176" => Some(Symbol::Activity),
                _ => None,
            })
    };
    symbol(cell).or_else(old)
}

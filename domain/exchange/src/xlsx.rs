//! Workbooks: sheets with their merged cells, and the symbols drawn over them.

mod symbols;

use roxmltree::Node;

use crate::archive::Archive;
use crate::bounds;
use crate::foreign::ForeignSop;
use crate::table::{Grid, Merge, foreign_sop};
use crate::unreadable::Unreadable;
use crate::xml;

pub(crate) use symbols::symbol;

/// Sheets of a workbook that are looked at.
const SHEETS: usize = 30;

/// Reads the SOP table of a workbook.
///
/// # Errors
/// If the bytes are no workbook of today, hold no table of activities, or are beyond the bounds.
pub fn read_xlsx(bytes: &[u8]) -> Result<ForeignSop, Unreadable> {
    let mut archive = Archive::open(bytes)?;
    let workbook = xml::decoded(&archive.needed("xl/workbook.xml")?)?;
    let relations = relations(&mut archive, "xl/_rels/workbook.xml.rels", "xl")?;
    let shared = shared_words(&mut archive)?;
    let workbook = xml::parse(&workbook)?;
    let sheets = xml::child(workbook.root_element(), "sheets");
    let mut grids = Vec::new();
    for sheet in sheets
        .into_iter()
        .flat_map(|sheets| xml::children(sheets, "sheet"))
        .take(SHEETS)
    {
        let name = crate::spelling::tidy(xml::attribute(sheet, "name").unwrap_or_default());
        let id = xml::attribute(sheet, "id").unwrap_or_default();
        let Some(part) = relations
            .iter()
            .find(|(known, _)| known == id)
            .map(|(_, part)| part.clone())
        else {
            continue;
        };
        if let Some(grid) = grid(&mut archive, &name, &part, &shared)? {
            grids.push(grid);
        }
    }
    foreign_sop(&grids)
}

/// Targets of a file of relations by id, as parts of the archive.
fn relations(archive: &mut Archive<'_>, part: &str, folder: &str) -> Result<Vec<(String, String)>, Unreadable> {
    let Some(bytes) = archive.part(part)? else {
        return Ok(Vec::new());
    };
    let text = xml::decoded(&bytes)?;
    let document = xml::parse(&text)?;
    let relations = xml::children(document.root_element(), "Relationship").take(500);
    Ok(relations
        .filter_map(|relation| {
            let target = relation.attribute("Target")?;
            Some((relation.attribute("Id")?.to_owned(), resolved(folder, target)))
        })
        .collect())
}

/// `../drawings/drawing1.xml` below `xl/worksheets` is `xl/drawings/drawing1.xml`.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').collect();
    for step in target.split('/') {
        match step {
            ".." => {
                parts.pop();
            }
            "." | "" => {}
            step => parts.push(step),
        }
    }
    parts.join("/")
}

/// Words that cells refer to by number.
fn shared_words(archive: &mut Archive<'_>) -> Result<Vec<String>, Unreadable> {
    let Some(bytes) = archive.part("xl/sharedStrings.xml")? else {
        return Ok(Vec::new());
    };
    let text = xml::decoded(&bytes)?;
    let document = xml::parse(&text)?;
    Ok(xml::children(document.root_element(), "si").map(words).collect())
}

/// The words of a string in pieces of one look each; hints of how to say them aloud are left out.
fn words(item: Node<'_, '_>) -> String {
    let mut words = String::new();
    for text in item
        .descendants()
        .filter(|node| node.is_element() && node.tag_name().name() == "t")
    {
        let is_hint = text.ancestors().any(|node| node.tag_name().name() == "rPh");
        if !is_hint && words.len() < bounds::LETTERS * 4 {
            words.push_str(text.text().unwrap_or_default());
        }
    }
    words.chars().take(bounds::LETTERS).collect()
}

fn grid(archive: &mut Archive<'_>, name: &str, part: &str, shared: &[String]) -> Result<Option<Grid>, Unreadable> {
    let Some(bytes) = archive.part(part)? else {
        return Ok(None);
    };
    let text = xml::decoded(&bytes)?;
    let document = xml::parse(&text)?;
    let sheet = document.root_element();
    let mut grid = Grid::named(name);
    let rows = xml::child(sheet, "sheetData")
        .into_iter()
        .flat_map(|rows| xml::children(rows, "row"));
    let mut next_row = 0;
    for row in rows {
        let at = row
            .attribute("r")
            .and_then(|r| r.parse::<usize>().ok())
            .and_then(|r| r.checked_sub(1));
        let at = at.unwrap_or(next_row);
        next_row = at.saturating_add(1);
        let mut next_column = 0;
        for cell in xml::children(row, "c") {
            let place = cell.attribute("r").and_then(reference);
            let (row, column) = place.unwrap_or((at, next_column));
            next_column = column.saturating_add(1);
            grid.put(row, column, &cell_words(cell, shared));
        }
    }
    let merges = xml::child(sheet, "mergeCells")
        .into_iter()
        .flat_map(|merges| xml::children(merges, "mergeCell"));
    for merge in merges.take(bounds::ROWS * 4) {
        let area = merge.attribute("ref").and_then(|area| area.split_once(':'));
        if let Some((Some((top, left)), Some((bottom, right)))) =
            area.map(|(from, to)| (reference(from), reference(to)))
        {
            grid.merge(Merge {
                top,
                left,
                bottom,
                right,
            });
        }
    }
    if let Some(drawing) = xml::child(sheet, "drawing").and_then(|drawing| xml::attribute(drawing, "id")) {
        symbols::draw(archive, part, drawing, &mut grid)?;
    }
    Ok(Some(grid))
}

/// What a person sees in a cell.
fn cell_words(cell: Node<'_, '_>, shared: &[String]) -> String {
    let value = || xml::child(cell, "v").and_then(|value| value.text()).unwrap_or_default();
    match cell.attribute("t") {
        Some("s") => {
            let at = value().trim().parse::<usize>().ok();
            at.and_then(|at| shared.get(at)).cloned().unwrap_or_default()
        }
        Some("inlineStr") => xml::child(cell, "is").map(words).unwrap_or_default(),
        Some("e") => String::new(),
        Some("b") => String::new(),
        // A number or what a formula gave. `5.0` is 5 to whoever reads it.
        _ => value().trim().trim_end_matches(".0").to_owned(),
    }
}

/// `B7` is row 6, column 1.
fn reference(text: &str) -> Option<(usize, usize)> {
    let digits = text.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, digits) = text.split_at(digits);
    if letters.is_empty() || letters.len() > 3 || digits.len() > 7 {
        return None;
    }
    let mut column = 0;
    for letter in letters.bytes() {
        if !letter.is_ascii_alphabetic() {
            return None;
        }
        column = column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1;
    }
    let row: usize = digits.parse().ok()?;
    Some((row.checked_sub(1)?, column - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_found_by_their_names() {
        assert_eq!(reference("A1"), Some((0, 0)));
        assert_eq!(reference("AB12"), Some((11, 27)));
        for wrong in ["", "A", "1", "A0", "AAAA1", "É1", "A99999999"] {
            assert_eq!(reference(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn parts_are_found_from_where_they_are_named() {
        assert_eq!(
            resolved("xl/worksheets", "../drawings/drawing1.xml"),
            "xl/drawings/drawing1.xml"
        );
        assert_eq!(resolved("xl", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
    }
}

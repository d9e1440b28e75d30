//! Which cell, row or table an address means.

use crate::authoring::rewrite::NotRewritten;
use crate::authoring::shape::{Form, PARTS, Shape, VALUE};
use crate::authoring::sheet::Sheet;
use crate::authoring::table::Column;

/// A cell.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) address: String,
    /// The row it is in.
    pub(crate) row: String,
    pub(crate) shape: &'static Shape,
    pub(crate) column: &'static Column,
}

/// A table of rows.
pub(crate) fn table(sheet: &Sheet, address: &str) -> Result<&'static Shape, NotRewritten> {
    let missing = || NotRewritten::NoSuchPlace(address.to_owned());
    let mut keys = address.split('.');
    let part = keys.next().unwrap_or_default();
    let part = PARTS
        .iter()
        .find(|shape| shape.key == part)
        .copied()
        .ok_or_else(missing)?;
    let shape = match (keys.next(), keys.next(), keys.next()) {
        (None, _, _) => part,
        (Some(row), Some(inner), None) if sheet.node(&format!("{}.{row}", part.key)).is_some() => {
            part.table(inner).ok_or_else(missing)?
        }
        (Some(_), _, _) => return Err(missing()),
    };
    if shape.grows() { Ok(shape) } else { Err(missing()) }
}

/// A row of a table that is there: the table's address, its shape, and the row's id.
pub(crate) fn row(sheet: &Sheet, address: &str) -> Result<(String, &'static Shape, String), NotRewritten> {
    let missing = || NotRewritten::NoSuchPlace(address.to_owned());
    let (above, id) = address.rsplit_once('.').ok_or_else(missing)?;
    let shape = table(sheet, above)?;
    sheet.node(address).ok_or_else(missing)?;
    Ok((above.to_owned(), shape, id.to_owned()))
}

/// The cell at an address, of a row that is there or of a section that stands once.
pub(crate) fn place(sheet: &Sheet, address: &str) -> Result<Place, NotRewritten> {
    let found = candidates(address).into_iter().find_map(|(row, shape, key)| {
        let column = shape.column(key)?;
        let is_there = shape.form == Form::Single || sheet.node(row).is_some();
        is_there.then(|| Place {
            address: address.to_owned(),
            row: row.to_owned(),
            shape,
            column,
        })
    });
    found.ok_or_else(|| NotRewritten::NoSuchPlace(address.to_owned()))
}

/// The same in English texts, which need not have the row yet.
pub(crate) fn english_place(address: &str) -> Result<Place, NotRewritten> {
    let found = candidates(address).into_iter().find_map(|(row, shape, key)| {
        let column = shape.column(key).filter(|column| column.has_english)?;
        Some(Place {
            address: address.to_owned(),
            row: row.to_owned(),
            shape,
            column,
        })
    });
    found.ok_or_else(|| NotRewritten::NoSuchPlace(address.to_owned()))
}

/// The rows an address may lie in, each with the key of the cell.
fn candidates(address: &str) -> Vec<(&str, &'static Shape, &str)> {
    let keys: Vec<&str> = address.split('.').collect();
    let Some(part) = keys
        .first()
        .and_then(|first| PARTS.iter().find(|shape| shape.key == *first))
    else {
        return Vec::new();
    };
    // The address up to a key, and what follows it.
    let cut = |count: usize| {
        let length = keys[..count].iter().map(|key| key.len() + 1).sum::<usize>();
        Some((address.get(..length.checked_sub(1)?)?, address.get(length..)?))
    };
    let mut found = Vec::new();
    match part.form {
        Form::Single => found.extend(cut(1).map(|(row, key)| (row, *part, key))),
        Form::Values if keys.len() == 2 => found.push((address, *part, VALUE)),
        Form::Values => {}
        Form::Sections | Form::Lines => {
            if let Some(inner) = keys.get(2).and_then(|inner| part.table(inner)) {
                found.extend(cut(4).map(|(row, key)| (row, inner, key)));
            }
            found.extend(cut(2).map(|(row, key)| (row, *part, key)));
        }
    }
    found
}

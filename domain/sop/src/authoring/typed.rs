//! What is typed into a cell, as TOML: quotes, times, rupiah and dates as the notation writes them, choices by their value.
//!
//! What is not understood is written as it was typed, so that nothing is lost and a finding says what is wrong.

pub(crate) mod list;
mod plain;

use maklumat_vocabulary::ServiceKey;

use crate::authoring::outline::{Numbers, choices};
use crate::authoring::sheet::{Sheet, quoted};
use crate::authoring::table::{CellKind, ChoiceList, Column};
use crate::organisation::Regency;

/// What is known while a change is made.
#[derive(Clone, Copy)]
pub(crate) struct Known<'k> {
    pub(crate) key: &'k ServiceKey,
    pub(crate) regency: &'k Regency,
}

/// A value as it will be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Typed {
    Nothing,
    /// TOML of one value.
    Plain(String),
    /// TOML of each item.
    List(Vec<String>),
    /// Ids, and TOML of each value.
    Pairs(Vec<(String, String)>),
}

impl Typed {
    /// The whole value as TOML.
    pub(crate) fn whole(&self) -> Option<String> {
        match self {
            Self::Nothing => None,
            Self::Plain(written) => Some(written.clone()),
            Self::List(items) => Some(format!("[{}]", items.join(", "))),
            Self::Pairs(pairs) => {
                let pairs: Vec<String> = pairs.iter().map(|(id, value)| format!("{id} = {value}")).collect();
                Some(format!("{{ {} }}", pairs.join(", ")))
            }
        }
    }
}

/// Reads what is typed into a cell of a column.
pub(crate) fn read(column: &Column, typed: &str, sheet: &Sheet, known: Known<'_>) -> Typed {
    if typed.trim().is_empty() {
        return Typed::Nothing;
    }
    let one = |typed: &str| one(column, typed, sheet, known);
    match column.kind {
        CellKind::List | CellKind::Choices | CellKind::Steps | CellKind::Laws => {
            Typed::List(items(typed).map(|item| quoted(&one(item))).collect())
        }
        CellKind::Pairs => Typed::Pairs(list::pairs(typed, column.key == "table")),
        CellKind::Flag => plain::flag(typed),
        CellKind::Number => plain::number(typed),
        CellKind::Date => plain::date(typed),
        CellKind::LongText => Typed::Plain(quoted(typed.trim())),
        CellKind::Text
        | CellKind::Duration
        | CellKind::Money
        | CellKind::Condition
        | CellKind::Choice
        | CellKind::Performer
        | CellKind::Step
        | CellKind::Arrow
        | CellKind::Law => Typed::Plain(quoted(&one(typed))),
    }
}

/// Items by line where there are several lines, else by `;`.
pub(crate) fn items(typed: &str) -> impl Iterator<Item = &str> {
    let sign = if typed.contains('\n') { '\n' } else { ';' };
    typed.split(sign).map(str::trim).filter(|item| !item.is_empty())
}

fn one(column: &Column, typed: &str, sheet: &Sheet, known: Known<'_>) -> String {
    let typed = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    match column.kind {
        CellKind::Duration => plain::duration(&typed),
        CellKind::Money => plain::money(&typed),
        CellKind::Law | CellKind::Laws => plain::law(&typed, known.regency),
        CellKind::Step | CellKind::Steps => step(&typed, sheet, &Numbers::of(sheet.table())).unwrap_or(typed),
        CellKind::Choice | CellKind::Choices | CellKind::Performer => chosen(column.choices, &typed, sheet, known),
        CellKind::Text
        | CellKind::LongText
        | CellKind::List
        | CellKind::Pairs
        | CellKind::Number
        | CellKind::Date
        | CellKind::Condition
        | CellKind::Arrow
        | CellKind::Flag => typed,
    }
}

/// A step by its number, its id, or its name.
pub(crate) fn step(typed: &str, sheet: &Sheet, numbers: &Numbers) -> Option<String> {
    let typed = typed.trim();
    if numbers.has(typed) {
        return Some(typed.to_owned());
    }
    if let Ok(number) = typed.trim_end_matches('.').parse::<usize>() {
        return numbers.id(number).map(str::to_owned);
    }
    sheet.ids("step").into_iter().find(|id| {
        let name = sheet.node(&format!("step.{id}.name"));
        let name = name.and_then(|node| crate::authoring::arrows::text_of(&node.value));
        name.is_some_and(|name| name.eq_ignore_ascii_case(typed))
    })
}

/// A choice by its value, or by what it is called in either language.
fn chosen(list: ChoiceList, typed: &str, sheet: &Sheet, known: Known<'_>) -> String {
    let lists = choices::choices(sheet.table(), known.key, known.regency);
    let all = lists.get(&list).map_or(&[][..], Vec::as_slice);
    if all.iter().any(|choice| choice.value == typed) {
        return typed.to_owned();
    }
    let is_called = |called: &str| called.to_lowercase() == typed.to_lowercase();
    let found = all
        .iter()
        .find(|choice| is_called(&choice.label.id) || choice.label.en.as_deref().is_some_and(is_called));
    found.map_or_else(|| typed.to_owned(), |choice| choice.value.clone())
}

/// An id from words: `Memeriksa berkas!` becomes `memeriksa-berkas`. Empty where nothing is left.
pub(crate) fn slug(words: &str) -> String {
    const LONGEST: usize = 40;
    let mut id = String::new();
    for letter in words.to_lowercase().chars() {
        let plain = match letter {
            'a'..='z' | '0'..='9' => letter,
            'à' | 'á' | 'â' | 'ä' => 'a',
            'è' | 'é' | 'ê' | 'ë' => 'e',
            _ => '-',
        };
        if plain == '-' && (id.is_empty() || id.ends_with('-')) {
            continue;
        }
        if plain == '-' && id.len() >= LONGEST / 2 && id.matches('-').count() >= 2 || id.len() >= LONGEST {
            break;
        }
        id.push(plain);
    }
    id.trim_end_matches('-').to_owned()
}

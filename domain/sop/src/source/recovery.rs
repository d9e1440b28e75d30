//! Reads a text that may not be TOML: a broken line is reported, blanked, and the rest is read all the same.

use std::collections::BTreeSet;

use maklumat_vocabulary::Span;
use toml::de::DeTable;

use crate::source::address::Address;
use crate::source::brackets::Brackets;
use crate::source::tree::Table;

/// After so many broken places the remaining ones are blanked together.
const PLACES_TAKEN_ONE_BY_ONE: usize = 24;

/// What could be read.
#[derive(Debug, Default)]
pub(crate) struct Recovered {
    pub(crate) table: Table,
    pub(crate) breaks: Vec<Break>,
    pub(crate) damage: Damage,
}

/// One place that is not TOML.
#[derive(Debug)]
pub(crate) struct Break {
    pub(crate) span: Span,
    pub(crate) kind: BreakKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BreakKind {
    WrittenTwice,
    NotToml,
}

/// What was lost with the broken lines, so that nothing is called missing that stands there.
#[derive(Debug, Default)]
pub(crate) struct Damage {
    keys: BTreeSet<String>,
    /// Sections in which a broken line did not even show its key.
    sections: BTreeSet<String>,
    /// A header was broken: what belongs where is no longer known.
    pub(crate) is_torn: bool,
}

impl Damage {
    /// Whether a key of a section may have stood on a broken line.
    pub(crate) fn may_hold(&self, section: Address<'_>, key: &str) -> bool {
        if !self.is_torn && self.keys.is_empty() && self.sections.is_empty() {
            return false;
        }
        let section = section.to_string();
        self.is_torn || self.sections.contains(&section) || self.keys.contains(&join(&section, key))
    }
}

pub(crate) fn join(section: &str, key: &str) -> String {
    if section.is_empty() {
        key.to_owned()
    } else {
        format!("{section}.{key}")
    }
}

/// Reads what can be read. Blanked lines keep their length, and brackets put in are counted, so that every span
/// points into `text`.
pub(crate) fn recover(text: &str) -> Recovered {
    let mut rest = text.to_owned();
    let mut recovered = Recovered::default();
    let mut brackets = Brackets::default();
    loop {
        let (table, errors) = DeTable::parse_recoverable(&rest);
        if errors.is_empty() {
            recovered.table = Table::from_toml(table.get_ref(), &|at| brackets.written(at));
            return recovered;
        }
        let together = recovered.breaks.len() >= PLACES_TAKEN_ONE_BY_ONE;
        let wanted = if together { errors.len() } else { 1 };
        let places: Vec<(Span, bool)> = errors
            .iter()
            .take(wanted)
            .map(|error| {
                let range = error.span().unwrap_or(rest.len()..rest.len());
                (
                    Span::new(range.start, range.end),
                    error.message().starts_with("duplicate key"),
                )
            })
            .collect();
        drop(table);
        if !together && let Some(header) = brackets.mend(&mut rest, places[0].0.start) {
            recovered.breaks.push(header);
            continue;
        }
        let before = recovered.breaks.len();
        let mut next = rest.clone();
        let lines = line_ranges(&rest);
        for (at, is_double) in places {
            let broken = lines.partition_point(|line| line.start <= at.start).saturating_sub(1);
            // The first error of a line says enough.
            if next[lines[broken].start..lines[broken].end] == rest[lines[broken].start..lines[broken].end] {
                blank_one((&rest, &lines, broken), &mut next, &mut recovered, (at, is_double));
            }
        }
        for broken in &mut recovered.breaks[before..] {
            broken.span = brackets.written(broken.span);
        }
        if next == rest {
            return recovered;
        }
        rest = next;
    }
}

fn blank_one(
    (text, lines, broken): (&str, &[Span], usize),
    next: &mut String,
    recovered: &mut Recovered,
    (at, is_double): (Span, bool),
) {
    let culprit = if is_double {
        broken
    } else {
        culprit(text, lines, broken, at)
    };
    let first = lines[culprit];
    let line = &text[first.start..first.end];
    let is_header = line.trim_start().starts_with('[');
    let last = if is_header {
        end_of_section(text, lines, culprit)
    } else {
        culprit.max(broken_until(broken, culprit))
    };
    let indent = line.len() - line.trim_start().len();
    let shown = if culprit == broken && !is_header && !at_line_break(text, at) {
        Span::new(
            at.start.min(first.end),
            at.end.clamp(at.start.min(first.end), first.end),
        )
    } else {
        Span::new(first.start + indent, first.start + line.trim_end().len().max(indent))
    };
    let kind = if is_double {
        BreakKind::WrittenTwice
    } else {
        BreakKind::NotToml
    };
    recovered.breaks.push(Break { span: shown, kind });
    if !is_double {
        note_damage(text, lines, culprit, &mut recovered.damage);
    }
    let mut has_blanked = false;
    for line in &lines[culprit..=last] {
        has_blanked |= blank(next, *line);
    }
    // Where nothing is left to blank on these lines, only the whole rest can be given up.
    if !has_blanked {
        recovered.damage.is_torn = true;
        for line in lines {
            blank(next, *line);
        }
    }
}

/// The lines between an unclosed statement and the line on which that showed.
const fn broken_until(broken: usize, culprit: usize) -> usize {
    if broken > culprit { broken - 1 } else { culprit }
}

fn at_line_break(text: &str, at: Span) -> bool {
    at.start >= text.len() || text.as_bytes().get(at.start) == Some(&b'\n')
}

/// The line to blame: an error at the very beginning of a statement belongs to an earlier one that was not closed.
fn culprit(text: &str, lines: &[Span], broken: usize, at: Span) -> usize {
    let line = &text[lines[broken].start..lines[broken].end];
    let begins_here = at.start <= lines[broken].start + (line.len() - line.trim_start().len());
    let is_inside = !is_statement(line);
    let shows_an_equals = line
        .find('=')
        .is_some_and(|equals| at.start == lines[broken].start + equals);
    if !(begins_here || is_inside || shows_an_equals || at.start >= text.len()) {
        return broken;
    }
    (0..broken)
        .rev()
        .map(|index| (index, &text[lines[index].start..lines[index].end]))
        .take_while(|(index, _)| broken - index <= 200)
        .find(|(_, line)| is_statement(line))
        .filter(|(_, line)| is_unclosed(line))
        .map_or(broken, |(index, _)| index)
}

/// Whether a line begins a statement: a header, or a key and its value.
fn is_statement(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with('[') && !line.starts_with("[\"") || key_of(line).is_some()
}

/// Whether brackets or a long string opened on this line are not closed on it.
fn is_unclosed(line: &str) -> bool {
    let mut depth = 0_i32;
    let mut quote = None;
    for letter in line.chars() {
        match (quote, letter) {
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth -= 1,
            (None, '#') => break,
            _ => {}
        }
    }
    depth > 0 || line.matches("\"\"\"").count() == 1 || line.matches("'''").count() == 1
}

fn end_of_section(text: &str, lines: &[Span], header: usize) -> usize {
    lines
        .iter()
        .enumerate()
        .skip(header + 1)
        .find(|(_, line)| text[line.start..line.end].trim_start().starts_with('['))
        .map_or(lines.len() - 1, |(index, _)| index - 1)
}

fn note_damage(text: &str, lines: &[Span], line: usize, damage: &mut Damage) {
    let written = text[lines[line].start..lines[line].end].trim();
    if written.starts_with('[') {
        damage.is_torn = true;
        return;
    }
    let section = lines[..line]
        .iter()
        .rev()
        .map(|line| text[line.start..line.end].trim())
        .find(|line| line.starts_with('['))
        .map_or("", |header| {
            header.trim_start_matches('[').split(']').next().unwrap_or("")
        });
    match key_of(written) {
        Some(key) => {
            damage.keys.insert(join(section, key));
        }
        None => {
            damage.sections.insert(section.to_owned());
        }
    }
}

fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim();
    let is_bare = !key.is_empty()
        && key
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    is_bare.then_some(key)
}

/// The lines without their line breaks.
pub(crate) fn line_ranges(text: &str) -> Vec<Span> {
    let mut start = 0;
    text.split('\n')
        .map(|line| {
            let range = Span::new(start, start + line.len());
            start = range.end + 1;
            range
        })
        .collect()
}

/// Replaces a line by spaces; whether anything stood there.
fn blank(text: &mut String, line: Span) -> bool {
    let stands = text[line.start..line.end].bytes().any(|byte| byte != b' ');
    if stands {
        text.replace_range(line.start..line.end, &" ".repeat(line.end - line.start));
    }
    stands
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken_lines(text: &str) -> Vec<usize> {
        recover(text)
            .breaks
            .iter()
            .map(|broken| broken.span.position(text).line)
            .collect()
    }

    #[test]
    fn a_broken_line_does_not_hide_the_others() {
        let text = "[a]\nx = 1\ny = \nz = 3\n[b]\nw = \"open\nv = 2\n";
        assert_eq!(broken_lines(text), [3, 6]);
        let recovered = recover(text);
        assert!(recovered.damage.may_hold(Address::of(&["a"]), "y"));
        assert!(!recovered.damage.may_hold(Address::of(&["a"]), "z"));
        let keys: Vec<&str> = recovered
            .table
            .entries
            .iter()
            .map(|entry| entry.key.value.as_str())
            .collect();
        assert_eq!(keys, ["a", "b"]);
    }

    #[test]
    fn an_unclosed_list_is_blamed_and_not_the_line_after_it() {
        assert_eq!(broken_lines("[a]\nx = [\"p\",\ny = 1\nz = 2\n"), [2]);
    }

    #[test]
    fn a_key_written_twice_keeps_its_first_value() {
        let text = "[a]\nx = 1\nx = 2\n[a]\ny = 1\n";
        let recovered = recover(text);
        assert_eq!(recovered.breaks.len(), 2);
        assert!(
            recovered
                .breaks
                .iter()
                .all(|broken| broken.kind == BreakKind::WrittenTwice)
        );
        assert!(!recovered.damage.is_torn);
    }

    #[test]
    fn a_header_that_names_nothing_makes_the_structure_unknown() {
        assert!(recover("[a b\nx = 1\n[b]\ny = 2\n").damage.is_torn);
        assert!(recover("[]\nx = 1\n[b]\ny = 2\n").damage.is_torn);
    }

    #[test]
    fn a_header_without_its_bracket_is_read_as_if_it_were_there() {
        for broken in ["[a.b", "a.b]", "[a.b]]", "[a.b.]", "[a.b  # c", "[a.b}"] {
            let text = format!("[c]\nx = 1\n{broken}\ny = \nz = 2\n[d]\nw = \n");
            let recovered = recover(&text);
            assert_eq!(broken_lines(&text), [3, 4, 7], "{broken}");
            assert!(!recovered.damage.is_torn, "{broken}");
            assert!(recovered.damage.may_hold(Address::of(&["a", "b"]), "y"), "{broken}");
            let last = recovered.table.entry("d").unwrap();
            assert_eq!(&text[last.key.span.start..last.key.span.end], "d", "{broken}");
        }
    }

    #[test]
    fn a_broken_header_of_a_section_already_there_is_not_put_in_its_place() {
        assert!(recover("[a]\nx = 1\n[a\nx = 2\n").damage.is_torn);
    }
}

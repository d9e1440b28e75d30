//! A TOML text as statements with their places: what an address is, and which lines hold it.

use maklumat_vocabulary::Span;

use crate::source::recovery::{line_ranges, recover};
use crate::source::tree::{Node, Table, Written};

/// The path of keys to a value.
pub(crate) type Path = Vec<String>;

/// A key with its value; what is written on one line is one statement.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    pub(crate) path: Path,
    pub(crate) key: Span,
    pub(crate) node: Node,
    /// All of its lines, the break after the last one included.
    pub(crate) lines: Span,
}

/// `[step.periksa]`
#[derive(Clone, Debug)]
pub(crate) struct Header {
    pub(crate) path: Path,
    pub(crate) lines: Span,
}

/// A text that is TOML throughout, taken apart. In order of writing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lines {
    pub(crate) statements: Vec<Statement>,
    pub(crate) headers: Vec<Header>,
    pub(crate) table: Table,
}

impl Lines {
    /// `None`: some line cannot be read, which the reading of the text as a service reports.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let recovered = recover(text);
        recovered.breaks.is_empty().then(|| Self::of(text, recovered.table))
    }

    /// What could be read of a text.
    pub(crate) fn of(text: &str, table: Table) -> Self {
        let mut statements = Vec::new();
        gather(text, &table, &[], &mut statements);
        statements.sort_by_key(|statement| statement.key.start);
        let headers = headers(text, &statements);
        Self {
            statements,
            headers,
            table,
        }
    }

    /// The statement whose whole path this is, or begins with: what holds the address on one line.
    pub(crate) fn holding(&self, path: &[String]) -> Option<&Statement> {
        self.statements
            .iter()
            .find(|statement| path.starts_with(&statement.path))
    }

    /// The statements of the block that a header opens.
    pub(crate) fn block(&self, header: &Header) -> impl Iterator<Item = &Statement> {
        let end = self
            .headers
            .iter()
            .find(|next| next.lines.start >= header.lines.end)
            .map_or(usize::MAX, |next| next.lines.start);
        let from = header.lines.end;
        self.statements
            .iter()
            .filter(move |statement| (from..end).contains(&statement.lines.start))
    }

    /// A header with the comments right above it, and the blank line before them.
    pub(crate) fn with_comments_above(&self, text: &str, header: &Header) -> Span {
        let mut start = header.lines.start;
        let line_before = |start: usize| {
            let above = text[..start].strip_suffix('\n')?;
            Some(above.rfind('\n').map_or(0, |at| at + 1))
        };
        while let Some(before) = line_before(start) {
            let line = text[before..start].trim();
            if !line.starts_with('#') {
                if line.is_empty() && start > 0 {
                    start = before;
                }
                break;
            }
            start = before;
        }
        // What an earlier statement's lines hold is never taken along.
        let floor = self
            .statements
            .iter()
            .map(|one| one.lines.end)
            .filter(|end| *end <= header.lines.start)
            .max()
            .unwrap_or(0);
        Span::new(start.max(floor), header.lines.end)
    }
}

/// Whether a table is written on one line, `{ ... }`, and not as a section.
pub(crate) fn is_inline(text: &str, node: &Node) -> bool {
    text.as_bytes().get(node.span.start) == Some(&b'{')
}

pub(crate) fn path_of(address: &str) -> Path {
    address.split('.').map(str::to_owned).collect()
}

fn gather(text: &str, table: &Table, above: &[String], found: &mut Vec<Statement>) {
    for entry in &table.entries {
        let mut path = above.to_vec();
        path.push(entry.key.value.clone());
        match &entry.node.value {
            Written::Table(inner) if !is_inline(text, &entry.node) => gather(text, inner, &path, found),
            Written::Text(_)
            | Written::Integer(_)
            | Written::Float(_)
            | Written::Boolean(_)
            | Written::Date(_)
            | Written::Instant
            | Written::List(_)
            | Written::Table(_) => found.push(Statement {
                path,
                key: entry.key.span,
                lines: whole_lines(text, Span::new(entry.key.span.start, entry.node.span.end)),
                node: entry.node.clone(),
            }),
        }
    }
}

fn whole_lines(text: &str, span: Span) -> Span {
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at + 1);
    Span::new(start, end)
}

fn headers(text: &str, statements: &[Statement]) -> Vec<Header> {
    let is_in_a_value = |at: usize| {
        let next = statements.partition_point(|statement| statement.lines.start <= at);
        next.checked_sub(1)
            .is_some_and(|before| at < statements[before].lines.end)
    };
    line_ranges(text)
        .into_iter()
        .filter(|line| !is_in_a_value(line.start))
        .filter_map(|line| {
            let written = text.get(line.start..line.end)?;
            let path = header_path(written)?;
            Some(Header {
                path,
                lines: Span::new(line.start, (line.end + 1).min(text.len())),
            })
        })
        .collect()
}

fn header_path(line: &str) -> Option<Path> {
    if !line.trim_start().starts_with('[') {
        return None;
    }
    let recovered = recover(line);
    let mut path = Path::new();
    let mut table = &recovered.table;
    while let [entry] = table.entries.as_slice() {
        path.push(entry.key.value.clone());
        let Written::Table(inner) = &entry.node.value else {
            break;
        };
        table = inner;
    }
    (!path.is_empty()).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# kepala\n[step.a]\nname = \"x\" # catatan\ninputs = [\n  \"[bukan bagian]\",\n]\n\n[step.a.outcome]\nya = { next = \"b\" }\nwaktu.lama = \"1 hari\"\n";

    #[test]
    fn every_statement_knows_its_address_and_its_lines() {
        let lines = Lines::read(TEXT).unwrap();
        let shown: Vec<(String, &str)> = lines
            .statements
            .iter()
            .map(|one| (one.path.join("."), &TEXT[one.lines.start..one.lines.end]))
            .collect();
        assert_eq!(
            shown,
            [
                ("step.a.name".to_owned(), "name = \"x\" # catatan\n"),
                ("step.a.inputs".to_owned(), "inputs = [\n  \"[bukan bagian]\",\n]\n"),
                ("step.a.outcome.ya".to_owned(), "ya = { next = \"b\" }\n"),
                ("step.a.outcome.waktu.lama".to_owned(), "waktu.lama = \"1 hari\"\n"),
            ]
        );
        let headers: Vec<String> = lines.headers.iter().map(|header| header.path.join(".")).collect();
        assert_eq!(headers, ["step.a", "step.a.outcome"]);
    }

    #[test]
    fn what_is_written_on_one_line_holds_every_address_in_it() {
        let lines = Lines::read(TEXT).unwrap();
        let held = lines.holding(&path_of("step.a.outcome.ya.next")).unwrap();
        assert_eq!(held.path, path_of("step.a.outcome.ya"));
        assert!(lines.holding(&path_of("step.a.outcome")).is_none());
    }

    #[test]
    fn a_text_with_a_broken_line_is_not_taken_apart() {
        assert!(Lines::read("[a]\nx =\n").is_none());
    }
}

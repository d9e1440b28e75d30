//! A text that is being changed: taken apart, changed by place, and read again after every change.

mod inline;
mod insert;
mod rows;

use maklumat_vocabulary::{Edit, Span};

use crate::adoption::lines::{Header, Lines, path_of};
use crate::authoring::outline::node_at;
use crate::authoring::rewrite::NotRewritten;
use crate::authoring::splice::Splice;
use crate::source::recovery::recover;
use crate::source::tree::{Node, Table};

/// A definition no office needs.
pub(crate) const LONGEST_BYTES: usize = 2_000_000;

#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    pub(crate) text: String,
    pub(crate) lines: Lines,
    /// What was done, one after another.
    pub(crate) splices: Vec<Splice>,
    /// Lines that cannot be read, and the first of them.
    breaks: usize,
    first_break: usize,
}

impl Sheet {
    pub(crate) fn read(text: &str) -> Self {
        let recovered = recover(text);
        let first = recovered.breaks.iter().map(|broken| broken.span).min();
        Self {
            text: text.to_owned(),
            breaks: recovered.breaks.len(),
            first_break: first.map_or(0, |span| span.position(text).line),
            lines: Lines::of(text, recovered.table),
            splices: Vec::new(),
        }
    }

    pub(crate) const fn table(&self) -> &Table {
        &self.lines.table
    }

    pub(crate) fn node(&self, address: &str) -> Option<&Node> {
        node_at(self.table(), address)
    }

    /// Only a text whose every line is understood is changed in its structure.
    pub(crate) const fn whole(&self) -> Result<(), NotRewritten> {
        if self.breaks == 0 {
            Ok(())
        } else {
            Err(NotRewritten::Broken { line: self.first_break })
        }
    }

    /// Makes changes at places of the text as it is. None is made if a line could not be read afterwards that can be
    /// read now; `address` is blamed for it.
    pub(crate) fn apply(&mut self, mut edits: Vec<Edit>, address: &str) -> Result<(), NotRewritten> {
        edits.retain(|edit| self.text.get(edit.span.start..edit.span.end) != Some(edit.replacement.as_str()));
        if edits.is_empty() {
            return Ok(());
        }
        edits.sort_by_key(|edit| edit.span);
        let refused = || NotRewritten::OnlyInText(address.to_owned());
        let after = crate::mend::edited(&self.text, &edits).ok_or_else(refused)?;
        if after.len() > LONGEST_BYTES {
            return Err(NotRewritten::TooLong);
        }
        let mut next = Self::read(&after);
        if next.breaks > self.breaks {
            return Err(refused());
        }
        next.splices = std::mem::take(&mut self.splices);
        // From the last to the first, so that each stands where it stood before.
        next.splices.extend(edits.iter().rev().map(|edit| Splice {
            at: edit.span.start,
            old: self.text[edit.span.start..edit.span.end].to_owned(),
            new: edit.replacement.clone(),
        }));
        *self = next;
        Ok(())
    }

    /// Writes a value, where one stands or where one may stand. `written` is TOML; `order` are the keys of the section
    /// in their usual order.
    pub(crate) fn set(&mut self, address: &str, written: &str, order: &[&str]) -> Result<(), NotRewritten> {
        if let Some(span) = self.value_span(address) {
            return self.apply(vec![edit(span, written)], address);
        }
        self.whole()?;
        let path = path_of(address);
        let edits = match self.lines.holding(&path) {
            Some(statement) => inline::inserted(&self.text, statement, &path, written),
            None => self.inserted(&path, written, order),
        };
        self.apply(
            edits.ok_or_else(|| NotRewritten::OnlyInText(address.to_owned()))?,
            address,
        )?;
        if self.node(address).is_some() {
            Ok(())
        } else {
            Err(NotRewritten::OnlyInText(address.to_owned()))
        }
    }

    /// Takes out whatever stands at an address. False: nothing stands there.
    pub(crate) fn clear(&mut self, address: &str) -> Result<bool, NotRewritten> {
        if self.node(address).is_none() {
            return Ok(false);
        }
        self.whole()?;
        let path = path_of(address);
        let edits = match self.lines.holding(&path) {
            Some(statement) if statement.path == path => vec![edit(statement.lines, "")],
            Some(statement) => {
                let removed = inline::removed(statement, &path);
                vec![removed.ok_or_else(|| NotRewritten::OnlyInText(address.to_owned()))?]
            }
            None => self.tree(&path).into_iter().map(|span| edit(span, "")).collect(),
        };
        self.apply(edits, address)?;
        self.drop_empty_header(&path, address)?;
        Ok(true)
    }

    /// The header of a table of lines goes with its last line.
    pub(crate) fn drop_empty_header(&mut self, path: &[String], address: &str) -> Result<(), NotRewritten> {
        let Some((_, above)) = path.split_last() else {
            return Ok(());
        };
        let is_lines = matches!(above, [_, _, part] if is_part(part));
        let header = self.lines.headers.iter().find(|header| header.path == above);
        let Some(header) = header.filter(|header| is_lines && self.lines.block(header).next().is_none()) else {
            return Ok(());
        };
        let span = self.lines.with_comments_above(&self.text, header);
        self.apply(vec![edit(span, "")], address)
    }

    /// Where a plain value stands; sections have no one place.
    fn value_span(&self, address: &str) -> Option<Span> {
        let path = path_of(address);
        let node = self.node(address)?;
        self.lines.holding(&path).map(|_| node.span)
    }

    /// Everything written of an address: blocks of its sections with the comments above them, and lines elsewhere.
    pub(crate) fn tree(&self, path: &[String]) -> Vec<Span> {
        let blocks: Vec<Span> = self
            .lines
            .headers
            .iter()
            .filter(|header| header.path.starts_with(path))
            .map(|header| {
                let above = self.lines.with_comments_above(&self.text, header);
                Span::new(above.start, self.end_of(header))
            })
            .collect();
        let is_inside = |span: Span| {
            blocks
                .iter()
                .any(|block| block.start <= span.start && span.end <= block.end)
        };
        let lines = self.lines.statements.iter();
        let mut spans: Vec<Span> = lines
            .filter(|statement| statement.path.starts_with(path) && !is_inside(statement.lines))
            .map(|statement| statement.lines)
            .collect();
        spans.extend(blocks);
        spans.sort();
        spans
    }

    /// Where the last value of a block ends.
    pub(crate) fn end_of(&self, header: &Header) -> usize {
        self.lines
            .block(header)
            .map(|statement| statement.lines.end)
            .max()
            .unwrap_or(header.lines.end)
    }

    pub(crate) fn break_of_line(&self) -> &'static str {
        if self.text.contains("\r\n") { "\r\n" } else { "\n" }
    }
}

/// Tables of lines inside a row.
fn is_part(key: &str) -> bool {
    matches!(key, "outcome" | "record" | "check" | "field")
}

pub(crate) fn edit(span: Span, replacement: impl Into<String>) -> Edit {
    Edit {
        span,
        replacement: replacement.into(),
    }
}

/// A text in quotes, as TOML.
pub(crate) fn quoted(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 2);
    written.push('"');
    for letter in text.chars() {
        match letter {
            '"' => written.push_str("\\\""),
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\t' => written.push_str("\\t"),
            '\r' => {}
            control if control.is_control() => {
                written.push_str(&format!("\\u{:04X}", u32::from(control)));
            }
            letter => written.push(letter),
        }
    }
    written.push('"');
    written
}

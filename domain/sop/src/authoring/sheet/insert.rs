//! Where a new line or a new section goes.

use maklumat_vocabulary::{Edit, Span};

use crate::adoption::lines::{Header, Statement};
use crate::authoring::shape::PARTS;
use crate::authoring::sheet::{Sheet, edit};

impl Sheet {
    /// The edits that write a value on a line of its own, under a new header where there is none.
    pub(super) fn inserted(&self, path: &[String], written: &str, order: &[&str]) -> Option<Vec<Edit>> {
        let (key, above) = path.split_last()?;
        if let Some(header) = self.lines.headers.iter().find(|header| header.path == above) {
            return Some(vec![self.line_in(header, key, written, order)]);
        }
        if let Some((header, last)) = self.dotted(above) {
            let dotted = path.get(header..)?.join(".");
            return Some(vec![edit(
                at(last.lines.end),
                self.line(&dotted, written, last.lines.end),
            )]);
        }
        // `timeout.after` begins a table on one line, in the section of its row.
        if let Some((inner, row)) = above.split_last()
            && row.len() >= 2
            && !super::is_part(inner)
            && self.lines.headers.iter().any(|header| header.path == row)
        {
            return self.inserted(above, &format!("{{ {key} = {written} }}"), order);
        }
        let body = format!("{key} = {written}");
        Some(vec![self.section(above, &body)])
    }

    /// A new section with its lines, where it belongs: behind the sections of its row, or of its family.
    pub(crate) fn section(&self, path: &[String], body: &str) -> Edit {
        self.section_at(None, path, body)
    }

    /// The same at a place that is known.
    pub(crate) fn section_at(&self, place: Option<usize>, path: &[String], body: &str) -> Edit {
        let place = place.unwrap_or_else(|| self.place_for(path));
        let ending = self.break_of_line();
        let lines: String = body.lines().map(|line| format!("{line}{ending}")).collect();
        let block = format!("[{}]{ending}{lines}", path.join("."));
        let before = &self.text[..place];
        let gap = if before.is_empty() || before.ends_with("\n\n") || before.ends_with("\r\n\r\n") {
            String::new()
        } else if before.ends_with('\n') {
            ending.to_owned()
        } else {
            format!("{ending}{ending}")
        };
        let after = if self.text[place..].starts_with('[') {
            ending
        } else {
            ""
        };
        edit(at(place), format!("{gap}{block}{after}"))
    }

    fn place_for(&self, path: &[String]) -> usize {
        let headers = &self.lines.headers;
        let last_of = |is_before: &dyn Fn(&Header) -> bool| {
            let found = headers.iter().rfind(|header| is_before(header));
            found.map(|header| self.end_of(header))
        };
        let row = path.get(..path.len().min(2)).unwrap_or_default();
        if path.len() > 2
            && let Some(end) = last_of(&|header| header.path.starts_with(row))
        {
            return end;
        }
        // A child that stands without its row has the row put before it.
        if let Some(child) = headers.iter().find(|header| header.path.starts_with(path)) {
            return self.lines.with_comments_above(&self.text, child).start;
        }
        let rank = rank(path.first().map(String::as_str));
        let same_or_before = |header: &Header| self::rank(header.path.first().map(String::as_str)) <= rank;
        if let Some(end) = last_of(&same_or_before) {
            return end;
        }
        match headers.first() {
            Some(first) => {
                let above = self.lines.with_comments_above(&self.text, first).start;
                if above == 0 { first.lines.start } else { above }
            }
            None => self.text.len(),
        }
    }

    /// A statement that writes a part of a table with dots, and how long the header above it is.
    fn dotted(&self, table: &[String]) -> Option<(usize, &Statement)> {
        let last = self
            .lines
            .statements
            .iter()
            .rfind(|statement| statement.path.starts_with(table))?;
        let header = self
            .lines
            .headers
            .iter()
            .rfind(|header| header.lines.start < last.lines.start);
        let length = header.map_or(0, |header| header.path.len());
        (length < table.len()).then_some((length, last))
    }

    /// A line in its usual place in a section, its `=` below those of its neighbours.
    fn line_in(&self, header: &Header, key: &str, written: &str, order: &[&str]) -> Edit {
        let rank = |key: &str| order.iter().position(|known| *known == key);
        let own = rank(key);
        let block: Vec<&Statement> = self.lines.block(header).collect();
        let before = block
            .iter()
            .rfind(|statement| match (statement.path.get(header.path.len()), own) {
                (Some(other), Some(own)) => rank(other).is_some_and(|other| other < own),
                (_, None) => true,
                (None, _) => false,
            });
        let place = before.map_or(header.lines.end, |statement| statement.lines.end);
        let neighbour = before.or(block.first());
        let width = neighbour.map_or(0, |statement| self.width_of_key(statement));
        let width = width.max(key.len());
        edit(at(place), self.line(&format!("{key:width$}"), written, place))
    }

    fn line(&self, key: &str, written: &str, place: usize) -> String {
        let ending = self.break_of_line();
        let gap = if place > 0 && !self.text[..place].ends_with('\n') {
            ending
        } else {
            ""
        };
        format!("{gap}{key} = {written}{ending}")
    }

    /// How many letters stand before ` =` on the line of a statement.
    fn width_of_key(&self, statement: &Statement) -> usize {
        let line = &self.text[statement.key.start..statement.node.span.start];
        line.find('=').map_or(0, |at| at.saturating_sub(1))
    }
}

const fn at(place: usize) -> Span {
    Span::new(place, place)
}

fn rank(family: Option<&str>) -> usize {
    match family {
        Some("adopts") => 0,
        Some(family) => PARTS
            .iter()
            .position(|shape| shape.key == family)
            .map_or(PARTS.len(), |rank| rank + 1),
        None => 0,
    }
}

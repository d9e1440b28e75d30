//! One joining of a package and an overlay: every change as an edit of the package's text, and the proof that no more
//! and no less was changed.

use std::collections::{BTreeMap, BTreeSet};

use maklumat_vocabulary::{Diagnostic, Span};

use crate::adoption::edits::{Edit, applied};
use crate::adoption::expected::{put_into, says, take_from};
use crate::adoption::lines::{Header, Lines, Path, Statement, path_of};
use crate::adoption::overlay::Adopts;
use crate::adoption::remarks;
use crate::adoption::spelling::quoted;
use crate::adoption::whole::{Piece, Side, Whole};
use crate::source::tree::{Node, Table, Written};

/// One joining under way.
pub(crate) struct Join<'t> {
    package_text: &'t str,
    overlay_text: &'t str,
    adopts: &'t Adopts,
    package: Lines,
    overlay: Lines,
    is_readable: bool,
    is_english: bool,
    /// Addresses that go without a word: what they translate was replaced.
    dropped: Vec<Path>,
    /// Places of statements of the package that are gone.
    gone: BTreeSet<usize>,
    /// And of headers.
    closed: BTreeSet<usize>,
    edits: Vec<Edit>,
    /// Statements of the overlay that found no section, by the section they need, in order of writing.
    orphans: Vec<(Path, Vec<usize>)>,
    /// Addresses that say something else than in the package.
    pub(crate) replaced: BTreeSet<Path>,
    pub(crate) removed: BTreeMap<String, Span>,
    pub(crate) found: Vec<Diagnostic>,
}

impl<'t> Join<'t> {
    pub(crate) fn new(package_text: &'t str, overlay_text: &'t str, adopts: &'t Adopts) -> Self {
        let (package, overlay) = (Lines::read(package_text), Lines::read(overlay_text));
        Self {
            package_text,
            overlay_text,
            adopts,
            is_readable: package.is_some() && overlay.is_some(),
            package: package.unwrap_or_default(),
            overlay: overlay.unwrap_or_default(),
            is_english: false,
            dropped: Vec::new(),
            gone: BTreeSet::new(),
            closed: BTreeSet::new(),
            edits: Vec::new(),
            orphans: Vec::new(),
            replaced: BTreeSet::new(),
            removed: BTreeMap::new(),
            found: Vec::new(),
        }
    }

    /// The English texts of both: what translates another value than the package's goes without a word.
    pub(crate) fn of_english(
        package_text: &'t str,
        overlay_text: &'t str,
        adopts: &'t Adopts,
        dropped: Vec<Path>,
    ) -> Self {
        Self {
            is_english: true,
            dropped,
            ..Self::new(package_text, overlay_text, adopts)
        }
    }

    pub(crate) fn run(&mut self) -> Whole {
        let texts = (self.package_text, self.overlay_text);
        if !self.is_readable {
            // A file with a broken line is shown as it is; what is broken is found when it is read.
            let side = if Lines::read(self.package_text).is_some() {
                Side::Overlay
            } else {
                Side::Package
            };
            let length = if side == Side::Overlay {
                texts.1.len()
            } else {
                texts.0.len()
            };
            let mut whole = Whole::default();
            whole.push(&Piece::Copied(side, Span::new(0, length)), texts);
            return whole;
        }
        let mut expected = self.package.table.clone();
        self.remove(&mut expected);
        let taken = self.taken();
        for index in &taken {
            self.put(*index, &mut expected);
        }
        if !self.is_english {
            self.positions(&mut expected);
            self.decree(&mut expected);
        }
        for (path, statements) in std::mem::take(&mut self.orphans) {
            self.open_section(&path, &statements);
        }
        let whole = applied(std::mem::take(&mut self.edits), texts);
        if !says(&whole.text, &expected) {
            self.found.push(remarks::not_joined(self.adopts.span));
        }
        if !self.is_english {
            self.own_number();
        }
        whole
    }

    fn remove(&mut self, expected: &mut Table) {
        for address in &self.adopts.remove.clone() {
            let path = path_of(&address.value);
            if self.is_english {
                self.dropped.push(path);
                continue;
            }
            if !self.take_out(&path, expected) {
                self.found.push(remarks::stray(address, self.package.holding(&path)));
                continue;
            }
            let below = self.package.statements.iter().filter(|one| one.path.starts_with(&path));
            let words = below.flat_map(|one| &one.path[path.len() - 1..]);
            let words: Vec<String> = words.chain(path.last()).cloned().collect();
            for word in words {
                self.removed.entry(word).or_insert(address.span);
            }
        }
        for path in std::mem::take(&mut self.dropped) {
            if !self.take_out(&path, expected)
                && let Some(line) = self.package.holding(&path).map(|line| line.path.clone())
            {
                // No English at all is better than English of something else.
                self.take_out(&line, expected);
            }
        }
    }

    /// Takes a section or a line out of the package; whether there was one.
    fn take_out(&mut self, path: &[String], expected: &mut Table) -> bool {
        let at_or_below = |one: &Path| one.starts_with(path);
        let statements = self.package.statements.iter().filter(|one| at_or_below(&one.path));
        let mut spans: Vec<Span> = statements.map(|one| one.lines).collect();
        self.gone.extend(spans.iter().map(|span| span.start));
        let headers: Vec<&Header> = self
            .package
            .headers
            .iter()
            .filter(|one| at_or_below(&one.path))
            .collect();
        spans.extend(
            headers
                .iter()
                .map(|header| self.package.with_comments_above(self.package_text, header)),
        );
        self.closed.extend(headers.iter().map(|header| header.lines.start));
        let was_there = !spans.is_empty();
        self.edits
            .extend(spans.into_iter().map(|at| Edit { at, pieces: Vec::new() }));
        take_from(expected, path);
        was_there
    }

    /// The statements of the overlay that count, by their place in it.
    fn taken(&mut self) -> Vec<usize> {
        let has_date = self.says_itself("effective");
        let mut taken = Vec::new();
        for (index, statement) in self.overlay.statements.iter().enumerate() {
            match statement.path.first().map(String::as_str) {
                Some("adopts") | None => {}
                Some(_) if !has_date && is_decree(&statement.path) => self.found.push(remarks::undated(statement)),
                Some(_) => taken.push(index),
            }
        }
        taken
    }

    fn says_itself(&self, key: &str) -> bool {
        let path = [String::from("service"), key.to_owned()];
        self.overlay.statements.iter().any(|one| one.path == path)
    }

    fn put(&mut self, index: usize, expected: &mut Table) {
        let statement = self.overlay.statements[index].clone();
        let path = &statement.path;
        let is_left = |one: &&Statement| !self.gone.contains(&one.lines.start);
        let same = self
            .package
            .statements
            .iter()
            .filter(is_left)
            .find(|one| one.path == *path);
        self.replaced.insert(path.clone());
        if let Some(same) = same {
            self.gone.insert(same.lines.start);
            self.edits.push(Edit {
                at: same.node.span,
                pieces: vec![Piece::Copied(Side::Overlay, statement.node.span)],
            });
        } else {
            let line = self.package.statements.iter().filter(is_left);
            let line = line.map(|one| one.path.clone()).find(|one| path.starts_with(one));
            if let Some(line) = line {
                self.take_out(&line, expected);
                self.replaced.insert(line);
            }
            let is_a_section = |one: &Path| one.starts_with(path);
            if self.package.headers.iter().any(|header| is_a_section(&header.path))
                || self.package.statements.iter().any(|one| is_a_section(&one.path))
            {
                self.take_out(path, expected);
            }
            self.insert(index);
        }
        put_into(expected, path, &statement.node);
    }

    /// Puts a new line at the end of its section, or keeps it for a section of its own.
    fn insert(&mut self, index: usize) {
        let path = &self.overlay.statements[index].path;
        let parent = path[..path.len() - 1].to_vec();
        let header = self
            .package
            .headers
            .iter()
            .find(|header| header.path == parent && !self.closed.contains(&header.lines.start));
        let Some(header) = header else {
            match self.orphans.iter_mut().find(|(section, _)| *section == parent) {
                Some((_, statements)) => statements.push(index),
                None => self.orphans.push((parent, vec![index])),
            }
            return;
        };
        let last = self.package.block(header).map(|one| one.lines.end).max();
        let at = last.unwrap_or(header.lines.end);
        let mut pieces = self.line_break_before(at);
        pieces.extend(self.line(index));
        self.edits.push(Edit {
            at: Span::new(at, at),
            pieces,
        });
    }

    fn line_break_before(&self, at: usize) -> Vec<Piece> {
        let is_open = at > 0 && !self.package_text[..at].ends_with('\n');
        let blame = Piece::Written("\n".to_owned(), Side::Overlay, self.adopts.span);
        is_open.then_some(blame).into_iter().collect()
    }

    fn line(&self, index: usize) -> [Piece; 2] {
        let statement = &self.overlay.statements[index];
        let span = Span::new(statement.key.start, statement.node.span.end);
        [
            Piece::Copied(Side::Overlay, span),
            Piece::Written("\n".to_owned(), Side::Overlay, Span::new(span.end, span.end)),
        ]
    }

    /// A section the package does not have, after the last one that shares most of its name.
    fn open_section(&mut self, path: &[String], statements: &[usize]) {
        let shared = |header: &Header| {
            header
                .path
                .iter()
                .zip(path)
                .take_while(|(one, other)| one == other)
                .count()
        };
        let most = self.package.headers.iter().map(shared).max().unwrap_or(0);
        let after = self
            .package
            .headers
            .iter()
            .filter(|header| most > 0 && shared(header) == most)
            .map(|header| {
                let last = self.package.block(header).map(|one| one.lines.end).max();
                last.unwrap_or(header.lines.end)
            })
            .max();
        let is_root = path.is_empty();
        let at = if is_root {
            0
        } else {
            after.unwrap_or(self.package_text.len())
        };
        let mut pieces = self.line_break_before(at);
        let first = statements
            .first()
            .map_or(self.adopts.span, |index| self.overlay.statements[*index].key);
        let header = self.overlay.headers.iter().find(|header| header.path == path);
        let blame = header.map_or(first, |header| header.lines);
        let blame = Span::new(
            blame.start,
            self.overlay_text[..blame.end].trim_end().len().max(blame.start),
        );
        if !is_root {
            let spelt = path.join(".");
            pieces.push(Piece::Written(format!("\n[{spelt}]\n"), Side::Overlay, blame));
        }
        for index in statements {
            pieces.extend(self.line(*index));
        }
        self.edits.push(Edit {
            at: Span::new(at, at),
            pieces,
        });
    }

    /// Who performs the steps of the package here.
    fn positions(&mut self, expected: &mut Table) {
        let unit = format!("{}/", self.adopts.package.service.unit);
        let mut used = BTreeSet::new();
        for statement in &self.package.statements {
            let [section, _, key] = statement.path.as_slice() else {
                continue;
            };
            let Written::Text(position) = &statement.node.value else {
                continue;
            };
            if section != "step" || key != "by" {
                continue;
            }
            let short = position.strip_prefix(&unit).unwrap_or(position);
            let Some((name, (_, ours))) = self.adopts.positions.get_key_value(short) else {
                continue;
            };
            used.insert(name.clone());
            if self.gone.contains(&statement.lines.start) {
                continue;
            }
            let spelt = quoted(&ours.value);
            self.edits.push(Edit {
                at: statement.node.span,
                pieces: vec![Piece::Written(spelt, Side::Overlay, ours.span)],
            });
            let node = Node {
                span: ours.span,
                value: Written::Text(ours.value.clone()),
            };
            put_into(expected, &statement.path, &node);
        }
        let idle = self.adopts.positions.iter().filter(|(name, _)| !used.contains(*name));
        let idle = idle.map(|(name, (span, _))| remarks::idle_position(name, *span));
        self.found.extend(idle);
    }

    /// The decree of the origin establishes nothing here.
    fn decree(&mut self, expected: &mut Table) {
        let decree = self.package.statements.iter().find(|one| is_decree(&one.path));
        let Some(decree) = decree.filter(|one| !self.gone.contains(&one.lines.start)) else {
            return;
        };
        self.edits.push(Edit {
            at: decree.lines,
            pieces: Vec::new(),
        });
        take_from(expected, &decree.path.clone());
    }

    fn own_number(&mut self) {
        let number = [String::from("sop"), String::from("number")];
        let has = |lines: &Lines| lines.statements.iter().any(|one| one.path == number);
        if has(&self.package) && !has(&self.overlay) {
            self.found.push(remarks::foreign_number(self.adopts.span));
        }
    }
}

fn is_decree(path: &[String]) -> bool {
    matches!(path, [section, key] if section == "service" && key == "decree")
}

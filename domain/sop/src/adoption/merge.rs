//! A newer package under an overlay: what changed there only is taken, what changed here only is kept, and what changed on
//! both sides is a conflict that a person decides.
//!
//! Local changes are the overlay's statements and its removals, so none can be lost without being named: each is kept as
//! it stands, told to be the same as the newer package, or reported.

use std::collections::BTreeMap;

use maklumat_vocabulary::Span;

use crate::adoption::compare::{at, only_words_differ, same};
use crate::adoption::edits::{Edit, applied, without};
use crate::adoption::lines::{Header, Lines, Path, Statement, path_of};
use crate::adoption::overlay::{Adopts, read_adopts};
use crate::adoption::spelling::{listed, quoted};
use crate::adoption::whole::{Piece, Side};
use crate::source::tree::{Node, Table, Written};

/// Whose value holds after the merge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    Theirs,
    Ours,
}

/// The three texts of a merge.
#[derive(Clone, Copy, Debug)]
pub struct ThreeWay<'t> {
    /// The package as it was adopted.
    pub before: &'t str,
    /// The newer package.
    pub theirs: &'t str,
    /// The overlay.
    pub ours: &'t str,
}

/// What came of one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// `step.wawancara.time`
    pub address: String,
    pub kind: ChangeKind,
    pub before: Seen,
    pub theirs: Seen,
    pub ours: Seen,
}

/// Where an address changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// In the package only: the overlay says nothing of it.
    Taken,
    /// Here only.
    Kept,
    /// Here, and the newer package says the same now.
    Agreed,
    /// Here; of the package only the words changed.
    Reworded,
    /// On both sides.
    Conflict,
}

/// What stands at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    Nothing,
    /// A value as it is written.
    Value(String),
    /// A section, by its lines.
    Section(Vec<String>),
}

/// A merge with all that is to be told of it.
#[derive(Clone, Debug)]
pub struct Merge {
    pub changes: Vec<Change>,
    /// Addresses a person must still decide.
    pub undecided: Vec<String>,
    /// Decisions about addresses that are in no conflict: mostly slips.
    pub idle: Vec<String>,
    lost: Vec<Path>,
    given_up: Vec<String>,
}

/// The version an overlay is moved to.
#[derive(Clone, Copy, Debug)]
pub struct Newer<'t> {
    pub version: u32,
    pub digest: &'t str,
}

/// Holds a newer package against an overlay. `None`: one of the texts cannot be read, or the overlay adopts nothing.
#[must_use]
pub fn merge(texts: ThreeWay<'_>, decisions: &BTreeMap<String, Take>) -> Option<Merge> {
    let adopts = read_adopts(texts.ours)?.ok()?;
    let sides = Sides {
        texts,
        before: Lines::read(texts.before)?,
        theirs: Lines::read(texts.theirs)?,
        ours: Lines::read(texts.ours)?,
    };
    let mut merge = Merge {
        changes: Vec::new(),
        undecided: Vec::new(),
        idle: Vec::new(),
        lost: Vec::new(),
        given_up: Vec::new(),
    };
    let mut touched: Vec<Path> = Vec::new();
    for removal in &adopts.remove {
        let path = path_of(&removal.value);
        let change = sides.removed(&path);
        if change.kind == ChangeKind::Agreed || decided(&mut merge, &change, decisions) == Some(Take::Theirs) {
            merge.given_up.push(removal.value.clone());
        }
        merge.changes.push(change);
        touched.push(path);
    }
    for statement in sides.own_statements() {
        let change = sides.stated(statement);
        if decided(&mut merge, &change, decisions) == Some(Take::Theirs) {
            merge.lost.push(statement.path.clone());
        }
        touched.push(path_of(&change.address));
        merge.changes.push(change);
    }
    merge.changes.extend(sides.taken(&touched));
    let is_conflict = |address: &str| {
        let mut changes = merge.changes.iter();
        changes.any(|change| change.kind == ChangeKind::Conflict && change.address == *address)
    };
    merge.idle = decisions
        .keys()
        .filter(|address| !is_conflict(address))
        .cloned()
        .collect();
    Some(merge)
}

/// What a person said of a conflict; of anything else nothing need be said.
fn decided(merge: &mut Merge, change: &Change, decisions: &BTreeMap<String, Take>) -> Option<Take> {
    if change.kind != ChangeKind::Conflict {
        return None;
    }
    let take = decisions.get(&change.address).copied();
    if take.is_none() && !merge.undecided.contains(&change.address) {
        merge.undecided.push(change.address.clone());
    }
    take
}

struct Sides<'t> {
    texts: ThreeWay<'t>,
    before: Lines,
    theirs: Lines,
    ours: Lines,
}

impl Sides<'_> {
    fn own_statements(&self) -> impl Iterator<Item = &Statement> {
        let is_own = |one: &&Statement| one.path.first().is_some_and(|section| section != "adopts");
        self.ours.statements.iter().filter(is_own)
    }

    fn removed(&self, path: &Path) -> Change {
        let (before, theirs) = (at(&self.before.table, path), at(&self.theirs.table, path));
        let kind = match theirs {
            None => ChangeKind::Agreed,
            Some(_) if same(before, theirs) => ChangeKind::Kept,
            Some(_) if only_words_differ(path, before, theirs) => ChangeKind::Reworded,
            Some(_) => ChangeKind::Conflict,
        };
        self.change(path, kind, Seen::Nothing)
    }

    fn stated(&self, statement: &Statement) -> Change {
        // What the package writes on one line is compared as that line.
        let line = self
            .before
            .holding(&statement.path)
            .or_else(|| self.theirs.holding(&statement.path));
        let path = line.map_or(&statement.path, |line| &line.path);
        let (before, theirs) = (at(&self.before.table, path), at(&self.theirs.table, path));
        let kind = if is_always_own(path) {
            ChangeKind::Kept
        } else if same(before, theirs) {
            if self.lost_its_section(path) {
                ChangeKind::Conflict
            } else {
                ChangeKind::Kept
            }
        } else if path.len() == statement.path.len() && same(theirs, Some(&statement.node)) {
            ChangeKind::Agreed
        } else if only_words_differ(path, before, theirs) {
            ChangeKind::Reworded
        } else {
            ChangeKind::Conflict
        };
        let ours = Seen::Value(written(self.texts.ours, &statement.node));
        self.change(path, kind, ours)
    }

    /// Whether what a line of ours was added to is no longer there.
    fn lost_its_section(&self, path: &Path) -> bool {
        let section = &path[..path.len().min(2)];
        path.len() > 2 && at(&self.before.table, section).is_some() && at(&self.theirs.table, section).is_none()
    }

    fn change(&self, path: &Path, kind: ChangeKind, ours: Seen) -> Change {
        Change {
            address: path.join("."),
            kind,
            before: seen(self.texts.before, &self.before, path),
            theirs: seen(self.texts.theirs, &self.theirs, path),
            ours,
        }
    }

    /// Lines that changed in the package and that the overlay says nothing of.
    fn taken(&self, touched: &[Path]) -> Vec<Change> {
        let is_touched = |path: &Path| touched.iter().any(|own| path.starts_with(own) || own.starts_with(path));
        let mut paths: Vec<&Path> = self.before.statements.iter().map(|one| &one.path).collect();
        paths.extend(self.theirs.statements.iter().map(|one| &one.path));
        paths.sort_unstable();
        paths.dedup();
        paths
            .into_iter()
            .filter(|path| !is_touched(path) && !is_always_own(path))
            .filter(|path| !same(at(&self.before.table, path), at(&self.theirs.table, path)))
            .map(|path| {
                let theirs = seen(self.texts.theirs, &self.theirs, path);
                self.change(path, ChangeKind::Taken, theirs)
            })
            .collect()
    }
}

/// Decree, effective date and version are the adopter's, whatever the package says.
fn is_always_own(path: &Path) -> bool {
    matches!(path.as_slice(), [section, key] if section == "service" && ["decree", "effective", "version"].contains(&key.as_str()))
}

fn written(text: &str, node: &Node) -> String {
    text.get(node.span.start..node.span.end).unwrap_or("").to_owned()
}

pub(crate) fn seen(text: &str, lines: &Lines, path: &Path) -> Seen {
    if let Some(line) = lines.statements.iter().find(|one| one.path == *path) {
        return Seen::Value(written(text, &line.node));
    }
    let below = lines.statements.iter().filter(|one| one.path.starts_with(path));
    let below: Vec<String> = below
        .map(|one| format!("{} = {}", one.path[path.len()..].join("."), written(text, &one.node)))
        .collect();
    match at(&lines.table, path) {
        Some(node)
            if below.is_empty() && !matches!(&node.value, Written::Table(Table { entries }) if entries.is_empty()) =>
        {
            Seen::Value(written(text, node))
        }
        Some(_) => Seen::Section(below),
        None => Seen::Nothing,
    }
}

impl Merge {
    /// The overlay over the newer package. `None` while anything is undecided, or if the overlay cannot be read.
    #[must_use]
    pub fn overlay(&self, ours: &str, newer: Newer<'_>) -> Option<String> {
        if !self.undecided.is_empty() {
            return None;
        }
        let adopts = read_adopts(ours)?.ok()?;
        let lines = Lines::read(ours)?;
        let mut edits = self.head(&adopts, newer);
        for span in self.given_up_lines(&lines) {
            edits.push(Edit {
                at: span,
                pieces: Vec::new(),
            });
        }
        Some(applied(edits, (ours, "")).text)
    }

    /// The English texts of the overlay, without what was given up.
    #[must_use]
    pub fn english(&self, ours: &str) -> Option<String> {
        let lines = Lines::read(ours)?;
        Some(without(ours, &self.given_up_lines(&lines)))
    }

    fn head(&self, adopts: &Adopts, newer: Newer<'_>) -> Vec<Edit> {
        let put = |at: Span, text: String| Edit {
            at,
            pieces: vec![Piece::Written(text, Side::Overlay, at)],
        };
        let mut edits = vec![
            put(adopts.version_span, newer.version.to_string()),
            put(adopts.digest_span, quoted(newer.digest)),
        ];
        if let Some(span) = adopts.remove_span
            && !self.given_up.is_empty()
        {
            let left = adopts.remove.iter().map(|one| one.value.as_str());
            let left = left.filter(|address| !self.given_up.iter().any(|given| given == address));
            edits.push(put(span, listed(left)));
        }
        edits
    }

    /// Lines of what was given up, and headers that then head nothing.
    fn given_up_lines(&self, lines: &Lines) -> Vec<Span> {
        let is_lost = |path: &Path| self.lost.iter().any(|lost| path.starts_with(lost));
        let lost: Vec<Span> = lines
            .statements
            .iter()
            .filter(|one| is_lost(&one.path))
            .map(|one| one.lines)
            .collect();
        let is_emptied = |header: &&Header| {
            let mut block = lines.block(header).peekable();
            block.peek().is_some() && block.all(|one| is_lost(&one.path))
        };
        let headers = lines.headers.iter().filter(is_emptied).map(|header| header.lines);
        lost.iter().copied().chain(headers).collect()
    }
}

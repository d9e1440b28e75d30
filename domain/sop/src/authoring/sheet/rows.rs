//! Whole rows: their place among others.

use maklumat_vocabulary::Span;

use crate::adoption::lines::path_of;
use crate::authoring::outline::{node_at, table_of};
use crate::authoring::rewrite::NotRewritten;
use crate::authoring::sheet::{Sheet, edit};

impl Sheet {
    /// The ids of the rows of a table, in order.
    pub(crate) fn ids(&self, table: &str) -> Vec<String> {
        let rows = node_at(self.table(), table).and_then(table_of);
        let entries = rows.map_or(&[][..], |rows| rows.entries.as_slice());
        entries.iter().map(|entry| entry.key.value.clone()).collect()
    }

    /// Puts a row behind another of its table, or to its head.
    pub(crate) fn move_row(&mut self, table: &str, id: &str, after: Option<&str>) -> Result<(), NotRewritten> {
        self.whole()?;
        let address = format!("{table}.{id}");
        let refused = || NotRewritten::OnlyInText(address.clone());
        let own = self.tree(&path_of(&address));
        if own.is_empty() {
            return Err(refused());
        }
        let place = match after {
            Some(after) => self
                .tree(&path_of(&format!("{table}.{after}")))
                .last()
                .map(|span| span.end),
            None => {
                let first = self.ids(table).into_iter().find(|other| other != id);
                first.and_then(|first| {
                    let tree = self.tree(&path_of(&format!("{table}.{first}")));
                    tree.first().map(|span| span.start)
                })
            }
        };
        let place = place.ok_or_else(refused)?;
        if own.iter().any(|span| span.start < place && place < span.end) {
            return Err(refused());
        }
        let mut moved: String = own.iter().map(|span| &self.text[span.start..span.end]).collect();
        let ending = self.break_of_line();
        if !moved.ends_with('\n') {
            moved.push_str(ending);
        }
        let is_section = moved.trim_start().starts_with(['[', '#']);
        if place > 0 && !self.text[..place].ends_with('\n') {
            moved.insert_str(0, ending);
        }
        if is_section && place == 0 {
            moved = format!("{}{ending}", moved.trim_start_matches(['\r', '\n']));
        } else if is_section && !moved.starts_with(['\r', '\n']) {
            moved.insert_str(0, ending);
        }
        let mut edits: Vec<_> = own.iter().map(|span| edit(*span, "")).collect();
        edits.push(edit(Span::new(place, place), moved));
        self.apply(edits, &address)
    }
}

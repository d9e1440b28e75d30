//! Finds the way of every arrow over the net: short, with few corners and few crossings, never through a symbol.

mod search;
mod taken;

use super::grid::{Grid, THROUGH};
use super::sheet::Sheet;
use crate::figure::SymbolKind;
use search::Search;
use taken::Taken;

/// The nodes of an arrow, the first within the symbol it leaves and the last within the one it reaches.
pub(super) type Route = Vec<usize>;

/// Tracks in gaps between lanes and between bands that are tried one after the other.
const TRACKS: [(usize, usize); 3] = [(4, 3), (8, 6), (16, 12)];

/// How strictly an arrow keeps off the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manners {
    /// Crosses others at right angles, and lies on those that lead to the same symbol.
    Strict,
    /// May lie on any other where there is no way left.
    Loose,
}

/// The ways of all arrows of a page, and the net they lie on.
pub(super) fn routes(sheet: &Sheet<'_>) -> (Grid, Vec<Route>) {
    for (across, down) in TRACKS {
        let grid = sheet.grid(across, down);
        if let Some(routes) = attempt(sheet, &grid, Manners::Strict) {
            return (grid, routes);
        }
    }
    let (across, down) = TRACKS[TRACKS.len() - 1];
    let grid = sheet.grid(across, down);
    let routes = attempt(sheet, &grid, Manners::Loose).unwrap_or_default();
    (grid, routes)
}

fn attempt(sheet: &Sheet<'_>, grid: &Grid, manners: Manners) -> Option<Vec<Route>> {
    let mut taken = Taken::new(grid);
    for (index, item) in sheet.items.iter().enumerate() {
        taken.occupy(grid, (item.lane, item.band), index);
    }
    let mut routes = vec![Route::new(); sheet.wires.len()];
    let mut search = Search::new(sheet, grid, manners);
    for wire in order(sheet) {
        let route = search.way(&taken, wire)?;
        taken.take(grid, &route, group(sheet, wire));
        routes[wire] = route;
    }
    Some(routes)
}

/// Arrows with one group may lie on each other: those that lead to the same symbol in the same manner.
pub(super) fn group(sheet: &Sheet<'_>, wire: usize) -> usize {
    let wire = &sheet.wires[wire];
    wire.to * 2 + usize::from(wire.is_dashed)
}

/// The short ones first, so that the usual way is straight and the others go around it.
fn order(sheet: &Sheet<'_>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..sheet.wires.len()).collect();
    order.sort_by_key(|index| {
        let wire = &sheet.wires[*index];
        let (from, to) = (&sheet.items[wire.from], &sheet.items[wire.to]);
        let is_back = to.band <= from.band;
        let is_small = !matches!(to.kind, SymbolKind::Step { .. });
        let length = from.band.abs_diff(to.band) * THROUGH + from.lane.abs_diff(to.lane);
        (wire.is_dashed, is_back, !is_small, length, *index)
    });
    order
}

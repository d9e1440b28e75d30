//! The cheapest way of one arrow, found by A* over nodes and directions.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::super::grid::{Grid, THROUGH, Track};
use super::super::sheet::{Item, Sheet};
use super::taken::{Met, Taken, Way};
use super::{Manners, Route, group};
use crate::figure::SymbolKind;

/// What things cost, in hundredths of a millimetre of detour they are worth.
mod cost {
    pub(super) const CORNER: u32 = 600;
    pub(super) const CROSSING: u32 = 1_600;
    /// Leaving or reaching a symbol beside the middle of its side.
    pub(super) const BESIDE_THE_MIDDLE: u32 = 350;
    /// The same at a capsule or pentagon, which have little room.
    pub(super) const BESIDE_A_SMALL_MIDDLE: u32 = 2_500;
    pub(super) const LEAVE_BY_SIDE: u32 = 60;
    pub(super) const LEAVE_BY_TOP: u32 = 2_500;
    pub(super) const REACH_BY_SIDE: u32 = 250;
    pub(super) const REACH_BY_BOTTOM: u32 = 3_000;
    pub(super) const LEAVE_WHERE_ANOTHER_DOES: u32 = 20_000;
    pub(super) const LIE_ON_ANOTHER: u32 = 8_000;
}

pub(super) struct Search<'s> {
    sheet: &'s Sheet<'s>,
    grid: &'s Grid,
    manners: Manners,
    /// Where columns and lines would lie, for lengths.
    across: Vec<u32>,
    down: Vec<u32>,
    /// Cost so far and the state before, by node and direction; valid if seen in this search.
    best: Vec<(u32, usize)>,
    seen: Vec<u32>,
    turn: u32,
}

/// One arrow on its way.
struct Trip<'t> {
    taken: &'t Taken,
    from: usize,
    to: usize,
    group: usize,
}

/// Cost with what is still to go at least, cost so far, state.
type Open = BinaryHeap<Reverse<(u32, u32, usize)>>;

const NO_STATE: usize = usize::MAX;

impl<'s> Search<'s> {
    pub(super) fn new(sheet: &'s Sheet<'s>, grid: &'s Grid, manners: Manners) -> Self {
        let measures = sheet.measures;
        let gap = measures.lane_width - measures.symbol_width;
        let high = measures.symbol_height;
        Self {
            sheet,
            grid,
            manners,
            across: positions(
                grid.columns,
                |index| grid.column_track(index),
                (gap, measures.symbol_width),
            ),
            down: positions(grid.lines, |index| grid.line_track(index), (high, high)),
            best: vec![(0, NO_STATE); grid.nodes() * 4],
            seen: vec![0; grid.nodes() * 4],
            turn: 0,
        }
    }

    /// The cheapest way of a wire. `None` where all ways are barred.
    pub(super) fn way(&mut self, taken: &Taken, wire: usize) -> Option<Route> {
        let ends = &self.sheet.wires[wire];
        let trip = Trip {
            taken,
            from: ends.from,
            to: ends.to,
            group: group(self.sheet, wire),
        };
        self.turn += 1;
        let mut open = Open::new();
        for (state, cost) in self.beginnings(&trip) {
            self.offer(&mut open, (state, NO_STATE), cost, &trip);
        }
        while let Some(Reverse((_, cost, state))) = open.pop() {
            if cost > self.best[state].0 {
                continue;
            }
            let node = state / 4;
            if taken.symbol(node) == Some(trip.to) {
                return Some(self.route(&trip, state));
            }
            let come = Way::ALL[state % 4];
            for go in Way::ALL.into_iter().filter(|go| *go != come.opposite()) {
                if let Some((next, step)) = self.step(&trip, (node, come), go) {
                    self.offer(&mut open, (next * 4 + go.index(), state), cost + step, &trip);
                }
            }
        }
        None
    }

    fn offer(&mut self, open: &mut Open, (state, before): (usize, usize), cost: u32, trip: &Trip<'_>) {
        if self.seen[state] == self.turn && self.best[state].0 <= cost {
            return;
        }
        self.seen[state] = self.turn;
        self.best[state] = (cost, before);
        open.push(Reverse((cost + self.still_to_go(state / 4, trip.to), cost, state)));
    }

    /// States just outside the symbol an arrow leaves.
    fn beginnings(&self, trip: &Trip<'_>) -> Vec<(usize, u32)> {
        let item = &self.sheet.items[trip.from];
        let mut found = Vec::new();
        for way in Way::ALL {
            let side = match way {
                Way::Down => 0,
                Way::Left | Way::Right => cost::LEAVE_BY_SIDE,
                Way::Up => cost::LEAVE_BY_TOP,
            };
            for third in 0..THROUGH {
                let port = self.port(item, way, third);
                let Some(next) = way.next(self.grid, port) else {
                    continue;
                };
                let another = match trip.taken.on_piece(self.grid, port, way, trip.group) {
                    Met::Nobody => 0,
                    Met::Own | Met::Crossing | Met::Blocked => cost::LEAVE_WHERE_ANOTHER_DOES,
                };
                if another > 0 && self.manners == Manners::Strict {
                    continue;
                }
                let cost = side + beside_the_middle(item, third) + another + self.length(port, next);
                found.push((next * 4 + way.index(), cost));
            }
        }
        found
    }

    /// The node reached by a piece, and what the piece and the corner before it cost.
    fn step(&self, trip: &Trip<'_>, (node, come): (usize, Way), go: Way) -> Option<(usize, u32)> {
        let next = go.next(self.grid, node)?;
        let mut price = self.length(node, next);
        if come != go {
            price += cost::CORNER;
        }
        price += self.price_of(trip.taken.at_node(node, (come, go), trip.group))?;
        match trip.taken.on_piece(self.grid, node, go, trip.group) {
            // Arrows to the same symbol run together.
            Met::Own => price /= 2,
            met @ (Met::Nobody | Met::Crossing | Met::Blocked) => price += self.price_of(met)?,
        }
        match trip.taken.symbol(next) {
            None => Some((next, price)),
            Some(symbol) if symbol == trip.to => Some((next, price + self.price_of_port(trip.to, next, go))),
            Some(_) => None,
        }
    }

    /// What it costs to reach a symbol by one of its nodes.
    fn price_of_port(&self, to: usize, node: usize, go: Way) -> u32 {
        let side = match go {
            Way::Down => 0,
            Way::Left | Way::Right => cost::REACH_BY_SIDE,
            Way::Up => cost::REACH_BY_BOTTOM,
        };
        let (column, line) = self.grid.place(node);
        let track = if go.is_level() {
            self.grid.line_track(line)
        } else {
            self.grid.column_track(column)
        };
        let third = match track {
            Track::Through(_, third) => third,
            Track::Gap(..) => 1,
        };
        side + beside_the_middle(&self.sheet.items[to], third)
    }

    fn price_of(&self, met: Met) -> Option<u32> {
        match (met, self.manners) {
            (Met::Nobody | Met::Own, _) => Some(0),
            (Met::Crossing, _) => Some(cost::CROSSING),
            (Met::Blocked, Manners::Loose) => Some(cost::LIE_ON_ANOTHER),
            (Met::Blocked, Manners::Strict) => None,
        }
    }

    /// The node of a symbol at the edge an arrow leaves by.
    fn port(&self, item: &Item, way: Way, third: usize) -> usize {
        let (column, line) = match way {
            Way::Down => (third, THROUGH - 1),
            Way::Up => (third, 0),
            Way::Left => (0, third),
            Way::Right => (THROUGH - 1, third),
        };
        self.grid
            .node(self.grid.column(item.lane, column), self.grid.line(item.band, line))
    }

    fn length(&self, from: usize, to: usize) -> u32 {
        let ((from_column, from_line), (to_column, to_line)) = (self.grid.place(from), self.grid.place(to));
        self.across[from_column].abs_diff(self.across[to_column]) + self.down[from_line].abs_diff(self.down[to_line])
    }

    /// Never more than the way still to go costs: half its length, as running together with others costs half.
    fn still_to_go(&self, node: usize, to: usize) -> u32 {
        let item = &self.sheet.items[to];
        let (column, line) = self.grid.place(node);
        let beyond = |positions: &[u32], at: usize, first: usize| {
            let (low, high) = (positions[first], positions[first + THROUGH - 1]);
            low.saturating_sub(positions[at])
                .max(positions[at].saturating_sub(high))
        };
        let across = beyond(&self.across, column, self.grid.column(item.lane, 0));
        let down = beyond(&self.down, line, self.grid.line(item.band, 0));
        (across + down) / 2
    }

    fn route(&self, trip: &Trip<'_>, last: usize) -> Route {
        let mut route = vec![last / 4];
        let mut state = last;
        while self.best[state].1 != NO_STATE {
            state = self.best[state].1;
            route.push(state / 4);
        }
        let port = Way::ALL[state % 4].opposite().next(self.grid, state / 4);
        debug_assert_eq!(port.and_then(|port| trip.taken.symbol(port)), Some(trip.from));
        route.extend(port);
        route.reverse();
        route
    }
}

fn beside_the_middle(item: &Item, third: usize) -> u32 {
    match (&item.kind, third) {
        (_, 1) => 0,
        (SymbolKind::Step { .. }, _) => cost::BESIDE_THE_MIDDLE,
        (SymbolKind::Start | SymbolKind::End { .. } | SymbolKind::Outgoing { .. } | SymbolKind::Incoming { .. }, _) => {
            cost::BESIDE_A_SMALL_MIDDLE
        }
    }
}

/// Where tracks would lie if all of a gap were used.
fn positions(count: usize, track: impl Fn(usize) -> Track, (gap, through): (i32, i32)) -> Vec<u32> {
    let gap_tracks = (0..count)
        .take_while(|index| matches!(track(*index), Track::Gap(..)))
        .count();
    let between = u32::try_from(gap).unwrap_or(0) / u32::try_from(gap_tracks + 1).unwrap_or(1);
    let third = u32::try_from(through).unwrap_or(0) / 4;
    let mut at = 0;
    (0..count)
        .map(|index| {
            at += match track(index) {
                Track::Gap(..) => between,
                // From the last track of the gap to the edge of the symbol and on to its first quarter.
                Track::Through(_, 0) => between + third,
                Track::Through(..) => third,
            };
            at
        })
        .collect()
}

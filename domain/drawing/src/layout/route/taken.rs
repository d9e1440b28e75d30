//! What of the net is in use: by symbols, and by the arrows drawn so far.

use super::super::grid::{Grid, THROUGH};

/// Marks of every node. Groups and symbols are kept one higher than they are; zero is nobody.
#[derive(Clone, Debug)]
pub(super) struct Taken {
    /// The symbol that covers the node.
    symbol: Vec<u32>,
    /// The group that runs level through it, and the one that runs upright.
    level: Vec<u32>,
    upright: Vec<u32>,
    /// The group that has a corner here.
    corner: Vec<u32>,
    /// The group on the piece to the right of the node, and on the piece below, and whether it runs back on it.
    right: Vec<(u32, bool)>,
    below: Vec<(u32, bool)>,
}

/// A direction on the net.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    Down,
    Left,
    Right,
    Up,
}

/// What is met at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Met {
    Nobody,
    /// One's own group.
    Own,
    /// Another arrow, at a right angle.
    Crossing,
    /// Another arrow that is in the way.
    Blocked,
}

impl Way {
    pub(super) const ALL: [Self; 4] = [Self::Down, Self::Left, Self::Right, Self::Up];

    pub(super) const fn index(self) -> usize {
        match self {
            Self::Down => 0,
            Self::Left => 1,
            Self::Right => 2,
            Self::Up => 3,
        }
    }

    pub(super) const fn is_level(self) -> bool {
        matches!(self, Self::Left | Self::Right)
    }

    pub(super) const fn opposite(self) -> Self {
        match self {
            Self::Down => Self::Up,
            Self::Left => Self::Right,
            Self::Right => Self::Left,
            Self::Up => Self::Down,
        }
    }

    /// The next node this way, where the net goes on.
    pub(super) fn next(self, grid: &Grid, node: usize) -> Option<usize> {
        let (column, line) = grid.place(node);
        match self {
            Self::Down => (line + 1 < grid.lines).then(|| node + grid.columns),
            Self::Left => (column > 0).then(|| node - 1),
            Self::Right => (column + 1 < grid.columns).then(|| node + 1),
            Self::Up => (line > 0).then(|| node - grid.columns),
        }
    }
}

impl Taken {
    pub(super) fn new(grid: &Grid) -> Self {
        let nodes = grid.nodes();
        Self {
            symbol: vec![0; nodes],
            level: vec![0; nodes],
            upright: vec![0; nodes],
            corner: vec![0; nodes],
            right: vec![(0, false); nodes],
            below: vec![(0, false); nodes],
        }
    }

    pub(super) fn occupy(&mut self, grid: &Grid, (lane, band): (usize, usize), symbol: usize) {
        for line in 0..THROUGH {
            for column in 0..THROUGH {
                let node = grid.node(grid.column(lane, column), grid.line(band, line));
                self.symbol[node] = mark(symbol);
            }
        }
    }

    /// The symbol that covers a node.
    pub(super) fn symbol(&self, node: usize) -> Option<usize> {
        self.symbol[node]
            .checked_sub(1)
            .and_then(|symbol| usize::try_from(symbol).ok())
    }

    /// What lies on the piece from a node this way.
    pub(super) fn on_piece(&self, grid: &Grid, node: usize, way: Way, group: usize) -> Met {
        let Some((user, is_back)) = self.piece(grid, node, way) else {
            return Met::Nobody;
        };
        let runs_back = matches!(way, Way::Left | Way::Up);
        if user == mark(group) && is_back == runs_back {
            Met::Own
        } else {
            Met::Blocked
        }
    }

    /// What is met when a node is passed, coming one way and going on another.
    pub(super) fn at_node(&self, node: usize, (come, go): (Way, Way), group: usize) -> Met {
        let own = mark(group);
        let strange = |user: u32| user != 0 && user != own;
        let (level, upright) = (self.level[node], self.upright[node]);
        if come != go {
            return if strange(level) || strange(upright) {
                Met::Blocked
            } else {
                Met::Nobody
            };
        }
        let (along, athwart) = if come.is_level() {
            (level, upright)
        } else {
            (upright, level)
        };
        if strange(along) || strange(self.corner[node]) {
            Met::Blocked
        } else if strange(athwart) {
            Met::Crossing
        } else {
            Met::Nobody
        }
    }

    pub(super) fn take(&mut self, grid: &Grid, route: &[usize], group: usize) {
        let own = mark(group);
        let mut came = None;
        for pair in route.windows(2) {
            let Some(way) = way_between(grid, pair[0], pair[1]) else {
                continue;
            };
            let is_back = matches!(way, Way::Left | Way::Up);
            let first = if is_back { pair[1] } else { pair[0] };
            let pieces = if way.is_level() {
                &mut self.right
            } else {
                &mut self.below
            };
            pieces[first] = (own, is_back);
            let along = if way.is_level() {
                &mut self.level
            } else {
                &mut self.upright
            };
            along[pair[0]] = own;
            along[pair[1]] = own;
            if came.is_some_and(|came| came != way) {
                self.corner[pair[0]] = own;
            }
            came = Some(way);
        }
    }

    fn piece(&self, grid: &Grid, node: usize, way: Way) -> Option<(u32, bool)> {
        let used = match way {
            Way::Right => self.right[node],
            Way::Down => self.below[node],
            Way::Left => self.right[way.next(grid, node)?],
            Way::Up => self.below[way.next(grid, node)?],
        };
        (used.0 != 0).then_some(used)
    }
}

/// The direction from a node to its neighbour.
pub(super) fn way_between(grid: &Grid, from: usize, to: usize) -> Option<Way> {
    Way::ALL.into_iter().find(|way| way.next(grid, from) == Some(to))
}

fn mark(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}

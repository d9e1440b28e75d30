//! The net of tracks on which arrows run: three through every symbol, and more between lanes and between bands.
//!
//! The tracks are an order and no places yet. Only those that are used get room on the page.

/// Where a track lies: in a gap, or through the symbols of a lane or band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Track {
    /// The gap before the lane or band of that index, and which track in it.
    Gap(usize, usize),
    /// The lane or band, and which third of its symbol: 0 to 2.
    Through(usize, usize),
}

#[derive(Clone, Debug)]
pub(super) struct Grid {
    pub(super) lanes: usize,
    pub(super) bands: usize,
    /// Tracks in a gap between lanes.
    pub(super) across: usize,
    /// Tracks in a gap between bands.
    pub(super) down: usize,
    pub(super) columns: usize,
    pub(super) lines: usize,
}

/// Tracks through a symbol.
pub(super) const THROUGH: usize = 3;

impl Grid {
    pub(super) const fn new(lanes: usize, bands: usize, across: usize, down: usize) -> Self {
        Self {
            lanes,
            bands,
            across,
            down,
            columns: lanes * (across + THROUGH) + across,
            lines: bands * (down + THROUGH) + down,
        }
    }

    /// The node of a column and a line.
    pub(super) const fn node(&self, column: usize, line: usize) -> usize {
        line * self.columns + column
    }

    /// Column and line of a node.
    pub(super) const fn place(&self, node: usize) -> (usize, usize) {
        (node % self.columns, node / self.columns)
    }

    pub(super) const fn nodes(&self) -> usize {
        self.columns * self.lines
    }

    /// The column through the symbols of a lane: 0 left, 1 middle, 2 right.
    pub(super) const fn column(&self, lane: usize, third: usize) -> usize {
        lane * (self.across + THROUGH) + self.across + third
    }

    /// The line through the symbols of a band: 0 upper, 1 middle, 2 lower.
    pub(super) const fn line(&self, band: usize, third: usize) -> usize {
        band * (self.down + THROUGH) + self.down + third
    }

    pub(super) const fn column_track(&self, column: usize) -> Track {
        track(column, self.across)
    }

    pub(super) const fn line_track(&self, line: usize) -> Track {
        track(line, self.down)
    }
}

const fn track(index: usize, gap: usize) -> Track {
    let (which, within) = (index / (gap + THROUGH), index % (gap + THROUGH));
    if within < gap {
        Track::Gap(which, within)
    } else {
        Track::Through(which, within - gap)
    }
}

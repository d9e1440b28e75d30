//! What a drawing consists of once everything has its place: symbols, lines and labels on pages.

use crate::chart::Shape;

/// Hundredths of a millimetre. Whole numbers, so that the same chart always gives the same drawing.
pub type Length = i32;

/// A place on a page, from the upper left corner of its drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    pub x: Length,
    pub y: Length,
}

/// An area of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    pub left: Length,
    pub top: Length,
    pub width: Length,
    pub height: Length,
}

/// A chart with everything in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    pub lane_width: Length,
    pub lanes: usize,
    pub pages: Vec<Page>,
}

/// The rows of one sheet of paper, and what is drawn on them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    pub rows: Vec<RowPlace>,
    pub symbols: Vec<Symbol>,
    pub lines: Vec<Line>,
    pub labels: Vec<Label>,
}

/// Where a row of the chart lies on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowPlace {
    /// Index of the row in the chart.
    pub row: usize,
    pub top: Length,
    pub height: Length,
}

/// One of the legal symbols that stand still; the fifth is the arrow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    pub kind: SymbolKind,
    /// Of the middle.
    pub at: Point,
    pub width: Length,
    pub height: Length,
    /// `Mulai`, `Selesai`, the numbers of rows on other pages; a step has its words in the table.
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SymbolKind {
    /// The symbol of the step in a row: box or diamond.
    Step { row: usize, shape: Shape },
    /// The capsule before the first step.
    Start,
    /// The capsule an arrow ends in.
    End { arrow: usize },
    /// The pentagon from which an arrow goes on, on another page.
    Outgoing { arrow: usize },
    /// The pentagon with which arrows come from other pages.
    Incoming { arrows: Vec<usize> },
}

/// An arrow, or the part of it that lies on this page. Only level and upright pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Indices in the chart: one arrow, or all that come in by one pentagon. None for the arrow from *Mulai*.
    pub arrows: Vec<usize>,
    /// Indices of the symbols it leads from and to, on this page.
    pub from: usize,
    pub to: usize,
    pub points: Vec<Point>,
    pub is_dashed: bool,
}

/// Words beside an arrow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    pub arrow: usize,
    pub area: Area,
    pub lines: Vec<String>,
}

impl Area {
    #[must_use]
    pub const fn right(&self) -> Length {
        self.left + self.width
    }

    #[must_use]
    pub const fn bottom(&self) -> Length {
        self.top + self.height
    }

    /// The size of what both cover, in square hundredths of a millimetre.
    #[must_use]
    pub fn shared_with(&self, other: &Self) -> i64 {
        let wide = self.right().min(other.right()) - self.left.max(other.left);
        let high = self.bottom().min(other.bottom()) - self.top.max(other.top);
        i64::from(wide.max(0)) * i64::from(high.max(0))
    }
}

impl Page {
    #[must_use]
    pub fn height(&self) -> Length {
        self.rows.last().map_or(0, |row| row.top + row.height)
    }
}

impl Layout {
    #[must_use]
    pub fn width(&self) -> Length {
        self.lane_width * Length::try_from(self.lanes).unwrap_or(Length::MAX)
    }
}

impl Symbol {
    #[must_use]
    pub const fn area(&self) -> Area {
        Area {
            left: self.at.x - self.width / 2,
            top: self.at.y - self.height / 2,
            width: self.width,
            height: self.height,
        }
    }
}

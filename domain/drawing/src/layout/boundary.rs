//! Where on its edge a symbol is left or reached.

use crate::chart::Shape;
use crate::figure::{Area, Length, Point, Symbol, SymbolKind};

/// The outline of a symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outline {
    Box,
    Diamond,
    /// Round at both ends.
    Capsule,
    /// Square above and pointed below.
    Pentagon,
}

impl SymbolKind {
    #[must_use]
    pub const fn outline(&self) -> Outline {
        match self {
            Self::Step { shape: Shape::Box, .. } => Outline::Box,
            Self::Step {
                shape: Shape::Diamond, ..
            } => Outline::Diamond,
            Self::Start | Self::End { .. } => Outline::Capsule,
            Self::Outgoing { .. } | Self::Incoming { .. } => Outline::Pentagon,
        }
    }
}

impl Symbol {
    /// The corners of a box, diamond or pentagon; those of the box around a capsule.
    #[must_use]
    pub fn corners(&self) -> Vec<Point> {
        let Area { left, top, .. } = self.area();
        let (right, bottom) = (self.area().right(), self.area().bottom());
        let point = |x, y| Point { x, y };
        match self.kind.outline() {
            Outline::Box | Outline::Capsule => {
                vec![
                    point(left, top),
                    point(right, top),
                    point(right, bottom),
                    point(left, bottom),
                ]
            }
            Outline::Diamond => vec![
                point(self.at.x, top),
                point(right, self.at.y),
                point(self.at.x, bottom),
                point(left, self.at.y),
            ],
            Outline::Pentagon => {
                let shoulder = bottom - self.height / 3;
                vec![
                    point(left, top),
                    point(right, top),
                    point(right, shoulder),
                    point(self.at.x, bottom),
                    point(left, shoulder),
                ]
            }
        }
    }

    /// How far the edge lies above or below the middle at a distance beside it.
    pub(super) fn half_height_at(&self, beside: Length, is_below: bool) -> Length {
        let (half_width, half) = (self.width / 2, self.height / 2);
        let beside = beside.abs().min(half_width);
        match self.kind.outline() {
            Outline::Box => half,
            Outline::Diamond => half - half * beside / half_width.max(1),
            Outline::Capsule => rounded(half_width, half, beside),
            Outline::Pentagon if is_below => {
                let shoulder = self.height / 3;
                half - shoulder * beside / half_width.max(1)
            }
            Outline::Pentagon => half,
        }
    }

    /// How far the edge lies beside the middle at a distance above or below it.
    pub(super) fn half_width_at(&self, apart: Length) -> Length {
        let (half, half_height) = (self.width / 2, self.height / 2);
        let apart = apart.abs().min(half_height);
        match self.kind.outline() {
            Outline::Box | Outline::Pentagon => half,
            Outline::Diamond => half - half * apart / half_height.max(1),
            Outline::Capsule => half - half_height + circle(half_height, apart),
        }
    }
}

/// Half the height of a capsule at a distance beside its middle.
fn rounded(half_width: Length, radius: Length, beside: Length) -> Length {
    let straight = (half_width - radius).max(0);
    if beside <= straight {
        radius
    } else {
        circle(radius, beside - straight)
    }
}

/// Half a chord of a circle.
fn circle(radius: Length, from_middle: Length) -> Length {
    let squared = (radius * radius - from_middle * from_middle).max(0);
    squared.isqrt()
}

//! Finds room for the words beside arrows: near where the arrow begins, off symbols, other arrows and other words.

use super::sheet::Sheet;
use crate::figure::{Area, Label, Length, Line, Page, Point, Symbol};

/// Between words and their arrow.
const BESIDE: Length = 60;
/// Steps in which a place along an arrow is looked for.
const STEP: Length = 120;
/// What a hundredth of a millimetre from the beginning costs: words far along an arrow seem to belong to another.
const AWAY: i64 = 500;
/// Lines of words at most.
const MOST_LINES: usize = 3;

pub(super) fn labels(sheet: &Sheet<'_>, page: &Page) -> Vec<Label> {
    let mut labels: Vec<Label> = Vec::new();
    for (index, (line, wire)) in page.lines.iter().zip(&sheet.wires).enumerate() {
        let (Some(text), [arrow, ..]) = (&wire.label, wire.arrows.as_slice()) else {
            continue;
        };
        let bounds = Area {
            left: 0,
            top: 0,
            width: sheet.measures.lane_width * Length::try_from(sheet.chart.lanes.len()).unwrap_or(1),
            height: page.height(),
        };
        let candidates = forms(sheet, text, bounds.width)
            .into_iter()
            .flat_map(|(lines, width, height)| {
                let places = places(line, (width, height));
                places
                    .into_iter()
                    .map(move |(area, away)| (inside(area, &bounds), away, lines.clone()))
            });
        let best = candidates.min_by_key(|(area, away, lines)| {
            let trouble = trouble(page, index, area, &labels);
            (trouble + i64::from(*away) * AWAY, lines.len())
        });
        labels.extend(best.map(|(area, _, lines)| Label {
            arrow: *arrow,
            area,
            lines,
        }));
    }
    labels
}

/// The words on one line, on about two, and as narrow as their longest, each with width and height.
fn forms(sheet: &Sheet<'_>, text: &str, room: Length) -> Vec<(Vec<String>, Length, Length)> {
    let size = sheet.measures.label;
    let whole = size.width(text);
    let mut forms: Vec<(Vec<String>, Length, Length)> = Vec::new();
    let longest = text.split(' ').map(|word| size.width(word)).max().unwrap_or(0);
    for width in [whole, (whole * 3 / 5).max(longest), longest] {
        let lines = size.wrapped(text, width.min(room));
        // Words no form has room for are set in as many lines as they need.
        let is_short = lines.len() <= MOST_LINES || whole > room;
        if is_short && !forms.iter().any(|(known, ..)| *known == lines) {
            let widest = lines.iter().map(|line| size.width(line)).max().unwrap_or(0);
            let height = size.height(lines.len());
            forms.push((lines, widest, height));
        }
    }
    forms
}

/// Places along an arrow, each with how far it is from where the arrow begins.
fn places(line: &Line, (width, height): (Length, Length)) -> Vec<(Area, Length)> {
    let mut places = Vec::new();
    let mut gone = 0;
    for piece in line.points.windows(2).take(4) {
        let (from, to) = (piece[0], piece[1]);
        let whole = (to.x - from.x).abs() + (to.y - from.y).abs();
        let mut along = 0;
        while along <= whole {
            let at = Point {
                x: from.x + (to.x - from.x).signum() * along,
                y: from.y + (to.y - from.y).signum() * along,
            };
            let corners = if from.y == to.y {
                let left = if to.x >= from.x {
                    at.x + BESIDE
                } else {
                    at.x - BESIDE - width
                };
                [(left, at.y - height - BESIDE / 2), (left, at.y + BESIDE)]
            } else {
                let top = if to.y >= from.y { at.y } else { at.y - height };
                [(at.x + BESIDE, top), (at.x - BESIDE - width, top)]
            };
            places.extend(corners.map(|(left, top)| {
                let area = Area {
                    left,
                    top,
                    width,
                    height,
                };
                (area, gone + along)
            }));
            along += STEP;
        }
        gone += whole;
    }
    places
}

/// How much the words would be in the way there.
fn trouble(page: &Page, own: usize, area: &Area, labels: &[Label]) -> i64 {
    let symbols: i64 = page.symbols.iter().map(|symbol| covered(symbol, area)).sum();
    let goal = page.lines[own].to;
    let lines: i64 = page
        .lines
        .iter()
        .flat_map(|line| {
            // On its own arrow, or on one that leads to the same symbol, a word is not misread.
            let weight = if line.to == goal { 2 } else { 6 };
            line.points.windows(2).map(move |piece| weight * crossed(piece, area))
        })
        .sum();
    let words: i64 = labels.iter().map(|label| label.area.shared_with(area)).sum();
    symbols * 100 + lines * 1_000 + words * 100
}

/// The part of a symbol that would be covered; the corners beside a diamond are free.
fn covered(symbol: &Symbol, area: &Area) -> i64 {
    let shared = symbol.area().shared_with(area);
    if shared == 0 {
        return 0;
    }
    let nearest_x = symbol.at.x.clamp(area.left, area.right());
    let nearest_y = symbol.at.y.clamp(area.top, area.bottom());
    let half = symbol.half_width_at(nearest_y - symbol.at.y);
    if (nearest_x - symbol.at.x).abs() > half {
        0
    } else {
        shared + 1
    }
}

/// How long a piece of an arrow runs within an area.
fn crossed(piece: &[Point], area: &Area) -> i64 {
    let [from, to] = piece else { return 0 };
    let overlap = |low: Length, high: Length, first: Length, second: Length| {
        let (start, end) = (first.min(second), first.max(second));
        if end < low || start > high {
            -1
        } else {
            high.min(end) - low.max(start)
        }
    };
    let across = overlap(area.left, area.right(), from.x, to.x);
    let down = overlap(area.top, area.bottom(), from.y, to.y);
    if across < 0 || down < 0 {
        0
    } else {
        i64::from(across.max(down)) + 50
    }
}

/// Moved so far that nothing leaves the page.
fn inside(area: Area, bounds: &Area) -> Area {
    Area {
        left: area.left.min(bounds.right() - area.width).max(bounds.left),
        top: area.top.min(bounds.bottom() - area.height).max(bounds.top),
        ..area
    }
}

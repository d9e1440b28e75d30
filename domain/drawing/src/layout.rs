//! Gives every step, arrow and word of a chart its place, page by page.

mod boundary;
mod grid;
mod label;
mod place;
mod route;
mod sheet;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::chart::{Chart, Goal};
use crate::figure::{Layout, Length, Page};
use crate::metrics::Type;
pub use boundary::Outline;
use sheet::Sheet;

/// Sizes by which a chart is laid out, in hundredths of a millimetre.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measures {
    pub lane_width: Length,
    /// Of a box or diamond; narrower where arrows need the room.
    pub symbol_width: Length,
    pub symbol_height: Length,
    /// Of a capsule or pentagon.
    pub small_width: Length,
    pub small_height: Length,
    /// From one arrow to the next beside it.
    pub pitch: Length,
    /// Of the words in capsules and pentagons and beside arrows.
    pub label: Type,
    /// Rows on one page; without it there is one page as high as it needs to be.
    pub page_height: Option<Length>,
}

/// How often rows are spread over pages again because arrows made one higher than it was thought to be.
const ROUNDS: i32 = 24;

/// Lays a chart out. The same chart and measures always give the same layout.
///
/// Every step has one symbol. Every arrow is drawn once, or as a pair of pentagons where it leads to another page. No
/// arrow runs through a symbol, and nothing leaves its page.
#[must_use]
pub fn lay_out(chart: &Chart, measures: &Measures) -> Layout {
    let mut heights: Vec<Length> = (0..chart.rows.len())
        .map(|row| least_height(chart, measures, row))
        .collect();
    let mut drawn: BTreeMap<(usize, usize), Page> = BTreeMap::new();
    let mut pages = Vec::new();
    for round in 0..ROUNDS {
        // Where many rounds do not settle it, less and less is put on a page.
        let limit = measures
            .page_height
            .map(|height| height - height / 30 * (round - 6).max(0));
        let ranges = ranges(&heights, limit.unwrap_or(Length::MAX));
        pages = ranges
            .iter()
            .map(|range| {
                // What is drawn on a page depends on its rows alone, however the others are spread.
                let known = drawn.entry((range.start, range.end));
                known
                    .or_insert_with(|| Sheet::new(chart, measures, range.clone()).drawn())
                    .clone()
            })
            .collect::<Vec<Page>>();
        if !raised(&mut heights, &pages, measures.page_height) {
            break;
        }
    }
    Layout {
        lane_width: measures.lane_width,
        lanes: chart.lanes.len(),
        pages: pages
            .into_iter()
            .map(|page| place::within_page(page, measures.page_height))
            .collect(),
    }
}

/// What a row needs for its words and symbols, arrows left out.
fn least_height(chart: &Chart, measures: &Measures, row: usize) -> Length {
    let small = measures.small_height + place::LEAST_GAP;
    let ends = chart
        .arrows
        .iter()
        .filter(|arrow| arrow.from == row && matches!(arrow.to, Goal::End(_)))
        .count();
    let smalls = Length::try_from(ends).unwrap_or(0) + Length::from(chart.start == row);
    let drawn = measures.symbol_height + smalls * small + 2 * place::LEAST_PADDING;
    drawn.max(chart.rows[row].least_height)
}

/// Rows page by page, as many as fit and at least one.
fn ranges(heights: &[Length], limit: Length) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let (mut start, mut used) = (0, 0);
    for (row, height) in heights.iter().enumerate() {
        if row > start && used + height > limit {
            ranges.push(start..row);
            (start, used) = (row, 0);
        }
        used += height;
    }
    if start < heights.len() {
        ranges.push(start..heights.len());
    }
    ranges
}

/// Takes over the heights of rows on pages that turned out too high; whether there was one.
fn raised(heights: &mut [Length], pages: &[Page], limit: Option<Length>) -> bool {
    let Some(limit) = limit else { return false };
    let mut is_raised = false;
    for page in pages.iter().filter(|page| page.rows.len() > 1 && page.height() > limit) {
        for row in &page.rows {
            heights[row.row] = heights[row.row].max(row.height);
        }
        is_raised = true;
    }
    is_raised
}

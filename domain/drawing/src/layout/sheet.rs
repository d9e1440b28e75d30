//! One page before it is drawn: which symbols stand in which band of which row, and which arrows join them.

use std::ops::Range;

use super::grid::Grid;
use super::{Measures, label, place, route};
use crate::chart::{Chart, ChartArrow, Goal};
use crate::figure::{Length, Page, SymbolKind};

/// A symbol with its lane and band.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) kind: SymbolKind,
    pub(super) lane: usize,
    pub(super) band: usize,
    pub(super) width: Length,
    pub(super) height: Length,
    pub(super) text: String,
}

/// An arrow between two symbols of the page.
#[derive(Clone, Debug)]
pub(super) struct Wire {
    pub(super) arrows: Vec<usize>,
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) is_dashed: bool,
    pub(super) label: Option<String>,
}

/// A line of symbols across the page; a row has one for its step, and more for capsules and pentagons.
#[derive(Clone, Copy, Debug)]
pub(super) struct Band {
    /// Index of the row on the page.
    pub(super) row: usize,
    pub(super) height: Length,
    /// Lines of the words that may stand below it, beside an arrow.
    pub(super) words: usize,
}

pub(super) struct Sheet<'c> {
    pub(super) chart: &'c Chart,
    pub(super) measures: &'c Measures,
    pub(super) rows: Range<usize>,
    pub(super) bands: Vec<Band>,
    pub(super) items: Vec<Item>,
    pub(super) wires: Vec<Wire>,
}

/// Capsules and pentagons of a row in one lane; more stand in the lanes beside it.
const MOST_BELOW: usize = 6;

/// Row numbers on one line of a pentagon.
const NUMBERS_A_LINE: usize = 3;

impl<'c> Sheet<'c> {
    pub(super) fn new(chart: &'c Chart, measures: &'c Measures, rows: Range<usize>) -> Self {
        let mut sheet = Self {
            chart,
            measures,
            rows: rows.clone(),
            bands: Vec::new(),
            items: Vec::new(),
            wires: Vec::new(),
        };
        let steps: Vec<usize> = rows.clone().map(|row| sheet.add_row(row)).collect();
        for (index, arrow) in chart.arrows.iter().enumerate() {
            let Goal::Row(to) = arrow.to else { continue };
            if rows.contains(&arrow.from) && rows.contains(&to) {
                sheet.wires.push(Wire {
                    to: steps[to - rows.start],
                    ..wire(index, arrow, steps[arrow.from - rows.start])
                });
            }
        }
        sheet
    }

    pub(super) fn drawn(&self) -> Page {
        let (grid, routes) = route::routes(self);
        let mut page = place::page(self, &grid, &routes);
        page.labels = label::labels(self, &page);
        page
    }

    pub(super) fn grid(&self, across: usize, down: usize) -> Grid {
        Grid::new(self.chart.lanes.len(), self.bands.len(), across, down)
    }

    /// The bands of one row; gives the index of the symbol of its step.
    fn add_row(&mut self, row: usize) -> usize {
        let lane = self.chart.rows[row].lane;
        let mut above = Vec::new();
        if self.chart.start == row {
            let text = self.chart.start_text.clone();
            above.push(self.add_small(SymbolKind::Start, lane, text));
        }
        let incoming = self.incoming(row);
        if !incoming.is_empty() {
            let numbers = incoming.iter().map(|arrow| self.chart.arrows[*arrow].from + 1);
            let text = number_lines(numbers.collect());
            above.push(self.add_small(SymbolKind::Incoming { arrows: incoming }, lane, text));
        }
        let shape = self.chart.rows[row].shape;
        let step = self.add(Item {
            kind: SymbolKind::Step { row, shape },
            lane,
            band: self.bands.len(),
            width: self.measures.symbol_width,
            height: self.measures.symbol_height,
            text: String::new(),
        });
        let at = row - self.rows.start;
        self.bands.push(Band {
            row: at,
            height: self.measures.symbol_height,
            words: self.words_below(row),
        });
        for from in above {
            let arrows = match &self.items[from].kind {
                SymbolKind::Incoming { arrows } => arrows.clone(),
                SymbolKind::Start | SymbolKind::Step { .. } | SymbolKind::End { .. } | SymbolKind::Outgoing { .. } => {
                    Vec::new()
                }
            };
            self.wires.push(Wire {
                is_dashed: !arrows.is_empty() && arrows.iter().all(|arrow| self.chart.arrows[*arrow].is_timeout),
                arrows,
                from,
                to: step,
                label: None,
            });
        }
        self.add_below(row, step);
        step
    }

    /// Ends and pentagons to other pages, below the step, each in a band of its own as long as they are few.
    fn add_below(&mut self, row: usize, step: usize) {
        let leaving: Vec<usize> = (0..self.chart.arrows.len())
            .filter(|arrow| self.chart.arrows[*arrow].from == row && self.leaves(*arrow))
            .collect();
        let lanes = lanes_around(self.chart.rows[row].lane, self.chart.lanes.len());
        let beside = leaving.len().div_ceil(MOST_BELOW).clamp(1, lanes.len());
        for abreast in leaving.chunks(beside) {
            let band = self.bands.len();
            for (arrow, lane) in abreast.iter().zip(&lanes) {
                let drawn = &self.chart.arrows[*arrow];
                let (kind, text) = match &drawn.to {
                    Goal::End(text) => (SymbolKind::End { arrow: *arrow }, text.clone()),
                    Goal::Row(to) => (SymbolKind::Outgoing { arrow: *arrow }, (to + 1).to_string()),
                };
                let to = self.add(self.small(kind, (*lane, band), text));
                self.wires.push(Wire {
                    to,
                    ..wire(*arrow, drawn, step)
                });
            }
            self.bands.push(Band {
                row: row - self.rows.start,
                height: self.measures.small_height,
                words: 0,
            });
        }
    }

    /// Lines of the words below the symbol of a row: two where they are wider than the half of a lane.
    fn words_below(&self, row: usize) -> usize {
        let letters = self.measures.label;
        let arrows = self.chart.arrows.iter().enumerate();
        let labels = arrows
            .filter(|(_, arrow)| arrow.from == row)
            .filter_map(|(index, arrow)| Some((index, arrow.label.as_ref()?)));
        labels
            .map(|(index, label)| {
                let is_wide = letters.width(label) > self.measures.lane_width / 2;
                1 + usize::from(is_wide && self.leaves(index) && label.contains(' '))
            })
            .max()
            .unwrap_or(0)
    }

    /// Whether an arrow ends in a capsule or on another page.
    fn leaves(&self, arrow: usize) -> bool {
        match self.chart.arrows[arrow].to {
            Goal::End(_) => true,
            Goal::Row(to) => !self.rows.contains(&to),
        }
    }

    /// Arrows to a row from other pages.
    fn incoming(&self, row: usize) -> Vec<usize> {
        let arrows = self.chart.arrows.iter().enumerate();
        arrows
            .filter(|(_, arrow)| arrow.to == Goal::Row(row) && !self.rows.contains(&arrow.from))
            .map(|(index, _)| index)
            .collect()
    }

    fn add_small(&mut self, kind: SymbolKind, lane: usize, text: String) -> usize {
        let item = self.small(kind, (lane, self.bands.len()), text);
        self.bands.push(Band {
            row: self.row_of(&item),
            height: item.height,
            words: 0,
        });
        self.add(item)
    }

    fn row_of(&self, item: &Item) -> usize {
        let row = match &item.kind {
            SymbolKind::Incoming { arrows } => arrows.first().map(|arrow| &self.chart.arrows[*arrow].to),
            SymbolKind::Start | SymbolKind::Step { .. } | SymbolKind::End { .. } | SymbolKind::Outgoing { .. } => None,
        };
        match row {
            Some(Goal::Row(row)) => row - self.rows.start,
            Some(Goal::End(_)) | None => self.chart.start.saturating_sub(self.rows.start),
        }
    }

    fn small(&self, kind: SymbolKind, (lane, band): (usize, usize), text: String) -> Item {
        let lines = text.lines().count().max(1) - 1;
        let widest = text
            .lines()
            .map(|line| self.measures.label.width(line))
            .max()
            .unwrap_or(0);
        let is_capsule = matches!(kind, SymbolKind::Start | SymbolKind::End { .. });
        let width = if is_capsule {
            self.measures.small_width
        } else {
            self.measures.small_width.min(self.measures.small_height * 5 / 4)
        };
        Item {
            kind,
            lane,
            band,
            width: width
                .max(widest + self.measures.small_height / 3)
                .min(self.measures.lane_width * 4 / 5),
            height: self.measures.small_height + self.measures.label.height(lines),
            text,
        }
    }

    fn add(&mut self, item: Item) -> usize {
        self.items.push(item);
        self.items.len() - 1
    }
}

fn wire(index: usize, arrow: &ChartArrow, from: usize) -> Wire {
    Wire {
        arrows: vec![index],
        from,
        to: from,
        is_dashed: arrow.is_timeout,
        label: arrow.label.clone(),
    }
}

/// The row numbers of a pentagon, each once, on lines that fit.
fn number_lines(mut numbers: Vec<usize>) -> String {
    numbers.sort_unstable();
    numbers.dedup();
    let words: Vec<String> = numbers.iter().map(usize::to_string).collect();
    let lines: Vec<String> = words.chunks(NUMBERS_A_LINE).map(|line| line.join(", ")).collect();
    lines.join("\n")
}

/// A lane and those beside it, the nearest first.
fn lanes_around(lane: usize, lanes: usize) -> Vec<usize> {
    let mut around: Vec<usize> = (0..lanes).collect();
    around.sort_by_key(|other| (other.abs_diff(lane), *other < lane));
    around
}

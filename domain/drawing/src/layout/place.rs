//! From tracks to places: rows get their heights, tracks that are used get room, arrows get their points.

use std::collections::BTreeSet;

use super::grid::{Grid, THROUGH, Track};
use super::route::Route;
use super::sheet::{Item, Sheet};
use crate::figure::{Length, Line, Page, Point, RowPlace, Symbol, SymbolKind};

/// Between two symbols of one row.
pub(super) const LEAST_GAP: Length = 320;
/// Above and below the symbols of a row.
pub(super) const LEAST_PADDING: Length = 200;
/// Above and below words of an arrow that stand below a symbol, together.
const AROUND_WORDS: Length = 160;

/// Columns and lines of the net as places on the page.
struct Places {
    across: Vec<Length>,
    down: Vec<Length>,
    symbol_width: Length,
    rows: Vec<RowPlace>,
}

/// The page without the words beside arrows.
pub(super) fn page(sheet: &Sheet<'_>, grid: &Grid, routes: &[Route]) -> Page {
    let used = Used::of(grid, routes);
    let (across, symbol_width) = columns(sheet, grid, &used);
    let (down, rows) = lines(sheet, grid, &used);
    let places = Places {
        across,
        down,
        symbol_width,
        rows,
    };
    let symbols: Vec<Symbol> = sheet.items.iter().map(|item| symbol(item, grid, &places)).collect();
    let lines = routes.iter().zip(&sheet.wires).map(|(route, wire)| Line {
        arrows: wire.arrows.clone(),
        from: wire.from,
        to: wire.to,
        points: points(route, grid, &places, (&symbols[wire.from], &symbols[wire.to])),
        is_dashed: wire.is_dashed,
    });
    Page {
        lines: lines.collect(),
        symbols,
        rows: places.rows,
        labels: Vec::new(),
    }
}

/// A page whose one row is higher than the page is pressed together.
pub(super) fn within_page(mut page: Page, limit: Option<Length>) -> Page {
    let (height, limit) = (page.height(), limit.unwrap_or(Length::MAX));
    if height <= limit {
        return page;
    }
    let pressed = |length: Length| {
        let exact = i64::from(length) * i64::from(limit) / i64::from(height);
        Length::try_from(exact).unwrap_or(limit)
    };
    for row in &mut page.rows {
        (row.top, row.height) = (pressed(row.top), pressed(row.top + row.height) - pressed(row.top));
    }
    for symbol in &mut page.symbols {
        (symbol.at.y, symbol.height) = (pressed(symbol.at.y), pressed(symbol.height));
    }
    for point in page.lines.iter_mut().flat_map(|line| &mut line.points) {
        point.y = pressed(point.y);
    }
    for label in &mut page.labels {
        label.area.top = pressed(label.area.top).min(limit - label.area.height);
    }
    page
}

/// The tracks of gaps on which an arrow runs, in order.
struct Used {
    /// By gap between lanes.
    across: Vec<Vec<usize>>,
    /// By gap between bands.
    down: Vec<Vec<usize>>,
}

impl Used {
    fn of(grid: &Grid, routes: &[Route]) -> Self {
        let mut across = vec![BTreeSet::new(); grid.lanes + 1];
        let mut down = vec![BTreeSet::new(); grid.bands + 1];
        for pair in routes.iter().flat_map(|route| route.windows(2)) {
            let ((column, line), (next_column, _)) = (grid.place(pair[0]), grid.place(pair[1]));
            if column == next_column {
                if let Track::Gap(gap, track) = grid.column_track(column) {
                    across[gap].insert(track);
                }
            } else if let Track::Gap(gap, track) = grid.line_track(line) {
                down[gap].insert(track);
            }
        }
        let in_order = |gaps: Vec<BTreeSet<usize>>| gaps.into_iter().map(Vec::from_iter).collect();
        Self {
            across: in_order(across),
            down: in_order(down),
        }
    }
}

/// How many of the tracks of a gap lie before the border in it, between lanes or rows.
fn before_border(count: usize, is_first: bool, is_last: bool) -> usize {
    if is_first {
        0
    } else if is_last {
        count
    } else {
        count / 2
    }
}

fn columns(sheet: &Sheet<'_>, grid: &Grid, used: &Used) -> (Vec<Length>, Length) {
    let measures = sheet.measures;
    let lane = measures.lane_width;
    let halves = used.across.iter().enumerate().map(|(gap, tracks)| {
        let before = before_border(tracks.len(), gap == 0, gap == grid.lanes);
        before.max(tracks.len() - before)
    });
    let most = length(halves.max().unwrap_or(0));
    let widest_small = sheet.items.iter().filter(|item| is_small(item)).map(|item| item.width);
    let least = widest_small.max().unwrap_or(0).max(lane * 2 / 5);
    let symbol = measures
        .symbol_width
        .min(lane - 2 * (most + 1) * measures.pitch * 2 / 3)
        .max(least);
    let half = (lane - symbol) / 2;
    let mut across = vec![0; grid.columns];
    for (column, place) in across.iter_mut().enumerate() {
        *place = match grid.column_track(column) {
            Track::Gap(gap, track) => {
                let tracks = &used.across[gap];
                let at = tracks.partition_point(|other| *other < track);
                let before = before_border(tracks.len(), gap == 0, gap == grid.lanes);
                let border = length(gap) * lane;
                if at < before {
                    border - half + between(at, before, half)
                } else {
                    border + between(at - before, tracks.len() - before, half)
                }
            }
            Track::Through(at, third) => length(at) * lane + lane / 2 + (length(third) - 1) * symbol / 4,
        };
    }
    (across, symbol)
}

/// Where one of so many tracks lies that share some room evenly.
fn between(at: usize, count: usize, room: Length) -> Length {
    (length(at) + 1) * room / (length(count) + 1)
}

fn lines(sheet: &Sheet<'_>, grid: &Grid, used: &Used) -> (Vec<Length>, Vec<RowPlace>) {
    let mut down = vec![0; grid.lines];
    let mut rows: Vec<RowPlace> = Vec::new();
    let mut top = 0;
    for at in 0..sheet.rows.len() {
        let row = Stack::of(sheet, used, at);
        let height = row.height(sheet);
        let bands = top + row.above + row.slack(sheet) / 2;
        row.place_tracks(grid, used, [top, bands, bands + row.inner, top + height], &mut down);
        row.place_bands(sheet, (grid, used), bands, &mut down);
        rows.push(RowPlace {
            row: sheet.rows.start + at,
            top,
            height,
        });
        top += height;
    }
    (down, rows)
}

/// The bands of one row, and the room it needs above and below them.
struct Stack {
    row: usize,
    first: usize,
    last: usize,
    above: Length,
    below: Length,
    /// Height of the bands with the gaps between them.
    inner: Length,
}

impl Stack {
    fn of(sheet: &Sheet<'_>, used: &Used, at: usize) -> Self {
        let bands = sheet.bands.iter().enumerate().filter(|(_, band)| band.row == at);
        let own: Vec<usize> = bands.map(|(index, _)| index).collect();
        let (first, last) = (own.first().copied().unwrap_or(0), own.last().copied().unwrap_or(0));
        let pitch = sheet.measures.pitch;
        let (_, after_first) = split(sheet, used, first);
        let (before_next, _) = split(sheet, used, last + 1);
        let least_below = LEAST_PADDING.max(words_below(sheet, last));
        let gaps: Length = (first..last).map(|band| inner_gap(sheet, used, band)).sum();
        let bands: Length = own.iter().map(|band| sheet.bands[*band].height).sum();
        Self {
            row: sheet.rows.start + at,
            first,
            last,
            above: LEAST_PADDING.max((after_first + 1) * pitch),
            below: least_below.max((before_next + 1) * pitch),
            inner: bands + gaps,
        }
    }

    fn drawn(&self) -> Length {
        self.above + self.inner + self.below
    }

    fn height(&self, sheet: &Sheet<'_>) -> Length {
        self.drawn().max(sheet.chart.rows[self.row].least_height)
    }

    fn slack(&self, sheet: &Sheet<'_>) -> Length {
        self.height(sheet) - self.drawn()
    }

    /// Those above the first band and below the last, evenly between the rules of the row and its symbols.
    fn place_tracks(&self, grid: &Grid, used: &Used, [top, first, last, bottom]: [Length; 4], down: &mut [Length]) {
        let base = |gap: usize| gap * (grid.down + THROUGH);
        for track in 0..grid.down {
            let (gap, tracks) = (self.first, &used.down[self.first]);
            let at = tracks.partition_point(|other| *other < track);
            let before = before_border(tracks.len(), gap == 0, gap == grid.bands);
            if at >= before {
                down[base(gap) + track] = top + between(at - before, tracks.len() - before, first - top);
            }
            let (gap, tracks) = (self.last + 1, &used.down[self.last + 1]);
            let at = tracks.partition_point(|other| *other < track);
            let before = before_border(tracks.len(), gap == 0, gap == grid.bands);
            if at < before {
                down[base(gap) + track] = last + between(at, before, bottom - last);
            }
        }
    }

    /// The bands one below the other, with the tracks between them.
    fn place_bands(&self, sheet: &Sheet<'_>, (grid, used): (&Grid, &Used), top: Length, down: &mut [Length]) {
        let mut at = top;
        for band in self.first..=self.last {
            let height = sheet.bands[band].height;
            for third in 0..THROUGH {
                down[grid.line(band, third)] = at + height / 2 + (length(third) - 1) * height / 4;
            }
            at += height;
            if band == self.last {
                break;
            }
            let gap = inner_gap(sheet, used, band);
            let tracks = &used.down[band + 1];
            for track in 0..grid.down {
                let order = tracks.partition_point(|other| *other < track);
                down[(band + 1) * (grid.down + THROUGH) + track] = at + between(order, tracks.len(), gap);
            }
            at += gap;
        }
    }
}

/// Tracks of a gap before and after the rule between two rows.
fn split(sheet: &Sheet<'_>, used: &Used, gap: usize) -> (Length, Length) {
    let count = used.down[gap].len();
    let before = before_border(count, gap == 0, gap == sheet.bands.len());
    (length(before), length(count - before))
}

/// The gap below a band and above the next of the same row.
fn inner_gap(sheet: &Sheet<'_>, used: &Used, band: usize) -> Length {
    let least = LEAST_GAP.max(words_below(sheet, band));
    least.max((length(used.down[band + 1].len()) + 1) * sheet.measures.pitch)
}

/// What words beside an arrow need below a band.
fn words_below(sheet: &Sheet<'_>, band: usize) -> Length {
    match sheet.bands[band].words {
        0 => 0,
        lines => sheet.measures.label.height(lines) + AROUND_WORDS,
    }
}

fn symbol(item: &Item, grid: &Grid, places: &Places) -> Symbol {
    Symbol {
        kind: item.kind.clone(),
        at: Point {
            x: places.across[grid.column(item.lane, 1)],
            y: places.down[grid.line(item.band, 1)],
        },
        width: if is_small(item) {
            item.width
        } else {
            places.symbol_width
        },
        height: item.height,
        text: item.text.clone(),
    }
}

/// The corners of an arrow, from the edge of one symbol to the edge of the other.
fn points(route: &Route, grid: &Grid, places: &Places, (from, to): (&Symbol, &Symbol)) -> Vec<Point> {
    let place = |node: &usize| {
        let (column, line) = grid.place(*node);
        Point {
            x: places.across[column],
            y: places.down[line],
        }
    };
    let mut points: Vec<Point> = route.iter().map(place).collect();
    if let [first, second, ..] = points.as_mut_slice() {
        *first = on_edge(from, *first, *second);
    }
    if let [.., before, last] = points.as_mut_slice() {
        *last = on_edge(to, *last, *before);
    }
    let mut corners: Vec<Point> = Vec::new();
    for point in points {
        while let [.., before, last] = corners.as_slice() {
            let is_straight = before.x == last.x && last.x == point.x || before.y == last.y && last.y == point.y;
            if !is_straight {
                break;
            }
            corners.pop();
        }
        if corners.last() != Some(&point) {
            corners.push(point);
        }
    }
    corners
}

/// The place on the edge of a symbol from which a neighbour outside is seen straight ahead.
fn on_edge(symbol: &Symbol, inside: Point, outside: Point) -> Point {
    if inside.x == outside.x {
        let is_below = outside.y > inside.y;
        let half = symbol.half_height_at(inside.x - symbol.at.x, is_below);
        Point {
            x: inside.x,
            y: symbol.at.y + if is_below { half } else { -half },
        }
    } else {
        let half = symbol.half_width_at(inside.y - symbol.at.y);
        Point {
            x: symbol.at.x + if outside.x > inside.x { half } else { -half },
            y: inside.y,
        }
    }
}

const fn is_small(item: &Item) -> bool {
    !matches!(item.kind, SymbolKind::Step { .. })
}

fn length(count: usize) -> Length {
    Length::try_from(count).unwrap_or(Length::MAX)
}

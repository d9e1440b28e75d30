//! What must hold of every layout.

use std::collections::BTreeMap;

use maklumat_drawing::{Area, Chart, Goal, Layout, Length, Measures, Outline, Page, Point, Symbol, SymbolKind};

/// Everything that is wrong with a layout, in words.
pub(crate) fn broken(chart: &Chart, measures: &Measures, layout: &Layout) -> Vec<String> {
    let mut broken = Vec::new();
    symbols_of_steps(chart, layout, &mut broken);
    arrows(chart, layout, &mut broken);
    for (number, page) in layout.pages.iter().enumerate() {
        let mut on_page = Vec::new();
        lines(page, &mut on_page);
        bounds(page, layout, measures, &mut on_page);
        symbols_apart(page, &mut on_page);
        broken.extend(on_page.into_iter().map(|what| format!("page {}: {what}", number + 1)));
    }
    broken
}

fn symbols_of_steps(chart: &Chart, layout: &Layout, broken: &mut Vec<String>) {
    let mut seen = BTreeMap::new();
    let mut starts = 0;
    for symbol in layout.pages.iter().flat_map(|page| &page.symbols) {
        match &symbol.kind {
            SymbolKind::Step { row, shape } => {
                *seen.entry(*row).or_insert(0) += 1;
                if *shape != chart.rows[*row].shape {
                    broken.push(format!("row {row} has another symbol"));
                }
            }
            SymbolKind::Start => starts += 1,
            SymbolKind::End { .. } | SymbolKind::Outgoing { .. } | SymbolKind::Incoming { .. } => {}
        }
    }
    for row in 0..chart.rows.len() {
        if seen.get(&row) != Some(&1) {
            broken.push(format!("row {row} has {:?} symbols", seen.get(&row)));
        }
    }
    if starts != 1 {
        broken.push(format!("{starts} capsules say where it begins"));
    }
}

/// Each arrow once, from its own step to its own goal, or as a pair over a page break.
fn arrows(chart: &Chart, layout: &Layout, broken: &mut Vec<String>) {
    for (index, arrow) in chart.arrows.iter().enumerate() {
        let mut ends = Vec::new();
        for page in &layout.pages {
            for line in page.lines.iter().filter(|line| line.arrows.contains(&index)) {
                ends.push((end(page, line.from), end(page, line.to)));
            }
        }
        let from = End::Row(arrow.from);
        let whole = match &arrow.to {
            Goal::Row(to) => vec![(from, End::Row(*to))],
            Goal::End(_) => vec![(from, End::Capsule(index))],
        };
        let mut pair = match arrow.to {
            Goal::Row(to) => vec![(from, End::Away), (End::Away, End::Row(to))],
            Goal::End(_) => Vec::new(),
        };
        ends.sort();
        pair.sort();
        if ends != whole && ends != pair {
            broken.push(format!("arrow {index} {arrow:?} is drawn as {ends:?}"));
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    Row(usize),
    Capsule(usize),
    Away,
}

fn end(page: &Page, symbol: usize) -> End {
    match page.symbols[symbol].kind {
        SymbolKind::Step { row, .. } => End::Row(row),
        SymbolKind::End { arrow } => End::Capsule(arrow),
        SymbolKind::Start | SymbolKind::Outgoing { .. } | SymbolKind::Incoming { .. } => End::Away,
    }
}

/// Arrows are level and upright, touch their own symbols at the edge, and never enter one.
fn lines(page: &Page, broken: &mut Vec<String>) {
    for line in &page.lines {
        let points = &line.points;
        if points.len() < 2 {
            broken.push(format!("an arrow without a way: {line:?}"));
            continue;
        }
        if points
            .windows(2)
            .any(|piece| piece[0].x != piece[1].x && piece[0].y != piece[1].y)
        {
            broken.push(format!("an arrow runs askew: {line:?}"));
        }
        for (index, symbol) in page.symbols.iter().enumerate() {
            for piece in points.windows(2) {
                if enters(piece[0], piece[1], symbol) {
                    broken.push(format!(
                        "an arrow from {} to {} runs through symbol {index}: {piece:?} {symbol:?}",
                        line.from, line.to
                    ));
                }
            }
        }
        let ends = [(points[0], line.from), (points[points.len() - 1], line.to)];
        for (point, symbol) in ends {
            if !is_near(point, &page.symbols[symbol]) {
                broken.push(format!(
                    "an arrow hangs in the air at {point:?}: {:?}",
                    page.symbols[symbol]
                ));
            }
        }
    }
}

/// Whether a piece of an arrow lies inside a symbol, more than a tenth of a millimetre from its edge.
fn enters(from: Point, to: Point, symbol: &Symbol) -> bool {
    const EDGE: Length = 10;
    let area = symbol.area();
    let inner = Area {
        left: area.left + EDGE,
        top: area.top + EDGE,
        width: area.width - 2 * EDGE,
        height: area.height - 2 * EDGE,
    };
    let (left, right) = (from.x.min(to.x), from.x.max(to.x));
    let (top, bottom) = (from.y.min(to.y), from.y.max(to.y));
    if right <= inner.left || left >= inner.right() || bottom <= inner.top || top >= inner.bottom() {
        return false;
    }
    match symbol.kind.outline() {
        Outline::Box => true,
        Outline::Diamond | Outline::Capsule | Outline::Pentagon => {
            // Samples along the piece, against the outline itself.
            let steps = ((right - left) + (bottom - top)) / 5 + 1;
            (0..=steps).any(|step| {
                let x = from.x + (to.x - from.x) * step / steps;
                let y = from.y + (to.y - from.y) * step / steps;
                holds(symbol, x, y, EDGE)
            })
        }
    }
}

fn holds(symbol: &Symbol, x: Length, y: Length, edge: Length) -> bool {
    let (across, down) = (f64::from(x - symbol.at.x), f64::from(y - symbol.at.y));
    let (half_width, half_height) = (f64::from(symbol.width) / 2.0, f64::from(symbol.height) / 2.0);
    let edge = f64::from(edge);
    if down.abs() > half_height - edge || across.abs() > half_width - edge {
        return false;
    }
    match symbol.kind.outline() {
        Outline::Box => true,
        Outline::Diamond => across.abs() / half_width + down.abs() / half_height < 1.0 - edge / half_height,
        Outline::Capsule => {
            let beyond = (across.abs() - (half_width - half_height)).max(0.0);
            beyond.hypot(down) < half_height - edge
        }
        Outline::Pentagon => {
            let shoulder = half_height - f64::from(symbol.height) / 3.0;
            let below = (down - shoulder).max(0.0) / (half_height - shoulder);
            across.abs() / half_width < 1.0 - below - edge / half_height
        }
    }
}

fn is_near(point: Point, symbol: &Symbol) -> bool {
    let area = symbol.area();
    let slack = 5;
    point.x >= area.left - slack
        && point.x <= area.right() + slack
        && point.y >= area.top - slack
        && point.y <= area.bottom() + slack
}

fn bounds(page: &Page, layout: &Layout, measures: &Measures, broken: &mut Vec<String>) {
    let height = page.height();
    if measures.page_height.is_some_and(|limit| height > limit) {
        broken.push(format!("the rows are {height} high"));
    }
    let paper = Area {
        left: 0,
        top: 0,
        width: layout.width(),
        height,
    };
    let is_inside = |area: &Area| {
        area.left >= paper.left
            && area.top >= paper.top
            && area.right() <= paper.right()
            && area.bottom() <= paper.bottom()
    };
    for symbol in &page.symbols {
        if !is_inside(&symbol.area()) {
            broken.push(format!("a symbol leaves the page: {symbol:?}"));
        }
    }
    for point in page.lines.iter().flat_map(|line| &line.points) {
        if point.x < 0 || point.y < 0 || point.x > paper.width || point.y > height {
            broken.push(format!("an arrow leaves the page at {point:?}"));
        }
    }
    for label in &page.labels {
        if !is_inside(&label.area) {
            broken.push(format!("words leave the page: {label:?}"));
        }
    }
}

fn symbols_apart(page: &Page, broken: &mut Vec<String>) {
    for (index, symbol) in page.symbols.iter().enumerate() {
        for other in &page.symbols[index + 1..] {
            if symbol.area().shared_with(&other.area()) > 0 {
                broken.push(format!("two symbols lie on each other: {symbol:?} {other:?}"));
            }
        }
    }
}

/// How often arrows cross.
pub(crate) fn crossings(page: &Page) -> usize {
    let mut crossings = 0;
    for (index, line) in page.lines.iter().enumerate() {
        for other in &page.lines[index + 1..] {
            for piece in line.points.windows(2) {
                crossings += other.points.windows(2).filter(|against| cross(piece, against)).count();
            }
        }
    }
    crossings
}

fn cross(one: &[Point], other: &[Point]) -> bool {
    let is_level = |piece: &[Point]| piece[0].y == piece[1].y;
    let (level, upright) = match (is_level(one), is_level(other)) {
        (true, false) => (one, other),
        (false, true) => (other, one),
        (true, true) | (false, false) => return false,
    };
    let between = |value: Length, first: Length, second: Length| first.min(second) < value && value < first.max(second);
    between(upright[0].x, level[0].x, level[1].x) && between(level[0].y, upright[0].y, upright[1].y)
}

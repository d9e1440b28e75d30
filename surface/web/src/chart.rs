//! Charts drawn by the server: at most two series, named where they stand, with the same figures as a table below.

use std::fmt::Write;

use crate::frame::Frame;
use crate::markup::Markup;

/// A chart with its words.
pub(crate) struct Chart<'a> {
    pub(crate) f: &'a Frame,
    /// Unique on its page.
    pub(crate) id: &'static str,
    pub(crate) caption: String,
    /// What a reader should take from it, in a sentence: read aloud instead of the drawing.
    pub(crate) summary: String,
    /// Headings of the table: what is told apart, and each series.
    pub(crate) headings: Vec<String>,
}

/// One value on a line, in tenths of per cent; `None` where too few were counted.
pub(crate) struct Point {
    pub(crate) label: String,
    pub(crate) tenths: Option<u64>,
    pub(crate) shown: String,
}

/// One bar.
pub(crate) struct Bar {
    pub(crate) label: String,
    pub(crate) value: u64,
    pub(crate) shown: String,
    /// Drawn as an outline: not the office's time.
    pub(crate) is_outline: bool,
}

/// A column of two parts, the lower full and the upper an outline.
pub(crate) struct Column {
    pub(crate) label: String,
    pub(crate) full: u64,
    pub(crate) outline: u64,
}

/// Where the drawing begins and ends.
const LEFT: u64 = 50;
const RIGHT: u64 = 304;
const TOP: u64 = 22;
const BOTTOM: u64 = 160;

/// More labels than this would run into each other.
const LABELS: usize = 6;

impl Chart<'_> {
    /// A share over time, with the goal as a broken line.
    pub(crate) fn line(&self, points: &[Point], goal: (u64, String)) -> Markup {
        let lowest = points.iter().filter_map(|point| point.tenths).min().unwrap_or(1000);
        let floor = (lowest.min(goal.0).saturating_sub(50) / 100 * 100).min(900);
        let y = |tenths: u64| BOTTOM - (tenths.clamp(floor, 1000) - floor) * (BOTTOM - TOP) / (1000 - floor);
        let mut drawing = String::new();
        for share in [floor, floor.midpoint(1000), 1000] {
            axis(&mut drawing, y(share), &format!("{}%", self.f.tenths(share)));
        }
        let at = y(goal.0);
        let _infallible = write!(
            drawing,
            r#"<path class="goal" d="M38 {at}H318"/><text x="42" y="{}">{}</text>"#,
            at.saturating_sub(5),
            escaped(&goal.1)
        );
        let places: Vec<(u64, u64)> = points
            .iter()
            .enumerate()
            .filter_map(|(index, point)| Some((x(index, points.len()), y(point.tenths?))))
            .collect();
        let path: Vec<String> = places.iter().map(|(x, y)| format!("{x},{y}")).collect();
        let _infallible = write!(drawing, r#"<polyline points="{}"/>"#, path.join(" "));
        for (x, y) in &places {
            let _infallible = write!(drawing, r#"<circle class="b1" cx="{x}" cy="{y}" r="3.5"/>"#);
        }
        for (index, point) in points.iter().enumerate() {
            self.mark(&mut drawing, (index, points.len()), (&point.label, None));
            if let Some(tenths) = point.tenths.filter(|_| is_labelled(index, points.len())) {
                let below = if y(tenths) < TOP + 16 { 16 } else { 0 };
                let _infallible = write!(
                    drawing,
                    r#"<text class="strong" x="{}" y="{}" text-anchor="middle">{}</text>"#,
                    x(index, points.len()),
                    y(tenths) - 8 + below + below / 2,
                    escaped(&point.shown)
                );
            }
        }
        let rows = points
            .iter()
            .map(|point| vec![point.label.clone(), point.shown.clone()]);
        self.figure((320, 184), &drawing, &rows.collect::<Vec<_>>())
    }

    /// Parts beside each other, the longest setting the measure.
    pub(crate) fn bars(&self, bars: &[Bar]) -> Markup {
        let longest = bars.iter().map(|bar| bar.value).max().unwrap_or(0).max(1);
        let mut drawing = String::new();
        let mut top = 6;
        for bar in bars {
            let width = (bar.value * 104).div_ceil(longest);
            let _infallible = write!(
                drawing,
                r#"<text class="strong" x="0" y="{text}">{label}</text><rect class="{class}" x="98" y="{top}" width="{width}" height="22"/><text class="strong" x="{end}" y="{text}">{shown}</text>"#,
                text = top + 15,
                label = escaped(&bar.label),
                class = if bar.is_outline { "b2" } else { "b1" },
                end = 98 + width + 6,
                shown = escaped(&bar.shown),
            );
            top += 34;
        }
        let rows = bars.iter().map(|bar| vec![bar.label.clone(), bar.shown.clone()]);
        self.figure((320, top), &drawing, &rows.collect::<Vec<_>>())
    }

    /// Counts over time, each told in two parts.
    pub(crate) fn stacked(&self, columns: &[Column]) -> Markup {
        let most = columns
            .iter()
            .map(|column| column.full + column.outline)
            .max()
            .unwrap_or(0)
            .max(4);
        let height = |count: u64| count * (BOTTOM - TOP) / most;
        let mut drawing = String::new();
        for count in [0, most / 2, most] {
            axis(&mut drawing, BOTTOM - height(count), &self.f.n(&count));
        }
        let step = (RIGHT - LEFT) / (columns.len().max(2) as u64 - 1).max(1);
        let width = (step * 6 / 10).clamp(3, 30);
        for (index, column) in columns.iter().enumerate() {
            let left = x(index, columns.len()) - width / 2;
            let (full, outline) = (height(column.full), height(column.outline));
            let _infallible = write!(
                drawing,
                r#"<rect class="b1" x="{left}" y="{}" width="{width}" height="{full}"/><rect class="b2" x="{left}" y="{}" width="{width}" height="{outline}"/>"#,
                BOTTOM - full,
                BOTTOM - full - outline,
            );
            self.mark(
                &mut drawing,
                (index, columns.len()),
                (
                    &column.label,
                    Some((column.full + column.outline, BOTTOM - full - outline)),
                ),
            );
        }
        let rows = columns
            .iter()
            .map(|column| vec![column.label.clone(), self.f.n(&column.full), self.f.n(&column.outline)]);
        self.figure((320, 184), &drawing, &rows.collect::<Vec<_>>())
    }

    /// Name of a span below the axis, and its count above its column.
    fn mark(&self, drawing: &mut String, (index, all): (usize, usize), (label, count): (&str, Option<(u64, u64)>)) {
        if !is_labelled(index, all) {
            return;
        }
        let at = x(index, all);
        let _infallible = write!(
            drawing,
            r#"<text x="{at}" y="178" text-anchor="middle">{}</text>"#,
            escaped(label)
        );
        if let Some((count, top)) = count {
            let _infallible = write!(
                drawing,
                r#"<text class="strong" x="{at}" y="{}" text-anchor="middle">{}</text>"#,
                top.saturating_sub(5),
                self.f.n(&count)
            );
        }
    }

    fn figure(&self, (width, height): (u64, u64), drawing: &str, rows: &[Vec<String>]) -> Markup {
        let mut html = format!(
            r#"<figure class="sheet"><figcaption class="cap">{caption}</figcaption><svg class="chart" viewBox="0 0 {width} {height}" role="img" aria-labelledby="{id}-t"><title id="{id}-t">{summary}</title>{drawing}</svg><details class="more"><summary>{see}</summary><table><caption class="vh">{caption}</caption><thead><tr>"#,
            caption = escaped(&self.caption),
            id = self.id,
            summary = escaped(&self.summary),
            see = self.f.rich("chart-as-table"),
        );
        for (index, heading) in self.headings.iter().enumerate() {
            let class = if index == 0 { "" } else { r#" class="r""# };
            let _infallible = write!(html, r#"<th scope="col"{class}>{}</th>"#, escaped(heading));
        }
        html.push_str("</tr></thead><tbody>");
        for row in rows {
            html.push_str("<tr>");
            for (index, cell) in row.iter().enumerate() {
                let _infallible = if index == 0 {
                    write!(html, r#"<th scope="row">{}</th>"#, escaped(cell))
                } else {
                    write!(html, r#"<td class="r">{}</td>"#, escaped(cell))
                };
            }
            html.push_str("</tr>");
        }
        html.push_str("</tbody></table></details></figure>");
        Markup::trusted(html)
    }
}

fn axis(drawing: &mut String, y: u64, label: &str) {
    let _infallible = write!(
        drawing,
        r#"<path class="axis" d="M38 {y}H318"/><text x="34" y="{}" text-anchor="end">{}</text>"#,
        y + 4,
        escaped(label)
    );
}

fn x(index: usize, all: usize) -> u64 {
    let (index, all) = (index as u64, all as u64);
    if all < 2 {
        return LEFT.midpoint(RIGHT);
    }
    LEFT + 6 + index * (RIGHT - LEFT - 12) / (all - 1)
}

/// The last span always has its name, the others as far as there is room.
fn is_labelled(index: usize, all: usize) -> bool {
    let every = all.div_ceil(LABELS).max(1);
    (all - 1 - index).is_multiple_of(every)
}

fn escaped(text: &str) -> Markup {
    Markup::escaped(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_never_run_into_each_other_and_the_last_one_stands() {
        for all in 1..40 {
            let shown: Vec<usize> = (0..all).filter(|index| is_labelled(*index, all)).collect();
            assert!(
                shown.len() <= LABELS && shown.last() == Some(&(all - 1)),
                "{all}: {shown:?}"
            );
        }
    }

    #[test]
    fn every_span_stands_within_the_drawing() {
        for all in 1..40 {
            assert!((0..all).all(|index| (LEFT..=RIGHT).contains(&x(index, all))), "{all}");
        }
    }
}

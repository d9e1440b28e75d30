//! The way of a procedure while it is being written: numbers in symbols, and a dashed frame around what is not right yet.

use std::fmt::Write as _;

use maklumat_vocabulary::{Language, Phrase, Text};

use crate::chart::{Chart, ChartArrow, ChartRow, Goal, Shape};
use crate::figure::{Area, Layout, Length, Page, SymbolKind};
use crate::layout::{Measures, lay_out};
use crate::metrics::Type;
use crate::picture::{Setting, framed, rules};
use crate::svg::{Anchor, Canvas, em};
use crate::words;

/// A step as far as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftRow {
    pub name: String,
    /// Heading of its lane; empty where nobody is named yet.
    pub performer: String,
    pub decides: bool,
    pub arrows: Vec<DraftArrow>,
    /// Something is wrong with it.
    pub is_marked: bool,
}

/// An arrow that leads somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftArrow {
    pub label: Option<String>,
    pub to: Goal,
}

/// A drawing of steps that need not be complete, nor lead to an end.
#[derive(Clone, Debug)]
pub struct DraftPicture {
    title: String,
    description: String,
    headings: Vec<Vec<String>>,
    layout: Layout,
    marked: Vec<usize>,
}

const TITLE: Text = Text {
    id: "Bagan alir naskah",
    en: "Flowchart of the draft",
};
const SENTENCE: Text = Text {
    id: "{number}. {who}: {step}.",
    en: "{number}. {who}: {step}.",
};
const NOBODY: Text = Text {
    id: "Belum ada pelaksana",
    en: "Nobody yet",
};

const HEADING: Type = Type::of(90).bold();
const LABEL: Type = Type::of(85);
const INSET: Length = 130;
/// Lanes together.
const LANES: Length = 9_500;
const NARROWEST: Length = 1_800;
const WIDEST: Length = 2_600;
/// From a symbol to the frame around it.
const AROUND: Length = 140;

impl DraftPicture {
    /// Lays out what is there. Arrows to rows that do not exist are left out.
    #[must_use]
    pub fn new(rows: &[DraftRow], language: Language) -> Self {
        let lanes = lanes(rows);
        let count = Length::try_from(lanes.len().max(1)).unwrap_or(Length::MAX);
        let lane_width = (LANES / count).clamp(NARROWEST, WIDEST);
        let named = |lane: &&str| match *lane {
            "" => NOBODY.within(language).to_owned(),
            name => name.to_owned(),
        };
        let names: Vec<String> = lanes.iter().map(named).collect();
        let chart = chart(rows, &lanes, names.clone(), language);
        let measures = Measures {
            lane_width,
            symbol_width: (lane_width * 3 / 5).min(1_300),
            symbol_height: 700,
            small_width: 1_400.min(lane_width * 4 / 5),
            small_height: 480,
            pitch: 180,
            label: LABEL,
            page_height: None,
        };
        let mut layout = lay_out(&chart, &measures);
        for symbol in layout.pages.iter_mut().flat_map(|page| &mut page.symbols) {
            if let SymbolKind::Step { row, .. } = symbol.kind {
                symbol.text = (row + 1).to_string();
            }
        }
        Self {
            title: TITLE.within(language).to_owned(),
            description: description(rows, &names, &chart, language),
            headings: names
                .iter()
                .map(|lane| HEADING.wrapped(lane, lane_width - INSET))
                .collect(),
            layout,
            marked: (0..rows.len()).filter(|row| rows[*row].is_marked).collect(),
        }
    }

    /// The drawing, in the colours of the page it stands in or of a file.
    #[must_use]
    pub fn picture(&self, setting: Setting) -> String {
        let mut canvas = Canvas::new(setting);
        let lines = self.headings.iter().map(Vec::len).max().unwrap_or(1);
        let head = HEADING.height(lines) + 2 * INSET;
        let height: Length = self.layout.pages.iter().map(Page::height).sum();
        canvas.open("g", "fill=\"currentColor\"");
        for (at, heading) in (0..).zip(&self.headings) {
            let middle = self.layout.lane_width * at + self.layout.lane_width / 2;
            for (line, words) in (0..).zip(heading) {
                let y = INSET + HEADING.leading * line + em(HEADING);
                canvas.text(crate::figure::Point { x: middle, y }, words, HEADING, Anchor::Middle);
            }
        }
        canvas.close("g");
        rules(
            &mut canvas,
            (0, 0),
            (self.layout.lane_width, self.headings.len(), head + height),
        );
        canvas.rule(head, self.layout.width());
        canvas.open("g", &format!("transform=\"translate(0 {head})\""));
        for page in &self.layout.pages {
            canvas.page(page, LABEL);
            canvas.raw(&self.frames(page));
        }
        canvas.close("g");
        let size = (self.layout.width(), head + height);
        framed(size, setting, (&self.title, &self.description), canvas)
    }

    /// Red and dashed, around the symbols of marked rows.
    fn frames(&self, page: &Page) -> String {
        let mut frames = String::new();
        for symbol in &page.symbols {
            let SymbolKind::Step { row, .. } = symbol.kind else {
                continue;
            };
            if !self.marked.contains(&row) {
                continue;
            }
            let Area {
                left,
                top,
                width,
                height,
            } = symbol.area();
            let _ = write!(
                frames,
                "<rect class=\"marked\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"none\" stroke=\"#d3545b\" \
                 stroke-width=\"45\" stroke-dasharray=\"110 80\"/>",
                left - AROUND,
                top - AROUND,
                width + 2 * AROUND,
                height + 2 * AROUND,
            );
        }
        frames
    }
}

/// In order of first appearance.
fn lanes(rows: &[DraftRow]) -> Vec<&str> {
    let mut lanes: Vec<&str> = Vec::new();
    for row in rows {
        if !lanes.contains(&row.performer.as_str()) {
            lanes.push(&row.performer);
        }
    }
    lanes
}

fn chart(rows: &[DraftRow], lanes: &[&str], names: Vec<String>, language: Language) -> Chart {
    let drawn = rows.iter().map(|row| ChartRow {
        lane: lanes.iter().position(|lane| *lane == row.performer).unwrap_or(0),
        shape: if row.decides { Shape::Diamond } else { Shape::Box },
        least_height: 0,
    });
    let exists = |arrow: &&DraftArrow| !matches!(&arrow.to, Goal::Row(row) if *row >= rows.len());
    let arrows = rows.iter().enumerate().flat_map(|(from, row)| {
        row.arrows.iter().filter(exists).map(move |arrow| ChartArrow {
            from,
            to: arrow.to.clone(),
            label: arrow.label.clone(),
            is_timeout: false,
        })
    });
    Chart {
        lanes: names,
        rows: drawn.collect(),
        start: 0,
        start_text: words::START.within(language).to_owned(),
        arrows: arrows.collect(),
    }
}

/// The steps in sentences, for who cannot see the drawing.
fn description(rows: &[DraftRow], names: &[String], chart: &Chart, language: Language) -> String {
    let sentences = rows.iter().zip(&chart.rows).enumerate().map(|(number, (row, drawn))| {
        Phrase::new(SENTENCE)
            .with("number", number + 1)
            .with("who", names.get(drawn.lane).map_or("", String::as_str))
            .with("step", &row.name)
            .within(language)
    });
    sentences.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str, performer: &str, arrows: &[(Option<&str>, Goal)]) -> DraftRow {
        DraftRow {
            name: name.to_owned(),
            performer: performer.to_owned(),
            decides: arrows.len() > 1,
            arrows: arrows
                .iter()
                .map(|(label, to)| DraftArrow {
                    label: label.map(str::to_owned),
                    to: to.clone(),
                })
                .collect(),
            is_marked: false,
        }
    }

    #[test]
    fn what_is_not_right_yet_is_framed_and_only_that() {
        let mut rows = [
            row("Mengajukan", "Pemohon", &[(None, Goal::Row(1))]),
            row(
                "Memeriksa",
                "Petugas Loket",
                &[(Some("ya"), Goal::End("Selesai".into())), (Some("tidak"), Goal::Row(0))],
            ),
        ];
        let clean = DraftPicture::new(&rows, Language::Indonesian).picture(Setting::Inline);
        assert_eq!(clean.matches("class=\"marked\"").count(), 0);
        rows[1].is_marked = true;
        let marked = DraftPicture::new(&rows, Language::Indonesian).picture(Setting::Inline);
        assert_eq!(marked.matches("class=\"marked\"").count(), 1);
        assert!(marked.contains(">2</text>") && marked.contains("2. Petugas Loket: Memeriksa."));
    }

    #[test]
    fn steps_without_arrows_performer_or_words_are_drawn_all_the_same() {
        let rows = [
            row("", "", &[(None, Goal::Row(7))]),
            row("<b>", "Petugas & Loket", &[(None, Goal::Row(1))]),
        ];
        let drawn = DraftPicture::new(&rows, Language::English).picture(Setting::Inline);
        assert!(drawn.contains("Nobody yet") && !drawn.contains("<b>"), "{drawn}");
        let empty = DraftPicture::new(&[], Language::Indonesian).picture(Setting::Inline);
        assert!(empty.starts_with("<svg"));
    }
}

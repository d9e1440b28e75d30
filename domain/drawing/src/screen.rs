//! The legal flowchart on a screen: number, activity and the columns of performers on one long page.

use maklumat_sop::CheckedSop;
use maklumat_vocabulary::{Language, Phrase, Text};

use crate::chart::Chart;
use crate::figure::{Layout, Length, Page, Point};
use crate::flow;
use crate::layout::{Measures, lay_out};
use crate::metrics::Type;
use crate::picture::{Setting, framed, rules};
use crate::svg::{Anchor, Canvas, em};

/// Numbers, activities and the drawing, without the other columns of the table.
#[derive(Clone, Debug)]
pub struct ScreenSop {
    pub title: String,
    /// The same in sentences, for who cannot see the drawing.
    pub description: String,
    headings: Vec<Vec<String>>,
    names: Vec<Vec<String>>,
    layout: Layout,
}

const TITLE: Text = Text {
    id: "Bagan alir SOP {service}",
    en: "Flowchart of the SOP {service}",
};

const NUMBER: Length = 650;
const NAME: Length = 4_600;
const INSET: Length = 130;
/// Of activities and headings.
const WORDS: Type = Type::of(80);
const HEADING: Type = Type::of(72).bold();
/// Of words in symbols and beside arrows.
const LABEL: Type = Type::of(68);
/// Lanes together; more than these many get no narrower.
const LANES: Length = 13_500;
const NARROWEST: Length = 1_700;
const WIDEST: Length = 2_700;

impl ScreenSop {
    #[must_use]
    pub fn new(sop: &CheckedSop, language: Language) -> Self {
        let definition = sop.definition();
        let mut chart = Chart::of(definition, sop.regency(), language);
        let lanes = Length::try_from(chart.lanes.len().max(1)).unwrap_or(Length::MAX);
        let lane_width = (LANES / lanes).clamp(NARROWEST, WIDEST);
        let names = definition.steps.iter();
        let names: Vec<Vec<String>> = names
            .map(|step| WORDS.wrapped(step.name.within(language), NAME - 2 * INSET))
            .collect();
        for (row, name) in chart.rows.iter_mut().zip(&names) {
            row.least_height = WORDS.height(name.len()) + 2 * INSET;
        }
        let measures = Measures {
            lane_width,
            symbol_width: (lane_width * 3 / 5).min(1_350),
            symbol_height: 700,
            small_width: 1_280.min(lane_width * 4 / 5),
            small_height: 460,
            pitch: 165,
            label: LABEL,
            page_height: None,
        };
        let headings = chart.lanes.iter();
        Self {
            title: Phrase::new(TITLE)
                .with("service", definition.name.within(language))
                .within(language),
            description: flow::description(definition, &chart, language),
            headings: headings.map(|lane| HEADING.wrapped(lane, lane_width - INSET)).collect(),
            names,
            layout: lay_out(&chart, &measures),
        }
    }

    #[must_use]
    pub fn picture(&self, setting: Setting) -> String {
        let mut canvas = Canvas::new(setting);
        let lines = self.headings.iter().map(Vec::len).max().unwrap_or(1);
        let head = HEADING.height(lines) + 2 * INSET;
        let height: Length = self.layout.pages.iter().map(Page::height).sum();
        let width = NUMBER + NAME + self.layout.width();
        canvas.open("g", "fill=\"currentColor\"");
        for (at, heading) in (0..).zip(&self.headings) {
            let middle = NUMBER + NAME + self.layout.lane_width * at + self.layout.lane_width / 2;
            lines_around(&mut canvas, (middle, head / 2), heading, (HEADING, Anchor::Middle));
        }
        for place in self.layout.pages.iter().flat_map(|page| &page.rows) {
            let middle = head + place.top + place.height / 2;
            let number = [(place.row + 1).to_string()];
            lines_around(&mut canvas, (NUMBER / 2, middle), &number, (WORDS, Anchor::Middle));
            let name = &self.names[place.row];
            lines_around(&mut canvas, (NUMBER + INSET, middle), name, (WORDS, Anchor::Start));
        }
        canvas.close("g");
        for place in self.layout.pages.iter().flat_map(|page| &page.rows) {
            canvas.rule(head + place.top, width);
        }
        rules(
            &mut canvas,
            (NUMBER + NAME, 0),
            (self.layout.lane_width, self.headings.len(), head + height),
        );
        canvas.open("g", &format!("transform=\"translate({} {head})\"", NUMBER + NAME));
        for page in &self.layout.pages {
            canvas.page(page, LABEL);
        }
        canvas.close("g");
        framed(
            (width, head + height),
            setting,
            (&self.title, &self.description),
            canvas,
        )
    }
}

/// Lines of words, the middle of them at a height.
fn lines_around(
    canvas: &mut Canvas,
    (x, middle): (Length, Length),
    lines: &[String],
    (letters, anchor): (Type, Anchor),
) {
    let count = Length::try_from(lines.len()).unwrap_or(1);
    for (at, line) in (0..).zip(lines) {
        let y = middle - letters.leading * (count - 1) / 2 + letters.leading * at + em(letters) * 35 / 100;
        canvas.text(Point { x, y }, line, letters, anchor);
    }
}

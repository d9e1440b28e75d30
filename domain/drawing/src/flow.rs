//! The way of a citizen's matter: who has it, what is done, how long it takes.

use maklumat_sop::{CheckedSop, Definition, Performer, Step};
use maklumat_vocabulary::{Language, Phrase, Text};

use crate::chart::Chart;
use crate::figure::{Layout, Length, Point};
use crate::layout::{Measures, lay_out};
use crate::metrics::Type;
use crate::svg::{Anchor, Canvas, em};

/// Laid out for a narrow screen: lanes on the left, words on the right.
#[derive(Clone, Debug)]
pub struct Flow {
    pub title: String,
    /// The same in sentences, for who cannot see the drawing.
    pub description: String,
    pub lanes: Vec<String>,
    pub rows: Vec<FlowRow>,
    pub layout: Layout,
}

/// The words of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowRow {
    pub name: Vec<String>,
    /// Who does it, and how long it takes.
    pub who: Vec<String>,
}

const YOU: Text = Text { id: "Anda", en: "You" };
const OFFICE: Text = Text {
    id: "Kantor",
    en: "Office",
};
const OTHERS: Text = Text {
    id: "Kantor lain",
    en: "Others",
};
const TITLE: Text = Text {
    id: "Alur {service}",
    en: "The way of {service}",
};
const SENTENCE: Text = Text {
    id: "{number}. {who}: {step}, paling lama {time}.",
    en: "{number}. {who}: {step}, at most {time}.",
};
const WAY: Text = Text {
    id: "Bila {label}: {goal}.",
    en: "If {label}: {goal}.",
};
const NUMBER: Text = Text {
    id: "ke nomor {row}",
    en: "to number {row}",
};

impl Flow {
    /// 360 pixels of a screen.
    pub const WIDTH: Length = 9_525;
    /// Between the lanes and the words.
    pub(crate) const BESIDE: Length = 180;
    pub(crate) const HEADING: Type = Type::of(95).bold();
    pub(crate) const LABEL: Type = Type::of(80);
    const NAME: Type = Type::of(110).bold();
    const WHO: Type = Type::of(92);
    const INSET: Length = 220;

    #[must_use]
    pub fn new(sop: &CheckedSop, language: Language) -> Self {
        let definition = sop.definition();
        let names = Chart::of(definition, sop.regency(), language);
        let mut chart = names.clone();
        let lanes = merge_lanes(definition, &mut chart);
        let lane_width = if lanes.len() > 2 { 1_750 } else { 2_100 };
        let words_width = Self::WIDTH - lane_width * length(lanes.len()) - Self::BESIDE;
        let steps = definition.steps.iter().zip(&names.rows);
        let rows: Vec<FlowRow> = steps
            .map(|(step, row)| FlowRow::new(step, &names.lanes[row.lane], words_width, language))
            .collect();
        for (drawn, row) in chart.rows.iter_mut().zip(&rows) {
            drawn.least_height = row.height();
        }
        let measures = Measures {
            lane_width,
            symbol_width: 1_050,
            symbol_height: 720,
            small_width: 1_480.min(lane_width - 250),
            small_height: 480,
            pitch: 190,
            label: Self::LABEL,
            page_height: None,
        };
        let service = definition.name.within(language);
        Self {
            title: Phrase::new(TITLE).with("service", service).within(language),
            description: description(definition, &names, language),
            lanes: lanes.iter().map(|lane| lane.within(language).to_owned()).collect(),
            rows,
            layout: lay_out(&chart, &measures),
        }
    }
}

impl FlowRow {
    fn new(step: &Step, performer: &str, width: Length, language: Language) -> Self {
        let time = step.time.words(language);
        let who = if step.is_by_applicant() {
            YOU.within(language).to_owned()
        } else if step.time.is_zero() {
            performer.to_owned()
        } else {
            format!("{performer}, {time}")
        };
        Self {
            name: Flow::NAME.wrapped(step.name.within(language), width),
            who: Flow::WHO.wrapped(&who, width),
        }
    }

    fn height(&self) -> Length {
        Flow::NAME.height(self.name.len()) + Flow::WHO.height(self.who.len()) + 2 * Flow::INSET
    }

    pub(crate) fn draw(&self, canvas: &mut Canvas, (left, top, height): (Length, Length, Length)) {
        let mut y = top + (height - self.height()) / 2 + Flow::INSET;
        canvas.open("g", "fill=\"currentColor\"");
        for line in &self.name {
            let at = Point {
                x: left,
                y: y + em(Flow::NAME),
            };
            canvas.text(at, line, Flow::NAME, Anchor::Start);
            y += Flow::NAME.leading;
        }
        for line in &self.who {
            let at = Point {
                x: left,
                y: y + em(Flow::WHO),
            };
            canvas.text(at, line, Flow::WHO, Anchor::Start);
            y += Flow::WHO.leading;
        }
        canvas.close("g");
    }
}

/// One lane for the applicant, one for the office, and one for other offices where they have a part.
fn merge_lanes(definition: &Definition, chart: &mut Chart) -> Vec<Text> {
    let kinds = [YOU, OFFICE, OTHERS];
    let kind = |step: &Step| match &step.by {
        Performer::Applicant => 0,
        Performer::Position(key) if key.unit == *definition.unit() => 1,
        Performer::Position(_) => 2,
    };
    let mut used: Vec<usize> = definition.steps.iter().map(kind).collect();
    used.sort_unstable();
    used.dedup();
    for (row, step) in chart.rows.iter_mut().zip(&definition.steps) {
        row.lane = used.iter().position(|known| *known == kind(step)).unwrap_or(0);
    }
    let lanes: Vec<Text> = used.into_iter().map(|kind| kinds[kind]).collect();
    chart.lanes = lanes.iter().map(|lane| lane.id.to_owned()).collect();
    lanes
}

pub(crate) fn description(definition: &Definition, chart: &Chart, language: Language) -> String {
    let mut sentences = Vec::new();
    for (at, (step, row)) in definition.steps.iter().zip(&chart.rows).enumerate() {
        let sentence = Phrase::new(SENTENCE)
            .with("number", at + 1)
            .with("who", &chart.lanes[row.lane])
            .with("step", step.name.within(language))
            .with("time", step.time.words(language));
        sentences.push(sentence.within(language));
        for arrow in chart.arrows.iter().filter(|arrow| arrow.from == at) {
            if let Some(label) = &arrow.label {
                let way = Phrase::new(WAY)
                    .with("label", label)
                    .with("goal", goal_words(&arrow.to, language));
                sentences.push(way.within(language));
            }
        }
    }
    sentences.join(" ")
}

pub(crate) fn goal_words(goal: &crate::chart::Goal, language: Language) -> String {
    match goal {
        crate::chart::Goal::Row(row) => Phrase::new(NUMBER).with("row", row + 1).within(language),
        crate::chart::Goal::End(text) => text.clone(),
    }
}

fn length(count: usize) -> Length {
    Length::try_from(count).unwrap_or(Length::MAX)
}

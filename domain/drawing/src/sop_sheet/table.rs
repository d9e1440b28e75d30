//! The table: how wide its columns are, how high its rows, and its words broken into lines that fit.

use maklumat_sop::{Definition, Regency, Step};
use maklumat_vocabulary::Language;

use super::{SopIdentitySheet, SopSheet};
use crate::chart::{Chart, Shape};
use crate::figure::Length;
use crate::flow::goal_words;
use crate::layout::{Measures, lay_out};
use crate::metrics::Type;
use crate::notes::notes;
use crate::words;

/// Widths of the columns, in hundredths of a millimetre.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns {
    pub number: Length,
    pub name: Length,
    pub lane: Length,
    pub inputs: Length,
    pub time: Length,
    pub output: Length,
    pub notes: Length,
}

/// The heading of a column of performers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SopHeading {
    pub text: String,
    pub lines: Vec<String>,
    /// Written upwards, where the column is too narrow for its words.
    pub is_upright: bool,
}

/// The words of a row, broken into lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SopRow {
    pub number: usize,
    pub name: Vec<String>,
    pub inputs: Vec<String>,
    pub time: Vec<String>,
    pub output: Vec<String>,
    pub notes: Vec<String>,
    /// The same words unbroken, for a workbook: inputs, output, notes.
    pub whole: [String; 3],
    pub performer: String,
    /// Index of its column.
    pub lane: usize,
    /// Its symbol and where its arrows lead, in words.
    pub drawn: String,
}

impl SopHeading {
    /// Of the columns of performers.
    pub const LETTERS: Type = Type::of(65).bold();
}

/// A4 across, less the margins.
pub(super) const TABLE_WIDTH: Length = 27_700;
/// A4 across, less the margins and the foot.
const TABLE_HEIGHT: Length = 18_300;
/// The upper of the two heading rows.
pub(super) const UPPER_HEADING: Length = 520;
/// Between words and the rules around them.
pub(super) const INSET: Length = 120;
const NUMBER: Length = 800;
/// Letters of the table in tenths of a point: smaller only where a row would not fit on a page.
const LETTERS: [Length; 3] = [75, 65, 55];
const MOST_HEADING: Length = 3_200;

pub(super) fn sheet(
    (definition, regency): (&Definition, &Regency),
    identity: SopIdentitySheet,
    language: Language,
) -> SopSheet {
    let mut chart = Chart::of(definition, regency, language);
    let columns = Columns::for_lanes(chart.lanes.len());
    let headings: Vec<SopHeading> = chart.lanes.iter().map(|lane| heading(lane, columns.lane)).collect();
    let heading_height = headings
        .iter()
        .map(heading_height)
        .max()
        .unwrap_or(0)
        .clamp(600, MOST_HEADING);
    let page_height = TABLE_HEIGHT - UPPER_HEADING - heading_height;
    let mut letters = Type::of(LETTERS[0]);
    let mut rows = Vec::new();
    for size in LETTERS {
        letters = Type::of(size);
        let steps = definition.steps.iter().enumerate();
        rows = steps
            .map(|(at, step)| SopRow::new(definition, (at, step), &chart, (&columns, letters), language))
            .collect();
        let highest = rows.iter().map(|row| row.height(letters)).max().unwrap_or(0);
        if highest <= page_height {
            break;
        }
    }
    for (drawn, row) in chart.rows.iter_mut().zip(&rows) {
        drawn.least_height = row.height(letters).min(page_height);
    }
    let layout = lay_out(&chart, &columns.measures(page_height));
    SopSheet {
        language,
        identity,
        columns,
        headings,
        heading_height,
        letters,
        rows,
        layout,
    }
}

impl Columns {
    /// As wide as the drawing asks, the rest for the words.
    pub(super) fn for_lanes(lanes: usize) -> Self {
        let lanes = Length::try_from(lanes.max(1)).unwrap_or(Length::MAX);
        let lane = (12_600 / lanes).min(2_300);
        let rest = TABLE_WIDTH - NUMBER - lane * lanes;
        let (name, inputs, output, time) = (rest * 27 / 100, rest * 24 / 100, rest * 16 / 100, rest * 9 / 100);
        Self {
            number: NUMBER,
            name,
            lane,
            inputs,
            time,
            output,
            notes: rest - name - inputs - output - time,
        }
    }

    /// Of the words within the drawing.
    pub(crate) const fn label_letters(&self) -> Type {
        Type::of(65)
    }

    pub(super) fn measures(&self, page_height: Length) -> Measures {
        Measures {
            lane_width: self.lane,
            symbol_width: (self.lane * 3 / 5).min(1_250),
            symbol_height: 660,
            small_width: 1_150.min(self.lane * 4 / 5),
            small_height: 420,
            pitch: 150,
            label: self.label_letters(),
            page_height: Some(page_height),
        }
    }
}

impl SopRow {
    fn new(
        definition: &Definition,
        (at, step): (usize, &Step),
        chart: &Chart,
        (columns, letters): (&Columns, Type),
        language: Language,
    ) -> Self {
        let inputs: Vec<&str> = step.inputs.iter().map(|input| input.within(language)).collect();
        let notes = notes(definition, step, language);
        let output = step.output.within(language);
        let list = |items: &[&str], width: Length| -> Vec<String> {
            let text = items
                .iter()
                .map(|item| format!("- {item}"))
                .collect::<Vec<_>>()
                .join("\n");
            let text = if items.len() == 1 { items[0].to_owned() } else { text };
            letters.wrapped(&text, width - 2 * INSET)
        };
        let lines = |text: &str, width: Length| letters.wrapped(text, width - 2 * INSET);
        let said: Vec<&str> = notes.iter().map(String::as_str).collect();
        Self {
            number: at + 1,
            name: lines(step.name.within(language), columns.name),
            inputs: list(&inputs, columns.inputs),
            time: lines(&step.time.words(language), columns.time),
            output: lines(output, columns.output),
            notes: list(&said, columns.notes),
            whole: [inputs.join("; "), output.to_owned(), notes.join("; ")],
            performer: chart.lanes[chart.rows[at].lane].clone(),
            lane: chart.rows[at].lane,
            drawn: drawn(chart, at, language),
        }
    }

    fn height(&self, letters: Type) -> Length {
        let cells = [&self.name, &self.inputs, &self.time, &self.output, &self.notes];
        let most = cells.iter().map(|lines| lines.len()).max().unwrap_or(0);
        letters.height(most) + 2 * INSET
    }
}

/// `◇ lengkap: ke nomor 3; belum lengkap (30 hari): ke nomor 1`
fn drawn(chart: &Chart, row: usize, language: Language) -> String {
    let symbol = match chart.rows[row].shape {
        Shape::Box => words::ACTIVITY,
        Shape::Diamond => words::DECISION,
    };
    let arrows = chart.arrows.iter().filter(|arrow| arrow.from == row);
    let ways: Vec<String> = arrows
        .map(|arrow| {
            let goal = goal_words(&arrow.to, language);
            match &arrow.label {
                Some(label) => format!("{label}: {goal}"),
                None => goal,
            }
        })
        .collect();
    let start = if chart.start == row {
        format!("{}, ", chart.start_text)
    } else {
        String::new()
    };
    format!("{start}{} → {}", symbol.within(language), ways.join("; "))
}

fn heading(lane: &str, width: Length) -> SopHeading {
    let letters = SopHeading::LETTERS;
    let room = width - INSET;
    let is_upright = lane.split_whitespace().any(|word| letters.width(word) > room);
    let lines = if is_upright {
        letters.wrapped(lane, MOST_HEADING - 2 * INSET)
    } else {
        letters.wrapped(lane, room)
    };
    SopHeading {
        text: lane.to_owned(),
        lines,
        is_upright,
    }
}

fn heading_height(heading: &SopHeading) -> Length {
    let letters = SopHeading::LETTERS;
    let along = if heading.is_upright {
        heading.lines.iter().map(|line| letters.width(line)).max().unwrap_or(0)
    } else {
        letters.height(heading.lines.len())
    };
    along + 2 * INSET
}

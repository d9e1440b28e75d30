//! Rows below a heading become activities: words, marks of performers, ways.

use std::collections::BTreeMap;

use maklumat_sop::Ending;

use super::heading::{Column, Heading};
use super::words::{Clause, Goal, clauses, items};
use super::{Grid, Symbol};
use crate::bounds;
use crate::codes::{draft, table as codes};
use crate::foreign::{Activity, Columns, Found, Onward, Way, said};
use crate::place::Place;
use crate::spelling::{plain, tidy};

/// Empty rows in a row that end a table.
const ENOUGH_EMPTY: usize = 3;

/// A row being read.
#[derive(Debug, Default)]
struct Line {
    number: String,
    place: Place,
    name: String,
    columns: Columns,
    by: Vec<String>,
    is_decision: bool,
    inputs: Vec<String>,
    time: String,
    output: String,
    /// Words of the column of the performer, and of the notes.
    drawn: String,
    notes: Vec<String>,
    /// Rows below it that name a result: `Ya`, `Tidak`.
    results: Vec<(String, String)>,
}

/// The activities of a table.
pub(super) fn activities(grid: &Grid, heading: &Heading, found: &mut Found) -> Vec<Activity> {
    unknown_columns(grid, heading, found);
    let lines = lines(grid, heading, found);
    let numbers: BTreeMap<String, usize> = lines
        .iter()
        .enumerate()
        .rev()
        .map(|(at, line)| (line.number.clone(), at))
        .filter(|(number, _)| !number.is_empty())
        .collect();
    let count = lines.len();
    let finished = lines.into_iter().enumerate();
    finished
        .map(|(at, line)| {
            Ways {
                at,
                count,
                numbers: &numbers,
            }
            .activity(line, found)
        })
        .collect()
}

fn unknown_columns(grid: &Grid, heading: &Heading, found: &mut Found) {
    for (at, column) in heading.columns.iter().enumerate() {
        if let Column::Unknown(name) = column {
            let text = said("kolom `{it}` tidak dikenal", "the column `{it}` is not known");
            found.about(&codes::COLUMN_UNKNOWN, &grid.place(heading.top, at), text, name);
        }
    }
}

fn lines(grid: &Grid, heading: &Heading, found: &mut Found) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut empty = 0;
    let has_numbers = heading.columns.contains(&Column::Number);
    for row in heading.body..grid.rows {
        if grid.is_empty_row(row) {
            empty += 1;
            if empty >= ENOUGH_EMPTY {
                break;
            }
            continue;
        }
        empty = 0;
        let line = line(grid, heading, row);
        if is_repeated_heading(&line) {
            continue;
        }
        let stands_alone = !line.name.is_empty()
            && (!has_numbers || !line.number.is_empty() || !line.by.is_empty() || !line.time.is_empty());
        if let Some(result) = result_of(&line)
            && let Some(last) = lines.last_mut()
        {
            last.results
                .push((result, tidy(&format!("{} {}", line.drawn, line.notes.join("; ")))));
        } else if stands_alone {
            if lines.len() >= bounds::ACTIVITIES {
                let text = said(
                    "kegiatan mulai dari `{it}` tidak dibaca",
                    "activities from `{it}` on were not read",
                );
                found.about(&draft::LEFT_OUT, &line.place, text, &line.name);
                break;
            }
            lines.push(line);
        } else if let Some(last) = lines.last_mut().filter(|_| line.number.is_empty()) {
            last.go_on(line);
        } else {
            let text = said("baris `{it}` bukan kegiatan", "the row `{it}` is no activity");
            let words = (0..grid.columns)
                .map(|column| grid.text(row, column))
                .find(|text| !text.is_empty());
            found.about(&codes::ROW_UNREAD, &line.place, text, words.unwrap_or_default());
        }
    }
    for line in &lines {
        if line.by.len() > 1 {
            let text = said(
                "baris ini menandai beberapa pelaksana: {it}",
                "this row marks several performers: {it}",
            );
            let place = line
                .columns
                .by
                .map_or_else(|| line.place.clone(), |column| line.place.column(column));
            found.about(&codes::SEVERAL_PERFORMERS, &place, text, &line.by.join(", "));
        }
    }
    lines
}

fn line(grid: &Grid, heading: &Heading, row: usize) -> Line {
    let mut line = Line::default();
    for (at, column) in heading.columns.iter().enumerate() {
        let text = grid.text(row, at);
        match column {
            Column::Number => line.number = plain(text),
            Column::Activity => {
                line.name = tidy(text);
                line.place = grid.place(row, at);
            }
            Column::Performer(name) => {
                let symbol = grid.symbol(row, at);
                if !text.is_empty() || symbol.is_some() {
                    line.columns.by.get_or_insert(at);
                    line.by.push(name.clone());
                    line.drawn = [line.drawn.as_str(), text].join("\n");
                    line.is_decision |= symbol == Some(Symbol::Decision)
                        || text.contains(['◇', '◆'])
                        || plain(text).contains("keputusan");
                }
            }
            Column::PerformerName => {
                line.columns.by = Some(at);
                line.by.extend(Some(tidy(text)).filter(|name| !name.is_empty()));
            }
            Column::Inputs => (line.inputs, line.columns.inputs) = (items(text), Some(at)),
            Column::Time => (line.time, line.columns.time) = (tidy(text), Some(at)),
            Column::Output => (line.output, line.columns.output) = (tidy(text), Some(at)),
            Column::Notes => {
                line.columns.notes = Some(at);
                line.notes.extend(Some(text.to_owned()).filter(|text| !text.is_empty()));
            }
            Column::Empty | Column::Unknown(_) => {}
        }
    }
    line
}

/// Tables that go on after a page break repeat their heading.
fn is_repeated_heading(line: &Line) -> bool {
    matches!(line.number.as_str(), "no" | "nomor") || plain(&line.name) == "uraian kegiatan"
}

/// `Ya` and `Tidak` as rows of their own.
fn result_of(line: &Line) -> Option<String> {
    let plain = plain(&line.name);
    let is_result = line.number.is_empty()
        && line.time.is_empty()
        && matches!(plain.as_str(), "ya" | "tidak" | "jika ya" | "jika tidak");
    is_result.then(|| plain.trim_start_matches("jika ").to_owned())
}

impl Line {
    /// A further row of the same activity.
    fn go_on(&mut self, more: Self) {
        if !more.name.is_empty() {
            self.name = tidy(&format!("{} {}", self.name, more.name));
        }
        for by in more.by {
            if !self.by.contains(&by) {
                self.by.push(by);
            }
        }
        for input in more.inputs {
            if !self.inputs.contains(&input) && self.inputs.len() < 60 {
                self.inputs.push(input);
            }
        }
        if self.time.is_empty() {
            self.time = more.time;
        }
        if self.output.is_empty() {
            self.output = more.output;
        } else if !more.output.is_empty() {
            self.output = tidy(&format!("{} {}", self.output, more.output));
        }
        self.is_decision |= more.is_decision;
        self.drawn = [self.drawn.as_str(), &more.drawn].join("\n");
        self.notes.extend(more.notes);
    }
}

/// Finds where one line of the table leads.
struct Ways<'n> {
    at: usize,
    count: usize,
    numbers: &'n BTreeMap<String, usize>,
}

impl Ways<'_> {
    fn activity(&self, line: Line, found: &mut Found) -> Activity {
        let mut activity = Activity {
            place: line.place.clone(),
            columns: line.columns,
            by: line.by.first().cloned().unwrap_or_default(),
            is_on_site: line.notes.iter().any(|note| plain(note).contains("di lapangan")),
            ..Activity::default()
        };
        let (drawn, _) = clauses(after_symbol(&line.drawn));
        let (noted, others) = clauses(&line.notes.join("\n"));
        for other in others.iter().filter(|other| plain(other) != "di lapangan") {
            let text = said("keterangan `{it}` menjadi catatan", "the note `{it}` became a comment");
            found.about(&codes::NOTE_UNREAD, &activity.at(line.columns.notes), text, other);
            activity.remarks.push(other.clone());
        }
        let mut ways = drawn;
        for clause in noted {
            // Notes say more than the drawing: there a return leads to a symbol, here it has its time.
            ways.retain(|known| known.label != clause.label || clause.label.is_empty() && known.goal != clause.goal);
            ways.push(clause);
        }
        for (label, words) in &line.results {
            let goal = clauses(words).0.into_iter().next().map(|clause| clause.goal);
            match goal {
                Some(goal) => ways.push(Clause {
                    label: label.clone(),
                    goal,
                }),
                None if label == "ya" => ways.push(Clause {
                    label: label.clone(),
                    goal: Goal::Number(String::new()),
                }),
                None => {}
            }
        }
        self.lead(&mut activity, ways, line.is_decision || !line.results.is_empty(), found);
        activity.name = line.name;
        activity.inputs = line.inputs;
        activity.time = line.time;
        activity.output = line.output;
        activity
    }

    fn lead(&self, activity: &mut Activity, ways: Vec<Clause>, is_decision: bool, found: &mut Found) {
        let mut outcomes: Vec<(String, Onward)> = Vec::new();
        let mut plain_ways: Vec<Onward> = Vec::new();
        let mut parallel = None;
        for Clause { label, goal } in ways {
            let onward = match goal {
                Goal::Parallel { branches, join } => {
                    let branches: Vec<usize> = branches
                        .iter()
                        .filter_map(|number| self.row(number, activity, found))
                        .collect();
                    parallel = self
                        .row(&join, activity, found)
                        .map(|join| Way::Parallel { branches, join });
                    continue;
                }
                Goal::Timeout { after, then } => {
                    activity.timeout = self.row(&then, activity, found).map(|then| (after, then));
                    continue;
                }
                Goal::Number(number) if number.is_empty() => self.next(),
                Goal::Number(number) => self.row(&number, activity, found).map_or(Onward::Unsaid, Onward::Step),
                Goal::Applicant { then, within } => {
                    let resume_at = then
                        .and_then(|number| self.row(&number, activity, found))
                        .unwrap_or(self.at);
                    Onward::Return { resume_at, within }
                }
                Goal::End(ending) => Onward::End {
                    ending,
                    reason: String::new(),
                },
            };
            if label.is_empty() {
                plain_ways.push(onward);
            } else if outcomes.iter().all(|(known, _)| *known != label) {
                outcomes.push((label, onward));
            }
        }
        activity.way = match parallel {
            Some(parallel) => parallel,
            None => self.way(activity, (outcomes, plain_ways), is_decision, found),
        };
    }

    fn way(
        &self,
        activity: &Activity,
        (mut outcomes, plain_ways): (Vec<(String, Onward)>, Vec<Onward>),
        is_decision: bool,
        found: &mut Found,
    ) -> Way {
        let goes_back = |onward: &Onward| match onward {
            Onward::Step(row) => *row <= self.at,
            Onward::Return { .. } => true,
            Onward::End { .. } | Onward::Unsaid => false,
        };
        match (outcomes.as_slice(), plain_ways.first()) {
            ([], None) if is_decision => Way::Decision(vec![
                ("ya".to_owned(), self.next()),
                ("tidak".to_owned(), Onward::Unsaid),
            ]),
            ([], None) => Way::To(self.next()),
            // Nobody always goes back: what is written there is what happens when something is wrong.
            ([], Some(back)) if is_decision || goes_back(back) => {
                let text = said(
                    "`kembali` pada `{it}` dibaca sebagai hasil `tidak` dari sebuah keputusan",
                    "going back at `{it}` was read as the result `tidak` of a decision",
                );
                found.about(
                    &draft::DECISION_INCOMPLETE,
                    &activity.at(activity.columns.notes),
                    text,
                    &activity.place.to_string(),
                );
                Way::Decision(vec![("ya".to_owned(), self.next()), ("tidak".to_owned(), back.clone())])
            }
            ([], Some(onward)) => Way::To(onward.clone()),
            ([(label, onward)], _) => {
                let other = opposite(label);
                let other_way = if goes_back(onward) { self.next() } else { Onward::Unsaid };
                outcomes.insert(0, (other, plain_ways.first().cloned().unwrap_or(other_way)));
                Way::Decision(outcomes)
            }
            _ => Way::Decision(outcomes),
        }
    }

    fn next(&self) -> Onward {
        if self.at + 1 < self.count {
            Onward::Step(self.at + 1)
        } else {
            Onward::End {
                ending: Ending::Done,
                reason: String::new(),
            }
        }
    }

    fn row(&self, number: &str, activity: &Activity, found: &mut Found) -> Option<usize> {
        let row = self.numbers.get(number).copied();
        if row.is_none() {
            let text = said("tidak ada kegiatan nomor {it}", "there is no activity number {it}");
            found.about(
                &codes::STEP_NUMBER_UNKNOWN,
                &activity.at(activity.columns.notes),
                text,
                number,
            );
        }
        row
    }
}

/// Our own sheets write the symbol and `→` before the ways.
fn after_symbol(drawn: &str) -> &str {
    drawn.split_once('→').map_or("", |(_, ways)| ways)
}

/// The other result: of `tidak lengkap` it is `lengkap`.
fn opposite(label: &str) -> String {
    for not in ["tidak ", "belum ", "kurang "] {
        if let Some(rest) = label.strip_prefix(not) {
            return rest.to_owned();
        }
    }
    match label {
        "tidak" => "ya".to_owned(),
        "ya" => "tidak".to_owned(),
        other => format!("tidak {other}"),
    }
}

//! Answers out of a table of cells, as a spreadsheet or a CSV file holds them: a row for each person.
//!
//! Columns are known by `U1` to `U9`, by the key of an element, or by one of its names; case, spaces and signs do not
//! count. `U1` to `U9` mean the order of the *questionnaire*, in which facilities are eighth and complaints ninth. Where a
//! heading has both a number and a name that disagree, the name counts, and a finding says so.

mod columns;
mod findings;

use crate::form::{Form, Score};
use crate::instrument::Element;
use crate::questionnaire::Questionnaire;
use crate::respondent::Trait;
use crate::spelling::plain;
use columns::{Column, Heading};

pub use findings::{TableFinding, TableFindingKind, TableRefusal};

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadAnswers {
    /// In the order of the rows.
    pub forms: Vec<Form>,
    /// In the order of the table. At most [`FINDINGS`] are kept.
    pub findings: Vec<TableFinding>,
    /// Findings beyond those.
    pub more_findings: usize,
}

/// So many findings of one table are told one by one; the others are only counted.
pub const FINDINGS: usize = 500;

/// Reads the answers of a table.
///
/// A blank is not filled in. What is neither blank nor 1 to 4 nor one of the four options is not filled in either, and is a
/// finding. Rows below the answers that add them up are left out.
///
/// # Errors
/// If no row near the top names two elements or more.
pub fn read_answers(questionnaire: &Questionnaire, rows: &[Vec<String>]) -> Result<ReadAnswers, TableRefusal> {
    if rows.iter().all(|row| is_blank(row)) {
        return Err(TableRefusal::Empty);
    }
    let heading = columns::find(questionnaire, rows).ok_or(TableRefusal::NoHeading)?;
    let mut reader = Reader {
        questionnaire,
        heading: &heading,
        read: ReadAnswers {
            forms: Vec::new(),
            findings: Vec::new(),
            more_findings: 0,
        },
    };
    for finding in &heading.findings {
        reader.find(finding.clone());
    }
    for (at, row) in rows.iter().enumerate().skip(heading.row + 1) {
        reader.row(at, row);
    }
    Ok(reader.read)
}

struct Reader<'a> {
    questionnaire: &'a Questionnaire,
    heading: &'a Heading,
    read: ReadAnswers,
}

impl Reader<'_> {
    fn row(&mut self, at: usize, cells: &[String]) {
        if is_blank(cells) {
            return;
        }
        if let Some((column, words)) = self.summing_up(cells) {
            self.find(TableFinding::at(at, column, TableFindingKind::SumRow { words }));
            return;
        }
        let mut form = self.questionnaire.blank();
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()) {
            match self.heading.columns.get(column) {
                Some(Column::Element(element)) => self.answer(&mut form, (at, column), *element, cell),
                Some(Column::Trait(of)) => self.class(&mut form, (at, column), *of, cell),
                Some(Column::Service) => form.respondent.service = Some(cell.trim().to_owned()),
                Some(Column::Other) => {}
                None => {
                    let value = findings::short(cell);
                    self.find(TableFinding::at(at, column, TableFindingKind::BeyondHeading { value }));
                }
            }
        }
        if form.is_empty() {
            self.find(TableFinding::at(at, 0, TableFindingKind::NothingFilled));
        }
        self.read.forms.push(form);
    }

    fn answer(&mut self, form: &mut Form, (row, column): (usize, usize), element: usize, cell: &str) {
        let Some(of) = self.questionnaire.elements().get(element) else {
            return;
        };
        match answer(of, cell) {
            Answer::Blank => {}
            Answer::Score(score) => form.answers[element] = Some(score),
            Answer::Unknown => {
                let kind = TableFindingKind::NotAScore {
                    element: of.name.clone(),
                    value: findings::short(cell),
                };
                self.find(TableFinding::at(row, column, kind));
            }
        }
    }

    fn class(&mut self, form: &mut Form, (row, column): (usize, usize), of: Trait, cell: &str) {
        let class = of.class(cell);
        if class.is_none() && !is_dash(cell) {
            let value = findings::short(cell);
            self.find(TableFinding::at(
                row,
                column,
                TableFindingKind::UnknownClass { of, value },
            ));
        }
        match of {
            Trait::Sex => form.respondent.sex = class,
            Trait::Age => form.respondent.age = class,
            Trait::Education => form.respondent.education = class,
            Trait::Occupation => form.respondent.occupation = class,
        }
    }

    /// The first words of a row, if they say that it adds up others and nobody answers by them.
    fn summing_up(&self, cells: &[String]) -> Option<(usize, String)> {
        let (column, cell) = cells.iter().enumerate().find(|(_, cell)| !cell.trim().is_empty())?;
        let words = plain(cell);
        let is_other = matches!(self.heading.columns.get(column), Some(Column::Other) | None);
        let first = words.split(' ').next().unwrap_or_default();
        let sums = [
            "jumlah", "total", "nrr", "rata", "rerata", "ikm", "skm", "bobot", "average", "mean", "sum",
        ];
        let is_sum = sums.contains(&first) || words.starts_with("nilai per") || words.starts_with("nilai rata");
        (is_other && is_sum).then(|| (column, findings::short(cell)))
    }

    fn find(&mut self, finding: TableFinding) {
        if self.read.findings.len() < FINDINGS {
            self.read.findings.push(finding);
        } else {
            self.read.more_findings += 1;
        }
    }
}

enum Answer {
    Blank,
    Score(Score),
    Unknown,
}

/// `3`, `3.0`, `3,00`, or the words of an option in either language.
fn answer(element: &Element, cell: &str) -> Answer {
    let cell = cell.trim();
    if is_dash(cell) {
        return Answer::Blank;
    }
    let whole = cell.split_once(['.', ',']).map_or(cell, |(whole, decimals)| {
        let is_nothing = !decimals.is_empty() && decimals.bytes().all(|digit| digit == b'0');
        if is_nothing { whole } else { cell }
    });
    if let Some(score) = whole.parse().ok().and_then(Score::new) {
        return Answer::Score(score);
    }
    let words = plain(cell);
    let is_it = |text: &str| !words.is_empty() && plain(text) == words;
    let options = Score::ALL.into_iter().zip(&element.wording.options);
    let mut said = options.filter(|(_, option)| is_it(&option.id) || option.en.as_deref().is_some_and(is_it));
    match (said.next(), said.next()) {
        (Some((score, _)), None) => Answer::Score(score),
        _ => Answer::Unknown,
    }
}

fn is_blank(cells: &[String]) -> bool {
    cells.iter().all(|cell| cell.trim().is_empty())
}

/// What people write where nothing is to be said.
fn is_dash(cell: &str) -> bool {
    matches!(cell.trim(), "" | "-" | "\u{2013}" | "\u{2014}")
}

//! Which column holds what, by the words above it.

use super::findings::{self, TableFinding, TableFindingKind};
use crate::instrument::Element;
use crate::questionnaire::Questionnaire;
use crate::respondent::Trait;
use crate::spelling::plain;

/// The row of headings is looked for in so many rows from the top; titles and the name of the office may stand above it.
const ROWS_ABOVE: usize = 30;

/// A row that names fewer elements is no heading: the word "waktu" may stand in any title.
const FEWEST_ELEMENTS: usize = 2;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// By its place in the questionnaire.
    Element(usize),
    Trait(Trait),
    Service,
    Other,
}

pub(super) struct Heading {
    pub(super) row: usize,
    pub(super) columns: Vec<Column>,
    pub(super) findings: Vec<TableFinding>,
}

/// The first row near the top that names enough elements.
pub(super) fn find(questionnaire: &Questionnaire, rows: &[Vec<String>]) -> Option<Heading> {
    let names = Names::of(questionnaire);
    let mut near = rows.iter().enumerate().take(ROWS_ABOVE);
    near.find_map(|(at, row)| {
        let heading = names.heading(at, row);
        let elements = heading
            .columns
            .iter()
            .filter(|column| matches!(column, Column::Element(_)));
        (elements.count() >= FEWEST_ELEMENTS).then_some(heading)
    })
}

/// The words by which elements are known.
struct Names<'q> {
    elements: &'q [Element],
    /// Of each element, made comparable.
    plain: Vec<Vec<String>>,
}

/// What the words above a column mean.
enum Meant {
    Column(Column),
    /// The number says one element, the name another, which counts.
    NameOverNumber {
        named: usize,
    },
}

impl<'q> Names<'q> {
    fn of(questionnaire: &'q Questionnaire) -> Self {
        let elements = questionnaire.elements();
        let plain = elements.iter().map(|element| {
            let both = [&element.name, &element.wording.question];
            let texts = both
                .into_iter()
                .flat_map(|text| [Some(text.id.as_str()), text.en.as_deref()]);
            let all = texts
                .flatten()
                .chain([element.key.as_str()])
                .chain(element.also.iter().map(String::as_str));
            all.map(plain).filter(|name| !name.is_empty()).collect()
        });
        Self {
            plain: plain.collect(),
            elements,
        }
    }

    fn heading(&self, at: usize, row: &[String]) -> Heading {
        let mut heading = Heading {
            row: at,
            columns: Vec::new(),
            findings: Vec::new(),
        };
        for (column, words) in row.iter().enumerate() {
            let mut find = |kind| heading.findings.push(TableFinding::at(at, column, kind));
            let meant = match self.meant(words) {
                Meant::Column(meant) => meant,
                Meant::NameOverNumber { named } => {
                    let element = self.elements[named].name.clone();
                    find(TableFindingKind::NameOverNumber {
                        heading: findings::short(words),
                        element,
                    });
                    Column::Element(named)
                }
            };
            let is_twice = meant != Column::Other && heading.columns.contains(&meant);
            if is_twice {
                find(TableFindingKind::ColumnTwice {
                    heading: findings::short(words),
                });
            } else if meant == Column::Other && !plain(words).is_empty() {
                find(TableFindingKind::ColumnNotRead {
                    heading: findings::short(words),
                });
            }
            heading.columns.push(if is_twice { Column::Other } else { meant });
        }
        for (place, element) in self.elements.iter().enumerate() {
            if !heading.columns.contains(&Column::Element(place)) {
                let element = element.name.clone();
                let kind = TableFindingKind::ElementMissing { element };
                heading.findings.push(TableFinding::in_row(at, kind));
            }
        }
        heading
    }

    fn meant(&self, words: &str) -> Meant {
        let words = plain(words);
        if let Some(element) = self.named(&words) {
            return Meant::Column(Column::Element(element));
        }
        if let Some((number, rest)) = numbered(&words)
            && let Some(counted) = number.checked_sub(1).filter(|counted| *counted < self.elements.len())
        {
            return match self.named(rest) {
                Some(named) if named != counted => Meant::NameOverNumber { named },
                Some(_) | None => Meant::Column(Column::Element(counted)),
            };
        }
        Meant::Column(about_the_respondent(&words))
    }

    fn named(&self, plain: &str) -> Option<usize> {
        let is_it = |names: &Vec<String>| names.iter().any(|name| name == plain);
        self.plain.iter().position(is_it)
    }
}

/// `u8`, `u 08`, `unsur 8`, with whatever follows it.
fn numbered(words: &str) -> Option<(usize, &str)> {
    let rest = words
        .strip_prefix("unsur")
        .or_else(|| words.strip_prefix('u'))?
        .trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = rest.split_at(digits);
    let is_apart = rest.is_empty() || rest.starts_with(' ');
    let number = number.parse().ok().filter(|_| digits <= 2 && is_apart)?;
    Some((number, rest.trim_start()))
}

fn about_the_respondent(words: &str) -> Column {
    match words {
        "jenis kelamin" | "kelamin" | "jk" | "l p" | "sex" | "gender" => Column::Trait(Trait::Sex),
        "usia" | "umur" | "usia tahun" | "umur tahun" | "age" => Column::Trait(Trait::Age),
        "pendidikan" | "pendidikan terakhir" | "education" => Column::Trait(Trait::Education),
        "pekerjaan" | "pekerjaan utama" | "occupation" => Column::Trait(Trait::Occupation),
        "layanan" | "jenis layanan" | "jenis layanan yang diterima" | "jenis pelayanan" | "service" => Column::Service,
        _ => Column::Other,
    }
}

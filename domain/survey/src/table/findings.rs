//! What was wrong in a table, where, and what to do.

use maklumat_vocabulary::{LocalizedText, Phrase, Severity, Text};

use crate::respondent::Trait;

/// One thing in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableFinding {
    /// From 1, as a spreadsheet counts.
    pub row: usize,
    /// From 1; `None` where a whole row is meant.
    pub column: Option<usize>,
    pub kind: TableFindingKind,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableFindingKind {
    /// Neither 1 to 4 nor one of the options: not filled in.
    NotAScore { element: LocalizedText, value: String },
    /// A trait of a respondent in no class: not filled in.
    UnknownClass { of: Trait, value: String },
    /// The number in a heading is another element's than its name.
    NameOverNumber { heading: String, element: LocalizedText },
    /// A second column for the same thing: not read.
    ColumnTwice { heading: String },
    /// A column that is about something else.
    ColumnNotRead { heading: String },
    /// An element has no column.
    ElementMissing { element: LocalizedText },
    /// A value to the right of all headings.
    BeyondHeading { value: String },
    /// A row that adds up others: not read.
    SumRow { words: String },
    /// A row in which no element is filled in.
    NothingFilled,
}

/// Why a table is not read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableRefusal {
    Empty,
    /// No row names two elements.
    NoHeading,
}

/// Letters of a cell that are quoted.
const QUOTED: usize = 40;

/// The beginning of a cell in one line, to be quoted.
pub(super) fn short(cell: &str) -> String {
    let line: Vec<&str> = cell.split_whitespace().collect();
    let line = line.join(" ");
    if line.chars().count() <= QUOTED {
        return line;
    }
    line.chars().take(QUOTED).chain(['\u{2026}']).collect()
}

impl TableFinding {
    /// Row and column from 0.
    pub(super) const fn at(row: usize, column: usize, kind: TableFindingKind) -> Self {
        Self {
            row: row + 1,
            column: Some(column + 1),
            kind,
        }
    }

    pub(super) const fn in_row(row: usize, kind: TableFindingKind) -> Self {
        Self {
            row: row + 1,
            column: None,
            kind,
        }
    }
}

impl TableFindingKind {
    /// A word that stays, for programs: `not-a-score`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::NotAScore { .. } => "not-a-score",
            Self::UnknownClass { .. } => "unknown-class",
            Self::NameOverNumber { .. } => "name-over-number",
            Self::ColumnTwice { .. } => "column-twice",
            Self::ColumnNotRead { .. } => "column-not-read",
            Self::ElementMissing { .. } => "element-missing",
            Self::BeyondHeading { .. } => "beyond-heading",
            Self::SumRow { .. } => "sum-row",
            Self::NothingFilled => "nothing-filled",
        }
    }

    /// Whether an answer may have been lost by it.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::NotAScore { .. }
            | Self::NameOverNumber { .. }
            | Self::ColumnTwice { .. }
            | Self::ElementMissing { .. }
            | Self::BeyondHeading { .. }
            | Self::NothingFilled => Severity::Warning,
            Self::UnknownClass { .. } | Self::ColumnNotRead { .. } | Self::SumRow { .. } => Severity::Advice,
        }
    }

    /// What was wrong.
    #[must_use]
    pub fn what(&self) -> Phrase {
        let about = |text: Text, element: &LocalizedText| {
            let en = element.en.as_ref().unwrap_or(&element.id);
            Phrase::new(text).with_words("element", element.id.clone(), en.clone())
        };
        match self {
            Self::NotAScore { element, value } => about(NOT_A_SCORE.0, element).with("value", value),
            Self::UnknownClass { of, value } => Phrase::new(UNKNOWN_CLASS.0)
                .with_words("trait", of.words().id, of.words().en)
                .with("value", value),
            Self::NameOverNumber { heading, element } => about(NAME_OVER_NUMBER.0, element).with("heading", heading),
            Self::ColumnTwice { heading } => Phrase::new(COLUMN_TWICE.0).with("heading", heading),
            Self::ColumnNotRead { heading } => Phrase::new(COLUMN_NOT_READ.0).with("heading", heading),
            Self::ElementMissing { element } => about(ELEMENT_MISSING.0, element),
            Self::BeyondHeading { value } => Phrase::new(BEYOND_HEADING.0).with("value", value),
            Self::SumRow { words } => Phrase::new(SUM_ROW.0).with("words", words),
            Self::NothingFilled => Phrase::new(NOTHING_FILLED.0),
        }
    }

    /// What to do.
    #[must_use]
    pub const fn then(&self) -> Text {
        match self {
            Self::NotAScore { .. } => NOT_A_SCORE.1,
            Self::UnknownClass { .. } => UNKNOWN_CLASS.1,
            Self::NameOverNumber { .. } => NAME_OVER_NUMBER.1,
            Self::ColumnTwice { .. } => COLUMN_TWICE.1,
            Self::ColumnNotRead { .. } => COLUMN_NOT_READ.1,
            Self::ElementMissing { .. } => ELEMENT_MISSING.1,
            Self::BeyondHeading { .. } => BEYOND_HEADING.1,
            Self::SumRow { .. } => SUM_ROW.1,
            Self::NothingFilled => NOTHING_FILLED.1,
        }
    }
}

impl TableRefusal {
    /// A word that stays, for programs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NoHeading => "no-heading",
        }
    }

    /// What is wrong, and what to do.
    #[must_use]
    pub const fn words(self) -> (Text, Text) {
        match self {
            Self::Empty => EMPTY,
            Self::NoHeading => NO_HEADING,
        }
    }
}

const fn text(id: &'static str, en: &'static str) -> Text {
    Text { id, en }
}

const NOT_A_SCORE: (Text, Text) = (
    text(
        "`{value}` bukan nilai untuk unsur `{element}`, jadi dihitung tidak diisi",
        "`{value}` is no score for the element `{element}`, so it counts as not filled in",
    ),
    text(
        "tulis 1, 2, 3, atau 4, atau kosongkan bila tidak dijawab",
        "write 1, 2, 3 or 4, or leave it blank if it was not answered",
    ),
);
const UNKNOWN_CLASS: (Text, Text) = (
    text(
        "`{value}` tidak dikenal sebagai `{trait}`, jadi dihitung tidak diisi",
        "`{value}` is not known as `{trait}`, so it counts as not filled in",
    ),
    text(
        "pilih salah satu pilihan pada kuesioner",
        "choose one of the options of the questionnaire",
    ),
);
const NAME_OVER_NUMBER: (Text, Text) = (
    text(
        "nomor pada `{heading}` bukan nomor unsur `{element}` di kuesioner; kolom ini dibaca menurut namanya",
        "the number in `{heading}` is not that of the element `{element}` in the questionnaire; the column is read by its name",
    ),
    text(
        "pastikan isinya memang unsur itu: kuesioner menanyakan sarana sebagai U8 dan pengaduan sebagai U9",
        "make sure that it holds that element: the questionnaire asks facilities as U8 and complaints as U9",
    ),
);
const COLUMN_TWICE: (Text, Text) = (
    text(
        "kolom `{heading}` sudah ada di sebelah kirinya, jadi tidak dibaca",
        "the column `{heading}` is there already, to the left of it, so it is not read",
    ),
    text(
        "hapus salah satu, atau beri nama lain",
        "remove one of them, or name it otherwise",
    ),
);
const COLUMN_NOT_READ: (Text, Text) = (
    text("kolom `{heading}` tidak dibaca", "the column `{heading}` is not read"),
    text(
        "biarkan bila bukan unsur; bila unsur, beri nama U1 sampai U9",
        "leave it if it is no element; if it is one, call it U1 to U9",
    ),
);
const ELEMENT_MISSING: (Text, Text) = (
    text(
        "tidak ada kolom untuk unsur `{element}`",
        "there is no column for the element `{element}`",
    ),
    text(
        "tambahkan kolomnya: tanpa semua unsur tidak ada indeks",
        "add the column: without all elements there is no index",
    ),
);
const BEYOND_HEADING: (Text, Text) = (
    text(
        "`{value}` ada di sebelah kanan semua kepala kolom, jadi tidak dibaca",
        "`{value}` stands to the right of all headings, so it is not read",
    ),
    text(
        "periksa apakah baris ini bergeser, misalnya karena pemisah di dalam teks",
        "see whether the row is shifted, by a separator within a text for example",
    ),
);
const SUM_ROW: (Text, Text) = (
    text(
        "baris `{words}` tampak seperti penjumlahan, jadi tidak dihitung sebagai jawaban",
        "the row `{words}` looks like a sum, so it does not count as an answer",
    ),
    text(
        "bila ini jawaban seseorang, ganti kata pertamanya",
        "if it is somebody's answer, change its first word",
    ),
);
const NOTHING_FILLED: (Text, Text) = (
    text(
        "tidak satu unsur pun diisi pada baris ini, jadi kuesioner ini tidak dihitung",
        "no element is filled in in this row, so the form does not count",
    ),
    text(
        "isi nilainya, atau hapus baris ini",
        "fill in its scores, or remove the row",
    ),
);
const EMPTY: (Text, Text) = (
    text("tabel ini kosong", "this table is empty"),
    text(
        "tulis kepala kolom U1 sampai U9, lalu satu baris untuk tiap orang",
        "write the headings U1 to U9, then a row for each person",
    ),
);
const NO_HEADING: (Text, Text) = (
    text(
        "tidak ada baris kepala kolom yang menyebut unsur",
        "there is no row of headings that names elements",
    ),
    text(
        "tulis U1 sampai U9 di atas kolom, menurut urutan pertanyaan di kuesioner",
        "write U1 to U9 above the columns, in the order in which the questionnaire asks",
    ),
);

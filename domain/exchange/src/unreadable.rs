//! Why a file is not read at all.

use maklumat_vocabulary::{Phrase, Text};

/// The rules say no to a file as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Larger than any procedure, packed or unpacked.
    TooLarge,
    /// Elements inside one another beyond any bound, or too many of them.
    TooDeep,
    /// Neither XML nor an archive of XML.
    UnknownNotation,
    /// Workbooks and documents of before 2007, or locked with a password.
    OldOrLocked,
    /// Not well-formed XML; line and column from 1.
    NotXml { line: u32, column: u32 },
    /// A document type or entities of its own: never needed, and a known trap.
    HasEntities,
    /// The archive is torn.
    TornArchive,
    /// A part the notation cannot do without is missing, `word/document.xml`.
    NoPart(&'static str),
    /// XML, but not BPMN.
    NotBpmn,
    /// BPMN without an activity.
    NoActivity,
    /// No table with a column of activities.
    NoTable,
    /// The table has its headings and nothing below them.
    EmptyTable,
}

impl Unreadable {
    /// What is wrong.
    #[must_use]
    pub fn what(&self) -> Phrase {
        match self {
            Self::NotXml { line, column } => Phrase::new(self.texts().0).with("line", line).with("column", column),
            Self::NoPart(part) => Phrase::new(self.texts().0).with("part", part),
            Self::TooLarge
            | Self::TooDeep
            | Self::UnknownNotation
            | Self::OldOrLocked
            | Self::HasEntities
            | Self::TornArchive
            | Self::NotBpmn
            | Self::NoActivity
            | Self::NoTable
            | Self::EmptyTable => Phrase::new(self.texts().0),
        }
    }

    /// What to do.
    #[must_use]
    pub const fn then(&self) -> Text {
        self.texts().1
    }

    /// A word that stays, for programs: `too-large`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::TooLarge => "too-large",
            Self::TooDeep => "too-deep",
            Self::UnknownNotation => "unknown-notation",
            Self::OldOrLocked => "old-or-locked",
            Self::NotXml { .. } => "not-xml",
            Self::HasEntities => "has-entities",
            Self::TornArchive => "torn-archive",
            Self::NoPart(_) => "no-part",
            Self::NotBpmn => "not-bpmn",
            Self::NoActivity => "no-activity",
            Self::NoTable => "no-table",
            Self::EmptyTable => "empty-table",
        }
    }

    const fn texts(&self) -> (Text, Text) {
        match self {
            Self::TooLarge => TOO_LARGE,
            Self::TooDeep => TOO_DEEP,
            Self::UnknownNotation => UNKNOWN_NOTATION,
            Self::OldOrLocked => OLD_OR_LOCKED,
            Self::NotXml { .. } => NOT_XML,
            Self::HasEntities => HAS_ENTITIES,
            Self::TornArchive => TORN_ARCHIVE,
            Self::NoPart(_) => NO_PART,
            Self::NotBpmn => NOT_BPMN,
            Self::NoActivity => NO_ACTIVITY,
            Self::NoTable => NO_TABLE,
            Self::EmptyTable => EMPTY_TABLE,
        }
    }
}

const fn text(id: &'static str, en: &'static str) -> Text {
    Text { id, en }
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

const TOO_LARGE: (Text, Text) = (
    text("berkas ini terlalu besar", "this file is too large"),
    text(
        "pisahkan satu SOP ke berkas sendiri, tanpa gambar, paling besar 10 MB",
        "put one SOP into a file of its own, without pictures, of at most 10 MB",
    ),
);

const TOO_DEEP: (Text, Text) = (
    text(
        "isi berkas ini bertingkat terlalu dalam atau terlalu banyak",
        "what is in this file is nested too deep, or there is too much of it",
    ),
    text(
        "buka di program asalnya dan simpan ulang hanya SOP ini",
        "open it where it was made and save only this SOP again",
    ),
);

const UNKNOWN_NOTATION: (Text, Text) = (
    text(
        "berkas ini bukan buku kerja Excel, dokumen Word, atau BPMN",
        "this file is neither an Excel workbook, nor a Word document, nor BPMN",
    ),
    text(
        "simpan sebagai .xlsx, .docx, atau .bpmn lalu coba lagi",
        "save it as .xlsx, .docx or .bpmn and try again",
    ),
);

const OLD_OR_LOCKED: (Text, Text) = (
    text(
        "berkas ini berbentuk lama (.xls, .doc) atau dikunci kata sandi",
        "this file has an old form (.xls, .doc) or is locked with a password",
    ),
    text(
        "simpan ulang sebagai .xlsx atau .docx tanpa kata sandi",
        "save it again as .xlsx or .docx without a password",
    ),
);

const NOT_XML: (Text, Text) = (
    text(
        "isi berkas rusak pada baris {line}, kolom {column}",
        "the content of the file is broken at line {line}, column {column}",
    ),
    text(
        "buka di program asalnya dan simpan ulang",
        "open it where it was made and save it again",
    ),
);

const HAS_ENTITIES: (Text, Text) = (
    text(
        "berkas ini memuat DTD atau entitas, yang tidak pernah diperlukan",
        "this file holds a DTD or entities, which are never needed",
    ),
    text(
        "hapus baris <!DOCTYPE ...> atau simpan ulang dari program asalnya",
        "remove the line <!DOCTYPE ...>, or save it again where it was made",
    ),
);

const TORN_ARCHIVE: (Text, Text) = (
    text("berkas ini rusak atau terpotong", "this file is damaged or cut off"),
    text(
        "ambil lagi berkasnya, atau simpan ulang dari program asalnya",
        "fetch the file again, or save it again where it was made",
    ),
);

const NO_PART: (Text, Text) = (
    text("berkas ini tidak memuat {part}", "this file holds no {part}"),
    text(
        "simpan ulang dari program asalnya sebagai .xlsx atau .docx",
        "save it again where it was made, as .xlsx or .docx",
    ),
);

const NOT_BPMN: (Text, Text) = (
    text("berkas XML ini bukan BPMN 2.0", "this XML file is not BPMN 2.0"),
    text(
        "keluarkan diagramnya sebagai BPMN 2.0 dari program asalnya",
        "export the diagram as BPMN 2.0 where it was made",
    ),
);

const NO_ACTIVITY: (Text, Text) = (
    text(
        "tidak ada satu kegiatan pun di dalam BPMN ini",
        "there is not one activity in this BPMN",
    ),
    text(
        "pilih berkas yang memuat alur kegiatannya",
        "choose the file that holds the flow of activities",
    ),
);

const NO_TABLE: (Text, Text) = (
    text(
        "tidak ada tabel dengan kolom Uraian Kegiatan atau Kegiatan",
        "there is no table with a column Uraian Kegiatan or Kegiatan",
    ),
    text(
        "beri kepala kolom No, Uraian Kegiatan, Pelaksana, Kelengkapan, Waktu, Output, Keterangan",
        "give it the column headings No, Uraian Kegiatan, Pelaksana, Kelengkapan, Waktu, Output, Keterangan",
    ),
);

const EMPTY_TABLE: (Text, Text) = (
    text(
        "tabel kegiatannya masih kosong",
        "the table of activities is still empty",
    ),
    text(
        "isi paling sedikit satu baris di bawah kepala tabel, lalu coba lagi",
        "fill in at least one row below the headings, then try again",
    ),
);

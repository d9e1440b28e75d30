//! What was wrong in an export, in which row, and what to do.

use maklumat_vocabulary::{Phrase, Severity, Text};

/// One thing in one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportFinding {
    /// From 1, as a spreadsheet counts.
    pub row: usize,
    pub kind: ImportFindingKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportFindingKind {
    /// No row near the top has two known names; nothing is read.
    NoHeading,
    /// Neither title nor body; the row is left out.
    SaysNothing,
    /// Brought over before, or twice in this table; left out.
    KnownAlready,
    /// No tracking id; one is made of the row.
    NoTracking,
    /// Kept as a note.
    UnknownUnit { name: String },
    /// Kept as a note.
    NotADay { cell: String },
    /// Counts as yes.
    NeitherYesNorNo { cell: String },
    /// Columns that tell who an anonymous reporter is are not taken over.
    NameOfAnonymous,
}

const fn text(id: &'static str, en: &'static str) -> Phrase {
    Phrase::new(Text { id, en })
}

impl ImportFindingKind {
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::NoHeading | Self::SaysNothing => Severity::Error,
            Self::NoTracking | Self::UnknownUnit { .. } | Self::NotADay { .. } | Self::NeitherYesNorNo { .. } => {
                Severity::Warning
            }
            Self::KnownAlready | Self::NameOfAnonymous => Severity::Advice,
        }
    }

    /// What was found and what to do.
    #[must_use]
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::NoHeading => text(
                "tidak ada baris judul kolom; beri nama kolom seperti `Judul`, `Isi`, dan `Tracking ID`",
                "there is no row of headings; name the columns as `Judul`, `Isi` and `Tracking ID`",
            ),
            Self::SaysNothing => text(
                "judul dan isi kosong, baris ini dilewati; isi salah satunya",
                "title and body are empty and the row is left out; fill in one of them",
            ),
            Self::KnownAlready => text(
                "laporan ini sudah pernah dimasukkan, baris ini dilewati",
                "this report was brought over before and the row is left out",
            ),
            Self::NoTracking => text(
                "tidak ada tracking ID, dibuat dari isi baris; periksa apakah laporan ini sudah ada",
                "there is no tracking id and one was made of the row; see whether the report is here already",
            ),
            Self::UnknownUnit { name } => text(
                "unit `{name}` tidak dikenal, dicatat apa adanya; pilih unitnya saat verifikasi",
                "unit `{name}` is not known and is kept as a note; choose the unit when verifying",
            )
            .with("name", name),
            Self::NotADay { cell } => text(
                "`{cell}` bukan tanggal, dicatat apa adanya; tulis seperti 3 November 2026",
                "`{cell}` is no day and is kept as a note; write it as 3 November 2026",
            )
            .with("cell", cell),
            Self::NeitherYesNorNo { cell } => text(
                "`{cell}` bukan ya atau tidak, pelapor dilindungi; tulis ya atau tidak",
                "`{cell}` is neither yes nor no and the reporter is protected; write ya or tidak",
            )
            .with("cell", cell),
            Self::NameOfAnonymous => text(
                "pelapor anonim, identitas pada baris ini tidak diambil; hapus identitas dari berkasnya",
                "the reporter is anonymous and the identity in this row is not taken over; delete it from the file",
            ),
        }
    }
}

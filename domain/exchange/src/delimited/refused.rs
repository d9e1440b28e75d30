//! Why a file gives no rows.

use maklumat_vocabulary::Text;

/// The rules say no to a file as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotDelimited {
    /// More than 10 MB.
    TooLarge,
    /// A workbook, a document of before 2007, or a PDF.
    OtherFile,
    /// Bytes that no text has.
    NotText,
}

impl NotDelimited {
    /// A word that stays, for programs: `too-large`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::TooLarge => "too-large",
            Self::OtherFile => "other-file",
            Self::NotText => "not-text",
        }
    }

    /// What is wrong.
    #[must_use]
    pub const fn what(self) -> Text {
        match self {
            Self::TooLarge => text("berkas ini lebih dari 10 MB", "this file has more than 10 MB"),
            Self::OtherFile => text(
                "berkas ini buku kerja, dokumen, atau PDF, bukan CSV",
                "this file is a workbook, a document or a PDF, and no CSV",
            ),
            Self::NotText => text("berkas ini bukan teks", "this file is no text"),
        }
    }

    /// What to do.
    #[must_use]
    pub const fn then(self) -> Text {
        match self {
            Self::TooLarge => text(
                "pisahkan menjadi beberapa berkas, misalnya satu untuk tiap bulan",
                "divide it into several files, one for each month for example",
            ),
            Self::OtherFile => text(
                "buka di program lembar kerja dan simpan sebagai CSV",
                "open it in a spreadsheet and save it as CSV",
            ),
            Self::NotText => text(
                "simpan ulang sebagai CSV dengan UTF-8 dari program asalnya",
                "save it again as CSV in UTF-8 where it was made",
            ),
        }
    }
}

const fn text(id: &'static str, en: &'static str) -> Text {
    Text { id, en }
}

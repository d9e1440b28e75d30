//! Which notation bytes are, by what is in them and not by what the file is called.

use crate::archive::Archive;
use crate::bpmn::read::read_bpmn;
use crate::docx::read_docx;
use crate::foreign::ForeignSop;
use crate::unreadable::Unreadable;
use crate::xlsx::read_xlsx;

/// A notation that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    Bpmn,
    Xlsx,
    Docx,
}

impl Notation {
    /// The usual ending of its files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Bpmn => "bpmn",
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
        }
    }
}

/// Reads a procedure from a file of any of the three notations.
///
/// # Errors
/// If the bytes are none of them, torn, or beyond the bounds.
pub fn read(bytes: &[u8]) -> Result<(Notation, ForeignSop), Unreadable> {
    let notation = notation(bytes)?;
    let procedure = match notation {
        Notation::Bpmn => read_bpmn(bytes),
        Notation::Xlsx => read_xlsx(bytes),
        Notation::Docx => read_docx(bytes),
    };
    Ok((notation, procedure?))
}

fn notation(bytes: &[u8]) -> Result<Notation, Unreadable> {
    // Documents of before 2007, and locked ones of today, are of the same old container.
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(Unreadable::OldOrLocked);
    }
    if bytes.starts_with(b"PK") {
        let archive = Archive::open(bytes)?;
        return if archive.holds("word/document.xml") {
            Ok(Notation::Docx)
        } else if archive.holds("xl/workbook.xml") {
            Ok(Notation::Xlsx)
        } else {
            Err(Unreadable::UnknownNotation)
        };
    }
    let head = &bytes[..bytes.len().min(512)];
    let letters = String::from_utf8_lossy(head).replace('\0', "");
    let is_xml = letters
        .trim_start_matches(['\u{FEFF}', '\u{FFFD}'])
        .trim_start()
        .starts_with('<');
    if is_xml {
        Ok(Notation::Bpmn)
    } else {
        Err(Unreadable::UnknownNotation)
    }
}

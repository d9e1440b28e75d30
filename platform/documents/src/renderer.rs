//! The typesetter: fonts and templates once per process, one sheet at a time.

use std::sync::LazyLock;

use maklumat_calendar::Zone;
use typst::comemo;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::document::Document;
use crate::fault::DocumentFault;
use crate::qr::qr_svg;
use crate::templates::{CODE, SHEET, SOURCES, main_of};

const FONTS: [(&str, &[u8]); 5] = [
    (
        "LiberationSans-Regular.ttf",
        include_bytes!("../fonts/LiberationSans-Regular.ttf"),
    ),
    (
        "LiberationSans-Bold.ttf",
        include_bytes!("../fonts/LiberationSans-Bold.ttf"),
    ),
    (
        "LiberationSans-Italic.ttf",
        include_bytes!("../fonts/LiberationSans-Italic.ttf"),
    ),
    (
        "LiberationSerif-Regular.ttf",
        include_bytes!("../fonts/LiberationSerif-Regular.ttf"),
    ),
    (
        "LiberationSerif-Bold.ttf",
        include_bytes!("../fonts/LiberationSerif-Bold.ttf"),
    ),
];

/// Results of earlier renders are forgotten after this many renders without use.
const FORGET_AFTER: usize = 2;

/// The longest sheet that is set, in bytes of its JSON: about eighty full pages.
const LONGEST_SHEET: usize = 256 * 1024;

/// Letters without a space after which a line may break. No word or address of an office is longer.
const LONGEST_WORD: usize = 40;

/// Stands for a character none of our fonts has.
const MISSING: char = '□';

/// The zero-width space: nothing to see, and a line may end there.
const BREAK: char = '\u{200b}';

/// Sets documents. Cheap to make: fonts, standard library and templates are shared by the whole process.
#[derive(Clone, Copy, Debug)]
pub struct Renderer {
    press: &'static Press,
}

/// A finished document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pdf {
    bytes: Vec<u8>,
    replaced: Vec<char>,
}

#[derive(Debug)]
struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

/// What one document may read: our templates, its own sheet, its own code. No disk, no network, no clock.
struct Desk<'a> {
    press: &'a Press,
    main: FileId,
    sheet: Bytes,
    code: Bytes,
}

static PRESS: LazyLock<Result<Press, DocumentFault>> = LazyLock::new(|| {
    let load = |(file, data): (&'static str, &'static [u8])| {
        Font::new(Bytes::new(data), 0).ok_or(DocumentFault::Font { file })
    };
    let fonts = FONTS.into_iter().map(load).collect::<Result<Vec<_>, _>>()?;
    let book = LazyHash::new(FontBook::from_fonts(&fonts));
    Ok(Press {
        library: LazyHash::new(Library::default()),
        book,
        fonts,
    })
});

impl Renderer {
    /// Loads the fonts the first time it is called in a process.
    pub fn new() -> Result<Self, DocumentFault> {
        match &*PRESS {
            Ok(press) => Ok(Self { press }),
            Err(fault) => Err(fault.clone()),
        }
    }

    /// Sets one document. Takes a few milliseconds of processor time and never waits.
    pub fn render(&self, document: &Document) -> Result<Pdf, DocumentFault> {
        let mut replaced = Vec::new();
        let sheet = document.value.to_json(|text| self.press.printable(text, &mut replaced));
        if sheet.len() > LONGEST_SHEET {
            return Err(DocumentFault::TooLong { bytes: sheet.len() });
        }
        let desk = Desk {
            press: self.press,
            main: main_of(document.template),
            sheet: Bytes::from_string(sheet),
            code: code_of(document)?,
        };
        let bytes = desk.set(document);
        comemo::evict(FORGET_AFTER);
        replaced.sort_unstable();
        replaced.dedup();
        Ok(Pdf {
            bytes: bytes?,
            replaced,
        })
    }
}

/// A sheet without a credential has no code to show.
fn code_of(document: &Document) -> Result<Bytes, DocumentFault> {
    if document.code.is_empty() {
        return Ok(Bytes::from_string(String::new()));
    }
    qr_svg(&document.code).map(Bytes::from_string)
}

impl Press {
    /// The text with what cannot be printed taken out: controls and direction marks vanish, letters our fonts lack become
    /// an empty box, as an archivable PDF may not refer to a glyph that is not there.
    fn printable(&self, text: &str, replaced: &mut Vec<char>) -> String {
        let mut printable = String::with_capacity(text.len());
        let mut unbroken = 0;
        for letter in text.chars() {
            let shown = match letter {
                '\n' => '\n',
                '\t' => ' ',
                _ if letter.is_control() || is_invisible(letter) => continue,
                _ if self.has_glyph(letter) => letter,
                _ => {
                    replaced.push(letter);
                    MISSING
                }
            };
            unbroken = if shown.is_whitespace() { 0 } else { unbroken + 1 };
            if unbroken > LONGEST_WORD {
                printable.push(BREAK);
                unbroken = 1;
            }
            printable.push(shown);
        }
        printable
    }

    fn has_glyph(&self, letter: char) -> bool {
        self.fonts
            .iter()
            .all(|font| font.info().coverage.contains(letter.into()))
    }
}

/// Marks that reorder or hide text: a name must look like what it is.
const fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

impl Desk<'_> {
    fn set(&self, document: &Document) -> Result<Vec<u8>, DocumentFault> {
        let template = document.template;
        let pages: PagedDocument = typst::compile(self).output.map_err(|errors| DocumentFault::Template {
            template,
            reason: reason(&errors),
        })?;
        let standards = PdfStandards::new(&[PdfStandard::A_2a]).expect("a single standard agrees with itself");
        let options = PdfOptions {
            creator: Smart::Custom(Some("Maklumat".to_owned())),
            timestamp: pdf_time(document.issued_at),
            standards,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&pages, &options).map_err(|errors| DocumentFault::Export {
            template,
            reason: reason(&errors),
        })
    }
}

/// The instant as PDF metadata, spelt in the time of western Indonesia.
fn pdf_time(at: maklumat_calendar::Timestamp) -> Option<typst_pdf::Timestamp> {
    const MINUTES_AHEAD: i32 = 7 * 60;
    let (date, time) = (Zone::Wib.date(at), Zone::Wib.time(at));
    let part = |number: i8| u8::try_from(number).ok();
    let datetime = Datetime::from_ymd_hms(
        date.year().into(),
        part(date.month())?,
        part(date.day())?,
        part(time.hour())?,
        part(time.minute())?,
        part(time.second())?,
    )?;
    typst_pdf::Timestamp::new_local(datetime, MINUTES_AHEAD)
}

fn reason(errors: &[SourceDiagnostic]) -> String {
    let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    messages.join("; ")
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        SOURCES.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == *SHEET {
            Ok(self.sheet.clone())
        } else if id == *CODE {
            Ok(self.code.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

impl Pdf {
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Characters that stand in the document as an empty box because no font of ours has them.
    #[must_use]
    pub fn replaced(&self) -> &[char] {
        &self.replaced
    }
}

/// The credential a PDF of ours carries in its metadata. Says nothing about what is printed on the page.
#[must_use]
pub fn embedded_credential(pdf: &[u8]) -> Option<String> {
    const PREFIX: &[u8] = b"MKL1:";
    let start = pdf.windows(PREFIX.len()).position(|window| window == PREFIX)?;
    let is_code = |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || b" $%*+-./:".contains(byte);
    let code: Vec<u8> = pdf[start..].iter().copied().take_while(|byte| is_code(byte)).collect();
    String::from_utf8(code).ok()
}

//! An empty table of a SOP, to be filled in with a spreadsheet program and brought in again.

use maklumat_vocabulary::Language;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::fault::DocumentFault;

/// The upper of the two rows of headings.
const HEAD: u32 = 4;

/// Rows for activities.
const ROWS: u32 = 25;

/// A workbook with the table of the legal SOP, a column for each of these performers, and the identity block on a second
/// sheet. The same performers always give the same workbook. [law: permenpanrb-35-2012]
///
/// # Errors
/// If the workbook cannot be written.
pub fn sop_template(performers: &[String], language: Language) -> Result<Vec<u8>, DocumentFault> {
    made(performers, language).map_err(|error| DocumentFault::Workbook {
        reason: error.to_string(),
    })
}

fn made(performers: &[String], language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new()
        .set_title("SOP")
        .set_creation_datetime(&ExcelDateTime::from_ymd(2026, 1, 1)?);
    workbook.set_properties(&properties);
    table(workbook.add_worksheet(), performers, language)?;
    identity(workbook.add_worksheet(), language)?;
    workbook.save_to_buffer()
}

fn table(book: &mut Worksheet, performers: &[String], language: Language) -> Result<(), XlsxError> {
    let heading = bordered()
        .set_bold()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color("E8E8E8");
    let quiet = Format::new().set_italic().set_font_color("555555");
    let lanes = u16::try_from(performers.len().clamp(1, 60)).unwrap_or(1);
    book.set_name("SOP")?;
    let hints = [
        said(
            language,
            "Isi nama layanan di lembar Identitas. Tandai satu pelaksana tiap baris dengan x.",
            "Write the name of the service on the sheet Identity. Mark one performer in each row with x.",
        ),
        said(
            language,
            "Waktu: satu bilangan dan satu satuan, misalnya 15 menit atau 2 hari kerja. Kelengkapan: pisahkan dengan titik koma.",
            "Time: one number and one unit, such as 15 menit or 2 hari kerja. Inputs: separate them by semicolons.",
        ),
        said(
            language,
            "Keputusan ditulis di Keterangan: lengkap: no. 3; belum lengkap: kembali ke pemohon paling lama 30 hari, lalu no. 2",
            "A decision is written in Notes: lengkap: no. 3; belum lengkap: kembali ke pemohon paling lama 30 hari, lalu no. 2",
        ),
    ];
    for (hint, row) in hints.into_iter().zip(0..) {
        book.write_string_with_format(row, 0, hint, &quiet)?;
    }
    // The headings are those the law gives, in Indonesian, whatever the language of the hints.
    for (column, words, width) in [
        (0, "No", 5.0),
        (1, "Uraian Kegiatan", 40.0),
        (5 + lanes, "Keterangan", 40.0),
    ] {
        book.merge_range(HEAD, column, HEAD + 1, column, words, &heading)?;
        book.set_column_width(column, width)?;
    }
    for (column, count, words) in [(2, lanes, "Pelaksana"), (2 + lanes, 3, "Mutu Baku")] {
        if count > 1 {
            book.merge_range(HEAD, column, HEAD, column + count - 1, words, &heading)?;
        } else {
            book.write_string_with_format(HEAD, column, words, &heading)?;
        }
    }
    let lower = performers.iter().map(String::as_str).take(usize::from(lanes));
    let quality = ["Kelengkapan", "Waktu", "Output"];
    for (words, column) in lower.chain(quality).zip(2..) {
        book.write_string_with_format(HEAD + 1, column, words, &heading)?;
        book.set_column_width(column, 18.0)?;
    }
    for row in 0..ROWS {
        book.write_number_with_format(HEAD + 2 + row, 0, row + 1, &bordered())?;
        for column in 1..6 + lanes {
            book.write_blank(HEAD + 2 + row, column, &bordered())?;
        }
    }
    book.set_freeze_panes(HEAD + 2, 2)?;
    book.set_landscape();
    book.set_paper_size(9);
    book.set_print_fit_to_pages(1, 0);
    Ok(())
}

fn identity(book: &mut Worksheet, language: Language) -> Result<(), XlsxError> {
    book.set_name(said(language, "Identitas", "Identity"))?;
    let label = bordered().set_bold().set_background_color("E8E8E8");
    let labels = [
        "Nama SOP",
        "Nomor SOP",
        "Tanggal Pembuatan",
        "Tanggal Efektif",
        "Dasar Hukum",
        "Keterkaitan",
        "Peringatan",
        "Peralatan dan Perlengkapan",
        "Pencatatan dan Pendataan",
    ];
    for (words, row) in labels.into_iter().zip(0..) {
        book.write_string_with_format(row, 0, words, &label)?;
        book.write_blank(row, 1, &bordered())?;
    }
    book.set_column_width(0, 30.0)?;
    book.set_column_width(1, 90.0)?;
    Ok(())
}

fn bordered() -> Format {
    Format::new()
        .set_border(FormatBorder::Thin)
        .set_text_wrap()
        .set_align(FormatAlign::Top)
}

const fn said(language: Language, id: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::Indonesian => id,
        Language::English => en,
    }
}

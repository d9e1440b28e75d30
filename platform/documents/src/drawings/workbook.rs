//! The table of the legal SOP as a workbook, for offices that work on it there: the table, and the identity block.

use maklumat_calendar::Timestamp;
use maklumat_drawing::{SopIdentitySheet, SopRow, SopSheet};
use maklumat_vocabulary::Language;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::fault::DocumentFault;

/// The two rows of headings.
const HEAD: u32 = 3;

struct Looks {
    title: Format,
    heading: Format,
    cell: Format,
    symbol: Format,
    quiet: Format,
}

/// The table with the symbols in words, and the identity block on a second sheet.
///
/// # Errors
/// If the workbook cannot be written, as a name in it is longer than workbooks allow.
pub fn sop_workbook(sheet: &SopSheet, made_at: Timestamp) -> Result<Vec<u8>, DocumentFault> {
    made(sheet, made_at).map_err(|error| DocumentFault::Workbook {
        reason: error.to_string(),
    })
}

fn made(sheet: &SopSheet, made_at: Timestamp) -> Result<Vec<u8>, XlsxError> {
    let looks = Looks::new();
    let mut workbook = Workbook::new();
    let properties = DocProperties::new()
        .set_title(format!("SOP {}", sheet.identity.name))
        .set_creation_datetime(&ExcelDateTime::from_timestamp(made_at.as_second())?);
    workbook.set_properties(&properties);
    table(workbook.add_worksheet(), sheet, &looks)?;
    identity(workbook.add_worksheet(), &sheet.identity, sheet.language, &looks)?;
    workbook.save_to_buffer()
}

fn table(book: &mut Worksheet, sheet: &SopSheet, looks: &Looks) -> Result<(), XlsxError> {
    let language = sheet.language;
    let lanes = u16::try_from(sheet.headings.len()).unwrap_or(u16::MAX).max(1);
    book.set_name(said(language, "SOP", "SOP"))?;
    book.write_string_with_format(0, 0, format!("SOP {}", sheet.identity.name), &looks.title)?;
    let source = format!("{}, {}", sheet.identity.unit, bound(&sheet.identity, language));
    book.write_string_with_format(1, 0, source, &looks.quiet)?;
    let single = [
        (0, said(language, "No", "No"), 5.0),
        (1, said(language, "Uraian Kegiatan", "Activity"), 36.0),
        (2 + lanes + 3, said(language, "Keterangan", "Notes"), 36.0),
    ];
    for (column, heading, width) in single {
        book.merge_range(HEAD, column, HEAD + 1, column, heading, &looks.heading)?;
        book.set_column_width(column, width)?;
    }
    let groups = [
        (2, lanes, said(language, "Pelaksana", "Performers")),
        (2 + lanes, 3, said(language, "Mutu Baku", "Quality standard")),
    ];
    for (column, count, heading) in groups {
        if count > 1 {
            book.merge_range(HEAD, column, HEAD, column + count - 1, heading, &looks.heading)?;
        } else {
            book.write_string_with_format(HEAD, column, heading, &looks.heading)?;
        }
    }
    for (lane, column) in sheet.headings.iter().zip(2..) {
        book.write_string_with_format(HEAD + 1, column, &lane.text, &looks.heading)?;
        book.set_column_width(column, 18.0)?;
    }
    let quality = [
        (said(language, "Kelengkapan", "Inputs"), 30.0),
        (said(language, "Waktu", "Time"), 13.0),
        (said(language, "Output", "Output"), 24.0),
    ];
    for ((heading, width), column) in quality.into_iter().zip(2 + lanes..) {
        book.write_string_with_format(HEAD + 1, column, heading, &looks.heading)?;
        book.set_column_width(column, width)?;
    }
    for (row, line) in sheet.rows.iter().zip(HEAD + 2..) {
        table_row(book, (line, lanes), row, looks)?;
    }
    book.set_freeze_panes(HEAD + 2, 2)?;
    book.set_repeat_rows(HEAD, HEAD + 1)?;
    book.set_landscape();
    book.set_paper_size(9);
    book.set_print_fit_to_pages(1, 0);
    Ok(())
}

fn table_row(book: &mut Worksheet, (line, lanes): (u32, u16), row: &SopRow, looks: &Looks) -> Result<(), XlsxError> {
    let number = u32::try_from(row.number).unwrap_or(u32::MAX);
    book.write_number_with_format(line, 0, number, &looks.symbol)?;
    book.write_string_with_format(line, 1, row.name.join(" "), &looks.cell)?;
    for lane in 0..lanes {
        let drawn = if usize::from(lane) == row.lane {
            row.drawn.as_str()
        } else {
            ""
        };
        book.write_string_with_format(line, 2 + lane, drawn, &looks.symbol)?;
    }
    let [inputs, output, notes] = &row.whole;
    book.write_string_with_format(line, 2 + lanes, inputs, &looks.cell)?;
    book.write_string_with_format(line, 3 + lanes, row.time.join(" "), &looks.cell)?;
    book.write_string_with_format(line, 4 + lanes, output, &looks.cell)?;
    book.write_string_with_format(line, 5 + lanes, notes, &looks.cell)?;
    Ok(())
}

fn identity(
    book: &mut Worksheet,
    identity: &SopIdentitySheet,
    language: Language,
    looks: &Looks,
) -> Result<(), XlsxError> {
    book.set_name(said(language, "Identitas", "Identity"))?;
    let none = said(language, "Belum ditetapkan", "Not yet established");
    let items = [
        (said(language, "Unit kerja", "Unit"), identity.unit.clone()),
        (said(language, "Nomor SOP", "Number"), identity.number.clone()),
        (said(language, "Tanggal Pembuatan", "Made"), identity.made.clone()),
        (said(language, "Tanggal Revisi", "Revised"), identity.revised.clone()),
        (
            said(language, "Tanggal Pengesahan", "Approved"),
            identity.approved.clone().unwrap_or_else(|| none.to_owned()),
        ),
        (
            said(language, "Tanggal Efektif", "Effective"),
            identity.effective.clone(),
        ),
        (said(language, "Disahkan oleh", "Approved by"), identity.head.clone()),
        (said(language, "Nama SOP", "Name"), identity.name.clone()),
        (
            said(language, "Dasar Hukum", "Legal basis"),
            identity.legal_basis.join("\n"),
        ),
        (said(language, "Keterkaitan", "Related"), identity.related.join("\n")),
        (said(language, "Peringatan", "Warning"), identity.warning.clone()),
        (
            said(language, "Kualifikasi Pelaksana", "Qualifications"),
            identity.qualifications.join("\n"),
        ),
        (
            said(language, "Peralatan dan Perlengkapan", "Equipment"),
            identity.equipment.join("\n"),
        ),
        (
            said(language, "Pencatatan dan Pendataan", "Records"),
            identity.records.join("\n"),
        ),
        (
            said(language, "Sidik berkas", "Fingerprint"),
            identity.binding.in_full(),
        ),
    ];
    for ((name, value), line) in items.into_iter().zip(0..) {
        book.write_string_with_format(line, 0, name, &looks.heading)?;
        book.write_string_with_format(line, 1, value, &looks.cell)?;
    }
    book.set_column_width(0, 28.0)?;
    book.set_column_width(1, 90.0)?;
    Ok(())
}

fn bound(identity: &SopIdentitySheet, language: Language) -> String {
    let (version, fingerprint) = (identity.version, identity.binding.fingerprint());
    match language {
        Language::Indonesian => format!("versi {version}, sidik {fingerprint}"),
        Language::English => format!("version {version}, fingerprint {fingerprint}"),
    }
}

const fn said(language: Language, id: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::Indonesian => id,
        Language::English => en,
    }
}

impl Looks {
    fn new() -> Self {
        let bordered = || Format::new().set_border(FormatBorder::Thin).set_text_wrap();
        Self {
            title: Format::new().set_bold().set_font_size(14.0),
            heading: bordered()
                .set_bold()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color("E8E8E8"),
            cell: bordered().set_align(FormatAlign::Top),
            symbol: bordered().set_align(FormatAlign::Center).set_align(FormatAlign::Top),
            quiet: Format::new().set_italic().set_font_color("555555"),
        }
    }
}

//! A workbook of one sheet.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::{Cell, Report};
use crate::fault::DocumentFault;

/// Rows above the headings: title, period, source, and an empty one.
const HEAD: u32 = 4;

/// Narrowest and widest column, in letters.
const WIDTHS: (usize, usize) = (10, 44);

struct Looks {
    title: Format,
    heading: Format,
    count: Format,
    share: Format,
    tenths: Format,
    day: Format,
    quiet: Format,
}

pub(super) fn xlsx(report: &Report) -> Result<Vec<u8>, DocumentFault> {
    made(report).map_err(|error| DocumentFault::Workbook {
        reason: error.to_string(),
    })
}

fn made(report: &Report) -> Result<Vec<u8>, XlsxError> {
    let looks = Looks::new();
    let mut workbook = Workbook::new();
    let second = report.made_at.as_second();
    let properties = DocProperties::new()
        .set_title(&report.title)
        .set_creation_datetime(&ExcelDateTime::from_timestamp(second)?);
    workbook.set_properties(&properties);
    let sheet = workbook.add_worksheet();
    sheet.write_string_with_format(0, 0, &report.title, &looks.title)?;
    sheet.write_string(1, 0, &report.period)?;
    sheet.write_string_with_format(2, 0, &report.source, &looks.quiet)?;
    for (column, at) in report.columns.iter().zip(0_u16..) {
        sheet.write_string_with_format(HEAD, at, &column.heading, &looks.heading)?;
        sheet.set_column_width(at, width(report, usize::from(at)))?;
    }
    let mut line = HEAD;
    for row in &report.rows {
        line += 1;
        for (cell, at) in row.iter().zip(0_u16..) {
            write(sheet, (line, at), cell, &looks)?;
        }
    }
    for note in &report.notes {
        line += 1;
        sheet.write_string_with_format(line + 1, 0, note, &looks.quiet)?;
    }
    sheet.set_freeze_panes(HEAD + 1, 1)?;
    sheet.set_repeat_rows(HEAD, HEAD)?;
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    workbook.save_to_buffer()
}

fn write(sheet: &mut Worksheet, (line, at): (u32, u16), cell: &Cell, looks: &Looks) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) => sheet.write_string(line, at, text)?,
        Cell::Unsaid(text) => sheet.write_string_with_format(line, at, text, &looks.quiet)?,
        Cell::Count(count) => sheet.write_number_with_format(line, at, exact(*count), &looks.count)?,
        Cell::Share { whole: 0, .. } => sheet.write_string(line, at, "")?,
        Cell::Share { part, whole } => {
            sheet.write_number_with_format(line, at, exact(*part) / exact(*whole), &looks.share)?
        }
        Cell::Tenths(tenths) => sheet.write_number_with_format(line, at, exact(*tenths) / 10.0, &looks.tenths)?,
        Cell::Day(day) => {
            let part = |number: i8| number.unsigned_abs();
            let date = ExcelDateTime::from_ymd(day.year().unsigned_abs(), part(day.month()), part(day.day()))?;
            sheet.write_datetime_with_format(line, at, &date, &looks.day)?
        }
    };
    Ok(())
}

impl Looks {
    fn new() -> Self {
        Self {
            title: Format::new().set_bold().set_font_size(14.0),
            heading: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_background_color("E8E8E8"),
            count: Format::new().set_num_format("#,##0"),
            share: Format::new().set_num_format("0.0%"),
            tenths: Format::new().set_num_format("#,##0.0"),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            quiet: Format::new().set_italic().set_font_color("555555"),
        }
    }
}

fn width(report: &Report, at: usize) -> f64 {
    let letters = |text: &str| text.chars().count();
    let cells = report.rows.iter().filter_map(|row| row.get(at)).map(|cell| match cell {
        Cell::Text(text) | Cell::Unsaid(text) => letters(text),
        Cell::Count(_) | Cell::Share { .. } | Cell::Tenths(_) | Cell::Day(_) => WIDTHS.0,
    });
    let longest = cells.max().unwrap_or(0) + 2;
    let heading = letters(&report.columns[at].heading) / 2 + 2;
    f64::from(u16::try_from(longest.max(heading).clamp(WIDTHS.0, WIDTHS.1)).unwrap_or(20))
}

/// Counts of cases are far below the numbers that a workbook cannot hold exactly.
fn exact(count: u64) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

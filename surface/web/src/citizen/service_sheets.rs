//! The sheets of a service that everybody may print: SOP, standard, pledge, poster, counter display.

use axum::extract::Path;
use maklumat_app::{Drawing, DrawingForm};
use maklumat_sop::CheckedSop;
use maklumat_vocabulary::ServiceKey;

use crate::failure::{Answer, Failure};
use crate::respond::{file_to_keep, pdf};
use crate::visit::Visit;

/// A file of a service.
pub(crate) struct Sheet {
    /// Key of the words people choose it by.
    pub(crate) words: &'static str,
    /// The last part of its address, and the end of its name.
    pub(crate) file: &'static str,
    what: Drawing,
    form: DrawingForm,
}

const fn sheet(words: &'static str, file: &'static str, what: Drawing, form: DrawingForm) -> Sheet {
    Sheet {
        words,
        file,
        what,
        form,
    }
}

pub(crate) static ALL: [Sheet; 7] = [
    sheet("sheet-sop", "sop.pdf", Drawing::Sop, DrawingForm::Pdf),
    sheet("sheet-sop-table", "sop.xlsx", Drawing::Sop, DrawingForm::Workbook),
    sheet("sheet-flow", "alur.svg", Drawing::Flow, DrawingForm::Svg),
    sheet("sheet-standard", "standar.pdf", Drawing::Standard, DrawingForm::Pdf),
    sheet("sheet-pledge", "maklumat.pdf", Drawing::Pledge, DrawingForm::Pdf),
    sheet("sheet-poster", "poster.pdf", Drawing::Poster, DrawingForm::Pdf),
    sheet("sheet-counter", "loket.pdf", Drawing::Counter, DrawingForm::Pdf),
];

/// The sheets there are words for.
pub(crate) fn of(sop: &CheckedSop) -> impl Iterator<Item = &'static Sheet> {
    ALL.iter().filter(|sheet| sheet.what.has_words(sop))
}

pub(crate) async fn get(visit: Visit, Path((unit, service, file)): Path<(String, String, String)>) -> Answer {
    let key = ServiceKey::parse(&format!("{unit}/{service}")).ok_or(Failure::NotFound)?;
    let sheet = ALL.iter().find(|sheet| sheet.file == file).ok_or(Failure::NotFound)?;
    let language = visit.frame(crate::frame::Here::Services).language;
    let bytes = visit.app.drawing(&key, (sheet.what, sheet.form), language).await?;
    let name = format!("{}-{}-{}", key.unit, key.service, sheet.file);
    Ok(match sheet.form {
        DrawingForm::Pdf => pdf(bytes, &name),
        DrawingForm::Workbook => file_to_keep(
            bytes,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            &name,
        ),
        DrawingForm::Svg => file_to_keep(bytes, "image/svg+xml", &name),
    })
}

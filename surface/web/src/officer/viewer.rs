//! The evidence of a case, one document after the other, large enough to read. Shown inside the page of the case, so
//! that what is typed there stays.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use maklumat_app::{CaseFile, CaseId, FileView};
use maklumat_vocabulary::{LocalizedText, RequirementId};
use serde::Deserialize;

use crate::failure::{Answer, Failure};
use crate::frame::{Frame, Here};
use crate::guard::FramedByUs;
use crate::respond::page;
use crate::urls::{self, Url};
use crate::visit::Visit;

/// How far a picture can be enlarged.
const LARGEST: u8 = 4;

#[derive(Template)]
#[template(path = "officer/viewer.html")]
pub(crate) struct ViewerPage {
    pub(crate) f: Frame,
    pub(crate) case: CaseId,
    pub(crate) name: LocalizedText,
    pub(crate) document: FileView,
    /// From 1 on.
    pub(crate) number: usize,
    pub(crate) count: usize,
    /// Which sheet of its requirement it is, and of how many.
    pub(crate) sheet: (usize, usize),
    /// An earlier document that is the same file.
    pub(crate) same_as: Option<usize>,
    pub(crate) zoom: u8,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    besar: Option<u8>,
}

pub(crate) async fn get(visit: Visit, Path((id, number)): Path<(String, usize)>, Query(asked): Query<Asked>) -> Answer {
    let officer = visit.officer().await?;
    let case = urls::case_of(&id).ok_or(Failure::NotFound)?;
    let file = visit.app.case_file(&officer, case).await?;
    if !file.acts.sees_evidence {
        return Err(Failure::NotFound);
    }
    let documents = documents(&file);
    let at = number.checked_sub(1).ok_or(Failure::NotFound)?;
    let (name, document) = documents.get(at).copied().ok_or(Failure::NotFound)?;
    let same = documents[..at]
        .iter()
        .position(|(_, earlier)| earlier.digest == document.digest);
    let viewer = ViewerPage {
        f: visit.work_frame(Here::Elsewhere, &officer).titled_by("viewer-title"),
        case,
        name: name.clone(),
        document: document.clone(),
        number,
        count: documents.len(),
        sheet: sheet_at(&file, at),
        same_as: same.map(|earlier| earlier + 1),
        zoom: asked.besar.unwrap_or(1).clamp(1, LARGEST),
    };
    Ok(inside_ours(page(&viewer)))
}

fn inside_ours(mut response: Response) -> Response {
    response.extensions_mut().insert(FramedByUs);
    response
}

/// Every uploaded document in the order of the requirements, with what it was handed in for.
pub(crate) fn documents(file: &CaseFile) -> Vec<(&LocalizedText, &FileView)> {
    let all = file.evidence.iter();
    all.flat_map(|evidence| evidence.files.iter().map(|document| (&evidence.name, document)))
        .collect()
}

pub(crate) fn has_documents(file: &CaseFile) -> bool {
    file.acts.sees_evidence && !documents(file).is_empty()
}

/// Where the viewer shows a sheet of a requirement, counted from 0. By its place and not by its content: two sheets may
/// be the same file.
pub(crate) fn url_of(file: &CaseFile, requirement: &RequirementId, sheet: &usize) -> Url {
    let before = file
        .evidence
        .iter()
        .take_while(|evidence| evidence.requirement != *requirement);
    let before: usize = before.map(|evidence| evidence.files.len()).sum();
    urls::viewer(&file.case, &(before + sheet + 1), &1)
}

/// Which sheet of its requirement the document at a place is, and of how many.
fn sheet_at(file: &CaseFile, at: usize) -> (usize, usize) {
    let mut before = 0;
    for evidence in &file.evidence {
        let sheets = evidence.files.len();
        if at < before + sheets {
            return (at - before + 1, sheets);
        }
        before += sheets;
    }
    (1, 1)
}

impl ViewerPage {
    /// Enough of the digest to tell two files apart, in groups of four.
    fn fingerprint(&self) -> String {
        let start: Vec<char> = self.document.digest.chars().take(12).collect();
        let groups = start.chunks(4).map(|group| group.iter().collect::<String>());
        groups.collect::<Vec<_>>().join(" ")
    }

    fn sheet_words(&self) -> String {
        let (sheet, sheets) = self.sheet;
        let said = self.f.say("viewer-sheet").with("sheet", sheet).with("sheets", sheets);
        said.to_string()
    }

    fn is_picture(&self) -> bool {
        self.document.media_type.starts_with("image/")
    }

    fn before(&self) -> Option<usize> {
        Some(self.number - 1).filter(|number| *number > 0)
    }

    fn after(&self) -> Option<usize> {
        Some(self.number + 1).filter(|number| *number <= self.count)
    }

    fn larger(&self) -> Option<u8> {
        Some(self.zoom + 1).filter(|zoom| *zoom <= LARGEST)
    }

    fn smaller(&self) -> Option<u8> {
        Some(self.zoom - 1).filter(|zoom| *zoom > 0)
    }
}

//! A SOP from a workbook, a Word file or BPMN, as a text with which a draft can begin.

use maklumat_exchange::{Imported, Notation, Unreadable};
use maklumat_vocabulary::{Code, ServiceKey};

use super::may_write;
use crate::App;
use crate::problem::Problem;
use crate::views::account::SignedIn;
use crate::views::brought_in::BroughtIn;

/// What a kind of finding means, of the checker or of an import, by its number or its name.
#[must_use]
pub fn explain_finding(number: &str) -> Option<&'static Code> {
    maklumat_sop::explain(number).or_else(|| maklumat_exchange::explain(number))
}

impl App {
    /// Reads an uploaded file as the definition of this service. Nothing is kept: the text is what a new draft may
    /// begin with.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for who may not write for the unit; [`Problem::Refused`] in words for a file that cannot be
    /// read at all.
    pub async fn bring_in(&self, by: &SignedIn, key: &ServiceKey, bytes: Vec<u8>) -> Result<BroughtIn, Problem> {
        self.follow_published(&mut self.store().read().await?).await?;
        let regency = self.regency();
        may_write(by, &key.unit, &regency)?;
        if regency.unit(&key.unit).is_none() {
            return Err(Problem::NotFound);
        }
        let key = key.clone();
        // A file of ten megabytes takes its time, and others are served meanwhile.
        let read = tokio::task::spawn_blocking(move || {
            let (notation, foreign) = maklumat_exchange::read(&bytes)?;
            Ok((notation, maklumat_exchange::definition(&foreign, &key, &regency)))
        });
        let read: Result<(Notation, Imported), Unreadable> = read
            .await
            .map_err(|error| Problem::broke("an uploaded file could not be read to its end", &error))?;
        let (notation, imported) = read.map_err(|error| Problem::unreadable(&error))?;
        Ok(BroughtIn {
            notation: notation.ending(),
            text: imported.text,
            english: imported.english,
            findings: imported.findings,
            is_unchanged: imported.is_unchanged,
        })
    }
}

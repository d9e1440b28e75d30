//! Keeping up with what is published, whichever program on this installation published it.

use std::sync::Arc;

use maklumat_credential::digest;
use maklumat_sop::{Regency, RegencyFile, RegencySources, once_published, read_regency};
use maklumat_store::{Fault, PublishedDefinition, Reader};
use maklumat_vocabulary::{Diagnostic, ServiceKey};

use crate::App;
use crate::catalogue::{Catalogue, Published};
use crate::problem::Problem;

impl App {
    /// Reads the published definitions anew if there are others than those that were read.
    pub(crate) async fn follow_published(&self, reader: &mut Reader) -> Result<(), Problem> {
        if reader.published().await? != self.current().of {
            self.serve_from(read_catalogue(reader).await?);
        }
        Ok(())
    }

    /// A version a case is on. Another program may have published it since this one last looked.
    pub(crate) async fn version_of_case(
        &self,
        reader: &mut Reader,
        key: &ServiceKey,
        version: u32,
    ) -> Result<Published, Problem> {
        if let Some(known) = self.version(key, version) {
            return Ok(known);
        }
        self.follow_published(reader).await?;
        self.version(key, version).ok_or(Problem::NotFound)
    }

    fn serve_from(&self, catalogue: Catalogue) {
        *self
            .0
            .catalogue
            .write()
            .expect("nobody panics while holding the catalogue") = Arc::new(catalogue);
    }
}

/// Everything that is published, checked anew by the shared files of today.
pub(crate) async fn read_catalogue(reader: &mut Reader) -> Result<Catalogue, Fault> {
    // Counted first: what is published meanwhile makes the next look read again.
    let of = reader.published().await?;
    let mut texts = Vec::new();
    for file in RegencyFile::ALL {
        let stored = reader.regency_file(file.name()).await?;
        texts.push((file, stored.map(|(_, text)| text).unwrap_or_default()));
    }
    let text = |wanted: RegencyFile| {
        let text = texts.iter().find(|(file, _)| *file == wanted);
        text.map(|(_, text)| text.as_str()).filter(|text| !text.is_empty())
    };
    let (regency, _) = read_regency(&RegencySources {
        organisation: text(RegencyFile::Organisation).unwrap_or_default(),
        calendar: text(RegencyFile::Calendar).unwrap_or_default(),
        law: text(RegencyFile::Law).unwrap_or_default(),
        organisation_english: text(RegencyFile::OrganisationEnglish),
        guide: text(RegencyFile::Guide),
        guide_english: text(RegencyFile::GuideEnglish),
    });
    let regency = Arc::new(regency);
    let mut catalogue = Catalogue::new(Arc::clone(&regency), of);
    for definition in reader.definitions().await? {
        let key = ServiceKey::new(&definition.unit, &definition.service);
        match checked(&definition, &regency) {
            Ok(published) => catalogue.insert(published),
            Err(_) => {
                // The rest of the regency must go on, and so must the cases on this one; the doctor says what to do.
                tracing::error!(service = %key, version = definition.version, "a published definition fails the checks");
                let still = still_readable(&definition, &regency);
                catalogue.withhold(key, definition.version, still);
            }
        }
    }
    Ok(catalogue)
}

/// A stored definition by the shared files, or what is wrong with it.
pub(crate) fn checked(definition: &PublishedDefinition, regency: &Arc<Regency>) -> Result<Published, Vec<Diagnostic>> {
    let key = ServiceKey::new(&definition.unit, &definition.service);
    let checked = maklumat_sop::check(&definition.source, definition.english.as_deref(), &key, regency);
    match checked.sop {
        Some(sop) => Ok(Published {
            sop,
            digest: definition.digest.clone(),
        }),
        None => Err(checked.findings),
    }
}

/// A stored definition as it was when it passed the checks, for the cases on it. Not if its text was changed since.
fn still_readable(definition: &PublishedDefinition, regency: &Arc<Regency>) -> Option<Published> {
    if digest(definition.source.as_bytes()).to_string() != definition.digest {
        return None;
    }
    let key = ServiceKey::new(&definition.unit, &definition.service);
    let sop = once_published(&definition.source, definition.english.as_deref(), &key, regency)?;
    Some(Published {
        sop,
        digest: definition.digest.clone(),
    })
}

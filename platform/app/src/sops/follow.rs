//! Keeping up with what is published, whichever program on this installation published it.

use std::sync::Arc;

use maklumat_sop::{Regency, RegencySources, read_regency};
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
    for name in ["organisation.toml", "calendar.toml", "law.toml", "organisation.en.toml"] {
        texts.push(
            reader
                .regency_file(name)
                .await?
                .map(|(_, text)| text)
                .unwrap_or_default(),
        );
    }
    let [organisation, calendar, law, english] = texts.as_slice() else {
        unreachable!("four names give four texts")
    };
    let (regency, _) = read_regency(&RegencySources {
        organisation,
        calendar,
        law,
        organisation_english: (!english.is_empty()).then_some(english),
    });
    let regency = Arc::new(regency);
    let mut catalogue = Catalogue::new(Arc::clone(&regency), of);
    for definition in reader.definitions().await? {
        let key = ServiceKey::new(&definition.unit, &definition.service);
        match checked(&definition, &regency) {
            Ok(published) => catalogue.insert(published),
            Err(_) => {
                // The rest of the regency must go on; the doctor says what to do about this one.
                tracing::error!(service = %key, version = definition.version, "a published definition fails the checks");
                catalogue.leave_out(key, definition.version);
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

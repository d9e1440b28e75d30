//! A table as a file, whoever was allowed to see it.

use maklumat_documents::{Letterhead, Report, report};
use maklumat_vocabulary::{Language, UnitId};

use crate::App;
use crate::problem::Problem;
use crate::views::oversight::FileForm;

impl App {
    /// The bytes of a table below the head of a unit, or of the regency.
    pub async fn report_file(&self, table: &Report, form: FileForm, unit: Option<&UnitId>) -> Result<Vec<u8>, Problem> {
        match form {
            FileForm::Csv => Ok(table.csv()),
            FileForm::Xlsx => table.xlsx().map_err(|fault| {
                let incident = crate::random::incident_number();
                tracing::error!(incident = %incident, error = %fault, "a table could not be written");
                Problem::Fault { incident }
            }),
            FileForm::Pdf => self.render(report(table, &self.head_of(table, unit))).await,
        }
    }

    fn head_of(&self, table: &Report, unit: Option<&UnitId>) -> Letterhead {
        let regency = self.regency();
        let unit = unit.and_then(|unit| regency.unit(unit));
        let words = |text: &maklumat_vocabulary::LocalizedText| text.within(table.language).to_owned();
        Letterhead {
            regency: words(&regency.name),
            unit: unit.map_or_else(|| all_offices(table.language).to_owned(), |unit| words(&unit.name)),
            address: unit
                .and_then(|unit| unit.address.as_ref())
                .map(&words)
                .unwrap_or_default(),
            contact: Vec::new(),
        }
    }
}

const fn all_offices(language: Language) -> &'static str {
    match language {
        Language::Indonesian => "Pelayanan publik",
        Language::English => "Public services",
    }
}

//! What a definition gives on paper and on a screen: one place that says which sheets there are and in which form.

use std::sync::Arc;
use std::time::Duration;

use maklumat_calendar::{Time, Timestamp};
use maklumat_documents::{
    Document, DocumentFault, Renderer, counter_display, pledge, poster, sop_document, sop_workbook, standard_annex,
};
use maklumat_drawing::{Binding, Flow, PledgeSheet, PublicSheet, ScreenSop, Setting, SopSheet, StandardSheet};
use maklumat_sop::CheckedSop;
use maklumat_vocabulary::{Language, ServiceKey};

use crate::App;
use crate::kept::{Kept, Places};
use crate::problem::Problem;

/// Bytes of sheets kept: some hundred of them.
const KEPT_BYTES: usize = 24 * 1024 * 1024;

/// Sheets set at the same time, in the whole program.
const AT_ONCE: usize = 2;

/// How long whoever finds no place waits for one.
const PATIENCE: Duration = Duration::from_millis(1_500);

/// A sheet made from a definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Drawing {
    /// The legal SOP. [law: permenpanrb-35-2012]
    Sop,
    /// The way of a citizen's matter.
    Flow,
    /// The annex with the fourteen components. [law: permenpanrb-15-2014]
    Standard,
    /// The pledge. [law: uu-25-2009-art-22]
    Pledge,
    Poster,
    Counter,
}

/// The form a sheet has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DrawingForm {
    Pdf,
    Workbook,
    Svg,
}

/// A definition and what its sheets say beside it.
#[derive(Clone, Copy, Debug)]
pub struct Drawn<'s> {
    pub sop: &'s CheckedSop,
    pub binding: Binding,
    /// Address of the public pages, without a scheme.
    pub site: &'s str,
    /// Of flow, poster and display; official papers are in Indonesian. [law: uu-24-2009-art-27]
    pub language: Language,
}

impl Drawing {
    pub const ALL: [Self; 6] = [
        Self::Sop,
        Self::Flow,
        Self::Standard,
        Self::Pledge,
        Self::Poster,
        Self::Counter,
    ];

    /// The forms it can have, the usual one first.
    #[must_use]
    pub const fn forms(self) -> &'static [DrawingForm] {
        match self {
            Self::Sop => &[DrawingForm::Pdf, DrawingForm::Workbook, DrawingForm::Svg],
            Self::Flow => &[DrawingForm::Svg],
            Self::Standard | Self::Pledge | Self::Poster | Self::Counter => &[DrawingForm::Pdf],
        }
    }

    /// As addresses and file names call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sop => "sop",
            Self::Flow => "flow",
            Self::Standard => "standard",
            Self::Pledge => "maklumat",
            Self::Poster => "poster",
            Self::Counter => "counter",
        }
    }

    /// Whether there are words for it: a pledge needs those of the regency.
    #[must_use]
    pub fn has_words(self, sop: &CheckedSop) -> bool {
        self != Self::Pledge || !sop.regency().pledge.is_empty()
    }
}

impl DrawingForm {
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Workbook, Self::Svg];

    /// The ending of its file.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Workbook => "xlsx",
            Self::Svg => "svg",
        }
    }
}

impl Drawn<'_> {
    /// The bytes of a sheet; nothing, where it does not have that form. The same definition always gives the same bytes.
    ///
    /// # Errors
    /// If a document cannot be set, which is a fault of ours.
    pub fn bytes(&self, what: Drawing, form: DrawingForm) -> Result<Option<Vec<u8>>, DocumentFault> {
        if !what.forms().contains(&form) {
            return Ok(None);
        }
        let bytes = match (what, form) {
            (Drawing::Sop, DrawingForm::Workbook) => sop_workbook(&self.sop_sheet(), self.made_at())?,
            (Drawing::Sop, DrawingForm::Svg) => ScreenSop::new(self.sop, self.language)
                .picture(Setting::File)
                .into_bytes(),
            (Drawing::Flow, _) => Flow::new(self.sop, self.language).picture(Setting::File).into_bytes(),
            (Drawing::Sop | Drawing::Standard | Drawing::Pledge | Drawing::Poster | Drawing::Counter, _) => {
                Renderer::new()?.render(&self.document(what))?.into_bytes()
            }
        };
        Ok(Some(bytes))
    }

    fn document(&self, what: Drawing) -> Document {
        let made_at = self.made_at();
        let public = || PublicSheet::new(self.sop, self.binding, self.site, self.language);
        match what {
            Drawing::Sop | Drawing::Flow => sop_document(&self.sop_sheet(), made_at),
            Drawing::Standard => {
                let sheet = StandardSheet::new(self.sop, self.binding, Language::Indonesian);
                standard_annex(&sheet, made_at)
            }
            Drawing::Pledge => pledge(&PledgeSheet::new(self.sop, self.binding, self.site), made_at),
            Drawing::Poster => poster(&public(), made_at),
            Drawing::Counter => counter_display(&public(), made_at),
        }
    }

    fn sop_sheet(&self) -> SopSheet {
        SopSheet::new(self.sop, self.binding, Language::Indonesian)
    }

    /// The day the definition takes effect: a sheet is as old as what it says.
    fn made_at(&self) -> Timestamp {
        let effective = self.sop.definition().effective;
        self.sop.regency().zone.instant(effective, Time::midnight())
    }
}

/// Sheets that were set lately: the same definition by the same organisation always gives the same bytes.
pub(crate) struct Sheets {
    known: Kept<SheetKey, Arc<Vec<u8>>>,
    places: Places,
}

/// Digest of the definition, what else was published, which sheet, in which language.
type SheetKey = (String, String, (Drawing, DrawingForm), Language);

impl Default for Sheets {
    fn default() -> Self {
        Self {
            known: Kept::most(KEPT_BYTES),
            places: Places::so_many(AT_ONCE, PATIENCE),
        }
    }
}

impl App {
    /// A sheet of a published service. Everybody may have it.
    pub async fn drawing(
        &self,
        service: &ServiceKey,
        (what, form): (Drawing, DrawingForm),
        language: Language,
    ) -> Result<Vec<u8>, Problem> {
        let published = self.service(service).ok_or(Problem::NotFound)?;
        if !what.has_words(&published.sop) || !what.forms().contains(&form) {
            return Err(Problem::NotFound);
        }
        let shared = format!("{service} {}", self.current().of.token());
        let key = (published.digest.clone(), shared, (what, form), language);
        let sheets = &self.0.sheets;
        if let Some(known) = sheets.known.get(&key) {
            return Ok(known.to_vec());
        }
        let place = sheets.places.take().await?;
        // Whoever had the place before may have set the same sheet.
        if let Some(known) = sheets.known.get(&key) {
            return Ok(known.to_vec());
        }
        let site = self.public_address().to_owned();
        let drawn = tokio::task::spawn_blocking(move || {
            // Held until it is set, also where nobody waits any more.
            let _place = place;
            let binding = Binding::of(&published.sop.definition().key, &published.digest);
            let sheet = Drawn {
                sop: &published.sop,
                binding,
                site: &site,
                language,
            };
            sheet.bytes(what, form)
        });
        match drawn.await {
            Ok(Ok(bytes)) => {
                let bytes = bytes.ok_or(Problem::NotFound)?;
                sheets.known.keep(key, Arc::new(bytes.clone()), bytes.len());
                Ok(bytes)
            }
            Ok(Err(fault)) => Err(crate::applications::track::incident(&fault)),
            Err(panic) => Err(crate::applications::track::incident(&panic)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Settings, demo};

    #[tokio::test(flavor = "multi_thread")]
    async fn a_sheet_is_set_once_and_who_wants_another_while_all_are_busy_comes_again() {
        let folder = tempfile::tempdir().unwrap();
        let app = App::open(Settings::at(folder.path())).await.unwrap();
        app.furnish(&demo::Plan { seed: 7, cases: 0 }, |_, _| {}).await.unwrap();
        let key = ServiceKey::new("disnaker", "ak-1");
        let draw = async |what, form| app.drawing(&key, (what, form), Language::Indonesian).await;
        let set = draw(Drawing::Flow, DrawingForm::Svg).await.unwrap();
        let places = &app.0.sheets.places;
        let _all = (places.take().await.unwrap(), places.take().await.unwrap());
        assert_eq!(draw(Drawing::Flow, DrawingForm::Svg).await.unwrap(), set);
        let refused = draw(Drawing::Sop, DrawingForm::Svg).await.unwrap_err();
        assert!(matches!(refused, Problem::Refused(refused) if refused.code() == "too-busy"));
        assert!(matches!(
            draw(Drawing::Flow, DrawingForm::Pdf).await,
            Err(Problem::NotFound)
        ));
    }
}

//! What a definition gives on paper and on a screen: one place that says which sheets there are and in which form.

use maklumat_calendar::{Time, Timestamp};
use maklumat_documents::{
    Document, DocumentFault, Renderer, counter_display, pledge, poster, sop_document, sop_workbook, standard_annex,
};
use maklumat_drawing::{Binding, Flow, PledgeSheet, PublicSheet, ScreenSop, Setting, SopSheet, StandardSheet};
use maklumat_sop::CheckedSop;
use maklumat_vocabulary::{Language, ServiceKey};

use crate::App;
use crate::problem::Problem;

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

impl App {
    /// A sheet of a published service. Everybody may have it.
    pub async fn drawing(
        &self,
        service: &ServiceKey,
        (what, form): (Drawing, DrawingForm),
        language: Language,
    ) -> Result<Vec<u8>, Problem> {
        let published = self.service(service).ok_or(Problem::NotFound)?;
        if !what.has_words(&published.sop) {
            return Err(Problem::NotFound);
        }
        let site = self.public_address().to_owned();
        let drawn = tokio::task::spawn_blocking(move || {
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
            Ok(Ok(bytes)) => bytes.ok_or(Problem::NotFound),
            Ok(Err(fault)) => Err(crate::applications::track::incident(&fault)),
            Err(panic) => Err(crate::applications::track::incident(&panic)),
        }
    }
}

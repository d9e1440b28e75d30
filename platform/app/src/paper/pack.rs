//! Printing a pack, and what became of its numbers.

use maklumat_documents::{MOST_FORMS, paper_pack};
use maklumat_store::{PaperForm, PaperPack, Reader, new_id};
use maklumat_vocabulary::ServiceKey;
use maklumat_workflow::Refusal;

use super::handles_paper;
use super::sheet::PackPrint;
use crate::App;
use crate::access::Action;
use crate::catalogue::Published;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::account::SignedIn;
use crate::views::paper::{PackId, PackRow, PackView, PaperDesk, PaperNumber, PaperState, Printable, StrikeReason};
use crate::views::{CaseId, Private};

/// Packs of one service that are shown, the latest first.
const SHOWN: i64 = 50;

/// A pack that may be seen, with the version its questions are of.
pub(super) struct Known {
    pub(super) pack: PaperPack,
    pub(super) published: Published,
}

impl App {
    /// The services an officer may print forms of, and the packs there are.
    pub async fn paper_desk(&self, officer: &SignedIn) -> Result<PaperDesk, Problem> {
        let services: Vec<Published> = self
            .catalogue()
            .into_iter()
            .filter(|published| handles_paper(officer, &published.sop, Action::PrintPaper))
            .collect();
        if services.is_empty() {
            return Err(Problem::NotFound);
        }
        let mut reader = self.store().read().await?;
        let mut packs = Vec::new();
        for published in &services {
            let definition = published.sop.definition();
            let key = (definition.key.unit.as_str(), definition.key.service.as_str());
            for pack in reader.packs_of(key, SHOWN).await? {
                packs.push(row(&mut reader, &pack, published).await?);
            }
        }
        packs.sort_by_key(|pack| std::cmp::Reverse((pack.printed_at, pack.id)));
        Ok(PaperDesk {
            services: services
                .iter()
                .map(|published| Printable {
                    key: published.sop.definition().key.clone(),
                    name: published.sop.definition().name.clone(),
                })
                .collect(),
            packs,
            most: MOST_FORMS,
        })
    }

    /// Issues the numbers of a pack. Each is issued once, and leads to nothing until it is entered.
    pub async fn print_pack(&self, officer: &SignedIn, service: &ServiceKey, forms: usize) -> Result<PackId, Problem> {
        let published = self.service(service).ok_or(Problem::NotFound)?;
        let definition = published.sop.definition();
        if !handles_paper(officer, &published.sop, Action::PrintPaper) {
            return Err(Problem::NotFound);
        }
        if published.sop.regency().paper.is_none() {
            return Err(Problem::refused(&Refusal::PaperWithoutBound, definition));
        }
        if definition.effective > self.today() {
            let from = definition.effective;
            return Err(Problem::refused(&Refusal::NotYetInForce { from }, definition));
        }
        if !definition.channels.contains(&maklumat_sop::Channel::Counter) {
            return Err(Rule::NotThisWay.into());
        }
        if forms == 0 || forms > MOST_FORMS {
            return Err(Rule::PackSize.into());
        }
        let now = self.now();
        let pack = PaperPack {
            id: new_id(now)?,
            unit: definition.key.unit.to_string(),
            service: definition.key.service.to_string(),
            version: definition.version,
            forms: i64::try_from(forms).unwrap_or(i64::MAX),
            printed_by: officer.id.to_string(),
            printed_at: now,
            captured: 0,
            struck: 0,
        };
        let mut tx = self.store().begin().await?;
        let mut numbers: Vec<(String, [u8; 32])> = Vec::with_capacity(forms);
        while numbers.len() < forms {
            let number = self.free_reference(&mut tx).await?.ok_or(Rule::SomebodyWasFaster)?;
            let link = self.paper_link(&self.paper_code(&number));
            if let Some(link) = link.filter(|_| numbers.iter().all(|(other, _)| *other != number)) {
                numbers.push((number, link));
            }
        }
        tx.add_pack(&pack, &numbers).await?;
        tx.commit().await?;
        tracing::info!(by = %officer.id, service = %definition.key, forms, "paper forms were numbered");
        Ok(PackId(pack.id))
    }

    /// One pack with all its numbers.
    pub async fn pack(&self, officer: &SignedIn, pack: PackId) -> Result<PackView, Problem> {
        let mut reader = self.store().read().await?;
        let known = self.known_pack(&mut reader, officer, pack).await?;
        let forms = reader.forms_of(pack.0).await?;
        Ok(PackView {
            row: row(&mut reader, &known.pack, &known.published).await?,
            is_printable: is_printable(&forms),
            numbers: forms.iter().map(number).collect(),
        })
    }

    /// The pack to print. Once a number of it was entered or struck off, another print could only do harm.
    pub async fn pack_pdf(&self, officer: &SignedIn, pack: PackId) -> Result<Vec<u8>, Problem> {
        let mut reader = self.store().read().await?;
        let known = self.known_pack(&mut reader, officer, pack).await?;
        let forms = reader.forms_of(pack.0).await?;
        drop(reader);
        if !is_printable(&forms) {
            return Err(Rule::PackInUse.into());
        }
        let print = PackPrint {
            sop: &known.published.sop,
            pack: &known.pack,
            public_address: self.public_address(),
        };
        let numbers: Vec<String> = forms.into_iter().map(|form| form.number).collect();
        let sheet = print.sheet(self.pack_forms(&numbers)).ok_or(Problem::NotFound)?;
        let document = paper_pack(&sheet).map_err(|fault| Problem::broke("a pack could not be coded", &fault))?;
        self.render(document).await
    }

    /// A pack of a service whose paper the officer handles.
    pub(super) async fn known_pack(
        &self,
        reader: &mut Reader,
        officer: &SignedIn,
        pack: PackId,
    ) -> Result<Known, Problem> {
        let pack = reader.pack(pack.0).await?.ok_or(Problem::NotFound)?;
        let key = ServiceKey::new(&pack.unit, &pack.service);
        let published = self.version(&key, pack.version).ok_or(Problem::NotFound)?;
        if handles_paper(officer, &published.sop, Action::PrintPaper) {
            Ok(Known { pack, published })
        } else {
            Err(Problem::NotFound)
        }
    }
}

async fn row(reader: &mut Reader, pack: &PaperPack, published: &Published) -> Result<PackRow, Problem> {
    let by = reader.officer(&pack.printed_by).await?;
    let count = |number: i64| u64::try_from(number).unwrap_or_default();
    Ok(PackRow {
        id: PackId(pack.id),
        service_name: published.sop.definition().name.clone(),
        version: pack.version,
        printed_at: pack.printed_at,
        printed_by: Private(by.map(|officer| officer.name).unwrap_or_default()),
        forms: count(pack.forms),
        captured: count(pack.captured),
        struck: count(pack.struck),
    })
}

fn is_printable(forms: &[PaperForm]) -> bool {
    forms
        .iter()
        .all(|form| form.matter.is_none() && form.captured_at.is_none() && form.struck_at.is_none())
}

fn number(form: &PaperForm) -> PaperNumber {
    PaperNumber {
        place: u64::try_from(form.place).unwrap_or_default(),
        number: form.number.clone(),
        state: state(form),
    }
}

/// What became of a form.
pub(super) fn state(form: &PaperForm) -> PaperState {
    match (form.captured_at, form.received_at, form.struck_at, form.begun_at) {
        (Some(at), Some(received_at), ..) => PaperState::Entered {
            received_at,
            at,
            case: form.matter.map(CaseId),
        },
        (_, _, Some(at), _) => PaperState::Struck {
            at,
            reason: form
                .struck_reason
                .as_deref()
                .and_then(StrikeReason::from_word)
                .unwrap_or(StrikeReason::Other),
        },
        (_, Some(received_at), None, Some(at)) => PaperState::Begun { received_at, at },
        (_, None, None, _) | (_, Some(_), None, None) => PaperState::Open,
    }
}

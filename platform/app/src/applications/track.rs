//! What the applicant sees after sending: where the file is, the receipt, the documents.

use maklumat_documents::{Document, DocumentFault, Paper, Renderer, in_address};
use maklumat_sop::{CheckedSop, StartEvent};
use maklumat_store::Reader;
use maklumat_vocabulary::{Language, ProductId};
use maklumat_workflow::{Case, Event};

use super::session::Applicant;
use crate::App;
use crate::cases::act::Loaded;
use crate::cases::tracking::{self, Record};
use crate::cases::{file, words};
use crate::catalogue::Published;
use crate::charges::charges;
use crate::credentials::issue;
use crate::credentials::printed::FrozenReceipt;
use crate::credentials::sheets::{self, Print};
use crate::problem::Problem;
use crate::views::FeeView;
use crate::views::letters::LettersOfCase;
use crate::views::receipt::ReceiptView;
use crate::views::tracking::{MessageView, Tracking};

impl App {
    pub async fn tracking(&self, applicant: &Applicant) -> Result<Tracking, Problem> {
        applicant.acts_in_person()?;
        self.tracking_in(&mut self.store().read().await?, applicant).await
    }

    /// The same with what was sent about it.
    pub async fn tracking_with_letters(&self, applicant: &Applicant) -> Result<(Tracking, LettersOfCase), Problem> {
        applicant.acts_in_person()?;
        let mut reader = self.store().read().await?;
        let tracking = self.tracking_in(&mut reader, applicant).await?;
        Ok((tracking, self.letters_in(&mut reader, applicant.id).await?))
    }

    async fn tracking_in(&self, reader: &mut Reader, applicant: &Applicant) -> Result<Tracking, Problem> {
        let (loaded, events) = self.load_with_events_in(reader, applicant.id).await?;
        let record = Record {
            reference: &loaded.matter.reference,
            case: &loaded.case,
            events: &events,
            chain: loaded.matter.head.chain_hash,
        };
        let messages = reader.messages_of(applicant.id).await?;
        let definition = loaded.published.sop.definition();
        let mut tracking = tracking::tracking(&loaded.published.sop, &record, self.now());
        tracking.helper = self.helper_view(reader, &events).await?;
        tracking.messages = messages
            .into_iter()
            .map(|message| MessageView {
                about: message
                    .about
                    .and_then(|product| definition.product(&ProductId::new(&product)))
                    .map(|product| product.name.clone()),
                kind: message.kind,
                until: message.until,
                at: message.at,
            })
            .collect();
        Ok(tracking)
    }

    pub async fn receipt(&self, applicant: &Applicant) -> Result<ReceiptView, Problem> {
        let (loaded, events) = self.load_with_events(applicant.id).await?;
        let submitted = as_submitted(&events)?;
        let published = self
            .version(&submitted.service, submitted.version)
            .ok_or(Problem::NotFound)?;
        let frozen = self.receipt_of(&loaded, &published, &submitted).await?;
        let position = self.store().read().await?.position_of(applicant.id, 1).await?;
        let mut view = receipt_view(&published.sop, &submitted, &loaded, &frozen);
        view.position = position.and_then(|position| u64::try_from(position).ok()).unwrap_or(0);
        view.is_told = self.letters_about(applicant.id).await?.go_out();
        Ok(view)
    }

    /// The receipt as it was given.
    async fn receipt_of(
        &self,
        loaded: &Loaded,
        published: &Published,
        submitted: &Case,
    ) -> Result<FrozenReceipt, Problem> {
        let kept = self.store().read().await?.receipt(&loaded.matter.head).await?;
        if let Some(frozen) = kept.as_ref().and_then(FrozenReceipt::of) {
            return Ok(frozen);
        }
        // The invented history of the demo has no receipts of its own.
        let print = Print {
            sop: &published.sop,
            case: submitted,
            reference: &loaded.matter.reference,
            public_address: self.public_address(),
        };
        Ok(issue::frozen_receipt(self, published, &print))
    }

    /// The receipt on A4, or on a 58 mm strip.
    pub async fn receipt_pdf(
        &self,
        applicant: &Applicant,
        strip: bool,
        language: Language,
    ) -> Result<Vec<u8>, Problem> {
        let (loaded, events) = self.load_with_events(applicant.id).await?;
        let submitted = as_submitted(&events)?;
        let published = self
            .version(&submitted.service, submitted.version)
            .ok_or(Problem::NotFound)?;
        let frozen = self.receipt_of(&loaded, &published, &submitted).await?;
        let paper = if strip { Paper::Strip } else { Paper::A4 };
        let document = frozen.document(language, paper).ok_or(Problem::NotFound)?;
        self.render(document).await
    }

    /// A document the office has issued to this applicant.
    pub async fn product_pdf(&self, applicant: &Applicant, product: &ProductId) -> Result<Vec<u8>, Problem> {
        applicant.acts_in_person()?;
        let loaded = self.load(&mut self.store().read().await?, applicant.id).await?;
        self.document_of(&loaded, product).await
    }

    pub(crate) async fn render(&self, document: Document) -> Result<Vec<u8>, Problem> {
        let app = self.clone();
        let rendered = tokio::task::spawn_blocking(move || app.renderer()?.render(&document)).await;
        match rendered {
            Ok(Ok(pdf)) => Ok(pdf.into_bytes()),
            Ok(Err(fault)) => Err(incident(&fault)),
            Err(panic) => Err(incident(&panic)),
        }
    }
}

impl App {
    /// Fonts are read and templates parsed at the first document, once.
    fn renderer(&self) -> Result<&Renderer, DocumentFault> {
        if let Some(renderer) = self.0.renderer.get() {
            return Ok(renderer);
        }
        let renderer = Renderer::new()?;
        Ok(self.0.renderer.get_or_init(|| renderer))
    }
}

pub(crate) fn incident(error: &dyn std::fmt::Display) -> Problem {
    let incident = crate::random::incident_number();
    tracing::error!(incident = %incident, error = %error, "a document could not be set");
    Problem::Fault { incident }
}

/// The case as it stood when it was sent: its first events, all of one instant.
fn as_submitted(events: &[Event]) -> Result<Case, Problem> {
    let first = events.first().ok_or(Problem::NotFound)?;
    Case::replay(events.iter().take_while(|event| event.at == first.at)).map_err(|_| Problem::NotFound)
}

fn receipt_view(sop: &CheckedSop, submitted: &Case, loaded: &Loaded, frozen: &FrozenReceipt) -> ReceiptView {
    let definition = sop.definition();
    let clock = submitted.main_clock();
    let next = submitted.open.first();
    let qr_text = frozen.signed.credential.clone();
    let qr_address = in_address(&frozen.signed.verify_at, &qr_text);
    ReceiptView {
        reference: loaded.matter.reference.clone(),
        service_name: definition.name.clone(),
        unit_name: sop
            .regency()
            .unit(definition.unit())
            .map(|unit| unit.name.clone())
            .unwrap_or_default(),
        regency_name: sop.regency().name.clone(),
        version: submitted.version,
        applicant: file::applicant_name(submitted),
        submitted_at: submitted.submitted_at,
        channel: submitted.channel,
        on_paper: submitted.paper.as_ref().map(|paper| words::from_paper(sop, paper)),
        due: clock.and_then(|clock| clock.clock.due(sop.calendar())),
        promise_words: clock
            .map(|clock| words::duration(clock.clock.promise()))
            .unwrap_or_default(),
        counts_from: clock.map_or(StartEvent::Submitted, |clock| clock.from),
        fees: fees(sop, submitted),
        handed_over: sheets::handed_over(sop, submitted),
        next_holder: next
            .map(|open| tracking::performer_name(sop, sop.step(&open.step)))
            .unwrap_or_default(),
        next_until: next.map(|open| open.due),
        complaints: definition.standard.complaints.clone(),
        qr_svg: maklumat_documents::qr_svg(&qr_address).unwrap_or_default(),
        is_told: false,
        qr_text,
        position: 0,
        fingerprint: frozen.fingerprint(),
    }
}

fn fees(sop: &CheckedSop, case: &Case) -> Vec<FeeView> {
    let day = sop.regency().zone.date(case.submitted_at);
    let charges = charges(sop, &case.facts, day);
    charges.iter().map(|charge| charge.view(sop)).collect()
}

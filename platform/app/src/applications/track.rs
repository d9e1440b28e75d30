//! What the applicant sees after sending: where the file is, the receipt, the documents.

use maklumat_calendar::Timestamp;
use maklumat_documents::{Document, DocumentFault, Renderer, product as product_document, receipt_a4, receipt_strip};
use maklumat_sop::{CheckedSop, StartEvent};
use maklumat_vocabulary::{Language, LocalizedText, ProductId, ServiceKey};
use maklumat_workflow::{Case, Event};

use super::session::Applicant;
use crate::App;
use crate::cases::act::Loaded;
use crate::cases::tracking::{self, Record};
use crate::cases::{file, words};
use crate::credentials::issue;
use crate::credentials::sheets::{self, Print};
use crate::problem::{Problem, Rule};
use crate::views::{DueEstimate, FeeView, MessageView, ReceiptView, Tracking};

impl App {
    pub async fn tracking(&self, applicant: &Applicant) -> Result<Tracking, Problem> {
        let (loaded, events) = self.load_with_events(applicant.id).await?;
        let record = Record {
            reference: &loaded.matter.reference,
            case: &loaded.case,
            events: &events,
            chain: loaded.matter.head.chain_hash,
        };
        let messages = self.store().read().await?.messages_of(applicant.id).await?;
        let definition = loaded.published.sop.definition();
        let mut tracking = tracking::tracking(&loaded.published.sop, &record, self.now());
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

    pub(crate) async fn load_with_events(&self, id: maklumat_store::Uuid) -> Result<(Loaded, Vec<Event>), Problem> {
        let mut reader = self.store().read().await?;
        let loaded = self.load(&mut reader, id).await?;
        let events = self.events(&mut reader, &loaded.matter).await?;
        Ok((loaded, events))
    }

    pub async fn receipt(&self, applicant: &Applicant) -> Result<ReceiptView, Problem> {
        let (loaded, events) = self.load_with_events(applicant.id).await?;
        let kept = self.store().read().await?.receipt(&loaded.matter.head).await?;
        let submitted = as_submitted(&events)?;
        let published = self
            .version(&submitted.service, submitted.version)
            .ok_or(Problem::NotFound)?;
        let print = Print {
            sop: &published.sop,
            case: &submitted,
            reference: &loaded.matter.reference,
            public_address: self.public_address(),
        };
        let qr_text = match kept {
            Some(receipt) => String::from_utf8_lossy(&receipt.signature).into_owned(),
            // History of the demo has no receipt of its own; the same claims give the same text.
            None => issue::receipt_credential(self, &published, &print).1,
        };
        Ok(receipt_view(&published.sop, &submitted, &loaded, qr_text))
    }

    /// The receipt on A4, or on a 58 mm strip.
    pub async fn receipt_pdf(
        &self,
        applicant: &Applicant,
        strip: bool,
        language: Language,
    ) -> Result<Vec<u8>, Problem> {
        let (loaded, events) = self.load_with_events(applicant.id).await?;
        let kept = self.store().read().await?.receipt(&loaded.matter.head).await?;
        let submitted = as_submitted(&events)?;
        let published = self
            .version(&submitted.service, submitted.version)
            .ok_or(Problem::NotFound)?;
        let print = Print {
            sop: &published.sop,
            case: &submitted,
            reference: &loaded.matter.reference,
            public_address: self.public_address(),
        };
        let text = match kept {
            Some(receipt) => String::from_utf8_lossy(&receipt.signature).into_owned(),
            None => issue::receipt_credential(self, &published, &print).1,
        };
        let sheet = print.receipt(language, &submitted, None);
        let seal = issue::seal(self, &sheet.content(), text);
        let document = if strip {
            receipt_strip(&sheet, &seal)
        } else {
            receipt_a4(&sheet, &seal)
        };
        self.render(document).await
    }

    /// A document the office has issued to this applicant.
    pub async fn product_pdf(&self, applicant: &Applicant, product: &ProductId) -> Result<Vec<u8>, Problem> {
        let (loaded, events) = self.load_with_events(applicant.id).await?;
        self.document_of(&loaded, &events, product).await
    }

    pub(crate) async fn document_of(
        &self,
        loaded: &Loaded,
        events: &[Event],
        product: &ProductId,
    ) -> Result<Vec<u8>, Problem> {
        let issued = issue::at_issue(events, product).ok_or(Rule::ProductNotReady)?;
        let published = self
            .version(&issued.case.service, issued.case.version)
            .ok_or(Problem::NotFound)?;
        let (sheet, seal) =
            issue::sealed_product(self, &published, &issued, &loaded.matter.reference).ok_or(Rule::ProductNotReady)?;
        self.render(product_document(&sheet, &seal)).await
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

    /// The promise of a service as it would be for somebody who applies now, with everything in order.
    #[must_use]
    pub fn due_estimate(&self, service: &ServiceKey, now: Timestamp) -> Option<DueEstimate> {
        let published = self.service(service)?;
        let sop = &published.sop;
        let promise = sop
            .definition()
            .promises
            .iter()
            .find(|promise| promise.until.is_none())
            .or_else(|| sop.definition().promises.first())?;
        let due = sop.calendar().add(now, promise.time);
        let path = sop.main_path(&maklumat_sop::Facts::new());
        Some(DueEstimate {
            name: promise.name.clone(),
            words: words::duration(promise.time),
            due,
            date: sop.regency().zone.date(due),
            steps: tracking::step_dates(sop, &path, now),
        })
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

fn incident(error: &dyn std::fmt::Display) -> Problem {
    let incident = crate::random::incident_number();
    tracing::error!(incident = %incident, error = %error, "a document could not be set");
    Problem::Fault { incident }
}

/// The case as it stood when it was sent: its first events, all of one instant.
fn as_submitted(events: &[Event]) -> Result<Case, Problem> {
    let first = events.first().ok_or(Problem::NotFound)?;
    Case::replay(events.iter().take_while(|event| event.at == first.at)).map_err(|_| Problem::NotFound)
}

fn receipt_view(sop: &CheckedSop, submitted: &Case, loaded: &Loaded, qr_text: String) -> ReceiptView {
    let definition = sop.definition();
    let clock = submitted.main_clock();
    let next = submitted.open.first();
    let digest = maklumat_credential::digest(qr_text.as_bytes()).to_string();
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
        qr_svg: maklumat_documents::qr_svg(&qr_text).unwrap_or_default(),
        qr_text,
        position: loaded.case.sequence,
        digest: digest[..12].to_owned(),
    }
}

/// Fees in force on the day of submission, each with its amount where that is fixed.
fn fees(sop: &CheckedSop, case: &Case) -> Vec<FeeView> {
    let day = sop.regency().zone.date(case.submitted_at);
    let in_force = sop.definition().fees.iter().filter(|fee| fee.is_in_force(day));
    in_force
        .map(|fee| FeeView {
            name: fee.name.clone(),
            law: law_title(sop, fee),
            due: fee.fixed(),
            paid: None,
            receipt: None,
        })
        .collect()
}

fn law_title(sop: &CheckedSop, fee: &maklumat_sop::Fee) -> String {
    let title: Option<&LocalizedText> = sop.regency().laws.get(&fee.law.law).map(|law| &law.title);
    title.map_or_else(|| fee.law.law.to_string(), |title| title.id.clone())
}

//! The official receipt of a payment: what was paid, for what, by which regulation, with the number the office gave it.

use maklumat_calendar::{Timestamp, clock_time, long_date};
use maklumat_credential::{ClaimKind, Claims, digest, issue};
use maklumat_documents::{ProductSheet, Row, Seal, Signer, product};
use maklumat_vocabulary::{FeeId, Language, Money};
use maklumat_workflow::{Event, What};

use crate::App;
use crate::applications::session::Applicant;
use crate::cases::file;
use crate::cases::tracking::{self, ledger};
use crate::credentials::issue::{common, verify_at};
use crate::credentials::sheets::{Print, letterhead, place_of, plain_date};
use crate::problem::Problem;

/// A payment as its event tells it.
struct Payment<'a> {
    event: &'a Event,
    fee: &'a FeeId,
    amount: Money,
    receipt: &'a str,
    /// When and why it counts no more.
    cancelled: Option<(&'a Event, &'a str)>,
}

impl App {
    /// The receipt of a payment of a case, counted from 1, as PDF. It says the same whenever it is asked for, until it
    /// is cancelled; then it says that and why.
    pub async fn payment_pdf(&self, applicant: &Applicant, number: u32) -> Result<Vec<u8>, Problem> {
        let (loaded, events) = self.load_with_events(applicant.id).await?;
        let payment = payments(&events)
            .nth(usize::try_from(number).unwrap_or(0).wrapping_sub(1))
            .ok_or(Problem::NotFound)?;
        let print = Print {
            sop: &loaded.published.sop,
            case: &loaded.case,
            reference: &loaded.matter.reference,
            public_address: self.public_address(),
        };
        let sheet = print.payment(&payment);
        let document = digest(&sheet.content());
        let claims = Claims {
            kind: ClaimKind::Product,
            number: Some(payment.receipt.to_owned()),
            product: sheet.title.clone(),
            issued_at: payment.event.at,
            document: Some(document),
            fee: Some(payment.amount.to_string()),
            ..common(&loaded.published, &print)
        };
        let seal = Seal {
            credential: issue(&claims, &self.office_keys().signing_at(payment.event.at)),
            fingerprint: document.fingerprint(),
            verify_at: verify_at(self),
        };
        self.render(product(&sheet, &seal)).await
    }
}

fn payments(events: &[Event]) -> impl Iterator<Item = Payment<'_>> {
    let paid = events.iter().filter_map(|event| {
        let What::FeePaid { fee, amount, receipt } = &event.what else {
            return None;
        };
        Some((event, fee, *amount, receipt))
    });
    (1..).zip(paid).map(|(number, (event, fee, amount, receipt))| Payment {
        event,
        fee,
        amount,
        receipt,
        cancelled: cancelled(events, number),
    })
}

fn cancelled(events: &[Event], number: u32) -> Option<(&Event, &str)> {
    events.iter().find_map(|event| {
        let What::PaymentCancelled { payment, reason, .. } = &event.what else {
            return None;
        };
        (*payment == number).then_some((event, reason.as_str()))
    })
}

/// A cancelled receipt says so where it is first read.
const fn title(payment: &Payment<'_>) -> &'static str {
    if payment.cancelled.is_some() {
        "Tanda Bukti Pembayaran yang Dibatalkan"
    } else {
        "Tanda Bukti Pembayaran"
    }
}

impl Print<'_> {
    fn payment(&self, payment: &Payment<'_>) -> ProductSheet {
        let sop = self.sop;
        let zone = sop.regency().zone;
        let at = payment.event.at;
        let moment = |at: Timestamp| {
            let day = long_date(zone.date(at), Language::Indonesian);
            format!("{day} pukul {}", clock_time(zone.time(at)))
        };
        let row = |key, label: &str, value: String| Row::new(key, label, value);
        let mut rows = vec![
            row("untuk", "Untuk", ledger::name(sop, payment.fee).id),
            row("jumlah", "Jumlah", payment.amount.to_string()),
            row("pembayar", "Dibayar oleh", file::applicant_name(self.case).0),
            row("layanan", "Layanan", sop.definition().name.id.clone()),
            row("berkas", "Kode berkas", self.reference.to_owned()),
            row("diterima", "Diterima", moment(at)),
            row("lewat", "Diterima oleh", ledger::through(sop, &payment.event.by).id),
        ];
        if let Some((event, reason)) = payment.cancelled {
            rows.push(row("dibatalkan", "Dibatalkan", moment(event.at)));
            rows.push(row("alasan", "Alasan", reason.to_owned()));
        }
        ProductSheet {
            template: "surat".to_owned(),
            letterhead: letterhead(self.sop, Language::Indonesian),
            title: title(payment).to_owned(),
            number: Some(payment.receipt.to_owned()),
            subject: None,
            recipient: Vec::new(),
            opening: Vec::new(),
            rows,
            tables: Vec::new(),
            items: Vec::new(),
            closing: vec!["Tidak ada biaya lain di luar yang tertulis di sini.".to_owned()],
            legal: vec![ledger::law(sop, payment.fee).id],
            validity: None,
            place: place_of(&sop.regency().name.id),
            date: plain_date(zone.date(at)),
            signer: Signer {
                on_behalf_of: None,
                position: tracking::acting_position(sop, &payment.event.by)
                    .unwrap_or_else(|| tracking::unit_name(sop))
                    .id,
                name: None,
            },
            copies: Vec::new(),
            issued_at: at,
        }
    }
}

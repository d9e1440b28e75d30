//! The promise receipt: as a page, as a slip of 58 mm, and both as PDF.

use askama::Template;
use axum::extract::Query;
use maklumat_app::{Applicant, ReceiptView};
use maklumat_sop::StartEvent;
use serde::Deserialize;

use crate::failure::{Answer, Failure};
use crate::frame::{Frame, Here};
use crate::markup::Markup;
use crate::respond::{self, page};
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "citizen/receipt.html")]
pub(crate) struct ReceiptPage {
    pub(crate) f: Frame,
    pub(crate) receipt: ReceiptView,
    pub(crate) qr: Markup,
    /// Printed by an officer for somebody who stands there.
    pub(crate) is_at_counter: bool,
}

#[derive(Template)]
#[template(path = "citizen/strip.html")]
pub(crate) struct StripPage {
    pub(crate) f: Frame,
    pub(crate) receipt: ReceiptView,
    pub(crate) qr: Markup,
    /// Handed over at a counter: the browser is asked to print at once.
    pub(crate) prints_at_once: bool,
}

#[derive(Deserialize)]
pub(crate) struct Printing {
    cetak: Option<String>,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let applicant = sent(&visit).await?;
    let receipt = visit.app.receipt(&applicant).await?;
    Ok(page(&ReceiptPage {
        is_at_counter: applicant.officer_at_counter().is_some(),
        ..ReceiptPage::new(visit.frame(Here::Track), receipt)
    }))
}

pub(crate) async fn strip(visit: Visit, Query(printing): Query<Printing>) -> Answer {
    let applicant = sent(&visit).await?;
    let receipt = visit.app.receipt(&applicant).await?;
    Ok(page(&StripPage {
        prints_at_once: printing.cetak.is_some(),
        ..StripPage::new(visit.frame(Here::Track), receipt)
    }))
}

pub(crate) async fn pdf(visit: Visit) -> Answer {
    let applicant = visit.applicant().await?;
    let bytes = visit.app.receipt_pdf(&applicant, false, visit.language).await?;
    Ok(respond::pdf(bytes, "tanda-terima.pdf"))
}

/// Whose application was sent. Who comes to the receipt of one that was not goes on with that.
async fn sent(visit: &Visit) -> Result<Applicant, Failure> {
    let applicant = visit.applicant().await?;
    if applicant.is_submitted() {
        Ok(applicant)
    } else {
        Err(Failure::GoTo(urls::saved()))
    }
}

pub(crate) async fn strip_pdf(visit: Visit) -> Answer {
    let applicant = visit.applicant().await?;
    let bytes = visit.app.receipt_pdf(&applicant, true, visit.language).await?;
    Ok(respond::pdf(bytes, "struk.pdf"))
}

impl ReceiptPage {
    pub(crate) fn new(f: Frame, receipt: ReceiptView) -> Self {
        Self {
            f: f.titled_by("receipt-title"),
            qr: Markup::trusted(receipt.qr_svg.clone()),
            receipt,
            is_at_counter: false,
        }
    }

    fn counts_from(&self) -> &'static str {
        counts_from(self.receipt.counts_from)
    }
}

impl StripPage {
    pub(crate) fn new(f: Frame, receipt: ReceiptView) -> Self {
        Self {
            f: f.titled_by("receipt-title"),
            qr: Markup::trusted(receipt.qr_svg.clone()),
            receipt,
            prints_at_once: false,
        }
    }

    fn counts_from(&self) -> &'static str {
        counts_from(self.receipt.counts_from)
    }
}

/// From when a promise counts, as the key of its words.
pub(crate) fn counts_from(event: StartEvent) -> &'static str {
    match event {
        StartEvent::Submitted => "from-submitted",
        StartEvent::Complete => "from-complete",
        StartEvent::Paid => "from-paid",
    }
}

/// The first twelve digits in groups of four: `41d7 0e9b c3a8`.
pub(crate) fn grouped(digest: &str) -> String {
    let digits: Vec<char> = digest.chars().take(12).collect();
    digits
        .chunks(4)
        .map(|group| group.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join(" ")
}

//! What leaves the office on paper: receipts of a promise, official letters, certificates, what a definition draws, and
//! their QR codes.
//!
//! Values in, PDF bytes out. A sheet is plain text that others composed: this crate never sees a case, a database, a clock
//! or a network, and its templates can read nothing but the sheet. The same sheet always gives the same bytes.
//! PDFs are tagged and archivable (PDF/A-2a), carry embedded fonts only, and hold the credential once more in their
//! keywords, so that [`embedded_credential`] finds it without a camera.
//!
//! ```text
//! sheet.content() -> digest -> claims -> credential     (others do this, between the two steps of ours)
//! product(&sheet, &seal) -> Document -> Renderer::render -> Pdf
//! ```
//!
//! Start with [`Renderer`] and [`product`]. To add a product template: a folder in `templates/` with a `main.typ`, a line
//! in `PRODUCTS` in `templates.rs`, a sample in the tests. Values reach a template as data, never as source.

mod document;
mod drawings;
mod encoding;
mod fault;
mod list;
mod paper_pack;
mod qr;
mod renderer;
mod report;
mod sheet;
mod templates;

pub use document::{
    Document, Paper, in_address, product, product_again, receipt_a4, receipt_again, receipt_strip, specimen, unsigned,
};
pub use drawings::{counter_display, pledge, poster, sop_document, sop_template, sop_workbook, standard_annex};
pub use fault::DocumentFault;
pub use list::list_as_csv;
pub use paper_pack::{MOST_FORMS, PackAnswer, PackForm, PackPage, PackQuestion, PackSheet, Room, paper_pack};
pub use qr::qr_svg;
pub use renderer::{Pdf, Renderer, embedded_credential};
pub use report::{Cell, Column, Report, report};
pub use sheet::{Due, Letterhead, ProductSheet, ReceiptSheet, Row, Seal, Signer, Table};
pub use templates::has_template;

//! The Typst sources that come with the program.

use std::collections::HashMap;
use std::sync::LazyLock;

use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};

/// Set where a product names no template of ours.
pub(crate) const FALLBACK: &str = "surat";

macro_rules! template {
    ($name:literal) => {
        ($name, include_str!(concat!("../templates/", $name, "/main.typ")))
    };
}

pub(crate) const RECEIPT_A4: &str = "receipt-a4";
pub(crate) const RECEIPT_STRIP: &str = "receipt-strip";

pub(crate) const PAPER_PACK: &str = "paper-pack";

pub(crate) const REPORT: &str = "report";

pub(crate) const SOP: &str = "sop-resmi";
pub(crate) const STANDARD: &str = "standar-pelayanan";
pub(crate) const PLEDGE: &str = "maklumat";
pub(crate) const POSTER: &str = "poster";
pub(crate) const COUNTER: &str = "loket";

/// Named by the program and not by a definition.
const OWN: [(&str, &str); 9] = [
    template!("loket"),
    template!("maklumat"),
    template!("paper-pack"),
    template!("poster"),
    template!("receipt-a4"),
    template!("receipt-strip"),
    template!("report"),
    template!("sop-resmi"),
    template!("standar-pelayanan"),
];

/// By the name a definition gives in `product.*.template`.
const PRODUCTS: [(&str, &str); 11] = [
    template!("ak-1"),
    template!("akta-kelahiran"),
    template!("bukti-lulus-uji"),
    template!("izin-reklame"),
    template!("kartu-keluarga"),
    template!("layak-operasional"),
    template!("sip-dokter"),
    template!("surat"),
    template!("surat-jawaban"),
    template!("surat-penolakan"),
    template!("surat-tidak-lulus-uji"),
];

/// Parsed once; all the files a template can import.
pub(crate) static SOURCES: LazyLock<HashMap<FileId, Source>> = LazyLock::new(|| {
    let letterhead = source("letterhead.typ", include_str!("../templates/letterhead.typ"));
    let mains = OWN
        .iter()
        .chain(&PRODUCTS)
        .map(|(name, text)| source(&format!("{name}/main.typ"), text));
    mains.chain([letterhead]).map(|source| (source.id(), source)).collect()
});

/// The sheet of the document being set.
pub(crate) static SHEET: LazyLock<FileId> = LazyLock::new(|| file("sheet.json"));
/// Its QR code.
pub(crate) static CODE: LazyLock<FileId> = LazyLock::new(|| file("code.svg"));

/// Whether a definition may name this template; another name is set as a plain official letter.
#[must_use]
pub fn has_template(name: &str) -> bool {
    product_template(name) == name
}

pub(crate) fn product_template(name: &str) -> &'static str {
    PRODUCTS
        .iter()
        .find(|(known, _)| *known == name)
        .map_or(FALLBACK, |(known, _)| known)
}

pub(crate) fn main_of(template: &str) -> FileId {
    file(&format!("{template}/main.typ"))
}

fn source(path: &str, text: &str) -> Source {
    Source::new(file(path), text.to_owned())
}

fn file(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("the names of our templates are plain relative paths");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

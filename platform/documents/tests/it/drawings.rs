//! What a definition draws, set for every service of the invented regency.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use maklumat_calendar::Timestamp;
use maklumat_documents::{
    Document, Renderer, counter_display, pledge, poster, sop_document, sop_workbook, standard_annex,
};
use maklumat_drawing::{Binding, Flow, PledgeSheet, PublicSheet, ScreenSop, Setting, SopSheet, StandardSheet, Type};
use maklumat_sop::{CheckedSop, RegencySources, check, read_regency};
use maklumat_vocabulary::{Language, ServiceKey};

use crate::reading::{pages_of, text_of};

const SITE: &str = "layanan.sungairaya.example";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../regency")
}

/// All services, each with its text.
fn services() -> Vec<(CheckedSop, String)> {
    let read = |name: &str| std::fs::read_to_string(folder().join(name)).unwrap();
    let (organisation, calendar, law) = (read("organisation.toml"), read("calendar.toml"), read("law.toml"));
    let sources = RegencySources {
        organisation: &organisation,
        calendar: &calendar,
        law: &law,
        ..RegencySources::default()
    };
    let regency = Arc::new(read_regency(&sources).0);
    let within = |folder: &Path| {
        let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        paths.sort();
        paths
    };
    let name = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    let mut services = Vec::new();
    for unit in within(&folder().join("services")) {
        for file in within(&unit).iter().filter(|file| !name(file).ends_with(".en")) {
            let text = std::fs::read_to_string(file).unwrap();
            let key = ServiceKey::parse(&format!("{}/{}", name(&unit), name(file))).unwrap();
            services.push((check(&text, None, &key, &regency).sop.unwrap(), text));
        }
    }
    services
}

fn made_at() -> Timestamp {
    "2026-02-01T17:00:00Z".parse().unwrap()
}

/// The sheets of a service, by name.
fn sheets(sop: &CheckedSop, text: &str) -> Vec<(&'static str, Document)> {
    let binding = Binding::of_text(&sop.definition().key, text);
    let id = Language::Indonesian;
    let public = PublicSheet::new(sop, binding, SITE, id);
    vec![
        ("sop", sop_document(&SopSheet::new(sop, binding, id), made_at())),
        (
            "standard",
            standard_annex(&StandardSheet::new(sop, binding, id), made_at()),
        ),
        ("maklumat", pledge(&PledgeSheet::new(sop, binding, SITE), made_at())),
        ("poster", poster(&public, made_at())),
        ("counter", counter_display(&public, made_at())),
    ]
}

fn keep(service: &ServiceKey, name: &str, bytes: &[u8]) {
    if let Some(folder) = std::env::var_os("MAKLUMAT_SAMPLES") {
        let file = format!("{}-{}-{name}", service.unit, service.service);
        std::fs::write(Path::new(&folder).join(file), bytes).unwrap();
    }
}

#[test]
fn every_sheet_of_every_service_is_archivable_and_shows_the_fingerprint_of_its_definition() {
    for (sop, text) in services() {
        let key = &sop.definition().key;
        let fingerprint = Binding::of_text(key, &text).fingerprint();
        for (name, document) in sheets(&sop, &text) {
            let pdf = Renderer::new().unwrap().render(&document).unwrap();
            assert!(pdf.replaced().is_empty(), "{key} {name}: {:?}", pdf.replaced());
            keep(key, &format!("{name}.pdf"), pdf.as_bytes());
            let wanted = b"<pdfaid:part>2</pdfaid:part>";
            let is_archivable = pdf.as_bytes().windows(wanted.len()).any(|part| part == wanted);
            assert!(is_archivable, "{key} {name} does not say it is PDF/A-2");
            if let Some(said) = text_of(pdf.as_bytes()) {
                assert!(
                    said.contains(&fingerprint),
                    "{key} {name} does not show {fingerprint}: {said}"
                );
            }
        }
    }
}

#[test]
fn posters_pledges_and_displays_are_one_page_each() {
    for (sop, text) in services() {
        for (name, document) in sheets(&sop, &text).into_iter().skip(2) {
            let pdf = Renderer::new().unwrap().render(&document).unwrap();
            if let Some(pages) = pages_of(pdf.as_bytes()) {
                assert_eq!(pages, 1, "{} {name}", sop.definition().key);
            }
        }
    }
}

#[test]
fn the_table_says_every_step_with_its_time_and_repeats_its_head() {
    let services = services();
    let (sop, text) = services
        .iter()
        .find(|(sop, _)| sop.definition().steps.len() > 12)
        .unwrap();
    let (_, document) = sheets(sop, text).remove(0);
    let pdf = Renderer::new().unwrap().render(&document).unwrap();
    let Some(said) = text_of(pdf.as_bytes()) else { return };
    let flat: String = said.split_whitespace().collect::<Vec<_>>().join(" ");
    for step in &sop.definition().steps {
        let first = step.name.id.split(' ').next().unwrap();
        assert!(flat.contains(first), "{first} is not in: {flat}");
    }
    let pages = pages_of(pdf.as_bytes()).unwrap_or(0);
    assert!(pages > 2, "{pages} pages");
    assert_eq!(flat.matches("Mutu Baku").count(), pages - 1, "{flat}");
    for wanted in [
        "Tanggal Pengesahan",
        "Tanggal Efektif",
        "Kualifikasi Pelaksana",
        "Pencatatan dan Pendataan",
    ] {
        assert!(flat.contains(wanted), "`{wanted}` is not in: {flat}");
    }
}

#[test]
fn workbooks_and_flows_are_always_the_same() {
    for (sop, text) in services() {
        let binding = Binding::of_text(&sop.definition().key, &text);
        let sheet = SopSheet::new(&sop, binding, Language::Indonesian);
        let book = sop_workbook(&sheet, made_at()).unwrap();
        assert!(book.starts_with(b"PK"));
        assert_eq!(book, sop_workbook(&sheet, made_at()).unwrap());
        keep(&sop.definition().key, "sop.xlsx", &book);
        let flow = Flow::new(&sop, Language::Indonesian).picture(Setting::File);
        assert_eq!(flow, Flow::new(&sop, Language::Indonesian).picture(Setting::File));
        assert!(flow.contains("<title ") && flow.contains("<desc "), "{flow}");
        keep(&sop.definition().key, "flow.svg", flow.as_bytes());
        let screen = ScreenSop::new(&sop, Language::Indonesian).picture(Setting::File);
        keep(&sop.definition().key, "sop.svg", screen.as_bytes());
    }
}

#[test]
fn rows_are_reckoned_with_the_widths_of_the_typeface_they_are_set_in() {
    let data = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts/LiberationSans-Regular.ttf")).unwrap();
    let font = typst::text::Font::new(typst::foundations::Bytes::new(data), 0).unwrap();
    let font = font.instantiate(
        typst::text::FontVariant::default(),
        typst::layout::Abs::pt(10.0),
        &typst::text::FontVariations::default(),
    );
    for letter in ' '..='~' {
        let glyph = font.ttf().glyph_index(letter).unwrap();
        let advance = f64::from(font.ttf().glyph_hor_advance(glyph).unwrap()) / f64::from(font.ttf().units_per_em());
        // A hundred letters of 10 pt, in hundredths of a millimetre.
        let real = advance * 100.0 * 352.778;
        let reckoned = f64::from(Type::of(100).width(&letter.to_string().repeat(100)));
        assert!(
            (real - reckoned).abs() < 40.0,
            "{letter}: {real} is reckoned as {reckoned}"
        );
    }
}

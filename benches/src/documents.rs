//! How long a PDF takes when asked for the way a site asks: load, compose, seal, set, export.

use std::time::Instant;

use maklumat_app::{Applicant, Private, SignedIn};
use maklumat_vocabulary::{Language, ProductId, ServiceKey};
use tempfile::TempDir;

use crate::arguments::Arguments;
use crate::engine::callers::Desk;
use crate::filing::{CLERK, SERVICE, STAGES};
use crate::measurement::Measurement;
use crate::office::{CHANNEL, Office};
use crate::stopped::Stopped;

/// People whose papers are printed; each paper is another one.
const PEOPLE: usize = 40;
const TARGET_MS: f64 = 10.0;

pub(crate) async fn measure(arguments: &Arguments, tell: &mut impl FnMut(Measurement)) -> Result<(), Stopped> {
    let folder = TempDir::new_in(&arguments.folder)?;
    let office = Office::furnish(folder.path(), None).await?;
    let desk = Desk::of(&office).await?;
    let clerk = office.officer(&format!("{}.{CLERK}.1", SERVICE.0)).await?;
    let count = arguments.times(PEOPLE);
    let mut people = Vec::with_capacity(count);
    for number in 0..count {
        let applicant = apply(&office, &clerk, number).await?;
        let case = office.app.case_by_reference(&clerk, applicant.reference()).await?;
        let case = case.ok_or_else(|| Stopped::new("an application that was sent is not found"))?;
        for stage in STAGES {
            desk.complete(case, stage).await?;
        }
        people.push(applicant);
    }
    let mut receipts = Vec::with_capacity(count);
    let mut strips = Vec::with_capacity(count);
    let mut products = Vec::with_capacity(count);
    let product = ProductId::new("ak-1");
    for applicant in &people {
        let begun = Instant::now();
        let receipt = office.app.receipt_pdf(applicant, false, Language::Indonesian).await?;
        receipts.push((begun.elapsed().as_secs_f64() * 1e3, receipt.len()));
        let begun = Instant::now();
        let strip = office.app.receipt_pdf(applicant, true, Language::Indonesian).await?;
        strips.push((begun.elapsed().as_secs_f64() * 1e3, strip.len()));
        let begun = Instant::now();
        let card = office.app.product_pdf(applicant, &product).await?;
        products.push((begun.elapsed().as_secs_f64() * 1e3, card.len()));
    }
    for (name, times, target) in [
        ("documents: receipt A4, warm", receipts, Some(TARGET_MS)),
        ("documents: receipt 58 mm, warm", strips, None),
        ("documents: product AK-1, warm", products, None),
    ] {
        tell(described(name, times, target)?);
    }
    Ok(())
}

/// The first of its kind is the cold one and stands in the conditions.
fn described(name: &str, times: Vec<(f64, usize)>, target: Option<f64>) -> Result<Measurement, Stopped> {
    let ((cold, bytes), warm) = times.split_first().ok_or_else(|| Stopped::new("nothing was printed"))?;
    let mut warm: Vec<f64> = warm.iter().map(|(milliseconds, _)| *milliseconds).collect();
    warm.sort_by(f64::total_cmp);
    let middle = warm.get(warm.len() / 2).copied().unwrap_or(*cold);
    let worst = warm.get(warm.len() * 95 / 100).copied().unwrap_or(*cold);
    let measurement = Measurement::new(name, middle, "ms")
        .with("cold_ms", *cold)
        .with("p95_ms", worst)
        .with("printed", warm.len())
        .with("bytes", *bytes);
    Ok(match target {
        Some(target) => measurement.aiming("under 10 ms", middle < target),
        None => measurement,
    })
}

/// An application filled in and sent at the counter.
async fn apply(office: &Office, clerk: &SignedIn, number: usize) -> Result<Applicant, Stopped> {
    let app = &office.app;
    let key = ServiceKey::new(SERVICE.0, SERVICE.1);
    let started = app
        .start_application(&key, "080012345678", CHANNEL, Some(clerk))
        .await?;
    let applicant = app.applicant(&started.token.0).await?;
    let name = format!("Melati Contoh {number}");
    let nik = crate::filing::nik(number);
    let identity = [
        ("nik", nik.as_str()),
        ("nama", name.as_str()),
        ("alamat", "Jalan Merdeka 2"),
        ("hp", "080012345678"),
    ];
    let school = [
        ("jenjang", "slta"),
        ("jurusan", "Teknik Komputer"),
        ("tahun-lulus", "2019"),
    ];
    for (page, answers) in [
        ("identitas", &identity[..]),
        ("pendidikan", &school[..]),
        ("punya-pengalaman", &[("pernah-bekerja", "tidak")]),
    ] {
        let typed = answers
            .iter()
            .map(|(name, value)| ((*name).to_owned(), Private((*value).to_owned())))
            .collect();
        app.save_page(&applicant, page, typed).await?;
    }
    for page in ["ktp", "ijazah", "foto"] {
        app.tick_at_counter(&applicant, page, true).await?;
    }
    app.submit_at_counter(&applicant, clerk).await?;
    // What was sent at the counter is opened by the applicant with the codes on paper.
    let own = app.open_with_pin(&started.reference, &started.pin.0, "benches").await?;
    Ok(app.applicant(&own.0).await?)
}

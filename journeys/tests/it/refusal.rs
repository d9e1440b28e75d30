//! A permit is refused: the letter says why and by which law, the page says how to object and until when, and both print.

use std::sync::Arc;

use maklumat_documents::embedded_credential;

use crate::browser::Browser;
use crate::citizen;
use crate::look::{Expected, FINE};
use crate::officer::{self, Deed};
use crate::paper;
use crate::permit::ANSWERS;
use crate::stage::{Stage, in_every_manner, on_sqlite};

on_sqlite!(a_refused_applicant_reads_why_how_to_object_and_until_when_and_prints_it);
in_every_manner!(a_refused_applicant_reads_why_how_to_object_and_until_when_and_prints_it: elsewhere);

const REASON: &str = "Tempat praktik tidak memenuhi syarat";

async fn a_refused_applicant_reads_why_how_to_object_and_until_when_and_prints_it(stage: Arc<Stage>) {
    let doctor = stage.at_home().await;
    doctor.go("/layanan/dpmptsp/sip-dokter").await;
    let codes = citizen::start(&doctor, "dpmptsp/sip-dokter").await;
    citizen::answer(&doctor, &ANSWERS, &stage.sheet).await;
    citizen::send(&doctor).await;
    let reference = &codes.reference;
    officer::complete(&stage, "dpmptsp.verifikator.1", reference, ("periksa", Some("lengkap"))).await;
    doctor.go("/permohonan").await;
    assert!(!doctor.has("#keberatan").await, "nothing is decided yet");

    let office = stage.at_the_office().await;
    let advice = Deed::decided("tidak-direkomendasikan");
    officer::does(&office, "dinkes.kabid-sdk.1", "rekomendasi", advice).await;
    refuse(&office).await;
    read_and_print(&stage, &doctor).await;
}

/// Without a reason nothing is refused.
async fn refuse(office: &Browser) {
    officer::sign_in(office, "dpmptsp.kepala-dinas.1").await;
    assert_eq!(officer::take_next(office).await, "tolak");
    office.look("case-to-refuse").await;
    officer::finish(office, "tolak", Deed::PLAIN).await;
    assert!(
        office.has("main .errs").await,
        "refused for nothing: {}",
        office.reads().await
    );
    let told = Expected { status: 422, ..FINE };
    office.examine("case-refused-for-nothing", told, true).await;
    let with_reason = Deed {
        reasons: &["1"],
        ..Deed::PLAIN
    };
    officer::finish(office, "tolak", with_reason).await;
    assert_eq!(office.path().await, "/petugas", "{}", office.reads().await);
    officer::sign_out(office).await;
}

async fn read_and_print(stage: &Stage, doctor: &Browser) {
    doctor.go("/permohonan").await;
    doctor.expect("Anda ditolak").await;
    doctor.expect(REASON).await;
    // Twenty-one working days after Monday 23 November 2026.
    let objection = [
        "surat keberatan kepada Kepala Dinas",
        "22 Desember 2026",
        "banding tertulis",
        "Ombudsman",
    ];
    for words in objection {
        doctor.expect(words).await;
    }
    let page = doctor.reads().await;
    assert!(
        !page.contains("dianggap dikabulkan"),
        "no longer true of what is decided: {page}"
    );
    doctor.look("tracking-refused").await;
    assert_eq!(
        doctor.is_displayed("main button[data-cetak]").await,
        doctor.runs_scripts,
        "a button to print stands where it can do something"
    );
    let page = doctor.printed().await;
    paper::expect(stage, &page, &[REASON, "Kepala Dinas", "22 Desember 2026", "Ombudsman"]);

    let letter = citizen::download_the_document(doctor).await;
    let code = embedded_credential(&letter).unwrap();
    assert!(stage.app.verify_text(&code).is_valid());
    let on_it = [
        "Surat penolakan",
        REASON,
        "dr. Melati Contoh",
        "Undang-Undang",
        "keberatan",
        "22 Desember 2026",
        "Banding kepada",
    ];
    paper::expect(stage, &letter, &on_it);
    doctor.go("/cek").await;
    doctor.paste("#kode", &code).await;
    if doctor.runs_scripts {
        doctor.click("#cek button[type=submit]").await;
    } else {
        doctor.press("#cek button[type=submit]").await;
    }
    doctor.expect("Asli dan berlaku").await;
}

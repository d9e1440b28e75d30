//! A doctor's permit: applied for on a phone, returned once, answered, approved by three offices, downloaded, and
//! verified by a stranger without a network.

use std::process::Command;
use std::sync::Arc;

use maklumat_documents::embedded_credential;

use crate::browser::Browser;
use crate::citizen::{self, Codes};
use crate::officer::{self, Deed};
use crate::paper::is_installed;
use crate::stage::{Stage, in_every_manner, on_both_databases};

on_both_databases!(a_permit_is_returned_answered_approved_and_verified_without_a_network);
in_every_manner!(a_permit_is_returned_answered_approved_and_verified_without_a_network: elsewhere);

pub(crate) const ANSWERS: [(&str, &str); 9] = [
    ("urutan", "pertama"),
    ("nik", "9901014107900003"),
    ("nama", "dr. Melati Contoh"),
    ("nomor-str", "AB 0123 4567 8901 23"),
    ("hp", "080012345678"),
    ("email", "melati@contoh.example"),
    ("jenis-tempat", "faskes"),
    ("nama-tempat", "Klinik Muara Contoh"),
    ("lokasi", "Jalan Melati 1, Muara"),
];

const DEFECT: &str = "Surat belum ditandatangani pimpinan klinik.";

async fn a_permit_is_returned_answered_approved_and_verified_without_a_network(stage: Arc<Stage>) {
    let doctor = stage.at_home().await;
    let codes = apply(&stage, &doctor).await;
    let office = stage.at_the_office().await;
    stage.hours_pass(2);
    return_once(&office).await;
    stage.hours_pass(48);
    answer_the_return(&stage, &doctor, &codes).await;
    approve(&stage, &office).await;
    let (pdf, code) = collect(&doctor, &codes).await;
    assert!(stage.app.verify_text(&code).is_valid());
    let stranger = stage.at_home().await;
    if stranger.runs_scripts {
        verify_without_a_network(&stage, &stranger, &code).await;
    } else {
        verify_without_scripts(&stage, &stranger, &code).await;
    }
    check_the_printed_code(&stage, &pdf, &code);
}

/// From the front page to the receipt.
async fn apply(stage: &Stage, doctor: &Browser) -> Codes {
    doctor.go("/").await;
    doctor.fill("", "q", "izin praktik dokter").await;
    doctor.press("form[role=search] button").await;
    doctor.press("main a.hit[href=\"/layanan/dpmptsp/sip-dokter\"]").await;
    let codes = citizen::start(doctor, "dpmptsp/sip-dokter").await;
    doctor.look("question-choice").await;
    meet_an_error(doctor).await;
    go_on_elsewhere(stage, doctor, &codes).await;
    doctor.go("/permohonan/tanda-terima").await;
    // Nine working days from Monday 23 November 2026.
    doctor.expect("4 Desember 2026").await;
    doctor.expect(&codes.reference).await;
    doctor.look("receipt").await;
    let receipt = doctor.download("/permohonan/tanda-terima.pdf").await;
    assert_eq!(receipt.status, 200);
    assert!(
        stage
            .app
            .verify_text(&embedded_credential(&receipt.body).unwrap())
            .is_valid()
    );
    doctor.go("/permohonan/struk").await;
    doctor.look("strip").await;
    doctor.go("/permohonan").await;
    doctor.expect("sedang dikerjakan").await;
    doctor.look("tracking").await;
    codes
}

/// Half is answered on the phone, the rest on a computer, which needs nothing but reference and PIN.
async fn go_on_elsewhere(stage: &Stage, doctor: &Browser, codes: &Codes) {
    for (name, value) in ANSWERS {
        if doctor.has(&format!("main [name=\"{name}\"]")).await {
            doctor.fill("main", name, value).await;
        }
    }
    doctor
        .press("main form[action=\"/permohonan/isi/dokter\"] button[type=submit]")
        .await;
    let next = doctor.path().await;
    doctor.press("main button[name=\"lanjut\"][value=\"simpan\"]").await;
    doctor.expect("Disimpan sampai").await;
    doctor.look("saved").await;

    let computer = stage.at_the_office().await;
    citizen::open(&computer, &codes.reference, &codes.pin).await;
    assert_eq!(
        computer.path().await,
        "/permohonan/simpan",
        "{}",
        computer.reads().await
    );
    computer.expect("tersimpan, belum dikirim").await;
    computer.press("main a[href=\"/permohonan/lanjut\"]").await;
    assert_eq!(computer.path().await, next, "where the phone had stopped");
    citizen::answer(&computer, &ANSWERS, &stage.sheet).await;
    computer.expect("dr. Melati Contoh").await;
    computer.expect("Klinik Muara Contoh").await;
    computer.look("check-answers").await;
    citizen::send(&computer).await;
    assert_eq!(computer.path().await, "/permohonan/tanda-terima");
}

/// A number too short is said at its field, and what was typed is still there.
async fn meet_an_error(doctor: &Browser) {
    doctor.fill("main", "urutan", "pertama").await;
    doctor.press("main form button[type=submit]").await;
    assert_eq!(doctor.path().await, "/permohonan/isi/dokter");
    doctor.fill("main", "nik", "990101410790").await;
    doctor.fill("main", "nama", "dr. Melati Contoh").await;
    doctor.press("main form button[type=submit]").await;
    doctor.expect("Anda menulis 12 angka, seharusnya 16.").await;
    let field = doctor.find("#nik").await;
    assert_eq!(doctor.attribute(&field, "value").await, "990101410790");
    assert_eq!(doctor.attribute(&field, "aria-invalid").await, "true");
    let refused = crate::look::Expected {
        status: 422,
        ..crate::look::FINE
    };
    doctor.examine("question-errors", refused, true).await;
}

async fn return_once(office: &Browser) {
    officer::sign_in(office, "dpmptsp.verifikator.1").await;
    office.look("inbox-one").await;
    assert_eq!(officer::take_next(office).await, "periksa");
    office.expect("dr. Melati Contoh").await;
    office.look("case").await;
    let without_a_defect = Deed::decided("belum-lengkap");
    officer::finish(office, "periksa", without_a_defect).await;
    assert!(
        office.has("main .errs").await,
        "a return without a defect: {}",
        office.reads().await
    );
    let returned = Deed {
        defects: &[("surat-faskes", DEFECT)],
        ..Deed::decided("belum-lengkap")
    };
    officer::finish(office, "periksa", returned).await;
    assert_eq!(office.path().await, "/petugas", "{}", office.reads().await);
    officer::sign_out(office).await;
}

/// On another phone, opened with reference and PIN: only the page with the defect is asked again.
async fn answer_the_return(stage: &Stage, doctor: &Browser, codes: &Codes) {
    doctor.go("/permohonan").await;
    assert_eq!(
        doctor.path().await,
        "/lacak?lalu=%2Fpermohonan",
        "after two days a phone has forgotten the file"
    );
    let other = stage.at_home().await;
    citizen::come_back(&other, &codes.reference.to_lowercase(), &codes.pin).await;
    other.expect(DEFECT).await;
    other.look("tracking-returned").await;

    citizen::come_back(doctor, &codes.reference, &codes.pin).await;
    doctor.expect(DEFECT).await;
    doctor.press("main a[href=\"/permohonan/lanjut\"]").await;
    assert_eq!(doctor.path().await, "/permohonan/isi/surat-faskes");
    doctor.expect(DEFECT).await;
    doctor.look("question-answering").await;
    citizen::hand_in(doctor, &stage.sheet).await;
    citizen::answer(doctor, &[], &stage.sheet).await;
    doctor.look("check-answers-again").await;
    citizen::send(doctor).await;
    assert_eq!(doctor.path().await, "/permohonan");
    doctor.expect("sedang dikerjakan").await;
}

async fn approve(stage: &Stage, office: &Browser) {
    officer::does(office, "dpmptsp.verifikator.1", "periksa", Deed::decided("lengkap")).await;
    officer::does(
        office,
        "dinkes.kabid-sdk.1",
        "rekomendasi",
        Deed::decided("direkomendasikan"),
    )
    .await;
    stage.hours_pass(24);
    officer::does(office, "dpmptsp.verifikator.1", "beri-nomor", Deed::PLAIN).await;
    officer::does(office, "dpmptsp.kepala-dinas.1", "tanda-tangan", Deed::PLAIN).await;
    officer::does(office, "dpmptsp.front-office.1", "cek-akhir", Deed::PLAIN).await;
    officer::does(office, "dpmptsp.front-office.1", "sampaikan", Deed::PLAIN).await;
}

/// The document and the text of its code.
async fn collect(doctor: &Browser, codes: &Codes) -> (Vec<u8>, String) {
    citizen::come_back(doctor, &codes.reference, &codes.pin).await;
    doctor.expect("sudah selesai").await;
    doctor.look("tracking-done").await;
    let pdf = citizen::download_the_document(doctor).await;
    assert!(pdf.starts_with(b"%PDF"));
    let code = embedded_credential(&pdf).unwrap();
    (pdf, code)
}

async fn verify_without_a_network(stage: &Stage, stranger: &Browser, code: &str) {
    const IS_REACHED: &str = "const tell = arguments[0]; fetch('/sehat').then(() => tell(true), () => tell(false));";
    let nothing_stolen = stranger.download("/permohonan/produk/sip.pdf").await;
    assert_ne!(nothing_stolen.status, 200, "a stranger downloads a permit");

    stranger.go("/cek").await;
    assert_eq!(stranger.script_that_waits(IS_REACHED).await, true);
    stranger.cut_network(true).await;
    assert_eq!(
        stranger.script_that_waits(IS_REACHED).await,
        false,
        "the network is not cut"
    );
    check(stranger, code).await;
    stranger.expect("Asli dan berlaku").await;
    stranger.expect("Surat Izin Praktik Dokter").await;
    assert_eq!(verdict(stranger).await, "valid");
    stranger.look("verify-valid").await;

    check(stranger, &altered(stage, code)).await;
    assert_eq!(verdict(stranger).await, "altered");
    stranger.look("verify-altered").await;
    check(stranger, "https://contoh.example/dokumen/1").await;
    assert_eq!(verdict(stranger).await, "not-ours");
    stranger.cut_network(false).await;
}

/// Where no script runs, the office itself is asked.
async fn verify_without_scripts(stage: &Stage, stranger: &Browser, code: &str) {
    stranger.go("/cek").await;
    for (text, verdict) in [
        (code.to_owned(), "Asli dan berlaku"),
        (altered(stage, code), "Isinya sudah diubah"),
    ] {
        stranger.fill("main", "kode", &text).await;
        stranger.press("#cek button[type=submit]").await;
        stranger.expect(verdict).await;
    }
}

async fn check(stranger: &Browser, text: &str) {
    stranger.paste("#kode", text).await;
    stranger.click("#cek button[type=submit]").await;
}

async fn verdict(stranger: &Browser) -> String {
    let result = stranger.find("#hasil[data-verdict]").await;
    stranger.attribute(&result, "data-verdict").await
}

/// The same code with one letter exchanged, late enough that it still reads like one of ours.
fn altered(stage: &Stage, code: &str) -> String {
    let at = code.len() / 2;
    let other = if code.as_bytes()[at] == b'A' { "B" } else { "A" };
    let text = format!("{}{other}{}", &code[..at], &code[at + 1..]);
    assert!(!stage.app.verify_text(&text).is_valid());
    text
}

/// The square on the page, drawn and read with a camera's eye, says the same as what is embedded.
fn check_the_printed_code(stage: &Stage, pdf: &[u8], code: &str) {
    if !(is_installed("pdftoppm") && is_installed("zbarimg")) {
        eprintln!("skipped: the printed code, because pdftoppm or zbarimg is not installed");
        return;
    }
    let file = stage.folder.join("sip.pdf");
    std::fs::write(&file, pdf).unwrap();
    let page = stage.folder.join("sip");
    let drawn = Command::new("pdftoppm")
        .args(["-r", "200", "-png", "-singlefile"])
        .args([&file, &page])
        .status();
    assert!(drawn.unwrap().success());
    let read = Command::new("zbarimg")
        .args(["--quiet", "--raw"])
        .arg(page.with_extension("png"))
        .output()
        .unwrap();
    let text = String::from_utf8(read.stdout).unwrap();
    let (place, printed) = text.trim_end_matches('\n').split_once('#').unwrap();
    assert!(place.contains("://") && place.ends_with("/cek"), "{place}");
    assert_eq!(printed.replace("%20", " ").replace("%25", "%"), code);
    assert!(stage.app.verify_text(text.trim_end_matches('\n')).is_valid());
    let kept = crate::stage::target_folder("screenshots").join("permit-pdf.png");
    std::fs::copy(page.with_extension("png"), kept).unwrap();
}

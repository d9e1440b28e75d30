//! What a citizen does: starts, answers question after question, sends, and looks what has become of it.

use std::path::Path;

use maklumat_sop::Channel;
use maklumat_vocabulary::ServiceKey;

use crate::browser::Browser;
use crate::stage::Stage;

pub(crate) struct Codes {
    pub(crate) reference: String,
    pub(crate) pin: String,
}

/// More pages than any application has.
const MOST_PAGES: usize = 40;

/// From the page of a service to the first question, with the reference and the PIN that are shown on the way.
pub(crate) async fn start(browser: &Browser, service: &str) -> Codes {
    browser.press(&format!("main a[href=\"/ajukan/{service}\"]")).await;
    browser.fill("main", "telepon", "0800 1234 5678").await;
    browser.press("main form button[type=submit]").await;
    let codes = read_codes(browser).await;
    browser.press("main form[action=\"/permohonan/kode\"] button").await;
    codes
}

/// From the page that shows them once.
pub(crate) async fn read_codes(browser: &Browser) -> Codes {
    assert_eq!(browser.path().await, "/permohonan/kode", "{}", browser.reads().await);
    let mut codes = Vec::new();
    for code in browser.all("dd.code").await {
        codes.push(browser.words(&code).await);
    }
    let [reference, pin] = codes.try_into().unwrap();
    Codes { reference, pin }
}

/// Answers every question until all answers are shown for checking. Pages that ask for a file get the same one.
pub(crate) async fn answer(browser: &Browser, answers: &[(&str, &str)], file: &Path) {
    for _ in 0..MOST_PAGES {
        let path = browser.path().await;
        match path.as_str() {
            "/permohonan/periksa" => return,
            "/permohonan/prioritas" => browser.press("main form button[type=submit]").await,
            _ => answer_page(browser, &path, answers, file).await,
        }
        assert!(!browser.has(".errs").await, "{path} refuses: {}", browser.reads().await);
    }
    panic!("the questions have no end; the last is {}", browser.path().await);
}

/// The same as an officer does it who has the papers in hand: they are ticked, not photographed.
pub(crate) async fn answer_at_the_counter(browser: &Browser, answers: &[(&str, &str)]) {
    for _ in 0..MOST_PAGES {
        let path = browser.path().await;
        if path == "/permohonan/periksa" {
            return;
        }
        if browser.has("main button[name=diterima][value=ya]").await {
            browser.press("main button[name=diterima][value=ya]").await;
            assert_ne!(browser.path().await, path, "a tick leads to the next question");
        } else if path == "/permohonan/prioritas" {
            browser.press("main form button[type=submit]").await;
        } else {
            answer_page(browser, &path, answers, Path::new("")).await;
        }
        assert!(!browser.has(".errs").await, "{path} refuses: {}", browser.reads().await);
    }
    panic!("the questions have no end; the last is {}", browser.path().await);
}

async fn answer_page(browser: &Browser, path: &str, answers: &[(&str, &str)], file: &Path) {
    assert!(path.starts_with("/permohonan/isi/"), "{path} is no question");
    for (name, value) in answers {
        if browser.has(&format!("main [name=\"{name}\"]")).await {
            browser.fill("main", name, value).await;
        }
    }
    if browser.has("main input[name=berkas][type=file]").await {
        hand_in(browser, file).await;
    } else {
        let action = path.split('?').next().unwrap_or_default();
        browser
            .press(&format!("main form[action=\"{action}\"] button[type=submit]"))
            .await;
    }
}

/// Chooses a file on the page that asks for it and goes on.
pub(crate) async fn hand_in(browser: &Browser, file: &Path) {
    let field = browser.find("#berkas").await;
    let goes_at_once = browser.has("form[data-kirim] progress").await;
    browser.keys(&field, &file.display().to_string()).await;
    if goes_at_once {
        // The script sends it, and the page comes back with the sheet on it.
        browser.wait_until_gone(&field).await;
        browser.find("main ol.uploads > li").await;
    }
    browser.press("main button[name=lanjut]").await;
}

/// What one who looks for work answers, whoever types it.
pub(crate) const LOOKS_FOR_WORK: [(&str, &str); 8] = [
    ("nik", "9901014107900003"),
    ("nama", "Melati Contoh"),
    ("alamat", "Jalan Muara 1"),
    ("hp", "080012345678"),
    ("jenjang", "slta"),
    ("jurusan", "IPA"),
    ("tahun-lulus", "2008"),
    ("pernah-bekerja", "tidak"),
];

/// Opens the file again with reference and PIN: a phone forgets it after half a day.
pub(crate) async fn come_back(browser: &Browser, reference: &str, pin: &str) {
    open(browser, reference, pin).await;
    assert_eq!(browser.path().await, "/permohonan", "{}", browser.reads().await);
}

/// The same, wherever that leads: an application that was not sent shows what is saved of it.
pub(crate) async fn open(browser: &Browser, reference: &str, pin: &str) {
    browser.go("/lacak").await;
    browser.fill("main", "kode", reference).await;
    browser.fill("main", "pin", pin).await;
    browser.press("main form button[type=submit]").await;
}

/// Downloads the only document of the file whose page is shown.
pub(crate) async fn download_the_document(browser: &Browser) -> Vec<u8> {
    let link = browser.find("main a[href^=\"/permohonan/produk/\"]").await;
    let path = browser.attribute(&link, "href").await;
    let reply = browser.download(&path).await;
    assert_eq!(
        (reply.status, reply.header("content-type")),
        (200, Some("application/pdf"))
    );
    reply.body
}

/// Declares that all is true and sends.
pub(crate) async fn send(browser: &Browser) {
    browser.click("#benar input").await;
    browser
        .press("main form[action=\"/permohonan/kirim\"] button[type=submit]")
        .await;
}

/// An application that waits at the counter, sent without a browser: how is not the point here.
pub(crate) async fn file(stage: &Stage, nik: &str, name: &str) -> Codes {
    let app = &stage.app;
    let service = ServiceKey::new("disnaker", "ak-1");
    let started = app
        .start_application(&service, "0800 1234 5678", Channel::Online, None)
        .await
        .unwrap();
    let applicant = app.applicant(&started.token.0).await.unwrap();
    let typed = |pairs: &[(&str, &str)]| {
        pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), maklumat_app::Private((*value).to_owned())))
            .collect()
    };
    let person = [
        ("nik", nik),
        ("nama", name),
        ("alamat", "Jalan Muara 1"),
        ("hp", "080012345678"),
    ];
    app.save_page(&applicant, "identitas", typed(&person)).await.unwrap();
    let school = [("jenjang", "slta"), ("jurusan", "IPA"), ("tahun-lulus", "2008")];
    app.save_page(&applicant, "pendidikan", typed(&school)).await.unwrap();
    app.save_page(&applicant, "punya-pengalaman", typed(&[("pernah-bekerja", "tidak")]))
        .await
        .unwrap();
    let sheet = std::fs::read(&stage.sheet).unwrap();
    for page in ["ijazah", "foto"] {
        app.attach(&applicant, page, "contoh.png", sheet.clone()).await.unwrap();
    }
    app.submit(&applicant).await.unwrap();
    Codes {
        reference: started.reference,
        pin: started.pin.0,
    }
}

/// What the page of a file promises.
pub(crate) async fn promised(browser: &Browser, codes: &Codes) -> String {
    come_back(browser, &codes.reference, &codes.pin).await;
    let promise = browser.find("main .promise-big").await;
    browser.words(&promise).await
}

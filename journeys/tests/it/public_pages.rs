//! A first look at every page that anybody may see, at both widths and in both languages, and at those behind a door.

use std::sync::Arc;

use crate::browser::{Browser, Size};
use crate::citizen;
use crate::look::Expected;
use crate::officer;
use crate::stage::{Database, Stage, play};

/// Name of the picture and address.
const PAGES: [(&str, &str); 15] = [
    ("home", "/"),
    ("catalogue", "/layanan"),
    ("catalogue-online", "/layanan?daring=ya"),
    ("life-event", "/peristiwa/anak-lahir"),
    ("search-found", "/cari?q=ktp"),
    ("search-nothing", "/cari?q=zzzz"),
    ("start", "/ajukan/dpmptsp/sip-dokter"),
    ("track", "/lacak"),
    ("verify", "/cek"),
    ("complain", "/pengaduan"),
    ("performance", "/kinerja"),
    ("sign-in", "/petugas/masuk"),
    ("service", "/layanan/dpmptsp/sip-dokter"),
    ("service-chosen", "/layanan/disdukcapil/ktp-el?jenis=hilang&warga=wni"),
    ("legal-sop", "/layanan/dpmptsp/sip-dokter/sop"),
];

/// People whose files wait at one counter: an empty inbox shows nothing.
const WAITING: [(&str, &str); 3] = [
    ("9901014107900003", "Melati Contoh"),
    ("9901014107900011", "Kenanga Contoh"),
    ("9901014107900020", "Seroja Contoh"),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_public_page_is_whole_in_both_languages_at_both_widths() {
    play("public_pages", Database::Sqlite, 150, look_at_public_pages).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_pages_of_a_busy_office_are_whole() {
    play("office_pages", Database::Sqlite, 600, look_at_office_pages).await;
}

async fn look_at_public_pages(stage: Arc<Stage>) {
    let visitor = stage.browser(Size::Phone).await;
    for (language, suffix) in [("id", ""), ("en", "-en")] {
        visitor.go(&format!("/?bahasa={language}")).await;
        for (name, path) in PAGES {
            visitor.go(path).await;
            visitor
                .examine(&format!("{name}{suffix}"), Expected { status: 200, language }, true)
                .await;
        }
        visitor.go("/tidak/ada").await;
        visitor
            .examine(&format!("not-found{suffix}"), Expected { status: 404, language }, true)
            .await;
        for published in stage.app.catalogue() {
            let key = &published.sop.definition().key;
            for path in [format!("/layanan/{key}"), format!("/layanan/{key}/sop")] {
                visitor.go(&path).await;
                visitor
                    .examine(
                        &format!("{path} ({language})"),
                        Expected { status: 200, language },
                        false,
                    )
                    .await;
            }
        }
    }
    look_in_the_dark(&visitor).await;
}

async fn look_in_the_dark(visitor: &Browser) {
    let dark = serde_json::json!({ "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
    visitor.devtools("Emulation.setEmulatedMedia", dark).await;
    visitor.go("/?bahasa=id").await;
    for (name, path) in [("home-dark", "/"), ("service-dark", "/layanan/dishub/uji-kir")] {
        visitor.go(path).await;
        visitor.look(name).await;
    }
}

async fn look_at_office_pages(stage: Arc<Stage>) {
    for (nik, name) in WAITING {
        citizen::file(&stage, nik, name).await;
    }
    let desk = stage.browser(Size::Desk).await;
    officer::sign_in(&desk, "disnaker.petugas-loket.1").await;
    desk.look("inbox").await;
    officer::take_next(&desk).await;
    desk.look("case-taken").await;
    let case = desk.path().await;
    desk.go("/petugas").await;
    desk.look("inbox-with-mine").await;
    officer::sign_out(&desk).await;
    officer::sign_in(&desk, "disnaker.kepala-dinas.1").await;
    desk.go(&format!("{case}/penyimpangan")).await;
    desk.look("override").await;
    officer::sign_out(&desk).await;
    officer::sign_in(&desk, "sekda").await;
    desk.go("/pengawasan").await;
    desk.look("oversight").await;
    desk.go("/pengawasan?bahasa=en").await;
    desk.examine(
        "oversight-en",
        Expected {
            status: 200,
            language: "en",
        },
        true,
    )
    .await;
    desk.go("/kinerja?bahasa=id").await;
    desk.look("performance-busy").await;

    let phone = stage.browser(Size::Phone).await;
    for (number, trackable) in stage.furnished.trackable.iter().enumerate() {
        citizen::come_back(&phone, &trackable.reference, &trackable.pin).await;
        phone.look(&format!("tracked-{}", number + 1)).await;
    }
}

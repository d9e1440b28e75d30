//! A head monitors a SOP with the figures beside each step, and the organisation bureau sees how far every unit is.

use axum::http::{StatusCode, header};

use crate::site::{Answer, Browser, Site};

const HEAD: &str = "disdukcapil.kepala-dinas.1";
const SOP: &str = "/pengawasan/pemantauan/disdukcapil/ktp-el";
const SHEET: &str = "/pengawasan/pemantauan/disdukcapil/ktp-el/lembar";

/// The steps a sheet asks about, in order.
fn steps(page: &Answer) -> Vec<String> {
    let mut parts = page.html.split("name=\"langkah\" value=\"");
    parts.next();
    parts.map(|part| part.split('"').next().unwrap().to_owned()).collect()
}

/// What is sent of a sheet: every step works well, the first as is said.
fn filled(page: &Answer, first: &[(&str, &str)], button: &str) -> Vec<(String, String)> {
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut pairs = vec![
        pair("kunci", &page.form_token()),
        pair("kali", &page.between("name=\"kali\" value=\"", "\"")),
        pair("cara", "observation"),
        pair("lalu", button),
    ];
    for (place, step) in steps(page).iter().enumerate() {
        pairs.push(pair("langkah", step));
        if place == 0 {
            pairs.extend(first.iter().map(|(name, value)| pair(&format!("{name}.{step}"), value)));
        } else {
            pairs.push(pair(&format!("nilai.{step}"), "well"));
            pairs.push(pair(&format!("catatan.{step}"), "Diamati dua hari"));
        }
    }
    pairs
}

async fn send(browser: &mut Browser, place: &str, pairs: &[(String, String)]) -> Answer {
    let pairs: Vec<(&str, &str)> = pairs
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    browser.post(place, &pairs).await
}

const BADLY: [(&str, &str); 5] = [
    ("nilai", "badly"),
    ("catatan", "Antre sampai siang"),
    ("tindakan", "Tambah satu petugas loket"),
    ("jabatan", "disdukcapil/petugas-loket"),
    ("hari", "2027-01-31"),
];

#[tokio::test]
async fn a_head_fills_the_sheet_in_two_sittings_and_prints_it_with_a_place_to_sign() {
    let site = Site::with_cases(300).await;
    let mut head = site.officer(HEAD).await;
    let list = head.get("/pengawasan/pemantauan").await;
    assert!(
        list.shows("Lewat 113 hari") && list.html.contains("z-r"),
        "{}",
        list.html
    );
    assert!(
        head.get("/pengawasan/layanan/disdukcapil/ktp-el")
            .await
            .html
            .contains(SOP)
    );

    let blank = head.get(SHEET).await;
    assert!(steps(&blank).len() > 2 && blank.shows("Waktu menurut SOP"));
    assert!(blank.html.contains("Dilalui "), "figures stand beside the steps");
    let half = filled(
        &blank,
        &[("nilai", "badly"), ("catatan", "Antre sampai siang")],
        "simpan",
    );
    let kept = send(&mut head, SHEET, &half).await;
    assert_eq!((kept.status, kept.to.as_str()), (StatusCode::SEE_OTHER, SHEET));

    let again = head.get(SHEET).await;
    assert!(again.shows("Antre sampai siang"), "kept while it is filled");
    let unfinished = filled(
        &again,
        &[("nilai", "badly"), ("catatan", "Antre sampai siang")],
        "selesai",
    );
    let refused = send(&mut head, SHEET, &unfinished).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let first = steps(&refused)[0].clone();
    assert!(
        refused.html.contains(&format!("href=\"#tindakan.{first}\"")),
        "{}",
        refused.html
    );
    assert!(refused.shows("Tulis apa yang harus dilakukan."));

    let whole = filled(&refused, &BADLY, "selesai");
    let done = send(&mut head, SHEET, &whole).await;
    assert_eq!((done.status, done.to.as_str()), (StatusCode::SEE_OTHER, SOP));
    let sop = head.get(SOP).await;
    assert!(
        sop.shows("Tambah satu petugas loket") && sop.shows("23 Mei 2027"),
        "{}",
        sop.html
    );

    let printed = site.officer("sekda").await.get(&format!("{SHEET}/2026-2")).await;
    for words in [
        "Paraf penilai",
        "Tanda tangan",
        "Tidak berjalan dengan baik",
        "Observasi oleh atasan",
    ] {
        assert!(printed.shows(words), "{words}");
    }
    assert!(!printed.html.contains("name=\"lalu\""), "nobody changes it any more");
}

#[tokio::test]
async fn a_day_that_is_none_and_a_foreign_form_change_nothing_that_was_typed() {
    let site = Site::furnished().await;
    let mut head = site.officer(HEAD).await;
    let blank = head.get(SHEET).await;
    let mut pairs = filled(&blank, &BADLY, "selesai");
    for (name, value) in &mut pairs {
        if name.starts_with("hari.") {
            "31 Februari".clone_into(value);
        }
    }
    let refused = send(&mut head, SHEET, &pairs).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.html.contains("value=\"31 Februari\"") && refused.shows("Tambah satu petugas loket"));
    pairs[0].1 = "karangan".to_owned();
    assert_eq!(send(&mut head, SHEET, &pairs).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn an_evaluation_asks_seven_questions_and_says_where_they_come_from() {
    let site = Site::furnished().await;
    let mut head = site.officer(HEAD).await;
    let place = format!("{SOP}/evaluasi");
    let blank = head.get(&place).await;
    assert_eq!(blank.html.matches("name=\"tanya\"").count(), 7);
    assert!(blank.shows("belum dicocokkan dengan lampiran"));
    let token = blank.form_token();
    let keys = [
        "performance",
        "understood",
        "done",
        "roles",
        "problems",
        "needs",
        "synergy",
    ];
    let mut pairs = vec![("kunci".to_owned(), token), ("kali".to_owned(), "0".to_owned())];
    for key in keys {
        pairs.push(("tanya".to_owned(), key.to_owned()));
        let answer = if key == "done" { "tidak" } else { "ya" };
        pairs.push((format!("jawab.{key}"), answer.to_owned()));
    }
    pairs.push(("putusan".to_owned(), "keep".to_owned()));
    pairs.push(("lalu".to_owned(), "selesai".to_owned()));
    let refused = send(&mut head, &place, &pairs).await;
    assert!(
        refused.shows("Pertanyaan 3: tulis alasan mengapa tidak."),
        "{}",
        refused.html
    );
    assert!(refused.shows("Tulis mengapa hasilnya berbeda dari jawaban."));
    pairs[1].1 = refused.between("name=\"kali\" value=\"", "\"");
    pairs.push(("alasan.done".to_owned(), "Alat hanya satu".to_owned()));
    pairs.push(("kata".to_owned(), "Alat kedua datang bulan depan".to_owned()));
    assert_eq!(send(&mut head, &place, &pairs).await.to, SOP);
    let read = head.get(&format!("{place}/2026")).await;
    assert!(read.shows("SOP dipertahankan") && read.shows("Alat hanya satu"));
}

#[tokio::test]
async fn a_campaign_is_opened_seen_by_the_units_and_closed_with_a_report() {
    let site = Site::furnished().await;
    let mut bureau = site.officer("sekda").await;
    let form = bureau.get("/pengawasan/peninjauan").await;
    let token = form.form_token();
    let mut sent = vec![
        ("kunci", token.as_str()),
        ("nama", "Peninjauan SOP 2026"),
        ("mulai", "2026-11-23"),
        ("sampai", "2026-12-31"),
        ("minta", "monitoring"),
    ];
    let refused = bureau.post("/pengawasan/peninjauan", &sent).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.shows("Belum ada SOP yang dipilih.") && refused.html.contains("value=\"Peninjauan SOP 2026\""));
    sent.extend([("unit", "disdukcapil"), ("sop", "dishub/uji-kir")]);
    let place = bureau.post("/pengawasan/peninjauan", &sent).await.to;
    let progress = bureau.get(&place).await;
    assert!(
        progress.shows("0 dari 4 selesai") && progress.html.contains("class=\"p-none\""),
        "{}",
        progress.html
    );

    let mut head = site.officer(HEAD).await;
    let notices = head.get("/petugas/pemberitahuan").await;
    assert!(notices.shows("Peninjauan SOP 2026") && notices.html.contains("class=\"badge num\""));
    let own = head.get(&place).await;
    assert!(own.shows("0 dari 3 selesai") && !own.html.contains("dishub/uji-kir"));
    let mut stranger = site.officer("dpmptsp.kepala-dinas.1").await;
    assert_eq!(stranger.get(&place).await.status, StatusCode::NOT_FOUND);

    let closed = [("kunci", token.as_str()), ("hasil", "Belum ada yang mulai.")];
    let done = bureau.post(&format!("{place}/tutup"), &closed).await;
    assert_eq!(done.to, place);
    for (form, media_type) in [
        ("csv", "text/csv"),
        ("xlsx", "application/vnd"),
        ("pdf", "application/pdf"),
    ] {
        let file = bureau.get(&format!("{place}?bentuk={form}")).await;
        let kind = file.headers[header::CONTENT_TYPE].to_str().unwrap();
        assert!(file.status == StatusCode::OK && kind.starts_with(media_type), "{kind}");
    }
    let report = bureau.get(&format!("{place}?bentuk=csv")).await;
    assert_eq!(report.html.matches("Belum mulai").count(), 4, "{}", report.html);
    let sops = bureau
        .get("/pengawasan/pemantauan?unit=disdukcapil&tabel=sop&bentuk=csv")
        .await;
    assert_eq!(sops.html.lines().count(), 4, "{}", sops.html);
}

//! Paper forms as officers and citizens meet them: printed, looked up by their code, entered, told to overseers.

use axum::http::StatusCode;

use crate::site::{Browser, Site};

const CLERK: &str = "disnaker.petugas-loket.1";

/// The page of a pack of one form, and the number of that.
async fn printed(desk: &mut Browser) -> (String, String) {
    let token = desk.get("/petugas/kertas").await.form_token();
    let pairs = [("kunci", token.as_str()), ("layanan", "disnaker/ak-1"), ("jumlah", "1")];
    let answer = desk.post("/petugas/kertas", &pairs).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.html);
    let page = desk.get(&answer.to).await;
    let number = page.between("<th scope=\"row\" class=\"mono nw\">", "<");
    (answer.to, number)
}

#[tokio::test]
async fn a_form_is_entered_as_at_the_counter_and_marked_wherever_it_is_seen() {
    let site = Site::with_cases(0).await;
    let mut desk = site.officer(CLERK).await;
    let (pack, number) = printed(&mut desk).await;
    let pdf = desk.get(&format!("{pack}/formulir.pdf")).await;
    assert_eq!(pdf.status, StatusCode::OK);
    assert!(pdf.html.starts_with("%PDF"));
    site.minutes_pass(24 * 60);
    let mut desk = site.officer(CLERK).await;
    let token = desk.get("/petugas/kertas/masukkan").await.form_token();
    let entry = |time: &'static str| {
        [
            ("kunci", token.clone()),
            ("nomor", number.to_lowercase()),
            ("tanggal", "2026-11-23".to_owned()),
            ("jam", time.to_owned()),
            ("sebab", "no-power".to_owned()),
        ]
    };
    let send = async |desk: &mut Browser, time: &'static str| {
        let pairs = entry(time);
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
        desk.post("/petugas/kertas/masukkan", &pairs).await
    };
    let refused = send(&mut desk, "08.00").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.shows("lebih awal daripada waktu formulir dicetak") && refused.html.contains("value=\"08.00\""),
        "{}",
        refused.html
    );
    let begun = send(&mut desk, "11.30").await;
    assert_eq!(begun.to, "/permohonan/lanjut", "{}", begun.html);
    let question = desk.see("/permohonan/lanjut").await;
    assert!(
        question.shows("Isi seperti yang tertulis di kertas"),
        "{}",
        question.html
    );
    let person = [
        ("nik", "9901014107900003"),
        ("nama", "Melati Contoh"),
        ("alamat", "Jalan Muara 1"),
        ("hp", "080012345678"),
    ];
    desk.post("/permohonan/isi/identitas", &person).await;
    let school = [("jenjang", "slta"), ("jurusan", "IPA"), ("tahun-lulus", "2008")];
    desk.post("/permohonan/isi/pendidikan", &school).await;
    desk.post("/permohonan/isi/punya-pengalaman", &[("pernah-bekerja", "tidak")])
        .await;
    for seen in ["ijazah", "foto"] {
        desk.post(&format!("/permohonan/isi/{seen}/loket"), &[("diterima", "ya")])
            .await;
    }
    let sent = desk.post("/permohonan/kirim", &[("benar", "ya")]).await;
    assert_eq!(sent.to, "/permohonan/tanda-terima", "{}", sent.html);
    let inbox = desk.get("/petugas").await;
    assert!(inbox.shows("dari kertas") && inbox.shows(&number), "{}", inbox.html);
    let case = crate::working::open_case(&mut desk, &number).await;
    let file = desk.get(&case).await;
    assert!(file.shows("Sebab: Listrik mati"), "{}", file.html);
    let mut head = site.officer("sekda").await;
    let counted = head.get("/pengawasan/kertas").await;
    assert!(counted.shows("Dinas Tenaga Kerja"), "{}", counted.html);
}

#[tokio::test]
async fn the_code_on_a_form_says_what_is_known_to_whoever_scans_it() {
    let site = Site::with_cases(0).await;
    let mut desk = site.officer(CLERK).await;
    let (pack, number) = printed(&mut desk).await;
    let mut phone = site.browser();
    assert_eq!(phone.get("/kertas/ABCDEFGHJK").await.status, StatusCode::NOT_FOUND);
    assert_eq!(phone.get("/kertas/x").await.status, StatusCode::NOT_FOUND);
    // The number without its PIN opens nothing and says nothing.
    let typed = phone.post("/lacak", &[("kode", &number), ("pin", "000000")]).await;
    assert_eq!(typed.status, StatusCode::UNPROCESSABLE_ENTITY);
    let token = desk.get(&pack).await.form_token();
    let struck = [
        ("kunci", token.as_str()),
        ("nomor", number.as_str()),
        ("alasan", "lost"),
    ];
    let answer = desk.post(&format!("{pack}/coret"), &struck).await;
    assert_eq!(answer.to, pack, "{}", answer.html);
    assert!(desk.get(&pack).await.shows("dicoret"));
    assert_eq!(
        desk.get(&format!("{pack}/formulir.pdf")).await.status,
        StatusCode::CONFLICT
    );
}

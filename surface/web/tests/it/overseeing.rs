//! What leaders, heads and everybody see of how services stand, on pages and in files.

use axum::http::{StatusCode, header};

use crate::site::Site;

const SERVICE: &str = "/pengawasan/layanan/disdukcapil/ktp-el";

#[tokio::test]
async fn a_leader_goes_from_all_units_to_a_service_to_its_cases() {
    let site = Site::with_cases(400).await;
    let mut leader = site.officer("sekda").await;
    let all = leader.get("/pengawasan").await;
    assert!(
        all.html.contains("href=\"/pengawasan/unit/disdukcapil\""),
        "{}",
        all.html
    );
    assert!(all.html.contains(&format!("href=\"{SERVICE}\"")));
    let unit = leader.get("/pengawasan/unit/disdukcapil").await;
    assert!(unit.html.contains(SERVICE) && !unit.html.contains("/layanan/dishub/"));
    let service = leader.get(&format!("{SERVICE}?masa=365-hari")).await;
    assert_eq!(service.status, StatusCode::OK);
    assert!(service.html.contains("Waktu per langkah") && service.html.contains("role=\"img\""));
}

#[tokio::test]
async fn the_cases_behind_a_figure_are_listed_and_opened() {
    let site = Site::furnished().await;
    let mut leader = site.officer("sekda").await;
    let list = "/pengawasan/layanan/dishub/uji-kir/berkas?saring=berjalan";
    let cases = leader.get(list).await;
    let case = cases.between("href=\"/petugas/berkas/", "\"");
    assert_eq!(
        leader.get(&format!("/petugas/berkas/{case}")).await.status,
        StatusCode::OK
    );
    assert!(cases.html.contains("Lewat janji") && cases.html.contains("bentuk=csv"));
    let service = leader.get("/pengawasan/layanan/dishub/uji-kir").await;
    assert!(service.html.contains("saring=menyalip"), "{}", service.html);
    let closed = leader
        .get("/pengawasan/layanan/dishub/uji-kir/berkas?saring=selesai-terlambat&halaman=9")
        .await;
    assert!(closed.html.contains("Tidak ada berkas seperti itu."));
}

#[tokio::test]
async fn a_head_sees_their_own_unit_and_no_other() {
    let site = Site::with_cases(200).await;
    let mut head = site.officer("dishub.kepala-dinas.1").await;
    let own = head.get("/pengawasan").await;
    assert_eq!(own.status, StatusCode::OK);
    assert!(own.html.contains("/layanan/dishub/uji-kir") && !own.html.contains("/layanan/disdukcapil/"));
    assert_eq!(
        head.get("/pengawasan/layanan/dishub/uji-kir").await.status,
        StatusCode::OK
    );
    for closed in [
        "/pengawasan/unit/disdukcapil",
        SERVICE,
        &format!("{SERVICE}?bentuk=csv"),
    ] {
        assert_eq!(head.get(closed).await.status, StatusCode::NOT_FOUND, "{closed}");
    }
    let file = head.get("/pengawasan?tabel=layanan&bentuk=csv").await;
    assert!(
        file.html.contains("Kendaraan") && !file.html.contains("KTP"),
        "{}",
        file.html
    );
}

#[tokio::test]
async fn whoever_is_above_others_sees_the_services_these_work_on_and_a_clerk_sees_none() {
    let site = Site::with_cases(200).await;
    let mut superior = site.officer("dishub.kepala-uptd.1").await;
    let own = superior.get("/pengawasan").await;
    assert!(
        own.html.contains("/layanan/dishub/uji-kir") && !own.html.contains("/layanan/disdukcapil/"),
        "{}",
        own.html
    );
    let report = superior.get("/pengawasan/layanan/dishub/uji-kir").await;
    assert_eq!(report.status, StatusCode::OK, "{}", report.html);
    assert_eq!(superior.get(SERVICE).await.status, StatusCode::NOT_FOUND);
    let mut clerk = site.officer("dishub.penguji.1").await;
    assert_eq!(clerk.get("/pengawasan").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn every_table_is_had_as_csv_workbook_and_pdf() {
    let site = Site::with_cases(200).await;
    let mut leader = site.officer("sekda").await;
    for place in [
        "/pengawasan?tabel=unit&bentuk=",
        "/pengawasan?tabel=layanan&bentuk=",
        &format!("{SERVICE}?tabel=langkah&bentuk="),
        &format!("{SERVICE}?masa=tahun-ini&tabel=arah&bentuk="),
        &format!("{SERVICE}/berkas?saring=berjalan&bentuk="),
        &format!("{SERVICE}/berkas?saring=menyalip&bentuk="),
        "/kinerja?tabel=layanan&bentuk=",
    ] {
        for (form, media_type) in [
            ("csv", "text/csv; charset=utf-8"),
            ("pdf", "application/pdf"),
            (
                "xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ),
        ] {
            let file = leader.get(&format!("{place}{form}")).await;
            assert_eq!(file.status, StatusCode::OK, "{place}{form}");
            assert_eq!(file.headers[header::CONTENT_TYPE], media_type);
            let name = file.headers[header::CONTENT_DISPOSITION].to_str().unwrap();
            assert!(name.starts_with("attachment") && name.contains("2026-11-23"), "{name}");
        }
    }
}

#[tokio::test]
async fn everybody_reads_how_promises_are_kept_and_no_small_count() {
    let site = Site::with_cases(60).await;
    let mut anybody = site.browser();
    let page = anybody.get("/kinerja?masa=30-hari").await;
    assert!(page.html.contains("Cara angka ini dihitung") && page.html.contains("terlalu sedikit untuk disimpulkan"));
    let csv = anybody.get("/kinerja?masa=30-hari&bentuk=csv").await.html;
    let mut lines = csv.lines();
    assert!(
        lines.next().unwrap().starts_with("Kantor,Layanan,Janji,Selesai,"),
        "{csv}"
    );
    for line in lines {
        let small = |cell: &str| matches!(cell, "1" | "2" | "3" | "4");
        // The last three are times in minutes.
        let cells: Vec<&str> = line.split(',').collect();
        let (counts, _) = cells.split_at(cells.len() - 3);
        assert!(!counts.iter().any(|cell| small(cell)), "{line}");
    }
}

#[tokio::test]
async fn a_period_of_ones_own_is_kept_by_the_links_of_the_page() {
    let site = Site::with_cases(60).await;
    let page = site
        .browser()
        .get("/kinerja?masa=rentang&dari=2026-11-20&sampai=2026-11-01")
        .await;
    assert!(
        page.html.contains("1\u{a0}November 2026 sampai 20\u{a0}November 2026"),
        "{}",
        page.html
    );
    assert!(
        page.html
            .contains("masa=rentang&#38;dari=2026-11-01&#38;sampai=2026-11-20&#38;tabel=layanan&#38;bentuk=csv")
    );
    assert!(
        page.html
            .contains("Anda meminta 20\u{a0}November 2026 sampai 1\u{a0}November 2026.")
            && page.html.contains("jadi keduanya ditukar."),
        "{}",
        page.html
    );
    let future = site
        .browser()
        .get("/kinerja?masa=rentang&dari=2026-11-01&sampai=2026-12-31")
        .await;
    assert!(
        future.html.contains("Hari sesudah hari ini belum ada"),
        "{}",
        future.html
    );
    let plain = site
        .browser()
        .get("/kinerja?masa=rentang&dari=2026-11-01&sampai=2026-11-20")
        .await;
    assert!(!plain.html.contains("Anda meminta"));
    let odd = site.browser().get("/kinerja?masa=rentang&dari=kemarin").await;
    assert_eq!(odd.status, StatusCode::OK);
}

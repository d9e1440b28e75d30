//! Every route, asked by everybody: nobody sees what is not theirs, and nothing breaks.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};

use crate::site::{Browser, Site};

/// Who may see a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Audience {
    Everybody,
    Applicant,
    Officer,
    Overseer,
    Administrator,
    /// Whoever has signed in.
    SignedIn,
    /// Only forms are sent there.
    NoPage,
}

/// The address to ask for a route, and who it is for. A route without a rule fails the test.
fn rule(route: &str) -> (String, Audience) {
    use Audience::{Administrator, Applicant, Everybody, NoPage, Officer, Overseer, SignedIn};
    let service = |route: &str| route.replace("{unit}", "disnaker").replace("{service}", "ak-1");
    let case = |route: &str| {
        route
            .replace("{case}", "0193a5b0-0000-7000-8000-000000000001")
            .replace("{step}", "periksa")
            .replace("{digest}", "00")
            .replace("{account}", "sekda")
            .replace("{product}", "sip")
    };
    match route {
        "/" | "/cari" | "/lacak" | "/cek" | "/kunci" | "/dicabut" | "/pengaduan" | "/kinerja" | "/petugas/masuk"
        | "/sehat" => (route.to_owned(), Everybody),
        "/layanan/{unit}/{service}" | "/layanan/{unit}/{service}/sop" | "/ajukan/{unit}/{service}" => {
            (service(route), Everybody)
        }
        "/mulai" => (route.to_owned(), Everybody),
        "/aset/{file}" => ("/aset/tidak-ada.css".to_owned(), Everybody),
        "/permohonan"
        | "/permohonan/kode"
        | "/permohonan/lanjut"
        | "/permohonan/prioritas"
        | "/permohonan/periksa"
        | "/permohonan/tanda-terima"
        | "/permohonan/tanda-terima.pdf"
        | "/permohonan/struk"
        | "/permohonan/struk.pdf"
        | "/permohonan/bukti.json"
        | "/permohonan/tarik" => (route.to_owned(), Applicant),
        "/permohonan/isi/{page}" => ("/permohonan/isi/identitas".to_owned(), Applicant),
        "/permohonan/produk/{file}" => ("/permohonan/produk/ak-1.pdf".to_owned(), Applicant),
        "/permohonan/berkas/{digest}" => ("/permohonan/berkas/00".to_owned(), Applicant),
        "/permohonan/isi/{page}/unggah" | "/permohonan/isi/{page}/hapus" | "/permohonan/isi/{page}/loket" => {
            (route.replace("{page}", "ijazah"), NoPage)
        }
        "/permohonan/kirim"
        | "/permohonan/keluar"
        | "/permohonan/langkah"
        | "/petugas/keluar"
        | "/petugas/ambil"
        | "/petugas/cari"
        | "/petugas/pin/baru" => (route.to_owned(), NoPage),
        "/petugas/berkas/{case}/{step}/ambil"
        | "/petugas/berkas/{case}/{step}/lepas"
        | "/petugas/berkas/{case}/{step}/selesai"
        | "/petugas/berkas/{case}/bayar"
        | "/petugas/berkas/{case}/lengkapi" => (case(route), NoPage),
        "/petugas/akun/baru"
        | "/petugas/akun/{account}/jabatan"
        | "/petugas/akun/{account}/jabatan/akhiri"
        | "/petugas/akun/{account}/tutup"
        | "/petugas/akun/{account}/sandi" => (case(route), NoPage),
        "/petugas/akun" | "/petugas/akun/{account}" => (case(route), Administrator),
        "/petugas/sandi" => (route.to_owned(), SignedIn),
        "/petugas" | "/petugas/pin" | "/petugas/terlambat" => (route.to_owned(), Officer),
        "/petugas/berkas/{case}"
        | "/petugas/berkas/{case}/penyimpangan"
        | "/petugas/berkas/{case}/versi"
        | "/petugas/berkas/{case}/cabut/{product}"
        | "/petugas/berkas/{case}/bukti/{digest}" => (case(route), Officer),
        "/pengawasan" => (route.to_owned(), Overseer),
        other => panic!("{other} has no rule"),
    }
}

async fn check(browser: &mut Browser, who: Audience) {
    for route in maklumat_web::ROUTES {
        let (path, audience) = rule(route);
        let answer = browser.get(&path).await;
        assert!(
            !answer.status.is_server_error(),
            "{who:?} {path}: {} {}",
            answer.status,
            answer.html
        );
        let is_signed_in = matches!(who, Audience::Officer | Audience::Overseer | Audience::Administrator);
        let is_theirs =
            audience == Audience::Everybody || audience == who || audience == Audience::SignedIn && is_signed_in;
        if audience == Audience::NoPage {
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{who:?} {path}");
        } else if !is_theirs {
            assert_ne!(answer.status, StatusCode::OK, "{who:?} may not see {path}");
        }
        let is_page = answer.html.contains("</html>") || answer.html.is_empty() || !answer.status.is_client_error();
        assert!(is_page, "{who:?} {path}: {} without a page", answer.status);
    }
}

/// Every form target, asked with an empty form.
async fn send_empty_forms(browser: &mut Browser, who: Audience) {
    for route in maklumat_web::ROUTES {
        let (path, _) = rule(route);
        let answer = browser.post(&path, &[]).await;
        assert!(
            !answer.status.is_server_error(),
            "{who:?} {path}: {} {}",
            answer.status,
            answer.html
        );
        let may_redirect_to = [
            "",
            "/lacak",
            "/petugas/masuk",
            "/permohonan",
            "/permohonan/lanjut",
            "/permohonan/periksa",
            "/",
            "/petugas",
        ];
        assert!(
            may_redirect_to.contains(&answer.to.as_str()) || who == Audience::Applicant,
            "{who:?} {path} leads to {}",
            answer.to
        );
    }
}

#[tokio::test]
async fn nobody_sees_only_what_is_public() {
    let site = Site::furnished().await;
    check(&mut site.browser(), Audience::Everybody).await;
    send_empty_forms(&mut site.browser(), Audience::Everybody).await;
}

#[tokio::test]
async fn an_applicant_sees_no_officers_page() {
    let site = Site::furnished().await;
    check(&mut site.applicant().await, Audience::Applicant).await;
}

#[tokio::test]
async fn an_officer_sees_no_applicants_page_and_no_foreign_case() {
    let site = Site::furnished().await;
    let mut officer = site.officer("dpmptsp.verifikator.1").await;
    check(&mut officer, Audience::Officer).await;
    let foreign = officer
        .get("/petugas/berkas/0193a5b0-0000-7000-8000-000000000001")
        .await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND);
    assert_eq!(officer.get("/pengawasan").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_administrator_sees_accounts_and_no_file() {
    let site = Site::furnished().await;
    let mut administrator = site.officer("admin").await;
    // The desk of an administrator stands where others have their inbox.
    let desk = administrator.get("/petugas").await;
    assert!(desk.shows("Atur akun petugas dan jabatan"), "{}", desk.html);
    for route in ["/petugas/akun", "/petugas/akun/sekda"] {
        assert_eq!(administrator.get(route).await.status, StatusCode::OK, "{route}");
    }
    for route in ["/petugas/terlambat", "/pengawasan"] {
        assert_eq!(administrator.get(route).await.status, StatusCode::NOT_FOUND, "{route}");
    }
}

#[tokio::test]
async fn an_overseer_sees_the_table() {
    let site = Site::furnished().await;
    let mut overseer = site.officer("sekda").await;
    check(&mut overseer, Audience::Overseer).await;
    let table = overseer.see("/petugas").await;
    assert_eq!(table.status, StatusCode::OK);
    assert!(table.shows("Keadaan pelayanan"), "{}", table.html);
}

#[tokio::test]
async fn an_address_that_does_not_exist_gets_a_page_in_the_chosen_language() {
    let site = Site::furnished().await;
    let mut browser = site.browser();
    let answer = browser.get("/tidak/ada").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.shows("Halaman ini tidak ada"));
    let answer = browser.get("/kinerja?bahasa=en").await;
    assert_eq!((answer.status, answer.to.as_str()), (StatusCode::SEE_OTHER, "/kinerja"));
    assert!(browser.get("/tidak/ada").await.shows("This page does not exist"));
    let answer = browser
        .send(
            Request::builder()
                .method(Method::DELETE)
                .uri("/")
                .body(Body::empty())
                .unwrap(),
        )
        .await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
}

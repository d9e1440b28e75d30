//! Every route, asked by everybody: nobody sees what is not theirs, and nothing breaks.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};

use crate::applying::{PHOTO, begin, fill_in};
use crate::drafting::begun;
use crate::helping::registered;
use crate::publishing::proposed;
use crate::site::{Browser, Site};
use crate::standards::published;
use crate::working::open_case;

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Person {
    Nobody,
    /// Fills in an application that is not sent.
    Drafting,
    /// Has sent the case all routes are asked with.
    Applicant,
    /// Has sent an application whose receipt lies under a checkpoint.
    Recorded,
    /// Performs steps of that case.
    Clerk,
    /// Of the unit of that case.
    Head,
    /// Of another unit.
    Outsider,
    Overseer,
    Administrator,
    /// Registered, and helps nobody yet.
    Helper,
}

use Person::{Administrator, Applicant, Clerk, Drafting, Head, Helper, Nobody, Outsider, Overseer, Recorded};

const EVERYBODY: &[Person] = &[
    Nobody,
    Drafting,
    Applicant,
    Recorded,
    Clerk,
    Head,
    Outsider,
    Overseer,
    Administrator,
    Helper,
];
/// Who has something to track.
const APPLICANTS: &[Person] = &[Drafting, Applicant, Recorded];
const SIGNED_IN: &[Person] = &[Clerk, Head, Outsider, Overseer, Administrator, Helper];
const OF_THE_CASE: &[Person] = &[Clerk, Head];

/// What a route shows, asked at an address that exists.
enum Shows {
    /// A page, to these and to nobody else.
    To(&'static [Person]),
    /// Nothing is shown; these are led on.
    Leads(&'static [Person], &'static str),
    /// Only forms are sent there.
    Nothing,
}

/// What exists to be asked for.
struct Places {
    case: String,
    /// Handed in with the case.
    evidence: String,
    /// Uploaded by who is still filling in.
    upload: String,
    /// Uploaded to be published: a version of the service all routes are asked with.
    proposal: String,
    /// Written by an administrator, of that service.
    draft: String,
    /// Of a standard, and published for comment.
    public: String,
}

/// The case all routes are asked with: open, with a document, of a service that has a newer version.
const CASE: &str = "Uji Berkala Kendaraan Bermotor (KIR): sedang dikerjakan";
const ITS_DOCUMENT: &str = "surat-tidak-lulus";
const ITS_SERVICE: &str = include_str!("../../../../regency/services/dishub/uji-kir.toml");

const PROPOSED: (&str, &str) = (
    "ak-1.toml",
    include_str!("../../../../regency/services/disnaker/ak-1.toml"),
);

/// The address to ask for a route, and who it is for. A route without a rule fails the test.
fn rule(route: &str, places: &Places) -> (String, Shows) {
    use Shows::{Leads, Nothing, To};
    let path = route
        .replace("{unit}", "disnaker")
        .replace("{service}", "ak-1")
        .replace("{page}", "ijazah")
        .replace("{step}", "periksa")
        .replace("{number}", "0")
        .replace("{product}", ITS_DOCUMENT)
        .replace("{document}", "1")
        .replace("{opinion}", "1")
        .replace("{account}", "sekda")
        .replace("{event}", "anak-lahir")
        .replace("{kind}", "returned")
        .replace("{code}", "0000000000")
        .replace("{proposal}", &places.proposal)
        .replace("{draft}", &places.draft)
        .replace("{public}", &places.public)
        .replace("{row}", "step.periksa");
    let path = if path.starts_with("/petugas") {
        path.replace("{digest}", &places.evidence)
            .replace("/petugas/berkas/{case}", &places.case)
    } else {
        path.replace("{digest}", &places.upload)
            .replace("/produk/{file}", &format!("/produk/{ITS_DOCUMENT}.pdf"))
    };
    let shows = match route {
        "/cari" => return ("/cari?q=ktp".to_owned(), To(EVERYBODY)),
        "/"
        | "/layanan"
        | "/peristiwa/{event}"
        | "/robots.txt"
        | "/sitemap.xml"
        | "/lacak"
        | "/saya"
        | "/cek"
        | "/kunci"
        | "/dicabut"
        | "/pengaduan"
        | "/kinerja"
        | "/rancangan"
        | "/rancangan/{public}"
        | "/rancangan/{public}/layanan"
        | "/rancangan/{public}/sop"
        | "/rancangan/{public}/isian"
        | "/petugas/masuk"
        | "/sehat"
        | "/layanan/{unit}/{service}"
        | "/layanan/{unit}/{service}/sop" => To(EVERYBODY),
        "/layanan/{unit}/{service}/lembar/{file}" => {
            return ("/layanan/disnaker/ak-1/lembar/alur.svg".to_owned(), To(EVERYBODY));
        }
        "/ajukan/{unit}/{service}" => To(&[Nobody, Drafting, Applicant, Recorded, Helper]),
        // Nobody was sent that letter.
        "/l/{code}" => To(&[]),
        "/mulai" => Leads(EVERYBODY, "/petugas/masuk"),
        "/aset/{file}" => return ("/aset/tidak-ada.css".to_owned(), To(&[])),
        "/permohonan"
        | "/permohonan/tanda-terima"
        | "/permohonan/tanda-terima.pdf"
        | "/permohonan/struk"
        | "/permohonan/struk.pdf"
        | "/permohonan/tarik" => To(&[Applicant, Recorded]),
        "/permohonan/produk/{file}" => To(&[Applicant]),
        "/permohonan/bukti.json" => To(&[Recorded]),
        // Both have uploaded the same picture.
        "/permohonan/berkas/{digest}" => To(&[Drafting, Recorded]),
        "/permohonan/kabar" => To(APPLICANTS),
        "/saya/kode" => Leads(EVERYBODY, "/saya"),
        "/permohonan/kode" => Leads(APPLICANTS, "/permohonan"),
        "/permohonan/lanjut" => Leads(&[Drafting], "/permohonan/isi/identitas"),
        "/permohonan/simpan" | "/permohonan/prioritas" | "/permohonan/periksa" | "/permohonan/isi/{page}" => {
            To(&[Drafting])
        }
        "/permohonan/isi/{page}/unggah"
        | "/permohonan/isi/{page}/hapus"
        | "/permohonan/isi/{page}/urutan"
        | "/permohonan/isi/{page}/bagian"
        | "/permohonan/isi/{page}/bagian/{digest}/{number}"
        | "/permohonan/isi/{page}/bagian/{digest}/selesai"
        | "/permohonan/isi/{page}/bagian/{digest}/batal"
        | "/permohonan/isi/{page}/loket"
        | "/permohonan/kirim"
        | "/cek/berkas"
        | "/saya/buka"
        | "/saya/keluar"
        | "/petugas/pesan/macet"
        | "/petugas/pesan/uji"
        | "/permohonan/keluar"
        | "/permohonan/langkah"
        | "/petugas/keluar"
        | "/petugas/ambil"
        | "/petugas/cari"
        | "/petugas/pin/baru"
        | "/petugas/kertas/{pack}/coret"
        | "/petugas/berkas/{case}/{step}/ambil"
        | "/petugas/berkas/{case}/{step}/lepas"
        | "/petugas/berkas/{case}/{step}/selesai"
        | "/petugas/berkas/{case}/bayar"
        | "/petugas/berkas/{case}/bayar/batal"
        | "/petugas/berkas/{case}/catatan"
        | "/petugas/berkas/{case}/{step}/ukur"
        | "/petugas/berkas/{case}/{step}/tarik"
        | "/petugas/berkas/{case}/pendapat/{opinion}/ingatkan"
        | "/petugas/berkas/{case}/pendapat/{opinion}/tarik"
        | "/petugas/berkas/{case}/lengkapi"
        | "/petugas/akun/baru"
        | "/petugas/akun/{account}/jabatan"
        | "/petugas/akun/{account}/jabatan/akhiri"
        | "/petugas/akun/{account}/tutup"
        | "/petugas/akun/{account}/sandi"
        | "/petugas/akun/{account}/kode"
        | "/petugas/akun-saya/sesi"
        | "/petugas/akun-saya/jabatan"
        | "/petugas/tidak-hadir/batal"
        | "/petugas/pengganti/akhiri"
        | "/petugas/akun-saya/kode/pasang"
        | "/petugas/akun-saya/kode/lepas"
        | "/petugas/akun-saya/kode/cadangan" => Nothing,
        "/petugas/masuk/kode" => Leads(EVERYBODY, "/petugas/masuk"),
        "/petugas" => To(&[Clerk, Head, Outsider, Administrator]),
        "/petugas/pin"
        | "/petugas/terlambat"
        | "/petugas/daftar.csv"
        | "/petugas/kertas"
        | "/petugas/kertas/masukkan"
        | "/petugas/tanda-tangan"
        | "/petugas/kas"
        | "/petugas/kas/hari-ini.csv" => To(&[Clerk, Head, Outsider]),
        "/petugas/tidak-hadir" => To(&[Clerk, Head, Outsider, Administrator]),
        "/petugas/pengganti" => To(&[Head, Administrator]),
        "/petugas/wewenang" | "/petugas/jejak" | "/petugas/jejak.csv" => To(&[Overseer, Administrator]),
        "/petugas/sandi"
        | "/petugas/akun-saya"
        | "/petugas/akun-saya/kode"
        | "/petugas/buktikan"
        | "/petugas/kabar" => To(SIGNED_IN),
        "/petugas/akun"
        | "/petugas/akun/{account}"
        | "/petugas/aturan-masuk"
        | "/petugas/pesan"
        | "/petugas/pesan/{kind}" => To(&[Administrator]),
        "/rancangan/{public}/tanggapan"
        | "/petugas/standar/{public}/naskah"
        | "/petugas/standar/{public}/dari-naskah"
        | "/petugas/standar/{public}/jawab"
        | "/petugas/standar/{public}/usulkan" => Nothing,
        "/petugas/standar" | "/petugas/standar/{public}" => To(&[Clerk, Head, Outsider, Overseer, Administrator]),
        "/petugas/naskah" => To(&[Clerk, Head, Outsider, Administrator]),
        // Nobody of its unit asks here.
        "/petugas/naskah/{draft}"
        | "/petugas/naskah/{draft}/baris/{row}"
        | "/petugas/naskah/{draft}/gambar"
        | "/petugas/naskah/{draft}/teks"
        | "/petugas/naskah/{draft}/riwayat" => To(&[Administrator]),
        "/petugas/naskah/berkas"
        | "/petugas/naskah/{draft}/periksa"
        | "/petugas/naskah/{draft}/ubah"
        | "/petugas/naskah/{draft}/urungkan"
        | "/petugas/naskah/{draft}/ulangi"
        | "/petugas/naskah/{draft}/usulan"
        | "/petugas/naskah/{draft}/ajukan"
        | "/petugas/naskah/{draft}/buang" => Nothing,
        "/petugas/temuan/{code}" => return ("/petugas/temuan/SOP-001".to_owned(), To(SIGNED_IN)),
        "/petugas/layanan/berkas/{unit}/{service}/{file}" => {
            return (path.replace("{file}", "1.toml"), To(&[Administrator]));
        }
        "/petugas/layanan/bersama/{file}" => return (path.replace("{file}", "law.toml"), To(&[Administrator])),
        "/petugas/lembar/{unit}/{service}/{file}" => return (path.replace("{file}", "ak-1.pdf"), To(&[Administrator])),
        "/petugas/pengelolaan"
        | "/petugas/lembar"
        | "/petugas/masa-simpan"
        | "/petugas/satuan"
        | "/petugas/satuan/{unit}"
        | "/petugas/hari"
        | "/petugas/tarif"
        | "/petugas/layanan"
        | "/petugas/layanan/definisi-berlaku.zip"
        | "/petugas/layanan/usulan"
        | "/petugas/layanan/usulan/{proposal}"
        | "/petugas/layanan/usulan/{proposal}/{unit}/{service}"
        | "/petugas/layanan/usulan/{proposal}/{unit}/{service}/sop"
        | "/petugas/layanan/usulan/{proposal}/{unit}/{service}/isian" => To(&[Administrator]),
        "/petugas/layanan/usulan/{proposal}/terbitkan" | "/petugas/layanan/usulan/{proposal}/buang" => Nothing,
        "/petugas/berkas/{case}" => To(&[Clerk, Head, Overseer]),
        // Only who stands above those who work on it may deviate or revoke.
        "/petugas/berkas/{case}/penyimpangan" | "/petugas/berkas/{case}/cabut/{product}" => To(&[Head]),
        "/petugas/berkas/{case}/dokumen/{file}" => {
            return (path.replace("{file}", &format!("{ITS_DOCUMENT}.pdf")), To(OF_THE_CASE));
        }
        "/petugas/berkas/{case}/versi"
        | "/petugas/berkas/{case}/bukti/{digest}"
        | "/petugas/berkas/{case}/lihat/{document}" => To(OF_THE_CASE),
        "/petugas/berkas/{case}/riwayat" => To(&[Clerk, Head, Overseer]),
        "/petugas/pemberitahuan" => To(SIGNED_IN),
        // Nobody was asked for an opinion, and nothing of the kind is signed there.
        "/petugas/berkas/{case}/{step}/rancangan"
        | "/petugas/berkas/{case}/{step}/pendapat"
        | "/petugas/pendapat/{case}/{opinion}"
        | "/petugas/pendapat/{case}/{opinion}/bukti/{digest}"
        | "/petugas/tanda-tangan/{unit}/{service}/{step}"
        | "/petugas/tanda-tangan/{unit}/{service}/{step}/{case}"
        | "/petugas/tanda-tangan/hasil/{batch}"
        // No forms were printed.
        | "/petugas/kertas/{pack}"
        | "/petugas/kertas/{pack}/formulir.pdf"
        | "/kertas/{code}" => To(&[]),
        "/pendamping" | "/pendamping/persetujuan" => To(&[Helper]),
        // Each sees what they filed, and nobody has filed this one for another.
        "/pendamping/berkas/{case}" | "/permohonan/persetujuan" => To(&[]),
        "/pendamping/berkas/{case}/lanjut" | "/pendamping/berkas/{case}/hapus" => Nothing,
        "/permohonan/bayar/{file}" => To(&[]),
        "/pengawasan" | "/pengawasan/kertas" | "/pengawasan/pemantauan" | "/pengawasan/peninjauan" => {
            To(&[Head, Overseer])
        }
        "/pengawasan/pemantauan/tindakan"
        | "/pengawasan/pemantauan/{unit}/{service}/penilai"
        | "/pengawasan/peninjauan/{campaign}/tutup" => Nothing,
        "/pengawasan/pemantauan/{unit}/{service}" => To(&[Overseer]),
        // Nobody has begun a sheet of that unit, and no campaign was opened.
        "/pengawasan/pemantauan/{unit}/{service}/lembar"
        | "/pengawasan/pemantauan/{unit}/{service}/lembar/{period}"
        | "/pengawasan/pemantauan/{unit}/{service}/evaluasi"
        | "/pengawasan/pemantauan/{unit}/{service}/evaluasi/{period}"
        | "/pengawasan/peninjauan/{campaign}" => To(&[]),
        // Of another unit than the head's.
        "/pengawasan/unit/{unit}"
        | "/pengawasan/layanan/{unit}/{service}"
        | "/pengawasan/layanan/{unit}/{service}/berkas"
        | "/pengawasan/layanan/{unit}/{service}/janji" => To(&[Overseer]),
        other => panic!("{other} has no rule"),
    };
    (path, shows)
}

/// Asks every route and gives back what was not as it should be.
async fn ask(browser: &mut Browser, who: Person, places: &Places) -> Vec<String> {
    let mut wrong = Vec::new();
    for route in maklumat_web::ROUTES {
        let (path, shows) = rule(route, places);
        let answer = browser.get(&path).await;
        let (status, to) = (answer.status, answer.to.as_str());
        let is_right = match shows {
            Shows::Nothing => status == StatusCode::METHOD_NOT_ALLOWED,
            Shows::To(people) if people.contains(&who) => status == StatusCode::OK && !answer.html.is_empty(),
            Shows::Leads(people, place) if people.contains(&who) => {
                status == StatusCode::SEE_OTHER && to.starts_with(place)
            }
            Shows::To(_) | Shows::Leads(..) => status.is_client_error() || status == StatusCode::SEE_OTHER,
        };
        let is_page = answer.html.contains("</html>") || !status.is_client_error();
        if !is_right || !is_page {
            wrong.push(format!("{who:?} {path}: {status} {to}"));
        }
    }
    wrong
}

/// Every form target, asked with an empty form.
async fn send_empty_forms(browser: &mut Browser, places: &Places) {
    for route in maklumat_web::ROUTES {
        let (path, _) = rule(route, places);
        let answer = browser.post(&path, &[]).await;
        assert!(
            !answer.status.is_server_error(),
            "{path}: {} {}",
            answer.status,
            answer.html
        );
        let may_redirect_to = ["", "/lacak", "/permohonan/lanjut", "/petugas/masuk", "/saya", "/"];
        assert!(
            may_redirect_to.contains(&answer.to.as_str()),
            "{path} leads to {}",
            answer.to
        );
    }
}

#[tokio::test]
async fn every_route_shows_what_it_should_to_whom_it_should_and_to_nobody_else() {
    let site = Site::furnished().await;
    let newer = ITS_SERVICE.replace("version   = 1", "version   = 2");
    let service = maklumat_vocabulary::ServiceKey::new("dishub", "uji-kir");
    site.app.publish_service(&service, &newer, None).await.unwrap();

    let mut drafting = site.browser();
    begin(&mut drafting).await;
    let photo = [("berkas", "a.png", PHOTO)];
    drafting.upload("/permohonan/isi/ijazah/unggah", &[], &photo).await;
    let mut recorded = site.browser();
    fill_in(&mut recorded).await;
    recorded.post("/permohonan/kirim", &[("benar", "ya")]).await;
    site.app.checkpoint().await.unwrap();
    let page = drafting.get("/permohonan/isi/ijazah").await;
    let mut clerk = site.officer("dishub.penguji.1").await;
    let its = site.furnished.trackable.iter().find(|case| case.about == CASE).unwrap();
    let case = open_case(&mut clerk, &its.reference).await;
    let mut administrator = site.officer("admin").await;
    let places = Places {
        draft: begun(&mut administrator, "disnaker/ak-1").await,
        public: published(&site).await,
        proposal: proposed(&mut administrator, PROPOSED).await,
        evidence: clerk
            .get(&format!("{case}/lihat/1"))
            .await
            .between(&format!("{case}/bukti/"), "\""),
        upload: page.between("/permohonan/berkas/", "\""),
        case,
    };
    let people = [
        (Nobody, site.browser()),
        (Drafting, drafting),
        (Applicant, site.applicant_of(CASE).await),
        (Recorded, recorded),
        (Clerk, clerk),
        (Head, site.officer("dishub.kepala-uptd.1").await),
        (Outsider, site.officer("dpmptsp.verifikator.1").await),
        (Overseer, site.officer("sekda").await),
        (Administrator, administrator),
        (Helper, registered(&site, "kenanga.contoh").await),
    ];
    let mut wrong = Vec::new();
    for (who, mut browser) in people {
        wrong.extend(ask(&mut browser, who, &places).await);
    }
    // Who has a case of their own sees nothing of somebody else's.
    let mut other = site.applicant_of("Izin Penyelenggaraan Reklame: sudah terbit").await;
    for route in ["/permohonan/produk/{file}", "/permohonan/berkas/{digest}"] {
        let (path, _) = rule(route, &places);
        let answer = other.get(&path).await;
        if !answer.status.is_client_error() {
            wrong.push(format!("another applicant {path}: {}", answer.status));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    send_empty_forms(&mut site.browser(), &places).await;
}

#[tokio::test]
async fn desk_and_table_stand_where_others_have_their_inbox() {
    let site = Site::furnished().await;
    let desk = site.officer("admin").await.get("/petugas").await;
    assert!(desk.shows("Atur akun petugas dan jabatan"), "{}", desk.html);
    let table = site.officer("sekda").await.see("/petugas").await;
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
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.html.contains("<html lang=\"en\""), "at once, without a redirect");
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

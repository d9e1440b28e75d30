use std::path::Path;
use std::sync::{Arc, LazyLock};

use maklumat_sop::{Regency, RegencySources, check, read_regency};

use super::*;
use crate::catalogue::Published;

const SERVICES: [&str; 13] = [
    "damkar/layak-operasional",
    "damkar/pemadaman",
    "disdukcapil/akta-kelahiran",
    "disdukcapil/kartu-keluarga",
    "disdukcapil/ktp-el",
    "dishub/uji-kir",
    "disnaker/ak-1",
    "dpmptsp/izin-reklame",
    "dpmptsp/sip-dokter",
    "rsud/pendaftaran-rawat-jalan",
    "samsat/pengesahan-stnk",
    "satpolpp/bantuan-personil",
    "satpolpp/pengaduan-trantibum",
];

/// What people write, and the service that must come first.
const QUESTIONS: &[(&str, &str)] = &[
    ("ktp", "ktp-el"),
    ("KTP hilang", "ktp-el"),
    ("bikin ktp hilang", "ktp-el"),
    ("cara membuat e-ktp baru umur 17 tahun", "ktp-el"),
    ("ktp-el rusak patah", "ktp-el"),
    ("ganti alamat di ktp", "ktp-el"),
    ("kecopetan dompet ktp ilang", "ktp-el"),
    ("rekam ktp pertama", "ktp-el"),
    ("perekaman e ktp", "ktp-el"),
    ("kartu tanda penduduk", "ktp-el"),
    ("lost identity card", "ktp-el"),
    ("kependudukan ktp elektronik", "ktp-el"),
    ("KK", "kartu-keluarga"),
    ("kartu keluarga hilang", "kartu-keluarga"),
    ("pecah kk setelah menikah", "kartu-keluarga"),
    ("tambah anak di kk", "kartu-keluarga"),
    ("masukin bayi ke kartu keluarga", "kartu-keluarga"),
    ("ganti kepala keluarga", "kartu-keluarga"),
    ("kartu kluarga rusak", "kartu-keluarga"),
    ("family card", "kartu-keluarga"),
    ("surat lahir anak", "akta-kelahiran"),
    ("akta kelahiran", "akta-kelahiran"),
    ("akte lahir", "akta-kelahiran"),
    ("bikin akta anak telat", "akta-kelahiran"),
    ("akta kelahiren", "akta-kelahiran"),
    ("melaporkan kelahiran bayi", "akta-kelahiran"),
    ("birth certificate", "akta-kelahiran"),
    ("kutipan akta", "akta-kelahiran"),
    ("uji kir mobil pick up", "uji-kir"),
    ("KIR", "uji-kir"),
    ("keur truk", "uji-kir"),
    ("perpanjang kir pikap", "uji-kir"),
    ("uji berkala kendaraan", "uji-kir"),
    ("numpang uji", "uji-kir"),
    ("pengujian kendaraan bermotor", "uji-kir"),
    ("vehicle inspection", "uji-kir"),
    ("kartu kuning", "ak-1"),
    ("AK-1", "ak-1"),
    ("kartu ak 1", "ak-1"),
    ("mencari pekerjaan", "ak-1"),
    ("lamar kerja di pabrik", "ak-1"),
    ("pencari kerja", "ak-1"),
    ("kartu pencaker", "ak-1"),
    ("yellow card job seeker", "ak-1"),
    ("sip dokter", "sip-dokter"),
    ("perpanjang str dokter", "sip-dokter"),
    ("buka praktek dokter gigi", "sip-dokter"),
    ("surat ijin praktek", "sip-dokter"),
    ("doctor practice permit", "sip-dokter"),
    ("izin reklame", "izin-reklame"),
    ("pasang baliho di jalan", "izin-reklame"),
    ("papan nama toko", "izin-reklame"),
    ("ijin spanduk", "izin-reklame"),
    ("billboard", "izin-reklame"),
    ("daftar rumah sakit", "pendaftaran-rawat-jalan"),
    ("mau berobat ke poli gigi", "pendaftaran-rawat-jalan"),
    ("rujukan bpjs ke rsud", "pendaftaran-rawat-jalan"),
    ("poliklinik", "pendaftaran-rawat-jalan"),
    ("see a doctor", "pendaftaran-rawat-jalan"),
    ("bayar pajak motor", "pengesahan-stnk"),
    ("perpanjang stnk mobil", "pengesahan-stnk"),
    ("pajak kendaran tahunan", "pengesahan-stnk"),
    ("samsat", "pengesahan-stnk"),
    ("vehicle tax", "pengesahan-stnk"),
    ("APAR gedung", "layak-operasional"),
    ("sertifikat alat pemadam gedung", "layak-operasional"),
    ("hidran hotel", "layak-operasional"),
    ("rumah kebakaran", "pemadaman"),
    ("panggil damkar", "pemadaman"),
    ("ada ular di rumah saya", "pemadaman"),
    ("sarang tawon", "pemadaman"),
    ("fire emergency", "pemadaman"),
    ("tetangga berisik malam malam", "pengaduan-trantibum"),
    ("lapor bangunan liar", "pengaduan-trantibum"),
    ("pedagang PKL di trotoar", "pengaduan-trantibum"),
    ("pengamanan hajatan", "bantuan-personil"),
    ("minta satpol pp jaga konser", "bantuan-personil"),
    ("event security", "bantuan-personil"),
];

/// What nobody here serves, in words that come near what we do.
const NOTHING: &[&str] = &[
    "resep nasi goreng untuk anak",
    "kartu kredit",
    "harga emas hari ini",
    "jadwal kereta api surabaya",
    "hasil pertandingan sepak bola",
    "asdfgh qwerty",
    "<script>alert(1)</script>",
    "cuaca besok",
    "",
    "di mana saya bisa",
];

/// What other authorities serve: no service of ours comes first, and the page says who does it.
const ELSEWHERE: &[(&str, &str)] = &[
    ("SIM C", "sim"),
    ("perpanjang sim", "sim"),
    ("bikin paspor umroh", "paspor"),
    ("skck", "skck"),
    ("sertifikat tanah", "tanah"),
    ("bikin npwp", "npwp"),
    ("bansos", "bansos"),
];

static REGENCY: LazyLock<Arc<Regency>> = LazyLock::new(|| {
    let [organisation, calendar, law, guide] =
        ["organisation", "calendar", "law", "guide"].map(|name| text(&format!("{name}.toml")));
    let (guide_english, organisation_english) = (text("guide.en.toml"), text("organisation.en.toml"));
    let (regency, _) = read_regency(&RegencySources {
        organisation: &organisation,
        calendar: &calendar,
        law: &law,
        organisation_english: Some(&organisation_english),
        guide: Some(&guide),
        guide_english: Some(&guide_english),
    });
    Arc::new(regency)
});

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let catalogue: Vec<Published> = SERVICES.iter().map(|key| published(key)).collect();
    Index::new(&catalogue, &REGENCY.guide)
});

fn text(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../regency");
    std::fs::read_to_string(folder.join(name)).unwrap()
}

fn published(key: &str) -> Published {
    let (source, english) = (
        text(&format!("services/{key}.toml")),
        text(&format!("services/{key}.en.toml")),
    );
    let checked = check(&source, Some(&english), &ServiceKey::parse(key).unwrap(), &REGENCY);
    Published {
        sop: checked.sop.unwrap(),
        digest: String::new(),
    }
}

fn told(found: &Found) -> Vec<String> {
    let hits = found.hits.iter();
    hits.map(|hit| format!("{} {:?}", hit.service, hit.clues)).collect()
}

#[test]
fn what_people_write_leads_to_the_service_they_need() {
    assert!(QUESTIONS.len() >= 60);
    let wrong: Vec<String> = QUESTIONS
        .iter()
        .filter_map(|(question, wanted)| {
            let found = INDEX.find(question);
            let first = found.hits.first().map_or("-", |hit| hit.service.service.as_str());
            (first != *wanted).then(|| format!("{question}: {first} instead of {wanted}\n    {:?}", told(&found)))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_nobody_serves_finds_nothing() {
    for question in NOTHING {
        let found = INDEX.find(question);
        assert!(found.hits.is_empty(), "{question}: {:?}", told(&found));
        assert!(found.elsewhere.is_empty(), "{question}");
    }
}

#[test]
fn what_others_serve_is_told_with_who_does() {
    for (question, wanted) in ELSEWHERE {
        let found = INDEX.find(question);
        let first = found
            .elsewhere
            .first()
            .map(|at| REGENCY.guide.elsewhere[*at].id.as_str());
        assert_eq!(first, Some(*wanted), "{question}");
        assert!(found.hits.is_empty(), "{question}: {:?}", told(&found));
    }
    let found = INDEX.find("perpanjang str dokter");
    let first = found
        .elsewhere
        .first()
        .map(|at| REGENCY.guide.elsewhere[*at].id.as_str());
    assert_eq!(first, Some("str"), "what is ours is shown beside it");
}

#[test]
fn a_mistyped_word_is_said_as_it_was_meant() {
    assert_eq!(INDEX.find("akta kelahiren").meant.as_deref(), Some("akta kelahiran"));
    assert_eq!(INDEX.find("akta kelahiran").meant, None);
    assert_eq!(INDEX.find("sim").meant, None, "not the permit of a doctor");
}

#[test]
fn a_hit_says_by_what_it_was_found() {
    let found = INDEX.find("pengganti ktp hilang");
    let hit = &found.hits[0];
    assert_eq!(hit.clues[0], Clue::Everyday("KTP hilang".to_owned()));
    assert!(
        matches!(&hit.choice, Some(Clue::Choice { option, .. }) if option == "hilang"),
        "{hit:?}"
    );
    assert_eq!(INDEX.find("ktp").hits[0].choice, None, "every option is about it");
}

#[test]
fn the_best_hits_stand_apart_from_those_that_may_be_meant() {
    let mut has_others = false;
    for (question, _) in QUESTIONS {
        let found = INDEX.find(question);
        assert!(found.hits[0].is_close, "{question}");
        let order: Vec<bool> = found.hits.iter().map(|hit| hit.is_close).collect();
        assert!(order.is_sorted_by(|one, other| one >= other), "{question}: {order:?}");
        has_others |= order.contains(&false);
    }
    assert!(has_others);
}

#[test]
fn a_life_event_is_found_by_its_name() {
    let found = INDEX.find("anak saya baru lahir");
    let first = found.events.first().map(|at| REGENCY.guide.events[*at].id.as_str());
    assert_eq!(first, Some("anak-lahir"));
}

#[test]
fn without_a_guide_services_are_found_by_their_own_words() {
    let catalogue: Vec<Published> = SERVICES.iter().map(|key| published(key)).collect();
    let index = Index::new(&catalogue, &maklumat_sop::Guide::default());
    let first = |question: &str| index.find(question).hits.first().map(|hit| hit.service.to_string());
    assert_eq!(first("akta kelahiran").as_deref(), Some("disdukcapil/akta-kelahiran"));
    assert_eq!(first("izin reklame").as_deref(), Some("dpmptsp/izin-reklame"));
}

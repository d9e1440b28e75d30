//! What somebody is told before sending and on the receipt: what it costs, and by when it is done.

use maklumat_app::{Applicant, DocumentVerdict};
use maklumat_sop::Facts;
use maklumat_vocabulary::{Money, ServiceKey};

use crate::office::Office;

const PERSON: [(&str, &str); 3] = [
    ("nik", "9901014107900003"),
    ("nama", "Melati Contoh"),
    ("hp", "080012345678"),
];

async fn charged_before_sending(office: &Office, applicant: &Applicant) -> Vec<(String, Option<Money>)> {
    let application = office.app.application(applicant).await.unwrap();
    let fees = application.fees.iter();
    fees.map(|fee| (fee.name.id.clone(), fee.due)).collect()
}

/// Sends it, and gives the fees on the receipt and the fee its signature covers.
async fn charged_on_receipt(office: &Office, applicant: &Applicant) -> (Vec<(String, Option<Money>)>, String) {
    office.upload_what_is_missing(applicant).await;
    office.app.submit(applicant).await.unwrap();
    let applicant = office.again(applicant).await;
    let receipt = office.app.receipt(&applicant).await.unwrap();
    let fees = receipt.fees.iter().map(|fee| (fee.name.id.clone(), fee.due)).collect();
    let verdict = office.app.verify_text(&receipt.qr_text);
    let DocumentVerdict::Valid(facts) = verdict else {
        panic!("{verdict:?}")
    };
    (fees, facts.fee.unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tax_that_follows_from_the_answers_is_said_before_sending_and_signed_on_the_receipt() {
    let office = Office::furnished(0).await;
    let applicant = office.begin("dpmptsp", "izin-reklame").await;
    office.save(&applicant, "pemohon", &[("pemohon", "perorangan")]).await;
    office.save(&applicant, "identitas", &PERSON).await;
    let advertisement = [
        ("naskah", "Buka setiap hari"),
        ("lokasi", "Jalan Melati 1"),
        ("kelas-jalan", "utama"),
        ("luas", "4"),
        ("jumlah-sisi", "1"),
        ("lama-bulan", "6"),
    ];
    office.save(&applicant, "reklame", &advertisement).await;
    let expected = [
        ("Penerbitan izin reklame".to_owned(), Some(Money(0))),
        ("Pajak reklame".to_owned(), Some(Money(360_000))),
    ];
    assert_eq!(charged_before_sending(&office, &applicant).await, expected);
    let (fees, signed) = charged_on_receipt(&office, &applicant).await;
    assert_eq!(fees, expected);
    assert_eq!(
        signed.replace('\u{a0}', " "),
        "Pajak reklame: Rp 360.000; tidak ada biaya lain"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_insured_reads_that_it_costs_nothing() {
    let office = Office::furnished(0).await;
    let applicant = office.begin("rsud", "pendaftaran-rawat-jalan").await;
    office.save(&applicant, "pasien", &[("pasien", "baru")]).await;
    office.save(&applicant, "penjamin", &[("penjamin", "bpjs")]).await;
    assert_eq!(
        charged_before_sending(&office, &applicant).await,
        [("Karcis pendaftaran".to_owned(), Some(Money(0)))]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fee_whose_condition_does_not_hold_is_not_on_the_receipt() {
    let office = Office::furnished(0).await;
    let applicant = office.begin("damkar", "layak-operasional").await;
    let person: Vec<_> = PERSON.into_iter().chain([("dikuasakan", "tidak")]).collect();
    office.save(&applicant, "pemohon", &person).await;
    let building = [
        ("lokasi", "Jalan Melati 1"),
        ("lantai", "2"),
        ("apar-kecil", "2"),
        ("apar-besar", "0"),
        ("hidran", "0"),
        ("alarm", "tidak"),
    ];
    office.save(&applicant, "bangunan", &building).await;
    let (fees, signed) = charged_on_receipt(&office, &applicant).await;
    let small = "Retribusi pemeriksaan APAR sampai 9 liter".to_owned();
    let large = "Retribusi pemeriksaan APAR di atas 9 liter".to_owned();
    assert_eq!(fees, [(small.clone(), Some(Money(70_000))), (large, Some(Money(0)))]);
    assert_eq!(
        signed.replace('\u{a0}', " "),
        format!("{small}: Rp 70.000; tidak ada biaya lain")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_day_said_before_sending_is_that_of_the_kind_of_complaint() {
    let office = Office::furnished(0).await;
    let app = &office.app;
    let applicant = office.begin("satpolpp", "pengaduan-trantibum").await;
    let mut days = Vec::new();
    for kind in ["ringan", "normatif", "biasa"] {
        office.save(&applicant, "kelas", &[("kelas", kind)]).await;
        let due = app.application(&applicant).await.unwrap().due.unwrap();
        days.push((due.words.id, due.date.to_string()));
    }
    // Three hours of Monday 23 November 2026; an office that never closes counts every day as a working day.
    assert_eq!(days[0], ("3 jam".to_owned(), "2026-11-23".to_owned()));
    assert_eq!(days[1], ("5 hari kerja".to_owned(), "2026-11-28".to_owned()));
    assert_eq!(days[2], ("14 hari kerja".to_owned(), "2026-12-07".to_owned()));
    let unasked = app.outlook(
        &ServiceKey::new("satpolpp", "pengaduan-trantibum"),
        &Facts::new(),
        app.now(),
    );
    assert!(unasked.unwrap().due.is_none());
    let fixed = app
        .outlook(&ServiceKey::new("dpmptsp", "sip-dokter"), &Facts::new(), app.now())
        .unwrap();
    assert_eq!(fixed.due.unwrap().date.to_string(), "2026-12-04");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_step_of_a_service_is_drawn_after_the_day_its_promise_ends() {
    let office = Office::furnished(0).await;
    for published in office.app.catalogue().iter() {
        let definition = published.sop.definition();
        let outlook = published.outlook(&Facts::new(), office.app.now());
        let reaches_the_end = definition.promises.iter().any(|promise| promise.until.is_none());
        let Some(due) = outlook.due.filter(|_| reaches_the_end) else {
            continue;
        };
        let later = outlook.steps.iter().find(|(_, day)| *day > due.date);
        assert_eq!(later, None, "{}", definition.key);
    }
}

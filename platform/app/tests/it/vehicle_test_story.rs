//! A vehicle test: measured, failed, repaired, measured again, passed.

use maklumat_app::{Applicant, Private, StepForm, TrackingState};
use maklumat_vocabulary::ProductId;

use crate::office::Office;

fn measured(values: &[(&str, &str)]) -> StepForm {
    let records = values
        .iter()
        .map(|(name, value)| ((*name).to_owned(), Private((*value).to_owned())))
        .collect();
    StepForm {
        records,
        ..StepForm::default()
    }
}

async fn measure(office: &Office, applicant: &Applicant, headlight: &str) {
    let tester = "dishub.penguji.1";
    let steps = [
        (
            "pra-uji",
            measured(&[
                ("identitas-cocok", "ya"),
                ("perlengkapan", "ya"),
                ("klakson", "95,5"),
                ("alur-ban", "3"),
            ]),
        ),
        ("uji-emisi", measured(&[("co", "0,9"), ("hc", "150")])),
        ("uji-lampu", measured(&[("lampu-jauh", headlight)])),
        ("uji-kincup", measured(&[("kincup", "1,5"), ("beban-sumbu", "3000")])),
        (
            "uji-rem",
            measured(&[("gaya-rem", "2100"), ("selisih-rem", "3"), ("rem-parkir", "20")]),
        ),
        ("uji-kecepatan", measured(&[("simpangan", "2")])),
    ];
    for (step, form) in steps {
        office.complete_with(tester, applicant, step, form).await;
    }
}

/// A car whose file is complete and that stands where it is tested.
pub(crate) async fn at_the_lane(office: &Office) -> Applicant {
    let applicant = office.begin("dishub", "uji-kir").await;
    office.save(&applicant, "uji", &[("uji", "berkala")]).await;
    office
        .save(&applicant, "bahan-bakar", &[("bahan-bakar", "bensin")])
        .await;
    let vehicle = [
        ("nomor-kendaraan", "ZZ 1234 AB"),
        ("tahun-buat", "2015"),
        ("jbb", "3000"),
        ("hp", "080012345678"),
    ];
    office.save(&applicant, "kendaraan", &vehicle).await;
    office.upload_what_is_missing(&applicant).await;
    office.app.submit(&applicant).await.unwrap();
    let applicant = office.again(&applicant).await;
    office
        .complete("dishub.petugas-loket.1", &applicant, "periksa", Some("lengkap"))
        .await;
    arrives(office, &applicant).await;
    applicant
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vehicle_fails_on_its_headlight_is_repaired_and_passes_the_retest() {
    let office = Office::furnished(0).await;
    let applicant = at_the_lane(&office).await;

    measure(&office, &applicant, "9000").await;
    let tester = office.officer("dishub.penguji.1").await;
    let case = office.case_of(&tester, &applicant).await;
    let passed = StepForm {
        outcome: Some("lulus".to_owned()),
        ..StepForm::default()
    };
    let refused = office.app.complete_step(&tester, case, &"nilai".into(), passed).await;
    assert!(refused.is_err(), "a failed measurement cannot pass");
    office
        .complete("dishub.penguji.1", &applicant, "nilai", Some("tidak-lulus"))
        .await;
    let place = "Jumat, 27 November 2026, pukul 08.00, jalur uji 2";
    let retest = StepForm {
        records: vec![("uji-ulang".to_owned(), Private(place.to_owned()))],
        ..StepForm::default()
    };
    office
        .complete_with("dishub.kepala-uptd.1", &applicant, "beri-tahu", retest)
        .await;
    let tracking = office.app.tracking(&applicant).await.unwrap();
    assert!(
        matches!(tracking.state, TrackingState::Returned { .. }),
        "{:?}",
        tracking.state
    );
    let letter = office
        .app
        .product_pdf(&applicant, &ProductId::new("surat-tidak-lulus"))
        .await
        .unwrap();
    assert!(letter.starts_with(b"%PDF"));

    office.hours_pass(24);
    office.app.submit(&applicant).await.unwrap();
    measure(&office, &applicant, "15000").await;
    office
        .complete("dishub.penguji.1", &applicant, "nilai", Some("lulus"))
        .await;
    office
        .complete("dishub.kepala-uptd.1", &applicant, "sahkan", None)
        .await;
    office
        .complete("dishub.petugas-loket.1", &applicant, "serahkan", None)
        .await;
    let tracking = office.app.tracking(&applicant).await.unwrap();
    assert!(matches!(tracking.state, TrackingState::Closed { .. }));
    assert!(
        tracking
            .products
            .iter()
            .any(|product| product.id.as_str() == "bukti-lulus" && product.valid_until.is_some())
    );
}

/// The driver has registered from home; at the gate an officer opens the file and marks that the vehicle is there.
async fn arrives(office: &Office, applicant: &Applicant) {
    let tracking = office.app.tracking(applicant).await.unwrap();
    assert!(
        matches!(tracking.state, TrackingState::YourTurn { .. }),
        "the clock stands still until the vehicle comes: {:?}",
        tracking.state
    );
    let clerk = office.officer("dishub.petugas-loket.1").await;
    let case = office.case_of(&clerk, applicant).await;
    let file = office.app.case_file(&clerk, case).await.unwrap();
    assert!(file.open.iter().any(|open| open.step.as_str() == "hadirkan"));
    office
        .complete("dishub.petugas-loket.1", applicant, "hadirkan", None)
        .await;
}

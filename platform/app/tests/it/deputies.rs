//! Who appoints a deputy, for which days, and what the deputy's acts look like up to the document.

use maklumat_app::{Deputy, Holder, NewDeputy, Problem};
use maklumat_calendar::Date;
use maklumat_vocabulary::{PositionKey, ProductId};

use crate::bad_input::code;
use crate::office::Office;
use crate::permit_story::sent_application;

const HEAD: &str = "dpmptsp.kepala-dinas.1";
const CLERK: &str = "dpmptsp.verifikator.2";

fn standing_in(position: &str, officer: &str, deputy: Deputy) -> NewDeputy {
    let (unit, position) = position.split_once('/').unwrap();
    NewDeputy {
        position: PositionKey::new(unit, position),
        officer: officer.to_owned(),
        deputy,
        from: Date::constant(2026, 11, 23),
        until: Date::constant(2026, 11, 27),
        decree: ("800/12/2026".to_owned(), Date::constant(2026, 11, 20)),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_head_appoints_for_the_own_unit_and_nobody_for_another() {
    let office = Office::furnished(0).await;
    let app = &office.app;
    let head = office.officer(HEAD).await;
    let clerk = office.officer(CLERK).await;
    let new = standing_in("dpmptsp/verifikator", "dpmptsp.front-office.1", Deputy::Plh);
    assert!(matches!(
        app.appoint_deputy(&clerk, new.clone()).await,
        Err(Problem::NotFound)
    ));
    assert!(app.deputies(&clerk).await.is_err());
    let elsewhere = standing_in("dinkes/kabid-sdk", CLERK, Deputy::Plh);
    assert!(matches!(
        app.appoint_deputy(&head, elsewhere).await,
        Err(Problem::NotFound)
    ));
    let vacant = NewDeputy {
        deputy: Deputy::Plt,
        ..new.clone()
    };
    assert_eq!(
        code(&app.appoint_deputy(&head, vacant).await.unwrap_err()),
        "position-has-holder"
    );
    let unnamed = NewDeputy {
        decree: (" ".to_owned(), new.from),
        ..new.clone()
    };
    assert_eq!(
        code(&app.appoint_deputy(&head, unnamed).await.unwrap_err()),
        "decree-missing"
    );
    app.appoint_deputy(&head, new.clone()).await.unwrap();
    let twice = NewDeputy {
        officer: "dpmptsp.front-office.2".to_owned(),
        ..new.clone()
    };
    assert_eq!(
        code(&app.appoint_deputy(&head, twice).await.unwrap_err()),
        "deputy-there-already"
    );
    let shown = app.deputies(&head).await.unwrap().rows;
    assert_eq!(
        (shown.len(), shown[0].decree.as_ref().unwrap().0.as_str()),
        (1, "800/12/2026")
    );
    assert_eq!(shown[0].by.as_ref().unwrap().id, HEAD);
    let held = (&new.position, new.from);
    assert!(app.end_deputy(&clerk, &new.officer, held).await.is_err());
    assert!(
        app.end_deputy(&head, CLERK, held).await.is_err(),
        "a holder is not ended as a deputy"
    );
    app.end_deputy(&head, &new.officer, held).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deputy_acts_as_such_or_as_themselves_and_signs_as_plh() {
    let office = Office::furnished(0).await;
    let app = &office.app;
    let admin = office.officer("admin").await;
    let new = standing_in("dpmptsp/kepala-dinas", "dpmptsp.front-office.1", Deputy::Plh);
    app.appoint_deputy(&admin, new.clone()).await.unwrap();
    let token = app
        .sign_in("dpmptsp.front-office.1", "sungai-raya-2026", "test")
        .await
        .unwrap()
        .session()
        .unwrap();
    let both = app.signed_in(&token.0).await.unwrap();
    assert_eq!((both.positions.len(), both.holds.len()), (2, 2));
    let own = PositionKey::new("dpmptsp", "front-office");
    app.act_for_position(&both, Some(&own)).await.unwrap();
    let chosen = app.signed_in(&token.0).await.unwrap();
    assert_eq!((chosen.positions.len(), chosen.holds.len()), (1, 2));
    assert_eq!(chosen.positions[0].key, own);
    assert!(
        app.act_for_position(&both, Some(&PositionKey::new("rsud", "kasir")))
            .await
            .is_err()
    );

    let applicant = sent_application(&office).await;
    office
        .complete("dpmptsp.verifikator.1", &applicant, "periksa", Some("lengkap"))
        .await;
    office
        .complete(
            "dinkes.kabid-sdk.1",
            &applicant,
            "rekomendasi",
            Some("direkomendasikan"),
        )
        .await;
    office.complete(CLERK, &applicant, "beri-nomor", None).await;
    let case = office.case_of(&both, &applicant).await;
    let step = maklumat_vocabulary::StepId::new("tanda-tangan");
    let as_self = app
        .complete_step(&chosen, case, &step, maklumat_app::StepForm::default())
        .await;
    assert!(
        as_self.is_err(),
        "who acts for another position does not sign as the deputy"
    );
    app.act_for_position(&chosen, None).await.unwrap();
    office
        .complete("dpmptsp.front-office.1", &applicant, "tanda-tangan", None)
        .await;
    let thread = app.tracking(&applicant).await.unwrap().thread;
    let signers = thread.iter().filter_map(|item| match &item.who {
        Holder::Position { name, .. } => Some(name.id.as_str()),
        Holder::Applicant => None,
    });
    assert_eq!(signers.filter(|name| *name == "Plh. Kepala Dinas").count(), 1);
    let pdf = app.product_pdf(&applicant, &ProductId::new("sip")).await.unwrap();
    if let Some(folder) = std::env::var_os("MAKLUMAT_SAMPLES") {
        std::fs::write(std::path::Path::new(&folder).join("plh.pdf"), pdf).unwrap();
    }
}

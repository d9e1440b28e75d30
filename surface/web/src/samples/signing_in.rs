//! Signing in with a code, and one's own account.

use maklumat_app::{
    Deputy, FactorView, HeldPosition, NewFactor, Origin, OwnAccount, Sentence, SessionRow, SignInRole, SignInRuleView,
};
use maklumat_vocabulary::{Language, PositionKey};

use super::officer::work;
use super::values::{at, frame, private, text};
use super::{Sample, rendered};
use crate::officer::own_account::OwnAccountPage;
use crate::officer::prove::ProvePage;
use crate::officer::second_factor::{RecoveryCodesPage, SecondFactorPage};
use crate::officer::sign_in_code::SignInCodePage;
use crate::officer::sign_in_rules::SignInRulesPage;
use crate::urls;

pub(super) fn own_account(language: Language) -> Vec<Sample> {
    let refusal = || Sentence {
        what: "Kode itu sudah dipakai.".to_owned(),
        then: "Tunggu kode berikutnya di ponsel, paling lama setengah menit.".to_owned(),
    };
    let rule = |role, needs_second_factor, is_fixed| SignInRuleView {
        role,
        needs_second_factor,
        is_fixed,
    };
    vec![
        rendered(
            "12b-masuk-kode",
            &SignInCodePage {
                f: frame(language).titled_by("sign-in-code-title"),
                back: None,
                refusal: Some(refusal()),
            },
        ),
        rendered("14d-akun-saya", &own(language, true)),
        rendered("14e-akun-saya", &own(language, false)),
        rendered("14f-kode-ponsel", &factor(language, true)),
        rendered("14g-kode-ponsel", &factor(language, false)),
        rendered(
            "14h-kode-cadangan",
            &RecoveryCodesPage {
                f: work(language).titled_by("recovery-title"),
                codes: (0..10).map(|_| private("7K2M3-A9DR2")).collect(),
                address: "layanan.sungairaya.example".to_owned(),
                login: "melati".to_owned(),
            },
        ),
        rendered(
            "14i-buktikan",
            &ProvePage {
                f: work(language).titled_by("prove-title"),
                back: urls::own_account(),
                asks_code: true,
                refusal: Some(refusal()),
                form_token: "0a1b".to_owned(),
            },
        ),
        rendered(
            "14j-aturan-masuk",
            &SignInRulesPage {
                f: work(language).titled_by("sign-in-rules-title"),
                rules: vec![
                    rule(SignInRole::Administrator, true, true),
                    rule(SignInRole::Signer, true, true),
                    rule(SignInRole::Overseer, true, false),
                    rule(SignInRole::Officer, false, false),
                ],
                form_token: "0a1b".to_owned(),
            },
        ),
    ]
}

fn held(name: &str, deputy: Option<Deputy>) -> HeldPosition {
    HeldPosition {
        key: PositionKey::new("dishub", &name.to_lowercase().replace(' ', "-")),
        name: text(name),
        unit: text("Dinas Perhubungan"),
        deputy,
    }
}

fn own(language: Language, is_safe: bool) -> OwnAccountPage {
    let session = |browser: &str, network: &str, is_this| SessionRow {
        id: "0a1b2c3d4e5f6071".to_owned(),
        origin: Origin {
            network: network.to_owned(),
            browser: browser.to_owned(),
        },
        since: at(11, 23, 7, 31),
        seen_at: at(11, 23, 9, 38),
        is_this,
    };
    OwnAccountPage {
        f: work(language).titled_by("own-account-title"),
        name: "Melati Contoh".to_owned(),
        account: OwnAccount {
            login: "melati".to_owned(),
            sessions: if is_safe {
                vec![
                    session("Firefox.Windows", "203.0.113.7", true),
                    session("Chrome.Android", "2001:db8:1:2::/64", false),
                    session(".", "", false),
                ]
            } else {
                vec![session("Edge.Windows", "203.0.113.7", true)]
            },
            factor: FactorView {
                set_at: is_safe.then(|| at(10, 2, 8, 15)),
                codes_left: if is_safe { 3 } else { 0 },
                is_required: false,
            },
        },
        holds: vec![held("Sekretaris", None), held("Kepala Dinas", Some(Deputy::Plh))],
        chosen: is_safe.then(|| PositionKey::new("dishub", "sekretaris")),
        appoints: is_safe,
        form_token: "0a1b".to_owned(),
    }
}

fn factor(language: Language, is_begun: bool) -> SecondFactorPage {
    let address = "otpauth://totp/Kabupaten%20Sungai%20Raya:melati?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    SecondFactorPage {
        f: work(language).titled_by("factor-title"),
        begun: is_begun.then(|| NewFactor {
            address: private(address),
            qr_svg: private(
                r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 29 29" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h29v29H0z"/><path d="M4 4h7v7H4zM18 4h7v7h-7zM4 18h7v7H4zM13 13h3v3h-3zM18 18h3v3h-3zM22 22h3v3h-3z"/></svg>"##,
            ),
            secret: private("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"),
        }),
        is_required: !is_begun,
        refusal: None,
        form_token: "0a1b".to_owned(),
    }
}

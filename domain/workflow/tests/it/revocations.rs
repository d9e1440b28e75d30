//! Documents taken back.

use maklumat_workflow::{Actor, Command, Refusal, RevocationCause, StepResult};

use crate::overrides::clerk;
use crate::scenarios::{Running, at, choice, defect, officer, result, service, small};

fn revoke(ground: &str, reason: &str) -> Command {
    Command::Revoke {
        product: "surat-jawaban".into(),
        credential: "0011223344556677".to_owned(),
        issued_at: None,
        cause: RevocationCause::Mistaken,
        ground: ground.to_owned(),
        reason: reason.to_owned(),
    }
}

/// Every failed look gives a letter.
const LETTERS: &str = r#"
[step.periksa]
name   = "Memeriksa berkas"
by     = "sekretariat"
inputs = ["Berkas permohonan"]
time   = "1 jam"
output = "Berkas lengkap"

[step.periksa.outcome]
lengkap = { end = "done" }
gagal   = { return = "periksa", within = "30 hari", issues = "jawaban" }
"#;

#[test]
fn of_two_letters_of_one_name_each_can_be_taken_back() {
    let mut run = Running::submitted(&small(LETTERS), &[("jenis", choice("biasa"))], "2026-11-23 08:30");
    for day in ["2026-11-24 08:30", "2026-11-25 08:30"] {
        run.wait_until(day);
        let failed = StepResult {
            defects: vec![defect("surat")],
            ..result("gagal")
        };
        run.complete(&clerk(), "periksa", failed);
        let record = Command::RecordIssue {
            product: "jawaban".into(),
            number: None,
        };
        run.act(&Actor::System, record);
        let answer = Command::Answer {
            facts: maklumat_sop::Facts::new(),
            evidence: vec![crate::scenarios::files("surat")],
        };
        run.act(&Actor::Applicant, answer);
    }
    let take_back = |day| Command::Revoke {
        product: "jawaban".into(),
        credential: "0011223344556677".to_owned(),
        issued_at: Some(at(day)),
        cause: RevocationCause::Mistaken,
        ground: "uu-30-2014 pasal 64".to_owned(),
        reason: "Alat ukur keliru.".to_owned(),
    };
    let revoked = |run: &Running| {
        let letters = run.case.products.iter();
        letters.map(|entry| entry.revoked.is_some()).collect::<Vec<_>>()
    };
    run.act(&Actor::System, take_back("2026-11-24 08:30"));
    assert_eq!(revoked(&run), [true, false]);
    assert!(matches!(
        run.refused(&Actor::System, take_back("2026-11-24 08:30")),
        Refusal::AlreadyRevoked { .. }
    ));
    run.act(&Actor::System, take_back("2026-11-25 08:30"));
    assert_eq!(revoked(&run), [true, true]);
}

#[test]
fn a_document_is_taken_back_once_by_a_superior_with_a_ground_and_a_reason() {
    let mut run = Running::submitted(&service("satpolpp/bantuan-personil"), &[], "2026-11-23 08:30");
    let (clerk, head) = (
        officer("aduan", &["satpolpp/petugas-aduan"]),
        officer("kepala", &["satpolpp/kepala-satuan"]),
    );
    let good = || revoke("uu-30-2014 pasal 64", "Data pemohon keliru.");
    assert_eq!(
        run.refused(&head, good()),
        Refusal::ProductNotIssued {
            product: "surat-jawaban".into()
        }
    );
    run.complete(&clerk, "catat", StepResult::default());
    run.complete(
        &officer("kabid", &["satpolpp/kabid-trantibum"]),
        "putuskan",
        result("disetujui"),
    );
    run.act(
        &Actor::System,
        Command::RecordIssue {
            product: "surat-jawaban".into(),
            number: Some("300.1/1/2026".to_owned()),
        },
    );
    for actor in [clerk.clone(), Actor::Applicant] {
        assert_eq!(run.refused(&actor, good()), Refusal::NotASuperior);
    }
    assert_eq!(
        run.refused(&head, revoke("uu-30-2014 pasal 64", " ")),
        Refusal::ReasonNotGiven
    );
    assert_eq!(run.refused(&head, revoke("", "Keliru.")), Refusal::GroundMissing);
    run.act(&head, good());
    assert!(run.case.products[0].revoked.is_some());
    assert_eq!(
        run.refused(&Actor::System, good()),
        Refusal::AlreadyRevoked {
            product: "surat-jawaban".into()
        }
    );
}

//! A shorter lawful form: what is proposed, what is kept and why, and that every proposal stands the check.

use maklumat_sop::{Ground, ProposalKind, Simplified, Verdict, check, simplify, soundness};
use maklumat_vocabulary::{Diagnostic, ServiceKey};

use crate::regency::regency;
use crate::services::services;

fn text(key: &str) -> (ServiceKey, String) {
    let key = ServiceKey::parse(key).unwrap();
    let (_, text, _) = services().into_iter().find(|(known, ..)| *known == key).unwrap();
    (key, text)
}

#[track_caller]
fn simplified(key: &str, edits: &[(&str, &str)]) -> Simplified {
    let (key, mut text) = text(key);
    for (from, to) in edits {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    simplify(&text, None, &key, &regency()).unwrap_or_else(|found| panic!("{found:#?}"))
}

const HAND_ON: (&str, &str) = (
    "[step.validasi]\n",
    "[step.teruskan]\nname   = \"Meneruskan rancangan kepada kepala bidang\"\nby     = \"petugas-loket\"\n\
     inputs = [\"Rancangan Kartu Keluarga\"]\ntime   = \"2 jam\"\noutput = \"Rancangan diteruskan\"\n\
     next   = \"validasi\"\n\n[step.validasi]\n",
);
const TO_IT: (&str, &str) = (
    "output = \"Rancangan Kartu Keluarga\"\nnext   = \"validasi\"",
    "output = \"Rancangan Kartu Keluarga\"\nnext   = \"teruskan\"",
);
const USES_IT: (&str, &str) = (
    "inputs        = [\"Rancangan Kartu Keluarga\"]",
    "inputs        = [\"Rancangan diteruskan\"]",
);

#[test]
fn a_step_that_only_hands_on_is_dropped_and_the_text_is_the_old_one() {
    let (_, old) = text("disdukcapil/kartu-keluarga");
    let found = simplified("disdukcapil/kartu-keluarga", &[HAND_ON, TO_IT, USES_IT]);
    let kinds: Vec<_> = found.proposals.iter().map(|proposal| &proposal.kind).collect();
    assert!(
        matches!(kinds[0], ProposalKind::Drop { step } if step.as_str() == "teruskan"),
        "{kinds:?}"
    );
    let first = &found.proposals[0];
    assert_eq!(first.before.steps, first.after.steps + 1);
    assert_eq!(first.before.critical_minutes, first.after.critical_minutes + 120);
    assert!(first.after.hand_overs < first.before.hand_overs);
    let alone = simplified("disdukcapil/kartu-keluarga", &[]);
    assert_eq!(found.text, alone.text);
    assert!(alone.proposals.is_empty() || alone.text != old);
}

#[test]
fn the_same_step_stays_where_a_law_asks_for_it() {
    let with_law = HAND_ON
        .1
        .replacen("time   =", "law    = \"perpres-96-2018\"\ntime   =", 1);
    let found = simplified("disdukcapil/kartu-keluarga", &[(HAND_ON.0, &with_law), TO_IT, USES_IT]);
    let kept = found.kept.iter().find(|kept| kept.step.as_str() == "teruskan").unwrap();
    assert!(
        matches!(&kept.grounds[0], Ground::Law(law) if law.to_string() == "perpres-96-2018"),
        "{kept:?}"
    );
}

#[test]
fn a_document_no_law_asks_for_is_no_longer_asked() {
    let extra = "[requirement.rt]\nname = \"Surat pengantar RT\"\nkind = \"copy\"\n\n[promise.selesai]";
    let found = simplified("disdukcapil/ktp-el", &[("[promise.selesai]", extra)]);
    let is_it =
        |kind: &ProposalKind| matches!(kind, ProposalKind::AskNoMore { requirement } if requirement.as_str() == "rt");
    let proposal = found.proposals.iter().find(|proposal| is_it(&proposal.kind)).unwrap();
    assert_eq!(proposal.before.documents, proposal.after.documents + 1);
    assert!(!found.text.contains("Surat pengantar RT"));
}

#[test]
fn two_steps_of_one_performer_become_one() {
    let whole = "[step.serahkan]\nname   = \"Mencatat dalam register dan menyerahkan Kartu Keluarga\"";
    let two = "[step.kemas]\nname   = \"Memasukkan Kartu Keluarga ke dalam sampul\"\nby     = \"petugas-loket\"\n\
               inputs = [\"Kartu Keluarga bertanda tangan\"]\ntime   = \"5 menit\"\noutput = \"Sampul\"\n\
               next   = \"serahkan\"\n\n[step.serahkan]\nname   = \"Mencatat dalam register dan menyerahkan Kartu Keluarga\"";
    let edits = [
        (
            "separate-from = [\"entri\", \"validasi\"]\nnext          = \"serahkan\"",
            "separate-from = [\"entri\", \"validasi\"]\nnext          = \"kemas\"",
        ),
        (whole, two),
    ];
    let found = simplified("disdukcapil/kartu-keluarga", &edits);
    let is_merge = |kind: &ProposalKind| matches!(kind, ProposalKind::Merge { first, second } if first.as_str() == "kemas" && second.as_str() == "serahkan");
    assert!(
        found.proposals.iter().any(|proposal| is_merge(&proposal.kind)),
        "{:?}",
        found.proposals
    );
    assert!(
        found
            .text
            .contains("\"Memasukkan Kartu Keluarga ke dalam sampul dan mencatat dalam register"),
        "{}",
        found.text
    );
    assert!(found.text.contains("time   = \"15 menit\""));
}

#[test]
fn every_proposal_for_the_services_of_the_project_is_lawful_sound_and_reversible() {
    for (key, text, english) in services() {
        let found = simplify(&text, english.as_deref(), &key, &regency()).unwrap();
        let checked = check(&found.text, english.as_deref(), &key, &regency());
        assert!(!checked.findings.iter().any(Diagnostic::is_error), "{key}");
        assert_eq!(soundness(&checked.sop.unwrap()).verdict, Verdict::Sound, "{key}");
        let steps = check(&found.text, None, &key, &regency())
            .sop
            .unwrap()
            .definition()
            .steps
            .len();
        assert_eq!(found.kept.len(), steps, "{key}: a step stays without a ground");
        assert!(found.kept.iter().all(|kept| !kept.grounds.is_empty()), "{key}");
        let mut before = &found.before;
        for proposal in &found.proposals {
            assert_eq!(&proposal.before, before, "{key}");
            assert!(
                proposal.after.critical_minutes <= proposal.before.critical_minutes,
                "{key}"
            );
            assert!(!proposal.changes.is_empty());
            before = &proposal.after;
        }
        assert_eq!(before, &found.after);
        if found.proposals.is_empty() {
            assert_eq!(found.text, text, "{key}");
        }
        if std::env::var_os("SHOW").is_some() {
            println!(
                "== {key}: {:?}",
                found
                    .proposals
                    .iter()
                    .map(|proposal| &proposal.kind)
                    .collect::<Vec<_>>()
            );
        }
    }
}

#[test]
fn errors_come_first() {
    let (key, text) = text("disdukcapil/ktp-el");
    let broken = text.replacen("by     = \"petugas-loket\"\n", "", 1);
    let found = simplify(&broken, None, &key, &regency()).unwrap_err();
    assert!(found.iter().any(Diagnostic::is_error));
}

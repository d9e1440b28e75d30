//! What is proven of the services of the project, and told of a procedure that was published and is not sound.

use maklumat_sop::{Flaw, Verdict, check, once_published, soundness};
use maklumat_vocabulary::{Language, ServiceKey};

use crate::regency::regency;
use crate::services::services;

#[test]
fn every_service_of_the_project_is_proven_sound() {
    for (key, text, english) in services() {
        let sop = check(&text, english.as_deref(), &key, &regency()).sop.unwrap();
        let proof = soundness(&sop);
        assert_eq!(proof.verdict, Verdict::Sound, "{key}");
        assert_eq!(proof.combinations, sop.combinations().len());
        assert!(proof.places >= sop.definition().steps.len(), "{key}: {proof:?}");
    }
}

#[test]
fn a_flaw_is_told_with_the_names_of_steps_and_performers() {
    let key = ServiceKey::parse("dpmptsp/izin-reklame").unwrap();
    let (_, text, _) = services().into_iter().find(|(known, ..)| *known == key).unwrap();
    let from = "output = \"Telaah naskah\"\nnext   = \"gabung\"";
    assert!(text.contains(from));
    let early = text.replacen(from, "output = \"Telaah naskah\"\nend    = \"done\"", 1);
    let sop = once_published(&early, None, &key, &regency()).unwrap();
    let Verdict::Unsound(violations) = soundness(&sop).verdict else {
        panic!("found sound");
    };
    let leaving = violations
        .iter()
        .find(|violation| violation.flaw == Flaw::LeavesWork)
        .unwrap();
    assert_eq!(leaving.step.as_str(), "telaah-naskah");
    let story = leaving.story.within(Language::Indonesian);
    assert!(
        story.starts_with("Pemohon: Mengajukan permohonan izin reklame; Petugas Front Office: "),
        "{story}"
    );
    assert!(story.ends_with("Penata Perizinan: Menelaah isi reklame"), "{story}");
    assert!(leaving.story.within(Language::English).starts_with("Applicant: "));
    // One branch never arrives, so nobody ever does what comes after both.
    let dead = violations.iter().filter(|violation| violation.flaw == Flaw::NeverDone);
    let dead: Vec<&str> = dead.map(|violation| violation.step.as_str()).collect();
    assert_eq!(dead, ["gabung", "tanda-tangan", "serahkan", "tolak"]);
}

//! A SOP of another notation, brought in by those who do the work.

use maklumat_app::{DraftFrom, Problem, explain_finding};
use maklumat_vocabulary::{Language, ServiceKey};

use crate::office::Office;

const DIAGRAM: &str = r#"<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p" name="Surat keterangan praktik">
<laneSet><lane name="Front Office"><flowNodeRef>a</flowNodeRef></lane></laneSet>
<startEvent id="s"/><task id="a" name="Menerima permohonan"/><endEvent id="e" name="Selesai"/>
<sequenceFlow sourceRef="s" targetRef="a"/><sequenceFlow sourceRef="a" targetRef="e"/></process></definitions>"#;

fn key() -> ServiceKey {
    ServiceKey::new("dpmptsp", "surat-praktik")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_diagram_becomes_the_text_a_draft_begins_with() {
    let office = Office::furnished(0).await;
    let by = office.officer("dpmptsp.front-office.1").await;
    let brought = office.app.bring_in(&by, &key(), DIAGRAM.into()).await.unwrap();
    assert_eq!(brought.notation, "bpmn");
    assert!(brought.findings.iter().any(|finding| finding.code.number == "IMP-004"));
    assert!(
        brought
            .findings
            .iter()
            .all(|finding| explain_finding(finding.code.number).is_some())
    );
    let from = DraftFrom::Text {
        text: brought.text,
        english: brought.english,
    };
    let id = office.app.new_draft(&by, &key(), from).await.unwrap();
    let view = office.app.draft(&by, &id).await.unwrap();
    assert_eq!(view.name, "Surat keterangan praktik");
    assert!(view.outline.cell("step.menerima-permohonan.name").is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_brings_in_for_another_unit_and_what_cannot_be_read_is_refused_in_words() {
    let office = Office::furnished(0).await;
    let stranger = office.officer("disdukcapil.petugas-loket.1").await;
    let refused = office.app.bring_in(&stranger, &key(), DIAGRAM.into()).await;
    assert!(matches!(refused, Err(Problem::NotFound)));
    let by = office.officer("dpmptsp.front-office.1").await;
    let Err(Problem::Refused(refused)) = office.app.bring_in(&by, &key(), b"%PDF-1.7".to_vec()).await else {
        panic!("a PDF was read");
    };
    assert_eq!(refused.code(), "unknown-notation");
    let words = refused.words(Language::English);
    assert!(
        words.what.starts_with("This file is neither") && words.then.ends_with("try again."),
        "{words:?}"
    );
}

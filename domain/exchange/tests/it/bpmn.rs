//! Diagrams of other programs.

use maklumat_exchange::{Onward, Unreadable, Way, definition, read_bpmn};
use maklumat_vocabulary::ServiceKey;

use crate::sample::{explained, regency, told};

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p" name="Penerbitan kartu pencari kerja">"#;

fn drawn(body: &str) -> String {
    format!("{HEAD}{body}</process></definitions>")
}

fn flow(id: &str, from: &str, to: &str, name: &str) -> String {
    format!(r#"<sequenceFlow id="{id}" sourceRef="{from}" targetRef="{to}" name="{name}"/>"#)
}

#[test]
fn a_gateway_merges_into_the_task_before_it_and_lanes_become_positions() {
    let text = drawn(&[
        r#"<laneSet><lane name="Pemohon"><flowNodeRef>a</flowNodeRef></lane><lane name="Petugas Loket"><flowNodeRef>b</flowNodeRef><flowNodeRef>c</flowNodeRef></lane></laneSet>
        <startEvent id="s"/><userTask id="a" name="Menyerahkan berkas"/><userTask id="b" name="Memeriksa berkas"/>
        <exclusiveGateway id="g"/><userTask id="c" name="Menyerahkan kartu"/><endEvent id="e" name="Selesai"/>
        <endEvent id="r" name="Ditolak karena bukan penduduk"><errorEventDefinition/></endEvent>"#.to_owned(),
        flow("1", "s", "a", ""), flow("2", "a", "b", ""), flow("3", "b", "g", ""),
        flow("4", "g", "c", "Lengkap"), flow("5", "g", "r", "Tidak lengkap"), flow("6", "c", "e", ""),
    ].concat());
    let foreign = read_bpmn(text.as_bytes()).unwrap();
    assert_eq!(foreign.found, []);
    assert_eq!(foreign.activities.len(), 3);
    let imported = definition(&foreign, &ServiceKey::new("disdukcapil", "kartu"), &regency());
    for line in [
        "by   = \"applicant\"",
        "by   = \"petugas-loket\"",
        "lengkap       = { next =",
        "end = \"refused\", reasons = [\"Ditolak karena bukan penduduk\"]",
        "end  = \"done\"",
    ] {
        assert!(imported.text.contains(line), "{line}\n{}", imported.text);
    }
    let codes: Vec<&str> = told(&imported).into_iter().map(|(code, _)| code).collect();
    for missing in ["IMP-004", "IMP-007", "IMP-008"] {
        assert!(codes.contains(&missing), "{missing}");
    }
    explained(&imported);
}

#[test]
fn a_message_and_a_timer_after_an_event_gateway_are_a_return() {
    let text = drawn(&[
        r#"<startEvent id="s"/><task id="b" name="Memeriksa berkas"/><exclusiveGateway id="g"/><task id="c" name="Menerbitkan"/>
        <eventBasedGateway id="w"/><intermediateCatchEvent id="m"><messageEventDefinition/></intermediateCatchEvent>
        <intermediateCatchEvent id="t"><timerEventDefinition><timeDuration>P30D</timeDuration></timerEventDefinition></intermediateCatchEvent>
        <endEvent id="e"/><endEvent id="x" name="Ditarik"/>"#.to_owned(),
        flow("1", "s", "b", ""), flow("2", "b", "g", ""), flow("3", "g", "c", "lengkap"), flow("4", "g", "w", "belum lengkap"),
        flow("5", "w", "m", ""), flow("6", "w", "t", ""), flow("7", "m", "b", ""), flow("8", "t", "x", ""), flow("9", "c", "e", ""),
    ].concat());
    let foreign = read_bpmn(text.as_bytes()).unwrap();
    assert_eq!(foreign.found, []);
    let Way::Decision(outcomes) = &foreign.activities[0].way else {
        panic!("{:?}", foreign.activities[0].way)
    };
    assert_eq!(
        outcomes[1],
        (
            "belum lengkap".to_owned(),
            Onward::Return {
                resume_at: 0,
                within: "P30D".to_owned()
            }
        )
    );
    let imported = definition(&foreign, &ServiceKey::new("disdukcapil", "kartu"), &regency());
    assert!(
        imported
            .text
            .contains("{ return = \"memeriksa-berkas\", within = \"30 hari\" }"),
        "{}",
        imported.text
    );
}

#[test]
fn branches_meet_in_the_step_behind_their_gateway() {
    let text = drawn(&[
        r#"<startEvent id="s"/><task id="a" name="Membagi"/><parallelGateway id="f"/><task id="b" name="Meneliti"/><task id="c" name="Meninjau"/>
        <parallelGateway id="j"/><task id="d" name="Memutuskan"/><endEvent id="e"/>
        <boundaryEvent id="t" attachedToRef="d"><timerEventDefinition><timeDuration>P2D</timeDuration></timerEventDefinition></boundaryEvent>"#.to_owned(),
        flow("1", "s", "a", ""), flow("2", "a", "f", ""), flow("3", "f", "b", ""), flow("4", "f", "c", ""),
        flow("5", "b", "j", ""), flow("6", "c", "j", ""), flow("7", "j", "d", ""), flow("8", "d", "e", ""), flow("9", "t", "a", ""),
    ].concat());
    let foreign = read_bpmn(text.as_bytes()).unwrap();
    assert_eq!(foreign.found, []);
    assert_eq!(
        foreign.activities[0].way,
        Way::Parallel {
            branches: vec![1, 2],
            join: 3
        }
    );
    assert_eq!(foreign.activities[3].timeout, Some(("P2D".to_owned(), 0)));
    let imported = definition(&foreign, &ServiceKey::new("disdukcapil", "kartu"), &regency());
    assert!(
        imported
            .text
            .contains("timeout  = { after = \"2 hari\", next = \"membagi\" }")
            || imported
                .text
                .contains("timeout = { after = \"2 hari\", next = \"membagi\" }"),
        "{}",
        imported.text
    );
}

#[test]
fn what_a_sop_cannot_say_is_told_one_by_one() {
    let text = drawn(&[
        r#"<startEvent id="s"/><startEvent id="s2"/><scriptTask id="a" name="Menghitung"><multiInstanceLoopCharacteristics/></scriptTask>
        <inclusiveGateway id="g"/><subProcess id="b" name="Meneliti"/><intermediateCatchEvent id="i" name="Tunggu kabar"><signalEventDefinition/></intermediateCatchEvent>
        <subProcess id="v" name="Bila dibatalkan" triggeredByEvent="true"/><task id="u" isForCompensation="true" name="Batalkan"/>
        <boundaryEvent id="t" attachedToRef="a" cancelActivity="false"><timerEventDefinition/></boundaryEvent><dataObjectReference id="d" name="Formulir"/>
        <exclusiveGateway id="h" name="Sudah?"/><parallelGateway id="k"/><task id="c"/><endEvent id="e" name="Habis perkara"/>"#.to_owned(),
        flow("1", "s", "a", ""), flow("2", "s2", "a", ""), flow("3", "a", "g", ""), flow("4", "g", "b", "satu"), flow("5", "g", "i", "dua"),
        flow("6", "i", "h", ""), flow("7", "h", "k", "ya"), flow("8", "h", "e", "tidak"), flow("9", "k", "c", ""), flow("10", "k", "e", ""),
        flow("11", "c", "nirgends", ""),
        r#"<sequenceFlow id="12" sourceRef="b" targetRef="e"><conditionExpression>${x}</conditionExpression></sequenceFlow>"#.to_owned(),
    ].concat());
    let foreign = read_bpmn(text.as_bytes()).unwrap();
    let codes: std::collections::BTreeSet<&str> = foreign.found.iter().map(|finding| finding.code.number).collect();
    for code in [
        "BPM-001", "BPM-002", "BPM-003", "BPM-004", "BPM-005", "BPM-006", "BPM-007", "BPM-008", "BPM-010", "BPM-011",
        "BPM-012", "BPM-013", "BPM-014", "BPM-015", "IMP-010", "IMP-012",
    ] {
        assert!(codes.contains(code), "{code} is not among {codes:?}");
    }
    explained(&definition(
        &foreign,
        &ServiceKey::new("disdukcapil", "kartu"),
        &regency(),
    ));
}

#[test]
fn what_is_no_diagram_is_refused_in_words() {
    let refused = |text: &str| read_bpmn(text.as_bytes()).unwrap_err();
    assert_eq!(refused("<definitions/>"), Unreadable::NotBpmn);
    assert_eq!(refused(&drawn("")), Unreadable::NoActivity);
    assert_eq!(refused("<a>\n </b></a>"), Unreadable::NotXml { line: 2, column: 2 });
    assert_eq!(
        refused("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"),
        Unreadable::HasEntities
    );
}

#[test]
fn arrows_in_a_ring_of_gateways_do_not_hang() {
    let text = drawn(
        &[
            r#"<startEvent id="s"/><task id="a" name="Mulai"/><exclusiveGateway id="g"/><exclusiveGateway id="h"/>"#
                .to_owned(),
            flow("1", "s", "a", ""),
            flow("2", "a", "g", ""),
            flow("3", "g", "h", ""),
            flow("4", "h", "g", ""),
        ]
        .concat(),
    );
    let foreign = read_bpmn(text.as_bytes()).unwrap();
    assert_eq!(foreign.activities[0].way, Way::To(Onward::Unsaid));
}

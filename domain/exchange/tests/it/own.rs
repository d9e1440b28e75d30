//! Our own files come back.

use maklumat_exchange::{Exported, Notation, definition, read, read_bpmn, write_bpmn};

use proptest::prelude::*;

use crate::sample::{Service, regency, services};

fn exported(service: &Service, regency: &maklumat_sop::Regency) -> String {
    write_bpmn(&Exported {
        definition: service.sop.definition(),
        regency,
        text: &service.text,
        english: service.english.as_deref(),
    })
}

fn identity_card(all: &[Service]) -> &Service {
    let named = |service: &&Service| service.key.to_string() == "disdukcapil/ktp-el";
    all.iter().find(named).unwrap()
}

#[test]
fn every_shipped_service_goes_to_bpmn_and_comes_back_unchanged() {
    let regency = regency();
    for service in services(&regency) {
        let bpmn = exported(&service, &regency);
        let (notation, foreign) = read(bpmn.as_bytes()).unwrap_or_else(|error| panic!("{}: {error}", service.key));
        assert_eq!(notation, Notation::Bpmn);
        assert_eq!(foreign.found, [], "{}", service.key);
        let imported = definition(&foreign, &service.key, &regency);
        assert!(imported.is_unchanged, "{}", service.key);
        assert_eq!(imported.text, service.text, "{}", service.key);
        assert_eq!(imported.english, service.english, "{}", service.key);
        assert_eq!(imported.findings, [], "{}", service.key);
    }
}

#[test]
fn the_same_definition_gives_the_same_file() {
    let regency = regency();
    for service in services(&regency) {
        assert_eq!(exported(&service, &regency), exported(&service, &regency));
    }
}

/// Without the text it carries, the drawing alone must say the same flow: this is what another program sees.
#[test]
fn the_drawing_alone_says_the_same_flow() {
    let regency = regency();
    for service in services(&regency) {
        let bpmn = exported(&service, &regency);
        let mut foreign = read_bpmn(bpmn.as_bytes()).unwrap();
        foreign.kept = None;
        let imported = definition(&foreign, &service.key, &regency);
        let written = service.sop.definition();
        for step in &written.steps {
            let section = format!("[step.{}]", step.id);
            assert!(imported.text.contains(&section), "{}: {section}", service.key);
        }
        let flow = flow_of(&service.text);
        assert!(flow.len() >= written.steps.len(), "{}: {flow:?}", service.key);
        assert_eq!(flow_of(&imported.text), flow, "{}", service.key);
    }
}

/// Every arrow of a text, by step: where `next`, `return`, `within`, `end`, `parallel` and `timeout` lead.
fn flow_of(text: &str) -> Vec<(String, String)> {
    let mut section = String::new();
    let mut flow = Vec::new();
    for line in text.lines().map(str::trim) {
        if line.starts_with('[') {
            section = line.to_owned();
        }
        if !section.starts_with("[step.")
            || line.starts_with('#')
            || section.contains(".check")
            || section.contains(".record")
        {
            continue;
        }
        for key in ["next", "return", "within", "end", "branches", "join", "after"] {
            let bare = line
                .replace('=', " = ")
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            for start in [format!("{key} = "), format!("{{ {key} = "), format!(", {key} = ")] {
                let at = if start.starts_with(key) {
                    bare.starts_with(&start).then_some(0)
                } else {
                    bare.find(&start)
                };
                if let Some(at) = at {
                    let value = &bare[at + start.len()..];
                    let end = if value.starts_with('[') {
                        value.find(']').map(|at| at + 1)
                    } else {
                        value[1..].find('"').map(|at| at + 2)
                    };
                    let outcome = bare
                        .split(" = {")
                        .next()
                        .filter(|_| section.ends_with(".outcome]"))
                        .unwrap_or_default();
                    flow.push((format!("{section} {outcome} {key}"), value[..end.unwrap()].to_owned()));
                }
            }
        }
    }
    flow.sort();
    flow
}

#[test]
fn moving_shapes_about_changes_nothing() {
    let regency = regency();
    let all = services(&regency);
    let service = identity_card(&all);
    let bpmn = exported(service, &regency);
    let moved = bpmn.replace("<dc:Bounds x=\"", "<dc:Bounds x=\"1");
    assert_ne!(moved, bpmn);
    assert!(definition(&read_bpmn(moved.as_bytes()).unwrap(), &service.key, &regency).is_unchanged);
}

/// A task renamed, another put behind it, as a person would in another program.
fn redrawn(bpmn: &str) -> String {
    bpmn
        .replace("name=\"Mencetak KTP-el\"", "name=\"Mencetak kartu\"")
        .replace(
            "sourceRef=\"step-cetak\" targetRef=\"step-sahkan\"",
            "sourceRef=\"step-cetak\" targetRef=\"Task_1\"",
        )
        .replace(
            "</bpmn:process>",
            "<bpmn:userTask id=\"Task_1\" name=\"Menyimpan kartu\"/><bpmn:sequenceFlow id=\"f1\" sourceRef=\"Task_1\" targetRef=\"step-sahkan\"/></bpmn:process>",
        )
        .replace(
            "<bpmn:flowNodeRef>step-cetak</bpmn:flowNodeRef>",
            "<bpmn:flowNodeRef>step-cetak</bpmn:flowNodeRef><bpmn:flowNodeRef>Task_1</bpmn:flowNodeRef>",
        )
}

fn only_the_new_step_is_unfinished(
    text: &str,
    key: &maklumat_vocabulary::ServiceKey,
    regency: &std::sync::Arc<maklumat_sop::Regency>,
) {
    let checked = maklumat_sop::check(text, None, key, regency);
    let errors: Vec<_> = checked
        .findings
        .iter()
        .filter(|finding| finding.is_error())
        .map(|finding| finding.address.clone())
        .collect();
    assert!(
        errors.iter().all(|address| address.starts_with("step.menyimpan-kartu")),
        "{errors:?}"
    );
}

/// Changed in another program: what was drawn anew is taken, comments, fees, forms and all that is not drawn stay.
#[test]
fn what_another_program_changed_is_taken_and_nothing_else() {
    let regency = regency();
    let all = services(&regency);
    let service = identity_card(&all);
    let bpmn = redrawn(&exported(service, &regency));
    let imported = definition(&read_bpmn(bpmn.as_bytes()).unwrap(), &service.key, &regency);
    assert!(!imported.is_unchanged);
    assert_eq!(imported.english.is_some(), service.english.is_some());
    let told: Vec<_> = imported
        .findings
        .iter()
        .map(|finding| (finding.code.number, finding.address.as_str()))
        .collect();
    assert!(
        told.contains(&("IMP-014", "step-cetak")) && told.contains(&("IMP-014", "Task_1")),
        "{told:?}"
    );
    let kept: Vec<&str> = service
        .text
        .lines()
        .filter(|line| !imported.text.contains(line.trim()))
        .collect();
    let changed = ["name   = \"Mencetak KTP-el\"", "next   = \"sahkan\""];
    assert!(kept.iter().all(|line| changed.contains(line)), "{kept:?}");
    let cetak = imported
        .text
        .split("[step.cetak]")
        .nth(1)
        .unwrap()
        .split("\n[")
        .next()
        .unwrap();
    assert!(
        cetak.contains("\"Mencetak kartu\"") && cetak.contains("\"menyimpan-kartu\""),
        "{cetak}"
    );
    let new = imported
        .text
        .split("[step.menyimpan-kartu]")
        .nth(1)
        .unwrap()
        .split("\n[")
        .next()
        .unwrap();
    assert!(
        new.contains("\"operator-cetak\"") && new.contains("\"sahkan\""),
        "{new}"
    );
    only_the_new_step_is_unfinished(&imported.text, &service.key, &regency);
}

#[test]
fn a_step_taken_out_of_the_diagram_is_taken_out_of_the_text() {
    let regency = regency();
    let all = services(&regency);
    let service = identity_card(&all);
    let bpmn = exported(service, &regency);
    let task = &bpmn[bpmn.find("    <bpmn:userTask id=\"step-sahkan\"").unwrap()..];
    let task = &task[..task.find("</bpmn:userTask>").unwrap() + "</bpmn:userTask>".len()];
    let gateway = &bpmn[bpmn.find("    <bpmn:exclusiveGateway id=\"decide-sahkan\"").unwrap()..];
    let gateway = &gateway[..gateway.find("</bpmn:exclusiveGateway>").unwrap() + "</bpmn:exclusiveGateway>".len()];
    let without = bpmn
        .replace(task, "")
        .replace(gateway, "")
        .replace("targetRef=\"step-sahkan\"", "targetRef=\"step-serahkan\"");
    let imported = definition(&read_bpmn(without.as_bytes()).unwrap(), &service.key, &regency);
    assert!(!imported.text.contains("[step.sahkan"), "{}", imported.text);
    assert!(
        imported
            .text
            .contains("# Masa berlaku KTP-el orang asing mengikuti izin tinggal tetapnya.")
    );
    let cetak = imported
        .text
        .split("[step.cetak]")
        .nth(1)
        .unwrap()
        .split("\n[")
        .next()
        .unwrap();
    assert!(cetak.contains("\"serahkan\""), "{cetak}");
}

#[test]
fn in_a_regency_where_the_text_has_errors_only_the_drawing_is_read_and_that_is_told() {
    let regency = regency();
    let all = services(&regency);
    let service = identity_card(&all);
    let bpmn = exported(service, &regency).replace("name=\"Mencetak KTP-el\"", "name=\"Mencetak kartu\"");
    let elsewhere = maklumat_sop::read_regency(&maklumat_sop::RegencySources::default()).0;
    let imported = definition(
        &read_bpmn(bpmn.as_bytes()).unwrap(),
        &service.key,
        &std::sync::Arc::new(elsewhere),
    );
    assert!(imported.text.contains("[step.cetak]") && !imported.text.contains("[fee.penerbitan]"));
    assert!(imported.findings.iter().any(|finding| finding.code.number == "IMP-014"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    /// Line ends of other machines, tabs, quotes, brackets, letters of any script: what travels comes back.
    #[test]
    fn the_carried_text_comes_back_letter_for_letter(tail in "([ -~]|[\t\n]|\r\n|[\u{a0}-\u{d7ff}]|[\u{1f300}-\u{1f5ff}]|]]>|&amp;|<!--){0,60}") {
        let regency = regency();
        let mut service = services(&regency).swap_remove(0);
        service.text.push_str(&tail);
        service.english = Some(tail.clone());
        let imported = definition(&read_bpmn(exported(&service, &regency).as_bytes()).unwrap(), &service.key, &regency);
        prop_assert!(imported.is_unchanged);
        prop_assert_eq!(imported.text, service.text);
        prop_assert_eq!(imported.english, Some(tail));
    }
}

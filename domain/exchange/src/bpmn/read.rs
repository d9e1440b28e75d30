//! From the XML of BPMN to the procedure it draws.

use std::collections::BTreeMap;

use roxmltree::Node as Element;

use super::graph::process;
use super::model::Process;
use super::ways::procedure;
use super::{BPMN, OURS};
use crate::codes::bpmn as codes;
use crate::foreign::{ForeignSop, Found, Kept, said};
use crate::place::Place;
use crate::spelling::tidy;
use crate::unreadable::Unreadable;
use crate::xml;

/// Reads the procedure of a BPMN file: the process with the most activities.
///
/// # Errors
/// If the bytes are no BPMN, hold a document type, or are beyond the bounds.
pub fn read_bpmn(bytes: &[u8]) -> Result<ForeignSop, Unreadable> {
    if bytes.len() > crate::bounds::FILE_BYTES {
        return Err(Unreadable::TooLarge);
    }
    let text = xml::decoded(bytes)?;
    let document = xml::parse(&text)?;
    let definitions = document.root_element();
    if definitions.tag_name().name() != "definitions" || definitions.tag_name().namespace() != Some(BPMN) {
        return Err(Unreadable::NotBpmn);
    }
    let mut found = Found::default();
    let pools = pools(definitions);
    let mut processes: Vec<(Place, Process, Found)> = Vec::new();
    for element in xml::children(definitions, "process").take(50) {
        let mut found = Found::default();
        let place = Place::element(
            xml::attribute(element, "id").unwrap_or_default(),
            super::graph::span(element),
        );
        let pool = pools.get(&place.part).cloned().unwrap_or_default();
        processes.push((place, process(element, &pool, &mut found), found));
    }
    // Of equals the first, which is the last of those the maximum is asked for in reverse.
    let most = (0..processes.len())
        .rev()
        .max_by_key(|at| processes[*at].1.activities())
        .ok_or(Unreadable::NoActivity)?;
    let (_, chosen, chosen_found) = processes.remove(most);
    if chosen.activities() == 0 {
        return Err(Unreadable::NoActivity);
    }
    for (place, other, _) in processes.iter().filter(|(_, other, _)| other.activities() > 0) {
        let text = said("proses `{it}` tidak ikut dibaca", "the process `{it}` was not read");
        found.about(&codes::PROCESS_LEFT_OUT, place, text, &other.name);
    }
    lost_outside(definitions, &mut found);
    let mut procedure = procedure(&chosen, &mut found);
    procedure.kept = kept(definitions);
    let mut all = chosen_found.into_findings();
    all.extend(found.into_findings());
    all.sort_by_key(|finding| finding.span);
    procedure.found = all;
    Ok(procedure)
}

/// Names of pools by the process they hold.
fn pools(definitions: Element<'_, '_>) -> BTreeMap<String, String> {
    xml::children(definitions, "collaboration")
        .flat_map(|collaboration| xml::children(collaboration, "participant"))
        .filter_map(|pool| {
            let process = local(xml::attribute(pool, "processRef")?);
            Some((
                process.to_owned(),
                tidy(xml::attribute(pool, "name").unwrap_or_default()),
            ))
        })
        .collect()
}

/// A reference may be written with a prefix of a name space.
pub(super) fn local(reference: &str) -> &str {
    reference.rsplit_once(':').map_or(reference, |(_, name)| name).trim()
}

/// What stands beside the processes and has no place in a SOP.
fn lost_outside(definitions: Element<'_, '_>, found: &mut Found) {
    let outside = [
        "choreography",
        "globalTask",
        "globalUserTask",
        "globalScriptTask",
        "globalManualTask",
        "globalBusinessRuleTask",
    ];
    for element in definitions.children().filter(Element::is_element) {
        if outside.contains(&element.tag_name().name()) {
            let name = xml::attribute(element, "name").unwrap_or_default();
            let place = Place::element(
                xml::attribute(element, "id").unwrap_or_default(),
                super::graph::span(element),
            );
            let text = said("`{it}` tidak ikut dibaca", "`{it}` was not read");
            found.about(&codes::PROCESS_LEFT_OUT, &place, text, name);
        }
    }
}

/// The text our own files carry.
fn kept(definitions: Element<'_, '_>) -> Option<Kept> {
    let ours = definitions.descendants().find(|node| {
        node.is_element() && node.tag_name().namespace() == Some(OURS) && node.tag_name().name() == "definition"
    })?;
    let whole = |node: Element<'_, '_>| -> String {
        node.children()
            .filter(Element::is_text)
            .filter_map(|text| text.text())
            .collect()
    };
    let english = ours
        .next_sibling_element()
        .filter(|node| node.tag_name().namespace() == Some(OURS) && node.tag_name().name() == "english");
    Some(Kept {
        service: ours.attribute("service").unwrap_or_default().to_owned(),
        text: whole(ours),
        english: english.map(whole),
        fingerprint: ours.attribute("drawn").unwrap_or_default().to_owned(),
    })
}

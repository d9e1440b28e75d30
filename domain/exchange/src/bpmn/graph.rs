//! Reads one process: its nodes with their lanes, its arrows, and what of it a SOP has no place for.

use std::collections::BTreeMap;

use maklumat_vocabulary::{Code, Span, Text};
use roxmltree::Node as Element;

use super::OURS;
use super::model::{Arrow, Deadline, Gateway, Kind, Node, Ours, Process};
use super::read::local;
use crate::bounds;
use crate::codes::{bpmn as codes, draft};
use crate::foreign::{Found, said};
use crate::place::Place;
use crate::spelling::tidy;
use crate::xml;

pub(super) fn span(element: Element<'_, '_>) -> Span {
    let range = element.range();
    Span::new(range.start, range.end)
}

fn place(element: Element<'_, '_>) -> Place {
    Place::element(xml::attribute(element, "id").unwrap_or_default(), span(element))
}

fn name(element: Element<'_, '_>) -> String {
    tidy(xml::attribute(element, "name").unwrap_or_default())
}

/// A process of which the pool has this name.
pub(super) fn process(element: Element<'_, '_>, pool: &str, found: &mut Found) -> Process {
    let own = name(element);
    let mut process = Process {
        name: if own.is_empty() { pool.to_owned() } else { own },
        ..Process::default()
    };
    let lanes = lanes(element);
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut borders: Vec<Element<'_, '_>> = Vec::new();
    for child in element.children().filter(Element::is_element) {
        if child.tag_name().name() == "boundaryEvent" {
            borders.push(child);
        }
        let Some(kind) = kind(child, found) else { continue };
        if process.nodes.len() >= bounds::ACTIVITIES * 4 {
            let text = said(
                "elemen mulai dari `{it}` tidak dibaca",
                "elements from `{it}` on were not read",
            );
            found.about(&draft::LEFT_OUT, &place(child), text, &name(child));
            break;
        }
        let id = xml::attribute(child, "id").unwrap_or_default().to_owned();
        places.insert(id.clone(), process.nodes.len());
        process.nodes.push(Node {
            lane: lanes.get(&id).cloned().unwrap_or_else(|| pool.to_owned()),
            id,
            name: name(child),
            kind,
            span: span(child),
            ours: ours(child),
        });
    }
    for border in borders {
        deadline(border, &places, &mut process, found);
    }
    arrows(element, &places, &mut process, found);
    process
}

/// The name of the innermost lane of every node that lies in one.
fn lanes(process: Element<'_, '_>) -> BTreeMap<String, String> {
    let mut lanes = BTreeMap::new();
    // Lanes within lanes come later in the document, so the innermost wins.
    for lane in process
        .descendants()
        .filter(|node| node.is_element() && node.tag_name().name() == "lane")
    {
        let name = name(lane);
        for node in xml::children(lane, "flowNodeRef") {
            let id = local(node.text().unwrap_or_default()).to_owned();
            if !name.is_empty() {
                lanes.insert(id, name.clone());
            }
        }
    }
    lanes
}

/// What an element is in a flow; nothing, if it is in none. What is lost of it is told.
fn kind(element: Element<'_, '_>, found: &mut Found) -> Option<Kind> {
    let tag = element.tag_name().name();
    let on_site = |is_on_site| Some(Kind::Activity { is_on_site });
    match tag {
        "task" | "userTask" | "manualTask" | "receiveTask" | "sendTask" | "serviceTask" | "scriptTask"
        | "businessRuleTask" | "callActivity" | "subProcess" | "adHocSubProcess" | "transaction" => {
            if !lost_of_activity(element, tag, found) {
                return None;
            }
            on_site(tag == "manualTask")
        }
        "exclusiveGateway" => Some(Kind::Gateway(Gateway::Exclusive)),
        "inclusiveGateway" => Some(Kind::Gateway(Gateway::Inclusive)),
        "complexGateway" => Some(Kind::Gateway(Gateway::Complex)),
        "parallelGateway" => Some(Kind::Gateway(Gateway::Parallel)),
        "eventBasedGateway" => Some(Kind::Gateway(Gateway::Event)),
        "startEvent" => Some(Kind::Start),
        "endEvent" => Some(Kind::End {
            is_error: xml::child(element, "errorEventDefinition").is_some(),
        }),
        "intermediateCatchEvent" | "boundaryEvent" => Some(Kind::Catch {
            timer: timer(element),
            link: link(element),
        }),
        "intermediateThrowEvent" => Some(Kind::Throw { link: link(element) }),
        "dataObject" | "dataObjectReference" | "dataStoreReference" | "textAnnotation" => {
            data(element, found);
            None
        }
        _ => None,
    }
}

/// Tells what of an activity is lost. False: it is none at all.
fn lost_of_activity(element: Element<'_, '_>, tag: &str, found: &mut Found) -> bool {
    let mut lose = |code: &'static Code, text: Text| {
        found.about(code, &place(element), text, &name(element));
    };
    let holds = |name| xml::child(element, name).is_some();
    if xml::attribute(element, "triggeredByEvent") == Some("true") {
        lose(
            &codes::EVENT_SUB_PROCESS_LOST,
            said(
                "subproses peristiwa `{it}` tidak dibaca",
                "the event sub-process `{it}` was not read",
            ),
        );
        return false;
    }
    if xml::attribute(element, "isForCompensation") == Some("true") {
        lose(
            &codes::COMPENSATION_LOST,
            said("kompensasi `{it}` tidak dibaca", "the compensation `{it}` was not read"),
        );
        return false;
    }
    if holds("standardLoopCharacteristics") || holds("multiInstanceLoopCharacteristics") {
        lose(
            &codes::REPETITION_LOST,
            said("pengulangan pada `{it}` hilang", "the repetition of `{it}` is lost"),
        );
    }
    match tag {
        "subProcess" | "adHocSubProcess" | "callActivity" => lose(
            &codes::SUB_PROCESS_AS_STEP,
            said(
                "`{it}` menjadi satu langkah tanpa isinya",
                "`{it}` became one step without what is inside",
            ),
        ),
        "transaction" => lose(
            &codes::COMPENSATION_LOST,
            said(
                "transaksi `{it}` menjadi satu langkah",
                "the transaction `{it}` became one step",
            ),
        ),
        "serviceTask" | "scriptTask" | "businessRuleTask" => lose(
            &codes::PROGRAM_TASK,
            said(
                "tugas program `{it}` menjadi langkah biasa",
                "the task of a program `{it}` became a plain step",
            ),
        ),
        _ => {}
    }
    true
}

fn data(element: Element<'_, '_>, found: &mut Found) {
    // An object and the reference to it are one thing; it is told once, with the name that is drawn.
    let name = match element.tag_name().name() {
        "textAnnotation" => xml::text_below(element),
        "dataObject" => return,
        _ => name(element),
    };
    let text = said("`{it}` tidak dibaca", "`{it}` was not read");
    found.about(&codes::DATA_LOST, &place(element), text, &name);
}

/// Words of how long a timer runs: our own before those of BPMN, which knows no working days.
fn timer(event: Element<'_, '_>) -> Option<String> {
    let timer = xml::child(event, "timerEventDefinition")?;
    if let Some(own) = ours(event).time {
        return Some(own);
    }
    let words = xml::child(timer, "timeDuration").map(xml::text_below);
    Some(words.filter(|words| !words.is_empty()).unwrap_or_else(|| name(event)))
}

fn link(event: Element<'_, '_>) -> Option<String> {
    let link = xml::child(event, "linkEventDefinition")?;
    let named = name(link);
    Some(if named.is_empty() { name(event) } else { named })
}

/// An event on the border of an activity. Only a timer that ends the activity has a place in a SOP.
fn deadline(event: Element<'_, '_>, places: &BTreeMap<String, usize>, process: &mut Process, found: &mut Found) {
    let of = xml::attribute(event, "attachedToRef").and_then(|id| places.get(local(id)));
    let own = xml::attribute(event, "id").and_then(|id| places.get(id));
    let ends = xml::attribute(event, "cancelActivity") != Some("false");
    match (of, own, timer(event)) {
        (Some(of), Some(own), Some(after)) if ends && process.deadlines.iter().all(|known| known.of != *of) => {
            process.deadlines.push(Deadline {
                of: *of,
                event: *own,
                after,
            });
        }
        _ => {
            let text = said(
                "peristiwa di tepi `{it}` tidak dibaca",
                "the event on the border of `{it}` was not read",
            );
            let host = of.map_or_else(|| name(event), |of| process.nodes[*of].name.clone());
            found.about(&codes::BOUNDARY_LOST, &place(event), text, &host);
        }
    }
}

fn arrows(element: Element<'_, '_>, places: &BTreeMap<String, usize>, process: &mut Process, found: &mut Found) {
    for arrow in xml::children(element, "sequenceFlow").take(bounds::ACTIVITIES * 8) {
        let end = |name| xml::attribute(arrow, name).and_then(|id| places.get(local(id)).copied());
        if xml::child(arrow, "conditionExpression").is_some_and(|formula| !xml::text_below(formula).is_empty()) {
            let text = said(
                "rumus pada panah `{it}` tidak dibaca",
                "the formula on the arrow `{it}` was not read",
            );
            found.about(&codes::CONDITION_LOST, &place(arrow), text, &name(arrow));
        }
        let (Some(from), Some(to)) = (end("sourceRef"), end("targetRef")) else {
            let text = said("panah `{it}` terputus", "the arrow `{it}` is broken");
            let id = xml::attribute(arrow, "id").unwrap_or_default();
            found.about(&codes::FLOW_DANGLING, &place(arrow), text, id);
            continue;
        };
        process.arrows.push(Arrow {
            id: xml::attribute(arrow, "id").unwrap_or_default().to_owned(),
            name: name(arrow),
            from,
            to,
        });
    }
}

/// What our own files say of a node.
fn ours(element: Element<'_, '_>) -> Ours {
    let Some(step) = xml::child(element, "extensionElements").and_then(|extension| {
        extension
            .children()
            .find(|node| node.is_element() && node.tag_name().namespace() == Some(OURS))
    }) else {
        return Ours::default();
    };
    let word = |name| step.attribute(name).map(str::to_owned);
    Ours {
        step: word("step"),
        inputs: xml::children(step, "input").map(xml::text_below).collect(),
        time: word("time"),
        output: word("output"),
        skips: word("skips"),
        ending: word("ending"),
    }
}

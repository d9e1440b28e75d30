//! A picture as the XML of BPMN 2.0.

use std::fmt::Write;

use super::diagram::bends;
use super::picture::{Area, Flow, Picture, Shape, Symbol};
use super::write::Exported;
use super::{BPMN, OURS};
use maklumat_sop::Ending;

const HEAD: &str = r#"xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance""#;

/// The whole file. `drawn` is how it will be seen that somebody changed it.
pub(super) fn document(exported: &Exported<'_>, picture: &Picture, drawn: &str) -> String {
    let mut xml = String::new();
    let _ = writeln!(xml, r#"<?xml version="1.0" encoding="UTF-8"?>"#);
    let _ = writeln!(
        xml,
        r#"<bpmn:definitions xmlns:bpmn="{BPMN}" {HEAD} xmlns:sop="{OURS}" id="definitions" targetNamespace="{OURS}" exporter="Maklumat">"#
    );
    carried(&mut xml, exported, drawn);
    if picture
        .shapes
        .iter()
        .any(|shape| matches!(shape.symbol, Symbol::End(Ending::Refused)))
    {
        let _ = writeln!(
            xml,
            r#"  <bpmn:error id="refused" name="Ditolak" errorCode="refused" />"#
        );
    }
    collaboration(&mut xml, picture);
    process(&mut xml, picture);
    shapes(&mut xml, picture);
    xml.push_str("</bpmn:definitions>\n");
    xml
}

/// What BPMN cannot say: the text of the definition, and the English beside it.
fn carried(xml: &mut String, exported: &Exported<'_>, drawn: &str) {
    let _ = writeln!(xml, "  <bpmn:extensionElements>");
    let _ = writeln!(
        xml,
        r#"    <sop:definition service="{}" drawn="{drawn}">{}</sop:definition>"#,
        attribute(&exported.definition.key.to_string()),
        content(exported.text)
    );
    if let Some(english) = exported.english {
        let _ = writeln!(xml, "    <sop:english>{}</sop:english>", content(english));
    }
    let _ = writeln!(xml, "  </bpmn:extensionElements>");
}

fn collaboration(xml: &mut String, picture: &Picture) {
    let name = attribute(&picture.name);
    let _ = writeln!(xml, r#"  <bpmn:collaboration id="collaboration">"#);
    let _ = writeln!(xml, r#"    <bpmn:participant id="applicant" name="Pemohon" />"#);
    let _ = writeln!(
        xml,
        r#"    <bpmn:participant id="service" name="{name}" processRef="process" />"#
    );
    for (id, from, to) in messages(picture) {
        let _ = writeln!(
            xml,
            r#"    <bpmn:messageFlow id="{id}" sourceRef="{}" targetRef="{}" />"#,
            attribute(from),
            attribute(to)
        );
    }
    let _ = writeln!(xml, "  </bpmn:collaboration>");
}

/// What the applicant is told and what the applicant answers.
fn messages(picture: &Picture) -> Vec<(String, &str, &str)> {
    let mut messages = Vec::new();
    for shape in &picture.shapes {
        let (from, to) = match shape.symbol {
            Symbol::Tell => (shape.id.as_str(), "applicant"),
            Symbol::Answer => ("applicant", shape.id.as_str()),
            Symbol::User
            | Symbol::Manual
            | Symbol::Exclusive
            | Symbol::Parallel
            | Symbol::Event
            | Symbol::Start
            | Symbol::End(_)
            | Symbol::Timer
            | Symbol::Border { .. } => continue,
        };
        messages.push((format!("message-{}", messages.len() + 1), from, to));
    }
    messages
}

fn process(xml: &mut String, picture: &Picture) {
    let _ = writeln!(
        xml,
        r#"  <bpmn:process id="process" name="{}" isExecutable="false">"#,
        attribute(&picture.name)
    );
    let _ = writeln!(xml, r#"    <bpmn:laneSet id="lanes">"#);
    for (at, lane) in picture.lanes.iter().enumerate() {
        let _ = writeln!(
            xml,
            r#"      <bpmn:lane id="lane-{}" name="{}">"#,
            at + 1,
            attribute(&lane.name)
        );
        for shape in picture.shapes.iter().filter(|shape| shape.lane == at) {
            let _ = writeln!(
                xml,
                "        <bpmn:flowNodeRef>{}</bpmn:flowNodeRef>",
                content(&shape.id)
            );
        }
        let _ = writeln!(xml, "      </bpmn:lane>");
    }
    let _ = writeln!(xml, "    </bpmn:laneSet>");
    for shape in &picture.shapes {
        node(xml, shape, &picture.flows);
    }
    for flow in &picture.flows {
        let named = if flow.name.is_empty() {
            String::new()
        } else {
            format!(r#" name="{}""#, attribute(&flow.name))
        };
        let _ = writeln!(
            xml,
            r#"    <bpmn:sequenceFlow id="{}"{named} sourceRef="{}" targetRef="{}" />"#,
            flow.id,
            attribute(&flow.from),
            attribute(&flow.to)
        );
    }
    let _ = writeln!(xml, "  </bpmn:process>");
}

fn node(xml: &mut String, shape: &Shape, flows: &[Flow]) {
    let tag = shape.symbol.tag();
    let id = attribute(&shape.id);
    let border = match &shape.symbol {
        Symbol::Border { of } => format!(r#" attachedToRef="{}""#, attribute(of)),
        Symbol::User
        | Symbol::Manual
        | Symbol::Exclusive
        | Symbol::Parallel
        | Symbol::Event
        | Symbol::Start
        | Symbol::End(_)
        | Symbol::Tell
        | Symbol::Answer
        | Symbol::Timer => String::new(),
    };
    let name = if shape.name.is_empty() {
        String::new()
    } else {
        format!(r#" name="{}""#, attribute(&shape.name))
    };
    let _ = writeln!(xml, r#"    <bpmn:{tag} id="{id}"{name}{border}>"#);
    if !shape.words.is_empty() {
        let _ = writeln!(
            xml,
            "      <bpmn:documentation>{}</bpmn:documentation>",
            content(&shape.words)
        );
    }
    if !shape.says.is_empty() {
        let says: String = shape
            .says
            .iter()
            .map(|(key, value)| format!(r#" {key}="{}""#, attribute(value)))
            .collect();
        let inputs: String = shape
            .inputs
            .iter()
            .map(|input| format!("<sop:input>{}</sop:input>", content(input)))
            .collect();
        let _ = writeln!(
            xml,
            "      <bpmn:extensionElements><sop:says{says}>{inputs}</sop:says></bpmn:extensionElements>"
        );
    }
    for flow in flows.iter().filter(|flow| flow.to == shape.id) {
        let _ = writeln!(xml, "      <bpmn:incoming>{}</bpmn:incoming>", flow.id);
    }
    for flow in flows.iter().filter(|flow| flow.from == shape.id) {
        let _ = writeln!(xml, "      <bpmn:outgoing>{}</bpmn:outgoing>", flow.id);
    }
    event(xml, shape);
    let _ = writeln!(xml, "    </bpmn:{tag}>");
}

/// What makes an event one of a message, a time or an error.
fn event(xml: &mut String, shape: &Shape) {
    let id = attribute(&shape.id);
    match &shape.symbol {
        Symbol::Tell | Symbol::Answer => {
            let _ = writeln!(xml, r#"      <bpmn:messageEventDefinition id="message.{id}" />"#);
        }
        Symbol::Timer | Symbol::Border { .. } => {
            let after = crate::durations::to_iso(&shape.name).unwrap_or_default();
            let _ = writeln!(
                xml,
                r#"      <bpmn:timerEventDefinition id="timer.{id}"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">{after}</bpmn:timeDuration></bpmn:timerEventDefinition>"#
            );
        }
        Symbol::End(Ending::Refused) => {
            let _ = writeln!(
                xml,
                r#"      <bpmn:errorEventDefinition id="error.{id}" errorRef="refused" />"#
            );
        }
        Symbol::End(Ending::Done | Ending::Redirected | Ending::Withdrawn)
        | Symbol::User
        | Symbol::Manual
        | Symbol::Exclusive
        | Symbol::Parallel
        | Symbol::Event
        | Symbol::Start => {}
    }
}

fn shapes(xml: &mut String, picture: &Picture) {
    let _ = writeln!(xml, r#"  <bpmndi:BPMNDiagram id="diagram">"#);
    let _ = writeln!(xml, r#"    <bpmndi:BPMNPlane id="plane" bpmnElement="collaboration">"#);
    shape(xml, "applicant", picture.applicant_area, r#" isHorizontal="true""#);
    shape(xml, "service", picture.pool_area, r#" isHorizontal="true""#);
    for (at, area) in picture.lane_areas.iter().enumerate() {
        shape(xml, &format!("lane-{}", at + 1), *area, r#" isHorizontal="true""#);
    }
    for drawn in &picture.shapes {
        let visible = if matches!(drawn.symbol, Symbol::Exclusive) {
            r#" isMarkerVisible="true""#
        } else {
            ""
        };
        shape(xml, &attribute(&drawn.id), drawn.area, visible);
    }
    let found = |id: &str| picture.shapes.iter().find(|shape| shape.id == id);
    for flow in &picture.flows {
        if let (Some(from), Some(to)) = (found(&flow.from), found(&flow.to)) {
            edge(xml, &flow.id, &bends(picture, from, to));
        }
    }
    let (_, top, _, height) = picture.applicant_area;
    for (id, from, to) in messages(picture) {
        let (shape, is_told) = match (found(from), found(to)) {
            (Some(shape), _) => (shape, true),
            (None, Some(shape)) => (shape, false),
            (None, None) => continue,
        };
        let x = shape.area.0 + shape.area.2 / 2;
        let mut line = vec![(x, shape.area.1), (x, top + height)];
        if !is_told {
            line.reverse();
        }
        edge(xml, &id, &line);
    }
    let _ = writeln!(xml, "    </bpmndi:BPMNPlane>");
    let _ = writeln!(xml, "  </bpmndi:BPMNDiagram>");
}

fn shape(xml: &mut String, id: &str, (left, top, width, height): Area, how: &str) {
    let _ = writeln!(
        xml,
        r#"      <bpmndi:BPMNShape id="shape-{id}" bpmnElement="{id}"{how}><dc:Bounds x="{left}" y="{top}" width="{width}" height="{height}" /></bpmndi:BPMNShape>"#
    );
}

fn edge(xml: &mut String, id: &str, bends: &[(i64, i64)]) {
    let points: String = bends
        .iter()
        .map(|(x, y)| format!(r#"<di:waypoint x="{x}" y="{y}" />"#))
        .collect();
    let _ = writeln!(
        xml,
        r#"      <bpmndi:BPMNEdge id="edge-{id}" bpmnElement="{id}">{points}</bpmndi:BPMNEdge>"#
    );
}

/// Text between tags. A carriage return would be lost without its number.
fn content(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\r' => escaped.push_str("&#13;"),
            letter => escaped.push(allowed(letter)),
        }
    }
    escaped
}

/// Text between quotation marks, in which line ends and tabs would become spaces.
fn attribute(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            '\t' => escaped.push_str("&#9;"),
            letter => escaped.push(allowed(letter)),
        }
    }
    escaped
}

/// XML has no place for most control characters and for two that are none at all. Text of a definition has none of them.
const fn allowed(letter: char) -> char {
    match letter {
        '\u{0}'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {
            char::REPLACEMENT_CHARACTER
        }
        letter => letter,
    }
}

//! Finds steps from which a case never ends.

use std::collections::VecDeque;

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::flow::{Arrow, ArrowKind, Flow};
use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "SOP-003",
    name: "dead-end",
    severity: Severity::Error,
    finds: Text {
        id: "langkah yang tidak punya jalan ke akhir",
        en: "a step from which no way leads to an end",
    },
    why: Text {
        id: "permohonan yang sampai di sana tidak pernah selesai, dan tidak seorang pun wajib menyelesaikannya",
        en: "a case that arrives there never ends, and nobody is bound to end it",
    },
    instead: Text {
        id: "beri putaran itu satu jalan keluar",
        en: "give the loop a way out",
    },
    law: Some("permenpanrb-35-2012"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let flow = &context.flow;
    let reachable = context.reachable();
    let reaching = flow.reaching(None, |_| true);
    let mut is_first = true;
    for at in (0..flow.nodes.len()).filter(|at| reachable[*at] && !reaching[*at]) {
        let step = &context.draft.steps[at];
        let message = Phrase::new(Text {
            id: "dari langkah `{step}` tidak ada jalan ke akhir",
            en: "from step `{step}` no way leads to an end",
        });
        let mut finding = Diagnostic::new(
            &CODE,
            format!("step.{}", step.id.value),
            step.id.span,
            message.with("step", &step.id.value),
        );
        let circle = circle(flow, at);
        let closer = circle
            .iter()
            .copied()
            .find(|step| closes(flow, *step, &circle))
            .unwrap_or(at);
        if is_first {
            finding = finding.note(story(context, at));
            is_first = false;
        }
        finding = finding.fix(fix(flow, at, closer));
        found.push(finding);
    }
}

/// The first arrow of a step that leads to another step.
fn first_next(flow: &Flow, at: usize) -> Option<usize> {
    let arrows = flow.nodes[at].arrows.iter();
    arrows
        .clone()
        .filter(|arrow| arrow.kind == ArrowKind::Next)
        .chain(arrows)
        .find_map(Arrow::step)
}

/// The steps passed over and over when always the first arrow is taken.
fn circle(flow: &Flow, from: usize) -> Vec<usize> {
    let mut way = vec![from];
    let mut at = from;
    while let Some(next) = first_next(flow, at) {
        if let Some(start) = way.iter().position(|step| *step == next) {
            return way.split_off(start);
        }
        way.push(next);
        at = next;
    }
    way
}

/// Whether a step leads back to a step written earlier, and so closes the circle.
fn closes(flow: &Flow, step: usize, circle: &[usize]) -> bool {
    first_next(flow, step).is_some_and(|next| next <= step && circle.contains(&next))
}

fn fix(flow: &Flow, at: usize, closer: usize) -> Phrase {
    if at == closer
        && let Some(back) = first_next(flow, at)
    {
        return Phrase::new(Text {
            id: "ganti `next` dengan keputusan: benar ke langkah berikutnya, salah kembali ke `{back}`",
            en: "replace `next` with a decision: right to the next step, wrong back to `{back}`",
        })
        .with("back", &flow.nodes[back].id);
    }
    Phrase::new(Text {
        id: "beri `{closer}` satu hasil keputusan yang keluar dari putaran",
        en: "give `{closer}` an outcome that leaves the loop",
    })
    .with("closer", &flow.nodes[closer].id)
}

/// What happens to a case that gets there: the shortest way to the step, then round and round.
fn story(context: &Context<'_>, at: usize) -> Phrase {
    let mut way = shortest_way(&context.flow, at);
    way.pop();
    let circle = circle(&context.flow, at);
    way.extend(&circle);
    way.extend(&circle);
    Phrase::new(Text {
        id: "cerita: {story}, dan seterusnya; permohonan tidak pernah selesai",
        en: "story: {story}, and so on; the case never ends",
    })
    .with("story", context.step_names(&way))
}

fn shortest_way(flow: &Flow, goal: usize) -> Vec<usize> {
    let Some(start) = flow.start else { return vec![goal] };
    let mut from = vec![None; flow.nodes.len()];
    let mut seen = vec![false; flow.nodes.len()];
    let mut open = VecDeque::from([start]);
    seen[start] = true;
    while let Some(at) = open.pop_front() {
        for next in flow.nodes[at].arrows.iter().filter_map(Arrow::step) {
            if !std::mem::replace(&mut seen[next], true) {
                from[next] = Some(at);
                open.push_back(next);
            }
        }
    }
    let mut way = vec![goal];
    let mut at = goal;
    while let Some(before) = from[at] {
        way.push(before);
        at = before;
    }
    way.reverse();
    way
}

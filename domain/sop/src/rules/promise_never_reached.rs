//! Finds promises about a step that does not come after the promise begins.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::flow::may_hold;
use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "STD-007",
    name: "promise-never-reached",
    severity: Severity::Error,
    finds: Text {
        id: "janji sampai langkah yang tidak pernah tercapai sesudah janji mulai",
        en: "a promise until a step never reached after the promise begins",
    },
    why: Text {
        id: "janji itu tidak pernah ditepati dan tidak pernah dilanggar",
        en: "such a promise is neither kept nor broken",
    },
    instead: Text {
        id: "tunjuk langkah yang dilalui sesudah saat mulai",
        en: "name a step that comes after the moment it begins",
    },
    law: None,
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let flow = &context.flow;
    if flow.start.is_none() || flow.nodes.iter().any(|node| node.is_open_ended) {
        return;
    }
    for promise in &context.draft.promises {
        let (Some(until), Some(from)) = (promise.until.read(), promise.from.cloned()) else {
            continue;
        };
        let Some(goal) = flow.at(&until.value) else { continue };
        let combinations = || {
            flow.combinations
                .iter()
                .filter(|known| may_hold(promise.when.value(), known))
        };
        let begins = |known| flow.routes(known).begins(from);
        // A promise that never begins is another finding.
        if combinations().all(|known| begins(known).is_empty())
            || combinations().any(|known| flow.reachable_from(begins(known), Some(known))[goal])
        {
            continue;
        }
        let message = Phrase::new(Text {
            id: "janji `{promise}` sampai `{until}`, padahal langkah itu tidak tercapai sesudah janji mulai",
            en: "promise `{promise}` runs until `{until}`, but that step is not reached after it begins",
        })
        .with("promise", &promise.id.value)
        .with("until", &until.value);
        let fix = Text {
            id: "tunjuk langkah sesudahnya, atau hapus until",
            en: "name a later step, or remove until",
        };
        let address = format!("promise.{}.until", promise.id.value);
        found.push(Diagnostic::new(&CODE, address, until.span, message).fix(Phrase::new(fix)));
    }
}

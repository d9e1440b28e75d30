//! Finds files that go back and forth between two performers.

use std::collections::BTreeSet;

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "SOP-034",
    name: "back-and-forth",
    severity: Severity::Advice,
    finds: Text {
        id: "berkas yang bolak-balik antara dua pelaksana",
        en: "a file that goes back and forth between two performers",
    },
    why: Text {
        id: "setiap perpindahan menambah antrean, dan berkas lebih lama menunggu daripada dikerjakan",
        en: "every hand-over adds a queue, and the file waits longer than it is worked on",
    },
    instead: Text {
        id: "urutkan pekerjaan satu pelaksana berdampingan",
        en: "put the work of one performer side by side",
    },
    law: None,
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut told = BTreeSet::new();
    for combination in &context.flow.combinations {
        let way = context.flow.routes(combination).usual();
        // Branches stand one after the other in it and are worked on at the same time.
        if way.iter().any(|at| context.flow.nodes[*at].parallel.is_some()) {
            continue;
        }
        let mut stays: Vec<(&str, usize)> = Vec::new();
        for at in way {
            let Some(by) = context.flow.nodes[at].by.as_deref() else {
                continue;
            };
            if stays.last().is_none_or(|(last, _)| *last != by) {
                stays.push((by, at));
            }
        }
        let comes_again = |four: &&[(&str, usize)]| {
            let is_office = four.iter().all(|(by, _)| *by != "applicant");
            is_office && four[0].0 == four[2].0 && four[1].0 == four[3].0
        };
        let Some(four) = stays.windows(4).find(comes_again) else {
            continue;
        };
        if told.insert(four[3].1) {
            found.push(finding(context, four));
        }
    }
}

fn finding(context: &Context<'_>, four: &[(&str, usize)]) -> Diagnostic {
    let steps: Vec<usize> = four.iter().map(|(_, at)| *at).collect();
    let step = &context.draft.steps[steps[3]];
    let message = Phrase::new(Text {
        id: "berkas bolak-balik antara `{one}` dan `{other}`: {steps}",
        en: "the file goes back and forth between `{one}` and `{other}`: {steps}",
    })
    .with("one", four[0].0)
    .with("other", four[1].0)
    .with("steps", context.step_names(&steps));
    let fix = Text {
        id: "susun supaya setiap pelaksana memegang berkas satu kali",
        en: "arrange the steps so that each of them holds the file once",
    };
    Diagnostic::new(&CODE, format!("step.{}.by", step.id.value), step.id.span, message).fix(Phrase::new(fix))
}

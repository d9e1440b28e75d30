//! Finds stages of establishing a standard that do not last as PP 96/2012 has it.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Span, Text};

use crate::establishing::Stage;
use crate::rules::Context;
use crate::rules::promise_beyond_the_law::is_beyond;

pub(crate) static CODE: Code = Code {
    number: "STD-026",
    name: "stage-against-the-law",
    severity: Severity::Error,
    finds: Text {
        id: "tahap penetapan standar yang lamanya lain daripada hukum",
        en: "a stage of establishing a standard that does not last as the law has it",
    },
    why: Text {
        id: "rancangan yang terlambat dipublikasikan atau diperbaiki dikenai teguran tertulis, dan masyarakat berhak atas seluruh waktu tanggapan",
        en: "a draft published or revised late earns a written warning, and the public is owed the whole time for comments",
    },
    instead: Text {
        id: "tulis waktu menurut pasal yang menjadi dasar langkah itu",
        en: "write the time of the article the step rests on",
    },
    law: Some("pp-96-2012-art-27"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for step in &context.draft.steps {
        let stage = step.law.value().and_then(Stage::of);
        let Some((stage, limit)) = stage.and_then(|stage| Some((stage, stage.limit()?))) else {
            continue;
        };
        let after = step.timeout.as_ref().and_then(|timeout| timeout.after.read());
        let times = [("time", step.time.read()), ("timeout.after", after)];
        for (key, time) in times {
            let Some(time) = time else { continue };
            // The time for comments belongs to the public: less is as wrong as more.
            let is_wrong = if stage == Stage::Comments {
                time.value != limit
            } else {
                is_beyond(context, time.value, limit)
            };
            if is_wrong {
                found.push(finding((&step.id.value, key, time.span), time.value, (stage, limit)));
            }
        }
    }
}

fn finding(
    (step, key, span): (&str, &str, Span),
    time: maklumat_calendar::Duration,
    (stage, limit): (Stage, maklumat_calendar::Duration),
) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "langkah `{step}` {time}, sedangkan {ground} menyebut {limit}",
        en: "step `{step}` takes {time}, while {ground} says {limit}",
    })
    .with("step", step)
    .with("time", time)
    .with("ground", stage.ground())
    .with("limit", limit);
    let fix = Phrase::new(Text {
        id: "tulis \"{limit}\"",
        en: "write \"{limit}\"",
    })
    .with("limit", limit);
    Diagnostic::new(&CODE, format!("step.{step}.{key}"), span, message).fix(fix)
}

//! Finds services nobody can apply for.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "STD-008",
    name: "no-channel",
    severity: Severity::Error,
    finds: Text {
        id: "layanan tanpa satu pun cara mengajukan",
        en: "a service without a way to apply",
    },
    why: Text {
        id: "layanan itu diumumkan, tetapi tidak seorang pun dapat mengajukannya",
        en: "the service is announced, but nobody can apply for it",
    },
    instead: Text {
        id: "sebut paling sedikit satu cara, misalnya `channels = [\"counter\"]`",
        en: "name at least one way, such as `channels = [\"counter\"]`",
    },
    law: None,
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(channels) = context.draft.service.channels.read() else {
        return;
    };
    if !channels.value.is_empty() {
        return;
    }
    let message = Phrase::new(Text {
        id: "layanan ini tidak dapat diajukan dengan cara apa pun",
        en: "there is no way to apply for this service",
    });
    let fix = Phrase::new(Text {
        id: "tulis paling sedikit satu: \"online\", \"counter\", \"phone\", \"village\"",
        en: "write at least one: \"online\", \"counter\", \"phone\", \"village\"",
    });
    found.push(Diagnostic::new(&CODE, "service.channels", channels.span, message).fix(fix));
}

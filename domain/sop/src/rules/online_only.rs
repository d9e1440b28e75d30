//! Finds services that can be asked for on a screen only.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::model::Channel;
use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "STD-022",
    name: "online-only",
    severity: Severity::Advice,
    finds: Text {
        id: "layanan yang hanya dapat diajukan secara daring",
        en: "a service that can be applied for online only",
    },
    why: Text {
        id: "yang tidak punya telepon pintar, tidak melihat, atau tidak membaca tidak dapat mengajukan",
        en: "whoever has no smart phone, or does not see or read, cannot apply",
    },
    instead: Text {
        id: "buka juga loket, desa, atau telepon",
        en: "open a counter, the village or the telephone as well",
    },
    law: Some("uu-25-2009-art-29"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(channels) = context.draft.service.channels.read() else {
        return;
    };
    let is_screen = channels.value.iter().all(|channel| channel.value == Channel::Online);
    if channels.value.is_empty() || !is_screen {
        return;
    }
    let message = Phrase::new(Text {
        id: "layanan ini hanya dapat diajukan secara daring",
        en: "this service can be applied for online only",
    });
    let fix = Text {
        id: "tambahkan \"counter\", \"village\" atau \"phone\"",
        en: "add \"counter\", \"village\" or \"phone\"",
    };
    found.push(Diagnostic::new(&CODE, "service.channels", channels.span, message).fix(Phrase::new(fix)));
}

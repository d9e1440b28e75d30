//! Finds services that can be applied for online and yet need a visit nobody announces.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::model::{Channel, RequirementKind};
use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "SOP-024",
    name: "online-but-present",
    severity: Severity::Advice,
    finds: Text {
        id: "layanan daring yang tetap mengharuskan pemohon datang tanpa memberitahukannya",
        en: "an online service that still needs a visit and does not say so",
    },
    why: Text {
        id: "pemohon mengajukan dari rumah lalu ditolak di loket karena tidak membawa aslinya",
        en: "applicants apply from home and are turned away at the counter without the original",
    },
    instead: Text {
        id: "tulis hint pada persyaratan: kapan dan ke mana dibawa",
        en: "write a hint on the requirement: when and where to bring it",
    },
    law: None,
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let channels = context.draft.service.channels.items();
    let Some(online) = channels.iter().find(|channel| channel.value == Channel::Online) else {
        return;
    };
    let needs_presence = |kind: &RequirementKind| matches!(kind, RequirementKind::Shown | RequirementKind::Surrendered);
    let brought: Vec<String> = context
        .draft
        .requirements
        .iter()
        .filter(|requirement| requirement.kind.value().is_some_and(needs_presence) && requirement.hint.is_missing())
        .map(|requirement| format!("`{}`", requirement.id.value))
        .collect();
    if brought.is_empty() {
        return;
    }
    let message = Phrase::new(Text {
        id: "dapat diajukan daring, tetapi harus dibawa ke loket: {brought}",
        en: "can be applied for online, but must be brought to the counter: {brought}",
    })
    .with("brought", brought.join(", "));
    let fix = Text {
        id: "tambahkan hint pada persyaratan itu: kapan dan ke mana pemohon membawanya",
        en: "add a hint to those requirements: when and where applicants bring them",
    };
    found.push(Diagnostic::new(&CODE, "service.channels", online.span, message).fix(Phrase::new(fix)));
}

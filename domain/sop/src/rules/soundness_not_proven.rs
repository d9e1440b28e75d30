//! Says so where nobody has proven that every case can finish.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;
use crate::soundness::{Examined, Unproven};

pub(crate) static CODE: Code = Code {
    number: "SOP-032",
    name: "soundness-not-proven",
    severity: Severity::Warning,
    finds: Text {
        id: "prosedur yang belum terbukti selalu dapat selesai",
        en: "a procedure not proven to always finish",
    },
    why: Text {
        id: "yang tidak terbukti dapat macet sesudah terbit",
        en: "what is not proven can get stuck after it is published",
    },
    instead: Text {
        id: "sederhanakan cabang sejajar sampai setiap percabangan punya satu langkah penggabung sendiri",
        en: "simplify parallel branches until every split has one join of its own",
    },
    law: None,
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    if found.iter().any(Diagnostic::is_error) {
        return;
    }
    let Examined::Unproven(Unproven::TooManyStates(most)) = context.examined() else {
        return;
    };
    let mut splits = context.draft.steps.iter().filter(|step| step.exits.parallel.is_some());
    let Some(split) = splits.next_back() else { return };
    let message = Phrase::new(Text {
        id: "belum terbukti bahwa setiap permohonan dapat selesai: cabang sejajarnya bercampur, dan keadaannya lebih dari {most}",
        en: "not proven that every case can finish: the parallel branches are mixed, with more than {most} states",
    });
    let fix = Text {
        id: "beri setiap percabangan langkah penggabung sendiri",
        en: "give every split a join of its own",
    };
    let address = format!("step.{}.parallel", split.id.value);
    let message = message.with("most", most);
    found.push(Diagnostic::new(&CODE, address, split.id.span, message).fix(Phrase::new(fix)));
}

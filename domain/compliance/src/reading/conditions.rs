//! Facts an indicator names: where its number comes from, and what has to hold for a level or an item.

use maklumat_vocabulary::{Diagnostic, Phrase, Spanned, Text};

use crate::codes::UNKNOWN_FACT;
use crate::need::NeedError;
use crate::reading::section::{Reader, Section, Want};
use crate::{Fact, FactUnit, Need};

pub(super) fn from_fact(section: &mut Section<'_>, reader: &mut Reader, unit: FactUnit) -> Option<Fact> {
    let written = section.text(reader, "from-fact", Want::Optional)?;
    let fact = Fact::from_key(&written.value).filter(|fact| fact.unit() == unit);
    if fact.is_none() {
        reader.report(unknown_fact(section, "from-fact", &written, SAME_UNIT));
    }
    fact
}

pub(super) fn needs(section: &mut Section<'_>, reader: &mut Reader) -> Vec<Need> {
    let mut needs = Vec::new();
    for written in section.texts(reader, "needs") {
        match Need::parse(&written.value) {
            Ok(need) => needs.push(need),
            Err(error) => reader.report(unknown_fact(section, "needs", &written, way_out(error))),
        }
    }
    needs
}

const SAME_UNIT: Text = Text {
    id: "pakai fakta berupa jumlah untuk count, persentase untuk percent dan number",
    en: "use a fact that is a count for count, a percentage for percent and number",
};

const fn way_out(error: NeedError) -> Text {
    match error {
        NeedError::UnknownFact => Text {
            id: "pakai kunci fakta yang dikenal, seperti standard-complete",
            en: "use the key of a known fact, such as standard-complete",
        },
        NeedError::IsYesNo => Text {
            id: "fakta ini dijawab ya atau tidak: tulis kuncinya saja, atau no di depannya",
            en: "this fact is yes or no: write only its key, or no before it",
        },
        NeedError::WantsComparison => Text {
            id: "fakta ini bilangan: tulis seperti standard-media >= 2",
            en: "this fact is a number: write as in standard-media >= 2",
        },
        NeedError::Unreadable => Text {
            id: "tulis fakta, tanda >= <= > atau <, dan bilangan, dipisah spasi",
            en: "write a fact, one of >= <= > <, and a number, with spaces between",
        },
    }
}

fn unknown_fact(section: &Section<'_>, key: &str, written: &Spanned<String>, fix: Text) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "syarat `{condition}` tidak dapat dipakai",
        en: "the condition `{condition}` cannot be used",
    });
    Diagnostic::new(
        &UNKNOWN_FACT,
        section.address_of(key),
        written.span,
        message.with("condition", &written.value),
    )
    .fix(Phrase::new(fix))
}

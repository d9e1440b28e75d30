//! One indicator: what is asked, what counts as an answer, and how one comes a level further.

use maklumat_vocabulary::LocalizedText;

use crate::reading::scale::{self, Shape};
use crate::reading::section::{Reader, Section, Want};
use crate::reading::step::Said;
use crate::reading::trust;
use crate::reading::weights::Entry;
use crate::{Effort, Exact, Indicator, Scale};

pub(super) fn read_all(file: &mut Section<'_>, reader: &mut Reader, efforts: &[Effort]) -> Vec<Entry<Indicator>> {
    let mut indicators = Vec::new();
    for (name, mut section) in file.named(reader, "indicator") {
        let within = section.text(reader, "dimension", Want::Optional);
        let weight = section.exact(reader, "weight", Want::Optional);
        let number = section.text(reader, "number", Want::Required);
        let code = section.text(reader, "code", Want::Optional);
        let title = section.words(reader, ("title", "title-en"), Want::Required);
        let evidence = evidence(&mut section, reader);
        let trust = trust::read(&mut section, reader, Want::Optional);
        let steps = Said::read(&mut section, reader, efforts);
        let weighs = weight.as_ref().is_none_or(|weight| weight.value > Exact::zero());
        let shape = Shape { efforts, steps, weighs };
        let (scale, levels) = scale::read(&mut section, reader, &shape).unwrap_or((Scale::Levels, Vec::new()));
        indicators.push(Entry {
            address: section.address.clone(),
            within,
            weight,
            it: Indicator {
                key: name.value.clone(),
                number: number.map_or_else(String::new, |number| number.value),
                code: code.map(|code| code.value),
                title: title.unwrap_or_default(),
                weight: Exact::zero(),
                most: Exact::zero(),
                trust,
                evidence,
                scale,
                levels,
            },
            name,
        });
        section.finish(reader);
    }
    indicators
}

/// `evidence` and `evidence-en` are lists of the same length.
fn evidence(section: &mut Section<'_>, reader: &mut Reader) -> Vec<LocalizedText> {
    let id = section.texts(reader, "evidence");
    let en = section.texts(reader, "evidence-en");
    if id.len() != en.len() {
        let at = id.first().or(en.first()).map_or(section.span, |text| text.span);
        reader.report_unless_torn(section.wrong("evidence-en", at, scale::AS_MANY));
    }
    let mut en = en.into_iter();
    id.into_iter()
        .map(|id| LocalizedText {
            id: id.value,
            en: en.next().map(|en| en.value),
        })
        .collect()
}

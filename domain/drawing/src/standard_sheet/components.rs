//! The components one by one, in the order of the guideline.

use maklumat_sop::{CheckedSop, Definition, Fee, FeeAmount, Promise, Requirement, RequirementKind, StartEvent};
use maklumat_vocabulary::{Language, LocalizedText, Phrase, Text};

use super::Component;
use crate::chart::Chart;
use crate::labels;

/// The names of components, as the guideline writes them.
mod name {
    use maklumat_vocabulary::Text;

    pub(super) const REQUIREMENTS: Text = Text {
        id: "Persyaratan",
        en: "Requirements",
    };
    pub(super) const PROCEDURE: Text = Text {
        id: "Sistem, mekanisme, dan prosedur",
        en: "System, mechanism and procedure",
    };
    pub(super) const TIME: Text = Text {
        id: "Jangka waktu penyelesaian",
        en: "Completion time",
    };
    pub(super) const FEE: Text = Text {
        id: "Biaya/tarif",
        en: "Fee",
    };
    pub(super) const PRODUCT: Text = Text {
        id: "Produk pelayanan",
        en: "Service product",
    };
    pub(super) const COMPLAINTS: Text = Text {
        id: "Penanganan pengaduan, saran, dan masukan",
        en: "Handling of complaints, suggestions and input",
    };
    pub(super) const LAW: Text = Text {
        id: "Dasar hukum",
        en: "Legal basis",
    };
    pub(super) const FACILITIES: Text = Text {
        id: "Sarana, prasarana, dan/atau fasilitas",
        en: "Facilities and infrastructure",
    };
    pub(super) const COMPETENCE: Text = Text {
        id: "Kompetensi pelaksana",
        en: "Competence of performers",
    };
    pub(super) const SUPERVISION: Text = Text {
        id: "Pengawasan internal",
        en: "Internal supervision",
    };
    pub(super) const STAFF: Text = Text {
        id: "Jumlah pelaksana",
        en: "Number of performers",
    };
    pub(super) const GUARANTEE: Text = Text {
        id: "Jaminan pelayanan",
        en: "Service guarantee",
    };
    pub(super) const SAFETY: Text = Text {
        id: "Jaminan keamanan dan keselamatan pelayanan",
        en: "Guarantee of security and safety",
    };
    pub(super) const EVALUATION: Text = Text {
        id: "Evaluasi kinerja pelaksana",
        en: "Evaluation of performers' work",
    };
}

const ONLY: Text = Text {
    id: "{what} (khusus {when})",
    en: "{what} (only {when})",
};
const INSTEAD: Text = Text {
    id: "{what}, dapat menggantikan {other}",
    en: "{what}, accepted instead of {other}",
};
const MAX_AGE: Text = Text {
    id: "{what}, terbit paling lama {time} sebelumnya",
    en: "{what}, issued at most {time} before",
};
const NONE_NEEDED: Text = Text {
    id: "{position}: tanpa kualifikasi khusus",
    en: "{position}: no particular qualification",
};
const COUNT: Text = Text {
    id: "{position}: {count} orang",
    en: "{position}: {count}",
};
const VALID: Text = Text {
    id: "{product}, berlaku {time}",
    en: "{product}, valid for {time}",
};
const VALID_ALWAYS: Text = Text {
    id: "{product}, berlaku tanpa batas waktu",
    en: "{product}, valid without limit of time",
};
const FREE: Text = Text {
    id: "Tidak dipungut biaya",
    en: "Nothing is charged",
};

pub(super) fn delivery(sop: &CheckedSop, language: Language) -> Vec<Component> {
    let definition = sop.definition();
    let component = |name: Text, lines| Component {
        name: name.within(language).to_owned(),
        lines,
    };
    vec![
        component(name::REQUIREMENTS, requirement_lines(definition, language)),
        component(name::PROCEDURE, procedure(sop, language)),
        component(name::TIME, promise_lines(definition, language)),
        component(name::FEE, fee_lines(sop, language)),
        component(name::PRODUCT, product_lines(definition, language)),
        component(name::COMPLAINTS, complaints(sop, language)),
    ]
}

pub(super) fn manufacturing(sop: &CheckedSop, language: Language) -> Vec<Component> {
    let (definition, regency) = (sop.definition(), sop.regency());
    let standard = &definition.standard;
    let component = |name: Text, lines| Component {
        name: name.within(language).to_owned(),
        lines,
    };
    let laws = standard.legal_basis.iter();
    let positions = || {
        definition
            .performers()
            .into_iter()
            .filter_map(|key| regency.position(key))
    };
    let competence = positions().map(|position| {
        let name = position.name.within(language);
        match &position.qualification {
            Some(needed) => format!("{name}: {}", needed.within(language)),
            None => Phrase::new(NONE_NEEDED).with("position", name).within(language),
        }
    });
    let staff = positions().map(|position| {
        let phrase = Phrase::new(COUNT).with("position", position.name.within(language));
        phrase.with("count", position.count).within(language)
    });
    vec![
        component(
            name::LAW,
            laws.map(|law| labels::citation(regency, law, language)).collect(),
        ),
        component(name::FACILITIES, texts(&standard.facilities, language)),
        component(name::COMPETENCE, competence.collect()),
        component(name::SUPERVISION, texts(&standard.supervision, language)),
        component(name::STAFF, staff.collect()),
        component(name::GUARANTEE, texts(&standard.guarantee, language)),
        component(name::SAFETY, texts(&standard.safety, language)),
        component(name::EVALUATION, texts(&standard.evaluation, language)),
    ]
}

/// What is asked, in order of writing.
pub(crate) fn requirement_lines(definition: &Definition, language: Language) -> Vec<String> {
    let requirements = definition.requirements.iter();
    requirements
        .map(|asked| requirement_line(definition, asked, language))
        .collect()
}

fn requirement_line(definition: &Definition, asked: &Requirement, language: Language) -> String {
    let mut line = asked.name.within(language).to_owned();
    if let Some(age) = asked.max_age {
        let phrase = Phrase::new(MAX_AGE).with("what", &line);
        line = phrase.with("time", age.words(language)).within(language);
    }
    if let Some(other) = asked
        .substitutes
        .as_ref()
        .and_then(|other| definition.requirement(other))
    {
        let phrase = Phrase::new(INSTEAD).with("what", &line);
        line = phrase.with("other", other.name.within(language)).within(language);
    }
    let line = qualified(definition, line, asked.when.as_ref(), language);
    let how = how(asked.kind).within(language);
    let optional = if asked.optional {
        MAY_BE_LEFT_OUT.within(language)
    } else {
        ""
    };
    format!("{line}{how}{optional}")
}

const MAY_BE_LEFT_OUT: Text = Text {
    id: "; boleh kosong",
    en: "; may be left out",
};

/// What to do with something that is asked, where its name does not say it.
const fn how(kind: RequirementKind) -> Text {
    match kind {
        RequirementKind::Shown => Text {
            id: ": diperlihatkan",
            en: ": shown",
        },
        RequirementKind::Surrendered => Text {
            id: ": diserahkan",
            en: ": handed over",
        },
        RequirementKind::Statement => Text {
            id: ": ditandatangani",
            en: ": signed",
        },
        RequirementKind::Data => Text {
            id: ": diisi pada formulir",
            en: ": filled in on the form",
        },
        RequirementKind::Copy | RequirementKind::Condition => Text { id: "", en: "" },
    }
}

/// The steps with who performs them.
fn procedure(sop: &CheckedSop, language: Language) -> Vec<String> {
    let definition = sop.definition();
    let chart = Chart::of(definition, sop.regency(), language);
    let steps = definition.steps.iter().zip(&chart.rows);
    steps
        .map(|(step, row)| format!("{}: {}", chart.lanes[row.lane], step.name.within(language)))
        .collect()
}

pub(crate) fn promise_lines(definition: &Definition, language: Language) -> Vec<String> {
    let several = definition.promises.len() > 1;
    let promises = definition.promises.iter();
    promises
        .map(|promise| promise_line(definition, promise, several, language))
        .collect()
}

fn promise_line(definition: &Definition, promise: &Promise, is_one_of_several: bool, language: Language) -> String {
    let from = match promise.from {
        StartEvent::Submitted => Text {
            id: "{time} sejak permohonan diterima",
            en: "{time} from submission",
        },
        StartEvent::Complete => Text {
            id: "{time} sejak berkas lengkap",
            en: "{time} from when the file is complete",
        },
        StartEvent::Paid => Text {
            id: "{time} sejak biaya dibayar",
            en: "{time} from payment",
        },
    };
    let time = Phrase::new(from)
        .with("time", promise.time.words(language))
        .within(language);
    let line = if is_one_of_several {
        format!("{}: {time}", promise.name.within(language))
    } else {
        time
    };
    qualified(definition, line, promise.when.as_ref(), language)
}

/// Every published fee with its ground; one by choice has a line for every option.
fn fee_lines(sop: &CheckedSop, language: Language) -> Vec<String> {
    let definition = sop.definition();
    let mut lines: Vec<String> = definition
        .fees
        .iter()
        .flat_map(|fee| fee_amounts(definition, fee, language))
        .collect();
    if definition
        .fees
        .iter()
        .all(|fee| fee.fixed().is_some_and(maklumat_vocabulary::Money::is_zero))
    {
        lines.insert(0, FREE.within(language).to_owned());
    }
    lines
}

fn fee_amounts(definition: &Definition, fee: &Fee, language: Language) -> Vec<String> {
    let name = qualified(
        definition,
        fee.name.within(language).to_owned(),
        fee.when.as_ref(),
        language,
    );
    let law = fee.law.in_words();
    match &fee.amount {
        FeeAmount::Formula(amount) => {
            vec![format!(
                "{name}: {} ({law})",
                labels::amount(definition, amount, language)
            )]
        }
        FeeAmount::Table { by, rows } => {
            let rows = rows.iter().map(|(option, amount)| {
                let option = labels::option_label(definition, by, option, language);
                (option, labels::amount(definition, amount, language))
            });
            let together = labels::by_amount(rows).into_iter();
            together
                .map(|(options, amount)| format!("{name}, {options}: {amount} ({law})"))
                .collect()
        }
    }
}

fn product_lines(definition: &Definition, language: Language) -> Vec<String> {
    let products = definition.products.iter();
    products
        .map(|product| {
            let name = product.name.within(language);
            match product.valid {
                Some(valid) => Phrase::new(VALID).with("time", valid.words(language)),
                None => Phrase::new(VALID_ALWAYS),
            }
            .with("product", name)
            .within(language)
        })
        .collect()
}

/// Ways to complain, and where the unit is reached.
pub(crate) fn complaints(sop: &CheckedSop, language: Language) -> Vec<String> {
    let mut lines = texts(&sop.definition().standard.complaints, language);
    let Some(unit) = sop.regency().unit(sop.definition().unit()) else {
        return lines;
    };
    let address = unit.address.as_ref().map(|address| address.within(language).to_owned());
    let name = unit.name.within(language).to_owned();
    let reached = [Some(name), address].into_iter().flatten();
    let reached: Vec<String> = reached.chain(unit.contact.values().cloned()).collect();
    lines.push(reached.join(", "));
    lines
}

fn qualified(
    definition: &Definition,
    what: String,
    when: Option<&maklumat_sop::condition::Expression>,
    language: Language,
) -> String {
    let Some(when) = when else { return what };
    Phrase::new(ONLY)
        .with("what", what)
        .with("when", labels::condition(definition, when, language))
        .within(language)
}

fn texts(texts: &[LocalizedText], language: Language) -> Vec<String> {
    texts.iter().map(|text| text.within(language).to_owned()).collect()
}

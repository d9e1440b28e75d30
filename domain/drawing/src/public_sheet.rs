//! What hangs on the wall and stands on the counter: the pledge, the poster, the display.

use maklumat_sop::{CheckedSop, Definition, Ending, Exit, Fee, FeeAmount, Product, RequirementKind, Target};
use maklumat_vocabulary::{Language, Money, Text, spell};

use crate::binding::Binding;
use crate::flow::Flow;
use crate::labels;
use crate::sop_sheet::day;
use crate::standard_sheet::{complaints, place_of, promise_lines, requirement_lines};

/// A service in few words, for everybody who comes in.
#[derive(Clone, Debug)]
pub struct PublicSheet {
    pub language: Language,
    pub binding: Binding,
    pub regency: String,
    pub unit: String,
    pub name: String,
    pub summary: String,
    /// What is to be brought; what is only asked in the form is left out.
    pub requirements: Vec<String>,
    pub times: Vec<String>,
    /// In figures and in words: `Rp 25.000 (dua puluh lima ribu rupiah)`.
    pub fees: Vec<String>,
    pub products: Vec<String>,
    pub complaints: Vec<String>,
    pub flow: Flow,
    /// Address of the public page, as the code says it.
    pub page: String,
    /// No decree has established it yet.
    pub is_draft: bool,
}

/// The published pledge to serve by the standard. [law: uu-25-2009-art-22]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PledgeSheet {
    pub binding: Binding,
    pub regency: String,
    pub unit: String,
    /// Position of the head of the unit, who signs.
    pub head: String,
    pub place: String,
    pub service: String,
    /// The words of the regency.
    pub statements: Vec<String>,
    pub times: Vec<String>,
    pub fees: Vec<String>,
    pub decree: Option<String>,
    pub effective: String,
    pub page: String,
}

const RUPIAH: &str = "rupiah";

const FREE: Text = Text {
    id: "Gratis: Rp 0 (nol rupiah)",
    en: "Free: Rp 0 (zero rupiah)",
};

impl PublicSheet {
    /// `site` is the address of the public pages, without a scheme.
    #[must_use]
    pub fn new(sop: &CheckedSop, binding: Binding, site: &str, language: Language) -> Self {
        let (definition, regency) = (sop.definition(), sop.regency());
        let unit = regency.unit(definition.unit());
        Self {
            language,
            binding,
            regency: regency.name.within(language).to_owned(),
            unit: unit.map_or_else(String::new, |unit| unit.name.within(language).to_owned()),
            name: definition.name.within(language).to_owned(),
            summary: definition.summary.within(language).to_owned(),
            requirements: brought(definition, language),
            times: promise_lines(definition, language),
            fees: fees(definition, language),
            products: products(definition, language),
            complaints: complaints(sop, language),
            flow: Flow::new(sop, language),
            page: page(sop, site),
            is_draft: definition.decree.is_none(),
        }
    }
}

impl PledgeSheet {
    /// In Indonesian, the language of official papers. [law: uu-24-2009-art-27]
    #[must_use]
    pub fn new(sop: &CheckedSop, binding: Binding, site: &str) -> Self {
        let language = Language::Indonesian;
        let (definition, regency) = (sop.definition(), sop.regency());
        let unit = regency.unit(definition.unit());
        let decree = definition.decree.as_ref().and_then(|key| regency.laws.get(key));
        Self {
            binding,
            regency: regency.name.id.clone(),
            unit: unit.map_or_else(String::new, |unit| unit.name.id.clone()),
            head: unit
                .and_then(|unit| regency.position(&unit.head))
                .map_or_else(String::new, |head| head.name.id.clone()),
            place: place_of(&regency.name.id),
            service: definition.name.id.clone(),
            statements: regency.pledge.iter().map(|text| text.id.clone()).collect(),
            times: promise_lines(definition, language),
            fees: fees(definition, language),
            decree: decree.map(|decree| decree.title.id.clone()),
            effective: day(definition.effective, language),
            page: page(sop, site),
        }
    }
}

/// The address of a service's public page.
fn page(sop: &CheckedSop, site: &str) -> String {
    let key = &sop.definition().key;
    format!("https://{site}/layanan/{}/{}", key.unit, key.service)
}

fn brought(definition: &Definition, language: Language) -> Vec<String> {
    let lines = requirement_lines(definition, language);
    let asked = definition.requirements.iter().zip(lines);
    asked
        .filter(|(asked, _)| asked.kind != RequirementKind::Data)
        .map(|(_, line)| line)
        .collect()
}

/// What people come for: a letter that is only issued with a refusal is none of it.
fn products(definition: &Definition, language: Language) -> Vec<String> {
    let refusals: Vec<_> = definition
        .steps
        .iter()
        .filter(|step| {
            matches!(
                &step.exit,
                Exit::To(Target::End {
                    ending: Ending::Refused,
                    ..
                })
            )
        })
        .filter_map(|step| step.issues.as_ref())
        .collect();
    let wanted = definition.products.iter();
    wanted
        .filter(|product| !refusals.contains(&&product.id))
        .map(|product| product_line(product, language))
        .collect()
}

fn product_line(product: &Product, language: Language) -> String {
    let name = product.name.within(language);
    let Some(valid) = product.valid else {
        return name.to_owned();
    };
    let valid = valid.words(language);
    match language {
        Language::Indonesian => format!("{name}, berlaku {valid}"),
        Language::English => format!("{name}, valid for {valid}"),
    }
}

/// What is charged, in figures and in words; one line where nothing ever is.
fn fees(definition: &Definition, language: Language) -> Vec<String> {
    let is_free = |fee: &Fee| fee.fixed().is_some_and(Money::is_zero);
    if definition.fees.iter().all(is_free) {
        return vec![FREE.within(language).to_owned()];
    }
    let charged = definition.fees.iter().filter(|fee| !is_free(fee));
    charged.flat_map(|fee| amounts(definition, fee, language)).collect()
}

fn amounts(definition: &Definition, fee: &Fee, language: Language) -> Vec<String> {
    let said = |amount: &maklumat_sop::condition::Expression| match amount.as_fixed_money() {
        Some(money) => in_words(money, language),
        None => labels::amount(definition, amount, language),
    };
    let name = fee.name.within(language);
    let name = match &fee.when {
        Some(when) => format!("{name} ({})", labels::condition(definition, when, language)),
        None => name.to_owned(),
    };
    match &fee.amount {
        FeeAmount::Formula(amount) => vec![format!("{name}: {}", said(amount))],
        FeeAmount::Table { by, rows } => {
            let rows = rows.iter();
            let rows =
                rows.map(|(option, amount)| (labels::option_label(definition, by, option, language), said(amount)));
            let together = labels::by_amount(rows).into_iter();
            together
                .map(|(options, amount)| format!("{name}, {options}: {amount}"))
                .collect()
        }
    }
}

/// `Rp 25.000 (dua puluh lima ribu rupiah)`
fn in_words(money: Money, language: Language) -> String {
    format!("{money} ({} {RUPIAH})", spell(money.0.unsigned_abs(), language))
}

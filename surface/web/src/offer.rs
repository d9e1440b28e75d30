//! What a service promises, in the few words of a list: how long, and what it costs.

use maklumat_calendar::Date;
use maklumat_sop::{Definition, Fee, FeeAmount, Promise, Regency};
use maklumat_vocabulary::Money;

use crate::frame::Frame;

/// The promise people ask for: the one that reaches the end, else the first.
pub(crate) fn main_promise(definition: &Definition) -> Option<&Promise> {
    definition
        .promises
        .iter()
        .find(|promise| promise.until.is_none())
        .or_else(|| definition.promises.first())
}

/// `9 hari kerja`; several promises for several variants as a range.
pub(crate) fn promise_words(f: &Frame, definition: &Definition) -> String {
    let reaching: Vec<&Promise> = definition
        .promises
        .iter()
        .filter(|promise| promise.until.is_none())
        .collect();
    match reaching.as_slice() {
        [] => main_promise(definition).map_or_else(String::new, |promise| {
            f.say("list-response")
                .with("time", promise.time.words(f.language))
                .to_string()
        }),
        [only] => only.time.words(f.language),
        several => {
            let mut words: Vec<String> = several.iter().map(|promise| promise.time.words(f.language)).collect();
            words.dedup();
            words.join(f.t("list-or").as_ref())
        }
    }
}

/// `Rp 0`, `Rp 0 sampai Rp 50.000`, or that it depends.
pub(crate) fn fee_words(f: &Frame, definition: &Definition) -> String {
    let today = f.today();
    let in_force: Vec<&Fee> = definition.fees.iter().filter(|fee| fee.is_in_force(today)).collect();
    let fixed: Vec<Money> = in_force.iter().filter_map(|fee| fee.fixed()).collect();
    if fixed.len() < in_force.len() {
        return f.t("fee-depends").into_owned();
    }
    let least = fixed.iter().min().copied().unwrap_or_default();
    let most = fixed.iter().max().copied().unwrap_or_default();
    if least == most {
        f.money(&least)
    } else {
        f.say("fee-range")
            .with("least", f.money(&least))
            .with("most", f.money(&most))
            .to_string()
    }
}

/// Whether nobody ever pays for this service on that day.
pub(crate) fn is_free(definition: &Definition, today: Date) -> bool {
    definition
        .fees
        .iter()
        .filter(|fee| fee.is_in_force(today))
        .all(|fee| fee.fixed().is_some_and(Money::is_zero))
}

/// One fee of the published table.
pub(crate) struct FeeLine {
    pub(crate) name: String,
    pub(crate) amount: String,
    pub(crate) when: Option<String>,
    pub(crate) law: String,
    /// For a fee by choice: option and amount.
    pub(crate) rows: Vec<(String, String)>,
}

pub(crate) fn fee_lines(f: &Frame, definition: &Definition, regency: &Regency) -> Vec<FeeLine> {
    let today = f.today();
    definition
        .fees
        .iter()
        .filter(|fee| fee.is_in_force(today))
        .map(|fee| fee_line(f, definition, regency, fee))
        .collect()
}

fn fee_line(f: &Frame, definition: &Definition, regency: &Regency, fee: &Fee) -> FeeLine {
    let formula = |amount: &maklumat_sop::condition::Expression| {
        amount
            .as_fixed_money()
            .map_or_else(|| explained(f, definition, amount), |fixed| f.money(&fixed))
    };
    let (amount, rows) = match &fee.amount {
        FeeAmount::Formula(amount) => (formula(amount), Vec::new()),
        FeeAmount::Table { by, rows } => {
            let rows = rows
                .iter()
                .map(|(option, amount)| (option_label(f, definition, by, option), formula(amount)))
                .collect();
            (f.t("fee-by-kind").into_owned(), rows)
        }
    };
    FeeLine {
        name: f.l(&fee.name).to_owned(),
        amount,
        when: fee.when.as_ref().map(|when| explained(f, definition, when)),
        law: citation(f, regency, &fee.law),
        rows,
    }
}

/// A condition or formula in words, with the labels of the form.
pub(crate) fn explained(
    f: &Frame,
    definition: &Definition,
    expression: &maklumat_sop::condition::Expression,
) -> String {
    expression.explain_options(f.language, &|name| label(f, definition, name), &|name, option| {
        option_label(f, definition, name, option)
    })
}

fn label(f: &Frame, definition: &Definition, name: &maklumat_vocabulary::Name) -> String {
    let variant = definition
        .variants
        .iter()
        .find(|variant| variant.id.as_str() == name.as_str())
        .map(|variant| &variant.question);
    let field = || {
        every_field(definition)
            .find(|field| field.name == *name)
            .map(|field| &field.label)
    };
    variant
        .or_else(field)
        .map_or_else(|| name.to_string(), |label| f.l(label).trim_end_matches('?').to_owned())
}

fn option_label(f: &Frame, definition: &Definition, name: &maklumat_vocabulary::Name, option: &str) -> String {
    use maklumat_sop::FieldKind;
    let in_variant = definition
        .variants
        .iter()
        .find(|variant| variant.id.as_str() == name.as_str())
        .map(|variant| variant.options.as_slice());
    let in_field = || {
        #[expect(clippy::wildcard_enum_match_arm, reason = "only two of many kinds have options")]
        every_field(definition)
            .find(|field| field.name == *name)
            .and_then(|field| match &field.kind {
                FieldKind::Choice(options) | FieldKind::Choices(options) => Some(options.as_slice()),
                _ => None,
            })
    };
    let found = in_variant
        .or_else(in_field)
        .and_then(|options| options.iter().find(|known| known.id == option));
    found.map_or_else(|| option.to_owned(), |option| f.l(&option.label).to_owned())
}

fn every_field(definition: &Definition) -> impl Iterator<Item = &maklumat_sop::Field> {
    let asked = definition
        .requirements
        .iter()
        .flat_map(|requirement| &requirement.fields);
    asked.chain(definition.steps.iter().flat_map(|step| &step.records))
}

/// `Undang-Undang 25 Tahun 2009, pasal 29`
pub(crate) fn citation(f: &Frame, regency: &Regency, citation: &maklumat_sop::Citation) -> String {
    let title = regency
        .laws
        .get(&citation.law)
        .map_or_else(|| citation.law.to_string(), |law| f.l(&law.title).to_owned());
    match &citation.place {
        Some(place) => format!("{title}, {place}"),
        None => title,
    }
}

/// Short name of the unit that answers for a service.
pub(crate) fn unit_name<'a>(f: &Frame, regency: &'a Regency, definition: &Definition) -> &'a str {
    regency
        .unit(definition.unit())
        .map_or("", |unit| unit.name.within(f.language))
}

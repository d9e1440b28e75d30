//! What a service promises, in the few words of a list: how long, and what it costs.

use maklumat_calendar::Date;
use maklumat_sop::condition::Expression;
use maklumat_sop::{Definition, Facts, Fee, FeeAmount, Promise, Regency, Value};
use maklumat_vocabulary::Money;
use maklumat_workflow::fee_amount;

use crate::frame::Frame;

/// The promise people ask for: the one that reaches the end, else the first.
pub(crate) fn main_promise(definition: &Definition) -> Option<&Promise> {
    definition
        .promises
        .iter()
        .find(|promise| promise.until.is_none())
        .or_else(|| definition.promises.first())
}

/// Whether something may still apply when only these facts are known.
pub(crate) fn may_apply(when: Option<&Expression>, facts: &Facts) -> bool {
    when.is_none_or(|when| when.settled_by(facts) != Some(false))
}

/// What is left of a condition once these facts are known, in words: `None` where it cannot hold any more,
/// `Some(None)` where it holds for certain.
pub(crate) fn condition_left(
    f: &Frame,
    definition: &Definition,
    when: Option<&Expression>,
    facts: &Facts,
) -> Option<Option<String>> {
    let Some(when) = when else { return Some(None) };
    match when.settled_by(facts) {
        Some(false) => None,
        Some(true) => Some(None),
        None => Some(Some(explained(f, definition, when))),
    }
}

/// Whether something is promised about the end, and not only about the first answer.
pub(crate) fn promises_the_end(definition: &Definition, facts: &Facts) -> bool {
    let mut promises = definition.promises.iter();
    promises.any(|promise| promise.until.is_none() && may_apply(promise.when.as_ref(), facts))
}

/// `Pengganti KTP-el hilang; Warga Negara Indonesia`
pub(crate) fn choice_words(f: &Frame, definition: &Definition, facts: &Facts) -> String {
    let variants = definition.variants.iter();
    let chosen = variants.filter_map(|variant| match facts.get(variant.id.as_str()) {
        Some(Value::Choice(chosen)) => {
            let option = variant.options.iter().find(|option| option.id == *chosen)?;
            Some(f.l(&option.label))
        }
        _ => None,
    });
    chosen.collect::<Vec<_>>().join("; ")
}

/// `9 hari kerja`; several promises for several variants as a range.
pub(crate) fn promise_words(f: &Frame, definition: &Definition, facts: &Facts) -> String {
    let reaching: Vec<&Promise> = definition
        .promises
        .iter()
        .filter(|promise| promise.until.is_none() && may_apply(promise.when.as_ref(), facts))
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
pub(crate) fn fee_words(f: &Frame, definition: &Definition, facts: &Facts) -> String {
    if let Some(total) = whole_fee(f, definition, facts) {
        return f.money(&total);
    }
    let today = f.today();
    let due = fees_due(definition, facts, today);
    let known: Vec<Money> = due.iter().filter_map(|fee| known_amount(fee, facts, today)).collect();
    let (Some(least), Some(most)) = (known.iter().min(), known.iter().max()) else {
        return f.t("fee-depends").into_owned();
    };
    if known.len() < due.len() {
        return f.t("fee-depends").into_owned();
    }
    if least == most {
        return f.money(least);
    }
    f.say("fee-range")
        .with("least", f.money(least))
        .with("most", f.money(most))
        .to_string()
}

/// All that is charged, where these facts settle which fees are due and how much each is.
pub(crate) fn whole_fee(f: &Frame, definition: &Definition, facts: &Facts) -> Option<Money> {
    let today = f.today();
    let mut total = Money::ZERO;
    for fee in fees_due(definition, facts, today) {
        if fee.when.as_ref().is_some_and(|when| when.settled_by(facts).is_none()) {
            return None;
        }
        total = Money(total.0.checked_add(known_amount(fee, facts, today)?.0)?);
    }
    Some(total)
}

fn fees_due<'d>(definition: &'d Definition, facts: &Facts, today: Date) -> Vec<&'d Fee> {
    let in_force = definition.fees.iter().filter(|fee| fee.is_in_force(today));
    in_force.filter(|fee| may_apply(fee.when.as_ref(), facts)).collect()
}

/// The amount of a fee, whether or not it is due.
fn known_amount(fee: &Fee, facts: &Facts, today: Date) -> Option<Money> {
    let unconditional = Fee {
        when: None,
        ..fee.clone()
    };
    fee_amount(&unconditional, facts, today).ok()
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

pub(crate) fn fee_lines(f: &Frame, definition: &Definition, regency: &Regency, facts: &Facts) -> Vec<FeeLine> {
    fees_due(definition, facts, f.today())
        .into_iter()
        .map(|fee| fee_line(f, (definition, regency), fee, facts))
        .collect()
}

/// A fee as it is published, whether or not it is charged today.
pub(crate) fn published_fee(f: &Frame, of: (&Definition, &Regency), fee: &Fee) -> FeeLine {
    // Out of its time it would come to nothing, which is not what is published.
    let timeless = Fee {
        from: None,
        until: None,
        ..fee.clone()
    };
    fee_line(f, of, &timeless, &Facts::new())
}

/// A fact as people say it: `Luas 2 m²`, `Kelas jalan: utama`.
pub(crate) fn fact_words(
    f: &Frame,
    definition: &Definition,
    name: &maklumat_vocabulary::Name,
    value: &Value,
) -> String {
    let label = label(f, definition, name);
    let unit = every_field(definition)
        .find(|field| field.name == *name)
        .and_then(|field| field.unit.clone())
        .map_or_else(String::new, |unit| format!(" {unit}"));
    let said = match value {
        Value::YesNo(is_so) => f.t(if *is_so { "yes" } else { "no" }).into_owned(),
        Value::Number(number) => format!("{number}{unit}"),
        Value::Money(amount) => f.money(amount),
        Value::Date(day) => f.long_day(day),
        Value::Choice(option) => option_label(f, definition, name, option),
        Value::Choices(options) => {
            let labels = options.iter().map(|option| option_label(f, definition, name, option));
            labels.collect::<Vec<_>>().join(", ")
        }
        Value::Text(text) => text.clone(),
    };
    format!("{label}: {said}")
}

fn fee_line(f: &Frame, (definition, regency): (&Definition, &Regency), fee: &Fee, facts: &Facts) -> FeeLine {
    let formula = |amount: &maklumat_sop::condition::Expression| {
        amount
            .as_fixed_money()
            .map_or_else(|| explained(f, definition, amount), |fixed| f.money(&fixed))
    };
    let (mut amount, mut rows) = match &fee.amount {
        FeeAmount::Formula(amount) => (formula(amount), Vec::new()),
        FeeAmount::Table { by, rows } => {
            let rows = rows
                .iter()
                .map(|(option, amount)| (option_label(f, definition, by, option), formula(amount)))
                .collect();
            (f.t("fee-by-kind").into_owned(), rows)
        }
    };
    if let Some(known) = known_amount(fee, facts, f.today()) {
        (amount, rows) = (f.money(&known), Vec::new());
    }
    FeeLine {
        name: f.l(&fee.name).to_owned(),
        amount,
        when: condition_left(f, definition, fee.when.as_ref(), facts).flatten(),
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

//! Every fee of the services in force, with its ground and an example that is computed as a case would be.

use maklumat_calendar::Date;
use maklumat_sop::{CheckedSop, ChoiceOption, Definition, Facts, Fee, FeeAmount, FieldKind, Value};
use maklumat_vocabulary::{Money, Name};
use maklumat_workflow::fee_amount;
use rust_decimal::Decimal;

use crate::App;
use crate::accounts::officers::check_administrator;
use crate::problem::Problem;
use crate::views::account::SignedIn;
use crate::views::fee::{FeeExample, FeeRow, FeeStanding, Ground};

/// Most combinations of answers that are tried for an example in which the fee is charged.
const TRIED: usize = 200;

/// What an invented number is, within the bounds of its field.
const NUMBER: i64 = 2;

/// An invented sum of money.
const SUM: i64 = 1_000_000;

impl App {
    /// Fees by service, in order of writing.
    pub fn fees(&self, by: &SignedIn) -> Result<Vec<FeeRow>, Problem> {
        check_administrator(by)?;
        let today = self.today();
        let mut rows = Vec::new();
        for published in self.catalogue() {
            for fee in &published.sop.definition().fees {
                rows.push(FeeRow {
                    fee: fee.clone(),
                    standing: standing(fee, today),
                    ground: ground(&published.sop, fee, today),
                    example: example(published.sop.definition(), fee, today),
                    published: published.clone(),
                });
            }
        }
        Ok(rows)
    }
}

fn standing(fee: &Fee, today: Date) -> FeeStanding {
    match (fee.from, fee.until) {
        (Some(from), _) if from > today => FeeStanding::Coming(from),
        (_, Some(until)) if until < today => FeeStanding::Over(until),
        _ => FeeStanding::InForce,
    }
}

fn ground(sop: &CheckedSop, fee: &Fee, today: Date) -> Ground {
    match sop.regency().laws.get(&fee.law.law) {
        Some(law) if law.from > today || law.until.is_some_and(|until| until < today) => Ground::Missing,
        Some(law) if !law.is_verified => Ground::Unverified,
        Some(_) => Ground::InForce,
        None => Ground::Missing,
    }
}

/// Answers with which the fee is charged, as few as it reads, and the sum.
fn example(definition: &Definition, fee: &Fee, today: Date) -> Option<FeeExample> {
    // Also of a fee whose time has not come or is over it is shown what it comes to.
    let fee = Fee {
        from: None,
        until: None,
        ..fee.clone()
    };
    let choices: Vec<(Name, Vec<Value>)> = names(&fee)
        .into_iter()
        .map(|name| {
            let values = values(definition, &name, today);
            (name, values)
        })
        .collect();
    if choices.iter().any(|(_, values)| values.is_empty()) {
        return None;
    }
    let mut last = None;
    for number in 0..TRIED {
        let Some(facts) = combination(&choices, number) else {
            break;
        };
        let Ok(amount) = fee_amount(&fee, &facts, today) else {
            continue;
        };
        if amount != Money::ZERO {
            return Some(FeeExample { facts, amount });
        }
        last.get_or_insert(FeeExample { facts, amount });
    }
    last
}

/// The names a fee reads.
fn names(fee: &Fee) -> Vec<Name> {
    let mut names = fee.when.as_ref().map(|when| when.names()).unwrap_or_default();
    match &fee.amount {
        FeeAmount::Formula(formula) => names.extend(formula.names()),
        FeeAmount::Table { by, rows } => {
            names.insert(by.clone());
            names.extend(rows.values().flat_map(|row| row.names()));
        }
    }
    names.into_iter().collect()
}

/// Values that may be invented for a name.
fn values(definition: &Definition, name: &Name, today: Date) -> Vec<Value> {
    let choices = |options: &[ChoiceOption]| options.iter().map(|option| Value::Choice(option.id.clone())).collect();
    if let Some(variant) = definition
        .variants
        .iter()
        .find(|known| known.id.as_str() == name.as_str())
    {
        return choices(&variant.options);
    }
    let asked = definition.requirements.iter().flat_map(|asked| &asked.fields);
    let recorded = definition.steps.iter().flat_map(|step| &step.records);
    let Some(field) = asked.chain(recorded).find(|field| field.name == *name) else {
        return Vec::new();
    };
    let bounded = |number: i64| {
        number
            .max(field.min.unwrap_or(number))
            .min(field.max.unwrap_or(i64::MAX))
    };
    match &field.kind {
        FieldKind::Choice(options) => choices(options),
        FieldKind::Choices(options) => options
            .iter()
            .map(|option| Value::Choices([option.id.clone()].into()))
            .collect(),
        FieldKind::YesNo => vec![Value::YesNo(true), Value::YesNo(false)],
        FieldKind::Integer | FieldKind::Decimal => vec![Value::Number(Decimal::from(bounded(NUMBER)))],
        FieldKind::Money => vec![Value::Money(Money(bounded(SUM)))],
        FieldKind::Date => vec![Value::Date(today)],
        FieldKind::Text
        | FieldKind::LongText
        | FieldKind::Nik
        | FieldKind::Nib
        | FieldKind::Phone
        | FieldKind::Email
        | FieldKind::Region
        | FieldKind::Location
        | FieldKind::Plate => Vec::new(),
    }
}

/// The combination of this number, the first name turning fastest. `None` past the last.
fn combination(choices: &[(Name, Vec<Value>)], mut number: usize) -> Option<Facts> {
    let mut facts = Facts::new();
    for (name, values) in choices {
        facts.insert(name.clone(), values[number % values.len()].clone());
        number /= values.len();
    }
    (number == 0).then_some(facts)
}

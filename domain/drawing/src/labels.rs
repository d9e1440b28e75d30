//! Conditions, amounts and citations of a definition in words, with the labels of its form.

use maklumat_sop::condition::Expression;
use maklumat_sop::{ChoiceOption, Citation, Definition, Field, FieldKind, Regency, Variant};
use maklumat_vocabulary::{Language, Name};

/// Stands for the name of a variant, whose options say enough by themselves.
const UNSAID: &str = "\u{1}";

/// A condition without the questions whose answers speak for themselves: `KTP-el pertama`.
pub(crate) fn condition(definition: &Definition, when: &Expression, language: Language) -> String {
    let label = |name: &Name| match variant(definition, name) {
        Some(variant) if variant.options.iter().any(is_an_answer) => {
            variant.question.within(language).trim_end_matches('?').to_owned()
        }
        Some(_) => UNSAID.to_owned(),
        None => field_label(definition, name, language),
    };
    let said = when.explain_options(language, &label, &|name, option| {
        option_label(definition, name, option, language)
    });
    said.replace(&format!("{UNSAID}: "), "").replace(UNSAID, "")
}

/// An amount as people read it: a sum, or how it is reckoned.
pub(crate) fn amount(definition: &Definition, amount: &Expression, language: Language) -> String {
    amount.as_fixed_money().map_or_else(
        || amount.explain_amount(language, &|name| field_label(definition, name, language)),
        |money| money.to_string(),
    )
}

/// Options with what is charged for them, those of one amount together.
pub(crate) fn by_amount(rows: impl Iterator<Item = (String, String)>) -> Vec<(String, String)> {
    let mut together: Vec<(String, String)> = Vec::new();
    for (option, amount) in rows {
        match together.iter_mut().find(|(_, known)| *known == amount) {
            Some((options, _)) => {
                options.push_str(", ");
                options.push_str(&option);
            }
            None => together.push((option, amount)),
        }
    }
    together
}

/// Title of a regulation and the place in it.
pub(crate) fn citation(regency: &Regency, citation: &Citation, language: Language) -> String {
    let title = regency
        .laws
        .get(&citation.law)
        .map_or_else(|| citation.law.to_string(), |law| law.title.within(language).to_owned());
    match &citation.place {
        Some(place) => format!("{title}, {place}"),
        None => title,
    }
}

/// The words of an option of a choice, be it a variant or a field.
pub(crate) fn option_label(definition: &Definition, name: &Name, option: &str, language: Language) -> String {
    let in_field = || field(definition, name).and_then(options);
    let options = variant(definition, name)
        .map(|variant| variant.options.as_slice())
        .or_else(in_field);
    let found = options.and_then(|options| options.iter().find(|known| known.id == option));
    found.map_or_else(
        || option.replace('-', " "),
        |option| option.label.within(language).to_owned(),
    )
}

fn field_label(definition: &Definition, name: &Name, language: Language) -> String {
    field(definition, name).map_or_else(
        || name.as_str().replace('-', " "),
        |field| field.label.within(language).trim_end_matches('?').to_owned(),
    )
}

fn variant<'d>(definition: &'d Definition, name: &Name) -> Option<&'d Variant> {
    let mut variants = definition.variants.iter();
    variants.find(|variant| variant.id.as_str() == name.as_str())
}

/// Whether an option says nothing without its question: `Ya`, `Belum pernah`.
fn is_an_answer(option: &ChoiceOption) -> bool {
    let first = option
        .label
        .id
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_lowercase();
    matches!(first.as_str(), "ya" | "tidak" | "belum" | "sudah" | "pernah" | "ada")
}

fn field<'d>(definition: &'d Definition, name: &Name) -> Option<&'d Field> {
    let asked = definition
        .requirements
        .iter()
        .flat_map(|requirement| &requirement.fields);
    let recorded = definition.steps.iter().flat_map(|step| &step.records);
    asked.chain(recorded).find(|field| field.name == *name)
}

fn options(field: &Field) -> Option<&[ChoiceOption]> {
    match &field.kind {
        FieldKind::Choice(options) | FieldKind::Choices(options) => Some(options),
        FieldKind::Text
        | FieldKind::LongText
        | FieldKind::Integer
        | FieldKind::Decimal
        | FieldKind::Money
        | FieldKind::YesNo
        | FieldKind::Date
        | FieldKind::Nik
        | FieldKind::Nib
        | FieldKind::Phone
        | FieldKind::Email
        | FieldKind::Region
        | FieldKind::Location
        | FieldKind::Plate => None,
    }
}

//! `[variant]` and `[requirement]`: what is asked of the applicant, which is also the form.

use maklumat_vocabulary::Spanned;

use crate::model::{FieldKind, RequirementKind};
use crate::rules::wrong_value::Kind;
use crate::source::address::Address;
use crate::source::draft::{Draft, DraftField, DraftOption, DraftRequirement, DraftVariant};
use crate::source::place;
use crate::source::section::{Need, Reader, Section};
use crate::source::slot::Slot;
use crate::source::tree::{Entry, Node, Table, Written};
use crate::source::values::read_text;

const KINDS: [(&str, RequirementKind); 6] = [
    ("copy", RequirementKind::Copy),
    ("shown", RequirementKind::Shown),
    ("surrendered", RequirementKind::Surrendered),
    ("statement", RequirementKind::Statement),
    ("data", RequirementKind::Data),
    ("condition", RequirementKind::Condition),
];

/// The types of answers. Those of choices get their options afterwards.
const TYPES: [(&str, Type); 16] = [
    ("text", Type::Text),
    ("long-text", Type::LongText),
    ("integer", Type::Integer),
    ("decimal", Type::Decimal),
    ("money", Type::Money),
    ("yes-no", Type::YesNo),
    ("date", Type::Date),
    ("choice", Type::Choice),
    ("choices", Type::Choices),
    ("nik", Type::Nik),
    ("nib", Type::Nib),
    ("phone", Type::Phone),
    ("email", Type::Email),
    ("region", Type::Region),
    ("location", Type::Location),
    ("plate", Type::Plate),
];

#[derive(Clone, Copy)]
enum Type {
    Text,
    LongText,
    Integer,
    Decimal,
    Money,
    YesNo,
    Date,
    Choice,
    Choices,
    Nik,
    Nib,
    Phone,
    Email,
    Region,
    Location,
    Plate,
}

pub(crate) fn read(file: &mut Section<'_, '_, '_>, draft: &mut Draft) {
    for (entry, table) in file.named("variant").unwrap_or_default() {
        let address = Address::of(&["variant", &entry.key.value]);
        let mut section = file.reader.section(table, address, entry.key.span, &place::VARIANT);
        draft.variants.push(DraftVariant {
            id: id(entry),
            question: section.text("question", Need::Required),
            options: section.special("options", Need::Required, read_options),
        });
        section.finish();
    }
    for (entry, table) in file.named("requirement").unwrap_or_default() {
        draft.requirements.push(requirement(file.reader, entry, table));
    }
}

fn requirement(reader: &mut Reader<'_>, entry: &Entry, table: &Table) -> DraftRequirement {
    let address = Address::of(&["requirement", &entry.key.value]);
    let mut section = reader.section(table, address, entry.key.span, &place::REQUIREMENT);
    let mut requirement = DraftRequirement {
        id: id(entry),
        name: section.text("name", Need::Required),
        kind: section.one_of("kind", Need::Required, &KINDS),
        question: section.text("question", Need::Optional),
        hint: section.text("hint", Need::Optional),
        when: section.condition("when", Need::Optional),
        optional: section.truth("optional"),
        rule: section.condition("rule", Need::Optional),
        substitutes: section.word("substitutes", Need::Optional),
        max_age: section.long_duration("max-age", Need::Optional),
        law: section.citation("law", Need::Optional),
        fields: Vec::new(),
        field_section: None,
    };
    let fields = section.table("field");
    let address = section.at("field");
    section.finish();
    if let Some((fields, table)) = fields {
        requirement.field_section = Some(fields.key.span);
        requirement.fields = read_fields(reader, table, address);
    }
    requirement
}

/// The fields of a requirement, or the values a step records.
pub(crate) fn read_fields(reader: &mut Reader<'_>, table: &Table, address: Address<'_>) -> Vec<DraftField> {
    reader
        .named_in(table, address)
        .into_iter()
        .map(|(entry, table)| field(reader, entry, table, address))
        .collect()
}

fn field(reader: &mut Reader<'_>, entry: &Entry, table: &Table, address: Address<'_>) -> DraftField {
    let is_record = address.last() == "record";
    let mut section = reader.section(table, address.with(&entry.key.value), entry.key.span, &place::FIELD);
    let kind: Slot<Type> = section.one_of("type", Need::Required, &TYPES);
    let is_choice = matches!(kind.value(), Some(Type::Choice | Type::Choices));
    let need = if is_choice { Need::Required } else { Need::Optional };
    let label = section.text("label", Need::Required);
    let options: Slot<Vec<DraftOption>> = section.special("options", need, read_options);
    let field = DraftField {
        id: id(entry),
        label,
        kind: kind.map(|kind| kind.with(options.value().map_or(&[], Vec::as_slice))),
        options,
        unit: section.word("unit", Need::Optional),
        min: section.integer("min", Need::Optional),
        max: section.integer("max", Need::Optional),
        optional: section.truth("optional"),
        when: section.condition("when", Need::Optional),
        prefill: if is_record {
            Slot::Missing
        } else {
            section.word("prefill", Need::Optional)
        },
        device: if is_record {
            section.word("device", Need::Optional)
        } else {
            Slot::Missing
        },
    };
    section.finish();
    field
}

fn read_options(reader: &mut Reader<'_>, node: &Node, address: Address<'_>) -> Slot<Vec<DraftOption>> {
    let Written::Table(table) = &node.value else {
        return reader.wrong(Kind::Table, node, address);
    };
    let mut options = Vec::new();
    for entry in &table.entries {
        reader.check_id(entry, address);
        if let Slot::Read(label) = read_text(reader, &entry.node, address.with(&entry.key.value)) {
            options.push(DraftOption {
                id: id(entry),
                label: label.value,
            });
        }
    }
    Slot::Read(Spanned::new(options, node.span))
}

pub(crate) fn id(entry: &Entry) -> Spanned<String> {
    entry.key.clone()
}

impl Type {
    fn with(self, options: &[DraftOption]) -> FieldKind {
        let options = || {
            options
                .iter()
                .map(|option| crate::model::ChoiceOption {
                    id: option.id.value.clone(),
                    label: option.label.clone(),
                })
                .collect()
        };
        match self {
            Self::Text => FieldKind::Text,
            Self::LongText => FieldKind::LongText,
            Self::Integer => FieldKind::Integer,
            Self::Decimal => FieldKind::Decimal,
            Self::Money => FieldKind::Money,
            Self::YesNo => FieldKind::YesNo,
            Self::Date => FieldKind::Date,
            Self::Choice => FieldKind::Choice(options()),
            Self::Choices => FieldKind::Choices(options()),
            Self::Nik => FieldKind::Nik,
            Self::Nib => FieldKind::Nib,
            Self::Phone => FieldKind::Phone,
            Self::Email => FieldKind::Email,
            Self::Region => FieldKind::Region,
            Self::Location => FieldKind::Location,
            Self::Plate => FieldKind::Plate,
        }
    }
}

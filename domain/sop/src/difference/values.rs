//! Old and new values in words: what is asked, charged, measured, and who does it.

use std::collections::BTreeMap;

use maklumat_vocabulary::{LocalizedText, Text};

use super::{Label, Said, names, pairs, times};
use crate::model::{Check, Fee, FeeAmount, Field, FieldKind, Performer, Step, Target};

const AMOUNT: Label = Label(Text {
    id: "Besarnya",
    en: "Amount",
});
const PERFORMER: Label = Label(Text {
    id: "Pelaksana",
    en: "Performer",
});
const PASS: Label = Label(Text {
    id: "Lulus bila",
    en: "Passed if",
});
const WITHIN: Label = Label(Text {
    id: "Waktu melengkapi",
    en: "Time to answer",
});
const LEADS_TO: Label = Label(Text {
    id: "Arahnya",
    en: "Leads to",
});

/// Questions that are new, gone, or asked otherwise.
pub(super) fn of_fields(old: &[Field], new: &[Field]) -> Vec<Said> {
    let of_field = |(was, is): (Option<&Field>, Option<&Field>)| match (was, is) {
        (None, Some(is)) if is.optional => said(("Boleh diisi juga", "May also be answered"), &is.label),
        (None, Some(is)) => said(("Ditanyakan juga", "Also asked"), &is.label),
        (Some(was), None) => said(("Tidak ditanyakan lagi", "Not asked any more"), &was.label),
        (Some(was), Some(is)) if was.optional != is.optional && is.optional => {
            said(("Boleh dikosongkan", "May be left empty"), &is.label)
        }
        (Some(was), Some(is)) if was.optional != is.optional => said(("Wajib diisi", "Must be answered"), &is.label),
        (Some(was), Some(is)) if was.kind != is.kind || (was.min, was.max) != (is.min, is.max) => {
            let name = names(&is.label);
            let (was, is) = (accepts(was), accepts(is));
            (
                format!(" Isian {}: {} menjadi {}.", name.0, was.0, is.0),
                format!(" Question {}: {} becomes {}.", name.1, was.1, is.1),
            )
        }
        (Some(was), Some(is)) if was.label != is.label => renamed(&was.label, &is.label),
        (Some(_), Some(_)) | (None, None) => Said::default(),
    };
    pairs(old, new, |field| field.name.as_str())
        .into_iter()
        .map(of_field)
        .collect()
}

fn said((id, en): (&str, &str), name: &LocalizedText) -> Said {
    let name = names(name);
    (format!(" {id}: {}.", name.0), format!(" {en}: {}.", name.1))
}

fn renamed(was: &LocalizedText, is: &LocalizedText) -> Said {
    let (was, is) = (names(was), names(is));
    let id = if was.0 == is.0 {
        String::new()
    } else {
        format!(" Isian {} menjadi {}.", was.0, is.0)
    };
    let en = if was.1 == is.1 {
        String::new()
    } else {
        format!(" Question {} becomes {}.", was.1, is.1)
    };
    (id, en)
}

/// What an answer may be: its options, or its kind with its bounds.
fn accepts(field: &Field) -> Said {
    let options = match &field.kind {
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
    };
    let Some(options) = options else {
        return kind_with_bounds(field);
    };
    let listed: Vec<Said> = options.iter().map(|option| names(&option.label)).collect();
    let join = |words: Vec<&String>| words.into_iter().cloned().collect::<Vec<_>>().join(", ");
    (
        join(listed.iter().map(|(id, _)| id).collect()),
        join(listed.iter().map(|(_, en)| en).collect()),
    )
}

/// The kind of an answer with its bounds: `bilangan bulat 1–4`.
fn kind_with_bounds(field: &Field) -> Said {
    let word = kind_word(&field.kind);
    let bounds = match (field.min, field.max) {
        (None, None) => String::new(),
        (min, max) => {
            let bound = |value: Option<i64>| value.map_or_else(|| "\u{2026}".to_owned(), |value| value.to_string());
            format!(" {}\u{2013}{}", bound(min), bound(max))
        }
    };
    (format!("{}{bounds}", word.id), format!("{}{bounds}", word.en))
}

const fn kind_word(kind: &FieldKind) -> Text {
    let (id, en) = match kind {
        FieldKind::Text | FieldKind::LongText => ("teks", "text"),
        FieldKind::Integer => ("bilangan bulat", "whole number"),
        FieldKind::Decimal => ("bilangan", "number"),
        FieldKind::Money => ("uang", "money"),
        FieldKind::YesNo => ("ya atau tidak", "yes or no"),
        FieldKind::Date => ("tanggal", "date"),
        FieldKind::Choice(_) | FieldKind::Choices(_) => ("pilihan", "choice"),
        FieldKind::Nik => ("NIK", "NIK"),
        FieldKind::Nib => ("NIB", "NIB"),
        FieldKind::Phone => ("nomor telepon", "telephone number"),
        FieldKind::Email => ("surel", "e-mail"),
        FieldKind::Region => ("wilayah", "region"),
        FieldKind::Location => ("lokasi", "location"),
        FieldKind::Plate => ("nomor kendaraan", "plate number"),
    };
    Text { id, en }
}

/// What a fee comes to: as a whole, or each row of its table that is not what it was.
pub(super) fn of_fees(was: &Fee, is: &Fee) -> Vec<Said> {
    match (&was.amount, &is.amount) {
        (FeeAmount::Table { rows: was, .. }, FeeAmount::Table { rows: is, .. }) => {
            let options: std::collections::BTreeSet<&String> = was.keys().chain(is.keys()).collect();
            let amount = |rows: &BTreeMap<String, crate::condition::Expression>, option: &String| {
                rows.get(option)
                    .map_or_else(|| "\u{2013}".to_owned(), ToString::to_string)
            };
            let changed = options
                .into_iter()
                .filter(|option| amount(was, option) != amount(is, option));
            changed
                .map(|option| {
                    let (was, is) = (amount(was, option), amount(is, option));
                    (
                        format!(" {}: {was} menjadi {is}.", option.replace('-', " ")),
                        format!(" {}: {was} becomes {is}.", option.replace('-', " ")),
                    )
                })
                .collect()
        }
        (was, is) => vec![AMOUNT.changed(&amount(was), &amount(is))],
    }
}

fn amount(amount: &FeeAmount) -> Said {
    match amount {
        FeeAmount::Formula(formula) => (formula.to_string(), formula.to_string()),
        FeeAmount::Table { .. } => ("menurut tabel".to_owned(), "by a table".to_owned()),
    }
}

/// Who does a step, how long an applicant has to answer it, and where its decisions lead.
pub(super) fn of_steps(was: &Step, is: &Step) -> Vec<Said> {
    let mut values = vec![PERFORMER.changed(&performer(&was.by), &performer(&is.by))];
    for (was, is) in pairs(was.outcomes(), is.outcomes(), |outcome| outcome.id.as_str()) {
        match (was, is) {
            (Some(was), Some(is)) => {
                values.push(target_changed(&was.target, &is.target));
            }
            (None, Some(one)) => values.push(said(("Hasil baru", "New result"), &one.name)),
            (Some(one), None) => values.push(said(("Hasil yang hilang", "Result that is gone"), &one.name)),
            (None, None) => {}
        }
    }
    values
}

fn target_changed(was: &Target, is: &Target) -> Said {
    match (was, is) {
        (Target::Return { within: was, .. }, Target::Return { within: is, .. }) => {
            WITHIN.changed(&times(*was), &times(*is))
        }
        (was, is) => LEADS_TO.changed(&leads_to(was), &leads_to(is)),
    }
}

fn leads_to(target: &Target) -> Said {
    match target {
        Target::Next(step) => {
            let step = step.as_str().replace('-', " ");
            (step.clone(), step)
        }
        Target::Return { .. } => ("kembali ke pemohon".to_owned(), "back to the applicant".to_owned()),
        Target::End { .. } => ("selesai".to_owned(), "the end".to_owned()),
    }
}

fn performer(by: &Performer) -> Said {
    match by {
        Performer::Applicant => ("pemohon".to_owned(), "the applicant".to_owned()),
        Performer::Position(position) => {
            let name = position.position.replace('-', " ");
            (name.clone(), name)
        }
    }
}

/// The threshold as it was and as it is.
pub(super) fn of_checks(was: &Check, is: &Check) -> Said {
    let terms = |check: &Check| {
        let when = check.when.as_ref().map(|when| format!(" ({when})")).unwrap_or_default();
        let terms = format!("{}{when}", check.pass);
        (terms.clone(), terms)
    };
    PASS.changed(&terms(was), &terms(is))
}

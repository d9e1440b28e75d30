//! What may be chosen in a cell: what the definition itself names, what the regency has, and closed lists.

use std::collections::{BTreeMap, BTreeSet};

use maklumat_vocabulary::{LocalizedText, ServiceKey};

use crate::authoring::arrows::{BACK, ENDS, text_of};
use crate::authoring::outline::{node_at, table_of};
use crate::authoring::table::{Choice, ChoiceList};
use crate::organisation::Regency;
use crate::source::tree::{Table, Written};

/// Templates that fit every service: a letter or certificate, and the letter of refusal.
const PLAIN_LETTERS: [&str; 2] = ["surat", "surat-penolakan"];

type Lists = BTreeMap<ChoiceList, Vec<Choice>>;

pub(crate) fn choices(table: &Table, key: &ServiceKey, regency: &Regency) -> Lists {
    let mut lists = Lists::new();
    closed(&mut lists);
    of_regency(&mut lists, key, regency);
    of_text(&mut lists, table);
    lists
}

fn choice(value: impl Into<String>, label: LocalizedText) -> Choice {
    Choice {
        value: value.into(),
        label,
    }
}

fn words(id: &str, en: &str) -> LocalizedText {
    LocalizedText {
        id: id.to_owned(),
        en: Some(en.to_owned()),
    }
}

fn of_regency(lists: &mut Lists, key: &ServiceKey, regency: &Regency) {
    lists.insert(ChoiceList::Performers, performers(key, regency));
    let laws = regency.laws.values();
    lists.insert(
        ChoiceList::Laws,
        laws.map(|law| choice(law.key.to_string(), law.title.clone())).collect(),
    );
    let limits = regency.laws.values().flat_map(|law| {
        law.limits
            .iter()
            .map(|(name, limit)| choice(format!("{}.{name}", law.key), limit.about.clone()))
    });
    lists.insert(ChoiceList::Limits, limits.collect());
    let hours = regency.almanac.hours.iter().map(|hours| {
        let name = hours.name.clone();
        choice(
            &hours.key,
            name.unwrap_or_else(|| LocalizedText::indonesian(&hours.key)),
        )
    });
    lists.insert(ChoiceList::Hours, hours.collect());
    let devices = regency.unit(&key.unit).into_iter().flat_map(|unit| &unit.devices);
    lists.insert(
        ChoiceList::Devices,
        devices
            .map(|(id, device)| choice(id.to_string(), device.name.clone()))
            .collect(),
    );
    let prefills = regency.sources.iter().flat_map(|(id, source)| {
        source
            .fields
            .iter()
            .map(move |field| choice(format!("{id}.{field}"), source.name.clone()))
    });
    lists.insert(ChoiceList::Prefills, prefills.collect());
}

/// The applicant, the positions of the unit, then those of the others.
fn performers(key: &ServiceKey, regency: &Regency) -> Vec<Choice> {
    let mut all = vec![choice("applicant", words("Pemohon", "Applicant"))];
    let own = regency.unit(&key.unit).into_iter();
    let own = own.flat_map(|unit| &unit.positions);
    all.extend(own.map(|position| choice(position.key.position.to_string(), position.name.clone())));
    let others = regency.units.values().filter(|unit| unit.id != key.unit);
    for unit in others {
        all.extend(unit.positions.iter().map(|position| {
            let name = |language| {
                let (position, unit) = (position.name.within(language), unit.name.within(language));
                format!("{position}, {unit}")
            };
            let label = words(
                &name(maklumat_vocabulary::Language::Indonesian),
                &name(maklumat_vocabulary::Language::English),
            );
            choice(position.key.to_string(), label)
        }));
    }
    all
}

fn of_text(lists: &mut Lists, table: &Table) {
    let steps: Vec<Choice> = named(table, "step")
        .into_iter()
        .enumerate()
        .map(|(at, (_, name))| choice((at + 1).to_string(), LocalizedText::indonesian(name)))
        .collect();
    let mut arrows = steps.clone();
    arrows.extend(
        ENDS.iter()
            .zip(["the end", "refused", "redirected", "withdrawn"])
            .map(|((_, word), english)| choice(*word, words(word, english))),
    );
    arrows.push(choice(BACK, words(BACK, "back to the applicant")));
    lists.insert(ChoiceList::Steps, steps);
    lists.insert(ChoiceList::Arrows, arrows);
    for (list, key) in [
        (ChoiceList::Products, "product"),
        (ChoiceList::Fees, "fee"),
        (ChoiceList::Requirements, "requirement"),
    ] {
        let all = named(table, key).into_iter();
        let all = all.map(|(id, name)| choice(id, LocalizedText::indonesian(name)));
        lists.insert(list, all.collect());
    }
    let inputs = inputs(table).into_iter();
    lists.insert(
        ChoiceList::Inputs,
        inputs
            .map(|words| choice(&words, LocalizedText::indonesian(&words)))
            .collect(),
    );
    let (selections, places) = fields(table);
    lists.insert(ChoiceList::Selections, selections);
    lists.insert(ChoiceList::Places, places);
    let templates: BTreeSet<String> = rows(table, "product")
        .into_iter()
        .filter_map(|(_, product)| text_at(product, "template"))
        .chain(PLAIN_LETTERS.map(str::to_owned))
        .collect();
    let templates = templates.into_iter();
    lists.insert(
        ChoiceList::Templates,
        templates
            .map(|template| choice(&template, LocalizedText::indonesian(&template)))
            .collect(),
    );
}

fn rows<'t>(table: &'t Table, key: &str) -> Vec<(&'t str, &'t Table)> {
    let rows = node_at(table, key).and_then(table_of);
    let entries = rows.map_or(&[][..], |rows| rows.entries.as_slice()).iter();
    entries
        .filter_map(|entry| Some((entry.key.value.as_str(), table_of(&entry.node)?)))
        .collect()
}

/// Ids and names; the id where nothing has a name.
fn named(table: &Table, key: &str) -> Vec<(String, String)> {
    rows(table, key)
        .into_iter()
        .map(|(id, row)| (id.to_owned(), text_at(row, "name").unwrap_or_else(|| id.to_owned())))
        .collect()
}

fn text_at(table: &Table, key: &str) -> Option<String> {
    node_at(table, key)
        .and_then(|node| text_of(&node.value))
        .map(str::to_owned)
}

/// What an input may be called: outputs, requirements, equipment. Each once.
fn inputs(table: &Table) -> Vec<String> {
    let mut all: Vec<String> = rows(table, "step")
        .into_iter()
        .filter_map(|(_, step)| text_at(step, "output"))
        .collect();
    all.extend(named(table, "requirement").into_iter().map(|(_, name)| name));
    if let Some(Written::List(items)) = node_at(table, "sop.equipment").map(|node| &node.value) {
        all.extend(items.iter().filter_map(|item| text_of(&item.value)).map(str::to_owned));
    }
    let mut seen = BTreeSet::new();
    all.retain(|words| seen.insert(words.clone()));
    all
}

/// Questions with options, and fields that are places.
fn fields(table: &Table) -> (Vec<Choice>, Vec<Choice>) {
    let mut selections: Vec<Choice> = rows(table, "variant")
        .into_iter()
        .map(|(id, variant)| {
            let question = text_at(variant, "question").unwrap_or_else(|| id.to_owned());
            choice(id, LocalizedText::indonesian(question))
        })
        .collect();
    let mut places = Vec::new();
    for (_, requirement) in rows(table, "requirement") {
        for (id, field) in rows(requirement, "field") {
            let label = LocalizedText::indonesian(text_at(field, "label").unwrap_or_else(|| id.to_owned()));
            match text_at(field, "type").as_deref() {
                Some("choice") => selections.push(choice(id, label)),
                Some("location") => places.push(choice(id, label)),
                Some(_) | None => {}
            }
        }
    }
    (selections, places)
}

fn closed(lists: &mut Lists) {
    for (list, all) in CLOSED {
        let all = all.iter().map(|(value, id, en)| choice(*value, words(id, en)));
        lists.insert(*list, all.collect());
    }
}

/// Words of the notation: what is written, in Indonesian, in English.
type Words = &'static [(&'static str, &'static str, &'static str)];

static CLOSED: &[(ChoiceList, Words)] = &[
    (
        ChoiceList::ServiceKinds,
        &[
            ("administration", "Administratif", "Administration"),
            ("goods", "Barang", "Goods"),
            ("service", "Jasa", "Service"),
        ],
    ),
    (
        ChoiceList::Channels,
        &[
            ("online", "Daring", "Online"),
            ("counter", "Loket", "Counter"),
            ("phone", "Telepon", "Phone"),
            ("village", "Desa", "Village"),
        ],
    ),
    (
        ChoiceList::RequirementKinds,
        &[
            ("copy", "Salinan", "Copy"),
            ("shown", "Ditunjukkan", "Shown"),
            ("surrendered", "Diserahkan", "Surrendered"),
            ("statement", "Surat pernyataan", "Signed statement"),
            ("data", "Isian formulir", "Answers in the form"),
            ("condition", "Keadaan", "A fact that must hold"),
        ],
    ),
    (
        ChoiceList::FieldKinds,
        &[
            ("text", "Teks", "Text"),
            ("long-text", "Teks panjang", "Long text"),
            ("integer", "Bilangan bulat", "Whole number"),
            ("decimal", "Bilangan desimal", "Decimal number"),
            ("money", "Uang", "Money"),
            ("yes-no", "Ya atau tidak", "Yes or no"),
            ("date", "Tanggal", "Date"),
            ("choice", "Satu pilihan", "One choice"),
            ("choices", "Beberapa pilihan", "Several choices"),
            ("nik", "NIK", "NIK"),
            ("nib", "NIB", "NIB"),
            ("phone", "Nomor telepon", "Phone number"),
            ("email", "Surel", "Email"),
            ("region", "Wilayah", "Region"),
            ("location", "Lokasi", "Location"),
            ("plate", "Nomor polisi", "Number plate"),
        ],
    ),
    (
        ChoiceList::StartEvents,
        &[
            ("submitted", "Diajukan", "Submitted"),
            ("complete", "Dinyatakan lengkap", "Declared complete"),
            ("paid", "Dibayar", "Paid"),
        ],
    ),
    (
        ChoiceList::Endings,
        &[
            ("done", "Selesai", "Done"),
            ("refused", "Ditolak", "Refused"),
            ("redirected", "Dialihkan", "Redirected"),
            ("withdrawn", "Ditarik", "Withdrawn"),
        ],
    ),
    (
        ChoiceList::Marks,
        &[("complete", "Berkas lengkap", "The file is complete")],
    ),
    (
        ChoiceList::Disposals,
        &[
            ("archive", "Diserahkan ke arsip", "Handed to the archive"),
            ("destroy", "Dimusnahkan", "Destroyed"),
        ],
    ),
];

//! Parts, dimensions and indicators put together, and whether what stands side by side weighs 100.

use std::collections::BTreeMap;

use maklumat_vocabulary::{Diagnostic, Phrase, Span, Spanned, Text};

use crate::codes::{MISSING_KEY, NOTHING_ASKED, NUMBER_USED_TWICE, WEIGHTS_NOT_HUNDRED, WRONG_VALUE};
use crate::reading::section::{Reader, Section, Want};
use crate::reading::{indicator, step, trust};
use crate::{Dimension, Effort, Exact, Indicator, Part};

/// Something that weighs, before it is put where it belongs.
pub(super) struct Entry<T> {
    /// `indicator.toilet`
    pub(super) address: String,
    pub(super) name: Spanned<String>,
    /// The name of what it belongs to.
    pub(super) within: Option<Spanned<String>>,
    pub(super) weight: Option<Spanned<Exact>>,
    pub(super) it: T,
}

/// What several entries belong to.
struct Owner {
    address: String,
    span: Span,
    has_equal_weights: bool,
}

pub(super) trait Weighs {
    fn weigh(&mut self, weight: Exact);
}

impl Weighs for Part {
    fn weigh(&mut self, weight: Exact) {
        self.weight = weight;
    }
}

impl Weighs for Dimension {
    fn weigh(&mut self, weight: Exact) {
        self.weight = weight;
    }
}

impl Weighs for Indicator {
    fn weigh(&mut self, weight: Exact) {
        self.weight = weight;
    }
}

pub(super) fn parts(file: &mut Section<'_>, reader: &mut Reader, (maximum, efforts): (&Exact, &[Effort])) -> Vec<Part> {
    let mut parts = read_parts(file, reader);
    let mut dimensions = read_dimensions(file, reader);
    let indicators = indicator::read_all(file, reader, efforts);
    numbers_are_unique(&indicators, reader);
    let own = adopt(&dimensions, "dimension", indicators, reader);
    for (dimension, own) in dimensions.iter_mut().zip(own) {
        let owner = Owner {
            address: dimension.address.clone(),
            span: dimension.name.span,
            has_equal_weights: dimension.it.has_equal_weights,
        };
        dimension.it.indicators = weighed(own, &owner, reader);
    }
    let own = adopt(&parts, "part", dimensions, reader);
    for (part, own) in parts.iter_mut().zip(own) {
        let owner = Owner {
            address: part.address.clone(),
            span: part.name.span,
            has_equal_weights: part.it.has_equal_weights,
        };
        part.it.dimensions = weighed(own, &owner, reader);
    }
    let owner = Owner {
        address: "part".to_owned(),
        span: Span::default(),
        has_equal_weights: false,
    };
    let mut parts = weighed(parts, &owner, reader);
    multiply(&mut parts, maximum);
    parts
}

/// What every indicator gives at most.
fn multiply(parts: &mut [Part], maximum: &Exact) {
    for part in parts {
        for dimension in &mut part.dimensions {
            let share = &part.weight.percent() * &dimension.weight.percent();
            for indicator in &mut dimension.indicators {
                indicator.most = &(&share * &indicator.weight.percent()) * maximum;
            }
        }
    }
}

fn read_parts(file: &mut Section<'_>, reader: &mut Reader) -> Vec<Entry<Part>> {
    let mut parts = Vec::new();
    for (name, mut section) in file.named(reader, "part") {
        let title = section.words(reader, ("title", "title-en"), Want::Required);
        let weight = section.exact(reader, "weight", Want::Optional);
        let has_equal_weights = section.truth(reader, "equal-weights");
        let trust = trust::read(&mut section, reader, Want::Optional);
        parts.push(Entry {
            address: section.address.clone(),
            within: None,
            weight,
            it: Part {
                key: name.value.clone(),
                title: title.unwrap_or_default(),
                weight: Exact::zero(),
                has_equal_weights,
                trust,
                dimensions: Vec::new(),
            },
            name,
        });
        section.finish(reader);
    }
    parts
}

fn read_dimensions(file: &mut Section<'_>, reader: &mut Reader) -> Vec<Entry<Dimension>> {
    let mut dimensions = Vec::new();
    for (name, mut section) in file.named(reader, "dimension") {
        let title = section.words(reader, ("title", "title-en"), Want::Required);
        let within = section.text(reader, "part", Want::Optional);
        let weight = section.exact(reader, "weight", Want::Optional);
        let has_equal_weights = section.truth(reader, "equal-weights");
        let trust = trust::read(&mut section, reader, Want::Optional);
        dimensions.push(Entry {
            address: section.address.clone(),
            within,
            weight,
            it: Dimension {
                key: name.value.clone(),
                title: title.unwrap_or_default(),
                weight: Exact::zero(),
                has_equal_weights,
                trust,
                indicators: Vec::new(),
            },
            name,
        });
        section.finish(reader);
    }
    dimensions
}

/// Gives every owner what names it; the only owner need not be named.
fn adopt<O, T>(
    owners: &[Entry<O>],
    family: &'static str,
    entries: Vec<Entry<T>>,
    reader: &mut Reader,
) -> Vec<Vec<Entry<T>>> {
    let known: Vec<&str> = owners.iter().map(|owner| owner.name.value.as_str()).collect();
    let mut own: Vec<Vec<Entry<T>>> = owners.iter().map(|_| Vec::new()).collect();
    for entry in entries {
        let place = match &entry.within {
            Some(name) => known.iter().position(|owner| *owner == name.value),
            None => Some(0).filter(|_| known.len() == 1),
        };
        if let Some(place) = place {
            own[place].push(entry);
            continue;
        }
        reader.report_unless_torn(match &entry.within {
            Some(name) => step::unknown(format!("{}.{family}", entry.address), name, family, &known.join(", ")),
            None => homeless(&entry, family, &known.join(", ")),
        });
    }
    own
}

fn homeless<T>(entry: &Entry<T>, family: &str, known: &str) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "`{entry}` tidak menyebut {family}",
        en: "`{entry}` names no {family}",
    });
    let fix = Phrase::new(Text {
        id: "tambahkan {family} dengan salah satu nama: {known}",
        en: "add {family} with one of the names: {known}",
    });
    let filled = |phrase: Phrase| phrase.with("entry", &entry.name.value).with("family", family);
    Diagnostic::new(
        &MISSING_KEY,
        format!("{}.{family}", entry.address),
        entry.name.span,
        filled(message),
    )
    .fix(filled(fix).with("known", known))
}

/// The entries of one owner with their weights.
fn weighed<T: Weighs>(entries: Vec<Entry<T>>, owner: &Owner, reader: &mut Reader) -> Vec<T> {
    if entries.is_empty() {
        reader.report_unless_torn(nothing(owner));
        return Vec::new();
    }
    let sum: Exact = entries
        .iter()
        .filter_map(|entry| entry.weight.as_ref())
        .map(|weight| &weight.value)
        .sum();
    let without = entries.iter().filter(|entry| entry.weight.is_none()).count();
    let rest = &Exact::whole(100) - &sum;
    let each = Exact::whole(u32::try_from(without).unwrap_or(u32::MAX));
    if owner.has_equal_weights
        && rest > Exact::zero()
        && let Some(each) = rest.over(&each)
    {
        return with_weights(entries, &each);
    }
    if owner.has_equal_weights && without == 0 {
        reader.report_unless_torn(idle(owner));
    }
    for entry in entries
        .iter()
        .filter(|entry| entry.weight.is_none() && !owner.has_equal_weights)
    {
        reader.report_unless_torn(weightless(entry));
    }
    if rest != Exact::zero() || (owner.has_equal_weights && without > 0) {
        reader.report_unless_torn(not_hundred(owner, &sum));
    }
    with_weights(entries, &Exact::zero())
}

fn with_weights<T: Weighs>(entries: Vec<Entry<T>>, otherwise: &Exact) -> Vec<T> {
    entries
        .into_iter()
        .map(|mut entry| {
            let written = entry.weight.map(|weight| weight.value);
            entry.it.weigh(written.unwrap_or_else(|| otherwise.clone()));
            entry.it
        })
        .collect()
}

fn nothing(owner: &Owner) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "`{owner}` tidak menanyakan apa pun",
        en: "`{owner}` asks nothing",
    });
    let fix = Phrase::new(Text {
        id: "tambahkan yang ditanyakan, atau hapus `{owner}`",
        en: "add what is asked, or remove `{owner}`",
    });
    Diagnostic::new(
        &NOTHING_ASKED,
        owner.address.clone(),
        owner.span,
        message.with("owner", &owner.address),
    )
    .fix(fix.with("owner", &owner.address))
}

fn idle(owner: &Owner) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "`{owner}` menulis equal-weights, padahal semua bobot di dalamnya tertulis",
        en: "`{owner}` writes equal-weights, but all weights in it are written",
    });
    let fix = Phrase::new(Text {
        id: "hapus equal-weights, atau hapus weight yang tidak ditemukan sumbernya",
        en: "remove equal-weights, or remove each weight without a source",
    });
    Diagnostic::new(
        &WRONG_VALUE,
        format!("{}.equal-weights", owner.address),
        owner.span,
        message.with("owner", &owner.address),
    )
    .fix(fix)
}

fn weightless<T>(entry: &Entry<T>) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "`{entry}` tidak punya bobot",
        en: "`{entry}` has no weight",
    });
    let fix = Phrase::new(Text {
        id: "tambahkan weight, 0 bila tidak dihitung",
        en: "add weight, 0 if it does not count",
    });
    Diagnostic::new(
        &MISSING_KEY,
        format!("{}.weight", entry.address),
        entry.name.span,
        message.with("entry", &entry.name.value),
    )
    .fix(fix)
}

fn not_hundred(owner: &Owner, sum: &Exact) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "bobot di dalam `{owner}` berjumlah {sum}, bukan 100",
        en: "the weights in `{owner}` sum to {sum}, not to 100",
    });
    let fix = Phrase::new(Text {
        id: "periksa setiap weight; bila bobotnya tidak ditemukan, tulis equal-weights = true pada dimensinya",
        en: "look at every weight; if they were not found, write equal-weights = true on the dimension",
    });
    Diagnostic::new(
        &WEIGHTS_NOT_HUNDRED,
        owner.address.clone(),
        owner.span,
        message.with("owner", &owner.address).with("sum", sum),
    )
    .fix(fix)
}

fn numbers_are_unique(indicators: &[Entry<Indicator>], reader: &mut Reader) {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    for entry in indicators.iter().filter(|entry| !entry.it.number.is_empty()) {
        let Some(other) = first.insert(&entry.it.number, &entry.name.value) else {
            continue;
        };
        let message = Phrase::new(Text {
            id: "nomor `{number}` dipakai `{other}` dan `{entry}`",
            en: "number `{number}` is used by `{other}` and `{entry}`",
        });
        let fix = Phrase::new(Text {
            id: "beri `{entry}` nomor sendiri",
            en: "give `{entry}` a number of its own",
        });
        let message = message.with("number", &entry.it.number).with("other", other);
        reader.report(
            Diagnostic::new(
                &NUMBER_USED_TWICE,
                format!("{}.number", entry.address),
                entry.name.span,
                message.with("entry", &entry.name.value),
            )
            .fix(fix.with("entry", &entry.name.value)),
        );
    }
}

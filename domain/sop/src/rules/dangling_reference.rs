//! Finds references to positions, steps, laws and other things that do not exist.

use maklumat_vocabulary::{Code, DeviceId, Diagnostic, LawKey, Phrase, Severity, Span, Spanned, Text, UnitId};

use crate::model::FieldKind;
use crate::nearest::nearest;
use crate::organisation::Unit;
use crate::regency::units::position_key;
use crate::rules::Context;
use crate::rules::unknown_key::MAYBE;
use crate::source::draft::{DraftStep, DraftTarget};

pub(crate) static CODE: Code = Code {
    number: "REF-001",
    name: "dangling-reference",
    severity: Severity::Error,
    finds: Text {
        id: "rujukan ke jabatan, langkah, peraturan, biaya, produk, atau hal lain yang tidak ada",
        en: "a reference to a position, step, regulation, fee, product or other thing that does not exist",
    },
    why: Text {
        id: "langkah yang menunjuk sesuatu yang tidak ada berhenti di tengah jalan",
        en: "a step that points at something that does not exist stops half way",
    },
    instead: Text {
        id: "tunjuk yang ada, atau buat dahulu yang ditunjuk",
        en: "refer to what exists, or write what is referred to",
    },
    law: None,
};

/// What a reference points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    Position,
    Law,
    Step,
    Fee,
    Product,
    Requirement,
    LocationField,
    Device,
    Hours,
    PriorityClass,
    Source,
    Choice,
    Unit,
    Closure,
}

impl Target {
    const fn words(self) -> Text {
        match self {
            Self::Position => Text {
                id: "jabatan",
                en: "position",
            },
            Self::Law => Text {
                id: "peraturan",
                en: "regulation",
            },
            Self::Step => Text {
                id: "langkah",
                en: "step",
            },
            Self::Fee => Text { id: "biaya", en: "fee" },
            Self::Product => Text {
                id: "produk",
                en: "product",
            },
            Self::Requirement => Text {
                id: "persyaratan",
                en: "requirement",
            },
            Self::LocationField => Text {
                id: "isian lokasi",
                en: "location field",
            },
            Self::Device => Text {
                id: "alat",
                en: "device",
            },
            Self::Hours => Text {
                id: "jam layanan",
                en: "opening hours",
            },
            Self::PriorityClass => Text {
                id: "golongan",
                en: "class",
            },
            Self::Source => Text {
                id: "sumber isian",
                en: "source of answers",
            },
            Self::Choice => Text {
                id: "pilihan",
                en: "choice",
            },
            Self::Unit => Text {
                id: "satuan kerja",
                en: "unit",
            },
            Self::Closure => Text {
                id: "daftar libur",
                en: "list of closures",
            },
        }
    }
}

/// A reference that leads nowhere. `place` is where it was looked for: a unit, a file, or nothing.
pub(crate) fn finding<'k>(
    target: Target,
    name: &str,
    place: &str,
    at: (String, Span),
    known: impl IntoIterator<Item = &'k str>,
) -> Diagnostic {
    let words = target.words();
    let text = match (target, place.is_empty()) {
        (_, true) => Text {
            id: "{what} `{name}` tidak ada",
            en: "there is no {what} `{name}`",
        },
        (Target::Position | Target::Device, false) => Text {
            id: "{what} `{name}` tidak ada di `{place}`",
            en: "there is no {what} `{name}` in `{place}`",
        },
        (
            Target::Law
            | Target::Step
            | Target::Fee
            | Target::Product
            | Target::Requirement
            | Target::LocationField
            | Target::Hours
            | Target::PriorityClass
            | Target::Source
            | Target::Choice
            | Target::Unit
            | Target::Closure,
            false,
        ) => Text {
            id: "{what} `{name}` tidak ada di {place}",
            en: "there is no {what} `{name}` in {place}",
        },
    };
    let message = Phrase::new(text)
        .with_words("what", words.id, words.en)
        .with("name", name)
        .with("place", place);
    let known: Vec<&str> = known.into_iter().collect();
    Diagnostic::new(&CODE, at.0, at.1, message).fix(fix(target, name, &known))
}

fn fix(target: Target, name: &str, known: &[&str]) -> Phrase {
    let meant = nearest(name, known.iter().copied());
    match (target, meant) {
        (Target::Position, Some(meant)) => Phrase::new(Text {
            id: "mungkin maksudnya `{meant}`; jabatan satuan kerja lain ditulis \"dinkes/kabid-sdk\"",
            en: "perhaps `{meant}` is meant; a position of another unit is written \"dinkes/kabid-sdk\"",
        })
        .with("meant", meant),
        (_, Some(meant)) => Phrase::new(MAYBE).with("meant", meant),
        (_, None) if known.is_empty() => Phrase::new(Text {
            id: "buat dahulu, atau hapus rujukan ini",
            en: "write it first, or remove the reference",
        }),
        (_, None) if known.len() <= 12 => Phrase::new(ONE_OF).with("known", known.join(", ")),
        (_, None) => Phrase::new(Text {
            id: "periksa ejaannya, atau buat dahulu yang ditunjuk",
            en: "look at the spelling, or write what is referred to",
        }),
    }
}

/// A regulation that has no such limit.
pub(crate) fn limit(law: &str, limit: &str, at: (String, Span), known: &[&str]) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "peraturan `{law}` tidak punya batas `{limit}`",
        en: "regulation `{law}` has no limit `{limit}`",
    });
    let finding = Diagnostic::new(&CODE, at.0, at.1, message.with("law", law).with("limit", limit));
    if known.is_empty() {
        return finding.fix(Phrase::new(Text {
            id: "hapus limit, atau tulis batas itu di law.toml",
            en: "remove limit, or write the limit in law.toml",
        }));
    }
    finding.fix(Phrase::new(ONE_OF).with("known", known.join(", ")))
}

const ONE_OF: Text = Text {
    id: "pilih salah satu: {known}",
    en: "choose one of: {known}",
};

/// Looks up everything a service refers to.
pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(unit) = context.regency.unit(&context.key.unit) else {
        let known = context.regency.units.keys().map(UnitId::as_str);
        let at = (String::new(), Span::default());
        found.push(finding(
            Target::Unit,
            context.key.unit.as_str(),
            "organisation.toml",
            at,
            known,
        ));
        return;
    };
    let mut lookup = Lookup { context, unit, found };
    lookup.laws();
    lookup.identity();
    lookup.form();
    lookup.money();
    for step in &context.draft.steps {
        lookup.step(step);
    }
}

struct Lookup<'a, 'c> {
    context: &'a Context<'c>,
    unit: &'a Unit,
    found: &'a mut Vec<Diagnostic>,
}

impl Lookup<'_, '_> {
    fn laws(&mut self) {
        let laws = &self.context.regency.laws;
        for (address, citation) in self.context.citations() {
            if !laws.contains_key(&citation.value.law) {
                let at = (address, citation.span);
                let known = laws.keys().map(LawKey::as_str);
                self.found
                    .push(finding(Target::Law, citation.value.law.as_str(), "law.toml", at, known));
            }
        }
        if let Some(decree) = self.context.draft.service.decree.read()
            && !laws.contains_key(decree.value.as_str())
        {
            let at = ("service.decree".to_owned(), decree.span);
            let known = laws.keys().map(LawKey::as_str);
            self.found
                .push(finding(Target::Law, &decree.value, "law.toml", at, known));
        }
        for promise in &self.context.draft.promises {
            let Some(limit) = promise.limit.read() else { continue };
            let (law, name) = limit.value.rsplit_once('.').unwrap_or((&limit.value, ""));
            let at = (format!("promise.{}.limit", promise.id.value), limit.span);
            match laws.get(law) {
                None => self.found.push(finding(
                    Target::Law,
                    law,
                    "law.toml",
                    at,
                    laws.keys().map(LawKey::as_str),
                )),
                Some(known) if !known.limits.contains_key(name) => {
                    let known: Vec<&str> = known.limits.keys().map(String::as_str).collect();
                    self.found.push(self::limit(law, name, at, &known));
                }
                Some(_) => {}
            }
        }
    }

    fn identity(&mut self) {
        let regency = self.context.regency;
        if let Some(hours) = self.context.draft.service.hours.read()
            && !regency.calendars.contains_key(&hours.value)
        {
            let at = ("service.hours".to_owned(), hours.span);
            let known = regency.calendars.keys().map(String::as_str);
            self.found
                .push(finding(Target::Hours, &hours.value, "calendar.toml", at, known));
        }
        for priority in self.context.draft.priorities.as_deref().unwrap_or_default() {
            if !regency
                .priorities
                .iter()
                .any(|class| class.id.as_str() == priority.class.value)
            {
                let at = (format!("priority.{}", priority.class.value), priority.class.span);
                let known = regency.priorities.iter().map(|class| class.id.as_str());
                self.found.push(finding(
                    Target::PriorityClass,
                    &priority.class.value,
                    "organisation.toml",
                    at,
                    known,
                ));
            }
        }
        let start = self.context.draft.sop.start.read();
        self.step_reference(start, "sop.start".to_owned());
    }

    fn form(&mut self) {
        let draft = self.context.draft;
        for requirement in &draft.requirements {
            if let Some(of) = requirement.substitutes.read()
                && draft.requirement(&of.value).is_none()
            {
                let at = (format!("requirement.{}.substitutes", requirement.id.value), of.span);
                let known = draft.requirements.iter().map(|known| known.id.value.as_str());
                self.found.push(finding(Target::Requirement, &of.value, "", at, known));
            }
        }
        for (requirement, field) in draft.form_fields() {
            let Some(prefill) = field.prefill.read() else { continue };
            let sources = &self.context.regency.sources;
            let is_known = prefill
                .value
                .split_once('.')
                .and_then(|(source, name)| Some(sources.get(source)?.fields.iter().any(|known| known == name)))
                .unwrap_or(false);
            if !is_known {
                let address = format!("requirement.{}.field.{}.prefill", requirement.id.value, field.id.value);
                let known: Vec<String> = sources
                    .iter()
                    .flat_map(|(source, known)| known.fields.iter().map(move |name| format!("{source}.{name}")))
                    .collect();
                let known = known.iter().map(String::as_str);
                let at = (address, prefill.span);
                self.found
                    .push(finding(Target::Source, &prefill.value, "organisation.toml", at, known));
            }
        }
    }

    fn money(&mut self) {
        let draft = self.context.draft;
        for promise in &draft.promises {
            self.step_reference(promise.until.read(), format!("promise.{}.until", promise.id.value));
        }
        for fee in &draft.fees {
            let Some(by) = fee.by.read() else { continue };
            let choices = self.context.choices();
            if !choices.contains_key(by.value.as_str()) {
                let at = (format!("fee.{}.by", fee.id.value), by.span);
                self.found
                    .push(finding(Target::Choice, &by.value, "", at, choices.keys().copied()));
            }
        }
    }

    fn step(&mut self, step: &DraftStep) {
        let address = format!("step.{}", step.id.value);
        if let Some(by) = step.by.read() {
            self.position(by, format!("{address}.by"));
        }
        for (of, at) in step
            .separate_from
            .items()
            .iter()
            .zip(std::iter::repeat(format!("{address}.separate-from")))
        {
            self.step_reference(Some(of), at);
        }
        self.target(&step.exits.target, &address);
        for outcome in step.exits.outcomes() {
            let address = format!("{address}.outcome.{}", outcome.id.value);
            self.target(&outcome.target, &address);
            self.product(outcome.issues.read(), format!("{address}.issues"));
        }
        if let Some(parallel) = &step.exits.parallel {
            for branch in parallel.branches.items() {
                self.step_reference(Some(branch), format!("{address}.parallel.branches"));
            }
            self.step_reference(parallel.join.read(), format!("{address}.parallel.join"));
        }
        if let Some(timeout) = &step.timeout {
            self.step_reference(timeout.next.read(), format!("{address}.timeout.next"));
        }
        self.product(step.issues.read(), format!("{address}.issues"));
        for fee in step.collects.items() {
            if self.context.draft.fee(&fee.value).is_none() {
                let known = self.context.draft.fees.iter().map(|known| known.id.value.as_str());
                let at = (format!("{address}.collects"), fee.span);
                self.found.push(finding(Target::Fee, &fee.value, "", at, known));
            }
        }
        self.place_and_devices(step, &address);
    }

    fn place_and_devices(&mut self, step: &DraftStep, address: &str) {
        if let Some(visit) = step.visit.read() {
            let places = self
                .context
                .draft
                .form_fields()
                .filter(|(_, field)| field.kind.value() == Some(&FieldKind::Location));
            let places: Vec<&str> = places.map(|(_, field)| field.id.value.as_str()).collect();
            if !places.contains(&visit.value.as_str()) {
                let at = (format!("{address}.visit"), visit.span);
                self.found
                    .push(finding(Target::LocationField, &visit.value, "", at, places));
            }
        }
        let Some(by) = step.by.value().filter(|by| *by != "applicant") else {
            return;
        };
        let unit = &position_key(by, &self.unit.id).unit;
        let Some(unit) = self.context.regency.unit(unit) else {
            return;
        };
        for record in &step.records {
            if let Some(device) = record.device.read()
                && !unit.devices.contains_key(device.value.as_str())
            {
                let at = (format!("{address}.record.{}.device", record.id.value), device.span);
                let known = unit.devices.keys().map(DeviceId::as_str);
                self.found
                    .push(finding(Target::Device, &device.value, unit.id.as_str(), at, known));
            }
        }
    }

    fn target(&mut self, target: &DraftTarget, address: &str) {
        self.step_reference(target.next.read(), format!("{address}.next"));
        self.step_reference(target.resume_at.read(), format!("{address}.return"));
    }

    fn position(&mut self, by: &Spanned<String>, address: String) {
        if by.value == "applicant" {
            return;
        }
        let key = position_key(&by.value, &self.unit.id);
        let at = (address, by.span);
        match self.context.regency.unit(&key.unit) {
            None => {
                let known = self.context.regency.units.keys().map(UnitId::as_str);
                self.found
                    .push(finding(Target::Unit, key.unit.as_str(), "organisation.toml", at, known));
            }
            Some(unit) if !unit.positions.iter().any(|known| known.key == key) => {
                let known = unit.positions.iter().map(|known| &*known.key.position);
                self.found
                    .push(finding(Target::Position, &key.position, unit.id.as_str(), at, known));
            }
            Some(_) => {}
        }
    }

    fn step_reference(&mut self, step: Option<&Spanned<String>>, address: String) {
        if let Some(step) = step
            && self.context.draft.step(&step.value).is_none()
        {
            let known = self.context.draft.steps.iter().map(|known| known.id.value.as_str());
            self.found
                .push(finding(Target::Step, &step.value, "", (address, step.span), known));
        }
    }

    fn product(&mut self, product: Option<&Spanned<String>>, address: String) {
        if let Some(product) = product
            && self.context.draft.product(&product.value).is_none()
        {
            let known = self.context.draft.products.iter().map(|known| known.id.value.as_str());
            self.found.push(finding(
                Target::Product,
                &product.value,
                "",
                (address, product.span),
                known,
            ));
        }
    }
}

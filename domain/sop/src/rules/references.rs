//! Looks up everything a service refers to; what is not there is a dangling reference.

use maklumat_vocabulary::{DeviceId, Diagnostic, LawKey, Span, Spanned, UnitId};

use crate::model::FieldKind;
use crate::organisation::Unit;
use crate::regency::units::position_key;
use crate::rules::Context;
use crate::rules::dangling_reference::{self, Target, finding};
use crate::source::address::Address;
use crate::source::draft::{DraftStep, DraftTarget};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(unit) = context.regency.unit(&context.key.unit) else {
        let known = context.regency.units.keys().map(UnitId::as_str);
        let at = (Address::default(), Span::default());
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
            let at = (Address::of(&["service", "decree"]), decree.span);
            let known = laws.keys().map(LawKey::as_str);
            self.found
                .push(finding(Target::Law, &decree.value, "law.toml", at, known));
        }
        for promise in &self.context.draft.promises {
            let Some(limit) = promise.limit.read() else { continue };
            let (law, name) = limit.value.rsplit_once('.').unwrap_or((&limit.value, ""));
            let at = (Address::of(&["promise", &promise.id.value, "limit"]), limit.span);
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
                    self.found.push(dangling_reference::limit(law, name, at, &known));
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
            let at = (Address::of(&["service", "hours"]), hours.span);
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
                let at = (Address::of(&["priority", &priority.class.value]), priority.class.span);
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
        self.step_reference(start, Address::of(&["sop", "start"]));
    }

    fn form(&mut self) {
        let draft = self.context.draft;
        for requirement in &draft.requirements {
            if let Some(of) = requirement.substitutes.read()
                && draft.requirement(&of.value).is_none()
            {
                let at = (
                    Address::of(&["requirement", &requirement.id.value, "substitutes"]),
                    of.span,
                );
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
                let address = Address::of(&[
                    "requirement",
                    &requirement.id.value,
                    "field",
                    &field.id.value,
                    "prefill",
                ]);
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
            self.step_reference(
                promise.until.read(),
                Address::of(&["promise", &promise.id.value, "until"]),
            );
        }
        for fee in &draft.fees {
            let Some(by) = fee.by.read() else { continue };
            let choices = self.context.choices();
            if !choices.contains_key(by.value.as_str()) {
                let at = (Address::of(&["fee", &fee.id.value, "by"]), by.span);
                self.found
                    .push(finding(Target::Choice, &by.value, "", at, choices.keys().copied()));
            }
        }
    }

    fn step(&mut self, step: &DraftStep) {
        let address = Address::of(&["step", &step.id.value]);
        if let Some(by) = step.by.read() {
            self.position(by, address.with("by"));
        }
        for (of, at) in step
            .separate_from
            .items()
            .iter()
            .zip(std::iter::repeat(address.with("separate-from")))
        {
            self.step_reference(Some(of), at);
        }
        self.target(&step.exits.target, address);
        for outcome in step.exits.outcomes() {
            let address = address.with("outcome").with(&outcome.id.value);
            self.target(&outcome.target, address);
            self.product(outcome.issues.read(), address.with("issues"));
        }
        if let Some(parallel) = &step.exits.parallel {
            for branch in parallel.branches.items() {
                self.step_reference(Some(branch), address.with("parallel").with("branches"));
            }
            self.step_reference(parallel.join.read(), address.with("parallel").with("join"));
        }
        if let Some(timeout) = &step.timeout {
            self.step_reference(timeout.next.read(), address.with("timeout").with("next"));
        }
        self.product(step.issues.read(), address.with("issues"));
        for fee in step.collects.items() {
            if self.context.draft.fee(&fee.value).is_none() {
                let known = self.context.draft.fees.iter().map(|known| known.id.value.as_str());
                let at = (address.with("collects"), fee.span);
                self.found.push(finding(Target::Fee, &fee.value, "", at, known));
            }
        }
        self.place_and_devices(step, address);
    }

    fn place_and_devices(&mut self, step: &DraftStep, address: Address<'_>) {
        if let Some(visit) = step.visit.read() {
            let places = self
                .context
                .draft
                .form_fields()
                .filter(|(_, field)| field.kind.value() == Some(&FieldKind::Location));
            let places: Vec<&str> = places.map(|(_, field)| field.id.value.as_str()).collect();
            if !places.contains(&visit.value.as_str()) {
                let at = (address.with("visit"), visit.span);
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
                let at = (
                    address.with("record").with(&record.id.value).with("device"),
                    device.span,
                );
                let known = unit.devices.keys().map(DeviceId::as_str);
                self.found
                    .push(finding(Target::Device, &device.value, unit.id.as_str(), at, known));
            }
        }
    }

    fn target(&mut self, target: &DraftTarget, address: Address<'_>) {
        self.step_reference(target.next.read(), address.with("next"));
        self.step_reference(target.resume_at.read(), address.with("return"));
    }

    fn position(&mut self, by: &Spanned<String>, address: Address<'_>) {
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

    fn step_reference(&mut self, step: Option<&Spanned<String>>, address: Address<'_>) {
        if let Some(step) = step
            && self.context.draft.step(&step.value).is_none()
        {
            let known = self.context.draft.steps.iter().map(|known| known.id.value.as_str());
            self.found
                .push(finding(Target::Step, &step.value, "", (address, step.span), known));
        }
    }

    fn product(&mut self, product: Option<&Spanned<String>>, address: Address<'_>) {
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

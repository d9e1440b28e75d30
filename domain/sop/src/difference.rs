//! What a newer version changes for those who are served already: addresses, each with the class of its change.

pub(crate) mod surroundings;
mod values;

use std::collections::{BTreeMap, BTreeSet};

use maklumat_calendar::{Duration, TimeUnit};
use maklumat_vocabulary::{Language, LocalizedText, Phrase, Text};

use crate::condition::Expression;
use crate::model::{Check, Definition, Ending, Exit, Fee, FeeAmount, Field, Promise, Requirement, Step, Target};

/// How far a change reaches, the worst last. What cannot be shown to be better for the applicant counts as burdening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeClass {
    Wording,
    Favourable,
    /// Something new that nobody must use.
    Additive,
    Burdening,
    Structural,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// `requirement.surat`
    pub address: String,
    pub class: ChangeClass,
    pub words: Phrase,
}

/// What differs between two versions, for whoever has a case under way.
#[must_use]
pub fn differences(old: &Definition, new: &Definition) -> Vec<Difference> {
    let mut found = Vec::new();
    for (was, is) in pairs(&old.requirements, &new.requirements, |one| one.id.as_str()) {
        found.extend(requirement(was, is));
    }
    for (was, is) in pairs(&old.fees, &new.fees, |one| one.id.as_str()) {
        found.extend(fee(was, is));
    }
    for (was, is) in pairs(&old.promises, &new.promises, |one| one.id.as_str()) {
        found.extend(promise(was, is));
    }
    found.extend(reasons(old, new));
    found.extend(checks(old, new));
    for (was, is) in pairs(&old.steps, &new.steps, |one| one.id.as_str()) {
        found.extend(step(was, is));
    }
    for (was, is) in pairs(&old.variants, &new.variants, |one| one.id.as_str()) {
        let class = match (was, is) {
            (Some(was), Some(is)) if was.options.iter().all(|option| is.options.contains(option)) => {
                (is.options.len() > was.options.len()).then_some(ChangeClass::Additive)
            }
            (None, Some(_)) => Some(ChangeClass::Additive),
            (Some(_), _) | (None, None) => Some(ChangeClass::Structural),
        };
        let name = is.or(was).map(|one| (one.id.as_str(), &*one.question.id));
        found.extend(class.zip(name).map(|(class, name)| difference("variant", name, class)));
    }
    for (was, is) in pairs(&old.products, &new.products, |one| one.id.as_str()) {
        let class = match (was, is) {
            (None, _) => Some(ChangeClass::Additive),
            (Some(_), None) => Some(ChangeClass::Structural),
            (Some(was), Some(is)) => match (was.valid, is.valid) {
                (Some(was), Some(is)) => by_length(was, is).map(opposite),
                (None, Some(_)) => Some(ChangeClass::Burdening),
                (Some(_), None) => Some(ChangeClass::Favourable),
                (None, None) => None,
            },
        };
        let name = is.or(was).map(|one| (one.id.as_str(), &*one.name.id));
        found.extend(class.zip(name).map(|(class, name)| difference("product", name, class)));
    }
    found
}

/// Things of both versions by their id; what only one has stands alone.
fn pairs<'d, T>(old: &'d [T], new: &'d [T], id: fn(&T) -> &str) -> Vec<(Option<&'d T>, Option<&'d T>)> {
    let like = |list: &'d [T], one: &T| list.iter().find(|other| id(other) == id(one));
    let kept = new.iter().map(|is| (like(old, is), Some(is)));
    let gone = old.iter().filter(|was| like(new, was).is_none());
    kept.chain(gone.map(|was| (Some(was), None))).collect()
}

fn requirement(was: Option<&Requirement>, is: Option<&Requirement>) -> Vec<Difference> {
    let classes = match (was, is) {
        (Some(was), Some(is)) => worst([
            asked(was.when.as_ref(), is.when.as_ref()),
            demanded(was.optional, is.optional),
            changed(was.kind != is.kind, ChangeClass::Burdening),
            asked_rule(was.rule.as_ref(), is.rule.as_ref()),
            match (was.max_age, is.max_age) {
                (Some(was), Some(is)) => by_length(was, is).map(opposite),
                (None, Some(_)) => Some(ChangeClass::Burdening),
                (Some(_), None) => Some(ChangeClass::Favourable),
                (None, None) => None,
            },
            fields(&was.fields, &is.fields),
            stands_in(was, is),
            changed(was.name != is.name || was.question != is.question, ChangeClass::Wording),
        ]),
        (None, Some(is)) if is.optional || is.substitutes.is_some() => vec![ChangeClass::Additive],
        (None, _) => vec![ChangeClass::Burdening],
        // Whoever has only the paper that could stand in has nothing left to hand in.
        (Some(was), None) if was.substitutes.is_some() => vec![ChangeClass::Burdening],
        (Some(_), None) => vec![ChangeClass::Favourable],
    };
    let found = named(
        "requirement",
        is.or(was).map(|one| (one.id.as_str(), &*one.name.id)),
        classes,
    );
    match was.zip(is) {
        Some((was, is)) => with_values(
            found,
            ("requirement", &is.name.id),
            &values::of_fields(&was.fields, &is.fields),
        ),
        None => found,
    }
}

/// One paper that may stand in for another.
fn stands_in(was: &Requirement, is: &Requirement) -> Option<ChangeClass> {
    match (&was.substitutes, &is.substitutes) {
        (None, Some(_)) => Some(ChangeClass::Favourable),
        (was, is) => changed(was != is, ChangeClass::Burdening),
    }
}

fn fields(old: &[Field], new: &[Field]) -> Option<ChangeClass> {
    let of_field = |(was, is): (Option<&Field>, Option<&Field>)| match (was, is) {
        (Some(was), Some(is)) => single_worst([
            asked(was.when.as_ref(), is.when.as_ref()),
            demanded(was.optional, is.optional),
            changed(was.kind != is.kind, ChangeClass::Burdening),
            changed((was.min, was.max) != (is.min, is.max), ChangeClass::Burdening),
            changed(was.label != is.label, ChangeClass::Wording),
        ]),
        (None, Some(is)) if is.optional => Some(ChangeClass::Additive),
        (None, _) => Some(ChangeClass::Burdening),
        (Some(_), None) => Some(ChangeClass::Favourable),
    };
    single_worst(pairs(old, new, |field| field.name.as_str()).into_iter().map(of_field))
}

fn fee(was: Option<&Fee>, is: Option<&Fee>) -> Vec<Difference> {
    let classes = match (was, is) {
        (Some(was), Some(is)) => worst([
            asked(was.when.as_ref(), is.when.as_ref()),
            amount(was, is),
            changed((was.from, was.until) != (is.from, is.until), ChangeClass::Burdening),
            changed(was.name != is.name, ChangeClass::Wording),
        ]),
        (None, Some(is)) if is.fixed().is_some_and(|amount| amount.is_zero()) => Vec::new(),
        (None, _) => vec![ChangeClass::Burdening],
        (Some(_), None) => vec![ChangeClass::Favourable],
    };
    let found = named("fee", is.or(was).map(|one| (one.id.as_str(), &*one.name.id)), classes);
    match was.zip(is) {
        Some((was, is)) => with_values(found, ("fee", &is.name.id), &values::of_fees(was, is)),
        None => found,
    }
}

fn amount(was: &Fee, is: &Fee) -> Option<ChangeClass> {
    let is_same = match (&was.amount, &is.amount) {
        (FeeAmount::Formula(was), FeeAmount::Formula(is)) => was == is,
        (FeeAmount::Table { by: was_by, rows: was }, FeeAmount::Table { by: is_by, rows: is }) => {
            was_by == is_by && was == is
        }
        (FeeAmount::Formula(_), FeeAmount::Table { .. }) | (FeeAmount::Table { .. }, FeeAmount::Formula(_)) => false,
    };
    match (was.fixed(), is.fixed()) {
        _ if is_same => None,
        (Some(was), Some(is)) if is <= was => Some(ChangeClass::Favourable),
        _ => Some(ChangeClass::Burdening),
    }
}

fn promise(was: Option<&Promise>, is: Option<&Promise>) -> Vec<Difference> {
    let classes = match (was, is) {
        (Some(was), Some(is)) => worst([
            by_length(was.time, is.time),
            changed(was.from < is.from, ChangeClass::Burdening),
            changed(was.from > is.from, ChangeClass::Favourable),
            changed(was.until != is.until, ChangeClass::Structural),
            changed(was.when != is.when, ChangeClass::Burdening),
            changed(was.deemed_approval != is.deemed_approval, ChangeClass::Burdening),
            changed(was.name != is.name, ChangeClass::Wording),
        ]),
        (None, _) => vec![ChangeClass::Favourable],
        (Some(_), None) => vec![ChangeClass::Burdening],
    };
    let found = named(
        "promise",
        is.or(was).map(|one| (one.id.as_str(), &*one.name.id)),
        classes,
    );
    match was.zip(is) {
        Some((was, is)) => with_values(
            found,
            ("promise", &is.name.id),
            &[TIME.changed(&times(was.time), &times(is.time))],
        ),
        None => found,
    }
}

/// A reason to refuse that was not published before.
fn reasons(old: &Definition, new: &Definition) -> Vec<Difference> {
    let published = |definition: &Definition| -> BTreeMap<String, String> {
        let ends = definition.steps.iter().flat_map(|step| {
            targets(step).into_iter().flat_map(|target| match target {
                Target::End {
                    ending: Ending::Refused | Ending::Redirected,
                    reasons,
                } => reasons.clone(),
                Target::End { .. } | Target::Next(_) | Target::Return { .. } => Vec::new(),
            })
        });
        ends.map(|reason| (reason.id.clone(), reason.id)).collect()
    };
    let known = published(old);
    published(new)
        .into_keys()
        .filter(|reason| !known.contains_key(reason))
        .map(|reason| difference("reasons", (&reason, &reason), ChangeClass::Burdening))
        .collect()
}

/// A threshold that is new, or no longer the same.
fn checks(old: &Definition, new: &Definition) -> Vec<Difference> {
    let of = |definition: &Definition| -> Vec<Check> {
        let checks = definition.steps.iter().flat_map(|step| &step.checks);
        checks.cloned().collect()
    };
    let terms = |check: &Check| {
        let when = check.when.as_ref().map(ToString::to_string).unwrap_or_default();
        format!("{} / {when}", check.pass)
    };
    let (was, is) = (of(old), of(new));
    let found = pairs(&was, &is, |check| check.id.as_str())
        .into_iter()
        .flat_map(|(was, is)| {
            let class = match (was, is) {
                (Some(was), Some(is)) => changed(terms(was) != terms(is), ChangeClass::Burdening),
                (None, _) => Some(ChangeClass::Burdening),
                (Some(_), None) => Some(ChangeClass::Favourable),
            };
            let id = is.or(was).map(|check| check.id.to_string()).unwrap_or_default();
            let name = id.replace('-', " ");
            let found: Vec<Difference> = class
                .map(|class| difference("check", (&id, &name), class))
                .into_iter()
                .collect();
            match was.zip(is) {
                Some((was, is)) => with_values(found, ("check", &name), &[values::of_checks(was, is)]),
                None => found,
            }
        });
    let mut found: Vec<Difference> = found.collect();
    found.sort_by(|one, other| one.address.cmp(&other.address));
    found
}

fn step(was: Option<&Step>, is: Option<&Step>) -> Vec<Difference> {
    match (was, is) {
        (Some(was), Some(is)) => step_differences(was, is),
        (None, Some(one)) | (Some(one), None) => {
            vec![difference(
                "step",
                (one.id.as_str(), &one.name.id),
                ChangeClass::Structural,
            )]
        }
        (None, None) => Vec::new(),
    }
}

/// What differs between a step and the one it becomes, which may have another id.
#[must_use]
pub fn step_differences(was: &Step, is: &Step) -> Vec<Difference> {
    let classes = worst([
        changed(course(was) != course(is), ChangeClass::Structural),
        // The way stays the same; who waits gains by a shorter step and loses by a longer one.
        by_length(was.time, is.time),
        answer_time(was, is),
        changed(
            was.name != is.name || was.inputs != is.inputs || was.output != is.output,
            ChangeClass::Wording,
        ),
    ]);
    let found = named("step", Some((is.id.as_str(), &*is.name.id)), classes);
    let mut values = vec![
        NAME.changed(&names(&was.name), &names(&is.name)),
        TIME.changed(&times(was.time), &times(is.time)),
    ];
    values.extend(values::of_steps(was, is));
    with_values(found, ("step", &is.name.id), &values)
}

/// A value as readers of both languages see it.
type Said = (String, String);

/// What a value is called before its old and its new one.
struct Label(Text);

const NAME: Label = Label(Text { id: "Nama", en: "Name" });
const TIME: Label = Label(Text {
    id: "Waktu",
    en: "Time",
});

impl Label {
    /// Nothing where both are the same, in each language by itself.
    fn changed(&self, was: &Said, is: &Said) -> Said {
        if was == is {
            return Said::default();
        }
        let said = |name: &str, becomes: &str, (was, is): (&str, &str)| {
            if was == is {
                String::new()
            } else {
                format!(" {name}: {was} {becomes} {is}.")
            }
        };
        (
            said(self.0.id, "menjadi", (&was.0, &is.0)),
            said(self.0.en, "becomes", (&was.1, &is.1)),
        )
    }
}

fn times(time: Duration) -> Said {
    (time.words(Language::Indonesian), time.words(Language::English))
}

fn names(name: &LocalizedText) -> Said {
    let quoted = |language| format!("\u{201c}{}\u{201d}", name.within(language));
    (quoted(Language::Indonesian), quoted(Language::English))
}

/// The last of what was found tells the old and new values as well.
fn with_values(mut found: Vec<Difference>, (section, name): (&str, &str), values: &[Said]) -> Vec<Difference> {
    if let Some(last) = found.last_mut() {
        let id = values.iter().map(|(id, _)| id.as_str()).collect();
        let en = values.iter().map(|(_, en)| en.as_str()).collect();
        last.words = words(section, name, last.class, (id, en));
    }
    found
}

/// Time to answer a return.
fn answer_time(was: &Step, is: &Step) -> Option<ChangeClass> {
    let within = |step: &Step| -> Vec<Duration> {
        let times = targets(step).into_iter().filter_map(|target| match target {
            Target::Return { within, .. } => Some(*within),
            Target::Next(_) | Target::End { .. } => None,
        });
        times.collect()
    };
    single_worst(
        within(was)
            .into_iter()
            .zip(within(is))
            .map(|(was, is)| by_length(was, is).map(opposite)),
    )
}

/// Who does a step, under which condition, and where it leads, without the words and the time.
fn course(step: &Step) -> String {
    let condition = |when: Option<&Expression>| when.map(ToString::to_string).unwrap_or_default();
    let exit = match &step.exit {
        Exit::To(target) => lead(target),
        Exit::Decision(outcomes) => outcomes
            .iter()
            .map(|outcome| {
                let when = condition(outcome.when.as_ref());
                let (marks, issues) = (outcome.marks_complete, &outcome.issues);
                format!("{} {} {when} {marks} {issues:?};", outcome.id, lead(&outcome.target))
            })
            .collect(),
        Exit::Parallel { branches, join } => format!("{branches:?} {join}"),
    };
    let records: Vec<(&str, String)> = step
        .records
        .iter()
        .map(|field| (field.name.as_str(), condition(field.when.as_ref())))
        .collect();
    let timeout = step.timeout.as_ref().map(|timeout| (timeout.after, &timeout.next));
    format!(
        "{:?} {} {exit} {:?} {:?} {:?} {:?} {records:?} {timeout:?}",
        step.by,
        condition(step.when.as_ref()),
        step.issues,
        step.collects,
        step.separate_from,
        step.visit,
    )
}

fn lead(target: &Target) -> String {
    match target {
        Target::Next(next) => format!("next {next}"),
        Target::Return { resume_at, .. } => format!("return {resume_at}"),
        Target::End { ending, .. } => format!("end {ending:?}"),
    }
}

fn targets(step: &Step) -> Vec<&Target> {
    match &step.exit {
        Exit::To(target) => vec![target],
        Exit::Decision(outcomes) => outcomes.iter().map(|outcome| &outcome.target).collect(),
        Exit::Parallel { .. } => Vec::new(),
    }
}

/// A condition under which something is asked: the fewer are asked, the better.
fn asked(was: Option<&Expression>, is: Option<&Expression>) -> Option<ChangeClass> {
    match (was, is) {
        (None, Some(_)) => Some(ChangeClass::Favourable),
        (was, is) => changed(was != is, ChangeClass::Burdening),
    }
}

/// A fact that must hold.
fn asked_rule(was: Option<&Expression>, is: Option<&Expression>) -> Option<ChangeClass> {
    match (was, is) {
        (Some(_), None) => Some(ChangeClass::Favourable),
        (was, is) => changed(was != is, ChangeClass::Burdening),
    }
}

const fn demanded(was_optional: bool, is_optional: bool) -> Option<ChangeClass> {
    match (was_optional, is_optional) {
        (true, false) => Some(ChangeClass::Burdening),
        (false, true) => Some(ChangeClass::Favourable),
        (true, true) | (false, false) => None,
    }
}

fn changed(differs: bool, class: ChangeClass) -> Option<ChangeClass> {
    differs.then_some(class)
}

/// Longer is worse.
fn by_length(was: Duration, is: Duration) -> Option<ChangeClass> {
    let class = match minutes(is).cmp(&minutes(was)) {
        std::cmp::Ordering::Less => ChangeClass::Favourable,
        std::cmp::Ordering::Greater => ChangeClass::Burdening,
        std::cmp::Ordering::Equal if was == is => return None,
        // The same length in another unit runs over other days.
        std::cmp::Ordering::Equal => ChangeClass::Burdening,
    };
    Some(class)
}

/// The length by the calendar, about; five working days are a week.
fn minutes(time: Duration) -> u64 {
    let unit = match time.unit {
        TimeUnit::Minute => 1,
        TimeUnit::Hour => 60,
        TimeUnit::Day => 1_440,
        TimeUnit::WorkingDay => 2_016,
        TimeUnit::Month => 43_200,
        TimeUnit::Year => 525_600,
    };
    u64::from(time.amount) * unit
}

/// Where longer is better.
const fn opposite(class: ChangeClass) -> ChangeClass {
    match class {
        ChangeClass::Favourable => ChangeClass::Burdening,
        ChangeClass::Burdening => ChangeClass::Favourable,
        ChangeClass::Wording | ChangeClass::Additive | ChangeClass::Structural => class,
    }
}

fn single_worst(classes: impl IntoIterator<Item = Option<ChangeClass>>) -> Option<ChangeClass> {
    classes.into_iter().flatten().max()
}

/// The worst that changes; where that is the course, a heavier burden beside it is not hidden by it.
fn worst(classes: impl IntoIterator<Item = Option<ChangeClass>>) -> Vec<ChangeClass> {
    let all: BTreeSet<ChangeClass> = classes.into_iter().flatten().collect();
    let is_told = |class: &ChangeClass| Some(class) == all.last() || *class == ChangeClass::Burdening;
    all.iter().copied().filter(is_told).collect()
}

fn named(section: &str, name: Option<(&str, &str)>, classes: Vec<ChangeClass>) -> Vec<Difference> {
    let of = |name| {
        classes
            .iter()
            .map(move |class| difference(section, name, *class))
            .collect()
    };
    name.map(of).unwrap_or_default()
}

fn difference(section: &str, (id, name): (&str, &str), class: ChangeClass) -> Difference {
    Difference {
        address: format!("{section}.{id}"),
        class,
        words: words(section, name, class, Said::default()),
    }
}

fn words(section: &str, name: &str, class: ChangeClass, values: Said) -> Phrase {
    let words = match class {
        ChangeClass::Wording => Text {
            id: "{what} {name}: kata-katanya berubah.{values}",
            en: "{what} {name}: other words.{values}",
        },
        ChangeClass::Favourable => Text {
            id: "{what} {name}: lebih ringan bagi pemohon.{values}",
            en: "{what} {name}: lighter for the applicant.{values}",
        },
        ChangeClass::Additive => Text {
            id: "{what} {name}: pilihan baru.{values}",
            en: "{what} {name}: a new choice.{values}",
        },
        ChangeClass::Burdening => Text {
            id: "{what} {name}: lebih berat bagi pemohon.{values}",
            en: "{what} {name}: heavier for the applicant.{values}",
        },
        ChangeClass::Structural => Text {
            id: "{what} {name}: alurnya berubah.{values}",
            en: "{what} {name}: another course.{values}",
        },
    };
    let (id_word, en_word) = match section {
        "requirement" => ("Persyaratan", "Requirement"),
        "fee" => ("Biaya", "Fee"),
        "promise" => ("Jangka waktu", "Promise"),
        "reasons" => ("Alasan menolak", "Reason to refuse"),
        "check" => ("Ambang batas", "Threshold"),
        "step" => ("Langkah", "Step"),
        "variant" => ("Pertanyaan", "Question"),
        _ => ("Produk", "Product"),
    };
    Phrase::new(words)
        .with_words("what", id_word, en_word)
        .with("name", name)
        .with_words("values", values.0, values.1)
}

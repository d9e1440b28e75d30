//! A definition as BPMN 2.0: two pools, a lane for every position, and beside it everything BPMN cannot say.

use std::collections::{BTreeMap, BTreeSet};

use maklumat_sop::{Definition, Ending, Exit, Outcome, Performer, Regency, Step, Target};
use maklumat_vocabulary::StepId;

use super::diagram;
use super::picture::{Chain, Flow, Lane, Mark, Picture, Shape, Symbol};
use super::text::document;

/// What is written as BPMN: a definition, and the texts it was read from.
#[derive(Clone, Copy, Debug)]
pub struct Exported<'d> {
    pub definition: &'d Definition,
    pub regency: &'d Regency,
    /// Travels with the diagram, so that it comes back unchanged.
    pub text: &'d str,
    pub english: Option<&'d str>,
}

/// The definition as BPMN 2.0 with a diagram. The same definition always gives the same file.
#[must_use]
pub fn write_bpmn(exported: &Exported<'_>) -> String {
    let mut picture = Drawer::picture(exported.definition, exported.regency);
    diagram::lay_out(&mut picture);
    // What another program changes is seen by what this file says when it is read.
    let unsigned = document(exported, &picture, "");
    let drawn = super::read::read_bpmn(unsigned.as_bytes()).map(|drawn| drawn.fingerprint());
    document(exported, &picture, &drawn.unwrap_or_default())
}

struct Drawer<'d> {
    definition: &'d Definition,
    /// Steps that lie between the branches of a step and its join.
    inside: BTreeMap<&'d StepId, BTreeSet<&'d StepId>>,
    lane: usize,
    slot: usize,
    shapes: Vec<Shape>,
    flows: Vec<Flow>,
}

impl<'d> Drawer<'d> {
    fn picture(definition: &'d Definition, regency: &'d Regency) -> Picture {
        let performers = performers(definition);
        let mut drawer = Self {
            definition,
            inside: inside(definition),
            lane: 0,
            slot: 0,
            shapes: Vec::new(),
            flows: Vec::new(),
        };
        drawer.start(&performers);
        for (at, step) in definition.steps.iter().enumerate() {
            drawer.lane = lane(&performers, &step.by);
            drawer.slot = at + 1;
            drawer.step(step);
        }
        let lanes = performers.iter().map(|by| Lane {
            name: heading(by, definition, regency),
        });
        Picture {
            name: definition.name.id.clone(),
            lanes: lanes.collect(),
            shapes: drawer.shapes,
            flows: drawer.flows,
            ..Picture::default()
        }
    }

    fn add(&mut self, id: String, symbol: Symbol, name: &str, chain: Chain) -> String {
        self.shapes.push(Shape {
            id: id.clone(),
            symbol,
            name: name.to_owned(),
            lane: self.lane,
            slot: self.slot,
            chain,
            says: Vec::new(),
            inputs: Vec::new(),
            words: String::new(),
            area: (0, 0, 0, 0),
        });
        id
    }

    /// What the shape added last says beside BPMN.
    fn says(&mut self, key: &'static str, value: &str) {
        if let Some(shape) = self.shapes.last_mut() {
            shape.says.push((key, value.to_owned()));
        }
    }

    fn flow(&mut self, from: &str, to: &str, name: &str) {
        self.flows.push(Flow {
            id: format!("flow-{}", self.flows.len() + 1),
            from: from.to_owned(),
            to: to.to_owned(),
            name: name.to_owned(),
        });
    }

    fn start(&mut self, performers: &[&Performer]) {
        let Some(first) = self.definition.step(&self.definition.sop.start) else {
            return;
        };
        self.lane = lane(performers, &first.by);
        let start = self.add("start".to_owned(), Symbol::Start, "Mulai", Chain::MAIN);
        let entry = self.entry(&first.id, None);
        self.flow(&start, &entry, "");
    }

    /// Where an arrow to a step ends: at the gateway where branches meet, at the one that lets it be skipped, or at it.
    fn entry(&self, step: &StepId, from: Option<&StepId>) -> String {
        let meeting = self
            .inside
            .iter()
            .filter(|(fork, inside)| {
                let joins = self.definition.step(fork).is_some_and(|fork| join(fork) == Some(step));
                joins && from.is_some_and(|from| inside.contains(from))
            })
            .min_by_key(|(_, inside)| inside.len());
        match meeting {
            Some((fork, _)) => format!("join-{fork}"),
            None => self.door(step),
        }
    }

    fn door(&self, step: &StepId) -> String {
        let is_skipped = self.definition.step(step).is_some_and(|step| skips_to(step).is_some());
        if is_skipped {
            format!("skip-{step}")
        } else {
            format!("step-{step}")
        }
    }

    fn step(&mut self, step: &'d Step) {
        let forks: Vec<&'d StepId> = self
            .inside
            .keys()
            .copied()
            .filter(|fork| {
                self.definition
                    .step(fork)
                    .is_some_and(|fork| join(fork) == Some(&step.id))
            })
            .collect();
        for fork in forks {
            let meeting = self.add(format!("join-{fork}"), Symbol::Parallel, "", Chain::MAIN);
            let door = self.door(&step.id);
            self.flow(&meeting, &door, "");
        }
        let task = format!("step-{}", step.id);
        if let (Some(next), Some(when)) = (skips_to(step), &step.when) {
            let gateway = self.add(format!("skip-{}", step.id), Symbol::Exclusive, "", Chain::MAIN);
            self.says("skips", step.id.as_str());
            self.flow(&gateway, &task, &when.to_string());
            let entry = self.entry(next, Some(&step.id));
            self.flow(&gateway, &entry, "selain itu");
        }
        self.task(step, task.clone());
        match &step.exit {
            Exit::To(target) => self.target((&task, ""), target, &step.id, (step.id.as_str(), Chain::MAIN)),
            Exit::Decision(outcomes) => self.decision(&task, step, outcomes),
            Exit::Parallel { branches, .. } => {
                let fork = self.add(format!("fork-{}", step.id), Symbol::Parallel, "", Chain::MAIN);
                self.flow(&task, &fork, "");
                for branch in branches {
                    // A branch may begin with its own join only in a text nobody passed; its door is then enough.
                    let entry = self.door(branch);
                    self.flow(&fork, &entry, "");
                }
            }
        }
        if let Some(timeout) = &step.timeout {
            let name = timeout.after.to_string();
            let mark = Chain {
                mark: Mark::Border,
                ..Chain::MAIN
            };
            let timer = self.add(format!("timer-{}", step.id), Symbol::Border { of: task }, &name, mark);
            self.says("time", &name);
            let entry = self.entry(&timeout.next, Some(&step.id));
            self.flow(&timer, &entry, "");
        }
    }

    fn task(&mut self, step: &Step, id: String) {
        let symbol = if step.visit.is_some() {
            Symbol::Manual
        } else {
            Symbol::User
        };
        self.add(id, symbol, &step.name.id, Chain::MAIN);
        self.says("step", step.id.as_str());
        self.says("time", &step.time.to_string());
        self.says("output", &step.output.id);
        let inputs: Vec<String> = step.inputs.iter().map(|input| input.id.clone()).collect();
        let needs = if inputs.is_empty() {
            String::new()
        } else {
            format!("Kelengkapan: {}. ", inputs.join("; "))
        };
        if let Some(shape) = self.shapes.last_mut() {
            shape.words = format!("{needs}Waktu: {}. Output: {}.", step.time, step.output.id);
            shape.inputs = inputs;
        }
    }

    fn decision(&mut self, task: &str, step: &Step, outcomes: &[Outcome]) {
        let gateway = self.add(format!("decide-{}", step.id), Symbol::Exclusive, "", Chain::MAIN);
        self.flow(task, &gateway, "");
        let mut row = 0;
        for outcome in outcomes {
            let name = outcome.id.as_str().replace('-', " ");
            let id = format!("{}.{}", step.id, outcome.id);
            let chain = Chain { row, ..Chain::MAIN };
            self.target((&gateway, &name), &outcome.target, &step.id, (&id, chain));
            row += match outcome.target {
                Target::Next(_) => 0,
                Target::End { .. } => 1,
                Target::Return { .. } => 2,
            };
        }
    }

    /// What a way on draws. Shapes of its own are called after `id`.
    fn target(&mut self, (from, name): (&str, &str), target: &Target, step: &StepId, (id, chain): (&str, Chain)) {
        match target {
            Target::Next(next) => {
                let entry = self.entry(next, Some(step));
                self.flow(from, &entry, name);
            }
            Target::End { ending, reasons } => {
                let end = self.add(format!("end-{id}"), Symbol::End(*ending), ending_words(*ending), chain);
                self.says("ending", ending_word(*ending));
                let reasons: Vec<&str> = reasons.iter().map(|reason| reason.id.as_str()).collect();
                if let Some(shape) = self.shapes.last_mut() {
                    shape.words = reasons.join("; ");
                }
                self.flow(from, &end, name);
            }
            Target::Return { resume_at, within } => {
                let within = within.to_string();
                let late = Chain {
                    row: chain.row + 1,
                    ..chain
                };
                let tell = self.add(format!("tell-{id}"), Symbol::Tell, "Kekurangan diberitahukan", chain);
                let wait = self.add(format!("wait-{id}"), Symbol::Event, "", chain);
                let answer = self.add(format!("answer-{id}"), Symbol::Answer, "Pemohon melengkapi", chain);
                let timer = self.add(format!("late-{id}"), Symbol::Timer, &within, late);
                self.says("time", &within);
                let end = self.add(
                    format!("withdrawn-{id}"),
                    Symbol::End(Ending::Withdrawn),
                    ending_words(Ending::Withdrawn),
                    late,
                );
                self.says("ending", ending_word(Ending::Withdrawn));
                self.flow(from, &tell, name);
                self.flow(&tell, &wait, "");
                self.flow(&wait, &answer, "");
                self.flow(&wait, &timer, "");
                self.flow(&timer, &end, "");
                let entry = self.entry(resume_at, Some(step));
                self.flow(&answer, &entry, "");
            }
        }
    }
}

/// Performers in order of first appearance, the applicant first.
fn performers(definition: &Definition) -> Vec<&Performer> {
    let mut performers: Vec<&Performer> = Vec::new();
    for step in &definition.steps {
        if !performers.contains(&&step.by) {
            performers.push(&step.by);
        }
    }
    performers.sort_by_key(|by| !matches!(by, Performer::Applicant));
    performers
}

fn lane(performers: &[&Performer], by: &Performer) -> usize {
    performers.iter().position(|known| *known == by).unwrap_or_default()
}

/// The name of the position, with its unit where that is another.
fn heading(by: &Performer, definition: &Definition, regency: &Regency) -> String {
    match by {
        Performer::Applicant => "Pemohon".to_owned(),
        Performer::Position(key) => {
            let name = regency
                .position(key)
                .map_or_else(|| key.to_string(), |position| position.name.id.clone());
            match regency.unit(&key.unit) {
                Some(unit) if key.unit != *definition.unit() => format!("{name} {}", unit.name.id),
                Some(_) | None => name,
            }
        }
    }
}

fn join(step: &Step) -> Option<&StepId> {
    match &step.exit {
        Exit::Parallel { join, .. } => Some(join),
        Exit::To(_) | Exit::Decision(_) => None,
    }
}

/// Where a case goes that skips this step. Only a plain step can be drawn as one that is skipped.
fn skips_to(step: &Step) -> Option<&StepId> {
    match (&step.when, &step.exit) {
        (Some(_), Exit::To(Target::Next(next))) => Some(next),
        (_, Exit::To(_) | Exit::Decision(_) | Exit::Parallel { .. }) => None,
    }
}

/// For every step with branches the steps between it and its join.
fn inside(definition: &Definition) -> BTreeMap<&StepId, BTreeSet<&StepId>> {
    let mut all = BTreeMap::new();
    for step in &definition.steps {
        let Exit::Parallel { branches, join } = &step.exit else {
            continue;
        };
        let mut inside: BTreeSet<&StepId> = BTreeSet::new();
        let mut waiting: Vec<&StepId> = branches.iter().collect();
        while let Some(id) = waiting.pop() {
            if id == join || !inside.insert(id) {
                continue;
            }
            if let Some(step) = definition.step(id) {
                waiting.extend(goals(step));
            }
        }
        all.insert(&step.id, inside);
    }
    all
}

fn goals(step: &Step) -> Vec<&StepId> {
    let mut goals: Vec<&StepId> = step.timeout.iter().map(|timeout| &timeout.next).collect();
    match &step.exit {
        Exit::To(target) => goals.extend(goal(target)),
        Exit::Decision(outcomes) => goals.extend(outcomes.iter().filter_map(|outcome| goal(&outcome.target))),
        Exit::Parallel { branches, join } => {
            goals.extend(branches);
            goals.push(join);
        }
    }
    goals
}

const fn goal(target: &Target) -> Option<&StepId> {
    match target {
        Target::Next(next) => Some(next),
        Target::Return { resume_at, .. } => Some(resume_at),
        Target::End { .. } => None,
    }
}

const fn ending_word(ending: Ending) -> &'static str {
    match ending {
        Ending::Done => "done",
        Ending::Refused => "refused",
        Ending::Redirected => "redirected",
        Ending::Withdrawn => "withdrawn",
    }
}

const fn ending_words(ending: Ending) -> &'static str {
    match ending {
        Ending::Done => "Selesai",
        Ending::Refused => "Ditolak",
        Ending::Redirected => "Dialihkan",
        Ending::Withdrawn => "Ditarik",
    }
}

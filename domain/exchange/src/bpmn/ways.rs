//! From nodes and arrows to activities that say where they lead: gateways merge into the task before them, pairs of
//! parallel gateways become branches with a join, a message and a timer after an event gateway become a return.

use std::collections::{BTreeMap, BTreeSet};

use maklumat_sop::Ending;
use maklumat_vocabulary::Phrase;

use super::drawn::made;
use super::model::{Arrow, Gateway, Kind, Node, Process};
use crate::bounds;
use crate::codes::{bpmn as codes, draft};
use crate::foreign::{Activity, Columns, ForeignSop, Found, Onward, Way, said};
use crate::spelling::plain;

/// The procedure a process draws.
pub(super) fn procedure(process: &Process, found: &mut Found) -> ForeignSop {
    let mut walk = Walk::new(process);
    walk.number(found);
    let activities: Vec<Activity> = walk
        .order
        .clone()
        .into_iter()
        .map(|at| walk.activity(at, found))
        .collect();
    let start = walk.start(found);
    ForeignSop {
        name: process.name.clone(),
        start,
        activities,
        ..ForeignSop::default()
    }
}

pub(super) struct Walk<'p> {
    pub(super) process: &'p Process,
    /// Arrows out of and into every node.
    pub(super) out: Vec<Vec<usize>>,
    pub(super) into: Vec<Vec<usize>>,
    /// Nodes that become activities, in order, and the place of each in that order.
    order: Vec<usize>,
    rows: BTreeMap<usize, usize>,
    /// Events that were told as lost.
    told: BTreeSet<usize>,
}

impl<'p> Walk<'p> {
    fn new(process: &'p Process) -> Self {
        let mut out = vec![Vec::new(); process.nodes.len()];
        let mut into = vec![Vec::new(); process.nodes.len()];
        for (at, arrow) in process.arrows.iter().enumerate() {
            if out[arrow.from].len() < bounds::WAYS {
                out[arrow.from].push(at);
                into[arrow.to].push(at);
            }
        }
        Self {
            process,
            out,
            into,
            order: Vec::new(),
            rows: BTreeMap::new(),
            told: BTreeSet::new(),
        }
    }

    pub(super) fn node(&self, at: usize) -> &'p Node {
        &self.process.nodes[at]
    }

    pub(super) fn arrows(&self, at: usize) -> impl Iterator<Item = &'p Arrow> {
        let process = self.process;
        self.out[at].iter().map(move |arrow| &process.arrows[*arrow])
    }

    pub(super) fn next(&self, at: usize) -> Option<usize> {
        self.arrows(at).next().map(|arrow| arrow.to)
    }

    pub(super) fn is_split(&self, at: usize) -> bool {
        self.out[at].len() > 1
    }

    pub(super) fn comes_from(&self, at: usize) -> impl Iterator<Item = usize> {
        self.into[at].iter().map(|arrow| self.process.arrows[*arrow].from)
    }

    /// Gives every activity its place: our own files keep the order of writing, in others it follows the arrows.
    fn number(&mut self, found: &mut Found) {
        let nodes = 0..self.process.nodes.len();
        let is_row = |at: &usize| self.node(*at).is_activity() || made(self, *at);
        let is_ours = nodes.clone().any(|at| self.node(at).ours.step.is_some());
        let order: Vec<usize> = if is_ours {
            nodes.filter(is_row).collect()
        } else {
            self.along_the_arrows().into_iter().filter(is_row).collect()
        };
        if let Some(first) = order.get(bounds::ACTIVITIES) {
            let text = said(
                "kegiatan mulai dari `{it}` tidak dibaca",
                "activities from `{it}` on were not read",
            );
            let node = self.node(*first);
            found.about(&draft::LEFT_OUT, &node.place(), text, &node.name);
        }
        self.order = order.into_iter().take(bounds::ACTIVITIES).collect();
        self.rows = self.order.iter().enumerate().map(|(row, at)| (*at, row)).collect();
    }

    /// Every node after those that lead to it, but for arrows back: what is left last on a walk comes first.
    fn along_the_arrows(&self) -> Vec<usize> {
        let all = 0..self.process.nodes.len();
        let is_start = |at: &usize| matches!(self.node(*at).kind, Kind::Start);
        let others = all.clone().rev().filter(|at| !is_start(at) && !self.is_led_to(*at));
        let starts = all.clone().rev().filter(is_start);
        let mut seen = BTreeSet::new();
        let mut left = Vec::new();
        for root in others.chain(starts).chain(all) {
            let mut stack = vec![(root, false)];
            while let Some((at, is_done)) = stack.pop() {
                if is_done {
                    left.push(at);
                } else if seen.insert(at) {
                    stack.push((at, true));
                    let deadline = self.process.deadlines.iter().find(|deadline| deadline.of == at);
                    stack.extend(self.arrows(at).map(|arrow| (arrow.to, false)));
                    // What is walked last comes first: the arrows in their order, the deadline behind them.
                    stack.extend(deadline.map(|deadline| (deadline.event, false)));
                }
            }
        }
        left.reverse();
        left
    }

    fn is_led_to(&self, at: usize) -> bool {
        let is_border = self.process.deadlines.iter().any(|deadline| deadline.event == at);
        is_border || !self.into[at].is_empty()
    }

    fn start(&mut self, found: &mut Found) -> usize {
        let starts: Vec<usize> = (0..self.process.nodes.len())
            .filter(|at| matches!(self.node(*at).kind, Kind::Start) && !self.out[*at].is_empty())
            .collect();
        if let Some(second) = starts.get(1) {
            let text = said("awal `{it}` tidak dipakai", "the start `{it}` was not used");
            let node = self.node(*second);
            found.about(&codes::SEVERAL_STARTS, &node.place(), text, &node.name);
        }
        let first = starts.first().and_then(|start| self.next(*start));
        match first.map(|at| self.onward(at, found)) {
            Some(Onward::Step(row)) => row,
            Some(Onward::Return { .. } | Onward::End { .. } | Onward::Unsaid) | None => 0,
        }
    }

    fn activity(&mut self, at: usize, found: &mut Found) -> Activity {
        let node = self.node(at);
        let mut name = node.name.clone();
        if !node.is_activity() {
            let text = said("gerbang `{it}` menjadi langkah", "the gateway `{it}` became a step");
            found.about(&codes::GATEWAY_MADE_STEP, &node.place(), text, &node.name);
        }
        if name.is_empty() {
            let text = said("kegiatan `{it}` tidak punya nama", "the activity `{it}` has no name");
            found.about(&draft::NAME_MISSING, &node.place(), text, &node.id);
            name = node.id.clone();
        }
        let deadline = self.process.deadlines.iter().find(|deadline| deadline.of == at);
        let timeout = deadline.and_then(|deadline| {
            let goal = self.next(deadline.event)?;
            match self.onward(goal, found) {
                Onward::Step(row) => Some((deadline.after.clone(), row)),
                Onward::Return { .. } | Onward::End { .. } | Onward::Unsaid => {
                    let text = said(
                        "batas waktu `{it}` tidak menuju langkah",
                        "the time limit of `{it}` does not lead to a step",
                    );
                    found.about(&codes::BOUNDARY_LOST, &node.place(), text, &node.name);
                    None
                }
            }
        });
        let way = self.way(at, found);
        Activity {
            place: node.place(),
            columns: Columns::default(),
            id: node.ours.step.clone(),
            name,
            by: node.lane.clone(),
            inputs: node.ours.inputs.clone(),
            time: node.ours.time.clone().unwrap_or_default(),
            output: node.ours.output.clone().unwrap_or_default(),
            way,
            timeout,
            is_on_site: matches!(node.kind, Kind::Activity { is_on_site: true }),
            remarks: Vec::new(),
        }
    }

    fn way(&mut self, at: usize, found: &mut Found) -> Way {
        let node = self.node(at);
        if let Kind::Gateway(gateway) = node.kind {
            return self.way_of_gateway(at, gateway, found);
        }
        let goals: Vec<usize> = self.arrows(at).map(|arrow| arrow.to).collect();
        match goals.as_slice() {
            [] => {
                let text = said(
                    "dari `{it}` tidak ada panah; dibaca sebagai selesai",
                    "no arrow leaves `{it}`; it was read as done",
                );
                found.about(&draft::ENDING_UNCLEAR, &node.place(), text, &node.name);
                Way::To(Onward::End {
                    ending: Ending::Done,
                    reason: String::new(),
                })
            }
            [goal] => match self.node(*goal).kind {
                Kind::Gateway(gateway) if self.is_split(*goal) && !self.rows.contains_key(goal) => {
                    self.way_of_gateway(*goal, gateway, found)
                }
                Kind::Gateway(_)
                | Kind::Activity { .. }
                | Kind::Start
                | Kind::End { .. }
                | Kind::Catch { .. }
                | Kind::Throw { .. } => Way::To(self.onward(*goal, found)),
            },
            // Several arrows out of a task are all gone along, unless they are named as results.
            _ if self.arrows(at).any(|arrow| !arrow.name.is_empty()) => self.decision(at, found),
            _ => self.parallel(at, found),
        }
    }

    fn way_of_gateway(&mut self, at: usize, gateway: Gateway, found: &mut Found) -> Way {
        let node = self.node(at);
        match gateway {
            _ if node.ours.skips.is_some() => Way::To(self.onward(at, found)),
            _ if !self.is_split(at) => match self.next(at) {
                Some(next) => Way::To(self.onward(next, found)),
                None => Way::Unsaid,
            },
            Gateway::Parallel => self.parallel(at, found),
            Gateway::Event if self.as_return(at).is_some() => Way::To(self.onward(at, found)),
            Gateway::Exclusive => self.decision(at, found),
            Gateway::Inclusive | Gateway::Complex | Gateway::Event => {
                let text = said(
                    "gerbang `{it}` dibaca sebagai pilihan",
                    "the gateway `{it}` was read as a choice",
                );
                found.about(&codes::GATEWAY_READ_AS_CHOICE, &node.place(), text, &node.name);
                self.decision(at, found)
            }
        }
    }

    /// Every arrow is a named result; one without a name is called after where it leads.
    fn decision(&mut self, at: usize, found: &mut Found) -> Way {
        let arrows: Vec<&Arrow> = self.arrows(at).collect();
        let outcomes = arrows.into_iter().map(|arrow| {
            let goal = self.node(arrow.to);
            let name = [&arrow.name, &goal.name, &arrow.id]
                .into_iter()
                .find(|name| !name.is_empty());
            (name.cloned().unwrap_or_default(), self.onward(arrow.to, found))
        });
        Way::Decision(outcomes.collect())
    }

    /// Where an arrow to this node leads in the end.
    pub(super) fn onward(&mut self, from: usize, found: &mut Found) -> Onward {
        let mut at = from;
        let mut seen = BTreeSet::new();
        loop {
            if let Some(row) = self.rows.get(&at) {
                return Onward::Step(*row);
            }
            let node = self.node(at);
            let next = match &node.kind {
                _ if !seen.insert(at) => None,
                Kind::End { is_error } => return self.end(node, *is_error, found),
                Kind::Gateway(Gateway::Event) if self.as_return(at).is_some() => {
                    let (resume, within) = self.as_return(at).unwrap_or_default();
                    let resume_at = self.rows.get(&resume).copied().unwrap_or_default();
                    return Onward::Return { resume_at, within };
                }
                Kind::Gateway(_) => self.skippable(at).or_else(|| self.next(at)),
                Kind::Throw { link: Some(link) } => self.landing(link).or_else(|| self.next(at)),
                Kind::Catch { .. } | Kind::Throw { .. } => {
                    self.lose(at, found);
                    self.next(at)
                }
                Kind::Activity { .. } | Kind::Start => self.next(at),
            };
            match next {
                Some(next) => at = next,
                None => {
                    let text = said(
                        "jalan sesudah `{it}` tidak menuju mana pun",
                        "the way after `{it}` leads nowhere",
                    );
                    let name = if node.name.is_empty() { &node.id } else { &node.name };
                    found.about(&draft::WAY_UNSAID, &node.place(), text, name);
                    return Onward::Unsaid;
                }
            }
        }
    }

    fn lose(&mut self, at: usize, found: &mut Found) {
        let node = self.node(at);
        let is_message_of_return =
            matches!(node.kind, Kind::Throw { .. }) && self.next(at).is_some_and(|next| self.as_return(next).is_some());
        let is_link = matches!(node.kind, Kind::Catch { link: Some(_), .. });
        if is_message_of_return || is_link || !self.told.insert(at) {
            return;
        }
        let text = said("peristiwa `{it}` dilewati", "the event `{it}` was passed over");
        let name = if node.name.is_empty() { &node.id } else { &node.name };
        found.about(&codes::EVENT_LOST, &node.place(), text, name);
    }

    fn end(&self, node: &Node, is_error: bool, found: &mut Found) -> Onward {
        let own = node.ours.ending.as_deref().and_then(own_ending);
        let named = by_name(&node.name);
        if own.is_none() && named.is_none() && !is_error {
            let text = said("akhir `{it}` dibaca sebagai selesai", "the end `{it}` was read as done");
            found.say(
                &draft::ENDING_UNCLEAR,
                &node.place(),
                Phrase::new(text).with("it", &node.name),
            );
        }
        let ending = own
            .or(is_error.then_some(Ending::Refused))
            .or(named)
            .unwrap_or(Ending::Done);
        Onward::End {
            ending,
            reason: node.name.clone(),
        }
    }
}

fn own_ending(word: &str) -> Option<Ending> {
    Some(match word {
        "done" => Ending::Done,
        "refused" => Ending::Refused,
        "redirected" => Ending::Redirected,
        "withdrawn" => Ending::Withdrawn,
        _ => return None,
    })
}

/// The end of a case by the words an end is called by.
pub(crate) fn by_name(name: &str) -> Option<Ending> {
    const WORDS: [(Ending, &[&str]); 4] = [
        (
            Ending::Refused,
            &[
                "tolak",
                "reject",
                "refus",
                "denied",
                "declin",
                "tidak disetujui",
                "tidak memenuhi",
            ],
        ),
        (Ending::Redirected, &["alihkan", "rujuk", "redirect", "dilimpahkan"]),
        (Ending::Withdrawn, &["ditarik", "batal", "withdraw", "cancel"]),
        (
            Ending::Done,
            &[
                "selesai",
                "done",
                "end",
                "complete",
                "finish",
                "terbit",
                "success",
                "akhir",
                "tutup",
                "approved",
                "disetujui",
            ],
        ),
    ];
    let plain = plain(name);
    if plain.is_empty() {
        return Some(Ending::Done);
    }
    WORDS
        .into_iter()
        .find(|(_, words)| words.iter().any(|word| plain.contains(word)))
        .map(|(ending, _)| ending)
}

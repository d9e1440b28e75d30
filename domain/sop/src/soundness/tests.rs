use proptest::prelude::*;

use super::*;
use crate::flow::{Arrow, Node};

/// Procedures with more states are left out of the comparison.
const FEW: usize = 400;

/// One way on from a step, as drawn by lot.
#[derive(Clone, Debug)]
enum Way {
    On,
    Back(usize),
    Return(usize),
    Anywhere(usize),
    End(Ending),
    Timeout(usize),
}

/// A stretch of a procedure.
#[derive(Clone, Debug)]
enum Piece {
    Step(Vec<Way>),
    Split(Vec<Vec<Piece>>),
}

fn way() -> impl Strategy<Value = Way> {
    prop_oneof![
        12 => Just(Way::On),
        2 => (0..20_usize).prop_map(Way::Back),
        2 => (0..20_usize).prop_map(Way::Return),
        1 => (0..20_usize).prop_map(Way::Anywhere),
        1 => Just(Way::End(Ending::Refused)),
        1 => Just(Way::End(Ending::Done)),
        1 => (0..20_usize).prop_map(Way::Timeout),
    ]
}

fn pieces() -> impl Strategy<Value = Vec<Piece>> {
    let step = prop::collection::vec(way(), 1..3).prop_map(Piece::Step);
    let piece = step.prop_recursive(2, 10, 3, |inner| {
        prop::collection::vec(prop::collection::vec(inner, 0..3), 2..4).prop_map(Piece::Split)
    });
    prop::collection::vec(piece, 1..4)
}

fn node(id: usize, arrows: Vec<Arrow>) -> Node {
    Node {
        id: format!("s{id}"),
        name: LocalizedText::indonesian(format!("Langkah {id}")),
        by: Some("petugas".to_owned()),
        is_applicant: false,
        time: None,
        timeout: None,
        when: None,
        arrows,
        parallel: None,
        collects: Vec::new(),
        is_open_ended: false,
    }
}

/// A step with the ways drawn for it, the step written after it, and its stretch.
type Drawn = (usize, Vec<Way>, usize, usize);

/// What is written so far.
#[derive(Default)]
struct Written {
    nodes: Vec<Node>,
    drawn: Vec<Drawn>,
    /// The steps of each stretch, in which arrows lead back.
    stretches: Vec<Vec<usize>>,
}

impl Written {
    fn add(&mut self) -> usize {
        let at = self.nodes.len();
        self.nodes.push(node(at, Vec::new()));
        at
    }

    /// Writes the pieces down one after another; gives the first step.
    fn write(&mut self, pieces: &[Piece], after: usize) -> usize {
        let stretch = self.stretches.len();
        self.stretches.push(Vec::new());
        let mut next = after;
        for piece in pieces.iter().rev() {
            let at = self.add();
            self.stretches[stretch].push(at);
            match piece {
                Piece::Step(drawn) => self.drawn.push((at, drawn.clone(), next, stretch)),
                Piece::Split(branches) => {
                    let join = self.add();
                    self.drawn.push((join, vec![Way::On], next, stretch));
                    let firsts: Vec<usize> = branches.iter().map(|branch| self.write(branch, join)).collect();
                    let arrows = firsts
                        .iter()
                        .map(|first| Arrow::plain(Goal::Step(*first), ArrowKind::Branch));
                    self.nodes[at].arrows = arrows.collect();
                    self.nodes[at].parallel = Some((firsts, join));
                }
            }
            next = at;
        }
        next
    }
}

/// A small procedure: mostly blocks, with arrows across them now and then.
fn flow() -> impl Strategy<Value = Flow> {
    pieces().prop_map(|pieces| {
        let mut written = Written::default();
        let (start, last) = (written.add(), written.add());
        written.nodes[last].arrows = vec![Arrow::plain(Goal::End(Ending::Done), ArrowKind::Next)];
        let first = written.write(&pieces, last);
        let Written {
            mut nodes,
            drawn,
            stretches,
        } = written;
        nodes[start].arrows = vec![Arrow::plain(Goal::Step(first), ArrowKind::Next)];
        let count = nodes.len();
        for (at, ways, next, stretch) in drawn {
            let near = |to: usize| stretches[stretch][to % stretches[stretch].len()];
            for way in ways {
                let (to, kind) = match way {
                    Way::On => (Goal::Step(next), ArrowKind::Next),
                    Way::Back(to) => (Goal::Step(near(to)), ArrowKind::Next),
                    Way::Return(to) => (Goal::Step(to % count), ArrowKind::Return),
                    Way::Anywhere(to) => (Goal::Step(to % count), ArrowKind::Next),
                    Way::End(ending) => (Goal::End(ending), ArrowKind::Next),
                    Way::Timeout(to) => (Goal::Step(near(to)), ArrowKind::Timeout),
                };
                let outcome = Some(format!("o{}", nodes[at].arrows.len()));
                let arrow = Arrow::plain(to, kind);
                nodes[at].arrows.push(Arrow { outcome, ..arrow });
            }
        }
        Flow::of_nodes(nodes)
    })
}

fn steps(seen: &Seen, flaw: Flaw) -> BTreeSet<usize> {
    let found = seen.flawed.iter().filter(|flawed| flawed.flaw == flaw);
    found.map(|flawed| flawed.step).collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1_500,
        max_global_rejects: 60_000,
        ..ProptestConfig::default()
    })]

    #[test]
    fn one_file_followed_alone_finds_what_all_states_together_show(flow in flow()) {
        prop_assume!(standings::are_blocks(&flow));
        let Ok(all) = markings::look(&flow, 0, FEW) else { return Ok(()) };
        let Some(alone) = standings::look(&flow, 0) else { return Ok(()) };
        prop_assert_eq!(&alone.done, &all.done);
        prop_assert_eq!(steps(&alone, Flaw::LeavesWork), steps(&all, Flaw::LeavesWork));
        prop_assert_eq!(steps(&all, Flaw::MeetsEarly), BTreeSet::new());
        let (hangs_alone, hangs) = (steps(&alone, Flaw::NeverEnds), steps(&all, Flaw::NeverEnds));
        // Another branch may rescue a case by ending it; a step that leads nowhere is told all the same.
        prop_assert!(hangs.is_empty() || !hangs_alone.is_empty(), "{:?} {:?}", hangs, hangs_alone);
        if flow.nodes.iter().all(|node| node.parallel.is_none()) {
            prop_assert_eq!(hangs_alone.is_empty(), hangs.is_empty());
        }
    }

    #[test]
    fn every_story_is_a_way_through_the_procedure(flow in flow()) {
        prop_assume!(standings::are_blocks(&flow));
        if let (Examined::Flawed(flawed), _) = examine(&flow) {
            for flawed in flawed.iter().filter(|flawed| flawed.flaw != Flaw::NeverDone) {
                prop_assert!(flawed.acts.first().is_none_or(|act| Some(act.step) == flow.start));
                prop_assert!(flawed.acts.iter().all(|act| act.arrow < flow.nodes[act.step].arrows.len()));
            }
        }
    }
}

/// Ten branches of many steps, each with a decision that goes back.
fn wide(length: usize) -> Flow {
    let mut nodes = vec![node(0, Vec::new()), node(1, Vec::new())];
    nodes[1].arrows = vec![Arrow::plain(Goal::End(Ending::Done), ArrowKind::Next)];
    let mut firsts = Vec::new();
    for _ in 0..10 {
        firsts.push(nodes.len());
        for step in 0..length {
            let at = nodes.len();
            let next = if step + 1 == length { 1 } else { at + 1 };
            let mut arrows = vec![Arrow::plain(Goal::Step(next), ArrowKind::Next)];
            arrows.push(Arrow::plain(Goal::Step(at - step), ArrowKind::Return));
            nodes.push(node(at, arrows));
        }
    }
    let branches = firsts
        .iter()
        .map(|first| Arrow::plain(Goal::Step(*first), ArrowKind::Branch));
    nodes[0].arrows = branches.collect();
    nodes[0].parallel = Some((firsts, 1));
    Flow::of_nodes(nodes)
}

#[test]
fn ten_branches_take_as_many_looks_as_there_are_steps() {
    let flow = wide(49);
    let (examined, places) = examine(&flow);
    assert!(matches!(examined, Examined::Sound), "{examined:?}");
    assert_eq!(places, flow.nodes.len());
    assert_eq!(markings::look(&flow, 0, FEW).err(), Some(FEW));
}

#[test]
fn a_file_that_is_done_in_one_branch_is_told_with_its_way_there() {
    let mut flow = wide(2);
    flow.nodes[3]
        .arrows
        .push(Arrow::plain(Goal::End(Ending::Done), ArrowKind::Next));
    let (Examined::Flawed(flawed), _) = examine(&flow) else {
        panic!("found sound");
    };
    let found: Vec<_> = flawed.iter().map(|flawed| (flawed.flaw, flawed.step)).collect();
    assert_eq!(found, [(Flaw::LeavesWork, 3)]);
    let way: Vec<usize> = flawed[0].acts.iter().map(|act| act.step).collect();
    assert_eq!(way, [0, 2, 3]);
}

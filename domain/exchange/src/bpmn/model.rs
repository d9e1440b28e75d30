//! A BPMN process as its XML says it: nodes, arrows, lanes.

use maklumat_vocabulary::Span;

use crate::place::Place;

/// Something an arrow can lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) kind: Kind,
    /// Name of the lane, or of the pool where there are no lanes.
    pub(super) lane: String,
    pub(super) span: Span,
    /// Our own words, where it is our own file.
    pub(super) ours: Ours,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Activity {
        is_on_site: bool,
    },
    Gateway(Gateway),
    Start,
    End {
        is_error: bool,
    },
    /// Waits for something in the middle of a flow. A timer has words of how long.
    Catch {
        timer: Option<String>,
        link: Option<String>,
    },
    Throw {
        link: Option<String>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gateway {
    Exclusive,
    Inclusive,
    Complex,
    Parallel,
    Event,
}

/// What our own files say of a node beside BPMN.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ours {
    pub(super) step: Option<String>,
    pub(super) inputs: Vec<String>,
    pub(super) time: Option<String>,
    pub(super) output: Option<String>,
    /// Of a gateway: it only lets the step of this id be skipped.
    pub(super) skips: Option<String>,
    pub(super) ending: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Arrow {
    pub(super) id: String,
    pub(super) name: String,
    /// Places in the list of nodes.
    pub(super) from: usize,
    pub(super) to: usize,
}

/// A timer on the border of an activity that ends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Deadline {
    /// Place in the list of nodes of the activity, and of the event itself.
    pub(super) of: usize,
    pub(super) event: usize,
    pub(super) after: String,
}

/// One process.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Process {
    pub(super) name: String,
    pub(super) nodes: Vec<Node>,
    pub(super) arrows: Vec<Arrow>,
    pub(super) deadlines: Vec<Deadline>,
}

impl Node {
    pub(super) fn place(&self) -> Place {
        Place::element(&self.id, self.span)
    }

    pub(super) const fn is_activity(&self) -> bool {
        matches!(self.kind, Kind::Activity { .. })
    }
}

impl Process {
    pub(super) fn activities(&self) -> usize {
        self.nodes.iter().filter(|node| node.is_activity()).count()
    }
}

//! What is drawn of a definition, before it is XML: shapes with their places, arrows, lanes.

use maklumat_sop::Ending;

#[derive(Clone, Debug, Default)]
pub(super) struct Picture {
    pub(super) name: String,
    pub(super) lanes: Vec<Lane>,
    pub(super) shapes: Vec<Shape>,
    pub(super) flows: Vec<Flow>,
    /// Filled in by the layout: left, top, width and height of every lane, of the pool and of the applicant's pool.
    pub(super) lane_areas: Vec<Area>,
    pub(super) pool_area: Area,
    pub(super) applicant_area: Area,
}

/// Left, top, width, height.
pub(super) type Area = (i64, i64, i64, i64);

#[derive(Clone, Debug)]
pub(super) struct Lane {
    pub(super) name: String,
}

#[derive(Clone, Debug)]
pub(super) struct Shape {
    pub(super) id: String,
    pub(super) symbol: Symbol,
    pub(super) name: String,
    pub(super) lane: usize,
    /// Everything a step draws stands in one slot, and slots stand beside one another.
    pub(super) slot: usize,
    pub(super) chain: Chain,
    /// What our own name space says of it.
    pub(super) says: Vec<(&'static str, String)>,
    pub(super) inputs: Vec<String>,
    /// For people who look at it in another program.
    pub(super) words: String,
    pub(super) area: Area,
}

/// Which row of its slot a shape stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Chain {
    pub(super) row: usize,
    pub(super) mark: Mark,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Row,
    /// On the border of the task of its slot.
    Border,
}

#[derive(Clone, Debug)]
pub(super) enum Symbol {
    User,
    Manual,
    Exclusive,
    Parallel,
    Event,
    Start,
    End(Ending),
    Tell,
    Answer,
    Timer,
    Border { of: String },
}

#[derive(Clone, Debug)]
pub(super) struct Flow {
    pub(super) id: String,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) name: String,
}

impl Chain {
    pub(super) const MAIN: Self = Self {
        row: 0,
        mark: Mark::Row,
    };
}

impl Symbol {
    /// The element of BPMN.
    pub(super) const fn tag(&self) -> &'static str {
        match self {
            Self::User => "userTask",
            Self::Manual => "manualTask",
            Self::Exclusive => "exclusiveGateway",
            Self::Parallel => "parallelGateway",
            Self::Event => "eventBasedGateway",
            Self::Start => "startEvent",
            Self::End(_) => "endEvent",
            Self::Tell => "intermediateThrowEvent",
            Self::Answer | Self::Timer => "intermediateCatchEvent",
            Self::Border { .. } => "boundaryEvent",
        }
    }

    /// Width and height as other programs draw them.
    pub(super) const fn size(&self) -> (i64, i64) {
        match self {
            Self::User | Self::Manual => (120, 80),
            Self::Exclusive | Self::Parallel | Self::Event => (50, 50),
            Self::Start | Self::End(_) | Self::Tell | Self::Answer | Self::Timer | Self::Border { .. } => (36, 36),
        }
    }
}

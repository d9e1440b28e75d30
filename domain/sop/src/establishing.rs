//! Establishing a standard as PP 96/2012 orders it: which step of a service is which stage, and what is asked of it.
//!
//! A stage is known by the ground of its step, `law = "pp-96-2012 pasal 27 ayat 1"`: the notation needs no word of its own
//! for it. What the program itself reads and writes in such a case goes by the names below.

pub(crate) mod cycle;
pub(crate) mod enact;
pub(crate) mod law;

use std::collections::BTreeMap;

use maklumat_calendar::{Duration, TimeUnit};
use maklumat_vocabulary::StepId;

use crate::citation::Citation;
use crate::model::Definition;

/// A stage of establishing a standard, in the order of the law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The draft holds all fourteen components. [law: pp-96-2012-art-25]
    Draft,
    /// How a standard was kept, every year. [law: pp-96-2012-art-32]
    Assessment,
    /// With the public and related parties. [law: pp-96-2012-art-26]
    Discussion,
    /// Signed, with an attendance list. [law: pp-96-2012-art-26]
    Minutes,
    /// [law: pp-96-2012-art-27]
    Publication,
    /// The public comments. [law: pp-96-2012-art-27]
    Comments,
    /// [law: pp-96-2012-art-27]
    Revision,
    /// [law: pp-96-2012-art-27]
    Decree,
    /// The maklumat is published. [law: pp-96-2012-art-30]
    Pledge,
}

/// Why a case of establishing is opened, by the option of the variant [`PURPOSE`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// The standard of a service that had none.
    New,
    Change,
    /// [law: pp-96-2012-art-32]
    Evaluation,
    /// [law: pp-96-2012-art-33]
    Review,
}

/// The variant that says why a case is opened.
pub const PURPOSE: &str = "maksud";
/// Answers of whoever proposes: the office, the service, the reason.
pub const PROPOSED: [&str; 3] = ["satuan-kerja", "layanan", "alasan"];
/// What the step of publication records: the digest of the text that was published.
pub const DRAFT_DIGEST: &str = "sidik-rancangan";
/// What the step of the minutes records.
pub const MINUTES_DATE: &str = "tanggal-berita-acara";
/// What the step of the decree records.
pub const DECREE_NUMBER: &str = "nomor-keputusan";
/// What the step of the decree records.
pub const DECREE_DATE: &str = "tanggal-keputusan";

impl Stage {
    pub const ALL: [Self; 9] = [
        Self::Draft,
        Self::Assessment,
        Self::Discussion,
        Self::Minutes,
        Self::Publication,
        Self::Comments,
        Self::Revision,
        Self::Decree,
        Self::Pledge,
    ];

    /// Those no service may leave out that publishes drafts of standards.
    pub(crate) const NEEDED: [Self; 6] = [
        Self::Minutes,
        Self::Publication,
        Self::Comments,
        Self::Revision,
        Self::Decree,
        Self::Pledge,
    ];

    /// The stage whose ground a citation is.
    #[must_use]
    pub fn of(ground: &Citation) -> Option<Self> {
        if ground.law.as_str() != "pp-96-2012" {
            return None;
        }
        match ground.place.as_deref()? {
            "pasal 25" => Some(Self::Draft),
            "pasal 26 ayat 1" => Some(Self::Discussion),
            "pasal 26 ayat 3" => Some(Self::Minutes),
            "pasal 27 ayat 1" => Some(Self::Publication),
            "pasal 27 ayat 2" => Some(Self::Comments),
            "pasal 27 ayat 3" => Some(Self::Revision),
            "pasal 27 ayat 4" => Some(Self::Decree),
            "pasal 30" => Some(Self::Pledge),
            "pasal 32" | "pasal 33" => Some(Self::Assessment),
            _ => None,
        }
    }

    /// The ground as a service file cites it.
    #[must_use]
    pub const fn ground(self) -> &'static str {
        match self {
            Self::Draft => "pp-96-2012 pasal 25",
            Self::Assessment => "pp-96-2012 pasal 32",
            Self::Discussion => "pp-96-2012 pasal 26 ayat 1",
            Self::Minutes => "pp-96-2012 pasal 26 ayat 3",
            Self::Publication => "pp-96-2012 pasal 27 ayat 1",
            Self::Comments => "pp-96-2012 pasal 27 ayat 2",
            Self::Revision => "pp-96-2012 pasal 27 ayat 3",
            Self::Decree => "pp-96-2012 pasal 27 ayat 4",
            Self::Pledge => "pp-96-2012 pasal 30",
        }
    }

    /// Key of the article in the list of laws the program rests on, for [`crate::place_in_law`].
    #[must_use]
    pub const fn article(self) -> &'static str {
        match self {
            Self::Draft => "pp-96-2012-art-25",
            Self::Assessment => "pp-96-2012-art-32",
            Self::Discussion | Self::Minutes => "pp-96-2012-art-26",
            Self::Publication | Self::Comments | Self::Revision | Self::Decree => "pp-96-2012-art-27",
            Self::Pledge => "pp-96-2012-art-30",
        }
    }

    /// The longest the law gives, counted from the end of the stage before; `None` where it sets no time.
    #[must_use]
    pub const fn limit(self) -> Option<Duration> {
        let (amount, unit) = match self {
            Self::Draft | Self::Assessment | Self::Discussion | Self::Minutes | Self::Decree => return None,
            Self::Publication => (5, TimeUnit::WorkingDay),
            Self::Comments | Self::Pledge => (7, TimeUnit::WorkingDay),
            Self::Revision => (14, TimeUnit::Day),
        };
        Some(Duration { amount, unit })
    }

    /// The record that says on which day the time of this stage began, where it may be another than that on which the
    /// stage before was ticked off.
    #[must_use]
    pub const fn counts_from(self) -> Option<&'static str> {
        match self {
            Self::Publication => Some(MINUTES_DATE),
            Self::Pledge => Some(DECREE_DATE),
            Self::Draft
            | Self::Assessment
            | Self::Discussion
            | Self::Minutes
            | Self::Comments
            | Self::Revision
            | Self::Decree => None,
        }
    }

    /// What the step of this stage must record for the program.
    pub(crate) const fn records(self) -> &'static [&'static str] {
        match self {
            Self::Minutes => &[MINUTES_DATE],
            Self::Publication => &[DRAFT_DIGEST],
            Self::Decree => &[DECREE_NUMBER, DECREE_DATE],
            Self::Draft | Self::Assessment | Self::Discussion | Self::Comments | Self::Revision | Self::Pledge => &[],
        }
    }
}

impl Purpose {
    pub const ALL: [Self; 4] = [Self::New, Self::Change, Self::Evaluation, Self::Review];

    /// The option of the variant [`PURPOSE`].
    #[must_use]
    pub const fn option(self) -> &'static str {
        match self {
            Self::New => "baru",
            Self::Change => "ubah",
            Self::Evaluation => "evaluasi",
            Self::Review => "tinjau",
        }
    }

    /// The purpose an option stands for.
    #[must_use]
    pub fn of(option: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.option() == option)
    }
}

/// The steps by which a service establishes standards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Procedure {
    steps: BTreeMap<StepId, Stage>,
}

impl Procedure {
    /// `None`: the service is about something else.
    #[must_use]
    pub fn of(definition: &Definition) -> Option<Self> {
        let grounded = definition.steps.iter().filter_map(|step| {
            let stage = Stage::of(step.law.as_ref()?)?;
            Some((step.id.clone(), stage))
        });
        let steps: BTreeMap<StepId, Stage> = grounded.collect();
        let has = |stage| steps.values().any(|of| *of == stage);
        let is_whole = Stage::NEEDED.into_iter().all(has);
        is_whole.then_some(Self { steps })
    }

    /// The stage a step is, if it is one.
    #[must_use]
    pub fn stage(&self, step: &StepId) -> Option<Stage> {
        self.steps.get(step).copied()
    }

    /// The first step of a stage, by id.
    #[must_use]
    pub fn step(&self, stage: Stage) -> Option<&StepId> {
        let found = self.steps.iter().find(|(_, of)| **of == stage);
        found.map(|(step, _)| step)
    }
}

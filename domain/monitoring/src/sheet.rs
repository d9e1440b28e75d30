//! The sheet of a monitoring: a row for every step, what is missing of it, and what it leaves to be done.

use maklumat_calendar::Date;
use maklumat_vocabulary::{PositionKey, StepId};

use crate::measured::Measured;

/// How somebody looked. [law: permenpanrb-35-2012-monitoring]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// *Observasi supervisor*
    Observation,
    /// *Wawancara dengan pelaksana*
    PerformerInterview,
    /// *Wawancara dengan pelanggan*
    CustomerInterview,
    /// *Pertemuan dan diskusi kelompok kerja*
    GroupDiscussion,
    /// *Pengarahan dalam pelaksanaan*
    Guidance,
}

/// *Penilaian terhadap penerapan*
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// *Berjalan dengan baik*
    WorksWell,
    /// *Tidak berjalan dengan baik*
    WorksBadly,
}

/// *Tindakan yang harus diambil*, as far as it has been written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Action {
    pub what: String,
    /// The position that answers for it.
    pub by: Option<PositionKey>,
    /// The last day.
    pub until: Option<Date>,
}

/// One step as it was judged so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub step: StepId,
    pub judgement: Option<Judgement>,
    /// *Catatan hasil penilaian*
    pub note: String,
    pub action: Action,
    /// What the system counted; `None` where the step never happened.
    pub measured: Option<Measured>,
}

/// A sheet as far as it has been filled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    pub methods: Vec<Method>,
    pub rows: Vec<Row>,
}

/// What keeps a sheet from being finished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetGap {
    NoMethod,
    NotJudged(StepId),
    /// What works badly says in what.
    NoNote(StepId),
    /// The figures say otherwise than *berjalan dengan baik*, and no note says why.
    FiguresUnanswered(StepId),
    Action(StepId, ActionGap),
}

/// What is missing of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionGap {
    What,
    By,
    Until,
    /// Its last day is before the day the sheet is finished.
    Past,
}

impl Method {
    pub const ALL: [Self; 5] = [
        Self::Observation,
        Self::PerformerInterview,
        Self::CustomerInterview,
        Self::GroupDiscussion,
        Self::Guidance,
    ];

    /// As it is stored and as forms spell it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Observation => "observation",
            Self::PerformerInterview => "performer-interview",
            Self::CustomerInterview => "customer-interview",
            Self::GroupDiscussion => "group-discussion",
            Self::Guidance => "guidance",
        }
    }

    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.word() == word)
    }
}

impl Judgement {
    /// As it is stored and as forms spell it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::WorksWell => "well",
            Self::WorksBadly => "badly",
        }
    }

    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        [Self::WorksWell, Self::WorksBadly]
            .into_iter()
            .find(|judgement| judgement.word() == word)
    }
}

impl Action {
    /// Nothing of it has been written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.what.is_empty() && self.by.is_none() && self.until.is_none()
    }

    /// What is missing, with `today` as the day it is decided on.
    #[must_use]
    pub fn gaps(&self, today: Date) -> Vec<ActionGap> {
        let mut gaps = Vec::new();
        if self.what.is_empty() {
            gaps.push(ActionGap::What);
        }
        if self.by.is_none() {
            gaps.push(ActionGap::By);
        }
        match self.until {
            None => gaps.push(ActionGap::Until),
            Some(until) if until < today => gaps.push(ActionGap::Past),
            Some(_) => {}
        }
        gaps
    }
}

impl Sheet {
    /// What is missing before the sheet can be finished `today`, in the order of its rows. Empty: it is complete.
    #[must_use]
    pub fn gaps(&self, today: Date) -> Vec<SheetGap> {
        let mut gaps = Vec::new();
        if self.methods.is_empty() {
            gaps.push(SheetGap::NoMethod);
        }
        for row in &self.rows {
            row.gaps(today, &mut gaps);
        }
        gaps
    }

    /// How many steps have been judged, of all.
    #[must_use]
    pub fn judged(&self) -> (usize, usize) {
        let judged = self.rows.iter().filter(|row| row.judgement.is_some());
        (judged.count(), self.rows.len())
    }
}

impl Row {
    fn gaps(&self, today: Date, gaps: &mut Vec<SheetGap>) {
        match self.judgement {
            None => gaps.push(SheetGap::NotJudged(self.step.clone())),
            Some(Judgement::WorksWell) => {
                let is_contradicted = self.measured.is_some_and(|measured| measured.against().is_some());
                if is_contradicted && self.note.is_empty() {
                    gaps.push(SheetGap::FiguresUnanswered(self.step.clone()));
                }
            }
            Some(Judgement::WorksBadly) => {
                if self.note.is_empty() {
                    gaps.push(SheetGap::NoNote(self.step.clone()));
                }
            }
        }
        // What works well may be made better still; what works badly must be.
        if self.judgement == Some(Judgement::WorksBadly) || !self.action.is_empty() {
            let missing = self.action.gaps(today).into_iter();
            gaps.extend(missing.map(|gap| SheetGap::Action(self.step.clone(), gap)));
        }
    }
}

#[cfg(test)]
mod tests;

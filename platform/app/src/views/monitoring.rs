//! How SOPs in force are looked at: sheets, evaluations, what they left to be done, and campaigns.

use maklumat_calendar::{Date, Timestamp};
use maklumat_monitoring::{
    Action, Evaluation, EvaluationGap, HalfYear, Instrument, Judgement, Measured, Method, Progress, Round, SheetGap,
    Standing, Tally, Wants,
};
use maklumat_store::Uuid;
use maklumat_vocabulary::{LocalizedText, PositionKey, ServiceKey, StepId, UnitId};

use crate::views::oversight::Period;
use crate::views::{Private, WorkingTime};

/// A SOP in force, and when it was looked at.
#[derive(Clone, Debug)]
pub struct LookedSop {
    pub service: ServiceKey,
    pub service_name: LocalizedText,
    pub unit_name: LocalizedText,
    pub version: u32,
    /// Of its first version.
    pub in_force_since: Date,
    pub monitoring: RoundState,
    pub evaluation: RoundState,
    /// What is still to be done, and how much of it is past its day.
    pub open_actions: u64,
    pub late_actions: u64,
}

/// How one way of looking stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundState {
    /// The day the last one was finished.
    pub last: Option<Date>,
    pub due: Date,
    pub standing: Standing,
    /// A sheet of this period is being filled.
    pub is_begun: bool,
}

/// SOPs somebody may see, what hurts first.
#[derive(Clone, Debug)]
pub struct LookedList {
    pub rows: Vec<LookedSop>,
    /// Open ones of these SOPs, the first due first.
    pub actions: Vec<FollowUpRow>,
    pub as_of: Timestamp,
    /// The one unit the list is of.
    pub unit: Option<(UnitId, LocalizedText)>,
    /// Units whose SOPs may be seen, with how many of them are overdue.
    pub units: Vec<UnitLooked>,
    /// Whether campaigns are theirs to open.
    pub may_open_campaign: bool,
}

#[derive(Clone, Debug)]
pub struct UnitLooked {
    pub unit: UnitId,
    pub name: LocalizedText,
    pub sops: u64,
    pub overdue: u64,
    pub late_actions: u64,
}

/// One thing to be done.
#[derive(Clone, Debug)]
pub struct FollowUpRow {
    pub id: Uuid,
    pub service: ServiceKey,
    pub service_name: LocalizedText,
    pub round: Round,
    /// `2026-2` or `2026`
    pub period: String,
    /// `None`: about the SOP as a whole.
    pub step_name: Option<LocalizedText>,
    pub what: String,
    pub position_name: LocalizedText,
    pub until: Date,
    pub is_late: bool,
    pub closed: Option<FollowUpEnd>,
    /// Whether it is theirs to close.
    pub may_close: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUpEnd {
    pub on: Date,
    pub by: Private,
    pub word: String,
}

/// Everything about how one SOP was looked at.
#[derive(Clone, Debug)]
pub struct SopReview {
    pub sop: LookedSop,
    /// The newest first.
    pub sheets: Vec<SheetEntry>,
    /// Open ones first.
    pub actions: Vec<FollowUpRow>,
    /// The position that fills the sheets beside the head.
    pub assessor: Option<(PositionKey, LocalizedText)>,
    /// Whom the head may name; empty where one is not the head.
    pub nameable: Vec<(PositionKey, LocalizedText)>,
    pub may_fill: bool,
    pub this_half_year: HalfYear,
    pub this_year: i16,
}

/// A sheet in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetEntry {
    pub round: Round,
    /// `2026-2` or `2026`
    pub period: String,
    pub finished: Option<Date>,
    pub by: Private,
}

/// The sheet of a monitoring, filled or to be filled.
#[derive(Clone, Debug)]
pub struct MonitoringSheet {
    pub head: SheetTop,
    pub half_year: HalfYear,
    pub methods: Vec<Method>,
    pub rows: Vec<StepOnSheet>,
    pub facts: ServiceFacts,
}

/// What stands above every sheet.
#[derive(Clone, Debug)]
pub struct SheetTop {
    pub service: ServiceKey,
    pub service_name: LocalizedText,
    pub unit_name: LocalizedText,
    /// `SOP/…` as the identity block says it.
    pub sop_number: String,
    pub version: u32,
    /// The one that was read; 0 where nothing has been kept. Whoever keeps it says which they saw.
    pub revision: i64,
    /// The position that answers for the unit.
    pub head_position: LocalizedText,
    /// Who may answer for an action, with the unit.
    pub positions: Vec<(PositionKey, LocalizedText)>,
    pub finished: Option<Finished>,
    pub may_fill: bool,
    /// Where it was begun with what an unfinished sheet of an earlier period said: that period.
    pub carried_from: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished {
    pub on: Date,
    pub by: Private,
    /// The position they acted in.
    pub position: Option<LocalizedText>,
}

/// One step on the sheet.
#[derive(Clone, Debug)]
pub struct StepOnSheet {
    pub step: StepId,
    pub name: LocalizedText,
    /// `None`: the applicant.
    pub performer: Option<LocalizedText>,
    /// The longest time as published: `30 menit`.
    pub published: LocalizedText,
    pub measured: Option<Measured>,
    /// The mean of a visit; `None` of too few.
    pub mean: Option<WorkingTime>,
    pub judgement: Option<Judgement>,
    pub note: String,
    pub action: Action,
}

/// What was measured of the service as a whole, in the days the sheet is about.
#[derive(Clone, Debug)]
pub struct ServiceFacts {
    pub from: Date,
    pub until: Date,
    pub promise: Option<LocalizedText>,
    /// Half of the cases took the offices no longer; `None` of too few.
    pub median: Option<WorkingTime>,
    /// Brought to an end by the office, and of these within the promise.
    pub finished: u64,
    pub on_time: u64,
    /// Sent back to the applicant at all, of all that ended.
    pub returned: u64,
    /// Named overrides, of all that ended.
    pub overrides: u64,
    pub ended: u64,
}

/// The form of an evaluation, filled or to be filled.
#[derive(Clone, Debug)]
pub struct EvaluationSheet {
    pub head: SheetTop,
    pub year: i16,
    pub instrument: &'static Instrument,
    pub evaluation: Evaluation,
}

/// A sheet as it was typed.
#[derive(Clone, Debug, Default)]
pub struct TypedSheet {
    pub revision: i64,
    pub methods: Vec<Method>,
    pub rows: Vec<TypedRow>,
}

#[derive(Clone, Debug)]
pub struct TypedRow {
    pub step: StepId,
    pub judgement: Option<Judgement>,
    pub note: String,
    pub action: Action,
}

/// An evaluation as it was typed.
#[derive(Clone, Debug, Default)]
pub struct TypedEvaluation {
    pub revision: i64,
    pub evaluation: Evaluation,
}

/// What came of finishing a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finishing<G> {
    Done,
    /// It was kept, and this is missing.
    Missing(Vec<G>),
}

pub type SheetFinishing = Finishing<SheetGap>;
pub type EvaluationFinishing = Finishing<EvaluationGap>;

/// A campaign to be opened.
#[derive(Clone, Debug)]
pub struct NewCampaign {
    pub name: String,
    pub wish: String,
    pub wants: Wants,
    pub from: Date,
    pub until: Date,
    /// All SOPs in force of these units.
    pub units: Vec<UnitId>,
    /// And these.
    pub services: Vec<ServiceKey>,
}

#[derive(Clone, Debug)]
pub struct CampaignHead {
    pub id: Uuid,
    pub name: String,
    pub wish: String,
    pub wants: Wants,
    pub from: Date,
    pub until: Date,
    /// The day it was closed, and the word.
    pub closed: Option<(Date, String)>,
    /// Of the SOPs one may see.
    pub tally: Tally,
}

/// Campaigns one may see, and what a new one may ask.
#[derive(Clone, Debug)]
pub struct CampaignList {
    pub rows: Vec<CampaignHead>,
    /// Units with their SOPs in force; empty where one may not open a campaign.
    pub offered: Vec<OfferedUnit>,
    pub may_open: bool,
}

/// A unit a campaign may ask, with its SOPs in force.
#[derive(Clone, Debug)]
pub struct OfferedUnit {
    pub unit: UnitId,
    pub name: LocalizedText,
    pub sops: Vec<(ServiceKey, LocalizedText)>,
}

/// A campaign, unit by unit, what hurts first.
#[derive(Clone, Debug)]
pub struct CampaignView {
    pub head: CampaignHead,
    pub units: Vec<CampaignUnit>,
    pub as_of: Timestamp,
    pub may_close: bool,
}

#[derive(Clone, Debug)]
pub struct CampaignUnit {
    pub unit: UnitId,
    pub name: LocalizedText,
    pub tally: Tally,
    pub rows: Vec<CampaignRow>,
}

#[derive(Clone, Debug)]
pub struct CampaignRow {
    pub service: ServiceKey,
    pub name: LocalizedText,
    pub progress: Progress,
    /// The day it was done for this campaign; `None` where it is not done or not wanted.
    pub monitored: Option<Date>,
    pub evaluated: Option<Date>,
    pub open_actions: u64,
    pub late_actions: u64,
}

/// What waits for an officer because SOPs are looked at.
#[derive(Clone, Debug, Default)]
pub struct ReviewDuties {
    /// SOPs that are theirs to fill and overdue or soon due.
    pub sops: Vec<LookedSop>,
    /// What the positions they hold answer for.
    pub actions: Vec<FollowUpRow>,
    /// Open campaigns in which something of theirs is not done.
    pub campaigns: Vec<CampaignHead>,
}

impl ServiceFacts {
    /// The period as reports say it.
    #[must_use]
    pub fn period(&self, today: Date) -> Period {
        Period::between(self.from, self.until, today)
    }
}

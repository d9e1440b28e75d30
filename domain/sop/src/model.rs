//! What a service is once its definition is read: standard, form, SOP, fee and product in one value.
//!
//! Everything here is complete and resolved: no missing keys, no dangling references. The tolerant form with
//! spans lives in `source`; the checker turns the one into the other.

use std::collections::{BTreeMap, BTreeSet};

use maklumat_calendar::{Date, Duration};
use maklumat_vocabulary::{
    DeviceId, FeeId, LawKey, LocalizedText, Money, Name, OutcomeId, PositionKey, PriorityId, ProductId, PromiseId,
    RequirementId, ServiceKey, StepId, UnitId, VariantId,
};

use crate::citation::Citation;
use crate::condition::Expression;

/// One service as it is published. Order of vectors is the order of writing, which is the printed order.
#[derive(Clone, Debug)]
pub struct Definition {
    pub key: ServiceKey,
    pub name: LocalizedText,
    pub summary: LocalizedText,
    pub kind: ServiceKind,
    pub version: u32,
    /// The decree that establishes the standard; absent on a draft.
    pub decree: Option<LawKey>,
    pub effective: Date,
    pub channels: Vec<Channel>,
    pub standard: Standard,
    pub priorities: Vec<Priority>,
    pub variants: Vec<Variant>,
    pub requirements: Vec<Requirement>,
    pub promises: Vec<Promise>,
    pub fees: Vec<Fee>,
    pub sop: SopIdentity,
    pub steps: Vec<Step>,
    pub products: Vec<Product>,
    /// Own words per event, instead of the standard message.
    pub notices: BTreeMap<String, LocalizedText>,
    pub survey_delay: Option<Duration>,
    pub retention: Retention,
}

/// Kind of public service. [law: uu-25-2009-art-5]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServiceKind {
    Administration,
    Goods,
    Service,
}

/// A way to apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Channel {
    Online,
    Counter,
    Phone,
    Village,
}

/// The components of the standard that are not derived from other sections, already resolved:
/// the service's own words, else its unit's, else the regency's. [law: uu-25-2009-art-21]
#[derive(Clone, Debug, Default)]
pub struct Standard {
    pub legal_basis: Vec<Citation>,
    pub facilities: Vec<LocalizedText>,
    pub supervision: Vec<LocalizedText>,
    pub complaints: Vec<LocalizedText>,
    pub guarantee: Vec<LocalizedText>,
    pub safety: Vec<LocalizedText>,
    pub evaluation: Vec<LocalizedText>,
}

/// A class of people served first in this service. [law: uu-25-2009-art-29]
#[derive(Clone, Debug)]
pub struct Priority {
    pub class: PriorityId,
    pub name: LocalizedText,
    /// Where the class is served, if not first at the ordinary counter.
    pub place: Option<LocalizedText>,
}

#[derive(Clone, Debug)]
pub struct Variant {
    pub id: VariantId,
    pub question: LocalizedText,
    pub options: Vec<ChoiceOption>,
}

#[derive(Clone, Debug)]
pub struct ChoiceOption {
    pub id: String,
    pub label: LocalizedText,
}

#[derive(Clone, Debug)]
pub struct Requirement {
    pub id: RequirementId,
    pub name: LocalizedText,
    pub kind: RequirementKind,
    pub question: LocalizedText,
    pub hint: Option<LocalizedText>,
    pub when: Option<Expression>,
    pub optional: bool,
    /// For [`RequirementKind::Condition`]: what the program can check itself.
    pub rule: Option<Expression>,
    /// Accepted instead of that one, under the same condition.
    pub substitutes: Option<RequirementId>,
    pub max_age: Option<Duration>,
    pub law: Option<Citation>,
    pub fields: Vec<Field>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequirementKind {
    /// A copy is handed in or uploaded.
    Copy,
    /// Shown and given back.
    Shown,
    /// Handed in and kept.
    Surrendered,
    /// A signed statement (SPTJM).
    Statement,
    /// Answers in the form.
    Data,
    /// A fact that must hold.
    Condition,
}

/// One answer of the form, or one value an officer records.
#[derive(Clone, Debug)]
pub struct Field {
    pub name: Name,
    pub label: LocalizedText,
    pub kind: FieldKind,
    pub unit: Option<String>,
    /// Of a date: the earliest day, counted in days from the day of submission; 0 is that day. So is `max` the latest.
    pub min: Option<i64>,
    pub max: Option<i64>,
    pub optional: bool,
    pub when: Option<Expression>,
    /// `dukcapil.nama`
    pub prefill: Option<String>,
    pub device: Option<DeviceId>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldKind {
    Text,
    LongText,
    Integer,
    Decimal,
    Money,
    YesNo,
    Date,
    Choice(Vec<ChoiceOption>),
    Choices(Vec<ChoiceOption>),
    Nik,
    Nib,
    Phone,
    Email,
    Region,
    Location,
    Plate,
}

impl PartialEq for ChoiceOption {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for ChoiceOption {}

/// Time owed. [law: uu-25-2009-art-21 d]
#[derive(Clone, Debug)]
pub struct Promise {
    pub id: PromiseId,
    pub name: LocalizedText,
    pub time: Duration,
    pub from: StartEvent,
    /// The promise is kept when this step is done; without it, when the case ends.
    pub until: Option<StepId>,
    pub when: Option<Expression>,
    /// Silence counts as yes by this ground. Shown as a clock, never issued by itself. [law: uu-30-2014-art-53]
    pub deemed_approval: Option<Citation>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StartEvent {
    Submitted,
    Complete,
    Paid,
}

#[derive(Clone, Debug)]
pub struct Fee {
    pub id: FeeId,
    pub name: LocalizedText,
    pub amount: FeeAmount,
    pub when: Option<Expression>,
    /// In force by the date of submission, both ends inclusive.
    pub from: Option<Date>,
    pub until: Option<Date>,
    pub law: Citation,
}

#[derive(Clone, Debug)]
pub enum FeeAmount {
    /// A fixed sum or a formula.
    Formula(Expression),
    /// One formula for every option of a choice.
    Table {
        by: Name,
        rows: BTreeMap<String, Expression>,
    },
}

/// The identity block of the SOP. [law: permenpanrb-35-2012]
#[derive(Clone, Debug)]
pub struct SopIdentity {
    pub number: String,
    pub made: Date,
    pub start: StepId,
    pub related: Vec<LocalizedText>,
    pub warning: LocalizedText,
    pub equipment: Vec<LocalizedText>,
    pub records: Vec<LocalizedText>,
}

#[derive(Clone, Debug)]
pub struct Step {
    pub id: StepId,
    /// An active verb without a subject.
    pub name: LocalizedText,
    pub by: Performer,
    pub inputs: Vec<LocalizedText>,
    /// The longest time allowed.
    pub time: Duration,
    pub output: LocalizedText,
    pub law: Option<Citation>,
    /// Skipped where this does not hold.
    pub when: Option<Expression>,
    pub exit: Exit,
    pub issues: Option<ProductId>,
    pub collects: Vec<FeeId>,
    /// Another person than in those steps.
    pub separate_from: Vec<StepId>,
    /// Done at the place this field names: needs time, position and photo.
    pub visit: Option<Name>,
    pub records: Vec<Field>,
    pub checks: Vec<Check>,
    pub timeout: Option<Timeout>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Performer {
    Applicant,
    Position(PositionKey),
}

/// Where the case goes from a step. Exactly one way of leaving.
#[derive(Clone, Debug)]
pub enum Exit {
    To(Target),
    /// A decision: at least two named results.
    Decision(Vec<Outcome>),
    Parallel {
        branches: Vec<StepId>,
        join: StepId,
    },
}

#[derive(Clone, Debug)]
pub enum Target {
    Next(StepId),
    /// Back to the applicant; work resumes at that step.
    Return {
        resume_at: StepId,
        within: Duration,
    },
    End {
        ending: Ending,
        reasons: Vec<LocalizedText>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ending {
    Done,
    Refused,
    Redirected,
    Withdrawn,
}

#[derive(Clone, Debug)]
pub struct Outcome {
    pub id: OutcomeId,
    /// The words of its id, with a capital; in English where the translation names it.
    pub name: LocalizedText,
    pub target: Target,
    /// May be chosen only if this holds.
    pub when: Option<Expression>,
    /// Choosing it declares the file complete.
    pub marks_complete: bool,
    pub issues: Option<ProductId>,
}

/// A threshold a measurement must meet.
#[derive(Clone, Debug)]
pub struct Check {
    pub id: Name,
    pub when: Option<Expression>,
    pub pass: Expression,
    pub law: Option<Citation>,
    /// What to repair when it fails.
    pub repair: LocalizedText,
}

#[derive(Clone, Debug)]
pub struct Timeout {
    pub after: Duration,
    pub next: StepId,
}

#[derive(Clone, Debug)]
pub struct Product {
    pub id: ProductId,
    pub name: LocalizedText,
    /// The document we print; without it the product is not a document of ours.
    pub template: Option<String>,
    /// `None`: without limit of time.
    pub valid: Option<Duration>,
    /// `500.16/{sequence}/SIP/{month-roman}/{year}`
    pub number: Option<String>,
    pub reminders: Vec<Reminder>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reminder {
    BeforeExpiry(Duration),
    Every(Duration),
}

#[derive(Clone, Debug)]
pub struct Retention {
    /// `None`: for ever.
    pub keep: Option<Duration>,
    pub then: Disposal,
    pub law: Citation,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disposal {
    Archive,
    Destroy,
}

impl Definition {
    #[must_use]
    pub fn step(&self, id: &StepId) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == *id)
    }

    #[must_use]
    pub fn requirement(&self, id: &RequirementId) -> Option<&Requirement> {
        self.requirements.iter().find(|requirement| requirement.id == *id)
    }

    #[must_use]
    pub fn fee(&self, id: &FeeId) -> Option<&Fee> {
        self.fees.iter().find(|fee| fee.id == *id)
    }

    #[must_use]
    pub fn product(&self, id: &ProductId) -> Option<&Product> {
        self.products.iter().find(|product| product.id == *id)
    }

    #[must_use]
    pub fn variant(&self, id: &VariantId) -> Option<&Variant> {
        self.variants.iter().find(|variant| variant.id == *id)
    }

    /// The positions that perform steps, in order of first appearance.
    #[must_use]
    pub fn performers(&self) -> Vec<&PositionKey> {
        let mut seen = BTreeSet::new();
        self.steps
            .iter()
            .filter_map(|step| match &step.by {
                Performer::Position(position) => Some(position),
                Performer::Applicant => None,
            })
            .filter(|position| seen.insert(*position))
            .collect()
    }

    /// The unit that answers for the service.
    #[must_use]
    pub fn unit(&self) -> &UnitId {
        &self.key.unit
    }
}

impl Step {
    #[must_use]
    pub fn outcomes(&self) -> &[Outcome] {
        match &self.exit {
            Exit::Decision(outcomes) => outcomes,
            Exit::To(_) | Exit::Parallel { .. } => &[],
        }
    }

    #[must_use]
    pub fn outcome(&self, id: &OutcomeId) -> Option<&Outcome> {
        self.outcomes().iter().find(|outcome| outcome.id == *id)
    }

    #[must_use]
    pub const fn is_by_applicant(&self) -> bool {
        matches!(self.by, Performer::Applicant)
    }
}

impl Fee {
    /// Whether the fee was in force on a day. [law: uu-25-2009-art-31]
    #[must_use]
    pub fn is_in_force(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// An amount that needs no answer to be known: the fixed Rp 0 of most services.
    #[must_use]
    pub fn fixed(&self) -> Option<Money> {
        match &self.amount {
            FeeAmount::Formula(formula) => formula.as_fixed_money(),
            FeeAmount::Table { .. } => None,
        }
    }
}

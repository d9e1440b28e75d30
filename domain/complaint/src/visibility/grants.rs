//! The table of viewers and fields. The test `who_sees_what` writes it out to be read in review.

use crate::class::Reporter;

/// As what somebody sees a complaint. On the protected path the inspectorate sees it as intake sees others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rank {
    Public,
    Reporter,
    Intake,
    Handler,
    Superior,
    /// Also a second officer who is to check.
    Inspectorate,
    Assessor,
    Leader,
}

/// What there is to be seen beside reference, stage, class, unit, ending and released words, which everybody sees who sees
/// the complaint at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// In part: the day.
    Received,
    Channel,
    /// In part: written anew for the unit.
    Words,
    OccurredOn,
    Service,
    /// Case and step.
    Case,
    Notes,
    /// In part: those chosen for the unit.
    Attachments,
    /// In part: that the reporter is protected.
    Reporter,
    Against,
    /// In part: the unit's own, and what was passed on.
    Exchanges,
    Desk,
    Holder,
    HandOvers,
    Examinations,
    Decision,
    Clocks,
    Gathered,
    Escalated,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grant {
    Whole,
    Part,
    Hidden,
}

impl Rank {
    pub const ALL: [Self; 8] = [
        Self::Public,
        Self::Reporter,
        Self::Intake,
        Self::Handler,
        Self::Superior,
        Self::Inspectorate,
        Self::Assessor,
        Self::Leader,
    ];
}

impl Field {
    pub const ALL: [Self; 19] = [
        Self::Received,
        Self::Channel,
        Self::Words,
        Self::OccurredOn,
        Self::Service,
        Self::Case,
        Self::Notes,
        Self::Attachments,
        Self::Reporter,
        Self::Against,
        Self::Exchanges,
        Self::Desk,
        Self::Holder,
        Self::HandOvers,
        Self::Examinations,
        Self::Decision,
        Self::Clocks,
        Self::Gathered,
        Self::Escalated,
    ];
}

/// What of a field is shown, of a complaint by this reporter.
#[must_use]
pub const fn grant(rank: Rank, field: Field, reporter: &Reporter) -> Grant {
    let is_protected = reporter.is_protected();
    match rank {
        Rank::Public => of_public(field),
        Rank::Reporter => of_reporter(field),
        Rank::Intake => Grant::Whole,
        Rank::Handler | Rank::Superior | Rank::Inspectorate if is_protected => of_unit(field),
        Rank::Handler | Rank::Superior | Rank::Inspectorate => Grant::Whole,
        Rank::Assessor => of_assessor(field, is_protected),
        Rank::Leader => of_leader(field),
    }
}

const fn of_public(field: Field) -> Grant {
    match field {
        Field::Received => Grant::Part,
        Field::Channel
        | Field::Words
        | Field::OccurredOn
        | Field::Service
        | Field::Case
        | Field::Notes
        | Field::Attachments
        | Field::Reporter
        | Field::Against
        | Field::Exchanges
        | Field::Desk
        | Field::Holder
        | Field::HandOvers
        | Field::Examinations
        | Field::Decision
        | Field::Clocks
        | Field::Gathered
        | Field::Escalated => Grant::Hidden,
    }
}

/// Hearings hold what others said, and another report is another's.
const fn of_reporter(field: Field) -> Grant {
    match field {
        Field::Holder | Field::HandOvers | Field::Examinations | Field::Gathered | Field::Notes => Grant::Hidden,
        Field::Received
        | Field::Channel
        | Field::Words
        | Field::OccurredOn
        | Field::Service
        | Field::Case
        | Field::Attachments
        | Field::Reporter
        | Field::Against
        | Field::Exchanges
        | Field::Desk
        | Field::Decision
        | Field::Clocks
        | Field::Escalated => Grant::Whole,
    }
}

/// Whoever examines the complaint of a protected reporter.
const fn of_unit(field: Field) -> Grant {
    match field {
        Field::Received | Field::Words | Field::Attachments | Field::Reporter | Field::Exchanges => Grant::Part,
        Field::Channel | Field::OccurredOn | Field::Service | Field::Case | Field::Notes => Grant::Hidden,
        Field::Against
        | Field::Desk
        | Field::Holder
        | Field::HandOvers
        | Field::Examinations
        | Field::Decision
        | Field::Clocks
        | Field::Gathered
        | Field::Escalated => Grant::Whole,
    }
}

const fn of_assessor(field: Field, is_protected: bool) -> Grant {
    match field {
        Field::Reporter if is_protected => Grant::Part,
        Field::Reporter
        | Field::Received
        | Field::Channel
        | Field::Words
        | Field::OccurredOn
        | Field::Service
        | Field::Case
        | Field::Notes
        | Field::Attachments
        | Field::Against
        | Field::Exchanges
        | Field::Desk
        | Field::Holder
        | Field::HandOvers
        | Field::Examinations
        | Field::Decision
        | Field::Clocks
        | Field::Gathered
        | Field::Escalated => Grant::Whole,
    }
}

/// How the work goes, not who said what.
const fn of_leader(field: Field) -> Grant {
    match field {
        Field::Received => Grant::Part,
        Field::Desk | Field::HandOvers | Field::Decision | Field::Clocks | Field::Gathered | Field::Escalated => {
            Grant::Whole
        }
        Field::Channel
        | Field::Words
        | Field::OccurredOn
        | Field::Service
        | Field::Case
        | Field::Notes
        | Field::Attachments
        | Field::Reporter
        | Field::Against
        | Field::Exchanges
        | Field::Holder
        | Field::Examinations => Grant::Hidden,
    }
}

//! Who may do what: one table, printed into `access_matrix.txt`, reviewed like code.

pub(crate) mod table;
mod words;

/// Who asks, as far as access is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Anybody with a browser.
    Nobody,
    /// The applicant of the case, by session after reference and PIN.
    Applicant,
    /// An officer who holds a position that performs a step of the case's service.
    Performer,
    /// A superior of somebody who performs a step, or the head of the service's unit.
    Superior,
    /// An officer of the service's unit who performs no step: stands at the counter, takes money.
    Counter,
    /// An officer of another service.
    OtherOfficer,
    /// Leaders, organisation bureau, inspectorate: figures and cases, no acts on cases.
    Overseer,
    /// Keeps units, people and definitions; sees no case.
    Administrator,
    /// Registered to file for others with their consent.
    Helper,
}

/// What is done, as far as access is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    ReadCatalogue,
    VerifyDocument,
    ReadPublicFigures,
    StartApplication,
    ReadOwnCase,
    FillOwnApplication,
    WithdrawOwnCase,
    CollectOwnProduct,
    FileAtCounter,
    AnswerAtCounter,
    PrintPaper,
    EnterFromPaper,
    FileAsHelper,
    ReadHelpedCase,
    RenewPin,
    ReadInbox,
    TakeStep,
    ReleaseStep,
    CompleteStep,
    ReadUnsigned,
    RecordPayment,
    CancelPayment,
    OverrideCase,
    MoveCase,
    RevokeProduct,
    ReadCaseFile,
    ReadEvidence,
    LeaveNote,
    GiveOpinion,
    ReadOversight,
    ReadUnitFigures,
    FillSopSheet,
    NameAssessor,
    CloseFollowUp,
    OpenCampaign,
    SimulateProposal,
    EnterAbsence,
    SeeWhoIsAbsent,
    AppointDeputy,
    ReadTrail,
    ManagePeople,
    WriteDraft,
    PublishDefinition,
    KeepLetters,
    EraseCases,
    ReadPublicDraft,
    CommentOnDraft,
    ReadStandards,
    OpenStandard,
    WorkOnStandard,
}

impl Role {
    pub(crate) const ALL: [Self; 9] = [
        Self::Nobody,
        Self::Applicant,
        Self::Performer,
        Self::Superior,
        Self::Counter,
        Self::OtherOfficer,
        Self::Overseer,
        Self::Administrator,
        Self::Helper,
    ];
}

impl Action {
    pub(crate) const ALL: [Self; 50] = [
        Self::ReadCatalogue,
        Self::VerifyDocument,
        Self::ReadPublicFigures,
        Self::StartApplication,
        Self::ReadOwnCase,
        Self::FillOwnApplication,
        Self::WithdrawOwnCase,
        Self::CollectOwnProduct,
        Self::FileAtCounter,
        Self::AnswerAtCounter,
        Self::PrintPaper,
        Self::EnterFromPaper,
        Self::FileAsHelper,
        Self::ReadHelpedCase,
        Self::RenewPin,
        Self::ReadInbox,
        Self::TakeStep,
        Self::ReleaseStep,
        Self::CompleteStep,
        Self::ReadUnsigned,
        Self::RecordPayment,
        Self::CancelPayment,
        Self::OverrideCase,
        Self::MoveCase,
        Self::RevokeProduct,
        Self::ReadCaseFile,
        Self::ReadEvidence,
        Self::LeaveNote,
        Self::GiveOpinion,
        Self::ReadOversight,
        Self::ReadUnitFigures,
        Self::FillSopSheet,
        Self::NameAssessor,
        Self::CloseFollowUp,
        Self::OpenCampaign,
        Self::SimulateProposal,
        Self::EnterAbsence,
        Self::SeeWhoIsAbsent,
        Self::AppointDeputy,
        Self::ReadTrail,
        Self::ManagePeople,
        Self::WriteDraft,
        Self::PublishDefinition,
        Self::KeepLetters,
        Self::EraseCases,
        Self::ReadPublicDraft,
        Self::CommentOnDraft,
        Self::ReadStandards,
        Self::OpenStandard,
        Self::WorkOnStandard,
    ];
}

/// The policy. Which step an officer may complete, and who may override, the engine decides further.
pub(crate) const fn may(role: Role, action: Action) -> bool {
    match action {
        Action::ReadCatalogue
        | Action::VerifyDocument
        | Action::ReadPublicFigures
        | Action::StartApplication
        | Action::ReadPublicDraft
        | Action::CommentOnDraft => true,
        Action::ReadOwnCase | Action::FillOwnApplication | Action::WithdrawOwnCase | Action::CollectOwnProduct => {
            matches!(role, Role::Applicant)
        }
        Action::ReadInbox | Action::EnterAbsence => matches!(
            role,
            Role::Performer | Role::Superior | Role::Counter | Role::OtherOfficer
        ),
        // Of helped cases only the helper's own, and only until they are closed.
        Action::FileAsHelper | Action::ReadHelpedCase => matches!(role, Role::Helper),
        // The head of the unit, or whoever the position reports to.
        Action::SeeWhoIsAbsent | Action::AppointDeputy => matches!(role, Role::Superior | Role::Administrator),
        // Who watches the watchers: overseers read what administrators did.
        Action::ReadTrail => matches!(role, Role::Overseer | Role::Administrator),
        Action::FileAtCounter | Action::PrintPaper | Action::EnterFromPaper => {
            matches!(role, Role::Performer | Role::Superior | Role::Counter)
        }
        Action::TakeStep | Action::CompleteStep | Action::ReadUnsigned => matches!(role, Role::Performer),
        Action::RecordPayment | Action::AnswerAtCounter | Action::RenewPin => {
            matches!(role, Role::Performer | Role::Counter)
        }
        // Of whom the engine lets the desk that took it on the same day, and superiors.
        Action::CancelPayment => matches!(role, Role::Performer | Role::Superior | Role::Counter),
        Action::ReleaseStep
        | Action::OverrideCase
        | Action::MoveCase
        | Action::RevokeProduct
        | Action::LeaveNote
        | Action::ReadEvidence => {
            matches!(role, Role::Performer | Role::Superior)
        }
        Action::ReadCaseFile => matches!(role, Role::Performer | Role::Superior | Role::Overseer),
        // Of the unit that was asked, which is never the one whose step it is.
        Action::GiveOpinion => matches!(
            role,
            Role::Performer | Role::Superior | Role::Counter | Role::OtherOfficer
        ),
        // Whoever works for the regency sees how its standards come about.
        Action::ReadStandards => !matches!(role, Role::Nobody | Role::Applicant | Role::Helper),
        // Of the bureau, and of the unit whose standard it is, which count as its counter here.
        Action::OpenStandard | Action::WorkOnStandard => {
            matches!(role, Role::Performer | Role::Superior | Role::Counter)
        }
        // SOPs are written by those who do the work: anybody of the unit, which counts as its counter here.
        // [law: permenpanrb-35-2012]
        Action::WriteDraft => matches!(
            role,
            Role::Performer | Role::Superior | Role::Counter | Role::Administrator
        ),
        // The head of the unit; whoever holds the position the head names for a SOP fills in the head's place.
        Action::FillSopSheet | Action::NameAssessor => matches!(role, Role::Superior),
        // Of whom the position that answers for it, and whoever fills the sheets of that SOP.
        Action::CloseFollowUp => matches!(
            role,
            Role::Performer | Role::Superior | Role::Counter | Role::OtherOfficer
        ),
        Action::ReadOversight | Action::OpenCampaign => matches!(role, Role::Overseer),
        Action::ReadUnitFigures => matches!(role, Role::Superior | Role::Overseer),
        // Who is to publish it learns what would come of it, and no figures besides.
        Action::SimulateProposal => matches!(role, Role::Superior | Role::Overseer | Role::Administrator),
        Action::ManagePeople | Action::PublishDefinition | Action::KeepLetters | Action::EraseCases => {
            matches!(role, Role::Administrator)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;

    /// The table is a file so that a change of policy is seen in review. `UPDATE=1` writes it anew.
    #[test]
    fn the_access_matrix_is_the_reviewed_one() {
        let mut table = format!("{:<22}", "");
        for role in Role::ALL {
            write!(table, "{:<15}", format!("{role:?}")).unwrap();
        }
        table.push('\n');
        for action in Action::ALL {
            write!(table, "{:<22}", format!("{action:?}")).unwrap();
            for role in Role::ALL {
                write!(table, "{:<15}", if may(role, action) { "yes" } else { "." }).unwrap();
            }
            table.push('\n');
        }
        let table: String = table.lines().map(|line| format!("{}\n", line.trim_end())).collect();
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/access_matrix.txt");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(path, &table).unwrap();
        }
        assert_eq!(table, std::fs::read_to_string(path).unwrap());
    }
}

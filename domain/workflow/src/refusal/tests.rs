use std::collections::BTreeSet;

use maklumat_calendar::{Date, Duration, Timestamp, Zone};
use maklumat_sop::Channel;
use maklumat_vocabulary::{Language, LocalizedText, Money, Name, Phrase, PositionKey, Text};

use crate::refusal::{Refusal, ValueFault, VisitFault};

const FAULTS: [ValueFault; 11] = [
    ValueFault::OtherType,
    ValueFault::Empty,
    ValueFault::TooLong { limit: 300 },
    ValueFault::TooSmall { min: 1 },
    ValueFault::TooLarge { max: 9 },
    ValueFault::NotAnOption,
    ValueFault::NotWhole,
    ValueFault::Nik,
    ValueFault::Nib,
    ValueFault::Phone,
    ValueFault::Email,
];

/// One of each kind.
#[expect(clippy::too_many_lines, reason = "a list: one line per refusal")]
fn all() -> Vec<Refusal> {
    let (step, other) = (|| "periksa".into(), || "cetak".into());
    let name = || Name::new("nik");
    let requirement = || "surat".into();
    let (fee, product) = (|| "karcis".into(), || "sip".into());
    let day = Date::constant(2026, 11, 23);
    vec![
        Refusal::CaseClosed,
        Refusal::AlreadySubmitted,
        Refusal::OtherVersion { case: 1, given: 2 },
        Refusal::OtherService,
        Refusal::NotForThisActor,
        Refusal::IdentityNotChecked,
        Refusal::ConsentMissing,
        Refusal::PaperWithoutBound,
        Refusal::ReceivedInFuture,
        Refusal::ReceivedBeforePrint {
            printed: Timestamp::UNIX_EPOCH,
        },
        Refusal::ReceivedTooLongAgo {
            within: Duration::working_days(5),
            reason: LocalizedText::indonesian("Sesudah itu waktunya sulit dibuktikan"),
        },
        Refusal::TextTooLong { limit: 4_000 },
        Refusal::ValueUnknown { name: name() },
        Refusal::NotComputable,
        Refusal::NotYetInForce { from: day },
        Refusal::ChannelNotOffered {
            channel: Channel::Village,
        },
        Refusal::PriorityNotOffered {
            priority: "lansia".into(),
        },
        Refusal::AnswerNotAsked { name: name() },
        Refusal::AnswerMissing { name: name() },
        Refusal::AnswerWrong {
            name: name(),
            fault: ValueFault::Nik,
        },
        Refusal::VariantFixed { name: name() },
        Refusal::RequirementUnknown {
            requirement: requirement(),
        },
        Refusal::RequirementNotAsked {
            requirement: requirement(),
        },
        Refusal::EvidenceMissing {
            requirement: requirement(),
        },
        Refusal::EvidenceUnreadable {
            requirement: requirement(),
        },
        Refusal::ConditionNotMet {
            requirement: requirement(),
        },
        Refusal::NothingToAnswer,
        Refusal::AnswerTooLate {
            until: Timestamp::UNIX_EPOCH,
        },
        Refusal::StepNotOpen { step: step() },
        Refusal::StepForApplicant { step: step() },
        Refusal::StepForOfficer { step: step() },
        Refusal::PositionNotHeld {
            step: step(),
            position: PositionKey::new("damkar", "regu"),
        },
        Refusal::HeldByAnother {
            step: step(),
            holder: "ani".into(),
        },
        Refusal::AlreadyHeld { step: step() },
        Refusal::NotHeld { step: step() },
        Refusal::OvertakingWithoutReason { overtaken: 3 },
        Refusal::SamePerson {
            step: step(),
            other: other(),
        },
        Refusal::OutcomeMissing { step: step() },
        Refusal::OutcomeUnknown {
            outcome: "lulus".into(),
        },
        Refusal::OutcomeNotAllowed {
            outcome: "lulus".into(),
        },
        Refusal::RecordNotAsked { name: name() },
        Refusal::RecordMissing { name: name() },
        Refusal::DeviceMissing {
            name: name(),
            device: "timbangan".into(),
        },
        Refusal::DeviceNotAsked { name: name() },
        Refusal::DeviceNotCalibrated {
            device: "timbangan".into(),
            until: day,
        },
        Refusal::VisitMissing { step: step() },
        Refusal::VisitNotAsked { step: step() },
        Refusal::VisitUnproven {
            fault: VisitFault::Photo,
        },
        Refusal::ReasonMissing,
        Refusal::ReasonUnknown { index: 2 },
        Refusal::DefectMissing,
        Refusal::DefectNotAsked,
        Refusal::DefectUnexplained {
            requirement: requirement(),
        },
        Refusal::AlreadyReturned,
        Refusal::FeeNotDue { fee: fee() },
        Refusal::FeeAlreadyPaid { fee: fee() },
        Refusal::AmountWrong {
            fee: fee(),
            due: Money(10),
            given: Money(9),
        },
        Refusal::ReceiptMissing,
        Refusal::FeesOutstanding { amount: Money(10) },
        Refusal::PaymentUnknown,
        Refusal::PaymentAlreadyCancelled,
        Refusal::PaymentOfAnotherDay,
        Refusal::NotASuperior,
        Refusal::GroundMissing,
        Refusal::GroundUnknown {
            ground: "lisan".to_owned(),
        },
        Refusal::ReasonNotGiven,
        Refusal::AlreadyPaused,
        Refusal::PauseWithoutEnd,
        Refusal::OwnPermission { step: step() },
        Refusal::AnswerNotNamed { name: name() },
        Refusal::EvidenceNotNamed {
            requirement: requirement(),
        },
        Refusal::MoveBurdens {
            change: Phrase::new(Text {
                id: "Biaya: lebih berat.",
                en: "Fee: heavier.",
            }),
        },
        Refusal::RecordNotCarried {
            name: name(),
            step: step(),
        },
        Refusal::NotPaused,
        Refusal::NoReturnWaiting,
        Refusal::NoTimeAdded,
        Refusal::NothingSeparated { step: step() },
        Refusal::AlreadyPermitted { step: step() },
        Refusal::AlreadyWaived {
            requirement: requirement(),
        },
        Refusal::VersionNotNewer { case: 2, given: 1 },
        Refusal::StepNotMapped { step: step() },
        Refusal::StepKeepsItsName { step: step() },
        Refusal::StepLeftOut {
            step: step(),
            missing: step(),
        },
        Refusal::GroundNotCited,
        Refusal::StepUnknown { step: step() },
        Refusal::BranchesDiffer { step: step() },
        Refusal::ProductNotOrdered { product: product() },
        Refusal::NumberMissing { product: product() },
        Refusal::NumberNotAsked { product: product() },
        Refusal::ProductNotIssued { product: product() },
        Refusal::AlreadyRevoked { product: product() },
        Refusal::NoteEmpty,
        Refusal::NothingToTakeBack,
        Refusal::TooLateToTakeBack { minutes: 15 },
        Refusal::NextHasTaken,
        Refusal::HasLeftTheHouse,
        Refusal::OpinionOfOwnUnit,
        Refusal::OpinionAlreadyAsked,
        Refusal::OpinionDue {
            ends: Timestamp::UNIX_EPOCH,
            zone: Zone::Wib,
        },
        Refusal::OpinionEmpty,
        Refusal::OpinionEvidence,
        Refusal::OpinionNotAsked,
        Refusal::OpinionJustReminded,
        Refusal::OpinionPending,
    ]
}

#[test]
fn every_refusal_has_a_code_of_its_own() {
    let codes: BTreeSet<&str> = all().iter().map(Refusal::code).collect();
    assert_eq!(codes.len(), all().len());
    assert!(
        codes
            .iter()
            .all(|code| code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'))
    );
}

#[test]
fn every_refusal_has_whole_sentences_in_both_languages() {
    let wrong_values = FAULTS.map(|fault| Refusal::AnswerWrong {
        name: Name::new("nik"),
        fault,
    });
    let unproven =
        [VisitFault::Time, VisitFault::Position, VisitFault::Photo].map(|fault| Refusal::VisitUnproven { fault });
    for refusal in all().into_iter().chain(wrong_values).chain(unproven) {
        let [indonesian, english] = Language::ALL.map(|language| refusal.phrase().within(language));
        assert_ne!(indonesian, english);
        for sentence in [indonesian, english] {
            assert!(sentence.ends_with('.') && !sentence.contains(['{', '}']), "{sentence}");
        }
    }
}

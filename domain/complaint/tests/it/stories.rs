//! Complaints on their way, made by commands alone.

use std::collections::BTreeSet;
use std::sync::LazyLock;
use std::time::Duration;

use maklumat_calendar::{Calendar, CalendarParts, Date, Opening, OpeningHours, Time, Timestamp, Week, Weekday, Zone};
use maklumat_complaint::{
    Actor, Against, Channel, Class, Command, Complaint, Decision, Defect, Desk, Destination, Event, Found, IdentityKey,
    Officer, Outcome, Path, Reference, Refusal, Report, Reporter, Rules, Stage, Submission, Terms, decide, rules_on,
    submit,
};
use maklumat_vocabulary::{OfficerId, PositionKey, ServiceKey, StepId, UnitId};

/// Open Monday to Friday from eight to four.
pub(crate) static CALENDAR: LazyLock<Calendar> = LazyLock::new(|| {
    let day = Opening::from_minutes(8 * 60, 16 * 60).unwrap();
    let week = Week::DAYS
        .into_iter()
        .filter(|day| !matches!(day, Weekday::Saturday | Weekday::Sunday));
    let week = week.fold(Week::default(), |week, weekday| week.with(weekday, vec![day]));
    Calendar::new(CalendarParts::new(Zone::Wib, OpeningHours::weekly(week))).unwrap()
});

pub(crate) fn ours() -> &'static Rules {
    rules_on(Date::constant(2026, 11, 2)).unwrap()
}

pub(crate) fn terms() -> Terms<'static> {
    Terms {
        rules: ours(),
        calendar: &CALENDAR,
    }
}

pub(crate) fn at(month: i8, day: i8, hour: i8) -> Timestamp {
    Zone::Wib.instant(Date::constant(2026, month, day), Time::constant(hour, 0, 0, 0))
}

pub(crate) fn counter() -> PositionKey {
    PositionKey::new("disdukcapil", "petugas-loket")
}

pub(crate) fn head() -> PositionKey {
    PositionKey::new("disdukcapil", "kepala-bidang")
}

pub(crate) fn officer(id: &str, desk: Desk, positions: &[PositionKey]) -> Actor {
    Actor::Officer(Officer {
        id: OfficerId::new(id),
        desk,
        positions: positions.iter().cloned().collect::<BTreeSet<_>>(),
    })
}

/// The officer of an actor who is one.
pub(crate) fn person(actor: &Actor) -> Officer {
    actor.officer().unwrap().clone()
}

pub(crate) fn intake() -> Actor {
    officer("penerima", Desk::Intake, &[])
}

/// Examines, at the desk of the head.
pub(crate) fn handler() -> Actor {
    officer("pemeriksa", Desk::Unit, &[head()])
}

pub(crate) fn inspector() -> Actor {
    officer("auditor", Desk::Inspectorate, &[])
}

/// Has had no part in anything.
pub(crate) fn second() -> Actor {
    officer("pembanding", Desk::Inspectorate, &[])
}

pub(crate) fn to(desk: PositionKey) -> Destination {
    Destination {
        desk,
        above_accused: Vec::new(),
    }
}

pub(crate) fn named() -> Reporter {
    Reporter::Named(IdentityKey("k-7".to_owned()))
}

pub(crate) fn decision(outcome: Outcome) -> Command {
    Command::Decide {
        decision: Decision {
            outcome,
            settlement: "loket dibuka sampai jam layanan berakhir".to_owned(),
            compensation: None,
        },
    }
}

pub(crate) fn report() -> Report {
    Report {
        title: "Loket tutup".to_owned(),
        body: "Loket tutup sebelum jam layanan berakhir".to_owned(),
        place: Some("lantai 1".to_owned()),
        occurred_on: Some(Date::constant(2026, 10, 30)),
        unit: Some(UnitId::new("disdukcapil")),
        service: Some(ServiceKey::new("disdukcapil", "ktp-el")),
        case: Some("KTP-7Q2M".to_owned()),
        step: Some(StepId::new("ambil")),
        attachments: vec!["aa".repeat(32)],
        notes: vec![("Usia".to_owned(), "41".to_owned())],
    }
}

pub(crate) fn submission(reporter: Reporter, path: Path) -> Submission {
    Submission {
        reference: Reference("ADU-7Q2M".to_owned()),
        reporter,
        channel: Channel::Counter,
        path,
        report: report(),
        receipt: Some("bb".repeat(32)),
    }
}

/// A complaint, how it came about, and what time it is.
#[derive(Clone, Debug)]
pub(crate) struct Story {
    pub(crate) events: Vec<Event>,
    pub(crate) complaint: Complaint,
    pub(crate) now: Timestamp,
    pub(crate) terms: Terms<'static>,
}

impl Story {
    /// Monday, 2 November 2026, ten o'clock.
    pub(crate) fn begun(submission: Submission) -> Self {
        Self::begun_by(terms(), submission, at(11, 2, 10))
    }

    pub(crate) fn begun_by(terms: Terms<'static>, submission: Submission, now: Timestamp) -> Self {
        let events = submit(terms, submission, &Actor::Reporter, now).unwrap();
        Self {
            complaint: Complaint::replay(&events).unwrap(),
            events,
            now,
            terms,
        }
    }

    pub(crate) fn of(reporter: Reporter) -> Self {
        Self::begun(submission(reporter, Path::Open))
    }

    pub(crate) fn may(&mut self, by: &Actor, command: Command) -> Result<(), Refusal> {
        let events = decide(self.terms, &self.complaint, command, by, self.now)?;
        for event in events {
            self.complaint.apply(&event);
            self.events.push(event);
        }
        Ok(())
    }

    pub(crate) fn does(mut self, by: &Actor, command: Command) -> Self {
        self.may(by, command).unwrap();
        self
    }

    pub(crate) fn refused(&self, by: &Actor, command: Command) -> Refusal {
        decide(self.terms, &self.complaint, command, by, self.now).unwrap_err()
    }

    pub(crate) fn after_days(mut self, days: u64) -> Self {
        self.now += Duration::from_secs(days * 86_400);
        self
    }

    pub(crate) fn verified(self) -> Self {
        let desk = self.desk();
        self.does(&desk, verify(Class::WithoutSupervision))
    }

    pub(crate) fn routed(self) -> Self {
        self.does(&intake(), route(&head()))
    }

    pub(crate) fn in_hand(self) -> Self {
        match self.complaint.path {
            Path::Open => self.routed().does(&handler(), Command::Take),
            Path::Inspectorate => self.does(&inspector(), Command::Take),
        }
    }

    pub(crate) fn delivered(self) -> Self {
        let examiner = self.examiner();
        self.does(&examiner, decision(Outcome::Upheld))
            .does(&examiner, Command::Deliver)
    }

    pub(crate) fn silent(self) -> Self {
        self.after_days(11).does(&Actor::System, Command::Expire)
    }

    /// Whoever receives it.
    pub(crate) fn desk(&self) -> Actor {
        match self.complaint.path {
            Path::Open => intake(),
            Path::Inspectorate => inspector(),
        }
    }

    /// Whoever examines it.
    pub(crate) fn examiner(&self) -> Actor {
        match self.complaint.path {
            Path::Open => handler(),
            Path::Inspectorate => inspector(),
        }
    }

    pub(crate) fn in_stage(path: Path, stage: Stage) -> Self {
        let received = Self::begun(submission(named(), path));
        let examiner = received.examiner();
        match stage {
            Stage::Received => received,
            Stage::Verified => received.verified(),
            Stage::Incomplete => {
                let desk = received.desk();
                received.verified().does(&desk, ask_completion("bukti"))
            }
            Stage::OnDesk if path == Path::Open => received.verified().routed(),
            // On the protected path nothing is put on a desk; it waits there after an objection.
            Stage::OnDesk => received
                .verified()
                .in_hand()
                .delivered()
                .does(&Actor::Reporter, object()),
            Stage::InHand => received.verified().in_hand(),
            Stage::Questioned => received.verified().in_hand().does(&examiner, ask()),
            Stage::Decided => received.verified().in_hand().does(&examiner, decision(Outcome::Upheld)),
            Stage::Delivered => received.verified().in_hand().delivered(),
            Stage::Closed => received
                .verified()
                .in_hand()
                .delivered()
                .does(&Actor::Reporter, Command::Confirm),
        }
    }
}

pub(crate) fn verify(class: Class) -> Command {
    Command::Verify {
        class,
        against: Against::Nobody,
    }
}

pub(crate) fn route(desk: &PositionKey) -> Command {
    Command::Route {
        to: to(desk.clone()),
        words: Some("loket tutup sebelum waktunya pada akhir Oktober".to_owned()),
        attachments: Vec::new(),
    }
}

pub(crate) fn ask_completion(about: &str) -> Command {
    Command::AskCompletion {
        defects: vec![Defect {
            about: about.to_owned(),
            words: "kirim foto papan jam layanan".to_owned(),
        }],
    }
}

pub(crate) fn complete() -> Command {
    Command::Complete {
        words: "ini fotonya".to_owned(),
        attachments: vec!["cc".repeat(32)],
    }
}

pub(crate) fn ask() -> Command {
    Command::Ask {
        words: "loket nomor berapa?".to_owned(),
    }
}

pub(crate) fn answer() -> Command {
    Command::Answer {
        words: "loket 3, saya yang memakai tongkat".to_owned(),
        attachments: Vec::new(),
    }
}

pub(crate) fn object() -> Command {
    Command::Object {
        words: "kemarin loket tutup lagi".to_owned(),
    }
}

pub(crate) fn check(found: Found) -> Command {
    Command::Check {
        found,
        words: "dilihat di tempat pukul 15.30".to_owned(),
    }
}

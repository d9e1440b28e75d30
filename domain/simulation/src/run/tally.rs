//! What one run adds up to.

use maklumat_sop::Ending;

use crate::clock::Kept;
use crate::plan::{Plan, PositionIndex};
use crate::run::file::File;
use crate::setup::Setup;
use crate::table::Seconds;

/// Counts and sums of one run. "Counted" are the cases that came in the window, followed to their end.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    /// All cases that came and that were closed, counted or not.
    pub(crate) arrived: u64,
    pub(crate) closed: u64,
    /// Open when the run ended.
    pub(crate) left_open: u64,
    /// Steps done, of all cases.
    pub(crate) steps: u64,
    pub(crate) counted: u64,
    pub(crate) counted_closed: u64,
    /// Counted cases of which no promise was broken.
    pub(crate) in_time: u64,
    /// Counted cases of which it is not known, because they were open when the run ended.
    pub(crate) unknown: u64,
    pub(crate) promises: Vec<PromiseTally>,
    pub(crate) desks: Vec<DeskTally>,
    /// By ending: done, refused, redirected, withdrawn.
    pub(crate) endings: [u64; 4],
    /// Open seconds of counted cases by whose they were: officer, queue, other unit, applicant.
    pub(crate) shares: [Seconds; 4],
    /// Seconds of counted cases in which the office was closed.
    pub(crate) closed_hours: Seconds,
    /// From submission to end, of each counted case, in elapsed seconds.
    pub(crate) lasted: Vec<Seconds>,
    /// The same of counted cases that were still open when the run ended: so long at least.
    pub(crate) longer_than: Vec<Seconds>,
    /// Open seconds from submission to end, of each counted case that its applicant did not end.
    pub(crate) lasted_open: Vec<Seconds>,
    /// Case-seconds in the window: the number of open cases, added up over time.
    pub(crate) present: Seconds,
    /// Steps done by somebody they were separated from, because nobody else was there.
    pub(crate) same_person: u64,
}

#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct PromiseTally {
    /// Counted cases in which the promise began and its end is known.
    pub(crate) begun: u64,
    pub(crate) in_time: u64,
}

#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct DeskTally {
    /// Officer-seconds of work in the window, while the office was open.
    pub(crate) busy: Seconds,
    /// How often a step of a counted case was taken, and the open seconds it had waited.
    pub(crate) taken: u64,
    pub(crate) waited: Seconds,
}

impl Tally {
    pub(crate) fn new(plan: &Plan) -> Self {
        Self {
            promises: vec![PromiseTally::default(); plan.promises.len()],
            desks: vec![DeskTally::default(); plan.positions.len()],
            ..Self::default()
        }
    }

    pub(crate) const fn all_counted_are_closed(&self) -> bool {
        self.counted == self.counted_closed
    }

    pub(crate) fn arrive(&mut self, is_counted: bool) {
        self.arrived += 1;
        self.counted += u64::from(is_counted);
    }

    pub(crate) fn close(&mut self, setup: &Setup<'_>, file: &File, now: Seconds) {
        self.closed += 1;
        self.was_present(setup, file, now);
        if !file.is_counted {
            return;
        }
        self.counted_closed += 1;
        if let Some(ending) = file.flow.ending {
            let at = match ending {
                Ending::Done => 0,
                Ending::Refused => 1,
                Ending::Redirected => 2,
                Ending::Withdrawn => 3,
            };
            self.endings[at] += 1;
        }
        self.lasted.push(now - file.submitted);
        if file.flow.ending != Some(Ending::Withdrawn) {
            self.lasted_open.push(file.shares.iter().sum());
        }
        for (sum, seconds) in self.shares.iter_mut().zip(file.shares) {
            *sum += seconds;
        }
        self.closed_hours += file.closed;
        self.judge(file, now);
    }

    /// A case that was not closed when the run ended: its promises are late or not known.
    pub(crate) fn leave_open(&mut self, setup: &Setup<'_>, file: &File, now: Seconds) {
        self.left_open += 1;
        self.was_present(setup, file, now);
        if file.is_counted {
            self.longer_than.push(now - file.submitted);
            self.judge(file, now);
        }
    }

    fn judge(&mut self, file: &File, now: Seconds) {
        let (mut is_late, mut is_running) = (false, false);
        for (at, kept) in file.kept(now) {
            let promise = &mut self.promises[at];
            promise.begun += u64::from(matches!(kept, Kept::InTime | Kept::Late));
            promise.in_time += u64::from(kept == Kept::InTime);
            is_late |= kept == Kept::Late;
            is_running |= kept == Kept::Running || file.is_under_way();
        }
        if is_late {
            return;
        }
        if is_running {
            self.unknown += 1;
        } else {
            self.in_time += 1;
        }
    }

    fn was_present(&mut self, setup: &Setup<'_>, file: &File, now: Seconds) {
        let (from, until) = setup.window;
        self.present += (now.min(until) - file.submitted.max(from)).max(0);
    }

    pub(crate) fn taken(&mut self, setup: &Setup<'_>, position: PositionIndex, (ready, now): (Seconds, Seconds)) {
        let table = &setup.desk(position).table;
        let desk = &mut self.desks[usize::from(position)];
        desk.taken += 1;
        desk.waited += table.open_through(now) - table.open_through(ready);
    }

    /// An officer worked on something from one instant until another; what lies in the window counts.
    pub(crate) fn worked(&mut self, setup: &Setup<'_>, position: PositionIndex, (from, until): (Seconds, Seconds)) {
        let table = &setup.desk(position).table;
        let (from, until) = (from.max(setup.window.0), until.min(setup.window.1));
        if from < until {
            self.desks[usize::from(position)].busy += table.open_through(until) - table.open_through(from);
        }
    }
}

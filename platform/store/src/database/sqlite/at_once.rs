//! Changes whose statements are all known: they need no savepoint, because nothing is left to decide on the way, and
//! no caller of its own. Whoever finds the writer free runs everything that waits, in one transaction; the writer is
//! handed from change to change without waking a task for each.

use std::sync::{Arc, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use tokio::sync::oneshot;

use super::packed::Packed;
use super::{Sqlite, Writer, execute, run};
use crate::database::Bound;
use crate::fault::{Fault, FaultKind};

/// How long a commit waits for as many changes as came lately: a page they share is then written to disk once.
const WAIT_FOR_MORE: Duration = Duration::from_millis(3);
const LOOK_EVERY: Duration = Duration::from_micros(100);

/// A change that waits for the writer.
pub(super) struct Pending {
    statements: Packed,
    tell: oneshot::Sender<Result<(), Fault>>,
}

/// A change in the queue. Dropped before it was run, it is left out.
#[must_use = "nobody runs what nobody waits for"]
pub(crate) struct Queued {
    sqlite: Arc<Sqlite>,
    told: oneshot::Receiver<Result<(), Fault>>,
}

impl Queued {
    /// Returns once the change is on disk.
    pub(crate) async fn written(self) -> Result<(), Fault> {
        if self.sqlite.serve_one_batch(false) {
            self.sqlite.serve_what_waits();
        }
        self.told
            .await
            .unwrap_or_else(|_| Err(Fault::new(FaultKind::Broken, "the writer went away before the commit")))
    }
}

impl Sqlite {
    /// Runs the statements in the batch of the moment and returns once they are on disk.
    ///
    /// Only the first may find that another writer came first; then nothing has been written and the batch goes on.
    /// If a later one fails, the batch is taken back as a whole: its other callers get a conflict and decide anew.
    pub(crate) async fn write_at_once(self: &Arc<Self>, statements: &[Bound<'_>]) -> Result<(), Fault> {
        self.queue(statements).written().await
    }

    /// The first half of that: what is queued earlier is run earlier.
    pub(crate) fn queue(self: &Arc<Self>, statements: &[Bound<'_>]) -> Queued {
        let (tell, told) = oneshot::channel();
        let statements = Packed::of(statements);
        self.pending().push(Pending { statements, tell });
        Queued {
            sqlite: Arc::clone(self),
            told,
        }
    }

    /// Runs what waits, if the writer is free. Whoever has it looks again when done, so nothing is left waiting.
    fn serve_one_batch(&self, may_wait: bool) -> bool {
        let Ok(mut writer) = self.writer.try_lock() else {
            return false;
        };
        loop {
            let pending = std::mem::take(&mut *self.pending());
            // Nothing of this caller is in the transaction yet.
            let _whole = writer.run_pending(pending);
            let waited = writer.open_since.map_or(WAIT_FOR_MORE, |since| since.elapsed());
            if !may_wait || writer.waiting.len() >= writer.usual || waited >= WAIT_FOR_MORE {
                break;
            }
            thread::sleep(LOOK_EVERY);
        }
        // Whoever waits is told through the channel.
        let _told = writer.commit_batch();
        true
    }

    /// To be called whenever the writer was let go: what has come in meanwhile is run on a thread that may wait for
    /// the disk, and the caller goes on.
    pub(super) fn serve_what_waits(self: &Arc<Self>) {
        if self.pending().is_empty() {
            return;
        }
        let sqlite = Arc::clone(self);
        let serve = move || while !sqlite.pending().is_empty() && sqlite.serve_one_batch(true) {};
        match tokio::runtime::Handle::try_current() {
            Ok(runtime) => drop(runtime.spawn_blocking(serve)),
            Err(_) => serve(),
        }
    }

    pub(super) fn pending(&self) -> MutexGuard<'_, Vec<Pending>> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Writer {
    /// Runs changes in the open transaction; those whose caller has gone away are left out. Whether what was in the
    /// transaction before is still in it.
    pub(super) fn run_pending(&mut self, pending: Vec<Pending>) -> bool {
        let mut is_whole = true;
        for Pending { statements, tell } in pending {
            if tell.is_closed() {
                continue;
            }
            match self.run_one(&statements) {
                Ok(()) => self.waiting.push(tell),
                Err(fault) => {
                    is_whole &= self.open_since.is_some();
                    // A caller that no longer listens has gone away on its own.
                    let _gone = tell.send(Err(fault));
                }
            }
        }
        is_whole
    }

    fn run_one(&mut self, statements: &Packed) -> Result<(), Fault> {
        self.begin_batch()?;
        for (index, bound) in statements.statements().enumerate() {
            if let Err(fault) = bound.judge(execute(&self.connection, bound.sql, &bound.values)) {
                if index > 0 || !fault.is_conflict() {
                    self.take_batch_back();
                }
                return Err(fault);
            }
        }
        Ok(())
    }

    /// Nobody in the batch was told that it succeeded, so each may simply try again.
    pub(super) fn take_batch_back(&mut self) {
        if !self.connection.is_autocommit() {
            // A rollback that fails leaves a transaction that the next commit would report.
            let _gone = run(&self.connection, "ROLLBACK");
        }
        self.end_batch(&Err(taken_back()));
    }
}

pub(super) fn taken_back() -> Fault {
    Fault::new(
        FaultKind::Conflict,
        "the shared transaction was taken back by the failure of another",
    )
}

//! Writing a change whose statements are all known: without a savepoint, because nothing is left to decide on the way.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use tokio::sync::oneshot;

use super::{Sqlite, Ticket, Writer, execute, run};
use crate::database::Bound;
use crate::fault::{Fault, FaultKind};

impl Sqlite {
    /// Runs the statements in the batch of the moment and returns once they are on disk.
    ///
    /// Only the first may find that another writer came first; then nothing has been written and the batch goes on.
    /// If a later one fails, the batch is taken back as a whole: its other callers get a conflict and decide anew.
    pub(crate) async fn write_at_once(self: &Arc<Self>, statements: &[Bound<'_>]) -> Result<(), Fault> {
        let mut ticket = Ticket::draw(self);
        let mut writer = Arc::clone(&self.writer).lock_owned().await;
        ticket.serve();
        let written = writer.write_at_once(statements);
        if self.queueing.load(Ordering::SeqCst) == 0 || writer.is_batch_full() {
            let committed = writer.commit_batch();
            return written.and(committed);
        }
        let told = written.is_ok().then(|| {
            let (tell, told) = oneshot::channel();
            writer.waiting.push(tell);
            told
        });
        drop(writer);
        // The one who was queueing may have gone away between the question and the hand-over.
        self.commit_if_nobody_is_next();
        match told {
            Some(told) => told
                .await
                .unwrap_or_else(|_| Err(Fault::new(FaultKind::Broken, "the writer went away before the commit"))),
            None => written,
        }
    }
}

impl Writer {
    fn write_at_once(&mut self, statements: &[Bound<'_>]) -> Result<(), Fault> {
        self.begin_batch()?;
        for (index, bound) in statements.iter().enumerate() {
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
    fn take_batch_back(&mut self) {
        if !self.connection.is_autocommit() {
            // A rollback that fails leaves a transaction that the next commit would report.
            let _gone = run(&self.connection, "ROLLBACK");
        }
        let fault = Fault::new(
            FaultKind::Conflict,
            "the shared transaction was taken back by the failure of another",
        );
        self.end_batch(&Err(fault));
    }
}

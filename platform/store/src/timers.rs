//! When time next acts on a case: set right when the calendar has changed, put off when acting failed.

use maklumat_calendar::Timestamp;
use uuid::Uuid;

use crate::database::Tx;
use crate::fault::Fault;
use crate::matters::Matter;
use crate::statements::statements;

statements! {
    SET_TIMER = "UPDATE matter SET next_timer = $1, due_at = $2 WHERE tenant = $3 AND id = $4 AND sequence = $5";
    PUT_OFF_TIMER = "UPDATE matter SET next_timer = $1 WHERE tenant = $2 AND id = $3 AND next_timer <= $4";
}

impl Tx {
    /// Writes what now follows from a case, unless the case has moved on since it was read.
    pub async fn set_timer(
        &mut self,
        matter: &Matter,
        next_timer: Option<Timestamp>,
        due_at: Option<Timestamp>,
    ) -> Result<(), Fault> {
        let values = [
            next_timer.into(),
            due_at.into(),
            self.tenant.into(),
            matter.head.id.into(),
            matter.head.sequence.into(),
        ];
        self.execute(SET_TIMER, &values).await.map(|_| ())
    }

    /// Looks at a case again later, if its timer is still due. The case itself need not be readable.
    pub async fn put_off_timer(&mut self, matter: Uuid, until: Timestamp, now: Timestamp) -> Result<(), Fault> {
        let values = [until.into(), self.tenant.into(), matter.into(), now.into()];
        self.execute(PUT_OFF_TIMER, &values).await.map(|_| ())
    }
}

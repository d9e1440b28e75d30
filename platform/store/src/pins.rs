//! A new PIN in the place of the one that was lost.

use uuid::Uuid;

use crate::database::{Bound, Tx};
use crate::fault::Fault;
use crate::statements::statements;

statements! {
    REPLACE_PIN = "UPDATE matter SET pin_hash = $1 WHERE tenant = $2 AND id = $3 AND data_key IS NOT NULL";
}

impl Tx {
    /// Replaces what is kept of a case's PIN. Belongs into the transaction of the event that says so, see
    /// [`Tx::append`]: that one fails where somebody else was faster.
    pub async fn replace_pin(&mut self, matter: Uuid, pin_hash: &str) -> Result<(), Fault> {
        let values = vec![pin_hash.into(), self.tenant.into(), matter.into()];
        let replaced = Bound {
            must_touch: true,
            ..Bound::new(REPLACE_PIN, values)
        };
        self.batch(&[replaced]).await.map(|_| ())
    }
}

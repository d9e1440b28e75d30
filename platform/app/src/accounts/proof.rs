//! Before a dangerous act whoever is signed in shows once more that it is them.

use maklumat_store::Officer;

use crate::App;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::tries::Tried;
use crate::views::account::SignedIn;

/// Code of the refusal that asks for the password again.
pub const PROVE_AGAIN: &str = "prove-again";

/// How long a proof counts, in seconds.
const COUNTS: i64 = 15 * 60;

impl App {
    /// Whether this officer has given the password, and the code where there is one, a short time ago: to be asked before
    /// acts that reach far or cannot be undone. The refusal has the code [`PROVE_AGAIN`].
    pub fn recently_proved(&self, by: &SignedIn) -> Result<(), Problem> {
        let age = self.now().as_second() - by.session.proved_at.as_second();
        if (0..COUNTS).contains(&age) {
            Ok(())
        } else {
            Err(Rule::ProveAgain.into())
        }
    }

    /// Asks for the password again, and for the code where the account has a second factor.
    pub async fn prove(&self, by: &SignedIn, password: &str, code: &str) -> Result<(), Problem> {
        let officer = self
            .store()
            .read()
            .await?
            .officer(by.id.as_str())
            .await?
            .ok_or(Problem::NotFound)?;
        let tried = self.own_password_tried(&officer);
        self.count_try(&tried).await?;
        if !self.is_password(password, Some(officer.password_hash)).await {
            return Err(Rule::WrongOwnPassword.into());
        }
        let now = self.now();
        let mut tx = self.store().begin().await?;
        let factor = tx.second_factor(&officer.id).await?;
        if factor.is_some_and(|factor| factor.secret.is_some()) {
            match self.use_code(&mut tx, &officer.id, code).await {
                Ok(used) => used.record(&mut tx, &officer.id, now).await?,
                Err(problem) => {
                    tx.roll_back().await;
                    return Err(problem);
                }
            }
        }
        tried.was_right(&mut tx).await?;
        tx.session_was_proved(&by.session.token_hash, now).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Counted like a sign-in: a browser left open must not become a place to guess.
    pub(super) fn own_password_tried(&self, officer: &Officer) -> Tried {
        let subject = format!("{}/{}", officer.id, officer.password_hash);
        self.tried("own-password", &subject, "")
    }
}

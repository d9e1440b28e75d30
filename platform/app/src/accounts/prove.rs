//! Whoever is signed in proves once more who they are, before something heavy.

use crate::App;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::account::SignedIn;

impl App {
    /// Asks for the password again. Counted like a sign-in: a browser left open must not become a place to guess.
    pub(crate) async fn prove_password(&self, by: &SignedIn, password: &str) -> Result<(), Problem> {
        let officer = self.store().read().await?.officer(by.id.as_str()).await?;
        let officer = officer.ok_or(Problem::NotFound)?;
        let tried = self.tried("proof", &format!("{}/{}", officer.id, officer.password_hash), "");
        self.count_try(&tried).await?;
        if !self.is_password(password, Some(officer.password_hash)).await {
            return Err(Rule::WrongProof.into());
        }
        let mut tx = self.store().begin().await?;
        tried.was_right(&mut tx).await?;
        tx.commit().await?;
        Ok(())
    }
}

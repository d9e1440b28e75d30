//! Whose accounts must have a second factor: by the setting of the program, and by what administrators add to it.

use maklumat_sop::{Exit, Performer, Step};
use maklumat_store::Reader;

use crate::App;
use crate::accounts::officers::check_administrator;
use crate::audit::{AuditKind, Entry, record};
use crate::problem::Problem;
use crate::settings::NeedsSecondFactor;
use crate::views::account::{AccountRole, HeldPosition, SignInRole, SignInRuleView, SignedIn};

impl App {
    /// The rule of every role.
    pub async fn sign_in_rules(&self, by: &SignedIn) -> Result<Vec<SignInRuleView>, Problem> {
        check_administrator(by)?;
        let named = self.store().read().await?.second_factor_roles().await?;
        Ok(SignInRole::ALL
            .into_iter()
            .map(|role| {
                let is_fixed = self.is_fixed(role);
                SignInRuleView {
                    role,
                    needs_second_factor: is_fixed || named.iter().any(|word| word == role.word()),
                    is_fixed,
                }
            })
            .collect())
    }

    /// Says whose accounts must have a second factor. What the program was started with stays.
    pub async fn set_sign_in_rules(&self, by: &SignedIn, roles: &[SignInRole]) -> Result<(), Problem> {
        check_administrator(by)?;
        self.recently_proved(by)?;
        let mut tx = self.store().begin().await?;
        let named = tx.second_factor_roles().await?;
        for role in SignInRole::ALL.into_iter().filter(|role| !self.is_fixed(*role)) {
            let (was, is) = (named.iter().any(|word| word == role.word()), roles.contains(&role));
            if was != is {
                tx.set_sign_in_rule(role.word(), is).await?;
                let entry = Entry {
                    detail: if is { "required" } else { "optional" }.to_owned(),
                    ..Entry::of(AuditKind::RuleChanged, by.id.as_str(), role.word())
                };
                record(&mut tx, entry, self.now()).await?;
            }
        }
        tx.commit().await?;
        Ok(())
    }

    /// Whether an account must have a second factor and has none.
    pub(super) async fn lacks_second_factor(
        &self,
        reader: &mut Reader,
        officer: &str,
        account: (AccountRole, &[HeldPosition]),
    ) -> Result<bool, Problem> {
        if !self.needs_second_factor(reader, account).await? {
            return Ok(false);
        }
        let factor = reader.second_factor(officer).await?;
        Ok(factor.is_none_or(|factor| factor.secret.is_none()))
    }

    pub(super) async fn needs_second_factor(
        &self,
        reader: &mut Reader,
        (role, holds): (AccountRole, &[HeldPosition]),
    ) -> Result<bool, Problem> {
        let named = reader.second_factor_roles().await?;
        let is_needed = |role: SignInRole| self.is_fixed(role) || named.iter().any(|word| word == role.word());
        Ok(match role {
            AccountRole::Administrator => is_needed(SignInRole::Administrator),
            AccountRole::Overseer => is_needed(SignInRole::Overseer),
            AccountRole::Officer => {
                is_needed(SignInRole::Officer) || (is_needed(SignInRole::Signer) && self.signs(holds))
            }
            // Decides nothing and sees only what they filed themselves.
            AccountRole::Helper => false,
        })
    }

    fn is_fixed(&self, role: SignInRole) -> bool {
        match self.0.settings.second_factor {
            NeedsSecondFactor::Nobody => false,
            NeedsSecondFactor::AdministratorsAndSigners => {
                matches!(role, SignInRole::Administrator | SignInRole::Signer)
            }
        }
    }

    /// Whether one of the positions performs a step by which a document comes to exist.
    fn signs(&self, holds: &[HeldPosition]) -> bool {
        let catalogue = self.catalogue();
        let mut steps = catalogue.iter().flat_map(|published| &published.sop.definition().steps);
        steps.any(|step| {
            let is_theirs = matches!(&step.by, Performer::Position(by) if holds.iter().any(|held| held.key == *by));
            is_theirs && issues(step)
        })
    }
}

fn issues(step: &Step) -> bool {
    let by_outcome = match &step.exit {
        Exit::Decision(outcomes) => outcomes.iter().any(|outcome| outcome.issues.is_some()),
        Exit::To(_) | Exit::Parallel { .. } => false,
    };
    by_outcome || step.issues.is_some()
}

//! The second factor: a code that a phone makes from a shared secret, new every half minute, each good for once; and ten
//! codes on paper for the day on which the phone is lost.

use maklumat_calendar::Timestamp;
use maklumat_store::{Officer, Reader, Tx};
use totp_rs::{Builder, Totp};

use crate::App;
use crate::accounts::officers::check_administrator;
use crate::audit::{AuditKind, Entry, record};
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::random;
use crate::views::Private;
use crate::views::account::{AccountRole, FactorView, NewFactor, SignedIn};

/// How many codes on paper there are.
const CODES: usize = 10;

/// Bytes of a shared secret, as RFC 4226 recommends.
const SECRET: usize = 20;

/// What a code was.
pub(super) enum CodeUsed {
    OfPhone,
    OnPaper,
}

impl CodeUsed {
    /// A code on paper is used once and missed, so it is written down.
    pub(super) async fn record(self, tx: &mut Tx, officer: &str, now: Timestamp) -> Result<(), Problem> {
        match self {
            Self::OfPhone => Ok(()),
            Self::OnPaper => record(tx, Entry::of(AuditKind::RecoveryCodeUsed, officer, officer), now).await,
        }
    }
}

impl App {
    /// Begins to set a second factor up. The one in use stays in use until the new one has shown that it works.
    pub async fn begin_second_factor(&self, by: &SignedIn) -> Result<NewFactor, Problem> {
        if !by.must_set_second_factor {
            self.recently_proved(by)?;
        }
        let secret: [u8; SECRET] = random::bytes();
        let mut tx = self.store().begin().await?;
        tx.keep_next_secret(by.id.as_str(), &secret).await?;
        let login = tx.officer(by.id.as_str()).await?.ok_or(Problem::NotFound)?.login;
        tx.commit().await?;
        self.new_factor(&login, &secret)
    }

    /// What is being set up, to be shown again after a mistyped code. `None`: nothing is.
    pub async fn second_factor_begun(&self, by: &SignedIn) -> Result<Option<NewFactor>, Problem> {
        let mut reader = self.store().read().await?;
        let login = reader.officer(by.id.as_str()).await?.ok_or(Problem::NotFound)?.login;
        let factor = reader.second_factor(by.id.as_str()).await?;
        drop(reader);
        let secret = factor.and_then(|factor| factor.next_secret);
        secret.map(|secret| self.new_factor(&login, &secret)).transpose()
    }

    /// Uses the new factor from now on, once a code of it was right, and gives ten codes for a lost phone, shown once.
    pub async fn set_second_factor(&self, by: &SignedIn, code: &str) -> Result<Vec<Private>, Problem> {
        let now = self.now();
        let id = by.id.as_str();
        // Whoever set up a factor on somebody's open browser would own the account.
        if !by.must_set_second_factor {
            self.recently_proved(by)?;
        }
        let mut tx = self.store().begin().await?;
        let factor = tx.second_factor(id).await?;
        let secret = factor
            .and_then(|factor| factor.next_secret)
            .ok_or(Rule::NoFactorBegun)?;
        let step = step_of(&secret, code, now).ok_or(Rule::WrongCode)?;
        tx.set_second_factor(id, step, now).await?;
        let codes = self.new_codes(&mut tx, id).await?;
        // Whoever was signed in elsewhere with the password alone is not any more.
        tx.close_other_sessions(id, &by.session.token_hash).await?;
        record(&mut tx, Entry::of(AuditKind::FactorSet, id, id), now).await?;
        tx.commit().await?;
        Ok(codes)
    }

    /// Ten new codes; those of before open nothing any more.
    pub async fn renew_recovery_codes(&self, by: &SignedIn) -> Result<Vec<Private>, Problem> {
        self.recently_proved(by)?;
        let id = by.id.as_str();
        let mut tx = self.store().begin().await?;
        if tx.second_factor(id).await?.is_none_or(|factor| factor.secret.is_none()) {
            return Err(Rule::NoFactorBegun.into());
        }
        let codes = self.new_codes(&mut tx, id).await?;
        record(&mut tx, Entry::of(AuditKind::CodesRenewed, id, id), self.now()).await?;
        tx.commit().await?;
        Ok(codes)
    }

    /// Signs in with the password alone again, where no rule asks for more.
    pub async fn remove_second_factor(&self, by: &SignedIn) -> Result<(), Problem> {
        self.recently_proved(by)?;
        let id = by.id.as_str();
        let mut reader = self.store().read().await?;
        let officer = reader.officer(id).await?.ok_or(Problem::NotFound)?;
        let is_required = self.factor_view(&mut reader, &officer, by).await?.is_required;
        drop(reader);
        if is_required {
            return Err(Rule::FactorRequired.into());
        }
        let mut tx = self.store().begin().await?;
        if tx.remove_second_factor(id).await? {
            record(&mut tx, Entry::of(AuditKind::FactorRemoved, id, id), self.now()).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// Takes the second factor of somebody who has lost phone and codes. Whoever is signed in with it is out.
    pub async fn reset_second_factor(&self, by: &SignedIn, id: &str) -> Result<(), Problem> {
        check_administrator(by)?;
        self.recently_proved(by)?;
        if by.id.as_str() == id {
            return Err(Rule::OwnAccount.into());
        }
        let mut tx = self.store().begin().await?;
        if !tx.remove_second_factor(id).await? {
            tx.roll_back().await;
            return Err(Problem::NotFound);
        }
        tx.close_sessions_of(id).await?;
        record(
            &mut tx,
            Entry::of(AuditKind::FactorReset, by.id.as_str(), id),
            self.now(),
        )
        .await?;
        tx.commit().await?;
        tracing::info!(by = %by.id, officer = %id, "a second factor was reset");
        Ok(())
    }

    /// Uses a code up, of the phone or on paper. A code that was used before is refused as such.
    pub(super) async fn use_code(&self, tx: &mut Tx, officer: &str, typed: &str) -> Result<CodeUsed, Problem> {
        let now = self.now();
        let code: String = typed
            .chars()
            .filter(|letter| !letter.is_whitespace() && *letter != '-')
            .map(|letter| letter.to_ascii_uppercase())
            .collect();
        let secret = tx.second_factor(officer).await?.and_then(|factor| factor.secret);
        if let Some(step) = secret.and_then(|secret| step_of(&secret, &code, now)) {
            return if tx.use_step(officer, step).await? {
                Ok(CodeUsed::OfPhone)
            } else {
                Err(Rule::CodeUsedBefore.into())
            };
        }
        if tx
            .use_recovery_code(officer, &self.code_hash(officer, &code), now)
            .await?
        {
            Ok(CodeUsed::OnPaper)
        } else {
            Err(Rule::WrongCode.into())
        }
    }

    pub(super) async fn factor_view(
        &self,
        reader: &mut Reader,
        officer: &Officer,
        by: &SignedIn,
    ) -> Result<FactorView, Problem> {
        let factor = reader.second_factor(&officer.id).await?;
        let role = AccountRole::of_word(&officer.role);
        Ok(FactorView {
            set_at: factor
                .filter(|factor| factor.secret.is_some())
                .and_then(|factor| factor.set_at),
            codes_left: u32::try_from(reader.recovery_codes_left(&officer.id).await?).unwrap_or(0),
            is_required: by.must_set_second_factor || self.needs_second_factor(reader, (role, &by.holds)).await?,
        })
    }

    async fn new_codes(&self, tx: &mut Tx, officer: &str) -> Result<Vec<Private>, Problem> {
        let codes: Vec<String> = (0..CODES).map(|_| random::recovery_code()).collect();
        let hashes: Vec<[u8; 32]> = codes
            .iter()
            .map(|code| self.code_hash(officer, &code.replace('-', "")))
            .collect();
        tx.replace_recovery_codes(officer, &hashes).await?;
        Ok(codes.into_iter().map(Private).collect())
    }

    fn code_hash(&self, officer: &str, code: &str) -> [u8; 32] {
        let tenant = self.store().tenant();
        self.store()
            .keys()
            .lookup(tenant, "recovery-code", &format!("{officer}/{code}"))
    }

    fn new_factor(&self, login: &str, secret: &[u8]) -> Result<NewFactor, Problem> {
        // A colon would end the name of the office inside the address.
        let issuer = self.regency().name.id.replace(':', " ");
        let totp = made(secret)
            .with_issuer(Some(issuer))
            .with_account_name(login)
            .build()
            .map_err(|error| Problem::broke("a second factor could not be made", &error))?;
        let address = totp
            .to_url()
            .map_err(|error| Problem::broke("a second factor has no address", &error))?;
        let letters: Vec<char> = totp.secret().to_base32().chars().collect();
        let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
        let qr_svg = maklumat_documents::qr_svg(&address)
            .map_err(|error| Problem::broke("a second factor does not fit into a code", &error))?;
        Ok(NewFactor {
            address: Private(address),
            qr_svg: Private(qr_svg),
            secret: Private(groups.join(" ")),
        })
    }
}

/// The step whose code this is: the present one, or its neighbour where two clocks differ.
fn step_of(secret: &[u8], code: &str, now: Timestamp) -> Option<i64> {
    let code: String = code.chars().filter(|letter| !letter.is_whitespace()).collect();
    let totp: Totp = made(secret).build().ok()?;
    let step = totp.check(&code, u64::try_from(now.as_second()).ok()?)?;
    i64::try_from(step).ok()
}

/// Six digits by SHA-1 every thirty seconds: what every program on a phone understands.
fn made(secret: &[u8]) -> Builder {
    Builder::new().with_secret(secret.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, cut to six digits.
    const SECRET_OF_THE_RFC: &[u8] = b"12345678901234567890";

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn the_codes_are_those_of_the_rfc() {
        for (second, code) in [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924")] {
            assert_eq!(step_of(SECRET_OF_THE_RFC, code, at(second)), Some(second / 30));
        }
    }

    #[test]
    fn a_clock_may_be_one_step_off_and_no_more() {
        for (late, expected) in [(-60, None), (-30, Some(1)), (30, Some(1)), (60, None)] {
            assert_eq!(step_of(SECRET_OF_THE_RFC, "287 082", at(59 + late)), expected, "{late}");
        }
        assert_eq!(step_of(SECRET_OF_THE_RFC, "", at(59)), None);
    }
}

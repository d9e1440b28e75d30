//! What an account is made of, checked alike for the first administrator and for everybody after.

use maklumat_store::Officer;

use crate::problem::rule::Rule;
use crate::random;
use crate::views::account::AccountRole;

/// Longest name and sign-in name, in characters.
const LONGEST: usize = 100;

/// A sign-in name and a full name that can be used.
#[derive(Clone, Copy, Debug)]
pub(super) struct Particulars<'a> {
    login: &'a str,
    name: &'a str,
}

impl<'a> Particulars<'a> {
    pub(super) fn checked(login: &'a str, name: &'a str) -> Result<Self, Rule> {
        let (login, name) = (login.trim(), name.trim());
        let is_plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || ".-_".contains(letter);
        if login.chars().count() < 3 || login.len() > LONGEST || !login.chars().all(is_plain) {
            return Err(Rule::LoginNotUnderstood);
        }
        if name.is_empty() || name.chars().count() > LONGEST {
            return Err(Rule::NameMissing);
        }
        Ok(Self { login, name })
    }

    /// The sign-in name.
    pub(super) fn login(self) -> &'a str {
        self.login
    }

    /// The account, under an id that stands in every event and log: never the name, nor a sign-in name made of it.
    pub(super) fn account(self, role: AccountRole, state: &str, password_hash: String) -> Officer {
        Officer {
            id: format!("p-{}", random::hex(&random::bytes::<6>())),
            login: self.login.to_owned(),
            name: self.name.to_owned(),
            password_hash,
            role: role.word().to_owned(),
            state: state.to_owned(),
        }
    }
}

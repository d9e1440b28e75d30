//! Passwords of officers, by Argon2id.

use std::sync::LazyLock;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

use crate::problem::rule::Rule;

/// Fewest characters of a password.
const SHORTEST: usize = 12;

/// Refuses a password that is too weak.
pub(crate) fn check(password: &str) -> Result<(), Rule> {
    if password.chars().count() < SHORTEST {
        return Err(Rule::WeakPassword);
    }
    Ok(())
}

/// Refuses a password that names the account it opens: a sign-in name is known to every colleague.
pub(crate) fn check_for(login: &str, password: &str) -> Result<(), Rule> {
    check(password)?;
    if password.to_lowercase().contains(&login.to_lowercase()) {
        return Err(Rule::PasswordNamesAccount);
    }
    Ok(())
}

/// Hashes a password, unless it is too weak.
pub(crate) fn hash(password: &str) -> Result<String, Rule> {
    check(password)?;
    let salt: [u8; 16] = crate::random::bytes();
    Ok(salted(password, &salt))
}

/// A hash of a password nobody has, so that a wrong name costs as much as a wrong password.
static NOBODY: LazyLock<String> = LazyLock::new(|| salted(&crate::random::token(), &crate::random::bytes()));

fn salted(password: &str, salt: &[u8; 16]) -> String {
    let hash: PasswordHash = Argon2::default()
        .hash_password_with_salt(password.as_bytes(), salt)
        .expect("a salt of sixteen bytes is long enough");
    hash.to_string()
}

/// Whether a password is the one that was hashed. Takes the same time for an unknown account.
pub(crate) fn is_right(password: &str, hash: Option<&str>) -> bool {
    let known = PasswordHash::new(hash.unwrap_or(&NOBODY));
    let matches = known.is_ok_and(|known| Argon2::default().verify_password(password.as_bytes(), &known).is_ok());
    matches && hash.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_right_password_of_a_known_account_is_right() {
        let hash = hash("sungai raya jernih").unwrap();
        assert!(is_right("sungai raya jernih", Some(&hash)));
        assert!(!is_right("sungai raya keruh", Some(&hash)));
        assert!(!is_right("sungai raya jernih", None));
    }

    #[test]
    fn a_short_password_is_refused() {
        assert_eq!(super::hash("rahasia"), Err(Rule::WeakPassword));
    }

    #[test]
    fn a_password_that_names_its_account_is_refused() {
        for password in ["dishub.penguji.1", "Dishub.Penguji.1-2026"] {
            assert_eq!(check_for("dishub.penguji.1", password), Err(Rule::PasswordNamesAccount));
        }
        assert_eq!(check_for("dishub.penguji.1", "sungai raya jernih"), Ok(()));
        assert_eq!(check_for("dishub.penguji.1", "dishub"), Err(Rule::WeakPassword));
    }
}

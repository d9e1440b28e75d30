//! The table of who may do what, for people: made from the policy itself when it is asked for.

use maklumat_vocabulary::Text;

use crate::App;
use crate::access::{Action, Role, may};
use crate::problem::Problem;
use crate::views::account::SignedIn;

/// Who may do what, in words.
#[derive(Clone, Debug)]
pub struct AccessTable {
    pub roles: Vec<Text>,
    /// What is done, and for every role whether it may.
    pub rows: Vec<(Text, Vec<bool>)>,
}

impl App {
    pub fn access_table(&self, by: &SignedIn) -> Result<AccessTable, Problem> {
        may_read_trail(by)?;
        Ok(AccessTable {
            roles: Role::ALL.into_iter().map(Role::words).collect(),
            rows: Action::ALL
                .into_iter()
                .map(|action| {
                    (
                        action.words(),
                        Role::ALL.into_iter().map(|role| may(role, action)).collect(),
                    )
                })
                .collect(),
        })
    }
}

pub(crate) fn may_read_trail(by: &SignedIn) -> Result<(), Problem> {
    let role = if by.is_administrator {
        Role::Administrator
    } else if by.is_overseer {
        Role::Overseer
    } else {
        Role::OtherOfficer
    };
    if may(role, Action::ReadTrail) {
        Ok(())
    } else {
        Err(Problem::NotFound)
    }
}

//! The table of who may do what, for people: made from the policy itself when it is asked for.

use maklumat_vocabulary::Text;

use crate::App;
use crate::access::words::Group;
use crate::access::{Action, Role, may};
use crate::problem::Problem;
use crate::views::account::SignedIn;

/// Who may do what, in words.
#[derive(Clone, Debug)]
pub struct AccessTable {
    pub roles: Vec<Text>,
    pub groups: Vec<AccessGroup>,
}

/// Acts that belong together.
#[derive(Clone, Debug)]
pub struct AccessGroup {
    pub name: Text,
    /// What is done, and for every role whether it may.
    pub rows: Vec<(Text, Vec<bool>)>,
}

impl App {
    pub fn access_table(&self, by: &SignedIn) -> Result<AccessTable, Problem> {
        may_read_trail(by)?;
        Ok(AccessTable {
            roles: Role::ALL.into_iter().map(Role::words).collect(),
            groups: Group::ALL.into_iter().map(AccessGroup::of).collect(),
        })
    }
}

impl AccessGroup {
    fn of(group: Group) -> Self {
        let actions = Action::ALL.into_iter().filter(|action| action.group() == group);
        let row = |action: Action| {
            let allowed = Role::ALL.into_iter().map(|role| may(role, action));
            (action.words(), allowed.collect())
        };
        Self {
            name: group.words(),
            rows: actions.map(row).collect(),
        }
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

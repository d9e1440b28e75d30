//! Paper for days without power or line: numbered forms printed ahead, and what was written on them entered later with its
//! true times.

mod enter;
pub(crate) mod kept;
pub(crate) mod number;
mod pack;
mod sheet;
mod status;
mod strike;

use maklumat_sop::CheckedSop;
use maklumat_workflow::serves;

use crate::access::{Action, may};
use crate::cases::allowed::role;
use crate::views::account::SignedIn;

/// Whether an officer handles the paper of a service: who files for others at its counter.
pub(crate) fn handles_paper(officer: &SignedIn, sop: &CheckedSop, action: Action) -> bool {
    may(role(officer, sop), action) && officer.positions.iter().any(|held| serves(sop, &held.key))
}

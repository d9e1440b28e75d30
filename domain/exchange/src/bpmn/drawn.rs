//! Which gateways cannot merge into the task before them and so become steps of their own.

use super::model::{Gateway, Kind};
use super::ways::Walk;

/// Whether this gateway becomes a step, to be named by a person.
pub(super) fn made(walk: &Walk<'_>, at: usize) -> bool {
    let node = walk.node(at);
    let Kind::Gateway(gateway) = node.kind else {
        return false;
    };
    if node.ours.skips.is_some() || gateway == Gateway::Event && walk.as_return(at).is_some() {
        return false;
    }
    if walk.is_split(at) {
        return !merges(walk, at);
    }
    gateway == Gateway::Parallel && walk.comes_from(at).count() > 1 && leads_to_no_step(walk, at)
}

/// A gateway merges into a task if nothing else leads to it and nothing else leaves the task.
fn merges(walk: &Walk<'_>, at: usize) -> bool {
    let mut before = walk.comes_from(at);
    match (before.next(), before.next()) {
        (Some(only), None) => walk.node(only).is_activity() && !walk.is_split(only),
        (Some(_), Some(_)) | (None, _) => false,
    }
}

/// Branches meet in a step; where none follows, the gateway itself is it.
fn leads_to_no_step(walk: &Walk<'_>, at: usize) -> bool {
    let Some(next) = walk.next(at) else { return true };
    let node = walk.node(next);
    match node.kind {
        Kind::Activity { .. } => false,
        Kind::Gateway(_) => node.ours.skips.is_none() && !walk.is_split(next),
        Kind::End { .. } | Kind::Start | Kind::Catch { .. } | Kind::Throw { .. } => true,
    }
}

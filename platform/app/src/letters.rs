//! Letters that leave the house: which facts are told, to whom, in which words, when, and what became of them.
//!
//! A fact becomes a letter in the transaction that carries out its effect, under the id of that effect, so that no fact is
//! told twice. Sending is a round of its own beside the other jobs, because a slow gateway must not keep timers waiting.

pub(crate) mod carrier;
pub(crate) mod contact;
pub(crate) mod digest;
pub(crate) mod kinds;
pub(crate) mod link;
pub(crate) mod office;
pub(crate) mod plan;
pub(crate) mod send;
pub(crate) mod wanted;
pub(crate) mod words;

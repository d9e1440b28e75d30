//! How words reach a phone or a mailbox: one letter at a time, by mail server or by a gateway that speaks HTTP.
//!
//! Answers: was it taken, refused for good, or should it be tried again later?
//!
//! Never does: decide who is told what, when, or how often; keep anything; know a case.

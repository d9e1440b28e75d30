//! The program as a shell sees it: arguments in, text, files and exit codes out. One module per command.
#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up should stop")]

mod program;

mod advise;
mod check;
mod demo;
mod draw;
mod fmt;
mod import;
mod installation;
mod instrument;
mod keys;
mod package;
mod publish;
mod simulate;
mod survey;
mod verify;

//! The program as a shell sees it: arguments in, text, files and exit codes out. One module per command.

mod program;

mod check;
mod fmt;
mod installation;

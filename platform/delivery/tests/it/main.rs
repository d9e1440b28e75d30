//! Letters sent to servers of our own, on this machine, that answer as servers do: well, late, wrongly, not at all.

mod gateway;
mod mail;
mod server;

//! The sites from outside: requests in process, no socket, a furnished regency in a temporary folder.
#![expect(clippy::too_many_lines, reason = "a story is told in one piece")]
#![expect(clippy::unwrap_used, reason = "helpers of tests stand outside test functions")]

mod applying;
mod every_route;
mod first_run;
mod guards;
mod site;
mod verifying;
mod working;

//! The sites from outside: requests in process, no socket, a furnished regency in a temporary folder.

mod applying;
mod every_route;
mod first_run;
mod guards;
mod site;
mod verifying;
mod working;

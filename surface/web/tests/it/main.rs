//! The sites from outside: requests in process, no socket, a furnished regency in a temporary folder.
#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up should stop")]
#![expect(clippy::too_many_lines, reason = "a story is told in one piece")]

mod administering;
mod applying;
mod at_the_office;
mod desk;
mod drafting;
mod every_route;
mod finding;
mod first_run;
mod following;
mod foreign_bytes;
mod foreseeing;
mod full_disk;
mod guards;
mod helping;
mod letters;
mod lost_pins;
mod many_uploads;
mod monitoring;
mod once;
mod overload;
mod overseeing;
mod paper;
mod printing;
mod publishing;
mod resuming;
mod sheets;
mod signing_in;
mod site;
mod staffing;
mod standards;
mod verifying;
mod withstanding;
mod working;

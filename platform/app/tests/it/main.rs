//! Use cases from outside, on a furnished regency in a temporary folder.
#![expect(clippy::too_many_lines, reason = "a story is told in one piece")]
#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up should stop")]

mod absences;
mod answering;
mod appealing;
mod at_counter;
mod bad_input;
mod bringing_in;
mod closings;
mod demo_history;
mod deputies;
mod desk;
mod desk_acts;
mod desk_lists;
mod digest;
mod documents_over_time;
mod drafts;
mod faults;
mod first_run;
mod guessing;
mod installation;
mod letters;
mod lost_pins;
mod monitoring;
mod my_cases;
mod newer_version;
mod office;
mod own_password;
mod packages;
mod paper;
mod paper_entry;
mod permit_story;
mod promised;
mod publishing;
mod signing_in;
mod staffing;
mod standards;
mod two_programs;
mod unsigned;
mod uploads;
mod vehicle_test_story;
mod versions;

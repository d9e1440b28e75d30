//! Every page with invented values: rendered in both languages by a test, and looked at by people.
//!
//! `MAKLUMAT_SAMPLES=folder cargo test -p maklumat-web samples` writes them as files with their style sheets.

use std::path::Path;

use askama::Template;
use maklumat_vocabulary::Language;

mod absences;
mod administration;
mod applicant_values;
mod citizen;
mod desk;
mod drafting;
mod finding;
mod foresee;
mod helping;
mod letters;
mod lost_pins;
mod monitoring;
mod office_values;
mod officer;
mod oversight;
mod paper;
mod publishing;
mod signing_in;
mod standards;
mod tests;
mod trail;
mod values;
pub(crate) use values::regency;

/// A page that is ready: its name and its HTML.
type Sample = (String, String);

fn rendered(name: &str, template: &impl Template) -> Sample {
    (name.to_owned(), template.render().unwrap())
}

/// Every page of every site.
fn all(language: Language) -> Vec<Sample> {
    let mut samples = finding::finding(language);
    samples.extend(citizen::applying(language));
    samples.extend(citizen::following(language));
    samples.extend(officer::working(language));
    samples.extend(oversight::overseeing(language));
    samples.extend(foresee::overseeing(language));
    samples.extend(monitoring::looking(language));
    samples.extend(lost_pins::at_the_counter(language));
    samples.extend(paper::on_paper(language));
    samples.extend(paper::entering(language));
    samples.extend(paper::counted(language));
    samples.extend(helping::pages(language));
    samples.extend(signing_in::own_account(language));
    samples.extend(trail::overseeing(language));
    samples.extend(absences::standing_in(language));
    samples.extend(desk::acting(language));
    samples.extend(publishing::administering(language));
    samples.extend(administration::reading(language));
    samples.extend(drafting::writing(language));
    samples.extend(standards::on_their_way(language));
    samples.extend(letters::to_applicants(language));
    samples.extend(letters::in_the_office(language));
    samples
}

//! The files all services share: offices, calendar, law, guide.

use std::io;
use std::path::Path;

use maklumat_sop::{RegencySources, read_regency};
use maklumat_vocabulary::Language;

use crate::parts::{joined, parts};

const FILES: [&str; 6] = [
    "organisation.toml",
    "calendar.toml",
    "law.toml",
    "organisation.en.toml",
    "guide.toml",
    "guide.en.toml",
];

pub fn run(bytes: &[u8]) {
    let [organisation, calendar, law, organisation_english, guide, guide_english] = parts(bytes);
    let written = |text: &'_ String| !text.is_empty();
    let (_, findings) = read_regency(&RegencySources {
        organisation: &organisation,
        calendar: &calendar,
        law: &law,
        organisation_english: Some(organisation_english.as_str()).filter(|_| written(&organisation_english)),
        guide: Some(guide.as_str()).filter(|_| written(&guide)),
        guide_english: Some(guide_english.as_str()).filter(|_| written(&guide_english)),
    });
    for finding in findings {
        let _ = finding.message.within(Language::Indonesian);
    }
}

pub fn seeds(root: &Path) -> io::Result<Vec<Vec<u8>>> {
    let read = FILES
        .iter()
        .map(|name| std::fs::read_to_string(root.join("regency").join(name)));
    let texts = read.collect::<io::Result<Vec<String>>>()?;
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let nothing = "";
    let mut seeds = vec![joined(&texts)];
    // Each file alone, so that small changes stay small.
    for at in 0..texts.len() {
        let mut alone = vec![nothing; texts.len()];
        alone[at] = texts[at];
        seeds.push(joined(&alone));
    }
    Ok(seeds)
}

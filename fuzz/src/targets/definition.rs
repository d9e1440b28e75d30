//! A definition and its English texts, through everything that is done with one before it is published.

use std::io;
use std::path::Path;

use maklumat_drawing::Chart;
use maklumat_sop::{check, format, mend, simplify, soundness};
use maklumat_vocabulary::Language;

use crate::parts::{joined, parts};
use crate::regency::{key, regency};
use crate::seeds::{faulty, services};

/// Mending and simplifying check a text again and again; longer texts are only read.
const MENDED: usize = 2_500;

pub fn run(bytes: &[u8]) {
    let [text, english] = parts(bytes);
    let english = Some(english.as_str()).filter(|english| !english.is_empty());
    let key = key(&text);
    let checked = check(&text, english, &key, regency());
    for finding in checked.findings.iter().chain(&checked.english_findings) {
        let _ = finding.message.within(Language::Indonesian);
        let _ = finding.message.within(Language::English);
    }
    if let Ok(laid_out) = format(&text) {
        assert_eq!(format(&laid_out).as_ref(), Ok(&laid_out), "laid out twice");
    }
    if let Some(sop) = &checked.sop {
        let _ = soundness(sop);
        let _ = Chart::of(sop.definition(), sop.regency(), Language::Indonesian);
    }
    if text.len() <= MENDED {
        let _ = mend(&text, english, &key, regency());
        let _ = simplify(&text, english, &key, regency());
    }
}

pub fn seeds(root: &Path) -> io::Result<Vec<Vec<u8>>> {
    let mut seeds = faulty(root)?;
    for service in services(root)? {
        let text = format!("#@ {}\n{}", service.key, service.text);
        seeds.push(joined(&[&text, &service.english]));
    }
    Ok(seeds)
}

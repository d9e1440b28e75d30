//! Files that carry their findings: below the line it is about stands `#~^ error[CODE] message`, and below that,
//! where the fixture cares, `#~  perbaikan: ...` for the fix and other `#~  ...` lines for the notes.
//!
//! The first line with `#@` says what the file is: `#@ disdukcapil/contoh` a service of that path,
//! `#@ organisation.toml` one of the shared files, with the project's own beside it. `#@ english disdukcapil/ktp-el`
//! is the English text of a service of the project.

use std::path::{Path, PathBuf};

use maklumat_sop::{RegencyFile, check, read_regency};
use maklumat_vocabulary::{Diagnostic, Language, ServiceKey};

use crate::regency::{Texts, describe, folder, read, regency};

#[derive(Debug)]
struct Announced {
    line: usize,
    severity: String,
    code: String,
    message: String,
    fix: Option<String>,
    notes: Vec<String>,
}

fn announced(text: &str) -> Vec<Announced> {
    let mut all: Vec<Announced> = Vec::new();
    let mut about = 0;
    for (index, line) in text.lines().enumerate() {
        let Some(marker) = line.trim_start().strip_prefix("#~") else {
            about = index + 1;
            continue;
        };
        if let Some(finding) = marker.strip_prefix("^ ") {
            let (head, message) = finding
                .split_once("] ")
                .unwrap_or_else(|| (finding.trim_end_matches(']'), ""));
            let (severity, code) = head.split_once('[').expect("a marker names its code");
            all.push(Announced {
                line: about,
                severity: severity.to_owned(),
                code: code.to_owned(),
                message: message.trim().to_owned(),
                fix: None,
                notes: Vec::new(),
            });
        } else if let Some(last) = all.last_mut() {
            match marker.trim().strip_prefix("perbaikan: ") {
                Some(fix) => last.fix = Some(fix.to_owned()),
                None => last.notes.push(marker.trim().to_owned()),
            }
        }
    }
    all
}

/// The findings of the file the fixture stands for.
fn findings(text: &str) -> Vec<Diagnostic> {
    let subject = text
        .lines()
        .find_map(|line| line.strip_prefix("#@ "))
        .expect("a fixture says what it is")
        .trim();
    let mut texts = Texts::of_the_project();
    let file = match subject {
        "organisation.toml" => {
            text.clone_into(&mut texts.organisation);
            texts.organisation_english = None;
            RegencyFile::Organisation
        }
        "calendar.toml" => {
            text.clone_into(&mut texts.calendar);
            RegencyFile::Calendar
        }
        "law.toml" => {
            text.clone_into(&mut texts.law);
            RegencyFile::Law
        }
        "guide.toml" => {
            texts.guide = Some(text.to_owned());
            texts.guide_english = None;
            RegencyFile::Guide
        }
        _ => return findings_of_service(subject, text),
    };
    let found = read_regency(&texts.sources()).1;
    found
        .into_iter()
        .filter(|finding| RegencyFile::of(finding) == file)
        .collect()
}

fn findings_of_service(subject: &str, text: &str) -> Vec<Diagnostic> {
    if let Some(key) = subject.strip_prefix("english ") {
        let main = read(&folder().join(format!("services/{key}.toml")));
        return check(&main, Some(text), &ServiceKey::parse(key).unwrap(), &regency()).english_findings;
    }
    check(
        text,
        None,
        &ServiceKey::parse(subject).expect("unit/service"),
        &regency(),
    )
    .findings
}

fn is_as_announced(finding: &Diagnostic, announced: &Announced, text: &str) -> bool {
    let id = Language::Indonesian;
    finding.span.position(text).line == announced.line
        && finding.code.number == announced.code
        && finding.code.severity.as_str() == announced.severity
        && (announced.message.is_empty() || finding.message.within(id) == announced.message)
        && announced
            .fix
            .as_ref()
            .is_none_or(|fix| finding.fix.as_ref().is_some_and(|own| own.within(id) == *fix))
        && (announced.notes.is_empty()
            || finding
                .notes
                .iter()
                .map(|note| note.within(id))
                .eq(announced.notes.iter().cloned()))
}

/// What differs between a fixture and what was found in it.
fn difference(path: &Path) -> Option<String> {
    let text = read(path);
    let mut left = findings(&text);
    let mut missing = Vec::new();
    for announced in announced(&text) {
        match left
            .iter()
            .position(|finding| is_as_announced(finding, &announced, &text))
        {
            Some(at) => drop(left.remove(at)),
            None => missing.push(announced),
        }
    }
    if left.is_empty() && missing.is_empty() {
        return None;
    }
    let unexpected: Vec<String> = left.iter().map(|finding| describe(finding, &text)).collect();
    Some(format!(
        "{}\n  announced and not found: {missing:#?}\n  found and not announced:\n{}",
        path.display(),
        unexpected.join("\n")
    ))
}

/// The fixture with the findings written into it: what `UPDATE=1` does, to be read before it is kept.
fn announce(text: &str) -> String {
    let bare: String = text
        .split_inclusive('\n')
        .filter(|line| !line.trim_start().starts_with("#~"))
        .collect();
    let found = findings(&bare);
    let mut announced = String::new();
    for (index, line) in bare.split_inclusive('\n').enumerate() {
        announced.push_str(line);
        for finding in found
            .iter()
            .filter(|finding| finding.span.position(&bare).line == index + 1)
        {
            let (code, id) = (finding.code, Language::Indonesian);
            let head = format!(
                "#~^ {}[{}] {}\n",
                code.severity.as_str(),
                code.number,
                finding.message.within(id)
            );
            announced.push_str(&head);
            for note in &finding.notes {
                announced.push_str(&format!("#~  {}\n", note.within(id)));
            }
            if let Some(fix) = &finding.fix {
                announced.push_str(&format!("#~  perbaikan: {}\n", fix.within(id)));
            }
        }
    }
    announced
}

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
}

#[test]
fn every_fixture_yields_exactly_what_it_announces() {
    let paths = fixtures();
    assert!(paths.len() >= 10);
    if std::env::var_os("UPDATE").is_some() {
        for path in paths.iter().filter(|path| difference(path).is_some()) {
            std::fs::write(path, announce(&read(path))).unwrap();
        }
    }
    let differences: Vec<String> = paths.iter().filter_map(|path| difference(path)).collect();
    assert!(
        differences.is_empty(),
        "{} of {} fixtures differ\n\n{}",
        differences.len(),
        paths.len(),
        differences.join("\n\n")
    );
}

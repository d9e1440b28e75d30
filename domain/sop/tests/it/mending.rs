//! What `check --fix` does to a text: the finding is gone, no error has come, and the rest is as it was.

use std::path::Path;

use maklumat_sop::{check, mend};
use maklumat_vocabulary::{Diagnostic, ServiceKey};
use proptest::prelude::*;

use crate::regency::{describe, read, regency};
use crate::services::services;

fn fixtures() -> Vec<(ServiceKey, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let texts = paths.map(|path| read(&path));
    let subject = |text: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix("#@ "))?;
        ServiceKey::parse(line.trim())
    };
    texts.filter_map(|text| Some((subject(&text)?, text))).collect()
}

/// Texts with slips a mender can mend, at places drawn by lot.
fn slips() -> impl Strategy<Value = (usize, Vec<(usize, usize)>)> {
    (0..13_usize, prop::collection::vec((0..200_usize, 0..4_usize), 1..4))
}

fn slipped(text: &str, slips: &[(usize, usize)]) -> String {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    let named: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].starts_with("name ")).collect();
    let listed: Vec<usize> = (0..lines.len())
        .filter(|at| lines[*at].starts_with("equipment = [\""))
        .collect();
    for (place, kind) in slips {
        let name = named[place % named.len()];
        match kind {
            0 => lines[name] = lines[name].replacen(' ', "  ", 1).replacen("= \"", "= \" ", 1),
            1 => lines[name] = lines[name].replacen(" dan ", "  dan ", 1),
            2 => lines[name] = lines[name].replacen("\"\n", " dgn teliti\"\n", 1),
            _ => {
                for at in &listed {
                    let first = lines[*at].split('"').nth(1).unwrap().to_owned();
                    lines[*at] = lines[*at].replacen("]\n", &format!(", \"{first}\"]\n"), 1);
                }
            }
        }
    }
    lines.concat()
}

fn with_edit(findings: &[Diagnostic]) -> usize {
    findings.iter().filter(|finding| finding.edit.is_some()).count()
}

fn errors(findings: &[Diagnostic]) -> usize {
    findings.iter().filter(|finding| finding.is_error()).count()
}

#[test]
fn every_edit_of_a_fixture_mends_its_finding_and_brings_no_error() {
    let mut made = 0;
    for (key, text) in fixtures() {
        let before = check(&text, None, &key, &regency()).findings;
        let mended = mend(&text, None, &key, &regency());
        let after = check(&mended.text, None, &key, &regency()).findings;
        let left: Vec<String> = after
            .iter()
            .filter(|finding| finding.edit.is_some())
            .map(|finding| describe(finding, &mended.text))
            .collect();
        assert!(left.is_empty(), "{key}: {left:#?}");
        assert!(errors(&after) <= errors(&before), "{key}");
        assert_eq!(mended.changes.is_empty(), with_edit(&before) == 0);
        made += mended.changes.len();
    }
    assert!(made >= 7, "{made}");
}

#[test]
fn nothing_is_changed_where_nothing_is_certain() {
    for (key, text, english) in services() {
        let mended = mend(&text, english.as_deref(), &key, &regency());
        assert_eq!((mended.text, mended.changes.len()), (text, 0), "{key}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn what_is_mended_is_gone_and_the_other_lines_are_untouched((service, slips) in slips()) {
        let services = services();
        let (key, text, _) = &services[service % services.len()];
        let slipped = slipped(text, &slips);
        let before = check(&slipped, None, key, &regency()).findings;
        let mended = mend(&slipped, None, key, &regency());
        let after = check(&mended.text, None, key, &regency()).findings;
        prop_assert_eq!(with_edit(&after), 0);
        prop_assert!(errors(&after) <= errors(&before));
        let touched: Vec<usize> = mended.changes.iter().map(|change| change.line).collect();
        let pairs = slipped.split('\n').zip(mended.text.split('\n')).enumerate();
        for (number, (old, new)) in pairs {
            prop_assert!(old == new || touched.contains(&(number + 1)), "{}: {} -> {}", number + 1, old, new);
        }
        prop_assert_eq!(slipped.matches('\n').count(), mended.text.matches('\n').count());
    }
}

//! Whatever is done to a text, checking it gives findings inside the text and never stops the program.

use std::sync::{Arc, OnceLock};

use maklumat_sop::{Regency, RegencySources, check, format, read_regency};
use maklumat_vocabulary::{Diagnostic, Language, ServiceKey};
use proptest::prelude::*;

use crate::regency::{Texts, regency};
use crate::services::services;

type Service = (ServiceKey, String, Option<String>);

fn of_the_project() -> &'static (Arc<Regency>, Vec<Service>) {
    static ALL: OnceLock<(Arc<Regency>, Vec<Service>)> = OnceLock::new();
    ALL.get_or_init(|| (regency(), services()))
}

/// One act of damage, with numbers that are brought into range of the text it meets.
#[derive(Clone, Debug)]
enum Damage {
    Cut(usize),
    Remove(usize, usize),
    Insert(usize, String),
    MoveLine(usize, usize),
    RemoveLine(usize),
    DoubleLine(usize),
    SwapWords(usize, usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = 0..100_000_usize;
    let snippet = prop_oneof![
        "[\\[\\]{}\"'=#.,\n a-z0-9-]{1,12}",
        Just("\"\"\"".to_owned()),
        Just("[step.periksa]\n".to_owned()),
        Just("[[x]]\n".to_owned()),
        Just("next = \"ajukan\"\n".to_owned()),
        Just("a.b.c = 1\n".to_owned()),
        Just("\u{feff}\0é\r".to_owned()),
        Just("9999999999999999999 hari".to_owned()),
        ".{1,8}",
    ];
    prop_oneof![
        at.clone().prop_map(Damage::Cut),
        (at.clone(), 1..40_usize).prop_map(|(at, length)| Damage::Remove(at, length)),
        (at.clone(), snippet).prop_map(|(at, text)| Damage::Insert(at, text)),
        (at.clone(), at.clone()).prop_map(|(from, to)| Damage::MoveLine(from, to)),
        at.clone().prop_map(Damage::RemoveLine),
        at.clone().prop_map(Damage::DoubleLine),
        (at.clone(), at).prop_map(|(left, right)| Damage::SwapWords(left, right)),
    ]
}

fn boundary(text: &str, at: usize) -> usize {
    let mut at = at % (text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn damaged(text: &str, damage: &Damage) -> String {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    if lines.is_empty() {
        return String::new();
    }
    match damage {
        Damage::Cut(at) => text[..boundary(text, *at)].to_owned(),
        Damage::Remove(at, length) => {
            let from = boundary(text, *at);
            let to = boundary(text, (from + length).min(text.len())).max(from);
            format!("{}{}", &text[..from], &text[to..])
        }
        Damage::Insert(at, inserted) => {
            let at = boundary(text, *at);
            format!("{}{inserted}{}", &text[..at], &text[at..])
        }
        Damage::MoveLine(from, to) => {
            let line = lines.remove(from % lines.len());
            lines.insert(to % (lines.len() + 1), line);
            lines.concat()
        }
        Damage::RemoveLine(at) => {
            lines.remove(at % lines.len());
            lines.concat()
        }
        Damage::DoubleLine(at) => {
            let at = at % lines.len();
            lines.insert(at, lines[at]);
            lines.concat()
        }
        Damage::SwapWords(left, right) => {
            let words: Vec<&str> = text.split(['"', ' ', '\n']).filter(|word| word.len() > 2).collect();
            if words.is_empty() {
                return text.to_owned();
            }
            text.replacen(words[left % words.len()], words[right % words.len()], 1)
        }
    }
}

fn assert_inside(findings: &[Diagnostic], text: &str) -> Result<(), TestCaseError> {
    for finding in findings {
        prop_assert!(
            finding.span.start <= finding.span.end && finding.span.end <= text.len(),
            "{finding:?}"
        );
        prop_assert!(
            text.is_char_boundary(finding.span.start) && text.is_char_boundary(finding.span.end),
            "{finding:?}"
        );
        for language in Language::ALL {
            prop_assert!(!finding.message.within(language).is_empty());
        }
    }
    Ok(())
}

/// Everything that can be asked of a definition that was let through.
fn ask_everything(sop: &maklumat_sop::CheckedSop) {
    for combination in sop.combinations() {
        let _ = sop.main_path(combination);
        for promise in &sop.definition().promises {
            let _ = sop
                .critical_path(promise, combination)
                .map(|path| path.words(Language::Indonesian));
        }
    }
    for step in &sop.definition().steps {
        let _ = (
            sop.calendar_for(step),
            sop.successors(&step.id),
            sop.reachable_steps_after(&step.id),
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_service_still_gives_findings_inside_its_text(which in 0..13_usize, acts in prop::collection::vec(damage(), 1..6)) {
        let (regency, services) = of_the_project();
        let (key, whole, english) = &services[which];
        let text = acts.iter().fold(whole.clone(), |text, act| damaged(&text, act));
        let english = acts.iter().fold(english.clone().unwrap_or_default(), |text, act| damaged(&text, act));
        let checked = check(&text, Some(&english), key, regency);
        assert_inside(&checked.findings, &text)?;
        assert_inside(&checked.english_findings, &english)?;
        let is_sound = !checked.findings.iter().any(Diagnostic::is_error);
        prop_assert_eq!(is_sound, checked.sop.is_some(), "a definition is there exactly where no finding is an error");
        prop_assert!(!checked.english_findings.iter().any(Diagnostic::is_error) || checked.sop.is_some() || !is_sound);
        if let Some(sop) = &checked.sop {
            ask_everything(sop);
        }
    }

    #[test]
    fn any_text_at_all_can_be_checked(text in "[\\[\\]{}\"'=#.,\n a-z0-9-]{0,200}|.{0,200}") {
        let (regency, services) = of_the_project();
        let checked = check(&text, Some(&text), &services[0].0, regency);
        assert_inside(&checked.findings, &text)?;
        prop_assert!(checked.sop.is_none());
        let sources = RegencySources { organisation: &text, calendar: &text, law: &text, organisation_english: Some(&text), guide: Some(&text), guide_english: Some(&text) };
        let _ = read_regency(&sources);
    }

    #[test]
    fn formatting_twice_changes_nothing_more_and_loses_nothing(which in 0..13_usize, acts in prop::collection::vec(damage(), 0..4)) {
        let whole = &of_the_project().1[which].1;
        let text = acts.iter().fold(whole.clone(), |text, act| damaged(&text, act));
        let Ok(once) = format(&text) else { return Ok(()) };
        prop_assert_eq!(format(&once), Ok(once.clone()));
        let letters = |text: &str| {
            let mut letters: Vec<char> = text.chars().filter(|letter| !letter.is_whitespace()).collect();
            letters.sort_unstable();
            letters
        };
        prop_assert_eq!(letters(&once), letters(&text));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_shared_files_still_give_a_regency(file in 0..4_usize, acts in prop::collection::vec(damage(), 1..6)) {
        let mut texts = Texts::of_the_project();
        let target = match file {
            0 => &mut texts.organisation,
            1 => &mut texts.calendar,
            2 => &mut texts.law,
            _ => texts.guide.as_mut().unwrap(),
        };
        *target = acts.iter().fold(target.clone(), |text, act| damaged(&text, act));
        let longest = [&texts.organisation, &texts.calendar, &texts.law, texts.guide.as_ref().unwrap()].iter().map(|text| text.len()).max().unwrap();
        let (regency, findings) = read_regency(&texts.sources());
        prop_assert!(findings.iter().all(|finding| finding.span.end <= longest));
        let (key, service, english) = &of_the_project().1[file];
        let _ = check(service, english.as_deref(), key, &Arc::new(regency));
    }
}

#[test]
fn a_very_long_and_very_deep_text_is_refused_and_not_followed() {
    let (regency, services) = of_the_project();
    let deep = format!("x = {}1{}", "[".repeat(20_000), "]".repeat(20_000));
    let tables = "[a]\n".repeat(4_000);
    let dotted = format!("{} = 1", vec!["a"; 5_000].join("."));
    let steps: String = (0..20_000)
        .map(|at| format!("[step.s{at}]\nnext = \"s{}\"\n", at + 1))
        .collect();
    let condition = format!("[requirement.a]\nwhen = \"{}a\"", "not ".repeat(20_000));
    let wide = format!("[sop]\nstart = \"s0\"\n{steps}");
    for text in [deep, tables, dotted, wide, condition] {
        assert!(check(&text, Some(&text), &services[0].0, regency).sop.is_none());
    }
}

/// A small service with these steps; every step but those of the applicant belongs to one counter.
fn with_steps(steps: &str) -> String {
    let base = include_str!("../rules/fee-not-collected-once.toml");
    let (head, rest) = base.split_once("[step.ajukan]").unwrap();
    let (_, tail) = rest.split_once("[product.").unwrap();
    format!("{head}{steps}\n[product.{tail}")
}

fn step(id: &str, exit: &str) -> String {
    let by = if id == "ajukan" { "applicant" } else { "petugas-loket" };
    format!(
        "[step.{id}]\nname = \"Memeriksa\"\nby = \"{by}\"\ninputs = []\ntime = \"1 menit\"\noutput = \"Hasil {id}\"\n{exit}\n\n"
    )
}

fn codes(text: &str) -> Vec<&'static str> {
    let key = ServiceKey::new("disdukcapil", "contoh");
    let found = check(text, None, &key, &regency()).findings;
    found
        .iter()
        .filter(|finding| finding.is_error())
        .map(|finding| finding.code.number)
        .collect()
}

#[test]
fn branches_that_lead_back_to_their_own_split_are_found_and_not_followed_for_ever() {
    let steps = [
        step("ajukan", "next = \"p\"\ncollects = [\"penerbitan\"]"),
        step("p", "parallel = { branches = [\"b\", \"c\"], join = \"j\" }"),
        step("b", "next = \"q\""),
        step("q", "parallel = { branches = [\"d\", \"e\"], join = \"ajukan\" }"),
        step("d", "next = \"ajukan\""),
        step("e", "next = \"ajukan\""),
        step("c", "next = \"j\""),
        step("j", "end = \"done\""),
    ];
    let found = codes(&with_steps(&steps.concat()));
    assert!(found.contains(&"SOP-017"), "{found:?}");
}

#[test]
fn splits_inside_splits_are_counted_once_each() {
    let mut steps = step("ajukan", "next = \"p1\"\ncollects = [\"penerbitan\"]");
    for depth in 1..30 {
        let inner = depth + 1;
        steps.push_str(&step(
            &format!("p{depth}"),
            &format!("parallel = {{ branches = [\"p{inner}\", \"p{inner}\"], join = \"j\" }}"),
        ));
    }
    steps.push_str(&step("p30", "next = \"j\""));
    steps.push_str(&step("j", "end = \"done\""));
    let found = codes(&with_steps(&steps));
    assert!(found.contains(&"SOP-017"), "{found:?}");
}

#[test]
fn a_version_no_register_could_hold_is_found() {
    let (key, text, _) = &of_the_project().1[0];
    for version in ["-1", "0", "5000000000"] {
        let text = text.replacen("version   = 1", &format!("version   = {version}"), 1);
        let checked = check(&text, None, key, &of_the_project().0);
        let errors = checked.findings.iter().filter(|finding| finding.is_error());
        let errors: Vec<_> = errors
            .map(|finding| (finding.code.number, finding.address.as_str()))
            .collect();
        assert_eq!(errors, [("TXT-004", "service.version")], "{version}");
        assert!(checked.sop.is_none());
    }
}

use super::*;

fn ours() -> &'static Rules {
    rules_on(Date::constant(2026, 12, 1)).unwrap()
}

#[test]
fn our_rules_can_be_read_and_hold_the_clocks_of_the_act_in_days_and_those_of_the_classes_in_working_days() {
    for text in EMBEDDED {
        Rules::read(text).unwrap();
    }
    assert_eq!(RULES.len(), EMBEDDED.len());
    let time = |key| ours().limit(key).time.to_string();
    assert_eq!(time(LimitKey::Verification), "3 hari kerja");
    assert_eq!(time(LimitKey::FirstResponse), "14 hari");
    assert_eq!(time(LimitKey::Completion), "30 hari");
    assert_eq!(time(LimitKey::Decision), "60 hari");
    assert_eq!(time(LimitKey::Delivery), "14 hari");
    assert_eq!(time(LimitKey::Settlement(Class::Information)), "5 hari kerja");
    assert_eq!(time(LimitKey::Settlement(Class::WithoutSupervision)), "14 hari kerja");
    assert_eq!(time(LimitKey::Settlement(Class::WithSupervision)), "60 hari kerja");
    assert_eq!(rules_on(Date::constant(2025, 12, 31)), None);
}

#[test]
fn sixty_working_days_contradict_sixty_days_and_are_told() {
    let longer: Vec<&str> = ours()
        .conflicts()
        .iter()
        .map(|conflict| conflict.longer.as_str())
        .collect();
    assert_eq!(longer, ["settlement.with-supervision", "settlement.levy"]);
}

fn own(limits: &str) -> Result<Rules, Vec<RulesFlaw>> {
    let head = "key = \"tirtamulya\"\nversion = 2\neffective = 2026-06-01\n";
    ours().adapted(&format!("{head}{limits}"))
}

fn limit(key: &str, time: &str) -> String {
    format!("[[limit]]\nkey = \"{key}\"\ntime = \"{time}\"\nground = \"Perbup 12/2026\"\n")
}

#[test]
fn a_regency_may_be_faster_and_give_reporters_more_time() {
    let texts = [
        limit("settlement.with-supervision", "30 hari kerja"),
        limit("settlement.information", "3 jam"),
        limit("settlement.without-supervision", "10 hari"),
        limit("reply", "20 hari"),
    ];
    let rules = own(&texts.concat()).unwrap();
    assert_eq!(rules.limit(LimitKey::Reply).time, Duration::days(20));
    let changed = rules.limit(LimitKey::Settlement(Class::WithSupervision));
    assert_eq!(
        (changed.law.as_str(), changed.confidence),
        ("Perbup 12/2026", Confidence::Own)
    );
    assert_eq!(rules.limit(LimitKey::Decision), ours().limit(LimitKey::Decision));
}

#[test]
fn a_regency_is_refused_what_the_law_does_not_leave_to_it() {
    let refused = |key, time: &str| own(&limit(key, time)).unwrap_err().remove(0).kind;
    assert_eq!(
        refused("decision", "61 hari"),
        FlawKind::ExceedsCeiling {
            time: Duration::days(61),
            ceiling: Duration::days(60)
        }
    );
    assert_eq!(
        refused("decision", "60 hari kerja"),
        FlawKind::NotComparable {
            time: Duration::working_days(60),
            ceiling: Duration::days(60)
        }
    );
    assert!(matches!(
        refused("decision", "61 hari kerja"),
        FlawKind::ExceedsCeiling { .. }
    ));
    assert!(matches!(refused("reply", "9 hari"), FlawKind::ShortensRight { .. }));
    assert!(matches!(refused("completion", "20 hari"), FlawKind::SetByAct { .. }));
    assert!(matches!(
        refused("verification", "1 bulan"),
        FlawKind::NotComparable { .. }
    ));
    assert!(matches!(refused("answer", "1 hari"), FlawKind::UnknownLimit));
}

#[test]
fn a_flawed_file_says_all_that_is_wrong_at_once_with_its_place() {
    let flaws = Rules::read("version = 0\n[[limit]]\nkey = \"reply\"\ntime = \"0 hari\"\nowed = \"us\"").unwrap_err();
    let keys: Vec<&str> = flaws.iter().map(|flaw| flaw.key.as_str()).collect();
    for expected in [
        "limit.1.time",
        "limit.1.owed",
        "limit.1.bound",
        "limit.decision",
        "key",
        "version",
        "effective",
        "few",
    ] {
        assert!(keys.contains(&expected), "{expected} in {keys:?}");
    }
    assert!(matches!(
        Rules::read("= =").unwrap_err()[0].kind,
        FlawKind::Unreadable(_)
    ));
    let misspelt = own(
        "silence_is_proof = true\nfew = 4\nsample-per-hundred = 101\n[[limit]]\nkey = \"reply\"\ntime = \"12 hari\"\nground = \"a\"\nlaw = \"b\"",
    );
    let misspelt: Vec<(String, FlawKind)> = misspelt
        .unwrap_err()
        .into_iter()
        .map(|flaw| (flaw.key, flaw.kind))
        .collect();
    let expected = [
        ("silence_is_proof", FlawKind::UnknownKey),
        ("sample-per-hundred", FlawKind::NotAShare),
        ("few", FlawKind::PublishesMore { few: 5 }),
        ("limit.1.law", FlawKind::UnknownKey),
    ];
    assert_eq!(misspelt, expected.map(|(key, kind)| (key.to_owned(), kind)));
    let same_version = ours()
        .adapted("key = \"a\"\nversion = 1\neffective = 2026-06-01")
        .unwrap_err();
    assert_eq!(same_version[0].kind, FlawKind::VersionNotHigher { above: 1 });
}

//! A service adopted from another unit: resolved, checked, merged, and never with a silent loss.

use std::collections::{BTreeMap, BTreeSet};

use maklumat_sop::{
    Adopts, ChangeKind, Digests, Lock, Locked, Manifest, Newer, PackageName, Resolved, ServiceTexts, Side, Take,
    ThreeWay, check, check_adopted, conflict_file, differences, merge, new_overlay, once_published, read_adopts,
    read_decisions, resolve, wanting,
};
use maklumat_vocabulary::{Language, ServiceKey};

use crate::regency::{describe, folder, read, regency};
use crate::services::services;

const ORIGIN: &str = "disnaker/ak-1";

/// A digest for tests: different for different texts, and spelt as a real one.
pub(crate) fn digest_of(text: &str) -> String {
    let sum = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("sha256:{}", format!("{sum:016x}").repeat(4))
}

pub(crate) fn package() -> (String, String) {
    let path = |ending| folder().join(format!("services/{ORIGIN}{ending}"));
    (read(&path(".toml")), read(&path(".en.toml")))
}

pub(crate) fn fixture(name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/adoption")
        .join(name);
    let digest = digest_of(&package().0);
    read(&path).replace("sha256:{DIGEST}", &digest)
}

pub(crate) fn adopts(overlay: &str) -> Adopts {
    read_adopts(overlay)
        .unwrap()
        .unwrap_or_else(|found| panic!("{found:#?}"))
}

fn resolved(overlay: &str) -> Resolved {
    let (text, english) = package();
    resolve(
        &adopts(overlay),
        texts(overlay, Some(&fixture("ak-1.en.toml"))),
        texts(&text, Some(&english)),
    )
}

pub(crate) fn texts<'t>(text: &'t str, english: Option<&'t str>) -> ServiceTexts<'t> {
    ServiceTexts { text, english }
}

pub(crate) fn adopter() -> ServiceKey {
    ServiceKey::new("dpmptsp", "ak-1")
}

/// An overlay that changes nothing.
pub(crate) fn bare(text: &str) -> String {
    let digest = digest_of(text);
    format!("[adopts]\npackage = \"99.01/{ORIGIN}\"\nversion = 1\ndigest = \"{digest}\"\n")
}

#[test]
fn the_adopted_service_differs_from_its_origin_only_where_the_overlay_says_so() {
    let overlay = fixture("ak-1.toml");
    let checked = check_adopted(&resolved(&overlay), &adopter(), &regency());
    let shown: Vec<String> = checked
        .findings
        .iter()
        .map(|placed| {
            describe(
                &placed.finding,
                if placed.side == Side::Overlay { &overlay } else { "" },
            )
        })
        .collect();
    let sop = checked.sop.unwrap_or_else(|| panic!("{shown:#?}"));
    let own = sop.definition();
    let (text, english) = package();
    let origin = check(&text, Some(&english), &ServiceKey::parse(ORIGIN).unwrap(), &regency());
    let origin = origin.sop.unwrap();
    let changed: BTreeSet<String> = differences(origin.definition(), own)
        .into_iter()
        .map(|one| one.address)
        .collect();
    let by_position = ["periksa", "serahkan", "wawancara"].map(|step| format!("step.{step}"));
    // The first step hands in what is required, and that is other papers now. The signer is the same as before.
    let expected: BTreeSet<String> = [
        "promise.selesai",
        "requirement.foto",
        "requirement.surat-kuasa",
        "step.ajukan",
    ]
    .map(String::from)
    .into_iter()
    .chain(by_position)
    .collect();
    assert_eq!(changed, expected);
    assert_eq!(own.decree.as_ref().unwrap().as_str(), "kep-dpmptsp-2026");
    assert_eq!(own.effective.to_string(), "2026-07-01");
    assert_eq!(own.sop.number, "503/SOP/041/2026");
    let performers: BTreeSet<String> = own.performers().iter().map(ToString::to_string).collect();
    assert!(performers.contains("dpmptsp/front-office"), "{performers:?}");
    assert!(performers.contains("disnaker/pengantar-kerja"), "{performers:?}");
    let added = own
        .requirements
        .iter()
        .find(|one| one.id.as_str() == "surat-kuasa")
        .unwrap();
    assert_eq!(
        added.name.within(Language::English),
        "Power of attorney, if somebody else comes"
    );
    assert_eq!(
        own.name.within(Language::English),
        origin.definition().name.within(Language::English)
    );
    assert!(checked.english_findings.is_empty(), "{:#?}", checked.english_findings);
}

#[test]
fn an_overlay_that_changes_nothing_is_the_package_without_the_decree_of_its_origin() {
    for (key, text, english) in services() {
        let digest = digest_of(&text);
        let overlay = format!("[adopts]\npackage = \"99.01/{key}\"\nversion = 1\ndigest = \"{digest}\"\n");
        let resolved = resolve(
            &adopts(&overlay),
            texts(&overlay, None),
            texts(&text, english.as_deref()),
        );
        let is_decree = |line: &&str| line.starts_with("decree ");
        let without: String = text.split_inclusive('\n').filter(|line| !is_decree(line)).collect();
        assert_eq!(resolved.whole.text, without, "{key}");
        assert_eq!(resolved.english.map(|whole| whole.text), english, "{key}");
        let codes: Vec<&str> = resolved.findings.iter().map(|finding| finding.code.number).collect();
        assert_eq!(codes, ["ADO-007"], "{key}: the number of the SOP is the origin's");
    }
}

#[test]
fn a_finding_points_into_the_file_whose_line_is_to_blame() {
    let overlay = fixture("ak-1.toml")
        .replace("pengantar-kerja = \"disnaker/pengantar-kerja\"\n", "")
        .replace("\"requirement.foto\"", "\"requirement.punya-pengalaman\"")
        .replace("time = \"10 menit\"", "time = \"10 hari kerja\"");
    let (text, _) = package();
    let checked = check_adopted(&resolved(&overlay), &adopter(), &regency());
    assert!(checked.sop.is_none());
    let at = |code: &str, words: &str| {
        let found = checked.findings.iter().find(|placed| {
            placed.finding.code.number == code && placed.finding.message.within(Language::Indonesian).contains(words)
        });
        let found = found.unwrap_or_else(|| panic!("{code} {words}: {:#?}", checked.findings));
        let source = if found.side == Side::Overlay { &overlay } else { &text };
        let line = found.finding.span.position(source).line;
        (found.side, source.lines().nth(line - 1).unwrap().to_owned())
    };
    // Nobody said who signs here: the package's line is the one that names the position.
    let (side, line) = at("REF-001", "pengantar-kerja");
    assert_eq!(
        (side, line.trim()),
        (Side::Package, "by            = \"pengantar-kerja\"")
    );
    // The condition of the package reads an answer that was removed here.
    let (side, line) = at("EXP-002", "pernah-bekerja");
    assert_eq!(
        (side, line.trim()),
        (Side::Overlay, "remove  = [\"requirement.punya-pengalaman\"]")
    );
    let (side, line) = at("STD-001", "");
    assert_eq!((side, line.trim()), (Side::Overlay, "time = \"4 jam\""));
}

#[test]
fn without_decree_or_date_of_its_own_an_adoption_is_a_draft() {
    let overlay = fixture("ak-1.toml").replace("effective = 2026-07-01\n", "");
    let checked = check_adopted(&resolved(&overlay), &adopter(), &regency());
    assert_eq!(checked.sop.unwrap().definition().decree, None);
    let draft = checked
        .findings
        .iter()
        .find(|placed| placed.finding.code.number == "ADO-005")
        .unwrap();
    assert_eq!(draft.side, Side::Overlay);
    let overlay = overlay.replace("decree    = \"kep-dpmptsp-2026\"\n", "");
    let checked = check_adopted(&resolved(&overlay), &adopter(), &regency());
    assert_eq!(checked.sop.unwrap().definition().decree, None);
    let draft = checked
        .findings
        .iter()
        .find(|placed| placed.finding.code.number == "LAW-005")
        .unwrap();
    assert_eq!(draft.side, Side::Overlay, "the adopter has to write it");
}

#[test]
fn what_removes_nothing_or_half_a_line_and_what_maps_nobody_is_reported() {
    let overlay = fixture("ak-1.toml")
        .replace(
            "\"requirement.foto\"",
            "\"requirement.potret\", \"step.periksa.outcome.lengkap.marks\"",
        )
        .replace("petugas-loket   =", "petugas-loked   =");
    let found: Vec<String> = resolved(&overlay)
        .findings
        .iter()
        .map(|finding| describe(finding, &overlay))
        .collect();
    let says = |words: &str| found.iter().any(|found| found.contains(words));
    assert!(
        says("7: error[ADO-003] tidak ada `requirement.potret` di paket"),
        "{found:#?}"
    );
    assert!(says("ada di dalam satu baris paket"), "{found:#?}");
    assert!(says("10: advice[ADO-004] jabatan `petugas-loked`"), "{found:#?}");
}

#[test]
fn a_head_with_a_path_that_leads_out_or_half_a_digest_is_refused_in_words() {
    for (right, wrong, code) in [
        ("99.01/disnaker/ak-1", "../../etc/x", "TXT-004"),
        ("version = 1", "version = 0", "TXT-004"),
        ("sha256:", "sha256:z", "TXT-004"),
        ("version = 1\n", "", "TXT-003"),
        ("remove ", "removes ", "TXT-002"),
    ] {
        let overlay = fixture("ak-1.toml").replacen(right, wrong, 1);
        let found = read_adopts(&overlay).unwrap().unwrap_err();
        assert!(
            found.iter().any(|finding| finding.code.number == code),
            "{wrong}: {found:#?}"
        );
    }
    assert!(read_adopts(&package().0).is_none());
}

#[test]
fn a_section_replaced_by_a_line_and_a_line_by_a_section_are_replaced_whole() {
    let text = "[service]\nname = \"x\"\n\n[fee.a]\nname = \"y\"\n\n[fee.a.table]\nb = \"Rp 1\"\nc = \"Rp 2\"\n\n[step.s]\noutcome = { p = { next = \"q\" }, r = { end = \"done\" } }\n";
    let overlay = format!(
        "{}[fee.a]\ntable = {{ b = \"Rp 9\" }}\n[step.s.outcome]\np = {{ next = \"t\" }}\n[step.t]\nname = \"u\"\n",
        bare(text)
    );
    let whole = resolve(&adopts(&overlay), texts(&overlay, None), texts(text, None));
    assert!(whole.findings.is_empty(), "{:#?}", whole.findings);
    assert_eq!(
        whole.whole.text,
        "[service]\nname = \"x\"\n\n[fee.a]\nname = \"y\"\ntable = { b = \"Rp 9\" }\n\n[step.s]\n\n[step.s.outcome]\np = { next = \"t\" }\n\n[step.t]\nname = \"u\"\n"
    );
}

#[test]
fn english_of_what_was_replaced_is_not_shown_beside_other_words() {
    let overlay = format!("{}[requirement.ktp]\nname = \"KTP-el asli\"\n", bare(&package().0));
    let (text, english) = package();
    let resolved = resolve(&adopts(&overlay), texts(&overlay, None), texts(&text, Some(&english)));
    let whole = once_published(
        &resolved.whole.text,
        resolved.english.as_ref().map(|it| it.text.as_str()),
        &adopter(),
        &regency(),
    );
    let definition = whole.unwrap();
    let ktp = definition
        .definition()
        .requirements
        .iter()
        .find(|one| one.id.as_str() == "ktp")
        .unwrap();
    assert_eq!((ktp.name.id.as_str(), &ktp.name.en), ("KTP-el asli", &None));
    assert_eq!(
        ktp.hint.as_ref().unwrap().within(Language::English),
        "Show it at the interview."
    );
}

/// The package as its origin changed it afterwards.
fn newer() -> String {
    package()
        .0
        .replace("version   = 1", "version   = 2")
        .replace("name   = \"Mewawancarai pencari kerja dan mengisi AK-2\"", "name   = \"Mewawancarai pencari kerja\"")
        .replace("time   = \"6 menit\"", "time   = \"8 menit\"")
        .replace("within = \"14 hari\"", "within = \"21 hari\"")
        .replace("keep = \"5 tahun\"", "keep = \"6 tahun\"")
        .replace("\n[requirement.foto]\nname = \"Pasfoto berwarna 3x4, dua lembar\"\nkind = \"copy\"\nlaw  = \"permenaker-39-2016\"\n", "")
}

#[test]
fn a_newer_package_is_taken_kept_or_reported_by_address() {
    let (before, theirs, ours) = (package().0, newer(), fixture("ak-1.toml"));
    let texts = ThreeWay {
        before: &before,
        theirs: &theirs,
        ours: &ours,
    };
    let merged = merge(texts, &BTreeMap::new()).unwrap();
    let of = |kind| -> Vec<&str> {
        let of_kind = merged.changes.iter().filter(|change| change.kind == kind);
        of_kind.map(|change| change.address.as_str()).collect()
    };
    assert_eq!(of(ChangeKind::Taken), ["retention.keep", "step.wawancara.name"]);
    assert_eq!(of(ChangeKind::Agreed), ["requirement.foto"]);
    let conflicts = ["step.wawancara.time", "step.periksa.outcome.belum-lengkap"];
    assert_eq!(of(ChangeKind::Conflict), conflicts);
    assert_eq!(merged.undecided, conflicts);
    let newer = Newer {
        version: 2,
        digest: &digest_of(&theirs),
    };
    assert_eq!(
        merged.overlay(&ours, newer),
        None,
        "nothing is written while anything is undecided"
    );

    let file = conflict_file(&merged, &BTreeMap::new());
    assert!(
        file.contains("# sekarang di paket: \"8 menit\"\n# di sini: \"10 menit\"\n"),
        "{file}"
    );
    assert!(read_decisions(&file).unwrap().is_empty());
    let filled = file
        .replacen("take = \"\"", "take = \"theirs\"", 1)
        .replacen("take = \"\"", "take = \"ours\"", 1);
    let decisions = read_decisions(&filled).unwrap();
    assert!(read_decisions(&file.replace("\"\"", "\"mine\"")).is_err());
    let merged = merge(texts, &decisions).unwrap();
    assert!(merged.undecided.is_empty() && merged.idle.is_empty());
    let overlay = merged.overlay(&ours, newer).unwrap();
    assert!(
        overlay.contains("version = 2") && overlay.contains("remove  = []"),
        "{overlay}"
    );
    assert!(
        !overlay.contains("[step.wawancara]") && overlay.contains("within = \"30 hari\""),
        "{overlay}"
    );
    let resolved = resolve(
        &adopts(&overlay),
        self::texts(&overlay, None),
        self::texts(&theirs, None),
    );
    assert!(check_adopted(&resolved, &adopter(), &regency()).sop.is_some());
}

#[test]
fn a_reworded_line_is_advice_and_a_decision_about_nothing_is_told() {
    let (before, _) = package();
    let theirs = before.replace("name = \"KTP-el\"", "name = \"KTP elektronik\"");
    let ours = format!("{}[requirement.ktp]\nname = \"KTP-el asli\"\n", bare(&before));
    let texts = ThreeWay {
        before: &before,
        theirs: &theirs,
        ours: &ours,
    };
    let slip = BTreeMap::from([("requirement.ktp.nama".to_owned(), Take::Ours)]);
    let merged = merge(texts, &slip).unwrap();
    assert_eq!(merged.changes[0].kind, ChangeKind::Reworded);
    assert!(merged.undecided.is_empty());
    assert_eq!(merged.idle, ["requirement.ktp.nama"]);
}

#[test]
fn lines_added_to_a_step_that_is_gone_are_not_kept_in_silence() {
    let (before, _) = package();
    let theirs = before.replace("[step.serahkan]", "[step.berikan]");
    let ours = format!("{}[step.serahkan]\nlaw = \"uu-25-2009\"\n", bare(&before));
    let texts = ThreeWay {
        before: &before,
        theirs: &theirs,
        ours: &ours,
    };
    assert_eq!(merge(texts, &BTreeMap::new()).unwrap().undecided, ["step.serahkan.law"]);
}

pub(crate) fn manifest() -> Manifest {
    let (text, english) = package();
    let checked = check(&text, Some(&english), &ServiceKey::parse(ORIGIN).unwrap(), &regency());
    let sop = checked.sop.unwrap();
    let results = maklumat_sop::Results {
        version: Some(1),
        from: maklumat_calendar::Date::constant(2026, 5, 1),
        until: maklumat_calendar::Date::constant(2026, 10, 31),
        median: Some(maklumat_sop::Minutes {
            minutes: 35,
            minutes_per_day: 450,
            cases: 812,
        }),
        ninetieth: None,
        on_time: Some(maklumat_sop::Share { part: 790, cases: 812 }),
        returned: Some(maklumat_sop::Share { part: 61, cases: 812 }),
        satisfaction: Some(maklumat_sop::Score {
            hundredths: 8_641,
            answers: 203,
        }),
    };
    let digests = Digests {
        text: &digest_of(&text),
        english: Some(&digest_of(&english)),
    };
    let built = maklumat_calendar::Date::constant(2026, 11, 2);
    Manifest::of(sop.definition(), &regency(), digests, built, Some(results))
}

#[test]
fn a_manifest_names_what_the_service_needs_and_reads_back_as_it_was() {
    let manifest = manifest();
    assert_eq!(manifest.package.to_string(), "99.01/disnaker/ak-1");
    assert_eq!(manifest.templates, ["ak-1"]);
    let positions: Vec<&str> = manifest.positions.keys().map(String::as_str).collect();
    assert_eq!(positions, ["pengantar-kerja", "petugas-loket"]);
    let laws: Vec<&str> = manifest.laws.keys().map(String::as_str).collect();
    assert_eq!(laws, ["perbup-retensi-2025", "permenaker-39-2016"]);
    assert_eq!(Manifest::read(&manifest.write()).unwrap(), manifest);
    assert_eq!(manifest.results.unwrap().returned.unwrap().percent(), Some(8));
}

#[test]
fn a_new_overlay_asks_for_what_is_missing_here_and_is_a_draft_that_can_be_run() {
    let manifest = manifest();
    let mapped = BTreeMap::from([("petugas-loket".to_owned(), "front-office".to_owned())]);
    let missing = wanting(&manifest, &regency(), &adopter(), &mapped);
    assert_eq!(missing.positions.keys().collect::<Vec<_>>(), ["pengantar-kerja"]);
    assert!(missing.laws.is_empty() && missing.other_laws.is_empty());
    let overlay = new_overlay(&manifest, &missing, &mapped);
    assert!(
        overlay.contains("# pengantar-kerja = \"...\" # Pejabat Fungsional Pengantar Kerja"),
        "{overlay}"
    );
    let overlay = overlay.replace("# pengantar-kerja = \"...\"", "pengantar-kerja = \"verifikator\"");
    let checked = check_adopted(&resolved(&overlay), &adopter(), &regency());
    assert_eq!(checked.sop.unwrap().definition().decree, None);
}

pub(crate) fn lock_of(text: &str, english: Option<&str>) -> Lock {
    let locked = Locked {
        manifest: digest_of("manifest"),
        digest: digest_of(text),
        english: english.map(digest_of),
        signer: "ab".repeat(32),
    };
    let name = PackageName::parse("99.01/disnaker/ak-1").unwrap();
    Lock {
        entries: BTreeMap::from([((name, 1), locked)]),
    }
}

#[test]
fn a_lock_knows_a_changed_package_from_the_one_that_was_taken_in() {
    let (text, english) = package();
    let lock = lock_of(&text, Some(&english));
    assert_eq!(Lock::read(&lock.write()).unwrap(), lock);
    let adopts = adopts(&fixture("ak-1.toml"));
    let code = |lock: &Lock, text: &str, english: Option<&str>| {
        let found = lock.objection(&adopts, texts(text, english), digest_of);
        found.map(|finding| finding.code.number)
    };
    assert_eq!(code(&lock, &text, Some(&english)), None);
    assert_eq!(code(&lock, &(text.clone() + " "), Some(&english)), Some("ADO-002"));
    assert_eq!(code(&lock, &text, None), Some("ADO-002"));
    assert_eq!(code(&Lock::default(), &text, Some(&english)), Some("ADO-001"));
    let other = text.clone() + "\n# lain\n";
    assert_eq!(
        code(&lock_of(&other, None), &other, None),
        Some("ADO-002"),
        "a lock written anew does not make it the text that was adopted"
    );
}

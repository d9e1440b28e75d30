//! The move to a newer version: checked, and no short cut.

use maklumat_workflow::{Actor, Command, Deviation, Event, Moving, Refusal, StepResult, move_case};

use crate::branches::SPLIT;
use crate::overrides::{clerk, deviate, head, submitted};
use crate::scenarios::{ONE_STEP, Running, choice, officer, result, small, small_going_to, step};

const RENAMED: &str = r#"
[step.telaah]
name   = "Menelaah berkas"
by     = "kabid-pencegahan"
inputs = ["Berkas permohonan"]
time   = "1 jam"
output = "Berkas lengkap"

[step.telaah.outcome]
lengkap = { end = "done" }
kurang  = { return = "telaah", within = "30 hari" }
"#;

fn newer() -> maklumat_sop::CheckedSop {
    small_going_to(2, "telaah", RENAMED)
}

/// What moving comes to.
fn moved(
    run: &Running,
    to: &maklumat_sop::CheckedSop,
    steps: &[(&str, &str)],
    by: &Actor,
) -> Result<Vec<Event>, Refusal> {
    let moving = Moving {
        to,
        steps: steps.iter().map(|(from, to)| (step(from), step(to))).collect(),
        reason: "Versi baru lebih pendek.".to_owned(),
    };
    move_case(&run.sop, &run.case, moving, by, run.now)
}

#[track_caller]
fn go_on(run: &mut Running, to: &maklumat_sop::CheckedSop, steps: &[(&str, &str)]) {
    for event in moved(run, to, steps, &head()).unwrap() {
        run.case.apply(&event);
        run.events.push(event);
    }
    run.sop = to.clone();
}

#[test]
fn a_case_moves_to_a_newer_version_step_by_step() {
    let mut run = submitted();
    let newer = newer();
    let due = maklumat_workflow::due_at(&run.sop, &run.case);
    assert_eq!(
        moved(&run, &newer, &[], &head()),
        Err(Refusal::StepNotMapped { step: step("periksa") })
    );
    assert_eq!(
        moved(&run, &newer, &[("periksa", "hilang")], &head()),
        Err(Refusal::StepUnknown { step: step("hilang") })
    );
    assert_eq!(
        moved(&run, &newer, &[("periksa", "telaah")], &clerk()),
        Err(Refusal::NotASuperior)
    );
    let same = small(ONE_STEP);
    assert!(matches!(
        moved(&run, &same, &[("periksa", "periksa")], &head()),
        Err(Refusal::VersionNotNewer { .. })
    ));

    go_on(&mut run, &newer, &[("periksa", "telaah")]);
    assert_eq!(run.open_steps(), ["telaah"]);
    assert_eq!(run.case.version, 2);
    assert_eq!(
        maklumat_workflow::due_at(&run.sop, &run.case),
        due,
        "the promise that was made stays"
    );
    run.complete(
        &officer("kabid", &["damkar/kabid-pencegahan"]),
        "telaah",
        result("lengkap"),
    );
}

#[test]
fn a_heavier_version_leaves_running_cases_where_they_are() {
    let run = submitted();
    let reason = ONE_STEP.replace("\"Bukan wewenang kami\"", "\"Bukan wewenang kami\", \"Kuota habis\"");
    let heavier = small_going_to(2, "periksa", &reason);
    assert!(matches!(
        moved(&run, &heavier, &[("periksa", "periksa")], &head()),
        Err(Refusal::MoveBurdens { .. })
    ));
    let lighter = small_going_to(2, "periksa", &ONE_STEP.replace("\"30 hari\"", "\"40 hari\""));
    assert!(moved(&run, &lighter, &[("periksa", "periksa")], &head()).is_ok());
}

/// One looks, measures, and another signs.
const MEASURED: &str = r#"
[step.periksa]
name   = "Memeriksa berkas"
by     = "sekretariat"
inputs = ["Berkas permohonan"]
time   = "1 jam"
output = "Berkas lengkap"
next   = "sahkan"

[step.periksa.record]
jarak = { label = "Jarak", type = "integer", unit = "m", min = 0, max = 500 }

[step.periksa.check]
jarak = { pass = "jarak >= 3", law = "permendagri-114-2018", repair = "Mundurkan" }

[step.sahkan]
name          = "Mengesahkan"
by            = "sekretariat"
inputs        = ["Berkas lengkap"]
time          = "1 jam"
output        = "Pengesahan"
separate-from = ["periksa"]

[step.sahkan.outcome]
sesuai = { when = "all-checks-passed", end = "done" }
jauh   = { when = "not all-checks-passed", return = "periksa", within = "30 hari" }
"#;

#[test]
fn a_move_forgets_neither_who_did_a_step_nor_what_failed() {
    let mut run = Running::submitted(&small(MEASURED), &[("jenis", choice("biasa"))], "2026-11-23 08:30");
    let mut short = StepResult::default();
    short
        .records
        .insert("jarak".into(), maklumat_sop::Value::Number(1.into()));
    run.complete(&clerk(), "periksa", short);
    let renamed = MEASURED
        .replace("[step.periksa", "[step.ukur")
        .replace("[\"periksa\"]", "[\"ukur\"]")
        .replace("return = \"periksa\"", "return = \"ukur\"");
    let newer = small_going_to(2, "ukur", &renamed);
    assert_eq!(
        moved(&run, &newer, &[("sahkan", "sahkan")], &head()),
        Err(Refusal::StepNotMapped { step: step("periksa") })
    );
    go_on(&mut run, &newer, &[("sahkan", "sahkan"), ("periksa", "ukur")]);
    assert_eq!(
        run.refused_completion(&clerk(), "sahkan", result("jauh")),
        Refusal::SamePerson {
            step: step("sahkan"),
            other: step("ukur")
        }
    );
    let other = officer("budi", &["damkar/sekretariat"]);
    assert!(matches!(
        run.refused_completion(&other, "sahkan", result("sesuai")),
        Refusal::OutcomeNotAllowed { .. }
    ));
    run.complete(&other, "sahkan", result("jauh"));
    run.act(
        &Actor::Applicant,
        Command::Answer {
            facts: maklumat_sop::Facts::new(),
            evidence: Vec::new(),
        },
    );
    let mut enough = StepResult::default();
    enough
        .records
        .insert("jarak".into(), maklumat_sop::Value::Number(5.into()));
    run.complete(&clerk(), "ukur", enough);
    run.complete(&other, "sahkan", result("sesuai"));
    assert!(!run.case.is_open(), "the failed check was repaired under its new name");
}

#[test]
fn a_case_is_not_moved_past_a_record_the_rest_of_the_way_reads() {
    let plain = MEASURED
        .replace("{ when = \"all-checks-passed\", ", "{ ")
        .replace("{ when = \"not all-checks-passed\", ", "{ ");
    let start = plain.find("[step.periksa.record]").unwrap();
    let end = plain.find("[step.sahkan]").unwrap();
    let without = format!("{}{}", &plain[..start], &plain[end..]);
    let mut run = Running::submitted(&small(&without), &[("jenis", choice("biasa"))], "2026-11-23 08:30");
    run.complete(&clerk(), "periksa", StepResult::default());
    let reading = without
        .replace("[step.sahkan]", "[step.periksa.record]\njarak = { label = \"Jarak\", type = \"integer\", unit = \"m\", min = 0, max = 500 }\n\n[step.sahkan]")
        .replace("{ return", "{ when = \"jarak < 3\", return");
    let newer = small_going_to(2, "periksa", &reading);
    let steps = [("sahkan", "sahkan")];
    assert_eq!(
        moved(&run, &newer, &steps, &head()),
        Err(Refusal::RecordNotCarried {
            name: "jarak".into(),
            step: step("sahkan")
        })
    );
    assert!(
        moved(&run, &newer, &[("sahkan", "periksa")], &head()).is_ok(),
        "asked again, it is known"
    );
}

/// Looked at, paid for, signed by another.
const IN_ORDER: &str = r#"
[step.periksa]
name   = "Memeriksa berkas"
by     = "sekretariat"
inputs = ["Berkas permohonan"]
time   = "1 jam"
output = "Berkas lengkap"
next   = "nilai"

[step.nilai]
name   = "Menilai berkas"
by     = "sekretariat"
inputs = ["Berkas lengkap"]
time   = "1 jam"
output = "Nilai"
next   = "sahkan"

[step.sahkan]
name          = "Mengesahkan"
by            = "sekretariat"
inputs        = ["Nilai"]
time          = "1 jam"
output        = "Pengesahan"
separate-from = ["periksa"]
end           = "done"
"#;

#[test]
fn a_move_is_no_short_cut() {
    let run = Running::submitted(&small(IN_ORDER), &[("jenis", choice("biasa"))], "2026-11-23 08:30");
    let same = small_going_to(2, "periksa", IN_ORDER);
    assert_eq!(
        moved(&run, &same, &[("periksa", "sahkan")], &head()),
        Err(Refusal::StepKeepsItsName { step: step("periksa") })
    );
    let renamed = IN_ORDER
        .replace("[step.periksa]", "[step.telaah]")
        .replace("[\"periksa\"]", "[\"telaah\"]");
    let renamed = small_going_to(2, "telaah", &renamed);
    assert_eq!(
        moved(&run, &renamed, &[("periksa", "sahkan")], &head()),
        Err(Refusal::StepLeftOut {
            step: step("sahkan"),
            missing: step("nilai")
        })
    );
    assert!(moved(&run, &renamed, &[("periksa", "telaah")], &head()).is_ok());
}

#[test]
fn a_move_does_not_make_the_preparer_a_second_pair_of_eyes() {
    let mut run = Running::submitted(&small(IN_ORDER), &[("jenis", choice("biasa"))], "2026-11-23 08:30");
    run.complete(&clerk(), "periksa", StepResult::default());
    run.complete(&clerk(), "nilai", StepResult::default());
    let same = small_going_to(2, "periksa", IN_ORDER);
    let mapping = [("sahkan", "sahkan"), ("periksa", "ajukan")];
    assert_eq!(
        moved(&run, &same, &mapping, &head()),
        Err(Refusal::StepKeepsItsName { step: step("periksa") })
    );
    go_on(&mut run, &same, &mapping[..1]);
    assert!(matches!(
        run.refused_completion(&clerk(), "sahkan", StepResult::default()),
        Refusal::SamePerson { .. }
    ));
}

#[test]
fn a_permission_to_sign_alone_holds_under_the_new_name_of_its_step() {
    let mut run = Running::submitted(&small(IN_ORDER), &[("jenis", choice("biasa"))], "2026-11-23 08:30");
    run.complete(&clerk(), "periksa", StepResult::default());
    run.complete(&clerk(), "nilai", StepResult::default());
    run.act(&head(), deviate(Deviation::SamePerson { step: step("sahkan") }));
    let renamed = IN_ORDER
        .replace("[step.sahkan]", "[step.tanda-tangan]")
        .replace("next   = \"sahkan\"", "next   = \"tanda-tangan\"");
    let newer = small_going_to(2, "periksa", &renamed);
    go_on(&mut run, &newer, &[("sahkan", "tanda-tangan")]);
    run.complete(&clerk(), "tanda-tangan", StepResult::default());
    assert!(!run.case.is_open());
}

#[test]
fn a_shorter_time_to_answer_keeps_a_case_on_its_version_whatever_else_changes() {
    let run = submitted();
    let shorter = ONE_STEP
        .replace("\"30 hari\"", "\"3 hari\"")
        .replace("by     = \"sekretariat\"", "by     = \"kabid-pencegahan\"");
    assert_ne!(shorter, ONE_STEP.replace("\"30 hari\"", "\"3 hari\""));
    let newer = small_going_to(2, "periksa", &shorter);
    assert!(matches!(
        moved(&run, &newer, &[("periksa", "periksa")], &head()),
        Err(Refusal::MoveBurdens { .. })
    ));
    let renamed = small_going_to(2, "telaah", &RENAMED.replace("\"30 hari\"", "\"3 hari\""));
    assert!(matches!(
        moved(&run, &renamed, &[("periksa", "telaah")], &head()),
        Err(Refusal::MoveBurdens { .. })
    ));
}

#[test]
fn inside_branches_a_case_moves_only_where_they_are_the_same() {
    let mut run = Running::submitted(&small(SPLIT), &[("jenis", choice("khusus"))], "2026-11-23 08:30");
    run.complete(&clerk(), "periksa", StepResult::default());
    assert_eq!(run.open_steps(), ["survei", "telaah"]);
    let mapping = [("survei", "survei"), ("telaah", "telaah")];
    let same = small_going_to(2, "periksa", SPLIT);
    assert!(moved(&run, &same, &mapping, &head()).is_ok());
    let other = SPLIT
        .replace("join = \"gabung\"", "join = \"temu\"")
        .replace("next = \"gabung\"", "next = \"temu\"");
    let other = other
        .replace("next   = \"gabung\"", "next   = \"temu\"")
        .replace("[step.gabung", "[step.temu");
    let other = small_going_to(2, "periksa", &other);
    assert_eq!(
        moved(&run, &other, &mapping, &head()),
        Err(Refusal::BranchesDiffer { step: step("survei") })
    );
    let merged = [("survei", "survei"), ("telaah", "survei")];
    assert!(matches!(
        moved(&run, &same, &merged, &head()),
        Err(Refusal::StepNotMapped { .. })
    ));
}

//! `maklumat simulate`.

use serde_json::Value;

use crate::program::{project, regency, run, run_in};

const SHORT: [&str; 8] = ["--days", "28", "--warm-up", "7", "--runs", "5", "--regency", "regency"];

fn asked<'a>(service: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&["simulate", service][..], more, &SHORT].concat()
}

fn figures(more: &[&str]) -> Value {
    let mut arguments = asked("dpmptsp/izin-reklame", more);
    arguments.extend(["--format", "json"]);
    let said = run(&arguments);
    assert!([0, 1].contains(&said.exit), "{said:?}");
    serde_json::from_str(&said.out).unwrap()
}

#[test]
fn the_report_says_what_was_found_and_what_it_rests_on() {
    run(&asked(
        "dpmptsp/izin-reklame",
        &["--per-day", "6", "--outcome", "periksa.lengkap=80"],
    ))
    .ends_with(0)
    .says("Apakah janji bisa ditepati?")
    .says("tepat waktu")
    .says("Yang paling sempit waktunya")
    .says("25, 50, 100 persen waktu SOP")
    .says("periksa.lengkap: 80%")
    .says("Petugas hanya mengerjakan layanan ini");
    run(&asked("dpmptsp/izin-reklame", &["--per-day", "6", "--language", "en"]))
        .ends_with(0)
        .says("Can the promises be kept?")
        .says("Officers do only this service");
}

#[test]
fn figures_have_a_stable_shape_and_the_same_seed_gives_the_same() {
    let first = figures(&["--per-day", "6"]);
    assert_eq!(figures(&["--per-day", "6"]), first);
    assert_ne!(figures(&["--per-day", "6", "--seed", "2"])["answer"], first["answer"]);
    assert_eq!(first["service"], "dpmptsp/izin-reklame");
    let in_time = &first["answer"]["in_time"];
    assert!(
        in_time["low"].as_f64() <= in_time["mean"].as_f64() && in_time["mean"].as_f64() <= in_time["high"].as_f64()
    );
    let positions = first["answer"]["positions"].as_array().unwrap();
    assert!(
        positions
            .iter()
            .any(|position| position["position"] == "bapenda/petugas-pajak"),
        "{first}"
    );
    assert!(first["against"].is_null() && first["staff"].is_null());
}

#[test]
fn more_officers_are_compared_by_pairs() {
    let told = figures(&[
        "--per-day",
        "12",
        "--against-staff",
        "tim-teknis=12",
        "--against-staff",
        "kepala-dinas=3",
    ]);
    let change = &told["against"]["mean_days_difference"]["high"];
    assert!(change.as_f64().unwrap() < 0.0, "{told}");
}

#[test]
fn a_share_that_is_wanted_asks_for_officers_and_says_so_by_its_exit() {
    let too_few = asked("disnaker/ak-1", &["--per-day", "400", "--want", "80"]);
    let said = run(&too_few);
    assert_eq!(said.exit, 1, "{said:?}");
    said.says("Berapa petugas agar 80 dari 100 tepat waktu?");
    run(&asked("disnaker/ak-1", &["--per-day", "1", "--want", "1"]))
        .ends_with(0)
        .says("sudah cukup");
}

#[test]
fn another_version_meets_the_same_applicants() {
    let folder = regency();
    let text = std::fs::read_to_string(folder.path().join("services/disnaker/ak-1.toml")).unwrap();
    let newer = folder.path().join("baru.toml");
    std::fs::write(&newer, text.replacen("version   = 1", "version   = 2", 1)).unwrap();
    let path = newer.display().to_string();
    let arguments = [
        "simulate",
        "disnaker/ak-1",
        "--per-day",
        "5",
        "--runs",
        "3",
        "--days",
        "14",
        "--against",
        &path,
    ];
    run_in(folder.path(), &arguments, b"")
        .ends_with(0)
        .says("versi 2")
        .says("Apakah tepat waktunya berbeda, tidak dapat dipastikan");
}

#[test]
fn what_does_not_fit_is_refused_with_what_to_do() {
    run(&asked(
        "dpmptsp/izin-reklame",
        &["--per-day", "6", "--work", "tidak-ada=5"],
    ))
    .ends_with(2)
    .says("tidak ada langkah `tidak-ada`");
    run(&asked("dpmptsp/tidak-ada", &["--per-day", "6"]))
        .ends_with(2)
        .says("tidak ada berkas");
    run(&asked("dpmptsp/izin-reklame", &["--per-day", "-6"])).ends_with(64);
    run(&asked("dpmptsp/izin-reklame", &[])).ends_with(64);
    let said = run_in(&project(), &["simulate", "dpmptsp/izin-reklame", "--per-day", "5"], b"");
    assert_eq!(said.exit, 2, "{said:?}");
    said.says("--regency");
}

#[test]
fn the_installation_tells_what_is_supposed_and_on_how_much_it_rests() {
    let regency = regency();
    let data = regency.path().join("data");
    let data = data.to_str().unwrap();
    run(&["demo", "--furnish-only", "--cases", "600", "--data", data]).ends_with(0);
    let folder = regency.path().to_str().unwrap();
    let asked = |more: &[&'static str]| {
        let fixed = [
            "--from-history",
            "--data",
            data,
            "--regency",
            folder,
            "--days",
            "28",
            "--runs",
            "5",
        ];
        let mut arguments = vec!["simulate", "disdukcapil/ktp-el"];
        arguments.extend(fixed);
        arguments.extend(more);
        run(&arguments)
    };
    asked(&[])
        .ends_with(0)
        .says("Dari catatan ")
        .says("Tercatat: yang datang (")
        .says("menurut hari dan jam yang tercatat")
        .says("Selama berkas di tangan, petugas terikat");
    let said = asked(&["--format", "json"]).ends_with(0);
    let told: Value = serde_json::from_str(&said.out).unwrap();
    assert!(told["history"]["cases"].as_u64().unwrap() > 30, "{told}");
    let figures = told["history"]["figures"].as_array().unwrap();
    let arrivals = figures.iter().find(|figure| figure["figure"] == "arrivals").unwrap();
    assert_eq!(arrivals["is_used"], true);
    // What is stated comes before what was recorded.
    let said = asked(&["--format", "json", "--per-day", "9"]).ends_with(0);
    let stated: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(stated["per_day"], 9.0);
    asked(&["--since", "2999-01-01"])
        .ends_with(2)
        .says("belum ada permohonan");
}

#[test]
fn without_a_number_of_cases_or_a_history_nothing_is_simulated() {
    run(&asked("dpmptsp/izin-reklame", &[])).ends_with(64);
}

//! Publishing a regency folder into an installation.

use std::fs;

use maklumat_app::{App, Settings};

use crate::program::{regency, run};

#[tokio::test(flavor = "multi_thread")]
async fn a_sound_folder_is_published_once() {
    let (regency, data) = (regency(), tempfile::tempdir().unwrap());
    drop(App::open(Settings::at(data.path())).await.unwrap());
    let (from, to) = (regency.path().to_str().unwrap(), data.path().to_str().unwrap());
    let publish = ["publish", "--regency", from, "--data", to];
    run(&publish).ends_with(0).says("dpmptsp/sip-dokter versi 1: terbit");
    run(&publish).ends_with(0).says("sudah terbit");

    let service = regency.path().join("services/dpmptsp/sip-dokter.toml");
    let changed = fs::read_to_string(&service).unwrap() + "\n# lain\n";
    fs::write(&service, changed).unwrap();
    run(&publish).ends_with(2).says("sip-dokter");
}

#[test]
fn a_mistyped_installation_is_told_and_not_made() {
    let (regency, folder) = (regency(), tempfile::tempdir().unwrap());
    let mistyped = folder.path().join("dta");
    let (from, to) = (regency.path().to_str().unwrap(), mistyped.to_str().unwrap());
    run(&["publish", "--regency", from, "--data", to])
        .ends_with(2)
        .says("tidak ada pemasangan di")
        .says("maklumat serve --regency");
    assert!(!mistyped.exists());
}

#[test]
fn a_folder_with_an_error_publishes_nothing_and_shows_the_finding() {
    let (regency, data) = (regency(), tempfile::tempdir().unwrap());
    let service = regency.path().join("services/dpmptsp/sip-dokter.toml");
    let broken = fs::read_to_string(&service)
        .unwrap()
        .replace("[step.periksa]", "[step.perikso]");
    fs::write(&service, broken).unwrap();
    let (from, to) = (regency.path().to_str().unwrap(), data.path().to_str().unwrap());
    run(&["publish", "--regency", from, "--data", to])
        .ends_with(1)
        .says("Tidak ada yang diterbitkan");
    assert!(!data.path().join("maklumat.db").exists());
}

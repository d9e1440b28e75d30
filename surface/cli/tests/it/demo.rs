//! `maklumat demo`: what happens to a folder that is no demo, or one that was interrupted.

use std::fs;

use crate::program::run_in;

const FURNISH: &[&str] = &["demo", "--furnish-only", "--cases", "5", "--data", "data"];

#[test]
fn a_demo_that_was_interrupted_says_which_folder_to_delete() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    run_in(at, FURNISH, b"").ends_with(0);
    run_in(at, FURNISH, b"").ends_with(0).says("siap");
    assert!(!at.join("data/demo.begun").exists());

    // As an interruption leaves it: marked, half written, without its summary.
    fs::rename(at.join("data/demo.json"), at.join("data/demo.begun")).unwrap();
    run_in(at, FURNISH, b"")
        .ends_with(2)
        .says("data: demo di folder ini terhenti")
        .says("Hapus folder itu");
    fs::remove_dir_all(at.join("data")).unwrap();
    run_in(at, FURNISH, b"").ends_with(0);
}

#[test]
fn a_real_installation_does_not_become_a_demo_not_even_an_empty_one() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    run_in(at, FURNISH, b"").ends_with(0);
    fs::remove_file(at.join("data/demo.json")).unwrap();
    run_in(at, FURNISH, b"")
        .ends_with(2)
        .says("bukan demo")
        .says("Pilih folder lain dengan --data");
    fs::create_dir_all(at.join("baru/keys")).unwrap();
    fs::write(at.join("baru/keys/master.key"), "00".repeat(32)).unwrap();
    run_in(at, &["demo", "--furnish-only", "--data", "baru"], b"")
        .ends_with(2)
        .says("bukan demo");
}

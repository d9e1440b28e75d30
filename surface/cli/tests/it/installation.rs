//! `maklumat backup`, `restore`, `doctor`, `migrate`: what an administrator reads when something is not as it should be.

use std::fs;
use std::path::Path;

use crate::program::{Said, run_in};

fn run(folder: &Path, arguments: &[&str]) -> Said {
    run_in(folder, arguments, b"")
}

/// A folder with a small installation in `data`.
fn installation() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let said = run(
        folder.path(),
        &["demo", "--furnish-only", "--cases", "20", "--data", "data"],
    );
    assert_eq!(said.exit, 0, "{said:?}");
    folder
}

#[test]
fn a_mistyped_folder_is_told_and_not_made() {
    let folder = tempfile::tempdir().unwrap();
    for (command, exit) in [
        (&["backup", "--data", "dta", "salinan"][..], 2),
        (&["migrate", "--data", "dta"][..], 2),
        (&["keys", "--data", "dta", "list"][..], 2),
        (&["doctor", "--data", "dta"][..], 1),
    ] {
        let said = run(folder.path(), command);
        assert_eq!(said.exit, exit, "{said:?}");
        assert!((said.out + &said.err).contains("tidak ada pemasangan di dta"));
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_copy_becomes_an_installation_again_but_never_over_another() {
    let folder = installation();
    let at = folder.path();
    let said = run(at, &["backup", "--data", "data", "salinan"]);
    assert_eq!(said.exit, 0, "{said:?}");
    assert!(said.out.contains("Kunci ikut tersalin"), "{said:?}");
    let said = run(at, &["backup", "--data", "data", "salinan"]);
    assert_eq!(said.exit, 2, "never over another copy: {said:?}");
    assert!(said.err.contains("folder baru yang kosong"), "{said:?}");

    let said = run(at, &["migrate", "--rehearse", "--data", "data"]);
    assert_eq!(said.exit, 0, "{said:?}");
    let (_, told) = said.out.split_once("Gladi berhasil: ").expect("it says how it went");
    let cases = told.split(' ').next().unwrap().to_owned();
    let left_over = fs::read_dir(at.join("data")).unwrap();
    assert!(
        left_over
            .flatten()
            .all(|entry| !entry.file_name().to_string_lossy().starts_with("gladi"))
    );

    let said = run(at, &["restore", "salinan", "--data", "data"]);
    assert_eq!(said.exit, 2, "{said:?}");
    assert!(said.err.contains("sudah berisi pemasangan"), "{said:?}");
    fs::create_dir(at.join("sisa")).unwrap();
    fs::write(at.join("sisa/maklumat.db-wal"), b"old").unwrap();
    let said = run(at, &["restore", "salinan", "--data", "sisa"]);
    assert_eq!(said.exit, 2, "{said:?}");
    assert!(said.err.contains("tanpa sisa basis data"), "{said:?}");

    let said = run(at, &["restore", "salinan", "--data", "baru"]);
    assert_eq!(said.exit, 0, "{said:?}");
    assert!(said.out.contains(&format!("Pulih: {cases} permohonan")), "{said:?}");
    let said = run(at, &["doctor", "--data", "baru"]);
    assert!(said.out.contains("rantai bukti utuh"), "{said:?}");
    assert!(said.out.contains("tidak ada pesan yang macet"), "{said:?}");

    let list = fs::read_to_string(at.join("salinan/LIST")).unwrap();
    fs::write(at.join("salinan/LIST"), &list[..list.len() / 2]).unwrap();
    let said = run(at, &["restore", "salinan", "--data", "lagi"]);
    assert_eq!(said.exit, 2, "{said:?}");
    assert!(said.err.contains("tidak utuh"), "{said:?}");
    assert!(!at.join("lagi").exists());
}

#[test]
fn another_key_is_told_by_every_command() {
    let folder = installation();
    let at = folder.path();
    fs::write(at.join("data/keys/master.key"), "00".repeat(32)).unwrap();
    for (command, exit) in [
        (&["doctor", "--data", "data"][..], 1),
        (&["backup", "--data", "data", "salinan"][..], 3),
        (&["migrate", "--data", "data"][..], 3),
        (&["serve", "--data", "data"][..], 3),
    ] {
        let said = run(at, command);
        assert_eq!(said.exit, exit, "{said:?}");
        let all = said.out + &said.err;
        assert!(all.contains("bukan kunci basis data ini"), "{all}");
        assert!(all.contains("Kembalikan berkas keys/master.key yang asli"), "{all}");
    }
    fs::remove_file(at.join("data/keys/master.key")).unwrap();
    let said = run(at, &["doctor", "--data", "data"]);
    assert!(said.out.contains("keys/master.key tidak ada"), "{said:?}");
    assert!(!at.join("data/keys/master.key").exists(), "no new key is made");
}

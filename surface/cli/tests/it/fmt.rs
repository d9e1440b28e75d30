//! `maklumat fmt`.

use std::fs;

use crate::program::{regency, run, run_in};

#[test]
fn the_files_of_the_project_are_in_the_usual_order() {
    let said = run(&["fmt", "--check", "regency/services"]);
    assert_eq!((said.exit, said.out.as_str()), (0, ""), "{said:?}");
}

#[test]
fn only_without_check_is_a_file_changed() {
    let folder = regency();
    let path = folder.path().join("services/disnaker/ak-1.toml");
    let usual = fs::read_to_string(&path).unwrap();
    let spaced = usual.replacen("kind      = \"administration\"", "kind = \"administration\"", 1);
    fs::write(&path, &spaced).unwrap();
    let said = run_in(folder.path(), &["fmt", "--check", "services"], b"");
    assert_eq!((said.exit, said.out.trim()), (1, "services/disnaker/ak-1.toml"));
    assert_eq!(fs::read_to_string(&path).unwrap(), spaced);
    let said = run_in(folder.path(), &["fmt", "services"], b"");
    assert_eq!(said.exit, 0, "{said:?}");
    assert_eq!(fs::read_to_string(&path).unwrap(), usual);
}

#[test]
fn a_file_that_is_not_there_is_refused_by_name() {
    let said = run(&["fmt", "regency/services/tidak-ada.toml"]);
    assert_eq!(said.exit, 2);
    assert!(said.err.contains("tidak ada berkas atau folder"), "{}", said.err);
}

#[test]
fn a_check_of_a_file_that_cannot_be_read_does_not_pass_and_does_not_stop_the_others() {
    let folder = regency();
    let broken = folder.path().join("services/disdukcapil/ktp-el.toml");
    fs::write(&broken, "[service\nname = \n").unwrap();
    let path = folder.path().join("services/disnaker/ak-1.toml");
    let usual = fs::read_to_string(&path).unwrap();
    fs::write(&path, usual.replacen("version   = 1", "version = 1", 1)).unwrap();
    let said = run_in(folder.path(), &["fmt", "--check", "services"], b"");
    assert_eq!((said.exit, said.out.trim()), (1, "services/disnaker/ak-1.toml"));
    assert!(said.err.contains("ktp-el.toml"), "{}", said.err);
    assert_eq!(run_in(folder.path(), &["fmt", "services"], b"").exit, 0);
    assert_eq!(fs::read_to_string(&path).unwrap(), usual);
    assert_eq!(fs::read_to_string(&broken).unwrap(), "[service\nname = \n");
    let left = fs::read_dir(path.parent().unwrap()).unwrap().count();
    assert_eq!(left, 2, "nothing is left beside the files");
}

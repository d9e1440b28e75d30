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
fn a_file_that_is_not_there_is_a_fault() {
    assert_eq!(run(&["fmt", "regency/services/tidak-ada.toml"]).exit, 3);
}

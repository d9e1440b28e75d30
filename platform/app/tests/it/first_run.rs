//! The first administrator of a new installation, and the code that makes one.

use std::fs;
use std::path::PathBuf;

use maklumat_app::{App, Settings};
use tempfile::TempDir;

use crate::bad_input::code;
use crate::office::monday_morning;

async fn empty_installation() -> (App, TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let app = App::open(Settings::at(folder.path()).standing_at(monday_morning()))
        .await
        .unwrap();
    let kept = folder.path().join("keys/first-run.code");
    (app, folder, kept)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_administrator_needs_the_code_from_the_terminal() {
    let (app, _folder, kept) = empty_installation().await;
    assert!(app.needs_first_run().await);
    let code = app.first_run_code().await.unwrap().unwrap();
    let wrong = app
        .create_first_administrator("AAAA-BBBB-CCCC", "admin", "Pengelola", "kata sandi panjang")
        .await;
    assert_eq!(code_of(wrong), "wrong-first-run-code");
    let weak = app
        .create_first_administrator(&code, "admin", "Pengelola", "pendek")
        .await;
    assert_eq!(code_of(weak), "weak-password");
    let token = app
        .create_first_administrator(&code, "admin", "Pengelola", "kata sandi panjang")
        .await
        .unwrap();
    assert!(app.signed_in(&token.0).await.unwrap().is_administrator);
    assert!(!app.needs_first_run().await);
    assert!(app.first_run_code().await.unwrap().is_none());
    assert!(!kept.exists(), "a code that was used is not kept");
}

fn code_of(made: Result<maklumat_app::Private, maklumat_app::Problem>) -> String {
    code(&made.unwrap_err()).to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_installation_code_that_was_never_written_lets_nobody_in() {
    let (app, _folder, kept) = empty_installation().await;
    for left_over in ["", "\n", "  "] {
        fs::write(&kept, left_over).unwrap();
        let made = app
            .create_first_administrator("", "admin", "Pengelola", "kata sandi panjang")
            .await;
        assert_eq!(code_of(made), "wrong-first-run-code");
        let code = app.first_run_code().await.unwrap().unwrap();
        assert_eq!(code.len(), "AAAA-BBBB-CCCC".len(), "a new code is made: {code}");
        assert_eq!(fs::read_to_string(&kept).unwrap(), code);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_installation_code_saved_by_an_editor_still_opens_and_only_its_owner_reads_it() {
    let (app, _folder, kept) = empty_installation().await;
    let code = app.first_run_code().await.unwrap().unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&kept).unwrap().permissions().mode() & 0o777, 0o600);
    }
    fs::write(&kept, format!("{code}\r\n")).unwrap();
    assert_eq!(app.first_run_code().await.unwrap().unwrap(), code);
    app.create_first_administrator(&code, "admin", "Pengelola", "kata sandi panjang")
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_administrator_without_a_name_is_refused_and_the_log_never_shows_how_one_signs_in() {
    let (app, _folder, _kept) = empty_installation().await;
    let code = app.first_run_code().await.unwrap().unwrap();
    for (login, name, refusal) in [
        ("", "Pengelola", "login-not-understood"),
        ("  ", "Pengelola", "login-not-understood"),
        ("Ada Spasi", "Pengelola", "login-not-understood"),
        ("kelola", " ", "name-missing"),
    ] {
        let made = app
            .create_first_administrator(&code, login, name, "kata sandi panjang")
            .await;
        assert_eq!(code_of(made), refusal, "{login:?} {name:?}");
    }
    assert!(app.needs_first_run().await, "nobody was made");
    let token = app
        .create_first_administrator(&code, " kelola ", " Pengelola ", "kata sandi panjang")
        .await
        .unwrap();
    let made = app.signed_in(&token.0).await.unwrap();
    assert!(made.id.as_str().starts_with("p-"), "{}", made.id);
    assert_eq!(made.name.0, "Pengelola");
}

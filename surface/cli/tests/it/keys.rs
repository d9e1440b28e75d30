//! Keys are changed, documents are taken back, and prints are compared, on a furnished installation.

use maklumat_app::{App, Settings, demo};
use maklumat_documents::embedded_credential;

use crate::program::run;

/// The first document somebody could collect, as a file in the folder of the installation.
async fn collected(app: &App, folder: &std::path::Path) -> std::path::PathBuf {
    let plan = demo::Plan { seed: 7, cases: 60 };
    let furnished = app.furnish(&plan, |_, _| {}).await.unwrap();
    app.checkpoint().await.unwrap();
    for case in furnished
        .trackable
        .iter()
        .filter(|case| case.about.ends_with("sudah terbit"))
    {
        let token = app.open_with_pin(&case.reference, &case.pin, "uji").await.unwrap();
        let applicant = app.applicant(&token.0).await.unwrap();
        let tracking = app.tracking(&applicant).await.unwrap();
        if let Some(product) = tracking.products.iter().find(|product| product.has_document) {
            let bytes = app.product_pdf(&applicant, &product.id).await.unwrap();
            let path = folder.join("dokumen.pdf");
            std::fs::write(&path, bytes).unwrap();
            return path;
        }
    }
    panic!("nobody has a document: {:?}", furnished.trackable);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_collected_document_is_compared_revoked_and_survives_a_change_of_keys() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap().to_owned();
    let app = App::open(Settings::at(folder.path())).await.unwrap();
    let path = collected(&app, folder.path()).await;
    let file = path.to_str().unwrap();
    drop(app);

    run(&["verify", file, "--data", &data]).says("Berkas ini persis yang kami terbitkan.");
    let mut bytes = std::fs::read(&path).unwrap();
    bytes.push(b' ');
    let altered = folder.path().join("diubah.pdf");
    std::fs::write(&altered, &bytes).unwrap();
    run(&["verify", altered.to_str().unwrap(), "--data", &data])
        .ends_with(2)
        .says("bukan yang kami simpan");

    run(&["keys", "--data", &data, "rotate"])
        .ends_with(0)
        .says("Kunci baru dibuat");
    let listed = run(&["keys", "--data", &data, "list"]).ends_with(0);
    assert_eq!(listed.out.lines().count(), 2, "{listed:?}");
    run(&["verify", file, "--data", &data]).says("ASLI");

    let code = embedded_credential(&std::fs::read(&path).unwrap()).unwrap();
    let revoke = [
        "revoke",
        &code,
        "--data",
        &data,
        "--cause",
        "mistaken",
        "--ground",
        "uu-30-2014",
        "--reason",
        "Keliru.",
    ];
    run(&revoke).ends_with(0).says("dicabut");
    run(&["verify", file, "--data", &data]).ends_with(2).says("DICABUT");
    run(&revoke)
        .ends_with(2)
        .says("sudah dicabut")
        .says("\n  Lihat keadaan dokumen itu");

    let exported = run(&["export", "--data", &data, "checkpoints"]).ends_with(0);
    assert!(
        exported.out.lines().all(|line| line.starts_with("{\"number\":")),
        "{exported:?}"
    );
    assert!(!exported.out.is_empty());
}

/// Every file below a folder with what is in it, but for those a database makes while it is open.
fn contents(folder: &std::path::Path, found: &mut Vec<(std::path::PathBuf, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            contents(&path, found);
        } else if !name.contains(".db-") {
            found.push((path.clone(), std::fs::read(&path).unwrap()));
        }
    }
    found.sort();
}

#[tokio::test(flavor = "multi_thread")]
async fn looking_at_an_installation_changes_nothing_in_it_and_a_missing_key_does_not_hide_a_verdict() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap().to_owned();
    let app = App::open(Settings::at(folder.path())).await.unwrap();
    let path = collected(&app, folder.path()).await;
    drop(app);
    std::fs::write(folder.path().join("published/lain.txt"), "milik orang lain").unwrap();
    let file = path.to_str().unwrap();
    let all = || {
        let mut found = Vec::new();
        contents(folder.path(), &mut found);
        found
    };
    let before = all();
    run(&["doctor", "--data", &data]).says("rantai bukti utuh");
    run(&["keys", "--data", &data, "list"]).ends_with(0);
    run(&["export", "--data", &data, "checkpoints"]).ends_with(0);
    run(&["verify", file, "--data", &data]).says("persis yang kami terbitkan");
    assert!(before == all(), "a command that looks has written");

    let doctor = run(&["doctor", "--data", &data, "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&doctor.out).unwrap();
    assert_eq!(json["findings"][0]["health"], "fine", "{doctor:?}");

    std::fs::remove_file(folder.path().join("keys/master.key")).unwrap();
    run(&["verify", file, "--data", &data])
        .ends_with(0)
        .says("ASLI")
        .says("cetakan tidak dapat dibandingkan");
}

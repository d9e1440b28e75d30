//! A service is given by one regency and adopted by another: built, signed, added, changed, upgraded, refused, removed.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use maklumat_app::{App, Settings, demo};
use serde_json::Value;

use crate::program::{Said, regency, run};

const PACKAGE: &str = "99.01/disnaker/ak-1";

/// Two regency folders, the installation of the origin, and the place where packages lie.
struct Regencies {
    origin: tempfile::TempDir,
    adopter: tempfile::TempDir,
    data: tempfile::TempDir,
    place: tempfile::TempDir,
}

impl Regencies {
    async fn new() -> Self {
        let data = tempfile::tempdir().unwrap();
        let app = App::open(Settings::at(data.path())).await.unwrap();
        app.furnish(&demo::Plan { seed: 7, cases: 200 }, |_, _| {})
            .await
            .unwrap();
        Self {
            origin: regency(),
            adopter: regency(),
            data,
            place: tempfile::tempdir().unwrap(),
        }
    }

    fn build(&self) -> Said {
        let (origin, data, place) = (text(&self.origin), text(&self.data), text(&self.place));
        run(&[
            "package",
            "build",
            "disnaker/ak-1",
            "--regency",
            &origin,
            "--to",
            &place,
            "--with-results",
            "--data",
            &data,
        ])
    }

    /// Signs the newest version; gives the public key.
    fn sign(&self) -> String {
        let (data, place) = (text(&self.data), text(&self.place));
        let said = run(&["package", "sign", PACKAGE, "--to", &place, "--data", &data]).ends_with(0);
        let key = said.out.lines().find_map(|line| line.strip_prefix("Kunci: "));
        key.unwrap().to_owned()
    }

    fn add(&self, more: &[&str]) -> Said {
        self.add_from(&text(&self.place), more)
    }

    fn add_from(&self, from: &str, more: &[&str]) -> Said {
        let adopter = text(&self.adopter);
        let mut arguments = vec!["package", "add", PACKAGE, "--from", from, "--regency", &adopter];
        arguments.extend(["--as", "dpmptsp/ak-1", "--position", "petugas-loket=front-office"]);
        arguments.extend(["--position", "pengantar-kerja=verifikator"]);
        arguments.extend(more);
        run(&arguments)
    }

    fn upgrade(&self, more: &[&str]) -> Said {
        let (adopter, place) = (text(&self.adopter), text(&self.place));
        let mut arguments = vec!["package", "upgrade", "dpmptsp/ak-1", "--from", &place];
        arguments.extend(["--regency", &adopter]);
        arguments.extend(more);
        run(&arguments)
    }

    fn check(&self) -> Said {
        run(&["check", "--format", "json", &text(&self.adopter)])
    }

    fn overlay(&self) -> PathBuf {
        self.adopter.path().join("services/dpmptsp/ak-1.toml")
    }

    fn package(&self, version: u32) -> PathBuf {
        self.adopter.path().join(format!("packages/{PACKAGE}/{version}"))
    }

    /// The origin changes its service and gives out version 2.
    fn newer_version(&self) {
        let path = self.origin.path().join("services/disnaker/ak-1.toml");
        let changed = fs::read_to_string(&path)
            .unwrap()
            .replace("version   = 1", "version   = 2")
            .replace("time   = \"6 menit\"", "time   = \"8 menit\"")
            .replace("keep = \"5 tahun\"", "keep = \"6 tahun\"");
        fs::write(&path, changed).unwrap();
        self.build().ends_with(0);
        self.sign();
    }
}

fn text(folder: &tempfile::TempDir) -> String {
    folder.path().to_str().unwrap().to_owned()
}

fn contents(folder: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() {
            contents(&entry.path(), found);
        } else {
            found.insert(entry.path(), fs::read(entry.path()).unwrap());
        }
    }
}

fn all(folder: &tempfile::TempDir) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    contents(folder.path(), &mut found);
    found
}

/// Codes and files of the errors of a check.
fn errors(said: &Said) -> Vec<(String, String)> {
    let whole: Value = serde_json::from_str(&said.out).unwrap_or_else(|error| panic!("{error}: {said:?}"));
    let findings = whole["findings"].as_array().unwrap().clone();
    let word = |finding: &Value, key: &str| finding[key].as_str().unwrap().to_owned();
    let errors = findings.iter().filter(|finding| finding["severity"] == "error");
    errors
        .map(|finding| (word(finding, "code"), word(finding, "file")))
        .collect()
}

fn append(path: &Path, lines: &str) {
    let text = fs::read_to_string(path).unwrap();
    fs::write(path, text + lines).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::too_many_lines, reason = "a story is told in one piece")]
async fn a_service_is_given_adopted_changed_and_upgraded() {
    let two = Regencies::new().await;
    two.build()
        .ends_with(0)
        .says("Hasil di daerah asal")
        .says("Belum ditandatangani");
    two.build().ends_with(2).says("sudah ada");
    two.add(&["--yes"]).ends_with(2).says("belum ditandatangani");
    let key = two.sign();
    let before = all(&two.adopter);
    two.add(&["--yes"])
        .ends_with(2)
        .says("kunci yang belum dikenal")
        .says(&key);
    two.add(&["--trust", &"0".repeat(64), "--yes"])
        .ends_with(2)
        .says("bukan kunci umum");
    two.add(&["--trust", &key])
        .ends_with(0)
        .says("separuh selesai dalam")
        .says("dari")
        .says("keputusan (decree)")
        .says("Belum ada yang ditulis");
    assert!(before == all(&two.adopter), "looking at a package writes nothing");
    // The published list of keys is as good as a key.
    let keys = two.data.path().join("published/keys.txt");
    two.add(&["--trust", keys.to_str().unwrap(), "--yes"])
        .ends_with(0)
        .says("mengadopsi");
    two.add(&["--trust", &key, "--yes"]).ends_with(2).says("sudah ada");
    assert_eq!(
        fs::read(two.package(1).join("service.toml")).unwrap(),
        fs::read(two.origin.path().join("services/disnaker/ak-1.toml")).unwrap(),
        "the adopted text lies there unchanged"
    );

    let said = two.check();
    assert_eq!(errors(&said), [], "{said:?}");
    assert!(said.out.contains("LAW-005"), "a draft until it has a decree: {said:?}");
    let show = ["package", "show", "dpmptsp/ak-1", "--whole", "--regency"];
    let whole = run(&[&show[..], &[&text(&two.adopter)]].concat()).ends_with(0);
    assert!(
        whole.out.contains("by     = \"front-office\"") && !whole.out.contains("decree"),
        "{}",
        whole.out
    );

    append(
        &two.overlay(),
        "[service]\ndecree = \"kep-dpmptsp-2026\"\neffective = 2026-07-01\n\n[step.wawancara]\ntime = \"7 menit\"\n",
    );
    let (installation, from) = (tempfile::tempdir().unwrap(), text(&two.adopter));
    drop(App::open(Settings::at(installation.path())).await.unwrap());
    run(&["publish", "--regency", &from, "--data", &text(&installation)])
        .ends_with(0)
        .says("dpmptsp/ak-1 versi 1: terbit");

    two.upgrade(&[]).ends_with(2).says("sudah versi 1");
    two.newer_version();
    let before = all(&two.adopter);
    two.upgrade(&[])
        .ends_with(1)
        .says("step.wawancara.time: berubah di paket dan di sini")
        .says("dahulu di paket: \"6 menit\"")
        .says("sekarang di paket: \"8 menit\"")
        .says("di sini: \"7 menit\"")
        .says("tidak ada yang ditulis");
    two.upgrade(&["--take", "ours", "step.wawancara.tim"])
        .ends_with(2)
        .says("tidak berubah di kedua sisi");
    two.upgrade(&["--take", "mine", "step.wawancara.time"])
        .ends_with(2)
        .says("bukan theirs atau ours");
    let decisions = tempfile::tempdir().unwrap();
    let file = decisions.path().join("keputusan.toml");
    let file = file.to_str().unwrap();
    two.upgrade(&["--conflicts", file]).ends_with(1);
    assert!(
        before == all(&two.adopter),
        "nothing is written while anything is undecided"
    );
    let filled = fs::read_to_string(file)
        .unwrap()
        .replace("take = \"\"", "take = \"ours\"");
    fs::write(file, filled).unwrap();
    let said = two.upgrade(&["--conflicts", file, "--format", "json"]).ends_with(0);
    let merged: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(
        (&merged["from"], &merged["to"], &merged["written"]),
        (&1.into(), &2.into(), &true.into())
    );
    let changes = merged["changes"].as_array().unwrap();
    assert!(
        changes
            .iter()
            .any(|change| change["address"] == "retention.keep" && change["kind"] == "taken")
    );
    let said = two.check();
    assert_eq!(errors(&said), [], "{said:?}");
    let whole = run(&[&show[..], &[&text(&two.adopter)]].concat()).ends_with(0);
    assert!(
        whole.out.contains("\"6 tahun\"") && whole.out.contains("\"7 menit\""),
        "{}",
        whole.out
    );

    let (old, new) = (two.package(1), two.package(2));
    run(&["package", "diff", old.to_str().unwrap(), new.to_str().unwrap()])
        .ends_with(0)
        .says("memberatkan: permohonan yang berjalan tetap pada versinya")
        .says("retention.keep: \"5 tahun\" -> \"6 tahun\"");
    run(&["package", "remove", "dpmptsp/ak-1", "--regency", &from])
        .ends_with(0)
        .says("tidak lagi mengadopsi");
    assert!(!two.overlay().exists() && !two.package(2).exists());
    assert_eq!(errors(&two.check()), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_package_that_was_changed_or_cut_off_is_refused_in_words() {
    let two = Regencies::new().await;
    two.build().ends_with(0);
    let key = two.sign();
    let package = two.place.path().join(PACKAGE).join("1");
    for name in ["package.toml", "service.toml", "service.en.toml", "signature"] {
        let path = package.join(name);
        let whole = fs::read(&path).unwrap();
        for damaged in [
            whole[..whole.len() / 2].to_vec(),
            [&whole[..], b" \n# x"].concat(),
            b"\xff\xfe".to_vec(),
        ] {
            fs::write(&path, damaged).unwrap();
            two.add(&["--trust", &key, "--yes"]).ends_with(2).says("paket ditolak");
        }
        fs::remove_file(&path).unwrap();
        two.add(&["--trust", &key, "--yes"]).ends_with(2);
        fs::write(&path, whole).unwrap();
    }
    assert!(!two.overlay().exists(), "nothing of it was taken in");
    two.add(&["--trust", &key, "--yes"]).ends_with(0);

    append(&two.package(1).join("service.toml"), "# sedikit\n");
    let overlay = two.overlay();
    let at_overlay = |code: &str| (code.to_owned(), overlay.to_str().unwrap().to_owned());
    let said = two.check();
    assert_eq!((said.exit, errors(&said)), (1, vec![at_overlay("ADO-002")]));
    let (installation, from) = (tempfile::tempdir().unwrap(), text(&two.adopter));
    drop(App::open(Settings::at(installation.path())).await.unwrap());
    run(&["publish", "--regency", &from, "--data", &text(&installation)])
        .ends_with(1)
        .says("Tidak ada yang diterbitkan");
    fs::remove_dir_all(two.adopter.path().join("packages")).unwrap();
    assert_eq!(errors(&two.check()), [at_overlay("ADO-001")]);
}

/// Gives out the files below a folder for so long as anybody asks.
fn served(folder: &Path) -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let (folder, port) = (folder.to_owned(), listener.local_addr().unwrap().port());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut asked = Vec::new();
            let mut chunk = [0; 1024];
            while !asked.windows(4).any(|end| end == b"\r\n\r\n") {
                let read = stream.read(&mut chunk).unwrap();
                asked.extend_from_slice(&chunk[..read]);
            }
            let asked = String::from_utf8(asked).unwrap();
            let path = asked.split(' ').nth(1).unwrap().trim_start_matches('/');
            let (status, body) = match fs::read(folder.join(path)) {
                Ok(body) => ("200 OK", body),
                Err(_) => ("404 Not Found", Vec::new()),
            };
            let head = format!(
                "HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
                body.len()
            );
            let _ = stream.write_all(&[head.into_bytes(), body].concat());
        }
    });
    format!("http://127.0.0.1:{port}")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_package_comes_from_any_server_that_gives_out_files() {
    let two = Regencies::new().await;
    two.build().ends_with(0);
    let key = two.sign();
    let address = served(two.place.path());
    run(&["package", "list", "--from", &address])
        .ends_with(0)
        .says(PACKAGE)
        .says("(versi 1)");
    let shown = run(&["package", "show", PACKAGE, "--from", &address, "--format", "json"]).ends_with(0);
    let shown: Value = serde_json::from_str(&shown.out).unwrap();
    assert_eq!(shown["signer"], key.as_str());
    let on_time = &shown["results"]["on_time"];
    assert!(
        on_time["of"].as_u64().unwrap() >= 5 && on_time["value"].as_u64() <= on_time["of"].as_u64(),
        "{shown}"
    );
    assert!(
        shown["results"]["median_minutes"]["value"].is_u64() && shown["results"]["satisfaction_hundredths"].is_null()
    );
    two.add_from(&address, &["--trust", &key, "--yes"]).ends_with(0);
    assert_eq!(errors(&two.check()), []);
    two.add_from("http://paket.example", &["--yes"])
        .ends_with(2)
        .says("bukan alamat https");
    run(&["package", "show", "99.01/disnaker/ak-9", "--from", &address])
        .ends_with(2)
        .says("tidak ada di");
}

//! A package of another regency, the overlay beside it, and what is decided when a newer version comes.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use maklumat_sop::{
    Index, Lock, Manifest, Newer, PackageName, ServiceTexts, Take, ThreeWay, check_adopted, conflict_file, merge,
    read_adopts, read_decisions, resolve,
};

use crate::parts::{joined, parts};
use crate::regency::{key, regency};
use crate::seeds::services;

pub fn run(bytes: &[u8]) {
    let [manifest, package, newer, overlay, lists] = parts(bytes);
    let _ = Manifest::read(&manifest).map(|manifest| manifest.write());
    let _ = PackageName::parse(manifest.lines().next().unwrap_or_default());
    let _ = Lock::read(&lists).map(|lock| lock.write());
    let _ = Index::read(&lists).map(|index| index.write());
    let decisions = read_decisions(&lists).unwrap_or_default();
    merged(&package, &newer, &overlay, &decisions);
    if let Some(Ok(adopts)) = read_adopts(&overlay) {
        let texts = |text| ServiceTexts { text, english: None };
        let resolved = resolve(&adopts, texts(&overlay), texts(&package));
        let _ = check_adopted(&resolved, &key(&overlay), regency());
    }
}

/// A merge is written only when everything is decided, and then it can be read again.
fn merged(package: &str, newer: &str, overlay: &str, decisions: &BTreeMap<String, Take>) {
    let texts = ThreeWay {
        before: package,
        theirs: newer,
        ours: overlay,
    };
    let Some(merge) = merge(texts, decisions) else {
        return;
    };
    let file = conflict_file(&merge, decisions);
    assert!(
        merge.undecided.is_empty() || read_decisions(&file).is_err(),
        "an undecided file was taken as decided"
    );
    let digest = "sha256:00";
    let _ = merge.overlay(overlay, Newer { version: 2, digest });
}

pub fn seeds(root: &Path) -> io::Result<Vec<Vec<u8>>> {
    let overlay = "[adopts]\npackage = \"99.02/dinas/izin\"\nversion = 1\ndigest = \"sha256:00\"\n\
        remove = [\"requirement.pbb\"]\n\n[adopts.positions]\nkepala-dinas = \"kepala-dinas\"\n\n\
        [service]\ndecree = \"kep-dpmptsp-2026\"\neffective = 2026-07-01\n\n[promise.selesai]\ntime = \"4 hari kerja\"\n";
    let manifest = "[package]\nname = \"99.02/dinas/izin\"\nversion = 1\n";
    let lists = "[\"promise.selesai.time\"]\ntake = \"ours\"\n";
    let seed = |text: &str| {
        let newer = text.replace("1 jam", "2 jam").replace("hari kerja", "jam");
        joined(&[manifest, text, &newer, overlay, lists])
    };
    Ok(services(root)?.iter().map(|service| seed(&service.text)).collect())
}

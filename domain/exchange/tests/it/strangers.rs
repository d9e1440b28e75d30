//! The reference models of the BPMN Model Interchange Working Group, where somebody has them. They are not ours to ship.

use maklumat_exchange::{definition, read_bpmn};
use maklumat_vocabulary::ServiceKey;

use crate::sample::{explained, regency};

#[test]
fn every_reference_model_is_read_and_what_is_lost_is_told() {
    let Some(folder) = std::env::var_os("MAKLUMAT_DATA").map(|data| std::path::Path::new(&data).join("bpmn-miwg"))
    else {
        eprintln!("skipped: MAKLUMAT_DATA names no folder with bpmn-miwg in it");
        return;
    };
    let regency = regency();
    let mut read = 0;
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    paths.sort();
    for path in paths
        .iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "bpmn"))
    {
        let bytes = std::fs::read(path).unwrap();
        let foreign = read_bpmn(&bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let imported = definition(&foreign, &ServiceKey::new("disdukcapil", "uji"), &regency);
        let checked = maklumat_sop::check(&imported.text, None, &ServiceKey::new("disdukcapil", "uji"), &regency);
        let is_toml = checked.findings.iter().all(|finding| finding.code.number != "TXT-001");
        assert!(is_toml, "{}\n{}", path.display(), imported.text);
        explained(&imported);
        let mut lost: Vec<&str> = foreign.found.iter().map(|finding| finding.code.number).collect();
        lost.sort_unstable();
        lost.dedup();
        eprintln!(
            "{}: {} activities, lost: {lost:?}",
            path.display(),
            foreign.activities.len()
        );
        read += 1;
    }
    assert!(read > 0, "there is no BPMN file in the folder");
}

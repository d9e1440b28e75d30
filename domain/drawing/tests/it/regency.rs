//! The fourteen services of the invented regency.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use maklumat_drawing::{Chart, lay_out};
use maklumat_sop::{CheckedSop, RegencySources, check, read_regency};
use maklumat_vocabulary::{Language, ServiceKey};

use crate::charts::paper;
use crate::laws::{broken, crossings};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../regency")
}

fn read(name: &str) -> String {
    std::fs::read_to_string(folder().join(name)).unwrap()
}

/// All services, each with the text it was read from.
pub(crate) fn services() -> Vec<(CheckedSop, String)> {
    let (organisation, calendar, law) = (read("organisation.toml"), read("calendar.toml"), read("law.toml"));
    let sources = RegencySources {
        organisation: &organisation,
        calendar: &calendar,
        law: &law,
        ..RegencySources::default()
    };
    let regency = Arc::new(read_regency(&sources).0);
    let mut services = Vec::new();
    let mut units: Vec<_> = std::fs::read_dir(folder().join("services"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    units.sort();
    for unit in units {
        let mut files: Vec<_> = std::fs::read_dir(&unit)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        files.sort();
        for file in files
            .iter()
            .filter(|file| !file.to_string_lossy().ends_with(".en.toml"))
        {
            let text = std::fs::read_to_string(file).unwrap();
            let name = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
            let key = ServiceKey::parse(&format!("{}/{}", name(&unit), name(file))).unwrap();
            services.push((check(&text, None, &key, &regency).sop.unwrap(), text));
        }
    }
    services
}

#[test]
fn every_service_is_drawn_by_the_laws_of_drawings() {
    let services = services();
    assert_eq!(services.len(), 14);
    for (sop, _) in services {
        let chart = Chart::of(sop.definition(), sop.regency(), Language::Indonesian);
        let measures = paper(chart.lanes.len());
        let layout = lay_out(&chart, &measures);
        let broken = broken(&chart, &measures, &layout);
        assert!(broken.is_empty(), "{}: {}", sop.definition().key, broken.join("\n"));
    }
}

#[test]
fn arrows_of_real_services_hardly_cross() {
    for (sop, _) in services() {
        let chart = Chart::of(sop.definition(), sop.regency(), Language::Indonesian);
        let layout = lay_out(&chart, &paper(chart.lanes.len()));
        let crossed: usize = layout.pages.iter().map(crossings).sum();
        assert!(
            crossed <= chart.arrows.len() / 3,
            "{}: {} arrows cross {crossed} times",
            sop.definition().key,
            chart.arrows.len()
        );
    }
}

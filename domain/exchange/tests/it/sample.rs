//! The invented regency, and files built here from their XML.

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use maklumat_exchange::Imported;
use maklumat_sop::{CheckedSop, Regency, RegencySources};
use maklumat_vocabulary::{Language, ServiceKey};
use zip::write::SimpleFileOptions;

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../regency")
}

pub(crate) fn regency() -> Arc<Regency> {
    let read = |name: &str| std::fs::read_to_string(root().join(name)).unwrap();
    let (organisation, calendar, law) = (read("organisation.toml"), read("calendar.toml"), read("law.toml"));
    let (regency, _) = maklumat_sop::read_regency(&RegencySources {
        organisation: &organisation,
        calendar: &calendar,
        law: &law,
        ..RegencySources::default()
    });
    Arc::new(regency)
}

/// A shipped service: its texts and what they say.
pub(crate) struct Service {
    pub(crate) key: ServiceKey,
    pub(crate) text: String,
    pub(crate) english: Option<String>,
    pub(crate) sop: CheckedSop,
}

pub(crate) fn services(regency: &Arc<Regency>) -> Vec<Service> {
    let mut services = Vec::new();
    for unit in std::fs::read_dir(root().join("services")).unwrap() {
        for file in std::fs::read_dir(unit.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            let Some(service) = name.strip_suffix(".toml").filter(|name| !name.ends_with(".en")) else {
                continue;
            };
            let unit = path.parent().unwrap().file_name().unwrap().to_str().unwrap();
            let key = ServiceKey::new(unit, service);
            let text = std::fs::read_to_string(&path).unwrap();
            let english = std::fs::read_to_string(path.with_extension("en.toml")).ok();
            let checked = maklumat_sop::check(&text, english.as_deref(), &key, regency);
            let sop = checked.sop.unwrap_or_else(|| panic!("{key} has errors"));
            services.push(Service {
                key,
                text,
                english,
                sop,
            });
        }
    }
    assert!(services.len() >= 13);
    services
}

/// An archive of these parts.
pub(crate) fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A workbook of one sheet: cells by name, and areas that are one cell.
pub(crate) fn workbook(sheet: &str, cells: &[(&str, &str)], merges: &[&str]) -> Vec<u8> {
    let cells: String = cells
        .iter()
        .map(|(at, words)| {
            let words = words.replace('&', "&amp;").replace('<', "&lt;");
            format!(r#"<c r="{at}" t="inlineStr"><is><t>{words}</t></is></c>"#)
        })
        .collect();
    let merges: String = merges
        .iter()
        .map(|area| format!(r#"<mergeCell ref="{area}"/>"#))
        .collect();
    let sheet_xml = format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row>{cells}</row></sheetData><mergeCells>{merges}</mergeCells></worksheet>"#
    );
    let workbook = format!(
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="{sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    );
    archive(&[
        ("xl/workbook.xml", &workbook),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
        ("xl/worksheets/sheet1.xml", &sheet_xml),
    ])
}

/// A Word file with this body.
pub(crate) fn document(body: &str) -> Vec<u8> {
    let xml = format!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"#
    );
    archive(&[("word/document.xml", &xml)])
}

/// Codes of findings with the place each is about.
pub(crate) fn told(imported: &Imported) -> Vec<(&'static str, String)> {
    imported
        .findings
        .iter()
        .map(|finding| (finding.code.number, finding.address.clone()))
        .collect()
}

/// Every finding explains itself in both languages and leaves no argument open.
pub(crate) fn explained(imported: &Imported) {
    for finding in &imported.findings {
        for language in Language::ALL {
            let words = finding.message.within(language);
            assert!(!words.is_empty() && !words.contains("{it}"), "{words}");
            assert!(finding.fix.is_some());
        }
    }
}

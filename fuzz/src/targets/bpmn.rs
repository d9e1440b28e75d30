//! A procedure of another program, as BPMN 2.0.

use std::io;
use std::path::Path;

use maklumat_exchange::{Exported, ForeignSop, Unreadable, definition, read_bpmn, write_bpmn};
use maklumat_sop::check;
use maklumat_vocabulary::{Language, ServiceKey};

use crate::regency::regency;
use crate::seeds::services;

pub fn run(bytes: &[u8]) {
    composed(read_bpmn(bytes));
}

/// What was read becomes the text of a draft, and that is checked like any other.
pub(super) fn composed(read: Result<ForeignSop, Unreadable>) {
    let Ok(procedure) = read else { return };
    let key = ServiceKey::new("dpmptsp", "contoh");
    let imported = definition(&procedure, &key, regency());
    for finding in &imported.findings {
        let _ = finding.message.within(Language::Indonesian);
    }
    let _ = check(&imported.text, imported.english.as_deref(), &key, regency());
}

/// The services of the furnished regency as we write them.
pub fn seeds(root: &Path) -> io::Result<Vec<Vec<u8>>> {
    let mut seeds = Vec::new();
    for service in services(root)? {
        let Some(key) = ServiceKey::parse(&service.key) else {
            continue;
        };
        let checked = check(&service.text, Some(&service.english), &key, regency());
        seeds.extend(checked.sop.map(|sop| {
            let exported = Exported {
                definition: sop.definition(),
                regency: regency(),
                text: &service.text,
                english: Some(&service.english),
            };
            write_bpmn(&exported).into_bytes()
        }));
    }
    Ok(seeds)
}

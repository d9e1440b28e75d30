//! `maklumat check --fix`: changes that are certain are written into the files, and told one by one.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use maklumat_sop::{Mending, Regency, mend};
use maklumat_vocabulary::Language;
use serde::Serialize;

use super::{Arguments, is_standard_input, regency_root};
use crate::exit::Stop;
use crate::files::{self, RegencyFolder, ServiceFile};
use crate::render;

/// A change with the file it was made in. The stable shape of `--format json`.
#[derive(Debug, Serialize)]
pub(super) struct Changed {
    code: &'static str,
    address: String,
    file: String,
    /// In the text as it was when the change was made.
    line: usize,
    before: String,
    after: String,
}

/// Mends the services at the paths; shared files are only checked.
pub(super) fn mend_all(arguments: &Arguments) -> Result<Vec<Changed>, Stop> {
    let here = [PathBuf::from(".")];
    let paths = if arguments.paths.is_empty() {
        &here[..]
    } else {
        &arguments.paths
    };
    if paths.iter().any(|path| is_standard_input(path)) {
        return Err(Stop::refused(
            "masukan baku tidak dapat diperbaiki di tempatnya",
            "Sebut berkasnya, atau hapus --fix.",
        ));
    }
    for path in paths {
        files::exists(path)?;
    }
    let folder = RegencyFolder::read(&regency_root(arguments, paths)?)?;
    let regency = Arc::new(maklumat_sop::read_regency(&folder.sources()).0);
    let mut changed = Vec::new();
    for path in paths {
        let mut found = Vec::new();
        files::collect(path, &mut found)?;
        let services = found
            .iter()
            .filter(|path| files::shared_by(path).is_none() && !files::is_overlay(path));
        for path in services {
            changed.extend(mend_one(path, arguments, &regency)?);
        }
    }
    Ok(changed)
}

/// One service; what is no service, or no text, is left to the findings.
fn mend_one(path: &Path, arguments: &Arguments, regency: &Arc<Regency>) -> Result<Vec<Changed>, Stop> {
    let Ok(file) = ServiceFile::read(path, arguments.key.as_ref()) else {
        return Ok(Vec::new());
    };
    if file.text.torn_at.is_some() {
        return Ok(Vec::new());
    }
    let english = file.english.as_ref().map(|english| english.text.as_str());
    let mended = mend(&file.text.text, english, &file.key, regency);
    if mended.changes.is_empty() {
        return Ok(Vec::new());
    }
    fs::write(path, &mended.text).map_err(|error| {
        Stop::fault(
            format!("{}: tidak dapat ditulis: {error}", path.display()),
            "Periksa izin berkas itu.",
        )
    })?;
    let name = path.display().to_string();
    Ok(mended
        .changes
        .into_iter()
        .map(|change| changed(&name, change))
        .collect())
}

fn changed(file: &str, change: Mending) -> Changed {
    Changed {
        code: change.code.number,
        address: change.address,
        file: file.to_owned(),
        line: change.line,
        before: change.before,
        after: change.after,
    }
}

pub(super) fn tell(changes: &[Changed], was_asked: bool, language: Language) {
    let says = |id: &'static str, en: &'static str| match language {
        Language::Indonesian => id,
        Language::English => en,
    };
    for change in changes {
        let after = if change.after.is_empty() {
            says("(dihapus)", "(removed)")
        } else {
            &change.after
        };
        render::line(format!(
            "{}:{}: {} {} -> {}",
            change.file,
            change.line,
            change.code,
            change.before.trim(),
            after
        ));
    }
    if was_asked {
        let words = says("perubahan ditulis", "changes written");
        render::line(format!("{} {words}\n", changes.len()));
    }
}

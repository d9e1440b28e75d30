//! Where seeds come from: the texts of the furnished regency, and the small texts that each break one rule.

use std::io;
use std::path::{Path, PathBuf};

/// A definition and its English texts.
pub(crate) struct Service {
    /// `unit/service`.
    pub(crate) key: String,
    pub(crate) text: String,
    pub(crate) english: String,
}

/// Every service of the furnished regency, in the order of its path.
pub(crate) fn services(root: &Path) -> io::Result<Vec<Service>> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for unit in std::fs::read_dir(root.join("regency/services"))? {
        for file in std::fs::read_dir(unit?.path())? {
            paths.push(file?.path());
        }
    }
    paths.retain(|path| {
        let name = path.to_string_lossy();
        name.ends_with(".toml") && !name.ends_with(".en.toml")
    });
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let part = |path: Option<&std::ffi::OsStr>| path.unwrap_or_default().to_string_lossy().into_owned();
            let unit = part(path.parent().and_then(Path::file_name));
            Ok(Service {
                key: format!("{unit}/{}", part(path.file_stem())),
                text: std::fs::read_to_string(path)?,
                english: std::fs::read_to_string(path.with_extension("en.toml")).unwrap_or_default(),
            })
        })
        .collect()
}

/// The fixtures of the rules: small definitions, each with something wrong, and each naming the service it is read as.
pub(crate) fn faulty(root: &Path) -> io::Result<Vec<Vec<u8>>> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for file in std::fs::read_dir(root.join("domain/sop/tests/rules"))? {
        paths.push(file?.path());
    }
    paths.sort();
    paths.iter().filter(|path| path.is_file()).map(std::fs::read).collect()
}

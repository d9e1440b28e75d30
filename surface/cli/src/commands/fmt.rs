//! `maklumat fmt`: the usual order and spacing of a definition.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::exit::{Exit, Stop};
use crate::files;
use crate::render;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Berkas atau folder layanan. Files or folders.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Hanya memeriksa, tidak mengubah. Only tells which files would change.
    #[arg(long)]
    check: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Stop> {
    let mut found = Vec::new();
    for path in &arguments.paths {
        files::collect(path, &mut found)?;
    }
    let mut changed = false;
    let mut unread = false;
    for path in found {
        let Some((text, tidy)) = laid_out(&path) else {
            unread = true;
            render::aside(format!(
                "{}: dibiarkan apa adanya, karena masih ada yang tidak terbaca; jalankan maklumat check",
                path.display()
            ));
            continue;
        };
        if tidy == text {
            continue;
        }
        changed = true;
        render::line(path.display().to_string());
        if !arguments.check {
            replace(&path, &tidy)
                .map_err(|error| Stop::fault(format!("{}: {error}", path.display()), "Periksa izin dan ruang disk."))?;
        }
    }
    Ok(if arguments.check && (changed || unread) {
        Exit::Findings
    } else {
        Exit::Fine
    })
}

/// The text of a file as it is and as it is usual, if it can be read.
fn laid_out(path: &Path) -> Option<(String, String)> {
    let text = fs::read_to_string(path).ok()?;
    let tidy = maklumat_sop::format(&text).ok()?;
    Some((text, tidy))
}

/// Writes aside and renames, so that a full disk or a cut leaves either the old text or the new one.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    // A link stays a link: what it points to is replaced.
    let path = fs::canonicalize(path)?;
    let aside = path.with_extension("toml.baru");
    let written = fs::write(&aside, text)
        .and_then(|()| fs::set_permissions(&aside, fs::metadata(&path)?.permissions()))
        .and_then(|()| fs::File::open(&aside)?.sync_all())
        .and_then(|()| fs::rename(&aside, &path));
    if written.is_err() {
        let _ = fs::remove_file(&aside);
    }
    written
}

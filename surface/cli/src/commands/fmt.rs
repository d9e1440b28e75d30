//! `maklumat fmt`: the usual order and spacing of a definition.

use std::fs;
use std::path::PathBuf;

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
    for path in found {
        let text = fs::read_to_string(&path).map_err(|error| {
            Stop::fault(
                format!("{}: {error}", path.display()),
                "Periksa nama dan isi berkas itu.",
            )
        })?;
        let Ok(tidy) = maklumat_sop::format(&text) else {
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
            fs::write(&path, tidy)
                .map_err(|error| Stop::fault(format!("{}: {error}", path.display()), "Periksa izin dan ruang disk."))?;
        }
    }
    Ok(if changed && arguments.check {
        Exit::Findings
    } else {
        Exit::Fine
    })
}

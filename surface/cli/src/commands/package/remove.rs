//! `maklumat package remove`: a service is no longer adopted. What it said can stay, as a file of one's own.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use maklumat_sop::read_adopts;
use maklumat_vocabulary::ServiceKey;

use super::{adopted_file, root_of, service_file, service_key};
use crate::adopted::{PACKAGES, package_folder};
use crate::exit::{Exit, Stop};
use crate::files::{self, Text};
use crate::packages::{read_lock, write, write_lock};
use crate::render;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Layanan yang diadopsi. The adopted service.
    #[arg(value_name = "UNIT/SERVICE", value_parser = service_key)]
    service: ServiceKey,
    /// Folder kabupaten. The regency folder.
    #[arg(long, value_name = "DIR", default_value = ".")]
    regency: PathBuf,
    /// Menyimpan naskah utuhnya sebagai berkas layanan sendiri. Keeps the whole text as a file of one's own.
    #[arg(long)]
    keep_text: bool,
}

/// Versions that were published stay what they are: this is about the files alone.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Stop> {
    let root = root_of(&arguments.regency)?;
    let key = &arguments.service;
    let file = if arguments.keep_text {
        adopted_file(&root, key)?
    } else {
        service_file(&root, key)?
    };
    let Some(adoption) = &file.adoption else {
        return Err(Stop::refused(
            format!("layanan {key} tidak mengadopsi paket"),
            "Hapus berkasnya sendiri bila memang tidak dipakai lagi.",
        ));
    };
    let adopts = read_adopts(&adoption.overlay.text).and_then(Result::ok);
    let english_path = file.path.with_extension("en.toml");
    if arguments.keep_text {
        write(&file.path, &file.text.text)?;
        if let Some(english) = &file.english {
            write(&english_path, &english.text)?;
        }
    } else {
        delete(&file.path)?;
        if adoption.english.is_some() {
            delete(&english_path)?;
        }
    }
    if let Some(adopts) = adopts
        && !is_used_elsewhere(&root, &(adopts.package.clone(), adopts.version))?
    {
        let mut lock = read_lock(&root)?;
        lock.entries.remove(&(adopts.package.clone(), adopts.version));
        write_lock(&root, &lock)?;
        let folder = package_folder(&root, &adopts);
        if folder.is_dir() {
            fs::remove_dir_all(&folder).map_err(|error| cannot_delete(&folder, &error))?;
        }
        let above = folder
            .ancestors()
            .skip(1)
            .take_while(|above| *above != root.join(PACKAGES));
        for empty in above {
            // A folder with other packages in it stays.
            if fs::remove_dir(empty).is_err() {
                break;
            }
        }
    }
    render::line(if arguments.keep_text {
        format!("{key} kini berkas sendiri: {}", file.path.display())
    } else {
        format!("{key} tidak lagi mengadopsi paket; berkasnya dihapus.")
    });
    Ok(Exit::Fine)
}

/// Whether another service of the regency adopts the same version.
fn is_used_elsewhere(root: &Path, name: &(maklumat_sop::PackageName, u32)) -> Result<bool, Stop> {
    let mut paths = Vec::new();
    files::collect(&root.join("services"), &mut paths)?;
    let adopts = |path: &PathBuf| read_adopts(&Text::read(path).ok()?.text)?.ok();
    let mut others = paths.iter().filter_map(adopts);
    Ok(others.any(|adopts| (adopts.package, adopts.version) == *name))
}

fn delete(path: &Path) -> Result<(), Stop> {
    fs::remove_file(path).map_err(|error| cannot_delete(path, &error))
}

fn cannot_delete(path: &Path, error: &std::io::Error) -> Stop {
    Stop::fault(
        format!("{}: tidak dapat dihapus: {error}", path.display()),
        "Periksa izin folder itu.",
    )
}

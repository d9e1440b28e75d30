//! `maklumat export bpmn`: a definition as BPMN 2.0, without an installation.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use maklumat_exchange::{Exported, write_bpmn};
use maklumat_vocabulary::ServiceKey;

use crate::exit::{Exit, Stop};
use crate::files::{RegencyFolder, ServiceFile};
use crate::render;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Layanan, misalnya disdukcapil/ktp-el. The service.
    #[arg(value_name = "UNIT/SERVICE", value_parser = service_key)]
    service: ServiceKey,
    /// Folder kabupaten dengan organisation.toml, calendar.toml, law.toml. The regency folder.
    #[arg(long, value_name = "DIR")]
    regency: Option<PathBuf>,
    /// Berkas BPMN; tanpa ini ke keluaran baku. The file; else standard output.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Exit, Stop> {
    let root = match &arguments.regency {
        Some(root) => root.clone(),
        None => RegencyFolder::around(Path::new(".")).ok_or_else(|| {
            Stop::refused(
                "folder kabupaten tidak ditemukan: tidak ada organisation.toml di sini atau di atasnya",
                "Sebut dengan --regency FOLDER.",
            )
        })?,
    };
    let folder = RegencyFolder::read(&root)?;
    let regency = Arc::new(maklumat_sop::read_regency(&folder.sources()).0);
    let key = &arguments.service;
    let path = root.join("services").join(format!("{key}.toml"));
    crate::files::exists(&path)?;
    let file = ServiceFile::read(&path, Some(key)).map_err(|unfit| unfit.stop(&path))?;
    let english = file.english.as_ref().map(|english| english.text.as_str());
    let checked = maklumat_sop::check(&file.text.text, english, key, &regency);
    let Some(sop) = checked.sop else {
        let errors = checked.findings.iter().filter(|finding| finding.is_error()).count();
        return Err(Stop {
            exit: Exit::Findings,
            what: format!("{}: ada {errors} kesalahan", path.display()),
            then: format!("Jalankan maklumat check {} dan perbaiki lebih dahulu.", path.display()),
        });
    };
    let bpmn = write_bpmn(&Exported {
        definition: sop.definition(),
        regency: &regency,
        text: &file.text.text,
        english,
    });
    match &arguments.output {
        Some(output) => {
            std::fs::write(output, bpmn).map_err(|error| {
                Stop::fault(
                    format!("{}: tidak dapat ditulis: {error}", output.display()),
                    "Periksa nama folder, izin, dan ruang disk.",
                )
            })?;
            render::line(output.display().to_string());
        }
        None => render::line(bpmn.trim_end()),
    }
    Ok(Exit::Fine)
}

fn service_key(text: &str) -> Result<ServiceKey, String> {
    ServiceKey::parse(text).ok_or_else(|| "tulis satuan-kerja/layanan, misalnya disdukcapil/ktp-el".to_owned())
}

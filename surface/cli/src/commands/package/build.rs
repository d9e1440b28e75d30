//! `maklumat package build`: a service becomes a folder that others can adopt.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use maklumat_app::{App, Period, PeriodChoice};
use maklumat_calendar::Date;
use maklumat_sop::{Digests, INDEX_FILE, Index, Listed, Manifest, Results, check, read_regency};
use maklumat_vocabulary::ServiceKey;

use super::{root_of, service_file, service_key, words};
use crate::adopted::digest_of;
use crate::config::Installation;
use crate::exit::{Exit, Stop};
use crate::files::RegencyFolder;
use crate::packages::{Whole, write};
use crate::{render, server};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Layanan yang dipaketkan. The service.
    #[arg(value_name = "UNIT/SERVICE", value_parser = service_key)]
    service: ServiceKey,
    /// Folder kabupaten. The regency folder.
    #[arg(long, value_name = "DIR", default_value = ".")]
    regency: PathBuf,
    /// Tempat paket; dibuat bila belum ada. The place of packages, made if need be.
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
    /// Menyertakan hasil terukur dari pemasangan di --data. Adds the results measured in the installation.
    #[arg(long)]
    with_results: bool,
    /// Hari pertama hasil; tanpa ini 180 hari terakhir. First day of the results, else the last 180 days.
    #[arg(long, value_name = "DATE", requires = "with_results")]
    since: Option<Date>,
    #[command(flatten)]
    installation: Installation,
}

/// Days of results where nobody says since when.
const DAYS: i64 = 180;

pub(super) fn run(arguments: Arguments) -> Result<Exit, Stop> {
    let root = root_of(&arguments.regency)?;
    let results = if arguments.with_results {
        server::wait_for(measured(&arguments))?
    } else {
        None
    };
    let whole = built(&root, &arguments.service, results)?;
    let folder = arguments
        .to
        .join(whole.manifest.package.to_string())
        .join(whole.manifest.version.to_string());
    if folder.exists() {
        return Err(Stop::refused(
            format!(
                "{} sudah ada, dan versi yang sudah diberikan tidak berubah lagi",
                folder.display()
            ),
            "Naikkan version di berkas layanan, atau hapus folder itu bila belum diberikan kepada siapa pun.",
        ));
    }
    whole.write_into(&arguments.to)?;
    list(&arguments.to, &whole.manifest)?;
    render::line(format!(
        "{} versi {}: {}",
        whole.manifest.package,
        whole.manifest.version,
        folder.display()
    ));
    for line in words::lines(&whole.manifest, maklumat_vocabulary::Language::Indonesian) {
        render::line(line);
    }
    render::line("Belum ditandatangani. Lanjutkan dengan maklumat package sign.");
    Ok(Exit::Fine)
}

/// A package of what is published: without errors, and established by a decree.
fn built(root: &Path, key: &ServiceKey, results: Option<Results>) -> Result<Whole, Stop> {
    let file = service_file(root, key)?;
    let shared = RegencyFolder::read(root)?;
    let regency = Arc::new(read_regency(&shared.sources()).0);
    let english = file.english.as_ref().map(|english| english.text.clone());
    let is_refused = file.adoption.as_ref().is_some_and(crate::adopted::Adoption::is_refused);
    let checked = check(&file.text.text, english.as_deref(), key, &regency);
    let Some(sop) = checked.sop.filter(|_| !is_refused && file.text.torn_at.is_none()) else {
        return Err(Stop::refused(
            format!("layanan {key} masih punya kesalahan"),
            "Jalankan maklumat check dan perbaiki dahulu.",
        ));
    };
    if sop.definition().decree.is_none() {
        return Err(Stop::refused(
            format!("layanan {key} masih rancangan: belum ada keputusan yang menetapkannya"),
            "Tulis decree setelah ditetapkan, lalu ulangi.",
        ));
    }
    let (digest, english_digest) = (digest_of(&file.text.text), english.as_deref().map(digest_of));
    let digests = Digests {
        text: &digest,
        english: english_digest.as_deref(),
    };
    let today = regency.zone.date(maklumat_app::Clock::System.now());
    let manifest = Manifest::of(sop.definition(), &regency, digests, today, results);
    Ok(Whole {
        manifest_text: manifest.write(),
        manifest,
        text: file.text.text,
        english,
        seal: None,
    })
}

async fn measured(arguments: &Arguments) -> Result<Option<Results>, Stop> {
    let app = App::open_as_it_is(arguments.installation.settings())
        .await
        .map_err(server::cannot_open)?;
    let today = app.today();
    let since = arguments.since.unwrap_or_else(|| {
        let days = std::time::Duration::from_secs(DAYS.unsigned_abs() * 86_400);
        today.checked_sub(days).unwrap_or(today)
    });
    let period = Period {
        choice: PeriodChoice::Between,
        ..Period::between(since, today, today)
    };
    app.package_results(&arguments.service, period)
        .await
        .map_err(server::problem)
}

/// Says in the index that there is a further version.
fn list(place: &Path, manifest: &Manifest) -> Result<(), Stop> {
    let path = place.join(INDEX_FILE);
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    let mut index = Index::read(&text).map_err(|_| {
        Stop::refused(
            format!("{}: tidak dapat dibaca", path.display()),
            "Perbaiki atau hapus berkas itu; isinya ditulis lagi oleh maklumat package build.",
        )
    })?;
    let listed: &mut Listed = index.packages.entry(manifest.package.clone()).or_default();
    listed.title.clone_from(&manifest.title);
    listed.versions.insert(manifest.version);
    write(&path, &index.write())
}

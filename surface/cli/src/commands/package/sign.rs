//! `maklumat package sign`: the office vouches for a package.

use std::path::PathBuf;

use clap::Args;
use maklumat_app::App;
use maklumat_credential::digest;
use maklumat_sop::SIGNATURE_FILE;

use crate::config::Installation;
use crate::exit::{Exit, Stop};
use crate::packages::{Place, Wanted, write};
use crate::{render, server};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Paket, misalnya 99.01/disnaker/ak-1; `@2` menyebut versinya. The package, with `@2` a version of it.
    #[arg(value_parser = Wanted::parse)]
    package: Wanted,
    /// Folder tempat paket. The folder of packages.
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
    #[command(flatten)]
    installation: Installation,
}

pub(super) fn run(arguments: Arguments) -> Result<Exit, Stop> {
    let place = Place::Folder(arguments.to.clone());
    let whole = place.package(&arguments.package)?;
    let manifest = &whole.manifest;
    let folder = arguments
        .to
        .join(manifest.package.to_string())
        .join(manifest.version.to_string());
    server::with_runtime(async move {
        let app = App::open_as_it_is(arguments.installation.settings())
            .await
            .map_err(server::cannot_open)?;
        let code = app.regency().code.clone();
        if !code.is_empty() && code != whole.manifest.package.code {
            return Err(Stop::refused(
                format!(
                    "paket ini dari daerah {}, sedangkan pemasangan ini milik {code}",
                    whole.manifest.package.code
                ),
                "Tandatangani hanya paket dari daerah sendiri.",
            ));
        }
        let seal = app.sign_package(&digest(whole.manifest_text.as_bytes()));
        let signer = maklumat_credential::PackageSeal::parse(&seal).map(|seal| seal.signer.to_string());
        write(&folder.join(SIGNATURE_FILE), &seal)?;
        render::line(format!(
            "{} versi {} ditandatangani.",
            whole.manifest.package, whole.manifest.version
        ));
        render::line(format!("Kunci: {}", signer.unwrap_or_default()));
        Ok(Exit::Fine)
    })
}

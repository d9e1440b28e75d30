//! `maklumat package add`: a package comes into a regency folder, locked, with an overlay to write changes into.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use maklumat_sop::{Wanting, new_overlay, read_regency, wanting};
use maklumat_vocabulary::{Language, ServiceKey};

use super::super::Tongue;
use super::{root_of, service_key, service_path, show};
use crate::adopted::PACKAGES;
use crate::exit::{Exit, Stop};
use crate::files::RegencyFolder;
use crate::packages::{Place, Wanted, Whole, read_lock, write, write_lock};
use crate::render;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Paket, misalnya 99.01/disnaker/ak-1; `@2` menyebut versinya. The package, with `@2` a version of it.
    #[arg(value_parser = Wanted::parse)]
    package: Wanted,
    /// Folder atau alamat https tempat paket. Folder or https address of the packages.
    #[arg(long, value_name = "PLACE")]
    from: String,
    /// Folder kabupaten. The regency folder.
    #[arg(long, value_name = "DIR", default_value = ".")]
    regency: PathBuf,
    /// Layanan ini di sini; tanpa ini sama dengan di paket. What the service is here, else as in the package.
    #[arg(long = "as", value_name = "UNIT/SERVICE", value_parser = service_key)]
    key: Option<ServiceKey>,
    /// Jabatan di paket = jabatan di sini; boleh berulang. Position of the package = position here.
    #[arg(long = "position", value_name = "THEIRS=OURS", value_parser = pair)]
    positions: Vec<(String, String)>,
    /// Kunci umum yang dipercaya, atau berkas dari /kunci; boleh berulang. A public key to trust, or a file of keys.
    #[arg(long, value_name = "KEY")]
    trust: Vec<String>,
    /// Menulis; tanpa ini hanya menampilkan. Writes; without it nothing but the package is shown.
    #[arg(long)]
    yes: bool,
    /// Bahasa keterangan. Language of what is said.
    #[arg(long, value_enum, default_value_t)]
    language: Tongue,
}

pub(super) fn run(arguments: &Arguments) -> Result<Exit, Stop> {
    let language = Language::from(arguments.language);
    let root = root_of(&arguments.regency)?;
    let mut lock = read_lock(&root)?;
    let whole = Place::parse(&arguments.from).package(&arguments.package)?;
    let signer = whole.trusted(&lock, &arguments.trust)?;
    let manifest = &whole.manifest;
    let key = arguments
        .key
        .clone()
        .unwrap_or_else(|| manifest.package.service.clone());
    let path = service_path(&root, &key);
    if path.exists() {
        return Err(Stop::refused(
            format!("layanan {key} sudah ada ({})", path.display()),
            "Sebut nama lain dengan --as, atau perbarui dengan maklumat package upgrade.",
        ));
    }
    let shared = RegencyFolder::read(&root)?;
    let regency = read_regency(&shared.sources()).0;
    if regency.unit(&key.unit).is_none() {
        return Err(Stop::refused(
            format!("satuan kerja `{}` tidak ada di organisation.toml", key.unit),
            "Sebut satuan kerja di sini dengan --as satuan-kerja/layanan.",
        ));
    }
    let mapped: BTreeMap<String, String> = arguments.positions.iter().cloned().collect();
    if let Some(stranger) = mapped.keys().find(|name| !manifest.positions.contains_key(*name)) {
        let known: Vec<&str> = manifest.positions.keys().map(String::as_str).collect();
        return Err(Stop::refused(
            format!("paket ini tidak punya jabatan `{stranger}`"),
            &format!("Pakai salah satu: {}.", known.join(", ")),
        ));
    }
    let missing = wanting(manifest, &regency, &key, &mapped);
    show::introduce(&whole, language);
    still_to_do(&missing, language);
    if !arguments.yes {
        render::line(match language {
            Language::Indonesian => "Belum ada yang ditulis. Ulangi dengan --yes untuk mengadopsi.",
            Language::English => "Nothing is written yet. Repeat with --yes to adopt it.",
        });
        return Ok(Exit::Fine);
    }
    take_in(&root, &whole, &mut lock, signer)?;
    write(&path, &new_overlay(manifest, &missing, &mapped))?;
    render::line(match language {
        Language::Indonesian => format!(
            "{key} mengadopsi {}. Tulis perubahan di {}.",
            manifest.package,
            path.display()
        ),
        Language::English => format!(
            "{key} adopts {}. Write changes into {}.",
            manifest.package,
            path.display()
        ),
    });
    Ok(Exit::Fine)
}

/// The package into the folder, then the lock: what lies there without a lock is not believed.
pub(super) fn take_in(
    root: &Path,
    whole: &Whole,
    lock: &mut maklumat_sop::Lock,
    signer: maklumat_credential::VerifyingKey,
) -> Result<(), Stop> {
    let name = (whole.manifest.package.clone(), whole.manifest.version);
    let locked = whole.locked(signer);
    if let Some(known) = lock.entries.get(&name)
        && (known.digest != locked.digest || known.english != locked.english)
    {
        return Err(Stop::refused(
            format!("{} versi {} di sini berbeda dari yang dahulu dikunci", name.0, name.1),
            "Versi yang sudah diberikan tidak boleh berubah; tanyakan kepada daerah asal.",
        ));
    }
    whole.write_into(&root.join(PACKAGES))?;
    lock.entries.insert(name, locked);
    write_lock(root, lock)
}

fn still_to_do(missing: &Wanting, language: Language) {
    let say = |id: String, en: String| {
        render::line(match language {
            Language::Indonesian => id,
            Language::English => en,
        });
    };
    say(
        "Yang harus ditulis sendiri:".to_owned(),
        "What you have to write yourself:".to_owned(),
    );
    say(
        "  keputusan (decree) dan tanggal berlaku (effective) daerah sendiri".to_owned(),
        "  a decree and an effective date of your own".to_owned(),
    );
    for (position, name) in &missing.positions {
        say(
            format!("  jabatan di sini untuk `{position}` ({name})"),
            format!("  the position here for `{position}` ({name})"),
        );
    }
    for (law, title) in &missing.laws {
        say(
            format!("  peraturan sendiri untuk `{law}` ({title}): di law.toml, atau ganti kutipannya"),
            format!("  a regulation of your own for `{law}` ({title}): in law.toml, or cite another"),
        );
    }
    for (law, there, here) in &missing.other_laws {
        say(
            format!("  periksa `{law}`: di sana \"{there}\", di sini \"{here}\""),
            format!("  look at `{law}`: there it is \"{there}\", here \"{here}\""),
        );
    }
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (theirs, ours) = text
        .split_once('=')
        .ok_or_else(|| format!("`{text}` bukan JABATAN-PAKET=JABATAN-SENDIRI"))?;
    Ok((theirs.trim().to_owned(), ours.trim().to_owned()))
}

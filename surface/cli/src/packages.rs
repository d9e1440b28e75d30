//! Packages where they lie: a folder, or the same folder given out by any web server. What was changed, cut off or signed
//! by a stranger is refused in words.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use maklumat_app::{Unfetched, fetch};
use maklumat_credential::{KeyRing, PackageSeal, PackageSealError, VerifyingKey, digest};
use maklumat_sop::{
    ENGLISH_FILE, INDEX_FILE, Index, LOCK_FILE, Lock, Locked, MANIFEST_FILE, Manifest, PackageName, SERVICE_FILE,
    SIGNATURE_FILE,
};
use maklumat_vocabulary::{Diagnostic, Language};

use crate::adopted::{PACKAGES, digest_of};
use crate::exit::Stop;

/// More of one file is not read.
const MOST_BYTES: u64 = 1024 * 1024;

/// Where packages lie.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    Folder(PathBuf),
    /// `https://...`, without a slash at its end.
    Web(String),
}

/// A package that is whole: every text has the digest its manifest says, and the manifest its signature.
#[derive(Debug)]
pub(crate) struct Whole {
    pub(crate) manifest: Manifest,
    pub(crate) manifest_text: String,
    pub(crate) text: String,
    pub(crate) english: Option<String>,
    /// Who signed it; nobody yet, right after it was built.
    pub(crate) seal: Option<(PackageSeal, String)>,
}

/// A package and which version of it; none means the newest.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    pub(crate) package: PackageName,
    pub(crate) version: Option<u32>,
}

impl Wanted {
    /// Reads `99.01/disnaker/ak-1` or `99.01/disnaker/ak-1@2`.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` bukan nama paket, misalnya 99.01/disnaker/ak-1 atau 99.01/disnaker/ak-1@2");
        let (name, version) = match text.split_once('@') {
            Some((name, version)) => (name, Some(version.parse::<u32>().map_err(|_| wrong())?)),
            None => (text, None),
        };
        let package = PackageName::parse(name).ok_or_else(wrong)?;
        Ok(Self { package, version })
    }
}

impl Place {
    pub(crate) fn parse(text: &str) -> Self {
        if text.contains("://") {
            Self::Web(text.trim_end_matches('/').to_owned())
        } else {
            Self::Folder(PathBuf::from(text))
        }
    }

    /// What there is.
    pub(crate) fn index(&self) -> Result<Index, Stop> {
        let text = self.read(INDEX_FILE)?.ok_or_else(|| {
            Stop::refused(
                format!("tidak ada {INDEX_FILE} di {self}"),
                "Sebut tempat paket yang dibuat dengan maklumat package build.",
            )
        })?;
        Index::read(&text).map_err(|found| damaged(&format!("{self}/{INDEX_FILE}"), &text, &found))
    }

    /// A package, with everything about it checked but whom to trust.
    pub(crate) fn package(&self, wanted: &Wanted) -> Result<Whole, Stop> {
        let version = match wanted.version {
            Some(version) => version,
            None => self.newest(&wanted.package)?,
        };
        let at = format!("{}/{version}", wanted.package);
        let whole = self.opened(&at)?;
        if whole.manifest.package != wanted.package || whole.manifest.version != version {
            return Err(altered(
                &format!("{self}/{at}"),
                "isinya paket lain daripada yang disebut tempatnya",
            ));
        }
        Ok(whole)
    }

    fn newest(&self, package: &PackageName) -> Result<u32, Stop> {
        let index = self.index()?;
        let versions = index.packages.get(package).map(|listed| &listed.versions);
        versions.and_then(|versions| versions.last().copied()).ok_or_else(|| {
            Stop::refused(
                format!("paket {package} tidak ada di {self}"),
                "Lihat yang ada dengan maklumat package list --from TEMPAT.",
            )
        })
    }

    fn opened(&self, at: &str) -> Result<Whole, Stop> {
        let shown = format!("{self}/{at}");
        let needed = |name: &str| {
            self.read(&format!("{at}/{name}"))?
                .ok_or_else(|| altered(&shown, &format!("{name} tidak ada")))
        };
        let manifest_text = needed(MANIFEST_FILE)?;
        let manifest = Manifest::read(&manifest_text)
            .map_err(|found| damaged(&format!("{shown}/{MANIFEST_FILE}"), &manifest_text, &found))?;
        let text = needed(SERVICE_FILE)?;
        if digest_of(&text) != manifest.digest {
            return Err(altered(
                &shown,
                &format!("{SERVICE_FILE} bukan naskah yang disebut package.toml"),
            ));
        }
        let english = match &manifest.english_digest {
            Some(expected) => {
                let english = needed(ENGLISH_FILE)?;
                if digest_of(&english) != *expected {
                    return Err(altered(
                        &shown,
                        &format!("{ENGLISH_FILE} bukan naskah yang disebut package.toml"),
                    ));
                }
                Some(english)
            }
            None => None,
        };
        let seal = self.read(&format!("{at}/{SIGNATURE_FILE}"))?;
        let seal = seal.map(|text| sealed(&text, &manifest_text, &shown)).transpose()?;
        Ok(Whole {
            manifest,
            manifest_text,
            text,
            english,
            seal,
        })
    }

    /// The text of a file; `None` where there is none.
    fn read(&self, path: &str) -> Result<Option<String>, Stop> {
        let bytes = match self {
            Self::Folder(folder) => read_file(&folder.join(path))?,
            Self::Web(address) => match fetch(&format!("{address}/{path}"), MOST_BYTES) {
                Ok(bytes) => Some(bytes),
                Err(Unfetched::Absent) => None,
                Err(unfetched) => return Err(not_fetched(&format!("{address}/{path}"), &unfetched)),
            },
        };
        let text = bytes
            .map(|bytes| String::from_utf8(bytes).map_err(|_| altered(&format!("{self}/{path}"), "bukan teks UTF-8")));
        text.transpose()
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Folder(folder) => write!(f, "{}", folder.display()),
            Self::Web(address) => f.write_str(address),
        }
    }
}

fn read_file(path: &Path) -> Result<Option<Vec<u8>>, Stop> {
    let too_long = |length: u64| length > MOST_BYTES;
    match fs::metadata(path) {
        Ok(found) if too_long(found.len()) => Err(altered(&path.display().to_string(), "terlalu panjang")),
        Ok(_) => fs::read(path).map(Some).map_err(|error| cannot_read(path, &error)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(cannot_read(path, &error)),
    }
}

fn cannot_read(path: &Path, error: &io::Error) -> Stop {
    Stop::fault(
        format!("{}: tidak dapat dibaca: {error}", path.display()),
        "Periksa nama dan izin berkas itu.",
    )
}

fn not_fetched(address: &str, unfetched: &Unfetched) -> Stop {
    match unfetched {
        Unfetched::Unsafe => Stop::refused(
            format!("{address}: bukan alamat https"),
            "Pakai alamat yang dimulai dengan https://, atau unduh foldernya.",
        ),
        Unfetched::Absent => Stop::refused(format!("{address}: tidak ada"), "Periksa alamat itu."),
        Unfetched::TooLong => altered(address, "terlalu panjang"),
        Unfetched::Failed(cause) => Stop::fault(
            format!("{address}: tidak dapat diambil: {cause}"),
            "Periksa jaringan dan alamatnya, lalu coba lagi.",
        ),
    }
}

fn sealed(text: &str, manifest: &str, shown: &str) -> Result<(PackageSeal, String), Stop> {
    let seal = PackageSeal::parse(text).map_err(|error| {
        let what = match error {
            PackageSealError::NotOurs => "tanda tangannya bukan tanda tangan paket",
            PackageSealError::Altered => "tanda tangannya rusak atau diubah",
        };
        altered(shown, what)
    })?;
    if seal.digest != digest(manifest.as_bytes()) {
        return Err(altered(shown, "package.toml bukan yang ditandatangani"));
    }
    Ok((seal, text.to_owned()))
}

/// A package that is not what its origin gave out.
fn altered(shown: &str, what: &str) -> Stop {
    Stop::refused(
        format!("{shown}: paket ditolak: {what}"),
        "Ambil lagi dari daerah asalnya; bila tetap begitu, beri tahu mereka.",
    )
}

fn damaged(shown: &str, text: &str, found: &[Diagnostic]) -> Stop {
    let first = found.first().map(|finding| {
        let line = finding.span.position(text).line;
        format!("baris {line}: {}", finding.message.within(Language::Indonesian))
    });
    altered(shown, &first.unwrap_or_else(|| "tidak dapat dibaca".to_owned()))
}

impl Whole {
    /// The signer, if the package is of somebody who is trusted: by an earlier package of the same regency, or by what is
    /// said now. `trust` is a public key, or a file of keys as `/kunci` gives it out.
    pub(crate) fn trusted(&self, lock: &Lock, trust: &[String]) -> Result<VerifyingKey, Stop> {
        let package = &self.manifest.package;
        let Some((seal, _)) = &self.seal else {
            return Err(Stop::refused(
                format!("paket {package} belum ditandatangani"),
                "Minta daerah asal menandatanganinya dengan maklumat package sign.",
            ));
        };
        let signer = seal.signer.to_string();
        if lock.signers(&package.code).any(|known| known == signer) {
            return Ok(seal.signer);
        }
        for trusted in trust {
            if trusted_keys(trusted)?.contains(&seal.signer) {
                return Ok(seal.signer);
            }
        }
        Err(Stop::refused(
            format!("paket {package} ditandatangani kunci yang belum dikenal: {signer}"),
            "Bandingkan dengan kunci di halaman /kunci daerah asal, lalu ulangi dengan --trust KUNCI.",
        ))
    }

    /// What the lock keeps of it.
    pub(crate) fn locked(&self, signer: VerifyingKey) -> Locked {
        Locked {
            manifest: digest_of(&self.manifest_text),
            digest: self.manifest.digest.clone(),
            english: self.manifest.english_digest.clone(),
            signer: signer.to_string(),
        }
    }

    /// Writes the package as it is into a place of packages.
    pub(crate) fn write_into(&self, place: &Path) -> Result<PathBuf, Stop> {
        let manifest = &self.manifest;
        let folder = place
            .join(manifest.package.to_string())
            .join(manifest.version.to_string());
        let signature = self.seal.as_ref().map(|(_, text)| text);
        let files = [
            (MANIFEST_FILE, Some(&self.manifest_text)),
            (SERVICE_FILE, Some(&self.text)),
            (ENGLISH_FILE, self.english.as_ref()),
            (SIGNATURE_FILE, signature),
        ];
        for (name, text) in files {
            if let Some(text) = text {
                write(&folder.join(name), text)?;
            }
        }
        Ok(folder)
    }
}

fn trusted_keys(text: &str) -> Result<Vec<VerifyingKey>, Stop> {
    if let Ok(key) = text.parse::<VerifyingKey>() {
        return Ok(vec![key]);
    }
    let wrong = |_| {
        Stop::refused(
            format!("`{text}` bukan kunci umum dan bukan berkas kunci"),
            "Sebut 64 angka heksadesimal, atau berkas yang diunduh dari /kunci.",
        )
    };
    let ring = fs::read_to_string(text).map_err(|error| wrong(error.to_string()))?;
    let ring = KeyRing::parse(&ring).map_err(|error| wrong(error.to_string()))?;
    Ok(ring.keys().map(|published| published.key).collect())
}

/// The lock of a regency; one that cannot be read is refused, because it would be written anew.
pub(crate) fn read_lock(root: &Path) -> Result<Lock, Stop> {
    let path = root.join(PACKAGES).join(LOCK_FILE);
    let Some(bytes) = read_file(&path)? else {
        return Ok(Lock::default());
    };
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Lock::read(&text).map_err(|found| {
        let first = found
            .first()
            .map(|finding| finding.message.within(Language::Indonesian));
        Stop::refused(
            format!("{}: {}", path.display(), first.unwrap_or_default()),
            "Pulihkan berkas itu dari salinan; isinya tidak ditulis dengan tangan.",
        )
    })
}

pub(crate) fn write_lock(root: &Path, lock: &Lock) -> Result<(), Stop> {
    write(&root.join(PACKAGES).join(LOCK_FILE), &lock.write())
}

/// Writes aside and renames, so that a full disk or a cut leaves either the old text or the new one.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), Stop> {
    let written = || {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".baru");
        let aside = path.with_file_name(name);
        fs::write(&aside, text)
            .and_then(|()| fs::File::open(&aside)?.sync_all())
            .and_then(|()| fs::rename(&aside, path))
    };
    written().map_err(|error: io::Error| {
        Stop::fault(
            format!("{}: tidak dapat ditulis: {error}", path.display()),
            "Periksa izin folder dan ruang disk.",
        )
    })
}

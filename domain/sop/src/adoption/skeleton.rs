//! The overlay a new adoption begins with: nothing changed yet, and what only the adopter can say waiting to be written.

use std::collections::BTreeMap;
use std::fmt::Write;

use maklumat_vocabulary::ServiceKey;

use crate::adoption::manifest::Manifest;
use crate::adoption::spelling::quoted;
use crate::organisation::Regency;

/// What an adoption needs that the adopter does not have yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanting {
    /// Positions of the package that have no like here, with what they are called there.
    pub positions: BTreeMap<String, String>,
    /// Regulations that are not in `law.toml`, with their titles at the origin.
    pub laws: BTreeMap<String, String>,
    /// The same key with another title: key, title there, title here.
    pub other_laws: Vec<(String, String, String)>,
}

/// Holds a package against the adopter's regency. `mapped` are the positions that were named already.
#[must_use]
pub fn wanting(manifest: &Manifest, regency: &Regency, key: &ServiceKey, mapped: &BTreeMap<String, String>) -> Wanting {
    let has_position = |name: &str| {
        let spelt = mapped.get(name).map_or(name, String::as_str);
        let position = crate::regency::units::position_key(spelt, &key.unit);
        regency.position(&position).is_some()
    };
    let positions = manifest.positions.iter();
    let positions = positions.filter(|(name, _)| !has_position(name));
    let mut wanting = Wanting {
        positions: positions
            .map(|(name, needed)| (name.clone(), needed.name.clone()))
            .collect(),
        ..Wanting::default()
    };
    for (law, title) in &manifest.laws {
        match regency.laws.get(law.as_str()) {
            None => drop(wanting.laws.insert(law.clone(), title.clone())),
            Some(known) if known.title.id != *title && !title.is_empty() => {
                let here = known.title.id.clone();
                wanting.other_laws.push((law.clone(), title.clone(), here));
            }
            Some(_) => {}
        }
    }
    wanting
}

/// The overlay to begin with. Decree and effective date wait as comments, and so does every position without a like.
#[must_use]
pub fn new_overlay(manifest: &Manifest, wanting: &Wanting, mapped: &BTreeMap<String, String>) -> String {
    let mut text = format!(
        "# {} memakai paket {}.\n# Hanya yang berbeda yang ditulis; selebihnya datang dari paket yang terkunci di bawah ini.\n\n",
        manifest.title.replace('\n', " "),
        manifest.package,
    );
    let _ = write!(
        text,
        "[adopts]\npackage = {}\nversion = {}\ndigest  = {}\n",
        quoted(&manifest.package.to_string()),
        manifest.version,
        quoted(&manifest.digest),
    );
    if !mapped.is_empty() || !wanting.positions.is_empty() {
        text.push_str(
            "\n# Jabatan di paket = jabatan di sini. Yang bernama sama tidak perlu ditulis.\n[adopts.positions]\n",
        );
        for (theirs, ours) in mapped {
            let _ = writeln!(text, "{} = {}", key_spelt(theirs), quoted(ours));
        }
        for (theirs, name) in &wanting.positions {
            let _ = writeln!(text, "# {} = \"...\" # {}", key_spelt(theirs), name.replace('\n', " "));
        }
    }
    text.push_str("\n# Keputusan dan tanggal berlaku selalu milik daerah sendiri; sampai ditulis, ini rancangan.\n# [service]\n# decree    = \"...\"\n# effective = 2026-01-31\n\n# [sop]\n# number = \"...\"\n");
    text
}

fn key_spelt(key: &str) -> String {
    let is_bare = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if is_bare { key.to_owned() } else { quoted(key) }
}

//! The office's signing keys: made once, kept in files only the program's user can read, rotated by adding one.

use std::fs;
use std::io::Write;
use std::path::Path;

use maklumat_calendar::Timestamp;
use maklumat_credential::{KeyRing, PublishedKey, SigningKey};

/// All keys that ever signed, the latest last, and their public halves.
#[derive(Clone)]
pub(crate) struct OfficeKeys {
    keys: Vec<(Timestamp, SigningKey)>,
    pub(crate) ring: KeyRing,
}

/// Files are named `office-<microseconds since 1970>.seed`; the latest signs.
const PREFIX: &str = "office-";

impl OfficeKeys {
    /// Reads the keys of a folder; makes the first one where there is none.
    pub(crate) fn open(folder: &Path, now: Timestamp) -> std::io::Result<Self> {
        fs::create_dir_all(folder)?;
        let mut seeds = read_seeds(folder)?;
        if seeds.is_empty() {
            seeds.push(make_seed(folder, now)?);
        }
        Ok(Self::from_seeds(&seeds))
    }

    /// Adds a key that signs from now on. Documents signed before stay valid.
    pub(crate) fn rotate(folder: &Path, now: Timestamp) -> std::io::Result<Self> {
        make_seed(folder, now)?;
        Ok(Self::from_seeds(&read_seeds(folder)?))
    }

    fn from_seeds(seeds: &[(Timestamp, [u8; 32])]) -> Self {
        let keys: Vec<(Timestamp, SigningKey)> = seeds
            .iter()
            .map(|(from, seed)| (*from, SigningKey::from_seed(*seed)))
            .collect();
        let mut ring = KeyRing::new();
        for (index, (from, key)) in keys.iter().enumerate() {
            let retired_at = keys.get(index + 1).map(|(next, _)| *next);
            // The first key also stands for what was promised before the program kept keys: imported or furnished history.
            let valid_from = if index == 0 { Timestamp::UNIX_EPOCH } else { *from };
            ring.publish(PublishedKey {
                key: key.verifying_key(),
                valid_from,
                retired_at,
            });
        }
        Self { keys, ring }
    }

    /// The key in use at an instant: what was signed then is signed the same way again.
    pub(crate) fn signing_at(&self, at: Timestamp) -> SigningKey {
        let in_use = self
            .keys
            .iter()
            .rev()
            .find(|(from, _)| *from <= at)
            .or_else(|| self.keys.first());
        in_use
            .map(|(_, key)| key.clone())
            .expect("a folder of keys holds at least the one made when it was opened")
    }

    /// The key that signs now.
    pub(crate) fn latest(&self) -> &SigningKey {
        let (_, key) = self
            .keys
            .last()
            .expect("a folder of keys holds at least the one made when it was opened");
        key
    }
}

fn read_seeds(folder: &Path) -> std::io::Result<Vec<(Timestamp, [u8; 32])>> {
    let mut seeds = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(micros) = path.file_name().and_then(|name| name.to_str()).and_then(moment_of) else {
            continue;
        };
        let seed: [u8; 32] = fs::read(&path)?.try_into().map_err(|_| {
            std::io::Error::new(
                std::io::ErrorKind::InvalidData,
                format!("{}: a seed has 32 bytes", path.display()),
            )
        })?;
        seeds.push((micros, seed));
    }
    seeds.sort_by_key(|(from, _)| *from);
    Ok(seeds)
}

fn moment_of(name: &str) -> Option<Timestamp> {
    let digits = name.strip_prefix(PREFIX)?.strip_suffix(".seed")?;
    Timestamp::from_microsecond(digits.parse().ok()?).ok()
}

fn make_seed(folder: &Path, now: Timestamp) -> std::io::Result<(Timestamp, [u8; 32])> {
    let seed: [u8; 32] = crate::random::bytes();
    let path = folder.join(format!("{PREFIX}{}.seed", now.as_microsecond()));
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = options.open(path)?;
    file.write_all(&seed)?;
    file.sync_all()?;
    Ok((now, seed))
}

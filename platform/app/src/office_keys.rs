//! The office's signing keys: made once, kept in files only the program's user can read, rotated by adding one.

use std::fs;
use std::path::Path;

use maklumat_calendar::Timestamp;
use maklumat_credential::{KeyRing, PublishedKey, SigningKey};

use crate::whole_file::{self, Readers};

/// All keys that ever signed, the latest last, and their public halves.
#[derive(Clone)]
pub(crate) struct OfficeKeys {
    keys: Vec<(Timestamp, SigningKey)>,
    pub(crate) ring: KeyRing,
}

/// How long after it is made a key begins to sign, in seconds. Running programs look for new keys every few seconds.
const HEAD_START_SECONDS: i64 = 60;

/// Files are named `office-<microseconds since 1970>.seed`, by the moment from which they sign.
const PREFIX: &str = "office-";

impl OfficeKeys {
    /// Reads the keys of a folder. `None`: there are none.
    pub(crate) fn read(folder: &Path) -> std::io::Result<Option<Self>> {
        let seeds = read_seeds(folder)?;
        Ok((!seeds.is_empty()).then(|| Self::from_seeds(&seeds)))
    }

    /// Makes the first key of a new installation, or the next one, which signs from `from` on.
    pub(crate) fn make(folder: &Path, from: Timestamp) -> std::io::Result<Self> {
        make_seed(folder, from)?;
        Ok(Self::from_seeds(&read_seeds(folder)?))
    }

    /// Adds a key that signs from a minute on, so that every running program has read it by then. Documents signed
    /// before stay valid.
    pub(crate) fn rotate(folder: &Path, now: Timestamp) -> std::io::Result<Self> {
        let from = Timestamp::from_second(now.as_second() + HEAD_START_SECONDS).unwrap_or(now);
        Self::make(folder, from)
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

    /// Whether this key signed for the office at some time.
    pub(crate) fn has(&self, id: &str) -> bool {
        id.parse().is_ok_and(|id| self.ring.find(id).is_some())
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

fn make_seed(folder: &Path, from: Timestamp) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let seed: [u8; 32] = crate::random::bytes();
    let path = folder.join(format!("{PREFIX}{}.seed", from.as_microsecond()));
    if path.exists() {
        return Err(std::io::Error::new(
            std::io::ErrorKind::AlreadyExists,
            format!("{}: a key of that moment is there already", path.display()),
        ));
    }
    whole_file::write(&path, &seed, Readers::Owner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn second(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn a_new_key_signs_only_once_every_running_program_can_have_read_it() {
        let folder = tempfile::tempdir().unwrap();
        assert!(OfficeKeys::read(folder.path()).unwrap().is_none());
        let first = OfficeKeys::make(folder.path(), second(1_000)).unwrap();
        let both = OfficeKeys::rotate(folder.path(), second(2_000)).unwrap();
        let id = |keys: &OfficeKeys, at| keys.signing_at(second(at)).key_id();
        assert_eq!(id(&both, 2_059), id(&first, 2_059));
        assert_ne!(id(&both, 2_060), id(&first, 2_060));
        assert!(OfficeKeys::rotate(folder.path(), second(2_000)).is_err());
        let names: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
        assert_eq!(names.len(), 2, "nothing is left over: {names:?}");
    }
}

//! The list of a backup: a checksum and a name per file, and a last line that tells whether the list itself is whole.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::{DATABASE, DUMP, FILES, KEYS, checksum};
use crate::fault::{Fault, FaultKind};
use crate::files::{FileVault, FolderVault};
use crate::seal::hex;

#[derive(Debug, Default)]
pub(super) struct List(Vec<(String, String)>);

impl List {
    pub(super) fn add(&mut self, checksum: String, name: &str) {
        self.0.push((checksum, name.to_owned()));
    }

    pub(super) fn text(&self) -> String {
        let body: String = self.0.iter().map(|(sum, name)| format!("{sum}  {name}\n")).collect();
        format!("{body}{}  LIST {}\n", hex(&Sha256::digest(&body)), self.0.len())
    }

    /// `None`: cut off, changed, or with a line this release does not know.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (body, last) = text.strip_suffix('\n')?.rsplit_once('\n')?;
        let body = format!("{body}\n");
        let (sum, count) = last.split_once("  LIST ")?;
        let entries = body
            .lines()
            .map(|line| line.split_once("  ").filter(|(_, name)| is_known(name)))
            .map(|entry| entry.map(|(sum, name)| (sum.to_owned(), name.to_owned())))
            .collect::<Option<Vec<_>>>()?;
        let is_whole = hex(&Sha256::digest(&body)) == sum && count.parse() == Ok(entries.len());
        is_whole.then_some(Self(entries))
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, name)| name.as_str())
    }

    /// Names in a folder of the backup, without the folder.
    pub(super) fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a str> {
        self.names()
            .filter_map(move |name| name.strip_prefix(folder)?.strip_prefix('/'))
    }

    /// Compares every file with its checksum.
    pub(super) fn compare(&self, folder: &Path) -> Result<(), Fault> {
        let kept = FolderVault::new(folder.join(FILES));
        for (expected, name) in &self.0 {
            let found = match name.strip_prefix("files/") {
                Some(file) => kept
                    .get(file)
                    .map_err(|error| Fault::io("reading a file of the backup", error))?
                    .map(|bytes| hex(&Sha256::digest(&bytes))),
                None if folder.join(name).is_file() => Some(checksum(&folder.join(name))?),
                None => None,
            };
            if found.as_ref() != Some(expected) {
                return Err(Fault::new(
                    FaultKind::Altered,
                    format!("`{name}` of the backup is not what was backed up"),
                ));
            }
        }
        Ok(())
    }
}

fn is_known(name: &str) -> bool {
    let Some((folder, file)) = name.split_once('/') else {
        return name == DATABASE || name == DUMP;
    };
    // Nothing may lead out of the folder.
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    (folder == FILES || folder == KEYS) && !file.is_empty() && !file.starts_with('.') && file.bytes().all(is_plain)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_text_makes_reading_a_list_panic_or_lead_out_of_its_folder(text in "(?s).{0,200}", name in "(files|keys)/[a-z./]{0,8}") {
            prop_assert!(List::read(&text).is_none());
            let mut list = List::default();
            list.add("00".repeat(32), &name);
            let read = List::read(&list.text());
            let leads_out = name.split('/').any(|part| part == "..") || name.matches('/').count() > 1;
            prop_assert!(read.is_none() || !leads_out);
        }
    }

    #[test]
    fn a_list_that_is_not_whole_is_not_read() {
        let mut list = List::default();
        list.add("00".repeat(32), DATABASE);
        list.add("11".repeat(32), "keys/master.key");
        let text = list.text();
        assert_eq!(List::read(&text).unwrap().0, list.0);
        for end in 0..text.len() {
            assert!(List::read(&text[..end]).is_none(), "cut off at {end}");
        }
        assert!(List::read(&text.replacen("00", "01", 1)).is_none());
        for name in ["keys/../x", "/etc/passwd", "keys/.x", "other"] {
            let mut list = List::default();
            list.add("00".repeat(32), name);
            assert!(List::read(&list.text()).is_none(), "{name}");
        }
    }
}

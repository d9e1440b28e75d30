//! Where bytes of attachments lie: a small door with a folder behind it.

use std::fmt;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::seal::{hex, random};

/// How the name of a file ends while it is being written.
const UNFINISHED: &str = ".part";

/// Keeps sealed bytes by name. Names are hexadecimal, at least eight digits. Calls may block.
pub trait FileVault: fmt::Debug + Send + Sync {
    /// The bytes are on disk, under this name and whole, when this returns.
    fn put(&self, name: &str, bytes: &[u8]) -> io::Result<()>;
    /// `None`: no file of that name.
    fn get(&self, name: &str) -> io::Result<Option<Vec<u8>>>;
    /// Removing what is not there is fine.
    fn remove(&self, name: &str) -> io::Result<()>;
    fn names(&self) -> io::Result<Vec<String>>;
    /// Removes what was begun at least so long ago and never finished. Gives how many.
    fn sweep(&self, age: Duration) -> io::Result<u64>;
}

/// Files in two levels of folders, so that no folder grows large.
#[derive(Clone, Debug)]
pub struct FolderVault {
    root: PathBuf,
}

impl FolderVault {
    /// The folder is made when the first file is kept.
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    fn path(&self, name: &str) -> io::Result<PathBuf> {
        let is_name = name.len() >= 8 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !is_name {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                "the name of an attachment is hexadecimal",
            ));
        }
        Ok(self.root.join(&name[..2]).join(&name[2..4]).join(name))
    }
}

impl FolderVault {
    fn each_file(&self, mut look: impl FnMut(&str, &Path) -> io::Result<()>) -> io::Result<()> {
        for first in entries(&self.root)? {
            for second in entries(&first)? {
                for file in entries(&second)? {
                    if let Some(name) = file.file_name().and_then(|name| name.to_str()) {
                        look(name, &file)?;
                    }
                }
            }
        }
        Ok(())
    }
}

impl FileVault for FolderVault {
    fn put(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let path = self.path(name)?;
        let folder = path.parent().unwrap_or(&self.root);
        if !folder.is_dir() {
            fs::create_dir_all(folder)?;
            // A new folder is durable once the one it stands in is.
            let inside = folder.ancestors().skip(1);
            let inside = inside.take_while(|parent| parent.starts_with(&self.root));
            let around = self.root.parent().filter(|parent| !parent.as_os_str().is_empty());
            for parent in inside.chain(around) {
                sync_folder(parent)?;
            }
        }
        // Written aside and renamed, so that a power cut leaves the whole file or none.
        let unique = random::<8>().map_err(io::Error::other)?;
        let aside = folder.join(format!("{}{UNFINISHED}", hex(&unique)));
        let written = write_synced(&aside, bytes).and_then(|()| fs::rename(&aside, &path));
        if written.is_err() {
            // The first error is the one worth telling.
            let _leftover = fs::remove_file(&aside);
        }
        written?;
        sync_folder(folder)
    }

    fn get(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        match fs::read(self.path(name)?) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        match fs::remove_file(self.path(name)?) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            Ok(()) | Err(_) => Ok(()),
        }
    }

    fn names(&self) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        self.each_file(|name, _| {
            if self.path(name).is_ok() {
                names.push(name.to_owned());
            }
            Ok(())
        })?;
        names.sort_unstable();
        Ok(names)
    }

    fn sweep(&self, age: Duration) -> io::Result<u64> {
        let mut swept = 0;
        self.each_file(|name, path| {
            let is_old = || -> io::Result<bool> {
                let begun = fs::metadata(path)?.modified()?;
                Ok(begun.elapsed().is_ok_and(|since| since >= age))
            };
            if name.ends_with(UNFINISHED) && is_old()? {
                fs::remove_file(path)?;
                swept += 1;
            }
            Ok(())
        })?;
        Ok(swept)
    }
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    match fs::read_dir(folder) {
        Ok(entries) => entries.map(|entry| entry.map(|entry| entry.path())).collect(),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

pub(crate) fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// A rename is durable once its folder is.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        fs::File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}

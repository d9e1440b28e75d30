//! Writing a file so that a power cut leaves the old one or the new one, and never half of either.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Who may read it.
#[derive(Clone, Copy)]
pub(crate) enum Readers {
    /// Only the user the program runs as.
    Owner,
    Everybody,
}

/// Written aside, synced and renamed; durable when this returns.
pub(crate) fn write(path: &Path, bytes: &[u8], readers: Readers) -> io::Result<()> {
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    let unique = u64::from_be_bytes(crate::random::bytes());
    let aside = folder.join(format!(".{unique:016x}.part"));
    let written = write_aside(&aside, bytes, readers).and_then(|()| fs::rename(&aside, path));
    if written.is_err() {
        // The first error is the one worth telling.
        let _leftover = fs::remove_file(&aside);
    }
    written?;
    if cfg!(unix) {
        fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}

fn write_aside(path: &Path, bytes: &[u8], readers: Readers) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(match readers {
            Readers::Owner => 0o600,
            Readers::Everybody => 0o644,
        });
    }
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

//! A copy of everything while the store is in use, and putting it back.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::attachments::blocking;
use crate::database::sqlite;
use crate::fault::{Fault, FaultKind};
use crate::files::{FileVault, FolderVault, sync_folder, write_synced};
use crate::seal::hex;
use crate::store::Store;

const DATABASE: &str = "maklumat.db";
const FILES: &str = "files";
/// Lists every other file with its checksum; written last, so that a backup that was cut off has none.
const LIST: &str = "LIST";

/// What a backup holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BackupReport {
    pub database_bytes: u64,
    pub files: u64,
    pub file_bytes: u64,
}

impl Store {
    /// Copies database and attachments into a new folder, as of one moment, while others keep working.
    /// The sealing key is not part of it and must be kept elsewhere.
    pub async fn backup(&self, to: &Path) -> Result<BackupReport, Fault> {
        let Some(from) = self.file() else {
            return Err(Fault::new(
                FaultKind::Refused,
                "a PostgreSQL database is backed up with `pg_dump`; copy the folder of attachments after it",
            ));
        };
        let files = Arc::clone(&self.files);
        let to = to.to_owned();
        blocking(move || copy_all(&from, &*files, &to)).await?
    }
}

/// Puts a backup back: a database file that does not exist yet, and its attachments.
pub async fn restore(from: &Path, database: &Path, files: &Path) -> Result<BackupReport, Fault> {
    let (from, database, files) = (from.to_owned(), database.to_owned(), files.to_owned());
    blocking(move || put_back(&from, &database, &files)).await?
}

fn copy_all(database: &Path, files: &dyn FileVault, to: &Path) -> Result<BackupReport, Fault> {
    let failed = |error| Fault::io("writing the backup", error);
    if to.exists() {
        return Err(Fault::new(
            FaultKind::Refused,
            "the folder of the backup exists already; name a new one",
        ));
    }
    fs::create_dir_all(to).map_err(failed)?;
    let copy = to.join(DATABASE);
    copy_database(database, &copy)?;
    let mut report = BackupReport {
        database_bytes: fs::metadata(&copy).map_err(failed)?.len(),
        ..Default::default()
    };
    let mut list = format!("{}  {DATABASE}\n", checksum(&copy)?);
    // Files are written before the rows that name them, so everything the copied rows name is still to be found.
    let vault = FolderVault::new(to.join(FILES));
    for name in files.names().map_err(failed)? {
        // One that was erased since the names were listed is rightly missing.
        let Some(bytes) = files.get(&name).map_err(failed)? else {
            continue;
        };
        vault.put(&name, &bytes).map_err(failed)?;
        list.push_str(&format!("{}  files/{name}\n", hex(&Sha256::digest(&bytes))));
        report.files += 1;
        report.file_bytes += bytes.len() as u64;
    }
    write_synced(&to.join(LIST), list.as_bytes())
        .and_then(|()| sync_folder(to))
        .map_err(failed)?;
    Ok(report)
}

fn copy_database(from: &Path, to: &Path) -> Result<(), Fault> {
    let failed = |error| sqlite::fault("copying the database", error);
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_WRITE;
    let source = rusqlite::Connection::open_with_flags(from, flags).map_err(failed)?;
    let mut target = rusqlite::Connection::open(to).map_err(failed)?;
    {
        let backup = rusqlite::backup::Backup::new(&source, &mut target).map_err(failed)?;
        // All pages in one step: a snapshot, which writers neither wait for nor start over.
        let step = backup.step(-1).map_err(failed)?;
        if step != rusqlite::backup::StepResult::Done {
            return Err(Fault::new(
                FaultKind::Conflict,
                "the database was busy; try the backup again",
            ));
        }
    }
    // One file, without the log beside it, and on disk.
    target.pragma_update(None, "journal_mode", "DELETE").map_err(failed)?;
    drop(target);
    fs::File::open(to)
        .and_then(|file| file.sync_all())
        .map_err(|error| Fault::io("writing the backup", error))
}

fn put_back(from: &Path, database: &Path, files: &Path) -> Result<BackupReport, Fault> {
    let failed = |error| Fault::io("restoring the backup", error);
    if database.exists() {
        return Err(Fault::new(
            FaultKind::Refused,
            "a database exists there; move it away first",
        ));
    }
    let list = fs::read_to_string(from.join(LIST)).map_err(|error| {
        Fault::caused(
            FaultKind::Altered,
            "this folder is not a whole backup: it has no list",
            error,
        )
    })?;
    let entries: Vec<(&str, &str)> = list.lines().filter_map(|line| line.split_once("  ")).collect();
    let kept = FolderVault::new(from.join(FILES));
    for (expected, name) in &entries {
        let found = match name.strip_prefix("files/") {
            Some(file) => kept
                .get(file)
                .map_err(failed)?
                .map(|bytes| hex(&Sha256::digest(&bytes))),
            None => Some(checksum(&from.join(name))?),
        };
        if found.as_deref() != Some(*expected) {
            return Err(Fault::new(
                FaultKind::Altered,
                format!("`{name}` of the backup is not what was backed up"),
            ));
        }
    }
    if let Some(folder) = database.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut report = BackupReport::default();
    let vault = FolderVault::new(files);
    for (_, name) in &entries {
        let Some(file) = name.strip_prefix("files/") else {
            continue;
        };
        let Some(bytes) = kept.get(file).map_err(failed)? else {
            continue;
        };
        vault.put(file, &bytes).map_err(failed)?;
        report.files += 1;
        report.file_bytes += bytes.len() as u64;
    }
    // The database comes last and by rename: while it is missing, the restore can simply be run again.
    let aside: PathBuf = database.with_extension("restoring");
    report.database_bytes = fs::copy(from.join(DATABASE), &aside).map_err(failed)?;
    fs::File::open(&aside)
        .and_then(|file| file.sync_all())
        .map_err(failed)?;
    fs::rename(&aside, database).map_err(failed)?;
    database.parent().map_or(Ok(()), sync_folder).map_err(failed)?;
    Ok(report)
}

fn checksum(path: &Path) -> Result<String, Fault> {
    let mut file = fs::File::open(path).map_err(|error| Fault::io("reading a file of the backup", error))?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = std::io::Read::read(&mut file, &mut buffer)
            .map_err(|error| Fault::io("reading a file of the backup", error))?;
        if read == 0 {
            return Ok(hex(&hash.finalize()));
        }
        hash.update(&buffer[..read]);
    }
}

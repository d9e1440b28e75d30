//! A copy of everything while the store is in use, and putting it back.

mod dump;
mod list;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::attachments::blocking;
use crate::backup::list::List;
use crate::database::{Database, sqlite};
use crate::fault::{Fault, FaultKind};
use crate::files::{FileVault, FolderVault, sync_folder, write_synced};
use crate::seal::hex;
use crate::store::Store;

const DATABASE: &str = "maklumat.db";
/// Instead of a database file, where a server keeps the database.
const DUMP: &str = "database.dump";
const FILES: &str = "files";
const KEYS: &str = "keys";
const MASTER_KEY: &str = "master.key";
/// Names every other file with its checksum; written last, so that a backup that was cut off has none.
const LIST: &str = "LIST";

/// What a backup holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BackupReport {
    pub database_bytes: u64,
    pub files: u64,
    pub file_bytes: u64,
    pub keys: u64,
    /// Without it the copy is of no use, unless the key is kept elsewhere.
    pub has_master_key: bool,
}

impl Store {
    /// Copies database, attachments and keys into a new folder, as of one moment, while others keep working.
    /// PostgreSQL is copied by its own `pg_dump`, which must be installed here.
    ///
    /// A sealing key that is not in the key folder is not part of the copy and must be kept elsewhere.
    pub async fn backup(&self, to: &Path, keys: &Path) -> Result<BackupReport, Fault> {
        let source = match &self.database {
            Database::Sqlite(sqlite) => Source::File(sqlite.path().to_owned()),
            Database::Postgres(postgres) => Source::Server(Box::new(postgres.config().clone())),
        };
        let files = Arc::clone(&self.files);
        let (to, keys) = (to.to_owned(), keys.to_owned());
        blocking(move || copy_all(&source, &*files, &keys, &to)).await?
    }
}

impl Store {
    /// Copies the database alone, as of one moment, while others keep working: to try something out on it.
    pub async fn copy_database(&self, to: &Path) -> Result<(), Fault> {
        let Some(from) = self.file() else {
            return Err(Fault::new(
                FaultKind::Refused,
                "a PostgreSQL database is copied by `pg_dump` and `pg_restore`; try it out on that copy",
            ));
        };
        let to = to.to_owned();
        blocking(move || copy_database(&from, &to)).await?
    }
}

/// Where a backup is put back.
#[derive(Clone, Debug)]
pub struct Target {
    /// A file that does not exist yet.
    pub database: PathBuf,
    pub files: PathBuf,
    pub keys: PathBuf,
}

/// Puts a backup back, after comparing every file with its checksum.
pub async fn restore(from: &Path, target: &Target) -> Result<BackupReport, Fault> {
    let (from, target) = (from.to_owned(), target.clone());
    blocking(move || put_back(&from, &target)).await?
}

enum Source {
    File(PathBuf),
    Server(Box<tokio_postgres::Config>),
}

fn copy_all(source: &Source, files: &dyn FileVault, keys: &Path, to: &Path) -> Result<BackupReport, Fault> {
    let failed = |error| Fault::io("writing the backup", error);
    if to.exists() {
        return Err(Fault::new(
            FaultKind::Refused,
            "the folder of the backup exists already; name a new one",
        ));
    }
    fs::create_dir_all(to).map_err(failed)?;
    let mut list = List::default();
    let name = match source {
        Source::File(database) => {
            copy_database(database, &to.join(DATABASE))?;
            DATABASE
        }
        Source::Server(config) => {
            dump::dump(config, &to.join(DUMP))?;
            DUMP
        }
    };
    let mut report = BackupReport {
        database_bytes: fs::metadata(to.join(name)).map_err(failed)?.len(),
        ..Default::default()
    };
    list.add(checksum(&to.join(name))?, name);
    // Files are written before the rows that name them, so everything the copied rows name is still to be found.
    let vault = FolderVault::new(to.join(FILES));
    for name in files.names().map_err(failed)? {
        // One that was erased since the names were listed is rightly missing.
        let Some(bytes) = files.get(&name).map_err(failed)? else {
            continue;
        };
        vault.put(&name, &bytes).map_err(failed)?;
        list.add(hex(&Sha256::digest(&bytes)), &format!("{FILES}/{name}"));
        report.files += 1;
        report.file_bytes += bytes.len() as u64;
    }
    for name in key_names(keys).map_err(failed)? {
        let bytes = fs::read(keys.join(&name)).map_err(failed)?;
        write_key(&to.join(KEYS), &name, &bytes).map_err(failed)?;
        list.add(hex(&Sha256::digest(&bytes)), &format!("{KEYS}/{name}"));
        report.keys += 1;
        report.has_master_key |= name == MASTER_KEY;
    }
    // Written aside and renamed: there is a whole list or none.
    let aside = to.join("LIST.part");
    write_synced(&aside, list.text().as_bytes())
        .and_then(|()| fs::rename(&aside, to.join(LIST)))
        .and_then(|()| sync_folder(to))
        .map_err(failed)?;
    Ok(report)
}

fn key_names(folder: &Path) -> io::Result<Vec<String>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry?;
        if let Some(name) = entry.file_name().to_str()
            && entry.file_type()?.is_file()
        {
            names.push(name.to_owned());
        }
    }
    names.sort_unstable();
    Ok(names)
}

/// Only the owner may read a key.
fn write_key(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = options.open(folder.join(name))?;
    file.write_all(bytes)?;
    file.sync_all()?;
    sync_folder(folder)
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

fn put_back(from: &Path, target: &Target) -> Result<BackupReport, Fault> {
    let failed = |error| Fault::io("restoring the backup", error);
    refuse_if_used(&target.database)?;
    let list = fs::read_to_string(from.join(LIST)).map_err(|error| {
        Fault::caused(
            FaultKind::Altered,
            "this folder is not a whole backup: it has no list",
            error,
        )
    })?;
    let list = List::read(&list)
        .ok_or_else(|| Fault::new(FaultKind::Altered, "the list of the backup is cut off or was changed"))?;
    list.compare(from)?;
    if !list.names().any(|name| name == DATABASE) {
        return Err(Fault::new(
            FaultKind::Refused,
            "this backup holds a PostgreSQL dump; put it back with `pg_restore`, then copy the folders of files and keys",
        ));
    }
    let mut report = BackupReport::default();
    // Keys first: a database without its key would be taken for one whose key was lost.
    for name in list.below(KEYS) {
        let bytes = fs::read(from.join(KEYS).join(name)).map_err(failed)?;
        let there = target.keys.join(name);
        if there.exists() && fs::read(&there).map_err(failed)? != bytes {
            return Err(Fault::new(
                FaultKind::Refused,
                format!("another key lies at {}; move it to a safe place first", there.display()),
            ));
        }
        write_key(&target.keys, name, &bytes).map_err(failed)?;
        report.keys += 1;
        report.has_master_key |= name == MASTER_KEY;
    }
    let (kept, vault) = (FolderVault::new(from.join(FILES)), FolderVault::new(&target.files));
    for name in list.below(FILES) {
        let Some(bytes) = kept.get(name).map_err(failed)? else {
            continue;
        };
        vault.put(name, &bytes).map_err(failed)?;
        report.files += 1;
        report.file_bytes += bytes.len() as u64;
    }
    // The database comes last and by rename: while it is missing, the restore can simply be run again.
    let database = &target.database;
    if let Some(folder) = database.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let aside: PathBuf = database.with_extension("restoring");
    report.database_bytes = fs::copy(from.join(DATABASE), &aside).map_err(failed)?;
    fs::File::open(&aside)
        .and_then(|file| file.sync_all())
        .map_err(failed)?;
    fs::rename(&aside, database).map_err(failed)?;
    database.parent().map_or(Ok(()), sync_folder).map_err(failed)?;
    Ok(report)
}

/// Left beside the restored file, a log of the old database would be played into it.
fn refuse_if_used(database: &Path) -> Result<(), Fault> {
    for suffix in ["", "-wal", "-shm", "-journal"] {
        let mut name = database.as_os_str().to_owned();
        name.push(suffix);
        let name = Path::new(&name);
        if name.exists() {
            return Err(Fault::new(
                FaultKind::Refused,
                format!("a database or its log lies there; move {} away first", name.display()),
            ));
        }
    }
    Ok(())
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

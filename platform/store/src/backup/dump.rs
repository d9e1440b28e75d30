//! A PostgreSQL database, copied by the program that comes with it.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tokio_postgres::Config;
use tokio_postgres::config::Host;

use crate::fault::{Fault, FaultKind};

/// What to do by hand where it cannot be done here.
const BY_HAND: &str = "run `pg_dump --format=custom` by hand, then copy the folders of uploads and keys";

pub(super) fn dump(config: &Config, to: &Path) -> Result<(), Fault> {
    let mut command = Command::new("pg_dump");
    command
        .args(["--format=custom", "--no-owner", "--file"])
        .arg(to)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    point_at(&mut command, config);
    let status = command
        .status()
        .map_err(|error| Fault::caused(FaultKind::Refused, format!("`pg_dump` cannot be run; {BY_HAND}"), error))?;
    if !status.success() {
        return Err(Fault::new(
            FaultKind::Refused,
            format!("`pg_dump` ended with {status}; {BY_HAND}"),
        ));
    }
    fs::File::open(to)
        .and_then(|file| file.sync_all())
        .map_err(|error| Fault::io("writing the backup", error))
}

/// By environment, because everybody on the machine can read a command line.
fn point_at(command: &mut Command, config: &Config) {
    match config.get_hosts().first() {
        Some(Host::Tcp(host)) => {
            command.env("PGHOST", host);
        }
        #[cfg(unix)]
        Some(Host::Unix(folder)) => {
            command.env("PGHOST", folder);
        }
        #[cfg(not(unix))]
        Some(_) => {}
        None => {}
    }
    if let Some(port) = config.get_ports().first() {
        command.env("PGPORT", port.to_string());
    }
    if let Some(user) = config.get_user() {
        command.env("PGUSER", user);
    }
    if let Some(password) = config.get_password() {
        command.env("PGPASSWORD", String::from_utf8_lossy(password).into_owned());
    }
    if let Some(name) = config.get_dbname() {
        command.env("PGDATABASE", name);
    }
}

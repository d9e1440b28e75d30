//! A PostgreSQL server of our own, in a temporary folder, for as long as the tests run.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::programs;
use crate::report::{Outcome, say};

const SETTING: &str = "MAKLUMAT_TEST_POSTGRES";
const PATIENCE: Duration = Duration::from_secs(60);

/// Settings for a server that lives minutes and holds nothing of value.
const SETTINGS: &str = "
listen_addresses = '127.0.0.1'
max_connections = 200
fsync = off
full_page_writes = off
synchronous_commit = off
";

pub(crate) struct Postgres {
    url: String,
    server: Option<Server>,
}

struct Server {
    child: Child,
    programs: PathBuf,
    folder: PathBuf,
}

/// The folder of `initdb` and `postgres`: on the path, or the newest of Debian's versions.
pub(crate) fn programs_folder() -> Option<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .filter(|(_, folder)| folder.join("initdb").is_file())
        .collect();
    versions.sort();
    let newest = versions.pop().map(|(_, folder)| folder);
    newest.or_else(|| programs::find("initdb").and_then(|file| file.parent().map(Path::to_path_buf)))
}

impl Postgres {
    /// Starts a server, or uses the one the environment names.
    pub(crate) fn start() -> Outcome<Self> {
        if let Ok(url) = std::env::var(SETTING) {
            return Ok(Self { url, server: None });
        }
        let programs = programs_folder().ok_or("PostgreSQL is not installed (package `postgresql`)")?;
        let folder = std::env::temp_dir().join(format!("maklumat-postgres-{}", std::process::id()));
        prepare(&programs, &folder).inspect_err(|_| drop(fs::remove_dir_all(&folder)))?;
        let port = free_port()?;
        let child = launch(&programs, &folder, port)?;
        let url = format!("postgres://postgres@127.0.0.1:{port}/postgres");
        let mut server = Server {
            child,
            programs,
            folder,
        };
        server.wait_until_ready(port)?;
        say(&format!("PostgreSQL for the tests listens on 127.0.0.1:{port}"));
        Ok(Self {
            url,
            server: Some(server),
        })
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.server.take());
    }
}

impl Server {
    fn wait_until_ready(&mut self, port: u16) -> Outcome {
        let port = port.to_string();
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            if let Ok(Some(status)) = self.child.try_wait() {
                return Err(format!("PostgreSQL ended with {status}:\n{}", self.log()));
            }
            let answers = Command::new(self.programs.join("pg_isready"))
                .args(["-q", "-h", "127.0.0.1", "-p", &port])
                .status()
                .is_ok_and(|status| status.success());
            if answers {
                return Ok(());
            }
            sleep(Duration::from_millis(100));
        }
        Err(format!(
            "PostgreSQL did not answer within {} s:\n{}",
            PATIENCE.as_secs(),
            self.log()
        ))
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.join("log")).unwrap_or_default()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let mut stop = as_owner(&self.programs.join("pg_ctl"), &self.folder);
        stop.args(["stop", "-s", "-m", "immediate", "-D"])
            .arg(self.folder.join("cluster"));
        if programs::read(&mut stop).is_err() {
            let _ = self.child.kill();
        }
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// PostgreSQL refuses to run as root; Debian's package brings a user for it.
fn as_owner(program: &Path, folder: &Path) -> Command {
    let mut command = if programs::is_root() {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    command.current_dir(folder);
    command
}

fn prepare(programs: &Path, folder: &Path) -> Outcome {
    fs::create_dir_all(folder).map_err(|error| format!("could not create {}: {error}", folder.display()))?;
    if programs::is_root() {
        programs::read(Command::new("chown").arg("postgres:").arg(folder))?;
    }
    let cluster = folder.join("cluster");
    let mut initdb = as_owner(&programs.join("initdb"), folder);
    initdb
        .args([
            "-U",
            "postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
            "-D",
        ])
        .arg(&cluster);
    programs::read(&mut initdb)?;
    let settings = format!("{SETTINGS}unix_socket_directories = '{}'\n", folder.display());
    let file = cluster.join("postgresql.conf");
    let whole = fs::read_to_string(&file).unwrap_or_default() + &settings;
    fs::write(&file, whole).map_err(|error| format!("could not write {}: {error}", file.display()))
}

/// A child of this process, not a daemon: Ctrl-C at the terminal ends it too.
fn launch(programs: &Path, folder: &Path, port: u16) -> Outcome<Child> {
    let log = fs::File::create(folder.join("log")).map_err(|error| format!("could not create a log: {error}"))?;
    as_owner(&programs.join("postgres"), folder)
        .arg("-D")
        .arg(folder.join("cluster"))
        .args(["-p", &port.to_string()])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(log)
        .spawn()
        .map_err(|error| format!("could not start PostgreSQL: {error}"))
}

/// A port that was free a moment ago.
pub(crate) fn free_port() -> Outcome<u16> {
    TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|error| format!("no free port on 127.0.0.1: {error}"))
}

/// Whether something answers on a port of this machine.
pub(crate) fn answers(port: u16) -> bool {
    TcpStream::connect(("127.0.0.1", port)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_seen_once_it_listens() {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        assert!(answers(listener.local_addr().unwrap().port()));
        assert!(free_port().unwrap() > 0);
    }
}

//! A PostgreSQL server of our own that syncs as in earnest, to be killed.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::tests::POSTGRES;

const PATIENCE: Duration = Duration::from_secs(30);

pub(super) struct DurableServer {
    programs: PathBuf,
    folder: tempfile::TempDir,
    port: u16,
    child: Option<Child>,
}

impl DurableServer {
    /// `None` where PostgreSQL is not to be tested. Where it is, its programs must be there.
    pub(super) fn start() -> Option<Self> {
        if std::env::var(POSTGRES).is_err() {
            println!("skipped: {POSTGRES} is not set");
            return None;
        }
        let programs = programs().expect("the programs of PostgreSQL (`initdb`, `postgres`) are installed here");
        let folder = tempfile::tempdir().unwrap();
        if is_root() {
            succeed(Command::new("chown").arg("postgres:").arg(folder.path()));
        }
        let port = TcpListener::bind(("127.0.0.1", 0))
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let mut server = Self {
            programs,
            folder,
            port,
            child: None,
        };
        let cluster = server.cluster();
        let mut initdb = server.program("initdb");
        initdb.args(["-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "-D"]);
        succeed(initdb.arg(&cluster));
        server.start_again();
        Some(server)
    }

    pub(super) fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// SIGKILL to the server and all its processes.
    pub(super) fn kill(&mut self) {
        let lock = self.cluster().join("postmaster.pid");
        let server: String = fs::read_to_string(lock).unwrap().lines().next().unwrap().to_owned();
        let children = Command::new("ps")
            .args(["-o", "pid=", "--ppid", &server])
            .output()
            .unwrap();
        let children = String::from_utf8(children.stdout).unwrap();
        let mut kill = Command::new("kill");
        kill.arg("-9").arg(&server).args(children.split_whitespace());
        // One of them may have ended on its own.
        let _gone = kill.stderr(Stdio::null()).status();
        if let Some(mut child) = self.child.take() {
            let _ended = child.wait();
        }
    }

    pub(super) fn start_again(&mut self) {
        let until = Instant::now() + PATIENCE;
        let mut postgres = self.program("postgres");
        postgres
            .arg("-D")
            .arg(self.cluster())
            .args(["-p", &self.port.to_string(), "-c", "listen_addresses=127.0.0.1"])
            .args([
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=on",
                "-c",
                "synchronous_commit=on",
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        while Instant::now() < until {
            let child = self.child.get_or_insert_with(|| postgres.spawn().unwrap());
            if child.try_wait().unwrap().is_some() {
                // Processes of the killed server still hold its memory.
                self.child = None;
                std::thread::yield_now();
                continue;
            }
            let mut ready = Command::new(self.programs.join("pg_isready"));
            ready.args(["-q", "-h", "127.0.0.1", "-p", &self.port.to_string()]);
            if ready.status().is_ok_and(|status| status.success()) {
                return;
            }
        }
        panic!("PostgreSQL did not start within {} s", PATIENCE.as_secs());
    }

    fn cluster(&self) -> PathBuf {
        self.folder.path().join("cluster")
    }

    /// PostgreSQL refuses to run as root; Debian's package brings a user for it.
    fn program(&self, name: &str) -> Command {
        let program = self.programs.join(name);
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        command.current_dir(self.folder.path());
        command
    }
}

impl Drop for DurableServer {
    fn drop(&mut self) {
        if self.child.is_some() {
            self.kill();
        }
    }
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().unwrap();
    id.stdout.starts_with(b"0\n")
}

fn succeed(command: &mut Command) {
    let done = command.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
    assert!(done.success(), "{command:?}");
}

/// The newest of Debian's versions, or what is on the path.
fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut versions: Vec<(u32, PathBuf)> = versions
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .collect();
    versions.sort();
    let on_path = std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect::<Vec<_>>());
    let mut folders: Vec<PathBuf> = versions.into_iter().rev().map(|(_, folder)| folder).collect();
    folders.extend(on_path.unwrap_or_default());
    folders
        .into_iter()
        .find(|folder| has(folder, "initdb") && has(folder, "postgres"))
}

fn has(folder: &Path, program: &str) -> bool {
    folder.join(program).is_file()
}

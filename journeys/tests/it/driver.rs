//! The driver that steers Chromium: the one the environment names, or one of our own for as long as a journey takes.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::wire;

const SETTING: &str = "MAKLUMAT_CHROMEDRIVER";
const INSTALLED: &str = "/usr/bin/chromedriver";
const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) struct Driver {
    /// `127.0.0.1:9515`
    pub(crate) host: String,
    child: Option<Child>,
    /// What driver and browser leave behind goes with it.
    _scratch: Option<TempDir>,
}

impl Driver {
    /// `None` where no driver is named and none is installed.
    pub(crate) async fn find() -> Option<Self> {
        if let Ok(url) = std::env::var(SETTING) {
            let host = url.trim_start_matches("http://").trim_end_matches('/').to_owned();
            return Some(Self {
                host,
                child: None,
                _scratch: None,
            });
        }
        if !Path::new(INSTALLED).exists() {
            eprintln!("skipped: no browser journeys, because {SETTING} is not set and {INSTALLED} does not exist");
            return None;
        }
        Some(Self::start().await)
    }

    async fn start() -> Self {
        let port = TcpListener::bind(("127.0.0.1", 0))
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let scratch = tempfile::tempdir().unwrap();
        let mut command = Command::new(INSTALLED);
        command
            .env("TMPDIR", scratch.path())
            .arg(format!("--port={port}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let driver = Self {
            host: format!("127.0.0.1:{port}"),
            child: Some(command.spawn().unwrap()),
            _scratch: Some(scratch),
        };
        let until = Instant::now() + PATIENCE;
        while wire::ask(&driver.host, "GET /status", &[], b"").await.is_err() {
            assert!(Instant::now() < until, "{INSTALLED} does not answer");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        driver
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

//! The process that serves: the sites on one port, a page of three words on another, on one core.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use axum::Router;
use axum::routing::get;
use maklumat_app::App;
use serde_json::Value;
use tokio::net::TcpListener;

use crate::arguments::Arguments;
use crate::office::settings;
use crate::stopped::Stopped;
use crate::{machine, render};

/// Which core serves; whoever asks takes another.
const CORE: usize = 0;
const ASKING_CORE: usize = 1;

/// Serves the installation in the folder until it is stopped from outside.
pub(crate) async fn serve(arguments: &Arguments) -> Result<(), Stopped> {
    let app = App::open(settings(&arguments.folder, None)).await?;
    let sites = TcpListener::bind("127.0.0.1:0").await?;
    let hello = TcpListener::bind("127.0.0.1:0").await?;
    let ports = serde_json::json!({
        "sites": sites.local_addr()?.to_string(),
        "hello": hello.local_addr()?.to_string(),
    });
    render::answer(&ports.to_string());
    let bare = Router::new().route("/", get(async || "three words here"));
    tokio::spawn(axum::serve(hello, bare).into_future());
    maklumat_web::serve(sites, app, std::future::pending()).await?;
    Ok(())
}

pub(crate) struct Serving {
    child: Child,
    pub(crate) sites: SocketAddr,
    pub(crate) hello: SocketAddr,
    /// Whether each side has a core of its own.
    pub(crate) is_pinned: bool,
}

impl Serving {
    pub(crate) fn start(folder: &Path) -> Result<Self, Stopped> {
        let mut child = Command::new(std::env::current_exe()?)
            .args(["serve", "--folder"])
            .arg(folder)
            .stdout(Stdio::piped())
            .spawn()?;
        let output = child
            .stdout
            .take()
            .ok_or_else(|| Stopped::new("the started process has no output"))?;
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line)?;
        let ports: Value =
            serde_json::from_str(&line).map_err(|error| Stopped::because("reading the ports of the server", &error))?;
        let is_pinned = machine::cores() > 1
            && machine::keep_on_core(child.id(), CORE)
            && machine::keep_on_core(std::process::id(), ASKING_CORE);
        Ok(Self {
            child,
            sites: address(&ports["sites"])?,
            hello: address(&ports["hello"])?,
            is_pinned,
        })
    }

    /// Microseconds the serving process has computed so far.
    pub(crate) fn computed(&self) -> Option<f64> {
        machine::processor_micros_of(&self.child.id().to_string())
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn address(value: &Value) -> Result<SocketAddr, Stopped> {
    value
        .as_str()
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| Stopped::new("the server did not say where it listens"))
}

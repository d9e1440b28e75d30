//! A file fetched from a web server that gives out files and nothing else: packages of other regencies.

use std::time::Duration;

use ureq::Agent;

/// For one file, from the first word to the last.
const PATIENCE: Duration = Duration::from_secs(30);

/// Why a file was not fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfetched {
    /// Not `https://`: anybody on the way could read and change it.
    Unsafe,
    /// The server has no such file.
    Absent,
    /// It is longer than anything of its kind.
    TooLong,
    /// The server could not be reached, or answered otherwise.
    Failed(String),
}

/// Fetches a file. Only over `https`, but for a server on this very machine; nothing leads elsewhere.
///
/// # Errors
/// What kept it from being fetched.
pub fn fetch(address: &str, limit_bytes: u64) -> Result<Vec<u8>, Unfetched> {
    if !is_safe(address) {
        return Err(Unfetched::Unsafe);
    }
    let config = Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .max_idle_connections(0)
        // What the environment says of proxies is no setting of this program.
        .proxy(None)
        .user_agent("maklumat")
        .build();
    let agent: Agent = config.new_agent();
    let failed = |error: &dyn std::fmt::Display| Unfetched::Failed(error.to_string());
    let mut response = agent.get(address).call().map_err(|error| failed(&error))?;
    match response.status().as_u16() {
        200 => {}
        404 | 410 => return Err(Unfetched::Absent),
        status => return Err(Unfetched::Failed(format!("HTTP {status}"))),
    }
    let body = response.body_mut().with_config().limit(limit_bytes).read_to_vec();
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a foreign enum that grows: whatever else went wrong is told in its own words"
    )]
    body.map_err(|error| match error {
        ureq::Error::BodyExceedsLimit(_) => Unfetched::TooLong,
        other => failed(&other),
    })
}

fn is_safe(address: &str) -> bool {
    let here = ["http://127.0.0.1:", "http://localhost:", "http://[::1]:"];
    address.starts_with("https://") || here.iter().any(|host| address.starts_with(host))
}

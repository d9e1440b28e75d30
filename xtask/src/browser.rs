//! The driver through which browser journeys steer Chromium.

use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::postgres::{answers, free_port};
use crate::report::Outcome;

const SETTING: &str = "MAKLUMAT_CHROMEDRIVER";
const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) struct Browser {
    url: String,
    driver: Option<Child>,
}

impl Browser {
    /// Starts a driver, or uses the one the environment names.
    pub(crate) fn start() -> Outcome<Self> {
        if let Ok(url) = std::env::var(SETTING) {
            return Ok(Self { url, driver: None });
        }
        let port = free_port()?;
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("could not start chromedriver: {error}"))?;
        let browser = Self {
            url: format!("http://127.0.0.1:{port}"),
            driver: Some(driver),
        };
        let until = Instant::now() + PATIENCE;
        while !answers(port) {
            if Instant::now() > until {
                return Err(format!("chromedriver did not answer within {} s", PATIENCE.as_secs()));
            }
            sleep(Duration::from_millis(50));
        }
        Ok(browser)
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if let Some(mut driver) = self.driver.take() {
            let _ = driver.kill();
            let _ = driver.wait();
        }
    }
}

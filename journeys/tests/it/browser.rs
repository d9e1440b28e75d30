//! One browser with its own cookies: goes to pages, reads them, fills in, presses, and can lose its network.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::base64;
use crate::wire::{self, Reply};

/// How long something may take to appear on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// The name under which the protocol hands over elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

const FLAGS: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--window-size=1280,900",
];

/// Width and height of the page, in CSS pixels.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Size {
    Phone,
    Desk,
}

impl Size {
    pub(crate) const BOTH: [Self; 2] = [Self::Phone, Self::Desk];

    pub(crate) const fn width(self) -> u32 {
        match self {
            Self::Phone => 360,
            Self::Desk => 1280,
        }
    }

    pub(crate) const fn height(self) -> u32 {
        match self {
            Self::Phone => 800,
            Self::Desk => 900,
        }
    }
}

/// Cheap to clone; every clone steers the same window.
#[derive(Clone)]
pub(crate) struct Browser {
    driver: String,
    session: String,
    /// `127.0.0.1:4711`, where the program listens.
    pub(crate) site: String,
    pub(crate) size: Size,
    pub(crate) runs_scripts: bool,
    /// Every page that is looked at is examined and kept as a picture.
    pub(crate) is_examined: bool,
    /// What looked wrong on the pages so far, told together at the end.
    pub(crate) blemishes: Arc<Mutex<Vec<String>>>,
}

/// An element of the page that is shown.
pub(crate) struct Element(String);

/// Why the driver did not do something: `no such element`, `stale element reference`.
pub(crate) type Refused = String;

impl Browser {
    pub(crate) async fn open(driver: &str, site: &str, size: Size, runs_scripts: bool) -> Self {
        let mut options = json!({ "args": FLAGS });
        if std::path::Path::new("/usr/bin/chromium").exists() {
            options["binary"] = json!("/usr/bin/chromium");
        }
        if !runs_scripts {
            options["prefs"] = json!({ "profile.managed_default_content_settings.javascript": 2 });
        }
        let wanted = json!({
            "browserName": "chrome",
            "goog:loggingPrefs": { "browser": "ALL" },
            "goog:chromeOptions": options,
        });
        let body = json!({ "capabilities": { "alwaysMatch": wanted } });
        let answer = send(driver, "POST /session", Some(&body))
            .await
            .unwrap_or_else(|why| panic!("no browser: {why}"));
        let session = answer["sessionId"].as_str().unwrap().to_owned();
        let blemishes = Arc::new(Mutex::new(Vec::new()));
        let browser = Self {
            driver: driver.to_owned(),
            session,
            site: site.to_owned(),
            size,
            runs_scripts,
            is_examined: runs_scripts,
            blemishes,
        };
        browser.resize(size.width(), size.height()).await;
        browser
    }

    async fn command(&self, method: &str, path: &str, body: Option<Value>) -> Result<Value, Refused> {
        send(
            &self.driver,
            &format!("{method} /session/{}{path}", self.session),
            body.as_ref(),
        )
        .await
    }

    async fn post(&self, path: &str, body: Value) -> Result<Value, Refused> {
        self.command("POST", path, Some(body)).await
    }

    async fn get(&self, path: &str) -> Result<Value, Refused> {
        self.command("GET", path, None).await
    }

    /// Asks the browser itself, beside the page.
    pub(crate) async fn devtools(&self, name: &str, parameters: Value) -> Value {
        let answer = self
            .post("/goog/cdp/execute", json!({ "cmd": name, "params": parameters }))
            .await;
        answer.unwrap_or_else(|why| panic!("{name}: {why}"))
    }

    /// Gives the page a size without scroll bars in it, as phones show it.
    pub(crate) async fn resize(&self, width: u32, height: u32) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
        self.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true }))
            .await;
    }

    pub(crate) async fn go(&self, path: &str) {
        let url = format!("http://{}{path}", self.site);
        self.post("/url", json!({ "url": url }))
            .await
            .unwrap_or_else(|why| panic!("{path}: {why}"));
    }

    /// Shows a page that lies in a file.
    pub(crate) async fn open_file(&self, page: &std::path::Path) {
        let url = format!("file://{}", page.display());
        self.post("/url", json!({ "url": url }))
            .await
            .unwrap_or_else(|why| panic!("{url}: {why}"));
    }

    /// Path and query of the page that is shown.
    pub(crate) async fn path(&self) -> String {
        let url = self.get("/url").await.unwrap();
        url.as_str()
            .unwrap()
            .trim_start_matches("http://")
            .trim_start_matches(self.site.as_str())
            .to_owned()
    }

    pub(crate) async fn source(&self) -> String {
        self.get("/source")
            .await
            .unwrap()
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Elements that fit a CSS selector, or an XPath where it starts with a slash. None is an answer too.
    pub(crate) async fn all(&self, selector: &str) -> Vec<Element> {
        let using = if selector.starts_with('/') {
            "xpath"
        } else {
            "css selector"
        };
        let found = self
            .post("/elements", json!({ "using": using, "value": selector }))
            .await;
        let found = found.unwrap_or_else(|why| panic!("{selector}: {why}"));
        found
            .as_array()
            .unwrap()
            .iter()
            .map(|one| Element(one[ELEMENT].as_str().unwrap().to_owned()))
            .collect()
    }

    pub(crate) async fn has(&self, selector: &str) -> bool {
        !self.all(selector).await.is_empty()
    }

    /// The first that fits, once there is one.
    pub(crate) async fn find(&self, selector: &str) -> Element {
        let until = Instant::now() + PATIENCE;
        loop {
            if let Some(found) = self.all(selector).await.into_iter().next() {
                return found;
            }
            assert!(Instant::now() < until, "{} has no {selector}", self.path().await);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    pub(crate) async fn attribute(&self, element: &Element, name: &str) -> String {
        let value = self
            .get(&format!("/element/{}/attribute/{name}", element.0))
            .await
            .unwrap();
        value.as_str().unwrap_or_default().to_owned()
    }

    /// What an element says, with every gap as one space.
    pub(crate) async fn words(&self, element: &Element) -> String {
        let text = self
            .get(&format!("/element/{}/property/textContent", element.0))
            .await
            .unwrap();
        let text = text.as_str().unwrap_or_default().replace('\u{a0}', " ");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// What the main part of the page says.
    pub(crate) async fn reads(&self) -> String {
        let main = self.find("main").await;
        self.words(&main).await
    }

    pub(crate) async fn expect(&self, words: &str) {
        let read = self.reads().await;
        assert!(
            read.contains(words),
            "{} does not say \"{words}\" but: {read}",
            self.path().await
        );
    }

    pub(crate) async fn is_displayed(&self, selector: &str) -> bool {
        let Some(element) = self.all(selector).await.into_iter().next() else {
            return false;
        };
        self.get(&format!("/element/{}/displayed", element.0)).await.unwrap() == json!(true)
    }

    /// Clicks something that stays on the page.
    pub(crate) async fn click(&self, selector: &str) {
        let element = self.find(selector).await;
        self.click_on(&element, selector).await;
    }

    async fn click_on(&self, element: &Element, name: &str) {
        let click = format!("/element/{}/click", element.0);
        let mut done = self.post(&click, json!({})).await;
        if done
            .as_ref()
            .is_err_and(|why| why.starts_with("element click intercepted"))
        {
            // Under a bar that stays at the edge of the window: people scroll on.
            let reach = json!({ "script": "arguments[0].scrollIntoView({ block: 'center' })", "args": [{ ELEMENT: element.0 }] });
            self.post("/execute/sync", reach)
                .await
                .unwrap_or_else(|why| panic!("{name}: {why}"));
            done = self.post(&click, json!({})).await;
        }
        if let Err(why) = done {
            panic!("{} does not let {name} be clicked: {why}", self.path().await);
        }
    }

    /// Clicks something that leads to another page, and waits until that is there.
    pub(crate) async fn press(&self, selector: &str) {
        let page = self.find("html").await;
        self.click(selector).await;
        let until = Instant::now() + PATIENCE;
        while self.get(&format!("/element/{}/name", page.0)).await.is_ok() {
            assert!(
                Instant::now() < until,
                "{selector} on {} leads nowhere",
                self.path().await
            );
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Waits until the page with this element has gone.
    pub(crate) async fn wait_until_gone(&self, element: &Element) {
        let until = Instant::now() + PATIENCE;
        while self.get(&format!("/element/{}/name", element.0)).await.is_ok() {
            assert!(Instant::now() < until, "{} stays as it is", self.path().await);
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Answers a field of any kind by its name, inside `form` (a selector, or empty for the whole page).
    pub(crate) async fn fill(&self, form: &str, name: &str, value: &str) {
        let field = self.find(&format!("{form} [name=\"{name}\"]")).await;
        let kind = self.get(&format!("/element/{}/property/type", field.0)).await.unwrap();
        let kind = kind.as_str().unwrap_or_default();
        if kind.starts_with("select") {
            self.click(&format!("{form} [name=\"{name}\"] option[value=\"{value}\"]"))
                .await;
        } else if kind == "radio" || kind == "checkbox" {
            self.click(&format!("{form} [name=\"{name}\"][value=\"{value}\"]"))
                .await;
        } else if kind == "date" {
            // Keys would be read in the order of the machine's language.
            let set = json!({ "script": "arguments[0].value = arguments[1]", "args": [{ ELEMENT: field.0 }, value] });
            self.post("/execute/sync", set).await.unwrap();
        } else {
            self.post(&format!("/element/{}/clear", field.0), json!({}))
                .await
                .unwrap();
            self.keys(&field, value).await;
        }
    }

    /// Waits until something that fits is there.
    pub(crate) async fn wait_for(&self, selector: &str) {
        self.find(selector).await;
    }

    /// Answers a field that asks for a day, `2026-11-23`: typed, its order would hang on the language of the browser.
    pub(crate) async fn date(&self, form: &str, name: &str, day: &str) {
        let field = self.find(&format!("{form} [name=\"{name}\"]")).await;
        let set = json!({ "script": "arguments[0].value = arguments[1]", "args": [{ ELEMENT: field.0 }, day] });
        self.post("/execute/sync", set)
            .await
            .unwrap_or_else(|why| panic!("{name}: {why}"));
    }

    /// Types into an element; for a file input, the path of a file.
    pub(crate) async fn keys(&self, element: &Element, text: &str) {
        self.post(&format!("/element/{}/value", element.0), json!({ "text": text }))
            .await
            .unwrap();
    }

    /// Puts a long text into a field at once, as pasting does.
    pub(crate) async fn paste(&self, selector: &str, text: &str) {
        let field = self.find(selector).await;
        self.post(&format!("/element/{}/clear", field.0), json!({}))
            .await
            .unwrap();
        self.click_on(&field, selector).await;
        self.devtools("Input.insertText", json!({ "text": text })).await;
    }

    pub(crate) async fn script(&self, body: &str) -> Value {
        let answer = self.post("/execute/sync", json!({ "script": body, "args": [] })).await;
        answer.unwrap_or_else(|why| panic!("script: {why}"))
    }

    pub(crate) async fn script_that_waits(&self, body: &str) -> Value {
        let answer = self.post("/execute/async", json!({ "script": body, "args": [] })).await;
        answer.unwrap_or_else(|why| panic!("script: {why}"))
    }

    /// Cuts the network of this browser, or mends it.
    pub(crate) async fn cut_network(&self, is_cut: bool) {
        self.devtools("Network.enable", json!({})).await;
        let conditions = json!({ "offline": is_cut, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.devtools("Network.emulateNetworkConditions", conditions).await;
    }

    /// Errors the console has shown since it was last asked, without those of the network.
    pub(crate) async fn console_errors(&self) -> Vec<String> {
        let entries = self.post("/se/log", json!({ "type": "browser" })).await.unwrap();
        let severe = entries
            .as_array()
            .unwrap()
            .iter()
            .filter(|entry| entry["level"] == "SEVERE" && entry["source"] != "network");
        severe
            .map(|entry| entry["message"].as_str().unwrap_or_default().to_owned())
            .collect()
    }

    pub(crate) async fn picture(&self) -> Result<Vec<u8>, Refused> {
        let text = self.get("/screenshot").await?;
        Ok(base64::decoded(text.as_str().unwrap_or_default()))
    }

    /// Downloads what a page links to, as the person of this browser: its cookies, no browser.
    pub(crate) async fn download(&self, path: &str) -> Reply {
        let cookies = self.get("/cookie").await.unwrap();
        let word = |cookie: &Value, name: &str| cookie[name].as_str().unwrap_or_default().to_owned();
        let pairs = cookies
            .as_array()
            .unwrap()
            .iter()
            .map(|one| format!("{}={}", word(one, "name"), word(one, "value")));
        let jar = pairs.collect::<Vec<_>>().join("; ");
        wire::ask(&self.site, &format!("GET {path}"), &[("Cookie", &jar)], b"")
            .await
            .unwrap()
    }

    pub(crate) async fn close(&self) {
        let _ = self.command("DELETE", "", None).await;
    }
}

async fn send(driver: &str, first_line: &str, body: Option<&Value>) -> Result<Value, Refused> {
    let body = body.map(Value::to_string).unwrap_or_default();
    let headers = [("Content-Type", "application/json; charset=utf-8")];
    let reply = wire::ask(driver, first_line, &headers, body.as_bytes()).await;
    let reply = reply.map_err(|error| format!("the driver does not answer: {error}"))?;
    let mut answer: Value = serde_json::from_slice(&reply.body).map_err(|error| format!("no answer: {error}"))?;
    if reply.status == 200 {
        return Ok(answer["value"].take());
    }
    let word = |name: &str| {
        answer["value"][name]
            .as_str()
            .unwrap_or_default()
            .lines()
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    Err(format!("{}: {}", word("error"), word("message")))
}

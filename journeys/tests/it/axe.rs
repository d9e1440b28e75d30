//! What a program can see of accessibility: axe, asked on the page that is shown.

use serde_json::Value;

use crate::browser::Browser;

/// Version 4.14.1, unchanged, under its own licence beside it; used by tests and never shipped.
const AXE: &str = include_str!("../../vendor/axe.min.js");

/// WCAG 2.2 AA and what axe calls best practice.
const ASK: &str = r#"
const done = arguments[arguments.length - 1];
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
axe.run(document, { runOnly: tags, resultTypes: ["violations"] }).then(
  (result) => done(result.violations.map((one) => ({
    id: one.id, help: one.help, places: one.nodes.slice(0, 3).map((node) => node.target.join(" ")), count: one.nodes.length,
  }))),
  (error) => done([{ id: "axe", help: String(error), places: [], count: 1 }]));
"#;

impl Browser {
    /// One line for each rule the page breaks.
    pub(crate) async fn barriers(&self) -> Vec<String> {
        if self.script("return typeof axe === \"undefined\"").await == true {
            self.script(AXE).await;
        }
        let broken = self.script_that_waits(ASK).await;
        broken.as_array().unwrap().iter().map(told).collect()
    }
}

fn told(broken: &Value) -> String {
    let places = broken["places"].as_array().unwrap().iter().filter_map(Value::as_str);
    format!(
        "{}: {} ({} places: {})",
        broken["id"].as_str().unwrap_or_default(),
        broken["help"].as_str().unwrap_or_default(),
        broken["count"],
        places.collect::<Vec<_>>().join("; ")
    )
}

//! Looks at the page that is shown, at both widths: what a person would stumble over, and a picture for people to look at.

use serde_json::Value;

use crate::browser::{Browser, Size};
use crate::stage::target_folder;

/// Pictures end here; no page of ours should be longer.
const LONGEST: u64 = 7000;

/// Asked of every page. A block that scrolls by itself is no reason for the page to scroll.
const EXAMINATION: &str = r##"
const page = document.documentElement;
const name = (one) => one.tagName.toLowerCase() + (one.id ? "#" + one.id : "") + (one.className && one.className.baseVal === undefined ? "." + one.className : "");
const width = page.clientWidth;
const wide = [...document.body.querySelectorAll("*")].filter((one) =>
  one.getBoundingClientRect().right > width + 1 && !one.closest(".scroll") && getComputedStyle(one).position !== "absolute" && !one.closest("svg"));
const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
const fields = [...document.querySelectorAll("input:not([type=hidden]), select, textarea")];
const headings = [...document.querySelectorAll("h1, h2, h3, h4")].map((one) => Number(one.tagName[1]));
const targets = [...document.querySelectorAll("button, .btn, input[type=text], input[type=file], select, summary, label.opt")];
return {
  status: performance.getEntriesByType("navigation")[0].responseStatus,
  title: document.title,
  lang: page.lang,
  h1: document.querySelectorAll("h1").length,
  over: page.scrollWidth - width,
  wide: wide.slice(-4).map(name),
  twice: ids.filter((id, index) => ids.indexOf(id) !== index),
  unnamed: fields.filter((one) => !one.labels.length && !one.getAttribute("aria-label")).map(name),
  mute: [...document.images].filter((one) => !one.hasAttribute("alt")).map(name),
  broken: [...document.images].filter((one) => one.complete && !one.naturalWidth).map(name),
  skipped: headings.filter((level, index) => index > 0 && level > headings[index - 1] + 1).length,
  small: targets.filter((one) => { const box = one.getBoundingClientRect(); return box.height > 0 && box.height < 24; }).map(name),
  raw: /\{\s*\$|\bundefined\b|\bNaN\b/.test(document.body.textContent),
  height: page.scrollHeight,
};
"##;

#[derive(Clone, Copy)]
pub(crate) struct Expected {
    pub(crate) status: u64,
    pub(crate) language: &'static str,
}

/// A page that is there, in Indonesian.
pub(crate) const FINE: Expected = Expected {
    status: 200,
    language: "id",
};

impl Browser {
    /// Notes what is wrong with the page that is shown and keeps a picture at each width, under this name. Nothing where
    /// the same journey is looked at in other browsers.
    pub(crate) async fn look(&self, name: &str) {
        self.examine(name, FINE, true).await;
    }

    pub(crate) async fn examine(&self, name: &str, expected: Expected, keeps_picture: bool) {
        if !self.is_examined {
            return;
        }
        for size in Size::BOTH {
            self.resize(size.width(), size.height()).await;
            let seen = self.script(EXAMINATION).await;
            let place = format!("{name} at {} px", size.width());
            let barriers = self.barriers().await;
            let mut found: Vec<String> = faults(&seen, expected)
                .into_iter()
                .map(|fault| format!("{place}: {fault}"))
                .collect();
            found.extend(barriers.into_iter().map(|barrier| format!("{place}: {barrier}")));
            found.extend(
                self.console_errors()
                    .await
                    .into_iter()
                    .map(|error| format!("{place}: console says {error}")),
            );
            self.blemishes.lock().unwrap().append(&mut found);
            if keeps_picture {
                self.keep_picture(name, size, &seen).await;
            }
        }
        self.resize(self.size.width(), self.size.height()).await;
    }

    async fn keep_picture(&self, name: &str, size: Size, seen: &Value) {
        let height = seen["height"]
            .as_u64()
            .unwrap()
            .clamp(u64::from(size.height()), LONGEST);
        self.resize(size.width(), u32::try_from(height).unwrap()).await;
        let picture = self.picture().await.unwrap();
        let file = target_folder("screenshots").join(format!("{name}-{}.png", size.width()));
        std::fs::write(file, picture).unwrap();
    }
}

fn faults(seen: &Value, expected: Expected) -> Vec<String> {
    let mut found = Vec::new();
    let mut note = |is_wrong: bool, words: String| {
        if is_wrong {
            found.push(words);
        }
    };
    note(
        seen["status"] != expected.status,
        format!("answered {}", seen["status"]),
    );
    note(
        seen["lang"] != expected.language,
        format!("says it is in {}", seen["lang"]),
    );
    note(
        seen["title"].as_str().unwrap_or_default().is_empty(),
        "has no title".to_owned(),
    );
    note(seen["h1"] != 1, format!("has {} main headings", seen["h1"]));
    note(
        seen["over"].as_i64().unwrap() > 0,
        format!("scrolls sideways by {} px: {}", seen["over"], seen["wide"]),
    );
    note(seen["raw"] == true, "shows a placeholder instead of a word".to_owned());
    note(
        seen["skipped"] != 0,
        format!("skips {} heading levels", seen["skipped"]),
    );
    for (key, words) in [
        ("twice", "has the same id twice"),
        ("unnamed", "has fields without a label"),
        ("mute", "has pictures without words"),
        ("broken", "has pictures that do not load"),
        ("small", "has targets too small to hit"),
    ] {
        note(
            !seen[key].as_array().unwrap().is_empty(),
            format!("{words}: {}", seen[key]),
        );
    }
    found
}

#[test]
fn a_page_that_is_not_whole_is_told_fault_by_fault() {
    let whole = serde_json::json!({
        "status": 200, "title": "Layanan", "lang": "id", "h1": 1, "over": 0, "wide": [], "twice": [], "unnamed": [],
        "mute": [], "broken": [], "skipped": 0, "small": [], "raw": false, "height": 900,
    });
    assert_eq!(faults(&whole, FINE), Vec::<String>::new());
    let broken = serde_json::json!({
        "status": 500, "title": "", "lang": "en", "h1": 0, "over": 12, "wide": ["table"], "twice": ["a"],
        "unnamed": ["input"], "mute": ["img"], "broken": ["img"], "skipped": 1, "small": ["button"], "raw": true, "height": 900,
    });
    assert_eq!(faults(&broken, FINE).len(), 12);
}

//! Which browser and machine somebody uses, as far as the browser tells: enough to recognise one's own sessions.

use axum::http::{HeaderMap, header};

/// Mark in the header, then what it is called. The first that is found counts, because most pretend to be others too.
const BROWSERS: [(&str, &str); 6] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

const MACHINES: [(&str, &str); 7] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
];

/// `Firefox.Windows`; what is not known is left out. Nothing of the header itself is kept.
pub(crate) fn kind(headers: &HeaderMap) -> String {
    let said = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    let said = said.unwrap_or_default();
    let first = |known: &[(&str, &'static str)]| {
        let found = known.iter().find(|(mark, _)| said.contains(mark));
        found.map_or("", |(_, name)| *name)
    };
    format!("{}.{}", first(&BROWSERS), first(&MACHINES))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind_of(said: &str) -> String {
        let mut headers = HeaderMap::new();
        headers.insert(header::USER_AGENT, said.parse().unwrap());
        kind(&headers)
    }

    #[test]
    fn a_browser_is_told_by_its_name_and_machine() {
        let windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0";
        assert_eq!(kind_of(windows), "Edge.Windows");
        let android = "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36";
        assert_eq!(kind_of(android), "Chrome.Android");
        assert_eq!(kind_of("curl/8.5"), ".");
        assert_eq!(kind(&HeaderMap::new()), ".");
    }
}

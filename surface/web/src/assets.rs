//! Style sheets and small scripts: embedded, named after their content, kept by browsers for a year.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::urls::route;

/// One file as it is served.
struct Asset {
    /// Stays the same when the content changes: `lembar.css`.
    name: &'static str,
    /// Changes with the content: `lembar-0f3a9c11.css`.
    file: String,
    media_type: &'static str,
    content: String,
}

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let lembar = [include_str!("assets/tokens.css"), include_str!("assets/components.css")].concat();
    let work = [
        include_str!("assets/work.css"),
        include_str!("assets/desk.css"),
        include_str!("assets/administration.css"),
    ]
    .concat();
    vec![
        Asset::style("lembar.css", &lembar),
        Asset::style("work.css", &work),
        Asset::style("penyusun.css", include_str!("assets/penyusun.css")),
        Asset::script("penyusun.js", include_str!("assets/penyusun.js")),
        Asset::script("share.js", include_str!("assets/share.js")),
        Asset::script("antrean.js", include_str!("assets/antrean.js")),
        Asset::script("drafts.js", include_str!("assets/drafts.js")),
        Asset::script("inbox.js", include_str!("assets/inbox.js")),
        Asset::script("print.js", include_str!("assets/print.js")),
        Asset::script("upload.js", include_str!("assets/upload.js")),
        Asset::script("verify.js", include_str!("assets/verify.js")),
        Asset::script("tweetnacl.js", include_str!("assets/vendor/tweetnacl.js")),
    ]
});

impl Asset {
    fn style(name: &'static str, text: &str) -> Self {
        Self::new(name, "text/css; charset=utf-8", smaller(text))
    }

    fn script(name: &'static str, text: &str) -> Self {
        Self::new(name, "text/javascript; charset=utf-8", text.to_owned())
    }

    fn new(name: &'static str, media_type: &'static str, content: String) -> Self {
        let (stem, ending) = name.rsplit_once('.').expect("every asset has an ending");
        let file = format!("{stem}-{:016x}.{ending}", fingerprint(content.as_bytes()));
        Self {
            name,
            file,
            media_type,
            content,
        }
    }
}

/// Serves `/aset/…`, for a surface that only needs the style sheets.
pub fn assets() -> axum::Router {
    axum::Router::new().route(route::ASSET, get(serve))
}

/// The address of an asset by its lasting name.
pub(crate) fn url(name: &str) -> String {
    let asset = ASSETS.iter().find(|asset| asset.name == name);
    debug_assert!(asset.is_some(), "no asset {name}");
    asset.map_or_else(String::new, |asset| format!("/aset/{}", asset.file))
}

/// The bytes of an asset before it is packed, for the weight test.
#[cfg(test)]
pub(crate) fn weight(name: &str) -> usize {
    ASSETS
        .iter()
        .find(|asset| asset.name == name)
        .map_or(0, |asset| asset.content.len())
}

/// An asset as served, for looking at pages without a server.
#[cfg(test)]
pub(crate) fn text(name: &str) -> &'static str {
    ASSETS
        .iter()
        .find(|asset| asset.name == name)
        .map_or("", |asset| asset.content.as_str())
}

async fn serve(Path(file): Path<String>) -> Response {
    let Some(asset) = ASSETS.iter().find(|asset| asset.file == file) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(asset.media_type)),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("public, max-age=31536000, immutable"),
        ),
    ];
    (headers, asset.content.as_str()).into_response()
}

/// Drops comments and the white space a style sheet does not need.
fn smaller(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("/*") {
        push_lines(&mut result, &rest[..start]);
        rest = rest[start..].find("*/").map_or("", |end| &rest[start + end + 2..]);
    }
    push_lines(&mut result, rest);
    result
}

fn push_lines(result: &mut String, text: &str) {
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let needs_space = !result.is_empty() && !result.ends_with(['{', '}', ';', ',']);
        if needs_space {
            result.push(' ');
        }
        result.push_str(line);
    }
}

/// FNV-1a: tells versions apart; protects nothing.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_sheet_loses_comments_and_keeps_its_rules() {
        assert_eq!(
            smaller("/* a */\n:root {\n  --x: 1px; /* b */\n}\n.b{c:d}\n"),
            ":root {--x: 1px;}.b{c:d}"
        );
        assert_eq!(smaller(".a,\n.b{c:d}"), ".a,.b{c:d}");
    }

    #[test]
    fn a_changed_asset_has_another_address() {
        assert_ne!(Asset::style("a.css", "b{}").file, Asset::style("a.css", "c{}").file);
    }
}

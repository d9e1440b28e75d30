//! Compares what every crate depends on with what the layer table allows.

use serde_json::Value;

use super::Findings;
use crate::layers::{FOR_TESTS, LAYERS, Layer, layer_of};

/// Reads the answer of `cargo metadata --no-deps`.
pub(crate) fn check(metadata: &str, found: &mut Findings) {
    let Ok(metadata) = serde_json::from_str::<Value>(metadata) else {
        found.fail("Cargo.toml", "cargo metadata gave something that is not JSON");
        return;
    };
    let packages = metadata["packages"].as_array().map_or(&[][..], Vec::as_slice);
    for layer in LAYERS {
        if !packages.iter().any(|package| package["name"] == *layer.package()) {
            found.fail(
                "xtask/src/layers.rs",
                format!("`{}` stands in the table but not in the workspace", layer.name),
            );
        }
    }
    for package in packages {
        let name = package["name"].as_str().unwrap_or_default();
        match layer_of(name) {
            Some(layer) => check_package(layer, package, found),
            None => found.fail(
                name,
                "not in the layer table: say in `xtask/src/layers.rs` whom it may use",
            ),
        }
    }
}

fn check_package(layer: &Layer, package: &Value, found: &mut Findings) {
    let manifest = package["manifest_path"].as_str().unwrap_or_default();
    let folder = format!("/{}/Cargo.toml", join(layer.folder, layer.name));
    if !manifest.ends_with(&folder) {
        found.fail(
            layer.package(),
            format!("should lie in `{}`", join(layer.folder, layer.name)),
        );
    }
    for dependency in package["dependencies"].as_array().into_iter().flatten() {
        let name = dependency["name"].as_str().unwrap_or_default();
        let is_for_tests = dependency["kind"] == "dev";
        let place = format!("{}/Cargo.toml", join(layer.folder, layer.name));
        if let Some(ours) = layer_of(name) {
            // Tests above the domain may arrange things with any part of it.
            let is_arranging = is_for_tests && ours.folder == "domain" && layer.folder != "domain";
            if !layer.uses.contains(&ours.name) && !is_arranging {
                found.fail(place, format!("`{}` may not use `{}`", layer.name, ours.name));
            }
        } else if !(layer.owns.contains(&name) || is_for_tests && FOR_TESTS.contains(&name)) {
            let owner = LAYERS
                .iter()
                .find(|other| other.owns.contains(&name))
                .map(|owner| owner.name);
            let belongs = owner.map_or_else(|| "nobody".to_owned(), |owner| format!("`{owner}`"));
            found.fail(
                place,
                format!(
                    "third-party crate `{name}` belongs to {belongs}, not to `{}`",
                    layer.name
                ),
            );
        }
    }
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() {
        name.to_owned()
    } else {
        format!("{folder}/{name}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found_in(package: &str) -> Vec<String> {
        let mut found = Findings::default();
        check(&format!(r#"{{ "packages": [{package}] }}"#), &mut found);
        let lines = found.lines();
        lines
            .into_iter()
            .filter(|line| !line.contains("not in the workspace"))
            .collect()
    }

    #[test]
    fn a_page_that_reaches_for_the_database_is_found() {
        let web = r#"{ "name": "maklumat-web", "manifest_path": "/x/surface/web/Cargo.toml", "dependencies": [
            { "name": "maklumat-app", "kind": null }, { "name": "maklumat-store", "kind": null },
            { "name": "rusqlite", "kind": "dev" }, { "name": "maklumat-sop", "kind": "dev" }, { "name": "tempfile", "kind": "dev" } ] }"#;
        assert_eq!(
            found_in(web),
            [
                "surface/web/Cargo.toml: `web` may not use `store`",
                "surface/web/Cargo.toml: third-party crate `rusqlite` belongs to `store`, not to `web`",
            ]
        );
    }

    #[test]
    fn a_crate_nobody_placed_is_found() {
        let stray = r#"{ "name": "maklumat-stray", "manifest_path": "/x/stray/Cargo.toml", "dependencies": [] }"#;
        assert_eq!(found_in(stray).len(), 1);
        let moved = r#"{ "name": "maklumat-web", "manifest_path": "/x/domain/web/Cargo.toml", "dependencies": [] }"#;
        assert_eq!(found_in(moved), ["maklumat-web: should lie in `surface/web`"]);
    }

    #[test]
    fn an_empty_answer_is_not_a_clean_one() {
        let mut found = Findings::default();
        check("{}", &mut found);
        assert_eq!(found.failures(), LAYERS.len());
    }
}

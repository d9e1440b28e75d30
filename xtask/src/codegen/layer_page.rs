//! The layer table, as tidy reads it.

use std::fmt::Write;

use crate::layers::{LAYERS, Layer, SHARED};

pub(super) fn body() -> String {
    let mut text = String::from(
        "Arrows point down only. `cargo xtask tidy` compares this table with what cargo knows; its data is `xtask/src/layers.rs`.\n\n\
         | Crate | May use (ours) | Third-party crates it may name |\n| --- | --- | --- |\n",
    );
    for layer in LAYERS {
        let _ = writeln!(
            text,
            "| {} | {} | {} |",
            place(layer),
            layer.uses.join(", "),
            layer.owns.join(", ")
        );
    }
    text.push_str(
        "\nA third-party crate has one owner. These have more, each for a reason:\n\n| Crate | Why |\n| --- | --- |\n",
    );
    for shared in SHARED {
        let _ = writeln!(text, "| {} | {} |", shared.name, shared.because);
    }
    text
}

fn place(layer: &Layer) -> String {
    if layer.folder.is_empty() {
        format!("`{}/`", layer.name)
    } else {
        format!("`{}/{}`", layer.folder, layer.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_crate_has_a_row() {
        let body = body();
        assert!(LAYERS.iter().all(|layer| body.contains(&place(layer))));
    }
}

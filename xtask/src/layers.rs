//! The layer table: who may use whom. Data for tidy, and for the page in `docs/reference`.

/// A crate, the crates of ours it may use, and the third-party crates it may name.
pub(crate) struct Layer {
    pub(crate) name: &'static str,
    pub(crate) folder: &'static str,
    pub(crate) uses: &'static [&'static str],
    pub(crate) owns: &'static [&'static str],
}

/// A third-party crate with more than one user, and why.
pub(crate) struct Shared {
    pub(crate) name: &'static str,
    pub(crate) because: &'static str,
}

pub(crate) const LAYERS: &[Layer] = &[
    Layer {
        name: "vocabulary",
        folder: "domain",
        uses: &[],
        owns: &[],
    },
    Layer {
        name: "calendar",
        folder: "domain",
        uses: &["vocabulary"],
        owns: &["jiff"],
    },
    Layer {
        name: "sop",
        folder: "domain",
        uses: &["vocabulary", "calendar"],
        owns: &["toml", "rust_decimal"],
    },
    Layer {
        name: "workflow",
        folder: "domain",
        uses: &["vocabulary", "calendar", "sop"],
        owns: &["serde", "serde_json"],
    },
    Layer {
        name: "credential",
        folder: "domain",
        uses: &["vocabulary", "calendar"],
        owns: &["ed25519-dalek", "coset", "ciborium", "base45", "miniz_oxide", "sha2"],
    },
    Layer {
        name: "simulation",
        folder: "domain",
        uses: &["vocabulary", "calendar", "sop", "workflow"],
        owns: &["rand_xoshiro", "libm"],
    },
    Layer {
        name: "drawing",
        folder: "domain",
        uses: &["vocabulary", "calendar", "sop", "credential"],
        owns: &[],
    },
    Layer {
        name: "exchange",
        folder: "domain",
        uses: &["vocabulary", "sop"],
        owns: &["roxmltree", "zip", "csv", "encoding_rs"],
    },
    Layer {
        name: "monitoring",
        folder: "domain",
        uses: &["vocabulary", "calendar"],
        owns: &["toml"],
    },
    Layer {
        name: "survey",
        folder: "domain",
        uses: &["vocabulary", "calendar"],
        owns: &["num-bigint", "num-rational", "toml"],
    },
    Layer {
        name: "compliance",
        folder: "domain",
        uses: &["vocabulary", "calendar"],
        owns: &["num-rational", "toml"],
    },
    Layer {
        name: "complaint",
        folder: "domain",
        uses: &["vocabulary", "calendar"],
        owns: &["serde", "serde_json", "toml"],
    },
    Layer {
        name: "store",
        folder: "platform",
        uses: &["vocabulary", "calendar", "credential"],
        owns: &[
            "rusqlite",
            "tokio-postgres",
            "deadpool-postgres",
            "chacha20poly1305",
            "hmac",
            "uuid",
            "sha2",
            "tokio",
            "tracing",
            "getrandom",
            "serde_json",
        ],
    },
    Layer {
        name: "documents",
        folder: "platform",
        uses: &["vocabulary", "calendar", "drawing"],
        owns: &["typst", "typst-pdf", "typst-layout", "qrcode", "rust_xlsxwriter", "csv"],
    },
    Layer {
        name: "delivery",
        folder: "platform",
        uses: &["vocabulary"],
        owns: &["lettre", "ureq", "toml", "serde_json"],
    },
    Layer {
        name: "app",
        folder: "platform",
        uses: &[
            "vocabulary",
            "calendar",
            "sop",
            "workflow",
            "credential",
            "drawing",
            "monitoring",
            "simulation",
            "exchange",
            "store",
            "documents",
            "delivery",
        ],
        owns: &[
            "argon2",
            "totp-rs",
            "img-parts",
            "frostem",
            "zip",
            "rust_decimal",
            "uuid",
            "tokio",
            "tracing",
            "getrandom",
            "serde",
            "serde_json",
        ],
    },
    Layer {
        name: "web",
        folder: "surface",
        uses: &[
            "vocabulary",
            "calendar",
            "sop",
            "workflow",
            "credential",
            "drawing",
            "app",
        ],
        owns: &[
            "axum",
            "tower",
            "tower-http",
            "askama",
            "fluent-bundle",
            "unic-langid",
            "tokio",
            "tracing",
            "serde",
            "serde_json",
        ],
    },
    Layer {
        name: "cli",
        folder: "surface",
        uses: &[
            "vocabulary",
            "calendar",
            "sop",
            "workflow",
            "credential",
            "simulation",
            "exchange",
            "survey",
            "compliance",
            "store",
            "documents",
            "app",
            "web",
        ],
        owns: &[
            "clap",
            "mimalloc",
            "annotate-snippets",
            "tracing-subscriber",
            "tokio",
            "tracing",
            "serde",
            "serde_json",
        ],
    },
    Layer {
        name: "journeys",
        folder: "",
        uses: &[
            "vocabulary",
            "calendar",
            "sop",
            "workflow",
            "credential",
            "simulation",
            "store",
            "documents",
            "app",
            "web",
            "cli",
        ],
        owns: &["tokio", "serde_json"],
    },
    Layer {
        name: "fuzz",
        folder: "",
        uses: &[
            "vocabulary",
            "calendar",
            "sop",
            "drawing",
            "credential",
            "exchange",
            "survey",
            "compliance",
        ],
        owns: &["libfuzzer-sys", "zip"],
    },
    Layer {
        name: "benches",
        folder: "",
        uses: &[
            "vocabulary",
            "calendar",
            "sop",
            "workflow",
            "credential",
            "drawing",
            "simulation",
            "store",
            "documents",
            "app",
            "web",
            "cli",
        ],
        owns: &[
            "tokio",
            "serde_json",
            "rusqlite",
            "tokio-postgres",
            "tempfile",
            "toml",
            "axum",
            "mimalloc",
        ],
    },
    Layer {
        name: "xtask",
        folder: "",
        uses: &[],
        owns: &["serde_json", "sha2"],
    },
];

pub(crate) const SHARED: &[Shared] = &[
    Shared {
        name: "serde",
        because: "stored events in workflow and complaint, forms in web, settings in cli: each its own types",
    },
    Shared {
        name: "serde_json",
        because: "the form of stored events, of every `--format json`, and of what gateways are told and answer",
    },
    Shared {
        name: "sha2",
        because: "one digest for credentials, for the event chain and for the lock of migrations",
    },
    Shared {
        name: "getrandom",
        because: "the domain takes randomness as a parameter, so both who remember draw it",
    },
    Shared {
        name: "rust_decimal",
        because: "sop reckons with decimals, app reads them from what people type",
    },
    Shared {
        name: "uuid",
        because: "store keeps the ids of cases, app draws them",
    },
    Shared {
        name: "zip",
        because: "app packs and unpacks definitions; exchange opens workbooks and Word files, which are archives",
    },
    Shared {
        name: "csv",
        because: "documents writes tables for a spreadsheet, exchange reads the tables offices keep",
    },
    Shared {
        name: "num-rational",
        because: "published figures of the survey and of assessors are fractions until their one rounding",
    },
    Shared {
        name: "tokio",
        because: "everything above the domain waits for databases or sockets",
    },
    Shared {
        name: "rusqlite",
        because: "benches writes its floors by hand against the bare driver",
    },
    Shared {
        name: "tokio-postgres",
        because: "benches writes its floors by hand against the bare driver",
    },
    Shared {
        name: "axum",
        because: "benches asks a page of three words as the floor of every page",
    },
    Shared {
        name: "mimalloc",
        because: "benches measures with the memory the program runs with",
    },
    Shared {
        name: "toml",
        because: "delivery reads its own settings, monitoring its lists of questions, survey its questionnaires, compliance the instruments of assessors, complaint its limits of time; benches measures the bare reading of definitions as a floor",
    },
    Shared {
        name: "tracing",
        because: "whoever acts says so in the log; the domain never does",
    },
];

/// Third-party crates any crate may use in its tests.
pub(crate) const FOR_TESTS: &[&str] = &["proptest", "insta", "tempfile", "tokio", "serde_json", "totp-rs"];

impl Layer {
    pub(crate) fn package(&self) -> String {
        if self.name == "xtask" {
            self.name.to_owned()
        } else {
            format!("maklumat-{}", self.name)
        }
    }
}

pub(crate) fn layer_of(package: &str) -> Option<&'static Layer> {
    LAYERS.iter().find(|layer| layer.package() == package)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn arrows_point_one_way_only() {
        for (place, layer) in LAYERS.iter().enumerate() {
            for used in layer.uses {
                let below = LAYERS.iter().position(|other| other.name == *used).unwrap();
                assert!(below < place, "{} uses {used}, which stands above it", layer.name);
            }
        }
    }

    #[test]
    fn the_domain_uses_the_domain_only() {
        let domain: Vec<&Layer> = LAYERS.iter().filter(|layer| layer.folder == "domain").collect();
        assert_eq!(domain.len(), 12);
        for layer in &domain {
            assert!(
                layer
                    .uses
                    .iter()
                    .all(|used| domain.iter().any(|other| other.name == *used)),
                "{}",
                layer.name
            );
        }
    }

    #[test]
    fn a_second_user_of_a_third_party_crate_has_a_reason() {
        let mut users: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for layer in LAYERS {
            for owned in layer.owns {
                users.entry(owned).or_default().push(layer.name);
            }
        }
        for (owned, users) in users {
            let is_shared = SHARED.iter().any(|shared| shared.name == owned);
            assert_eq!(users.len() > 1, is_shared, "{owned} is used by {users:?}");
        }
    }
}

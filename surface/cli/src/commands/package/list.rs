//! `maklumat package list`: what a place has to give.

use clap::Args;
use serde::Serialize;

use super::super::Format;
use crate::exit::{Exit, Stop};
use crate::packages::Place;
use crate::render;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Folder atau alamat https tempat paket. Folder or https address of the packages.
    #[arg(long, value_name = "PLACE")]
    from: String,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Debug, Serialize)]
struct JsonListed<'a> {
    package: String,
    title: &'a str,
    versions: Vec<u32>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Exit, Stop> {
    let index = Place::parse(&arguments.from).index()?;
    match arguments.format {
        Format::Text => {
            for (package, listed) in &index.packages {
                let versions: Vec<String> = listed.versions.iter().map(ToString::to_string).collect();
                render::line(format!("{package}  {} (versi {})", listed.title, versions.join(", ")));
            }
        }
        Format::Json => {
            let listed = index.packages.iter().map(|(package, listed)| JsonListed {
                package: package.to_string(),
                title: &listed.title,
                versions: listed.versions.iter().copied().collect(),
            });
            render::json(&listed.collect::<Vec<_>>());
        }
    }
    Ok(Exit::Fine)
}

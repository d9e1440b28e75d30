//! `maklumat`, the only program: reads the command line, runs one command, gives back an exit code.

mod adopted;
mod commands;
mod config;
mod exit;
mod files;
mod packages;
mod render;
mod server;

use std::process::ExitCode;

use clap::Parser;

use crate::exit::Exit;

/// Standar pelayanan dan SOP yang dapat dijalankan. Executable service standards and SOPs.
#[derive(Debug, Parser)]
#[command(name = "maklumat", version, about, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: commands::Command,
}

/// Pages are made of many small pieces of text: asking the system for each took a seventh of the time.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let shown = error.print();
            let asked_for_help = !error.use_stderr();
            return if asked_for_help && shown.is_ok() {
                Exit::Fine.into()
            } else {
                Exit::Usage.into()
            };
        }
    };
    arguments
        .command
        .run()
        .unwrap_or_else(|stop| {
            render::stop(&stop);
            stop.exit
        })
        .into()
}

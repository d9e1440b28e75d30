//! How fast is it, and how far from what the machine itself allows?
//!
//! `engine` counts durable step completions, `growth` compares a small database with a large one, `documents` sets
//! PDFs, `drawing` lays out a long procedure, `check` reads definitions, `soundness` proves a long procedure, `editor` types into one,
//! `simulate` runs services in virtual time, `http` asks the sites over sockets. Each figure stands beside a floor measured in the same run on the same disk:
//! the same work with everything of ours left out. `ratio` is always subject / floor.
//!
//! It never decides what is good enough and fails nothing; it prints. Targets stand in the conditions, so that a
//! reader sees both. Figures of a busy machine are worth little: run it alone.
//!
//! Start with `engine.rs`. To add a figure: a function that gives a [`measurement::Measurement`], called from the file
//! of its group. What a case looks like is in `filing.rs`, how a regency is furnished in `office.rs`.

mod arguments;
mod check;
mod documents;
mod drawing;
mod editor;
mod engine;
mod filing;
mod growth;
mod http;
mod machine;
mod measurement;
mod office;
mod render;
mod simulate;
mod soundness;
mod stopped;

use std::process::ExitCode;

use crate::arguments::{Arguments, Group};
use crate::measurement::Measurement;
use crate::stopped::Stopped;

/// Pages are made of many small pieces of text: asking the system for each took a seventh of the time.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = match Arguments::read(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(stopped) => return render::refuse(&stopped),
    };
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(stopped) => render::refuse(&stopped),
    }
}

/// Prints each figure as soon as it is known: a long run that is cut off has still said something.
fn run(arguments: &Arguments) -> Result<(), Stopped> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Stopped::because("starting the runtime", &error))?;
    let mut tell = |measurement: Measurement| render::measurement(&measurement, arguments.format);
    let measured = async {
        match arguments.group {
            Group::Engine => engine::measure(arguments, &mut tell).await,
            Group::Growth => growth::measure(arguments, &mut tell).await,
            Group::Look => growth::look(arguments).await,
            Group::Documents => documents::measure(arguments, &mut tell).await,
            Group::Http => http::measure(arguments, &mut tell).await,
            Group::Serve => http::serve(arguments).await,
            Group::Drawing => drawing::measure(arguments, &mut tell),
            Group::Check => check::measure(arguments, &mut tell),
            Group::Editor => editor::measure(arguments, &mut tell).await,
            Group::Simulate => simulate::measure(arguments, &mut tell),
            Group::Soundness => soundness::measure(arguments, &mut tell),
        }
    };
    runtime.block_on(measured)
}

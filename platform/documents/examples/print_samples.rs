//! Sets every sample into a folder, to look at: `cargo run --example print_samples -- FOLDER`.

#[expect(clippy::unwrap_used, reason = "the samples are the tests' own and known to be whole")]
#[path = "../tests/it/samples.rs"]
mod samples;

use std::path::PathBuf;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args_os().nth(1).unwrap_or_else(|| "samples".into()));
    std::fs::create_dir_all(&folder)?;
    let renderer = maklumat_documents::Renderer::new()?;
    for (name, document) in samples::all() {
        let started = Instant::now();
        let pdf = renderer.render(&document).map_err(|fault| format!("{name}: {fault}"))?;
        eprintln!(
            "{name}: {} bytes, {:.1} ms",
            pdf.as_bytes().len(),
            started.elapsed().as_secs_f64() * 1e3
        );
        std::fs::write(folder.join(name).with_extension("pdf"), pdf.as_bytes())?;
    }
    Ok(())
}

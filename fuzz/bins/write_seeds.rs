//! Writes the seeds of every target into a folder of its name below the second folder given; the first is the project.

use std::path::Path;
use std::process::ExitCode;

use maklumat_fuzz::targets::TARGETS;

fn main() -> ExitCode {
    let (Some(root), Some(into)) = (std::env::args().nth(1), std::env::args().nth(2)) else {
        return ExitCode::from(64);
    };
    match write(Path::new(&root), Path::new(&into)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(3),
    }
}

fn write(root: &Path, into: &Path) -> std::io::Result<()> {
    for target in TARGETS {
        let folder = into.join(target.name);
        std::fs::create_dir_all(&folder)?;
        for (number, seed) in (target.seeds)(root)?.iter().enumerate() {
            std::fs::write(folder.join(format!("seed-{number:03}")), seed)?;
        }
    }
    Ok(())
}

//! The programs the tests need, and how they come onto this machine.

use std::process::Command;

use crate::report::{Outcome, say};
use crate::{postgres, programs};

/// A program and the Debian package that brings it.
struct Tool {
    program: &'static str,
    package: &'static str,
}

const TOOLS: [Tool; 5] = [
    Tool {
        program: "initdb",
        package: "postgresql",
    },
    Tool {
        program: "chromium",
        package: "chromium",
    },
    Tool {
        program: "chromedriver",
        package: "chromium-driver",
    },
    Tool {
        program: "pdftotext",
        package: "poppler-utils",
    },
    Tool {
        program: "zbarimg",
        package: "zbar-tools",
    },
];

/// Installs what is missing where that is allowed, and otherwise names the command to run.
pub(crate) fn ensure() -> Outcome {
    let missing = missing(is_there);
    if missing.is_empty() {
        return Ok(());
    }
    let install = format!("apt-get install -y --no-install-recommends {}", missing.join(" "));
    let Some(rights) = rights() else {
        return Err(format!(
            "The tests need programs that are not installed. Run this once, then start again:\n\n  sudo {install}\n"
        ));
    };
    say(&format!("installing {}", missing.join(", ")));
    let update = rights.apt_get(&["update", "-q"]);
    let mut arguments = vec!["install", "-y", "-q", "--no-install-recommends"];
    arguments.extend(&missing);
    update.and_then(|()| rights.apt_get(&arguments)).map_err(|reason| {
        format!("Could not install what the tests need: {reason}\nRun this, then start again:\n\n  sudo {install}\n")
    })
}

fn missing(is_there: impl Fn(&str) -> bool) -> Vec<&'static str> {
    TOOLS
        .iter()
        .filter(|tool| !is_there(tool.program))
        .map(|tool| tool.package)
        .collect()
}

/// Debian keeps the programs of PostgreSQL's server off the path.
fn is_there(program: &str) -> bool {
    match program {
        "initdb" => postgres::programs_folder().is_some(),
        other => programs::find(other).is_some(),
    }
}

/// In which way this user may install packages.
enum Rights {
    Root,
    Sudo,
}

fn rights() -> Option<Rights> {
    programs::find("apt-get")?;
    if programs::is_root() {
        return Some(Rights::Root);
    }
    programs::find("sudo")?;
    programs::read(Command::new("sudo").args(["-n", "true"]))
        .is_ok()
        .then_some(Rights::Sudo)
}

impl Rights {
    fn apt_get(&self, arguments: &[&str]) -> Outcome {
        let mut command = match self {
            Self::Root => Command::new("env"),
            Self::Sudo => {
                let mut sudo = Command::new("sudo");
                sudo.args(["-n", "env"]);
                sudo
            }
        };
        programs::run(
            command
                .args(["DEBIAN_FRONTEND=noninteractive", "apt-get"])
                .args(arguments),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_names_its_package() {
        assert_eq!(
            missing(|program| program != "zbarimg" && program != "initdb"),
            ["postgresql", "zbar-tools"]
        );
        assert!(missing(|_| true).is_empty());
    }
}

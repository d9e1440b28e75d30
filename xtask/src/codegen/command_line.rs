//! Every command with its own help text.

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use crate::programs;
use crate::report::Outcome;

pub(super) fn body(program: &Path) -> Outcome<String> {
    let overview = help(program, None)?;
    let commands = commands(&overview);
    if commands.is_empty() {
        return Err("`maklumat --help` names no commands".to_owned());
    }
    let mut text = format!("```\n{}\n```\n", overview.trim());
    for command in commands {
        let _ = writeln!(
            text,
            "\n## {command}\n\n```\n{}\n```",
            help(program, Some(command))?.trim()
        );
    }
    Ok(text)
}

fn help(program: &Path, command: Option<&str>) -> Outcome<String> {
    let mut asked = Command::new(program);
    asked.args(command).arg("--help").env("COLUMNS", "100");
    let text = programs::read(&mut asked)?;
    Ok(text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n"))
}

/// The first words of the indented lines below `Commands:`.
fn commands(overview: &str) -> Vec<&str> {
    overview
        .lines()
        .skip_while(|line| line.trim() != "Commands:")
        .skip(1)
        .take_while(|line| line.starts_with("  "))
        .filter(|line| !line.starts_with("    "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|command| *command != "help")
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_read_from_the_overview() {
        let overview = "Usage: maklumat\n\nCommands:\n  demo   A furnished regency\n         in seconds\n  check  Finds\n  help   Print\n\nOptions:\n  -h\n";
        assert_eq!(commands(overview), ["demo", "check"]);
    }
}

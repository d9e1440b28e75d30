//! Reading a PDF back through the programs of poppler and zbar, where they are installed.

use std::io::Write as _;
use std::process::{Command, Stdio};

/// What the program says about the bytes on its standard input; `None` and a line where it is not installed.
pub(crate) fn ask(program: &str, arguments: &[&str], input: &[u8]) -> Option<Vec<u8>> {
    let spawned = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = spawned else {
        eprintln!("skipped a check: `{program}` is not installed");
        return None;
    };
    let mut stdin = child.stdin.take().unwrap();
    let output = std::thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(input));
        child.wait_with_output()
    });
    Some(output.unwrap().stdout)
}

/// The text of a PDF with all runs of white space made one space.
pub(crate) fn text_of(pdf: &[u8]) -> Option<String> {
    let text = String::from_utf8(ask("pdftotext", &["-", "-"], pdf)?).unwrap();
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// How many pages a PDF has.
pub(crate) fn pages_of(pdf: &[u8]) -> Option<usize> {
    let said = String::from_utf8(ask("pdfinfo", &["-"], pdf)?).unwrap();
    let line = said.lines().find_map(|line| line.strip_prefix("Pages:"));
    Some(line.unwrap().trim().parse().unwrap())
}

/// The text of the one QR code on the first page, read from pixels.
pub(crate) fn code_of(pdf: &[u8]) -> Option<String> {
    code_on(1, pdf)
}

/// The same of another page; empty where it has no code.
pub(crate) fn code_on(page: u32, pdf: &[u8]) -> Option<String> {
    let page = page.to_string();
    let pixels = ask("pdftoppm", &["-r", "200", "-png", "-singlefile", "-f", &page, "-"], pdf)?;
    let text = String::from_utf8(ask("zbarimg", &["-q", "--raw", "--set", "*.binary=0", "-"], &pixels)?).unwrap();
    Some(text.trim_end_matches('\n').to_owned())
}

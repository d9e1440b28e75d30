//! What comes out on paper: a page as the menu of a browser prints it, and the words that stand on a sheet.

use std::path::Path;
use std::process::Command;

use serde_json::json;

use crate::base64;
use crate::browser::Browser;
use crate::stage::Stage;

impl Browser {
    /// The page that is shown, printed.
    pub(crate) async fn printed(&self) -> Vec<u8> {
        let printed = self.devtools("Page.printToPDF", json!({})).await;
        base64::decoded(printed["data"].as_str().unwrap_or_default())
    }
}

/// What stands on a sheet, with every gap as one space. `None` where nothing here reads PDF.
pub(crate) fn words_on(stage: &Stage, pdf: &[u8]) -> Option<String> {
    if !is_installed("pdftotext") {
        eprintln!("skipped: the words on paper, because pdftotext is not installed");
        return None;
    }
    let file = stage.folder.join("sheet.pdf");
    std::fs::write(&file, pdf).unwrap();
    let read = Command::new("pdftotext").arg(&file).arg("-").output().unwrap();
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    let text = String::from_utf8(read.stdout).unwrap().replace('\u{a0}', " ");
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// All of this stands on the sheet.
pub(crate) fn expect(stage: &Stage, pdf: &[u8], words: &[&str]) {
    let Some(read) = words_on(stage, pdf) else { return };
    for sought in words {
        assert!(read.contains(sought), "\"{sought}\" does not stand on: {read}");
    }
}

pub(crate) fn is_installed(program: &str) -> bool {
    let places = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&places).any(|folder| Path::new(&folder).join(program).is_file())
}

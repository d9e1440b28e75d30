//! The text of an assessor's instrument, and answers to one.

use std::io;
use std::path::Path;

use maklumat_compliance::{instruments, read, read_answers, shipped_texts};
use maklumat_vocabulary::Language;

/// Whatever becomes an instrument can be scored, and whatever is found can be told.
pub fn run(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let reading = read(text);
    for finding in &reading.findings {
        let _ = (finding.span.position(text), finding.message.within(Language::English));
    }
    for instrument in reading.instrument.iter().chain(&instruments()[3..]) {
        let Some(assessment) = read_answers(text, instrument).assessment else {
            continue;
        };
        let _ = (assessment.score(), assessment.improvements());
        for band in &instrument.bands.list {
            let _ = assessment.plan(&band.key);
        }
    }
}

/// The instruments that come with the program, and answers to the last of them.
pub fn seeds(_root: &Path) -> io::Result<Vec<Vec<u8>>> {
    let answers = "[answers]\nstandard = 3\ntoilet = [\"water\"]\nperception = { sum = 412, respondents = 100 }\n";
    let texts = shipped_texts().iter().map(|(_, text)| *text).chain([answers]);
    Ok(texts.map(|text| text.as_bytes().to_vec()).collect())
}

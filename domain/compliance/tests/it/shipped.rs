//! The files that come with the program.

use maklumat_compliance::{instrument, instruments, read, shipped_texts};
use maklumat_vocabulary::Language;

#[test]
fn no_file_of_ours_has_a_finding() {
    for (name, text) in shipped_texts() {
        let reading = read(text);
        let told: Vec<String> = reading
            .findings
            .iter()
            .map(|finding| {
                let line = finding.span.position(text).line;
                format!(
                    "{name}:{line} {} {}",
                    finding.code.number,
                    finding.message.within(Language::English)
                )
            })
            .collect();
        assert_eq!(told, Vec::<String>::new());
    }
    assert_eq!(instruments().len(), shipped_texts().len());
}

#[test]
fn a_file_is_named_after_its_key() {
    for (name, text) in shipped_texts() {
        let key = read(text).instrument.unwrap().key;
        assert_eq!(*name, format!("{key}.toml"));
        assert_eq!(instrument(&key).map(|known| known.key.as_str()), Some(key.as_str()));
    }
}

//! How values are spelt in the files that are written here.

use std::fmt::Write;

/// A TOML string.
pub(crate) fn quoted(text: &str) -> String {
    let mut spelt = String::with_capacity(text.len() + 2);
    spelt.push('"');
    for letter in text.chars() {
        match letter {
            '"' => spelt.push_str("\\\""),
            '\\' => spelt.push_str("\\\\"),
            '\n' => spelt.push_str("\\n"),
            '\t' => spelt.push_str("\\t"),
            letter if letter.is_control() => {
                let _ = write!(spelt, "\\u{:04X}", u32::from(letter));
            }
            letter => spelt.push(letter),
        }
    }
    spelt.push('"');
    spelt
}

/// A list of strings on one line.
pub(crate) fn listed<'t>(items: impl IntoIterator<Item = &'t str>) -> String {
    let items: Vec<String> = items.into_iter().map(quoted).collect();
    format!("[{}]", items.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adoption::lines::Lines;
    use crate::source::tree::Written;

    #[test]
    fn whatever_a_text_holds_reads_back_as_it_was() {
        for text in ["biasa", "\"kutip\" \\ dan\nbaris", "\u{1}\u{7f}\r\té"] {
            let lines = Lines::read(&format!("a = {}\n", quoted(text))).unwrap();
            let Written::Text(read) = &lines.statements[0].node.value else {
                panic!("{text:?}")
            };
            assert_eq!(read, text);
        }
    }
}

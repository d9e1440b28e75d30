//! Names as people write them, made comparable.

/// Small letters and digits with one space between words: `U-8.  Sarana/Prasarana` is `u 8 sarana prasarana`.
pub(crate) fn plain(written: &str) -> String {
    let mut plain = String::with_capacity(written.len());
    for letter in written.chars().flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() {
            plain.push(letter);
        } else if !plain.is_empty() && !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_and_case_do_not_count() {
        assert_eq!(plain("  U-8.  Sarana/Prasarana? "), "u 8 sarana prasarana");
        assert_eq!(plain("¿?"), "");
    }
}

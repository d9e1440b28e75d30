//! The code a citizen reads from a receipt: `SR 2611 7K4 Q2M`.
//!
//! Two letters of the regency, year and month, five random letters and a check letter. It says nothing of the
//! person or the service, and a slip of one letter is noticed before anything is looked up.

use maklumat_calendar::Date;

/// Letters and digits people do not confuse: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Makes a reference from 25 random bits.
pub(crate) fn reference(prefix: &str, day: Date, random: u32) -> String {
    let year = day.year().rem_euclid(100);
    let mut body: Vec<u8> = (0..5)
        .map(|place| ALPHABET[(random >> (5 * place) & 31) as usize])
        .collect();
    let head = format!("{prefix}{year:02}{:02}", day.month());
    body.push(check_letter(&head, &body));
    let letters = String::from_utf8(body).expect("the alphabet is ASCII");
    format!(
        "{prefix} {year:02}{:02} {} {}",
        day.month(),
        &letters[..3],
        &letters[3..]
    )
}

/// What a person typed, in its normal form; `None` when a letter must be wrong.
///
/// Spaces and dashes do not matter, nor case; O, I and L are read as the digits they are mistaken for.
#[must_use]
pub fn normal_form(typed: &str) -> Option<String> {
    let letters: Vec<u8> = typed
        .bytes()
        .filter(u8::is_ascii_alphanumeric)
        .map(|byte| byte.to_ascii_uppercase())
        .collect();
    if letters.len() != 12 {
        return None;
    }
    let (head, body) = letters.split_at(6);
    let body: Vec<u8> = body.iter().map(|letter| mistaken_for(*letter)).collect();
    let head = std::str::from_utf8(head).ok()?;
    if check_letter(head, &body[..5]) != body[5] {
        return None;
    }
    let body = String::from_utf8(body).ok()?;
    Some(format!("{} {} {} {}", &head[..2], &head[2..], &body[..3], &body[3..]))
}

const fn mistaken_for(letter: u8) -> u8 {
    match letter {
        b'O' => b'0',
        b'I' | b'L' => b'1',
        other => other,
    }
}

/// A weighted sum modulo 31, a prime: one wrong letter or two neighbours swapped always change it.
fn check_letter(head: &str, body: &[u8]) -> u8 {
    let mut sum: usize = 0;
    for (place, letter) in head.bytes().chain(body.iter().copied()).enumerate() {
        let value = ALPHABET
            .iter()
            .position(|known| *known == letter)
            .unwrap_or(usize::from(letter));
        sum += (place + 1) * value;
    }
    ALPHABET[sum % 31]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(random: u32) -> String {
        reference("SR", Date::constant(2026, 11, 23), random)
    }

    #[test]
    fn a_reference_reads_as_groups() {
        let text = sample(0x01ab_cdef);
        assert_eq!(text.len(), "SR 2611 7K4 Q2M".len());
        assert!(text.starts_with("SR 2611 "));
    }

    #[test]
    fn what_people_type_finds_its_normal_form() {
        let text = sample(77_777);
        assert_eq!(
            normal_form(&text.to_lowercase().replace(' ', "-")).as_deref(),
            Some(text.as_str())
        );
        assert_eq!(normal_form(&text.replace('0', "O")).as_deref(), Some(text.as_str()));
    }

    #[test]
    fn a_wrong_letter_is_noticed() {
        let text = sample(123_456);
        let last = text.chars().last().unwrap();
        for letter in ALPHABET
            .iter()
            .map(|letter| char::from(*letter))
            .filter(|letter| *letter != last)
        {
            let mut wrong = text.clone();
            wrong.pop();
            wrong.push(letter);
            assert_eq!(normal_form(&wrong), None, "{wrong}");
        }
        assert_eq!(normal_form("SR 2611"), None);
        assert_eq!(normal_form(""), None);
    }
}

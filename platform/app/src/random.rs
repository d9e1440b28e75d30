//! Randomness from the operating system: tokens, PINs, references. The demo replaces it by a seed.

/// Letters and digits people do not confuse: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

pub(crate) fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives randomness");
    bytes
}

/// 256 bits as hex: a session token.
pub(crate) fn token() -> String {
    hex(&bytes::<32>())
}

/// Six digits.
pub(crate) fn pin() -> String {
    format!("{:06}", u64::from_le_bytes(bytes()) % 1_000_000)
}

/// Eight letters a person can read over the phone.
pub(crate) fn incident_number() -> String {
    bytes::<8>()
        .iter()
        .map(|byte| char::from(ALPHABET[usize::from(byte % 32)]))
        .collect()
}

/// Twelve letters in groups of four: the code of the first run, the first password of an account.
pub(crate) fn spoken_code() -> String {
    let letters: Vec<char> = bytes::<12>()
        .iter()
        .map(|byte| char::from(ALPHABET[usize::from(byte % 32)]))
        .collect();
    letters
        .chunks(4)
        .map(|group| group.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join("-")
}

/// Ten letters in two groups: a code on paper that stands in for a lost phone.
pub(crate) fn recovery_code() -> String {
    let letters: String = bytes::<10>()
        .iter()
        .map(|byte| char::from(ALPHABET[usize::from(byte % 32)]))
        .collect();
    format!("{}-{}", &letters[..5], &letters[5..])
}

/// Compares two secrets in a time that does not tell how far they agree.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    let differs = one
        .bytes()
        .zip(other.bytes())
        .fold(0, |differs, (a, b)| differs | (a ^ b));
    one.len() == other.len() && std::hint::black_box(differs) == 0
}

/// What [`hex`] was made from.
pub(crate) fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    let is_hex = digits.len().is_multiple_of(2) && digits.iter().all(u8::is_ascii_hexdigit);
    let pair = |at: usize| text.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
    is_hex.then(|| (0..digits.len()).step_by(2).map_while(pair).collect())
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

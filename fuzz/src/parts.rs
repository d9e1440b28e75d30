//! Inputs that are several texts: they lie behind each other, with a line between them that no text of ours has.

const BETWEEN: &str = "\n%%%%\n";

/// The texts of an input; what is missing is empty. Bytes that are no UTF-8 are replaced.
pub(crate) fn parts<const N: usize>(bytes: &[u8]) -> [String; N] {
    let text = String::from_utf8_lossy(bytes);
    let mut parts = text.splitn(N, BETWEEN);
    std::array::from_fn(|_| parts.next().unwrap_or_default().to_owned())
}

pub(crate) fn joined(parts: &[&str]) -> Vec<u8> {
    parts.join(BETWEEN).into_bytes()
}

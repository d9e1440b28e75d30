//! What an uploaded file really is: looked at, not believed.

use crate::problem::rule::Rule;

/// Largest upload, in bytes.
pub const UPLOAD_LIMIT_BYTES: usize = 10 * 1024 * 1024;

/// The media type by the first bytes of the content. Only photos and PDF are taken.
pub(crate) fn sniff(bytes: &[u8]) -> Result<&'static str, Rule> {
    if bytes.is_empty() {
        return Err(Rule::FileEmpty);
    }
    if bytes.len() > UPLOAD_LIMIT_BYTES {
        return Err(Rule::FileTooLarge);
    }
    let is_webp = bytes.len() > 12 && &bytes[..4] == b"RIFF" && &bytes[8..12] == b"WEBP";
    match bytes {
        [0xff, 0xd8, 0xff, ..] => Ok("image/jpeg"),
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Ok("image/png"),
        [b'%', b'P', b'D', b'F', b'-', ..] => Ok("application/pdf"),
        _ if is_webp => Ok("image/webp"),
        _ => Err(Rule::FileKindUnknown),
    }
}

/// A photo without the place and device it was taken with. Other kinds are left as they are; a photo whose parts cannot
/// be told apart is not taken, because nobody could say what is in it.
pub(crate) fn without_metadata(bytes: Vec<u8>, media_type: &str) -> Result<Vec<u8>, Rule> {
    match media_type {
        "image/jpeg" => strip_jpeg(&bytes),
        "image/png" => strip_png(&bytes),
        "image/webp" => strip_webp(&bytes),
        _ => Some(bytes),
    }
    .ok_or(Rule::PhotoDamaged)
}

/// Copies a WebP without its Exif and XMP chunks, and takes back the two flags that announce them.
fn strip_webp(bytes: &[u8]) -> Option<Vec<u8>> {
    const ANNOUNCED: u8 = 0x08 | 0x04;
    let mut kept = bytes.get(..12)?.to_vec();
    let mut at = 12;
    while at < bytes.len() {
        let length = u32::from_le_bytes(bytes.get(at + 4..at + 8)?.try_into().ok()?) as usize;
        let padded = length.checked_add(length % 2)?;
        let end = at.checked_add(8)?.checked_add(padded)?.min(bytes.len());
        let chunk = bytes.get(at..end)?;
        if chunk.len() < 8 + length {
            return None;
        }
        match &chunk[..4] {
            b"EXIF" | b"XMP " => {}
            b"VP8X" => {
                let start = kept.len();
                kept.extend_from_slice(chunk);
                *kept.get_mut(start + 8)? &= !ANNOUNCED;
            }
            _ => kept.extend_from_slice(chunk),
        }
        at = end;
    }
    let length = u32::try_from(kept.len() - 8).ok()?;
    kept[4..8].copy_from_slice(&length.to_le_bytes());
    Some(kept)
}

/// Copies a JPEG without its APP1 to APP15 and comment segments (Exif, XMP, IPTC). APP0 stays: it is the JFIF header.
fn strip_jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = bytes.get(..2)?.to_vec();
    let mut at = 2;
    loop {
        let marker = *bytes.get(at + 1)?;
        if bytes.get(at)? != &0xff {
            return None;
        }
        if marker == 0xda {
            kept.extend_from_slice(&bytes[at..]);
            return Some(kept);
        }
        let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        let end = at + 2 + length;
        let segment = bytes.get(at..end)?;
        let is_metadata = (0xe1..=0xef).contains(&marker) && marker != 0xee || marker == 0xfe;
        if !is_metadata {
            kept.extend_from_slice(segment);
        }
        at = end;
    }
}

/// Copies a PNG without its text, time and Exif chunks.
fn strip_png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = bytes.get(..8)?.to_vec();
    let mut at = 8;
    while at < bytes.len() {
        let length = u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize;
        let end = at.checked_add(12)?.checked_add(length)?;
        let chunk = bytes.get(at..end)?;
        if !matches!(&chunk[4..8], b"tEXt" | b"zTXt" | b"iTXt" | b"tIME" | b"eXIf") {
            kept.extend_from_slice(chunk);
        }
        at = end;
    }
    Some(kept)
}

#[cfg(test)]
mod tests;

//! What an uploaded file really is: looked at, not believed.

mod jpeg;
mod orientation;
mod png;
mod webp;

use img_parts::Bytes;

use crate::problem::rule::Rule;

/// Largest upload, in bytes.
pub const UPLOAD_LIMIT_BYTES: usize = 10 * 1024 * 1024;

/// Most points of a picture. A small file may declare a picture that fills the memory of whoever opens it.
const MOST_POINTS: u64 = 120_000_000;

/// A picture without what it says of place, time and camera, and how large it says it is.
struct Stripped {
    content: Vec<u8>,
    /// Width and height in points, where they are said.
    size: Option<(u32, u32)>,
}

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

/// A photo without the place, the time and the device it was taken with; how it is turned stays. Other kinds are left as
/// they are. A photo whose parts cannot be told apart is not taken, because nobody could say what is in it.
pub(crate) fn without_metadata(bytes: Vec<u8>, media_type: &str) -> Result<Vec<u8>, Rule> {
    let stripped = match media_type {
        "image/jpeg" => jpeg::stripped(Bytes::from(bytes)),
        "image/png" => png::stripped(Bytes::from(bytes)),
        "image/webp" => webp::stripped(Bytes::from(bytes)),
        _ => return Ok(bytes),
    };
    let Stripped { content, size } = stripped.ok_or(Rule::PhotoDamaged)?;
    let points = size.map_or(0, |(width, height)| u64::from(width) * u64::from(height));
    if points > MOST_POINTS {
        return Err(Rule::PhotoTooDetailed);
    }
    Ok(content)
}

#[cfg(test)]
mod tests;

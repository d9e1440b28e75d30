//! A WebP of the chunks that draw it: Exif, XMP and whatever else is not a picture are left out.

use img_parts::Bytes;
use img_parts::riff::{RiffChunk, RiffContent};
use img_parts::webp::{CHUNK_ALPH, CHUNK_EXIF, CHUNK_VP8, CHUNK_VP8L, CHUNK_VP8X, WebP};

use super::{Stripped, orientation};

/// Bits of the header that announce Exif and XMP, a profile and a film.
const EXIF: u8 = 0x08;
const ANNOUNCED: u8 = EXIF | 0x04 | 0x20 | 0x02;

/// Some writers put the name of the block before it, as in a JPEG.
const PREFIX: &[u8] = b"Exif\0\0";

/// `None`: its parts cannot be told apart, or it is a film and no picture.
pub(super) fn stripped(bytes: Bytes) -> Option<Stripped> {
    let mut webp = WebP::from_bytes(bytes).ok()?;
    let size = webp.dimensions();
    let turned = webp
        .chunks()
        .iter()
        .filter(|chunk| chunk.id() == CHUNK_EXIF)
        .find_map(|chunk| {
            let exif = chunk.content().data()?;
            orientation::read(exif.strip_prefix(PREFIX).unwrap_or(exif))
        });
    let chunks = webp.chunks_mut();
    chunks.retain(|chunk| [CHUNK_VP8X, CHUNK_ALPH, CHUNK_VP8, CHUNK_VP8L].contains(&chunk.id()));
    chunks
        .iter()
        .find(|chunk| [CHUNK_VP8, CHUNK_VP8L].contains(&chunk.id()))?;
    let header = chunks.iter_mut().find(|chunk| chunk.id() == CHUNK_VP8X);
    if let Some(RiffContent::Data(header)) = header.map(RiffChunk::content_mut) {
        let mut flags = header.to_vec();
        let turned_flag = if turned.is_some() { EXIF } else { 0 };
        let first = flags.first_mut()?;
        *first = *first & !ANNOUNCED | turned_flag;
        *header = flags.into();
        // Without that header no Exif can be.
        if let Some(turned) = turned {
            let exif = RiffContent::Data(orientation::alone(turned).into());
            chunks.push(RiffChunk::new(CHUNK_EXIF, exif));
        }
    }
    Some(Stripped {
        content: webp.encoder().bytes().into(),
        size,
    })
}

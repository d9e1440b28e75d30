//! A PNG of the chunks that draw it, and no others: any other may hold words.

use img_parts::Bytes;
use img_parts::png::{Png, PngChunk};

use super::{Stripped, orientation};

/// What is needed to show a picture in its colours.
const DRAWING: [[u8; 4]; 15] = [
    *b"IHDR", *b"PLTE", *b"IDAT", *b"IEND", *b"tRNS", *b"cHRM", *b"gAMA", *b"sRGB", *b"sBIT", *b"bKGD", *b"pHYs",
    *b"cICP", *b"acTL", *b"fcTL", *b"fdAT",
];

/// `None`: its parts cannot be told apart, or one was altered on the way.
pub(super) fn stripped(bytes: Bytes) -> Option<Stripped> {
    let mut png = Png::from_bytes(bytes).ok()?;
    let size = png.dimensions();
    let turned = png
        .chunks_by_type(*b"eXIf")
        .find_map(|chunk| orientation::read(chunk.contents()));
    png.chunks_mut().retain(|chunk| DRAWING.contains(&chunk.kind()));
    png.chunk_by_type(*b"IEND")?;
    let header = png.chunks().iter().position(|chunk| chunk.kind() == *b"IHDR");
    if let Some((header, turned)) = header.zip(turned) {
        let exif = PngChunk::new(*b"eXIf", orientation::alone(turned).into());
        png.chunks_mut().insert(header + 1, exif);
    }
    Some(Stripped {
        content: png.encoder().bytes().into(),
        size,
    })
}

//! A JPEG without everything that does not draw it: Exif, XMP, IPTC, thumbnails, comments, profiles, and what follows its end.

use img_parts::Bytes;
use img_parts::jpeg::{Jpeg, JpegSegment, markers};

use super::{Stripped, orientation};

const EXIF: &[u8] = b"Exif\0\0";
const JFIF: &[u8] = b"JFIF\0";
/// Name, version, density; behind it may follow a thumbnail of before the picture was changed.
const JFIF_LENGTH: usize = 12;
const ADOBE: &[u8] = b"Adobe";

/// `None`: its parts cannot be told apart.
pub(super) fn stripped(bytes: Bytes) -> Option<Stripped> {
    let mut jpeg = Jpeg::from_bytes(bytes).ok()?;
    let size = jpeg
        .dimensions()
        .map(|(width, height)| (u32::from(width), u32::from(height)));
    let turned = jpeg
        .segments_by_marker(markers::APP1)
        .find_map(|segment| orientation::read(segment.contents().strip_prefix(EXIF)?));
    let scans = jpeg
        .segments()
        .iter()
        .position(|segment| segment.marker() == markers::SOS)?;
    let drawn = drawn(scan_of(&jpeg.segments()[scans])?)?;
    let segments = jpeg.segments_mut();
    segments.truncate(scans);
    let kept = segments.drain(..).filter_map(needed).collect::<Vec<_>>();
    let behind_header = kept
        .iter()
        .take_while(|segment| segment.marker() == markers::APP0)
        .count();
    segments.extend(kept);
    if let Some(turned) = turned {
        let exif = [EXIF, &orientation::alone(turned)].concat();
        segments.insert(
            behind_header,
            JpegSegment::new_with_contents(markers::APP1, exif.into()),
        );
    }
    let mut content = vec![markers::P, markers::SOI];
    for segment in jpeg.segments() {
        content.extend(segment.clone().encoder().bytes());
    }
    content.extend(drawn);
    Some(Stripped { content, size })
}

/// Everything from the first scan on, with its header.
fn scan_of(segment: &JpegSegment) -> Option<Bytes> {
    Some(segment.clone().encoder().bytes()).filter(|bytes| bytes.len() > 4)
}

/// A segment as far as decoding needs it.
fn needed(segment: JpegSegment) -> Option<JpegSegment> {
    match segment.marker() {
        markers::APP0 => {
            let header = segment.contents().get(..JFIF_LENGTH)?;
            let bare = [header, &[0, 0]].concat();
            header
                .starts_with(JFIF)
                .then(|| JpegSegment::new_with_contents(markers::APP0, bare.into()))
        }
        // How colours are coded.
        markers::APP14 => segment.contents().starts_with(ADOBE).then_some(segment),
        marker => draws(marker).then_some(segment),
    }
}

fn draws(marker: u8) -> bool {
    !matches!(marker, markers::APP0..=markers::APP15 | markers::COM | markers::JPG0..=markers::JPG13)
}

/// The scans of a picture up to its end, without foreign segments between them and without what was hung on behind: phones
/// put second pictures, films and notes of their makers there.
fn drawn(scans: Bytes) -> Option<Vec<u8>> {
    let mut kept = Vec::with_capacity(scans.len());
    let mut at = 0;
    loop {
        let here = scans.get(at..)?;
        let next = here
            .windows(2)
            .position(|pair| pair[0] == markers::P && !is_data(pair[1]));
        let Some(next) = next else {
            // Cut off behind the last scan. Browsers show what there is.
            kept.extend_from_slice(here.strip_suffix(&[markers::P]).unwrap_or(here));
            kept.extend([markers::P, markers::EOI]);
            return Some(kept);
        };
        kept.extend_from_slice(&here[..next]);
        at += next;
        let marker = scans[at + 1];
        if marker == markers::EOI {
            kept.extend([markers::P, markers::EOI]);
            return Some(kept);
        }
        if marker == markers::P {
            // A byte that fills up.
            at += 1;
            continue;
        }
        if marker == markers::SOI {
            return None;
        }
        let length = scans.get(at + 2..at + 4)?;
        let end = at + 2 + usize::from(u16::from_be_bytes([length[0], length[1]])).max(2);
        let segment = scans.get(at..end)?;
        if draws(marker) {
            kept.extend_from_slice(segment);
        }
        at = end;
    }
}

/// Whether a byte behind `0xff` belongs to the coded picture: a stuffed zero or a mark to begin anew.
const fn is_data(byte: u8) -> bool {
    matches!(byte, markers::Z | markers::RST0..=markers::RST7)
}

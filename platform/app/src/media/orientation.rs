//! How a picture is turned: the one thing of its Exif block that is kept, because phones leave the turning to whoever shows.

/// The number of the field that says how the picture is turned.
const FIELD: u16 = 0x0112;

/// A short number, as Exif names the type of a field.
const SHORT: u16 = 3;

/// How a picture is to be turned, 2 to 8; `None`: it stands upright or does not say.
pub(super) fn read(exif: &[u8]) -> Option<u8> {
    let is_little = match exif.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let short = |at: usize| -> Option<u16> {
        let bytes = exif.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if is_little {
            u16::from_le_bytes(bytes)
        } else {
            u16::from_be_bytes(bytes)
        })
    };
    let long = |at: usize| Some((short(at)?, short(at.checked_add(2)?)?));
    let (first, second) = long(4)?;
    let (high, low) = if is_little { (second, first) } else { (first, second) };
    let fields = (usize::from(high) << 16) + usize::from(low);
    let count = usize::from(short(fields)?);
    (0..count).find_map(|index| {
        let field = fields.checked_add(2 + index * 12)?;
        let is_it = short(field)? == FIELD && short(field + 2)? == SHORT;
        let turned = u8::try_from(short(field + 8)?).ok()?;
        (is_it && (2..=8).contains(&turned)).then_some(turned)
    })
}

/// An Exif block that says how the picture is turned, and nothing else.
pub(super) fn alone(turned: u8) -> Vec<u8> {
    let mut exif = b"MM\0*\0\0\0\x08\0\x01".to_vec();
    exif.extend(FIELD.to_be_bytes());
    exif.extend(SHORT.to_be_bytes());
    exif.extend([0, 0, 0, 1, 0, turned, 0, 0]);
    // No further list of fields.
    exif.extend([0; 4]);
    exif
}

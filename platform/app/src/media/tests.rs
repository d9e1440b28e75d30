use proptest::prelude::*;

use super::*;

#[test]
fn a_file_is_what_its_bytes_say() {
    assert_eq!(sniff(b"%PDF-1.7"), Ok("application/pdf"));
    assert_eq!(sniff(&[0xff, 0xd8, 0xff, 0xe0]), Ok("image/jpeg"));
    assert_eq!(sniff(b"MZ this is a program"), Err(Rule::FileKindUnknown));
    assert_eq!(sniff(b"<svg onload=alert(1)>"), Err(Rule::FileKindUnknown));
    assert_eq!(sniff(b""), Err(Rule::FileEmpty));
    assert_eq!(sniff(&vec![0xff; UPLOAD_LIMIT_BYTES + 1]), Err(Rule::FileTooLarge));
}

#[test]
fn a_photo_forgets_where_it_was_taken() {
    let mut photo = vec![0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2];
    photo.extend([0xff, 0xe1, 0, 8, b'E', b'x', b'i', b'f', 0, 0]);
    photo.extend([0xff, 0xda, 0, 2, 9, 9, 0xff, 0xd9]);
    let kept = without_metadata(photo, "image/jpeg").unwrap();
    assert!(!kept.windows(4).any(|window| window == b"Exif"));
    assert_eq!(
        kept,
        [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xda, 0, 2, 9, 9, 0xff, 0xd9]
    );
}

/// A chunk of a WebP, padded to an even length.
fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap().to_le_bytes();
    let padding = &[0][..content.len() % 2];
    [name, &length[..], content, padding].concat()
}

fn webp(chunks: &[Vec<u8>]) -> Vec<u8> {
    let body = chunks.concat();
    let length = u32::try_from(body.len() + 4).unwrap().to_le_bytes();
    [b"RIFF", &length[..], b"WEBP", &body].concat()
}

#[test]
fn a_webp_photo_forgets_where_it_was_taken() {
    let flags = |flags: u8| chunk(b"VP8X", &[flags, 0, 0, 0, 1, 0, 0, 1, 0, 0]);
    let picture = chunk(b"VP8 ", b"picture");
    let photo = webp(&[
        flags(0x2c),
        picture.clone(),
        chunk(b"EXIF", b"GPS -1.2"),
        chunk(b"XMP ", b"<x:place/>"),
    ]);
    let kept = without_metadata(photo, "image/webp").unwrap();
    assert_eq!(kept, webp(&[flags(0x20), picture]));
}

#[test]
fn a_photo_whose_parts_cannot_be_told_apart_is_not_taken() {
    for (photo, media_type) in [
        (vec![0xff, 0xd8, 0xff, 0xe1, 0xff], "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n\0\0".to_vec(), "image/png"),
        (webp(&[b"EXIF\xff\xff\0\0GPS".to_vec()]), "image/webp"),
    ] {
        assert_eq!(without_metadata(photo, media_type), Err(Rule::PhotoDamaged));
    }
}

proptest! {
    #[test]
    fn no_upload_makes_looking_at_it_panic(
        head in prop::sample::select(vec![
            &b"\xff\xd8\xff"[..],
            &b"\x89PNG\r\n\x1a\n"[..],
            &b"%PDF-"[..],
            &b"RIFF\0\0\0\0WEBP"[..],
            &b""[..],
        ]),
        rest in prop::collection::vec(
            prop_oneof![Just(0xff_u8), Just(0_u8), Just(0xe1_u8), Just(0xda_u8), any::<u8>()],
            0..200,
        ),
    ) {
        let bytes = [head, rest.as_slice()].concat();
        if let Ok(media_type) = sniff(&bytes)
            && let Ok(kept) = without_metadata(bytes.clone(), media_type)
        {
            prop_assert!(kept.len() <= bytes.len());
            prop_assert_eq!(sniff(&kept), Ok(media_type), "it is still what it was");
        }
    }
}

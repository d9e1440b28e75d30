use img_parts::jpeg::{Jpeg, markers};
use img_parts::png::{Png, PngChunk};
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

fn entry(tag: u16, kind: u16, count: u32, value: [u8; 4]) -> Vec<u8> {
    [
        &tag.to_be_bytes()[..],
        &kind.to_be_bytes(),
        &count.to_be_bytes(),
        &value,
    ]
    .concat()
}

/// An Exif block as a phone writes it: its make, how it was held, and where.
fn exif_of_a_phone(turned: u8) -> Vec<u8> {
    let mut exif = b"MM\0*\0\0\0\x08".to_vec();
    exif.extend(3_u16.to_be_bytes());
    exif.extend(entry(0x010f, 2, 10, 50_u32.to_be_bytes()));
    exif.extend(entry(0x0112, 3, 1, [0, turned, 0, 0]));
    exif.extend(entry(0x8825, 4, 1, 60_u32.to_be_bytes()));
    exif.extend([0; 4]);
    exif.extend(b"KameraKita");
    // The fields of the place: south, and two degrees of it.
    exif.extend(2_u16.to_be_bytes());
    exif.extend(entry(1, 2, 2, *b"S\0\0\0"));
    exif.extend(entry(2, 5, 3, 90_u32.to_be_bytes()));
    exif.extend([0; 4]);
    exif.extend(b"TWODEGREESSOUTH");
    exif
}

fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&[0xff, marker][..], &length, content].concat()
}

/// A JPEG of a phone, with everything phones and programs hang into one, between its scans and behind its end.
fn photo_of_a_phone(turned: u8) -> Vec<u8> {
    [
        vec![0xff, 0xd8],
        segment(markers::APP0, b"JFIF\0\x01\x02\x01\0\x48\0\x48\x01\x01THUMB"),
        segment(markers::APP1, &[b"Exif\0\0", &exif_of_a_phone(turned)[..]].concat()),
        segment(
            markers::APP1,
            b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta place='-1.2'/>",
        ),
        segment(markers::APP2, b"MPF\0secondpicture"),
        segment(markers::APP13, b"Photoshop 3.0\08BIM IPTC author"),
        segment(markers::COM, b"comment of a camera"),
        segment(markers::DQT, &[0; 65]),
        segment(markers::SOF2, &[8, 0, 2, 0, 3, 1, 1, 0x11, 0]),
        segment(markers::SOS, &[1, 1, 0, 0, 0, 0]),
        vec![1, 2, 0xff, 0x00, 3, 0xff, 0xd0, 4],
        segment(markers::APP1, b"Exif\0\0between the scans"),
        segment(markers::SOS, &[1, 1, 0, 1, 5, 0]),
        vec![5, 6, 0xff, 0xd9],
        b"SEFT trailer with GPS".to_vec(),
    ]
    .concat()
}

/// Words that must not be found any more.
const TOLD: [&str; 13] = [
    "KameraKita",
    "TWODEGREES",
    "xmpmeta",
    "IPTC",
    "comment",
    "secondpicture",
    "THUMB",
    "between",
    "SEFT",
    "GPS",
    "8BIM",
    "Photoshop",
    "http",
];

fn tells_nothing(content: &[u8]) {
    let text = String::from_utf8_lossy(content);
    let told: Vec<&&str> = TOLD.iter().filter(|word| text.contains(**word)).collect();
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn a_photo_forgets_where_and_with_what_it_was_taken_and_is_not_turned() {
    let kept = without_metadata(photo_of_a_phone(6), "image/jpeg").unwrap();
    tells_nothing(&kept);
    let jpeg = Jpeg::from_bytes(kept.clone().into()).unwrap();
    let seen: Vec<u8> = jpeg.segments().iter().map(|segment| segment.marker()).collect();
    let left = [markers::APP0, markers::APP1, markers::DQT, markers::SOF2, markers::SOS];
    assert_eq!(seen, left);
    let exif = jpeg.segment_by_marker(markers::APP1).unwrap().contents().clone();
    assert_eq!(exif.strip_prefix(b"Exif\0\0").unwrap(), orientation::alone(6));
    assert_eq!(orientation::read(&exif[6..]), Some(6));
    // Both scans are there as they were, and nothing stands between and behind them.
    let scans = [
        segment(markers::SOS, &[1, 1, 0, 0, 0, 0]),
        vec![1, 2, 0xff, 0x00, 3, 0xff, 0xd0, 4],
        segment(markers::SOS, &[1, 1, 0, 1, 5, 0]),
        vec![5, 6, 0xff, 0xd9],
    ]
    .concat();
    assert!(kept.ends_with(&scans));
    assert_eq!(
        without_metadata(kept.clone(), "image/jpeg"),
        Ok(kept),
        "a second look finds nothing"
    );
}

#[test]
fn a_photo_that_stands_upright_keeps_no_exif_at_all() {
    for turned in [0, 1, 9] {
        let kept = without_metadata(photo_of_a_phone(turned), "image/jpeg").unwrap();
        let jpeg = Jpeg::from_bytes(kept.into()).unwrap();
        assert!(jpeg.segment_by_marker(markers::APP1).is_none(), "{turned}");
    }
}

#[test]
fn how_a_photo_is_turned_is_read_in_either_order_of_bytes() {
    let little = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x08\0\0\0\0\0\0\0";
    assert_eq!(orientation::read(little), Some(8));
    assert_eq!(orientation::read(&exif_of_a_phone(3)), Some(3));
    assert_eq!(orientation::read(b"II*\0\xff\xff\xff\xff"), None);
}

#[test]
fn a_png_keeps_the_chunks_that_draw_it_and_no_words() {
    let header = [0, 0, 0, 2, 0, 0, 0, 3, 8, 2, 0, 0, 0];
    let chunks = [
        PngChunk::new(*b"IHDR", header.to_vec().into()),
        PngChunk::new(*b"eXIf", exif_of_a_phone(8).into()),
        PngChunk::new(*b"tEXt", b"Author\0GPS".to_vec().into()),
        PngChunk::new(*b"zTXt", b"comment".to_vec().into()),
        PngChunk::new(*b"iTXt", b"XML:com.adobe.xmp\0xmpmeta".to_vec().into()),
        PngChunk::new(*b"tIME", vec![7; 7].into()),
        PngChunk::new(*b"prVt", b"KameraKita".to_vec().into()),
        PngChunk::new(*b"IDAT", vec![1, 2, 3].into()),
        PngChunk::new(*b"IEND", Vec::new().into()),
    ];
    let mut photo = b"\x89PNG\r\n\x1a\n".to_vec();
    for chunk in chunks {
        photo.extend(chunk.encoder().bytes());
    }
    photo.extend(b"SEFT behind the end");
    let kept = without_metadata(photo, "image/png").unwrap();
    tells_nothing(&kept);
    let png = Png::from_bytes(kept.into()).unwrap();
    let seen: Vec<[u8; 4]> = png.chunks().iter().map(PngChunk::kind).collect();
    assert_eq!(seen, [*b"IHDR", *b"eXIf", *b"IDAT", *b"IEND"]);
    assert_eq!(png.chunks()[1].contents()[..], orientation::alone(8));
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

fn canvas(flags: u8, points: [u8; 6]) -> Vec<u8> {
    chunk(b"VP8X", &[&[flags, 0, 0, 0][..], &points].concat())
}

#[test]
fn a_webp_photo_forgets_where_it_was_taken_and_is_not_turned() {
    let small = [1, 0, 0, 1, 0, 0];
    let picture = chunk(b"VP8 ", b"picture");
    let photo = |turned: u8| {
        webp(&[
            canvas(0x3c, small),
            chunk(b"ICCP", b"KameraKita"),
            picture.clone(),
            chunk(b"EXIF", &exif_of_a_phone(turned)),
            chunk(b"XMP ", b"<x:xmpmeta/>"),
            chunk(b"note", b"GPS"),
        ])
    };
    let upright = without_metadata(photo(1), "image/webp").unwrap();
    assert_eq!(upright, webp(&[canvas(0x10, small), picture.clone()]));
    let kept = without_metadata(photo(6), "image/webp").unwrap();
    let turned = chunk(b"EXIF", &orientation::alone(6));
    assert_eq!(kept, webp(&[canvas(0x18, small), picture.clone(), turned]));
    tells_nothing(&kept);
}

#[test]
fn a_photo_whose_parts_cannot_be_told_apart_is_not_taken() {
    let whole = photo_of_a_phone(6);
    let cut_in_a_header = whole[..60].to_vec();
    for (photo, media_type) in [
        (vec![0xff, 0xd8, 0xff, 0xe1, 0xff], "image/jpeg"),
        (cut_in_a_header, "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n\0\0".to_vec(), "image/png"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\0IEND\0\0\0\0".to_vec(), "image/png"),
        (webp(&[b"EXIF\xff\xff\0\0GPS".to_vec()]), "image/webp"),
        (webp(&[chunk(b"ANMF", b"a film")]), "image/webp"),
    ] {
        assert_eq!(without_metadata(photo, media_type), Err(Rule::PhotoDamaged));
    }
}

#[test]
fn a_small_file_that_declares_a_huge_picture_is_not_taken() {
    let mut jpeg = photo_of_a_phone(1);
    let frame = jpeg.windows(2).position(|pair| pair == [0xff, markers::SOF2]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xff; 4]);
    let huge = webp(&[canvas(0, [0xff; 6]), chunk(b"VP8 ", b"picture")]);
    for (photo, media_type) in [(jpeg, "image/jpeg"), (huge, "image/webp")] {
        assert_eq!(without_metadata(photo, media_type), Err(Rule::PhotoTooDetailed));
    }
}

proptest! {
    #[test]
    fn no_upload_makes_looking_at_it_panic(
        head in prop::sample::select(vec![
            &b"\xff\xd8\xff"[..],
            &b"\xff\xd8\xff\xda\0\x02"[..],
            &b"\xff\xd8\xff\xe1\0\x20Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12"[..],
            &b"\x89PNG\r\n\x1a\n"[..],
            &b"%PDF-"[..],
            &b"RIFF\x20\0\0\0WEBP"[..],
            &b"RIFF\x20\0\0\0WEBPVP8X"[..],
            &b""[..],
        ]),
        rest in prop::collection::vec(
            prop_oneof![Just(0xff_u8), Just(0_u8), Just(0xe1_u8), Just(0xda_u8), Just(0xd9_u8), any::<u8>()],
            0..200,
        ),
    ) {
        let bytes = [head, rest.as_slice()].concat();
        if let Ok(media_type) = sniff(&bytes)
            && let Ok(kept) = without_metadata(bytes.clone(), media_type)
        {
            prop_assert_eq!(sniff(&kept), Ok(media_type), "it is still what it was");
            let again = without_metadata(kept.clone(), media_type);
            prop_assert_eq!(again, Ok(kept), "a second look finds nothing to take out");
        }
    }

    #[test]
    fn a_photo_damaged_anywhere_is_taken_without_its_metadata_or_not_at_all(
        at in 0_usize..400,
        with in any::<u8>(),
        turned in 1_u8..9,
    ) {
        let mut photo = photo_of_a_phone(turned);
        let at = at % photo.len();
        photo[at] = with;
        if sniff(&photo) == Ok("image/jpeg") && let Ok(kept) = without_metadata(photo, "image/jpeg") {
            let jpeg = Jpeg::from_bytes(kept.into()).unwrap();
            let exif = jpeg.segments_by_marker(markers::APP1).filter(|found| found.contents().len() != 32);
            prop_assert_eq!(exif.count(), 0);
            let others = [markers::COM, markers::APP2, markers::APP13];
            prop_assert!(jpeg.segments().iter().all(|segment| !others.contains(&segment.marker())));
        }
    }
}

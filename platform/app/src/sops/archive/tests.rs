use proptest::prelude::*;

use super::*;

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let files: Vec<Entry> = files
        .iter()
        .map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec()))
        .collect();
    packed(&files).unwrap()
}

fn tarred(path: &str, kind: u8, content: &[u8]) -> Vec<u8> {
    let mut header = vec![0; TAR_BLOCK];
    header[..path.len()].copy_from_slice(path.as_bytes());
    header[124..135].copy_from_slice(format!("{:011o}", content.len()).as_bytes());
    header[156] = kind;
    header[257..263].copy_from_slice(b"ustar\0");
    let check = format!("{:06o}\0 ", sum(&header));
    header[148..156].copy_from_slice(check.as_bytes());
    header.extend(content);
    header.resize(header.len().next_multiple_of(TAR_BLOCK) + 2 * TAR_BLOCK, 0);
    header
}

fn refused(name: &str, bytes: Vec<u8>) -> Rule {
    unpacked(name, bytes).unwrap_err()
}

#[test]
fn what_was_packed_comes_out_as_it_was() {
    let files: &[(&str, &[u8])] = &[
        ("organisation.toml", b"a"),
        ("services/dishub/uji-kir.toml", &[0xff, 0]),
    ];
    let found = unpacked("sungai-raya.zip", zipped(files)).unwrap();
    let found: Vec<(&str, &[u8])> = found
        .iter()
        .map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
        .collect();
    assert_eq!(found, files);
    let tar = tarred("./services/dishub/uji-kir.toml", b'0', b"x = 1");
    assert_eq!(
        unpacked("a.tar", tar).unwrap(),
        [("services/dishub/uji-kir.toml".to_owned(), b"x = 1".to_vec())]
    );
    assert_eq!(
        unpacked("C:\\kerja\\uji-kir.toml", b"x".to_vec()).unwrap()[0].0,
        "uji-kir.toml"
    );
}

#[test]
fn what_a_machine_adds_for_itself_is_left_out() {
    let files: &[(&str, &[u8])] = &[("__MACOSX/a.toml", b"a"), ("b/.DS_Store", b"b"), ("law.toml", b"c")];
    let found = unpacked("a.zip", zipped(files)).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, "law.toml");
}

#[test]
fn no_path_leads_out_of_the_folder() {
    for path in [
        "../law.toml",
        "a/../../law.toml",
        "/etc/passwd",
        "C:/law.toml",
        "a\\..\\law.toml",
    ] {
        assert_eq!(refused("a.zip", zipped(&[(path, b"x")])), Rule::PathLeadsOut, "{path}");
        assert_eq!(refused("a.tar", tarred(path, b'0', b"x")), Rule::PathLeadsOut, "{path}");
    }
    assert_eq!(refused("a.tar", tarred("law.toml", b'2', b"")), Rule::PathLeadsOut);
}

#[test]
fn an_archive_that_swells_is_refused_before_it_is_unpacked() {
    let zeros = vec![0; 64 * ONE_FILE_BYTES];
    let bomb = zipped(&[("law.toml", &zeros)]);
    assert!(bomb.len() < 100_000, "it is small on the way: {}", bomb.len());
    assert_eq!(refused("a.zip", bomb), Rule::ArchiveTooLarge);
    let names: Vec<String> = (0..=MOST_ENTRIES).map(|number| format!("{number}.toml")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    assert_eq!(refused("a.zip", zipped(&many)), Rule::ArchiveTooLarge);
}

#[test]
fn two_names_that_are_one_file_on_many_machines_clash() {
    let files: &[(&str, &[u8])] = &[("law.toml", b"a"), ("Law.toml", b"b")];
    assert_eq!(refused("a.zip", zipped(files)), Rule::NamesClash);
}

#[test]
fn damaged_and_unknown_archives_are_told_apart() {
    let whole = zipped(&[("law.toml", b"a = 1")]);
    assert_eq!(
        refused("a.zip", whole[..whole.len() - 8].to_vec()),
        Rule::ArchiveDamaged
    );
    let mut tar = tarred("law.toml", b'0', b"a = 1");
    tar[0] ^= 1;
    assert_eq!(refused("a.tar", tar), Rule::ArchiveDamaged);
    assert_eq!(refused("a.tar.gz", vec![0x1f, 0x8b, 8]), Rule::ArchiveUnknown);
    assert_eq!(refused("a.rar", b"Rar!....".to_vec()), Rule::ArchiveUnknown);
}

proptest! {
    #[test]
    fn no_bytes_make_unpacking_panic_or_lead_out(mut bytes in proptest::collection::vec(any::<u8>(), 0..1500), kind in 0..3) {
        if kind == 1 {
            bytes.splice(0..0, *b"PK\x03\x04");
        } else if kind == 2 && bytes.len() > 262 {
            bytes[257..262].copy_from_slice(b"ustar");
        }
        if let Ok(files) = unpacked("a.toml", bytes) {
            prop_assert!(files.iter().all(|(path, _)| !path.contains("..") && !path.starts_with('/')));
        }
    }
}

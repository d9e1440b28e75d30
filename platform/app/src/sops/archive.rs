//! An uploaded file taken apart in memory, and files put together to be taken home. Nothing inside is believed: not the
//! sizes it states, not the paths, not that it is what its name says.

use std::collections::BTreeSet;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::problem::Problem;
use crate::problem::rule::Rule;

/// Entries of one archive. A regency with every service it has stays far below it.
const MOST_ENTRIES: usize = 1_000;

/// One definition is some ten kilobytes.
const ONE_FILE_BYTES: usize = 1024 * 1024;

/// All files of an upload together, unpacked.
const ALL_BYTES: usize = 8 * 1024 * 1024;

const TAR_BLOCK: usize = 512;

/// A path and what lies there.
pub(super) type Entry = (String, Vec<u8>);

/// The files that were uploaded: those in an archive, or the one that is none.
pub(super) fn unpacked(name: &str, bytes: Vec<u8>) -> Result<Vec<Entry>, Rule> {
    let mut files = Files::default();
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        from_zip(bytes, &mut files)?;
    } else if bytes.get(257..262) == Some(b"ustar") {
        from_tar(&bytes, &mut files)?;
    } else if is_packed_otherwise(name, &bytes) {
        return Err(Rule::ArchiveUnknown);
    } else {
        // A browser of long ago sends the whole path of the machine.
        let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
        files.add(name, bytes)?;
    }
    Ok(files.kept)
}

/// An archive of files, the same bytes each time.
pub(super) fn packed(files: &[Entry]) -> Result<Vec<u8>, Problem> {
    let broke = |error: &dyn std::fmt::Display| Problem::broke("an archive could not be written", error);
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        archive
            .start_file(path.as_str(), options)
            .map_err(|error| broke(&error))?;
        archive.write_all(bytes).map_err(|error| broke(&error))?;
    }
    let written = archive.finish().map_err(|error| broke(&error))?;
    Ok(written.into_inner())
}

/// What has been taken out so far, within its bounds.
#[derive(Default)]
struct Files {
    kept: Vec<Entry>,
    entries: usize,
    bytes: usize,
    /// In small letters: two names that differ in nothing else are one file on many machines.
    names: BTreeSet<String>,
}

impl Files {
    fn count(&mut self) -> Result<(), Rule> {
        self.entries += 1;
        if self.entries > MOST_ENTRIES {
            Err(Rule::ArchiveTooLarge)
        } else {
            Ok(())
        }
    }

    fn add(&mut self, path: &str, bytes: Vec<u8>) -> Result<(), Rule> {
        let Some(path) = tame(path)? else { return Ok(()) };
        self.bytes += bytes.len();
        if bytes.len() > ONE_FILE_BYTES || self.bytes > ALL_BYTES {
            return Err(Rule::ArchiveTooLarge);
        }
        if !self.names.insert(path.to_lowercase()) {
            return Err(Rule::NamesClash);
        }
        self.kept.push((path, bytes));
        Ok(())
    }
}

/// A path that stays inside. `None` for what a machine added for itself; a refusal for one that leads out.
fn tame(path: &str) -> Result<Option<String>, Rule> {
    let path = path.replace('\\', "/");
    let is_foreign = path.starts_with('/') || path.contains(':') || path.chars().any(char::is_control);
    let parts: Vec<&str> = path
        .split('/')
        .filter(|part| !part.is_empty() && *part != ".")
        .collect();
    if is_foreign || parts.contains(&"..") {
        return Err(Rule::PathLeadsOut);
    }
    let is_of_machine = parts.iter().any(|part| part.starts_with('.') || *part == "__MACOSX");
    Ok(Some(parts.join("/")).filter(|path| !is_of_machine && !path.is_empty()))
}

fn is_packed_otherwise(name: &str, bytes: &[u8]) -> bool {
    const STARTS: [&[u8]; 5] = [b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"\xfd7zXZ", b"BZh"];
    let name = name.to_lowercase();
    STARTS.iter().any(|start| bytes.starts_with(start)) || name.ends_with(".tar") || name.ends_with(".zip")
}

fn from_zip(bytes: Vec<u8>, files: &mut Files) -> Result<(), Rule> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Rule::ArchiveDamaged)?;
    for number in 0..archive.len() {
        files.count()?;
        let entry = archive.by_index(number).map_err(|_| Rule::ArchiveDamaged)?;
        if entry.is_dir() {
            continue;
        }
        if entry.is_symlink() {
            return Err(Rule::PathLeadsOut);
        }
        let path = entry.name().map_err(|_| Rule::ArchiveDamaged)?.into_owned();
        // What an entry says of its size is not believed: no more is unpacked than may be kept.
        let mut content = Vec::new();
        entry
            .take(ONE_FILE_BYTES as u64 + 1)
            .read_to_end(&mut content)
            .map_err(|_| Rule::ArchiveDamaged)?;
        files.add(&path, content)?;
    }
    Ok(())
}

fn from_tar(bytes: &[u8], files: &mut Files) -> Result<(), Rule> {
    let mut at = 0;
    while let Some(header) = bytes.get(at..at + TAR_BLOCK) {
        if header.iter().all(|byte| *byte == 0) {
            break;
        }
        files.count()?;
        let length = number(&header[124..136]).ok_or(Rule::ArchiveDamaged)?;
        if number(&header[148..156]) != Some(sum(header)) {
            return Err(Rule::ArchiveDamaged);
        }
        at += TAR_BLOCK;
        let content = at.checked_add(length).and_then(|end| bytes.get(at..end));
        let content = content.ok_or(Rule::ArchiveDamaged)?;
        match header[156] {
            0 | b'0' | b'7' => files.add(&tar_path(header)?, content.to_vec())?,
            b'1' | b'2' => return Err(Rule::PathLeadsOut),
            // A name too long for its field would come under another one.
            b'L' | b'K' => return Err(Rule::ArchiveUnknown),
            b'x' if content.windows(6).any(|part| part == b" path=") => return Err(Rule::ArchiveUnknown),
            _ => {}
        }
        at = at.saturating_add(length.next_multiple_of(TAR_BLOCK));
    }
    Ok(())
}

fn tar_path(header: &[u8]) -> Result<String, Rule> {
    let text = |field: &[u8]| {
        let end = field.iter().position(|byte| *byte == 0).unwrap_or(field.len());
        String::from_utf8(field[..end].to_vec()).map_err(|_| Rule::ArchiveDamaged)
    };
    let (name, prefix) = (text(&header[..100])?, text(&header[345..500])?);
    // GNU keeps times where POSIX keeps the first half of a long name.
    let has_prefix = &header[257..263] == b"ustar\0" && !prefix.is_empty();
    Ok(if has_prefix { format!("{prefix}/{name}") } else { name })
}

/// An octal number, ended by a blank or a zero.
fn number(field: &[u8]) -> Option<usize> {
    let digits: String = field
        .iter()
        .map(|byte| char::from(*byte))
        .skip_while(|letter| *letter == ' ')
        .take_while(char::is_ascii_digit)
        .collect();
    usize::from_str_radix(&digits, 8).ok()
}

/// The check sum of a header, its own field read as blanks.
fn sum(header: &[u8]) -> usize {
    let bytes = header.iter().enumerate();
    bytes
        .map(|(at, byte)| {
            if (148..156).contains(&at) {
                usize::from(b' ')
            } else {
                usize::from(*byte)
            }
        })
        .sum()
}

#[cfg(test)]
mod tests;

//! Archives of texts. A fuzzer that changes packed bytes only ever meets the checksum, so it changes the parts instead.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

/// An archive of these parts, not packed.
pub(crate) fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        let begun = archive.start_file(*name, options).is_ok();
        if !begun || archive.write_all(text.as_bytes()).is_err() {
            return Vec::new();
        }
    }
    archive.finish().map(Cursor::into_inner).unwrap_or_default()
}

//! Workbooks and Word files are archives. Nothing in one is believed: not the sizes it states, not its paths.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::bounds;
use crate::unreadable::Unreadable;

/// An archive of which parts are taken out one by one, within one bound for all of them.
pub(crate) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    left_bytes: usize,
}

impl<'b> Archive<'b> {
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, Unreadable> {
        if bytes.len() > bounds::FILE_BYTES {
            return Err(Unreadable::TooLarge);
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::TornArchive)?;
        if zip.len() > bounds::ENTRIES {
            return Err(Unreadable::TooLarge);
        }
        Ok(Self {
            zip,
            left_bytes: bounds::UNPACKED_BYTES,
        })
    }

    pub(crate) fn holds(&self, part: &str) -> bool {
        self.zip.index_for_name(part).is_some()
    }

    /// A part, unpacked. `None`: it is not there.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let Some(at) = self.zip.index_for_name(name) else {
            return Ok(None);
        };
        let entry = self.zip.by_index(at).map_err(|_| Unreadable::TornArchive)?;
        let mut bytes = Vec::new();
        let limit = self.left_bytes as u64 + 1;
        entry
            .take(limit)
            .read_to_end(&mut bytes)
            .map_err(|_| Unreadable::TornArchive)?;
        if bytes.len() > self.left_bytes {
            return Err(Unreadable::TooLarge);
        }
        self.left_bytes -= bytes.len();
        Ok(Some(bytes))
    }

    /// A part the notation cannot do without.
    pub(crate) fn needed(&mut self, name: &'static str) -> Result<Vec<u8>, Unreadable> {
        self.part(name)?.ok_or(Unreadable::NoPart(name))
    }
}

//! What a class of change means for cases that are under way, and how much of a text changed by its lines.

use maklumat_vocabulary::Text;

use crate::adoption::compare::{at, same};
use crate::adoption::lines::{Lines, Path};
use crate::adoption::merge::{Seen, seen};
use crate::difference::ChangeClass;

/// A line of a definition that two versions have otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedLine {
    /// `step.wawancara.time`
    pub address: String,
    pub before: Seen,
    pub after: Seen,
}

impl ChangeClass {
    /// What the class is called, for people.
    #[must_use]
    pub const fn name(self) -> Text {
        match self {
            Self::Wording => Text {
                id: "kata-kata",
                en: "wording",
            },
            Self::Favourable => Text {
                id: "meringankan",
                en: "favourable",
            },
            Self::Additive => Text {
                id: "menambah pilihan",
                en: "additive",
            },
            Self::Burdening => Text {
                id: "memberatkan",
                en: "burdening",
            },
            Self::Structural => Text {
                id: "mengubah alur",
                en: "structural",
            },
        }
    }

    /// What a case may do that began before the change.
    #[must_use]
    pub const fn for_running_cases(self) -> Text {
        match self {
            Self::Wording => Text {
                id: "permohonan yang berjalan boleh mengikuti",
                en: "running cases may follow",
            },
            Self::Favourable => Text {
                id: "permohonan yang berjalan boleh dipindahkan, dan pemindahan itu dicatat",
                en: "running cases may be moved, with a record",
            },
            Self::Additive => Text {
                id: "permohonan yang berjalan tetap pada versinya; yang baru memakai versi ini",
                en: "running cases stay on their version; new ones use this one",
            },
            Self::Burdening => Text {
                id: "permohonan yang berjalan tetap pada versinya",
                en: "running cases stay on their version",
            },
            Self::Structural => Text {
                id: "permohonan yang berjalan tetap pada versinya, dan hanya pindah bila atasan memadankan langkahnya",
                en: "running cases stay on their version, and move only if a superior matches their steps",
            },
        }
    }
}

/// Every line that differs between two texts. `None`: one of them cannot be read.
#[must_use]
pub fn changed_lines(before: &str, after: &str) -> Option<Vec<ChangedLine>> {
    let (was, is) = (Lines::read(before)?, Lines::read(after)?);
    let mut paths: Vec<&Path> = was
        .statements
        .iter()
        .chain(&is.statements)
        .map(|one| &one.path)
        .collect();
    paths.sort_unstable();
    paths.dedup();
    let changed = paths
        .into_iter()
        .filter(|path| !same(at(&was.table, path), at(&is.table, path)));
    let lines = changed.map(|path| ChangedLine {
        address: path.join("."),
        before: seen(before, &was, path),
        after: seen(after, &is, path),
    });
    Some(lines.collect())
}

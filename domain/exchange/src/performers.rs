//! Performers of a foreign file matched with positions: by name, by the short forms offices use, by likeness.

use maklumat_sop::{PositionInfo, Regency};
use maklumat_vocabulary::UnitId;

use crate::spelling::{plain, slug};

/// Who a performer of a file is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Match {
    Applicant,
    /// A position as definitions write it, `petugas-loket` or `dinkes/kabid-sdk`.
    Position(String),
    /// The same, found by likeness only.
    Guess(String),
    /// Nobody; the id such a position would have.
    Nobody(String),
}

/// What offices call those who apply.
const APPLICANTS: [&str; 16] = [
    "pemohon",
    "masyarakat",
    "warga",
    "pelanggan",
    "pengguna layanan",
    "penduduk",
    "pasien",
    "wajib pajak",
    "pelapor",
    "pelaku usaha",
    "pengguna",
    "applicant",
    "customer",
    "citizen",
    "client",
    "pemohon masyarakat",
];

/// Short forms of titles, and what they stand for.
const SHORT: [(&str, &str); 24] = [
    ("kadis", "kepala dinas"),
    ("kabid", "kepala bidang"),
    ("kasi", "kepala seksi"),
    ("kasie", "kepala seksi"),
    ("kasubbag", "kepala sub bagian"),
    ("kasubag", "kepala sub bagian"),
    ("kasubbid", "kepala sub bidang"),
    ("kabag", "kepala bagian"),
    ("kaban", "kepala badan"),
    ("kasat", "kepala satuan"),
    ("sekdis", "sekretaris dinas"),
    ("sekban", "sekretaris badan"),
    ("sekda", "sekretaris daerah"),
    ("subbag", "sub bagian"),
    ("subag", "sub bagian"),
    ("subbagian", "sub bagian"),
    ("subbidang", "sub bidang"),
    ("ka", "kepala"),
    ("ptgs", "petugas"),
    ("adm", "administrasi"),
    ("fo", "front office"),
    ("bo", "back office"),
    ("opr", "operator"),
    ("dir", "direktur"),
];

/// Words of a title that tell nothing apart.
const IDLE: [&str; 9] = [
    "dan",
    "di",
    "pada",
    "bagian",
    "the",
    "of",
    "selaku",
    "dinas",
    "kabupaten",
];

/// How like two titles must be, in hundredths, and by how much more than the next.
const LEAST_LIKENESS: usize = 60;
const LEAST_LEAD: usize = 10;

/// The position a performer is, first in the unit of the service, then in all others.
pub(crate) fn matched(words: &str, unit: &UnitId, regency: &Regency) -> Match {
    if is_applicant(words) {
        return Match::Applicant;
    }
    let title = title(words);
    let own = regency.units.get(unit).into_iter().flat_map(|unit| &unit.positions);
    let others = regency
        .units
        .values()
        .filter(|other| other.id != *unit)
        .flat_map(|other| &other.positions);
    let positions: Vec<&PositionInfo> = own.chain(others).collect();
    if let Some(position) = positions.iter().find(|position| is_called(position, &title, regency)) {
        return Match::Position(reference(position, unit));
    }
    let mut alike: Vec<(usize, &PositionInfo)> = positions
        .iter()
        .filter(|position| position.key.unit == *unit)
        .map(|position| (likeness(&title, &self::title(&position.name.id)), *position))
        .collect();
    alike.sort_by_key(|(likeness, _)| std::cmp::Reverse(*likeness));
    match alike.as_slice() {
        [(best, position), rest @ ..]
            if *best >= LEAST_LIKENESS && rest.first().is_none_or(|(next, _)| next + LEAST_LEAD <= *best) =>
        {
            Match::Guess(reference(position, unit))
        }
        _ => Match::Nobody(slug(words, 4)),
    }
}

/// Whether words name those who apply.
pub(crate) fn is_applicant(words: &str) -> bool {
    let plain = plain(words);
    APPLICANTS.contains(&plain.as_str()) || plain.starts_with("pemohon ")
}

fn is_called(position: &PositionInfo, title: &str, regency: &Regency) -> bool {
    let name = self::title(&position.name.id);
    let english = position.name.en.as_deref().map(self::title);
    let key = plain(&position.key.position);
    let whole = plain(&position.key.to_string());
    // A column of another unit is headed by both names.
    let of_unit = regency
        .unit(&position.key.unit)
        .map(|unit| plain(&format!("{} {}", position.name.id, unit.name.id)));
    [Some(name), english, Some(key), Some(whole), of_unit]
        .into_iter()
        .flatten()
        .any(|known| known == *title)
}

fn reference(position: &PositionInfo, unit: &UnitId) -> String {
    if position.key.unit == *unit {
        position.key.position.to_string()
    } else {
        position.key.to_string()
    }
}

/// A title in plain words, short forms written out.
fn title(words: &str) -> String {
    let plain = plain(words);
    let words = plain.split(' ').map(|word| {
        let long = SHORT.iter().find(|(short, _)| *short == word);
        long.map_or(word, |(_, long)| long)
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Words two titles share, in hundredths of all their words.
fn likeness(left: &str, right: &str) -> usize {
    let words = |title: &str| -> std::collections::BTreeSet<String> {
        let telling = title.split(' ').filter(|word| !word.is_empty() && !IDLE.contains(word));
        telling.map(str::to_owned).collect()
    };
    let (left, right) = (words(left), words(right));
    let all = left.union(&right).count();
    let shared = left.intersection(&right).count() * 100;
    shared.checked_div(all).unwrap_or_default()
}

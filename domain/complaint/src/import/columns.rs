//! Names of columns, and what their cells mean.

use maklumat_calendar::Date;

use crate::class::Class;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Tracking,
    Title,
    Body,
    OccurredOn,
    ReceivedOn,
    Place,
    Unit,
    Category,
    Class,
    Anonymous,
    Confidential,
    /// Tells who reports.
    Identity,
}

const NAMES: [(Column, &[&str]); 12] = [
    (
        Column::Tracking,
        &[
            "trackingid",
            "idtracking",
            "nomortracking",
            "kodetracking",
            "idlaporan",
            "nomorlaporan",
            "nolaporan",
            "kodelaporan",
        ],
    ),
    (Column::Title, &["judul", "judullaporan", "judulpengaduan", "perihal"]),
    (
        Column::Body,
        &[
            "isi",
            "isilaporan",
            "isipengaduan",
            "kronologi",
            "uraian",
            "deskripsi",
            "laporan",
        ],
    ),
    (Column::OccurredOn, &["tanggalkejadian", "tglkejadian", "waktukejadian"]),
    (
        Column::ReceivedOn,
        &[
            "tanggallaporan",
            "tgllaporan",
            "tanggalmasuk",
            "tanggalpengaduan",
            "tanggallapor",
        ],
    ),
    (Column::Place, &["lokasi", "lokasikejadian", "tempatkejadian"]),
    (
        Column::Unit,
        &[
            "instansitujuan",
            "instansi",
            "instansiterlapor",
            "unittujuan",
            "opd",
            "perangkatdaerah",
        ],
    ),
    (Column::Category, &["kategori", "kategorilaporan", "topik"]),
    (
        Column::Class,
        &["klasifikasi", "klasifikasilaporan", "jenislaporan", "tipelaporan"],
    ),
    (Column::Anonymous, &["anonim", "isanonim", "laporananonim"]),
    (Column::Confidential, &["rahasia", "israhasia", "laporanrahasia"]),
    (
        Column::Identity,
        &[
            "nama",
            "namapelapor",
            "pelapor",
            "nik",
            "nikpelapor",
            "telepon",
            "notelepon",
            "nomortelepon",
            "nohp",
            "nomorhp",
            "handphone",
            "whatsapp",
            "email",
            "emailpelapor",
            "surel",
            "alamat",
            "alamatpelapor",
        ],
    ),
];

/// Where the names of the columns stand, and what each is.
pub(super) struct Heading {
    pub(super) row: usize,
    pub(super) columns: Vec<Option<Column>>,
    names: Vec<String>,
}

impl Heading {
    /// The first of the upper rows with two known names. A second column of one name is none.
    pub(super) fn find(rows: &[Vec<String>]) -> Option<Self> {
        let upper = rows.iter().enumerate().take(20);
        let mut headings = upper.map(|(row, cells)| {
            let mut columns: Vec<Option<Column>> = Vec::new();
            for cell in cells {
                let known = column(cell);
                let is_new = known == Some(Column::Identity) || !columns.contains(&known);
                columns.push(known.filter(|_| is_new));
            }
            Self {
                row,
                columns,
                names: cells.iter().map(|cell| cell.trim().to_owned()).collect(),
            }
        });
        headings.find(|heading| heading.columns.iter().flatten().count() >= 2)
    }

    /// The heading of a column, or its letterless number where it has none.
    pub(super) fn name(&self, at: usize) -> String {
        let name = self.names.get(at).filter(|name| !name.is_empty());
        name.cloned().unwrap_or_else(|| format!("kolom {}", at + 1))
    }

    pub(super) fn name_of(&self, column: Column) -> String {
        let at = self.columns.iter().position(|known| *known == Some(column));
        at.map(|at| self.name(at)).unwrap_or_default()
    }
}

fn column(heading: &str) -> Option<Column> {
    let heading = plain(heading);
    let named = NAMES.iter().find(|(_, names)| names.contains(&heading.as_str()));
    named.map(|(column, _)| *column)
}

/// Small letters and digits of a name, by which names are compared.
#[must_use]
pub fn plain(name: &str) -> String {
    let kept = name.chars().filter(|letter| letter.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}

/// `None` where it is neither.
pub(super) fn yes(cell: &str) -> Option<bool> {
    match plain(cell).as_str() {
        "ya" | "y" | "yes" | "1" | "true" | "benar" | "anonim" | "rahasia" => Some(true),
        "tidak" | "t" | "no" | "n" | "0" | "false" | "salah" | "bukan" | "" => Some(false),
        _ => None,
    }
}

pub(super) fn class(cell: &str) -> Option<Class> {
    match plain(cell).as_str() {
        "aspirasi" => Some(Class::Aspiration),
        "permintaaninformasi" | "informasi" => Some(Class::Information),
        "pengaduantidakberkadarpengawasan" | "tidakberkadarpengawasan" => Some(Class::WithoutSupervision),
        "pungutanliar" | "pungli" | "laporanpungutanliar" | "laporanpungli" => Some(Class::Levy),
        "pengaduanberkadarpengawasan" | "berkadarpengawasan" => Some(Class::WithSupervision),
        _ => None,
    }
}

/// Reads `2026-11-03`, `03/11/2026`, `3-11-2026` and `3 November 2026`, day first; a time of day after it is passed over.
pub(super) fn day(cell: &str) -> Option<Date> {
    let parts: Vec<&str> = cell
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    let [first, second, third, ..] = parts.as_slice() else {
        return None;
    };
    let month = |text: &str| text.parse().ok().or_else(|| month_named(text));
    if first.len() == 4 {
        // `2026-11-03T10` ends its third part with the time.
        let digits = third.split(['T', 't']).next()?;
        return Date::new(first.parse().ok()?, month(second)?, digits.parse().ok()?).ok();
    }
    if third.len() != 4 {
        return None;
    }
    Date::new(third.parse().ok()?, month(second)?, first.parse().ok()?).ok()
}

fn month_named(text: &str) -> Option<i8> {
    const MONTHS: [&[&str]; 12] = [
        &["januari", "jan"],
        &["februari", "pebruari", "feb"],
        &["maret", "mar"],
        &["april", "apr"],
        &["mei"],
        &["juni", "jun"],
        &["juli", "jul"],
        &["agustus", "agu", "ags", "agt"],
        &["september", "sep", "sept"],
        &["oktober", "okt"],
        &["november", "nopember", "nov", "nop"],
        &["desember", "des"],
    ];
    let text = text.to_lowercase();
    let at = MONTHS.iter().position(|names| names.contains(&text.as_str()))?;
    i8::try_from(at + 1).ok()
}

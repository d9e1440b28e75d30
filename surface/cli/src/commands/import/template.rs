//! `maklumat import --template`: an empty table with the positions of a unit as its columns.

use std::path::Path;

use maklumat_sop::Regency;
use maklumat_vocabulary::{Language, UnitId};

use crate::exit::{Exit, Stop};
use crate::render;

/// Writes the table; never over a file that is there.
pub(super) fn write(path: &Path, unit: Option<&str>, regency: &Regency, language: Language) -> Result<Exit, Stop> {
    let Some(unit) = unit.and_then(|unit| regency.unit(&UnitId::new(unit))) else {
        let units: Vec<String> = regency.units.keys().map(ToString::to_string).collect();
        return Err(Stop::refused(
            "tabel kosong memerlukan satuan kerja, karena kolomnya adalah jabatan",
            &format!("Sebut --unit dengan salah satu: {}.", units.join(", ")),
        ));
    };
    if path.exists() {
        return Err(Stop::refused(
            format!("{} sudah ada", path.display()),
            "Pilih nama lain.",
        ));
    }
    let positions = unit.positions.iter().map(|position| position.name.id.clone());
    let performers: Vec<String> = std::iter::once("Pemohon".to_owned()).chain(positions).collect();
    let bytes = maklumat_documents::sop_template(&performers, language)
        .map_err(|fault| Stop::fault(fault, "Laporkan kepada pembuat program."))?;
    std::fs::write(path, bytes).map_err(|error| {
        Stop::fault(
            format!("{}: tidak dapat ditulis: {error}", path.display()),
            "Periksa nama folder, izin, dan ruang disk.",
        )
    })?;
    render::line(path.display().to_string());
    Ok(Exit::Fine)
}

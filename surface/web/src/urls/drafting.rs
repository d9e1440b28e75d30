//! Where services are written.

use maklumat_vocabulary::ServiceKey;

use super::{Url, encoded, route};

pub(crate) fn drafts() -> Url {
    Url(route::DRAFTS.to_owned())
}

/// The same, with a published service already chosen to go on from.
pub(crate) fn drafts_of(key: &ServiceKey) -> Url {
    Url(format!(
        "{}?layanan={}#baru-terbit",
        route::DRAFTS,
        encoded(&key.to_string())
    ))
}

pub(crate) fn draft_from_file() -> Url {
    Url(route::DRAFT_FROM_FILE.to_owned())
}

pub(crate) fn draft(id: &str) -> Url {
    Url(format!("{}/{}", route::DRAFTS, encoded(id)))
}

/// One part of a draft: its steps, its requirements.
pub(crate) fn draft_part(id: &str, part: &str) -> Url {
    Url(format!("{}?bagian={}", draft(id), encoded(part)))
}

/// One row with all its cells, at its address in the text.
pub(crate) fn draft_row(id: &str, address: &str) -> Url {
    Url(format!("{}/baris/{}", draft(id), encoded(address)))
}

pub(crate) fn check_draft(id: &str) -> Url {
    Url(format!("{}/periksa", draft(id)))
}

pub(crate) fn change_draft(id: &str) -> Url {
    Url(format!("{}/ubah", draft(id)))
}

pub(crate) fn undo_draft(id: &str) -> Url {
    Url(format!("{}/urungkan", draft(id)))
}

pub(crate) fn redo_draft(id: &str) -> Url {
    Url(format!("{}/ulangi", draft(id)))
}

pub(crate) fn take_fix(id: &str) -> Url {
    Url(format!("{}/usulan", draft(id)))
}

pub(crate) fn draft_drawing(id: &str) -> Url {
    Url(format!("{}/gambar", draft(id)))
}

pub(crate) fn draft_text(id: &str) -> Url {
    Url(format!("{}/teks", draft(id)))
}

pub(crate) fn draft_history(id: &str) -> Url {
    Url(format!("{}/riwayat", draft(id)))
}

pub(crate) fn propose_draft(id: &str) -> Url {
    Url(format!("{}/ajukan", draft(id)))
}

pub(crate) fn drop_draft(id: &str) -> Url {
    Url(format!("{}/buang", draft(id)))
}

/// What a kind of finding means, why it matters and what to write instead.
pub(crate) fn finding(number: &str) -> Url {
    Url(format!("/petugas/temuan/{}", encoded(number)))
}

//! Why a change was not made, in words.

use maklumat_vocabulary::Language;

use crate::authoring::rewrite::NotRewritten;

impl NotRewritten {
    /// What is in the way, and what to do.
    #[must_use]
    pub fn words(&self, language: Language) -> (String, String) {
        let ([id, en], then) = (self.what(), self.then());
        match language {
            Language::Indonesian => (id, then[0].to_owned()),
            Language::English => (en, then[1].to_owned()),
        }
    }

    fn what(&self) -> [String; 2] {
        match self {
            Self::NoSuchPlace(address) => [
                format!("Tempat {address} tidak ada."),
                format!("There is no place {address}."),
            ],
            Self::Broken { line } => [
                format!("Baris {line} tidak dapat dibaca."),
                format!("Line {line} cannot be read."),
            ],
            Self::IdMisspelt(id) => [
                format!("\u{201c}{id}\u{201d} tidak dapat menjadi kode baris."),
                format!("\u{201c}{id}\u{201d} cannot be the id of a row."),
            ],
            Self::IdTaken(id) => [
                format!("Kode {id} sudah dipakai baris lain."),
                format!("Another row has the id {id}."),
            ],
            Self::OnlyInText(address) => [
                format!("{address} ditulis dengan cara yang tidak dapat diubah lewat tabel."),
                format!("{address} is written in a way that the table cannot change."),
            ],
            Self::ArrowNotUnderstood(typed) => [
                format!("\u{201c}{typed}\u{201d} bukan langkah berikutnya."),
                format!("\u{201c}{typed}\u{201d} is not a next step."),
            ],
            Self::NothingPasted => [
                "Tidak ada isi tabel yang ditempel.".to_owned(),
                "The pasted table is empty.".to_owned(),
            ],
            Self::TooLong => [
                "Isinya lebih panjang daripada yang dapat disimpan.".to_owned(),
                "This is longer than what can be kept.".to_owned(),
            ],
        }
    }

    const fn then(&self) -> [&'static str; 2] {
        match self {
            Self::NoSuchPlace(_) => [
                "Muat ulang halaman, lalu coba lagi.",
                "Reload the page, then try again.",
            ],
            Self::Broken { .. } => [
                "Perbaiki baris itu dalam teks dahulu.",
                "Mend that line in the text first.",
            ],
            Self::IdMisspelt(_) => [
                "Pakai huruf kecil, angka, dan tanda hubung tunggal.",
                "Use small letters, digits and single hyphens.",
            ],
            Self::IdTaken(_) => ["Pilih kode lain.", "Choose another id."],
            Self::OnlyInText(_) => ["Ubah langsung dalam teks.", "Change it in the text itself."],
            Self::ArrowNotUnderstood(_) => [
                "Tulis nomor langkah, \u{201c}selesai\u{201d}, \u{201c}kembali\u{201d}, atau \u{201c}lengkap -> 3; belum -> kembali\u{201d}.",
                "Write the number of a step, \u{201c}selesai\u{201d}, \u{201c}kembali\u{201d}, or \u{201c}lengkap -> 3; belum -> kembali\u{201d}.",
            ],
            Self::NothingPasted => [
                "Salin tabelnya lagi, lalu tempel.",
                "Copy the table again, then paste it.",
            ],
            Self::TooLong => ["Pendekkan, atau bagi menjadi dua.", "Shorten it, or cut it in two."],
        }
    }
}

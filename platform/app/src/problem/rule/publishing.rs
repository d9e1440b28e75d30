//! What is said about uploaded definitions, and about cases that have been kept long enough.

use super::{Words, said};

pub(super) const NOTHING_UPLOADED: Words = said(
    "nothing-uploaded",
    ("Belum ada berkas yang dipilih.", "No file has been chosen."),
    (
        "Pilih satu berkas .toml, atau satu arsip .zip atau .tar.",
        "Choose a .toml file, or a .zip or .tar archive.",
    ),
);

pub(super) const NO_DEFINITION: Words = said(
    "no-definition",
    ("Tidak ada berkas .toml di dalamnya.", "There is no .toml file in it."),
    (
        "Unggah berkas layanan, atau folder definisi sebagai .zip.",
        "Upload the file of a service, or the definition folder as a .zip.",
    ),
);

pub(super) const UNIT_NOT_SAID: Words = said(
    "unit-not-said",
    (
        "Berkas itu tidak menyebut satuan kerjanya.",
        "The file does not say of which unit it is.",
    ),
    (
        "Pilih satuan kerja di bawah, atau taruh di services/<satuan-kerja>/ dalam arsip.",
        "Choose the unit below, or put it at services/<unit>/ in an archive.",
    ),
);

pub(super) const ARCHIVE_UNKNOWN: Words = said(
    "archive-unknown",
    (
        "Arsip jenis ini tidak dapat dibuka.",
        "An archive of this kind cannot be opened.",
    ),
    (
        "Kemas lagi sebagai .zip biasa, tanpa kata sandi.",
        "Pack it again as an ordinary .zip without a password.",
    ),
);

pub(super) const ARCHIVE_DAMAGED: Words = said(
    "archive-damaged",
    ("Arsip itu rusak atau terpotong.", "The archive is damaged or cut off."),
    (
        "Kemas lagi sebagai .zip biasa, tanpa kata sandi, lalu unggah lagi.",
        "Pack it again as an ordinary .zip without a password, then upload it again.",
    ),
);

pub(super) const ARCHIVE_TOO_LARGE: Words = said(
    "archive-too-large",
    (
        "Isi unggahan terlalu besar: paling banyak 1.000 berkas, 1 MB tiap berkas, 8 MB seluruhnya.",
        "The upload holds too much: at most 1,000 files, 1 MB each, 8 MB in all.",
    ),
    (
        "Kemas hanya berkas definisi, tanpa gambar dan dokumen lain.",
        "Pack definition files only, without pictures and other documents.",
    ),
);

pub(super) const PATH_LEADS_OUT: Words = said(
    "path-leads-out",
    (
        "Arsip itu memuat nama atau tautan yang menunjuk ke luar foldernya.",
        "The archive holds a name or link that leads out of its folder.",
    ),
    (
        "Kemas ulang folder definisinya saja, tanpa tautan.",
        "Pack the definition folder alone again, without links.",
    ),
);

pub(super) const NAMES_CLASH: Words = said(
    "names-clash",
    (
        "Dua berkas di dalamnya menempati nama yang sama.",
        "Two files in it take the same name.",
    ),
    (
        "Sisakan satu. Huruf besar dan kecil dianggap sama.",
        "Leave one of them. Capitals make no difference.",
    ),
);

pub(super) const PUBLISHED_MEANWHILE: Words = said(
    "published-meanwhile",
    (
        "Sementara itu ada yang terbit. Belum ada yang diterbitkan dari usulan ini.",
        "Something else was published meanwhile. Nothing of this proposal was published.",
    ),
    (
        "Periksa lagi perubahan di bawah, lalu terbitkan.",
        "Look at the changes below again, then publish.",
    ),
);

pub(super) const PROPOSAL_NOT_SOUND: Words = said(
    "proposal-not-sound",
    (
        "Usulan ini belum dapat diterbitkan.",
        "This proposal cannot be published yet.",
    ),
    (
        "Perbaiki yang ditandai di bawah pada berkasnya, lalu unggah lagi.",
        "Mend in the files what is marked below, then upload them again.",
    ),
);

pub(super) const RECORD_MISSING: Words = said(
    "record-missing",
    (
        "Nomor berita acara pemusnahan belum ditulis.",
        "The number of the record of destruction is missing.",
    ),
    (
        "Tulis nomornya seperti pada suratnya, paling panjang 60 huruf.",
        "Write it as it stands on the paper, in at most 60 letters.",
    ),
);

pub(super) const KEPT_FOR_THE_ARCHIVE: Words = said(
    "kept-for-the-archive",
    (
        "Berkas layanan ini diserahkan ke arsip, tidak dimusnahkan.",
        "Cases of this service go to the archive and are not destroyed.",
    ),
    (
        "Serahkan kepada lembaga kearsipan daerah.",
        "Hand them over to the archive of the region.",
    ),
);

pub(super) const NOTHING_TO_ERASE: Words = said(
    "nothing-to-erase",
    (
        "Tidak ada berkas yang habis masa simpannya.",
        "No case is past its time.",
    ),
    ("Lihat daftar masa simpan di bawah.", "See below how long each is kept."),
);

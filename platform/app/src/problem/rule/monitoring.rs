//! What is said about sheets of SOPs and about campaigns.

use super::{Words, said};

pub(super) const SHEET_CHANGED: Words = said(
    "sheet-changed",
    (
        "Lembar ini baru saja disimpan orang lain.",
        "Somebody else has just kept this sheet.",
    ),
    (
        "Isian Anda masih di halaman ini. Bandingkan dengan lembar yang tersimpan, lalu simpan lagi.",
        "What you wrote is still on this page. Compare it with the kept sheet, then keep it again.",
    ),
);

pub(super) const CLOSING_WORD_MISSING: Words = said(
    "closing-word-missing",
    ("Hasilnya belum ditulis.", "What came of it has not been written."),
    (
        "Tulis apa yang sudah dilakukan, lalu tutup lagi.",
        "Write what was done, then close it again.",
    ),
);

pub(super) const FOLLOW_UP_CLOSED: Words = said(
    "follow-up-closed",
    (
        "Tindak lanjut ini sudah ditutup.",
        "This follow-up has been closed already.",
    ),
    (
        "Muat ulang halaman untuk membaca hasilnya.",
        "Reload the page to read what came of it.",
    ),
);

pub(super) const CAMPAIGN_WITHOUT_NAME: Words = said(
    "campaign-without-name",
    ("Nama peninjauan belum ditulis.", "The campaign has no name yet."),
    (
        "Tulis nama yang dikenali unit, misalnya Peninjauan SOP 2026.",
        "Write a name that units will know, such as SOP review 2026.",
    ),
);

pub(super) const CAMPAIGN_WITHOUT_SOP: Words = said(
    "campaign-without-sop",
    ("Belum ada SOP yang dipilih.", "No SOP has been chosen."),
    (
        "Centang unit atau layanan yang ditinjau.",
        "Tick the units or services to be reviewed.",
    ),
);

pub(super) const CAMPAIGN_CLOSED: Words = said(
    "campaign-closed",
    (
        "Peninjauan ini sudah ditutup.",
        "This campaign has been closed already.",
    ),
    (
        "Muat ulang halaman untuk membaca laporannya.",
        "Reload the page to read its report.",
    ),
);

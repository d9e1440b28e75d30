//! What is said where too much is asked at once, or more than anybody could wait for.

use super::{Words, said};

pub(super) const TOO_BUSY: Words = said(
    "too-busy",
    (
        "Sedang banyak yang dihitung bersamaan.",
        "Much is being worked out at the same time.",
    ),
    ("Tunggu sebentar, lalu coba lagi.", "Wait a moment, then try again."),
);

pub(super) const TOO_MUCH_TO_SIMULATE: Words = said(
    "too-much-to-simulate",
    (
        "Layanan ini terlalu ramai untuk dihitung sambil menunggu.",
        "More ask for this service than can be worked out while you wait.",
    ),
    (
        "Kurangi pertambahan permohonan, atau minta pengelola menjalankan maklumat simulate.",
        "Ask about fewer more cases, or have the administrator run maklumat simulate.",
    ),
);

pub(super) const CANNOT_SIMULATE: Words = said(
    "cannot-simulate",
    (
        "Layanan ini tidak dapat dihitung dengan angka itu.",
        "This service cannot be worked out with these figures.",
    ),
    (
        "Isi banyaknya petugas dari 1 sampai 64, dan pastikan kantornya buka.",
        "Give from 1 to 64 officers, and make sure that the office opens.",
    ),
);

pub(super) const NOTHING_PROMISED: Words = said(
    "nothing-promised",
    (
        "Layanan ini tidak menjanjikan waktu, jadi tidak ada yang dapat diubah.",
        "This service promises no time, so there is none to change.",
    ),
    (
        "Kosongkan isian waktu yang dijanjikan.",
        "Leave the promised time empty.",
    ),
);

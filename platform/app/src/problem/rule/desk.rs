//! What is said about signing many and about the till.

use super::{Words, said};

pub(super) const WRONG_PROOF: Words = said(
    "wrong-proof",
    ("Kata sandi tidak cocok.", "The password does not match."),
    (
        "Tulis lagi kata sandi akun Anda. Belum ada yang ditandatangani.",
        "Write the password of your account again. Nothing has been signed.",
    ),
);

pub(super) const OUTCOME_NOT_CHOSEN: Words = said(
    "outcome-not-chosen",
    ("Keputusan belum dipilih.", "No decision has been chosen."),
    (
        "Pilih keputusan yang berlaku untuk semua berkas yang dicentang.",
        "Choose the decision that holds for all ticked files.",
    ),
);

pub(super) const NO_DOCUMENT_OF_IT: Words = said(
    "no-document-of-it",
    (
        "Dengan pilihan ini tidak ada dokumen yang terbit.",
        "No document comes of this choice.",
    ),
    (
        "Pilih keputusan yang menerbitkan dokumen, lalu buka rancangannya lagi.",
        "Choose a decision that issues a document, then open the draft again.",
    ),
);

pub(super) const NOTHING_REVIEWED: Words = said(
    "nothing-reviewed",
    (
        "Belum ada berkas yang dicentang dan sudah diperiksa.",
        "No file is ticked that has been reviewed.",
    ),
    (
        "Buka berkasnya, periksa, lalu centang.",
        "Open the file, review it, then tick it.",
    ),
);

pub(super) const CHANGED_SINCE_REVIEW: Words = said(
    "changed-since-review",
    (
        "Berkas ini berubah sesudah Anda periksa.",
        "This file has changed since you reviewed it.",
    ),
    ("Periksa lagi, lalu tandatangani.", "Review it again, then sign."),
);

pub(super) const TILL_CLOSED: Words = said(
    "till-closed",
    ("Kas Anda hari ini sudah ditutup.", "Your till is closed for today."),
    (
        "Pembayaran diterima kasir lain, atau besok.",
        "Another cashier takes the payment, or tomorrow.",
    ),
);

pub(super) const DIFFERENCE_UNEXPLAINED: Words = said(
    "difference-unexplained",
    (
        "Uang di laci tidak sama dengan catatan.",
        "The money in the drawer is not what was recorded.",
    ),
    (
        "Hitung lagi, atau tulis penjelasan selisihnya.",
        "Count again, or explain the difference.",
    ),
);

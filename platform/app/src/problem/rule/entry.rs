//! What is said about who opens a file, and how: by reference and PIN, or by a code to a phone.

use super::{Words, said};

pub(super) const NO_GATEWAY: Words = said(
    "no-gateway",
    (
        "Kantor ini belum mengirim kode ke ponsel.",
        "This office does not send codes to phones yet.",
    ),
    (
        "Buka dengan kode berkas dan PIN, atau datang ke loket dengan KTP.",
        "Open it with reference and PIN, or come to the counter with your KTP.",
    ),
);

pub(super) const NO_CHANNEL: Words = said(
    "no-channel",
    (
        "Jalan untuk alamat seperti itu belum diatur.",
        "No channel is set up for such an address.",
    ),
    (
        "Lengkapi messages.toml, lalu jalankan lagi programnya.",
        "Complete messages.toml, then start the program again.",
    ),
);

pub(super) const TOO_MANY_CODES: Words = said(
    "too-many-codes",
    (
        "Terlalu banyak permintaan dalam satu jam.",
        "Too many requests in one hour.",
    ),
    (
        "Tunggu satu jam, atau buka dengan kode berkas dan PIN.",
        "Wait an hour, or open it with reference and PIN.",
    ),
);

pub(super) const WRONG_ONE_TIME_CODE: Words = said(
    "wrong-one-time-code",
    (
        "Kode tidak cocok atau sudah lewat 10 menit.",
        "The code does not match, or is older than 10 minutes.",
    ),
    (
        "Periksa angkanya. Setelah lima kali salah, minta kode baru.",
        "Check the digits. After five wrong ones ask for a new code.",
    ),
);

pub(super) const WRONG_PIN: Words = said(
    "wrong-pin",
    ("Kode berkas atau PIN tidak cocok.", "Reference or PIN do not match."),
    (
        "PIN tampil saat Anda mulai mengajukan. Hilang? Datang ke loket dengan KTP untuk PIN baru.",
        "The PIN was shown when you started. Lost it? Come to the counter with your KTP for a new one.",
    ),
);

pub(super) const PIN_JUST_RENEWED: Words = said(
    "pin-just-renewed",
    (
        "PIN berkas ini baru saja diganti.",
        "The PIN of this file has just been replaced.",
    ),
    (
        "PIN yang berlaku sudah tampil satu kali. Belum tercatat? Cari lagi, lalu buat PIN baru.",
        "The valid one was shown once. Not written down? Search again and make another one.",
    ),
);

pub(super) const ONLY_THE_APPLICANT: Words = said(
    "only-the-applicant",
    (
        "Ini hanya dapat dilakukan pemohon sendiri.",
        "Only applicants themselves can do this.",
    ),
    (
        "Di loket Anda mengisi dan mengirim. Untuk yang lain, pemohon masuk dengan kode berkas dan PIN.",
        "At the counter you fill in and send. For all else the applicant opens the file with reference and PIN.",
    ),
);

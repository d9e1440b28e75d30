//! Refusals about forms on paper and what is entered from them.

use super::{Words, said};

pub(super) const PACK_SIZE: Words = said(
    "pack-size",
    (
        "Jumlah formulir tidak dapat dicetak.",
        "That many forms cannot be printed.",
    ),
    (
        "Tulis 1 sampai 25 formulir. Perlu lebih banyak? Cetak paket berikutnya.",
        "Write 1 to 25 forms. Need more? Print another pack.",
    ),
);
pub(super) const PACK_IN_USE: Words = said(
    "pack-in-use",
    (
        "Nomor dalam paket ini sudah dipakai.",
        "Numbers of this pack are in use already.",
    ),
    (
        "Cetakan kedua akan memberi dua orang nomor yang sama. Cetak paket baru.",
        "A second print would give two people the same number. Print a new pack.",
    ),
);
pub(super) const NO_SUCH_PAPER: Words = said(
    "no-such-paper",
    (
        "Nomor itu tidak ada pada formulir kertas layanan Anda.",
        "No paper form of your services has that number.",
    ),
    (
        "Periksa lagi setiap huruf dan angka di sudut kanan atas formulir.",
        "Check every letter and digit in the upper right corner of the form.",
    ),
);
pub(super) const USED: Words = said(
    "paper-used",
    (
        "Nomor ini sudah dimasukkan atau sudah dicoret.",
        "This number has been entered or struck off already.",
    ),
    (
        "Lihat keadaannya di halaman paket. Satu nomor hanya untuk satu permohonan.",
        "See what became of it on the page of its pack. One number is for one application.",
    ),
);
pub(super) const STRUCK: Words = said(
    "paper-struck",
    ("Nomor ini sudah dicoret.", "This number has been struck off."),
    (
        "Buat permohonan biasa di loket. Bila dicoret keliru, beri tahu atasan Anda.",
        "File an ordinary application at the counter. If it was struck by mistake, tell your superior.",
    ),
);
pub(super) const STRIKE_REASON_MISSING: Words = said(
    "strike-reason-missing",
    (
        "Alasan mencoret belum dipilih.",
        "No reason for striking off has been chosen.",
    ),
    ("Pilih satu alasan.", "Choose one reason."),
);
pub(super) const RECEIVED_NOT_UNDERSTOOD: Words = said(
    "received-not-understood",
    (
        "Tanggal atau jam penerimaan belum benar.",
        "The date or time of receipt is not right.",
    ),
    (
        "Tulis seperti pada tanda terima, misalnya tanggal 24 dan jam 09.40.",
        "Write it as on the receipt, such as the 24th at 09.40.",
    ),
);
pub(super) const VERSION_GONE: Words = said(
    "paper-version-gone",
    (
        "Aturan yang berlaku pada waktu penerimaan itu tidak dapat dijalankan lagi.",
        "The rules in force at that time of receipt can no longer be run.",
    ),
    (
        "Beri tahu Bagian Organisasi. Sementara itu ajukan sebagai permohonan baru di loket, lalu coret nomor ini.",
        "Tell the organisation bureau. Meanwhile file a new application at the counter and strike this number off.",
    ),
);
pub(super) const REASON_MISSING: Words = said(
    "paper-reason-missing",
    (
        "Sebab diterima di kertas belum dipilih.",
        "No reason for receiving on paper has been chosen.",
    ),
    ("Pilih satu sebab.", "Choose one reason."),
);
pub(super) const NOT_PAID: Words = said(
    "paper-not-paid",
    (
        "Uang pada tanda terima kertas tidak sama dengan biaya yang ditagih sekarang.",
        "The money on the paper receipt is not what is due now.",
    ),
    (
        "Periksa jawaban dan jumlahnya. Bila uang terlanjur salah diterima, kembalikan, lalu laporkan kepada atasan.",
        "Check the answers and the amount. If the wrong sum was taken, give it back and tell your superior.",
    ),
);
pub(super) const RECEIPT_HALF: Words = said(
    "paper-receipt-half",
    (
        "Uang dan nomor kuitansi harus ditulis keduanya.",
        "Money and receipt number must both be written.",
    ),
    (
        "Tulis jumlah uang dan nomor kuitansinya, atau kosongkan keduanya.",
        "Write the amount and the number of its receipt, or leave both empty.",
    ),
);

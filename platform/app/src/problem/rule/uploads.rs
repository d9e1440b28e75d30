//! What is said about files people hand in.

use super::{Words, said};

pub(super) const FILE_TOO_LARGE: Words = said(
    "file-too-large",
    ("Ukuran berkas lebih dari 10 MB.", "The file is larger than 10 MB."),
    (
        "Foto ulang dengan ukuran lebih kecil, atau bagi menjadi beberapa berkas.",
        "Take a smaller photo, or split it into several files.",
    ),
);

pub(super) const FILE_KIND_UNKNOWN: Words = said(
    "file-kind-unknown",
    (
        "Isi berkas ini bukan foto (JPG, PNG, WebP) atau PDF.",
        "This file is not a photo (JPG, PNG, WebP) or a PDF.",
    ),
    (
        "Pilih foto atau PDF. Anda juga boleh membawanya ke loket.",
        "Choose a photo or a PDF. You may also bring it to the counter.",
    ),
);

pub(super) const PHOTO_DAMAGED: Words = said(
    "photo-damaged",
    ("Foto ini rusak atau terpotong.", "This photo is damaged or cut off."),
    (
        "Ambil foto sekali lagi, atau kirim sebagai PDF.",
        "Take the photo once more, or send it as a PDF.",
    ),
);

pub(super) const PHOTO_TOO_DETAILED: Words = said(
    "photo-too-detailed",
    (
        "Foto ini terlalu besar untuk dibuka: lebih dari 120 megapiksel.",
        "This photo is too large to be opened: more than 120 megapixels.",
    ),
    (
        "Foto ulang dengan kamera ponsel biasa, atau kecilkan fotonya.",
        "Take it again with an ordinary phone camera, or make it smaller.",
    ),
);

pub(super) const UPLOAD_MISSES: Words = said(
    "upload-misses",
    (
        "Bagian berkas ini belum sampai semua.",
        "Not all parts of this file have arrived yet.",
    ),
    (
        "Pilih berkas yang sama lagi. Pengiriman diteruskan dari bagian yang sudah sampai.",
        "Choose the same file again. Sending goes on from what has arrived.",
    ),
);

pub(super) const UPLOAD_DIFFERS: Words = said(
    "upload-differs",
    (
        "Berkas yang sampai tidak sama dengan yang dikirim.",
        "The file that arrived is not the one that was sent.",
    ),
    (
        "Kirim lagi dari awal. Bagian yang rusak sudah dihapus.",
        "Send it again from the start. The damaged parts have been removed.",
    ),
);

pub(super) const UPLOAD_UNKNOWN: Words = said(
    "upload-unknown",
    (
        "Pengiriman ini sudah tidak ada.",
        "This transfer does not exist any more.",
    ),
    (
        "Pilih berkasnya lagi. Bagian yang tidak selesai disimpan satu hari.",
        "Choose the file again. Unfinished parts are kept for one day.",
    ),
);

pub(super) const TOO_MANY_UPLOADS: Words = said(
    "too-many-uploads",
    (
        "Terlalu banyak pengiriman yang belum selesai.",
        "Too many transfers are unfinished.",
    ),
    (
        "Selesaikan atau batalkan dulu yang sedang berjalan.",
        "Finish or cancel those under way first.",
    ),
);

pub(super) const NO_ROOM_LEFT: Words = said(
    "no-room-left",
    (
        "Berkas permohonan ini sudah mencapai 100 MB.",
        "The files of this application have reached 100 MB.",
    ),
    (
        "Hapus berkas yang tidak perlu, atau bawa aslinya ke loket.",
        "Remove files you do not need, or bring the originals to the counter.",
    ),
);

pub(super) const FILE_EMPTY: Words = said(
    "file-empty",
    ("Berkas itu kosong.", "That file is empty."),
    (
        "Pilih berkas lain, atau foto ulang.",
        "Choose another file, or take the photo again.",
    ),
);

pub(super) const TOO_MANY_FILES: Words = said(
    "too-many-files",
    (
        "Paling banyak 20 berkas untuk satu syarat.",
        "At most 20 files for one requirement.",
    ),
    (
        "Hapus yang tidak perlu, lalu unggah lagi.",
        "Remove what is not needed, then upload again.",
    ),
);

pub(super) const PHOTO_UNKNOWN: Words = said(
    "photo-unknown",
    (
        "Foto kunjungan tidak ditemukan pada berkas ini.",
        "The photo of the visit was not found in this file.",
    ),
    (
        "Ambil foto di tempat, lalu kirim lagi.",
        "Take a photo at the place and send again.",
    ),
);

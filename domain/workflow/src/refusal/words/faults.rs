//! What is wrong with one value or one visit, for the refusals that tell it.

use maklumat_vocabulary::Phrase;

use super::text;
use crate::refusal::{ValueFault, VisitFault};

pub(super) fn wrong(fault: ValueFault) -> Phrase {
    match fault {
        ValueFault::OtherType => text(
            "{value}: jenis isian tidak sesuai. Isi menurut petunjuk.",
            "{value}: this is another kind of value than asked for. Follow the hint.",
        ),
        ValueFault::Empty => text(
            "{value} kosong. Isi lebih dahulu.",
            "{value} is empty. Fill it in first.",
        ),
        ValueFault::TooLong { limit } => text(
            "{value} terlalu panjang. Paling banyak {limit} huruf.",
            "{value} is too long. Use at most {limit} characters.",
        )
        .with("limit", limit),
        ValueFault::TooSmall { min } => {
            text("{value} paling kecil {min}.", "{value} must be at least {min}.").with("min", min)
        }
        ValueFault::TooLarge { max } => {
            text("{value} paling besar {max}.", "{value} must be at most {max}.").with("max", max)
        }
        ValueFault::NotAnOption => text(
            "{value}: pilihan itu tidak ada. Pilih dari daftar.",
            "{value}: there is no such option. Choose one from the list.",
        ),
        ValueFault::NotWhole => text(
            "{value} harus bilangan bulat, tanpa koma.",
            "{value} must be a whole number, without decimals.",
        ),
        ValueFault::Nik => text(
            "{value}: NIK terdiri dari 16 angka dan memuat tanggal lahir. Periksa kembali pada KTP atau KK.",
            "{value}: a NIK has 16 digits and contains the date of birth. Check it on the identity or family card.",
        ),
        ValueFault::Nib => text(
            "{value}: NIB terdiri dari 13 angka. Periksa kembali pada dokumen NIB.",
            "{value}: a NIB has 13 digits. Check it on the NIB document.",
        ),
        ValueFault::Phone => text(
            "{value}: nomor telepon terdiri dari 8 sampai 15 angka, misalnya 0812 0000 0000.",
            "{value}: a phone number has 8 to 15 digits, for example 0812 0000 0000.",
        ),
        ValueFault::Email => text(
            "{value}: tulis alamat surel lengkap, misalnya nama@contoh.example.",
            "{value}: write a whole e-mail address, for example nama@contoh.example.",
        ),
    }
}

pub(super) fn unproven(fault: VisitFault) -> Phrase {
    match fault {
        VisitFault::Time => text(
            "Waktu kunjungan harus setelah permohonan diajukan dan tidak boleh di masa depan.",
            "The time of the visit must lie after the submission and not in the future.",
        ),
        VisitFault::Position => text(
            "Posisi kunjungan tidak terbaca. Tulis lintang dan bujur, misalnya -1.234567,109.123456.",
            "The position of the visit cannot be read. Write latitude and longitude, for example -1.234567,109.123456.",
        ),
        VisitFault::Photo => text(
            "Foto kunjungan belum ada. Unggah foto di lokasi.",
            "The photo of the visit is missing. Upload a photo taken on site.",
        ),
    }
}

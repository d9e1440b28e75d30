//! The words of each refusal: what is wrong, then what to do. Plain enough for a citizen at a counter.

use maklumat_calendar::{Zone, long_date};
use maklumat_vocabulary::{Language, Phrase, Text};

use crate::refusal::Refusal;

const fn text(id: &'static str, en: &'static str) -> Phrase {
    Phrase::new(Text { id, en })
}

impl Refusal {
    /// Code and words.
    #[expect(clippy::too_many_lines, reason = "a list: one arm per refusal, nothing else")]
    pub(super) fn tell(&self) -> (&'static str, Phrase) {
        match self {
            Self::Closed => (
                "complaint-closed",
                text(
                    "Pengaduan ini sudah selesai. Kalau masalahnya belum selesai, sampaikan pengaduan baru dan sebut nomor ini.",
                    "This complaint is closed. If the matter is not settled, file a new one and name this number.",
                ),
            ),
            Self::OtherRules { complaint, given } => (
                "other-rules",
                text(
                    "Pengaduan ini mengikuti aturan versi {complaint}, bukan versi {given}. Muat ulang halaman.",
                    "This complaint follows version {complaint} of the rules, not version {given}. Reload the page.",
                )
                .with("complaint", complaint)
                .with("given", given),
            ),
            Self::NotForThisActor => (
                "not-for-this-actor",
                text(
                    "Anda tidak berwenang melakukan ini. Hubungi petugas penerima pengaduan.",
                    "You are not allowed to do this. Ask whoever receives complaints.",
                ),
            ),
            Self::Accused => (
                "accused",
                text(
                    "Pengaduan ini menyangkut Anda atau unit Anda. Serahkan kepada atasan.",
                    "This complaint is about you or your unit. Leave it to the superior.",
                ),
            ),
            Self::NotInThisStage { stage } => {
                let (id, en) = stage.words();
                (
                    "not-in-this-stage",
                    text(
                        "Ini tidak dapat dilakukan sekarang: pengaduan {stage}. Muat ulang halaman untuk melihat langkah berikutnya.",
                        "This cannot be done now: the complaint {stage}. Reload the page to see the next step.",
                    )
                    .with_words("stage", id, en),
                )
            }
            Self::TextMissing => (
                "text-missing",
                text(
                    "Tulisan masih kosong. Tulis dengan kata-kata Anda sendiri.",
                    "The text is empty. Write it in your own words.",
                ),
            ),
            Self::TextTooLong { limit } => (
                "text-too-long",
                text(
                    "Tulisan terlalu panjang. Paling banyak {limit} huruf.",
                    "The text is too long. Use at most {limit} characters.",
                )
                .with("limit", limit),
            ),
            Self::OccurredInFuture { today } => (
                "occurred-in-future",
                text(
                    "Tanggal kejadian belum tiba. Pilih tanggal sampai {today}.",
                    "The day it happened has not come yet. Choose a day until {today}.",
                )
                .with_words("today", long_date(*today, Language::Indonesian), long_date(*today, Language::English)),
            ),
            Self::DefectsMissing => (
                "defects-missing",
                text(
                    "Belum ada kekurangan yang ditulis. Sebut semua yang kurang sekaligus.",
                    "Nothing is named as missing yet. Name all that is missing at once.",
                ),
            ),
            Self::DefectNotNamedBefore { about } => (
                "defect-not-named-before",
                text(
                    "`{about}` tidak disebut pada permintaan pertama. Hapus dari daftar; kalau perlu, tanyakan kepada pelapor saat pemeriksaan.",
                    "`{about}` was not named the first time. Remove it from the list; if it is needed, ask the reporter during the examination.",
                )
                .with("about", about),
            ),
            Self::AlreadyComplete => (
                "already-complete",
                text(
                    "Pengaduan ini sudah dinyatakan lengkap. Ajukan pertanyaan kepada pelapor.",
                    "This complaint was declared complete. Ask the reporter a question instead.",
                ),
            ),
            Self::AccusedFixed => (
                "accused-fixed",
                text(
                    "Pihak yang diadukan tidak dapat diganti selama pengaduan diperiksa. Minta petugas menyerahkannya kepada meja lain.",
                    "Whom it is against cannot change while it is examined. Have it handed over to another desk.",
                ),
            ),
            Self::ToAccused => (
                "to-accused",
                text(
                    "Meja ini yang diadukan. Pilih atasannya.",
                    "This desk is the accused one. Choose its superior.",
                ),
            ),
            Self::NotAboveAccused => (
                "not-above-accused",
                text(
                    "Pengaduan ini harus ke atasan pihak yang diadukan. Pilih atasannya.",
                    "This complaint goes to a superior of whom it is against. Choose one.",
                ),
            ),
            Self::StaysWithInspectorate => (
                "stays-with-inspectorate",
                text(
                    "Laporan ini tetap di Inspektorat. Lanjutkan pemeriksaan di sana.",
                    "This report stays with the inspectorate. Go on with it there.",
                ),
            ),
            Self::WordsForUnitMissing => (
                "words-for-unit-missing",
                text(
                    "Pelapor dilindungi. Tulis ulang isi pengaduan untuk unit, tanpa apa pun yang menunjukkan siapa pelapornya.",
                    "The reporter is protected. Write for the unit what it is about, without anything that tells who reported.",
                ),
            ),
            Self::AttachmentUnknown { .. } => (
                "attachment-unknown",
                text(
                    "Lampiran itu bukan bagian pengaduan ini. Pilih dari daftar.",
                    "That attachment is no part of this complaint. Choose from the list.",
                ),
            ),
            Self::NothingToPassOn => (
                "nothing-to-pass-on",
                text(
                    "Pesan itu bukan dari pelapor. Pilih pesan pelapor.",
                    "That message is not from the reporter. Choose one that is.",
                ),
            ),
            Self::DuplicateOfItself => (
                "duplicate-of-itself",
                text(
                    "Ini pengaduan yang sama. Pilih nomor lain.",
                    "This is the same complaint. Choose another number.",
                ),
            ),
            Self::AlreadyGathered => (
                "already-gathered",
                text(
                    "Pengaduan itu sudah digabung di sini. Tidak perlu digabung lagi.",
                    "That complaint goes on here already. There is no need to do it again.",
                ),
            ),
            Self::SameDesk => (
                "same-desk",
                text(
                    "Pengaduan ini sudah ada di meja itu. Pilih meja lain.",
                    "The complaint lies on that desk already. Choose another.",
                ),
            ),
            Self::NotTaken => (
                "not-taken",
                text(
                    "Pengaduan ini belum diambil. Ambil dahulu.",
                    "Nobody has taken this complaint yet. Take it first.",
                ),
            ),
            Self::AlreadyTaken => (
                "already-taken",
                text(
                    "Pengaduan ini sudah di tangan Anda. Lanjutkan pemeriksaan.",
                    "This complaint is in your hands already. Go on with it.",
                ),
            ),
            Self::HeldByAnother => (
                "held-by-another",
                text(
                    "Pengaduan ini di tangan petugas lain. Ambil dahulu kalau ia berhalangan.",
                    "This complaint is in another officer's hands. Take it first if they are away.",
                ),
            ),
            Self::GroundMissing => (
                "ground-missing",
                text(
                    "Alasan penolakan masih kosong. Tulis dasarnya.",
                    "The ground of the rejection is missing. Write it.",
                ),
            ),
            Self::OutcomeNotForClass => (
                "outcome-not-for-class",
                text(
                    "Hasil ini tidak cocok dengan jenis laporan. Aspirasi dan permintaan informasi dijawab; pengaduan diterima, diterima sebagian, atau ditolak.",
                    "This outcome does not fit the kind of report. Aspirations and questions are answered; complaints are upheld, partly upheld or rejected.",
                ),
            ),
            Self::NothingToCompensate => (
                "nothing-to-compensate",
                text(
                    "Ganti rugi hanya untuk pengaduan yang diterima, dengan jumlah di atas nol. Hapus ganti rugi atau ubah hasilnya.",
                    "Compensation goes with a complaint that is upheld, and is above zero. Remove it, or change the outcome.",
                ),
            ),
            Self::PayByPast { today } => (
                "pay-by-past",
                text(
                    "Batas pembayaran sudah lewat. Pilih tanggal mulai {today}.",
                    "The day to pay by has passed. Choose a day from {today} on.",
                )
                .with_words("today", long_date(*today, Language::Indonesian), long_date(*today, Language::English)),
            ),
            Self::NotDecided => (
                "not-decided",
                text(
                    "Pengaduan ini belum diputuskan. Tunggu putusannya.",
                    "This complaint is not decided yet. Wait for the decision.",
                ),
            ),
            Self::NothingToPay => (
                "nothing-to-pay",
                text(
                    "Tidak ada ganti rugi yang belum dibayar. Periksa lagi nomor pengaduannya.",
                    "No compensation is left to be paid. Check the number of the complaint.",
                ),
            ),
            Self::TooLate { until } => {
                let day = Zone::default().date(*until);
                (
                    "too-late",
                    text(
                        "Batas waktunya {until}. Sampaikan pengaduan baru dan sebut nomor ini.",
                        "The last day was {until}. File a new complaint and name this number.",
                    )
                    .with_words("until", long_date(day, Language::Indonesian), long_date(day, Language::English)),
                )
            }
            Self::AlreadyEscalated => (
                "already-escalated",
                text(
                    "Pengaduan ini sudah diteruskan ke Ombudsman. Tunggu kabar dari sana.",
                    "This complaint went to the Ombudsman already. Wait for news from there.",
                ),
            ),
            Self::NotIndependent => (
                "not-independent",
                text(
                    "Anda ikut menangani pengaduan ini. Minta petugas lain memeriksa hasilnya.",
                    "You have had a part in this complaint. Ask another officer to check the result.",
                ),
            ),
            Self::NotSilent => (
                "not-silent",
                text(
                    "Pelapor masih dapat menjawab. Tunggu sampai batas waktunya lewat.",
                    "The reporter can still answer. Wait until the window has passed.",
                ),
            ),
            Self::LotDrawn => (
                "lot-drawn",
                text(
                    "Undian sudah dilakukan. Minta petugas kedua memeriksa hasilnya.",
                    "The lot was drawn already. Ask a second officer to check the result.",
                ),
            ),
        }
    }
}

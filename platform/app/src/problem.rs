//! Why a use case did not happen: the rules said no, the input was imperfect, or something broke.

use maklumat_calendar::Timestamp;
use maklumat_sop::Definition;
use maklumat_store::{Fault, FaultKind};
use maklumat_vocabulary::{Language, Text};
use maklumat_workflow::Refusal;

use crate::views::FieldError;

#[derive(Debug)]
pub enum Problem {
    /// The rules say no, in words.
    Refused(Refused),
    /// Nothing of that name exists, or the asker may not know that it does.
    NotFound,
    /// What was typed cannot be accepted; nothing was lost.
    Invalid(Vec<FieldError>),
    /// Too many tries; again from then on.
    Locked { until: Timestamp },
    /// Something broke. The incident number stands in the log beside the cause.
    Fault { incident: String },
}

/// A refusal of the engine or of the platform around it.
#[derive(Debug)]
pub struct Refused {
    code: &'static str,
    indonesian: Sentence,
    english: Sentence,
}

/// A refusal in the reader's language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub then: String,
}

/// Refusals of the platform itself, beside those of the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    Incomplete,
    AlreadySubmitted,
    NothingToAnswer,
    WrongPassword,
    WrongPin,
    FileTooLarge,
    FileKindUnknown,
    FileEmpty,
    TooManyFiles,
    Overtaking,
    PauseWithoutEnd,
    SomebodyWasFaster,
    ChangedElsewhere,
    NotOnline,
    FirstRunDone,
    WrongFirstRunCode,
    WeakPassword,
    ProductNotReady,
    RegencyHasErrors,
    DefinitionHasErrors,
    DefinitionIsDraft,
    VersionIsTaken,
    PhoneNotUnderstood,
    ReasonMissing,
    EvidenceBroken,
    BackupRefused,
    BackupDamaged,
    DiskFull,
}

impl Rule {
    #[expect(
        clippy::too_many_lines,
        reason = "a table written as a match, so that no rule is without words"
    )]
    const fn words(self) -> (&'static str, Text, Text) {
        match self {
            Self::Incomplete => (
                "incomplete",
                Text {
                    id: "Masih ada yang belum diisi.",
                    en: "Something is still missing.",
                },
                Text {
                    id: "Lengkapi bagian yang ditandai, lalu kirim lagi.",
                    en: "Complete the marked parts, then send again.",
                },
            ),
            Self::AlreadySubmitted => (
                "already-submitted",
                Text {
                    id: "Permohonan ini sudah dikirim.",
                    en: "This application has already been sent.",
                },
                Text {
                    id: "Lihat tanda terimanya di halaman lacak.",
                    en: "See its receipt on the tracking page.",
                },
            ),
            Self::NothingToAnswer => (
                "nothing-to-answer",
                Text {
                    id: "Berkas ini tidak sedang menunggu Anda.",
                    en: "This file is not waiting for you.",
                },
                Text {
                    id: "Lihat halaman lacak untuk tahu siapa yang memegangnya.",
                    en: "See on the tracking page who holds it.",
                },
            ),
            Self::WrongPassword => (
                "wrong-password",
                Text {
                    id: "Nama masuk atau kata sandi tidak cocok.",
                    en: "Sign-in name or password do not match.",
                },
                Text {
                    id: "Periksa keduanya, lalu coba lagi.",
                    en: "Check both and try again.",
                },
            ),
            Self::WrongPin => (
                "wrong-pin",
                Text {
                    id: "Kode berkas atau PIN tidak cocok.",
                    en: "Reference or PIN do not match.",
                },
                Text {
                    id: "Keduanya ada di tanda terima. Periksa, lalu coba lagi.",
                    en: "Both stand on your receipt. Check them and try again.",
                },
            ),
            Self::FileTooLarge => (
                "file-too-large",
                Text {
                    id: "Ukuran berkas lebih dari 10 MB.",
                    en: "The file is larger than 10 MB.",
                },
                Text {
                    id: "Foto ulang dengan ukuran lebih kecil, atau bagi menjadi beberapa berkas.",
                    en: "Take a smaller photo, or split it into several files.",
                },
            ),
            Self::FileKindUnknown => (
                "file-kind-unknown",
                Text {
                    id: "Isi berkas ini bukan foto (JPG, PNG, WebP) atau PDF.",
                    en: "This file is not a photo (JPG, PNG, WebP) or a PDF.",
                },
                Text {
                    id: "Pilih foto atau PDF. Anda juga boleh membawanya ke loket.",
                    en: "Choose a photo or a PDF. You may also bring it to the counter.",
                },
            ),
            Self::FileEmpty => (
                "file-empty",
                Text {
                    id: "Berkas itu kosong.",
                    en: "That file is empty.",
                },
                Text {
                    id: "Pilih berkas lain, atau foto ulang.",
                    en: "Choose another file, or take the photo again.",
                },
            ),
            Self::TooManyFiles => (
                "too-many-files",
                Text {
                    id: "Paling banyak 20 berkas untuk satu syarat.",
                    en: "At most 20 files for one requirement.",
                },
                Text {
                    id: "Hapus yang tidak perlu, lalu unggah lagi.",
                    en: "Remove what is not needed, then upload again.",
                },
            ),
            Self::Overtaking => (
                "overtaking",
                Text {
                    id: "Ada berkas lain yang lebih dulu siap.",
                    en: "Another file was ready earlier.",
                },
                Text {
                    id: "Tulis alasan mengapa berkas ini didahulukan. Alasan itu tercatat.",
                    en: "Write why this file goes first. The reason is recorded.",
                },
            ),
            Self::PauseWithoutEnd => (
                "pause-without-length",
                Text {
                    id: "Jeda harus punya akhir.",
                    en: "A pause needs an end.",
                },
                Text {
                    id: "Tulis berapa lama, misalnya 14 hari.",
                    en: "Write how long, for example 14 hari.",
                },
            ),
            Self::SomebodyWasFaster => (
                "somebody-was-faster",
                Text {
                    id: "Petugas lain baru saja mengerjakan berkas ini.",
                    en: "Another officer has just worked on this file.",
                },
                Text {
                    id: "Muat ulang halaman untuk melihat keadaan terakhir. Isian Anda belum dikirim.",
                    en: "Reload the page to see the latest state. What you wrote was not sent.",
                },
            ),
            Self::ChangedElsewhere => (
                "changed-elsewhere",
                Text {
                    id: "Isian ini sedang diubah di halaman lain.",
                    en: "These answers are being changed on another page.",
                },
                Text {
                    id: "Tutup halaman yang lain, lalu kirim lagi halaman ini.",
                    en: "Close the other page, then send this one again.",
                },
            ),
            Self::NotOnline => (
                "not-online",
                Text {
                    id: "Layanan ini tidak menerima permohonan lewat internet.",
                    en: "This service cannot be applied for online.",
                },
                Text {
                    id: "Datang ke loket, telepon, atau kantor desa. Syarat dan tenggatnya sama.",
                    en: "Come to the counter, phone, or go to the village office. Requirements and deadline are the same.",
                },
            ),
            Self::FirstRunDone => (
                "first-run-done",
                Text {
                    id: "Pengelola pertama sudah ada.",
                    en: "The first administrator already exists.",
                },
                Text {
                    id: "Masuk lewat halaman petugas.",
                    en: "Sign in on the officers' page.",
                },
            ),
            Self::WrongFirstRunCode => (
                "wrong-first-run-code",
                Text {
                    id: "Kode pemasangan tidak cocok.",
                    en: "The installation code does not match.",
                },
                Text {
                    id: "Salin kode yang tercetak di layar tempat program dijalankan.",
                    en: "Copy the code printed where the program was started.",
                },
            ),
            Self::WeakPassword => (
                "weak-password",
                Text {
                    id: "Kata sandi terlalu pendek.",
                    en: "The password is too short.",
                },
                Text {
                    id: "Pakai paling sedikit 12 huruf atau angka. Kalimat pendek lebih mudah diingat.",
                    en: "Use at least 12 characters. A short sentence is easy to remember.",
                },
            ),
            Self::ProductNotReady => (
                "product-not-ready",
                Text {
                    id: "Dokumen ini belum terbit.",
                    en: "This document has not been issued yet.",
                },
                Text {
                    id: "Lihat halaman lacak untuk tahu kapan.",
                    en: "See on the tracking page when it is due.",
                },
            ),
            Self::RegencyHasErrors => (
                "regency-has-errors",
                Text {
                    id: "Berkas organisasi, kalender, atau hukum masih salah.",
                    en: "The organisation, calendar or law file has errors.",
                },
                Text {
                    id: "Jalankan maklumat check pada folder itu dan perbaiki temuannya.",
                    en: "Run maklumat check on that folder and mend what it finds.",
                },
            ),
            Self::DefinitionHasErrors => (
                "definition-has-errors",
                Text {
                    id: "Definisi layanan ini masih salah.",
                    en: "This service definition has errors.",
                },
                Text {
                    id: "Jalankan maklumat check dan perbaiki temuannya.",
                    en: "Run maklumat check and mend what it finds.",
                },
            ),
            Self::DefinitionIsDraft => (
                "definition-is-draft",
                Text {
                    id: "Definisi ini masih rancangan: belum ada keputusan penetapannya.",
                    en: "This definition is a draft: no decree establishes it yet.",
                },
                Text {
                    id: "Isi service.decree setelah standar ditetapkan.",
                    en: "Fill in service.decree once the standard is established.",
                },
            ),
            Self::VersionIsTaken => (
                "version-is-taken",
                Text {
                    id: "Versi ini sudah terbit dengan isi lain.",
                    en: "This version is published with another content.",
                },
                Text {
                    id: "Naikkan service.version; versi yang terbit tidak berubah.",
                    en: "Raise service.version; what is published never changes.",
                },
            ),
            Self::PhoneNotUnderstood => (
                "phone-not-understood",
                Text {
                    id: "Nomor HP itu tidak dikenali.",
                    en: "That phone number was not understood.",
                },
                Text {
                    id: "Tulis seperti 0812 3456 7890.",
                    en: "Write it like 0812 3456 7890.",
                },
            ),
            Self::EvidenceBroken => (
                "evidence-broken",
                Text {
                    id: "Rantai bukti terputus: ada kejadian yang diubah atau dihapus.",
                    en: "The evidence chain is broken: an event was changed or removed.",
                },
                Text {
                    id: "Hentikan program dan simpan salinan folder ini sebelum berbuat lain.",
                    en: "Stop the program and keep a copy of this folder before anything else.",
                },
            ),
            Self::BackupRefused => (
                "backup-refused",
                Text {
                    id: "Salinan tidak dapat dibuat atau dipulihkan di folder itu.",
                    en: "The copy cannot be made or restored in that folder.",
                },
                Text {
                    id: "Pilih folder baru yang kosong, tanpa sisa basis data atau kunci lain. Untuk PostgreSQL pasang pg_dump di mesin ini, atau jalankan sendiri pg_dump (memulihkan: pg_restore), lalu salin folder unggahan dan kunci.",
                    en: "Choose a new, empty folder, without another database, its log or another key. For PostgreSQL install pg_dump here, or run pg_dump (to restore: pg_restore) yourself, then copy the folders of uploads and keys.",
                },
            ),
            Self::BackupDamaged => (
                "backup-damaged",
                Text {
                    id: "Salinan itu tidak utuh: ada berkas yang hilang atau berubah.",
                    en: "That copy is not whole: a file is missing or was changed.",
                },
                Text {
                    id: "Tidak ada yang dipulihkan. Pakai salinan yang lain.",
                    en: "Nothing was restored. Use another copy.",
                },
            ),
            Self::DiskFull => (
                "disk-full",
                Text {
                    id: "Penyimpanan penuh, jadi yang baru Anda kirim belum tersimpan.",
                    en: "The storage is full, so what you just sent was not saved.",
                },
                Text {
                    id: "Yang sudah tersimpan tidak hilang. Hubungi pengelola, lalu kirim lagi.",
                    en: "What was saved before is not lost. Tell the administrator, then send again.",
                },
            ),
            Self::ReasonMissing => (
                "reason-missing",
                Text {
                    id: "Alasannya belum ditulis.",
                    en: "The reason is missing.",
                },
                Text {
                    id: "Tulis alasan dengan kata-kata Anda sendiri.",
                    en: "Write the reason in your own words.",
                },
            ),
        }
    }
}

impl Refused {
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.code
    }

    #[must_use]
    pub fn words(&self, language: Language) -> Sentence {
        match language {
            Language::Indonesian => self.indonesian.clone(),
            Language::English => self.english.clone(),
        }
    }
}

impl Problem {
    /// A refusal of the engine, with things called by the names the definition gives them.
    pub(crate) fn refused(refusal: &Refusal, definition: &Definition) -> Self {
        let sentence = |language| {
            let words = refusal.words(definition, language);
            match words.split_once(". ") {
                Some((what, then)) => Sentence {
                    what: format!("{what}."),
                    then: then.to_owned(),
                },
                None => Sentence {
                    what: words,
                    then: String::new(),
                },
            }
        };
        Self::Refused(Refused {
            code: refusal.code(),
            indonesian: sentence(Language::Indonesian),
            english: sentence(Language::English),
        })
    }
}

impl From<Rule> for Problem {
    fn from(rule: Rule) -> Self {
        let (code, what, then) = rule.words();
        let sentence = |language| Sentence {
            what: what.within(language).to_owned(),
            then: then.within(language).to_owned(),
        };
        Self::Refused(Refused {
            code,
            indonesian: sentence(Language::Indonesian),
            english: sentence(Language::English),
        })
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        if fault.kind() == FaultKind::Refused {
            tracing::warn!(fault = ?fault, "refused");
            return Rule::BackupRefused.into();
        }
        let incident = crate::random::incident_number();
        // With every cause behind it. None holds a value out of a row.
        tracing::error!(incident = %incident, fault = ?fault, "fault");
        if fault.kind() == FaultKind::Full {
            return Rule::DiskFull.into();
        }
        Self::Fault { incident }
    }
}

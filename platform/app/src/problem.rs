//! Why a use case did not happen: the rules said no, the input was imperfect, or something broke.

use maklumat_calendar::Timestamp;
use maklumat_sop::Definition;
use maklumat_store::{Fault, FaultKind};
use maklumat_vocabulary::{Diagnostic, Language, ServiceKey, Text};
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
    PhotoUnknown,
    SomebodyWasFaster,
    ChangedElsewhere,
    NotOnline,
    FirstRunDone,
    WrongFirstRunCode,
    WeakPassword,
    WrongOldPassword,
    SamePassword,
    LoginTaken,
    LoginNotUnderstood,
    NameMissing,
    OwnAccount,
    AccountHoldsNothing,
    PositionUnknown,
    PositionHeldAlready,
    PeriodReversed,
    DateNotUnderstood,
    ProductNotReady,
    NotYetSealed,
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
            Self::PhotoUnknown => (
                "photo-unknown",
                Text {
                    id: "Foto kunjungan tidak ditemukan pada berkas ini.",
                    en: "The photo of the visit was not found in this file.",
                },
                Text {
                    id: "Ambil foto di tempat, lalu kirim lagi.",
                    en: "Take a photo at the place and send again.",
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
            Self::WrongOldPassword => (
                "wrong-old-password",
                Text {
                    id: "Kata sandi lama tidak cocok.",
                    en: "The old password does not match.",
                },
                Text {
                    id: "Tulis kata sandi yang Anda pakai untuk masuk.",
                    en: "Write the password you signed in with.",
                },
            ),
            Self::SamePassword => (
                "same-password",
                Text {
                    id: "Kata sandi baru sama dengan yang lama.",
                    en: "The new password is the old one.",
                },
                Text {
                    id: "Pilih kata sandi lain yang hanya Anda ketahui.",
                    en: "Choose another one that only you know.",
                },
            ),
            Self::LoginTaken => (
                "login-taken",
                Text {
                    id: "Nama masuk itu sudah dipakai.",
                    en: "That sign-in name is taken.",
                },
                Text {
                    id: "Pilih nama masuk lain, misalnya dengan angka di belakangnya.",
                    en: "Choose another one, for instance with a number behind it.",
                },
            ),
            Self::LoginNotUnderstood => (
                "login-not-understood",
                Text {
                    id: "Nama masuk itu tidak dapat dipakai.",
                    en: "That sign-in name cannot be used.",
                },
                Text {
                    id: "Pakai 3 sampai 100 huruf kecil, angka, titik, atau tanda hubung.",
                    en: "Use 3 to 100 small letters, digits, dots or hyphens.",
                },
            ),
            Self::NameMissing => (
                "name-missing",
                Text {
                    id: "Nama lengkap belum ditulis atau terlalu panjang.",
                    en: "The full name is missing or too long.",
                },
                Text {
                    id: "Tulis nama petugas, paling banyak 100 huruf.",
                    en: "Write the officer's name, at most 100 letters.",
                },
            ),
            Self::OwnAccount => (
                "own-account",
                Text {
                    id: "Ini akun Anda sendiri.",
                    en: "This is your own account.",
                },
                Text {
                    id: "Minta pengelola lain melakukannya. Kata sandi sendiri diganti di halaman kata sandi.",
                    en: "Ask another administrator. Your own password is changed on the password page.",
                },
            ),
            Self::AccountHoldsNothing => (
                "account-holds-nothing",
                Text {
                    id: "Akun ini tidak dapat memegang jabatan.",
                    en: "This account cannot hold a position.",
                },
                Text {
                    id: "Hanya akun petugas yang masih dibuka dapat memegang jabatan.",
                    en: "Only an officer's account that is open can hold one.",
                },
            ),
            Self::PositionUnknown => (
                "position-unknown",
                Text {
                    id: "Jabatan itu tidak ada.",
                    en: "There is no such position.",
                },
                Text {
                    id: "Pilih jabatan dari daftar.",
                    en: "Choose a position from the list.",
                },
            ),
            Self::PositionHeldAlready => (
                "position-held-already",
                Text {
                    id: "Jabatan itu sudah dipegang akun ini pada hari-hari itu.",
                    en: "This account holds the position on those days already.",
                },
                Text {
                    id: "Akhiri dulu yang lama, atau pilih hari lain.",
                    en: "End the earlier one first, or choose other days.",
                },
            ),
            Self::PeriodReversed => (
                "period-reversed",
                Text {
                    id: "Hari terakhir lebih awal daripada hari pertama.",
                    en: "The last day is before the first.",
                },
                Text {
                    id: "Tulis hari terakhir yang sama atau sesudahnya.",
                    en: "Write a last day on or after it.",
                },
            ),
            Self::DateNotUnderstood => (
                "date-not-understood",
                Text {
                    id: "Tanggal itu tidak dikenali.",
                    en: "That date was not understood.",
                },
                Text {
                    id: "Tulis hari, bulan, dan tahun, misalnya 23-11-2026.",
                    en: "Write day, month and year, like 23-11-2026.",
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
            Self::NotYetSealed => (
                "not-yet-sealed",
                Text {
                    id: "Buktinya belum disegel.",
                    en: "The proof is not sealed yet.",
                },
                Text {
                    id: "Buka lagi beberapa menit lagi.",
                    en: "Open it again in a few minutes.",
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

/// Most findings that are told at once.
const TOLD: usize = 5;

impl Problem {
    /// Shared files by which published definitions would not run any more.
    pub(crate) fn breaks_published(broken: &[(ServiceKey, u32, Vec<Diagnostic>)]) -> Self {
        let list = |language| {
            let lines = broken.iter().take(TOLD).map(|(key, version, findings)| {
                let first = findings.iter().find(|finding| finding.is_error());
                let words = first
                    .map(|finding| finding.message.within(language))
                    .unwrap_or_default();
                format!("{key} v{version}: {words}")
            });
            lines.collect::<Vec<_>>().join("; ")
        };
        Self::Refused(Refused {
            code: "breaks-published",
            indonesian: Sentence {
                what: format!(
                    "Dengan berkas itu {} layanan yang sudah terbit tidak dapat berjalan. {}.",
                    broken.len(),
                    list(Language::Indonesian)
                ),
                then: "Pertahankan jabatan, kalender, dan hukum yang masih dipakai, lalu terbitkan lagi.".to_owned(),
            },
            english: Sentence {
                what: format!(
                    "With these files {} published services could not run. {}.",
                    broken.len(),
                    list(Language::English)
                ),
                then: "Keep the positions, calendars and laws still in use, then publish again.".to_owned(),
            },
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

//! Refusals of the platform itself, each with its code, what is wrong and what to do.

mod accounts;
mod busy;
mod desk;
mod drafts;
mod entry;
mod monitoring;
mod paper;
mod publishing;
mod standards;
mod uploads;

use maklumat_vocabulary::Text;

/// Refusals of the platform itself, beside those of the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    Incomplete,
    AlreadySubmitted,
    NothingToAnswer,
    OnlyTheApplicant,
    WrongPassword,
    WrongPin,
    PinJustRenewed,
    FileTooLarge,
    FileKindUnknown,
    PhotoDamaged,
    PhotoTooDetailed,
    UploadMisses,
    UploadDiffers,
    UploadUnknown,
    TooManyUploads,
    NoRoomLeft,
    FileEmpty,
    TooManyFiles,
    Overtaking,
    PauseWithoutEnd,
    PhotoUnknown,
    SomebodyWasFaster,
    ChangedElsewhere,
    AnsweredElsewhere,
    NotTheNumber,
    ConsentUnsigned,
    ConsentCodeWrong,
    ConsentUnknown,
    TooManyBegun,
    NotOnline,
    NotThisWay,
    NotYourService,
    FirstRunDone,
    WrongFirstRunCode,
    WeakPassword,
    PasswordNamesAccount,
    WrongOldPassword,
    SamePassword,
    WrongOwnPassword,
    WrongCode,
    CodeUsedBefore,
    NoFactorBegun,
    FactorRequired,
    ProveAgain,
    AbsentAlready,
    AbsentToday,
    NoSuchColleague,
    DecreeMissing,
    DeputyThereAlready,
    PositionHasHolder,
    PositionIsVacant,
    LoginTaken,
    LoginNotUnderstood,
    NameMissing,
    OwnAccount,
    AccountHoldsNothing,
    PositionUnknown,
    PositionHeldAlready,
    PeriodReversed,
    PositionEndsEarlier,
    PositionBegun,
    DateNotUnderstood,
    ProductNotReady,
    NoDocumentOfIt,
    NotYetSealed,
    RegencyHasErrors,
    DefinitionHasErrors,
    DefinitionIsDraft,
    VersionIsTaken,
    NothingUploaded,
    NoDefinition,
    UnitNotSaid,
    ArchiveUnknown,
    ArchiveDamaged,
    ArchiveTooLarge,
    PathLeadsOut,
    NamesClash,
    PublishedMeanwhile,
    ProposalNotSound,
    RecordMissing,
    KeptForTheArchive,
    NothingToErase,
    ReasonMissing,
    EvidenceBroken,
    BackupRefused,
    BackupDamaged,
    DiskFull,
    WrongProof,
    OutcomeNotChosen,
    NothingReviewed,
    ChangedSinceReview,
    TillClosed,
    DifferenceUnexplained,
    NoGateway,
    NoChannel,
    TooManyCodes,
    WrongOneTimeCode,
    PackSize,
    PackInUse,
    NoSuchPaper,
    PaperUsed,
    PaperStruck,
    StrikeReasonMissing,
    ReceivedNotUnderstood,
    PaperVersionGone,
    PaperReasonMissing,
    PaperReceiptHalf,
    PaperNotPaid,
    NoStandardsService,
    StandardPurposeWrong,
    StandardIsOpen,
    StandardHasDecree,
    NoDraftText,
    DraftHasErrors,
    DraftIsPublished,
    CommentsStillOpen,
    CommentsUnanswered,
    StandardNotPublished,
    CommentsOver,
    CommentEmpty,
    CommentTooLong,
    TooManyComments,
    AnswerMissing,
    SheetChanged,
    ClosingWordMissing,
    FollowUpClosed,
    CampaignWithoutName,
    CampaignWithoutSop,
    CampaignClosed,
    TooBusy,
    TooMuchToSimulate,
    CannotSimulate,
    NothingPromised,
    NothingToUndo,
    NothingToRedo,
    ChangedByOthers,
    FixIsGone,
    DraftNotSound,
}

impl Rule {
    #[expect(
        clippy::too_many_lines,
        reason = "a table written as a match, so that no rule is without words"
    )]
    pub(super) const fn words(self) -> Words {
        match self {
            Self::SheetChanged => monitoring::SHEET_CHANGED,
            Self::ClosingWordMissing => monitoring::CLOSING_WORD_MISSING,
            Self::FollowUpClosed => monitoring::FOLLOW_UP_CLOSED,
            Self::CampaignWithoutName => monitoring::CAMPAIGN_WITHOUT_NAME,
            Self::CampaignWithoutSop => monitoring::CAMPAIGN_WITHOUT_SOP,
            Self::CampaignClosed => monitoring::CAMPAIGN_CLOSED,
            Self::TooBusy => busy::TOO_BUSY,
            Self::TooMuchToSimulate => busy::TOO_MUCH_TO_SIMULATE,
            Self::CannotSimulate => busy::CANNOT_SIMULATE,
            Self::NothingPromised => busy::NOTHING_PROMISED,
            Self::NothingToUndo => drafts::NOTHING_TO_UNDO,
            Self::NothingToRedo => drafts::NOTHING_TO_REDO,
            Self::ChangedByOthers => drafts::CHANGED_BY_OTHERS,
            Self::FixIsGone => drafts::FIX_IS_GONE,
            Self::DraftNotSound => drafts::NOT_SOUND,
            Self::NoStandardsService => standards::NO_STANDARDS_SERVICE,
            Self::StandardPurposeWrong => standards::PURPOSE_WRONG,
            Self::StandardIsOpen => standards::IS_OPEN,
            Self::StandardHasDecree => standards::HAS_DECREE,
            Self::NoDraftText => standards::NO_TEXT,
            Self::DraftHasErrors => standards::HAS_ERRORS,
            Self::DraftIsPublished => standards::IS_PUBLISHED,
            Self::CommentsStillOpen => standards::COMMENTS_STILL_OPEN,
            Self::CommentsUnanswered => standards::COMMENTS_UNANSWERED,
            Self::StandardNotPublished => standards::NOT_PUBLISHED,
            Self::CommentsOver => standards::COMMENTS_OVER,
            Self::CommentEmpty => standards::COMMENT_EMPTY,
            Self::CommentTooLong => standards::COMMENT_TOO_LONG,
            Self::TooManyComments => standards::TOO_MANY_COMMENTS,
            Self::AnswerMissing => standards::ANSWER_MISSING,
            Self::PackSize => paper::PACK_SIZE,
            Self::PackInUse => paper::PACK_IN_USE,
            Self::NoSuchPaper => paper::NO_SUCH_PAPER,
            Self::PaperUsed => paper::USED,
            Self::PaperStruck => paper::STRUCK,
            Self::StrikeReasonMissing => paper::STRIKE_REASON_MISSING,
            Self::ReceivedNotUnderstood => paper::RECEIVED_NOT_UNDERSTOOD,
            Self::PaperVersionGone => paper::VERSION_GONE,
            Self::PaperReceiptHalf => paper::RECEIPT_HALF,
            Self::PaperReasonMissing => paper::REASON_MISSING,
            Self::PaperNotPaid => paper::NOT_PAID,
            Self::WrongProof => desk::WRONG_PROOF,
            Self::OutcomeNotChosen => desk::OUTCOME_NOT_CHOSEN,
            Self::NothingReviewed => desk::NOTHING_REVIEWED,
            Self::ChangedSinceReview => desk::CHANGED_SINCE_REVIEW,
            Self::TillClosed => desk::TILL_CLOSED,
            Self::DifferenceUnexplained => desk::DIFFERENCE_UNEXPLAINED,
            Self::Incomplete => said(
                "incomplete",
                ("Masih ada yang belum diisi.", "Something is still missing."),
                (
                    "Lengkapi bagian yang ditandai, lalu kirim lagi.",
                    "Complete the marked parts, then send again.",
                ),
            ),
            Self::AlreadySubmitted => said(
                "already-submitted",
                (
                    "Permohonan ini sudah dikirim.",
                    "This application has already been sent.",
                ),
                (
                    "Lihat tanda terimanya di halaman lacak.",
                    "See its receipt on the tracking page.",
                ),
            ),
            Self::NothingToAnswer => said(
                "nothing-to-answer",
                (
                    "Berkas ini tidak sedang menunggu Anda.",
                    "This file is not waiting for you.",
                ),
                (
                    "Lihat halaman lacak untuk tahu siapa yang memegangnya.",
                    "See on the tracking page who holds it.",
                ),
            ),
            Self::OnlyTheApplicant => entry::ONLY_THE_APPLICANT,
            Self::WrongPassword => accounts::WRONG_PASSWORD,
            Self::WrongPin => entry::WRONG_PIN,
            Self::PinJustRenewed => entry::PIN_JUST_RENEWED,
            Self::NoGateway => entry::NO_GATEWAY,
            Self::NoChannel => entry::NO_CHANNEL,
            Self::TooManyCodes => entry::TOO_MANY_CODES,
            Self::WrongOneTimeCode => entry::WRONG_ONE_TIME_CODE,
            Self::FileTooLarge => uploads::FILE_TOO_LARGE,
            Self::FileKindUnknown => uploads::FILE_KIND_UNKNOWN,
            Self::PhotoDamaged => uploads::PHOTO_DAMAGED,
            Self::PhotoTooDetailed => uploads::PHOTO_TOO_DETAILED,
            Self::UploadMisses => uploads::UPLOAD_MISSES,
            Self::UploadDiffers => uploads::UPLOAD_DIFFERS,
            Self::UploadUnknown => uploads::UPLOAD_UNKNOWN,
            Self::TooManyUploads => uploads::TOO_MANY_UPLOADS,
            Self::NoRoomLeft => uploads::NO_ROOM_LEFT,
            Self::FileEmpty => uploads::FILE_EMPTY,
            Self::TooManyFiles => uploads::TOO_MANY_FILES,
            Self::Overtaking => said(
                "overtaking",
                (
                    "Ada berkas lain yang lebih dulu siap.",
                    "Another file was ready earlier.",
                ),
                (
                    "Tulis alasan mengapa berkas ini didahulukan. Alasan itu tercatat.",
                    "Write why this file goes first. The reason is recorded.",
                ),
            ),
            Self::PauseWithoutEnd => said(
                "pause-without-length",
                ("Jeda harus punya akhir.", "A pause needs an end."),
                (
                    "Tulis berapa lama, misalnya 14 hari.",
                    "Write how long, for example 14 hari.",
                ),
            ),
            Self::PhotoUnknown => uploads::PHOTO_UNKNOWN,
            Self::SomebodyWasFaster => said(
                "somebody-was-faster",
                (
                    "Petugas lain baru saja mengerjakan berkas ini.",
                    "Another officer has just worked on this file.",
                ),
                (
                    "Muat ulang halaman untuk melihat keadaan terakhir. Isian Anda belum dikirim.",
                    "Reload the page to see the latest state. What you wrote was not sent.",
                ),
            ),
            Self::ChangedElsewhere => said(
                "changed-elsewhere",
                (
                    "Isian ini sedang diubah di halaman lain.",
                    "These answers are being changed on another page.",
                ),
                (
                    "Tutup halaman yang lain, lalu kirim lagi halaman ini.",
                    "Close the other page, then send this one again.",
                ),
            ),
            Self::AnsweredElsewhere => said(
                "answered-elsewhere",
                (
                    "Halaman ini baru saja diisi di perangkat atau jendela lain.",
                    "This page has just been filled in on another device or in another window.",
                ),
                (
                    "Bandingkan keduanya. Yang Anda tulis masih ada di bawah; tekan Lanjut untuk memakainya.",
                    "Compare both. What you wrote is still below; press Continue to use it.",
                ),
            ),
            Self::NotTheNumber => said(
                "not-the-number",
                (
                    "Nomor ini bukan nomor yang ditulis saat permohonan dimulai.",
                    "This is not the number written down when the application was begun.",
                ),
                (
                    "Tulis nomor yang sama, lalu coba lagi.",
                    "Write the same number and try again.",
                ),
            ),
            Self::ConsentUnsigned => said(
                "consent-unsigned",
                (
                    "Foto surat persetujuan yang ditandatangani belum ada.",
                    "The photo of the signed consent is missing.",
                ),
                (
                    "Foto surat yang sudah ditandatangani pemohon, lalu unggah di halaman ini.",
                    "Take a photo of the paper the applicant signed and upload it on this page.",
                ),
            ),
            Self::ConsentCodeWrong => said(
                "consent-code-wrong",
                ("Kode persetujuan tidak cocok.", "The code of consent does not match."),
                (
                    "Minta pemohon membuka Lacak dengan kode berkas dan PIN-nya, lalu menyebutkan kode yang tampil.",
                    "Ask the applicant to open Track with reference and PIN, and to tell the code shown there.",
                ),
            ),
            Self::ConsentUnknown => said(
                "consent-unknown",
                (
                    "Cara pemohon menyetujui belum dipilih.",
                    "How the applicant agreed is not chosen yet.",
                ),
                (
                    "Pilih salah satu cara, lalu simpan.",
                    "Choose one of the ways, then save.",
                ),
            ),
            Self::TooManyBegun => said(
                "too-many-begun",
                (
                    "Terlalu banyak permohonan baru dari jaringan Anda dalam satu jam ini.",
                    "Too many applications were begun from your network within this hour.",
                ),
                (
                    "Coba lagi satu jam lagi, atau datang ke loket. Yang sudah dimulai dapat dilanjutkan dengan kode dan PIN.",
                    "Try again in an hour, or come to the counter. What was begun can be continued with its code and PIN.",
                ),
            ),
            Self::NotOnline => said(
                "not-online",
                (
                    "Layanan ini tidak menerima permohonan lewat internet.",
                    "This service cannot be applied for online.",
                ),
                (
                    "Datang ke loket, telepon, atau kantor desa. Syarat dan tenggatnya sama.",
                    "Come to the counter, phone, or go to the village office. Requirements and deadline are the same.",
                ),
            ),
            Self::NotThisWay => said(
                "not-this-way",
                (
                    "Layanan ini tidak menerima permohonan dengan cara itu.",
                    "This service does not take applications that way.",
                ),
                (
                    "Pilih cara yang tertulis di halaman layanan ini.",
                    "Choose a way that stands on the page of this service.",
                ),
            ),
            Self::NotYourService => said(
                "not-your-service",
                (
                    "Layanan ini bukan layanan kantor Anda.",
                    "This service is not one of your office.",
                ),
                (
                    "Antar pemohon ke loket layanan ini. Untuk mengajukan sendiri, keluar dulu dari akun petugas.",
                    "Show the applicant to the counter of this service. To apply yourself, sign out as an officer first.",
                ),
            ),
            Self::FirstRunDone => said(
                "first-run-done",
                (
                    "Pengelola pertama sudah ada.",
                    "The first administrator already exists.",
                ),
                ("Masuk lewat halaman petugas.", "Sign in on the officers' page."),
            ),
            Self::WrongFirstRunCode => said(
                "wrong-first-run-code",
                ("Kode pemasangan tidak cocok.", "The installation code does not match."),
                (
                    "Salin kode yang tercetak di layar tempat program dijalankan.",
                    "Copy the code printed where the program was started.",
                ),
            ),
            Self::WeakPassword => accounts::WEAK_PASSWORD,
            Self::PasswordNamesAccount => accounts::PASSWORD_NAMES_ACCOUNT,
            Self::WrongOldPassword => accounts::WRONG_OLD_PASSWORD,
            Self::SamePassword => accounts::SAME_PASSWORD,
            Self::WrongOwnPassword => accounts::WRONG_OWN_PASSWORD,
            Self::WrongCode => accounts::WRONG_CODE,
            Self::CodeUsedBefore => accounts::CODE_USED_BEFORE,
            Self::NoFactorBegun => accounts::NO_FACTOR_BEGUN,
            Self::FactorRequired => accounts::FACTOR_REQUIRED,
            Self::ProveAgain => accounts::PROVE_AGAIN,
            Self::AbsentAlready => accounts::ABSENT_ALREADY,
            Self::AbsentToday => accounts::ABSENT_TODAY,
            Self::NoSuchColleague => accounts::NO_SUCH_COLLEAGUE,
            Self::DecreeMissing => accounts::DECREE_MISSING,
            Self::DeputyThereAlready => accounts::DEPUTY_THERE_ALREADY,
            Self::PositionHasHolder => accounts::POSITION_HAS_HOLDER,
            Self::PositionIsVacant => accounts::POSITION_IS_VACANT,
            Self::LoginTaken => accounts::LOGIN_TAKEN,
            Self::LoginNotUnderstood => accounts::LOGIN_NOT_UNDERSTOOD,
            Self::NameMissing => accounts::NAME_MISSING,
            Self::OwnAccount => accounts::OWN_ACCOUNT,
            Self::AccountHoldsNothing => accounts::ACCOUNT_HOLDS_NOTHING,
            Self::PositionUnknown => accounts::POSITION_UNKNOWN,
            Self::PositionHeldAlready => accounts::POSITION_HELD_ALREADY,
            Self::PeriodReversed => accounts::PERIOD_REVERSED,
            Self::PositionBegun => accounts::POSITION_BEGUN,
            Self::PositionEndsEarlier => accounts::POSITION_ENDS_EARLIER,
            Self::DateNotUnderstood => said(
                "date-not-understood",
                ("Tanggal itu tidak dikenali.", "That date was not understood."),
                (
                    "Tulis hari, bulan, dan tahun, misalnya 23-11-2026.",
                    "Write day, month and year, like 23-11-2026.",
                ),
            ),
            Self::NoDocumentOfIt => desk::NO_DOCUMENT_OF_IT,
            Self::ProductNotReady => said(
                "product-not-ready",
                ("Dokumen ini belum terbit.", "This document has not been issued yet."),
                (
                    "Lihat halaman lacak untuk tahu kapan.",
                    "See on the tracking page when it is due.",
                ),
            ),
            Self::NotYetSealed => said(
                "not-yet-sealed",
                ("Buktinya belum disegel.", "The proof is not sealed yet."),
                ("Buka lagi lima menit lagi.", "Open it again in five minutes."),
            ),
            Self::NothingUploaded => publishing::NOTHING_UPLOADED,
            Self::NoDefinition => publishing::NO_DEFINITION,
            Self::UnitNotSaid => publishing::UNIT_NOT_SAID,
            Self::ArchiveUnknown => publishing::ARCHIVE_UNKNOWN,
            Self::ArchiveDamaged => publishing::ARCHIVE_DAMAGED,
            Self::ArchiveTooLarge => publishing::ARCHIVE_TOO_LARGE,
            Self::PathLeadsOut => publishing::PATH_LEADS_OUT,
            Self::NamesClash => publishing::NAMES_CLASH,
            Self::PublishedMeanwhile => publishing::PUBLISHED_MEANWHILE,
            Self::ProposalNotSound => publishing::PROPOSAL_NOT_SOUND,
            Self::RecordMissing => publishing::RECORD_MISSING,
            Self::KeptForTheArchive => publishing::KEPT_FOR_THE_ARCHIVE,
            Self::NothingToErase => publishing::NOTHING_TO_ERASE,
            Self::RegencyHasErrors => said(
                "regency-has-errors",
                (
                    "Berkas organisasi, kalender, atau hukum masih salah.",
                    "The organisation, calendar or law file has errors.",
                ),
                (
                    "Jalankan maklumat check pada folder itu dan perbaiki temuannya.",
                    "Run maklumat check on that folder and mend what it finds.",
                ),
            ),
            Self::DefinitionHasErrors => said(
                "definition-has-errors",
                (
                    "Definisi layanan ini masih salah.",
                    "This service definition has errors.",
                ),
                (
                    "Jalankan maklumat check dan perbaiki temuannya.",
                    "Run maklumat check and mend what it finds.",
                ),
            ),
            Self::DefinitionIsDraft => said(
                "definition-is-draft",
                (
                    "Definisi ini masih rancangan: belum ada keputusan penetapannya.",
                    "This definition is a draft: no decree establishes it yet.",
                ),
                (
                    "Isi service.decree setelah standar ditetapkan.",
                    "Fill in service.decree once the standard is established.",
                ),
            ),
            Self::VersionIsTaken => said(
                "version-is-taken",
                (
                    "Versi ini sudah terbit dengan isi lain.",
                    "This version is published with another content.",
                ),
                (
                    "Naikkan service.version; versi yang terbit tidak berubah.",
                    "Raise service.version; what is published never changes.",
                ),
            ),
            Self::EvidenceBroken => said(
                "evidence-broken",
                (
                    "Rantai bukti terputus: ada kejadian yang diubah atau dihapus.",
                    "The evidence chain is broken: an event was changed or removed.",
                ),
                (
                    "Hentikan program dan simpan salinan folder ini sebelum berbuat lain.",
                    "Stop the program and keep a copy of this folder before anything else.",
                ),
            ),
            Self::BackupRefused => said(
                "backup-refused",
                (
                    "Salinan tidak dapat dibuat atau dipulihkan di folder itu.",
                    "The copy cannot be made or restored in that folder.",
                ),
                (
                    "Pilih folder baru yang kosong, tanpa sisa basis data atau kunci lain. Untuk PostgreSQL pasang pg_dump di mesin ini, atau jalankan sendiri pg_dump (memulihkan: pg_restore), lalu salin folder unggahan dan kunci.",
                    "Choose a new, empty folder, without another database, its log or another key. For PostgreSQL install pg_dump here, or run pg_dump (to restore: pg_restore) yourself, then copy the folders of uploads and keys.",
                ),
            ),
            Self::BackupDamaged => said(
                "backup-damaged",
                (
                    "Salinan itu tidak utuh: ada berkas yang hilang atau berubah.",
                    "That copy is not whole: a file is missing or was changed.",
                ),
                (
                    "Tidak ada yang dipulihkan. Pakai salinan yang lain.",
                    "Nothing was restored. Use another copy.",
                ),
            ),
            Self::DiskFull => said(
                "disk-full",
                (
                    "Penyimpanan penuh, jadi yang baru Anda kirim belum tersimpan.",
                    "The storage is full, so what you just sent was not saved.",
                ),
                (
                    "Yang sudah tersimpan tidak hilang. Hubungi pengelola, lalu kirim lagi.",
                    "What was saved before is not lost. Tell the administrator, then send again.",
                ),
            ),
            Self::ReasonMissing => said(
                "reason-missing",
                ("Alasannya belum ditulis.", "The reason is missing."),
                (
                    "Tulis alasan dengan kata-kata Anda sendiri.",
                    "Write the reason in your own words.",
                ),
            ),
        }
    }
}

/// Code, what is wrong, what to do.
type Words = (&'static str, Text, Text);

/// Each in Indonesian and English.
const fn said(
    code: &'static str,
    (id, en): (&'static str, &'static str),
    (then_id, then_en): (&'static str, &'static str),
) -> Words {
    let then = Text {
        id: then_id,
        en: then_en,
    };
    (code, Text { id, en }, then)
}

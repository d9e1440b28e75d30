//! What acts and people of the table are called: no new one without words.

use maklumat_vocabulary::Text;

use crate::access::{Action, Role};

impl Role {
    pub(super) const fn words(self) -> Text {
        let (id, en) = match self {
            Self::Nobody => ("Siapa saja", "Anybody"),
            Self::Applicant => ("Pemohon, dengan kode dan PIN", "Applicant, by reference and PIN"),
            Self::Performer => ("Pelaksana langkah layanan itu", "Performs a step of the service"),
            Self::Superior => ("Atasan atau kepala unit", "Superior or head of the unit"),
            Self::Counter => ("Petugas lain di unit itu", "Other officer of the unit"),
            Self::OtherOfficer => ("Petugas layanan lain", "Officer of another service"),
            Self::Overseer => ("Pengawas", "Overseer"),
            Self::Administrator => ("Pengelola sistem", "Administrator"),
            Self::Helper => ("Pendamping terdaftar", "Registered helper"),
        };
        Text { id, en }
    }
}

impl Action {
    #[expect(
        clippy::too_many_lines,
        reason = "a table written as a match, so that no act is without words"
    )]
    pub(super) const fn words(self) -> Text {
        let (id, en) = match self {
            Self::ReadCatalogue => ("Membaca daftar layanan", "Read the list of services"),
            Self::VerifyDocument => ("Memeriksa keaslian dokumen", "Check whether a document is genuine"),
            Self::ReadPublicFigures => ("Membaca angka kinerja untuk umum", "Read the public figures"),
            Self::StartApplication => ("Mulai mengajukan permohonan", "Begin an application"),
            Self::ReadOwnCase => ("Membaca permohonan sendiri", "Read one's own case"),
            Self::FillOwnApplication => ("Mengisi permohonan sendiri", "Fill in one's own application"),
            Self::WithdrawOwnCase => ("Menarik permohonan sendiri", "Withdraw one's own case"),
            Self::CollectOwnProduct => ("Mengambil dokumen sendiri", "Collect one's own document"),
            Self::FileAtCounter => ("Mengisikan permohonan di loket", "File for somebody at the counter"),
            Self::AnswerAtCounter => ("Melengkapi kekurangan di loket", "Answer for somebody at the counter"),
            Self::PrintPaper => ("Mencetak formulir kertas bernomor", "Print numbered paper forms"),
            Self::EnterFromPaper => (
                "Memasukkan atau mencoret formulir kertas",
                "Enter or strike off a paper form",
            ),
            Self::FileAsHelper => (
                "Mengisikan permohonan warga yang setuju",
                "File for somebody who agreed",
            ),
            Self::ReadHelpedCase => (
                "Membaca berkas yang didampingi, selama berjalan",
                "Read a case one helped with, while it is open",
            ),
            Self::RenewPin => ("Memberi PIN baru di loket", "Give a new PIN at the counter"),
            Self::ReadInbox => ("Membuka kotak kerja sendiri", "Open one's own inbox"),
            Self::TakeStep => ("Mengambil berkas", "Take a file"),
            Self::ReleaseStep => ("Melepas berkas", "Put a file back"),
            Self::CompleteStep => ("Menyelesaikan langkah", "Complete a step"),
            Self::ReadUnsigned => (
                "Melihat rancangan dokumen sebelum menandatanganinya",
                "Look at a document before signing it",
            ),
            Self::RecordPayment => ("Mencatat pembayaran", "Record a payment"),
            Self::CancelPayment => ("Membatalkan pembayaran yang salah catat", "Cancel a wrong payment"),
            Self::OverrideCase => ("Membuat penyimpangan bernama", "Make a named override"),
            Self::MoveCase => ("Memindahkan berkas ke versi baru", "Move a case to a newer version"),
            Self::RevokeProduct => ("Mencabut dokumen", "Revoke a document"),
            Self::ReadCaseFile => ("Membaca isi berkas", "Read a case file"),
            Self::ReadEvidence => ("Membuka bukti pemohon", "Open the applicant's evidence"),
            Self::LeaveNote => ("Menulis catatan petugas", "Leave a note for officers"),
            Self::GiveOpinion => ("Memberi pendapat yang diminta", "Give an opinion that was asked for"),
            Self::ReadOversight => ("Membaca keadaan pelayanan", "Read how services stand"),
            Self::ReadUnitFigures => (
                "Membaca keadaan layanan unit sendiri yang diawasi",
                "Read how the services of one's own unit stand that one is above",
            ),
            Self::SimulateProposal => (
                "Menghitung apakah janji dapat ditepati dengan usulan",
                "Work out whether promises can be kept with a proposal",
            ),
            Self::EnterAbsence => ("Mencatat ketidakhadiran sendiri", "Enter one's own absence"),
            Self::SeeWhoIsAbsent => ("Melihat siapa yang tidak hadir", "See who is absent"),
            Self::AppointDeputy => ("Menunjuk Plt atau Plh", "Appoint a deputy"),
            Self::ReadTrail => ("Membaca jejak audit dan tabel ini", "Read audit trail and this table"),
            Self::ManagePeople => ("Mengelola akun dan jabatan", "Keep accounts and positions"),
            Self::WriteDraft => ("Menyusun naskah SOP unitnya", "Write drafts of SOPs of the own unit"),
            Self::PublishDefinition => ("Menerbitkan layanan", "Publish a service"),
            Self::ReadPublicDraft => ("Membaca rancangan standar", "Read drafts of standards"),
            Self::CommentOnDraft => ("Menanggapi rancangan standar", "Comment on drafts of standards"),
            Self::ReadStandards => (
                "Melihat sampai di mana penetapan standar",
                "See where standards stand on their way",
            ),
            Self::OpenStandard => (
                "Membuka penetapan, evaluasi, atau tinjauan standar unitnya",
                "Open a case about a standard of the own unit",
            ),
            Self::WorkOnStandard => (
                "Menyerahkan rancangan dan menjawab tanggapan",
                "Hand in drafts and answer comments",
            ),
            Self::EraseCases => (
                "Memusnahkan data pribadi yang habis masa simpannya",
                "Erase personal data whose time is over",
            ),
            Self::FillSopSheet => (
                "Mengisi pemantauan dan evaluasi SOP unit sendiri",
                "Fill in monitoring and evaluation of the SOPs of one's own unit",
            ),
            Self::NameAssessor => (
                "Menunjuk jabatan yang ikut mengisi pemantauan SOP",
                "Name the position that fills in SOP monitoring too",
            ),
            Self::CloseFollowUp => (
                "Menutup tindak lanjut yang menjadi tanggung jawabnya",
                "Close a follow-up one answers for",
            ),
            Self::OpenCampaign => ("Membuka peninjauan SOP", "Open a review campaign"),
            Self::KeepLetters => ("Mengatur pesan kepada warga", "Keep the letters to citizens"),
        };
        Text { id, en }
    }
}

/// Acts that are read together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    Citizen,
    Counter,
    Work,
    Above,
    House,
}

impl Group {
    pub(super) const ALL: [Self; 5] = [Self::Citizen, Self::Counter, Self::Work, Self::Above, Self::House];

    pub(super) const fn words(self) -> Text {
        let (id, en) = match self {
            Self::Citizen => ("Warga dan umum", "Citizens and the public"),
            Self::Counter => ("Loket dan pendamping", "Counter and helpers"),
            Self::Work => ("Mengerjakan berkas", "Work on files"),
            Self::Above => ("Atasan dan pengawas", "Superiors and overseers"),
            Self::House => ("Pengelolaan", "Administration"),
        };
        Text { id, en }
    }
}

impl Action {
    pub(super) const fn group(self) -> Group {
        match self {
            Self::ReadCatalogue
            | Self::VerifyDocument
            | Self::ReadPublicFigures
            | Self::StartApplication
            | Self::ReadOwnCase
            | Self::FillOwnApplication
            | Self::WithdrawOwnCase
            | Self::CollectOwnProduct
            | Self::ReadPublicDraft
            | Self::CommentOnDraft => Group::Citizen,
            Self::FileAtCounter
            | Self::AnswerAtCounter
            | Self::PrintPaper
            | Self::EnterFromPaper
            | Self::FileAsHelper
            | Self::ReadHelpedCase
            | Self::RenewPin
            | Self::RecordPayment
            | Self::CancelPayment => Group::Counter,
            Self::ReadInbox
            | Self::TakeStep
            | Self::ReleaseStep
            | Self::CompleteStep
            | Self::ReadUnsigned
            | Self::ReadCaseFile
            | Self::ReadEvidence
            | Self::LeaveNote
            | Self::GiveOpinion
            | Self::CloseFollowUp
            | Self::EnterAbsence
            | Self::ReadStandards
            | Self::OpenStandard
            | Self::WorkOnStandard => Group::Work,
            Self::OverrideCase
            | Self::MoveCase
            | Self::RevokeProduct
            | Self::ReadOversight
            | Self::ReadUnitFigures
            | Self::SimulateProposal
            | Self::SeeWhoIsAbsent
            | Self::AppointDeputy
            | Self::FillSopSheet
            | Self::NameAssessor
            | Self::OpenCampaign
            | Self::ReadTrail => Group::Above,
            Self::ManagePeople | Self::WriteDraft | Self::PublishDefinition | Self::KeepLetters | Self::EraseCases => {
                Group::House
            }
        }
    }
}

//! The words of each refusal: what is wrong, then what to do. Plain enough for a citizen at a counter.
//!
//! Long, and one file on purpose: it is a single table, and as one match without a rest no refusal can be added without
//! words. Cut in parts, each would need such a rest.

use maklumat_calendar::due_words;
use maklumat_sop::Channel;
use maklumat_vocabulary::{Language, Phrase, Text};

use crate::refusal::words::faults::{unproven, wrong};
use crate::refusal::{Named, Refusal};

mod faults;

const fn text(id: &'static str, en: &'static str) -> Phrase {
    Phrase::new(Text { id, en })
}

impl Refusal {
    /// Code and words. `name` says how a thing is called.
    #[expect(clippy::too_many_lines, reason = "a list: one arm per refusal, nothing else")]
    pub(super) fn tell(&self, name: &dyn Fn(Named<'_>) -> String) -> (&'static str, Phrase) {
        let step = |step| name(Named::Step(step));
        let requirement = |requirement| name(Named::Requirement(requirement));
        let value = |value| name(Named::Value(value));
        match self {
            Self::CaseClosed => (
                "case-closed",
                text(
                    "Permohonan ini sudah selesai. Tidak ada lagi yang dapat diubah.",
                    "This case is closed. Nothing can be changed any more.",
                ),
            ),
            Self::AlreadySubmitted => (
                "already-submitted",
                text(
                    "Permohonan ini sudah diajukan. Tidak perlu diajukan lagi.",
                    "This case is already submitted. There is no need to submit it again.",
                ),
            ),
            Self::OtherVersion { case, given } => (
                "other-version",
                text(
                    "Permohonan ini mengikuti standar versi {case}, bukan versi {given}. Muat ulang halaman.",
                    "This case follows version {case} of the standard, not version {given}. Reload the page.",
                )
                .with("case", case)
                .with("given", given),
            ),
            Self::OtherService => (
                "other-service",
                text(
                    "Permohonan ini milik pelayanan lain. Buka kembali dari daftar.",
                    "This case belongs to another service. Open it again from the list.",
                ),
            ),
            Self::NotForThisActor => (
                "not-for-this-actor",
                text(
                    "Anda tidak berwenang melakukan ini. Hubungi atasan atau loket pelayanan.",
                    "You are not allowed to do this. Ask your superior or the service counter.",
                ),
            ),
            Self::ConsentMissing => (
                "consent-missing",
                text(
                    "Persetujuan pemohon belum dicatat. Bacakan teksnya kepada pemohon, lalu catat cara pemohon menyetujuinya.",
                    "The applicant's consent is not recorded yet. Read the text to the applicant, then record how they agreed.",
                ),
            ),
            Self::PaperWithoutBound => (
                "paper-without-bound",
                text(
                    "Batas waktu memasukkan formulir kertas belum ditetapkan. Minta pengelola mengisi bagian paper di organisation.toml.",
                    "No time is set within which paper forms may be entered. Ask the administrator to fill in the paper section of organisation.toml.",
                ),
            ),
            Self::ReceivedInFuture => (
                "received-in-future",
                text(
                    "Waktu penerimaan itu belum terjadi. Baca lagi tanggal dan jam pada tanda terima.",
                    "That time of receipt has not come yet. Read the date and time on the receipt again.",
                ),
            ),
            Self::ReceivedBeforePrint { .. } => (
                "received-before-print",
                text(
                    "Waktu penerimaan itu lebih awal daripada waktu formulir dicetak. Baca lagi tanggal dan jam pada tanda terima.",
                    "That time of receipt is earlier than the form was printed. Read the date and time on the receipt again.",
                ),
            ),
            Self::ReceivedTooLongAgo { within, reason } => (
                "received-too-long-ago",
                text(
                    "Formulir ini diterima lebih dari {within} yang lalu. {reason}. Ajukan sebagai permohonan baru di loket, coret nomor ini, dan beri tahu pemohon bahwa ia boleh mengadu.",
                    "This form was received more than {within} ago. {reason}. File a new application at the counter, strike this number off, and tell the applicant that they may complain.",
                )
                .with_words("within", within.words(Language::Indonesian), within.words(Language::English))
                .with_words("reason", reason.within(Language::Indonesian), reason.within(Language::English)),
            ),
            Self::IdentityNotChecked => (
                "identity-not-checked",
                text(
                    "KTP pemohon belum diperiksa. Cocokkan KTP asli dengan orangnya dan nama di berkas, lalu centang. Tanpa KTP, tulis cara lain Anda memeriksa orangnya.",
                    "The applicant's KTP has not been checked. Compare the card with the person and the name on the file, then tick the box. Without a card, write how else you checked the person.",
                ),
            ),
            Self::TextTooLong { limit } => (
                "text-too-long",
                text("Tulisan terlalu panjang. Paling banyak {limit} huruf.", "The text is too long. Use at most {limit} characters.")
                    .with("limit", limit),
            ),
            Self::ValueUnknown { name } => (
                "value-unknown",
                text(
                    "{value} belum diketahui. Isi lebih dahulu, lalu coba lagi.",
                    "{value} is not known yet. Fill it in first, then try again.",
                )
                .with("value", value(name)),
            ),
            Self::NotComputable => (
                "not-computable",
                text(
                    "Angka yang diisi tidak dapat dihitung. Periksa kembali angkanya.",
                    "The numbers given cannot be computed. Check them again.",
                ),
            ),
            Self::NotYetInForce { from } => (
                "not-yet-in-force",
                text(
                    "Standar pelayanan ini baru berlaku mulai {from}. Ajukan mulai tanggal itu.",
                    "This service standard is in force from {from}. Apply from that date on.",
                )
                .with("from", from),
            ),
            Self::ChannelNotOffered { channel } => (
                "channel-not-offered",
                text(
                    "Pelayanan ini tidak menerima permohonan lewat {channel}. Lihat cara mengajukan di halaman pelayanan.",
                    "This service takes no applications by {channel}. See the service page for how to apply.",
                )
                .with("channel", channel_word(*channel)),
            ),
            Self::PriorityNotOffered { priority } => (
                "priority-not-offered",
                text(
                    "Golongan prioritas `{priority}` tidak ada pada pelayanan ini. Pilih dari daftar.",
                    "This service has no priority class `{priority}`. Choose one from the list.",
                )
                .with("priority", priority),
            ),
            Self::AnswerNotAsked { name } => (
                "answer-not-asked",
                text(
                    "{value} tidak diminta pada pelayanan ini. Hapus isian itu.",
                    "This service does not ask for {value}. Remove that answer.",
                )
                .with("value", value(name)),
            ),
            Self::AnswerMissing { name } => (
                "answer-missing",
                text("{value} belum diisi. Isi lebih dahulu.", "{value} is not filled in. Fill it in first.")
                    .with("value", value(name)),
            ),
            Self::AnswerWrong { name, fault } => ("answer-wrong", wrong(*fault).with("value", value(name))),
            Self::VariantFixed { name } => (
                "variant-fixed",
                text(
                    "Pilihan {value} tidak dapat diubah setelah permohonan diajukan. Tarik permohonan ini dan ajukan yang baru.",
                    "The choice {value} cannot change after submission. Withdraw this case and apply again.",
                )
                .with("value", value(name)),
            ),
            Self::RequirementUnknown { requirement: id } => (
                "requirement-unknown",
                text(
                    "{requirement} tidak ada dalam standar pelayanan. Hanya persyaratan yang diumumkan boleh diminta.",
                    "{requirement} is not in the published standard. Only published requirements may be asked for.",
                )
                .with("requirement", requirement(id)),
            ),
            Self::RequirementNotAsked { requirement: id } => (
                "requirement-not-asked",
                text(
                    "{requirement} tidak diperlukan untuk permohonan ini. Jangan diminta dan jangan diterima.",
                    "{requirement} is not needed in this case. Do not ask for it and do not take it.",
                )
                .with("requirement", requirement(id)),
            ),
            Self::EvidenceMissing { requirement: id } => (
                "evidence-missing",
                text("{requirement} belum diserahkan. Unggah atau serahkan di loket.", "{requirement} is missing. Upload it or hand it in at the counter.")
                    .with("requirement", requirement(id)),
            ),
            Self::EvidenceUnreadable { requirement: id } => (
                "evidence-unreadable",
                text("Berkas {requirement} tidak terbaca. Unggah kembali.", "The file for {requirement} cannot be read. Upload it again.")
                    .with("requirement", requirement(id)),
            ),
            Self::ConditionNotMet { requirement: id } => (
                "condition-not-met",
                text(
                    "Syarat ini belum terpenuhi: {requirement}. Tanyakan kepada loket bila menurut Anda sudah.",
                    "This condition is not met: {requirement}. Ask the counter if you think it is.",
                )
                .with("requirement", requirement(id)),
            ),
            Self::AnswerNotNamed { name: of } => (
                "answer-not-named",
                text(
                    "{value} tidak diminta diperbaiki. Ubah hanya yang disebut dalam pengembalian.",
                    "{value} was not to be corrected. Change only what the return names.",
                )
                .with("value", value(of)),
            ),
            Self::EvidenceNotNamed { requirement: id } => (
                "evidence-not-named",
                text(
                    "{requirement} tidak diminta diperbaiki. Kirim hanya yang disebut dalam pengembalian.",
                    "{requirement} was not to be corrected. Send only what the return names.",
                )
                .with("requirement", requirement(id)),
            ),
            Self::NothingToAnswer => (
                "nothing-to-answer",
                text(
                    "Permohonan ini tidak sedang menunggu jawaban Anda. Tidak ada yang perlu dikirim.",
                    "This case is not waiting for an answer. Nothing needs to be sent.",
                ),
            ),
            Self::AnswerTooLate { until } => (
                "answer-too-late",
                text(
                    "Batas waktu menjawab sudah lewat ({until}). Ajukan permohonan baru.",
                    "The time to answer has passed ({until}). Please apply again.",
                )
                .with("until", until),
            ),
            Self::StepNotOpen { step: id } => (
                "step-not-open",
                text(
                    "Langkah {step} tidak sedang terbuka. Mungkin sudah dikerjakan; muat ulang halaman.",
                    "The step {step} is not open. It may be done already; reload the page.",
                )
                .with("step", step(id)),
            ),
            Self::StepForApplicant { step: id } => (
                "step-for-applicant",
                text("Langkah {step} dikerjakan oleh pemohon. Tunggu pemohon.", "The step {step} is the applicant's. Wait for the applicant.")
                    .with("step", step(id)),
            ),
            Self::StepForOfficer { step: id } => (
                "step-for-officer",
                text("Langkah {step} dikerjakan oleh petugas. Anda tidak perlu berbuat apa-apa.", "The step {step} is done by an officer. You need not do anything.")
                    .with("step", step(id)),
            ),
            Self::PositionNotHeld { step: id, .. } => (
                "position-not-held",
                text(
                    "Jabatan Anda sekarang tidak mengerjakan langkah {step}. Penunjukan Anda sebagai pengganti mungkin sudah berakhir; lihat Akun saya.",
                    "The position you hold now does not do the step {step}. An appointment as a deputy may have ended; see My account.",
                )
                .with("step", step(id)),
            ),
            Self::HeldByAnother { step: id, .. } => (
                "held-by-another",
                text(
                    "Langkah {step} sudah diambil petugas lain. Buka berkasnya untuk melihat siapa, atau ambil berkas berikutnya.",
                    "Another officer has already taken the step {step}. Open the file to see who, or take the next one.",
                )
                .with("step", step(id)),
            ),
            Self::AlreadyHeld { step: id } => (
                "already-held",
                text("Langkah {step} sudah Anda ambil. Kerjakan, atau kembalikan.", "You already hold the step {step}. Do it, or put it back.")
                    .with("step", step(id)),
            ),
            Self::NotHeld { step: id } => (
                "not-held",
                text("Langkah {step} tidak sedang Anda pegang. Muat ulang halaman.", "You do not hold the step {step}. Reload the page.")
                    .with("step", step(id)),
            ),
            Self::OvertakingWithoutReason { overtaken } => (
                "overtaking-without-reason",
                text(
                    "Ada {overtaken} berkas yang siap lebih dahulu. Ambil yang pertama, atau tulis alasannya.",
                    "{overtaken} files were ready earlier. Take the first one, or give a reason.",
                )
                .with("overtaken", overtaken),
            ),
            Self::SamePerson { step: id, other } => (
                "same-person",
                text(
                    "Anda sudah mengerjakan {other}, jadi langkah {step} harus dikerjakan orang lain.",
                    "You have done {other}, so somebody else must do the step {step}.",
                )
                .with("step", step(id))
                .with("other", step(other)),
            ),
            Self::OutcomeMissing { step: id } => (
                "outcome-missing",
                text("Pilih hasil dari langkah {step}.", "Choose the result of the step {step}.").with("step", step(id)),
            ),
            Self::OutcomeUnknown { outcome } => (
                "outcome-unknown",
                text("Hasil `{outcome}` tidak ada pada langkah ini. Pilih dari daftar.", "This step has no result `{outcome}`. Choose one from the list.")
                    .with("outcome", outcome),
            ),
            Self::OutcomeNotAllowed { outcome } => (
                "outcome-not-allowed",
                text(
                    "Hasil `{outcome}` tidak boleh dipilih untuk permohonan ini. Pilih hasil yang sesuai dengan data.",
                    "The result `{outcome}` is not allowed in this case. Choose the one that fits the facts.",
                )
                .with("outcome", outcome),
            ),
            Self::RecordNotAsked { name } => (
                "record-not-asked",
                text("{value} tidak dicatat pada langkah ini. Hapus isian itu.", "{value} is not recorded in this step. Remove that value.")
                    .with("value", value(name)),
            ),
            Self::RecordMissing { name } => (
                "record-missing",
                text("{value} belum dicatat. Catat lebih dahulu.", "{value} is not recorded. Record it first.")
                    .with("value", value(name)),
            ),
            Self::DeviceMissing { name, device } => (
                "device-missing",
                text(
                    "{value} harus diukur dengan alat `{device}`. Ukur dengan alat itu dan sebutkan alatnya.",
                    "{value} must be measured with `{device}`. Measure with it and name it.",
                )
                .with("value", value(name))
                .with("device", device),
            ),
            Self::DeviceNotAsked { name } => (
                "device-not-asked",
                text("{value} tidak diukur dengan alat. Hapus nama alatnya.", "{value} is not measured with a device. Remove the device.")
                    .with("value", value(name)),
            ),
            Self::DeviceNotCalibrated { device, until } => (
                "device-not-calibrated",
                text(
                    "Kalibrasi alat `{device}` berakhir {until}. Jangan dipakai sebelum dikalibrasi ulang.",
                    "The calibration of `{device}` ended on {until}. Do not use it before it is calibrated again.",
                )
                .with("device", device)
                .with("until", until),
            ),
            Self::VisitMissing { step: id } => (
                "visit-missing",
                text(
                    "Langkah {step} dikerjakan di lokasi. Sertakan waktu, posisi, dan foto.",
                    "The step {step} is done on site. Give time, position and photo.",
                )
                .with("step", step(id)),
            ),
            Self::VisitNotAsked { step: id } => (
                "visit-not-asked",
                text("Langkah {step} tidak dikerjakan di lokasi. Hapus bukti kunjungan.", "The step {step} is not done on site. Remove the proof of visit.")
                    .with("step", step(id)),
            ),
            Self::VisitUnproven { fault } => ("visit-unproven", unproven(*fault)),
            Self::ReasonMissing => (
                "reason-missing",
                text(
                    "Pilih paling sedikit satu alasan dari daftar yang diumumkan. Tanpa alasan, permohonan tidak boleh ditolak.",
                    "Choose at least one of the published reasons. Without a reason a case may not be refused.",
                ),
            ),
            Self::ReasonUnknown { index } => (
                "reason-unknown",
                text("Alasan nomor {number} tidak ada dalam daftar. Pilih dari daftar.", "Reason number {number} is not on the list. Choose from the list.")
                    .with("number", index.saturating_add(1)),
            ),
            Self::DefectMissing => (
                "defect-missing",
                text(
                    "Sebutkan semua yang kurang sebelum mengembalikan berkas. Tanpa itu berkas tidak boleh dikembalikan.",
                    "Name everything that is missing before you return the file. Without that it may not be returned.",
                ),
            ),
            Self::DefectNotAsked => (
                "defect-not-asked",
                text(
                    "Ada kekurangan yang dicatat, tetapi hasil yang dipilih tidak mengembalikan berkas. Pilih hasil lain atau hapus kekurangannya.",
                    "Defects are noted, but the chosen result does not return the file. Choose another result or remove them.",
                ),
            ),
            Self::DefectUnexplained { requirement: id } => (
                "defect-unexplained",
                text("Jelaskan apa yang kurang pada {requirement}.", "Explain what is wrong with {requirement}.")
                    .with("requirement", requirement(id)),
            ),
            Self::AlreadyReturned => (
                "already-returned",
                text(
                    "Berkas sudah dikembalikan kepada pemohon. Tunggu jawabannya sebelum mengembalikan lagi.",
                    "The file is already with the applicant. Wait for the answer before you return it again.",
                ),
            ),
            Self::FeeNotDue { fee } => (
                "fee-not-due",
                text("{fee} tidak perlu dibayar saat ini. Jangan menerima uang.", "{fee} is not due now. Do not take money for it.")
                    .with("fee", name(Named::Fee(fee))),
            ),
            Self::FeeAlreadyPaid { fee } => (
                "fee-already-paid",
                text("{fee} sudah dibayar. Jangan membayar dua kali.", "{fee} is already paid. Do not pay twice.")
                    .with("fee", name(Named::Fee(fee))),
            ),
            Self::AmountWrong { fee, due, given } => (
                "amount-wrong",
                text(
                    "{fee} harus dibayar tepat {due}, bukan {given}.",
                    "{fee} must be paid exactly: {due}, not {given}.",
                )
                .with("fee", name(Named::Fee(fee)))
                .with("due", due)
                .with("given", given),
            ),
            Self::ReceiptMissing => (
                "receipt-missing",
                text("Nomor bukti pembayaran belum diisi. Isi lebih dahulu.", "The receipt number is missing. Fill it in first."),
            ),
            Self::FeesOutstanding { amount } => (
                "fees-outstanding",
                text("Masih ada {amount} yang belum dibayar. Selesaikan pembayaran lebih dahulu.", "{amount} is still to be paid. Settle it first.")
                    .with("amount", amount),
            ),
            Self::PaymentUnknown => (
                "payment-unknown",
                text(
                    "Pembayaran itu tidak ada dalam berkas ini. Buka lagi berkasnya dan pilih dari daftar.",
                    "That payment is not in this file. Open the file again and choose from the list.",
                ),
            ),
            Self::PaymentAlreadyCancelled => (
                "payment-already-cancelled",
                text(
                    "Pembayaran ini sudah dibatalkan. Catatan pembatalannya tetap tersimpan.",
                    "This payment has been cancelled already. The cancellation stays on record.",
                ),
            ),
            Self::PaymentOfAnotherDay => (
                "payment-of-another-day",
                text(
                    "Pembayaran hanya boleh dibatalkan oleh loket yang menerimanya, pada hari yang sama. Ajukan kepada atasan Anda.",
                    "A payment is cancelled only at the desk that took it, on the same day. Ask your superior.",
                ),
            ),
            Self::NotASuperior => (
                "not-a-superior",
                text(
                    "Hanya kepala unit atau atasan pelaksana yang boleh melakukan ini. Ajukan kepada atasan Anda.",
                    "Only the head of the unit or a superior of the performer may do this. Ask your superior.",
                ),
            ),
            Self::GroundMissing => (
                "ground-missing",
                text("Tulis dasar hukumnya, misalnya `uu-25-2009 pasal 29`.", "Give the legal ground, for example `uu-25-2009 pasal 29`."),
            ),
            Self::GroundNotCited => (
                "ground-not-cited",
                text(
                    "Tulis dasar hukum hanya dengan nama peraturan dan letaknya, misalnya uu-25-2009 pasal 29 ayat 2. Penjelasannya ditulis di kolom alasan.",
                    "Give as the legal ground only the regulation and the place in it, for example uu-25-2009 pasal 29 ayat 2. The explanation belongs in the reason.",
                ),
            ),
            Self::GroundUnknown { ground } => (
                "ground-unknown",
                text(
                    "Dasar hukum `{ground}` tidak ada dalam daftar peraturan. Pilih peraturan yang terdaftar.",
                    "The legal ground `{ground}` is not among the registered regulations. Choose a registered one.",
                )
                .with("ground", ground),
            ),
            Self::ReasonNotGiven => (
                "reason-not-given",
                text("Tulis alasannya. Alasan ini dapat dibaca pemohon.", "Give the reason. The applicant can read it."),
            ),
            Self::PauseWithoutEnd => (
                "pause-without-end",
                text("Tulis sampai kapan jeda berlaku. Waktunya harus setelah sekarang.", "Say until when the pause lasts. It must lie after now."),
            ),
            Self::AlreadyPaused => (
                "already-paused",
                text("Jangka waktu sudah dijeda. Lanjutkan dahulu sebelum menjeda lagi.", "The promise is already paused. Resume it before pausing again."),
            ),
            Self::NotPaused => (
                "not-paused",
                text("Jangka waktu tidak sedang dijeda. Tidak ada yang perlu dilanjutkan.", "The promise is not paused. There is nothing to resume."),
            ),
            Self::NoReturnWaiting => (
                "no-return-waiting",
                text("Tidak ada pengembalian yang menunggu jawaban. Waktu tidak dapat ditambah.", "No return waits for an answer. There is no time to extend."),
            ),
            Self::NoTimeAdded => (
                "no-time-added",
                text("Waktu tambahan harus lebih dari nol.", "The time added must be more than zero."),
            ),
            Self::NothingSeparated { step: id } => (
                "nothing-separated",
                text("Langkah {step} boleh dikerjakan siapa pun yang memegang jabatannya. Penyimpangan tidak diperlukan.", "Any holder of the position may do the step {step}. No override is needed.")
                    .with("step", step(id)),
            ),
            Self::AlreadyPermitted { step: id } => (
                "already-permitted",
                text("Penyimpangan untuk langkah {step} sudah dicatat.", "The override for the step {step} is already recorded.")
                    .with("step", step(id)),
            ),
            Self::OwnPermission { step: id } => (
                "own-permission",
                text(
                    "Anda sendiri yang mengizinkan penyimpangan ini. Langkah {step} harus dikerjakan orang lain.",
                    "You have permitted this override yourself. Somebody else must do the step {step}.",
                )
                .with("step", step(id)),
            ),
            Self::AlreadyWaived { requirement: id } => (
                "already-waived",
                text("{requirement} sudah dibebaskan pada permohonan ini.", "{requirement} is already waived in this case.")
                    .with("requirement", requirement(id)),
            ),
            Self::VersionNotNewer { case, given } => (
                "version-not-newer",
                text(
                    "Permohonan ini sudah mengikuti versi {case}; versi {given} tidak lebih baru.",
                    "This case already follows version {case}; version {given} is not newer.",
                )
                .with("case", case)
                .with("given", given),
            ),
            Self::StepNotMapped { step: id } => (
                "step-not-mapped",
                text("Langkah {step} belum dipasangkan dengan langkah versi baru. Lengkapi pasangannya.", "The step {step} has no counterpart in the new version. Complete the mapping.")
                    .with("step", step(id)),
            ),
            Self::StepKeepsItsName { step: id } => (
                "step-keeps-its-name",
                text("Langkah {step} ada pada versi baru dan tetap menjadi langkah itu. Pasangkan dengan langkah yang sama.", "The step {step} is part of the new version and stays that step. Match it with itself.")
                    .with("step", step(id)),
            ),
            Self::StepLeftOut { step: id, missing } => (
                "step-left-out",
                text(
                    "Berkas ini belum boleh berada di langkah {step}, karena langkah {missing} belum dikerjakan. Pilih langkah yang lebih awal.",
                    "This case may not stand at the step {step} yet, because the step {missing} has not been done. Choose an earlier step.",
                )
                .with("step", step(id))
                .with("missing", step(missing)),
            ),
            Self::StepUnknown { step: id } => (
                "step-unknown",
                text("Langkah {step} tidak ada pada versi ini. Pilih dari daftar.", "This version has no step {step}. Choose one from the list.")
                    .with("step", step(id)),
            ),
            Self::BranchesDiffer { step: id } => (
                "branches-differ",
                text(
                    "Langkah {step} berada dalam cabang sejajar yang berbeda pada versi baru. Tunggu sampai cabang bertemu.",
                    "The step {step} stands in parallel branches that differ in the new version. Wait until they meet.",
                )
                .with("step", step(id)),
            ),
            Self::MoveBurdens { change } => (
                "move-burdens",
                text(
                    "Versi baru lebih berat bagi pemohon, jadi berkas ini tetap pada versinya. {change}",
                    "The new version is heavier for the applicant, so this file stays on its version. {change}",
                )
                .with_words("change", change.within(Language::Indonesian), change.within(Language::English)),
            ),
            Self::RecordNotCarried { name: of, step: id } => (
                "record-not-carried",
                text(
                    "Langkah {step} pada versi baru memakai {value}, yang belum dicatat. Pasangkan langkah yang terbuka dengan langkah yang lebih awal.",
                    "The step {step} of the new version reads {value}, which is not recorded yet. Match the open step with an earlier one.",
                )
                .with("step", step(id))
                .with("value", value(of)),
            ),
            Self::ProductNotOrdered { product } => (
                "product-not-ordered",
                text("{product} belum diperintahkan oleh langkah mana pun. Tidak boleh diterbitkan.", "No step has ordered {product}. It may not be issued.")
                    .with("product", name(Named::Product(product))),
            ),
            Self::NumberMissing { product } => (
                "number-missing",
                text("{product} memerlukan nomor resmi.", "{product} needs an official number.").with("product", name(Named::Product(product))),
            ),
            Self::NumberNotAsked { product } => (
                "number-not-asked",
                text("{product} tidak bernomor.", "{product} carries no number.").with("product", name(Named::Product(product))),
            ),
            Self::ProductNotIssued { product } => (
                "product-not-issued",
                text("{product} belum terbit, jadi belum dapat dicabut.", "{product} has not been issued, so it cannot be taken back.")
                    .with("product", name(Named::Product(product))),
            ),
            Self::AlreadyRevoked { product } => (
                "already-revoked",
                text("{product} sudah dicabut.", "{product} has already been taken back.").with("product", name(Named::Product(product))),
            ),
            Self::NoteEmpty => (
                "note-empty",
                text("Catatan masih kosong. Tulis catatannya, lalu simpan.", "The note is empty. Write it, then keep it."),
            ),
            Self::NothingToTakeBack => (
                "nothing-to-take-back",
                text(
                    "Tidak ada penyelesaian Anda yang bisa ditarik di berkas ini. Muat ulang halaman berkas.",
                    "There is no completion of yours to take back in this file. Reload the page of the file.",
                ),
            ),
            Self::TooLateToTakeBack { minutes } => (
                "too-late-to-take-back",
                text(
                    "Penyelesaian hanya bisa ditarik dalam {minutes} menit. Hubungi pemegang langkah berikutnya, atau tulis catatan.",
                    "A completion can be taken back within {minutes} minutes only. Talk to whoever has the next step, or leave a note.",
                )
                .with("minutes", minutes),
            ),
            Self::NextHasTaken => (
                "next-has-taken",
                text(
                    "Petugas berikutnya sudah mengambil berkas ini. Hubungi petugas itu, atau tulis catatan.",
                    "The next officer has already taken this file. Talk to that officer, or leave a note.",
                ),
            ),
            Self::HasLeftTheHouse => (
                "has-left-the-house",
                text(
                    "Akibat langkah ini sudah keluar dari kantor: pemohon diberi tahu, biaya dicatat, atau dokumen diberi nomor. Perbaiki dengan langkah resmi, misalnya penyimpangan atau pencabutan.",
                    "What follows from this step has left the office: the applicant was told, money was recorded or a document was numbered. Correct it by an official act, such as an override or a revocation.",
                ),
            ),
            Self::OpinionOfOwnUnit => (
                "opinion-of-own-unit",
                text("Pendapat diminta dari unit lain. Pilih unit dari daftar.", "An opinion is asked of another unit. Choose one from the list."),
            ),
            Self::OpinionAlreadyAsked => (
                "opinion-already-asked",
                text(
                    "Unit ini sudah diminta pendapat dan belum menjawab. Ingatkan, atau tarik permintaan itu dulu.",
                    "This unit has been asked and has not answered. Remind it, or withdraw that request first.",
                ),
            ),
            Self::OpinionDue { ends, zone } => (
                "opinion-due",
                text(
                    "Pendapat tidak dapat ditunggu sampai hari itu. Pilih hari mulai hari ini, paling lambat {ends}.",
                    "The opinion cannot be waited for until that day. Choose a day from today on, {ends} at the latest.",
                )
                .with_words(
                    "ends",
                    due_words(*ends, *zone, Language::Indonesian),
                    due_words(*ends, *zone, Language::English),
                ),
            ),
            Self::OpinionEmpty => (
                "opinion-empty",
                text("Belum ada tulisan. Tulis pertanyaan atau pendapatnya.", "Nothing is written yet. Write the question or the opinion."),
            ),
            Self::OpinionEvidence => (
                "opinion-evidence",
                text("Bukti yang dipilih tidak ada di berkas ini. Muat ulang halaman.", "The chosen evidence is not in this file. Reload the page."),
            ),
            Self::OpinionNotAsked => (
                "opinion-not-asked",
                text(
                    "Permintaan pendapat ini sudah dijawab atau ditarik. Muat ulang halaman.",
                    "This request for an opinion has been answered or withdrawn. Reload the page.",
                ),
            ),
            Self::OpinionJustReminded => (
                "opinion-just-reminded",
                text(
                    "Unit ini baru saja diminta atau diingatkan. Ingatkan lagi pada hari kerja berikutnya.",
                    "This unit has just been asked or reminded. Remind it again on the next working day.",
                ),
            ),
            Self::OpinionPending => (
                "opinion-pending",
                text(
                    "Pendapat unit lain masih ditunggu. Tunggu jawabannya, atau tarik permintaannya dulu.",
                    "The opinion of another unit is still awaited. Wait for it, or withdraw the request first.",
                ),
            ),
        }
    }
}

/// The code word of a channel, which both languages use.
const fn channel_word(channel: Channel) -> &'static str {
    match channel {
        Channel::Online => "online",
        Channel::Counter => "counter",
        Channel::Phone => "phone",
        Channel::Village => "village",
    }
}

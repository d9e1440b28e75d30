//! The few words a case's story needs besides those its definition brings, in both languages.

use maklumat_calendar::Duration;
use maklumat_sop::Ending;
use maklumat_vocabulary::{Language, LocalizedText, OutcomeId, Text};
use maklumat_workflow::Deviation;

pub(crate) struct Word(Text);

macro_rules! words {
    ($($name:ident = $id:literal, $en:literal;)+) => {
        $(pub(crate) const $name: Word = Word(Text { id: $id, en: $en });)+
    };
}

words! {
    APPLICANT = "Pemohon", "Applicant";
    SUBMITTED = "Permohonan dikirim", "Application sent";
    RETURNED = "Dikembalikan untuk dilengkapi", "Returned to be completed";
    ANSWERED = "Dilengkapi", "Completed";
    PAID = "Dibayar", "Paid";
    LAPSED = "Tidak dilengkapi sampai batas waktu", "Not completed in time";
    TIMED_OUT = "Dilanjutkan tanpa menunggu", "Went on without waiting";
    OVERRIDDEN = "Penyimpangan bernama", "Named override";
    ESCALATED = "Terlambat, naik ke atasan", "Late, a superior was told";
    DEEMED = "Dianggap dikabulkan menurut hukum", "Deemed approved by law";
    BY_LAW = "Menurut hukum", "By law";
    REVOKED = "Dokumen dicabut", "Document taken back";
    PIN_RENEWED = "PIN baru diberikan di loket", "A new PIN was given at the counter";
    OLD_PIN_ENDED = "KTP diperiksa. PIN lama tidak berlaku lagi.", "The KTP was checked. The old PIN no longer works.";
    SUPERIOR = "Atasan", "Superior";
    HELPER = "Pendamping", "Helper";
    SYSTEM = "Sistem", "System";
    OFFICER = "Petugas", "Officer";
    UNTIL = "Sampai", "Until";
    STEP_OPENED = "Langkah dibuka", "Step opened";
    STEP_TAKEN = "Langkah diambil", "Step taken";
    STEP_RELEASED = "Langkah dilepas", "Step put back";
    STEP_COMPLETED = "Langkah selesai", "Step completed";
    STEP_SKIPPED = "Langkah tidak perlu", "Step not needed";
    STEP_CANCELLED = "Langkah ditutup", "Step closed";
    BRANCH_ARRIVED = "Satu cabang selesai", "One branch is done";
    DECLARED_COMPLETE = "Berkas dinyatakan lengkap", "File declared complete";
    CHECKS_FAILED = "Tidak memenuhi ambang", "Thresholds not met";
    FEE_DUE = "Biaya ditetapkan", "Fee set";
    RECEIPT = "Nomor bukti bayar", "Receipt number";
    FEES_SETTLED = "Biaya lunas", "Fees settled";
    PRODUCT_ORDERED = "Dokumen diperintahkan", "Document ordered";
    PRODUCT_ISSUED = "Dokumen terbit", "Document issued";
    MOVED = "Pindah versi standar", "Moved to another version";
    CLOSED = "Berkas ditutup", "File closed";
    ANSWER_EXTENDED = "Waktu menjawab ditambah", "More time to answer";
    NOTED = "Catatan petugas", "Note of an officer";
    TAKEN_BACK = "Penyelesaian ditarik kembali", "Completion taken back";
    OPINION_ASKED = "Pendapat unit lain diminta", "Opinion of another unit asked";
    OPINION_REMINDED = "Unit lain diingatkan", "Other unit reminded";
    OPINION_GIVEN = "Pendapat diberikan", "Opinion given";
    OPINION_WITHDRAWN = "Permintaan pendapat ditarik", "Request for an opinion withdrawn";
    ENDED_DONE = "Selesai", "Done";
    ENDED_REFUSED = "Ditolak", "Refused";
    ENDED_REDIRECTED = "Dialihkan", "Redirected";
    ENDED_WITHDRAWN = "Ditarik pemohon", "Withdrawn";
    CHECKS_PASS = "Semua ukuran memenuhi ambang", "All measurements meet their thresholds";
    FEES_PAID = "Tidak ada biaya yang belum lunas", "No fee is outstanding";
    NO_DEVIATION = "Tidak ada penyimpangan dari SOP", "No deviation from the SOP";
    NOT_SIGNED = "Berkas ini belum ditandatangani.", "This file is not signed.";
    OPEN_IT = "Buka berkasnya, lalu selesaikan di sana.", "Open the file and complete it there.";
    WAITING_FOR_YOU = "Menunggu Anda melengkapi berkas", "Waiting for you to complete the file";
}

impl Word {
    pub(crate) fn text(&self) -> LocalizedText {
        LocalizedText {
            id: self.0.id.to_owned(),
            en: Some(self.0.en.to_owned()),
        }
    }
}

pub(crate) fn duration(duration: Duration) -> LocalizedText {
    LocalizedText {
        id: duration.words(Language::Indonesian),
        en: Some(duration.words(Language::English)),
    }
}

/// An outcome's id, hyphens as spaces, with a capital: what the arrows of the legal drawing carry.
pub(crate) fn outcome_label(outcome: &OutcomeId) -> LocalizedText {
    let words = outcome.as_str().replace('-', " ");
    let mut letters = words.chars();
    let label = letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default();
    LocalizedText { id: label, en: None }
}

pub(crate) fn with_explanation(name: &LocalizedText, explanation: &str) -> LocalizedText {
    if explanation.trim().is_empty() {
        return name.clone();
    }
    let join = |name: &str| format!("{name}: {explanation}");
    LocalizedText {
        id: join(&name.id),
        en: name.en.as_deref().map(join),
    }
}

/// The same words after a prefix that is not translated.
pub(crate) fn prefixed(prefix: &str, name: &LocalizedText) -> LocalizedText {
    LocalizedText {
        id: format!("{prefix} {}", name.id),
        en: name.en.as_ref().map(|name| format!("{prefix} {name}")),
    }
}

pub(crate) fn joined(one: &LocalizedText, between: &str, other: &LocalizedText) -> LocalizedText {
    let join = |language| format!("{}{between}{}", one.within(language), other.within(language));
    LocalizedText {
        id: join(Language::Indonesian),
        en: Some(join(Language::English)),
    }
}

pub(crate) fn ending(ending: Ending) -> LocalizedText {
    match ending {
        Ending::Done => ENDED_DONE.text(),
        Ending::Refused => ENDED_REFUSED.text(),
        Ending::Redirected => ENDED_REDIRECTED.text(),
        Ending::Withdrawn => ENDED_WITHDRAWN.text(),
    }
}

/// The words an id is made of, where nothing better is known.
pub(crate) fn of_id(id: &str) -> LocalizedText {
    LocalizedText::indonesian(id.replace('-', " "))
}

pub(crate) const fn deviation_key(deviation: &Deviation) -> &'static str {
    match deviation {
        Deviation::Pause { .. } => "pause",
        Deviation::Resume => "resume",
        Deviation::ExtendAnswer { .. } => "extend-answer",
        Deviation::SamePerson { .. } => "same-person",
        Deviation::WaiveRequirement { .. } => "waive-requirement",
    }
}

//! The few words a case's story needs besides those its definition brings, in both languages.

use maklumat_calendar::{Duration, clock_time, long_date};
use maklumat_sop::{CheckedSop, Citation, Ending, Exit, Target};
use maklumat_vocabulary::{Language, LocalizedText, OutcomeId, StepId, Text};
use maklumat_workflow::{ConsentWay, Deviation, FromPaper, PaperReason};

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
    PAID = "Pemohon membayar biaya", "The applicant paid a fee";
    RECEIVED_BY = "Diterima oleh", "Received by";
    PAYMENT_CANCELLED = "Pembayaran dibatalkan", "A payment was cancelled";
    REASON = "Alasan", "Reason";
    LAPSED = "Tidak dilengkapi sampai batas waktu", "Not completed in time";
    TIMED_OUT = "Dilanjutkan tanpa menunggu", "Went on without waiting";
    OVERRIDDEN = "Penyimpangan bernama", "Named override";
    ESCALATED = "Terlambat, naik ke atasan", "Late, a superior was told";
    DEEMED = "Dianggap dikabulkan menurut hukum", "Deemed approved by law";
    BY_LAW = "Menurut hukum", "By law";
    REVOKED = "Dokumen dicabut", "Document taken back";
    PIN_RENEWED = "PIN baru diberikan di loket", "A new PIN was given at the counter";
    OLD_PIN_ENDED = "KTP diperiksa. PIN lama tidak berlaku lagi.", "The KTP was checked. The old PIN no longer works.";
    NO_CARD = "KTP tidak ada. PIN lama tidak berlaku lagi. Identitas diperiksa dengan cara lain", "There was no KTP. The old PIN no longer works. Identity was checked otherwise";
    CONSENT = "Pemohon setuju dibantu pendamping", "The applicant agreed to be helped";
    BY_HELPER = "Dikirim oleh pendamping terdaftar", "Sent by a registered helper";
    CONSENT_SIGNED = "Setuju dengan tanda tangan di kertas", "Agreed by signing on paper";
    CONSENT_CODE = "Setuju dengan menyebutkan kode", "Agreed by telling a code";
    CONSENT_PRESENT = "Setuju langsung, pemohon hadir", "Agreed in person";
    HELPER = "Pendamping", "Helper";
    SYSTEM = "Sistem", "System";
    PAID_BY_BANK = "Kanal pembayaran resmi", "Official way of paying";
    PAUSED = "Hitungan hari berhenti", "The count of days stood still";
    PAUSED_BY_RETURN = "Menunggu Anda melengkapi berkas", "Waiting for you to complete the file";
    PAUSED_BY_STEP = "Menunggu langkah Anda", "Waiting for your own step";
    PAUSED_BY_OVERRIDE = "Dijeda dengan alasan resmi", "Paused on a named ground";
    STEP_OPENED = "Menunggu dikerjakan", "Waits to be done";
    STEP_TAKEN = "Mulai dikerjakan", "Work began";
    STEP_RELEASED = "Dikembalikan ke antrean", "Put back in the queue";
    STEP_DONE = "Selesai dikerjakan", "Done";
    STEP_SKIPPED = "Tidak diperlukan", "Not needed";
    STEP_CANCELLED = "Tidak dilanjutkan", "Not continued";
    BRANCH_ARRIVED = "Satu bagian selesai, menunggu yang lain", "One part is done and waits for the others";
    DECLARED_COMPLETE = "Berkas dinyatakan lengkap", "The file was declared complete";
    CHARGED = "Biaya ditetapkan", "Fee set";
    SETTLED = "Semua biaya lunas", "All fees are paid";
    ORDERED = "Disiapkan", "Being prepared";
    ISSUED = "Terbit", "Issued";
    MOVED = "Pindah ke standar versi", "Moved to standard version";
    EXTENDED = "Waktu melengkapi ditambah", "More time to complete";
    CLOSED_DONE = "Permohonan selesai", "The application is done";
    CLOSED_REFUSED = "Permohonan ditolak", "The application was refused";
    CLOSED_REDIRECTED = "Dialihkan ke kantor lain", "Redirected to another office";
    CLOSED_WITHDRAWN = "Permohonan ditarik", "The application was withdrawn";
    SUPERIOR = "Atasan", "Superior";
    AUTOMATIC = "Otomatis", "Automatic";
    HANDED_TO_COLLEAGUE = "Pemegang berkas tidak hadir. Berkas diserahkan kepada rekan sejabatan; tenggat tetap.", "The holder is absent. The file went to a colleague in the same position; the deadline stays.";
    HANDED_TO_QUEUE = "Pemegang berkas tidak hadir. Berkas kembali ke antrean di tempatnya semula; tenggat tetap.", "The holder is absent. The file is back in the queue where it was; the deadline stays.";
    OFFICER = "Petugas", "Officer";
    UNTIL = "Sampai", "Until";
    STEP_COMPLETED = "Langkah selesai", "Step completed";
    CHECKS_FAILED = "Tidak memenuhi ambang", "Thresholds not met";
    FEE_DUE = "Biaya ditetapkan", "Fee set";
    RECEIPT = "Nomor bukti bayar", "Receipt number";
    FEES_SETTLED = "Biaya lunas", "Fees settled";
    PRODUCT_ORDERED = "Dokumen diperintahkan", "Document ordered";
    PRODUCT_ISSUED = "Dokumen terbit", "Document issued";
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
    CHECK_FAILS = "Ada ukuran yang tidak memenuhi ambang", "A measurement misses its threshold";
    FEES_OPEN = "Ada biaya yang belum lunas", "A fee is outstanding";
    DEVIATES = "Ada penyimpangan dari SOP", "There is a deviation from the SOP";
    NOT_SIGNED = "Berkas ini belum ditandatangani.", "This file is not signed.";
    OPEN_IT = "Buka berkasnya, lalu selesaikan di sana.", "Open the file and complete it there.";
    PAPER_NO_POWER = "Listrik mati", "The power was out";
    PAPER_NO_LINE = "Jaringan mati", "The line was down";
    PAPER_SYSTEM_DOWN = "Sistem tidak dapat dibuka", "The system could not be opened";
    WAITING_FOR_APPLICANT = "Menunggu pemohon melengkapi berkas", "Waiting for the applicant to complete the file";
    WAITING_FOR_YOU = "Menunggu Anda melengkapi berkas", "Waiting for you to complete the file";
}

/// A stored legal ground as people write it; as it was stored where it is no citation.
pub(crate) fn ground(stored: &str) -> String {
    Citation::read(stored).map_or_else(|| stored.to_owned(), |citation| citation.in_words())
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

/// What an outcome of a step is called; of one the definition does not know any more its id, hyphens as spaces.
pub(crate) fn outcome_label(sop: &CheckedSop, step: &StepId, outcome: &OutcomeId) -> LocalizedText {
    let step = sop.definition().step(step);
    if let Some(known) = step.and_then(|step| step.outcome(outcome)) {
        return known.name.clone();
    }
    let words = outcome.as_str().replace('-', " ");
    let mut letters = words.chars();
    let label = letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default();
    LocalizedText { id: label, en: None }
}

/// A reason of an ending as it was given, with the translation the definition has of it.
pub(crate) fn published_reason(sop: &CheckedSop, reason: &str) -> LocalizedText {
    let steps = sop.definition().steps.iter();
    let targets = steps.flat_map(|step| {
        let own = match &step.exit {
            Exit::To(target) => Some(target),
            Exit::Decision(_) | Exit::Parallel { .. } => None,
        };
        let decided = step.outcomes().iter().map(|outcome| &outcome.target);
        own.into_iter().chain(decided)
    });
    let mut published = targets.flat_map(|target| match target {
        Target::End { reasons, .. } => reasons.as_slice(),
        Target::Next(_) | Target::Return { .. } => &[],
    });
    let known = published.find(|known| known.id == reason);
    known.map_or_else(|| LocalizedText::indonesian(reason), Clone::clone)
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

/// How an officer knew whom the new PIN was for.
pub(crate) fn identity_checked(otherwise: Option<&str>) -> LocalizedText {
    otherwise.map_or_else(|| OLD_PIN_ENDED.text(), |how| with_explanation(&NO_CARD.text(), how))
}

pub(crate) const fn consent(way: ConsentWay) -> Word {
    match way {
        ConsentWay::Signed => CONSENT_SIGNED,
        ConsentWay::Code => CONSENT_CODE,
        ConsentWay::Present => CONSENT_PRESENT,
    }
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

pub(crate) const fn paper_reason(reason: PaperReason) -> &'static Word {
    match reason {
        PaperReason::NoPower => &PAPER_NO_POWER,
        PaperReason::NoLine => &PAPER_NO_LINE,
        PaperReason::SystemDown => &PAPER_SYSTEM_DOWN,
    }
}

/// That it was received on paper, and when it was entered.
pub(crate) fn from_paper(sop: &CheckedSop, paper: &FromPaper) -> LocalizedText {
    let zone = sop.regency().zone;
    let (day, time) = (zone.date(paper.entered_at), clock_time(zone.time(paper.entered_at)));
    let on = |language| long_date(day, language);
    let why = paper_reason(paper.reason).text();
    LocalizedText {
        id: format!(
            "Diterima di kertas ({}). Dimasukkan ke sistem {} pukul {time}",
            lower(why.within(Language::Indonesian)),
            on(Language::Indonesian)
        ),
        en: Some(format!(
            "Received on paper ({}). Entered on {} at {time}",
            lower(why.within(Language::English)),
            on(Language::English)
        )),
    }
}

fn lower(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}

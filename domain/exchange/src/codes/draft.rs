//! What any import leaves to be said: performers, times, inputs, outputs, ways.

use maklumat_vocabulary::{Code, Severity};

use super::text;

pub(crate) static PERFORMER_UNKNOWN: Code = Code {
    number: "IMP-001",
    name: "imported-performer-unknown",
    severity: Severity::Warning,
    finds: text(
        "pelaksana di berkas asal yang tidak cocok dengan satu jabatan pun",
        "a performer of the imported file that matches no position",
    ),
    why: text(
        "langkah tanpa jabatan tidak sampai ke meja siapa pun",
        "a step without a position reaches nobody's desk",
    ),
    instead: text(
        "pilih jabatan dari organisation.toml, atau tambahkan jabatan itu di sana",
        "choose a position of organisation.toml, or add it there",
    ),
    law: None,
};

pub(crate) static PERFORMER_GUESSED: Code = Code {
    number: "IMP-002",
    name: "imported-performer-guessed",
    severity: Severity::Warning,
    finds: text(
        "pelaksana yang dicocokkan dengan jabatan yang namanya mirip",
        "a performer that was matched with a position of a similar name",
    ),
    why: text(
        "yang mirip belum tentu orang yang sama, dan pekerjaan bisa sampai ke meja yang salah",
        "what is similar need not be the same, and the work may reach the wrong desk",
    ),
    instead: text(
        "periksa jabatannya, dan ganti bila bukan yang dimaksud",
        "look at the position, and change it if another was meant",
    ),
    law: None,
};

pub(crate) static PERFORMER_MISSING: Code = Code {
    number: "IMP-003",
    name: "imported-performer-missing",
    severity: Severity::Warning,
    finds: text(
        "kegiatan yang di berkas asal tidak punya pelaksana",
        "an activity that has no performer in the imported file",
    ),
    why: text(
        "langkah tanpa jabatan tidak sampai ke meja siapa pun",
        "a step without a position reaches nobody's desk",
    ),
    instead: text(
        "tulis by dengan jabatan yang mengerjakannya",
        "write by with the position that does it",
    ),
    law: Some("permenpanrb-35-2012"),
};

pub(crate) static TIME_MISSING: Code = Code {
    number: "IMP-004",
    name: "imported-time-missing",
    severity: Severity::Warning,
    finds: text(
        "kegiatan yang di berkas asal tidak punya waktu",
        "an activity that has no time in the imported file",
    ),
    why: text(
        "tanpa waktu tiap langkah, janji layanan tidak dapat dihitung",
        "without the time of every step the promise cannot be reckoned",
    ),
    instead: text(
        "tulis time dengan waktu terlama yang wajar",
        "write time with the longest reasonable time",
    ),
    law: Some("permenpanrb-35-2012"),
};

pub(crate) static TIME_UNCLEAR: Code = Code {
    number: "IMP-005",
    name: "imported-time-unclear",
    severity: Severity::Warning,
    finds: text(
        "waktu di berkas asal yang bukan lama waktu",
        "a time in the imported file that is no duration",
    ),
    why: text(
        "pemohon berhak tahu batasnya, dan `sesuai kebutuhan` bukan batas",
        "applicants have a right to know the bound, and `as needed` is none",
    ),
    instead: text(
        "tulis satu bilangan dan satu satuan, misalnya 15 menit",
        "write one number and one unit, such as 15 menit",
    ),
    law: Some("permenpanrb-35-2012"),
};

pub(crate) static TIME_READ_AS: Code = Code {
    number: "IMP-006",
    name: "imported-time-read-as",
    severity: Severity::Advice,
    finds: text(
        "waktu yang ditulis lain dan dibaca sebagai satu lama waktu",
        "a time that was written otherwise and read as one duration",
    ),
    why: text(
        "dari rentang dipakai waktu terlama, karena itulah yang dijanjikan",
        "of a range the longest is taken, because that is what is promised",
    ),
    instead: text("bandingkan dengan berkas asal", "compare it with the imported file"),
    law: None,
};

pub(crate) static INPUTS_MISSING: Code = Code {
    number: "IMP-007",
    name: "imported-inputs-missing",
    severity: Severity::Warning,
    finds: text(
        "kegiatan yang di berkas asal tidak punya kelengkapan",
        "an activity that has no inputs in the imported file",
    ),
    why: text(
        "mutu baku tiap kegiatan menyebut kelengkapan, waktu, dan keluaran",
        "the quality standard of an activity names inputs, time and output",
    ),
    instead: text(
        "tulis inputs: keluaran langkah sebelumnya, persyaratan, atau peralatan",
        "write inputs: the output of an earlier step, a requirement, or equipment",
    ),
    law: Some("permenpanrb-35-2012"),
};

pub(crate) static OUTPUT_MISSING: Code = Code {
    number: "IMP-008",
    name: "imported-output-missing",
    severity: Severity::Warning,
    finds: text(
        "kegiatan yang di berkas asal tidak punya keluaran",
        "an activity that has no output in the imported file",
    ),
    why: text(
        "kegiatan yang tidak meninggalkan apa-apa tidak dapat dipakai langkah berikutnya",
        "an activity that leaves nothing behind gives the next step nothing to work with",
    ),
    instead: text(
        "tulis output dengan benda atau keadaan yang dihasilkan",
        "write output with the thing or state it produces",
    ),
    law: Some("permenpanrb-35-2012"),
};

pub(crate) static WAY_UNSAID: Code = Code {
    number: "IMP-009",
    name: "imported-way-unsaid",
    severity: Severity::Warning,
    finds: text(
        "kegiatan yang di berkas asal tidak menyebut ke mana berkas lanjut",
        "an activity of which the imported file does not say where the case goes on",
    ),
    why: text(
        "mesin hanya berjalan menurut panah yang tertulis",
        "the engine runs only by arrows that are written",
    ),
    instead: text(
        "tulis next, return, end, outcome, atau parallel",
        "write next, return, end, outcome or parallel",
    ),
    law: None,
};

pub(crate) static ENDING_UNCLEAR: Code = Code {
    number: "IMP-010",
    name: "imported-ending-unclear",
    severity: Severity::Warning,
    finds: text(
        "akhir yang namanya tidak menyebut selesai, ditolak, dialihkan, atau ditarik",
        "an end whose name says neither done, refused, redirected nor withdrawn",
    ),
    why: text(
        "penolakan harus punya alasan; yang terbaca selesai tidak memintanya",
        "a refusal must have reasons; what is read as done does not ask for them",
    ),
    instead: text("periksa end pada langkah itu", "look at end of that step"),
    law: Some("uu-25-2009-art-18"),
};

pub(crate) static LAW_UNKNOWN: Code = Code {
    number: "IMP-011",
    name: "imported-law-unknown",
    severity: Severity::Warning,
    finds: text(
        "dasar hukum di berkas asal yang tidak ada di law.toml",
        "a legal basis of the imported file that is not in law.toml",
    ),
    why: text(
        "dasar hukum hanya dapat diperiksa bila peraturannya terdaftar",
        "a legal basis can be checked only if the regulation is listed",
    ),
    instead: text(
        "tambahkan peraturan itu ke law.toml, lalu sebut kuncinya",
        "add the regulation to law.toml, then cite its key",
    ),
    law: None,
};

pub(crate) static NAME_MISSING: Code = Code {
    number: "IMP-012",
    name: "imported-name-missing",
    severity: Severity::Warning,
    finds: text(
        "kegiatan atau keputusan tanpa nama di berkas asal",
        "an activity or a decision without a name in the imported file",
    ),
    why: text(
        "petugas dan pemohon membaca nama langkah",
        "officers and applicants read the names of steps",
    ),
    instead: text("tulis name dengan kata kerja aktif", "write name with an active verb"),
    law: Some("permenpanrb-35-2012"),
};

pub(crate) static LEFT_OUT: Code = Code {
    number: "IMP-013",
    name: "imported-left-out",
    severity: Severity::Warning,
    finds: text(
        "bagian berkas asal yang tidak dibaca karena terlalu banyak",
        "a part of the imported file that was not read because there is too much of it",
    ),
    why: text(
        "yang tidak terbaca tidak ada di rancangan",
        "what was not read is not in the draft",
    ),
    instead: text(
        "pecah SOP itu, atau tambahkan sisanya dengan tangan",
        "split the SOP, or add the rest by hand",
    ),
    law: None,
};

pub(crate) static CHANGED_ELSEWHERE: Code = Code {
    number: "IMP-014",
    name: "imported-changed-elsewhere",
    severity: Severity::Warning,
    finds: text(
        "diagram dari sini yang sudah diubah di program lain",
        "a diagram from here that was changed in another program",
    ),
    why: text(
        "perubahan gambar diambil, yang tidak ada di gambar tetap dari naskah yang dibawa",
        "changes of the drawing are taken, what a drawing does not hold stays as in the text it carries",
    ),
    instead: text(
        "bandingkan langkah yang disebut dengan diagramnya",
        "compare the steps that are named with the diagram",
    ),
    law: None,
};

pub(crate) static DECISION_INCOMPLETE: Code = Code {
    number: "IMP-015",
    name: "imported-decision-incomplete",
    severity: Severity::Warning,
    finds: text(
        "keputusan yang di berkas asal hanya menyebut satu hasil atau tidak menyebut tujuannya",
        "a decision of which the imported file names one result only, or not where it leads",
    ),
    why: text(
        "keputusan dengan satu hasil bukan keputusan",
        "a decision with one result is none",
    ),
    instead: text(
        "lengkapi outcome dengan semua hasil dan tujuannya",
        "complete outcome with all results and where they lead",
    ),
    law: None,
};

pub(crate) static RETURN_WITHOUT_LIMIT: Code = Code {
    number: "IMP-016",
    name: "imported-return-without-limit",
    severity: Severity::Warning,
    finds: text(
        "pengembalian kepada pemohon yang di berkas asal tidak menyebut batas waktu",
        "a return to the applicant for which the imported file names no limit of time",
    ),
    why: text(
        "berkas yang menunggu pemohon tanpa batas tidak pernah selesai",
        "a case that waits for the applicant without limit never ends",
    ),
    instead: text("tulis within, misalnya 30 hari", "write within, such as 30 hari"),
    law: None,
};

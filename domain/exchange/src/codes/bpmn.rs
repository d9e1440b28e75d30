//! What of BPMN a definition has no place for.

use maklumat_vocabulary::{Code, Severity};

use super::text;

pub(crate) static EVENT_LOST: Code = Code {
    number: "BPM-001",
    name: "bpmn-event-lost",
    severity: Severity::Warning,
    finds: text(
        "peristiwa pesan, sinyal, waktu, atau syarat di tengah alur BPMN",
        "a message, signal, timer or condition event in the middle of a BPMN flow",
    ),
    why: text(
        "SOP tidak menunggu peristiwa; alurnya diteruskan seolah peristiwa itu tidak ada",
        "a SOP does not wait for events; its flow goes on as if there were none",
    ),
    instead: text(
        "jadikan langkah, pengembalian kepada pemohon, atau batas waktu langkah",
        "make it a step, a return to the applicant, or a time limit of a step",
    ),
    law: None,
};

pub(crate) static COMPENSATION_LOST: Code = Code {
    number: "BPM-002",
    name: "bpmn-compensation-lost",
    severity: Severity::Warning,
    finds: text(
        "kompensasi atau transaksi BPMN",
        "compensation or a transaction in BPMN",
    ),
    why: text(
        "yang sudah dikerjakan petugas tidak dapat dibatalkan oleh alur",
        "what officers have done cannot be undone by a flow",
    ),
    instead: text("tulis langkah yang memperbaikinya", "write the step that puts it right"),
    law: None,
};

pub(crate) static EVENT_SUB_PROCESS_LOST: Code = Code {
    number: "BPM-003",
    name: "bpmn-event-sub-process-lost",
    severity: Severity::Warning,
    finds: text("subproses peristiwa BPMN", "an event sub-process in BPMN"),
    why: text(
        "SOP tidak punya jalan yang dimulai di luar alurnya",
        "a SOP has no way that begins outside its flow",
    ),
    instead: text(
        "jadikan hasil keputusan atau batas waktu langkah",
        "make it a result of a decision or a time limit of a step",
    ),
    law: None,
};

pub(crate) static REPETITION_LOST: Code = Code {
    number: "BPM-004",
    name: "bpmn-repetition-lost",
    severity: Severity::Warning,
    finds: text(
        "tugas BPMN yang diulang atau dikerjakan berkali-kali",
        "a task in BPMN that is repeated or done many times",
    ),
    why: text(
        "langkah dikerjakan satu kali sampai ada hasilnya",
        "a step is done once, until it has its result",
    ),
    instead: text(
        "tulis pengulangan sebagai keputusan yang kembali ke langkah itu",
        "write the repetition as a decision that leads back to the step",
    ),
    law: None,
};

pub(crate) static GATEWAY_READ_AS_CHOICE: Code = Code {
    number: "BPM-005",
    name: "bpmn-gateway-read-as-choice",
    severity: Severity::Warning,
    finds: text(
        "gerbang inklusif, kompleks, atau peristiwa BPMN yang dibaca sebagai pilihan satu jalan",
        "an inclusive, complex or event gateway in BPMN that was read as the choice of one way",
    ),
    why: text(
        "SOP mengenal satu jalan yang dipilih atau semua jalan bersamaan, tidak di antaranya",
        "a SOP knows one chosen way or all ways at once, nothing between",
    ),
    instead: text(
        "periksa apakah satu jalan cukup, atau pakai parallel",
        "look whether one way is enough, or use parallel",
    ),
    law: None,
};

pub(crate) static PROGRAM_TASK: Code = Code {
    number: "BPM-006",
    name: "bpmn-program-task",
    severity: Severity::Advice,
    finds: text(
        "tugas BPMN yang dikerjakan program",
        "a task in BPMN that a program does",
    ),
    why: text(
        "langkah SOP selalu punya pelaksana; skrip dan layanan program tidak ikut terbawa",
        "a step of a SOP always has a performer; scripts and services of programs do not come along",
    ),
    instead: text(
        "sebut jabatan yang menjalankan dan memeriksanya",
        "name the position that runs and checks it",
    ),
    law: None,
};

pub(crate) static DATA_LOST: Code = Code {
    number: "BPM-007",
    name: "bpmn-data-lost",
    severity: Severity::Advice,
    finds: text(
        "objek data, penyimpanan data, atau catatan BPMN",
        "data objects, data stores or annotations in BPMN",
    ),
    why: text(
        "kelengkapan dan keluaran ditulis pada langkah, tidak sebagai gambar di sampingnya",
        "inputs and outputs are written at the step, not as pictures beside it",
    ),
    instead: text(
        "tulis inputs dan output langkah yang memakainya",
        "write inputs and output of the steps that use it",
    ),
    law: None,
};

pub(crate) static SUB_PROCESS_AS_STEP: Code = Code {
    number: "BPM-008",
    name: "bpmn-sub-process-as-step",
    severity: Severity::Warning,
    finds: text(
        "subproses atau bagian ad-hoc BPMN yang dibaca sebagai satu langkah",
        "a sub-process or ad-hoc part in BPMN that was read as one step",
    ),
    why: text(
        "SOP tidak memuat SOP lain di dalamnya",
        "a SOP holds no other SOP inside",
    ),
    instead: text(
        "tulis isinya sebagai langkah, atau jadikan SOP tersendiri yang disebut di related",
        "write what is inside as steps, or make it a SOP of its own named in related",
    ),
    law: None,
};

pub(crate) static PROCESS_LEFT_OUT: Code = Code {
    number: "BPM-009",
    name: "bpmn-process-left-out",
    severity: Severity::Warning,
    finds: text(
        "proses lain di berkas BPMN yang sama",
        "another process in the same BPMN file",
    ),
    why: text(
        "satu berkas layanan memuat satu SOP; yang terbanyak kegiatannya yang dibaca",
        "a definition holds one SOP; the process with most activities was read",
    ),
    instead: text(
        "masukkan proses itu sebagai layanan lain, atau tulis langkahnya dengan jabatan unit lain",
        "bring that process in as another service, or write its steps with positions of the other unit",
    ),
    law: None,
};

pub(crate) static PARALLEL_WITHOUT_PAIR: Code = Code {
    number: "BPM-010",
    name: "bpmn-parallel-without-pair",
    severity: Severity::Warning,
    finds: text(
        "gerbang paralel BPMN yang cabangnya tidak bertemu di satu gerbang",
        "a parallel gateway in BPMN whose branches do not meet in one gateway",
    ),
    why: text(
        "cabang yang tidak bertemu membuat berkas tidak pernah selesai utuh",
        "branches that do not meet leave a case that never ends as a whole",
    ),
    instead: text(
        "tulis parallel dengan join, satu langkah tempat semua cabang bertemu",
        "write parallel with join, one step where all branches meet",
    ),
    law: None,
};

pub(crate) static BOUNDARY_LOST: Code = Code {
    number: "BPM-011",
    name: "bpmn-boundary-event-lost",
    severity: Severity::Warning,
    finds: text(
        "peristiwa pada tepi tugas BPMN selain batas waktu yang menghentikan",
        "an event on the border of a task in BPMN other than an interrupting timer",
    ),
    why: text(
        "langkah hanya dapat ditinggalkan oleh hasilnya atau oleh batas waktunya",
        "a step is left only by its result or by its time limit",
    ),
    instead: text("jadikan hasil keputusan langkah itu", "make it a result of the step"),
    law: None,
};

pub(crate) static SEVERAL_STARTS: Code = Code {
    number: "BPM-012",
    name: "bpmn-several-starts",
    severity: Severity::Warning,
    finds: text(
        "beberapa awal di satu proses BPMN",
        "several starts in one BPMN process",
    ),
    why: text("SOP dimulai dengan satu kegiatan", "a SOP begins with one activity"),
    instead: text(
        "pilih satu awal, dan jadikan yang lain jenis permohonan",
        "choose one start, and make the others kinds of application",
    ),
    law: None,
};

pub(crate) static GATEWAY_MADE_STEP: Code = Code {
    number: "BPM-013",
    name: "bpmn-gateway-made-step",
    severity: Severity::Warning,
    finds: text(
        "gerbang BPMN tanpa tugas tepat di depannya, yang dijadikan langkah",
        "a gateway in BPMN without a task right before it, which became a step",
    ),
    why: text(
        "keputusan selalu dikerjakan seseorang dan memakan waktu",
        "a decision is always somebody's work and takes time",
    ),
    instead: text(
        "beri langkah itu nama, pelaksana, dan waktu, atau gabungkan ke langkah sebelumnya",
        "give the step a name, a performer and a time, or merge it into the one before",
    ),
    law: None,
};

pub(crate) static FLOW_DANGLING: Code = Code {
    number: "BPM-014",
    name: "bpmn-flow-dangling",
    severity: Severity::Warning,
    finds: text(
        "panah BPMN yang berawal atau berakhir pada sesuatu yang tidak ada",
        "an arrow in BPMN that begins or ends at something that is not there",
    ),
    why: text(
        "panah yang putus tidak membawa berkas ke mana pun",
        "a broken arrow takes a case nowhere",
    ),
    instead: text(
        "sambung lagi di program asalnya, atau tulis next",
        "join it again where it was made, or write next",
    ),
    law: None,
};

pub(crate) static CONDITION_LOST: Code = Code {
    number: "BPM-015",
    name: "bpmn-condition-lost",
    severity: Severity::Advice,
    finds: text("rumus pada panah BPMN", "a formula on an arrow in BPMN"),
    why: text(
        "rumus program lain tidak dapat diperiksa di sini",
        "formulas of other programs cannot be checked here",
    ),
    instead: text(
        "tulis when dengan isian dan jenis permohonan layanan ini",
        "write when with fields and variants of this service",
    ),
    law: None,
};

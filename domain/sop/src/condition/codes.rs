//! The permanent codes of what can be wrong with an expression.

use maklumat_vocabulary::{Code, Severity, Text};

pub(crate) static SYNTAX: Code = Code {
    number: "EXP-001",
    name: "expression-syntax",
    severity: Severity::Error,
    finds: Text {
        id: "Syarat atau jumlah yang tidak dapat dibaca.",
        en: "A condition or an amount that cannot be read.",
    },
    why: Text {
        id: "Yang tidak terbaca oleh program akan ditafsirkan berbeda-beda oleh orang.",
        en: "What the program cannot read, people will read in different ways.",
    },
    instead: Text {
        id: "Tulis misalnya `jenis is hilang`, `jenis in (rusak, ubah)`, atau `age(tanggal-lahir) >= 17 or sudah-kawin`.",
        en: "Write for example `jenis is hilang`, `jenis in (rusak, ubah)`, or `age(tanggal-lahir) >= 17 or sudah-kawin`.",
    },
    law: None,
};

pub(crate) static UNKNOWN_NAME: Code = Code {
    number: "EXP-002",
    name: "unknown-name-in-expression",
    severity: Severity::Error,
    finds: Text {
        id: "Syarat yang menyebut nama yang bukan jenis layanan, isian, atau hasil ukur.",
        en: "A condition that reads a name which is no variant, field or recorded value.",
    },
    why: Text {
        id: "Syarat atas nilai yang tidak ada tidak dapat diputuskan.",
        en: "A condition on a value that does not exist cannot be decided.",
    },
    instead: Text {
        id: "Pakai nama yang ada di berkas ini, atau tambahkan isiannya.",
        en: "Use a name that this file defines, or add the field.",
    },
    law: None,
};

pub(crate) static NOT_AN_OPTION: Code = Code {
    number: "EXP-003",
    name: "not-an-option",
    severity: Severity::Error,
    finds: Text {
        id: "Syarat yang membandingkan dengan pilihan yang tidak ada.",
        en: "A condition that compares with an option that does not exist.",
    },
    why: Text {
        id: "Syarat itu tidak pernah terpenuhi, dan tidak seorang pun melihatnya.",
        en: "The condition never holds, and nobody notices.",
    },
    instead: Text {
        id: "Tulis salah satu pilihan yang ada.",
        en: "Write one of the options there are.",
    },
    law: None,
};

pub(crate) static TYPES_DIFFER: Code = Code {
    number: "EXP-004",
    name: "types-differ",
    severity: Severity::Error,
    finds: Text {
        id: "Syarat atau jumlah yang mencampur nilai yang jenisnya berbeda.",
        en: "A condition or an amount that mixes values of different types.",
    },
    why: Text {
        id: "Tanggal tidak dapat dibandingkan dengan angka, dan uang tidak dapat dijumlahkan dengan angka.",
        en: "A date cannot be compared with a number, nor a number be added to money.",
    },
    instead: Text {
        id: "Bandingkan yang sejenis; umur dihitung dengan `age(tanggal-lahir)`.",
        en: "Compare like with like; an age is `age(tanggal-lahir)`.",
    },
    law: None,
};

pub(crate) static THOUSANDS_DOT: Code = Code {
    number: "EXP-005",
    name: "thousands-dot",
    severity: Severity::Error,
    finds: Text {
        id: "Angka dengan titik ribuan di dalam syarat.",
        en: "A number with a thousands dot inside a condition.",
    },
    why: Text {
        id: "Titik di dalam syarat adalah tanda pecahan: 12.000 terbaca dua belas.",
        en: "Inside a condition the dot is the decimal point: 12.000 reads as twelve.",
    },
    instead: Text {
        id: "Tulis angka tanpa titik ribuan: 12000. Uang tetap memakai titik: Rp 12.000.",
        en: "Write the number without the dot: 12000. Money keeps its dots: Rp 12.000.",
    },
    law: None,
};

pub(crate) static NOT_YET_KNOWN: Code = Code {
    number: "EXP-006",
    name: "value-not-yet-known",
    severity: Severity::Error,
    finds: Text {
        id: "Syarat yang membaca nilai yang baru dicatat pada langkah kemudian.",
        en: "A condition that reads a value recorded only in a later step.",
    },
    why: Text {
        id: "Permohonan akan tertahan pada langkah itu karena syaratnya tidak dapat diputuskan.",
        en: "The case would be stuck at that step, for its condition cannot be decided.",
    },
    instead: Text {
        id: "Pindahkan syarat ke langkah sesudah nilainya dicatat.",
        en: "Move the condition to a step after the one that records the value.",
    },
    law: None,
};

pub(crate) static MAY_BE_UNASKED: Code = Code {
    number: "EXP-007",
    name: "value-may-be-unasked",
    severity: Severity::Error,
    finds: Text {
        id: "Syarat yang membaca isian yang boleh kosong atau tidak selalu ditanyakan.",
        en: "A condition that reads a field which may be left out or is not always asked.",
    },
    why: Text {
        id: "Nilai yang tidak pernah diberikan tidak dapat dibandingkan.",
        en: "A value nobody has given cannot be compared.",
    },
    instead: Text {
        id: "Wajibkan isian itu, atau dahului dengan syaratnya: `bahan-bakar is bensin and co <= 4.5`.",
        en: "Make the field required, or put its own condition first: `bahan-bakar is bensin and co <= 4.5`.",
    },
    law: None,
};

pub(crate) static MAY_DIVIDE_BY_ZERO: Code = Code {
    number: "EXP-008",
    name: "may-divide-by-zero",
    severity: Severity::Error,
    finds: Text {
        id: "Pembagian dengan nilai yang dapat nol.",
        en: "A division by a value that can be zero.",
    },
    why: Text {
        id: "Hasilnya tidak ada bila pembaginya nol; permohonan akan tertahan.",
        en: "There is no result when the divisor is zero; the case would be stuck.",
    },
    instead: Text {
        id: "Kalikan sisi lainnya: `gaya-rem * 100 >= beban-sumbu * 60`.",
        en: "Multiply the other side instead: `gaya-rem * 100 >= beban-sumbu * 60`.",
    },
    law: None,
};

/// All of them, in order.
pub static ALL: [&Code; 8] = [
    &SYNTAX,
    &UNKNOWN_NAME,
    &NOT_AN_OPTION,
    &TYPES_DIFFER,
    &THOUSANDS_DOT,
    &NOT_YET_KNOWN,
    &MAY_BE_UNASKED,
    &MAY_DIVIDE_BY_ZERO,
];

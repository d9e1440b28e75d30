//! What of a table could not be read.

use maklumat_vocabulary::{Code, Severity};

use super::text;

pub(crate) static OTHER_TABLE: Code = Code {
    number: "TBL-001",
    name: "table-left-out",
    severity: Severity::Advice,
    finds: text(
        "lembar atau tabel lain di berkas yang sama",
        "another sheet or table in the same file",
    ),
    why: text(
        "satu berkas layanan memuat satu SOP; tabel kegiatan yang pertama yang dibaca",
        "a definition holds one SOP; the first table of activities was read",
    ),
    instead: text(
        "masukkan tabel lain sebagai layanan tersendiri",
        "bring the other table in as a service of its own",
    ),
    law: None,
};

pub(crate) static ROW_UNREAD: Code = Code {
    number: "TBL-002",
    name: "table-row-unread",
    severity: Severity::Warning,
    finds: text(
        "baris tabel yang bukan kegiatan",
        "a row of the table that is no activity",
    ),
    why: text(
        "isi baris itu tidak ada di rancangan",
        "what stands in that row is not in the draft",
    ),
    instead: text(
        "bila itu kegiatan, isi kolom uraian dan tandai pelaksananya",
        "if it is an activity, fill in its description and mark its performer",
    ),
    law: None,
};

pub(crate) static SEVERAL_PERFORMERS: Code = Code {
    number: "TBL-003",
    name: "table-several-performers",
    severity: Severity::Warning,
    finds: text(
        "baris dengan tanda di beberapa kolom pelaksana",
        "a row with marks in several columns of performers",
    ),
    why: text(
        "satu kegiatan dikerjakan satu jabatan; tanggung jawab yang dibagi tidak dipegang siapa pun",
        "one activity is done by one position; a shared duty is nobody's",
    ),
    instead: text(
        "pecah menjadi satu kegiatan untuk tiap pelaksana",
        "split it into one activity for each performer",
    ),
    law: Some("permenpanrb-35-2012"),
};

pub(crate) static NOTE_UNREAD: Code = Code {
    number: "TBL-004",
    name: "table-note-unread",
    severity: Severity::Advice,
    finds: text(
        "keterangan yang tidak menyebut jalan ke kegiatan lain",
        "a note that names no way to another activity",
    ),
    why: text(
        "keterangan disusun dari berkas layanan; kata-kata bebas tidak dijalankan",
        "notes are composed from the definition; free words are not run",
    ),
    instead: text(
        "bila isinya syarat, biaya, atau dasar hukum, tulis di bagiannya",
        "if it is a condition, a fee or a legal basis, write it in its section",
    ),
    law: None,
};

pub(crate) static DATE_UNREAD: Code = Code {
    number: "TBL-005",
    name: "table-date-unread",
    severity: Severity::Warning,
    finds: text(
        "tanggal di bagian identitas yang tidak terbaca",
        "a date of the identity block that could not be read",
    ),
    why: text(
        "tanpa tanggal, rancangan memakai tanda yang harus diganti",
        "without a date the draft has a mark that must be replaced",
    ),
    instead: text(
        "tulis tanggal seperti 12 Januari 2026",
        "write dates as 12 Januari 2026",
    ),
    law: None,
};

pub(crate) static COLUMN_UNKNOWN: Code = Code {
    number: "TBL-006",
    name: "table-column-unknown",
    severity: Severity::Advice,
    finds: text(
        "kolom tabel yang kepalanya tidak dikenal",
        "a column of the table whose heading is not known",
    ),
    why: text(
        "isi kolom itu tidak ada di rancangan",
        "what stands in that column is not in the draft",
    ),
    instead: text(
        "pakai kepala kolom No, Uraian Kegiatan, Pelaksana, Kelengkapan, Waktu, Output, Keterangan",
        "use the headings No, Uraian Kegiatan, Pelaksana, Kelengkapan, Waktu, Output, Keterangan",
    ),
    law: Some("permenpanrb-35-2012"),
};

pub(crate) static STEP_NUMBER_UNKNOWN: Code = Code {
    number: "TBL-007",
    name: "table-number-unknown",
    severity: Severity::Warning,
    finds: text(
        "keterangan yang menunjuk nomor kegiatan yang tidak ada",
        "a note that points to a number of an activity that is not there",
    ),
    why: text(
        "panah ke kegiatan yang tidak ada tidak membawa berkas ke mana pun",
        "an arrow to an activity that is not there takes a case nowhere",
    ),
    instead: text(
        "periksa nomor itu di tabel asal",
        "look at that number in the imported table",
    ),
    law: None,
};

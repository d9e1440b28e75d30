//! The kinds of section a file has, as findings name them.

use maklumat_vocabulary::Text;

#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) words: Text,
}

macro_rules! places {
    ($($name:ident: $id:literal, $en:literal;)+) => {
        $(pub(crate) static $name: Place = Place { words: Text { id: $id, en: $en } };)+
    };
}

places! {
    FILE: "berkas layanan", "a service file";
    ADOPTS: "bagian adopsi", "the adoption";
    PACKAGE_FILE: "berkas paket", "a package file";
    RESULTS: "hasil terukur", "measured results";
    LOCK_FILE: "berkas kunci paket", "the lock of packages";
    INDEX_FILE: "daftar paket", "an index of packages";
    SERVICE: "layanan", "the service";
    STANDARD: "standar", "the standard";
    VARIANT: "pilihan layanan", "a variant";
    REQUIREMENT: "persyaratan", "a requirement";
    FIELD: "isian", "a field";
    PROMISE: "janji", "a promise";
    FEE: "biaya", "a fee";
    SOP: "SOP", "the SOP";
    STEP: "langkah", "a step";
    OUTCOME: "hasil keputusan", "an outcome";
    PARALLEL: "cabang sejajar", "parallel branches";
    CHECK: "pemeriksaan ambang", "a check";
    TIMEOUT: "batas tunggu", "a timeout";
    PRODUCT: "produk", "a product";
    NOTIFY: "pemberitahuan", "the notices";
    SURVEY: "survei", "the survey";
    RETENTION: "retensi", "the retention";
    ORGANISATION: "berkas organisasi", "the organisation file";
    REGENCY: "kabupaten", "the regency";
    PAPER: "penerimaan di kertas", "receipt on paper";
    PLEDGE: "maklumat", "the pledge";
    PRIORITY_CLASS: "golongan", "a class served first";
    SOURCE: "sumber isian", "a source of answers";
    UNIT: "satuan kerja", "a unit";
    CONTACT: "kontak", "a contact";
    POSITION: "jabatan", "a position";
    DEVICE: "alat", "a device";
    LAW_FILE: "berkas peraturan", "the law file";
    LAW: "peraturan", "a regulation";
    LIMIT: "batas waktu hukum", "a legal limit";
    CALENDAR_FILE: "berkas kalender", "the calendar file";
    HOURS: "jam layanan", "opening hours";
    RAMADAN: "masa Ramadan", "a Ramadan period";
    CLOSURE: "hari libur", "closures";
    ROSTER: "piket", "a roster";
    GUIDE: "berkas petunjuk", "the guide file";
    ELSEWHERE: "urusan di tempat lain", "a matter served elsewhere";
    LIFE_EVENT: "peristiwa hidup", "a life event";
    EVENT_SERVICE: "layanan dalam peristiwa", "a service of an event";
}

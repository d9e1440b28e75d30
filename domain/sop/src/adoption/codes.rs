//! The permanent codes of what can be wrong with an adoption.

use maklumat_vocabulary::{Code, Severity, Text};

pub(crate) static PACKAGE_ABSENT: Code = Code {
    number: "ADO-001",
    name: "package-absent",
    severity: Severity::Error,
    finds: Text {
        id: "paket yang diadopsi tidak ada di folder packages atau di kuncinya",
        en: "an adopted package that is not in the folder packages or not in its lock",
    },
    why: Text {
        id: "tanpa naskah paket, layanan ini hanya tinggal perubahannya",
        en: "without the text of the package nothing but the changes is left of the service",
    },
    instead: Text {
        id: "tambahkan paket itu dengan maklumat package add",
        en: "add the package with maklumat package add",
    },
    law: None,
};

pub(crate) static PACKAGE_CHANGED: Code = Code {
    number: "ADO-002",
    name: "package-changed",
    severity: Severity::Error,
    finds: Text {
        id: "naskah paket yang berbeda dari yang ditandatangani dan diadopsi",
        en: "a text of a package that is not the one that was signed and adopted",
    },
    why: Text {
        id: "perubahan setempat ditulis di lapisan sendiri; naskah paket yang berubah tidak lagi dijamin penerbitnya",
        en: "local changes stand in the overlay; a changed package is no longer vouched for by its origin",
    },
    instead: Text {
        id: "ambil lagi paket itu, dan tulis perubahan di berkas layanan sendiri",
        en: "fetch the package again, and write changes into the service's own file",
    },
    law: None,
};

pub(crate) static STRAY_CHANGE: Code = Code {
    number: "ADO-003",
    name: "stray-change",
    severity: Severity::Error,
    finds: Text {
        id: "penghapusan yang tidak menunjuk bagian atau baris paket",
        en: "a removal that names no section or line of the package",
    },
    why: Text {
        id: "yang disangka terhapus tetap berlaku bagi pemohon",
        en: "what is believed to be removed goes on to hold for applicants",
    },
    instead: Text {
        id: "sebut alamat bagian atau baris yang ada di paket",
        en: "name the address of a section or line of the package",
    },
    law: None,
};

pub(crate) static IDLE_POSITION: Code = Code {
    number: "ADO-004",
    name: "idle-position",
    severity: Severity::Advice,
    finds: Text {
        id: "jabatan paket yang dipadankan tetapi tidak mengerjakan langkah apa pun",
        en: "a position of the package that is mapped and performs no step",
    },
    why: Text {
        id: "biasanya salah tulis: jabatan yang dimaksud tetap memakai nama di paket",
        en: "mostly a slip: the position that was meant keeps its name of the package",
    },
    instead: Text {
        id: "tulis nama jabatan seperti di paket, atau hapus barisnya",
        en: "write the position as the package does, or remove the line",
    },
    law: None,
};

pub(crate) static ADOPTED_DRAFT: Code = Code {
    number: "ADO-005",
    name: "adopted-draft",
    severity: Severity::Advice,
    finds: Text {
        id: "layanan yang diadopsi tanpa keputusan atau tanggal berlaku sendiri",
        en: "an adopted service without a decree or an effective date of one's own",
    },
    why: Text {
        id: "keputusan dan tanggal daerah asal tidak berlaku di sini; sampai keduanya ditulis, ini rancangan",
        en: "decree and date of the origin do not hold here; until both are written, this is a draft",
    },
    instead: Text {
        id: "tulis decree dan effective sendiri di bagian service",
        en: "write decree and effective of one's own in the section service",
    },
    law: Some("pp-96-2012"),
};

pub(crate) static NOT_JOINED: Code = Code {
    number: "ADO-006",
    name: "overlay-not-joined",
    severity: Severity::Error,
    finds: Text {
        id: "lapisan yang tidak dapat disatukan dengan paketnya",
        en: "an overlay that cannot be put together with its package",
    },
    why: Text {
        id: "naskah yang disatukan setengah-setengah akan mengatakan hal yang tidak ditulis siapa pun",
        en: "a text put together by halves would say what nobody wrote",
    },
    instead: Text {
        id: "tulis tiap bagian dengan nama lengkapnya, satu baris satu nilai",
        en: "write every section with its full name, one value a line",
    },
    law: None,
};

pub(crate) static FOREIGN_NUMBER: Code = Code {
    number: "ADO-007",
    name: "foreign-sop-number",
    severity: Severity::Advice,
    finds: Text {
        id: "layanan yang diadopsi dan masih memakai nomor SOP daerah asal",
        en: "an adopted service that still has the SOP number of its origin",
    },
    why: Text {
        id: "nomor itu milik daerah asal, dan akan tercetak di lembar SOP di sini",
        en: "the number belongs to the origin, and would be printed on the SOP sheet here",
    },
    instead: Text {
        id: "tulis nomor sendiri di bagian sop",
        en: "write a number of one's own in the section sop",
    },
    law: None,
};

pub(crate) static ALL: [&Code; 7] = [
    &PACKAGE_ABSENT,
    &PACKAGE_CHANGED,
    &STRAY_CHANGE,
    &IDLE_POSITION,
    &ADOPTED_DRAFT,
    &NOT_JOINED,
    &FOREIGN_NUMBER,
];

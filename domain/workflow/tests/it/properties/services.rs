//! The services the properties are shown on, and their newer versions.

use maklumat_sop::CheckedSop;

use crate::branches::{BOTH_RETURN, SPLIT};
use crate::scenarios::{Dice, ONE_STEP, services, small, small_going_to};

/// A service, with the version its cases may move to.
pub(crate) struct Service {
    pub(crate) sop: CheckedSop,
    pub(crate) newer: Option<CheckedSop>,
}

/// A branch that times out into another step of the same branch, beside one that may be skipped.
const TIMED: &str = r#"
[step.periksa]
name     = "Membagi tugas pemeriksaan"
by       = "sekretariat"
inputs   = ["Berkas permohonan"]
time     = "1 jam"
output   = "Surat tugas"
parallel = { branches = ["telepon", "telaah"], join = "gabung" }

[step.telepon]
name    = "Menelepon pemohon"
by      = "inspektur"
inputs  = ["Surat tugas"]
time    = "1 jam"
output  = "Jawaban telepon"
timeout = { after = "2 jam", next = "kunjungi" }
next    = "kunjungi"

[step.kunjungi]
name   = "Mengunjungi lokasi"
by     = "inspektur"
inputs = ["Jawaban telepon"]
time   = "1 hari kerja"
output = "Berita acara"
visit  = "lokasi"

[step.kunjungi.record]
layak = { label = "Lokasi layak", type = "yes-no" }

[step.kunjungi.check]
layak = { pass = "layak", law = "permendagri-114-2018", repair = "Perbaiki lokasi" }

[step.kunjungi.outcome]
selesai = { when = "all-checks-passed", next = "gabung" }
ulang   = { when = "not all-checks-passed", return = "telepon", within = "7 hari" }

[step.telaah]
name   = "Menelaah berkas khusus"
by     = "kabid-pencegahan"
inputs = ["Surat tugas"]
time   = "1 hari kerja"
output = "Telaah"
when   = "jenis is khusus"
next   = "gabung"

[step.gabung]
name   = "Menyimpulkan hasil"
by     = "kepala-dinas"
inputs = ["Berita acara", "Telaah"]
time   = "1 jam"
output = "Kesimpulan"

[step.gabung.outcome]
layak    = { end = "done" }
periksa-lagi = { next = "periksa" }
"#;

/// Two branches, one of which splits again.
const NESTED: &str = r#"
[step.periksa]
name     = "Membagi tugas"
by       = "sekretariat"
inputs   = ["Berkas permohonan"]
time     = "1 jam"
output   = "Surat tugas"
parallel = { branches = ["bagi", "telaah"], join = "gabung" }

[step.bagi]
name     = "Membagi pemeriksaan lapangan"
by       = "inspektur"
inputs   = ["Surat tugas"]
time     = "1 jam"
output   = "Jadwal"
parallel = { branches = ["lokasi", "alat"], join = "rangkum" }

[step.lokasi]
name   = "Memeriksa lokasi"
by     = "inspektur"
inputs = ["Jadwal"]
time   = "1 hari kerja"
output = "Berita acara lokasi"

[step.lokasi.outcome]
baik  = { next = "rangkum" }
ulang = { return = "lokasi", within = "7 hari" }

[step.alat]
name   = "Memeriksa alat"
by     = "inspektur"
inputs = ["Jadwal"]
time   = "1 hari kerja"
output = "Berita acara alat"
next   = "rangkum"

[step.rangkum]
name          = "Merangkum pemeriksaan"
by            = "inspektur"
inputs        = ["Berita acara lokasi", "Berita acara alat"]
time          = "1 jam"
output        = "Rangkuman"
separate-from = ["alat"]
next          = "gabung"

[step.telaah]
name   = "Menelaah berkas khusus"
by     = "kabid-pencegahan"
inputs = ["Surat tugas"]
time   = "1 hari kerja"
output = "Telaah"
when   = "jenis is khusus"
next   = "gabung"

[step.gabung]
name   = "Menyimpulkan hasil"
by     = "kepala-dinas"
inputs = ["Rangkuman", "Telaah"]
time   = "1 jam"
output = "Kesimpulan"

[step.gabung.outcome]
layak    = { end = "done" }
perbaiki = { return = "periksa", within = "14 hari" }
"#;

/// How many services there are.
pub(crate) const SERVICES: usize = 19;

pub(crate) fn all_services() -> Vec<Service> {
    let published = services().map(|sop| Service { sop, newer: None });
    let unchanged = [SPLIT, BOTH_RETURN, TIMED, NESTED].map(|steps| Service {
        sop: small(steps),
        newer: Some(small_going_to(2, "periksa", steps)),
    });
    let renamed = Service {
        sop: small(ONE_STEP),
        newer: Some(small_going_to(2, "telaah", &ONE_STEP.replace("periksa", "telaah"))),
    };
    published.chain(unchanged).chain([renamed]).collect()
}

pub(crate) fn some_service(dice: &mut Dice) -> Service {
    all_services().swap_remove(dice.below(SERVICES))
}

#[test]
fn the_services_are_as_many_as_the_dice_have_sides() {
    assert_eq!(all_services().len(), SERVICES);
}

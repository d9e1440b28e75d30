//! Services with what the regency's own have little of: splits in splits, returns and timeouts inside branches, loops
//! back to a split, and two branches that lead through one step.

use maklumat_sop::CheckedSop;

use crate::scenarios::small;

pub(super) fn services() -> impl Iterator<Item = CheckedSop> {
    [NESTED, TIMED, BOTH_RETURN].into_iter().map(small)
}

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
awal  = { return = "bagi", within = "3 hari kerja" }
buruk = { end = "refused", reasons = ["Lokasi berbahaya"] }

[step.alat]
name   = "Memeriksa alat"
by     = "inspektur"
inputs = ["Jadwal"]
time   = "1 hari kerja"
output = "Berita acara alat"
when   = "jenis is khusus"
next   = "rangkum"

[step.rangkum]
name   = "Merangkum pemeriksaan"
by     = "inspektur"
inputs = ["Berita acara lokasi", "Berita acara alat"]
time   = "1 jam"
output = "Rangkuman"
next   = "gabung"

[step.telaah]
name   = "Menelaah berkas khusus"
by     = "kabid-pencegahan"
inputs = ["Surat tugas"]
time   = "1 hari kerja"
output = "Telaah"
when   = "jenis is khusus"
next   = "lengkapi"

[step.lengkapi]
name   = "Melengkapi telaah"
by     = "applicant"
inputs = ["Telaah"]
time   = "1 hari"
output = "Lampiran"
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
bagi-lagi = { next = "periksa" }
"#;

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
next    = "gabung"

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
name   = "Menelaah berkas"
by     = "kabid-pencegahan"
inputs = ["Surat tugas"]
time   = "1 hari kerja"
output = "Telaah"

[step.telaah.outcome]
baik  = { next = "gabung" }
ulang = { return = "telaah", within = "60 hari" }

[step.gabung]
name   = "Menyimpulkan hasil"
by     = "kepala-dinas"
inputs = ["Berita acara", "Telaah"]
time   = "1 jam"
output = "Kesimpulan"

[step.gabung.outcome]
layak        = { end = "done" }
periksa-lagi = { next = "periksa" }
"#;

/// A return in one branch while another return waits, and a join that is skipped.
const BOTH_RETURN: &str = r#"
[step.periksa]
name     = "Membagi tugas"
by       = "sekretariat"
inputs   = ["Berkas permohonan"]
time     = "1 jam"
output   = "Surat tugas"
parallel = { branches = ["lokasi", "berkas"], join = "gabung" }

[step.lokasi]
name   = "Memeriksa lokasi"
by     = "inspektur"
inputs = ["Surat tugas"]
time   = "1 hari kerja"
output = "Berita acara"

[step.lokasi.outcome]
baik  = { next = "gabung" }
ulang = { return = "lokasi", within = "7 hari" }

[step.berkas]
name   = "Memeriksa berkas"
by     = "kabid-pencegahan"
inputs = ["Surat tugas"]
time   = "1 hari kerja"
output = "Hasil pemeriksaan"

[step.berkas.outcome]
lengkap = { next = "gabung", marks = "complete" }
kurang  = { return = "berkas", within = "7 hari" }
mulai   = { return = "periksa", within = "7 hari" }

[step.gabung]
name   = "Menyimpulkan hasil"
by     = "kepala-dinas"
inputs = ["Berita acara", "Hasil pemeriksaan"]
time   = "1 jam"
output = "Kesimpulan"
when   = "jenis is khusus"
next   = "putus"

[step.putus]
name   = "Memutuskan permohonan"
by     = "kepala-dinas"
inputs = ["Kesimpulan", "Hasil pemeriksaan"]
time   = "1 jam"
output = "Keputusan"

[step.putus.outcome]
layak = { end = "done" }
ulang = { next = "periksa" }
"#;

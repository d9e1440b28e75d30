# Mengelola instalasi: layanan yang terbit, unit, hari, tarif, lembar.

nav-administration = Pengelolaan
administration-title = Pengelolaan
administration-lead = Semua yang diatur pengelola ada di sini. Isi berkas warga tidak terlihat dari halaman mana pun.
administration-services = Layanan
administration-people = Orang dan jabatan
administration-words = Kata-kata
administration-watching = Siapa berbuat apa
administration-accounts = Buat akun, beri jabatan, tutup akun.
administration-sign-in = Tentukan akun siapa yang wajib memakai kode ponsel.
administration-deputies = Tunjuk Plt atau Plh untuk jabatan yang kosong.
administration-absences = Lihat siapa yang tidak hadir dan siapa yang menggantikan.
administration-letters = Ubah kata-kata pesan dan lihat pesan yang macet.
administration-trail = Cari siapa berbuat apa, kapan.
administration-access = Lihat tabel wewenang tiap peran.

definitions-title = Layanan yang berlaku
definitions-about = Lihat versi yang berlaku, sejak kapan, oleh siapa, dan unduh berkasnya.
definitions-lead = Setiap versi yang sudah terbit tidak berubah lagi. Berkas yang berjalan tetap memakai versinya sampai selesai.
definitions-upload = Terbitkan perubahan
definitions-all-files = Unduh semua berkas yang berlaku (.zip)
definitions-waiting =
    { $count ->
       *[other] { $count } usulan menunggu diterbitkan.
    }
definitions-none = Belum ada layanan yang terbit. Unggah folder definisi untuk mulai.
definitions-count =
    { $count ->
       *[other] { $count } versi yang berlaku, akan berlaku, atau masih membawa berkas
    }
definition-service = Layanan
definition-version = Versi
definition-since = Berlaku mulai
definition-published = Diterbitkan
definition-running = Berkas berjalan
definition-files = Berkas definisi
definition-in-force = berlaku
definition-coming = akan berlaku
definition-former = versi lama
definition-shared = Berkas bersama
definition-file = Berkas
definition-holds = Isinya
definition-revision = Perubahan ke
published-by-command = lewat baris perintah

shared-organisation = satuan kerja, jabatan, dan komponen standar bersama
shared-organisation-english = terjemahan Inggris satuan kerja
shared-calendar = jam layanan, hari libur, dan piket
shared-law = peraturan dan batas waktunya
shared-guide = kata-kata sehari-hari dan peristiwa hidup
shared-guide-english = terjemahan Inggris petunjuk
shared-changes = { $added } baris baru atau berubah, { $removed } baris hilang atau berubah.
shared-same = sama dengan yang berlaku.

propose-title = Terbitkan perubahan
propose-about = Unggah berkas layanan, periksa temuannya, lihat seperti warga, lalu terbitkan.
propose-lead = Unggah berkas layanan yang baru atau berubah. Kami periksa dulu; Anda yang menerbitkan.
propose-files = Berkas definisi
propose-files-hint = Satu layanan (.toml), beberapa sekaligus, atau folder sebagai .zip atau .tar. Paling besar 8 MB.
propose-unit = Satuan kerja (untuk berkas tunggal)
propose-unit-hint = Arsip dengan folder services/ tidak memerlukannya.
propose-unit-by-file = Menurut nama berkas
propose-nothing-yet = Mengunggah belum menerbitkan apa pun. Usulan disimpan 14 hari dan dapat dibuang kapan saja.
propose-check = Unggah dan periksa
propose-waiting = Usulan yang menunggu

proposal-title = Periksa sebelum terbit
proposal-published = Sudah terbit
proposal-published-at = Semua isi usulan ini terbit { $time }. Permohonan baru memakainya mulai hari berlakunya.
proposal-uploaded = Diunggah { $time } oleh { $name }.
proposal-kept-until = Disimpan sampai { $day }.
proposal-files-count =
    { $count ->
       *[other] { $count } berkas.
    }
proposal-sound = Usulan ini dapat diterbitkan.
proposal-errors = Usulan ini belum dapat diterbitkan.
proposal-errors-count =
    { $count ->
       *[other] Ada { $count } kesalahan yang harus diperbaiki.
    }
proposal-other-findings = Ada { $warnings } peringatan dan { $advice } saran; keduanya tidak menghalangi.
proposal-in-the-way = Ada layanan yang belum dapat diterbitkan.
proposal-nothing-changes = Tidak ada yang berubah: semua isinya sudah terbit.
proposal-other = { $name } juga mengunggah berkas yang sama, { $time }. Sepakati dulu mana yang terbit.
proposal-services = Layanan dalam usulan ini
proposal-from-to = Versi { $from } diganti versi { $to }.
proposal-version = Versi { $version }.
proposal-effective = Berlaku mulai { $day }.
proposal-backdated = Peringatan: hari berlakunya sudah lewat. Versi ini berlaku begitu terbit. Bila ia harus menunggu, ubah service.effective.
proposal-changes = Yang berubah
proposal-keeps-english = Teks Inggris tidak ikut diunggah. Yang berlaku sekarang tetap dipakai.
proposal-running =
    { $count ->
       *[other] { $count } berkas berjalan pada versi { $version }.
    }
proposal-running-stay = Berkas itu tetap pada versinya sampai selesai. Memindahkan satu berkas adalah tindakan tersendiri oleh atasan.
proposal-public-page = Lihat halaman untuk warga
proposal-breaks = Dengan berkas bersama ini, layanan berikut tidak dapat berjalan lagi:
proposal-findings = Temuan
proposal-findings-lead = Kesalahan menghalangi terbit. Peringatan dan saran tidak.
proposal-all-files =
    { $count ->
       *[other] { $count } berkas dalam usulan ini
    }
file-left-out = (bukan definisi, tidak diterbitkan)
proposal-publish-title = Terbitkan atau buang
proposal-publish-lead = Menerbitkan tidak dapat dibatalkan: versi yang terbit tetap ada. Kesalahan diperbaiki dengan versi berikutnya. Kata sandi Anda diminta lagi bila terakhir ditulis lebih dari 15 menit lalu.
proposal-upload-again = Perbaiki berkasnya di komputer Anda, lalu unggah lagi. Usulan ini boleh dibuang.
proposal-publish = Terbitkan
proposal-again = Unggah lagi
proposal-drop = Buang usulan
proposal-see-all = Lihat layanan yang berlaku
flash-proposal-dropped = Usulan dibuang. Tidak ada yang berubah.

standing-new-service = layanan baru
standing-new-version = versi baru
standing-published = terbit
standing-unchanged = sudah terbit, tidak berubah
standing-errors = ada kesalahan
standing-errors-then = Perbaiki kesalahan pada berkas layanan ini, lalu unggah lagi.
standing-draft = masih rancangan
standing-draft-then = Isi service.decree dengan keputusan yang menetapkan standar ini.
standing-version-taken = nomor versi sudah dipakai
standing-version-taken-then = Versi ini sudah terbit dengan isi lain. Naikkan service.version.
standing-older = versi lebih lama
standing-older-then = Versi yang lebih baru sudah terbit. Mulai dari berkas yang berlaku.
standing-nothing-new = isinya tidak berubah
standing-nothing-new-then = Isinya sama dengan versi yang sudah terbit. Ubah isinya, atau buang usulan ini.
standing-english-alone = hanya terjemahan
standing-english-alone-then = Unggah bersama berkas layanannya, dengan nomor versi baru.

finding-error = Kesalahan
finding-warning = Peringatan
finding-advice = Saran
finding-place = { $file }, baris { $line }, kolom { $column }
finding-fix = Perbaikan:

preview-mark = Pratinjau, belum berlaku.
preview-mark-then = Begini warga akan melihatnya. Tidak ada yang dapat dikirim dari sini.
preview-back = Kembali ke usulan
preview-titled = Pratinjau: { $title }
preview-service = Lihat seperti warga
preview-form = Lihat isiannya
preview-sop = Lihat SOP bergambar
preview-form-title = Isian { $name }
preview-form-lead = Semua pertanyaan berurutan. Warga menjawab satu per halaman, dan hanya yang berlaku baginya.

trail-service-published = Layanan diterbitkan
trail-shared-file-published = Berkas bersama diterbitkan
trail-version = { $name }, versi { $version }

administration-days = Hari dan jam
units-title = Satuan kerja dan jabatan
units-about = Lihat layanan, jam, dan siapa memegang jabatan di tiap satuan kerja.
units-lead = Jabatan tanpa pemegang ditandai. Bila jabatan itu mengerjakan langkah, berkas berhenti di sana.
units-stuck =
    { $count ->
       *[other] { $count } jabatan yang mengerjakan langkah tidak dipegang siapa pun. Berkas berhenti di sana.
    }
units-none = Belum ada satuan kerja. Unggah organisation.toml untuk mulai.
units-count =
    { $count ->
       *[other] { $count } satuan kerja
    }
unit-hours = Jam layanan
unit-services = Layanan
unit-positions = Jabatan
unit-vacant = Jabatan kosong
unit-stuck-count = { $count } kosong, berkas berhenti
unit-vacant-count = { $count } kosong
unit-all-held = semua terisi
unit-position = Jabatan
unit-holders = Dipegang
unit-asked = Menurut standar
unit-above = Atasan
unit-performs = Mengerjakan langkah pada
unit-of = { $held } dari { $count }
unit-short = kurang
unit-position-stuck = kosong, berkas berhenti
unit-position-vacant = kosong
unit-position-how = Jabatan diberikan lewat
unit-no-service = Satuan kerja ini belum punya layanan.

calendar-title = Hari kerja dan libur
calendar-about = Lihat hari libur setahun dengan keputusannya, piket, dan jam layanan.
calendar-heading = Hari kerja dan libur { $year }
calendar-years = Tahun
calendar-months = Dua belas bulan
calendar-unknown = Hari libur tahun ini belum ada. Tenggat di tahun itu dihitung dari hari dalam minggu saja, jadi dapat terlalu pendek.
calendar-off = libur menurut keputusan
calendar-rest = tutup setiap minggu
calendar-no-decree = tanpa dasar hukum
calendar-no-hours = belum diatur
calendar-closed = tutup
calendar-ramadan-days = Jam Ramadan berlaku dari { $from } sampai { $until }.
calendar-rosters = Piket pada hari libur
calendar-rosters-lead = Piket membuka kantor pada hari libur. Hari itu tetap bukan hari kerja: tidak ada tenggat yang jatuh padanya.
calendar-no-roster = Tidak ada piket pada hari libur tahun ini.
calendar-roster = { $unit }, { $days }: buka { $hours } dengan { $staff }.
calendar-hours-name = Jam
calendar-units = Satuan kerja
calendar-around-the-clock = Buka setiap hari; hari libur tidak berpengaruh.
calendar-no-unit = hanya layanan yang menyebutnya
calendar-day = Hari
calendar-ordinary = Hari biasa
calendar-ramadan = Ramadan
calendar-change = Menambah atau mencabut hari libur daerah
calendar-change-download = Unduh calendar.toml yang berlaku.
calendar-change-write = Tulis atau hapus harinya di bawah keputusan yang menetapkannya. Keputusan itu harus ada di law.toml.
calendar-change-upload = Unggah berkasnya. Sebelum terbit Anda melihat tenggat mana yang bergeser.

fees-title = Tarif yang berlaku
fees-about = Lihat tiap tarif dengan dasar hukum, rumus, dan contoh hitungan.
fees-lead = Warga hanya dipungut menurut tabel ini. Contoh memakai jawaban rekaan.
fees-none = Belum ada layanan yang terbit, jadi belum ada tarif.
fees-change = Tarif berubah lewat versi baru layanannya, dengan dasar hukumnya.
fee-amount = Besar atau rumus
fee-example = Contoh: { $facts }. Hasil: { $amount }.
fee-coming = berlaku mulai { $day }
fee-over = berakhir { $day }
fee-ground-missing = dasar hukum tidak berlaku
fee-ground-unverified = dasar hukum belum dicocokkan

moved-title = Tenggat yang bergeser
moved-count = Dari { $looked } berkas yang berjalan, { $later } bergeser ke belakang dan { $earlier } maju.
moved-cut-off = Hanya 2.000 berkas pertama yang dihitung.
moved-due = dari { $from } ke { $to }.
moved-then = Tenggat baru tampil bagi warga dan petugas begitu terbit. Batas waktu menurut hukum tetap diperiksa.
moved-none = Tidak ada tenggat yang bergeser pada { $looked } berkas yang berjalan.

sheets-title = Kop surat dan dokumen
sheets-about = Lihat kop tiap satuan kerja dan contoh setiap dokumen yang terbit.
sheets-lead = Contoh memakai nilai rekaan, bertanda CONTOH / SPECIMEN di setiap halaman, dan kodenya tidak membuktikan apa pun.
sheets-signer = Ditandatangani { $position }.
sheets-documents = Dokumen
sheets-document = Dokumen
sheets-template = Bentuk
sheets-number = Nomor pertama
sheets-preview = Contoh
sheets-see = Lihat contoh (PDF)
sheets-plain-letter = dicetak sebagai surat dinas biasa
sheets-no-document = tidak dicetak di sini
sheets-change = Kop diambil dari organisation.toml; nama, nomor, dan bentuk dokumen dari berkas layanannya.

retention-title = Masa simpan dan pemusnahan
retention-about = Lihat apa disimpan berapa lama, dan musnahkan yang habis masanya.
retention-lead = Data pribadi disimpan selama aturan memintanya, lalu dimusnahkan atau diserahkan ke arsip.
retention-due = Habis masa simpannya
retention-nothing-due = Tidak ada yang harus dimusnahkan sekarang.
retention-count =
    { $count ->
       *[other] { $count } berkas sudah habis masa simpannya.
    }
retention-oldest = Yang tertua selesai { $day }.
retention-record = Nomor berita acara pemusnahan
retention-record-hint = Contoh: 12/BA/2026. Nomor ini masuk jejak audit.
retention-stays = Yang hilang: jawaban, bukti, catatan, dan surat. Yang tetap: riwayat tanpa nama, rantai bukti, nomor dokumen, dan angka. Paling banyak 200 berkas sekali jalan. Cadangan lama masih memuatnya; musnahkan juga.
retention-erase = Musnahkan data pribadi
retention-services = Masa simpan tiap layanan
retention-keep = Disimpan
retention-then = Sesudah itu
retention-over = Habis masanya
retention-archive = diserahkan ke arsip
retention-destroy = dimusnahkan
retention-others = Selain berkas permohonan
kept-history = Riwayat berkas tanpa data pribadi, dengan rantai bukti
kept-documents = Nomor dokumen dan daftar yang dicabut
kept-trail = Jejak audit
kept-definitions = Setiap versi layanan dan berkas bersama
kept-drafts = Permohonan yang belum dikirim
kept-uploads = Unggahan yang tidak selesai
kept-letters = Catatan pesan keluar di luar berkas
kept-proposals = Usulan yang belum terbit
kept-for-ever = tanpa batas waktu
kept-one-day = 1 hari
kept-fourteen-days = 14 hari
kept-thirty-days = 30 hari sejak terakhir disimpan
kept-ninety-days = 90 hari
flash-cases-erased = Data pribadi sudah dimusnahkan. Jejaknya tercatat.
trail-cases-erased = Data pribadi dimusnahkan
trail-erased = { $count } berkas, berita acara { $record }

account-close-title = Tutup akun ini?
account-close-lead = { $name } langsung keluar dan tidak dapat masuk lagi. Apa yang pernah dikerjakan tetap tercatat.
account-close-positions =
    { $count ->
        [0] Akun ini tidak memegang jabatan.
       *[other] { $count } jabatan berakhir hari ini.
    }
account-close-vacant = Sesudah itu tidak ada yang memegang:
account-close-files =
    { $count ->
        [0] Tidak ada berkas yang sedang dipegang.
       *[other] { $count } berkas yang dipegang kembali ke antrean.
    }
account-close-deputy = Beri jabatan itu kepada orang lain, atau tunjuk Plt, supaya berkas tidak berhenti di sana.
position-over-count = Jabatan ini hanya untuk { $count } orang, dan sekarang dipegang lebih banyak. Akhiri yang tidak perlu.

### Yang ada di semua halaman: kepala, kaki, pesan, tanggal, halaman kesalahan.

skip = Langsung ke isi
tagline = Pelayanan publik kabupaten
work-tagline = Petugas dan pengawas
nav-main = Utama
nav-services = Layanan
nav-track = Lacak
nav-complain = Pengaduan
nav-verify = Cek dokumen
nav-inbox = Kotak kerja
nav-oversight = Pengawasan
nav-accounts = Petugas
crumb = Jejak halaman
on-this-page = Di halaman ini
other-language = English
sign-out = Keluar

foot-help = Butuh bantuan?
foot-help-contact = Datang ke loket pada jam layanan, atau hubungi
foot-help-link = kantor yang Anda tuju
foot-help-no-phone = Tanpa ponsel? Datang ke loket atau kantor desa. Hak dan tenggatnya sama.
foot-fraud = Jaga diri dari penipuan
foot-fraud-words = Petugas tidak pernah meminta PIN Anda. Semua biaya tertulis di halaman layanan.
foot-about = Tentang layanan ini
foot-performance = Kinerja kami, terbuka
foot-officers = Halaman petugas

flash-answer-taken = Kelengkapan sudah dikirim. Berkas dikerjakan lagi.
flash-answer-sent = Jawaban Anda sudah kami terima. Hitungan hari berjalan lagi.
flash-withdrawn = Permohonan sudah ditarik.
flash-step-done = Langkah selesai. Salah pilih? Buka lagi berkasnya dari daftar “selesai oleh Anda”.
flash-step-released = Berkas dilepas dan kembali ke antrean.
flash-paid = Pembayaran tercatat.
flash-override-made = Penyimpangan tercatat dan terlihat oleh pemohon.
flash-case-moved = Berkas pindah ke versi baru. Alasannya tercatat.
flash-position-given = Jabatan sudah diberikan.
flash-position-taken-back = Jabatan yang belum mulai sudah dibatalkan.
flash-position-ended = Jabatan sudah diakhiri.
flash-account-closed = Akun sudah ditutup.
flash-password-changed = Kata sandi sudah diganti.
flash-nothing-waiting = Tidak ada berkas yang menunggu.
flash-not-found = Tidak ada berkas dengan kode itu yang boleh Anda lihat.
flash-signed-out = Anda sudah keluar.

moment = { $day } pukul { $time }
today-at = hari ini pukul { $time }
until = sampai { $day }
until-strong = sampai **{ $day }**
at-latest = Paling lambat { $day }.
day = Hari
month = Bulan
year = Tahun

day-used = dipakai petugas
day-paused = jeda, menunggu pemohon
day-today = Hari ini
day-left = Sisa
day-due = Tenggat
day-off = libur
days-heading = Hitungan hari kerja:
legend-used = Dipakai petugas, { $days } hari
legend-paused = Jeda menunggu pemohon, { $days } hari

zone-red = Mendesak
zone-yellow = Dekat
zone-green = Cukup

channel-online = lewat internet
channel-counter = di loket
channel-phone = lewat telepon
channel-village = di kantor desa

service = Layanan
unit = Kantor
applicant = Pemohon
you = Anda
reference = Kode berkas
pin = PIN
phone = Nomor ponsel
fee = Biaya
fingerprint = Sidik:
government = Pemerintah { $regency }
service-version = { $service }, standar versi { $version }
search = Cari
see = Lihat
back = Kembali
continue = Lanjut
change = Ubah
remove = Hapus
yes = Ya
no = Tidak
may-be-empty = (boleh kosong)
not-filled = Belum diisi
only-if = hanya bila
reasons = Alasan
all-services = Semua layanan
to-home = Ke halaman depan
to-track = Lacak berkas
files-count = { $count } berkas
list-and = { " " }dan{ " " }
list-or = { " " }atau{ " " }
list-response = Ditanggapi dalam { $time }

error-prefix = Kesalahan:
errors-count = Ada { $count } yang perlu diperbaiki
date-hint = Contoh: 31 12 2028

not-found = Halaman ini tidak ada
not-found-then = Alamatnya mungkin salah ketik, atau halaman sudah dipindah. Mulai lagi dari halaman depan.
broken = Ada yang rusak di sistem kami
broken-then = Ini bukan kesalahan Anda. Yang sudah tersimpan tidak hilang. Coba lagi sebentar lagi.
unavailable = Layanan sedang tidak bisa dibuka
unavailable-then = Coba lagi beberapa menit lagi. Yang sudah tersimpan tidak hilang.
incident = Sebut nomor ini jika Anda menghubungi kami: **{ $number }**
not-accepted = Kiriman tidak bisa dibaca
not-accepted-then = Kembali ke halaman sebelumnya, periksa isian, lalu kirim lagi.
no-room = Terlalu banyak yang mengunggah saat ini
no-room-then = Coba lagi satu menit lagi. Berkas tadi belum diterima. Yang lain sudah tersimpan dan tidak hilang.
too-large = Kiriman terlalu besar
too-large-then = Paling besar 10 MB untuk satu berkas. Foto ulang dengan ukuran lebih kecil, lalu kirim lagi.
foreign-form = Kiriman ini tidak datang dari halaman kami
foreign-form-then = Demi keamanan, kiriman tidak diproses. Buka lagi halamannya, lalu isi dari awal.
locked = Terlalu banyak percobaan
locked-then = Coba lagi { $time }. Ini melindungi data Anda dari orang yang menebak-nebak.
flash-document-revoked = Dokumen sudah dicabut.
fingerprint-label = Sidik

overloaded = Pengunjung sedang sangat banyak
overloaded-then = Tunggu lima detik, lalu buka lagi halaman ini. Yang sudah tersimpan tidak hilang. Yang baru Anda kirim belum kami terima: kirim sekali lagi.

too-slow = Formulir belum sampai
too-slow-then = Sambungan terlalu lambat. Kembali, lalu kirim sekali lagi. Yang sudah tersimpan tidak hilang.
at-work-back = Ke meja kerja
at-work-serving = Anda mengisi untuk orang lain. Pakai kata-kata pemohon sendiri.
at-work-looking = Ini halaman yang dilihat warga.
at-work = Meja kerja

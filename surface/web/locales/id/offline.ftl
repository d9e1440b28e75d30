# Without a network, and without current.

# Formulir kertas bernomor
flash-pack-printed = Nomornya sudah dibuat. Buka PDF-nya, lalu cetak satu kali.
flash-number-struck = Nomor sudah dicoret.
paper-link = Formulir kertas
paper-title = Formulir kertas
paper-lead = Untuk saat listrik atau jaringan mati. Cetak sekarang, simpan di loket, dan masukkan isinya begitu pulih.
paper-print-heading = Cetak paket baru
paper-print-note = Setiap formulir mendapat nomor yang hanya dipakai satu kali, dengan tanda terima ber-QR untuk pemohon.
paper-how-many = Jumlah formulir
paper-how-many-hint = Satu paket paling banyak { $most }.
paper-print = Buat paket
paper-packs = Paket yang sudah dicetak
paper-no-packs = Belum ada paket. Cetak satu sebelum listrik atau jaringan mati.
paper-printed-at = Dicetak
paper-printed-by = Oleh
paper-count-printed = Formulir
paper-count-entered = Dimasukkan
paper-count-struck = Dicoret
paper-count-open = Masih terbuka
version-number = standar versi { $version }
pack-title = Paket formulir
pack-lead = { $forms } formulir, standar versi { $version }, dicetak { $at } oleh { $by }.
pack-counts = **{ $entered }** sudah dimasukkan, **{ $struck }** dicoret, **{ $open }** masih terbuka.
pack-print-heading = Cetak satu kali
pack-print-note = Cetakan kedua memakai nomor yang sama. Sesudah satu nomor dipakai, PDF ini tidak dapat dibuka lagi.
pack-open-pdf = Buka PDF untuk dicetak
pack-numbers = Nomor dalam paket ini
paper-number = Nomor formulir
paper-state = Keadaan
paper-what-is-known = Yang diketahui
paper-is-open = terbuka
paper-is-begun = sedang diisi
paper-is-entered = dimasukkan
paper-is-struck = dicoret
paper-open = Belum dimasukkan. Formulirnya ada di laci, atau sudah di tangan pemohon.
paper-begun = Diterima { $received }. Isinya sedang dimasukkan.
paper-entered = Diterima { $received }, dimasukkan { $entered }.
paper-struck = Dicoret { $at }: { $reason }.
strike-heading = Coret nomor
strike-note = Untuk formulir yang tidak akan dimasukkan. Nomor yang dicoret tidak dapat dipakai lagi. Formulirnya tetap disimpan.
strike-reason = Alasan
strike = Coret nomor ini
struck-miswritten = salah tulis
struck-damaged = rusak atau salah cetak
struck-lost = hilang
struck-unused = tidak terpakai, diganti paket baru
struck-other = permohonannya diajukan dengan cara lain

# Halaman di balik QR formulir
form-title = Formulir kertas
form-open-heading = Formulir ini belum dimasukkan ke sistem
form-begun-heading = Formulir Anda sudah diterima di kertas dan sedang dimasukkan
form-entered-heading = Formulir Anda sudah masuk
form-struck-heading = Formulir ini dicoret
form-of = { $service }, { $unit }
form-open-nothing = Kami hanya tahu bahwa formulir bernomor ini dicetak. Isinya belum kami ketahui.
form-open-handed-in = Sudah Anda serahkan? Simpan tanda terimanya. Waktu yang tertulis di sana tetap berlaku, walau isinya dimasukkan belakangan.
form-open-within = Petugas wajib memasukkannya dalam { $within } sesudah diterima.
form-begun-words = Diterima di kertas **{ $received }**. Janji layanan dihitung dari waktu itu.
form-entered-words = Diterima di kertas **{ $received }**, dimasukkan { $entered }. Janji layanan dihitung dari waktu penerimaan.
form-entered-track = Lacak dengan nomor dan PIN
form-struck-words = Petugas mencoret nomor ini pada { $at }. Tidak ada permohonan dengan nomor ini. Pegang tanda terima yang berisi waktu dan tanda tangan? Bawa ke loket.
form-printed = Dicetak
form-ask = Tanya { $unit }:
form-service-link = Syarat, biaya, dan waktu { $service }

# Memasukkan formulir kertas
flash-entering-paper = Isi seperti yang tertulis di kertas.
flash-paper-of-other-version = Aturan pada hari penerimaan berbeda versi dengan formulirnya. Tanyakan kepada pemohon yang belum tertulis.
paper-enter = Masukkan formulir kertas
from-paper = dari kertas
case-from-paper = **Dari kertas.** Diterima { $received }, dimasukkan { $entered }. Sebab: { $why }. Semua tenggat dihitung dari waktu penerimaan.
enter-title = Masukkan formulir kertas
enter-lead = Salin dari formulir dan dari bagian kantor tanda terimanya.
enter-number-hint = Di sudut kanan atas, misalnya SR 2611 7K4 Q2M. Bisa juga dipindai.
enter-received = Kapan diterima?
enter-received-hint = Waktu yang tertulis di tanda terima, bukan waktu Anda mengetik. Janji layanan dihitung dari sini.
enter-day = Tanggal
enter-time = Jam
enter-why = Sebab diterima di kertas
paper-no-power = Listrik mati
paper-no-line = Jaringan mati
paper-system-down = Sistem tidak dapat dibuka
enter-money = Ada uang yang diterima dengan kuitansi kertas
enter-money-hint = Jumlahnya harus sama dengan tarif resmi. Masuk ke kas Anda hari ini.
enter-money-sum = Uang diterima (Rp)
enter-money-receipt = Nomor kuitansi kertas
enter-go-on = Lanjut mengisi
enter-note = Isian susulan ditandai di berkas dan di halaman lacak pemohon, dan jumlahnya dilaporkan kepada pengawas.

# Pengawasan isian susulan
from-paper-title = Diterima di kertas
from-paper-link = Isian susulan dari kertas
from-paper-lead = Permohonan yang diterima di kertas saat listrik atau jaringan mati, lalu dimasukkan belakangan.
from-paper-none = Dalam masa ini tidak ada isian susulan.
from-paper-count = Dimasukkan
from-paper-median = Separuh dimasukkan dalam
from-paper-longest = Paling lama
from-paper-explained = Dihitung menurut hari dimasukkan, dalam jam kerja unit. Semua angka ketepatan waktu di halaman lain dihitung dari waktu penerimaan di kertas.

# Jaringan putus di loket
queue-title = Kiriman yang belum terkirim
queue-offline = Jaringan putus. Yang Anda kirim disimpan di perangkat ini dulu.
queue-waiting = Belum terkirim: [berapa] menunggu.
queue-not-sent = belum terkirim
queue-refused = ditolak saat dikirim, buka halamannya
queue-sign-in = Masuk lagi supaya dapat dikirim.
queue-kept = Tersimpan di perangkat ini. Dikirim satu kali begitu jaringan pulih.
queue-sent = Terkirim: [berapa].
queue-send-now = Kirim sekarang
queue-open-page = Buka halamannya
queue-discard = Buang
queue-discard-sure = Buang kiriman ini? Isinya hilang dan tidak dikirim.
queue-leave-sure = [berapa] kiriman belum terkirim. Keluar sekarang menghapusnya. Tetap keluar?

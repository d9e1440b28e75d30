### Menemukan layanan: bahasa, ukuran huruf, yang dilihat orang lain sebelum membuka halaman.

site-description = Layanan { $regency }: syarat, biaya, dan tanggal selesai tertulis sebelum Anda mengajukan. Lacak berkas dan periksa dokumen di sini.
preferences = Bahasa dan ukuran huruf
size-label = Ukuran huruf:
size-ordinary = Huruf biasa
size-large = Huruf besar
size-largest = Huruf terbesar

home-description = Cari layanan { $regency } dengan kata Anda sendiri. Setiap layanan menulis syarat, biaya, dan tanggal selesai sebelum Anda mengajukan.
catalogue-description = Semua { $count } layanan { $regency } menurut kantor, dengan lama dan biayanya.
service-description = { $summary } Paling lama { $time }. Biaya { $fee }.
legal-sop-description = SOP resmi { $name }: langkah, pelaksana, mutu baku, dan waktu. Tabel ini sama dengan alur yang berjalan.
complain-description = Tempat mengadu tentang pelayanan: alamat, telepon, dan WhatsApp setiap kantor, dan berapa lama dijawab.
performance-description = Berapa permohonan selesai sesuai janji di setiap kantor, terbuka untuk semua.
track-description = Lihat siapa yang memegang berkas Anda dan sampai kapan, dengan kode berkas dan PIN.
verify-description = Periksa apakah dokumen asli, masih berlaku, dan tidak dicabut. Pemeriksaan berjalan di ponsel Anda.
event-description = { $name }: layanan yang diperlukan menurut urutannya ({ $services }), dan yang dibawa sekali untuk semua.

found-by = Cocok karena: { $reasons }.
found-by-name = nama layanan
found-by-everyday = juga disebut “{ $words }”
found-by-choice = ada pilihan “{ $words }”
found-by-product = hasilnya “{ $words }”
found-by-summary = penjelasan layanan
found-by-requirement = ada syarat “{ $words }”
found-by-unit = nama kantor
did-you-mean = Maksud Anda:
meant-shown = Itu yang ditampilkan.
served-elsewhere = **{ $name }** tidak dilayani di sini. Yang melayani: { $place }.
search-nothing-ours = Tidak ada layanan kami untuk itu
search-then-words = Tulis satu atau dua kata saja, misalnya nama dokumennya.
search-then-list = Atau lihat daftarnya menurut kantor.
search-then-counter = Atau tanya petugas di loket atau kantor desa. Petugas mencarikan untuk Anda.
search-phones = Atau telepon kantornya
search-results = Layanan yang ditemukan
search-events = Peristiwa hidup yang cocok
results-before = Halaman sebelumnya
results-next = Halaman berikutnya

catalogue-lead = Menurut kantor, dengan lama dan biayanya.
catalogue-narrow = Persempit
catalogue-every-unit = Semua kantor
catalogue-only = Hanya yang
catalogue-show = Tampilkan
catalogue-reset = Tampilkan semua
catalogue-nothing = Tidak ada layanan dengan pilihan itu. Hapus salah satu pilihan.
only-online = bisa lewat internet
only-free = tanpa biaya
only-open-on-holidays = buka pada hari libur

all-events = Semua peristiwa hidup
event-eyebrow = Peristiwa hidup
event-services = Yang diurus, menurut urutannya
event-due = selesai paling lambat { $day } bila diajukan hari ini
event-choice = Dipilihkan: { $choice }
event-bring = Dibawa sekali untuk semua
event-bring-note = Petugas hanya boleh meminta yang tertulis di sini. Yang diperlukan beberapa layanan ditulis lebih dahulu.
event-bring-for = Untuk: { $services }.
event-others = Lainnya

for-me = Apakah ini untuk saya?
for-me-note = Pilih yang cocok. Halaman ini lalu hanya menulis syarat, biaya, dan waktu untuk Anda. Tidak ada yang disimpan.
for-me-show = Tampilkan untuk saya
for-me-all = Tampilkan semua pilihan
for-me-result = Untuk pilihan Anda
for-me-choice = Pilihan
for-me-count = { $count } hal, lihat daftarnya
for-me-due = bila diajukan lengkap sekarang: { $due }
for-me-open = Masih ada pertanyaan yang belum dijawab. Syarat yang bergantung padanya ditandai “hanya bila”.
chosen-for = Untuk: { $choice }
chosen-requirements = Untuk **{ $choice }**.
may-be-refused = Kapan permohonan ditolak
refused-only-so = Di luar alasan ini permohonan tidak boleh ditolak.
may-be-redirected = Kapan permohonan dialihkan

share = Bagikan halaman ini
share-whatsapp = Kirim lewat WhatsApp
share-copy = Salin alamat
share-copied = Alamat tersalin
instead-of = pengganti bila “{ $other }” tidak ada
past-times = Separuh selesai dalam { $median }, sembilan dari sepuluh dalam { $most } (dari { $count } permohonan, termasuk waktu Anda).
hits-close = Paling cocok
hits-others = Mungkin juga yang ini
response-if-today = Bila diminta sekarang, { $today }, Anda ditanggapi paling lambat **{ $due }**.

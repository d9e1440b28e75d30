# Filling in and sending.

## Sheets of a document
upload-limits = Foto dengan ponsel atau pilih PDF. Paling besar 10 MB per berkas, paling banyak 20 lembar. Jika sinyal putus, kiriman dilanjutkan, tidak diulang. Lokasi dan data kamera dihapus dari foto.
upload-photo = Foto
upload-up = Naikkan
upload-down = Turunkan
upload-retake = Ganti lembar ini
upload-retake-how = Buram atau salah? Foto lagi di tempat terang, tahan ponsel di atas kertas. Lembar yang baru menempati urutan yang sama.
upload-replace = Ganti
upload-shrinking = Foto dikecilkan di ponsel Anda.
upload-sending = Sedang dikirim. Boleh sambil mengisi yang lain.
upload-waiting = Sinyal lemah. Kiriman menunggu, lalu jalan terus.
upload-cancel = Batalkan kiriman
upload-cancelled = Kiriman dibatalkan. Pilih berkas lagi jika perlu.
upload-failed = Kiriman belum berhasil. Pilih berkas yang sama lagi untuk meneruskan, atau tekan Lanjut untuk mengirim semuanya sekaligus.

## Save and go on later
save-for-later = Simpan dan lanjut nanti
saved-at = Tersimpan pukul { $time }. Disimpan sampai { $day }.
elsewhere-answers = Isian dari perangkat atau jendela lain
saved-title = Permohonan tersimpan
saved-heading = Permohonan Anda tersimpan, belum dikirim
saved-answer-heading = Jawaban Anda tersimpan, belum dikirim
saved-until = Disimpan sampai kapan
saved-kept = Disimpan sampai { $day }
saved-after = Sesudah itu isian dan foto dihapus, dan Anda mulai dari awal. Setiap kali Anda menyimpan, waktunya dihitung lagi.
saved-answer-after = Kirim sebelum itu. Sesudah itu permohonan ditutup.
saved-last = Terakhir disimpan { $moment }.
saved-soon = Tinggal { $days } hari lagi. Kirim sebelum dihapus.
saved-go-on = Lanjutkan mengisi
saved-go-on-answer = Lanjutkan menjawab
saved-what = Apa yang masih kurang
saved-complete = Semua sudah diisi. Tinggal periksa dan kirim.
saved-missing = { $count } bagian belum lengkap:
saved-elsewhere = Lanjutkan dari ponsel atau komputer lain
saved-elsewhere-open = Buka situs ini, lalu pilih Lacak.
saved-elsewhere-reference = Tulis kode berkas **{ $reference }**.
saved-elsewhere-pin = Tulis PIN yang Anda catat saat mulai.
saved-see-codes = Lihat kode dan PIN sekali lagi
saved-pin-lost = PIN tidak tercatat?
saved-pin-lost-words = Buat PIN baru. PIN lama tidak berlaku lagi, juga di perangkat lain.
saved-phone = Nomor ponsel yang Anda tulis saat mulai
saved-new-pin = Buat PIN baru
saved-leave = Tutup berkas ini di perangkat ini
track-form-then = Halaman yang Anda simpan hanya terbuka untuk pemohon. Tulis kode dan PIN, lalu Anda kembali ke sana.

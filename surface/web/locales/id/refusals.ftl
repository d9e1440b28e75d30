### Mengapa satu isian tidak diterima: apa yang ditulis, apa yang perlu.

error-missing = { $label }: belum diisi.
error-choose = { $label }: pilih salah satu.
error-choose-one = Jenis penyimpangan: pilih salah satu.
error-duration = Tambahan waktu: tulis angka dan satuannya, misalnya 5 hari kerja.
error-date = { $label }: tulis hari, bulan, dan tahun dengan angka. Contoh: 17 8 1990.
error-date-none = { $label }: tanggal ini tidak ada di kalender. Periksa hari dan bulannya.
error-date-missing = { $label }: isi hari, bulan, dan tahun.
error-date-year = { $label }: tahunnya tidak mungkin benar. Tulis empat angka.
error-integer = { $label }: tulis bilangan bulat tanpa titik dan koma.
error-decimal = { $label }: tulis angka saja, dengan koma untuk pecahan. Contoh: 5,2.
error-money = { $label }: tulis jumlah rupiah. Contoh: 250.000.
error-too-small = { $label }: paling kecil { $min }.
error-too-large = { $label }: paling besar { $max }.
error-too-long = { $label }: Anda menulis { $length } huruf, paling banyak { $limit }.
error-control = { $label }: ada tanda yang tidak bisa dibaca. Ketik ulang.
error-nik = { $label }: Anda menulis { $length } angka, seharusnya { $expected }.
error-nik-date = { $label }: angka tanggal lahir di dalam NIK tidak mungkin benar. Periksa angka ke-7 sampai ke-10.
error-nib = { $label }: Anda menulis { $length } angka, seharusnya { $expected }.
error-lost-pin = Tulis NIK 16 angka, nomor ponsel, atau kode berkas, misalnya 0812 3456 7890.
error-phone = Nomor ponsel ditulis dengan 9 sampai 14 angka. Contoh: 0812 3456 7890.
error-email = { $label }: tulis lengkap dengan tanda @. Contoh: nama@contoh.id.
error-plate = { $label }: tulis seperti di pelat. Contoh: ZZ 1234 AB.
error-file-missing = Berkas ini belum ada. Pilih foto atau PDF, atau bawa ke loket.
error-declare = Centang pernyataan bahwa data dan berkas ini benar.
error-other = Isian ini belum bisa diterima. Periksa lagi.

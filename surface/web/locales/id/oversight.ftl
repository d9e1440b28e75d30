### Halaman pimpinan dan pengawas, dan kolom yang sama di halaman kinerja umum.

oversight-title = Keadaan pelayanan
oversight-as-of = Tiga bulan terakhir, dihitung { $time }
oversight-services = Layanan, dari yang paling perlu dibantu
oversight-note = Angka untuk dilihat, bukan tuduhan. Tanyakan sebabnya kepada kantor, lalu bantu.
stat-on-time = Selesai sesuai janji
stat-of = { $part } dari { $whole }
stat-open = Berkas berjalan
stat-open-note = di semua layanan
stat-late = Lewat tenggat sekarang
stat-finished = Selesai
stat-finished-note = dalam tiga bulan
kept = Sesuai janji
overtakings = Menyalip
late-defects = Kekurangan susulan
overrides-made = Penyimpangan
conduct-explained = Menyalip: berkas diambil mendahului yang lebih dulu siap. Kekurangan susulan: baru disebut pada pengembalian kedua. Penyimpangan: di luar SOP, dengan dasar hukum.
open-cases = Berjalan
late-cases = Terlambat
state = Keadaan
nothing-finished = belum ada yang selesai
state-red = Perlu dibantu
state-yellow = Perlu dijaga
state-green = Baik
zones-explained = Perlu dibantu: kurang dari 80 dari 100 berkas selesai sesuai janji. Perlu dijaga: kurang dari 95 dari 100, atau ada berkas yang lewat tenggat. Baik: selebihnya.

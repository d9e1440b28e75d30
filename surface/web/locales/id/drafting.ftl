# Menulis naskah layanan: tabel, temuan, riwayat.

writing-nav = Naskah
writing-title = Naskah layanan
writing-about = Tulis SOP dan standar layanan dalam tabel, dan lihat temuannya saat mengetik.
writing-lead = Naskah ditulis oleh unit yang menjalankannya. Yang terbit baru berubah setelah pengelola menerbitkannya.
writing-none = Belum ada naskah. Mulai satu di bawah.
writing-changed = Terakhir diubah
writing-errors-count =
    { $count ->
       *[other] { $count } kesalahan
    }
writing-ready-tag = bisa diajukan
writing-new = Mulai naskah baru
writing-new-blank = Dari kosong
writing-new-blank-lead = Semua bagian yang diminta hukum sudah disiapkan. Temuan menunjukkan mana yang belum diisi.
writing-new-name = Nama layanan
writing-new-name-hint = Seperti warga menyebutnya, misalnya “Surat Keterangan Usaha”.
writing-new-unit = Unit
writing-new-published = Dari yang sudah terbit
writing-new-published-lead = Versi berikutnya dari layanan yang berlaku. Yang berlaku tidak berubah.
writing-nothing-published = Unit Anda belum punya layanan yang terbit.
writing-new-file = Dari berkas
writing-new-file-lead = SOP lama dalam Excel, Word, atau BPMN, atau berkas definisi. Boleh belum lengkap.
writing-new-file-hint = Satu berkas .xlsx, .docx, .bpmn, atau .toml (bersama terjemahannya .en.toml bila ada). Nama berkas menjadi kode layanan.
writing-brought-title = Naskah dari berkas
writing-from-excel = Dibaca sebagai lembar Excel:
writing-from-word = Dibaca sebagai berkas Word:
writing-from-bpmn = Dibaca sebagai BPMN:
writing-brought-whole = Semua isi berkas terbaca.
writing-brought-findings =
    { $count ->
       *[other] { $count } hal di berkas itu tidak terbaca atau perlu dilihat lagi. Selebihnya sudah menjadi naskah.
    }
writing-go-on = Lanjut menulis
writing-start = Mulai menulis

writing-draft-title = SOP { $name }
writing-from-version = Naskah dari versi { $version }, belum terbit
writing-from-nothing = Naskah baru, belum terbit
writing-saved = Tersimpan { $time }.
writing-history = Riwayat
writing-text = Teks
writing-parts = Bagian naskah
writing-errors = kesalahan
writing-others = peringatan atau saran
writing-counts = { $errors } kesalahan, { $warnings } peringatan, { $advice } saran.
writing-no-script = Tabel ini dibaca saja karena skrip mati di peramban Anda. Buka nomor barisnya untuk mengubah isinya.
writing-not-yet =
    { $count ->
       *[other] Belum bisa diajukan: { $count } kesalahan.
    }
writing-ready = Naskah ini bisa diajukan.
writing-proposed-now = Naskah ini sudah diajukan dan menunggu pengelola. Bila diubah, ajukan lagi.
writing-propose-again = Ajukan lagi
writing-lesser = Ada juga { $warnings } peringatan dan { $advice } saran.
writing-time = Waktu terpakai { $taken } dari janji { $promised }.
writing-propose = Ajukan untuk diterbitkan
writing-add-row = Tambah baris
writing-add-after = Tambah baris sesudah ini
writing-up = Naikkan
writing-down = Turunkan
writing-remove-row = Hapus baris
writing-undo = Urungkan
writing-redo = Ulangi
writing-open-row = Buka rincian baris
writing-empty-part = Belum ada baris.
writing-paste-hint = Tabel dari Word atau Excel dapat langsung ditempel di sini.
writing-help-first = Pilih satu sel. Penjelasannya muncul di sini.
writing-no-findings = Tidak ada temuan.
writing-more-findings =
    { $count ->
       *[other] Masih ada { $count } temuan. Selesaikan yang di atas dahulu.
    }
writing-line = Baris { $line } dalam teks
writing-why = Penjelasan
writing-take-fix = Pakai usulan
writing-drawing = Gambar
writing-drawing-none = Gambar muncul setelah ada langkah pertama.
writing-drawing-open = Lihat gambar
writing-drawing-lead = Bentuk menurut PermenPANRB 35/2012. Kotak merah putus-putus menandai langkah yang ada kesalahannya.
writing-end-done = Selesai
writing-end-refused = Ditolak
writing-end-redirected = Dialihkan
writing-end-withdrawn = Ditarik
writing-drop = Buang naskah ini
writing-drop-then = Naskah dan riwayatnya hilang dan tidak dapat dikembalikan. Layanan yang terbit tidak berubah.
writing-drop-yes = Ya, buang

writing-theirs = Isi yang sekarang:
writing-mine = Isi dari Anda:
writing-take-theirs = Pakai isi yang sekarang
writing-take-mine = Pakai isi dari saya
writing-other-changed = { $name } mengubah { $place } pukul { $time }.

writing-saving = Menyimpan …
writing-line-down = Jaringan terputus. [berapa] isian disimpan di peramban ini dan dikirim begitu tersambung.
writing-line-down-rows = Jaringan terputus. Menambah, memindah, dan menghapus baris menunggu jaringan.
writing-sign-in-again = Sesi Anda berakhir. [berapa] isian disimpan di peramban ini. Masuk lagi, lalu buka halaman ini.
writing-failed = Tidak terkirim karena ada gangguan. Isian Anda masih ada di sel.
writing-leave-sure = [berapa] isian belum terkirim dan akan hilang. Tetap keluar?

writing-keys-lead = Semua juga dapat dilakukan dengan tombol dan tautan di halaman ini.
writing-key-arrows = Ke sel sebelah
writing-key-enter = Simpan isi, turun satu baris
writing-key-tab = Ke sel berikutnya
writing-key-edit = Ubah isi sel tanpa menghapusnya
writing-key-row = Buka rincian baris ini
writing-key-escape = Kembalikan isi semula
writing-key-line = Baris baru di dalam sel
writing-key-add = Tambah baris sesudah ini (juga Insert)
writing-key-remove = Hapus baris ini
writing-key-move = Pindahkan baris ke atas atau ke bawah
writing-key-undo = Urungkan perubahan terakhir Anda
writing-key-redo = Ulangi yang diurungkan
writing-key-paste = Tempel teks, atau tabel dari Word dan Excel
writing-key-save = Simpan sekarang
writing-key-help = Buka atau tutup daftar tombol ini

writing-save-check = Simpan dan periksa
writing-rename = Ganti kode baris
writing-rename-lead = Kode dipakai di dalam naskah untuk menunjuk baris ini. Semua yang menunjuknya ikut berganti.
writing-row-id = Kode baris
writing-rename-do = Ganti kode
writing-in-english = { $label } (bahasa Inggris)

writing-history-title = Riwayat naskah
writing-history-lead = Setiap perubahan naskah: siapa, kapan, di mana, dan apa isinya semula.
writing-history-none = Belum ada perubahan.
writing-when = Waktu
writing-who = Oleh
writing-what = Perubahan
writing-act-changed = Mengubah
writing-act-mended = Memakai usulan perbaikan:
writing-act-undone = Mengurungkan:
writing-act-redone = Mengulangi:
writing-taken-back = sudah diurungkan

writing-text-title = Teks naskah
writing-text-lead = Inilah naskah seperti disimpan. Ubah di sini hanya yang tidak dapat diubah dalam tabel.
writing-text-label = Teks
writing-text-english = Terjemahan Inggris
writing-text-english-label = Teks bahasa Inggris
writing-text-overtaken = { $name } mengubah naskah ini pukul { $time }, saat Anda menulis.
writing-text-overtaken-then = Teks Anda ada di bawah dan belum disimpan. Simpan lagi untuk mengganti naskah itu dengan teks Anda, atau buka naskah dan tulis perubahan Anda di tabelnya.

writing-why-matters = Mengapa penting
writing-instead = Sebaiknya
writing-law = Dasar hukum
writing-write-next = Tulis versi berikutnya

flash-draft-proposed = Naskah sudah diajukan. Pengelola akan memeriksa dan menerbitkannya.
flash-writing-dropped = Naskah sudah dibuang.
writing-cell-missing = Kolom “{ $cell }” belum diisi.
writing-cell-unknown = “{ $value }” bukan pilihan untuk kolom “{ $cell }”.
writing-choose-one = Pilih salah satu: { $choices }.

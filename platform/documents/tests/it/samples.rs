//! Sheets of an invented regency, one per template, sealed the way the application seals them.

use maklumat_calendar::{Date, Timestamp};
use maklumat_credential::{ClaimKind, Claims, SigningKey, digest, issue, shortened_name};
use maklumat_documents::{
    Document, Due, Letterhead, PackAnswer, PackForm, PackPage, PackQuestion, PackSheet, ProductSheet, ReceiptSheet,
    Room, Row, Seal, Signer, Table, paper_pack, product, receipt_a4, receipt_strip, specimen,
};
use maklumat_vocabulary::{Language, ServiceKey};

pub(crate) fn signing_key() -> SigningKey {
    SigningKey::from_seed([42; 32])
}

pub(crate) fn now() -> Timestamp {
    "2026-11-23T02:31:00Z".parse().unwrap()
}

pub(crate) fn claims_of(sheet: &ProductSheet) -> Claims {
    Claims {
        kind: ClaimKind::Product,
        regency: "99.01".into(),
        unit: sheet.letterhead.unit.clone(),
        service: ServiceKey::new("dpmptsp", "sip-dokter"),
        version: 4,
        reference: "SR 2611 7K4Q".into(),
        number: sheet.number.clone(),
        product: sheet.title.clone(),
        holder: shortened_name("Melati Contoh"),
        issued_at: sheet.issued_at,
        valid_until: Some("2031-12-04T16:59:59Z".parse().unwrap()),
        document: Some(digest(&sheet.content())),
        definition: digest(b"definition"),
        fee: None,
        due_at: None,
    }
}

pub(crate) fn seal_product(sheet: &ProductSheet) -> Seal {
    seal(&claims_of(sheet))
}

pub(crate) fn seal_receipt(sheet: &ReceiptSheet) -> Seal {
    seal(&Claims {
        kind: ClaimKind::Receipt,
        regency: "99.01".into(),
        unit: sheet.letterhead.unit.clone(),
        service: ServiceKey::new("dpmptsp", "sip-dokter"),
        version: sheet.version,
        reference: sheet.reference.clone(),
        number: None,
        product: sheet.service.clone(),
        holder: shortened_name(&sheet.applicant),
        issued_at: sheet.issued_at,
        valid_until: None,
        document: Some(digest(&sheet.content())),
        definition: digest(b"definition"),
        fee: Some(sheet.fee.clone()),
        due_at: Some("2026-12-04T09:00:00Z".parse().unwrap()),
    })
}

fn seal(claims: &Claims) -> Seal {
    Seal {
        credential: issue(claims, &signing_key()),
        fingerprint: claims.document.unwrap().fingerprint(),
        verify_at: "layanan.sungairaya.example/periksa".into(),
    }
}

/// Every template once, by file name.
pub(crate) fn all() -> Vec<(&'static str, Document)> {
    let receipt = receipt();
    let english = ReceiptSheet {
        language: Language::English,
        due: None,
        ..receipt.clone()
    };
    let mut documents = vec![
        ("receipt-a4", receipt_a4(&receipt, &seal_receipt(&receipt))),
        ("receipt-a4-en", receipt_a4(&english, &seal_receipt(&english))),
        ("receipt-strip", receipt_strip(&receipt, &seal_receipt(&receipt))),
    ];
    let products = [
        ("sip-dokter", sip_dokter()),
        ("ak-1", ak_1()),
        ("bukti-lulus-uji", bukti_lulus_uji()),
        ("surat-tidak-lulus-uji", surat_tidak_lulus_uji()),
        ("surat-penolakan", surat_penolakan()),
        ("akta-kelahiran", akta_kelahiran()),
        ("kartu-keluarga", kartu_keluarga()),
        ("izin-reklame", izin_reklame()),
        ("layak-operasional", layak_operasional()),
        ("surat-jawaban", surat_jawaban()),
        ("surat", surat()),
    ];
    documents.push(("paper-pack", paper_pack(&pack()).unwrap()));
    documents.extend(
        products
            .iter()
            .map(|(name, sheet)| (*name, product(sheet, &seal_product(sheet)))),
    );
    documents.push(("specimen", specimen(&sip_dokter(), "layanan.sungairaya.example/cek")));
    documents
}

fn letterhead(unit: &str, address: &str, number: u16) -> Letterhead {
    Letterhead {
        regency: "Kabupaten Sungai Raya".into(),
        unit: unit.into(),
        address: address.into(),
        contact: vec![
            format!("Telepon (0999) 100-{number}"),
            "layanan@sungairaya.example".into(),
        ],
    }
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn rows(rows: &[(&str, &str, &str)]) -> Vec<Row> {
    rows.iter()
        .map(|(key, label, value)| Row::new(key, *label, *value))
        .collect()
}

pub(crate) fn receipt() -> ReceiptSheet {
    ReceiptSheet {
        language: Language::Indonesian,
        letterhead: letterhead("Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu", "Jalan Merdeka 2, Sungai Raya", 401),
        reference: "SR 2611 7K4Q".into(),
        service: "Surat Izin Praktik Dokter".into(),
        version: 4,
        applicant: "Melati Contoh".into(),
        received: "Senin, 23 November 2026 pukul 09.31, lewat ponsel".into(),
        fee: "Rp 0, tidak ada biaya lain".into(),
        documents: texts(&["STR", "Surat tempat praktik", "Bukti SKP", "Pas foto"]),
        due: Some(Due { date: Date::constant(2026, 12, 4), time: None }),
        due_note: "9 hari kerja, dihitung mulai Selasa, 24 November 2026.".into(),
        next: "Verifikator perizinan, sampai Selasa, 24 November 2026".into(),
        complaint: "Adukan di layanan.sungairaya.example/adu atau 0000\u{a0}555\u{a0}010. Lalu ke Ombudsman RI, telepon\u{a0}137.".into(),
        track_at: "layanan.sungairaya.example, kode SR 2611 7K4Q".into(),
        issued_at: now(),
    }
}

fn plain(template: &str, title: &str, unit: &str, position: &str) -> ProductSheet {
    ProductSheet {
        template: template.into(),
        letterhead: letterhead(unit, "Jalan Merdeka 2, Sungai Raya", 401),
        title: title.into(),
        number: None,
        subject: None,
        recipient: vec![],
        opening: vec![],
        rows: vec![],
        tables: vec![],
        items: vec![],
        closing: vec![],
        legal: vec![],
        validity: None,
        place: "Sungai Raya".into(),
        date: "4 Desember 2026".into(),
        signer: Signer {
            on_behalf_of: None,
            position: position.into(),
            name: None,
        },
        copies: vec![],
        issued_at: now(),
    }
}

const DPMPTSP: &str = "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu";

pub(crate) fn sip_dokter() -> ProductSheet {
    ProductSheet {
        number: Some("500.16/417/SIP/XII/2026".into()),
        rows: rows(&[
            ("nama", "Nama", "dr. Melati Contoh, Sp.A"),
            ("nik", "NIK", "9901 0141 0185 0003"),
            ("nomor-str", "Nomor STR", "99.1.1.100.2.26.000417"),
            ("urutan", "Tempat praktik", "Tempat praktik pertama"),
            ("jenis-tempat", "Jenis tempat", "Rumah sakit, puskesmas, atau klinik"),
            ("nama-tempat", "Nama tempat praktik", "RSUD Sungai Raya"),
            (
                "lokasi",
                "Alamat",
                "Jalan Sehat 1, Kelurahan Muara, Kecamatan Sungai Raya",
            ),
        ]),
        validity: Some("sampai 4 Desember 2031".into()),
        legal: texts(&[
            "Undang-Undang Nomor 17 Tahun 2023 tentang Kesehatan",
            "Peraturan Bupati Sungai Raya Nomor 12 Tahun 2025 tentang Pendelegasian Wewenang Perizinan",
        ]),
        signer: Signer {
            on_behalf_of: Some("Bupati Sungai Raya".into()),
            position: format!("Kepala {DPMPTSP}"),
            name: Some("Dra. Kenanga Misal, M.Si.".into()),
        },
        ..plain("sip-dokter", "Surat Izin Praktik Dokter", DPMPTSP, "Kepala Dinas")
    }
}

pub(crate) fn ak_1() -> ProductSheet {
    ProductSheet {
        number: Some("9901.26.000318".into()),
        rows: rows(&[
            ("nama", "Nama lengkap", "Seruni Misal"),
            ("nik", "NIK", "9901 0152 0604 0007"),
            ("tempat-lahir", "Tempat, tanggal lahir", "Sungai Raya, 12 Juni 2004"),
            ("jenis-kelamin", "Jenis kelamin", "Perempuan"),
            ("alamat", "Alamat", "Jalan Bakau 14, Desa Muara, Kecamatan Sungai Raya"),
            ("pendidikan", "Pendidikan terakhir", "SMK Akuntansi, lulus 2022"),
            ("keterampilan", "Keterampilan", "Pembukuan, lembar kerja elektronik"),
            ("jabatan", "Jabatan yang diinginkan", "Staf administrasi"),
        ]),
        validity: Some("sampai 4 Desember 2028".into()),
        ..plain(
            "ak-1",
            "Kartu AK-1",
            "Dinas Tenaga Kerja",
            "Pejabat Fungsional Pengantar Kerja",
        )
    }
}

pub(crate) fn bukti_lulus_uji() -> ProductSheet {
    ProductSheet {
        number: Some("99.01/2211/2026".into()),
        rows: rows(&[
            ("nomor-kendaraan", "Nomor kendaraan", "XX 9021 ZZ"),
            ("uji", "Jenis uji", "Uji berkala"),
            ("bahan-bakar", "Bahan bakar", "Solar"),
            ("tahun-buat", "Tahun pembuatan", "2018"),
            ("jbb", "JBB", "8.250 kg"),
        ]),
        tables: vec![measurements(&[
            ("Kedalaman alur ban terkecil", "3,2 mm", "paling sedikit 1 mm", "lulus"),
            ("Opasitas asap", "31,4 %", "paling banyak 50 %", "lulus"),
            (
                "Kekuatan pancar lampu jauh",
                "18.600 cd",
                "paling sedikit 12.000 cd",
                "lulus",
            ),
            ("Kincup roda depan", "-1,8 mm/m", "-5 sampai 5 mm/m", "lulus"),
            ("Efisiensi rem utama", "68 %", "paling sedikit 60 %", "lulus"),
            ("Rem parkir", "21 %", "paling sedikit 16 %", "lulus"),
            ("Simpangan penunjuk kecepatan", "4 %", "-10 sampai 15 %", "lulus"),
        ])],
        validity: Some("sampai 4 Juni 2027".into()),
        ..plain(
            "bukti-lulus-uji",
            "Bukti lulus uji",
            "Dinas Perhubungan",
            "Kepala UPTD Pengujian Kendaraan Bermotor",
        )
    }
}

pub(crate) fn surat_tidak_lulus_uji() -> ProductSheet {
    ProductSheet {
        number: Some("99.01/TL/88/2026".into()),
        rows: rows(&[
            ("nomor-kendaraan", "Nomor kendaraan", "XX 9021 ZZ"),
            ("uji", "Jenis uji", "Uji berkala"),
            (
                "batas",
                "Uji ulang paling lambat",
                "Jumat, 11 Desember 2026, tanpa mendaftar lagi",
            ),
        ]),
        tables: vec![measurements(&[
            ("Selisih rem kiri dan kanan", "14 %", "paling banyak 8 %", "tidak lulus"),
            (
                "Kekuatan pancar lampu jauh",
                "9.400 cd",
                "paling sedikit 12.000 cd",
                "tidak lulus",
            ),
        ])],
        items: texts(&["Seimbangkan rem kiri dan kanan", "Ganti atau setel lampu"]),
        ..plain(
            "surat-tidak-lulus-uji",
            "Surat Keterangan Tidak Lulus Uji",
            "Dinas Perhubungan",
            "Penguji Kendaraan Bermotor",
        )
    }
}

fn measurements(rows: &[(&str, &str, &str, &str)]) -> Table {
    Table {
        caption: "Hasil pengukuran".into(),
        headings: texts(&["Bagian yang diuji", "Hasil", "Ambang", "Keterangan"]),
        rows: rows
            .iter()
            .map(|(part, result, limit, note)| texts(&[part, result, limit, note]))
            .collect(),
    }
}

pub(crate) fn surat_penolakan() -> ProductSheet {
    ProductSheet {
        number: Some("500.16/12/TOLAK/XII/2026".into()),
        subject: Some("Penolakan permohonan izin reklame".into()),
        recipient: texts(&["Pimpinan CV Contoh Reklame", "Jalan Bakau 3", "Sungai Raya"]),
        rows: rows(&[
            ("kode", "Kode berkas", "SR 2611 9M2T"),
            ("diajukan", "Diajukan", "Senin, 23 November 2026"),
            ("lokasi", "Titik pemasangan", "Simpang Jalan Merdeka dan Jalan Bakau"),
            ("keberatan-sampai", "Paling lambat", "4 Januari 2027"),
            (
                "keberatan-kepada",
                "Kepada",
                "Kepala Dinas, Jalan Kantor 1, Sungai Raya",
            ),
            ("banding-kepada", "Banding kepada", "Bupati Sungai Raya"),
        ]),
        items: texts(&[
            "Jarak reklame dari tepi jalan 0,8 m, sedangkan paling sedikit 2 m.",
            "Bagian bawah reklame menutupi rambu lalu lintas.",
        ]),
        legal: texts(&["Peraturan Bupati Sungai Raya Nomor 12 Tahun 2025 tentang Pendelegasian Wewenang Perizinan"]),
        copies: texts(&["Badan Pendapatan Daerah", "Satuan Polisi Pamong Praja"]),
        ..plain("surat-penolakan", "Surat penolakan", DPMPTSP, "Kepala Dinas")
    }
}

pub(crate) fn akta_kelahiran() -> ProductSheet {
    ProductSheet {
        number: Some("9901-LU-04122026-0012".into()),
        rows: rows(&[
            ("nama-anak", "Nama lengkap anak", "Bintang Contoh"),
            ("jenis-kelamin", "Jenis kelamin", "Laki-laki"),
            ("tanggal-lahir", "Tanggal lahir", "19 November 2026"),
            ("tempat-lahir", "Tempat lahir", "Sungai Raya"),
            ("anak-ke", "Anak ke", "2"),
            ("nama-ayah", "Nama ayah", "Rimba Contoh"),
            ("nama-ibu", "Nama ibu", "Melati Misal"),
        ]),
        ..plain(
            "akta-kelahiran",
            "Kutipan Akta Kelahiran",
            "Dinas Kependudukan dan Pencatatan Sipil",
            "Kepala Dinas Kependudukan dan Pencatatan Sipil",
        )
    }
}

pub(crate) fn kartu_keluarga() -> ProductSheet {
    ProductSheet {
        number: Some("9901 0104 1226 0008".into()),
        rows: rows(&[
            ("nama", "Kepala keluarga", "Rimba Contoh"),
            ("alamat", "Alamat", "Jalan Bakau 14 RT 02 RW 05"),
            ("desa", "Desa atau kelurahan", "Muara"),
            ("kecamatan", "Kecamatan", "Sungai Raya"),
            ("jumlah-jiwa", "Jumlah anggota keluarga", "3"),
        ]),
        tables: vec![Table {
            caption: "Anggota keluarga".into(),
            headings: texts(&["Nama lengkap", "NIK", "Tanggal lahir", "Hubungan", "Pekerjaan"]),
            rows: vec![
                texts(&[
                    "Rimba Contoh",
                    "9901 0112 0390 0001",
                    "12 Maret 1990",
                    "Kepala keluarga",
                    "Nelayan",
                ]),
                texts(&[
                    "Melati Misal",
                    "9901 0152 0892 0002",
                    "12 Agustus 1992",
                    "Istri",
                    "Guru",
                ]),
                texts(&[
                    "Bintang Contoh",
                    "9901 0119 1126 0001",
                    "19 November 2026",
                    "Anak",
                    "Belum bekerja",
                ]),
            ],
        }],
        ..plain(
            "kartu-keluarga",
            "Kartu Keluarga",
            "Dinas Kependudukan dan Pencatatan Sipil",
            "Kepala Dinas Kependudukan dan Pencatatan Sipil",
        )
    }
}

pub(crate) fn izin_reklame() -> ProductSheet {
    ProductSheet {
        number: Some("500.16/198/REK/XII/2026".into()),
        rows: rows(&[
            ("nama-usaha", "Nama badan usaha", "CV Contoh Reklame"),
            ("naskah", "Isi reklame", "Selamat datang di Pasar Muara"),
            ("lokasi", "Titik pemasangan", "Simpang Jalan Merdeka dan Jalan Bakau"),
            ("luas", "Ukuran", "8 m2, 2 sisi"),
        ]),
        items: texts(&[
            "Menjaga reklame tetap aman dan bersih",
            "Membongkar reklame setelah izin berakhir",
        ]),
        validity: Some("4 Desember 2026 sampai 4 Juni 2027".into()),
        ..plain("izin-reklame", "Izin Penyelenggaraan Reklame", DPMPTSP, "Kepala Dinas")
    }
}

pub(crate) fn layak_operasional() -> ProductSheet {
    ProductSheet {
        number: Some("300.2/77/LO/2026".into()),
        rows: rows(&[
            ("nama-bangunan", "Nama bangunan", "Pasar Muara"),
            ("lokasi", "Alamat", "Jalan Pelabuhan 1, Sungai Raya"),
            ("apar-baik", "APAR yang baik", "24"),
        ]),
        validity: Some("sampai 4 Desember 2027".into()),
        items: texts(&["Memeriksa APAR setiap enam bulan", "Menjaga jalur evakuasi tetap bebas"]),
        ..plain(
            "layak-operasional",
            "Surat Keterangan Layak Operasional Proteksi Kebakaran",
            "Dinas Pemadam Kebakaran dan Penyelamatan",
            "Kepala Dinas",
        )
    }
}

pub(crate) fn surat_jawaban() -> ProductSheet {
    ProductSheet {
        number: Some("300.1/45/2026".into()),
        subject: Some("Bantuan personil pengamanan".into()),
        recipient: texts(&["Ketua Panitia Pesta Muara", "Sungai Raya"]),
        rows: rows(&[
            ("tanggal", "Waktu", "Sabtu, 12 Desember 2026, 08.00-16.00"),
            ("jumlah", "Jumlah personil", "12 orang"),
        ]),
        ..plain(
            "surat-jawaban",
            "Surat jawaban",
            "Satuan Polisi Pamong Praja",
            "Kepala Satuan",
        )
    }
}

pub(crate) fn surat() -> ProductSheet {
    ProductSheet {
        number: Some("400/1/2026".into()),
        opening: texts(&["Yang bertanda tangan di bawah ini menerangkan bahwa data berikut benar."]),
        rows: rows(&[("nama", "Nama", "Melati Contoh")]),
        ..plain("tidak-ada", "Surat Keterangan", DPMPTSP, "Kepala Dinas")
    }
}

fn answer(label: &str, room: Room) -> PackAnswer {
    PackAnswer {
        label: label.into(),
        only_if: None,
        optional: false,
        room,
    }
}

pub(crate) fn pack() -> PackSheet {
    PackSheet {
        letterhead: receipt().letterhead,
        service: "Izin Praktik Dokter (SIP)".into(),
        version: 4,
        printed: "Jumat, 20 November 2026 pukul 15.05".into(),
        within: "paling lambat 5 hari kerja sesudah diterima".into(),
        promise: vec!["Selesai: 9 hari kerja sejak diterima.".into()],
        fee: "Rp 0, tidak ada biaya lain".into(),
        takes_money: true,
        priorities: vec![
            "Lanjut usia 60 tahun ke atas".into(),
            "Ibu hamil dan ibu menyusui".into(),
        ],
        questions: questions(),
        papers: papers(),
        complaint: "Loket pengaduan; Ombudsman RI, telepon 137".into(),
        track_at: "layanan.sungairaya.example/lacak".into(),
        forms: [("SR 2611 7K4 Q2M", "047193"), ("SR 2611 9QX 4T1", "880214")]
            .map(|(number, pin)| PackForm {
                number: number.into(),
                pin: pin.into(),
                address: format!("https://layanan.sungairaya.example/kertas/{pin}ABCD"),
            })
            .to_vec(),
        printed_at: now(),
    }
}

fn questions() -> Vec<PackQuestion> {
    let question = |title: &str, only_if: Option<&str>, answers| PackQuestion {
        title: title.into(),
        hint: Some("Tulis seperti pada KTP.".into()),
        only_if: only_if.map(str::to_owned),
        answers,
    };
    let options = ["Pertama", "Kedua", "Ketiga"].map(str::to_owned).to_vec();
    vec![
        question(
            "Izin praktik ke berapa?",
            None,
            vec![answer("Izin ke", Room::One(options.clone()))],
        ),
        question(
            "Siapa Anda?",
            None,
            vec![
                answer("NIK", Room::Boxes(16)),
                answer("Nama lengkap", Room::Lines { count: 1, unit: None }),
                answer("Tanggal lahir", Room::Date),
                answer("Hari praktik", Room::Any(options)),
                answer(
                    "Luas ruang",
                    Room::Lines {
                        count: 1,
                        unit: Some("m²".into()),
                    },
                ),
            ],
        ),
        question(
            "Di mana Anda berpraktik?",
            Some("hanya jika “Izin ke”: kedua"),
            vec![answer("Alamat", Room::Lines { count: 3, unit: None })],
        ),
    ]
}

fn papers() -> Vec<PackPage> {
    vec![
        PackPage {
            name: "STR yang berlaku".into(),
            way: "salinan".into(),
            note: None,
        },
        PackPage {
            name: "KTP-el".into(),
            way: "ditunjukkan, lalu dibawa pulang".into(),
            note: Some("boleh tidak ada".into()),
        },
    ]
}

//! What is refused, where, and in which words.

use super::*;

/// Every finding as `code [word] message; fix`, in Indonesian and English.
fn findings(text: &str, scope: &Scope, expected: Expected) -> Vec<[String; 2]> {
    let errors = match Expression::parse(text) {
        Ok(expression) => expression.check(scope, expected),
        Err(errors) => errors,
    };
    let in_words = |error: &ExpressionError, language| {
        let fix = error
            .fix()
            .map(|fix| format!("; {}", fix.within(language)))
            .unwrap_or_default();
        let word = &text[error.span.start..error.span.end];
        format!(
            "{} [{word}] {}{fix}",
            error.code().number,
            error.phrase().within(language)
        )
    };
    errors
        .iter()
        .map(|error| Language::ALL.map(|language| in_words(error, language)))
        .collect()
}

#[track_caller]
fn finds(text: &str, indonesian: &[&str]) {
    let found: Vec<_> = findings(text, &scope(), Expected::Condition)
        .into_iter()
        .map(|[id, _]| id)
        .collect();
    assert_eq!(found, indonesian, "`{text}`");
}

#[track_caller]
fn finds_in_english(text: &str, english: &str) {
    let found: Vec<_> = findings(text, &scope(), Expected::Condition)
        .into_iter()
        .map(|[_, en]| en)
        .collect();
    assert_eq!(found, [english], "`{text}`");
}

#[track_caller]
fn is_fine(text: &str) {
    finds(text, &[]);
}

#[test]
fn what_is_right_has_no_findings() {
    is_fine("jenis is hilang");
    is_fine("jenis in (rusak, ubah)");
    is_fine("age(tanggal-lahir) >= 17 or sudah-kawin");
    is_fine("keperluan is kerja and not alarm");
    is_fine("lampu >= 12000 and lampu <= 12000.5");
    is_fine("berlaku-sampai > tanggal-lahir");
    is_fine("pkb-terutang * 66% - Rp 1.000 > Rp 5.000");
    is_fine("hidran * 100 / 60 > luas");
    is_fine("not all-checks-passed");
    assert_eq!(
        findings("Rp 60.000 * luas * 25%", &scope(), Expected::Amount),
        Vec::<[String; 2]>::new()
    );
}

#[test]
fn the_faults_of_the_notation_are_found_in_its_words() {
    finds(
        "jenis is hilng",
        &[
            "EXP-003 [hilng] `hilng` bukan pilihan `jenis`; mungkin maksudnya `hilang`; pilihan yang ada: baru, hilang, rusak, ubah",
        ],
    );
    finds(
        "tanggal-lahir >= 17",
        &["EXP-004 [tanggal-lahir >= 17] membandingkan tanggal dengan angka; tulis age(tanggal-lahir) >= 17"],
    );
    finds(
        "suhu > 30",
        &[
            "EXP-006 [suhu] `suhu` belum diketahui pada langkah `periksa`; nilainya baru diukur pada `ukur`; pindahkan syarat ke langkah sesudah `ukur`",
        ],
    );
    finds(
        "lampu >= 12.000",
        &["EXP-005 [12.000] `12.000` terbaca dua belas; angka ditulis tanpa titik ribuan: 12000"],
    );
    finds_in_english(
        "lampu >= 12.000",
        "EXP-005 [12.000] `12.000` reads as twelve; write the number without the thousands dot: 12000",
    );
    finds_in_english(
        "tanggal-lahir >= 17",
        "EXP-004 [tanggal-lahir >= 17] compares a date with a number; write age(tanggal-lahir) >= 17",
    );
}

#[test]
fn an_unknown_name_is_met_with_the_nearest() {
    finds(
        "lamp > 3",
        &["EXP-002 [lamp] `lamp` bukan nama isian, jenis, atau hasil ukur; mungkin maksudnya `lampu`"],
    );
    finds(
        "luas-hidran > 3",
        &["EXP-002 [luas-hidran] `luas-hidran` bukan nama isian, jenis, atau hasil ukur; tulis `luas - hidran`"],
    );
}

#[test]
fn an_unknown_name_that_is_like_no_other_is_met_with_those_there_are() {
    let found = findings("sesuatu > 3", &scope(), Expected::Condition);
    let [[id, en]] = found.as_slice() else {
        panic!("{found:?}")
    };
    assert!(
        id.contains("; yang dikenal di sini: `") && id.contains("`alarm`"),
        "{id}"
    );
    assert!(en.contains("; what is known here: `"), "{en}");
    assert!(
        !id.contains("`nama`"),
        "what no condition looks into is not offered: {id}"
    );
}

#[test]
fn values_of_different_kinds_do_not_mix() {
    finds(
        "jenis",
        &["EXP-004 [jenis] di sini diperlukan syarat ya atau tidak, bukan pilihan; tulis jenis is baru"],
    );
    finds(
        "jenis = hilang",
        &["EXP-004 [jenis = hilang] membandingkan pilihan dengan teks; tulis jenis is hilang"],
    );
    finds(
        "luas + Rp 5.000 > Rp 3",
        &["EXP-004 [luas + Rp 5.000] menjumlahkan angka dengan uang"],
    );
    finds(
        "Rp 5.000 * Rp 3 > Rp 1",
        &["EXP-004 [Rp 5.000 * Rp 3] mengalikan atau membagi uang dengan uang"],
    );
    finds(
        "pkb-terutang > 100000",
        &["EXP-004 [pkb-terutang > 100000] membandingkan uang dengan angka; tulis pkb-terutang > Rp 100.000"],
    );
    finds(
        "age(nama) > 3",
        &["EXP-004 [nama] di sini diperlukan tanggal, bukan teks"],
    );
    finds(
        "nama is baru",
        &["EXP-004 [nama] di sini diperlukan pilihan, bukan teks"],
    );
    finds(
        "luas and alarm",
        &["EXP-004 [luas] di sini diperlukan syarat ya atau tidak, bukan angka"],
    );
    finds(
        "luas / hidran > 3",
        &["EXP-008 [hidran] pembagi `hidran` dapat nol; kalikan sisi lainnya, atau bagi dengan angka tetap selain nol"],
    );
    let amount = findings("25000", &scope(), Expected::Amount);
    assert_eq!(
        amount[0][0],
        "EXP-004 [25000] di sini diperlukan jumlah uang, bukan angka; tulis Rp 25.000"
    );
}

#[test]
fn a_value_that_may_be_unasked_needs_its_own_condition_first() {
    finds(
        "catatan > 3",
        &["EXP-007 [catatan] `catatan` boleh dikosongkan; hapus `optional` pada `catatan`, atau jangan baca nilainya"],
    );
    finds(
        "co <= 4.5",
        &[
            "EXP-007 [co] `co` hanya ada bila `bahan-bakar is bensin`; dahului dengan syaratnya: `bahan-bakar is bensin and ...`",
        ],
    );
    is_fine("bahan-bakar is bensin and co <= 4.5");
    is_fine("bahan-bakar is not bensin or co <= 4.5");
    is_fine("bahan-bakar in (bensin, solar) and kincup > 3");
    is_fine("not (bahan-bakar is tanpa-mesin or kincup > 3)");
    is_fine("hidran >= 2 and tekanan > 3");
    is_fine("not hidran <= 0 and tekanan > 3");
    assert_eq!(
        findings("hidran >= 0 and tekanan > 3", &scope(), Expected::Condition).len(),
        1
    );
    assert_eq!(
        findings("co <= 4.5 and bahan-bakar is bensin", &scope(), Expected::Condition).len(),
        1
    );
    assert_eq!(
        findings("bahan-bakar is bensin or co <= 4.5", &scope(), Expected::Condition).len(),
        1
    );
}

#[test]
fn the_condition_around_a_place_counts_as_said() {
    let mut scope = scope();
    scope.assume(read("bahan-bakar is bensin and tahun-buat < 2007"));
    assert_eq!(
        findings("co <= 4.5", &scope, Expected::Condition),
        Vec::<[String; 2]>::new()
    );
    assert_eq!(
        findings("kincup <= 4.5", &scope, Expected::Condition),
        Vec::<[String; 2]>::new()
    );
    assert_eq!(findings("tekanan <= 4.5", &scope, Expected::Condition).len(), 1);
}

#[test]
fn nothing_measured_is_known_in_the_form() {
    let mut form = Scope::new(Place::Application);
    form.insert(
        Name::new("suhu"),
        Kind::Number,
        Availability::Later(StepId::new("ukur")),
    );
    let found = findings("suhu > 3 and all-checks-passed", &form, Expected::Condition);
    assert_eq!(
        found.iter().map(|[id, _]| id.as_str()).collect::<Vec<_>>(),
        [
            "EXP-006 [suhu] `suhu` belum diketahui saat permohonan diajukan; nilainya baru diukur pada `ukur`; pindahkan syarat ke langkah sesudah `ukur`",
            "EXP-006 [all-checks-passed] `all-checks-passed` belum diketahui saat permohonan diajukan; pindahkan syarat ke langkah sesudah pemeriksaan",
        ]
    );
}

#[test]
fn a_slip_of_the_pen_is_named_where_it_stands() {
    finds(
        "",
        &["EXP-001 [] ungkapan kosong; hapus baris ini, atau tulis syaratnya"],
    );
    finds("jenis is", &["EXP-001 [is] ungkapan terputus; seharusnya pilihan"]);
    finds(
        "alarm dan sudah-kawin",
        &["EXP-001 [dan] `dan` tidak dapat berada di sini; seharusnya `and`, `or`, atau akhir ungkapan; tulis `and`"],
    );
    finds(
        "alarm == sudah-kawin",
        &["EXP-001 [==] tanda `==` tidak dikenal; tulis `=`"],
    );
    finds("!alarm", &["EXP-001 [!] tanda `!` tidak dikenal; tulis `not`"]);
    finds(
        "(alarm or sudah-kawin",
        &["EXP-001 [(] kurung buka ini tidak ditutup; tambahkan `)`"],
    );
    finds(
        "83 <= luas <= 118",
        &[
            "EXP-001 [<=] dua perbandingan tidak dapat disambung begitu saja; sambung dengan `and`, misalnya `klakson >= 83 and klakson <= 118`",
        ],
    );
    finds(
        "jenis not in (baru)",
        &["EXP-001 [not] `not` tidak dapat berada di depan `in`; tulis `not jenis in (...)`"],
    );
    finds(
        "jenis is \"hilang\"",
        &["EXP-001 [\"] tanda petik tidak dipakai di dalam syarat; tulis pilihannya saja: `jenis is hilang`"],
    );
}

#[test]
fn a_slip_in_a_number_is_named_where_it_stands() {
    finds(
        "luas >= 4,5",
        &["EXP-001 [4,5] `4,5` memakai koma sebagai tanda pecahan; tulis 4.5"],
    );
    finds(
        "luas -5 > 3",
        &["EXP-001 [-] tanda kurang harus diapit spasi; tulis `a - b`"],
    );
    finds(
        "Tanggal_Lahir > 3",
        &[
            "EXP-001 [Tanggal_Lahir] `Tanggal_Lahir` bukan nama: nama ditulis dengan huruf kecil, angka, dan tanda hubung tunggal; tulis `tanggal-lahir`",
        ],
    );
    finds(
        "tanggal-lahir < 2026-02-30",
        &["EXP-001 [2026-02-30] tanggal `2026-02-30` tidak ada"],
    );
    finds(
        "pkb-terutang > Rp25.000",
        &[
            "EXP-001 [Rp25.000] `Rp25.000` bukan jumlah rupiah: rupiah utuh, titik di antara ribuan, tanpa sen; tulis Rp 25.000",
        ],
    );
}

#[test]
fn what_stands_in_the_wrong_place_is_named() {
    finds("luas + 1 is baru", &["EXP-001 [is] di depan `is` harus ada satu nama"]);
    finds(
        &"(".repeat(10_000),
        &["EXP-001 [(] terlalu banyak kurung atau `not`; pecah menjadi beberapa syarat"],
    );
}

#[test]
fn every_thousands_dot_is_found_at_once() {
    finds(
        "lampu >= 12.500 and luas > 1.200.000",
        &[
            "EXP-005 [12.500] `12.500` terbaca dua belas koma lima; angka ditulis tanpa titik ribuan: 12500; bila memang pecahan: 12.5000",
            "EXP-005 [1.200.000] `1.200.000` memakai titik ribuan; angka ditulis tanpa titik ribuan: 1200000",
        ],
    );
    is_fine("luas > 0.125");
    is_fine("luas > 12.5000");
}

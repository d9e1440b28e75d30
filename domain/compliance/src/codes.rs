//! What can be imperfect in the text of an instrument, or of answers to it.

use maklumat_vocabulary::{Code, Severity, Text};

macro_rules! codes {
    ($($constant:ident $number:literal $name:literal $severity:ident
        finds $finds_id:literal $finds_en:literal
        why $why_id:literal $why_en:literal
        instead $instead_id:literal $instead_en:literal)+) => {
        $(pub(crate) static $constant: Code = Code {
            number: $number,
            name: $name,
            severity: Severity::$severity,
            finds: Text { id: $finds_id, en: $finds_en },
            why: Text { id: $why_id, en: $why_en },
            instead: Text { id: $instead_id, en: $instead_en },
            law: None,
        };)+

        static CODES: &[&Code] = &[$(&$constant),+];
    };
}

codes! {
    NOT_TOML "INS-001" "instrument-not-toml" Error
        finds "baris instrumen yang tidak dapat dibaca, atau kunci yang ditulis dua kali"
              "a line of an instrument that cannot be read, or a key written twice"
        why "baris yang tidak terbaca tidak ikut dinilai, dan tidak ada yang menyadarinya"
            "a line that cannot be read is not scored, and nobody notices"
        instead "satu baris: kunci = nilai; teks di antara dua tanda petik; kurung dibuka dan ditutup"
                "one line: key = value; text between two quotes; brackets opened and closed"
    UNKNOWN_KEY "INS-002" "instrument-unknown-key" Error
        finds "kunci atau bagian instrumen yang tidak dikenal"
              "a key or section of an instrument that is not known"
        why "kunci yang salah tulis tidak berlaku, dan tidak ada yang menyadarinya"
            "a misspelt key has no effect, and nobody notices"
        instead "pakai kunci yang dikenal di bagian itu"
                "use a key that is known in that section"
    MISSING_KEY "INS-003" "instrument-missing-key" Error
        finds "kunci instrumen yang wajib tetapi tidak ada"
              "a key of an instrument that is required and missing"
        why "tanpa itu instrumen tidak dapat dinilai, atau orang tidak tahu dari mana asalnya"
            "without it the instrument cannot be scored, or nobody knows where it comes from"
        instead "tambahkan kunci itu"
                "add the key"
    WRONG_VALUE "INS-004" "instrument-wrong-value" Error
        finds "nilai yang bukan jenis atau pilihan yang diminta"
              "a value that is not of the kind or choice asked for"
        why "angka atau pilihan yang salah membuat nilai unit salah"
            "a wrong number or choice makes the score of a unit wrong"
        instead "tulis nilai seperti yang dicontohkan"
                "write the value as shown"
    WEIGHTS_NOT_HUNDRED "INS-005" "weights-not-hundred" Error
        finds "bobot yang jumlahnya bukan 100"
              "weights that do not sum to 100"
        why "nilai tertinggi tidak akan tercapai, atau akan terlampaui"
            "the highest total would never be reached, or be passed"
        instead "samakan jumlah bobot dengan 100, atau tulis equal-weights = true bila bobotnya tidak ditemukan"
                "make the weights sum to 100, or write equal-weights = true if they were not found"
    BANDS_NOT_WHOLE "INS-006" "bands-not-whole" Error
        finds "kategori yang tidak menutup seluruh skala: ada celah, tumpang tindih, atau ujung yang terbuka"
              "bands that do not cover the whole scale: a gap, an overlap or an open end"
        why "nilai di celah itu tidak punya kategori; di tumpang tindih ada dua"
            "a total in the gap has no band, in the overlap it has two"
        instead "setiap kategori mulai tepat di batas kategori sebelumnya, dari 0 sampai nilai tertinggi"
                "every band begins exactly where the one before ends, from 0 to the highest total"
    LEVELS_WITH_GAPS "INS-007" "levels-with-gaps" Error
        finds "tingkat yang tidak berurutan dari 0"
              "levels that do not follow one another from 0"
        why "tingkat yang hilang tidak dapat dipilih, dan langkah perbaikan salah hitung"
            "a missing level cannot be chosen, and steps of improvement are miscounted"
        instead "tulis setiap tingkat dari 0 sampai yang tertinggi, masing-masing sekali"
                "write every level from 0 to the highest, each once"
    THRESHOLDS_NOT_RISING "INS-008" "thresholds-not-rising" Error
        finds "ambang tingkat yang tidak naik"
              "thresholds of levels that do not rise"
        why "tingkat yang lebih tinggi akan lebih mudah dicapai daripada yang lebih rendah, atau tidak pernah"
            "a higher level would be easier to reach than a lower one, or never"
        instead "urutkan ambang dari kecil ke besar"
                "order the thresholds from small to large"
    NUMBER_USED_TWICE "INS-009" "indicator-number-used-twice" Error
        finds "nomor indikator atau huruf kategori yang dipakai dua kali"
              "a number of an indicator or letter of a band that is used twice"
        why "orang yang membaca hasil tidak tahu yang mana yang dimaksud"
            "whoever reads the result cannot tell which one is meant"
        instead "beri setiap indikator nomor dan setiap kategori huruf sendiri"
                "give every indicator a number and every band a letter of its own"
    DANGLING_NAME "INS-010" "instrument-dangling-name" Error
        finds "nama bagian, dimensi, atau kelas kerja yang tidak ada"
              "the name of a part, dimension or class of work that does not exist"
        why "yang menyebut nama itu tidak ikut dinilai"
            "what names it is not scored"
        instead "pakai nama yang ada, atau tambahkan bagiannya"
                "use a name that exists, or add its section"
    UNKNOWN_FACT "INS-011" "instrument-unknown-fact" Error
        finds "syarat yang tidak menyebut fakta yang dikenal, atau tidak dapat dibaca"
              "a condition that names no known fact, or cannot be read"
        why "syarat yang tidak dikenal tidak pernah terpenuhi, jadi nilai perkiraan terlalu rendah"
            "an unknown condition is never met, so the estimate is too low"
        instead "pakai kunci fakta dari daftar: standard-complete, no complaint-lapor, standard-media >= 2"
                "use the key of a fact of the list: standard-complete, no complaint-lapor, standard-media >= 2"
    DATES_REVERSED "INS-012" "instrument-dates-reversed" Error
        finds "instrumen yang berakhir sebelum mulai"
              "an instrument that ends before it begins"
        why "instrumen itu tidak pernah berlaku"
            "the instrument would never be in force"
        instead "periksa effective dan until"
                "look at effective and until"
    NOTHING_ASKED "INS-013" "nothing-asked" Error
        finds "bagian tanpa dimensi, dimensi tanpa indikator, atau daftar tanpa isi"
              "a part without dimensions, a dimension without indicators, or an empty list"
        why "bobotnya tidak akan pernah diperoleh"
            "its weight can never be earned"
        instead "tambahkan yang ditanyakan, atau hapus bagiannya"
                "add what is asked, or remove the section"
    ENGLISH_MISSING "INS-014" "instrument-english-missing" Warning
        finds "kata-kata instrumen tanpa bahasa Inggris"
              "words of an instrument without English"
        why "halaman dalam bahasa Inggris akan menampilkan bahasa Indonesia"
            "pages in English would show Indonesian"
        instead "tambahkan kunci yang sama dengan akhiran -en"
                "add the same key with -en at its end"
    UNVERIFIED_WITHOUT_NOTE "INS-015" "unverified-without-note" Warning
        finds "keyakinan di bawah seen tanpa catatan"
              "a confidence below seen without a note"
        why "orang yang membaca nilai perlu tahu apa yang belum dicocokkan"
            "whoever reads the score needs to know what was not compared"
        instead "tambahkan note dan note-en: apa yang belum ditemukan"
                "add note and note-en: what was not found"
    ANSWER_UNFIT "INS-016" "answer-does-not-fit" Error
        finds "jawaban yang tidak cocok dengan indikatornya"
              "an answer that does not fit its indicator"
        why "jawaban itu tidak dapat dinilai"
            "the answer cannot be scored"
        instead "jawab dengan cara yang ditanyakan: tingkat, jumlah, butir, persentase, atau rata-rata"
                "answer as it is asked: a level, a count, items, a percentage or a mean"
}

/// All kinds of finding in the text of an instrument or of answers to it, by number.
#[must_use]
pub fn codes() -> Vec<&'static Code> {
    CODES.to_vec()
}

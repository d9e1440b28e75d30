//! From a sentence to words that can be compared: small letters, no filling words, and the stem of an Indonesian word.

use std::sync::LazyLock;

use frostem::{Algorithm, Stemmer};

/// Words that say nothing about which service is meant, in both languages.
const EMPTY_WORDS: &str = " saya aku kami kita anda mau ingin pengen bikin buat membuat dibuat urus mengurus ngurus diurus cara caranya dan atau \
    di ke untuk yang dari dengan pada dalam bagaimana gimana apa apakah berapa kapan dimana mana siapa bisa boleh \
    harus perlu butuh minta mohon tolong dong ya sih nih kok itu ini sudah belum lagi ada agar supaya karena kalau \
    jika bila tidak nggak gak tak bukan juga saja aja pak bu mas mbak min punya milik sendiri oleh sama hari \
    the a an how to get my i we you do does for of in on at is are want need make with and or can where what when please ";

/// Words whose stem the algorithm cuts wrongly, with the stem they have.
const STEMS: &[(&str, &str)] = &[
    ("memohon", "mohon"),
    ("pemohon", "mohon"),
    ("permohonan", "mohon"),
    ("penerbitan", "terbit"),
    ("menerbitkan", "terbit"),
    ("diterbitkan", "terbit"),
    ("terbit", "terbit"),
    ("penduduk", "duduk"),
    ("kependudukan", "duduk"),
    ("menikah", "nikah"),
    ("pernikahan", "nikah"),
    ("kelahiran", "lahir"),
    ("melahirkan", "lahir"),
    ("dilahirkan", "lahir"),
    ("kehilangan", "hilang"),
    ("menghilang", "hilang"),
    ("kebakaran", "bakar"),
    ("terbakar", "bakar"),
    ("membakar", "bakar"),
    ("pemadam", "padam"),
    ("pemadaman", "padam"),
    ("memadamkan", "padam"),
    ("mencari", "cari"),
    ("pencari", "cari"),
    ("pencarian", "cari"),
    ("pengaduan", "adu"),
    ("aduan", "adu"),
    ("mengadu", "adu"),
    ("mengadukan", "adu"),
    ("pengujian", "uji"),
    ("menguji", "uji"),
    ("diuji", "uji"),
    ("perpanjang", "panjang"),
    ("memperpanjang", "panjang"),
    ("perpanjangan", "panjang"),
    ("diperpanjang", "panjang"),
    ("pengesahan", "sah"),
    ("mengesahkan", "sah"),
    ("disahkan", "sah"),
    ("memasang", "pasang"),
    ("pemasangan", "pasang"),
    ("dipasang", "pasang"),
    ("mengamankan", "aman"),
    ("pengamanan", "aman"),
    ("keamanan", "aman"),
    ("ketertiban", "tertib"),
    ("menertibkan", "tertib"),
    ("penertiban", "tertib"),
    ("pekerja", "kerja"),
    ("bekerja", "kerja"),
    ("pekerjaan", "kerja"),
    ("perekaman", "rekam"),
    ("merekam", "rekam"),
    ("penyelamatan", "selamat"),
    ("menyelamatkan", "selamat"),
    ("penyelenggaraan", "selenggara"),
    ("menyelenggarakan", "selenggara"),
    ("kendaraan", "kendara"),
    ("berkendara", "kendara"),
    ("pengobatan", "obat"),
    ("berobat", "obat"),
    ("berpraktik", "praktik"),
];

static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::new(Algorithm::Indonesian));

/// The words of a text in order. `KTP-el` is one word, and so is `anak-anak`.
pub(super) fn words_of(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|letter: char| !letter.is_alphanumeric() && letter != '-')
        .map(joined)
        .filter(|word| !word.is_empty())
        .collect()
}

fn joined(word: &str) -> String {
    let parts: Vec<&str> = word.split('-').filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [one, other] if one == other => (*one).to_owned(),
        parts => parts.concat(),
    }
}

pub(super) fn is_empty(word: &str) -> bool {
    word.chars().count() < 2 || EMPTY_WORDS.split_whitespace().any(|empty| empty == word)
}

pub(super) fn stem(word: &str) -> String {
    if let Some((_, stem)) = STEMS.iter().find(|(known, _)| *known == word) {
        return (*stem).to_owned();
    }
    if word.chars().count() < 5 || word.chars().any(char::is_numeric) {
        return word.to_owned();
    }
    let cut = STEMMER.stem(word);
    // Of short words and abbreviations the algorithm cuts nothing: `ktpnya`.
    let endings = ["nya", "ku", "mu"];
    let short = endings.iter().find_map(|ending| word.strip_suffix(ending));
    match short.filter(|short| cut == word && short.len() == 3) {
        Some(short) => short.to_owned(),
        None => cut.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_with_a_hyphen_is_one_word_and_a_doubled_one_is_single() {
        assert_eq!(words_of("KTP-el, AK-1; anak-anak!"), ["ktpel", "ak1", "anak"]);
    }

    #[test]
    fn forms_of_one_word_have_one_stem() {
        for forms in [
            &["permohonan", "memohon", "pemohon"][..],
            &["penerbitan", "menerbitkan", "terbit"],
            &["kependudukan", "penduduk"],
            &["menikah", "pernikahan", "nikah"],
            &["pembayaran", "membayar", "dibayar", "bayar"],
            &["perpanjangan", "memperpanjang", "panjang"],
            &["pendaftaran", "mendaftar", "daftar"],
            &["kelahiran", "lahir"],
            &["ktpnya", "ktp"],
        ] {
            let stems: Vec<String> = forms.iter().map(|form| stem(form)).collect();
            assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{forms:?}: {stems:?}");
        }
    }
}

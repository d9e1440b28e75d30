//! Ways in words, as offices write them into Keterangan: `Jika tidak lengkap kembali ke no. 2`, `Ya ke 4, Tidak ke 7`,
//! and as our own sheets write them: `belum lengkap: kembali ke pemohon paling lama 30 hari, lalu no. 2`.

use maklumat_sop::Ending;

use crate::bpmn::by_name;
use crate::durations::{Reading, read};
use crate::performers::is_applicant;
use crate::spelling::{plain, tidy};

/// A part of a sentence that names a way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clause {
    /// Under what result; nothing, if it always goes there.
    pub(super) label: String,
    pub(super) goal: Goal,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Goal {
    /// The number of an activity, as the table counts.
    Number(String),
    /// Back to the applicant, then on at that number, within that time.
    Applicant {
        then: Option<String>,
        within: String,
    },
    End(Ending),
    /// `perluasan: no. 3, 4 berjalan bersamaan, bertemu di no. 5`
    Parallel {
        branches: Vec<String>,
        join: String,
    },
    /// `perluasan: bila lewat 2 hari, lanjut ke no. 6`
    Timeout {
        after: String,
        then: String,
    },
}

/// Words before the number of an activity.
const BEFORE_NUMBER: [&str; 12] = [
    "no", "nomor", "langkah", "kegiatan", "ke", "tahap", "poin", "step", "number", "activity", "row", "to",
];

/// Words that begin what a result leads to.
const VERBS: [&str; 15] = [
    "maka",
    "lanjut",
    "dilanjutkan",
    "lanjutkan",
    "kembali",
    "dikembalikan",
    "kembalikan",
    "ke",
    "menuju",
    "diteruskan",
    "teruskan",
    "proses",
    "diproses",
    "berkas",
    "langsung",
];

/// The ways a text names, and the parts of it that name none.
pub(super) fn clauses(text: &str) -> (Vec<Clause>, Vec<String>) {
    let mut clauses = Vec::new();
    let mut others = Vec::new();
    for part in parts(text) {
        match clause(&part) {
            Some(clause) => clauses.push(clause),
            None if plain(&part).is_empty() => {}
            None => others.push(part),
        }
    }
    (clauses, others)
}

/// Parts of a text: by semicolon and line, and before every further condition.
fn parts(text: &str) -> Vec<String> {
    let mut marked = text.replace('\n', ";");
    for (from, to) in [
        (", jika ", "; jika "),
        (" jika ", "; jika "),
        (", Jika ", "; Jika "),
        (". Jika ", "; Jika "),
        (", bila ", "; bila "),
        (". Bila ", "; Bila "),
        (", apabila ", "; apabila "),
        (". Apabila ", "; Apabila "),
        (", tidak ", "; tidak "),
        (", Tidak ", "; Tidak "),
        (", ya ", "; ya "),
        (", Ya ", "; Ya "),
        (", Tidak:", "; Tidak:"),
        (", tidak:", "; tidak:"),
        (", T ", "; T "),
        ("; bila lewat ", ", bila lewat "),
    ] {
        marked = marked.replace(from, to);
    }
    let parts = marked
        .split(';')
        .map(|part| tidy(part).trim_end_matches(['.', ',']).to_owned());
    parts.filter(|part| !part.is_empty()).take(40).collect()
}

fn clause(part: &str) -> Option<Clause> {
    let lower = part.to_lowercase();
    if let Some(extension) = lower
        .strip_prefix("perluasan:")
        .or_else(|| lower.strip_prefix("extension:"))
    {
        return extension_clause(extension.trim());
    }
    let (label, rest) = label(part);
    let rest_lower = rest.to_lowercase();
    let number = number(&rest_lower);
    let goes_back = ["kembali", "dikembalikan", "kembalikan", "back to"]
        .iter()
        .any(|word| rest_lower.contains(word));
    let to_applicant = rest_lower
        .split(|letter: char| !letter.is_alphanumeric())
        .any(is_applicant);
    let goal = if goes_back && to_applicant {
        Goal::Applicant {
            then: number,
            within: within(&rest_lower),
        }
    } else if let Some(number) = number {
        Goal::Number(number)
    } else {
        Goal::End(ending(&rest_lower)?)
    };
    Some(Clause { label, goal })
}

/// Only words that name nothing but an end: `selesai`, `ditolak`, `proses selesai`.
fn ending(words: &str) -> Option<Ending> {
    let plain = plain(words);
    let short = !plain.is_empty() && plain.split(' ').count() <= 3;
    let names = [
        "selesai",
        "ditolak",
        "dialihkan",
        "ditarik",
        "tolak",
        "done",
        "refused",
        "redirected",
        "withdrawn",
    ];
    let named = plain.split(' ').any(|word| names.contains(&word));
    (short && named).then(|| by_name(&plain)).flatten()
}

fn extension_clause(words: &str) -> Option<Clause> {
    let goal = if let Some((branches, join)) = words.split_once("bertemu di").or_else(|| words.split_once("meet at")) {
        let branches = branches
            .split(|letter: char| !letter.is_ascii_digit())
            .filter(|number| !number.is_empty())
            .map(str::to_owned)
            .collect();
        Goal::Parallel {
            branches,
            join: number(join)?,
        }
    } else {
        let (after, then) = words.rsplit_once(',')?;
        let after = after
            .trim_start_matches("bila lewat")
            .trim_start_matches("after")
            .trim();
        Goal::Timeout {
            after: after.to_owned(),
            then: number(then)?,
        }
    };
    Some(Clause {
        label: String::new(),
        goal,
    })
}

/// A result and what it leads to: `tidak lengkap: no. 2`, `jika lengkap lanjut ke 3`, `Ya ke 4`.
fn label(part: &str) -> (String, &str) {
    for sign in [":", "→", "->", "=>", "="] {
        if let Some((label, rest)) = part.split_once(sign) {
            return (bare_label(label), rest);
        }
    }
    let words: Vec<(usize, &str)> = word_places(part);
    let first = words.first().map(|(_, word)| word.to_lowercase()).unwrap_or_default();
    let begins_at = match first.as_str() {
        "jika" | "bila" | "apabila" | "kalau" | "if" => 1,
        "ya" | "tidak" | "y" | "t" | "yes" => 0,
        _ => return (String::new(), part),
    };
    let verb = words
        .iter()
        .skip(begins_at + 1)
        .find(|(_, word)| VERBS.contains(&word.to_lowercase().trim_matches([',', '.'])));
    match (verb, words.get(begins_at)) {
        (Some((verb, _)), Some((start, _))) => (bare_label(&part[*start..*verb]), &part[*verb..]),
        _ => (String::new(), part),
    }
}

fn word_places(part: &str) -> Vec<(usize, &str)> {
    let mut places = Vec::new();
    let mut from = 0;
    for word in part.split(' ') {
        places.push((from, word));
        from += word.len() + 1;
    }
    places
}

/// A result without brackets, conditions and symbols: `◇ belum lengkap (30 hari)` is `belum lengkap`.
fn bare_label(label: &str) -> String {
    let without = label.split('(').next().unwrap_or_default();
    let plain = plain(without);
    let plain = ["jika ", "bila ", "apabila ", "mulai ", "keputusan ", "kegiatan "]
        .iter()
        .fold(plain.as_str(), |words, start| {
            words.strip_prefix(start).unwrap_or(words)
        });
    match plain {
        "y" | "yes" => "ya".to_owned(),
        "t" | "n" => "tidak".to_owned(),
        "mulai" | "keputusan" | "kegiatan" | "start" | "decision" | "activity" => String::new(),
        words => words.to_owned(),
    }
}

/// The number of an activity: digits after `no`, `nomor`, `langkah`, `ke`; the last one named counts.
fn number(words: &str) -> Option<String> {
    let tokens: Vec<&str> = words
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|token| !token.is_empty())
        .collect();
    let is_number = |token: &str| token.len() <= 4 && token.bytes().all(|byte| byte.is_ascii_digit());
    if let [only] = tokens.as_slice()
        && is_number(only)
    {
        return Some((*only).to_owned());
    }
    let pairs = tokens.windows(2).rev();
    let mut named = pairs.filter(|pair| is_number(pair[1]) && BEFORE_NUMBER.contains(&pair[0]));
    named.next().map(|pair| pair[1].to_owned())
}

/// How long the applicant has: `paling lama 30 hari`.
fn within(words: &str) -> String {
    let starts = [
        "paling lama ",
        "paling lambat ",
        "maksimal ",
        "selama ",
        "dalam waktu ",
        "dalam ",
        "at most ",
    ];
    for start in starts {
        let Some((_, rest)) = words.split_once(start) else {
            continue;
        };
        let until = rest.find([',', ';', '.']).unwrap_or(rest.len());
        let words = rest[..until].trim();
        if matches!(read(words), Reading::Is { .. }) {
            return words.to_owned();
        }
    }
    String::new()
}

/// Items of a cell: by line or semicolon, without bullets and numbers; a single line also by comma.
pub(super) fn items(text: &str) -> Vec<String> {
    let separators: &[char] = if text.contains(['\n', ';']) {
        &['\n', ';']
    } else {
        &[',']
    };
    let mut items: Vec<String> = text
        .split(separators)
        .map(|item| bare_item(item).to_owned())
        .filter(|item| !plain(item).is_empty())
        .take(60)
        .collect();
    for item in &mut items {
        if let Some(rest) = item.strip_prefix("dan ") {
            *item = rest.to_owned();
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    items.retain(|item| seen.insert(plain(item)));
    items
}

/// `1. Berkas permohonan` and `- Berkas permohonan` are `Berkas permohonan`.
fn bare_item(item: &str) -> &str {
    let item = item
        .trim()
        .trim_start_matches(['-', '•', '·', '*', '–', '▪', ' '])
        .trim();
    let Some((mark, rest)) = item.split_once(['.', ')']) else {
        return item.trim_end_matches('.');
    };
    let is_mark = !mark.is_empty() && mark.len() <= 2 && mark.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_number = mark.bytes().all(|byte| byte.is_ascii_digit()) || mark.len() == 1;
    // `2.500 lembar` is no second item.
    if is_mark && is_number && rest.starts_with([' ', '\t']) {
        rest.trim().trim_end_matches('.')
    } else {
        item.trim_end_matches('.')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ways(text: &str) -> Vec<(String, Goal)> {
        clauses(text)
            .0
            .into_iter()
            .map(|clause| (clause.label, clause.goal))
            .collect()
    }

    fn to(number: &str) -> Goal {
        Goal::Number(number.to_owned())
    }

    fn back(then: Option<&str>, within: &str) -> Goal {
        Goal::Applicant {
            then: then.map(str::to_owned),
            within: within.to_owned(),
        }
    }

    #[test]
    fn ways_in_the_words_of_offices_are_found() {
        for (written, meant) in [
            ("Jika tidak lengkap kembali ke no. 2", vec![("tidak lengkap", to("2"))]),
            ("Ya ke 4, Tidak ke 7", vec![("ya", to("4")), ("tidak", to("7"))]),
            ("Ya: no 4; Tidak: no 1", vec![("ya", to("4")), ("tidak", to("1"))]),
            (
                "Apabila lengkap lanjut ke langkah 3, apabila tidak dikembalikan ke pemohon maksimal 7 hari",
                vec![("lengkap", to("3")), ("tidak", back(None, "7 hari"))],
            ),
            ("kembali ke kegiatan nomor 5", vec![("", to("5"))]),
            ("Selesai", vec![("", Goal::End(Ending::Done))]),
        ] {
            let meant: Vec<(String, Goal)> = meant
                .into_iter()
                .map(|(label, goal)| (label.to_owned(), goal))
                .collect();
            assert_eq!(ways(written), meant, "{written}");
        }
    }

    #[test]
    fn ways_of_our_own_sheets_are_found() {
        assert_eq!(
            ways("keputusan → lengkap: nomor 3; belum lengkap (30 hari): nomor 1"),
            vec![("lengkap".to_owned(), to("3")), ("belum lengkap".to_owned(), to("1"))]
        );
        assert_eq!(
            ways("belum lengkap: kembali ke pemohon paling lama 30 hari, lalu no. 2"),
            vec![("belum lengkap".to_owned(), back(Some("2"), "30 hari"))]
        );
        assert_eq!(
            ways("perluasan: no. 3, 4 berjalan bersamaan, bertemu di no. 5"),
            vec![(
                String::new(),
                Goal::Parallel {
                    branches: vec!["3".to_owned(), "4".to_owned()],
                    join: "5".to_owned()
                }
            )]
        );
        assert_eq!(
            ways("perluasan: bila lewat 2 hari, lanjut ke no. 6"),
            vec![(
                String::new(),
                Goal::Timeout {
                    after: "2 hari".to_owned(),
                    then: "6".to_owned()
                }
            )]
        );
    }

    #[test]
    fn words_that_name_no_way_are_kept_as_words() {
        let (ways, others) = clauses("Khusus KTP-el pertama; dasar: Perpres 96/2018");
        assert_eq!(ways, []);
        assert_eq!(others, ["Khusus KTP-el pertama", "dasar: Perpres 96/2018"]);
    }

    #[test]
    fn items_lose_their_bullets_and_keep_their_words() {
        assert_eq!(items("1. KTP-el\n2. Kartu Keluarga"), ["KTP-el", "Kartu Keluarga"]);
        assert_eq!(items("- Komputer; - Printer."), ["Komputer", "Printer"]);
        assert_eq!(items("Foto, dan Formulir F-1.02"), ["Foto", "Formulir F-1.02"]);
        assert_eq!(items("2.500 lembar"), ["2.500 lembar"]);
    }
}

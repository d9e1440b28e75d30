//! Who answered, in classes wide enough that nobody is known by them. Names are not asked.

use maklumat_vocabulary::Text;

/// What somebody said of themselves, all of it optional. [law: permenpanrb-14-2017-respondents]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Respondent {
    pub sex: Option<Class>,
    pub age: Option<Class>,
    pub education: Option<Class>,
    pub occupation: Option<Class>,
    /// The service they came for, as the table or the page said it.
    pub service: Option<String>,
}

/// One class of a trait: `s1` of education. Never changes its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class {
    pub key: &'static str,
    /// What a page shows.
    pub words: Text,
    /// Other ways in which offices write it.
    also: &'static [&'static str],
}

/// What is asked of respondents in classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trait {
    Sex,
    Age,
    Education,
    Occupation,
}

impl Respondent {
    /// What somebody said of a trait.
    #[must_use]
    pub const fn class(&self, of: Trait) -> Option<Class> {
        match of {
            Trait::Sex => self.sex,
            Trait::Age => self.age,
            Trait::Education => self.education,
            Trait::Occupation => self.occupation,
        }
    }
}

impl Trait {
    pub const ALL: [Self; 4] = [Self::Sex, Self::Age, Self::Education, Self::Occupation];

    /// The classes, in the order of the form.
    #[must_use]
    pub const fn classes(self) -> &'static [Class] {
        match self {
            Self::Sex => SEX,
            Self::Age => AGE,
            Self::Education => EDUCATION,
            Self::Occupation => OCCUPATION,
        }
    }

    /// What a page shows.
    #[must_use]
    pub const fn words(self) -> Text {
        match self {
            Self::Sex => text("Jenis kelamin", "Sex"),
            Self::Age => text("Usia", "Age"),
            Self::Education => text("Pendidikan", "Education"),
            Self::Occupation => text("Pekerjaan", "Occupation"),
        }
    }

    /// The class of what somebody wrote, `L`, `Perempuan`, `34`, `S-1`; `None` where it is none of them.
    #[must_use]
    pub fn class(self, written: &str) -> Option<Class> {
        if self == Self::Age
            && let Ok(years) = written
                .trim()
                .trim_end_matches(|c: char| !c.is_ascii_digit())
                .parse::<u16>()
        {
            return age_class(years);
        }
        let plain = crate::spelling::plain(written);
        let is_it = |class: &&Class| {
            let names = [class.key, class.words.id, class.words.en].into_iter();
            names
                .chain(class.also.iter().copied())
                .any(|name| crate::spelling::plain(name) == plain)
        };
        self.classes().iter().find(is_it).copied()
    }
}

/// The oldest age that is believed; more is a slip of the pen.
const OLDEST: u16 = 120;

fn age_class(years: u16) -> Option<Class> {
    let at = match years {
        0 => return None,
        1..=16 => 0,
        17..=25 => 1,
        26..=35 => 2,
        36..=45 => 3,
        46..=55 => 4,
        56..=OLDEST => 5,
        _ => return None,
    };
    AGE.get(at).copied()
}

const fn text(id: &'static str, en: &'static str) -> Text {
    Text { id, en }
}

const fn class(key: &'static str, words: Text, also: &'static [&'static str]) -> Class {
    Class { key, words, also }
}

const SEX: &[Class] = &[
    class("male", text("Laki-laki", "Male"), &["L", "Lk", "Pria", "M"]),
    class("female", text("Perempuan", "Female"), &["P", "Pr", "Wanita", "F"]),
];

// The form asks for years; the classes are ours.
const AGE: &[Class] = &[
    class("under-17", text("Di bawah 17", "Under 17"), &["< 17"]),
    class("17-25", text("17-25", "17 to 25"), &[]),
    class("26-35", text("26-35", "26 to 35"), &[]),
    class("36-45", text("36-45", "36 to 45"), &[]),
    class("46-55", text("46-55", "46 to 55"), &[]),
    class("56-up", text("56 ke atas", "56 and over"), &["> 55"]),
];

const EDUCATION: &[Class] = &[
    class("sd", text("SD", "Primary school"), &["SD sederajat", "MI"]),
    class(
        "smp",
        text("SMP", "Junior high school"),
        &["SLTP", "MTs", "SMP sederajat"],
    ),
    class(
        "sma",
        text("SMA", "Senior high school"),
        &["SLTA", "SMK", "MA", "SMA sederajat"],
    ),
    class("s1", text("S1", "Bachelor"), &["S-1", "D4", "D-IV", "Sarjana"]),
    class("s2", text("S2", "Master"), &["S-2", "Magister"]),
    class("s3", text("S3", "Doctor"), &["S-3", "Doktor"]),
];

const OCCUPATION: &[Class] = &[
    class("pns", text("PNS", "Civil servant"), &["ASN", "PPPK"]),
    class("tni", text("TNI", "Armed forces"), &[]),
    class("polri", text("POLRI", "Police"), &["Polisi"]),
    class(
        "private",
        text("Swasta", "Private employee"),
        &["Karyawan Swasta", "Pegawai Swasta"],
    ),
    class("self-employed", text("Wirausaha", "Self-employed"), &["Wiraswasta"]),
    class("other", text("Lainnya", "Other"), &["Lain-lain", "Lain"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn key(of: Trait, written: &str) -> Option<&'static str> {
        of.class(written).map(|class| class.key)
    }

    #[test]
    fn what_offices_write_finds_its_class() {
        assert_eq!(key(Trait::Sex, " l "), Some("male"));
        assert_eq!(key(Trait::Sex, "PEREMPUAN"), Some("female"));
        assert_eq!(key(Trait::Education, "S-1"), Some("s1"));
        assert_eq!(key(Trait::Occupation, "wiraswasta"), Some("self-employed"));
        assert_eq!(key(Trait::Occupation, "petani"), None);
    }

    #[test]
    fn years_become_a_class_and_nonsense_becomes_none() {
        let years = ["16", "17", "25 tahun", "26", "56", "120"];
        let classes: Vec<_> = years.iter().filter_map(|years| key(Trait::Age, years)).collect();
        assert_eq!(classes, ["under-17", "17-25", "17-25", "26-35", "56-up", "56-up"]);
        assert_eq!(key(Trait::Age, "17-25"), Some("17-25"));
        assert_eq!(key(Trait::Age, "0"), None);
        assert_eq!(key(Trait::Age, "121"), None);
    }

    #[test]
    fn no_two_classes_of_a_trait_can_be_meant_by_one_word() {
        for of in Trait::ALL {
            for class in of.classes() {
                for name in [class.key, class.words.id, class.words.en].iter().chain(class.also) {
                    assert_eq!(of.class(name), Some(*class), "{name}");
                }
            }
        }
    }
}

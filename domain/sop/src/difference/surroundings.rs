//! What changes around the course of a service: its name and channels, the components of its standard, who is served
//! first, its opening hours, its retention, and its English texts. No case under way is judged by any of it.

use maklumat_vocabulary::{LocalizedText, Phrase, Text};

use super::{ChangeClass, Difference, differences, names};
use crate::checked::CheckedSop;
use crate::model::{Definition, Standard};

/// Everything that differs between two versions, for whoever reads a draft: what [`differences`] tells, and what is
/// around it.
#[must_use]
pub fn differences_in_full(old: &CheckedSop, new: &CheckedSop) -> Vec<Difference> {
    let mut found = differences(old.definition(), new.definition());
    let (was, is) = (old.definition(), new.definition());
    found.extend(service(was, is));
    found.extend(components(&was.standard, &is.standard));
    found.extend(priorities(was, is));
    if old.calendar().hours() != new.calendar().hours() {
        found.push(plain("service.hours", ChangeClass::Wording, HOURS));
    }
    if was.retention.keep != is.retention.keep || was.retention.then != is.retention.then {
        found.push(plain("retention", ChangeClass::Wording, RETENTION));
    }
    if found.is_empty() && english(was) != english(is) {
        found.push(plain("en", ChangeClass::Wording, ENGLISH));
    }
    found
}

const HOURS: Text = Text {
    id: "Jam layanan: berubah.",
    en: "Opening hours: changed.",
};
const RETENTION: Text = Text {
    id: "Masa simpan berkas: berubah.",
    en: "Time files are kept: changed.",
};
const ENGLISH: Text = Text {
    id: "Hanya teks bahasa Inggrisnya yang berubah.",
    en: "Only the English texts change.",
};

fn plain(address: &str, class: ChangeClass, words: Text) -> Difference {
    Difference {
        address: address.to_owned(),
        class,
        words: Phrase::new(words),
    }
}

fn service(was: &Definition, is: &Definition) -> Vec<Difference> {
    let mut found = Vec::new();
    if was.name != is.name {
        let (old, new) = (names(&was.name), names(&is.name));
        let words = Phrase::new(Text {
            id: "Nama layanan: {old} menjadi {new}.",
            en: "Name of the service: {old} becomes {new}.",
        });
        found.push(Difference {
            address: "service.name".to_owned(),
            class: ChangeClass::Wording,
            words: words.with_words("old", old.0, old.1).with_words("new", new.0, new.1),
        });
    }
    if was.summary != is.summary {
        let new = names(&is.summary);
        let words = Phrase::new(Text {
            id: "Untuk siapa layanan ini: kini {new}.",
            en: "For whom the service is: now {new}.",
        });
        found.push(Difference {
            address: "service.summary".to_owned(),
            class: ChangeClass::Wording,
            words: words.with_words("new", new.0, new.1),
        });
    }
    if was.channels.iter().any(|channel| !is.channels.contains(channel)) {
        found.push(plain("service.channels", ChangeClass::Burdening, FEWER_CHANNELS));
    } else if is.channels.len() > was.channels.len() {
        found.push(plain("service.channels", ChangeClass::Favourable, MORE_CHANNELS));
    }
    found
}

const FEWER_CHANNELS: Text = Text {
    id: "Cara mengajukan: ada yang ditutup.",
    en: "Ways to apply: one is closed.",
};
const MORE_CHANNELS: Text = Text {
    id: "Cara mengajukan: bertambah.",
    en: "Ways to apply: more than before.",
};

/// The components of the standard that are written as lists. [law: uu-25-2009-art-21]
fn components(was: &Standard, is: &Standard) -> Vec<Difference> {
    let mut found: Vec<Difference> = legal_basis(was, is).into_iter().collect();
    for (key, name, list) in COMPONENTS {
        found.extend(sentences((key, name), (list(was), list(is))));
    }
    found
}

/// Key, what it is called in both languages, and where its sentences are.
type Component = (
    &'static str,
    (&'static str, &'static str),
    fn(&Standard) -> &[LocalizedText],
);

const COMPONENTS: [Component; 6] = [
    ("facilities", ("Sarana dan prasarana", "Facilities"), |of| {
        &of.facilities
    }),
    ("supervision", ("Pengawasan internal", "Internal supervision"), |of| {
        &of.supervision
    }),
    ("complaints", ("Penanganan pengaduan", "Handling of complaints"), |of| {
        &of.complaints
    }),
    ("guarantee", ("Jaminan pelayanan", "Guarantee"), |of| &of.guarantee),
    ("safety", ("Jaminan keamanan", "Safety"), |of| &of.safety),
    ("evaluation", ("Evaluasi kinerja", "Evaluation"), |of| &of.evaluation),
];

fn legal_basis(was: &Standard, is: &Standard) -> Option<Difference> {
    let only = |these: &Standard, those: &Standard| {
        let gone = these.legal_basis.iter().filter(|law| !those.legal_basis.contains(law));
        let words: Vec<String> = gone.map(crate::citation::Citation::in_words).collect();
        (words.join(", "), words.join(", "))
    };
    let name = ("Dasar hukum", "Legal basis");
    (was.legal_basis != is.legal_basis).then(|| lines("legal-basis", name, (only(is, was), only(was, is))))
}

fn sentences((key, name): (&str, (&str, &str)), (was, is): (&[LocalizedText], &[LocalizedText])) -> Option<Difference> {
    let only = |these: &[LocalizedText], those: &[LocalizedText]| {
        let gone = these.iter().filter(|line| !those.contains(line));
        let (id, en): (Vec<String>, Vec<String>) = gone.map(names).unzip();
        (id.join(", "), en.join(", "))
    };
    (was != is).then(|| lines(key, name, (only(is, was), only(was, is))))
}

/// What a list gained and what it lost.
fn lines(key: &str, (id, en): (&str, &str), (added, gone): ((String, String), (String, String))) -> Difference {
    let side = |(id_word, en_word): (&str, &str), (id, en): (String, String)| {
        if id.is_empty() {
            return (String::new(), String::new());
        }
        (format!(" {id_word}: {id}."), format!(" {en_word}: {en}."))
    };
    let added = side(("Baru", "New"), added);
    let gone = side(("Tidak lagi", "No more"), gone);
    let words = Phrase::new(Text {
        id: "{what}: berubah.{added}{gone}",
        en: "{what}: changed.{added}{gone}",
    });
    Difference {
        address: format!("standard.{key}"),
        class: ChangeClass::Wording,
        words: words
            .with_words("what", id, en)
            .with_words("added", added.0, added.1)
            .with_words("gone", gone.0, gone.1),
    }
}

/// Who is served first. [law: uu-25-2009-art-29]
fn priorities(was: &Definition, is: &Definition) -> Vec<Difference> {
    let classes = |definition: &Definition| -> Vec<String> {
        definition.priorities.iter().map(|one| one.class.to_string()).collect()
    };
    let (old, new) = (classes(was), classes(is));
    if old.iter().any(|class| !new.contains(class)) {
        vec![plain("priority", ChangeClass::Burdening, FEWER_FIRST)]
    } else if new.len() > old.len() {
        vec![plain("priority", ChangeClass::Favourable, MORE_FIRST)]
    } else {
        Vec::new()
    }
}

const FEWER_FIRST: Text = Text {
    id: "Yang didahulukan: ada golongan yang tidak lagi.",
    en: "Who is served first: one class is not any more.",
};
const MORE_FIRST: Text = Text {
    id: "Yang didahulukan: bertambah.",
    en: "Who is served first: more than before.",
};

/// Every English text, so that versions that differ in nothing else are told apart.
fn english(definition: &Definition) -> Vec<Option<String>> {
    let mut texts = vec![
        definition.name.en.clone(),
        definition.summary.en.clone(),
        definition.sop.warning.en.clone(),
    ];
    texts.extend(
        definition
            .requirements
            .iter()
            .map(|one| one.hint.as_ref().and_then(|hint| hint.en.clone())),
    );
    texts.extend(
        definition
            .steps
            .iter()
            .flat_map(|step| step.outcomes())
            .map(|outcome| outcome.name.en.clone()),
    );
    texts.extend(definition.products.iter().map(|one| one.name.en.clone()));
    texts.extend(definition.notices.values().map(|notice| notice.en.clone()));
    texts.extend(definition.variants.iter().map(|one| one.question.en.clone()));
    texts
}

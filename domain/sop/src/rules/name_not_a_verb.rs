//! Finds activities whose name does not begin with a verb, mostly because the performer is named again.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Span, Text};

use crate::rules::Context;
use crate::source::draft::DraftStep;
use crate::source::values::locate;

pub(crate) static CODE: Code = Code {
    number: "SOP-010",
    name: "name-not-a-verb",
    severity: Severity::Advice,
    finds: Text {
        id: "uraian kegiatan yang tidak diawali kata kerja aktif",
        en: "an activity whose name does not begin with an active verb",
    },
    why: Text {
        id: "uraian kegiatan menyebut pekerjaan; pelaksananya sudah ada di kolom sendiri",
        en: "an activity names the work; its performer has a column of its own",
    },
    instead: Text {
        id: "mulai dengan kata kerja: \"Memeriksa berkas\"",
        en: "begin with a verb: \"Memeriksa berkas\"",
    },
    law: Some("permenpanrb-35-2012"),
};

/// Words that look like verbs with `me-` or `ber-` and are not.
const NOUNS: [&str; 17] = [
    "berkas", "berita", "beras", "berat", "berlian", "bersama", "berapa", "meja", "mesin", "media", "medis", "metode",
    "meter", "menteri", "menu", "mental", "mei",
];
/// Active verbs without a prefix.
const BARE_VERBS: [&str; 16] = [
    "tiba", "datang", "masuk", "keluar", "naik", "turun", "mulai", "pergi", "kembali", "hadir", "ikut", "duduk",
    "lapor", "tunggu", "mandi", "tidur",
];

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for step in &context.draft.steps {
        let Some(name) = step.name.read() else { continue };
        let written = &name.value.id;
        let mut words = written.split_whitespace();
        if words.next().is_some_and(is_verb) {
            continue;
        }
        let message = Phrase::new(Text {
            id: "uraian kegiatan tidak diawali kata kerja: `{name}`",
            en: "the activity does not begin with a verb: `{name}`",
        });
        let fix = match words.find(|word| is_verb(word)) {
            Some(verb) => {
                let from = written.find(verb).unwrap_or(0);
                Phrase::new(Text {
                    id: "pelaksana sudah ada di kolomnya; tulis \"{better}\"",
                    en: "the performer has a column of its own; write \"{better}\"",
                })
                .with("better", capitalised(&written[from..]))
            }
            None => Phrase::new(Text {
                id: "mulai dengan kata kerja aktif, misalnya \"Memeriksa\", \"Menyerahkan\", \"Mencatat\"",
                en: "begin with an active verb, such as \"Memeriksa\", \"Menyerahkan\", \"Mencatat\"",
            }),
        };
        let address = format!("step.{}.name", step.id.value);
        let mut finding = Diagnostic::new(&CODE, address, name.span, message.with("name", written)).fix(fix);
        if let Some((span, better)) = without_performer(context, step, written, name.span) {
            finding = finding.edit(span, better);
        }
        found.push(finding);
    }
}

/// The activity without its performer, where nothing else stands before the verb.
fn without_performer(context: &Context<'_>, step: &DraftStep, written: &str, span: Span) -> Option<(Span, String)> {
    let performer = context.position(step)?;
    let rest = written.get(performer.name.id.len()..)?.strip_prefix(' ')?;
    let starts = written.to_lowercase().starts_with(&performer.name.id.to_lowercase());
    let first = rest.split_whitespace().next()?;
    let inside = locate(context.text, span, written, Span::new(0, written.len()));
    let is_plain = context.text.get(inside.start..inside.end) == Some(written);
    (starts && is_plain && is_verb(first)).then(|| (inside, capitalised(rest)))
}

pub(crate) fn is_verb(word: &str) -> bool {
    let word: String = word
        .to_lowercase()
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .collect();
    let has_prefix = word.len() > 4 && (word.starts_with("me") || word.starts_with("ber"));
    (has_prefix && !NOUNS.contains(&word.as_str())) || BARE_VERBS.contains(&word.as_str())
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

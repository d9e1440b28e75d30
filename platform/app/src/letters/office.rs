//! What an administrator sees and changes of letters: the words of each kind, what is stuck, a letter to try it all.

use std::collections::BTreeMap;

use maklumat_calendar::{Timestamp, long_date};
use maklumat_delivery::{Address, Answer, Letter, Pattern};
use maklumat_store::LetterWords;
use maklumat_vocabulary::{Language, Text};

use super::kinds::{KINDS, Kind, kind_of};
use super::words::{Values, written};
use crate::access::{Action, Role, may};
use crate::audit::{AuditKind, Entry, record};
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::FieldError;
use crate::views::account::SignedIn;
use crate::views::letters::{LetterChannel, LetterKindRow, LetterLine, LetterOffice, LetterTemplate, StuckLetters};
use crate::{App, answers, random};

/// How far back letters are counted, in seconds.
const COUNTED: i64 = 30 * 86_400;

/// So many of the letters sent last are shown.
const LATEST: i64 = 10;

/// Longer words cost several messages each.
const LONGEST: usize = 480;

/// A letter that tries a channel.
const TEST: Text = Text {
    id: "Ini pesan percobaan dari sistem layanan. Tidak perlu dibalas.",
    en: "This is a test from the service system. No reply is needed.",
};

/// Names by which a test letter is remembered.
const TRIAL: &str = "trial";

impl App {
    pub async fn letter_office(&self, by: &SignedIn) -> Result<LetterOffice, Problem> {
        check(by)?;
        let now = self.now();
        let since = Timestamp::from_second(now.as_second() - COUNTED).unwrap_or(now);
        let mut reader = self.store().read().await?;
        let own = reader.all_letter_words().await?;
        let figures = reader.letter_figures(since).await?;
        let stuck = reader.parked_letters().await?;
        let latest = reader.latest_letters(LATEST).await?;
        let count = |kind: &str, outcome: &str| {
            let of_kind = figures
                .iter()
                .filter(|(known, ended, _)| known == kind && ended == outcome);
            of_kind.map(|(_, _, count)| u64::try_from(*count).unwrap_or(0)).sum()
        };
        let kinds = KINDS.iter().map(|kind| LetterKindRow {
            key: kind.key,
            words: current(kind, &own, Language::Indonesian),
            has_own_words: own.iter().any(|words| words.kind == kind.key),
            taken: count(kind.key, "taken"),
            refused: count(kind.key, "refused"),
        });
        let letters = &self.0.letters;
        let flaws = letters.flaws.iter();
        Ok(LetterOffice {
            channels: letters.channels(),
            flaws: flaws.map(|flaw| (flaw.key.clone(), flaw.what.clone())).collect(),
            quiet: letters.quiet.map(|hours| (hours.from, hours.until)),
            kinds: kinds.collect(),
            stuck: stuck
                .into_iter()
                .map(|parked| StuckLetters {
                    kind: parked.kind,
                    problem: parked.problem,
                    count: u64::try_from(parked.count).unwrap_or(0),
                    since: parked.since,
                })
                .collect(),
            latest: latest.into_iter().map(LetterLine::of).collect(),
            is_shown: letters.is_shown(),
        })
    }

    pub async fn letter_template(&self, by: &SignedIn, key: &str) -> Result<LetterTemplate, Problem> {
        check(by)?;
        let kind = kind_of(key).ok_or(Problem::NotFound)?;
        let own = self.store().read().await?.letter_words(key).await?;
        let words = |language| current(kind, &own, language);
        let mut template = self.template(kind, words(Language::Indonesian), words(Language::English));
        template.has_own_words = !own.is_empty();
        Ok(template)
    }

    /// How words would read, without keeping them. What cannot be kept is told at its field.
    pub async fn preview_letter(
        &self,
        by: &SignedIn,
        key: &str,
        (indonesian, english): (&str, &str),
    ) -> Result<LetterTemplate, Problem> {
        check(by)?;
        let kind = kind_of(key).ok_or(Problem::NotFound)?;
        checked(kind, indonesian, english)?;
        let mut template = self.template(kind, indonesian.trim().to_owned(), english.trim().to_owned());
        template.has_own_words = !self.store().read().await?.letter_words(key).await?.is_empty();
        Ok(template)
    }

    /// Uses these words from now on.
    pub async fn change_letter_words(
        &self,
        by: &SignedIn,
        key: &str,
        (indonesian, english): (&str, &str),
    ) -> Result<(), Problem> {
        check(by)?;
        let kind = kind_of(key).ok_or(Problem::NotFound)?;
        checked(kind, indonesian, english)?;
        let now = self.now();
        let mut tx = self.store().begin().await?;
        for (language, words) in [(Language::Indonesian, indonesian), (Language::English, english)] {
            let words = LetterWords {
                kind: key.to_owned(),
                language: language.tag().to_owned(),
                words: words.trim().to_owned(),
                changed_at: now,
            };
            tx.keep_letter_words(&words, by.id.as_str()).await?;
        }
        let entry = Entry::of(AuditKind::LetterWordsChanged, by.id.as_str(), key);
        record(&mut tx, entry, now).await?;
        tx.commit().await?;
        tracing::info!(by = %by.id, kind = key, "the words of a letter were changed");
        Ok(())
    }

    /// Goes back to the words the program brings.
    pub async fn restore_letter_words(&self, by: &SignedIn, key: &str) -> Result<(), Problem> {
        check(by)?;
        kind_of(key).ok_or(Problem::NotFound)?;
        let mut tx = self.store().begin().await?;
        tx.drop_letter_words(key).await?;
        let entry = Entry::of(AuditKind::LetterWordsRestored, by.id.as_str(), key);
        record(&mut tx, entry, self.now()).await?;
        tx.commit().await?;
        tracing::info!(by = %by.id, kind = key, "the words of a letter were put back");
        Ok(())
    }

    /// Tries all stuck letters again. Gives how many.
    pub async fn retry_stuck_letters(&self, by: &SignedIn) -> Result<u64, Problem> {
        check(by)?;
        let mut tx = self.store().begin().await?;
        let count = tx.retry_parked_letters(self.now()).await?;
        tx.commit().await?;
        tracing::info!(by = %by.id, count, "stuck letters are tried again");
        Ok(count)
    }

    /// Never sends the stuck letters: what they tell stands on the tracking page all the same. Gives how many.
    pub async fn drop_stuck_letters(&self, by: &SignedIn) -> Result<u64, Problem> {
        check(by)?;
        let mut tx = self.store().begin().await?;
        let count = tx.drop_parked_letters(self.now()).await?;
        tx.commit().await?;
        tracing::info!(by = %by.id, count, "stuck letters were dropped");
        Ok(count)
    }

    /// Sends a letter to see whether the settings work. Gives why not, where they do not.
    pub async fn try_letter(&self, by: &SignedIn, typed: &str, language: Language) -> Result<(), Problem> {
        check(by)?;
        let (channel, to) = if typed.contains('@') {
            let mailbox = typed.trim().to_owned();
            if !maklumat_delivery::is_mailbox(&mailbox) {
                return Err(field("tujuan", "error-mailbox", Vec::new()));
            }
            (LetterChannel::Mail, Address::Mailbox(mailbox))
        } else {
            let phone = answers::phone(typed).ok_or_else(|| field("tujuan", "error-phone", Vec::new()))?;
            (LetterChannel::Phone, Address::Phone(phone))
        };
        if !self.letter_channels().has(channel) {
            return Err(Rule::NoChannel.into());
        }
        if !self.is_within("try-letter", by.id.as_str(), 20).await? {
            return Err(Rule::TooManyCodes.into());
        }
        let letter = Letter {
            to,
            subject: TEST.within(language).to_owned(),
            text: TEST.within(language).to_owned(),
            key: random::hex(&random::bytes::<16>()),
        };
        let answer = self.send_at_once((TRIAL, channel), letter).await?;
        // The way alone: an address is nobody else's business.
        let mut tx = self.store().begin().await?;
        let entry = Entry::of(AuditKind::LetterTried, by.id.as_str(), channel.word());
        record(&mut tx, entry, self.now()).await?;
        tx.commit().await?;
        match answer {
            Answer::Taken { .. } => Ok(()),
            Answer::Refused { why } | Answer::Later { why, .. } | Answer::Unclear { why } => {
                let why = vec![("why", why.to_string())];
                Err(field("tujuan", "error-letter-not-taken", why))
            }
        }
    }

    fn template(&self, kind: &'static Kind, indonesian: String, english: String) -> LetterTemplate {
        let preview = |words: &str, language| {
            let own = [LetterWords {
                kind: kind.key.to_owned(),
                language: language_tag(language),
                words: words.to_owned(),
                changed_at: self.now(),
            }];
            written(kind, &own, language, &self.invented(language))
        };
        LetterTemplate {
            preview: [
                preview(&indonesian, Language::Indonesian),
                preview(&english, Language::English),
            ],
            key: kind.key,
            indonesian,
            english,
            has_own_words: false,
            slots: kind.slots.iter().map(|slot| (*slot, kind.needs(slot))).collect(),
        }
    }

    /// Values nobody could mistake for a person's.
    fn invented(&self, language: Language) -> Values {
        let text = |id: &'static str, en: &'static str| Text { id, en }.within(language).to_owned();
        let day = long_date(self.today(), language);
        BTreeMap::from([
            ("kantor", text("Dinas Contoh", "Sample Office")),
            ("layanan", text("Izin Contoh", "Sample Permit")),
            ("giliran", text("Petugas Loket", "Counter Officer")),
            ("sampai", day.clone()),
            ("selesai", day),
            ("produk", text("Surat Contoh", "Sample Letter")),
            ("tautan", format!("{}{}7K4Q2M9X0A", self.site(), super::link::SHORT)),
            ("kode", "123456".to_owned()),
        ])
    }
}

fn language_tag(language: Language) -> String {
    language.tag().to_owned()
}

fn current(kind: &Kind, own: &[LetterWords], language: Language) -> String {
    let own = own
        .iter()
        .find(|own| own.kind == kind.key && own.language == language.tag());
    own.map_or_else(|| kind.words.within(language).to_owned(), |own| own.words.clone())
}

fn check(by: &SignedIn) -> Result<(), Problem> {
    let role = if by.is_administrator {
        Role::Administrator
    } else {
        Role::OtherOfficer
    };
    if may(role, Action::KeepLetters) {
        Ok(())
    } else {
        Err(Problem::NotFound)
    }
}

fn checked(kind: &Kind, indonesian: &str, english: &str) -> Result<(), Problem> {
    let mut errors = Vec::new();
    for (name, words) in [("indonesia", indonesian), ("inggris", english)] {
        errors.extend(fault_of(kind, words.trim()).map(|(key, arguments)| FieldError {
            field: name.to_owned(),
            label: None,
            key,
            arguments,
        }));
    }
    if errors.is_empty() {
        Ok(())
    } else {
        Err(Problem::Invalid(errors))
    }
}

/// Why words cannot be used: the key of a sentence, and its arguments.
fn fault_of(kind: &Kind, words: &str) -> Option<(&'static str, Vec<(&'static str, String)>)> {
    if words.is_empty() {
        return Some(("error-letter-empty", Vec::new()));
    }
    if words.chars().count() > LONGEST {
        return Some(("error-letter-long", vec![("most", LONGEST.to_string())]));
    }
    let braced = |slot: &str| format!("{{{slot}}}");
    match Pattern::read(words, kind.slots) {
        Err(unknown) => Some(("error-letter-slot", vec![("slot", braced(&unknown.0))])),
        Ok(pattern) => {
            let missing = kind
                .slots
                .iter()
                .find(|slot| kind.needs(slot) && !pattern.names(slot))?;
            Some(("error-letter-missing", vec![("slot", braced(missing))]))
        }
    }
}

fn field(field: &str, key: &'static str, arguments: Vec<(&'static str, String)>) -> Problem {
    Problem::Invalid(vec![FieldError {
        field: field.to_owned(),
        label: None,
        key,
        arguments,
    }])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_without_their_places_or_with_unknown_ones_are_refused() {
        let kind = kind_of("returned").unwrap();
        let key = |words: &str| fault_of(kind, words).map(|(key, _)| key);
        assert_eq!(key("{kantor}, {layanan}: lengkapi sampai {sampai} di {tautan}"), None);
        assert_eq!(key(""), Some("error-letter-empty"));
        assert_eq!(
            key("{kantor}, {layanan}: lengkapi di {tautan}"),
            Some("error-letter-missing")
        );
        assert_eq!(key("{sampai} {tautan} {nama}"), Some("error-letter-slot"));
        assert_eq!(key(&"{sampai}{tautan}".repeat(40)), Some("error-letter-long"));
    }
}

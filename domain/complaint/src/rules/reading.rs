//! Reads files of rules, and compares what a regency chose with what it may choose.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use maklumat_calendar::{Date, Duration, TimeUnit};
use toml::de::{DeTable, DeValue};

use super::{Bound, Confidence, FlawKind, Limit, LimitKey, Owed, Pauses, Rules, RulesFlaw, Silence};

const KEYS: [&str; 7] = [
    "key",
    "version",
    "effective",
    "silence-is-proof",
    "sample-per-hundred",
    "few",
    "limit",
];
const LIMIT_KEYS: [&str; 8] = ["key", "time", "owed", "bound", "pauses", "law", "source", "confidence"];
const OWN_LIMIT_KEYS: [&str; 3] = ["key", "time", "ground"];

pub(super) fn whole(text: &str) -> Result<Rules, Vec<RulesFlaw>> {
    let mut reader = Reader::default();
    let table = parse(text)?;
    reader.knows(&table, "", &KEYS);
    let limits = reader.limits(&table);
    for key in LimitKey::all() {
        if !limits.contains_key(&key) {
            reader.flaw(&format!("limit.{}", key.as_str()), FlawKind::LimitMissing);
        }
    }
    let rules = Rules {
        key: reader.text(&table, "", "key"),
        version: reader.number(&table, "version"),
        effective: reader.day(&table),
        silence: silence(reader.choice(&table, "", "silence-is-proof")),
        sample_per_hundred: reader.share(&table),
        few: u64::from(reader.number(&table, "few")),
        limits,
    };
    reader.finish(rules)
}

pub(super) fn adapted(base: &Rules, text: &str) -> Result<Rules, Vec<RulesFlaw>> {
    let mut reader = Reader::default();
    let table = parse(text)?;
    reader.knows(&table, "", &KEYS);
    let mut rules = base.clone();
    rules.key = reader.text(&table, "", "key");
    rules.version = reader.number(&table, "version");
    if rules.version > 0 && rules.version <= base.version {
        reader.flaw("version", FlawKind::VersionNotHigher { above: base.version });
    }
    rules.effective = reader.day(&table);
    if table.contains_key("silence-is-proof") {
        rules.silence = silence(reader.choice(&table, "", "silence-is-proof"));
    }
    if table.contains_key("sample-per-hundred") {
        rules.sample_per_hundred = reader.share(&table);
    }
    if table.contains_key("few") {
        rules.few = u64::from(reader.number(&table, "few"));
        if rules.few < base.few {
            reader.flaw("few", FlawKind::PublishesMore { few: base.few });
        }
    }
    for (at, row) in rows(&table).into_iter().enumerate() {
        reader.own_limit(&mut rules, at, row);
    }
    reader.finish(rules)
}

fn parse(text: &str) -> Result<DeTable<'_>, Vec<RulesFlaw>> {
    DeTable::parse(text).map(toml::Spanned::into_inner).map_err(|error| {
        vec![RulesFlaw {
            key: String::new(),
            kind: FlawKind::Unreadable(error.message().to_owned()),
        }]
    })
}

fn value<'t, 'i>(table: &'t DeTable<'i>, key: &str) -> Option<&'t DeValue<'i>> {
    table.get(key).map(toml::Spanned::get_ref)
}

fn rows<'t, 'i>(table: &'t DeTable<'i>) -> Vec<&'t DeTable<'i>> {
    let Some(DeValue::Array(rows)) = value(table, "limit") else {
        return Vec::new();
    };
    rows.iter().filter_map(|row| row.get_ref().as_table()).collect()
}

const fn silence(settles: bool) -> Silence {
    if settles {
        Silence::Settles
    } else {
        Silence::ProvesNothing
    }
}

#[derive(Default)]
struct Reader {
    flaws: Vec<RulesFlaw>,
}

impl Reader {
    fn finish(self, rules: Rules) -> Result<Rules, Vec<RulesFlaw>> {
        if self.flaws.is_empty() {
            Ok(rules)
        } else {
            Err(self.flaws)
        }
    }

    fn flaw(&mut self, key: &str, kind: FlawKind) {
        self.flaws.push(RulesFlaw {
            key: key.to_owned(),
            kind,
        });
    }

    fn knows(&mut self, table: &DeTable<'_>, before: &str, keys: &[&str]) {
        for key in table.keys().map(|key| key.get_ref().as_ref()) {
            if !keys.contains(&key) {
                self.flaw(&format!("{before}{key}"), FlawKind::UnknownKey);
            }
        }
    }

    fn share(&mut self, table: &DeTable<'_>) -> u8 {
        let share = u8::try_from(self.number(table, "sample-per-hundred")).unwrap_or(u8::MAX);
        if share > 100 {
            self.flaw("sample-per-hundred", FlawKind::NotAShare);
        }
        share
    }

    fn text(&mut self, table: &DeTable<'_>, before: &str, key: &str) -> String {
        match value(table, key) {
            Some(DeValue::String(text)) if !text.trim().is_empty() => text.trim().to_owned(),
            Some(_) | None => {
                self.flaw(&format!("{before}{key}"), FlawKind::TextMissing);
                String::new()
            }
        }
    }

    fn number(&mut self, table: &DeTable<'_>, key: &str) -> u32 {
        let number = match value(table, key) {
            Some(DeValue::Integer(number)) => number.as_str().parse().ok(),
            Some(_) | None => None,
        };
        number.filter(|number| *number > 0).unwrap_or_else(|| {
            self.flaw(key, FlawKind::NumberMissing);
            0
        })
    }

    fn day(&mut self, table: &DeTable<'_>) -> Date {
        let day = match value(table, "effective") {
            Some(DeValue::Datetime(day)) => day.to_string().parse().ok(),
            Some(_) | None => None,
        };
        day.unwrap_or_else(|| {
            self.flaw("effective", FlawKind::DayMissing);
            Date::MAX
        })
    }

    fn choice(&mut self, table: &DeTable<'_>, before: &str, key: &str) -> bool {
        match value(table, key) {
            Some(DeValue::Boolean(choice)) => *choice,
            Some(_) | None => {
                self.flaw(&format!("{before}{key}"), FlawKind::ChoiceMissing);
                false
            }
        }
    }

    fn one_of<T: Copy>(
        &mut self,
        table: &DeTable<'_>,
        (before, key): (&str, &str),
        words: &[(&str, T)],
        all: &'static str,
    ) -> T {
        let text = self.text(table, before, key);
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, meant)| *meant);
        if found.is_none() && !text.is_empty() {
            self.flaw(&format!("{before}{key}"), FlawKind::NotOneOf(all));
        }
        found.unwrap_or(words[0].1)
    }

    fn time(&mut self, table: &DeTable<'_>, before: &str) -> Duration {
        let text = self.text(table, before, "time");
        Duration::parse(&text)
            .ok()
            .filter(|time| !time.is_zero())
            .unwrap_or_else(|| {
                if !text.is_empty() {
                    self.flaw(&format!("{before}time"), FlawKind::NotADuration);
                }
                Duration::days(1)
            })
    }

    fn key(&mut self, row: &DeTable<'_>, before: &str) -> Option<LimitKey> {
        let text = self.text(row, before, "key");
        let key = LimitKey::parse(&text);
        if key.is_none() && !text.is_empty() {
            self.flaw(&format!("{before}key"), FlawKind::UnknownLimit);
        }
        key
    }

    fn limits(&mut self, table: &DeTable<'_>) -> BTreeMap<LimitKey, Limit> {
        let mut limits = BTreeMap::new();
        for (at, row) in rows(table).into_iter().enumerate() {
            let before = format!("limit.{}.", at + 1);
            self.knows(row, &before, &LIMIT_KEYS);
            let Some(key) = self.key(row, &before) else { continue };
            let limit = self.limit(row, &before);
            if limits.insert(key, limit).is_some() {
                self.flaw(&format!("{before}key"), FlawKind::LimitTwice);
            }
        }
        limits
    }

    fn limit(&mut self, row: &DeTable<'_>, before: &str) -> Limit {
        let owed = [("office", Owed::Office), ("reporter", Owed::Reporter)];
        let bound = [("most", Bound::Most), ("least", Bound::Least), ("fixed", Bound::Fixed)];
        let confidence = [
            ("own", Confidence::Own),
            ("practice", Confidence::Practice),
            ("seen", Confidence::Seen),
            ("read", Confidence::Read),
        ];
        Limit {
            time: self.time(row, before),
            owed: self.one_of(row, (before, "owed"), &owed, "office, reporter"),
            bound: self.one_of(row, (before, "bound"), &bound, "most, least, fixed"),
            pauses: if self.choice(row, before, "pauses") {
                Pauses::WhileReporterOwes
            } else {
                Pauses::Never
            },
            law: self.text(row, before, "law"),
            source: self.text(row, before, "source"),
            confidence: self.one_of(row, (before, "confidence"), &confidence, "own, practice, seen, read"),
        }
    }

    fn own_limit(&mut self, rules: &mut Rules, at: usize, row: &DeTable<'_>) {
        let before = format!("limit.{}.", at + 1);
        self.knows(row, &before, &OWN_LIMIT_KEYS);
        let Some(key) = self.key(row, &before) else { return };
        let time = self.time(row, &before);
        let ground = self.text(row, &before, "ground");
        let limit = rules.limit(key);
        let at = format!("{before}time");
        match judge(time, limit) {
            Some(kind) => self.flaw(&at, kind),
            None => {
                let own = Limit {
                    time,
                    law: ground.clone(),
                    source: ground,
                    confidence: Confidence::Own,
                    ..limit.clone()
                };
                rules.limits.insert(key, own);
            }
        }
    }
}

/// What forbids a regency this time in place of a limit.
fn judge(time: Duration, limit: &Limit) -> Option<FlawKind> {
    let ceiling = limit.time;
    let against = compare(time, ceiling);
    match (limit.bound, against) {
        (_, Against::Same) | (Bound::Most, Against::Shorter) | (Bound::Least, Against::Longer) => None,
        (Bound::Fixed, _) => Some(FlawKind::SetByAct { time: ceiling }),
        (_, Against::Unknown) => Some(FlawKind::NotComparable { time, ceiling }),
        (Bound::Most, Against::Longer) => Some(FlawKind::ExceedsCeiling { time, ceiling }),
        (Bound::Least, Against::Shorter) => Some(FlawKind::ShortensRight { time, right: ceiling }),
    }
}

enum Against {
    Same,
    /// In every calendar.
    Shorter,
    Longer,
    /// It depends on the calendar.
    Unknown,
}

/// Compares times of different units only where every calendar agrees: so many working days are at least so many days, and
/// an office that opens at all opens for an hour.
fn compare(time: Duration, other: Duration) -> Against {
    let amounts = time.amount.cmp(&other.amount);
    if time.unit == other.unit {
        return match amounts {
            Ordering::Less => Against::Shorter,
            Ordering::Equal => Against::Same,
            Ordering::Greater => Against::Longer,
        };
    }
    match (time.unit, other.unit) {
        (TimeUnit::Day | TimeUnit::Hour, TimeUnit::WorkingDay) if amounts == Ordering::Less => Against::Shorter,
        (TimeUnit::WorkingDay, TimeUnit::Day | TimeUnit::Hour) if amounts == Ordering::Greater => Against::Longer,
        _ => Against::Unknown,
    }
}

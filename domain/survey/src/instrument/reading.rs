//! Reads the file of an instrument and says all that is wrong with it at once.

use maklumat_calendar::Date;
use maklumat_vocabulary::LocalizedText;
use toml::de::{DeTable, DeValue};

use super::{Band, Confidence, Element, Instrument, InstrumentFlaw, Wording};
use crate::exact::Figure;

const LOWEST: Figure = Figure::hundredths(2500);
const HIGHEST: Figure = Figure::hundredths(10_000);

pub(super) fn read(text: &str) -> Result<Instrument, Vec<InstrumentFlaw>> {
    let mut reader = Reader { flaws: Vec::new() };
    let table = match DeTable::parse(text) {
        Ok(table) => table.into_inner(),
        Err(error) => {
            let id = format!("berkas ini tidak dapat dibaca: {}", error.message());
            let en = format!("this file cannot be read: {}", error.message());
            reader.flaw("", &id, &en);
            return Err(reader.flaws);
        }
    };
    let instrument = Instrument {
        key: reader.text(&table, "", "key"),
        effective: reader.day(&table),
        law: reader.text(&table, "", "law"),
        source: reader.text(&table, "", "source"),
        confidence: reader.confidence(&table),
        is_checked: matches!(value(&table, "checked"), Some(DeValue::Boolean(true))),
        elements: reader.elements(&table),
        bands: reader.bands(&table),
    };
    if reader.flaws.is_empty() {
        Ok(instrument)
    } else {
        Err(reader.flaws)
    }
}

fn value<'t, 'i>(table: &'t DeTable<'i>, key: &str) -> Option<&'t DeValue<'i>> {
    table.get(key).map(toml::Spanned::get_ref)
}

fn rows<'t, 'i>(table: &'t DeTable<'i>, key: &str) -> Vec<&'t DeTable<'i>> {
    let Some(DeValue::Array(rows)) = value(table, key) else {
        return Vec::new();
    };
    let tables = rows.iter().filter_map(|row| match row.get_ref() {
        DeValue::Table(row) => Some(row),
        DeValue::String(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_)
        | DeValue::Array(_) => None,
    });
    tables.collect()
}

struct Reader {
    flaws: Vec<InstrumentFlaw>,
}

/// What stands in one language of an element.
struct Words {
    name: String,
    question: String,
    options: [String; 4],
    also: Vec<String>,
}

impl Reader {
    fn flaw(&mut self, place: &str, id: &str, en: &str) {
        self.flaws.push(InstrumentFlaw {
            place: place.to_owned(),
            what: both(id.to_owned(), en.to_owned()),
        });
    }

    fn text(&mut self, table: &DeTable<'_>, before: &str, key: &str) -> String {
        if let Some(DeValue::String(text)) = value(table, key)
            && !text.trim().is_empty()
        {
            return text.trim().to_owned();
        }
        self.flaw(&format!("{before}{key}"), "isi dengan kata-kata", "write it in words");
        String::new()
    }

    fn day(&mut self, table: &DeTable<'_>) -> Date {
        let day = match value(table, "effective") {
            Some(DeValue::Datetime(day)) => day.to_string().parse().ok(),
            Some(_) | None => None,
        };
        day.unwrap_or_else(|| {
            self.flaw(
                "effective",
                "isi dengan tanggal seperti 2026-01-31",
                "write a day such as 2026-01-31",
            );
            Date::MAX
        })
    }

    fn confidence(&mut self, table: &DeTable<'_>) -> Confidence {
        match self.text(table, "", "confidence").as_str() {
            "read" => Confidence::Read,
            "seen" => Confidence::Seen,
            _ => {
                self.flaw("confidence", "pilih read atau seen", "choose read or seen");
                Confidence::Seen
            }
        }
    }

    /// The places of all elements are 1 to their number, each once, in the list and in the questionnaire.
    fn elements(&mut self, table: &DeTable<'_>) -> Vec<Element> {
        let mut asked: Vec<(u8, Element)> = Vec::new();
        let rows = rows(table, "element");
        for (index, row) in rows.iter().enumerate() {
            let before = format!("element.{}.", index + 1);
            let (place, element) = (self.place(row, &before, "asked"), self.element(row, &before));
            if asked.iter().any(|(_, known)| known.key == element.key) {
                self.flaw(&format!("{before}key"), "kunci ini sudah dipakai", "this key is taken");
            }
            asked.push((place, element));
        }
        if asked.is_empty() {
            self.flaw("element", "tulis sedikitnya satu unsur", "write at least one element");
        }
        asked.sort_by_key(|(place, _)| *place);
        let mut listed: Vec<u8> = asked.iter().filter_map(|(_, element)| element.listed).collect();
        listed.sort_unstable();
        let is_in_turn = |places: &mut dyn Iterator<Item = u8>| places.eq((1..).take(asked.len()));
        if !is_in_turn(&mut asked.iter().map(|(place, _)| *place)) || !is_in_turn(&mut listed.into_iter()) {
            self.flaw(
                "element",
                "beri tiap unsur satu nomor urut mulai 1 pada `listed` dan pada `asked`",
                "give every element one place from 1 on in `listed` and in `asked`",
            );
        }
        asked.into_iter().map(|(_, element)| element).collect()
    }

    fn element(&mut self, row: &DeTable<'_>, before: &str) -> Element {
        let key = self.text(row, before, "key");
        let listed = Some(self.place(row, before, "listed"));
        let (id, en) = (self.words(row, before, "id"), self.words(row, before, "en"));
        let [first, second, third, fourth] = id.options;
        let [bad, fair, good, best] = en.options;
        Element {
            key,
            listed,
            name: both(id.name, en.name),
            wording: Wording {
                question: both(id.question, en.question),
                options: [
                    both(first, bad),
                    both(second, fair),
                    both(third, good),
                    both(fourth, best),
                ],
            },
            also: id.also.into_iter().chain(en.also).collect(),
        }
    }

    fn words(&mut self, row: &DeTable<'_>, before: &str, language: &str) -> Words {
        let before = format!("{before}{language}.");
        let empty = DeTable::new();
        let table = match value(row, language) {
            Some(DeValue::Table(table)) => table,
            Some(_) | None => &empty,
        };
        let options = <[String; 4]>::try_from(texts(table, "options")).unwrap_or_else(|_| {
            self.flaw(
                &format!("{before}options"),
                "tulis empat pilihan, dari nilai 1 sampai 4",
                "write four options, from 1 to 4",
            );
            Default::default()
        });
        Words {
            name: self.text(table, &before, "name"),
            question: self.text(table, &before, "question"),
            options,
            also: texts(table, "also"),
        }
    }

    fn place(&mut self, row: &DeTable<'_>, before: &str, key: &str) -> u8 {
        let place = match value(row, key) {
            Some(DeValue::Integer(number)) => number.as_str().parse().ok(),
            Some(_) | None => None,
        };
        place.unwrap_or_else(|| {
            self.flaw(
                &format!("{before}{key}"),
                "isi dengan nomor urut",
                "write its place as a number",
            );
            0
        })
    }

    /// Bands leave no hundredth between 25.00 and 100.00 without a letter.
    fn bands(&mut self, table: &DeTable<'_>) -> Vec<Band> {
        let rows = rows(table, "band");
        let mut bands = Vec::new();
        for (index, row) in rows.into_iter().enumerate() {
            let before = format!("band.{}.", index + 1);
            bands.push(Band {
                letter: self.text(row, &before, "letter"),
                from: self.figure(row, &before, "from"),
                until: self.figure(row, &before, "until"),
                words: both(self.text(row, &before, "id"), self.text(row, &before, "en")),
            });
        }
        let is_whole = bands.first().is_some_and(|band| band.from == LOWEST)
            && bands.last().is_some_and(|band| band.until == HIGHEST)
            && bands.iter().all(|band| band.from <= band.until)
            && bands
                .windows(2)
                .all(|two| two[0].until.units() + 1 == two[1].from.units());
        if !is_whole {
            self.flaw(
                "band",
                "susun dari 25.00 sampai 100.00, tiap kelas mulai 0.01 di atas kelas sebelumnya",
                "let them lead from 25.00 to 100.00, each from 0.01 above the one before",
            );
        }
        bands
    }

    fn figure(&mut self, row: &DeTable<'_>, before: &str, key: &str) -> Figure {
        Figure::parse_hundredths(&self.text(row, before, key)).unwrap_or_else(|| {
            self.flaw(
                &format!("{before}{key}"),
                "tulis dengan dua desimal, misalnya \"65.00\"",
                "write it with two decimals, such as \"65.00\"",
            );
            Figure::hundredths(0)
        })
    }
}

fn texts(table: &DeTable<'_>, key: &str) -> Vec<String> {
    let Some(DeValue::Array(texts)) = value(table, key) else {
        return Vec::new();
    };
    let words = texts.iter().filter_map(|text| text.get_ref().as_str());
    words
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
        .collect()
}

const fn both(id: String, en: String) -> LocalizedText {
    LocalizedText { id, en: Some(en) }
}

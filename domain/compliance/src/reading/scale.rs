//! The scale of an indicator and its levels, from the short forms in which they are written.

use maklumat_vocabulary::{Diagnostic, LocalizedText, Phrase, Span, Spanned, Text};

use crate::codes::{LEVELS_WITH_GAPS, NOTHING_ASKED, THRESHOLDS_NOT_RISING};
use crate::reading::conditions::{from_fact, needs};
use crate::reading::section::{Reader, Section, Want};
use crate::reading::step::Said;
use crate::{Effort, Exact, FactUnit, Item, Level, Scale, Threshold};

/// No instrument has more levels.
const MOST_LEVEL: u32 = 20;

/// What belongs to one scale or another: not told as unknown where the scale itself is.
const KEYS_OF_SCALES: [&str; 9] = [
    "levels",
    "needs",
    "by-evidence",
    "counts",
    "items",
    "from-fact",
    "lowest",
    "top",
    "fewest-respondents",
];

pub(super) const AS_MANY: Text = Text {
    id: "tulis daftar bahasa Inggris sepanjang daftar bahasa Indonesia",
    en: "write as many in English as in Indonesian",
};

const ONLY_PERCENT: Text = Text {
    id: "hapus from dan above: hanya scale = \"percent\" punya ambang",
    en: "remove from and above: only scale = \"percent\" has thresholds",
};

/// What the levels of an indicator have in common.
pub(super) struct Shape<'e> {
    pub(super) efforts: &'e [Effort],
    pub(super) steps: Said,
    /// An indicator without weight needs no steps: they would gain nothing.
    pub(super) weighs: bool,
}

pub(super) fn read(section: &mut Section<'_>, reader: &mut Reader, shape: &Shape<'_>) -> Option<(Scale, Vec<Level>)> {
    let Some(written) = section.text(reader, "scale", Want::Required) else {
        section.pass_over(&KEYS_OF_SCALES);
        return None;
    };
    match written.value.as_str() {
        "levels" => {
            let levels = levels(section, reader, shape);
            if levels.iter().any(|level| level.from.is_some()) {
                reader.report(section.wrong("levels", section.span, ONLY_PERCENT));
            }
            Some((Scale::Levels, levels))
        }
        "present" => Some((Scale::Levels, present(section, reader, shape))),
        "count" => Some(count(section, reader, shape)),
        "percent" => {
            let from_fact = from_fact(section, reader, FactUnit::Percent);
            let levels = levels(section, reader, shape);
            rise(section, reader, &levels);
            Some((Scale::Percent { from_fact }, levels))
        }
        "number" => Some((number(section, reader), Vec::new())),
        _ => {
            let wanted = Text {
                id: "pilih levels, present, count, percent, atau number",
                en: "choose levels, present, count, percent or number",
            };
            reader.report(section.wrong("scale", written.span, wanted));
            section.pass_over(&KEYS_OF_SCALES);
            None
        }
    }
}

fn levels(section: &mut Section<'_>, reader: &mut Reader, shape: &Shape<'_>) -> Vec<Level> {
    let rows = section.rows(reader, "levels");
    if rows.is_empty() {
        let is_written = section.has("levels");
        reader.report_unless_torn(if is_written {
            empty(section, "levels")
        } else {
            section.missing("levels")
        });
    }
    let mut levels = Vec::new();
    for mut row in rows {
        let number = row.whole(reader, "level", (Want::Required, 0, MOST_LEVEL));
        let says = row.words(reader, ("says", "says-en"), Want::Required);
        let from = threshold(&mut row, reader);
        let needs = needs(&mut row, reader);
        let is_by_evidence = row.truth(reader, "by-evidence");
        let own = Said::read(&mut row, reader, shape.efforts);
        let place = u32::try_from(levels.len()).unwrap_or(u32::MAX);
        if number.is_some_and(|number| number != place) {
            reader.report_unless_torn(gap(&row, place));
        }
        levels.push(Level {
            says: says.unwrap_or_default(),
            from,
            needs,
            is_by_evidence,
            step: step(&row, reader, (shape, &own), place),
        });
        row.finish(reader);
    }
    if levels.len() == 1 {
        reader.report_unless_torn(gap(section, 1));
    }
    levels
}

/// How one gets to a level; told where it is missing and would be needed.
fn step(
    section: &Section<'_>,
    reader: &mut Reader,
    (shape, own): (&Shape<'_>, &Said),
    level: u32,
) -> Option<crate::StepUp> {
    if level == 0 || !shape.weighs {
        return None;
    }
    match own.or(&shape.steps).step() {
        Ok(step) => Some(step),
        Err(key) => {
            reader.report_unless_torn(section.missing(key));
            None
        }
    }
}

fn gap(section: &Section<'_>, wanted: u32) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "di sini seharusnya tingkat {wanted}",
        en: "level {wanted} should stand here",
    });
    let fix = Phrase::new(Text {
        id: "tulis setiap tingkat dari 0 ke atas, masing-masing sekali",
        en: "write every level from 0 upwards, each once",
    });
    Diagnostic::new(
        &LEVELS_WITH_GAPS,
        section.address_of("level"),
        section.span,
        message.with("wanted", wanted),
    )
    .fix(fix)
}

/// Absent or present: two levels with words of their own.
fn present(section: &mut Section<'_>, reader: &mut Reader, shape: &Shape<'_>) -> Vec<Level> {
    let needs = needs(section, reader);
    let is_by_evidence = section.truth(reader, "by-evidence");
    let step = step(section, reader, (shape, &Said::default()), 1);
    vec![
        plain(Text {
            id: "tidak ada",
            en: "absent",
        }),
        Level {
            needs,
            is_by_evidence,
            step,
            ..plain(Text {
                id: "ada",
                en: "present",
            })
        },
    ]
}

fn plain(says: Text) -> Level {
    Level {
        says: LocalizedText {
            id: says.id.to_owned(),
            en: Some(says.en.to_owned()),
        },
        from: None,
        needs: Vec::new(),
        is_by_evidence: false,
        step: None,
    }
}

/// `counts = [1, 2, 4]`: from one, from two, from four on.
fn count(section: &mut Section<'_>, reader: &mut Reader, shape: &Shape<'_>) -> (Scale, Vec<Level>) {
    let counts = section.numbers(reader, "counts");
    if counts.is_empty() {
        let is_written = section.has("counts");
        reader.report_unless_torn(if is_written {
            empty(section, "counts")
        } else {
            section.missing("counts")
        });
    }
    let items = items(section, reader);
    let from_fact = from_fact(section, reader, FactUnit::Count);
    let lowest = plain(Text {
        id: "lebih sedikit dari tingkat berikutnya",
        en: "fewer than for the next level",
    });
    let mut levels = vec![lowest];
    for (place, least) in counts.iter().enumerate().take(MOST_LEVEL as usize) {
        let level = u32::try_from(place + 1).unwrap_or(u32::MAX);
        levels.push(Level {
            from: Some(Threshold::From(Exact::whole(least.value))),
            step: step(section, reader, (shape, &Said::default()), level),
            says: LocalizedText {
                id: format!("{} atau lebih", least.value),
                en: Some(format!("{} or more", least.value)),
            },
            ..plain(Text { id: "", en: "" })
        });
    }
    if let Some(beyond) = counts.get(MOST_LEVEL as usize) {
        let wanted = Text {
            id: "tulis paling banyak 20 ambang",
            en: "write 20 counts at most",
        };
        reader.report(section.wrong("counts", beyond.span, wanted));
    }
    let has_zero = counts.first().is_some_and(|first| first.value == 0);
    let pairs = counts.windows(2).find(|pair| pair[0].value >= pair[1].value);
    if let Some(at) = pairs.map(|pair| pair[1].span).or(has_zero.then(|| counts[0].span)) {
        reader.report(not_rising(section, "counts", at));
    }
    let most = counts.last().map_or(0, |most| most.value);
    if !items.is_empty() && items.len() < most as usize {
        let wanted = Text {
            id: "daftar items lebih pendek daripada ambang tertinggi: tambah butir atau turunkan counts",
            en: "items are fewer than the highest count: add items or lower counts",
        };
        let at = counts.last().map_or(section.span, |most| most.span);
        reader.report_unless_torn(section.wrong("counts", at, wanted));
    }
    (Scale::Count { items, from_fact }, levels)
}

fn items(section: &mut Section<'_>, reader: &mut Reader) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for mut row in section.rows(reader, "items") {
        let key = row.text(reader, "key", Want::Required);
        let says = row.words(reader, ("says", "says-en"), Want::Required);
        let is_required = row.truth(reader, "required");
        let needs = needs(&mut row, reader);
        if let Some(key) = key {
            if items.iter().any(|item| item.key == key.value) {
                let wanted = Text {
                    id: "beri setiap butir kunci sendiri",
                    en: "give every item a key of its own",
                };
                reader.report(row.wrong("key", key.span, wanted));
            }
            items.push(Item {
                key: key.value,
                says: says.unwrap_or_default(),
                is_required,
                needs,
            });
        }
        row.finish(reader);
    }
    items
}

fn number(section: &mut Section<'_>, reader: &mut Reader) -> Scale {
    let lowest = section.exact(reader, "lowest", Want::Required);
    let top = section.exact(reader, "top", Want::Required);
    let fewest = section.whole(reader, "fewest-respondents", (Want::Optional, 1, 1_000_000));
    let from_fact = from_fact(section, reader, FactUnit::Percent);
    if let (Some(lowest), Some(top)) = (&lowest, &top)
        && lowest.value >= top.value
    {
        let wanted = Text {
            id: "tulis top lebih besar dari lowest",
            en: "write top above lowest",
        };
        reader.report(section.wrong("top", top.span, wanted));
    }
    let value = |end: Option<Spanned<Exact>>, otherwise| end.map_or_else(|| Exact::whole(otherwise), |end| end.value);
    Scale::Number {
        lowest: value(lowest, 0),
        top: value(top, 1),
        fewest,
        from_fact,
    }
}

fn threshold(row: &mut Section<'_>, reader: &mut Reader) -> Option<Threshold> {
    let from = row.exact(reader, "from", Want::Optional);
    let above = row.exact(reader, "above", Want::Optional);
    match (from, above) {
        (Some(from), None) => Some(Threshold::From(from.value)),
        (None, Some(above)) => Some(Threshold::Above(above.value)),
        (None, None) => None,
        (Some(_), Some(above)) => {
            let wanted = Text {
                id: "pilih salah satu: from atau above",
                en: "choose one of from and above",
            };
            reader.report(row.wrong("above", above.span, wanted));
            None
        }
    }
}

/// Every level of a percentage but the lowest begins somewhere, and higher than the one before.
fn rise(section: &Section<'_>, reader: &mut Reader, levels: &[Level]) {
    let mut before: Option<(&Exact, bool)> = None;
    for level in levels.iter().skip(1) {
        let here = match &level.from {
            Some(Threshold::From(from)) => (from, false),
            Some(Threshold::Above(above)) => (above, true),
            None => {
                reader.report_unless_torn(section.missing("levels.from"));
                return;
            }
        };
        let is_whole_scale = here == (&Exact::zero(), false);
        if before.is_some_and(|before| here <= before) || is_whole_scale || *here.0 > Exact::whole(100) {
            reader.report_unless_torn(not_rising(section, "levels", section.span));
            return;
        }
        before = Some(here);
    }
}

fn not_rising(section: &Section<'_>, key: &str, at: Span) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "ambang di `{key}` tidak naik dari satu tingkat ke tingkat berikutnya",
        en: "the thresholds in `{key}` do not rise from level to level",
    });
    let fix = Phrase::new(Text {
        id: "urutkan dari kecil ke besar, mulai di atas 0",
        en: "order them from small to large, beginning above 0",
    });
    Diagnostic::new(
        &THRESHOLDS_NOT_RISING,
        section.address_of(key),
        at,
        message.with("key", key),
    )
    .fix(fix)
}

/// Nothing is asked by an empty list.
fn empty(section: &Section<'_>, key: &str) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "daftar `{key}` kosong",
        en: "the list `{key}` is empty",
    });
    Diagnostic::new(
        &NOTHING_ASKED,
        section.address_of(key),
        section.span,
        message.with("key", key),
    )
    .fix(Phrase::new(Text {
        id: "isi daftarnya, atau hapus",
        en: "fill the list, or remove it",
    }))
}

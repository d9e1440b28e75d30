//! The result as a person reads it: elements with mean and rank, the index and what it is worth, what was found.

use maklumat_survey::{Population, Quality, TableFinding};
use maklumat_vocabulary::{Language, Text};

use super::Computed;
use crate::render;

/// Elements from which a follow-up plan starts.
const LOWEST: usize = 3;

pub(super) fn tell(computed: &Computed, language: Language) {
    let said = |id: &'static str, en: &'static str| Text { id, en }.within(language);
    elements(computed, language);
    let result = &computed.result;
    render::line("");
    render::line(match language {
        Language::Indonesian => format!(
            "{} kuesioner dihitung, {} di antaranya lengkap; {} kosong",
            result.filled, result.complete, result.empty
        ),
        Language::English => format!(
            "{} forms counted, {} of them complete; {} empty",
            result.filled, result.complete, result.empty
        ),
    });
    if let Some(index) = &result.index {
        let exact = index.exact.rounded(4).within(language);
        render::line(format!("{:<16}{exact}", said("Indeks", "Index")));
        render::line(format!("{:<16}{}", "IKM", index.ikm.within(language)));
    }
    render::line(format!(
        "{:<16}{}",
        said("Mutu", "Quality"),
        quality(computed, language)
    ));
    if let Some(interval) = computed.interval {
        let (low, high) = (interval.low.within(language), interval.high.within(language));
        let ends = match language {
            Language::Indonesian => format!("{low} sampai {high}, pada 95 dari 100 sampel seperti ini"),
            Language::English => format!("{low} to {high}, in 95 of 100 such samples"),
        };
        render::line(format!("{:<16}{ends}", said("Rentang", "Between")));
    }
    if result.index.is_some() {
        let lowest = result.lowest(LOWEST).into_iter().filter_map(|lowest| {
            let mut elements = computed.questionnaire.elements().iter();
            let element = elements.find(|element| element.key == lowest.key)?;
            Some(element.name.within(language))
        });
        let lowest: Vec<&str> = lowest.collect();
        render::line(format!("{:<16}{}", said("Terendah", "Lowest"), lowest.join("; ")));
    }
    if !computed.instrument.is_checked {
        render::line(said(
            "Kuesioner dan batas nilai belum dicocokkan dengan lampiran peraturan.",
            "Questionnaire and bands were not yet compared with the annex of the regulation.",
        ));
    }
    findings(computed, language);
}

fn elements(computed: &Computed, language: Language) {
    let said = |id: &'static str, en: &'static str| Text { id, en }.within(language);
    render::line(format!(
        "{:<44}{:>8}{:>12}{:>11}",
        said("Unsur", "Element"),
        said("diisi", "filled"),
        said("rata-rata", "mean"),
        said("peringkat", "rank")
    ));
    let named = computed.questionnaire.elements().iter().zip(&computed.result.elements);
    for (number, (element, counted)) in named.enumerate() {
        let name = format!("U{} {}", number + 1, element.name.within(language));
        let mean = counted
            .mean
            .as_ref()
            .map_or("-".to_owned(), |mean| mean.rounded(3).within(language));
        let rank = counted.rank.map_or("-".to_owned(), |rank| rank.to_string());
        render::line(format!("{name:<44}{:>8}{mean:>12}{rank:>11}", counted.filled));
    }
}

fn quality(computed: &Computed, language: Language) -> String {
    match (computed.quality(), language) {
        (Quality::Given(band), _) => format!("{} ({})", band.letter, band.words.within(language)),
        (Quality::Insufficient { have, need }, Language::Indonesian) => {
            format!(
                "belum cukup: baru {have} jawaban, perlu {need}{}",
                advice(computed.population, language)
            )
        }
        (Quality::Insufficient { have, need }, Language::English) => {
            format!(
                "insufficient: {have} answers, {need} needed{}",
                advice(computed.population, language)
            )
        }
        (Quality::Unanswered, Language::Indonesian) => "tidak ada: ada unsur yang tidak dijawab siapa pun".to_owned(),
        (Quality::Unanswered, Language::English) => "none: an element was answered by nobody".to_owned(),
    }
}

const fn advice(population: Population, language: Language) -> &'static str {
    match (population, language) {
        (Population::Known(_), _) => "",
        (Population::Unknown, Language::Indonesian) => "; bila yang dilayani lebih sedikit, sebut dengan --population",
        (Population::Unknown, Language::English) => "; if fewer were served, say so with --population",
    }
}

fn findings(computed: &Computed, language: Language) {
    for finding in &computed.read.findings {
        render::aside(line_of(finding, language));
    }
    if computed.read.more_findings > 0 {
        render::aside(match language {
            Language::Indonesian => format!("dan {} temuan lagi", computed.read.more_findings),
            Language::English => format!("and {} more findings", computed.read.more_findings),
        });
    }
    if computed.is_cut {
        let cut = Text {
            id: "berkas ini terlalu panjang atau lebar: sisanya tidak dibaca\n  pisahkan menjadi beberapa berkas",
            en: "this file is too long or too wide: the rest was not read\n  divide it into several files",
        };
        render::aside(cut.within(language));
    }
}

fn line_of(finding: &TableFinding, language: Language) -> String {
    let place = match (finding.column, language) {
        (Some(column), Language::Indonesian) => format!("baris {}, kolom {column}", finding.row),
        (Some(column), Language::English) => format!("row {}, column {column}", finding.row),
        (None, Language::Indonesian) => format!("baris {}", finding.row),
        (None, Language::English) => format!("row {}", finding.row),
    };
    format!(
        "{}[{}] {place}: {}\n  {}",
        finding.kind.severity().as_str(),
        finding.kind.name(),
        finding.kind.what().within(language),
        finding.kind.then().within(language)
    )
}

//! Points from answers: exact until the total is rounded, once, and put into its band.

use maklumat_vocabulary::{LocalizedText, Text};

use crate::{Assessment, Band, Confidence, Dimension, Exact, Indicator, Instrument, Trust};

/// What an assessment comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// The key of the instrument.
    pub instrument: String,
    /// Before rounding.
    pub exact: Exact,
    /// Rounded once; what is published and what the band goes by.
    pub total: Exact,
    /// Digits after the point of the total.
    pub decimals: u32,
    pub band: Band,
    /// The words of the band, with the suffix where it was earned.
    pub label: LocalizedText,
    /// `None` where the instrument has none, or nobody answered.
    pub suffix: Option<bool>,
    pub parts: Vec<Portion>,
    pub dimensions: Vec<Portion>,
    pub indicators: Vec<IndicatorScore>,
    /// Keys of what nobody answered; it counts as the lowest.
    pub unanswered: Vec<String>,
    /// Everything below that no text of the rule confirms.
    pub unverified: Vec<Unverified>,
}

/// What a part or a dimension contributes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Portion {
    pub key: String,
    /// Of the total.
    pub points: Exact,
    /// At most.
    pub most: Exact,
    /// On the scale of the total, as if there were nothing else: an aspect of 3.52 of 5.
    pub alone: Exact,
}

/// What an indicator contributes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorScore {
    pub key: String,
    pub number: String,
    /// `None` where the answer is a number.
    pub level: Option<u8>,
    pub points: Exact,
    pub most: Exact,
    pub is_answered: bool,
    /// So few answered that it counts as the lowest: how many, and how many it takes.
    pub too_few: Option<(u32, u32)>,
}

/// A part of the instrument no text of the rule confirms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unverified {
    pub what: RestsOn,
    pub confidence: Confidence,
    pub note: Option<LocalizedText>,
}

/// What a score rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RestsOn {
    /// The instrument as a whole, where nothing else is said.
    Instrument,
    /// The place of a part in the formula.
    Part(String),
    /// The weight of a dimension.
    Dimension(String),
    /// Weights inside a part or dimension that were not found, so that the rest is shared in equal parts.
    EqualWeights(String),
    /// The levels or the weight of an indicator.
    Indicator(String),
    /// The cuts between bands.
    CutPoints,
    Suffix,
}

impl Assessment<'_> {
    /// The score as answered so far.
    #[must_use]
    pub fn score(&self) -> Score {
        let instrument = self.instrument;
        let indicators: Vec<IndicatorScore> = instrument.indicators().map(|asked| self.indicator(asked)).collect();
        let exact: Exact = indicators.iter().map(|indicator| &indicator.points).sum();
        let total = exact.rounded(instrument.decimals);
        let band = instrument.bands.band(&total).clone();
        let unanswered = indicators.iter().filter(|indicator| !indicator.is_answered);
        Score {
            instrument: instrument.key.clone(),
            label: self.label(&band),
            exact,
            total,
            decimals: instrument.decimals,
            band,
            suffix: self.suffix,
            parts: parts(instrument, &indicators),
            dimensions: dimensions(instrument, &indicators),
            unanswered: unanswered.map(|indicator| indicator.key.clone()).collect(),
            indicators,
            unverified: unverified(instrument),
        }
    }

    fn indicator(&self, asked: &Indicator) -> IndicatorScore {
        let stand = self.stand(asked);
        IndicatorScore {
            key: asked.key.clone(),
            number: asked.number.clone(),
            level: stand.level,
            points: &stand.share * &asked.most,
            most: asked.most.clone(),
            is_answered: self.answers.contains_key(&asked.key),
            too_few: stand.too_few,
        }
    }

    fn label(&self, band: &Band) -> LocalizedText {
        let suffix = self.instrument.suffix.as_ref();
        let Some(suffix) = suffix.filter(|_| self.suffix == Some(true)) else {
            return band.says.clone();
        };
        let english = band.says.en.as_ref().zip(suffix.says.en.as_ref());
        LocalizedText {
            id: format!("{} {}", band.says.id, suffix.says.id),
            en: english.map(|(band, suffix)| format!("{band}, {suffix}")),
        }
    }
}

impl Score {
    /// What stands beside the band on every screen while nobody has seen its cuts in a rule.
    #[must_use]
    pub fn cut_mark(&self) -> Option<Text> {
        let is_marked = self.unverified.iter().any(|part| part.what == RestsOn::CutPoints);
        is_marked.then_some(Text {
            id: "batas nilai belum terverifikasi",
            en: "unverified cut point",
        })
    }

    #[must_use]
    pub fn indicator(&self, key: &str) -> Option<&IndicatorScore> {
        self.indicators.iter().find(|indicator| indicator.key == key)
    }
}

fn parts(instrument: &Instrument, indicators: &[IndicatorScore]) -> Vec<Portion> {
    let portion = |part: &crate::Part| {
        let asked: Vec<&Indicator> = part
            .dimensions
            .iter()
            .flat_map(|dimension| &dimension.indicators)
            .collect();
        portion((&part.key, &asked), &part.weight, (instrument, indicators))
    };
    instrument.parts.iter().map(portion).collect()
}

fn dimensions(instrument: &Instrument, indicators: &[IndicatorScore]) -> Vec<Portion> {
    let mut portions = Vec::new();
    for part in &instrument.parts {
        for dimension in &part.dimensions {
            let asked: Vec<&Indicator> = dimension.indicators.iter().collect();
            let weight = &part.weight.percent() * &dimension.weight;
            portions.push(portion((&dimension.key, &asked), &weight, (instrument, indicators)));
        }
    }
    portions
}

/// `weight` is in hundredths of the total.
fn portion(
    (key, asked): (&str, &[&Indicator]),
    weight: &Exact,
    (instrument, indicators): (&Instrument, &[IndicatorScore]),
) -> Portion {
    let own = indicators
        .iter()
        .filter(|score| asked.iter().any(|asked| asked.key == score.key));
    let points: Exact = own.map(|score| &score.points).sum();
    Portion {
        key: key.to_owned(),
        alone: points.over(&weight.percent()).unwrap_or_else(Exact::zero),
        most: &weight.percent() * &instrument.maximum,
        points,
    }
}

/// What is said to be known worse than seen, in the order of the instrument.
fn unverified(instrument: &Instrument) -> Vec<Unverified> {
    let mut found = Vec::new();
    add(&mut found, RestsOn::Instrument, Some(&instrument.trust));
    // Cuts without a word of their own are as the instrument.
    let cuts = instrument.bands.trust.as_ref().unwrap_or(&instrument.trust);
    add(&mut found, RestsOn::CutPoints, Some(cuts));
    for part in &instrument.parts {
        add(&mut found, RestsOn::Part(part.key.clone()), part.trust.as_ref());
        if part.has_equal_weights && part.dimensions.len() > 1 {
            found.push(equal_weights(&part.key));
        }
        for dimension in &part.dimensions {
            of_dimension(&mut found, dimension);
        }
    }
    let suffix = instrument.suffix.as_ref().and_then(|suffix| suffix.trust.as_ref());
    add(&mut found, RestsOn::Suffix, suffix);
    found
}

fn of_dimension(found: &mut Vec<Unverified>, dimension: &Dimension) {
    let key = dimension.key.clone();
    add(found, RestsOn::Dimension(key.clone()), dimension.trust.as_ref());
    if dimension.has_equal_weights && dimension.indicators.len() > 1 {
        found.push(equal_weights(&key));
    }
    for indicator in &dimension.indicators {
        let what = RestsOn::Indicator(indicator.key.clone());
        add(found, what, indicator.trust.as_ref());
    }
}

fn equal_weights(key: &str) -> Unverified {
    Unverified {
        what: RestsOn::EqualWeights(key.to_owned()),
        confidence: Confidence::MemoryLow,
        note: None,
    }
}

fn add(found: &mut Vec<Unverified>, what: RestsOn, trust: Option<&Trust>) {
    if let Some(trust) = trust.filter(|trust| !trust.confidence.is_verified()) {
        found.push(Unverified {
            what,
            confidence: trust.confidence,
            note: trust.note.clone(),
        });
    }
}

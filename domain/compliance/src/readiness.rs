//! Where a unit would stand today: an estimate from what the platform knows and from evidence that still counts.

use std::collections::{BTreeMap, BTreeSet};

use maklumat_calendar::Date;

use crate::{
    Answer, Assessment, Fact, FactValue, Indicator, Instrument, Item, Known, Level, Need, Scale, Score, Unfit,
};

/// What a person handed in for an indicator: a claim, with something to show for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssessmentEvidence {
    /// By which the file or photo is found again.
    pub id: String,
    /// Key of the indicator.
    pub indicator: String,
    pub claims: Answer,
    /// The last day on which it counts; `None` where it does not expire.
    pub until: Option<Date>,
}

/// Whether the suffix was earned, on whose word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuffixEvidence {
    pub id: String,
    pub is_earned: bool,
    /// The last day on which it counts.
    pub until: Option<Date>,
}

/// An estimate of what an assessor would find on a day. Never a result: only the assessor gives one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readiness<'i> {
    pub day: Date,
    pub assessment: Assessment<'i>,
    pub score: Score,
    /// In the order of the instrument.
    pub indicators: Vec<IndicatorEstimate>,
}

/// Where the answer to one indicator comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorEstimate {
    pub key: String,
    pub source: Source,
    /// Every fact the indicator asks for, with its value where it is known.
    pub inputs: Vec<(Fact, Option<FactValue>)>,
    /// Ids of the evidence the answer rests on.
    pub evidence: Vec<String>,
    /// Ids of evidence that no longer counts.
    pub expired: Vec<String>,
    /// Ids of evidence that claims what a fact says is not so; it does not count.
    pub contradicted: Vec<String>,
}

/// Who answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The platform, from what it knows.
    Measured,
    /// A person, with evidence.
    Evidence,
    /// Both: some items by facts, others by evidence.
    Both,
    /// Nobody; it counts as the lowest.
    Nothing,
}

/// Answers with what they come from.
#[derive(Default)]
struct Found {
    measured: Option<Answer>,
    claimed: Option<Answer>,
    used: Vec<String>,
    contradicted: Vec<String>,
}

/// What is known and claimed of a unit, without the day.
#[derive(Clone, Copy, Debug)]
pub struct Grounds<'g> {
    pub known: &'g Known,
    /// In order of handing in: where only one can count, the later one does.
    pub evidence: &'g [AssessmentEvidence],
    pub suffix: Option<&'g SuffixEvidence>,
}

/// The estimate of a day. Evidence that does not fit the instrument is refused, whether or not it has expired.
pub fn estimate<'i>(instrument: &'i Instrument, grounds: &Grounds<'_>, day: Date) -> Result<Readiness<'i>, Vec<Unfit>> {
    let mut assessment = Assessment::new(instrument);
    let mut unfit: Vec<Unfit> = Vec::new();
    for evidence in grounds.evidence {
        let mut trial = Assessment::new(instrument);
        unfit.extend(trial.answer(&evidence.indicator, evidence.claims.clone()).err());
    }
    let mut indicators = Vec::new();
    for asked in instrument.indicators() {
        let own = grounds
            .evidence
            .iter()
            .filter(|evidence| evidence.indicator == asked.key);
        let (live, expired): (Vec<_>, Vec<_>) = own.partition(|evidence| counts(evidence.until, day));
        let found = find(asked, grounds.known, &live);
        let (answer, source) = found.decide(asked);
        if let Some(answer) = answer {
            unfit.extend(assessment.answer(&asked.key, answer).err());
        }
        indicators.push(IndicatorEstimate {
            key: asked.key.clone(),
            source,
            inputs: inputs(asked, grounds.known),
            evidence: match source {
                Source::Evidence | Source::Both => found.used,
                Source::Measured | Source::Nothing => Vec::new(),
            },
            expired: expired.iter().map(|evidence| evidence.id.clone()).collect(),
            contradicted: found.contradicted,
        });
    }
    if let Some(suffix) = grounds.suffix.filter(|suffix| counts(suffix.until, day)) {
        unfit.extend(assessment.answer_suffix(suffix.is_earned).err());
    }
    if !unfit.is_empty() {
        return Err(unfit);
    }
    Ok(Readiness {
        day,
        score: assessment.score(),
        assessment,
        indicators,
    })
}

fn counts(until: Option<Date>, day: Date) -> bool {
    until.is_none_or(|until| day <= until)
}

fn inputs(asked: &Indicator, known: &Known) -> Vec<(Fact, Option<FactValue>)> {
    asked
        .facts()
        .into_iter()
        .map(|fact| (fact, known.value(fact).cloned()))
        .collect()
}

fn find(asked: &Indicator, known: &Known, live: &[&AssessmentEvidence]) -> Found {
    match &asked.scale {
        Scale::Levels => levels(asked, known, live),
        Scale::Count { items, from_fact } => {
            let mut found = items_found(items, known, live);
            let counted = from_fact.and_then(|fact| known.value(fact));
            if let Some(FactValue::Count(count)) = counted {
                found.measured = Some(Answer::Count(*count));
            }
            found
        }
        Scale::Percent { from_fact } | Scale::Number { from_fact, .. } => number(*from_fact, known, live),
    }
}

/// The highest level whose needs are all met, and the highest claimed one that no fact denies.
fn levels(asked: &Indicator, known: &Known, live: &[&AssessmentEvidence]) -> Found {
    let mut found = Found {
        measured: measured_level(asked, known).map(Answer::Level),
        ..Found::default()
    };
    let mut best: Option<u8> = None;
    for evidence in live {
        let Answer::Level(level) = evidence.claims else {
            continue;
        };
        let needs = asked.levels.get(usize::from(level)).map(|level| level.needs.as_slice());
        let is_denied = |need: &Need| need.holds(known) == Some(false);
        if needs.unwrap_or_default().iter().any(is_denied) {
            found.contradicted.push(evidence.id.clone());
        } else if best.is_none_or(|best| level >= best) {
            best = Some(level);
            found.used = vec![evidence.id.clone()];
        }
    }
    found.claimed = best.map(Answer::Level);
    found
}

/// `None` where the platform knows nothing of it.
fn measured_level(asked: &Indicator, known: &Known) -> Option<u8> {
    let holds = |level: &Level| {
        let is_measurable = !level.needs.is_empty() && !level.is_by_evidence;
        is_measurable && level.needs.iter().all(|need| need.holds(known) == Some(true))
    };
    if let Some(level) = asked.levels.iter().rposition(holds) {
        return u8::try_from(level).ok();
    }
    // Where the way to the first level is known to be closed, it is the lowest; otherwise nobody can tell.
    let first = asked.levels.get(1).filter(|first| !first.needs.is_empty())?;
    let is_denied = first.needs.iter().any(|need| need.holds(known) == Some(false));
    is_denied.then_some(0)
}

/// Items by facts and items by evidence, put together; an item a fact denies is in nobody's list.
fn items_found(items: &[Item], known: &Known, live: &[&AssessmentEvidence]) -> Found {
    let state = |item: &Item| -> Option<bool> {
        let states: Option<Vec<bool>> = item.needs.iter().map(|need| need.holds(known)).collect();
        match states {
            Some(states) if states.is_empty() => None,
            Some(states) => Some(states.into_iter().all(|is| is)),
            None => item
                .needs
                .iter()
                .any(|need| need.holds(known) == Some(false))
                .then_some(false),
        }
    };
    let states: BTreeMap<&str, Option<bool>> = items.iter().map(|item| (item.key.as_str(), state(item))).collect();
    let measured: BTreeSet<String> = items
        .iter()
        .filter(|item| states.get(item.key.as_str()) == Some(&Some(true)))
        .map(|item| item.key.clone())
        .collect();
    let knows_any = states.values().any(Option::is_some);
    let mut found = Found::default();
    let mut claimed: BTreeSet<String> = BTreeSet::new();
    for evidence in live {
        match &evidence.claims {
            Answer::Items(chosen) => {
                let denied = |key: &&String| states.get(key.as_str()) == Some(&Some(false));
                if chosen.iter().any(|key| denied(&key)) {
                    found.contradicted.push(evidence.id.clone());
                }
                claimed.extend(chosen.iter().filter(|key| !denied(key)).cloned());
                found.used.push(evidence.id.clone());
            }
            // A claim without a list stands for itself.
            claim @ (Answer::Level(_) | Answer::Count(_) | Answer::Number(_) | Answer::Mean { .. }) => {
                found.claimed = Some(claim.clone());
                found.used = vec![evidence.id.clone()];
            }
        }
    }
    found.measured = knows_any.then(|| Answer::Items(measured.clone()));
    if found.claimed.is_none() && !claimed.is_empty() {
        claimed.extend(measured);
        found.claimed = Some(Answer::Items(claimed));
    }
    found
}

fn number(from_fact: Option<Fact>, known: &Known, live: &[&AssessmentEvidence]) -> Found {
    let measured = from_fact.and_then(|fact| known.value(fact)).and_then(FactValue::number);
    let last = live.last();
    Found {
        measured: measured.map(Answer::Number),
        claimed: last.map(|evidence| evidence.claims.clone()),
        used: last.map(|evidence| evidence.id.clone()).into_iter().collect(),
        contradicted: Vec::new(),
    }
}

impl Found {
    /// A measured number counts before a claimed one; of levels and items the higher counts.
    fn decide(&self, asked: &Indicator) -> (Option<Answer>, Source) {
        let (measured, claimed) = match (&self.measured, &self.claimed) {
            (None, None) => return (None, Source::Nothing),
            (Some(measured), None) => return (Some(measured.clone()), Source::Measured),
            (None, Some(claimed)) => return (Some(claimed.clone()), Source::Evidence),
            (Some(measured), Some(claimed)) => (measured, claimed),
        };
        if matches!(asked.scale, Scale::Percent { .. } | Scale::Number { .. }) {
            return (Some(measured.clone()), Source::Measured);
        }
        let level = |answer: &Answer| crate::assessment::stand(asked, answer).level;
        if level(claimed) <= level(measured) {
            return (Some(measured.clone()), Source::Measured);
        }
        let is_joined = matches!((measured, claimed), (Answer::Items(own), Answer::Items(_)) if !own.is_empty());
        let source = if is_joined { Source::Both } else { Source::Evidence };
        (Some(claimed.clone()), source)
    }
}

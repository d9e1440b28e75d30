//! The cheapest next improvement: one level up on one indicator, by points for an hour of work.

use maklumat_vocabulary::LocalizedText;

use crate::assessment::at_level;
use crate::{Answer, Assessment, Exact, Item, Score, Unfit};

/// One level up on one indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Improvement {
    pub indicator: String,
    pub from: u8,
    pub to: u8,
    /// By how much the total grows before rounding: exactly what scoring gives.
    pub gain: Exact,
    /// Hours of work, our own estimate.
    pub hours: u32,
    /// Key of the class of work.
    pub effort: String,
    /// What to do.
    pub says: LocalizedText,
    /// What the level reached is like.
    pub reaches: LocalizedText,
    /// Listed things that are not there yet, where the answer tells; those without which nothing counts come first.
    pub missing: Vec<Item>,
}

/// A way to a band, step by step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub steps: Vec<Improvement>,
    pub hours: u32,
    /// The score once all steps are done.
    pub score: Score,
    /// Whether that is in the band asked for, or in a higher one. If not, the rest is not in the hands of steps:
    /// what is a number, such as the mean of a survey, has none.
    pub is_enough: bool,
}

impl Improvement {
    /// The answer that says the step is done.
    #[must_use]
    pub const fn answer(&self) -> Answer {
        Answer::Level(self.to)
    }

    /// Points for an hour of work.
    #[must_use]
    pub fn per_hour(&self) -> Exact {
        self.gain.over(&Exact::whole(self.hours)).unwrap_or_else(Exact::zero)
    }
}

impl Assessment<'_> {
    /// The next level of every indicator that has one and weighs, best points for an hour first. Equal ones keep the
    /// order of the instrument.
    #[must_use]
    pub fn improvements(&self) -> Vec<Improvement> {
        let mut improvements: Vec<Improvement> = self
            .instrument
            .indicators()
            .filter_map(|asked| self.next(asked))
            .collect();
        improvements.sort_by_cached_key(|improvement| std::cmp::Reverse(improvement.per_hour()));
        improvements
    }

    fn next(&self, asked: &crate::Indicator) -> Option<Improvement> {
        let from = self.stand(asked).level?;
        let to = from.checked_add(1)?;
        let level = asked.levels.get(usize::from(to))?;
        let step = level.step.as_ref()?;
        let effort = self.instrument.efforts.get(step.effort)?;
        let gain = &at_level(asked, to).share - &at_level(asked, from).share;
        let gain = &gain * &asked.most;
        (gain > Exact::zero()).then(|| Improvement {
            indicator: asked.key.clone(),
            from,
            to,
            gain,
            hours: effort.hours,
            effort: effort.key.clone(),
            says: step.says.clone(),
            reaches: level.says.clone(),
            missing: self.missing(asked),
        })
    }

    fn missing(&self, asked: &crate::Indicator) -> Vec<Item> {
        let chosen = match self.given(&asked.key) {
            Some(Answer::Items(chosen)) => Some(chosen),
            None => None,
            // Somebody counted or named a level: which items those are is not known.
            Some(Answer::Level(_) | Answer::Count(_) | Answer::Number(_) | Answer::Mean { .. }) => return Vec::new(),
        };
        let is_missing = |item: &&Item| chosen.is_none_or(|chosen| !chosen.contains(&item.key));
        let mut missing: Vec<Item> = asked.items().iter().filter(is_missing).cloned().collect();
        missing.sort_by_key(|item| !item.is_required);
        missing
    }

    /// The score if these were the answers; nothing changes.
    pub fn what_if(&self, changes: &[(String, Answer)]) -> Result<Score, Vec<Unfit>> {
        let mut supposed = self.clone();
        let unfit: Vec<Unfit> = changes
            .iter()
            .filter_map(|(indicator, answer)| supposed.answer(indicator, answer.clone()).err())
            .collect();
        if unfit.is_empty() {
            Ok(supposed.score())
        } else {
            Err(unfit)
        }
    }

    /// The best next step again and again until the total lies in a band, without steps that turned out to be idle.
    /// `None` where the instrument has no such band. It is a good way, not proven to be the cheapest of all.
    #[must_use]
    pub fn plan(&self, band: &str) -> Option<Plan> {
        let bands = &self.instrument.bands;
        let wanted = bands.rank_of(band)?;
        let mut supposed = self.clone();
        let mut total = supposed.score().exact;
        let is_enough = |exact: &Exact| bands.rank(&exact.rounded(self.instrument.decimals)) >= wanted;
        let mut steps: Vec<Improvement> = Vec::new();
        while !is_enough(&total) {
            let Some(best) = supposed.improvements().into_iter().next() else {
                break;
            };
            total = total + &best.gain;
            supposed.answers.insert(best.indicator.clone(), best.answer());
            steps.push(best);
        }
        if is_enough(&total) {
            drop_idle(&mut steps, &mut total, is_enough);
        }
        let score = self.after(&steps);
        Some(Plan {
            hours: steps.iter().map(|step| step.hours).sum(),
            is_enough: is_enough(&score.exact),
            score,
            steps,
        })
    }

    fn after(&self, steps: &[Improvement]) -> Score {
        let mut supposed = self.clone();
        for step in steps {
            supposed.answers.insert(step.indicator.clone(), step.answer());
        }
        supposed.score()
    }
}

/// Leaves out what the last steps made needless, the most work first; a step stays where a later one builds on it.
fn drop_idle(steps: &mut Vec<Improvement>, total: &mut Exact, is_enough: impl Fn(&Exact) -> bool) {
    loop {
        let is_last = |at: usize| {
            !steps[at + 1..]
                .iter()
                .any(|later| later.indicator == steps[at].indicator)
        };
        let idle = (0..steps.len())
            .filter(|at| is_last(*at) && is_enough(&(&*total - &steps[*at].gain)))
            .max_by_key(|at| steps[*at].hours);
        let Some(at) = idle else { return };
        let step = steps.remove(at);
        *total = &*total - &step.gain;
    }
}

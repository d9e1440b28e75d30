//! How many answers are enough, and how far the index may be from that of everybody served.

use crate::exact::{Exact, Figure};
use crate::result::SurveyResult;
use crate::tally::Tally;

/// How many people were served in the period before, which the sample is taken from. [law: permenpanrb-14-2017-sample]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Population {
    Known(u64),
    /// As if it were without end: more than any known one would ask for.
    Unknown,
}

/// Whether a letter may rest on the answers there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sufficiency {
    Enough { have: u64, need: u64 },
    Insufficient { have: u64, need: u64 },
}

/// Where the IKM of everybody served lies in 95 of 100 such samples.
///
/// The half width is the root of 3.841 times the variance of the mean: the square of the normal quantile is the same
/// number the sample size is reckoned with. The variance comes from complete forms, each as one weighted sum, so forms
/// filled in partly make the interval no narrower. It shrinks by (N - n) / (N - 1) when the population is known. All is
/// exact; the root is rounded up to two decimals. It answers chance only, not stuffing nor who did not answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    pub low: Figure,
    pub high: Figure,
    /// What may be written after a plus-minus sign.
    pub half_width: Figure,
}

/// The quantile of chi-square with one degree of freedom at 5 per cent, in thousandths.
const CHI_SQUARE_THOUSANDTHS: u128 = 3841;

/// Below so many complete forms the sum of answers is not yet near a normal curve, and nothing is said.
const FEWEST_FOR_INTERVAL: u64 = 30;

/// The sample size of Krejcie and Morgan at P = Q = 0.5 and d = 0.05, rounded half up.
///
/// With 3.841 it is 3841 N / (10 (N - 1) + 3841) after all decimals are cleared. Never more than the population; 384
/// where that is unknown. [law: permenpanrb-14-2017-sample]
#[must_use]
pub fn sample_size(population: Population) -> u64 {
    let (over, under) = match population {
        Population::Known(0) => return 0,
        Population::Known(people) => {
            let people = u128::from(people);
            (
                CHI_SQUARE_THOUSANDTHS * people,
                10 * (people - 1) + CHI_SQUARE_THOUSANDTHS,
            )
        }
        Population::Unknown => (CHI_SQUARE_THOUSANDTHS, 10),
    };
    let size = (2 * over + under) / (2 * under);
    u64::try_from(size).expect("it is never above 384")
}

/// How many of a hundred who were invited answered; `None` if nobody was, or if more answered than were.
#[must_use]
pub fn response_rate(answered: u64, invited: u64) -> Option<Figure> {
    let share = Exact::ratio(u128::from(answered) * 100, u128::from(invited))?;
    (answered <= invited).then(|| share.rounded(2))
}

impl Sufficiency {
    /// By the sample size; of nobody served, one answer is still asked for.
    #[must_use]
    pub fn of(have: u64, population: Population) -> Self {
        let need = sample_size(population).max(1);
        if have >= need {
            Self::Enough { have, need }
        } else {
            Self::Insufficient { have, need }
        }
    }
}

impl Interval {
    /// `None` without an index or with fewer than thirty complete forms.
    ///
    /// More complete forms than people means that the population is of another time; it then counts as unknown.
    #[must_use]
    pub fn of(tally: &Tally, population: Population) -> Option<Self> {
        let ikm = SurveyResult::of(tally).index?.ikm;
        let spread = tally.spread();
        if spread.forms < FEWEST_FOR_INTERVAL {
            return None;
        }
        let (forms, whole) = (u128::from(spread.forms), u128::from(tally.scale().whole));
        // n (n - 1) s^2 = n sum(y^2) - (sum y)^2, in whole numbers; y over `whole` is the index of one form.
        let deviations = forms * spread.squares - spread.sum * spread.sum;
        let of_mean = Exact::ratio(deviations, forms * forms * (forms - 1))?;
        let as_ikm = Exact::ratio(25 * 25 * CHI_SQUARE_THOUSANDTHS, whole * whole * 1000)?;
        let squared = of_mean.times(&as_ikm).times(&finite(forms, population)?);
        let half_width = squared.root_rounded_up(2);
        Some(Self {
            low: Figure::hundredths(ikm.units().saturating_sub(half_width.units()).max(2500)),
            high: Figure::hundredths((ikm.units() + half_width.units()).min(10_000)),
            half_width,
        })
    }
}

/// (N - n) / (N - 1): who was asked leaves less to chance where few are left.
fn finite(forms: u128, population: Population) -> Option<Exact> {
    match population {
        Population::Known(people) if u128::from(people) >= forms => {
            Exact::ratio(u128::from(people) - forms, u128::from(people) - 1)
        }
        Population::Known(_) | Population::Unknown => Some(Exact::whole(1)),
    }
}

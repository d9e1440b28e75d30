//! What a follow-up plan starts from: the elements with the lowest means.

use crate::exact::Exact;
use crate::result::{ElementResult, SurveyResult};

/// How far away an action is planned. [law: permenpanrb-14-2017-follow-up]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Horizon {
    /// Less than 12 months.
    Short,
    /// 12 to 24 months.
    Medium,
    /// More than 24 months.
    Long,
}

impl Horizon {
    /// By whole months from the result to the end of the action.
    #[must_use]
    pub const fn of_months(months: u32) -> Self {
        match months {
            0..=11 => Self::Short,
            12..=24 => Self::Medium,
            25.. => Self::Long,
        }
    }
}

impl SurveyResult {
    /// So many elements from the lowest mean up; those that are equal to the last of them belong to them.
    #[must_use]
    pub fn lowest(&self, count: usize) -> Vec<&ElementResult> {
        let mut by_mean: Vec<(&Exact, &ElementResult)> = self
            .elements
            .iter()
            .filter_map(|element| Some((element.mean.as_ref()?, element)))
            .collect();
        by_mean.sort_by_key(|(mean, _)| *mean);
        let last = count.checked_sub(1).map(|at| at.min(by_mean.len().saturating_sub(1)));
        let Some((highest, _)) = last.and_then(|at| by_mean.get(at)).copied() else {
            return Vec::new();
        };
        let lowest = by_mean.iter().take_while(|(mean, _)| *mean <= highest);
        lowest.map(|(_, element)| *element).collect()
    }
}

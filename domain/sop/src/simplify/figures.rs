//! What a procedure costs those who go through it and those who work in it.

use maklumat_vocabulary::{Language, LocalizedText};

use crate::checked::{CheckedSop, CriticalPath};
use crate::facts::Facts;
use crate::flow::may_hold;
use crate::flow::pace::Pace;
use crate::model::{Channel, Definition, Performer, RequirementKind, Step};

/// Each the largest over all combinations of variants, on the usual way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Written in the SOP.
    pub steps: usize,
    /// Changes of performer, the applicant included.
    pub hand_overs: usize,
    /// Times the applicant has to come: once for each run of own steps and once to fetch the result, without what can be
    /// done online; one, where all is done within a day of work.
    pub trips: usize,
    /// Documents handed in, shown or signed.
    pub documents: usize,
    /// The longest way any promise covers, in minutes of work of the office.
    pub critical_minutes: u64,
    /// The same in words.
    pub critical_path: LocalizedText,
    /// Minutes of work of all performers but the applicant.
    pub staff_minutes: u64,
}

impl Figures {
    pub(super) fn of(sop: &CheckedSop) -> Self {
        let definition = sop.definition();
        let most = |of: &dyn Fn(&Facts) -> usize| sop.combinations().iter().map(of).max().unwrap_or(0);
        let longest = longest(sop);
        let pace = Pace::of(sop.calendar());
        let staff = |known: &Facts| {
            let way = sop.main_path(known);
            let steps = way.iter().map(|step| sop.step(step));
            let office = steps.filter(|step| !step.is_by_applicant());
            office.map(|step| pace.minutes(step.time)).sum::<u64>()
        };
        let minutes = longest.as_ref().map_or(0, |way| way.minutes);
        let is_within_a_day = minutes <= u64::from(sop.calendar().minutes_per_working_day());
        let words = |language| longest.as_ref().map_or_else(String::new, |way| way.words(language));
        Self {
            steps: definition.steps.len(),
            hand_overs: most(&|known| hand_overs(&way(sop, known))),
            trips: most(&|known| {
                if is_within_a_day {
                    1
                } else {
                    trips(definition, &way(sop, known))
                }
            }),
            documents: most(&|known| documents(definition, known)),
            critical_minutes: minutes,
            critical_path: LocalizedText {
                id: words(Language::Indonesian),
                en: Some(words(Language::English)),
            },
            staff_minutes: sop.combinations().iter().map(staff).max().unwrap_or(0),
        }
    }

    /// Whether something is less and nothing more. Work of a step set side by side is still work, so staff time may stay.
    pub(super) fn is_less_than(&self, other: &Self) -> bool {
        let pairs = [
            (self.trips, other.trips),
            (self.documents, other.documents),
            (self.hand_overs, other.hand_overs),
            (self.steps, other.steps),
        ];
        let times = [
            (self.critical_minutes, other.critical_minutes),
            (self.staff_minutes, other.staff_minutes),
        ];
        let is_no_worse = pairs.iter().all(|(own, old)| own <= old) && times.iter().all(|(own, old)| own <= old);
        is_no_worse && (pairs.iter().any(|(own, old)| own < old) || times.iter().any(|(own, old)| own < old))
    }
}

fn way<'s>(sop: &'s CheckedSop, known: &Facts) -> Vec<&'s Step> {
    sop.main_path(known).iter().map(|step| sop.step(step)).collect()
}

fn hand_overs(way: &[&Step]) -> usize {
    way.windows(2).filter(|two| two[0].by != two[1].by).count()
}

fn trips(definition: &Definition, way: &[&Step]) -> usize {
    let is_online = definition.channels.contains(&Channel::Online);
    let begins = |at: usize| way[at].by == Performer::Applicant && (at == 0 || way[at - 1].by != Performer::Applicant);
    let runs = (0..way.len()).filter(|at| begins(*at)).count();
    let is_fetched = way.last().is_some_and(|step| !step.is_by_applicant());
    let on_paper = definition
        .requirements
        .iter()
        .any(|requirement| matches!(requirement.kind, RequirementKind::Shown | RequirementKind::Surrendered));
    match (is_online, on_paper) {
        (false, _) => runs + usize::from(is_fetched),
        (true, true) => 1,
        (true, false) => 0,
    }
}

fn documents(definition: &Definition, known: &Facts) -> usize {
    let asked = definition.requirements.iter().filter(|requirement| {
        let is_document = !matches!(requirement.kind, RequirementKind::Data | RequirementKind::Condition);
        is_document && requirement.substitutes.is_none() && may_hold(requirement.when.as_ref(), known)
    });
    asked.count()
}

fn longest(sop: &CheckedSop) -> Option<CriticalPath> {
    let combinations = sop.combinations().iter();
    let ways = combinations.flat_map(|known| {
        let promises = sop.definition().promises.iter();
        let held = promises.filter(move |promise| may_hold(promise.when.as_ref(), known));
        held.filter_map(move |promise| sop.critical_path(promise, known))
    });
    ways.max_by_key(|way| way.minutes)
}

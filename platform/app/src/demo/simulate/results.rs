//! How an officer finishes a step: outcomes, measurements, defects, money.

use std::collections::BTreeMap;

use maklumat_calendar::Timestamp;
use maklumat_sop::{Ending, Exit, Facts, Outcome, RequirementKind, Step, Target, Value};
use maklumat_vocabulary::{Money, StepId};
use maklumat_workflow::{Case, Command, Defect, StepResult, Visit};
use rust_decimal::Decimal;

use super::officers::Desk;
use super::{Moment, Waiting, World, later};
use crate::catalogue::Published;
use crate::conditions::applies;
use crate::demo::dice::Dice;
use crate::demo::plan::{Conduct, Habit};

/// Measurements of a sound vehicle, building or sign, and one that fails: name, sound, failing (in tenths).
const MEASURES: [(&str, i64, i64); 15] = [
    ("klakson", 950, 600),
    ("alur-ban", 35, 5),
    ("co", 9, 52),
    ("hc", 1500, 13_000),
    ("asap", 280, 820),
    ("lampu-jauh", 151_000, 82_000),
    ("kincup", 15, 90),
    ("beban-sumbu", 30_000, 30_000),
    ("gaya-rem", 21_000, 14_000),
    ("selisih-rem", 31, 120),
    ("rem-parkir", 200, 110),
    ("simpangan", 25, 310),
    ("tekanan-hidran", 52, 31),
    ("jarak-jalan", 55, 12),
    ("tinggi-bebas", 51, 32),
];

impl World<'_> {
    pub(super) fn finish(&mut self, case: usize, id: &StepId, desk: &Desk, now: Timestamp) {
        let (published, habit) = self.services[self.cases[case].service].clone();
        let step = published.sop.step(id);
        let by = desk.actor();
        if !step.collects.is_empty() {
            self.pay_everything(case, &by, now);
        }
        let result = self.measured(&published, case, step, now);
        let mut choices = self.choices(case, step, desk.conduct(), &habit);
        if choices.is_empty() {
            choices.push(None);
        }
        for outcome in choices {
            let result = self.with_outcome(case, step, outcome, result.clone());
            if self.command(
                case,
                Command::Complete {
                    step: id.clone(),
                    result,
                },
                &by,
                now,
            ) {
                self.at(now, Moment::Work(desk.position.clone()));
                return;
            }
        }
        // What this officer could not finish goes back to its place, for another look later.
        if self.command(case, Command::Release { step: id.clone() }, &by, now) {
            self.put_back(case, id, desk, now);
        }
    }

    fn put_back(&mut self, case: usize, id: &StepId, desk: &Desk, now: Timestamp) {
        let Some(open) = self.cases[case].case.open_step(id) else {
            return;
        };
        let rank = u8::from(self.cases[case].case.priority.is_none());
        let waiting = Waiting {
            rank,
            ready_at: open.opened_at,
            case,
            step: id.clone(),
        };
        self.queues.entry(desk.position.clone()).or_default().insert(waiting);
        self.at(later(now, 1_800.0), Moment::Work(desk.position.clone()));
    }

    fn measured(&mut self, published: &Published, case: usize, step: &Step, now: Timestamp) -> StepResult {
        let state = &self.cases[case].case;
        let today = published.sop.regency().zone.date(state.submitted_at);
        let mut facts = state.facts.clone();
        let mut records = Facts::new();
        let mut devices = BTreeMap::new();
        let fails = self.dice.happens(0.035);
        for field in &step.records {
            if !applies(field.when.as_ref(), &facts, today) {
                continue;
            }
            let value = measure(field.name.as_str(), &facts, fails, &mut self.dice)
                .unwrap_or_else(|| self.cases[case].person.answer(field, today, &mut self.dice));
            facts.insert(field.name.clone(), value.clone());
            records.insert(field.name.clone(), value);
            if let Some(device) = &field.device {
                devices.insert(field.name.clone(), device.clone());
            }
        }
        let visit = step.visit.as_ref().map(|_| Visit {
            at: now,
            position: "-1.250000,109.250000".to_owned(),
            photo: self.sample.to_owned(),
        });
        StepResult {
            records,
            devices,
            visit,
            ..StepResult::default()
        }
    }

    /// Outcomes in the order this officer would try them.
    fn choices<'s>(
        &mut self,
        case: usize,
        step: &'s Step,
        conduct: Conduct,
        habit: &Habit,
    ) -> Vec<Option<&'s Outcome>> {
        let published = self.services[self.cases[case].service].0.clone();
        let (incomplete, refused) = (habit.incomplete, habit.refused);
        let state = &self.cases[case].case;
        let returned = state.returns.count;
        let again = conduct == Conduct::ReturnsTwice && returned == 1;
        let return_share = if returned == 0 {
            incomplete
        } else if again {
            0.45
        } else {
            0.0
        };
        let throw = self.dice.share();
        let mut weighted: Vec<(u8, &Outcome)> = step
            .outcomes()
            .iter()
            .map(|outcome| {
                let wanted = match &outcome.target {
                    Target::Return { .. } => throw < return_share,
                    Target::End {
                        ending: Ending::Done, ..
                    } => true,
                    Target::End { .. } => throw > 1.0 - refused,
                    Target::Next(next) if leads_back(&published, step, next) => throw > 0.97,
                    Target::Next(next) if leads_to_refusal(&published, next) => throw > 1.0 - refused * 2.0,
                    Target::Next(_) => true,
                };
                let is_usual = matches!(
                    outcome.target,
                    Target::Next(_)
                        | Target::End {
                            ending: Ending::Done,
                            ..
                        }
                );
                (
                    if wanted {
                        u8::from(is_usual)
                    } else {
                        2 + u8::from(!is_usual)
                    },
                    outcome,
                )
            })
            .collect();
        weighted.sort_by_key(|(weight, _)| *weight);
        weighted.into_iter().map(|(_, outcome)| Some(outcome)).collect()
    }

    fn with_outcome(
        &mut self,
        case: usize,
        step: &Step,
        outcome: Option<&Outcome>,
        mut result: StepResult,
    ) -> StepResult {
        result.outcome = outcome.map(|outcome| outcome.id.clone());
        let target = outcome.map(|outcome| &outcome.target).or(match &step.exit {
            Exit::To(target) => Some(target),
            Exit::Decision(_) | Exit::Parallel { .. } => None,
        });
        match target {
            Some(Target::Return { .. }) => {
                result.defects = defects(
                    &self.services[self.cases[case].service].0,
                    &self.cases[case].case,
                    &mut self.dice,
                )
            }
            Some(Target::End { reasons, .. }) if !reasons.is_empty() => result.reasons = vec![0],
            Some(Target::End { .. } | Target::Next(_)) | None => {}
        }
        result
    }
}

fn leads_back(published: &Published, step: &Step, next: &StepId) -> bool {
    let place = |id: &StepId| published.sop.definition().steps.iter().position(|step| step.id == *id);
    place(next) <= place(&step.id)
}

fn leads_to_refusal(published: &Published, next: &StepId) -> bool {
    matches!(
        published.sop.step(next).exit,
        Exit::To(Target::End {
            ending: Ending::Refused | Ending::Redirected,
            ..
        })
    )
}

/// One requirement that was handed in, found wanting.
fn defects(published: &Published, case: &Case, dice: &mut Dice) -> Vec<Defect> {
    const FAULTS: [&str; 4] = [
        "Tidak terbaca. Foto ulang di tempat terang.",
        "Belum ditandatangani.",
        "Halaman kedua belum ada.",
        "Nama tidak sama dengan permohonan.",
    ];
    let today = published.sop.regency().zone.date(case.submitted_at);
    let candidates: Vec<_> = published
        .sop
        .definition()
        .requirements
        .iter()
        .filter(|asked| !matches!(asked.kind, RequirementKind::Condition) && asked.substitutes.is_none())
        .filter(|asked| applies(asked.when.as_ref(), &case.facts, today))
        .collect();
    if candidates.is_empty() {
        return Vec::new();
    }
    let chosen = dice.one_of(&candidates);
    vec![Defect {
        requirement: chosen.id.clone(),
        field: None,
        explanation: (*dice.one_of(&FAULTS)).to_owned(),
    }]
}

fn measure(name: &str, facts: &Facts, fails: bool, dice: &mut Dice) -> Option<Value> {
    let number = |name: &str| match facts.get(name) {
        Some(Value::Number(number)) => *number,
        _ => Decimal::ZERO,
    };
    match name {
        "identitas-cocok" | "perlengkapan" | "alarm-berfungsi" => {
            return Some(Value::YesNo(!(fails && dice.happens(0.2))));
        }
        "apar-baik" => return Some(Value::Number(number("apar-kecil") + number("apar-besar"))),
        "pkb-terutang" => {
            return Some(Value::Money(Money(
                150_000 + 25_000 * i64::try_from(dice.below(90)).unwrap_or(0),
            )));
        }
        "korban" => return Some(Value::Number(Decimal::from(dice.below(3)))),
        _ => {}
    }
    let (_, sound, failing) = MEASURES.iter().find(|(known, _, _)| *known == name)?;
    let tenths = if fails && dice.happens(0.4) { *failing } else { *sound };
    let value = Decimal::new(tenths, 1);
    let is_whole = matches!(name, "hc" | "lampu-jauh" | "beban-sumbu" | "gaya-rem");
    Some(Value::Number(if is_whole { value.trunc().normalize() } else { value }))
}

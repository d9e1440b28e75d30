//! The steps of a draft. What the file does not say is left out and told; what could not be read becomes a comment.

use std::collections::BTreeSet;

use maklumat_sop::{Ending, Regency};
use maklumat_vocabulary::{Phrase, UnitId};

use crate::codes::draft as codes;
use crate::durations::{Reading, read};
use crate::foreign::{Activity, ForeignSop, Found, Onward, Way, said};
use crate::performers::{Match, matched};
use crate::place::Place;
use crate::spelling::{list, quoted, slug, tidy, unique};

/// Where performers are looked for: the unit of the service, in its regency.
pub(super) type Home<'r> = (&'r UnitId, &'r Regency);

/// All steps, in the order of the file.
pub(super) fn steps(procedure: &ForeignSop, ids: &[String], home: Home<'_>, found: &mut Found) -> String {
    let mut text = String::new();
    for (at, activity) in procedure.activities.iter().enumerate() {
        let is_start = at == procedure.start;
        text.push_str(&step(activity, (at, is_start), ids, home, found));
    }
    text
}

/// One step.
pub(super) fn step(
    activity: &Activity,
    (at, is_start): (usize, bool),
    ids: &[String],
    home: Home<'_>,
    found: &mut Found,
) -> String {
    let id = &ids[at];
    let mut text = String::from("\n");
    for remark in &activity.remarks {
        text.push_str(&format!("# di berkas asal: {}\n", tidy(remark)));
    }
    if activity.is_on_site {
        text.push_str("# dikerjakan di lapangan: tulis visit dengan isian lokasi\n");
    }
    text.push_str(&format!("[step.{id}]\nname = {}\n", quoted(&activity.name)));
    text.push_str(&by(activity, home, found));
    text.push_str(&inputs(activity, is_start, found));
    text.push_str(&time(activity, found));
    if activity.output.is_empty() {
        let text = said(
            "kegiatan `{it}` tidak punya keluaran",
            "the activity `{it}` has no output",
        );
        found.about(
            &codes::OUTPUT_MISSING,
            &activity.at(activity.columns.output),
            text,
            &activity.name,
        );
    } else {
        text.push_str(&format!("output = {}\n", quoted(&activity.output)));
    }
    text.push_str(&way(activity, ids, id, found));
    text
}

/// Whether the file calls whoever does it the applicant.
pub(super) fn is_by_applicant(activity: &Activity) -> bool {
    crate::performers::is_applicant(&activity.by)
}

fn by(activity: &Activity, (unit, regency): Home<'_>, found: &mut Found) -> String {
    if activity.by.is_empty() {
        let text = said(
            "kegiatan `{it}` tidak punya pelaksana",
            "the activity `{it}` has no performer",
        );
        found.about(
            &codes::PERFORMER_MISSING,
            &activity.at(activity.columns.by),
            text,
            &activity.name,
        );
        return String::new();
    }
    let position = match matched(&activity.by, unit, regency) {
        Match::Applicant => "applicant".to_owned(),
        Match::Position(position) => position,
        Match::Guess(position) => {
            let text = Phrase::new(said(
                "pelaksana `{it}` dibaca sebagai jabatan `{position}`",
                "the performer `{it}` was read as the position `{position}`",
            ));
            let text = text.with("it", &activity.by).with("position", &position);
            found.say(&codes::PERFORMER_GUESSED, &activity.at(activity.columns.by), text);
            position
        }
        Match::Nobody(id) => {
            let text = said(
                "pelaksana `{it}` tidak cocok dengan satu jabatan pun",
                "the performer `{it}` matches no position",
            );
            found.about(
                &codes::PERFORMER_UNKNOWN,
                &activity.at(activity.columns.by),
                text,
                &activity.by,
            );
            id
        }
    };
    if position.is_empty() {
        return format!("# by = {}\n", quoted(&activity.by));
    }
    format!("by = {}\n", quoted(&position))
}

/// Inputs of the first activity of an applicant are the requirements and stand there.
fn inputs(activity: &Activity, is_start: bool, found: &mut Found) -> String {
    if is_start && is_by_applicant(activity) {
        return String::new();
    }
    if activity.inputs.is_empty() {
        let text = said(
            "kegiatan `{it}` tidak punya kelengkapan",
            "the activity `{it}` has no inputs",
        );
        found.about(
            &codes::INPUTS_MISSING,
            &activity.at(activity.columns.inputs),
            text,
            &activity.name,
        );
        return String::new();
    }
    format!("inputs = {}\n", list(&activity.inputs))
}

fn time(activity: &Activity, found: &mut Found) -> String {
    match read(&activity.time) {
        Reading::Nothing => {
            let text = said("kegiatan `{it}` tidak punya waktu", "the activity `{it}` has no time");
            found.about(
                &codes::TIME_MISSING,
                &activity.at(activity.columns.time),
                text,
                &activity.name,
            );
            String::new()
        }
        Reading::Unclear => {
            let text = said("`{it}` bukan lama waktu", "`{it}` is no duration");
            found.about(
                &codes::TIME_UNCLEAR,
                &activity.at(activity.columns.time),
                text,
                &activity.time,
            );
            format!("# time di berkas asal: {}\n", tidy(&activity.time))
        }
        Reading::Is { duration, as_written } => {
            if !as_written && plainly(&duration) != plainly(&activity.time) {
                read_as(&activity.time, &duration, &activity.at(activity.columns.time), found);
            }
            format!("time = {}\n", quoted(&duration))
        }
    }
}

fn plainly(time: &str) -> String {
    time.to_lowercase().split_whitespace().collect()
}

fn read_as(words: &str, duration: &str, place: &Place, found: &mut Found) {
    let text = Phrase::new(said(
        "waktu `{it}` dibaca sebagai `{duration}`",
        "the time `{it}` was read as `{duration}`",
    ));
    found.say(
        &codes::TIME_READ_AS,
        place,
        text.with("it", words).with("duration", duration),
    );
}

/// The exit of a step, and the section of its results where it decides.
fn way(activity: &Activity, ids: &[String], id: &str, found: &mut Found) -> String {
    let mut text = String::new();
    let mut results = String::new();
    match &activity.way {
        Way::Unsaid => unsaid(activity, found),
        Way::To(onward) => match exit(onward, ids, activity, found) {
            Some(exit) => text.push_str(&exit.lines()),
            None => unsaid(activity, found),
        },
        Way::Decision(outcomes) => results = decision(outcomes, (activity, id), ids, found),
        Way::Parallel { branches, join } => {
            let branches: Vec<String> = branches.iter().filter_map(|branch| ids.get(*branch).cloned()).collect();
            let join = ids.get(*join).map_or("", String::as_str);
            text.push_str(&format!(
                "parallel = {{ branches = {}, join = {} }}\n",
                list(&branches),
                quoted(join)
            ));
        }
    }
    if let Some((after, goal)) = &activity.timeout {
        match (read(after), ids.get(*goal)) {
            (Reading::Is { duration, .. }, Some(goal)) => {
                text.push_str(&format!(
                    "timeout = {{ after = {}, next = {} }}\n",
                    quoted(&duration),
                    quoted(goal)
                ));
            }
            _ => {
                let words = said("`{it}` bukan lama waktu", "`{it}` is no duration");
                found.about(&codes::TIME_UNCLEAR, &activity.place, words, after);
            }
        }
    }
    text + &results
}

fn unsaid(activity: &Activity, found: &mut Found) {
    let text = said(
        "kegiatan `{it}` tidak menyebut ke mana berkas lanjut",
        "the activity `{it}` does not say where the case goes on",
    );
    found.about(
        &codes::WAY_UNSAID,
        &activity.at(activity.columns.notes),
        text,
        &activity.name,
    );
}

fn decision(
    outcomes: &[(String, Onward)],
    (activity, id): (&Activity, &str),
    ids: &[String],
    found: &mut Found,
) -> String {
    let mut taken = BTreeSet::new();
    let mut text = format!("\n[step.{id}.outcome]\n");
    let mut open = outcomes.len() < 2;
    for (name, onward) in outcomes {
        let outcome = unique(&slug(name, 5), "hasil", &mut taken);
        match exit(onward, ids, activity, found) {
            Some(exit) => text.push_str(&format!("{outcome} = {{ {} }}\n", exit.inline())),
            None => {
                open = true;
                text.push_str(&format!("# {outcome} = {{ next = \"\" }}\n"));
            }
        }
    }
    if open {
        let words = said("keputusan `{it}` belum lengkap", "the decision `{it}` is incomplete");
        found.about(
            &codes::DECISION_INCOMPLETE,
            &activity.at(activity.columns.notes),
            words,
            &activity.name,
        );
    }
    text
}

/// Keys and values of a way on.
struct Exit(Vec<(&'static str, String)>);

impl Exit {
    fn lines(&self) -> String {
        let lines = self.0.iter().map(|(key, value)| format!("{key} = {value}\n"));
        lines.collect()
    }

    fn inline(&self) -> String {
        let pairs: Vec<String> = self.0.iter().map(|(key, value)| format!("{key} = {value}")).collect();
        pairs.join(", ")
    }
}

fn exit(onward: &Onward, ids: &[String], activity: &Activity, found: &mut Found) -> Option<Exit> {
    Some(Exit(match onward {
        Onward::Unsaid => return None,
        Onward::Step(step) => vec![("next", quoted(ids.get(*step)?))],
        Onward::Return { resume_at, within } => {
            let mut pairs = vec![("return", quoted(ids.get(*resume_at)?))];
            match read(within) {
                Reading::Is { duration, .. } => pairs.push(("within", quoted(&duration))),
                Reading::Nothing | Reading::Unclear => {
                    let text = said(
                        "pengembalian pada `{it}` tidak menyebut batas waktu",
                        "the return at `{it}` names no limit of time",
                    );
                    found.about(
                        &codes::RETURN_WITHOUT_LIMIT,
                        &activity.at(activity.columns.notes),
                        text,
                        &activity.name,
                    );
                }
            }
            pairs
        }
        Onward::End { ending, reason } => {
            let word = match ending {
                Ending::Done => "done",
                Ending::Refused => "refused",
                Ending::Redirected => "redirected",
                Ending::Withdrawn => "withdrawn",
            };
            let mut pairs = vec![("end", quoted(word))];
            if matches!(ending, Ending::Refused | Ending::Redirected) && says_more_than_its_kind(reason) {
                pairs.push(("reasons", list(std::slice::from_ref(reason))));
            }
            pairs
        }
    }))
}

/// `Ditolak` is no reason; `Ditolak: lokasi tidak sesuai tata ruang` has one.
fn says_more_than_its_kind(reason: &str) -> bool {
    reason.split_whitespace().count() > 1
}

//! Our own diagram, changed in another program: what was drawn anew is taken, the rest stays as the text it carries says.

use std::collections::BTreeSet;
use std::sync::Arc;

use maklumat_sop::{Ending, Regency, Rewrite, ServiceTexts, rewrite};
use maklumat_vocabulary::ServiceKey;

use super::{Imported, ids, whole};
use crate::bpmn::read::read_bpmn;
use crate::bpmn::write::{Exported, write_bpmn};
use crate::codes::draft as codes;
use crate::foreign::{Activity, ForeignSop, Found, Kept, Onward, Way, said};
use crate::performers::{Match, matched};
use crate::place::Place;
use crate::spelling::slug;

pub(super) fn definition(
    kept: &Kept,
    foreign: &ForeignSop,
    (key, regency): (&ServiceKey, &Arc<Regency>),
    found: &mut Found,
) -> Imported {
    let Some(before) = as_written(kept, key, regency) else {
        let text = said(
            "naskah di dalam diagram tidak dapat dipakai di `{it}`; hanya gambarnya yang dibaca",
            "the text in the diagram cannot be used in `{it}`; only what is drawn was read",
        );
        found.about(&codes::CHANGED_ELSEWHERE, &Place::default(), text, &key.to_string());
        return Imported {
            text: whole(foreign, key, regency, found),
            english: None,
            findings: Vec::new(),
            is_unchanged: false,
        };
    };
    let mut editing = Editing {
        text: kept.text.clone(),
        english: kept.english.clone(),
        home: (key, regency),
        found,
    };
    editing.follow(&before, foreign);
    Imported {
        text: editing.text,
        english: editing.english,
        findings: Vec::new(),
        is_unchanged: false,
    }
}

/// What was drawn when the file was written. Nothing, where the text has errors here: another regency, an older release.
fn as_written(kept: &Kept, key: &ServiceKey, regency: &Arc<Regency>) -> Option<ForeignSop> {
    let checked = maklumat_sop::check(&kept.text, kept.english.as_deref(), key, regency);
    let bpmn = write_bpmn(&Exported {
        definition: checked.sop?.definition(),
        regency,
        text: "",
        english: None,
    });
    read_bpmn(bpmn.as_bytes()).ok()
}

struct Editing<'e> {
    text: String,
    english: Option<String>,
    home: (&'e ServiceKey, &'e Arc<Regency>),
    found: &'e mut Found,
}

impl Editing<'_> {
    fn follow(&mut self, before: &ForeignSop, now: &ForeignSop) {
        let (ids_before, ids_now) = (ids(before), ids(now));
        let known = |id: &String| ids_before.iter().position(|known| known == id);
        for (at, activity) in now.activities.iter().enumerate() {
            if known(&ids_now[at]).is_none() {
                let after = at.checked_sub(1).map(|above| ids_now[above].clone());
                self.add(activity, &ids_now[at], after);
            }
        }
        for (at, activity) in now.activities.iter().enumerate() {
            let id = &ids_now[at];
            let old = known(id).map(|at| &before.activities[at]);
            self.words(activity, old, id);
            let arrows = arrows(activity, &ids_now);
            if old.map(|old| self::arrows(old, &ids_before)) != Some(arrows.clone()) {
                self.write(&format!("step.{id}.next"), arrows, activity);
            }
            let timeout = |activity: &Activity, ids: &[String]| {
                let timeout = activity.timeout.as_ref();
                timeout.map(|(after, goal)| (after.clone(), ids.get(*goal).cloned()))
            };
            if old.and_then(|old| timeout(old, &ids_before)) != timeout(activity, &ids_now) {
                self.not_taken(activity);
            }
        }
        if let Some(start) = ids_now
            .get(now.start)
            .filter(|start| ids_before.get(before.start) != Some(start))
        {
            self.write("sop.start", start.clone(), &now.activities[now.start]);
        }
        if now.name != before.name {
            let whole = Activity {
                name: now.name.clone(),
                ..Activity::default()
            };
            self.write("service.name", now.name.clone(), &whole);
        }
        let left: BTreeSet<&String> = ids_now.iter().collect();
        for (at, id) in ids_before.iter().enumerate().filter(|(_, id)| !left.contains(id)) {
            let act = Rewrite::RemoveRow {
                address: format!("step.{id}"),
            };
            self.make(&act, &before.activities[at]);
        }
    }

    fn add(&mut self, activity: &Activity, id: &str, after: Option<String>) {
        let mut cells = vec![
            ("name".to_owned(), activity.name.clone()),
            ("time".to_owned(), activity.time.clone()),
            ("output".to_owned(), activity.output.clone()),
            ("inputs".to_owned(), activity.inputs.join("; ")),
        ];
        cells.extend(self.performer(activity).map(|by| ("by".to_owned(), by)));
        cells.retain(|(_, value)| !value.is_empty());
        let act = Rewrite::AddRow {
            table: "step".to_owned(),
            after,
            id: Some(id.to_owned()),
            cells,
        };
        self.make(&act, activity);
    }

    /// Name and performer; the rest of a step is not drawn.
    fn words(&mut self, activity: &Activity, old: Option<&Activity>, id: &str) {
        let Some(old) = old else { return };
        if old.name != activity.name {
            self.write(&format!("step.{id}.name"), activity.name.clone(), activity);
        }
        if old.by != activity.by {
            match self.performer(activity) {
                Some(by) => self.write(&format!("step.{id}.by"), by, activity),
                None => self.not_taken(activity),
            }
        }
    }

    fn performer(&self, activity: &Activity) -> Option<String> {
        let (key, regency) = self.home;
        match matched(&activity.by, &key.unit, regency) {
            Match::Applicant => Some("applicant".to_owned()),
            Match::Position(position) | Match::Guess(position) => Some(position),
            Match::Nobody(_) => None,
        }
    }

    fn write(&mut self, address: &str, value: String, about: &Activity) {
        let act = Rewrite::Write {
            address: address.to_owned(),
            value,
        };
        self.make(&act, about);
    }

    fn make(&mut self, act: &Rewrite, about: &Activity) {
        let texts = ServiceTexts {
            text: &self.text,
            english: self.english.as_deref(),
        };
        let (key, regency) = self.home;
        match rewrite(texts, act, key, regency) {
            Ok(made) => {
                self.text = made.text;
                self.english = made.english;
                let text = said(
                    "`{it}` diambil seperti di diagram",
                    "`{it}` was taken as the diagram has it",
                );
                self.found
                    .about(&codes::CHANGED_ELSEWHERE, &about.place, text, &about.name);
            }
            Err(_) => self.not_taken(about),
        }
    }

    fn not_taken(&mut self, about: &Activity) {
        let text = said(
            "perubahan pada `{it}` tidak dapat diambil; naskah tetap seperti semula",
            "the change of `{it}` could not be taken; the text is as it was",
        );
        self.found
            .about(&codes::CHANGED_ELSEWHERE, &about.place, text, &about.name);
    }
}

/// Where an activity leads, as it would be typed into a table.
fn arrows(activity: &Activity, ids: &[String]) -> String {
    let id = |at: &usize| ids.get(*at).map_or("", String::as_str);
    let one = |onward: &Onward| match onward {
        Onward::Step(step) => id(step).to_owned(),
        Onward::Return { resume_at, .. } => format!("kembali {}", id(resume_at)),
        Onward::End { ending, .. } => match ending {
            Ending::Done => "selesai",
            Ending::Refused => "ditolak",
            Ending::Redirected => "dialihkan",
            Ending::Withdrawn => "ditarik",
        }
        .to_owned(),
        Onward::Unsaid => String::new(),
    };
    match &activity.way {
        Way::Unsaid => String::new(),
        Way::To(onward) => one(onward),
        Way::Decision(outcomes) => {
            let outcomes = outcomes
                .iter()
                .map(|(name, onward)| format!("{} -> {}", slug(name, 5), one(onward)));
            outcomes.collect::<Vec<_>>().join("; ")
        }
        Way::Parallel { branches, join } => {
            let branches: Vec<&str> = branches.iter().map(id).collect();
            format!("bersama {} -> {}", branches.join(", "), id(join))
        }
    }
}

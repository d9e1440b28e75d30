//! Sheets as forms send them. Of every step the name is sent, so that a step without an answer is known too.

use maklumat_app::{
    Evaluation, FollowUpAction, Judgement, Method, Reply, TypedEvaluation, TypedRow, TypedSheet, Verdict,
};
use maklumat_vocabulary::{PositionKey, StepId};

use crate::form::{Form, Shown};
use crate::frame::Frame;

/// Which button was pressed: whether the sheet is to be finished.
pub(crate) fn is_finishing(form: &Form) -> bool {
    form.is("lalu", "selesai")
}

pub(crate) fn sheet(form: &Form) -> TypedSheet {
    TypedSheet {
        revision: revision(form),
        methods: form.all("cara").filter_map(Method::of_word).collect(),
        rows: form
            .all("langkah")
            .map(|step| TypedRow {
                step: StepId::new(step),
                judgement: Judgement::of_word(form.text(&format!("nilai.{step}"))),
                note: form.text(&format!("catatan.{step}")).to_owned(),
                action: action(form, step),
            })
            .collect(),
    }
}

pub(crate) fn evaluation(form: &Form) -> TypedEvaluation {
    let replies = form.all("tanya").map(|question| Reply {
        question: question.to_owned(),
        is_yes: match form.text(&format!("jawab.{question}")) {
            "ya" => Some(true),
            "tidak" => Some(false),
            _ => None,
        },
        reason: form.text(&format!("alasan.{question}")).to_owned(),
    });
    TypedEvaluation {
        revision: revision(form),
        evaluation: Evaluation {
            replies: replies.collect(),
            verdict: Verdict::of_word(form.text("putusan")),
            word: form.text("kata").to_owned(),
            action: action(form, "sop"),
        },
    }
}

fn revision(form: &Form) -> i64 {
    form.text("kali").parse().unwrap_or(0)
}

fn action(form: &Form, of: &str) -> FollowUpAction {
    FollowUpAction {
        what: form.text(&format!("tindakan.{of}")).to_owned(),
        by: PositionKey::parse(form.text(&format!("jabatan.{of}"))),
        until: form.date(&format!("hari.{of}")).ok().flatten(),
    }
}

/// Days that were written and are none.
pub(crate) fn bad_days<'a>(f: &Frame, form: &Form, of: impl Iterator<Item = &'a str>) -> Vec<Shown> {
    let fields = of.map(|of| format!("hari.{of}"));
    fields
        .filter(|field| form.date(field).is_err())
        .map(|field| Shown {
            field,
            words: f.t("gap-day-unknown").into_owned(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use maklumat_calendar::Date;

    use super::*;

    #[test]
    fn a_step_without_an_answer_is_a_row_too() {
        let form = Form::of(&[
            ("kali", "3"),
            ("cara", "observation"),
            ("cara", "guidance"),
            ("cara", "invented"),
            ("langkah", "periksa"),
            ("langkah", "uji"),
            ("nilai.uji", "badly"),
            ("catatan.uji", " Alat rusak "),
            ("tindakan.uji", "Perbaiki alat"),
            ("jabatan.uji", "dishub/kepala-uptd"),
            ("hari.uji", "2026-12-31"),
        ]);
        let typed = sheet(&form);
        assert_eq!((typed.revision, typed.methods.len(), typed.rows.len()), (3, 2, 2));
        assert_eq!((typed.rows[0].judgement, typed.rows[0].action.is_empty()), (None, true));
        let tested = &typed.rows[1];
        assert_eq!(
            (tested.judgement, tested.note.as_str()),
            (Some(Judgement::WorksBadly), "Alat rusak")
        );
        assert_eq!(tested.action.until, Some(Date::constant(2026, 12, 31)));
        assert_eq!(tested.action.by, Some(PositionKey::new("dishub", "kepala-uptd")));
    }

    #[test]
    fn an_answer_is_yes_no_or_none() {
        let form = Form::of(&[
            ("tanya", "a"),
            ("tanya", "b"),
            ("tanya", "c"),
            ("jawab.a", "ya"),
            ("jawab.b", "tidak"),
        ]);
        let answers: Vec<Option<bool>> = evaluation(&form)
            .evaluation
            .replies
            .iter()
            .map(|reply| reply.is_yes)
            .collect();
        assert_eq!(answers, [Some(true), Some(false), None]);
    }
}

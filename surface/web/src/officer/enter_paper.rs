//! Begin to enter what was received on paper: the number, the true time, why it was paper, and money taken.

use askama::Template;
use axum::http::StatusCode;
use maklumat_app::{PAPER_REASONS, PaperEntry, Problem, Sentence, SignedIn};
use maklumat_calendar::Time;
use maklumat_vocabulary::Money;

use crate::failure::{Answer, Failure};
use crate::form::Form;
use crate::frame::{Flash, Frame, Here};
use crate::guard::require_token;
use crate::respond::{go_with, page_with, with_cookie};
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "officer/enter_paper.html")]
pub(crate) struct EnterPaperPage {
    pub(crate) f: Frame,
    pub(crate) typed: Form,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) form_token: String,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let officer = visit.officer().await?;
    if !visit.app.enters_paper(&officer) {
        return Err(Failure::NotFound);
    }
    Ok(show(&visit, &officer, Form::default(), None))
}

/// Goes on with the questions of the service, as at the counter.
pub(crate) async fn post(visit: Visit, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    if !visit.app.enters_paper(&officer) {
        return Err(Failure::NotFound);
    }
    match visit.app.enter_from_paper(&officer, &entry(&form)).await {
        Ok(begun) => {
            let flash = if begun.is_other_version {
                Flash::PaperOfOtherVersion
            } else {
                Flash::EnteringPaper
            };
            let onward = go_with(&visit, &urls::resume(), flash);
            Ok(with_cookie(onward, &visit.applicant_cookie(&begun.token)))
        }
        Err(Problem::Refused(refused)) => {
            let refusal = Some(refused.words(visit.language));
            Ok(show(&visit, &officer, form, refusal))
        }
        Err(problem) => Err(problem.into()),
    }
}

/// What was typed. Money that is no amount is told like money without a receipt.
fn entry(form: &Form) -> PaperEntry {
    let money = form.filled("uang").map(|text| rupiah(text).unwrap_or(Money(-1)));
    PaperEntry {
        number: form.text("nomor").to_owned(),
        day: form.date("tanggal").ok().flatten(),
        time: time(form.text("jam")),
        reason: form.text("sebab").to_owned(),
        money: money.filter(|money| !money.is_zero()),
        receipt: form.text("kuitansi").to_owned(),
    }
}

fn show(visit: &Visit, officer: &SignedIn, typed: Form, refusal: Option<Sentence>) -> axum::response::Response {
    let frame = visit.work_frame(Here::Inbox, officer).at(&urls::enter_paper());
    let title = frame.t("enter-title");
    let (status, f) = match refusal {
        None => (StatusCode::OK, frame.titled(title)),
        Some(_) => (StatusCode::UNPROCESSABLE_ENTITY, frame.titled_error(title)),
    };
    let shown = EnterPaperPage {
        f,
        typed,
        refusal,
        form_token: officer.form_token.0.clone(),
    };
    page_with(status, &shown)
}

impl EnterPaperPage {
    fn reasons(&self) -> [(&'static str, &'static str, bool); 3] {
        PAPER_REASONS.map(|word| {
            let key = match word {
                "no-power" => "paper-no-power",
                "no-line" => "paper-no-line",
                _ => "paper-system-down",
            };
            (word, key, self.typed.is("sebab", word))
        })
    }
}

/// `09.40`, `9:40` and `0940` are the same time.
fn time(typed: &str) -> Option<Time> {
    let (hour, minute) = match typed.split_once(['.', ':', ' ']) {
        Some((hour, minute)) => (hour, minute.get(..2).unwrap_or(minute)),
        None if typed.len() == 4 => typed.split_at_checked(2)?,
        None => return None,
    };
    Time::new(hour.trim().parse().ok()?, minute.trim().parse().ok()?, 0, 0).ok()
}

fn rupiah(typed: &str) -> Option<Money> {
    let digits: String = typed.chars().filter(|letter| !" .Rp".contains(*letter)).collect();
    let amount: i64 = digits.parse().ok()?;
    (amount >= 0).then_some(Money(amount))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_people_write_it() {
        let expected = Time::new(9, 40, 0, 0).ok();
        for written in ["09.40", "9:40", "0940", "09:40:00"] {
            assert_eq!(time(written), expected, "{written}");
        }
        for wrong in ["", "9", "25.00", "09.61", "pagi"] {
            assert_eq!(time(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn money_that_is_no_amount_does_not_pass_for_none() {
        let form = Form::of(&[("uang", "tujuh ribu"), ("kuitansi", "K-1")]);
        assert_eq!(entry(&form).money, Some(Money(-1)));
        assert_eq!(entry(&Form::of(&[("uang", "Rp 70.000")])).money, Some(Money(70_000)));
        assert_eq!(entry(&Form::of(&[("uang", "0")])).money, None);
    }
}

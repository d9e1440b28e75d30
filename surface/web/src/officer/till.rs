//! The cashier's day: what was taken, and the closing with what lies in the drawer.

use askama::Template;
use axum::http::StatusCode;
use maklumat_app::{ClosedDay, Problem, Sentence, SignedIn, Till};
use maklumat_vocabulary::Money;

use crate::failure::Answer;
use crate::form::Form;
use crate::frame::{Flash, Frame, Here};
use crate::guard::require_token;
use crate::respond::{csv_to_keep, go_with, page_with};
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "officer/till.html")]
pub(crate) struct TillPage {
    pub(crate) f: Frame,
    pub(crate) till: Till,
    pub(crate) typed: Form,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) form_token: String,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let officer = visit.officer().await?;
    show(&visit, &officer, (Form::default(), None)).await
}

async fn show(visit: &Visit, officer: &SignedIn, (typed, refusal): (Form, Option<Sentence>)) -> Answer {
    let till = visit.app.till(officer).await?;
    let status = if refusal.is_none() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let shown = TillPage {
        f: visit.work_frame(Here::Till, officer).titled_by("till-title"),
        till,
        typed,
        refusal,
        form_token: officer.form_token.0.clone(),
    };
    Ok(page_with(status, &shown))
}

/// Closes the day.
pub(crate) async fn post(visit: Visit, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let Some(counted) = rupiah(form.text("hitungan")) else {
        let f = visit.frame(Here::Till);
        let refusal = Sentence {
            what: f.t("till-no-count").into_owned(),
            then: f.t("till-no-count-then").into_owned(),
        };
        return show(&visit, &officer, (form, Some(refusal))).await;
    };
    match visit.app.close_till(&officer, counted, form.text("penjelasan")).await {
        Ok(()) => Ok(go_with(&visit, &urls::till(), Flash::TillClosed)),
        Err(Problem::Refused(refused)) => {
            let refusal = Some(refused.words(visit.language));
            show(&visit, &officer, (form, refusal)).await
        }
        Err(problem) => Err(problem.into()),
    }
}

/// Today's payments as a table to keep.
pub(crate) async fn table(visit: Visit) -> Answer {
    let officer = visit.officer().await?;
    let till = visit.app.till(&officer).await?;
    let f = visit.frame(Here::Till);
    let head = [
        "till-when",
        "reference-short",
        "till-fee",
        "till-receipt",
        "till-amount",
        "till-cancelled",
    ];
    let rows = till.payments.iter().map(|payment| {
        vec![
            f.moment(&payment.at),
            payment.reference.clone(),
            f.l(&payment.fee_name).to_owned(),
            payment.receipt.clone(),
            payment.amount.0.to_string(),
            // The reason is in somebody's own words and stays out of files.
            payment
                .cancelled
                .as_ref()
                .map(|_| f.t("yes").into_owned())
                .unwrap_or_default(),
        ]
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let table = maklumat_app::list_as_csv(&head.map(|key| f.t(key).into_owned()), &rows);
    Ok(csv_to_keep(table, "kas-hari-ini.csv"))
}

impl TillPage {
    fn difference(&self, day: &ClosedDay) -> String {
        self.f.money(&day.difference())
    }
}

/// `1.250.000` and `Rp 1250000` are the same amount.
fn rupiah(typed: &str) -> Option<Money> {
    let digits: String = typed.chars().filter(|letter| !" .Rp".contains(*letter)).collect();
    let amount: i64 = digits.parse().ok()?;
    (amount >= 0).then_some(Money(amount))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_with_and_without_points() {
        assert_eq!(rupiah("1.250.000"), Some(Money(1_250_000)));
        assert_eq!(rupiah("Rp 70.000"), Some(Money(70_000)));
        assert_eq!(rupiah("0"), Some(Money(0)));
        for wrong in ["", "tujuh", "-5", "1,5"] {
            assert_eq!(rupiah(wrong), None, "{wrong}");
        }
    }
}

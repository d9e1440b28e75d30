//! Figures of units and services over some days, the cases behind them, and their tables as files.

use std::borrow::Borrow;

use maklumat_app::{CaseFilter, CaseList, FileForm, Period, PeriodChoice};
use maklumat_vocabulary::{ServiceKey, UnitId};

use super::{Url, encoded};

pub(crate) fn oversight_unit(unit: &UnitId) -> Url {
    Url(format!("/pengawasan/unit/{unit}"))
}

pub(crate) fn oversight_service(key: &ServiceKey) -> Url {
    Url(format!("/pengawasan/layanan/{}/{}", key.unit, key.service))
}

pub(crate) fn oversight_cases(key: &ServiceKey) -> Url {
    Url(format!("/pengawasan/layanan/{}/{}/berkas", key.unit, key.service))
}

/// Whether the promise of a service can be kept.
pub(crate) fn foresee(key: &ServiceKey) -> Url {
    Url(format!("/pengawasan/layanan/{}/{}/janji", key.unit, key.service))
}

/// The same with a proposal.
pub(crate) fn foresee_proposal(key: &ServiceKey, proposal: &str) -> Url {
    Url(format!("{}?usulan={}", foresee(key), encoded(proposal)))
}

/// The figures of a question as a file.
pub(crate) fn foresee_file(key: &ServiceKey, asked: &[(&str, &str)], form: FileForm) -> Url {
    let asked = asked
        .iter()
        .map(|(name, value)| format!("{}={}&", encoded(name), encoded(value)));
    let asked: String = asked.collect();
    Url(format!("{}?{asked}bentuk={}", foresee(key), file_form_word(form)))
}

/// The same place over some days.
pub(crate) fn in_period(place: &Url, period: impl Borrow<Period>) -> Url {
    let period = period.borrow();
    let word = period_word(period.choice);
    let Url(place) = place;
    match period.choice {
        PeriodChoice::Between => Url(format!(
            "{place}?masa={word}&dari={}&sampai={}",
            period.from, period.until
        )),
        PeriodChoice::Days90 => Url(place.clone()),
        PeriodChoice::Days30 | PeriodChoice::Days365 | PeriodChoice::ThisYear => Url(format!("{place}?masa={word}")),
    }
}

/// A table of a place as a file.
pub(crate) fn as_file(place: &Url, period: &Period, form: &FileForm, table: &str) -> Url {
    let Url(place) = in_period(place, period);
    let mark = if place.contains('?') { '&' } else { '?' };
    Url(format!("{place}{mark}tabel={table}&bentuk={}", file_form_word(*form)))
}

/// A page of the cases of a service.
pub(crate) fn cases_page(key: &ServiceKey, filter: impl Borrow<CaseFilter>, period: &Period, page: u32) -> Url {
    let Url(place) = in_period(&oversight_cases(key), period);
    let mark = if place.contains('?') { '&' } else { '?' };
    Url(format!(
        "{place}{mark}saring={}&halaman={page}",
        case_filter_word(*filter.borrow())
    ))
}

/// The same cases, all of them, as a file.
pub(crate) fn cases_file(list: &CaseList, form: &FileForm) -> Url {
    let Url(place) = cases_page(&list.service, list.filter, &list.period, 1);
    Url(format!("{place}&bentuk={}", file_form_word(*form)))
}

/// How addresses spell a period.
pub(crate) const fn period_word(choice: PeriodChoice) -> &'static str {
    match choice {
        PeriodChoice::Days30 => "30-hari",
        PeriodChoice::Days90 => "90-hari",
        PeriodChoice::Days365 => "365-hari",
        PeriodChoice::ThisYear => "tahun-ini",
        PeriodChoice::Between => "rentang",
    }
}

pub(crate) fn period_of(word: &str) -> PeriodChoice {
    [
        PeriodChoice::Days30,
        PeriodChoice::Days365,
        PeriodChoice::ThisYear,
        PeriodChoice::Between,
    ]
    .into_iter()
    .find(|choice| period_word(*choice) == word)
    .unwrap_or_default()
}

pub(crate) const fn file_form_word(form: FileForm) -> &'static str {
    match form {
        FileForm::Csv => "csv",
        FileForm::Xlsx => "xlsx",
        FileForm::Pdf => "pdf",
    }
}

pub(crate) fn file_form_of(word: &str) -> Option<FileForm> {
    [FileForm::Csv, FileForm::Xlsx, FileForm::Pdf]
        .into_iter()
        .find(|form| file_form_word(*form) == word)
}

pub(crate) const fn case_filter_word(filter: CaseFilter) -> &'static str {
    match filter {
        CaseFilter::Late => "terlambat",
        CaseFilter::Open => "berjalan",
        CaseFilter::ClosedLate => "selesai-terlambat",
        CaseFilter::Overtaking => "menyalip",
    }
}

pub(crate) fn case_filter_of(word: &str) -> CaseFilter {
    [CaseFilter::Open, CaseFilter::ClosedLate, CaseFilter::Overtaking]
        .into_iter()
        .find(|filter| case_filter_word(*filter) == word)
        .unwrap_or_default()
}

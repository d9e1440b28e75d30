//! The days a page of figures is of, chosen by links or by two dates, and the files it can be taken away as.

use askama::Template;
use axum::response::Response;
use maklumat_app::{FileForm, Period, PeriodChoice, Report};
use maklumat_calendar::Date;
use maklumat_vocabulary::UnitId;
use serde::Deserialize;

use crate::failure::Answer;
use crate::frame::Frame;
use crate::markup::Markup;
use crate::respond::file_to_keep;
use crate::urls::{self, Url};
use crate::visit::Visit;

/// What an address of figures may say beside the place.
#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    masa: Option<String>,
    dari: Option<String>,
    sampai: Option<String>,
    bentuk: Option<String>,
    pub(crate) tabel: Option<String>,
    pub(crate) saring: Option<String>,
    pub(crate) halaman: Option<u32>,
}

impl Asked {
    pub(crate) fn period(&self, today: Date) -> Period {
        let day = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<Date>().ok());
        let choice = urls::period_of(self.masa.as_deref().unwrap_or_default());
        match choice {
            PeriodChoice::Between => match (day(&self.dari), day(&self.sampai)) {
                (Some(from), Some(until)) => Period::between(from, until, today),
                (Some(from), None) => Period::between(from, today, today),
                (None, _) => Period::of(PeriodChoice::default(), today),
            },
            PeriodChoice::Days30 | PeriodChoice::Days90 | PeriodChoice::Days365 | PeriodChoice::ThisYear => {
                Period::of(choice, today)
            }
        }
    }

    /// `None`: the page itself.
    pub(crate) fn form(&self) -> Option<FileForm> {
        urls::file_form_of(self.bentuk.as_deref()?)
    }
}

#[derive(Template)]
#[template(path = "parts/period.html")]
struct PeriodBar<'a> {
    f: &'a Frame,
    period: Period,
    place: Url,
}

#[derive(Template)]
#[template(path = "parts/downloads.html")]
struct Downloads<'a> {
    f: &'a Frame,
    period: Period,
    place: Url,
    table: &'static str,
}

pub(crate) const CHOICES: [(PeriodChoice, &str); 4] = [
    (PeriodChoice::Days30, "period-30"),
    (PeriodChoice::Days90, "period-90"),
    (PeriodChoice::Days365, "period-365"),
    (PeriodChoice::ThisYear, "period-year"),
];

pub(crate) const FORMS: [(FileForm, &str); 3] = [
    (FileForm::Xlsx, "download-xlsx"),
    (FileForm::Csv, "download-csv"),
    (FileForm::Pdf, "download-pdf"),
];

/// A period of today by its choice.
pub(crate) fn chosen(choice: &PeriodChoice, f: &Frame) -> Period {
    Period::of(*choice, f.today())
}

/// The choice of days, for the page at a place.
pub(crate) fn period_bar(f: &Frame, period: Period, place: Url) -> Markup {
    inside(&PeriodBar { f, period, place })
}

/// The files a table of the page can be had as.
pub(crate) fn downloads(f: &Frame, period: Period, place: Url, table: &'static str) -> Markup {
    inside(&Downloads {
        f,
        period,
        place,
        table,
    })
}

impl PeriodBar<'_> {
    /// What was asked for, why it is not shown, and what is shown instead.
    fn mended(&self) -> Option<String> {
        let (one, other) = self.period.asked?;
        let f = self.f;
        let spelled = |key: &str, from: Date, until: Date| {
            let day = |day: Date| crate::moments::day_of_year(day, f.language);
            f.say(key).with("from", day(from)).with("until", day(until)).to_string()
        };
        let mut words = vec![spelled("period-asked", one, other)];
        if other < one {
            words.push(f.t("period-turned").into_owned());
        }
        if one.max(other) > f.today() {
            words.push(f.t("period-future").into_owned());
        }
        if one.min(other) < self.period.from {
            words.push(f.t("period-long").into_owned());
        }
        words.push(spelled("period-shown", self.period.from, self.period.until));
        Some(words.join(" "))
    }
}

fn inside(part: &impl Template) -> Markup {
    Markup::trusted(part.render().unwrap_or_default())
}

/// `26 Agustus 2026 sampai 23 November 2026`
pub(crate) fn period_words(f: &Frame, period: &Period) -> String {
    let day = |day: Date| crate::moments::day_of_year(day, f.language);
    f.say("period-words")
        .with("from", day(period.from))
        .with("until", day(period.until))
        .to_string()
}

/// The table as a file with a name in words.
pub(crate) async fn file(
    visit: &Visit,
    (table, form): (&Report, FileForm),
    (name, period): (&str, &Period),
    unit: Option<&UnitId>,
) -> Answer {
    let bytes = visit.app.report_file(table, form, unit).await?;
    Ok(answer(bytes, form, &format!("{name}_{}_{}", period.from, period.until)))
}

/// A table that is of no days, as a file with a name in words.
pub(crate) async fn chart_file(visit: &Visit, (table, form): (&Report, FileForm), name: &str, unit: &UnitId) -> Answer {
    let bytes = visit.app.report_file(table, form, Some(unit)).await?;
    Ok(answer(bytes, form, name))
}

fn answer(bytes: Vec<u8>, form: FileForm, name: &str) -> Response {
    let media_type = match form {
        FileForm::Csv => "text/csv; charset=utf-8",
        FileForm::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        FileForm::Pdf => "application/pdf",
    };
    file_to_keep(bytes, media_type, &format!("{name}.{}", urls::file_form_word(form)))
}

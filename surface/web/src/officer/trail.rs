//! The audit trail: who signed in, what became of accounts and rules, and the acts on cases that are looked for with them.

use askama::Template;
use axum::extract::Query;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use maklumat_app::{AuditKind, Person, SignedIn, Trail, TrailDetail, TrailFilter, TrailRow};
use maklumat_vocabulary::UnitId;
use serde::Deserialize;

use crate::failure::Answer;
use crate::form::Form;
use crate::frame::{Frame, Here};
use crate::guard::require_token;
use crate::monitoring::said::sheet_name;
use crate::officer::accounts::role_key;
use crate::officer::{letters, sign_in_rules};
use crate::respond::{go_to, page};
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "officer/trail.html")]
pub(crate) struct TrailPage {
    pub(crate) f: Frame,
    pub(crate) trail: Trail,
    pub(crate) filter: TrailFilter,
    /// Id and name of every unit.
    pub(crate) units: Vec<(UnitId, String)>,
    /// Those whose name fits, where several do; and what was typed, where nobody's does.
    pub(crate) persons: Vec<Person>,
    pub(crate) nobody: Option<String>,
    pub(crate) form_token: String,
}

impl TrailPage {
    fn is_unit(&self, id: &UnitId) -> bool {
        self.filter.unit.as_ref() == Some(id)
    }

    fn is_kind(&self, kind: &AuditKind) -> bool {
        self.filter.kind.as_ref() == Some(kind)
    }

    /// The same page about one of the persons.
    fn about(&self, person: &Person) -> urls::Url {
        let filter = TrailFilter {
            person: Some(person.id.clone()),
            ..self.filter.clone()
        };
        urls::trail_page(&filter, 1)
    }

    fn is_filtered(&self) -> bool {
        let TrailFilter {
            kind,
            person,
            unit,
            from,
            until,
            page: _,
        } = &self.filter;
        kind.is_some() || person.is_some() || unit.is_some() || from.is_some() || until.is_some()
    }
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    jenis: String,
    #[serde(default)]
    orang: String,
    #[serde(default)]
    unit: String,
    #[serde(default)]
    dari: String,
    #[serde(default)]
    sampai: String,
    #[serde(default)]
    halaman: String,
}

impl Asked {
    /// What cannot be understood is as if it had not been asked.
    fn filter(&self) -> TrailFilter {
        let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        TrailFilter {
            kind: AuditKind::of_word(&self.jenis),
            person: given(&self.orang),
            unit: given(&self.unit).as_deref().map(UnitId::new),
            from: self.dari.parse().ok(),
            until: self.sampai.parse().ok(),
            page: self.halaman.parse().unwrap_or(1),
        }
    }
}

pub(crate) async fn get(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let officer = visit.officer().await?;
    show(&visit, &officer, asked.filter(), (Vec::new(), None)).await
}

/// Finds a person by name. Posted, because a name has no place in an address; then the address names the account.
pub(crate) async fn find(visit: Visit, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let words = form.text("cari");
    let mut found = visit.app.persons_called(&officer, words).await?;
    let filter = TrailFilter {
        kind: AuditKind::of_word(form.text("jenis")),
        person: (found.len() == 1).then(|| found.remove(0).id),
        unit: form.filled("unit").map(UnitId::new),
        from: form.date("dari").ok().flatten(),
        until: form.date("sampai").ok().flatten(),
        page: 1,
    };
    if words.is_empty() || filter.person.is_some() {
        return Ok(go_to(&urls::trail_page(&filter, 1)));
    }
    let nobody = found.is_empty().then(|| words.to_owned());
    show(&visit, &officer, filter, (found, nobody)).await
}

async fn show(
    visit: &Visit,
    officer: &SignedIn,
    filter: TrailFilter,
    (persons, nobody): (Vec<Person>, Option<String>),
) -> Answer {
    let trail = visit.app.trail(officer, &filter).await?;
    let f = visit
        .work_frame(Here::Trail, officer)
        .at(&urls::trail_page(&filter, filter.page))
        .titled_by("trail-title");
    let regency = visit.app.regency();
    let units = regency.units.values();
    Ok(page(&TrailPage {
        units: units
            .map(|unit| (unit.id.clone(), f.l(&unit.name).to_owned()))
            .collect(),
        trail,
        filter,
        persons,
        nobody,
        form_token: officer.form_token.0.clone(),
        f,
    }))
}

/// The same as a table file.
pub(crate) async fn file(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let officer = visit.officer().await?;
    let filter = asked.filter();
    let rows = visit.app.trail_for_file(&officer, &filter).await?;
    let f = visit.work_frame(Here::Trail, &officer);
    let heads = [
        "trail-when",
        "trail-kind",
        "trail-by",
        "trail-to",
        "trail-unit",
        "trail-detail",
    ];
    let mut table = line(heads.map(|key| f.t(key).into_owned()));
    for row in &rows {
        let name = |person: &Option<Person>| person.as_ref().map(called).unwrap_or_default();
        table.push_str(&line([
            format!("{} {}", f.date_of(&row.at), f.clock(&row.at)),
            f.t(kind_key(&row.kind)).into_owned(),
            name(&row.by),
            name(&row.to),
            row.unit.as_ref().map(|unit| f.l(unit).to_owned()).unwrap_or_default(),
            detail_words(&f, row),
        ]));
    }
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"jejak-audit.csv\""),
    ];
    let response: Response = (headers, table).into_response();
    Ok(response)
}

/// One line of the file. A cell that a table program would take for a formula is told to be text.
fn line<const N: usize>(cells: [String; N]) -> String {
    let quoted = cells.map(|cell| {
        let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let mark = if is_formula { "'" } else { "" };
        format!("\"{mark}{}\"", cell.replace('"', "\"\""))
    });
    format!("{}\r\n", quoted.join(","))
}

/// Name of a person; the id where nobody of that id is known any more.
pub(crate) fn called(person: &Person) -> String {
    if person.name.0.is_empty() {
        person.id.clone()
    } else {
        person.name.0.clone()
    }
}

/// Key of what happened.
pub(crate) fn kind_key(kind: &AuditKind) -> &'static str {
    match kind {
        AuditKind::SignedIn => "trail-signed-in",
        AuditKind::ShutOut => "trail-shut-out",
        AuditKind::RecoveryCodeUsed => "trail-recovery-code-used",
        AuditKind::SessionsEnded => "trail-sessions-ended",
        AuditKind::PasswordChanged => "trail-password-changed",
        AuditKind::PasswordRenewed => "trail-password-renewed",
        AuditKind::FactorSet => "trail-factor-set",
        AuditKind::FactorRemoved => "trail-factor-removed",
        AuditKind::FactorReset => "trail-factor-reset",
        AuditKind::CodesRenewed => "trail-codes-renewed",
        AuditKind::AccountMade => "trail-account-made",
        AuditKind::AccountClosed => "trail-account-closed",
        AuditKind::PositionGiven => "trail-position-given",
        AuditKind::PositionEnded => "trail-position-ended",
        AuditKind::PositionTakenBack => "trail-position-taken-back",
        AuditKind::RuleChanged => "trail-rule-changed",
        AuditKind::LetterWordsChanged => "trail-letter-words-changed",
        AuditKind::LetterWordsRestored => "trail-letter-words-restored",
        AuditKind::LetterTried => "trail-letter-tried",
        AuditKind::AbsenceEntered => "trail-absence-entered",
        AuditKind::AbsenceWithdrawn => "trail-absence-withdrawn",
        AuditKind::ServicePublished => "trail-service-published",
        AuditKind::CasesErased => "trail-cases-erased",
        AuditKind::SopSheetBegun => "trail-sop-sheet-begun",
        AuditKind::SopSheetFinished => "trail-sop-sheet-finished",
        AuditKind::FollowUpClosed => "trail-follow-up-closed",
        AuditKind::AssessorNamed => "trail-assessor-named",
        AuditKind::CampaignOpened => "trail-campaign-opened",
        AuditKind::CampaignClosed => "trail-campaign-closed",
        AuditKind::SharedFilePublished => "trail-shared-file-published",
        AuditKind::PinRenewed => "trail-pin-renewed",
        AuditKind::Overridden => "trail-overridden",
        AuditKind::Moved => "trail-moved",
        AuditKind::ProductRevoked => "trail-product-revoked",
    }
}

pub(crate) fn detail_words(f: &Frame, row: &TrailRow) -> String {
    let service = row.service.as_ref().map(|(_, name)| f.l(name).to_owned());
    match &row.detail {
        TrailDetail::Nothing => service.unwrap_or_default(),
        TrailDetail::Count(count) => {
            let key = if row.kind == AuditKind::SessionsEnded {
                "trail-places"
            } else {
                "trail-wrong-tries"
            };
            f.say(key).with("count", *count).to_string()
        }
        TrailDetail::Position {
            name,
            deputy,
            from,
            until,
        } => {
            let prefix = deputy.map_or(String::new(), |deputy| format!("{} ", deputy.prefix()));
            let mut words = format!("{prefix}{}", f.l(name));
            if let Some(from) = from {
                words = format!("{words}, {}", f.say("from-day").with("day", f.long_day(from)));
            }
            if let Some(until) = until {
                words = format!("{words}, {}", f.say("until").with("day", f.long_day(until)));
            }
            words
        }
        TrailDetail::Days { from, until } => {
            let until = f.say("until").with("day", f.long_day(until));
            format!("{} {until}", f.long_day(from))
        }
        TrailDetail::Version { name, version } => f
            .say("trail-version")
            .with("name", f.l(name))
            .with("version", *version)
            .to_string(),
        TrailDetail::Erased { count, record } => f
            .say("trail-erased")
            .with("count", *count)
            .with("record", record.as_str())
            .to_string(),
        TrailDetail::File(name) => name.clone(),
        TrailDetail::Sop(name) => f.l(name).to_owned(),
        TrailDetail::Sheet { name, round, period } => {
            format!("{}: {}", f.l(name), sheet_name(f, round, period))
        }
        TrailDetail::Letter(kind) => f.t(letters::kind_key(kind)).into_owned(),
        TrailDetail::Channel(channel) => f.t(letters::channel_key(channel)).into_owned(),
        TrailDetail::Account(role) => f.t(role_key(role)).into_owned(),
        TrailDetail::Rule { role, is_required } => {
            let key = if *is_required {
                "trail-rule-on"
            } else {
                "trail-rule-off"
            };
            f.say(key).with("role", f.t(sign_in_rules::role_key(role))).to_string()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula_and_quotes_stay_inside() {
        let cells = ["=1+1".to_owned(), "Siti \"Ani\", S.H.".to_owned()];
        assert_eq!(line(cells), "\"'=1+1\",\"Siti \"\"Ani\"\", S.H.\"\r\n");
    }
}

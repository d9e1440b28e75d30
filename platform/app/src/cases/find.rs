//! Finding a file again: by its reference, or by whose it is. What was typed never stands in an address or a log.

use maklumat_calendar::Timestamp;
use maklumat_store::{PersonKey, Purpose, Uuid};
use maklumat_workflow::Case;

use crate::access::{Action, may};
use crate::cases::allowed::{self, role};
use crate::cases::{file, inbox};
use crate::problem::Problem;
use crate::views::account::SignedIn;
use crate::views::desk::{InboxFilter, InboxRow, Whereabouts};
use crate::views::{CaseId, Private, Urgency};
use crate::{App, answers, random, reference};

/// Most cases of one person that are looked at.
const LOOKED_AT: i64 = 200;

/// How long a search is kept in the browser that made it, in seconds: as long as a session.
const KEPT: i64 = 10 * 3600;

impl App {
    /// What was looked for, sealed for the officer's own browser, so that paging keeps it without an address.
    pub fn kept_search(&self, officer: &SignedIn, typed: &str) -> Result<String, Problem> {
        let plain = format!("{} {}", self.now().as_second(), typed.trim());
        let (tenant, owner) = (self.store().tenant(), self.browser_of(officer));
        let sealed = self
            .store()
            .keys()
            .seal(tenant, owner, Purpose::Search, plain.as_bytes())?;
        Ok(random::hex(&sealed))
    }

    /// Reads that again; `None` where it is too old, of another officer, or not ours.
    #[must_use]
    pub fn search_kept(&self, officer: &SignedIn, kept: &str) -> Option<Private> {
        let sealed = random::from_hex(kept)?;
        let (tenant, owner) = (self.store().tenant(), self.browser_of(officer));
        let plain = self.store().keys().open(tenant, owner, Purpose::Search, &sealed).ok()?;
        let plain = String::from_utf8(plain).ok()?;
        let (since, typed) = plain.split_once(' ')?;
        let age = self.now().as_second() - since.parse::<i64>().ok()?;
        (0..=KEPT).contains(&age).then(|| Private(typed.to_owned()))
    }

    /// Ties a sealed search to who made it.
    fn browser_of(&self, officer: &SignedIn) -> Uuid {
        let keyed = self
            .store()
            .keys()
            .lookup(self.store().tenant(), "search", officer.id.as_str());
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&keyed[..16]);
        Uuid::from_bytes(bytes)
    }

    /// A case by the code on its receipt, for an officer who may see it.
    pub async fn case_by_reference(&self, officer: &SignedIn, typed: &str) -> Result<Option<CaseId>, Problem> {
        let Some(reference) = reference::normal_form(typed) else {
            return Ok(None);
        };
        let mut reader = self.store().read().await?;
        let Some(matter) = reader.matter_by_reference(&reference).await? else {
            return Ok(None);
        };
        let loaded = match self.load(&mut reader, matter.head.id).await {
            Ok(loaded) => loaded,
            Err(Problem::NotFound) => return Ok(None),
            Err(problem) => return Err(problem),
        };
        let role = allowed::role(officer, &loaded.published.sop);
        let may_know = may(role, Action::ReadCaseFile) || may(role, Action::RecordPayment);
        Ok(may_know.then_some(CaseId(matter.head.id)))
    }

    /// Cases of a person, the newest first, as far as the officer may know of them.
    pub(crate) async fn cases_found(&self, officer: &SignedIn, filter: &InboxFilter) -> Result<Vec<InboxRow>, Problem> {
        let Some(sought) = &filter.sought else {
            return Ok(Vec::new());
        };
        let mut reader = self.store().read().await?;
        let found = reader.cases_of_person(self.person(&sought.0), LOOKED_AT).await?;
        let mut rows = Vec::new();
        let now = self.now();
        for case in found {
            let Some(published) = self.version(&case.service, case.version) else {
                continue;
            };
            let sop = &published.sop;
            let role = role(officer, sop);
            if !may(role, Action::ReadCaseFile) && !may(role, Action::RecordPayment) {
                continue;
            }
            if filter.service.as_ref().is_some_and(|wanted| *wanted != case.service)
                || !self.lies_between(case.submitted_at, filter)
            {
                continue;
            }
            let open = reader.items_of(case.matter).await?.into_iter().next();
            let step = open.as_ref().map(|item| item.step.as_str());
            let definition = step.and_then(|step| sop.definition().step(&step.into()));
            rows.push(InboxRow {
                case: CaseId(case.matter),
                reference: case.reference,
                service: case.service,
                service_name: sop.definition().name.clone(),
                step: step.unwrap_or_default().into(),
                step_name: definition.map(|step| step.name.clone()).unwrap_or_default(),
                ready_at: case.submitted_at,
                due: case.promised_at,
                zone: case
                    .promised_at
                    .map_or(Urgency::Green, |due| file::zone(sop.calendar(), due, now)),
                priority: None,
                place: match (inbox::ending(case.ending.as_deref()), &open) {
                    (Some(ending), _) => Whereabouts::Closed(ending),
                    (None, Some(item)) => self.whereabouts(item, officer),
                    (None, None) => Whereabouts::Open,
                },
                is_held: open.is_some_and(|item| item.holder.is_some()),
                entered_at: None,
            });
        }
        tracing::info!(by = %officer.id, found = rows.len(), "looked for the files of somebody");
        Ok(rows)
    }

    fn lies_between(&self, at: Timestamp, filter: &InboxFilter) -> bool {
        let day = self.zone().date(at);
        filter.from.is_none_or(|from| day >= from) && filter.until.is_none_or(|until| day <= until)
    }

    /// Sixteen digits are a NIK, fewer a phone number; everything else is a name, written in full.
    fn person(&self, typed: &str) -> PersonKey {
        let keyed = |kind, text: &str| self.store().keys().lookup(self.store().tenant(), kind, text);
        let nik: String = typed.chars().filter(|letter| !" .-".contains(*letter)).collect();
        if nik.len() == 16 && nik.bytes().all(|byte| byte.is_ascii_digit()) {
            return PersonKey::Nik(keyed("nik", &nik));
        }
        match answers::phone(typed) {
            Some(phone) => PersonKey::Phone(keyed("phone", &phone)),
            None => PersonKey::Name(keyed("name", &plain_name(typed))),
        }
    }
}

/// By what a case is found under its applicant's name: a keyed hash of the whole name.
pub(crate) fn name_key(app: &App, case: &Case) -> Option<[u8; 32]> {
    let name = plain_name(&file::applicant_name(case).0);
    let keyed = || app.store().keys().lookup(app.store().tenant(), "name", &name);
    (!name.is_empty()).then(keyed)
}

/// `  Siti  NURHALIZA, S.Pd ` and `siti nurhaliza s pd` are the same name.
fn plain_name(name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_however_it_is_spaced_and_pointed() {
        assert_eq!(plain_name("  Melati   CONTOH, S.Pd."), plain_name("melati contoh s pd"));
        assert_ne!(plain_name("Melati Contoh"), plain_name("Melati"));
        assert_eq!(plain_name(" .,- "), "");
    }
}

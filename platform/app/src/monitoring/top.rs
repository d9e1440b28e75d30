//! What stands above every sheet, who fills it, and how it is begun and kept.

use maklumat_calendar::Timestamp;
use maklumat_monitoring::Round;
use maklumat_sop::Performer;
use maklumat_store::{Reader, SheetHead, SheetKey, Tx};
use maklumat_vocabulary::{LocalizedText, PositionKey, ServiceKey};

use super::which::{round_word, sheet_key};
use crate::App;
use crate::applications::helping::name_of;
use crate::audit::{AuditKind, Entry, record};
use crate::cases::words;
use crate::catalogue::Published;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::account::SignedIn;
use crate::views::monitoring::{Finished, SheetTop};

impl App {
    pub(super) fn sheet_top(&self, published: &Published) -> SheetTop {
        let definition = published.sop.definition();
        let regency = self.regency();
        let unit = regency.unit(definition.unit());
        let head = unit.and_then(|unit| regency.position(&unit.head));
        SheetTop {
            service: definition.key.clone(),
            service_name: definition.name.clone(),
            unit_name: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
            sop_number: definition.sop.number.clone(),
            version: definition.version,
            revision: 0,
            head_position: head.map(|head| head.name.clone()).unwrap_or_default(),
            positions: self.answerable(published),
            finished: None,
            may_fill: false,
            carried_from: None,
        }
    }

    /// Who may answer for an action: the positions of the unit, and those of others that perform steps.
    pub(super) fn answerable(&self, published: &Published) -> Vec<(PositionKey, LocalizedText)> {
        let definition = published.sop.definition();
        let regency = self.regency();
        let own = regency
            .unit(definition.unit())
            .into_iter()
            .flat_map(|unit| &unit.positions);
        let mut keys: Vec<PositionKey> = own.map(|position| position.key.clone()).collect();
        for step in &definition.steps {
            if let Performer::Position(position) = &step.by
                && !keys.contains(position)
            {
                keys.push(position.clone());
            }
        }
        keys.into_iter()
            .map(|key| {
                let name = self.position_name(&key);
                (key, name)
            })
            .collect()
    }

    /// The name of a position; of one that is gone, what its key says.
    pub(super) fn position_name(&self, key: &PositionKey) -> LocalizedText {
        let regency = self.regency();
        let known = regency.position(key);
        known.map_or_else(|| words::of_id(&key.position), |position| position.name.clone())
    }

    /// Who finished a sheet, where it is finished.
    pub(super) async fn finished(
        &self,
        reader: &mut Reader,
        head: &SheetHead,
        position: Option<&str>,
    ) -> Result<Option<Finished>, Problem> {
        let day = head.finished_on.as_deref().and_then(|day| day.parse().ok());
        let (Some(on), Some(by)) = (day, &head.finished_by) else {
            return Ok(None);
        };
        let position = position.and_then(PositionKey::parse);
        Ok(Some(Finished {
            on,
            by: name_of(reader, by).await?,
            position: position.map(|key| self.position_name(&key)),
        }))
    }

    /// The position somebody fills a sheet in: as head of the unit where they are, else as the one who was named.
    pub(super) async fn filling_position(
        &self,
        reader: &mut Reader,
        officer: &SignedIn,
        key: &ServiceKey,
    ) -> Result<Option<String>, Problem> {
        let head = self.regency().unit(&key.unit).map(|unit| unit.head.to_string());
        if self.heads(officer, &key.unit) {
            return Ok(head);
        }
        Ok(reader.assessor(key).await?)
    }

    /// The newest sheet of an earlier period that was begun and never finished: what was written on it is not lost.
    pub(super) async fn unfinished_before(
        &self,
        reader: &mut Reader,
        key: &SheetKey,
    ) -> Result<Option<(String, String)>, Problem> {
        let sheets = reader.sheets_of(&key.service).await?;
        let earlier = sheets
            .into_iter()
            .find(|head| head.key.round == key.round && head.key.period < key.period);
        let Some(head) = earlier.filter(|head| head.finished_at.is_none()) else {
            return Ok(None);
        };
        let content = reader.sheet(&head.key).await?.map(|(_, content)| content);
        Ok(content.map(|content| (head.key.period, content)))
    }
}

/// Begins or keeps a sheet. The revision is the one the writer saw: 0 where nothing had been kept.
pub(super) async fn write(
    tx: &mut Tx,
    (key, revision): (&SheetKey, i64),
    content: (u32, &str),
    (by, now): (&SignedIn, Timestamp),
) -> Result<(), Problem> {
    let by = by.id.as_str();
    if revision > 0 {
        let is_kept = tx.keep_sheet((key, revision), content, (by, now)).await?;
        return if is_kept {
            Ok(())
        } else {
            Err(Rule::SheetChanged.into())
        };
    }
    if !tx.begin_sheet(key, content, (by, now)).await? {
        return Err(Rule::SheetChanged.into());
    }
    record(tx, entry(AuditKind::SopSheetBegun, by, key), now).await
}

/// What is done to a sheet, for the trail.
pub(super) fn entry<'a>(kind: AuditKind, by: &'a str, key: &'a SheetKey) -> Entry<'a> {
    Entry {
        kind,
        by,
        about: "",
        unit: Some(&key.service.unit),
        detail: format!("{} {} {}", key.service, key.round, key.period),
    }
}

/// The same for what is done about a SOP without a sheet.
pub(super) fn sop_entry<'a>(kind: AuditKind, by: &'a str, key: &'a ServiceKey) -> Entry<'a> {
    Entry {
        kind,
        by,
        about: "",
        unit: Some(&key.unit),
        detail: key.to_string(),
    }
}

impl App {
    /// The sheet of a round that is open today.
    pub(super) fn sheet_of_today(&self, service: &ServiceKey, round: Round) -> SheetKey {
        sheet_key(service, round, &super::which::period_of(round, self.today()))
    }
}

/// `monitoring` or `evaluation`, as a sheet stores it.
pub(super) fn is_of(head: &SheetHead, round: Round) -> bool {
    head.key.round == round_word(round)
}

//! What another calendar does to cases under way: which of them would be owed on another day, told before it is published
//! and written anew once it is.

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;

use maklumat_calendar::Timestamp;
use maklumat_sop::{CheckedSop, RegencyFile};
use maklumat_store::{PublishedDefinition, Reader, Uuid};
use maklumat_vocabulary::{LocalizedText, ServiceKey};
use maklumat_workflow::{due_at, next_timer};

use super::follow::checked;
use super::reading::{Reading, SharedRead};
use crate::App;
use crate::problem::Problem;
use crate::views::publishing::{MovedDue, MovedDues};

/// Most cases that are looked at for a page.
const LOOKED_AT: u64 = 2_000;

/// Moved cases that are told one by one.
const TOLD: usize = 5;

impl App {
    /// The cases whose promised day would move by a proposal. Neither their references nor whose they are is told.
    pub(super) async fn moved_dues(&self, reader: &mut Reader, reading: &Reading) -> Result<MovedDues, Problem> {
        let mut dues = MovedDues::default();
        let counts_by = |read: &&SharedRead| matches!(read.file, RegencyFile::Calendar | RegencyFile::Organisation);
        if !reading.shared.iter().filter(counts_by).any(SharedRead::changes) {
            return Ok(dues);
        }
        let definitions = reader.definitions().await?;
        let mut would_be: BTreeMap<(ServiceKey, u32), Option<CheckedSop>> = BTreeMap::new();
        for (key, id) in self.open_cases_by_service(reader).await? {
            if dues.looked_at == LOOKED_AT {
                dues.is_cut_off = true;
                break;
            }
            dues.looked_at += 1;
            let loaded = self.load(reader, id).await?;
            let on = (key, loaded.case.version);
            if !would_be.contains_key(&on) {
                let sop = on_new_files(&definitions, &on, reading);
                would_be.insert(on.clone(), sop);
            }
            let Some(sop) = would_be.get(&on).and_then(Option::as_ref) else {
                continue;
            };
            let (from, to) = (due_at(&loaded.published.sop, &loaded.case), due_at(sop, &loaded.case));
            if let (Some(from), Some(to)) = (from, to)
                && from != to
            {
                dues.add(&sop.definition().name, (from, to));
            }
        }
        Ok(dues)
    }

    /// Open cases, by service and the end of their promise.
    async fn open_cases_by_service(&self, reader: &mut Reader) -> Result<Vec<(ServiceKey, Uuid)>, Problem> {
        let mut services: Vec<ServiceKey> = Vec::new();
        for row in reader.running().await? {
            let key = ServiceKey::new(&row.unit, &row.service);
            if !services.contains(&key) {
                services.push(key);
            }
        }
        let mut cases = Vec::new();
        for key in services {
            let of = (key.unit.as_str(), key.service.as_str());
            let open = reader.open_matters(of, None, (i64::MAX, 0)).await?;
            cases.extend(open.into_iter().map(|matter| (key.clone(), matter.matter)));
        }
        Ok(cases)
    }

    /// After the shared files have changed, writes anew of every open case until when it is owed: lists and the clock that
    /// rings would else go by the calendar before.
    pub(crate) async fn settle_dues(&self) -> Result<(), Problem> {
        let revisions = self.current().of.file_revisions();
        let settled = self.0.settled_revisions.swap(revisions, Ordering::Relaxed);
        // The first look of a program only takes note of where it is.
        if settled == 0 || settled == revisions {
            return Ok(());
        }
        let mut reader = self.store().read().await?;
        let cases = self.open_cases_by_service(&mut reader).await?;
        drop(reader);
        let mut moved = 0_u64;
        for (_, id) in cases {
            let loaded = self.load(&mut self.store().read().await?, id).await?;
            let sop = &loaded.published.sop;
            let (due, next) = (due_at(sop, &loaded.case), next_timer(sop, &loaded.case));
            if (due, next) != (loaded.matter.due_at, loaded.matter.next_timer) {
                moved += 1;
                let mut tx = self.store().begin().await?;
                tx.set_timer(&loaded.matter, next, due).await?;
                tx.commit().await?;
            }
        }
        tracing::info!(moved, "the shared files have changed, and open cases go by them");
        Ok(())
    }
}

/// A published version as it would be by the files of a proposal.
fn on_new_files(
    definitions: &[PublishedDefinition],
    (key, version): &(ServiceKey, u32),
    reading: &Reading,
) -> Option<CheckedSop> {
    let known = definitions.iter().find(|known| {
        known.unit == key.unit.as_str() && known.service == key.service.as_str() && known.version == *version
    });
    Some(checked(known?, &reading.regency).ok()?.sop)
}

impl MovedDues {
    fn add(&mut self, service: &LocalizedText, (from, to): (Timestamp, Timestamp)) {
        if to < from {
            self.earlier += 1;
        } else {
            self.later += 1;
        }
        if self.first.len() < TOLD {
            self.first.push(MovedDue {
                service: service.clone(),
                from,
                to,
            });
        }
    }
}

//! Closing needs proof from somebody who did not handle it: a second officer, or the lot among silent reporters.

use super::{Act, Answer, written};
use crate::complaint::Stage;
use crate::event::What;
use crate::refusal::Refusal;
use crate::report::{Ending, Found, Lot, Proof};
use crate::sampling::lot;

impl Act<'_> {
    pub(super) fn check(self, found: Found, words: String) -> Answer {
        let officer = self.officer()?;
        self.in_stage(&[Stage::Delivered])?;
        if self.complaint.acted.contains(&officer.id) {
            return Err(Refusal::NotIndependent);
        }
        written(&words)?;
        let proof = Proof::SecondOfficer(officer.id.clone());
        let mut events = vec![self.event(What::Checked { found, words })];
        if found == Found::Done {
            events.push(self.event(What::Closed {
                ending: Ending::Settled(proof),
                words: None,
            }));
        }
        Ok(events)
    }

    /// Once for every delivery, so that nobody draws until the lot suits them.
    pub(super) fn sample(self, seed: u64) -> Answer {
        self.is_system()?;
        self.in_stage(&[Stage::Delivered])?;
        if self.complaint.silent_since.is_none() {
            return Err(Refusal::NotSilent);
        }
        if self.complaint.lot.is_some() {
            return Err(Refusal::LotDrawn);
        }
        let lot = lot(&self.complaint.reference, seed, self.terms.rules.sample_per_hundred);
        let mut events = vec![self.event(What::Sampled { seed, lot })];
        if lot == Lot::NotDrawn {
            events.push(self.event(What::Closed {
                ending: Ending::Settled(Proof::Sampling { seed }),
                words: None,
            }));
        }
        Ok(events)
    }
}

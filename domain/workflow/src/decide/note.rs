//! An officer leaves a note for the others who work on the case, above them, or at its counter. Also after the end.

use std::collections::BTreeSet;

use maklumat_vocabulary::PositionKey;

use crate::command::Actor;
use crate::decide::authority::{serves, superiors};
use crate::decide::draft::Draft;
use crate::decide::values::{has_words, short_enough};
use crate::event::{Event, What};
use crate::refusal::Refusal;

pub(crate) fn note(mut draft: Draft<'_>, note: String) -> Result<Vec<Event>, Refusal> {
    let Actor::Officer(officer) = &draft.by else {
        return Err(Refusal::NotForThisActor);
    };
    let above = superiors(draft.sop, &draft.case, None);
    let of_the_case = |position: &&PositionKey| serves(draft.sop, position) || above.contains(*position);
    let positions: BTreeSet<PositionKey> = officer.positions.iter().filter(of_the_case).cloned().collect();
    if positions.is_empty() {
        return Err(Refusal::NotForThisActor);
    }
    if !has_words(Some(&note)) {
        return Err(Refusal::NoteEmpty);
    }
    short_enough(Some(&note))?;
    draft.by = Actor::Officer(officer.acting_as(positions));
    draft.emit(What::Noted { note });
    Ok(draft.into_events())
}

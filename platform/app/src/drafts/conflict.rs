//! Whether somebody else has changed what a change is about.

use maklumat_sop::{Outline, Rewrite, ServiceTexts, outline};
use maklumat_store::{Reader, SopDraft, SopDraftChange};

use super::key_of;
use super::stored::places;
use super::view::Names;
use crate::App;
use crate::problem::Problem;
use crate::views::drafting::DraftConflict;

impl App {
    /// What of the changes meets what others did after a revision. Whoever typed the same as is there now meets nobody.
    pub(super) async fn conflicts(
        &self,
        reader: &mut Reader,
        (draft, others): (&SopDraft, &[&SopDraftChange]),
        changes: &[Rewrite],
    ) -> Result<Vec<DraftConflict>, Problem> {
        if others.is_empty() {
            return Ok(Vec::new());
        }
        let texts = ServiceTexts {
            text: &draft.content,
            english: draft.english.as_deref(),
        };
        let now = outline(texts, &key_of(draft), &self.regency());
        let touched: Vec<(&SopDraftChange, Vec<String>)> =
            others.iter().map(|change| (*change, places(&change.touched))).collect();
        let mut names = Names::default();
        let mut conflicts = Vec::new();
        for change in changes {
            for address in change.claims() {
                let (mine, theirs) = (typed(change), standing(&now, draft, address));
                let met = touched
                    .iter()
                    .rev()
                    .find(|(_, places)| places.iter().any(|place| meets(address, place)));
                let Some((other, _)) = met.filter(|_| is_another(change, &mine, &theirs)) else {
                    continue;
                };
                conflicts.push(DraftConflict {
                    address: address.to_owned(),
                    mine,
                    theirs,
                    who: names.of(reader, &other.changed_by).await?,
                    at: other.changed_at,
                });
            }
        }
        Ok(conflicts)
    }
}

/// Whether one place is another, or lies in it. An empty one is the whole of its text.
fn meets(claimed: &str, touched: &str) -> bool {
    let (claimed, touched) = match (claimed.strip_prefix("en:"), touched.strip_prefix("en:")) {
        (Some(claimed), Some(touched)) => (claimed, touched),
        (None, None) => (claimed, touched),
        (Some(_), None) | (None, Some(_)) => return false,
    };
    let holds = |place: &str, address: &str| {
        let rest = address.strip_prefix(place);
        rest.is_some_and(|rest| rest.is_empty() || place.is_empty() || rest.starts_with('.'))
    };
    holds(claimed, touched) || holds(touched, claimed)
}

fn typed(change: &Rewrite) -> String {
    match change {
        Rewrite::Write { value, .. } => value.clone(),
        Rewrite::Rename { id, .. } => id.clone(),
        Rewrite::SetText { text } | Rewrite::SetEnglish { text } => text.clone(),
        Rewrite::Clear { .. }
        | Rewrite::AddRow { .. }
        | Rewrite::RemoveRow { .. }
        | Rewrite::MoveRow { .. }
        | Rewrite::PasteRows { .. } => String::new(),
    }
}

/// What stands at a place now, as it is typed; of a row its first cell, of a text all of it.
fn standing(now: &Outline, draft: &SopDraft, address: &str) -> String {
    match address {
        "" => return draft.content.clone(),
        "en:" => return draft.english.clone().unwrap_or_default(),
        _ => {}
    }
    if let Some(cell) = now.cell(address) {
        let twin = cell.english.as_ref().filter(|twin| twin.address == address);
        return twin.map_or_else(|| cell.value.clone(), |twin| twin.value.clone());
    }
    let rows = now.rows();
    let row = rows.iter().find(|row| row.address == address);
    let first = row.and_then(|row| row.main.first());
    first.map(|cell| cell.value.clone()).unwrap_or_default()
}

/// Whether what is typed would replace something else.
fn is_another(change: &Rewrite, mine: &str, theirs: &str) -> bool {
    match change {
        Rewrite::Write { .. } | Rewrite::Clear { .. } | Rewrite::SetText { .. } | Rewrite::SetEnglish { .. } => {
            mine.trim() != theirs.trim()
        }
        Rewrite::AddRow { .. }
        | Rewrite::RemoveRow { .. }
        | Rewrite::MoveRow { .. }
        | Rewrite::Rename { .. }
        | Rewrite::PasteRows { .. } => true,
    }
}

#[cfg(test)]
mod tests {
    use super::meets;

    #[test]
    fn places_meet_where_one_lies_in_the_other() {
        for (claimed, touched) in [
            ("step.a.time", "step.a.time"),
            ("step.a", "step.a.time"),
            ("step.a.time", "step.a"),
            ("", "step.a"),
            ("step.a", ""),
            ("en:step.a.name", "en:"),
        ] {
            assert!(meets(claimed, touched), "{claimed} {touched}");
        }
        for (claimed, touched) in [
            ("step.a.time", "step.ab.time"),
            ("step.a.time", "step.a.name"),
            ("step.a.name", "en:step.a.name"),
            ("en:step.a", ""),
        ] {
            assert!(!meets(claimed, touched), "{claimed} {touched}");
        }
    }
}

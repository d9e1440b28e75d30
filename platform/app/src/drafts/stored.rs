//! The form in which changes of drafts are kept: small JSON that old programs and new ones read alike.

use maklumat_sop::{Rewrite, Splice};
use serde::{Deserialize, Serialize};

use crate::views::drafting::DraftAct;

/// An act, as it was asked for.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
enum StoredRewrite {
    Write {
        address: String,
        value: String,
    },
    Clear {
        address: String,
    },
    Add {
        table: String,
        after: Option<String>,
        id: Option<String>,
        cells: Vec<(String, String)>,
    },
    Remove {
        address: String,
    },
    Move {
        address: String,
        after: Option<String>,
    },
    Rename {
        address: String,
        id: String,
    },
    Paste {
        table: String,
        after: Option<String>,
        rows: Vec<Vec<String>>,
    },
    /// The text itself stands in the splices.
    SetText,
    SetEnglish,
}

/// What became of both texts.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct StoredSplices {
    main: Vec<(usize, String, String)>,
    english: Vec<(usize, String, String)>,
}

/// What became of the text, and of the English texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Splices {
    pub(super) main: Vec<Splice>,
    pub(super) english: Vec<Splice>,
}

pub(super) fn changes_in_json(changes: &[Rewrite]) -> String {
    let stored: Vec<StoredRewrite> = changes.iter().map(stored).collect();
    in_json(&stored)
}

pub(super) fn places_in_json(places: &[String]) -> String {
    in_json(&places)
}

/// The places of a change. Those of one that cannot be read are not told.
pub(super) fn places(json: &str) -> Vec<String> {
    serde_json::from_str(json).unwrap_or_default()
}

pub(super) fn splices_in_json(splices: &Splices) -> String {
    let plain = |splices: &[Splice]| {
        splices
            .iter()
            .map(|one| (one.at, one.old.clone(), one.new.clone()))
            .collect()
    };
    in_json(&StoredSplices {
        main: plain(&splices.main),
        english: plain(&splices.english),
    })
}

/// Nothing where they cannot be read: then the change cannot be taken back.
pub(super) fn splices(json: &str) -> Option<Splices> {
    let stored: StoredSplices = serde_json::from_str(json).ok()?;
    let whole = |splices: Vec<(usize, String, String)>| {
        let splices = splices.into_iter();
        splices.map(|(at, old, new)| Splice { at, old, new }).collect()
    };
    Some(Splices {
        main: whole(stored.main),
        english: whole(stored.english),
    })
}

fn in_json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned())
}

fn stored(change: &Rewrite) -> StoredRewrite {
    match change.clone() {
        Rewrite::Write { address, value } => StoredRewrite::Write { address, value },
        Rewrite::Clear { address } => StoredRewrite::Clear { address },
        Rewrite::AddRow {
            table,
            after,
            id,
            cells,
        } => StoredRewrite::Add {
            table,
            after,
            id,
            cells,
        },
        Rewrite::RemoveRow { address } => StoredRewrite::Remove { address },
        Rewrite::MoveRow { address, after } => StoredRewrite::Move { address, after },
        Rewrite::Rename { address, id } => StoredRewrite::Rename { address, id },
        Rewrite::PasteRows { table, after, rows } => StoredRewrite::Paste { table, after, rows },
        Rewrite::SetText { .. } => StoredRewrite::SetText,
        Rewrite::SetEnglish { .. } => StoredRewrite::SetEnglish,
    }
}

impl DraftAct {
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Mended => "mended",
            Self::Undone => "undone",
            Self::Redone => "redone",
        }
    }

    pub(super) fn of(word: &str) -> Self {
        [Self::Mended, Self::Undone, Self::Redone]
            .into_iter()
            .find(|act| act.as_str() == word)
            .unwrap_or(Self::Changed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splices_and_places_come_back_as_they_were_kept() {
        let kept = Splices {
            main: vec![Splice {
                at: 3,
                old: "\"a\"".to_owned(),
                new: "\u{2192}\n".to_owned(),
            }],
            english: Vec::new(),
        };
        assert_eq!(splices(&splices_in_json(&kept)), Some(kept));
        assert_eq!(splices("[1]"), None);
        let touched = vec!["en:step.a".to_owned(), String::new()];
        assert_eq!(places(&places_in_json(&touched)), touched);
    }

    #[test]
    fn an_act_is_kept_in_words_that_do_not_change() {
        let json = changes_in_json(&[
            Rewrite::Write {
                address: "step.a.time".to_owned(),
                value: "5 menit".to_owned(),
            },
            Rewrite::SetText {
                text: "[service]".to_owned(),
            },
        ]);
        assert_eq!(
            json,
            r#"[{"do":"write","address":"step.a.time","value":"5 menit"},{"do":"set-text"}]"#
        );
        for act in [DraftAct::Changed, DraftAct::Mended, DraftAct::Undone, DraftAct::Redone] {
            assert_eq!(DraftAct::of(act.as_str()), act);
        }
    }
}

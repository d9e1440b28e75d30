//! Changes to a text, by place: what goes, and what comes in its stead.

use maklumat_vocabulary::Span;

use crate::adoption::whole::{Piece, Side, Whole};

/// A stretch of the package's text and what stands there instead; an empty stretch is a place between two letters.
#[derive(Clone, Debug)]
pub(crate) struct Edit {
    pub(crate) at: Span,
    pub(crate) pieces: Vec<Piece>,
}

/// The package's text with the edits in it. Of two that overlap, the one that begins first holds.
pub(crate) fn applied(mut edits: Vec<Edit>, texts: (&str, &str)) -> Whole {
    edits.sort_by_key(|edit| (edit.at.start, edit.at.end));
    let mut whole = Whole::default();
    let mut from = 0;
    for edit in edits {
        if edit.at.start < from {
            continue;
        }
        whole.push(&Piece::Copied(Side::Package, Span::new(from, edit.at.start)), texts);
        for piece in &edit.pieces {
            whole.push(piece, texts);
        }
        from = edit.at.end;
    }
    whole.push(&Piece::Copied(Side::Package, Span::new(from, texts.0.len())), texts);
    whole
}

/// The text without these stretches.
pub(crate) fn without(text: &str, spans: &[Span]) -> String {
    let edits = spans.iter().map(|at| Edit {
        at: *at,
        pieces: Vec::new(),
    });
    applied(edits.collect(), (text, "")).text
}

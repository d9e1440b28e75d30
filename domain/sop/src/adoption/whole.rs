//! A text put together from two files that remembers for every letter which one it comes from.

use maklumat_vocabulary::Span;

/// One of the two files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The text of the package, as it was adopted.
    Package,
    /// The file of the adopter.
    Overlay,
}

/// What a stretch of the whole is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Taken as it stands there.
    Copied(Side, Span),
    /// Words that stand in neither, because of what stands there.
    Written(String, Side, Span),
}

/// The text, and where its stretches come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whole {
    pub text: String,
    runs: Vec<Run>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Run {
    at: usize,
    side: Side,
    span: Span,
    is_copied: bool,
}

impl Whole {
    pub(crate) fn push(&mut self, piece: &Piece, (package, overlay): (&str, &str)) {
        let (side, span, is_copied) = match piece {
            Piece::Copied(side, span) => (*side, *span, true),
            Piece::Written(_, side, span) => (*side, *span, false),
        };
        let of_side = match side {
            Side::Package => package,
            Side::Overlay => overlay,
        };
        let text = match piece {
            Piece::Copied(..) => of_side.get(span.start..span.end).unwrap_or(""),
            Piece::Written(text, ..) => text,
        };
        if text.is_empty() {
            return;
        }
        self.runs.push(Run {
            at: self.text.len(),
            side,
            span,
            is_copied,
        });
        self.text.push_str(text);
    }

    /// Which file is to blame for a place in the whole, and where in it.
    #[must_use]
    pub fn place(&self, span: Span) -> (Side, Span) {
        let after = self.runs.partition_point(|run| run.at <= span.start);
        let Some(run) = after.checked_sub(1).map(|at| &self.runs[at]) else {
            return (Side::Overlay, Span::default());
        };
        if !run.is_copied {
            return (run.side, run.span);
        }
        let within = |at: usize| (run.span.start + at.saturating_sub(run.at)).min(run.span.end);
        (
            run.side,
            Span::new(within(span.start), within(span.end.max(span.start))),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_whole_is_a_place_in_one_of_the_files() {
        let (package, overlay) = ("satu dua tiga", "lain");
        let mut whole = Whole::default();
        for piece in [
            Piece::Copied(Side::Package, Span::new(0, 5)),
            Piece::Copied(Side::Overlay, Span::new(0, 4)),
            Piece::Written(" + ".to_owned(), Side::Overlay, Span::new(1, 2)),
            Piece::Copied(Side::Package, Span::new(9, 13)),
        ] {
            whole.push(&piece, (package, overlay));
        }
        assert_eq!(whole.text, "satu lain + tiga");
        assert_eq!(whole.place(Span::new(0, 4)), (Side::Package, Span::new(0, 4)));
        assert_eq!(whole.place(Span::new(6, 8)), (Side::Overlay, Span::new(1, 3)));
        assert_eq!(whole.place(Span::new(10, 11)), (Side::Overlay, Span::new(1, 2)));
        assert_eq!(whole.place(Span::new(12, 16)), (Side::Package, Span::new(9, 13)));
        assert_eq!(whole.place(Span::new(99, 99)), (Side::Package, Span::new(13, 13)));
    }
}

//! Changes of a text that take a step out of it: where it is named, and where it is written.

use maklumat_vocabulary::{Edit, Span, Spanned};

use crate::source::draft::{Draft, DraftStep, DraftTarget};
use crate::source::slot::Slot;

/// A name in quotes, as it stands in the text.
pub(super) fn quoted(word: &str) -> String {
    format!("\"{}\"", word.replace('\\', "\\\\").replace('"', "\\\""))
}

pub(super) fn edit(span: Span, replacement: impl Into<String>) -> Edit {
    Edit {
        span,
        replacement: replacement.into(),
    }
}

/// Every place that leads to a step, without those of the step itself.
pub(super) fn arrows_to<'d>(draft: &'d Draft, step: &str) -> Vec<&'d Spanned<String>> {
    let mut all: Vec<&Spanned<String>> = draft.sop.start.read().into_iter().collect();
    let of_target = |target: &'d DraftTarget| [&target.next, &target.resume_at].into_iter().filter_map(Slot::read);
    for other in draft.steps.iter().filter(|other| other.id.value != step) {
        all.extend(of_target(&other.exits.target));
        all.extend(
            other
                .exits
                .outcomes()
                .iter()
                .flat_map(|outcome| of_target(&outcome.target)),
        );
        all.extend(other.timeout.as_ref().and_then(|timeout| timeout.next.read()));
        if let Some(parallel) = &other.exits.parallel {
            all.extend(parallel.branches.items());
            all.extend(parallel.join.read());
        }
    }
    all.retain(|name| name.value == step);
    all
}

/// Takes one item out of a list, with its comma. Nothing where it is the only one.
pub(super) fn without_item<T>(list: &[Spanned<T>], at: usize) -> Option<Edit> {
    let own = list.get(at)?.span;
    let span = match (at.checked_sub(1).and_then(|before| list.get(before)), list.get(at + 1)) {
        (Some(before), _) => Span::new(before.span.end, own.end),
        (None, Some(after)) => Span::new(own.start, after.span.start),
        (None, None) => return None,
    };
    Some(edit(span, ""))
}

/// The whole line in which a value stands.
pub(super) fn line_of(text: &str, span: Span) -> Span {
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at + 1);
    Span::new(start, end)
}

/// The sections of a step, each from its header to its last value. Nothing where it has no section of its own.
pub(super) fn sections(text: &str, step: &DraftStep) -> Option<Vec<Span>> {
    let (whole, part) = (format!("[step.{}]", step.id.value), format!("[step.{}.", step.id.value));
    let mut sections: Vec<Span> = Vec::new();
    let (mut at, mut is_inside, mut has_whole) = (0, false, false);
    for line in text.split_inclusive('\n') {
        let (start, end) = (at, at + line.len());
        at = end;
        let trimmed = line.trim();
        if trimmed.starts_with('[') && is_header(trimmed) {
            has_whole |= trimmed.starts_with(&whole);
            is_inside = trimmed.starts_with(&whole) || trimmed.starts_with(&part);
            if is_inside {
                sections.push(Span::new(start, end));
            }
        } else if is_inside
            && !trimmed.is_empty()
            && !trimmed.starts_with('#')
            && let Some(last) = sections.last_mut()
        {
            last.end = end;
        }
    }
    has_whole.then_some(sections)
}

fn is_header(line: &str) -> bool {
    line.split('#').next().unwrap_or("").trim_end().ends_with(']') && !line.contains('=')
}

/// A section with the empty line after it.
pub(super) fn with_space(text: &str, section: Span) -> Span {
    let rest = &text[section.end..];
    let blank = rest.split_inclusive('\n').next().filter(|line| line.trim().is_empty());
    Span::new(section.start, section.end + blank.map_or(0, str::len))
}

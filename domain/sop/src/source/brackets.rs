//! Headers without one of their brackets, read as if it stood there.

use maklumat_vocabulary::Span;

use crate::source::recovery::{Break, BreakKind, line_ranges};

/// Where brackets were put into a text.
#[derive(Debug, Default)]
pub(crate) struct Brackets(Vec<usize>);

/// What a broken header means to open.
struct Header<'t> {
    indent: &'t str,
    is_opened: bool,
    name: &'t str,
    rest: &'t str,
}

impl Brackets {
    /// Mends the header on the line of an error, if what it names is plain and stands nowhere else.
    pub(crate) fn mend(&mut self, text: &mut String, error: usize) -> Option<Break> {
        let lines = line_ranges(text);
        let broken = lines.partition_point(|line| line.start <= error).saturating_sub(1);
        let line = lines[broken];
        let written = &text[line.start..line.end];
        let header = Header::meant_by(written)?;
        let usual = format!("[{}]", header.name.trim());
        if lines.iter().any(|other| text[other.start..other.end].trim() == usual) {
            return None;
        }
        let shown = Span::new(line.start + header.indent.len(), line.start + written.trim_end().len());
        let put_in = if header.is_opened {
            header.rest.is_empty().then_some(line.end)
        } else {
            Some(line.start + header.indent.len())
        };
        let mended = header.mended();
        let broken = Break {
            span: self.written(shown),
            kind: BreakKind::NotToml,
        };
        text.replace_range(line.start..line.end, &mended);
        if let Some(put_in) = put_in {
            for earlier in self.0.iter_mut().filter(|earlier| **earlier >= put_in) {
                *earlier += 1;
            }
            self.0.push(put_in);
        }
        Some(broken)
    }

    /// A place in the mended text, in the text as written.
    pub(crate) fn written(&self, span: Span) -> Span {
        let before = |at: usize| at - self.0.iter().filter(|put_in| **put_in < at).count();
        Span::new(before(span.start), before(span.end))
    }
}

impl<'t> Header<'t> {
    /// Plain keys between dots, with a bracket on one side at least, and nothing else before a comment.
    fn meant_by(line: &'t str) -> Option<Self> {
        let (indent, line) = line.split_at(line.find(|letter| letter != ' ')?);
        let is_opened = line.starts_with('[');
        let line = line.strip_prefix('[').unwrap_or(line);
        let is_key = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.' | ' ');
        let (name, _) = line.split_at(line.find(|letter| !is_key(letter)).unwrap_or(line.len()));
        let name = name.trim_end_matches(['.', ' ']);
        let rest = &line[name.len()..];
        let keys = name.trim_start();
        let is_plain = keys.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && !keys.contains([' '])
            && keys.split('.').all(|key| !key.is_empty());
        let closing = rest.split('#').next().unwrap_or("").trim();
        let is_broken = if is_opened {
            closing != "]" && closing.chars().all(|letter| ".[](){} ".contains(letter))
        } else {
            closing == "]" && keys.contains('.')
        };
        (is_plain && is_broken).then_some(Self {
            indent,
            is_opened,
            name,
            rest,
        })
    }

    /// As long as before, but for a bracket that had no place.
    fn mended(&self) -> String {
        let padding = " ".repeat(self.rest.len().saturating_sub(1));
        format!("{}[{}]{padding}", self.indent, self.name)
    }
}

//! A TOML text as blocks of lines: what belongs to which section, comments included.

/// One statement or the space between two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    Blank,
    Comment(String),
    /// `key = value` on one line.
    Entry {
        key: String,
        value: String,
    },
    /// A value over several lines, as it was written.
    Long(Vec<String>),
}

/// A header with everything above it since the last entry, and everything below it until the next such place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Block {
    /// Comments and blank lines before the header.
    pub(crate) above: Vec<Piece>,
    /// The header as it was written; none for what stands before the first.
    pub(crate) header: Option<String>,
    pub(crate) below: Vec<Piece>,
}

impl Block {
    /// The keys of the header: `step`, `periksa`, `outcome`.
    pub(crate) fn path(&self) -> Vec<&str> {
        let header = self.header.as_deref().unwrap_or("");
        let inside = header.trim_start_matches('[').split([']', '#']).next().unwrap_or("");
        inside.split('.').map(str::trim).collect()
    }
}

/// Cuts a text into blocks. The first and the last have no header: the head of the file and what ends it.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = vec![Block::default()];
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let trimmed = line.trim();
        let piece = if trimmed.is_empty() {
            Piece::Blank
        } else if trimmed.starts_with('#') {
            Piece::Comment(trimmed.to_owned())
        } else if trimmed.starts_with('[') {
            let above = take_loose_end(&mut blocks);
            blocks.push(Block {
                above,
                header: Some(trimmed.to_owned()),
                below: Vec::new(),
            });
            continue;
        } else {
            entry(line, &mut lines)
        };
        if let Some(block) = blocks.last_mut() {
            block.below.push(piece);
        }
    }
    let above = take_loose_end(&mut blocks);
    blocks.push(Block {
        above,
        ..Block::default()
    });
    blocks
}

/// The comments and blank lines after the last entry belong to what follows.
fn take_loose_end(blocks: &mut [Block]) -> Vec<Piece> {
    let Some(block) = blocks.last_mut() else {
        return Vec::new();
    };
    let is_entry = |piece: &Piece| matches!(piece, Piece::Entry { .. } | Piece::Long(_));
    let mut from = block.below.iter().rposition(is_entry).map_or(0, |at| at + 1);
    // The comment that heads a file stays at its head, empty lines before it or not.
    if block.header.is_none() && from == 0 {
        let is_blank = |piece: &Piece| *piece == Piece::Blank;
        let head = block.below.iter().take_while(|piece| is_blank(piece)).count();
        from = block.below[head..]
            .iter()
            .position(is_blank)
            .map_or(block.below.len(), |end| head + end);
    }
    block.below.split_off(from)
}

fn entry<'t>(line: &'t str, rest: &mut impl Iterator<Item = &'t str>) -> Piece {
    let mut scan = Scan::default();
    let equals = scan.line(line);
    if !scan.is_open() {
        let Some(equals) = equals else {
            return Piece::Long(vec![line.trim_end().to_owned()]);
        };
        let (key, value) = (line[..equals].trim(), line[equals + 1..].trim());
        return Piece::Entry {
            key: key.to_owned(),
            value: value.to_owned(),
        };
    }
    let mut long = vec![line.to_owned()];
    for line in rest {
        scan.line(line);
        long.push(line.to_owned());
        if !scan.is_open() {
            break;
        }
    }
    Piece::Long(long)
}

/// Follows brackets and quotes over the lines of one value.
#[derive(Default)]
struct Scan {
    depth: i64,
    /// The quote that opened a text still open at the end of a line.
    long_quote: Option<&'static str>,
}

impl Scan {
    const fn is_open(&self) -> bool {
        self.depth > 0 || self.long_quote.is_some()
    }

    /// Reads one line; gives the place of its first `=` outside of quotes.
    fn line(&mut self, line: &str) -> Option<usize> {
        let mut equals = None;
        let mut at = 0;
        while at < line.len() {
            let rest = &line[at..];
            if let Some(quote) = self.long_quote {
                match rest.find(quote) {
                    Some(end) => {
                        self.long_quote = None;
                        at += end + quote.len();
                    }
                    None => return equals,
                }
                continue;
            }
            let letter = rest.chars().next().unwrap_or(' ');
            match letter {
                '#' => return equals,
                '"' | '\'' => at += self.quoted(rest),
                '[' | '{' => self.depth += 1,
                ']' | '}' => self.depth -= 1,
                '=' if equals.is_none() => equals = Some(at),
                _ => {}
            }
            at += if matches!(letter, '"' | '\'') {
                0
            } else {
                letter.len_utf8()
            };
        }
        equals
    }

    /// The length of a quoted text; a long one may stay open.
    fn quoted(&mut self, rest: &str) -> usize {
        for long in ["\"\"\"", "'''"] {
            if rest.starts_with(long) {
                self.long_quote = Some(long);
                return long.len();
            }
        }
        let quote = rest.as_bytes().first().copied();
        let mut is_escaped = false;
        for (at, byte) in rest.bytes().enumerate().skip(1) {
            if is_escaped {
                is_escaped = false;
            } else if byte == b'\\' && quote == Some(b'"') {
                is_escaped = true;
            } else if Some(byte) == quote {
                return at + 1;
            }
        }
        rest.len()
    }
}

//! Cuts an expression into words, numbers, money, dates and signs.

use maklumat_calendar::Date;
use maklumat_vocabulary::{Money, Span};
use rust_decimal::Decimal;

use crate::condition::error::{ExpressionError, slip};
use crate::condition::tree::Relation;

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Token {
    pub(crate) span: Span,
    pub(crate) kind: TokenKind,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum TokenKind {
    /// A name, an option or a keyword: which one, the place decides.
    Word,
    Number(Decimal),
    Percent(Decimal),
    Money(Money),
    Date(Date),
    Relation(Relation),
    Plus,
    Minus,
    Times,
    Divide,
    Comma,
    Open,
    Close,
}

/// The tokens of a text. `slips` collects what is wrong but can be read on past.
pub(crate) fn cut(text: &str, slips: &mut Vec<ExpressionError>) -> Result<Vec<Token>, ExpressionError> {
    let mut lexer = Lexer {
        text,
        at: 0,
        tokens: Vec::new(),
        slips,
    };
    while let Some(next) = lexer.peek() {
        if next.is_whitespace() {
            lexer.at += next.len_utf8();
        } else {
            let start = lexer.at;
            let kind = lexer.token(next)?;
            lexer.tokens.push(Token {
                span: Span::new(start, lexer.at),
                kind,
            });
        }
    }
    Ok(lexer.tokens)
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    tokens: Vec<Token>,
    slips: &'a mut Vec<ExpressionError>,
}

impl Lexer<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The length of the part at the front whose characters all satisfy `belongs`.
    fn run(&self, belongs: impl Fn(char) -> bool) -> usize {
        self.rest()
            .find(|character| !belongs(character))
            .unwrap_or(self.rest().len())
    }

    fn take(&mut self, length: usize) -> &str {
        let start = self.at;
        self.at += length;
        &self.text[start..self.at]
    }

    fn token(&mut self, next: char) -> Result<TokenKind, ExpressionError> {
        if next.is_ascii_digit() {
            return self.number_or_date();
        }
        if next == '-' {
            return self.minus();
        }
        if next.is_alphabetic() || next == '_' {
            return self.word();
        }
        self.sign(next)
    }

    fn sign(&mut self, next: char) -> Result<TokenKind, ExpressionError> {
        const WRONG: [(&str, &str); 10] = [
            ("==", "="),
            ("=<", "<="),
            ("=>", ">="),
            ("<>", "!="),
            ("&&", "and"),
            ("||", "or"),
            ("\u{2264}", "<="),
            ("\u{2265}", ">="),
            ("\u{2260}", "!="),
            ("\u{00d7}", "*"),
        ];
        const RIGHT: [(&str, TokenKind); 12] = [
            ("!=", TokenKind::Relation(Relation::NotEqual)),
            ("<=", TokenKind::Relation(Relation::LessOrEqual)),
            (">=", TokenKind::Relation(Relation::GreaterOrEqual)),
            ("=", TokenKind::Relation(Relation::Equal)),
            ("<", TokenKind::Relation(Relation::Less)),
            (">", TokenKind::Relation(Relation::Greater)),
            ("+", TokenKind::Plus),
            ("*", TokenKind::Times),
            ("/", TokenKind::Divide),
            (",", TokenKind::Comma),
            ("(", TokenKind::Open),
            (")", TokenKind::Close),
        ];
        if let Some((wrong, right)) = WRONG.iter().find(|(wrong, _)| self.rest().starts_with(wrong)) {
            let span = Span::new(self.at, self.at + wrong.len());
            return Err(slip::unknown_sign(span, wrong, Some(right)));
        }
        if let Some((sign, kind)) = RIGHT.iter().find(|(sign, _)| self.rest().starts_with(sign)) {
            self.at += sign.len();
            return Ok(kind.clone());
        }
        let span = Span::new(self.at, self.at + next.len_utf8());
        if matches!(next, '"' | '\'' | '`') {
            return Err(slip::quoted(span));
        }
        let instead = (next == '!').then_some("not");
        Err(slip::unknown_sign(span, &next.to_string(), instead))
    }

    /// A minus before a digit begins a number where no value stands before it; else it stands between spaces.
    fn minus(&mut self) -> Result<TokenKind, ExpressionError> {
        let after = self.rest()[1..].chars().next();
        if after.is_some_and(|next| next.is_ascii_digit()) && !self.stands_after_a_value() {
            self.at += 1;
            let number = self.number()?;
            return Ok(self.with_percent_sign(-number));
        }
        let before = self.text[..self.at].chars().next_back();
        let has_spaces = before.is_none_or(char::is_whitespace) && after.is_none_or(char::is_whitespace);
        if !has_spaces {
            return Err(slip::lonely_minus(Span::new(self.at, self.at + 1)));
        }
        self.at += 1;
        Ok(TokenKind::Minus)
    }

    fn stands_after_a_value(&self) -> bool {
        self.tokens.last().is_some_and(|token| match &token.kind {
            TokenKind::Word => !is_keyword(&self.text[token.span.start..token.span.end]),
            TokenKind::Number(_)
            | TokenKind::Percent(_)
            | TokenKind::Money(_)
            | TokenKind::Date(_)
            | TokenKind::Close => true,
            TokenKind::Relation(_)
            | TokenKind::Plus
            | TokenKind::Minus
            | TokenKind::Times
            | TokenKind::Divide
            | TokenKind::Comma
            | TokenKind::Open => false,
        })
    }

    fn number_or_date(&mut self) -> Result<TokenKind, ExpressionError> {
        let Some(length) = date_length(self.rest()) else {
            let number = self.number()?;
            return Ok(self.with_percent_sign(number));
        };
        let span = Span::new(self.at, self.at + length);
        let text = self.take(length);
        text.parse()
            .map(TokenKind::Date)
            .map_err(|_| slip::no_such_date(span, text))
    }

    fn number(&mut self) -> Result<Decimal, ExpressionError> {
        let start = self.at;
        let length = numeral_length(self.rest());
        let text = self.take(length).to_owned();
        let tail = self.run(is_word_letter);
        if tail > 0 {
            let span = Span::new(start, self.at + tail);
            return Err(slip::name_begins_with_digit(span, &self.text[span.start..span.end]));
        }
        self.value_of(&text, Span::new(start, self.at))
    }

    fn with_percent_sign(&mut self, number: Decimal) -> TokenKind {
        let spaces = self.run(char::is_whitespace);
        if self.rest()[spaces..].starts_with('%') {
            self.at += spaces + 1;
            return TokenKind::Percent(number);
        }
        TokenKind::Number(number)
    }

    fn value_of(&mut self, text: &str, span: Span) -> Result<Decimal, ExpressionError> {
        if text.contains(',') {
            return Err(slip::decimal_comma(span, text));
        }
        let digits = if has_thousands_dots(text) {
            self.slips.push(slip::thousands_dot(span, text));
            text.replace('.', "")
        } else {
            text.to_owned()
        };
        Decimal::from_str_exact(&digits).map_err(|_| slip::not_a_number(span, text))
    }

    fn word(&mut self) -> Result<TokenKind, ExpressionError> {
        let start = self.at;
        if self.rest().starts_with("Rp") {
            return self.money();
        }
        let length = self.run(is_word_letter);
        let word = self.take(length);
        if is_name(word) {
            return Ok(TokenKind::Word);
        }
        let word = word.to_owned();
        Err(slip::not_a_name(Span::new(start, self.at), &word))
    }

    fn money(&mut self) -> Result<TokenKind, ExpressionError> {
        let start = self.at;
        self.at += 2;
        let spaces = self.run(|next| next == ' ');
        self.at += spaces;
        let length = numeral_length(self.rest());
        let digits = self.take(length).to_owned();
        let tail = self.run(|next| next.is_alphanumeric());
        self.at += tail;
        let span = Span::new(start, self.at);
        let amount = rupiah(&digits).filter(|_| spaces > 0 && tail == 0);
        amount
            .map(TokenKind::Money)
            .ok_or_else(|| slip::not_money(span, &self.text[start..self.at], rupiah(&digits)))
    }
}

fn is_word_letter(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '-' || letter == '_'
}

pub(crate) fn is_keyword(word: &str) -> bool {
    matches!(word, "and" | "or" | "not" | "is" | "in")
}

/// `a-z`, then `a-z`, `0-9` and single hyphens.
pub(crate) fn is_name(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_lowercase())
        && !word.ends_with('-')
        && !word.contains("--")
        && word
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Digits with dots or commas between them.
fn numeral_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut length = 0;
    while length < bytes.len() {
        let is_mark =
            matches!(bytes[length], b'.' | b',') && length > 0 && bytes.get(length + 1).is_some_and(u8::is_ascii_digit);
        if !is_mark && !bytes[length].is_ascii_digit() {
            break;
        }
        length += 1;
    }
    length
}

/// Ten, where the text begins with something spelt like `2026-01-31`.
fn date_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes().get(..10)?;
    let is_date = bytes.iter().enumerate().all(|(at, byte)| match at {
        4 | 7 => *byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    is_date.then_some(10)
}

/// Groups of three after a first group that cannot be read as a fraction of something below one.
fn has_thousands_dots(text: &str) -> bool {
    let mut groups = text.split('.');
    let first = groups.next().unwrap_or_default();
    let mut rest = groups.peekable();
    rest.peek().is_some() && first.len() <= 3 && !first.starts_with('0') && rest.all(|group| group.len() == 3)
}

/// Whole rupiah, with dots between all thousands or none.
fn rupiah(digits: &str) -> Option<Money> {
    let is_grouped = digits.contains('.');
    if digits.contains(',') || (is_grouped && !has_thousands_dots(digits)) {
        return None;
    }
    digits.replace('.', "").parse().ok().map(Money)
}

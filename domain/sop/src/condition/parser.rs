//! Reads tokens into a tree by recursive descent, one function for each line of the grammar.

use maklumat_vocabulary::{Name, Span, Spanned, Text};

use crate::condition::error::{ExpressionError, slip};
use crate::condition::lexer::{Token, TokenKind, cut, is_keyword};
use crate::condition::tree::{Node, NodeKind, Scaling, Sign};

/// Deeper than any condition a person can read, shallower than any stack.
const MAX_DEPTH: usize = 24;

const A_VALUE: Text = Text {
    id: "nama, angka, uang, atau tanggal",
    en: "a name, a number, money or a date",
};
const AN_OPTION: Text = Text {
    id: "pilihan",
    en: "an option",
};
const A_DATE_NAME: Text = Text {
    id: "nama isian tanggal",
    en: "the name of a date",
};
const AN_OPEN_PARENTHESIS: Text = Text { id: "`(`", en: "`(`" };
const A_CLOSE_PARENTHESIS: Text = Text { id: "`)`", en: "`)`" };
const THE_END: Text = Text {
    id: "`and`, `or`, atau akhir ungkapan",
    en: "`and`, `or` or the end",
};

/// The tree of an expression, or everything that keeps it from having one.
pub(crate) fn parse(text: &str) -> Result<Node, Vec<ExpressionError>> {
    let mut slips = Vec::new();
    let tree = cut(text, &mut slips).and_then(|tokens| {
        let mut parser = Parser {
            text,
            tokens: &tokens,
            at: 0,
            depth: 0,
        };
        parser.whole()
    });
    match tree {
        Ok(tree) if slips.is_empty() => Ok(tree),
        Ok(_) => Err(slips),
        Err(error) => {
            slips.push(error);
            slips.sort_by_key(|error| error.span);
            Err(slips)
        }
    }
}

struct Parser<'a> {
    text: &'a str,
    tokens: &'a [Token],
    at: usize,
    depth: usize,
}

type Parsed = Result<Node, ExpressionError>;

impl<'a> Parser<'a> {
    fn whole(&mut self) -> Parsed {
        if self.tokens.is_empty() {
            return Err(slip::empty(Span::new(0, self.text.len())));
        }
        let tree = self.condition()?;
        match self.peek() {
            None => Ok(tree),
            Some(Token {
                span,
                kind: TokenKind::Relation(_),
            }) => Err(slip::chained(*span)),
            Some(token) => Err(slip::unexpected(token.span, self.word_of(token), THE_END)),
        }
    }

    fn condition(&mut self) -> Parsed {
        let first = self.conjunction()?;
        let mut parts = vec![first];
        while self.takes_word("or") {
            parts.push(self.conjunction()?);
        }
        Ok(joined(parts, NodeKind::Or))
    }

    fn conjunction(&mut self) -> Parsed {
        let first = self.negation()?;
        let mut parts = vec![first];
        while self.takes_word("and") {
            parts.push(self.negation()?);
        }
        Ok(joined(parts, NodeKind::And))
    }

    fn negation(&mut self) -> Parsed {
        let start = self.next_span();
        if !self.takes_word("not") {
            return self.comparison();
        }
        let inner = self.deeper(start, Self::negation)?;
        let span = Span::new(start.start, inner.span.end);
        Ok(Node {
            span,
            kind: NodeKind::Not(Box::new(inner)),
        })
    }

    fn comparison(&mut self) -> Parsed {
        let left = self.sum()?;
        let sign = self.next_span();
        if let Some(Token {
            kind: TokenKind::Relation(relation),
            ..
        }) = self.peek()
        {
            self.at += 1;
            let right = self.sum()?;
            let span = Span::new(left.span.start, right.span.end);
            return Ok(Node {
                span,
                kind: NodeKind::Compare(Box::new(left), *relation, Box::new(right)),
            });
        }
        if self.takes_word("is") {
            let subject = subject_of(left, sign, "is")?;
            return self.is(subject);
        }
        if self.takes_word("in") {
            let subject = subject_of(left, sign, "in")?;
            return self.is_one_of(subject);
        }
        if self.takes_word("not") {
            let is_not_in = self.takes_word("in");
            return Err(if is_not_in {
                slip::not_in(sign)
            } else {
                slip::unexpected(sign, "not", THE_END)
            });
        }
        Ok(left)
    }

    fn is(&mut self, subject: Spanned<Name>) -> Parsed {
        let negated = self.takes_word("not");
        let option = self.option()?;
        let span = Span::new(subject.span.start, option.span.end);
        Ok(Node {
            span,
            kind: NodeKind::Is {
                subject,
                negated,
                option,
            },
        })
    }

    fn is_one_of(&mut self, subject: Spanned<Name>) -> Parsed {
        self.expect(&TokenKind::Open, AN_OPEN_PARENTHESIS)?;
        let mut options = vec![self.option()?];
        while self.takes(&TokenKind::Comma) {
            options.push(self.option()?);
        }
        let end = self.expect(&TokenKind::Close, A_CLOSE_PARENTHESIS)?;
        let span = Span::new(subject.span.start, end.end);
        Ok(Node {
            span,
            kind: NodeKind::In { subject, options },
        })
    }

    fn option(&mut self) -> Result<Spanned<String>, ExpressionError> {
        let span = self.expect(&TokenKind::Word, AN_OPTION)?;
        let option = &self.text[span.start..span.end];
        if option == "not" {
            return Err(slip::unexpected(span, option, AN_OPTION));
        }
        Ok(Spanned::new(option.to_owned(), span))
    }

    fn sum(&mut self) -> Parsed {
        let first = self.product()?;
        let mut rest = Vec::new();
        loop {
            let sign = if self.takes(&TokenKind::Plus) {
                Sign::Plus
            } else if self.takes(&TokenKind::Minus) {
                Sign::Minus
            } else {
                break;
            };
            rest.push((sign, self.product()?));
        }
        let Some((_, last)) = rest.last() else { return Ok(first) };
        let span = Span::new(first.span.start, last.span.end);
        Ok(Node {
            span,
            kind: NodeKind::Sum(Box::new(first), rest),
        })
    }

    fn product(&mut self) -> Parsed {
        let first = self.atom()?;
        let mut rest = Vec::new();
        loop {
            let scaling = if self.takes(&TokenKind::Times) {
                Scaling::Times
            } else if self.takes(&TokenKind::Divide) {
                Scaling::DividedBy
            } else {
                break;
            };
            rest.push((scaling, self.atom()?));
        }
        let Some((_, last)) = rest.last() else { return Ok(first) };
        let span = Span::new(first.span.start, last.span.end);
        Ok(Node {
            span,
            kind: NodeKind::Product(Box::new(first), rest),
        })
    }

    fn atom(&mut self) -> Parsed {
        let Some(token) = self.peek() else {
            return Err(slip::breaks_off(self.next_span(), A_VALUE));
        };
        self.at += 1;
        let kind = match &token.kind {
            TokenKind::Number(number) => NodeKind::Number(*number),
            TokenKind::Percent(number) => NodeKind::Percent(*number),
            TokenKind::Money(money) => NodeKind::Money(*money),
            TokenKind::Date(date) => NodeKind::Date(*date),
            TokenKind::Word => return self.name(token),
            TokenKind::Open => return self.parenthesis(token.span),
            TokenKind::Relation(_)
            | TokenKind::Plus
            | TokenKind::Minus
            | TokenKind::Times
            | TokenKind::Divide
            | TokenKind::Comma
            | TokenKind::Close => return Err(slip::unexpected(token.span, self.word_of(token), A_VALUE)),
        };
        Ok(Node { span: token.span, kind })
    }

    fn name(&mut self, token: &Token) -> Parsed {
        let word = self.word_of(token);
        if is_keyword(word) {
            return Err(slip::unexpected(token.span, word, A_VALUE));
        }
        if word == "age" && self.takes(&TokenKind::Open) {
            return self.since(token.span, NodeKind::Age);
        }
        if word == "days" && self.takes(&TokenKind::Open) {
            return self.since(token.span, NodeKind::Days);
        }
        let kind = if word == "all-checks-passed" {
            NodeKind::AllChecksPassed
        } else {
            NodeKind::Name(Name::new(word))
        };
        Ok(Node { span: token.span, kind })
    }

    /// How long ago a day was, in years or in days.
    fn since(&mut self, start: Span, counted: fn(Spanned<Name>) -> NodeKind) -> Parsed {
        let name = self.expect(&TokenKind::Word, A_DATE_NAME)?;
        let end = self.expect(&TokenKind::Close, A_CLOSE_PARENTHESIS)?;
        let subject = Spanned::new(Name::new(&self.text[name.start..name.end]), name);
        Ok(Node {
            span: Span::new(start.start, end.end),
            kind: counted(subject),
        })
    }

    fn parenthesis(&mut self, open: Span) -> Parsed {
        let inner = self.deeper(open, Self::condition)?;
        match self.peek() {
            Some(Token {
                span,
                kind: TokenKind::Close,
            }) => {
                self.at += 1;
                Ok(Node {
                    span: Span::new(open.start, span.end),
                    kind: inner.kind,
                })
            }
            Some(Token {
                span,
                kind: TokenKind::Relation(_),
            }) => Err(slip::chained(*span)),
            Some(token) => Err(slip::unexpected(token.span, self.word_of(token), A_CLOSE_PARENTHESIS)),
            None => Err(slip::unclosed(open)),
        }
    }

    fn deeper(&mut self, at: Span, read: fn(&mut Self) -> Parsed) -> Parsed {
        if self.depth == MAX_DEPTH {
            return Err(slip::too_deep(at));
        }
        self.depth += 1;
        let inner = read(self);
        self.depth -= 1;
        inner
    }

    fn peek(&self) -> Option<&'a Token> {
        self.tokens.get(self.at)
    }

    /// Where the next token stands; at the end of the text, the last character.
    fn next_span(&self) -> Span {
        self.peek().map_or_else(
            || {
                self.tokens
                    .last()
                    .map_or(Span::new(0, self.text.len()), |last| last.span)
            },
            |token| token.span,
        )
    }

    fn word_of(&self, token: &Token) -> &'a str {
        &self.text[token.span.start..token.span.end]
    }

    fn takes(&mut self, kind: &TokenKind) -> bool {
        let is_next = self.peek().is_some_and(|token| token.kind == *kind);
        self.at += usize::from(is_next);
        is_next
    }

    fn takes_word(&mut self, word: &str) -> bool {
        let is_next = self
            .peek()
            .is_some_and(|token| token.kind == TokenKind::Word && self.word_of(token) == word);
        self.at += usize::from(is_next);
        is_next
    }

    fn expect(&mut self, kind: &TokenKind, expected: Text) -> Result<Span, ExpressionError> {
        let span = self.next_span();
        if self.takes(kind) {
            return Ok(span);
        }
        Err(match self.peek() {
            Some(token) => slip::unexpected(span, self.word_of(token), expected),
            None => slip::breaks_off(span, expected),
        })
    }
}

fn joined(mut parts: Vec<Node>, kind: fn(Vec<Node>) -> NodeKind) -> Node {
    if parts.len() == 1 {
        return parts.remove(0);
    }
    let span = Span::new(parts[0].span.start, parts[parts.len() - 1].span.end);
    Node {
        span,
        kind: kind(parts),
    }
}

fn subject_of(left: Node, sign: Span, word: &str) -> Result<Spanned<Name>, ExpressionError> {
    match left.kind {
        NodeKind::Name(name) => Ok(Spanned::new(name, left.span)),
        NodeKind::Or(_)
        | NodeKind::And(_)
        | NodeKind::Not(_)
        | NodeKind::Compare(..)
        | NodeKind::Is { .. }
        | NodeKind::In { .. }
        | NodeKind::Sum(..)
        | NodeKind::Product(..)
        | NodeKind::Number(_)
        | NodeKind::Percent(_)
        | NodeKind::Money(_)
        | NodeKind::Date(_)
        | NodeKind::Age(_)
        | NodeKind::Days(_)
        | NodeKind::AllChecksPassed => Err(slip::no_choice_before_is(sign, word)),
    }
}

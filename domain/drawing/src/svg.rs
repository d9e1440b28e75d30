//! Drawings as SVG: lines and words in the colour of the text around them, so that they can be read by day and by night.

use std::fmt::Write as _;

use crate::figure::{Label, Length, Line, Page, Point, Symbol, SymbolKind};
use crate::layout::Outline;
use crate::metrics::{Type, Weight};
use crate::picture::Setting;

/// Thickness of symbols and arrows.
const STROKE: Length = 22;
/// Length and half the width of the head of an arrow.
const HEAD: (Length, Length) = (150, 55);

/// Writes pieces of a drawing one after the other.
#[derive(Clone, Debug)]
pub(crate) struct Canvas {
    pieces: String,
    /// What words stand on.
    paper: &'static str,
}

/// How a line of words stands to its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
}

impl Canvas {
    /// On paper words stand on white; on a screen the page or the file says on what.
    pub(crate) const fn new(setting: Setting) -> Self {
        Self {
            pieces: String::new(),
            paper: match setting {
                Setting::Paper => "#fff",
                Setting::Inline | Setting::File => "none",
            },
        }
    }

    /// Symbols, arrows and the words beside them.
    pub(crate) fn page(&mut self, page: &Page, letters: Type) {
        self.open(
            "g",
            &format!("fill=\"none\" stroke=\"currentColor\" stroke-width=\"{STROKE}\""),
        );
        for symbol in &page.symbols {
            self.outline(symbol);
        }
        for line in &page.lines {
            self.line(line);
        }
        self.close("g");
        self.open("g", "fill=\"currentColor\"");
        for line in &page.lines {
            self.head(line);
        }
        for symbol in &page.symbols {
            self.symbol_text(symbol, letters);
        }
        self.close("g");
        for label in &page.labels {
            self.under(label);
        }
        self.open("g", "fill=\"currentColor\"");
        for label in &page.labels {
            self.label(label, letters);
        }
        self.close("g");
    }

    /// One line of words whose feet stand at a height.
    pub(crate) fn text(&mut self, at: Point, text: &str, letters: Type, anchor: Anchor) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
        };
        let weight = match letters.weight {
            Weight::Regular => "",
            Weight::Bold => " font-weight=\"700\"",
        };
        let _ = write!(
            self.pieces,
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{anchor}{weight}>{}</text>",
            at.x,
            at.y,
            em(letters),
            escaped(text)
        );
    }

    /// A thin level rule.
    pub(crate) fn rule(&mut self, y: Length, width: Length) {
        let _ = write!(
            self.pieces,
            "<path d=\"M0 {y}H{width}\" stroke=\"currentColor\" stroke-width=\"8\" opacity=\".3\"/>"
        );
    }

    pub(crate) fn open(&mut self, element: &str, attributes: &str) {
        let _ = write!(self.pieces, "<{element} {attributes}>");
    }

    pub(crate) fn close(&mut self, element: &str) {
        let _ = write!(self.pieces, "</{element}>");
    }

    pub(crate) fn raw(&mut self, piece: &str) {
        self.pieces.push_str(piece);
    }

    pub(crate) fn finish(self) -> String {
        self.pieces
    }

    fn outline(&mut self, symbol: &Symbol) {
        let area = symbol.area();
        match symbol.kind.outline() {
            Outline::Box | Outline::Capsule => {
                let round = if symbol.kind.outline() == Outline::Capsule {
                    format!(" rx=\"{}\"", symbol.height / 2)
                } else {
                    String::new()
                };
                let _ = write!(
                    self.pieces,
                    "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{round}/>",
                    area.left, area.top, area.width, area.height
                );
            }
            Outline::Diamond | Outline::Pentagon => {
                let corners = joined(&symbol.corners());
                let _ = write!(self.pieces, "<path d=\"M{corners}z\"/>");
            }
        }
    }

    fn line(&mut self, line: &Line) {
        let dashes = if line.is_dashed {
            " stroke-dasharray=\"90 60\""
        } else {
            ""
        };
        let mut points = line.points.clone();
        // The line ends within its head, so that the point stays sharp.
        if let [.., before, last] = points.as_mut_slice() {
            let (across, down) = direction(*before, *last);
            last.x -= across * HEAD.0 / 2;
            last.y -= down * HEAD.0 / 2;
        }
        let _ = write!(self.pieces, "<path d=\"M{}\"{dashes}/>", joined(&points));
    }

    fn head(&mut self, line: &Line) {
        let [.., before, last] = line.points.as_slice() else {
            return;
        };
        let (across, down) = direction(*before, *last);
        let foot = Point {
            x: last.x - across * HEAD.0,
            y: last.y - down * HEAD.0,
        };
        let (beside_x, beside_y) = (down * HEAD.1, across * HEAD.1);
        let one = Point {
            x: foot.x + beside_x,
            y: foot.y + beside_y,
        };
        let other = Point {
            x: foot.x - beside_x,
            y: foot.y - beside_y,
        };
        let _ = write!(self.pieces, "<path d=\"M{}z\"/>", joined(&[*last, one, other]));
    }

    fn symbol_text(&mut self, symbol: &Symbol, letters: Type) {
        let lines: Vec<&str> = symbol.text.lines().collect();
        // The point of a pentagon is no place for words.
        let raised = match symbol.kind {
            SymbolKind::Outgoing { .. } | SymbolKind::Incoming { .. } => symbol.height / 10,
            SymbolKind::Start | SymbolKind::Step { .. } | SymbolKind::End { .. } => 0,
        };
        let middle = symbol.at.y - raised - letters.height(lines.len().saturating_sub(1)) / 2 + em(letters) * 35 / 100;
        for (at, line) in (0..).zip(&lines) {
            let at = Point {
                x: symbol.at.x,
                y: middle + letters.leading * at,
            };
            self.text(at, line, letters, Anchor::Middle);
        }
    }

    /// Covers what lies under words: the thin rules of the table.
    fn under(&mut self, label: &Label) {
        let area = label.area;
        let _ = write!(
            self.pieces,
            "<path class=\"under\" fill=\"{}\" d=\"M{} {}h{}v{}h-{}z\"/>",
            self.paper, area.left, area.top, area.width, area.height, area.width
        );
    }

    fn label(&mut self, label: &Label, letters: Type) {
        for (at, line) in (0..).zip(&label.lines) {
            let at = Point {
                x: label.area.left,
                y: label.area.top + letters.leading * at + em(letters) * 88 / 100,
            };
            self.text(at, line, letters, Anchor::Start);
        }
    }
}

/// The size of type in hundredths of a millimetre.
pub(crate) const fn em(letters: Type) -> Length {
    letters.size * 353 / 100
}

/// Steps across and down, of which one is zero.
const fn direction(from: Point, to: Point) -> (Length, Length) {
    ((to.x - from.x).signum(), (to.y - from.y).signum())
}

fn joined(points: &[Point]) -> String {
    let points: Vec<String> = points.iter().map(|point| format!("{} {}", point.x, point.y)).collect();
    points.join("L")
}

/// Text that can stand in an element or a quoted attribute.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            control if control < ' ' => {}
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_definition_cannot_become_elements() {
        assert_eq!(escaped("<script>&\"\u{1}"), "&lt;script&gt;&amp;&quot;");
    }
}

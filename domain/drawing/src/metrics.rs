//! How wide words are in the typeface of our sheets, so that rows are as high as their words need.

use crate::figure::Length;

/// Widths of the letters from space to tilde in thousandths of the type size, as in Liberation Sans, which is as wide as
/// Arial and Helvetica.
const WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];

/// For letters beyond those: wider than nearly all of them.
const OTHER: u16 = 800;

/// A space at which no line ends.
pub(crate) const UNBREAKING: char = '\u{a0}';

/// Type of one size on lines of one height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Type {
    /// In tenths of a point.
    pub size: Length,
    /// From one line to the next, in hundredths of a millimetre.
    pub leading: Length,
    pub weight: Weight,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Regular,
    Bold,
}

impl Type {
    /// Type of a size in tenths of a point, on lines a quarter higher than it.
    #[must_use]
    pub const fn of(size: Length) -> Self {
        Self {
            size,
            leading: size * 353 * 125 / 10_000,
            weight: Weight::Regular,
        }
    }

    #[must_use]
    pub const fn bold(self) -> Self {
        Self {
            weight: Weight::Bold,
            ..self
        }
    }

    /// How wide a line of text is.
    #[must_use]
    pub fn width(self, text: &str) -> Length {
        let thousandths: i64 = text.chars().map(|letter| i64::from(letter_width(letter))).sum();
        let wider = match self.weight {
            Weight::Regular => 100,
            // The widest of the bold letters are a tenth wider than the others.
            Weight::Bold => 110,
        };
        // A tenth of a point is 3.5278 hundredths of a millimetre.
        let width = thousandths * i64::from(self.size) * 35278 * wider / (1000 * 10_000 * 100);
        Length::try_from(width + 1).unwrap_or(Length::MAX)
    }

    /// The text in lines no wider than this; a word that is wider is broken between letters.
    #[must_use]
    pub fn wrapped(self, text: &str, width: Length) -> Vec<String> {
        let mut lines = Vec::new();
        for paragraph in text.split('\n') {
            let mut line = String::new();
            // A space that must not break keeps its words together.
            for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
                let longer = if line.is_empty() {
                    word.to_owned()
                } else {
                    format!("{line} {word}")
                };
                if self.width(&longer) <= width {
                    line = longer;
                    continue;
                }
                if !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                line = self.broken(word, width, &mut lines);
            }
            if !line.is_empty() {
                lines.push(line);
            }
        }
        lines
    }

    /// How high so many lines are.
    #[must_use]
    pub fn height(self, lines: usize) -> Length {
        Length::try_from(lines).unwrap_or(0) * self.leading
    }

    /// Puts the full lines of a word aside and gives what is left of it.
    fn broken(self, word: &str, width: Length, lines: &mut Vec<String>) -> String {
        let mut rest = String::new();
        for letter in word.chars() {
            let mut longer = rest.clone();
            longer.push(letter);
            if self.width(&longer) > width && !rest.is_empty() {
                lines.push(std::mem::replace(&mut rest, letter.to_string()));
            } else {
                rest = longer;
            }
        }
        rest
    }
}

fn letter_width(letter: char) -> u16 {
    let letter = if letter == UNBREAKING { ' ' } else { letter };
    let index = u32::from(letter).checked_sub(u32::from(' '));
    index
        .and_then(|index| WIDTHS.get(usize::try_from(index).ok()?))
        .copied()
        .unwrap_or(OTHER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_asked_and_no_word_is_lost() {
        let text = "Memadankan data dengan basis data kependudukan yang dipertanggungjawabkan";
        for width in [600, 900, 1500, 4000] {
            let lines = Type::of(75).wrapped(text, width);
            assert!(
                lines.iter().all(|line| Type::of(75).width(line) <= width),
                "{width}: {lines:?}"
            );
            assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
        }
    }

    #[test]
    fn ten_points_of_digits_are_as_wide_as_the_typeface_says() {
        // Ten digits of 0.556 em at 10 pt: 55.6 pt, or 19.61 mm.
        assert_eq!(Type::of(100).width("0123456789"), 1962);
        // Lines of 10 pt lie 12.5 pt apart, or 4.41 mm.
        assert_eq!(Type::of(100).leading, 441);
    }
}

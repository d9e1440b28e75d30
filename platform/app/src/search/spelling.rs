//! Words that were mistyped: how far two words are apart, and which known word was probably meant.

/// How many letters may be wrong in a word of this length.
const fn allowed(letters: usize) -> usize {
    match letters {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

/// The known word that was meant, if one is near enough. The first letter is rarely wrong.
pub(super) fn meant<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let letters: Vec<char> = word.chars().collect();
    let most = allowed(letters.len());
    if most == 0 || letters.iter().any(|letter| letter.is_numeric()) {
        return None;
    }
    known
        .filter(|known| known.starts_with(letters[0]) && known.len().abs_diff(word.len()) <= most && known.len() > 3)
        .filter_map(|known| Some((distance(&letters, known, most)?, known)))
        .min()
        .map(|(_, known)| known)
}

/// Letters to add, drop, change, or swap with their neighbour; `None` where it is more than `most`.
fn distance(word: &[char], known: &str, most: usize) -> Option<usize> {
    let known: Vec<char> = known.chars().collect();
    let width = known.len() + 1;
    let mut before = vec![0; width];
    let mut last: Vec<usize> = (0..width).collect();
    for (row, letter) in word.iter().enumerate() {
        let mut now = vec![row + 1; width];
        for (at, other) in known.iter().enumerate() {
            let changed = last[at] + usize::from(letter != other);
            now[at + 1] = changed.min(last[at + 1] + 1).min(now[at] + 1);
            let is_swapped = row > 0 && at > 0 && *letter == known[at - 1] && word[row - 1] == *other;
            if is_swapped {
                now[at + 1] = now[at + 1].min(before[at - 1] + 1);
            }
        }
        if now.iter().all(|distance| *distance > most) {
            return None;
        }
        before = last;
        last = now;
    }
    last.last().copied().filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(word: &str, known: &str) -> Option<usize> {
        distance(&word.chars().collect::<Vec<_>>(), known, 2)
    }

    #[test]
    fn one_slip_counts_once() {
        assert_eq!(apart("kelahiren", "kelahiran"), Some(1));
        assert_eq!(apart("kelhairan", "kelahiran"), Some(1), "neighbours swapped");
        assert_eq!(apart("kelahirann", "kelahiran"), Some(1));
        assert_eq!(apart("kendaran", "kendaraan"), Some(1));
        assert_eq!(apart("reklame", "rawat"), None);
    }

    #[test]
    fn short_words_are_taken_as_they_are() {
        assert_eq!(meant("sim", ["sip"].into_iter()), None);
        assert_eq!(meant("kartuu", ["kartu", "karta"].into_iter()), Some("kartu"));
        assert_eq!(meant("nasi", ["pasi"].into_iter()), None);
    }
}

//! The known word an author most likely meant.

/// The nearest of the known words, if it is near enough that offering it helps.
pub(crate) fn nearest<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let limit = (word.chars().count() / 3).max(1);
    known
        .into_iter()
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= limit || is_the_start_of_the_other(word, candidate))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

fn is_the_start_of_the_other(word: &str, candidate: &str) -> bool {
    let (short, long) = if word.len() < candidate.len() {
        (word, candidate)
    } else {
        (candidate, word)
    };
    short.len() >= 3 && long.starts_with(short)
}

/// How many letters have to be added, removed, replaced or swapped with their neighbour.
fn distance(left: &str, right: &str) -> usize {
    let left: Vec<char> = left.chars().take(64).collect();
    let right: Vec<char> = right.chars().take(64).collect();
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, b) in right.iter().enumerate() {
            let replaced = row[j] + usize::from(a != b);
            let mut best = replaced.min(row[j + 1] + 1).min(next[j] + 1);
            if i > 0 && j > 0 && *a == right[j - 1] && left[i - 1] == *b {
                best = best.min(before[j - 1] + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut row, next);
    }
    row[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typo_finds_its_word() {
        assert_eq!(nearest("hilng", ["baru", "hilang"]), Some("hilang"));
        assert_eq!(
            nearest("perpres-96-2081", ["perpres-96-2018", "pp-55-2012"]),
            Some("perpres-96-2018")
        );
        assert_eq!(
            nearest("petugas-loketing", ["petugas-loket", "kepala-dinas"]),
            Some("petugas-loket")
        );
        assert_eq!(nearest("ouput", ["output", "inputs"]), Some("output"));
    }

    #[test]
    fn a_word_that_is_not_near_finds_nothing() {
        assert_eq!(nearest("performer", ["by", "name", "time"]), None);
        assert_eq!(nearest("", ["by"]), None);
    }
}

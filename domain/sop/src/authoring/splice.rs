//! A stretch of a text that became another: what is kept to undo a change, also after others have changed the text.

/// At `at`, `old` became `new`; in bytes of the text as it was right before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Splice {
    pub at: usize,
    pub old: String,
    pub new: String,
}

impl Splice {
    /// The text after it; nothing where `old` does not stand there.
    #[must_use]
    pub fn applied(&self, text: &str) -> Option<String> {
        let end = self.at.checked_add(self.old.len())?;
        if text.get(self.at..end)? != self.old {
            return None;
        }
        let mut after = String::with_capacity(text.len() + self.new.len());
        after.push_str(&text[..self.at]);
        after.push_str(&self.new);
        after.push_str(&text[end..]);
        Some(after)
    }

    /// What takes it back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self {
            at: self.at,
            old: self.new.clone(),
            new: self.old.clone(),
        }
    }

    /// The same change in a text in which `later` was made after it was written down; nothing where the two meet.
    #[must_use]
    pub fn after(&self, later: &Self) -> Option<Self> {
        let (start, end) = (self.at, self.at + self.old.len());
        let (from, until) = (later.at, later.at + later.old.len());
        if until <= start {
            let at = start - later.old.len() + later.new.len();
            return Some(Self { at, ..self.clone() });
        }
        (from >= end).then(|| self.clone())
    }

    /// The one stretch in which two texts differ; nothing where they do not.
    #[must_use]
    pub fn between(before: &str, after: &str) -> Option<Self> {
        if before == after {
            return None;
        }
        let same = before
            .bytes()
            .zip(after.bytes())
            .take_while(|(one, other)| one == other)
            .count();
        let mut start = same;
        while !before.is_char_boundary(start) || !after.is_char_boundary(start) {
            start -= 1;
        }
        let longest = before.len().min(after.len()) - start;
        let tail = before.bytes().rev().zip(after.bytes().rev());
        let mut end = tail.take(longest).take_while(|(one, other)| one == other).count();
        while !before.is_char_boundary(before.len() - end) || !after.is_char_boundary(after.len() - end) {
            end -= 1;
        }
        Some(Self {
            at: start,
            old: before[start..before.len() - end].to_owned(),
            new: after[start..after.len() - end].to_owned(),
        })
    }
}

impl Splice {
    /// Whether this takes away a heading under which the other, right behind it, writes without one of its own.
    fn holds_up(&self, other: &Self) -> bool {
        let has_heading = self.old.lines().any(|line| line.trim_start().starts_with('['));
        let is_behind = other.at == self.at + self.old.len() && other.old.is_empty();
        has_heading && is_behind && !other.new.trim_start().starts_with('[')
    }
}

/// Takes back the splices of one change, made in this order, from a text in which `later` ones were made since.
/// Gives the text and the splices that did it. Nothing where one of the later ones touched the same stretch.
#[must_use]
pub fn taken_back(text: &str, made: &[Splice], later: &[Splice]) -> Option<(String, Vec<Splice>)> {
    let mut text = text.to_owned();
    let mut done: Vec<Splice> = Vec::new();
    for (at, splice) in made.iter().enumerate().rev() {
        let since: Vec<&Splice> = if later.is_empty() {
            // Right after it was made everything behind it is already taken back.
            Vec::new()
        } else {
            made[at + 1..].iter().chain(later).chain(&done).collect()
        };
        let mut back = splice.inverse();
        let of_others = made.len() - at - 1..made.len() - at - 1 + later.len();
        for (number, other) in since.into_iter().enumerate() {
            if of_others.contains(&number) && back.holds_up(other) {
                return None;
            }
            back = back.after(other)?;
        }
        text = back.applied(&text)?;
        done.push(back);
    }
    Some((text, done))
}

/// The changes of a history that still hold, each as if those that were taken back had never been made. `answers` is the
/// place in `history` of the change that one takes back. A pair that others have grown into stays as it is.
#[must_use]
pub fn settled(history: &[(Option<usize>, Vec<Splice>)]) -> Vec<Vec<Splice>> {
    let mut kept: Vec<(usize, Option<usize>, Vec<Splice>)> = history
        .iter()
        .enumerate()
        .map(|(at, (answers, splices))| (at, *answers, splices.clone()))
        .collect();
    let mut from = 0;
    while let Some((back, first)) = (from..kept.len()).find_map(|back| {
        let answered = kept[back].1?;
        let first = kept[..back].iter().position(|(at, _, _)| *at == answered)?;
        Some((back, first))
    }) {
        match without(&kept[first].2, &kept[first + 1..back]) {
            Some(between) => {
                let answers: Vec<(usize, Option<usize>)> = kept[first + 1..back]
                    .iter()
                    .map(|(at, answers, _)| (*at, *answers))
                    .collect();
                let between = answers.into_iter().zip(between);
                let between: Vec<_> = between.map(|((at, answers), splices)| (at, answers, splices)).collect();
                kept.splice(first..=back, between);
                from = 0;
            }
            None => from = back + 1,
        }
    }
    kept.into_iter().map(|(_, _, splices)| splices).collect()
}

/// Changes as they would be had the one before them not been made. Nothing where one of them grew into it.
fn without(first: &[Splice], between: &[(usize, Option<usize>, Vec<Splice>)]) -> Option<Vec<Vec<Splice>>> {
    let mut back: Vec<Splice> = first.iter().rev().map(Splice::inverse).collect();
    let mut moved = Vec::with_capacity(between.len());
    for (_, _, splices) in between {
        let mut of_change = Vec::with_capacity(splices.len());
        for splice in splices {
            let mut own = splice.clone();
            for part in &mut back {
                let shifted = part.after(&own)?;
                own = own.after(part)?;
                *part = shifted;
            }
            of_change.push(own);
        }
        moved.push(of_change);
    }
    Some(moved)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn splice(at: usize, old: &str, new: &str) -> Splice {
        Splice {
            at,
            old: old.to_owned(),
            new: new.to_owned(),
        }
    }

    #[test]
    fn a_change_is_taken_back_from_before_and_after_what_another_wrote() {
        let text = "satu dua tiga";
        let mine = splice(5, "dua", "empat");
        let theirs = splice(0, "satu", "sebelas");
        let both = theirs.applied(&mine.applied(text).unwrap()).unwrap();
        assert_eq!(both, "sebelas empat tiga");
        let (back, done) = taken_back(&both, &[mine], &[theirs]).unwrap();
        assert_eq!(back, "sebelas dua tiga");
        assert_eq!(done, [splice(8, "empat", "dua")]);
    }

    #[test]
    fn where_another_wrote_over_a_change_it_is_not_taken_back() {
        let mine = splice(5, "dua", "empat");
        let theirs = splice(7, "pat", "nam");
        let text = theirs.applied(&mine.applied("satu dua tiga").unwrap()).unwrap();
        assert_eq!(text, "satu emnam tiga");
        assert_eq!(taken_back(&text, &[mine], &[theirs]), None);
    }

    #[test]
    fn what_was_taken_back_is_not_in_the_way_of_taking_back_more() {
        // a -> b, then b -> c at the same place, then another at the end, then c -> b again.
        let (first, second) = (splice(0, "a", "bb"), splice(0, "bb", "ccc"));
        let other = splice(4, "z", "y");
        let texts = first.applied("a z").and_then(|text| second.applied(&text)).unwrap();
        let text = other.applied(&texts).unwrap();
        let (text, undone) = taken_back(&text, std::slice::from_ref(&second), std::slice::from_ref(&other)).unwrap();
        assert_eq!(text, "bb y");
        let history = [(None, vec![second]), (None, vec![other]), (Some(0), undone)];
        let later = settled(&history);
        assert_eq!(later, [vec![splice(3, "z", "y")]]);
        let (text, _) = taken_back(&text, &[first], &later.concat()).unwrap();
        assert_eq!(text, "a y");
    }

    #[test]
    fn two_texts_differ_in_one_stretch_on_whole_letters() {
        assert_eq!(Splice::between("abc", "abc"), None);
        assert_eq!(Splice::between("aéc", "aèc"), Some(splice(1, "é", "è")));
        assert_eq!(Splice::between("aa", "aaa"), Some(splice(2, "", "a")));
    }
}

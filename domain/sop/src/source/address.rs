//! The path of keys to a value, spelt out only when somebody asks.

use std::fmt;

const DEEPEST: usize = 7;

/// `step.periksa.outcome.lengkap.next`, by its parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Address<'a> {
    parts: [&'a str; DEEPEST],
    length: usize,
    /// The place in a list, counted from 0.
    item: Option<usize>,
}

impl<'a> Address<'a> {
    /// At most [`DEEPEST`] parts count: the notation has no deeper value.
    pub(crate) fn of(parts: &[&'a str]) -> Self {
        parts.iter().fold(Self::default(), |address, part| address.with(part))
    }

    #[must_use]
    pub(crate) fn with(mut self, key: &'a str) -> Self {
        if let Some(part) = self.parts.get_mut(self.length) {
            *part = key;
            self.length += 1;
        }
        self
    }

    #[must_use]
    pub(crate) const fn item(mut self, index: usize) -> Self {
        self.item = Some(index);
        self
    }

    pub(crate) fn last(&self) -> &'a str {
        self.length.checked_sub(1).map_or("", |at| self.parts[at])
    }
}

impl fmt::Display for Address<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, part) in self.parts[..self.length].iter().enumerate() {
            if at > 0 {
                f.write_str(".")?;
            }
            f.write_str(part)?;
        }
        match self.item {
            Some(item) => write!(f, ".{item}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_the_path_of_keys() {
        let address = Address::of(&["step", "periksa"]).with("inputs");
        assert_eq!(address.to_string(), "step.periksa.inputs");
        assert_eq!(address.item(2).to_string(), "step.periksa.inputs.2");
        assert_eq!(
            (address.last(), Address::default().to_string().as_str()),
            ("inputs", "")
        );
    }
}

//! Chance, from a seed: every draw has an address, so that two scenarios with one seed meet the same people.

use rand_xoshiro::SplitMix64;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

/// Keeps addresses of neighbours apart before they are mixed.
const SPREAD: u64 = 0xd134_2543_de82_ef95;

/// What is drawn. The number is part of the address and never changes its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    Combination = 1,
    Priority = 2,
    /// Of a condition that rests on answers.
    Holds = 3,
    /// Of a step in which something may be to be paid.
    Owes = 4,
    /// How long a step takes; of a step and how often it was opened.
    Work = 5,
    Outcome = 6,
    /// How long the applicant takes to answer; of how often the file came back.
    Answer = 7,
}

/// All that happens by chance to one case.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Draws(u64);

impl Draws {
    /// The case of this number in one run of a seed.
    pub(crate) fn new(seed: u64, run: u32, case: u64) -> Self {
        Self(mixed(mixed(mixed(seed) ^ u64::from(run)) ^ case))
    }

    /// A number between 0 and 1, both excluded; the same for the same address.
    pub(crate) fn unit(self, what: What, of: u32, round: u16) -> f64 {
        let address = ((what as u64) << 48) | (u64::from(of) << 16) | u64::from(round);
        unit(mixed(self.0 ^ address.wrapping_mul(SPREAD)))
    }
}

/// Draws in order, for arrivals.
#[derive(Clone, Debug)]
pub(crate) struct Stream(SplitMix64);

impl Stream {
    pub(crate) fn new(seed: u64, run: u32) -> Self {
        Self(SplitMix64::seed_from_u64(mixed(mixed(seed ^ SPREAD) ^ u64::from(run))))
    }

    /// Exponential, of mean 1: the chance of arrivals that know nothing of each other.
    pub(crate) fn gap(&mut self) -> f64 {
        -libm::log(unit(self.0.next_u64()))
    }
}

/// The address of something by its name, so that it is the same in another version of a SOP: FNV-1a.
pub(crate) fn named(name: &str) -> u32 {
    let fold = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    name.bytes().fold(0x811c_9dc5, fold)
}

/// Two rounds of the generator: one leaves traces of how the addresses differ.
fn mixed(address: u64) -> u64 {
    let once = SplitMix64::seed_from_u64(address).next_u64();
    SplitMix64::seed_from_u64(once).next_u64()
}

/// The upper 53 bits as a number between 0 and 1, both excluded.
#[expect(clippy::cast_precision_loss, reason = "53 bits are what the type can hold")]
fn unit(bits: u64) -> f64 {
    ((bits >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first values the authors of the generator publish for this seed. Reports of the same seed must not change
    /// when the program is built anew.
    #[test]
    fn the_generator_gives_the_values_its_authors_publish() {
        let mut generator = SplitMix64::seed_from_u64(1_477_776_061_723_855_037);
        let published = [
            1_985_237_415_132_408_290,
            2_979_275_885_539_914_483,
            13_511_426_838_097_143_398,
        ];
        assert_eq!(published.map(|_| generator.next_u64()), published);
    }

    #[test]
    fn names_have_the_addresses_the_authors_of_the_sum_publish() {
        let published = [("", 0x811c_9dc5), ("a", 0xe40c_292c), ("foobar", 0xbf9c_f968)];
        assert_eq!(published.map(|(name, _)| named(name)), published.map(|(_, sum)| sum));
    }

    #[test]
    fn draws_of_neighbouring_addresses_are_even_and_unrelated() {
        let (mut sum, mut squares, mut products) = (0.0, 0.0, 0.0);
        let count = 20_000_u32;
        for case in 0..count {
            let draws = Draws::new(1, 0, u64::from(case));
            let (one, next) = (draws.unit(What::Work, 3, 0), draws.unit(What::Work, 3, 1));
            sum += one;
            squares += one * one;
            products += (one - 0.5) * (next - 0.5);
        }
        let count = f64::from(count);
        assert!((sum / count - 0.5).abs() < 0.01, "{sum}");
        assert!((squares / count - 1.0 / 3.0).abs() < 0.01, "{squares}");
        assert!((products / count).abs() < 0.003, "{products}");
    }
}

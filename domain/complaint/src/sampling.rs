//! The lot: which settled complaints with a silent reporter a second officer looks at.

use crate::report::{Lot, Reference};

/// Whether the lot of this seed falls on a complaint. Anybody who knows the seed can check it, so the seed is made known
/// after the references are fixed and never before.
#[must_use]
pub fn lot(reference: &Reference, seed: u64, per_hundred: u8) -> Lot {
    if mixed(reference.0.as_bytes(), seed) % 100 < u64::from(per_hundred) {
        Lot::Drawn
    } else {
        Lot::NotDrawn
    }
}

/// FNV-1a over the bytes from a state made of the seed, then the last step of SplitMix64, so that every bit of both
/// counts. No secret rests on it.
pub(crate) fn mixed(bytes: &[u8], seed: u64) -> u64 {
    let start = scrambled(seed ^ 0xcbf2_9ce4_8422_2325);
    let hash = bytes.iter().fold(start, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    scrambled(hash)
}

const fn scrambled(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(seed: u64, per_hundred: u8) -> usize {
        let references = (0..10_000).map(|number| Reference(format!("ADU-{number:05}")));
        references
            .filter(|reference| lot(reference, seed, per_hundred) == Lot::Drawn)
            .count()
    }

    #[test]
    fn about_so_many_in_a_hundred_are_drawn_and_others_by_another_seed() {
        for seed in [0, 1, 7, u64::MAX] {
            let count = drawn(seed, 20);
            // Four standard deviations of 10000 draws of one in five.
            assert!(count.abs_diff(2000) < 160, "{count} of 10000 by seed {seed}");
        }
        let one = Reference("ADU-00001".to_owned());
        let lots: Vec<Lot> = (0..40).map(|seed| lot(&one, seed, 50)).collect();
        assert!(lots.contains(&Lot::Drawn) && lots.contains(&Lot::NotDrawn));
    }

    #[test]
    fn nobody_or_everybody_is_drawn_where_the_rules_say_so() {
        assert_eq!(drawn(3, 0), 0);
        assert_eq!(drawn(3, 100), 10_000);
    }
}

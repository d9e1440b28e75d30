use proptest::prelude::*;
use sha2::{Digest, Sha256};

use super::merkle::{prove, root};
use super::verify_proof;

fn leaf(number: usize) -> [u8; 32] {
    Sha256::digest(number.to_be_bytes()).into()
}

/// The definition of RFC 6962, section 2.1, word by word and slow.
fn defined_root(leaves: &[[u8; 32]]) -> [u8; 32] {
    match leaves {
        [] => Sha256::digest([]).into(),
        [leaf] => Sha256::digest([&[0][..], leaf].concat()).into(),
        _ => {
            let mut split = 1;
            while split * 2 < leaves.len() {
                split *= 2;
            }
            let (left, right) = leaves.split_at(split);
            Sha256::digest([&[1][..], &defined_root(left), &defined_root(right)].concat()).into()
        }
    }
}

#[test]
fn every_leaf_of_every_small_tree_is_proven() {
    for size in 1..=70 {
        let leaves: Vec<_> = (0..size).map(leaf).collect();
        let expected = root(leaves.iter());
        assert_eq!(expected, defined_root(&leaves), "{size} leaves");
        for (index, leaf) in leaves.iter().enumerate() {
            assert!(
                verify_proof(leaf, &prove(&leaves, index), &expected),
                "leaf {index} of {size}"
            );
        }
    }
}

proptest! {
    #[test]
    fn a_proof_holds_for_its_own_leaf_place_and_root_only(size in 2_usize..200, seed in 0_usize..10_000) {
        let leaves: Vec<_> = (0..size).map(leaf).collect();
        let expected = root(leaves.iter());
        let index = seed % size;
        let proof = prove(&leaves, index);
        let other = (index + 1 + seed / size % (size - 1)) % size;
        prop_assert!(!verify_proof(&leaves[other], &proof, &expected));
        let mut shifted = proof.clone();
        shifted.path[0][0] ^= 1;
        prop_assert!(!verify_proof(&leaves[index], &shifted, &expected));
        let mut longer = proof.clone();
        longer.path.push([0; 32]);
        prop_assert!(!verify_proof(&leaves[index], &longer, &expected));
        let mut shorter = proof;
        shorter.path.pop();
        prop_assert!(!verify_proof(&leaves[index], &shorter, &expected));
    }
}

//! Merkle trees as in RFC 6962: leaves and inner nodes hashed apart, odd nodes carried up unchanged.

use sha2::{Digest, Sha256};

/// The way from one leaf to the root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Place of the leaf, from 0.
    pub index: u64,
    /// Number of leaves.
    pub size: u64,
    /// Sibling hashes, from the leaf upwards.
    pub path: Vec<[u8; 32]>,
}

/// The root over leaves in order. The root of nothing is the hash of nothing.
pub(super) fn root<'a>(leaves: impl Iterator<Item = &'a [u8; 32]>) -> [u8; 32] {
    // Complete subtrees, largest first, each with its height: two of the same height become one.
    let mut subtrees: Vec<(u32, [u8; 32])> = Vec::new();
    for leaf in leaves {
        let (mut height, mut hash) = (0, leaf_hash(leaf));
        while let Some((_, left)) = subtrees.pop_if(|(last, _)| *last == height) {
            hash = node_hash(&left, &hash);
            height += 1;
        }
        subtrees.push((height, hash));
    }
    let joined = subtrees
        .into_iter()
        .rev()
        .map(|(_, hash)| hash)
        .reduce(|right, left| node_hash(&left, &right));
    joined.unwrap_or_else(|| Sha256::digest([]).into())
}

/// The proof for the leaf at an index. The index must be one of the leaves.
pub(super) fn prove(leaves: &[[u8; 32]], index: usize) -> Proof {
    let mut path = Vec::new();
    collect_path(leaves, index, &mut path);
    Proof {
        index: index as u64,
        size: leaves.len() as u64,
        path,
    }
}

fn collect_path(leaves: &[[u8; 32]], index: usize, path: &mut Vec<[u8; 32]>) {
    if leaves.len() < 2 {
        return;
    }
    let split = largest_power_below(leaves.len());
    let (left, right) = leaves.split_at(split);
    if index < split {
        collect_path(left, index, path);
        path.push(root(right.iter()));
    } else {
        collect_path(right, index - split, path);
        path.push(root(left.iter()));
    }
}

/// Whether a leaf is under a root. Needs nothing but its arguments.
#[must_use]
pub fn verify_proof(leaf: &[u8; 32], proof: &Proof, expected_root: &[u8; 32]) -> bool {
    if proof.index >= proof.size {
        return false;
    }
    let (mut place, mut last) = (proof.index, proof.size - 1);
    let mut hash = leaf_hash(leaf);
    for sibling in &proof.path {
        if last == 0 {
            return false;
        }
        if place % 2 == 1 || place == last {
            hash = node_hash(sibling, &hash);
            // A last node without a sibling is carried up until it has one.
            while place % 2 == 0 && place != 0 {
                place /= 2;
                last /= 2;
            }
        } else {
            hash = node_hash(&hash, sibling);
        }
        place /= 2;
        last /= 2;
    }
    last == 0 && hash == *expected_root
}

fn leaf_hash(leaf: &[u8; 32]) -> [u8; 32] {
    Sha256::new().chain_update([0]).chain_update(leaf).finalize().into()
}

fn node_hash(left: &[u8; 32], right: &[u8; 32]) -> [u8; 32] {
    Sha256::new()
        .chain_update([1])
        .chain_update(left)
        .chain_update(right)
        .finalize()
        .into()
}

fn largest_power_below(size: usize) -> usize {
    size.div_ceil(2).next_power_of_two()
}

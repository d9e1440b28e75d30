//! What becomes of bytes that nobody of ours wrote? Each target takes any bytes and must come back: no panic, no hang, no
//! memory beyond bounds.
//!
//! The targets run in two ways: `cargo xtask fuzz` lets a fuzzer invent inputs for as long as asked, and the tests of this
//! crate give every target its seeds, the inputs that once broke something, and seeds with bytes changed by chance.
//!
//! Ships nowhere and is used by no other crate. To add a target: a file in `targets/`, a line in [`targets::TARGETS`], a
//! program in `bins/` and in `Cargo.toml`.

mod archive;
mod parts;
mod regency;
mod seeds;
pub mod targets;

//! Lets the fuzzer invent packages and overlays.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| maklumat_fuzz::targets::package::run(bytes));

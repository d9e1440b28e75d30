//! Lets the fuzzer invent definitions.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| maklumat_fuzz::targets::definition::run(bytes));

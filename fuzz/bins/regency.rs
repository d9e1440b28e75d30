//! Lets the fuzzer invent the shared files of a regency.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| maklumat_fuzz::targets::regency::run(bytes));

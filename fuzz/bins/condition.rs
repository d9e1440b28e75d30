//! Lets the fuzzer invent conditions and amounts.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| maklumat_fuzz::targets::condition::run(bytes));

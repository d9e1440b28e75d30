//! Lets the fuzzer invent instruments of assessors and answers to them.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| maklumat_fuzz::targets::instrument::run(bytes));

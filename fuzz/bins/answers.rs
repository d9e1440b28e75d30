//! Lets the fuzzer invent tables of answers.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| maklumat_fuzz::targets::answers::run(bytes));

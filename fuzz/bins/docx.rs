//! Lets the fuzzer invent Word files.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| maklumat_fuzz::targets::docx::run(bytes));

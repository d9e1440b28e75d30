//! Lets the fuzzer invent workbooks.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| maklumat_fuzz::targets::xlsx::run(bytes));

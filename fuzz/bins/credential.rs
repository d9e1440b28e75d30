//! Lets the fuzzer invent scanned codes and signed lists.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| maklumat_fuzz::targets::credential::run(bytes));

//! Lets the fuzzer invent procedures drawn as BPMN.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| maklumat_fuzz::targets::bpmn::run(bytes));

//! The laws an instrument names stand in the register.

use maklumat_compliance::{instrument_on, instruments};

#[test]
fn every_law_of_an_instrument_is_registered() {
    let register = include_str!("../../../../docs/law.toml");
    for instrument in instruments() {
        assert!(!instrument.laws.is_empty(), "{}", instrument.key);
        for law in &instrument.laws {
            assert!(
                register.contains(&format!("\n[{law}]\n")),
                "{law} of {}",
                instrument.key
            );
        }
    }
}

#[test]
fn each_year_is_judged_by_its_own_instrument() {
    for (family, day, key) in [
        ("ombudsman", "2014-12-31", None),
        ("ombudsman", "2015-01-01", Some("ombudsman-2015")),
        ("ombudsman", "2021-12-31", Some("ombudsman-2015")),
        ("ombudsman", "2022-01-01", Some("ombudsman-2022")),
        ("ombudsman", "2024-12-31", Some("ombudsman-2022")),
        ("ombudsman", "2025-01-01", Some("ombudsman-2025")),
        ("pekppp", "2022-12-31", None),
        ("pekppp", "2026-11-30", Some("pekppp-2023")),
        ("adipura", "2026-11-30", None),
    ] {
        let found = instrument_on(family, day.parse().unwrap());
        assert_eq!(found.map(|found| found.key.as_str()), key, "{family} {day}");
    }
}

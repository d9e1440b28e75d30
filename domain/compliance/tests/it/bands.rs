//! Every cut of every instrument: just below, on it, just above. Written by hand from the published tables.

use maklumat_compliance::ComplianceZone::{Green, Red, Yellow};
use maklumat_compliance::{ComplianceZone, instruments};

use crate::{known, number};

fn zone_and_letter(key: &str, total: &str) -> (Option<ComplianceZone>, Option<&'static str>) {
    let band = known(key).bands.band(&number(total));
    (band.zone, band.letter.as_deref())
}

#[test]
fn zones_until_2021_begin_at_51_and_81() {
    for (total, zone) in [
        ("0.00", Red),
        ("50.98", Red),
        ("50.99", Red),
        ("51.00", Yellow),
        ("51.01", Yellow),
        ("80.98", Yellow),
        ("80.99", Yellow),
        ("81.00", Green),
        ("81.01", Green),
        ("100.00", Green),
    ] {
        assert_eq!(zone_and_letter("ombudsman-2015", total), (Some(zone), None), "{total}");
    }
}

#[test]
fn letters_from_2022_begin_at_32_54_78_and_88() {
    for key in ["ombudsman-2022", "ombudsman-2025"] {
        for (total, zone, letter) in [
            ("0.00", Red, "E"),
            ("31.98", Red, "E"),
            ("31.99", Red, "E"),
            ("32.00", Red, "D"),
            ("32.01", Red, "D"),
            ("53.99", Red, "D"),
            ("54.00", Yellow, "C"),
            ("54.01", Yellow, "C"),
            ("77.99", Yellow, "C"),
            ("78.00", Green, "B"),
            ("78.01", Green, "B"),
            ("87.99", Green, "B"),
            ("88.00", Green, "A"),
            ("88.01", Green, "A"),
            ("100.00", Green, "A"),
        ] {
            assert_eq!(zone_and_letter(key, total), (Some(zone), Some(letter)), "{key} {total}");
        }
    }
}

/// Scores and labels that newspapers published, with the year.
#[test]
fn published_results_fall_where_they_were_published() {
    for (key, total, says) in [
        ("ombudsman-2022", "58.99", "Opini Kualitas Sedang"),
        ("ombudsman-2022", "58.03", "Opini Kualitas Sedang"),
        ("ombudsman-2025", "53.38", "Opini Kualitas Rendah"),
        ("ombudsman-2025", "57.61", "Opini Kualitas Sedang"),
        ("ombudsman-2025", "62.57", "Opini Kualitas Sedang"),
        ("ombudsman-2025", "65.98", "Opini Kualitas Sedang"),
        ("ombudsman-2025", "69.63", "Opini Kualitas Sedang"),
    ] {
        assert_eq!(known(key).bands.band(&number(total)).says.id, says, "{total}");
    }
}

#[test]
fn letters_of_the_ministry_include_their_upper_end() {
    for (total, letter) in [
        ("0.00", "F"),
        ("0.99", "F"),
        ("1.00", "F"),
        ("1.01", "E"),
        ("1.50", "E"),
        ("1.51", "D"),
        ("2.00", "D"),
        ("2.01", "C-"),
        ("2.50", "C-"),
        ("2.51", "C"),
        ("3.00", "C"),
        ("3.01", "B-"),
        ("3.50", "B-"),
        ("3.51", "B"),
        ("4.00", "B"),
        ("4.01", "A-"),
        ("4.49", "A-"),
        ("4.50", "A-"),
        ("4.51", "A"),
        ("5.00", "A"),
    ] {
        assert_eq!(zone_and_letter("pekppp-2023", total), (None, Some(letter)), "{total}");
    }
}

#[test]
fn the_number_of_bands_is_the_published_one() {
    let counts: Vec<(&str, usize)> = instruments()
        .iter()
        .map(|instrument| (instrument.key.as_str(), instrument.bands.list.len()))
        .collect();
    assert_eq!(
        counts,
        [
            ("ombudsman-2015", 3),
            ("ombudsman-2022", 5),
            ("ombudsman-2025", 5),
            ("pekppp-2023", 9)
        ]
    );
}

use proptest::prelude::*;

use super::*;

#[track_caller]
fn refused(text: &str, error: DurationError) {
    assert_eq!(Duration::parse(text), Err(error), "{text:?}");
}

#[test]
fn every_unit_is_read_and_written_back() {
    for text in [
        "15 menit",
        "3 jam",
        "14 hari",
        "9 hari kerja",
        "6 bulan",
        "2 tahun",
        "0 hari",
        "4294967295 menit",
    ] {
        assert_eq!(Duration::parse(text).unwrap().to_string(), text);
    }
    assert_eq!(Duration::parse("9 hari kerja"), Ok(Duration::working_days(9)));
}

#[test]
fn words_follow_the_language() {
    assert_eq!(Duration::working_days(9).words(Language::Indonesian), "9 hari kerja");
    assert_eq!(Duration::working_days(9).words(Language::English), "9 working days");
    assert_eq!(Duration::hours(1).words(Language::English), "1 hour");
    assert_eq!(Duration::minutes(0).words(Language::English), "0 minutes");
}

#[test]
fn words_without_a_number_are_no_duration() {
    refused("sesuai kebutuhan", DurationError::NoNumber);
    refused("segera", DurationError::NoNumber);
    refused("satu hari", DurationError::NoNumber);
    refused("", DurationError::Empty);
    refused("  ", DurationError::Empty);
    refused("3", DurationError::NoUnit);
}

#[test]
fn a_unit_nobody_agreed_on_names_the_one_it_looks_like() {
    for (text, meant) in [
        ("3 hr kerja", Some(TimeUnit::WorkingDay)),
        ("3 HK", Some(TimeUnit::WorkingDay)),
        ("3 hari-kerja", Some(TimeUnit::WorkingDay)),
        ("3 working days", Some(TimeUnit::WorkingDay)),
        ("10 mnt", Some(TimeUnit::Minute)),
        ("2 thn", Some(TimeUnit::Year)),
        ("2 minggu", None),
        ("2 hari kerja setelah lengkap", None),
        ("2 jam 30 menit", None),
    ] {
        refused(text, DurationError::UnknownUnit { meant });
    }
}

#[test]
fn parts_and_ranges_are_told_apart() {
    for text in ["1,5 hari", "1.5 jam", "1/2 jam", "-3 hari", "½ jam", "1 000 menit"] {
        refused(text, DurationError::NotWhole);
    }
    for text in ["3-5 hari kerja", "3 - 5 hari", "3 s.d. 5 hari", "3 sampai 5 hari"] {
        refused(text, DurationError::Range);
    }
    refused("4294967296 menit", DurationError::TooLarge);
}

#[test]
fn there_is_one_spelling() {
    for text in ["03 hari", "3  hari", " 3 hari", "3 hari ", "3 Hari", "3hari"] {
        refused(
            text,
            DurationError::Spelling {
                meant: Duration::days(3),
            },
        );
    }
    refused(
        "9 hari  kerja",
        DurationError::Spelling {
            meant: Duration::working_days(9),
        },
    );
}

proptest! {
    #[test]
    fn nothing_makes_the_reader_panic(text in any::<String>()) {
        if let Ok(duration) = Duration::parse(&text) {
            prop_assert_eq!(duration.to_string(), text);
        }
    }

    #[test]
    fn what_is_written_is_read_back(amount in any::<u32>(), unit in proptest::sample::select(&TimeUnit::ALL[..])) {
        let duration = Duration::new(amount, unit);
        prop_assert_eq!(Duration::parse(&duration.to_string()), Ok(duration));
    }
}

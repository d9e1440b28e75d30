//! What people type, and what becomes of it.

use super::*;
use maklumat_vocabulary::LocalizedText;

fn field(kind: FieldKind) -> Field {
    Field {
        name: Name::new("isian"),
        label: LocalizedText::indonesian("Isian"),
        kind,
        unit: None,
        min: None,
        max: None,
        optional: false,
        when: None,
        prefill: None,
        device: None,
    }
}

fn read(kind: FieldKind, text: &str) -> Result<Value, &'static str> {
    parse(&field(kind), &[text], Date::constant(2026, 11, 23))
        .map(|value| value.unwrap())
        .map_err(|error| error.key)
}

fn text(value: &str) -> Result<Value, &'static str> {
    Ok(Value::Text(value.to_owned()))
}

#[test]
fn a_nik_has_sixteen_digits_and_a_possible_birthday() {
    assert_eq!(read(FieldKind::Nik, "9901 0141 0790 0003"), text("9901014107900003"));
    assert_eq!(read(FieldKind::Nik, "990101410790000"), Err("error-nik"));
    assert_eq!(read(FieldKind::Nik, "99010141079000O3"), Err("error-nik"));
    assert_eq!(read(FieldKind::Nik, "9901014113900003"), Err("error-nik-date"));
}

#[test]
fn a_phone_number_is_kept_in_one_form() {
    assert_eq!(read(FieldKind::Phone, "+62 800-0000-0101"), text("080000000101"));
    assert_eq!(read(FieldKind::Phone, "0800 0000 0101"), text("080000000101"));
    assert_eq!(read(FieldKind::Phone, "12345"), Err("error-phone"));
    assert_eq!(read(FieldKind::Phone, "0800 ABCD"), Err("error-phone"));
}

#[test]
fn dates_are_read_in_both_orders_and_must_exist() {
    assert_eq!(
        read(FieldKind::Date, "31 12 2026"),
        Ok(Value::Date(Date::constant(2026, 12, 31)))
    );
    assert_eq!(
        read(FieldKind::Date, "2026-12-31"),
        Ok(Value::Date(Date::constant(2026, 12, 31)))
    );
    assert_eq!(read(FieldKind::Date, "31/02/2026"), Err("error-date-none"));
    assert_eq!(read(FieldKind::Date, "1 1 26"), Err("error-date"));
    assert_eq!(read(FieldKind::Date, "1 1 1026"), Err("error-date-year"));
}

#[test]
fn the_limits_of_a_date_count_from_today() {
    let born = Field {
        max: Some(0),
        ..field(FieldKind::Date)
    };
    let read = |field: &Field, text: &str| {
        let value = parse(field, &[text], Date::constant(2026, 11, 23));
        value.map_err(|error| (error.key, error.arguments[0].1.clone()))
    };
    let today = Value::Date(Date::constant(2026, 11, 23));
    assert_eq!(read(&born, "23 11 2026"), Ok(Some(today)));
    let late = Err(("error-date-late", "23 11 2026".to_owned()));
    assert_eq!(read(&born, "24 11 2026"), late);
    let planned = Field {
        min: Some(-3),
        ..field(FieldKind::Date)
    };
    let early = Err(("error-date-early", "20 11 2026".to_owned()));
    assert_eq!(read(&planned, "19 11 2026"), early);
}

#[test]
fn money_is_whole_rupiah_with_or_without_dots() {
    assert_eq!(read(FieldKind::Money, "Rp 25.000"), Ok(Value::Money(Money(25_000))));
    assert_eq!(read(FieldKind::Money, "25000"), Ok(Value::Money(Money(25_000))));
    assert_eq!(read(FieldKind::Money, "25.00"), Err("error-money"));
    assert_eq!(read(FieldKind::Money, "dua ribu"), Err("error-money"));
}

#[test]
fn a_plate_is_kept_in_one_form() {
    assert_eq!(read(FieldKind::Plate, "zz1234ab"), text("ZZ 1234 AB"));
    assert_eq!(read(FieldKind::Plate, "ZZ 12345 AB"), Err("error-plate"));
    assert_eq!(read(FieldKind::Plate, "1234"), Err("error-plate"));
}

#[test]
fn a_number_with_a_thousands_dot_is_refused_not_guessed() {
    assert_eq!(read(FieldKind::Integer, "12.000"), Err("error-integer"));
    for unclear in ["1.500", "12.000.000", "1,500.5"] {
        assert_eq!(read(FieldKind::Decimal, unclear), Err("error-decimal"), "{unclear}");
    }
    for (typed, meant) in [
        ("4,5", Decimal::new(45, 1)),
        ("4.5", Decimal::new(45, 1)),
        ("0.125", Decimal::new(125, 3)),
    ] {
        assert_eq!(read(FieldKind::Decimal, typed), Ok(Value::Number(meant)), "{typed}");
    }
}

#[test]
fn a_required_answer_left_empty_is_named() {
    assert_eq!(read(FieldKind::Text, "   "), Err("error-missing"));
    assert_eq!(read(FieldKind::YesNo, ""), Err("error-choose"));
}

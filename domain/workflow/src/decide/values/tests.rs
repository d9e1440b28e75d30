use maklumat_sop::{Field, FieldKind, Value};
use maklumat_vocabulary::{LocalizedText, Money, Name};

use crate::decide::values::fault;
use crate::refusal::ValueFault;

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

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

#[test]
fn a_phone_number_has_eight_to_fifteen_digits() {
    for good in ["081200000000", "+62 812-0000-0000", "(0999) 100101"] {
        assert_eq!(fault(&field(FieldKind::Phone), &text(good)), None, "{good}");
    }
    for bad in ["1234567", "0812000000000000", "08120000000x", "0812+0000000"] {
        assert_eq!(
            fault(&field(FieldKind::Phone), &text(bad)),
            Some(ValueFault::Phone),
            "{bad}"
        );
    }
}

#[test]
fn an_address_of_mail_has_a_name_and_a_host() {
    assert_eq!(fault(&field(FieldKind::Email), &text("warga@contoh.example")), None);
    for bad in [
        "warga",
        "@contoh.example",
        "warga@contoh",
        "warga@contoh..example",
        "a b@contoh.example",
        "a@b@c.example",
    ] {
        assert_eq!(
            fault(&field(FieldKind::Email), &text(bad)),
            Some(ValueFault::Email),
            "{bad}"
        );
    }
}

#[test]
fn a_nib_has_thirteen_digits() {
    assert_eq!(fault(&field(FieldKind::Nib), &text("9901234567890")), None);
    for bad in [
        "990123456789",
        "99012345678901",
        "990123456789x",
        "９９０１２３４５６７８９０",
    ] {
        assert_eq!(
            fault(&field(FieldKind::Nib), &text(bad)),
            Some(ValueFault::Nib),
            "{bad}"
        );
    }
}

#[test]
fn a_womans_day_of_birth_is_forty_more() {
    assert_eq!(fault(&field(FieldKind::Nik), &text("9901015705900001")), None);
    for bad in [
        "9901013205900001",
        "9901014005900001",
        "9901011713900001",
        "9901011705900000",
        "99010１1705900001",
    ] {
        assert_eq!(
            fault(&field(FieldKind::Nik), &text(bad)),
            Some(ValueFault::Nik),
            "{bad}"
        );
    }
}

#[test]
fn money_is_never_below_zero_unless_the_standard_says_so() {
    let mut debt = field(FieldKind::Money);
    assert_eq!(
        fault(&debt, &Value::Money(Money(-1))),
        Some(ValueFault::TooSmall { min: 0 })
    );
    debt.min = Some(-5);
    assert_eq!(fault(&debt, &Value::Money(Money(-1))), None);
}

#[test]
fn several_options_are_each_on_the_list_and_not_none() {
    let options = ["satu", "dua"].map(|id| maklumat_sop::ChoiceOption {
        id: id.to_owned(),
        label: LocalizedText::indonesian(id),
    });
    let field = field(FieldKind::Choices(options.into()));
    let chosen = |ids: &[&str]| Value::Choices(ids.iter().map(|id| (*id).to_owned()).collect());
    assert_eq!(fault(&field, &chosen(&["satu", "dua"])), None);
    assert_eq!(fault(&field, &chosen(&["tiga"])), Some(ValueFault::NotAnOption));
    assert_eq!(fault(&field, &chosen(&[])), Some(ValueFault::Empty));
}

//! Invented citizens and what they would answer.

use maklumat_calendar::Date;
use maklumat_sop::{Facts, Field, FieldKind, Value};
use maklumat_vocabulary::Money;
use rust_decimal::Decimal;

use crate::demo::dice::Dice;

const FIRST: [&str; 32] = [
    "Melati", "Ayu", "Bagus", "Citra", "Dimas", "Eka", "Fajar", "Gilang", "Hana", "Indah", "Joko", "Kartika",
    "Lestari", "Mega", "Nanda", "Oka", "Putri", "Rangga", "Sekar", "Tirta", "Utami", "Wulan", "Yoga", "Zahra", "Arum",
    "Bayu", "Dewi", "Galih", "Intan", "Kirana", "Laras", "Surya",
];
const LAST: [&str; 12] = [
    "Contoh",
    "Teladan",
    "Rekaan",
    "Misal",
    "Umpama",
    "Ibarat",
    "Andai",
    "Khayal",
    "Purwarupa",
    "Percobaan",
    "Ilustrasi",
    "Peraga",
];
const VILLAGES: [&str; 8] = [
    "Desa Muara Contoh",
    "Desa Hilir Raya",
    "Desa Hulu Rekaan",
    "Kelurahan Tepi Sungai",
    "Kelurahan Pasar Lama",
    "Desa Tanjung Teladan",
    "Desa Rawa Indah",
    "Kelurahan Kota Baru",
];

/// Somebody who does not exist.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub(crate) name: String,
    pub(crate) nik: String,
    pub(crate) phone: String,
    born: Date,
    village: &'static str,
}

impl Person {
    pub(crate) fn invent(dice: &mut Dice) -> Self {
        let year = 1955 + i16::try_from(dice.below(50)).unwrap_or(0);
        let month = 1 + i8::try_from(dice.below(12)).unwrap_or(0);
        let day = 1 + i8::try_from(dice.below(28)).unwrap_or(0);
        let day_in_nik = if dice.happens(0.5) { day + 40 } else { day };
        Self {
            name: format!("{} {}", dice.one_of(&FIRST[..]), dice.one_of(&LAST[..])),
            nik: format!(
                "9901{:02}{day_in_nik:02}{month:02}{:02}{:04}",
                1 + dice.below(20),
                year.rem_euclid(100),
                dice.below(10_000)
            ),
            phone: format!("0800{:08}", dice.below(100_000_000)),
            born: Date::new(year, month, day).unwrap_or_default(),
            village: *dice.one_of(&VILLAGES[..]),
        }
    }

    /// A believable answer to a question of the form.
    pub(crate) fn answer(&self, field: &Field, today: Date, dice: &mut Dice) -> Value {
        match &field.kind {
            FieldKind::Text | FieldKind::LongText => Value::Text(self.text(field)),
            FieldKind::Integer => Value::Number(Decimal::from(whole(field, dice))),
            FieldKind::Decimal => Value::Number(Decimal::from(whole(field, dice)) + Decimal::new(5, 1)),
            FieldKind::Money => Value::Money(Money(50_000 + 10_000 * i64::try_from(dice.below(60)).unwrap_or(0))),
            FieldKind::YesNo => Value::YesNo(dice.happens(0.4)),
            FieldKind::Date => Value::Date(if field.name.as_str() == "tanggal-lahir" {
                self.born
            } else {
                today
            }),
            FieldKind::Choice(options) => Value::Choice(dice.one_of(options).id.clone()),
            FieldKind::Choices(options) => Value::Choices([dice.one_of(options).id.clone()].into()),
            FieldKind::Nik => Value::Text(self.nik.clone()),
            FieldKind::Nib => Value::Text(format!("990{:010}", dice.below(10_000_000_000))),
            FieldKind::Phone => Value::Text(self.phone.clone()),
            FieldKind::Email => Value::Text("pemohon@contoh.example".to_owned()),
            FieldKind::Region => Value::Text(self.village.to_owned()),
            FieldKind::Location => Value::Text(format!("Jalan Melati {}, {}", 1 + dice.below(200), self.village)),
            FieldKind::Plate => Value::Text(format!("ZZ {} XY", 1000 + dice.below(9000))),
        }
    }

    fn text(&self, field: &Field) -> String {
        let name = field.name.as_str();
        if name == "nama" {
            return self.name.clone();
        }
        if name.starts_with("nama-anak") {
            return format!("{} Kecil", self.name);
        }
        if name.contains("alamat") {
            return format!("Jalan Sungai 7, {}", self.village);
        }
        if name.contains("usaha") {
            return "Usaha Bersama Contoh".to_owned();
        }
        if name.contains("tempat") {
            return "Klinik Muara Contoh".to_owned();
        }
        if name.contains("str") {
            return "AB 0123 4567 8901 23".to_owned();
        }
        format!("{} (contoh)", field.label.id)
    }
}

/// A whole number inside the bounds of the field, the likely end first.
fn whole(field: &Field, dice: &mut Dice) -> i64 {
    if field.name.as_str().starts_with("tahun") {
        return 2000 + i64::try_from(dice.below(25)).unwrap_or(0);
    }
    let low = field.min.unwrap_or(1);
    let high = field.max.unwrap_or(low + 100);
    let span = u64::try_from((high - low).clamp(1, 12)).unwrap_or(1);
    low + i64::try_from(dice.below(span)).unwrap_or(0)
}

/// Answers to all fields that apply, in order.
pub(crate) fn answer_all(person: &Person, fields: &[Field], facts: &mut Facts, today: Date, dice: &mut Dice) {
    for field in fields {
        let needed = crate::conditions::applies(field.when.as_ref(), facts, today);
        if needed && (!field.optional || dice.happens(0.5)) {
            let value = match born(field, facts, today) {
                Some(day) => Value::Date(day),
                None => person.answer(field, today, dice),
            };
            facts.insert(field.name.clone(), value);
        }
    }
}

/// A child whose birth is reported was born as long ago as was answered before.
fn born(field: &Field, facts: &Facts, today: Date) -> Option<Date> {
    let Value::Choice(reported) = facts.get("waktu-lapor")? else {
        return None;
    };
    let days = if reported == "tepat" { 9 } else { 100 };
    let is_asked = field.name.as_str() == "tanggal-lahir";
    is_asked.then(|| today.saturating_sub(std::time::Duration::from_secs(days * 86_400)))
}

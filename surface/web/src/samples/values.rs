//! What the sample pages show: a made-up doctor, her permit, and the people who work on it.

use std::path::Path;
use std::sync::Arc;

use maklumat_app::{ApplicationPage, CaseId, FileView, Input, PageKind, Private, Published};
use maklumat_calendar::{Date, Timestamp, Zone};
use maklumat_sop::{FieldKind, Regency, RegencySources, check, read_regency};
use maklumat_vocabulary::{Language, LocalizedText, Name, ServiceKey};

use crate::frame::{Frame, Here};
use crate::preferences::TextSize;

const REGENCY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../regency");

pub(super) fn text(id: &str) -> LocalizedText {
    LocalizedText::indonesian(id)
}

pub(super) fn both(id: &str, en: &str) -> LocalizedText {
    LocalizedText {
        id: id.to_owned(),
        en: Some(en.to_owned()),
    }
}

pub(super) fn case_id() -> CaseId {
    crate::urls::case_of("0193a5b0-0000-7000-8000-000000000001").unwrap()
}

pub(super) fn private(text: &str) -> Private {
    Private(text.to_owned())
}

pub(super) fn date(month: i8, day: i8) -> Date {
    Date::new(2026, month, day).unwrap()
}

/// An instant of local time in November or December 2026.
pub(super) fn at(month: i8, day: i8, hour: i8, minute: i8) -> Timestamp {
    Zone::Wib.instant(
        date(month, day),
        maklumat_calendar::Time::new(hour, minute, 0, 0).unwrap(),
    )
}

pub(super) fn read(name: &str) -> String {
    std::fs::read_to_string(Path::new(REGENCY).join(name)).unwrap()
}

pub(crate) fn regency() -> Arc<Regency> {
    let (organisation, calendar, law) = (read("organisation.toml"), read("calendar.toml"), read("law.toml"));
    let english = std::fs::read_to_string(Path::new(REGENCY).join("organisation.en.toml")).ok();
    let (guide, guide_english) = (read("guide.toml"), read("guide.en.toml"));
    let (regency, _) = read_regency(&RegencySources {
        organisation: &organisation,
        calendar: &calendar,
        law: &law,
        organisation_english: english.as_deref(),
        guide: Some(&guide),
        guide_english: Some(&guide_english),
    });
    Arc::new(regency)
}

pub(super) fn published(unit: &str, service: &str, regency: &Arc<Regency>) -> Published {
    let source = read(&format!("services/{unit}/{service}.toml"));
    let english = std::fs::read_to_string(Path::new(REGENCY).join(format!("services/{unit}/{service}.en.toml"))).ok();
    let checked = check(&source, english.as_deref(), &ServiceKey::new(unit, service), regency);
    let sop = checked
        .sop
        .unwrap_or_else(|| panic!("{unit}/{service} has errors: {:?}", checked.findings));
    Published {
        sop,
        digest: "8f2c91ab0d4e5566".to_owned(),
    }
}

pub(super) fn frame(language: Language) -> Frame {
    Frame {
        language,
        zone: Zone::Wib,
        now: at(11, 23, 9, 40),
        regency: "Kabupaten Sungai Raya".to_owned(),
        site: "https://layanan.sungairaya.example".to_owned(),
        place: "/".to_owned(),
        lasting: None,
        description: None,
        size: TextSize::default(),
        here: Here::Services,
        title: String::new(),
        flash: None,
        badge: None,
        preview: None,
        is_at_work: false,
        queue: None,
    }
}

pub(super) fn input(name: &str, label: &str, kind: FieldKind, typed: &str) -> Input {
    Input {
        is_locked: false,
        name: Name::new(name),
        label: text(label),
        kind,
        unit: None,
        optional: false,
        typed: if typed.is_empty() {
            Vec::new()
        } else {
            vec![private(typed)]
        },
    }
}

pub(super) fn option(id: &str, label: &str) -> maklumat_sop::ChoiceOption {
    maklumat_sop::ChoiceOption {
        id: id.to_owned(),
        label: text(label),
    }
}

pub(super) fn page(id: &str, kind: PageKind, title: &str, inputs: Vec<Input>) -> ApplicationPage {
    ApplicationPage {
        id: id.to_owned(),
        kind,
        title: text(title),
        question: text(title),
        hint: None,
        optional: false,
        is_complete: true,
        inputs,
        files: Vec::new(),
        is_ticked: false,
        substitute: None,
        changes: 0,
    }
}

pub(super) fn every_kind() -> Vec<Input> {
    let options = || {
        vec![
            option("faskes", "Rumah sakit, puskesmas, atau klinik"),
            option("mandiri", "Praktik mandiri"),
        ]
    };
    let many = (1..12)
        .map(|number| option(&format!("k{number}"), &format!("Kecamatan {number}")))
        .collect();
    vec![
        input("nik", "NIK", FieldKind::Nik, "999901150107000"),
        input("nama", "Nama lengkap dan gelar", FieldKind::Text, "Melati Contoh"),
        input("lahir", "Tanggal lahir", FieldKind::Date, "2026-13-31"),
        input("alasan", "Ceritakan singkat", FieldKind::LongText, ""),
        input("jumlah", "Jumlah lembar", FieldKind::Integer, "2"),
        Input {
            unit: Some("meter".to_owned()),
            ..input("panjang", "Panjang", FieldKind::Decimal, "4,5")
        },
        input("nilai", "Nilai kontrak", FieldKind::Money, "250.000"),
        input("setuju", "Apakah sudah pernah?", FieldKind::YesNo, "ya"),
        input("jenis", "Jenis tempat", FieldKind::Choice(options()), "faskes"),
        input("kecamatan", "Kecamatan", FieldKind::Choice(many), "k3"),
        input("hari", "Hari praktik", FieldKind::Choices(options()), "mandiri"),
        input("nib", "NIB", FieldKind::Nib, ""),
        input("hp", "Nomor HP", FieldKind::Phone, "081200001234"),
        Input {
            optional: true,
            ..input("email", "Surel", FieldKind::Email, "")
        },
        input("desa", "Desa", FieldKind::Region, ""),
        input("lokasi", "Lokasi", FieldKind::Location, ""),
        input("plat", "Nomor kendaraan", FieldKind::Plate, "ZZ 1234 AB"),
    ]
}

pub(super) fn file(digest: &str, media_type: &str) -> FileView {
    FileView {
        digest: digest.to_owned(),
        media_type: media_type.to_owned(),
        bytes: 412_000,
        uploaded_at: at(11, 23, 9, 12),
    }
}

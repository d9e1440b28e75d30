//! Units, days and fees as administrators read them.

use maklumat_app::{
    Deputy, FeeExample, FeeRow, FeeStanding, Ground, OfficeRow, Person, PositionRow, RetentionRow, SheetRow, UnitOffer,
    UnitSheets, UnitView,
};
use maklumat_calendar::{Date, Duration, TimeUnit};
use maklumat_sop::{Disposal, Facts, Regency, Value};
use maklumat_vocabulary::{Language, Money, Name, PositionKey, ServiceKey, UnitId};

use super::officer::work;
use super::values::{at, private, published, regency, text};
use super::{Sample, rendered};
use crate::administration::calendar::{CalendarPage, roster_lines};
use crate::administration::fees::FeesPage;
use crate::administration::retention::RetentionPage;
use crate::administration::sheets::SheetsPage;
use crate::administration::units::{UnitPage, UnitsPage};

fn position(name: &str, held: usize, performs: &[&str]) -> PositionRow {
    PositionRow {
        key: PositionKey::new("rsud", "jabatan"),
        name: text(name),
        qualification: Some(text("D3, kompetensi penguji")),
        reports_to: Some(text("Direktur")),
        count: 3,
        holders: (0..held)
            .map(|number| {
                let person = Person {
                    id: format!("p-{number}"),
                    name: private("Melati Contoh"),
                };
                (person, (number == 1).then_some(Deputy::Plh))
            })
            .collect(),
        performs: performs.iter().map(|name| text(name)).collect(),
    }
}

fn units(language: Language, regency: &Regency) -> UnitsPage {
    let row = |id: &str, vacant, stuck| {
        let unit = &regency.units[&UnitId::new(id)];
        OfficeRow {
            id: unit.id.clone(),
            name: unit.name.clone(),
            hours: regency.almanac.hours_of(&unit.hours).cloned(),
            services: 2,
            positions: 7,
            vacant,
            stuck,
        }
    };
    UnitsPage {
        f: work(language).titled_by("units-title"),
        units: vec![row("dishub", 0, 0), row("rsud", 2, 0), row("damkar", 2, 1)],
    }
}

fn unit(language: Language, regency: &Regency) -> UnitPage {
    let unit = &regency.units[&UnitId::new("rsud")];
    let rosters: Vec<_> = regency.almanac.rosters.clone();
    let f = work(language).titled("RSUD");
    UnitPage {
        rosters: rosters.iter().map(|roster| roster_lines(&f, regency, roster)).collect(),
        f,
        unit: UnitView {
            unit: unit.clone(),
            hours: regency.almanac.hours_of(&unit.hours).cloned(),
            rosters,
            services: vec![UnitOffer {
                key: ServiceKey::new("rsud", "pendaftaran-rawat-jalan"),
                name: text("Pendaftaran Rawat Jalan"),
                version: 1,
            }],
            positions: vec![
                position("Direktur", 3, &[]),
                position("Petugas Admisi", 2, &["Pendaftaran Rawat Jalan"]),
                position("Kasir", 0, &["Pendaftaran Rawat Jalan"]),
                position("Perawat", 0, &[]),
            ],
        },
    }
}

fn fees(language: Language, regency: &std::sync::Arc<Regency>) -> FeesPage {
    let service = published("dpmptsp", "izin-reklame", regency);
    let day = Date::constant(2026, 12, 1);
    let standings = [
        FeeStanding::InForce,
        FeeStanding::InForce,
        FeeStanding::Coming(day),
        FeeStanding::Over(day),
    ];
    let fees = service.sop.definition().fees.iter().cycle();
    let rows = fees.zip(standings).map(|(fee, standing)| FeeRow {
        published: service.clone(),
        fee: fee.clone(),
        standing,
        ground: if fee.fixed().is_some() {
            Ground::Missing
        } else {
            Ground::Unverified
        },
        example: fee.fixed().is_none().then(|| FeeExample {
            facts: Facts::from([(Name::new("kelas-jalan"), Value::Choice("utama".to_owned()))]),
            amount: Money(120_000),
        }),
    });
    FeesPage::new(work(language), rows.collect())
}

fn sheets(language: Language) -> SheetsPage {
    let row = |name: &str, template: Option<&str>, number: Option<&str>| SheetRow {
        service: ServiceKey::new("dpmptsp", "sip-dokter"),
        service_name: text("Surat Izin Praktik Dokter"),
        product: "sip".into(),
        name: text(name),
        template: template.map(str::to_owned),
        is_plain_letter: template == Some("surat-khusus"),
        number: number.map(str::to_owned),
    };
    SheetsPage {
        f: work(language).titled_by("sheets-title"),
        units: vec![UnitSheets {
            unit: UnitId::new("dpmptsp"),
            regency: "Kabupaten Sungai Raya".to_owned(),
            name: "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu".to_owned(),
            address: "Jalan Kenari 12, Sungai Raya".to_owned(),
            contact: vec!["(0999) 100-401".to_owned(), "dpmptsp@sungairaya.example".to_owned()],
            signer: "Kepala Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu".to_owned(),
            rows: vec![
                row("Surat Izin Praktik", Some("sip-dokter"), Some("500.16/001/SIP/XI/2026")),
                row("Surat Khusus", Some("surat-khusus"), None),
                row("Kartu dari pusat", None, None),
            ],
        }],
    }
}

fn retention(language: Language, due: u64) -> RetentionPage {
    let row = |name: &str, then, due| RetentionRow {
        service: ServiceKey::new("dishub", "uji-kir"),
        name: text(name),
        version: 1,
        keep: (then == Disposal::Destroy).then(|| Duration::new(5, TimeUnit::Year)),
        then,
        law: text("Peraturan Bupati tentang Jadwal Retensi Arsip"),
        due,
        oldest: (due > 0).then(|| at(11, 2, 9, 0)),
    };
    RetentionPage {
        f: work(language).titled_by("retention-title"),
        rows: vec![
            row("Uji Berkala Kendaraan Bermotor (KIR)", Disposal::Destroy, due),
            row("Akta Kelahiran", Disposal::Archive, 0),
        ],
        typed: String::new(),
        refusal: None,
        form_token: "0a1b".to_owned(),
    }
}

pub(super) fn reading(language: Language) -> Vec<Sample> {
    let regency = regency();
    vec![
        rendered("17l-satuan", &units(language, &regency)),
        rendered("17m-satuan-satu", &unit(language, &regency)),
        rendered("17n-hari", &CalendarPage::new(work(language), &regency, None)),
        rendered(
            "17o-hari-belum-ada",
            &CalendarPage::new(work(language), &regency, Some(2027)),
        ),
        rendered("17p-tarif", &fees(language, &regency)),
        rendered("17q-lembar", &sheets(language)),
        rendered("17r-masa-simpan", &retention(language, 12)),
        rendered("17s-masa-simpan-kosong", &retention(language, 0)),
    ]
}

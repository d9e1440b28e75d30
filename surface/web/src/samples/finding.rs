//! Finding a service, reading it and passing it on: one sample for every state a person can meet.

#![expect(clippy::too_many_lines, reason = "a list of samples is read from top to bottom")]

use maklumat_app::{Clue, DueEstimate, Found, Hit, Outlook, PastFigures, Published};
use maklumat_sop::{Facts, StartEvent, Value};
use maklumat_vocabulary::{Language, Name, ServiceKey, VariantId};

use super::oversight::{oversight, past_times};
use super::values::{at, both, date, frame, published, regency, text};
use super::{Sample, rendered};
use crate::citizen::catalogue::{CataloguePage, Narrowed};
use crate::citizen::complain::ComplainPage;
use crate::citizen::event::EventPage;
use crate::citizen::find::{HomePage, SearchPage};
use crate::citizen::legal_sop::LegalSopPage;
use crate::citizen::performance::PerformancePage;
use crate::citizen::service::{Asked, ServicePage};
use crate::frame::Frame;
use crate::preferences::TextSize;

pub(super) fn finding(language: Language) -> Vec<Sample> {
    let regency = regency();
    let doctor = published("dpmptsp", "sip-dokter", &regency);
    let past = PastFigures {
        times: past_times(50),
        office_times: past_times(50),
        finished: 50,
        on_time: 47,
    };
    let way = |published: &Published| {
        let steps = published.sop.main_path(&Facts::new()).into_iter();
        steps.map(|step| (step, date(11, 27))).collect::<Vec<_>>()
    };
    let steps = way(&doctor);
    let estimate = DueEstimate {
        name: text("Selesai"),
        words: both("9 hari kerja", "9 working days"),
        due: at(12, 4, 16, 30),
        date: date(12, 4),
        counts_from: StartEvent::Submitted,
    };
    let outlook = Outlook {
        due: Some(estimate.clone()),
        steps,
    };
    let all = [
        "disdukcapil/ktp-el",
        "disdukcapil/kartu-keluarga",
        "dishub/uji-kir",
        "disnaker/ak-1",
        "dpmptsp/izin-reklame",
        "damkar/pemadaman",
    ];
    let catalogue: Vec<Published> = all
        .iter()
        .filter_map(|key| key.split_once('/'))
        .map(|(unit, service)| published(unit, service, &regency))
        .collect();
    let home = HomePage::new(frame(language), &regency, &catalogue, Some((3_412, 3_834)));
    let hit = Hit {
        service: ServiceKey::new("disdukcapil", "ktp-el"),
        is_close: true,
        clues: vec![Clue::Everyday("KTP hilang".to_owned()), Clue::Name],
        choice: Some(Clue::Choice {
            variant: VariantId::new("jenis"),
            option: "hilang".to_owned(),
            label: both("Pengganti KTP-el hilang", "Replacement of a lost KTP-el"),
        }),
    };
    let found = Found {
        hits: [vec![hit.clone(); 4], vec![Hit { is_close: false, ..hit }; 8]].concat(),
        meant: Some("ktp hilang".to_owned()),
        elsewhere: vec![0],
        events: vec![3],
    };
    let search = |words: &str, found: &Found, number: usize| {
        let services = vec![catalogue[0].clone(); found.hits.len()];
        SearchPage::new(frame(language), &regency, words, (found, &services), number)
    };
    let elsewhere = Found {
        elsewhere: vec![0],
        ..Found::default()
    };
    let narrowed = Narrowed {
        daring: "ya".to_owned(),
        ..Narrowed::default()
    };
    let nowhere = Narrowed {
        kantor: "rsud".to_owned(),
        ..Narrowed::default()
    };
    let many: Vec<Published> = catalogue
        .iter()
        .flat_map(|published| std::iter::repeat_n(published.clone(), 5))
        .collect();
    let all_services = |catalogue: &[Published], narrowed: &Narrowed| {
        CataloguePage::new(frame(language), &regency, catalogue, narrowed)
    };
    let lost = Facts::from([(Name::new("jenis"), Value::Choice("hilang".to_owned()))]);
    let shown = |published: &Published| Asked {
        outlook: Outlook {
            due: None,
            steps: way(published),
        },
        ..Asked::default()
    };
    let mut samples = vec![
        rendered("01-beranda", &home),
        rendered("01b-cari", &search("ktp hilng", &found, 1)),
        rendered("01b-cari-lagi", &search("ktp hilng", &found, 2)),
        rendered("01c-cari-kosong", &search("<script>", &Found::default(), 1)),
        rendered("01d-cari-di-tempat-lain", &search("sim c", &elsewhere, 1)),
        rendered("01e-semua", &all_services(&catalogue, &Narrowed::default())),
        rendered("01e-semua-banyak", &all_services(&many, &Narrowed::default())),
        rendered("01f-semua-daring", &all_services(&catalogue, &narrowed)),
        rendered("01g-semua-kosong", &all_services(&catalogue, &nowhere)),
        rendered(
            "02b-layanan-dipilih",
            &ServicePage::new(
                Frame {
                    place: "/layanan/disdukcapil/ktp-el?jenis=hilang".to_owned(),
                    size: TextSize::Largest,
                    ..frame(language)
                },
                &regency,
                &catalogue[0],
                Asked {
                    facts: lost,
                    outlook: outlook.clone(),
                    ..Asked::default()
                },
            ),
        ),
        rendered(
            "02-layanan",
            &ServicePage::new(
                frame(language),
                &regency,
                &doctor,
                Asked {
                    past,
                    outlook: outlook.clone(),
                    facts: Facts::new(),
                },
            ),
        ),
        rendered("03-sop", &LegalSopPage::new(frame(language), &regency, &doctor)),
        rendered("14-pengaduan", &ComplainPage::new(frame(language), &regency)),
        rendered("17-kinerja", &PerformancePage::new(frame(language), oversight())),
    ];
    for published in &catalogue {
        let name = format!("02-{}", published.sop.definition().key.service);
        samples.push(rendered(
            &name,
            &ServicePage::new(frame(language), &regency, published, shown(published)),
        ));
        let name = format!("03-{}", published.sop.definition().key.service);
        samples.push(rendered(
            &name,
            &LegalSopPage::new(frame(language), &regency, published),
        ));
    }
    for event in &regency.guide.events {
        let needed = event.services.iter().map(|needed| &needed.service);
        let offered: Vec<(Published, Outlook)> = needed
            .map(|key| {
                (
                    published(key.unit.as_str(), key.service.as_str(), &regency),
                    outlook.clone(),
                )
            })
            .collect();
        let page = EventPage::new(frame(language), &regency, event, &offered);
        samples.push(rendered(&format!("18-{}", event.id), &page));
    }
    samples
}

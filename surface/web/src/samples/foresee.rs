//! Whether an invented service can keep its promise: as it is, changed, and without any record.

use std::collections::BTreeMap;
use std::sync::Arc;

use maklumat_app::simulation::{Answer, Compared, EndingShares, Estimate, PositionAnswer, StaffNeeded, TimeShares};
use maklumat_app::{Based, BasisRow, Effort, Forecast, WhatIf};
use maklumat_calendar::Date;
use maklumat_vocabulary::{Language, PositionKey, ServiceKey};

use super::officer::work;
use super::values::{at, text};
use super::{Sample, rendered};
use crate::frame::{Frame, Here};
use crate::oversight::foresee::{ForeseePage, Typed};

pub(super) fn overseeing(language: Language) -> Vec<Sample> {
    let frame = || Frame {
        here: Here::Oversight,
        flash: None,
        ..work(language)
    };
    let typed = |fields: &[(&str, &str)]| {
        let fields = fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Typed::read(&fields.collect())
    };
    let proposals = || vec![("0198f3a0-0000-7000-8000-000000000001".to_owned(), at(11, 20, 3, 0))];
    let page = |view, fields: &[(&str, &str)]| ForeseePage::new(frame(), Arc::new(view), typed(fields), proposals());
    let asked = [("tambah", "20"), ("hari", "lima"), ("petugas.dpmptsp/verifikator", "3")];
    vec![
        rendered("11-pengawasan-janji", &page(forecast(), &[])),
        rendered("11-pengawasan-janji-andai", &page(changed(), &asked)),
        rendered(
            "11-pengawasan-janji-tanpa-catatan",
            &page(unrecorded(), &[("per-hari", "12")]),
        ),
    ]
}

fn estimate(mean: f64, half: f64) -> Estimate {
    Estimate {
        mean,
        low: mean - half,
        high: mean + half,
    }
}

fn positions() -> [PositionKey; 2] {
    [
        PositionKey::new("dpmptsp", "verifikator"),
        PositionKey::new("dinkes", "kabid-sdk"),
    ]
}

fn answer(share: f64, verifiers: u32) -> Answer {
    let [verifier, reviewer] = positions();
    let position = |position, officers, busy, wait| PositionAnswer {
        position,
        officers,
        busy: estimate(busy, 0.03),
        wait_minutes: estimate(wait, 12.0),
    };
    Answer {
        runs: 12,
        cases: 5_460,
        never_closed: 0,
        steps: 31_200,
        in_time: estimate(share, 0.021),
        promises: Vec::new(),
        half_days: estimate(4.2, 0.3),
        nine_in_ten_days: estimate(9.7, 0.8),
        mean_days: estimate(5.1, 0.3),
        half_open_minutes: estimate(1_530.0, 90.0),
        nine_in_ten_open_minutes: estimate(4_140.0, 260.0),
        open_cases: estimate(33.0, 3.1),
        cases_per_day: estimate(5.0, 0.2),
        time: TimeShares {
            officer: estimate(0.08, 0.01),
            queue: estimate(0.12, 0.01),
            other_unit: estimate(0.04, 0.01),
            applicant: estimate(0.06, 0.01),
            closed: estimate(0.7, 0.01),
        },
        endings: EndingShares {
            done: estimate(0.9, 0.01),
            refused: estimate(0.06, 0.01),
            redirected: estimate(0.0, 0.0),
            withdrawn: estimate(0.04, 0.01),
        },
        positions: vec![
            position(verifier, verifiers, 0.87, 145.0),
            position(reviewer, 2, 0.31, 20.0),
        ],
        bottleneck: Some(0),
        same_person: 0,
    }
}

fn forecast() -> Forecast {
    let [verifier, reviewer] = positions();
    let basis = |of, name: Option<&str>, count| BasisRow {
        of,
        name: name.map(text),
        count,
        is_used: count >= 30,
    };
    Forecast {
        service: ServiceKey::new("dpmptsp", "sip-dokter"),
        service_name: text("Surat Izin Praktik Dokter"),
        unit_name: text("Dinas Perizinan"),
        version: 2,
        promise: Some(text("5 hari kerja")),
        other_version: None,
        other_promise: Some(text("5 hari kerja")),
        as_of: at(11, 23, 2, 0),
        history: Some((Date::constant(2025, 11, 3), Date::constant(2026, 11, 22), 1_204)),
        bases: vec![
            basis(Based::Arrivals, None, 1_251),
            basis(Based::Variant, Some("Jenis izin"), 1_204),
            basis(Based::Work, Some("Memeriksa kelengkapan"), 1_190),
            basis(Based::Outcomes, Some("Memeriksa kelengkapan"), 1_190),
            basis(Based::OutcomesAgain, Some("Memeriksa kelengkapan"), 12),
            basis(Based::Answers, None, 214),
            basis(Based::Officers, Some("Verifikator"), 1_190),
            basis(Based::Bound, Some("Verifikator"), 1_190),
        ],
        effort: Effort {
            runs: 12,
            days: 91,
            warm_up_days: 28,
            is_shortened: false,
        },
        minutes_per_day: 450,
        per_day: 7.1,
        now: answer(0.834, 2),
        positions: BTreeMap::from([
            (verifier.clone(), text("Verifikator")),
            (reviewer, text("Kepala Bidang Sumber Daya Kesehatan")),
        ]),
        compared: None,
        staff: StaffNeeded::Enough {
            more: BTreeMap::from([(verifier, 3)]),
            answer: Box::new(answer(0.93, 3)),
        },
        asked: WhatIf::default(),
    }
}

fn changed() -> Forecast {
    let asked = WhatIf {
        more_percent: Some(20),
        ..WhatIf::default()
    };
    Forecast {
        other_version: Some(3),
        other_promise: Some(text("4 hari kerja")),
        compared: Some(Compared {
            first: answer(0.834, 2),
            second: Answer {
                never_closed: 40,
                same_person: 3,
                ..answer(0.712, 3)
            },
            in_time: estimate(-0.122, 0.03),
            mean_days: estimate(1.4, 0.2),
        }),
        staff: StaffNeeded::NotByStaff {
            best: Box::new(answer(0.79, 64)),
        },
        asked,
        ..forecast()
    }
}

fn unrecorded() -> Forecast {
    let known = forecast();
    Forecast {
        history: None,
        bases: known
            .bases
            .iter()
            .map(|row| BasisRow {
                count: 0,
                is_used: false,
                ..row.clone()
            })
            .collect(),
        effort: Effort {
            runs: 5,
            days: 28,
            warm_up_days: 14,
            is_shortened: true,
        },
        staff: StaffNeeded::NotFound { tried: BTreeMap::new() },
        ..known
    }
}

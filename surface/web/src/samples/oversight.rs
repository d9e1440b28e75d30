//! Figures of invented services, for those who oversee and for everybody.

use maklumat_app::{
    CaseFilter, CaseList, Cause, CauseKind, Compared, ListedCase, OversightRow, OversightTable, Overview, PastTimes,
    Period, PeriodChoice, ServiceReport, Signal, SignalKind, SignalWeight, StepRow, TimeShares, TrendPoint, UnitRow,
    Urgency, WorkingTime,
};
use maklumat_calendar::{Date, Timestamp};
use maklumat_vocabulary::{Language, ServiceKey, UnitId};

use super::officer::work;
use super::values::{at, case_id, text};
use super::{Sample, rendered};
use crate::frame::{Frame, Here};
use crate::oversight::cases::CasesPage;
use crate::oversight::overview::OverviewPage;
use crate::oversight::service::ServiceReportPage;

pub(super) fn overseeing(language: Language) -> Vec<Sample> {
    let frame = || Frame {
        here: Here::Oversight,
        flash: None,
        ..work(language)
    };
    let of_unit = Overview {
        unit: Some((UnitId::new("dpmptsp"), text("Dinas Perizinan"))),
        sees_all: false,
        ..overview()
    };
    let empty = Overview {
        units: Vec::new(),
        signals: Vec::new(),
        table: OversightTable {
            rows: Vec::new(),
            is_whole: false,
            trend: Vec::new(),
            ..oversight()
        },
        ..overview()
    };
    let none_listed = CaseList {
        rows: Vec::new(),
        filter: CaseFilter::ClosedLate,
        ..case_list()
    };
    let cases = |list| CasesPage {
        f: frame().titled_by("cases-title"),
        list,
    };
    vec![
        rendered("11-pengawasan", &OverviewPage::new(frame(), overview())),
        rendered("11-pengawasan-unit", &OverviewPage::new(frame(), of_unit)),
        rendered("11-pengawasan-kosong", &OverviewPage::new(frame(), empty)),
        rendered(
            "11-pengawasan-layanan",
            &ServiceReportPage::new(frame(), service_report()),
        ),
        rendered("11-pengawasan-berkas", &cases(case_list())),
        rendered("11-pengawasan-berkas-kosong", &cases(none_listed)),
    ]
}

fn time(minutes: u64) -> WorkingTime {
    WorkingTime {
        minutes,
        minutes_per_day: 450,
    }
}

pub(super) fn past_times(cases: u64) -> Option<PastTimes> {
    (cases > 0).then(|| PastTimes {
        count: cases,
        median: time(1_530),
        p90: time(4_140),
    })
}

fn period() -> Period {
    Period::of(PeriodChoice::Days90, Date::constant(2026, 11, 23))
}

fn trend() -> Vec<TrendPoint> {
    let weeks = [
        (26, 8, 2),
        (31, 8, 210),
        (7, 9, 240),
        (14, 9, 251),
        (21, 9, 244),
        (28, 9, 230),
        (5, 10, 262),
    ];
    let later = [
        (12, 10, 270),
        (19, 10, 266),
        (26, 10, 281),
        (2, 11, 290),
        (9, 11, 284),
        (16, 11, 301),
    ];
    let all = weeks.into_iter().chain(later).enumerate();
    all.map(|(index, (day, month, finished))| TrendPoint {
        from: Date::constant(2026, month, day),
        is_month: false,
        is_partial: (day, month) == (16, 11),
        finished,
        on_time: finished * (78 + index as u64) / 100,
    })
    .collect()
}

pub(super) fn oversight() -> OversightTable {
    let row = |service: &str, name: &str, zone, (late, on_time)| OversightRow {
        service: ServiceKey::new("dpmptsp", service),
        service_name: text(name),
        unit_name: text("Dinas Perizinan"),
        promise: Some(text("9 hari kerja")),
        open: 1_204,
        late,
        finished: if on_time == 0 { 0 } else { 3_834 },
        on_time,
        refused: 61,
        withdrawn: 40,
        returned: 902,
        overtakings: late,
        late_defects: 2,
        overrides: 1,
        zone,
        times: past_times(on_time),
        office_times: past_times(on_time),
        cause: (on_time > 0).then_some(Cause {
            of: CauseKind::Queue,
            percent: 54,
        }),
    };
    let calm = OversightRow {
        cause: None,
        late: 0,
        ..row("lain", "Layanan tenang", Some(Urgency::Green), (0, 3_800))
    };
    OversightTable {
        rows: vec![
            row("izin-reklame", "Izin Reklame", Some(Urgency::Red), (26, 2_223)),
            row(
                "sip-dokter",
                "Surat Izin Praktik Dokter",
                Some(Urgency::Yellow),
                (3, 3_412),
            ),
            row("baru", "Layanan baru", None, (0, 0)),
            calm,
        ],
        as_of: at(11, 23, 5, 0),
        period: period(),
        is_whole: true,
        trend: trend(),
    }
}

fn overview() -> Overview {
    let table = oversight();
    let worst = &table.rows[0];
    let unit = |unit: &str, name: &str, zone| UnitRow {
        unit: UnitId::new(unit),
        name: text(name),
        services: 2,
        open: 2_408,
        late: 29,
        finished: 7_668,
        on_time: 5_635,
        zone,
        worst: (zone != Some(Urgency::Green)).then(|| (worst.service.clone(), worst.service_name.clone(), worst.cause)),
    };
    Overview {
        units: vec![
            unit("dpmptsp", "Dinas Perizinan", Some(Urgency::Red)),
            unit("dishub", "Dinas Perhubungan", Some(Urgency::Green)),
        ],
        signals: signals(),
        table,
        unit: None,
        sees_all: true,
    }
}

fn signals() -> Vec<Signal> {
    let signal = |kind, (part, whole), weight| Signal {
        kind,
        service: ServiceKey::new("dpmptsp", "izin-reklame"),
        service_name: text("Izin Reklame"),
        part,
        whole,
        others_part: 2,
        others_whole: 40,
        weight,
    };
    vec![
        signal(SignalKind::ReturnsNearDue, (21, 40), SignalWeight::Look),
        signal(SignalKind::LateDefects, (9, 40), SignalWeight::Watch),
        signal(SignalKind::Overtakings, (6, 512), SignalWeight::Chance),
        signal(SignalKind::Overrides, (4, 3_834), SignalWeight::Chance),
    ]
}

fn service_report() -> ServiceReport {
    let step = |name: &str, unit: Option<&str>, visits| StepRow {
        name: text(name),
        unit: unit.map(text),
        visits,
        late: 3,
        returns: 12,
        queue: time(700),
        hand: time(95),
        has_too_few: visits < 5,
    };
    let table = oversight();
    let compared = |on_time, finished, interval| Compared {
        on_time,
        finished,
        interval,
    };
    ServiceReport {
        row: table.rows[0].clone(),
        period: period(),
        as_of: table.as_of,
        is_whole: true,
        shares: Some(TimeShares {
            queue: time(1_310),
            officer: time(180),
            other_unit: time(540),
            applicant: time(410),
            paused: time(30),
            away: WorkingTime {
                minutes: 9_000,
                minutes_per_day: 1_440,
            },
        }),
        steps: vec![
            step("Memeriksa kelengkapan", Some("Dinas Perizinan"), 4_100),
            step("Memberi rekomendasi teknis", Some("Dinas Pekerjaan Umum"), 3_900),
            step("Meninjau lokasi", Some("Dinas Perizinan"), 3),
            step("Membayar pajak", None, 3_870),
        ],
        trend: trend(),
        signals: signals(),
        now: Some((566, 597)),
        before: compared(2_400, 3_700, Some((633, 664))),
        elsewhere: vec![(text("Kecamatan Contoh"), compared(3, 4, None))],
    }
}

fn case_list() -> CaseList {
    let row = |reference: &str, steps: &[(&str, &str)], due: Option<Timestamp>| ListedCase {
        case: case_id(),
        reference: reference.to_owned(),
        steps: steps.iter().map(|(step, unit)| (text(step), text(unit))).collect(),
        days_over: due.is_some_and(|due| due < at(11, 23, 5, 0)).then_some(3),
        due,
        closed_on: None,
    };
    CaseList {
        service: ServiceKey::new("dpmptsp", "izin-reklame"),
        service_name: text("Izin Reklame"),
        rows: vec![
            row(
                "SR-7K2M-3A9D",
                &[("Memeriksa kelengkapan", "Dinas Perizinan")],
                Some(at(11, 18, 16, 0)),
            ),
            row(
                "SR-7K2M-3A9E",
                &[
                    ("Menelaah", "Dinas Perizinan"),
                    ("Memberi rekomendasi", "Dinas Pekerjaan Umum"),
                ],
                Some(at(12, 4, 16, 0)),
            ),
            row("SR-7K2M-3A9F", &[], None),
        ],
        filter: CaseFilter::Late,
        period: period(),
        page: 1,
        has_more: true,
    }
}

//! How SOPs in force are looked at: the list, one SOP, its sheets, and campaigns.

use maklumat_app::{
    CampaignHead, CampaignList, CampaignRow, CampaignUnit, CampaignView, Evaluation, EvaluationSheet, Finished,
    FollowUpAction, FollowUpEnd, FollowUpRow, HalfYear, Judgement, LookedList, LookedSop, Measured, Method,
    MonitoringSheet, OfferedUnit, Progress, Reply, ReviewDuties, ReviewStanding, Round, RoundState, Sentence,
    ServiceFacts, SheetEntry, SheetTop, SopReview, StepOnSheet, Tally, UnitLooked, Verdict, Wants, WorkingTime,
};
use maklumat_vocabulary::{Language, PositionKey, ServiceKey, StepId, UnitId};

use super::officer::work;
use super::values::{at, case_id, date, private, text};
use super::{Sample, rendered};
use crate::form::{Form, Shown};
use crate::frame::{Frame, Here};
use crate::monitoring::campaign::CampaignPage;
use crate::monitoring::campaigns::CampaignsPage;
use crate::monitoring::evaluation::EvaluationPage;
use crate::monitoring::list::ListPage;
use crate::monitoring::sheet::SheetPage;
use crate::monitoring::sop::SopPage;

const TOKEN: &str = "0a1b";

pub(super) fn looking(language: Language) -> Vec<Sample> {
    let mut samples = lists(language);
    samples.extend(sheets(language));
    samples.extend(evaluations(language));
    samples.extend(campaigns(language));
    samples
}

fn frame(language: Language) -> Frame {
    Frame {
        here: Here::Oversight,
        flash: None,
        ..work(language)
    }
}

fn kir() -> ServiceKey {
    ServiceKey::new("dishub", "uji-kir")
}

fn state(standing: ReviewStanding, is_begun: bool) -> RoundState {
    RoundState {
        last: is_begun.then(|| date(4, 12)),
        due: date(10, 12),
        standing,
        is_begun,
    }
}

fn looked() -> LookedSop {
    LookedSop {
        service: kir(),
        service_name: text("Uji Berkala Kendaraan Bermotor (KIR)"),
        unit_name: text("Dinas Perhubungan"),
        version: 2,
        in_force_since: date(2, 2),
        monitoring: state(ReviewStanding::Overdue { days: 42 }, true),
        evaluation: state(ReviewStanding::Soon { days: 12 }, false),
        open_actions: 2,
        late_actions: 1,
    }
}

fn follow_up(is_late: bool) -> FollowUpRow {
    FollowUpRow {
        id: case_id().0,
        service: kir(),
        service_name: text("Uji Berkala Kendaraan Bermotor (KIR)"),
        round: Round::Monitoring,
        period: "2026-1".to_owned(),
        step_name: Some(text("Uji teknis kendaraan")),
        what: "Tambah satu penguji pada hari Senin".to_owned(),
        position_name: text("Kepala UPTD Pengujian"),
        until: date(10, 30),
        is_late,
        closed: None,
        may_close: true,
    }
}

pub(super) fn duties() -> ReviewDuties {
    ReviewDuties {
        sops: vec![looked()],
        actions: vec![follow_up(true)],
        campaigns: vec![campaign_head()],
    }
}

fn lists(language: Language) -> Vec<Sample> {
    let list = |rows: Vec<LookedSop>, actions| ListPage {
        f: frame(language).titled_by("reviews-title"),
        list: LookedList {
            units: vec![
                unit("dishub", "Dinas Perhubungan"),
                unit("disnaker", "Dinas Tenaga Kerja"),
            ],
            rows,
            actions,
            as_of: at(11, 23, 9, 0),
            unit: None,
            may_open_campaign: true,
        },
    };
    let calm = LookedSop {
        monitoring: state(ReviewStanding::InTime, false),
        evaluation: state(ReviewStanding::InTime, false),
        open_actions: 0,
        late_actions: 0,
        ..looked()
    };
    let closed = FollowUpRow {
        closed: Some(FollowUpEnd {
            on: date(11, 2),
            by: private("Sekar Contoh"),
            word: "Penguji kedua bertugas sejak 2 November.".to_owned(),
        }),
        may_close: false,
        ..follow_up(false)
    };
    let review = SopReview {
        sop: looked(),
        sheets: vec![
            entry(Round::Monitoring, "2026-2", false),
            entry(Round::Evaluation, "2026", true),
        ],
        actions: vec![follow_up(true), closed],
        assessor: Some((PositionKey::new("dishub", "penguji"), text("Penguji"))),
        nameable: vec![(PositionKey::new("dishub", "penguji"), text("Penguji"))],
        may_fill: true,
        this_half_year: HalfYear::of(date(11, 23)),
        this_year: 2026,
    };
    let sop = SopPage {
        f: frame(language).titled("Uji Berkala Kendaraan Bermotor (KIR)"),
        review,
        form_token: TOKEN.to_owned(),
        refusal: Some(Sentence {
            what: "Hasilnya belum ditulis.".to_owned(),
            then: "Tulis apa yang sudah dilakukan, lalu tutup lagi.".to_owned(),
        }),
        typed: Form::default(),
        sees_figures: true,
    };
    vec![
        rendered("18-pemantauan", &list(vec![looked(), calm], vec![follow_up(true)])),
        rendered("18-pemantauan-kosong", &list(Vec::new(), Vec::new())),
        rendered("18-pemantauan-sop", &sop),
    ]
}

fn unit(id: &str, name: &str) -> UnitLooked {
    UnitLooked {
        unit: UnitId::new(id),
        name: text(name),
        sops: 3,
        overdue: 1,
        late_actions: 1,
    }
}

fn entry(round: Round, period: &str, is_finished: bool) -> SheetEntry {
    SheetEntry {
        round,
        period: period.to_owned(),
        finished: is_finished.then(|| date(11, 2)),
        by: private("Sekar Contoh"),
    }
}

fn top(finished: Option<Finished>) -> SheetTop {
    SheetTop {
        service: kir(),
        service_name: text("Uji Berkala Kendaraan Bermotor (KIR)"),
        unit_name: text("Dinas Perhubungan"),
        sop_number: "SOP/DISHUB/07/2026".to_owned(),
        version: 2,
        revision: 3,
        head_position: text("Kepala Dinas Perhubungan"),
        positions: vec![(PositionKey::new("dishub", "penguji"), text("Penguji"))],
        may_fill: finished.is_none(),
        carried_from: finished.is_none().then(|| "2026-1".to_owned()),
        finished,
    }
}

fn finished() -> Option<Finished> {
    Some(Finished {
        on: date(11, 23),
        by: private("Sekar Contoh"),
        position: Some(text("Kepala Dinas Perhubungan")),
    })
}

fn action() -> FollowUpAction {
    FollowUpAction {
        what: "Tambah satu penguji pada hari Senin".to_owned(),
        by: Some(PositionKey::new("dishub", "penguji")),
        until: Some(date(12, 31)),
    }
}

fn row(step: &str, name: &str, measured: Option<Measured>) -> StepOnSheet {
    StepOnSheet {
        step: StepId::new(step),
        name: text(name),
        performer: Some(text("Penguji")),
        published: text("30 menit"),
        measured,
        mean: measured.filter(Measured::is_enough).map(|measured| WorkingTime {
            minutes: measured.mean_minutes,
            minutes_per_day: 450,
        }),
        judgement: None,
        note: String::new(),
        action: FollowUpAction::default(),
    }
}

fn monitoring(done: Option<Finished>) -> MonitoringSheet {
    let measured = Measured {
        visits: 120,
        late: 31,
        returns: 4,
        mean_minutes: 45,
        published_minutes: Some(30),
    };
    let few = Measured {
        visits: 3,
        late: 0,
        ..measured
    };
    MonitoringSheet {
        head: top(done),
        half_year: HalfYear::of(date(11, 23)),
        methods: vec![Method::Observation, Method::CustomerInterview],
        rows: vec![
            StepOnSheet {
                judgement: Some(Judgement::WorksBadly),
                note: "Antre sampai siang pada hari Senin.".to_owned(),
                action: action(),
                ..row("uji", "Uji teknis kendaraan", Some(measured))
            },
            StepOnSheet {
                judgement: Some(Judgement::WorksWell),
                ..row("periksa", "Periksa berkas", Some(few))
            },
            StepOnSheet {
                performer: None,
                ..row("perbaiki", "Perbaiki kendaraan", None)
            },
        ],
        facts: ServiceFacts {
            from: date(5, 25),
            until: date(11, 23),
            promise: Some(text("1 hari kerja")),
            median: Some(WorkingTime {
                minutes: 380,
                minutes_per_day: 450,
            }),
            finished: 118,
            on_time: 97,
            returned: 12,
            overrides: 1,
            ended: 121,
        },
    }
}

fn sheets(language: Language) -> Vec<Sample> {
    let page = |done| SheetPage::new(frame(language), monitoring(done), TOKEN.to_owned());
    let refused = SheetPage {
        errors: vec![
            Shown {
                field: "nilai.perbaiki".to_owned(),
                words: "Perbaiki kendaraan: pilih penilaian.".to_owned(),
            },
            Shown {
                field: "catatan.uji".to_owned(),
                words: "Uji teknis kendaraan: tulis apa yang tidak berjalan baik.".to_owned(),
            },
        ],
        ..page(None)
    };
    vec![
        rendered("19-lembar-pemantauan", &page(None)),
        rendered("19-lembar-pemantauan-kurang", &refused),
        rendered("19-lembar-pemantauan-selesai", &page(finished())),
    ]
}

fn evaluations(language: Language) -> Vec<Sample> {
    let instrument = maklumat_app::instrument_on(date(11, 23)).unwrap();
    let replies = instrument.questions.iter().enumerate().map(|(place, question)| Reply {
        question: question.key.clone(),
        is_yes: (place < 6).then_some(place != 1),
        reason: if place == 1 {
            "Istilahnya sulit.".to_owned()
        } else {
            String::new()
        },
    });
    let evaluation = Evaluation {
        replies: replies.collect(),
        verdict: Some(Verdict::Improve),
        word: String::new(),
        action: action(),
    };
    let page = |done| {
        let sheet = EvaluationSheet {
            head: top(done),
            year: 2026,
            instrument,
            evaluation: evaluation.clone(),
        };
        EvaluationPage::new(frame(language), sheet, TOKEN.to_owned())
    };
    let refused = EvaluationPage {
        errors: vec![Shown {
            field: "jawab.synergy".to_owned(),
            words: "Pertanyaan 7: pilih ya atau tidak.".to_owned(),
        }],
        ..page(None)
    };
    vec![
        rendered("19-evaluasi-sop", &refused),
        rendered("19-evaluasi-sop-selesai", &page(finished())),
    ]
}

fn campaign_head() -> CampaignHead {
    CampaignHead {
        id: case_id().0,
        name: "Peninjauan SOP 2026".to_owned(),
        wish: "Utamakan SOP yang paling banyak dipakai.".to_owned(),
        wants: Wants::Both,
        from: date(10, 1),
        until: date(11, 30),
        closed: None,
        tally: Tally {
            done: 3,
            begun: 1,
            not_begun: 1,
            late: 0,
        },
    }
}

fn row_of(progress: Progress) -> CampaignRow {
    CampaignRow {
        service: kir(),
        name: text("Uji Berkala Kendaraan Bermotor (KIR)"),
        progress,
        monitored: Some(date(10, 20)),
        evaluated: None,
        open_actions: 2,
        late_actions: 1,
    }
}

fn campaigns(language: Language) -> Vec<Sample> {
    let sop = (kir(), text("Uji Berkala Kendaraan Bermotor (KIR)"));
    let list = CampaignsPage {
        f: frame(language).titled_by("campaigns-title"),
        list: CampaignList {
            rows: vec![campaign_head()],
            offered: vec![OfferedUnit {
                unit: UnitId::new("dishub"),
                name: text("Dinas Perhubungan"),
                sops: vec![sop],
            }],
            may_open: true,
        },
        typed: Form::of(&[("nama", "Peninjauan SOP 2026"), ("sop", "dishub/uji-kir")]),
        refusal: None,
        form_token: TOKEN.to_owned(),
    };
    let unit = |name: &str, tally, rows| CampaignUnit {
        unit: UnitId::new(name),
        name: text("Dinas Perhubungan dan Pengujian Kendaraan"),
        tally,
        rows,
    };
    let late = Tally {
        late: 2,
        done: 1,
        ..Tally::default()
    };
    let view = |closed| CampaignPage {
        f: frame(language).titled("Peninjauan SOP 2026"),
        view: CampaignView {
            head: CampaignHead {
                closed,
                ..campaign_head()
            },
            units: vec![
                unit("dishub", late, vec![row_of(Progress::Late), row_of(Progress::Begun)]),
                unit("disnaker", campaign_head().tally, vec![row_of(Progress::Done)]),
            ],
            as_of: at(11, 23, 9, 0),
            may_close: true,
        },
        refusal: None,
        form_token: TOKEN.to_owned(),
    };
    vec![
        rendered("20-peninjauan", &list),
        rendered("20-peninjauan-kemajuan", &view(None)),
        rendered(
            "20-peninjauan-ditutup",
            &view(Some((date(12, 1), "Dua SOP menyusul.".to_owned()))),
        ),
    ]
}

//! What a simulation rests on: what was stated, what is usual, and what it leaves out.

use maklumat_calendar::long_date;
use maklumat_simulation::{Arrivals, Basis, FEWEST, Figure, Shares, USUAL_WAY, Work};
use maklumat_vocabulary::Language;

use crate::commands::simulate::report::{Speech, position_name};
use crate::commands::simulate::{Case, Recorded, Told};

/// The lines about what is supposed. Nothing that moves a figure is left unsaid.
pub(super) fn lines(speech: Speech, told: &Told) -> Vec<String> {
    let case = &told.first;
    let mut said: Vec<String> = told
        .recorded
        .iter()
        .flat_map(|recorded| recorded_lines(speech, case, recorded))
        .collect();
    said.extend([
        arrivals(speech, case),
        work(speech, case),
        decisions(speech, case),
        answers(speech, case),
    ]);
    said.extend(bound(speech, case));
    said.extend(holidays(speech, case));
    if case.scenario.priority > 0.0 {
        let first = speech.number(case.scenario.priority * 100.0, 0);
        said.push(match speech.0 {
            Language::Indonesian => {
                format!("{first} dari 100 pemohon didahulukan, bila layanan ini mengenal golongan itu.")
            }
            Language::English => {
                format!("{first} of 100 applicants are served first, where the service knows such classes.")
            }
        });
    }
    said.push(
        speech
            .say(
                "Petugas hanya mengerjakan layanan ini, satu berkas sekali, dan melanjutkannya esok bila kantor tutup.",
                "Officers do only this service, one file at a time, and go on the next day when the office closes.",
            )
            .to_owned(),
    );
    said.push(
        speech
            .say(
                "Berkas dilayani menurut urutan, yang didahulukan lebih dulu; petugas diambil dari organisation.toml kecuali disebut.",
                "Files are served in turn, priority first; officers are those of organisation.toml unless stated.",
            )
            .to_owned(),
    );
    said.push(match speech.0 {
        Language::Indonesian => format!(
            "\"Antara\" berarti: 95 dari 100 rentang seperti itu memuat nilai sebenarnya; dihitung dari beda antar {} percobaan.",
            told.answer.runs
        ),
        Language::English => format!(
            "\"Between\" means: 95 of 100 such ranges hold the true value; told from how {} runs differ.",
            told.answer.runs
        ),
    });
    let mut lines = vec![speech.say("Yang diandaikan:", "What is supposed:").to_owned()];
    lines.extend(said.into_iter().map(|line| format!("  - {line}")));
    lines
}

/// What was taken from records, on how much it rests, and what was too little.
fn recorded_lines(speech: Speech, case: &Case, recorded: &Recorded) -> Vec<String> {
    let (from, until) = (long_date(recorded.from, speech.0), long_date(recorded.until, speech.0));
    let cases = speech.number(count(recorded.cases), 0);
    let list = |is_used: bool| {
        let bases = recorded.bases.iter().filter(|basis| basis.is_used == is_used);
        let named: Vec<String> = bases.map(|basis| based(speech, case, basis)).collect();
        named.join("; ")
    };
    let mut lines = vec![match speech.0 {
        Language::Indonesian => format!("Dari catatan {from} sampai {until}, dengan {cases} permohonan yang selesai:"),
        Language::English => format!("From records of {from} until {until}, with {cases} closed cases:"),
    }];
    let (used, unused) = (list(true), list(false));
    if !used.is_empty() {
        lines.push(format!("{}: {used}.", speech.say("Tercatat", "Recorded")));
    }
    if !unused.is_empty() {
        lines.push(match speech.0 {
            Language::Indonesian => {
                format!("Kurang dari {FEWEST} kali tercatat, jadi diandaikan seperti biasanya: {unused}.")
            }
            Language::English => format!("Recorded fewer than {FEWEST} times, so what is usual is supposed: {unused}."),
        });
    }
    lines
}

fn based(speech: Speech, case: &Case, basis: &Basis) -> String {
    let position = |key| position_name(speech, case, key);
    let (what, of) = match &basis.of {
        Figure::Arrivals => (speech.say("yang datang", "who comes"), String::new()),
        Figure::Priority => (speech.say("yang didahulukan", "who is served first"), String::new()),
        Figure::Answers => (speech.say("jawaban pemohon", "answers of applicants"), String::new()),
        Figure::Variant(variant) => (speech.say("ragam", "kinds of"), variant.to_string()),
        Figure::Needed(step) => (speech.say("perlunya", "need of"), step.to_string()),
        Figure::Work(step) => (speech.say("lama", "time of"), step.to_string()),
        Figure::Outcomes(step) => (speech.say("hasil", "outcomes of"), step.to_string()),
        Figure::OutcomesAgain(step) => (speech.say("hasil berikutnya", "later outcomes of"), step.to_string()),
        Figure::Officers(key) => (speech.say("petugas", "officers,"), position(key)),
        Figure::Bound(key) => (speech.say("waktu terikat", "time bound,"), position(key)),
    };
    let space = if of.is_empty() { "" } else { " " };
    format!("{what}{space}{of} ({})", speech.number(count(basis.count), 0))
}

/// For how much of the time in hand officers are bound, where waiting times told it.
fn bound(speech: Speech, case: &Case) -> Option<String> {
    let bound = &case.scenario.bound;
    let each = bound.iter().map(|(key, share)| {
        let name = position_name(speech, case, key);
        format!("{name} {}%", speech.number(share * 100.0, usize::from(*share < 0.1)))
    });
    let each = each.collect::<Vec<_>>().join(", ");
    let more = if bound.values().any(|share| *share > 1.0) {
        speech.say(
            " Lebih dari 100% berarti petugas belum bebas saat berkas selesai: ada pekerjaan lain.",
            " More than 100% means that officers are not free when a file is done: there is other work.",
        )
    } else {
        ""
    };
    (!bound.is_empty()).then(|| match speech.0 {
        Language::Indonesian => format!(
            "Selama berkas di tangan, petugas terikat sekian dari waktu itu, disimpulkan dari lama berkas menunggu: {each}.{more}"
        ),
        Language::English => format!(
            "While a file is in hand, its officer is bound for so much of that time, told from how long files wait: {each}.{more}"
        ),
    })
}

#[expect(clippy::cast_precision_loss, reason = "nobody has recorded 2^52 cases")]
const fn count(cases: u64) -> f64 {
    cases as f64
}

fn arrivals(speech: Speech, case: &Case) -> String {
    let scenario = &case.scenario;
    let from = long_date(scenario.from, speech.0);
    let warm_up = scenario.warm_up_days;
    match &scenario.arrivals {
        Arrivals::PerDay { cases, peaks } => {
            let cases = speech.number(*cases, usize::from(cases.fract() != 0.0));
            let peaks = if peaks.is_empty() {
                String::new()
            } else {
                speech
                    .say(
                        ", lebih banyak pada jam ramai yang disebut",
                        ", more in the peak hours stated",
                    )
                    .to_owned()
            };
            match speech.0 {
                Language::Indonesian => format!(
                    "Rata-rata {cases} permohonan pada satu hari buka, datang acak pada jam buka{peaks}; mulai {from}, {warm_up} hari pertama tidak dihitung."
                ),
                Language::English => format!(
                    "On average {cases} cases on an open day, by chance in opening hours{peaks}; from {from}, the first {warm_up} days not counted."
                ),
            }
        }
        Arrivals::Hourly(rates) => {
            let cases = speech.number(rates.per_open_day(), 1);
            match speech.0 {
                Language::Indonesian => format!(
                    "Rata-rata {cases} permohonan pada satu hari buka, menurut hari dan jam yang tercatat; mulai {from}, {warm_up} hari pertama tidak dihitung."
                ),
                Language::English => format!(
                    "On average {cases} cases on an open day, by the days and hours recorded; from {from}, the first {warm_up} days not counted."
                ),
            }
        }
        Arrivals::Recorded(_) => speech
            .say(
                "Permohonan datang seperti yang tercatat.",
                "Cases come as they were recorded.",
            )
            .to_owned(),
    }
}

fn work(speech: Speech, case: &Case) -> String {
    let usual = percents(speech, case.scenario.usual);
    let mut line = match speech.0 {
        Language::Indonesian => {
            format!(
                "Lama kerja tiap langkah, bila tidak disebut: {usual} persen waktu SOP (tercepat, biasanya, terlama)."
            )
        }
        Language::English => {
            format!("Work of a step, unless stated: {usual} per cent of its time in the SOP (least, usual, most).")
        }
    };
    for (step, work) in &case.scenario.work {
        line.push_str(&format!(" {step}: {};", worded(speech, work)));
    }
    if line.ends_with(';') {
        line.pop();
        line.push('.');
    }
    line
}

fn worded(speech: Speech, work: &Work) -> String {
    let minutes = |seconds: &f64| speech.number(seconds / 60.0, usize::from((seconds / 60.0).fract() != 0.0));
    let unit = speech.say("menit", "minutes");
    match work {
        Work::Always(seconds) => format!("{} {unit}", minutes(seconds)),
        Work::Triangular { least, usual, most } => {
            format!("{}, {}, {} {unit}", minutes(least), minutes(usual), minutes(most))
        }
        Work::Exponential(mean) => format!(
            "{} {} {unit}",
            speech.say("acak, rata-rata", "by chance, on average"),
            minutes(mean)
        ),
        Work::Measured(_) => speech.say("seperti yang tercatat", "as it was recorded").to_owned(),
    }
}

fn decisions(speech: Speech, case: &Case) -> String {
    let rounds = case.scenario.rounds;
    let usual = speech.number(USUAL_WAY * 100.0, 0);
    let mut line = match speech.0 {
        Language::Indonesian => {
            format!(
                "Hasil keputusan, bila tidak disebut atau tercatat: {usual} dari 100 menuju akhir yang baik, sisanya terbagi rata, dan paling banyak {rounds} kali kembali. Ini perkiraan."
            )
        }
        Language::English => format!(
            "Decisions, unless stated or recorded: {usual} of 100 go on to a good end, the rest falls alike, and at most {rounds} times back. This is a guess."
        ),
    };
    for ((step, outcome), share) in &case.scenario.outcomes {
        line.push_str(&format!(" {step}.{outcome}: {}%.", speech.number(share * 100.0, 0)));
    }
    for ((variant, option), share) in &case.scenario.variants {
        line.push_str(&format!(" {variant}.{option}: {}%.", speech.number(share * 100.0, 0)));
    }
    for (step, share) in &case.scenario.needed {
        line.push_str(&format!(" {step}: {}%.", speech.number(share * 100.0, 0)));
    }
    line
}

fn answers(speech: Speech, case: &Case) -> String {
    let times = percents(speech, case.scenario.answer);
    let never = speech.number(case.scenario.never_answered * 100.0, 0);
    if !case.scenario.answered.is_empty() {
        return match speech.0 {
            Language::Indonesian => {
                format!("Pemohon menjawab pengembalian secepat yang tercatat; {never} dari 100 tidak menjawab.")
            }
            Language::English => {
                format!("Applicants answer a return as fast as was recorded; {never} of 100 never do.")
            }
        };
    }
    match speech.0 {
        Language::Indonesian => format!(
            "Pemohon menjawab pengembalian dalam {times} persen batas waktunya (tercepat, biasanya, terlama); {never} dari 100 tidak menjawab."
        ),
        Language::English => format!(
            "Applicants answer a return within {times} per cent of the time allowed (least, usual, most); {never} of 100 never do."
        ),
    }
}

/// A year of which no closures are on file looks busier than it is.
fn holidays(speech: Speech, case: &Case) -> Option<String> {
    let calendar = case.plan.sop().calendar();
    let scenario = &case.scenario;
    let days = scenario.warm_up_days + scenario.days;
    let last = calendar.date(
        calendar.add(
            calendar
                .zone()
                .instant(scenario.from, maklumat_calendar::Time::midnight()),
            maklumat_calendar::Duration::days(days),
        ),
    );
    let unknown = (scenario.from.year()..=last.year()).find(|year| !calendar.knows_closures_of(*year))?;
    Some(match speech.0 {
        Language::Indonesian => format!("Hari libur tahun {unknown} belum tercatat, jadi dianggap tidak ada."),
        Language::English => format!("No holidays of {unknown} are on file, so none are counted."),
    })
}

fn percents(speech: Speech, shares: Shares) -> String {
    let percent = |share: f64| speech.number(share * 100.0, 0);
    format!(
        "{}, {}, {}",
        percent(shares.least),
        percent(shares.usual),
        percent(shares.most)
    )
}

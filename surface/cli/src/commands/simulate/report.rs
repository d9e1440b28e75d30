//! The report in words, for whoever decides: what was found first, then what it rests on.

use maklumat_simulation::{Answer, Compared, Estimate, StaffNeeded};
use maklumat_vocabulary::{Language, PositionKey};

use crate::commands::simulate::supposed;
use crate::commands::simulate::{Case, Told};

/// Short sentences in one language.
#[derive(Clone, Copy)]
pub(super) struct Speech(pub(super) Language);

impl Speech {
    pub(super) const fn say<'t>(self, indonesian: &'t str, english: &'t str) -> &'t str {
        match self.0 {
            Language::Indonesian => indonesian,
            Language::English => english,
        }
    }

    /// With so many decimals, as the language writes them.
    pub(super) fn number(self, number: f64, decimals: usize) -> String {
        let text = format!("{number:.decimals$}");
        let is_nothing = !text.contains(|digit: char| ('1'..='9').contains(&digit));
        let text = if is_nothing {
            text.trim_start_matches('-')
        } else {
            &text
        };
        let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
        let mut grouped = String::new();
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at) % 3 == 0 && !grouped.ends_with('-') {
                grouped.push_str(self.say(".", ","));
            }
            grouped.push(digit);
        }
        if !rest.is_empty() {
            grouped.push_str(self.say(",", "."));
            grouped.push_str(rest);
        }
        grouped
    }

    /// `83 dari 100 (antara 81 dan 85)`
    fn of_hundred(self, share: Estimate) -> String {
        self.exactly(share, 0)
    }

    /// The same with so many decimals, where a bound decides.
    fn exactly(self, share: Estimate, decimals: usize) -> String {
        let percent = |share: f64| self.number(share * 100.0, decimals);
        let (mean, low, high) = (percent(share.mean), percent(share.low), percent(share.high));
        if low == high {
            return format!("{mean} {}", self.say("dari 100", "of 100"));
        }
        match self.0 {
            Language::Indonesian => format!("{mean} dari 100 (antara {low} dan {high})"),
            Language::English => format!("{mean} of 100 (between {low} and {high})"),
        }
    }

    /// Minutes, hours or days, whichever is read most easily.
    pub(super) fn lasting(self, days: f64) -> String {
        let minutes = days * 1_440.0;
        let (number, unit) = if minutes < 60.0 {
            (self.number(minutes, 0), self.say("menit", "minutes"))
        } else if days < 1.0 {
            (self.number(minutes / 60.0, 1), self.say("jam", "hours"))
        } else {
            (self.number(days, 1), self.say("hari", "days"))
        };
        format!("{number} {unit}")
    }

    /// Minutes or hours: a day of opening time would be taken for a day.
    fn opening_time(self, minutes: f64) -> String {
        if minutes < 60.0 {
            format!("{} {}", self.number(minutes, 0), self.say("menit", "minutes"))
        } else {
            format!("{} {}", self.number(minutes / 60.0, 1), self.say("jam", "hours"))
        }
    }
}

/// The whole report, line by line.
pub(super) fn lines(told: &Told, language: Language) -> Vec<String> {
    let speech = Speech(language);
    let mut lines = head(speech, told);
    lines.extend(kept(speech, &told.first, &told.answer));
    lines.extend(time(speech, &told.answer));
    lines.extend(people(speech, &told.first, &told.answer));
    if let Some((share, staff)) = &told.staff {
        lines.extend(needed(speech, &told.first, *share, staff));
    }
    if let Some((other, compared)) = &told.other {
        lines.extend(difference(speech, other, compared));
    }
    lines.extend(supposed::lines(speech, told));
    lines
}

fn head(speech: Speech, told: &Told) -> Vec<String> {
    let definition = told.first.plan.sop().definition();
    let (key, version) = (&definition.key, definition.version);
    let cases = speech.number(told.answer.cases_per_day.mean * f64::from(told.first.scenario.days), 0);
    vec![
        format!(
            "{} ({key}, {} {version})",
            definition.name.within(speech.0),
            speech.say("versi", "version")
        ),
        match speech.0 {
            Language::Indonesian => format!(
                "Hasil hitungan, bukan catatan: {} percobaan, masing-masing {} hari dengan sekitar {cases} permohonan.",
                told.answer.runs, told.first.scenario.days
            ),
            Language::English => format!(
                "This is calculated, not recorded: {} runs of {} days each, with about {cases} cases in each.",
                told.answer.runs, told.first.scenario.days
            ),
        },
        String::new(),
    ]
}

fn kept(speech: Speech, case: &Case, answer: &Answer) -> Vec<String> {
    let definition = case.plan.sop().definition();
    let mut lines = vec![
        speech
            .say("Apakah janji bisa ditepati?", "Can the promises be kept?")
            .to_owned(),
    ];
    for (promise, told) in definition.promises.iter().zip(&answer.promises) {
        let share = match told.in_time {
            Some(share) => format!("{} {}", speech.of_hundred(share), speech.say("tepat waktu", "on time")),
            None if told.cases == 0 => speech.say("tidak pernah berjalan", "never began").to_owned(),
            None => speech
                .say("terlalu jarang untuk dihitung", "too rare to be counted")
                .to_owned(),
        };
        lines.push(format!(
            "  {} ({}): {share}.",
            promise.name.within(speech.0),
            promise.time.words(speech.0)
        ));
    }
    let half = speech.lasting(answer.half_days.mean);
    let most = speech.lasting(answer.nine_in_ten_days.mean);
    lines.push(match speech.0 {
        Language::Indonesian => {
            format!("  Separuh permohonan selesai dalam {half}, sembilan dari sepuluh dalam {most}.")
        }
        Language::English => format!("  Half of the cases end within {half}, nine in ten within {most}."),
    });
    lines.push(endings(speech, answer));
    if answer.never_closed > 0 {
        let open = speech.number(share_of(answer.never_closed, answer.cases) * 100.0, 0);
        lines.push(match speech.0 {
            Language::Indonesian => {
                format!("  {open} dari 100 belum selesai setahun kemudian: antrean terus bertambah.")
            }
            Language::English => format!("  {open} of 100 are not closed a year later: the queue keeps growing."),
        });
    }
    lines.push(String::new());
    lines
}

/// How cases end: what looks strange here was supposed strangely.
fn endings(speech: Speech, answer: &Answer) -> String {
    let percent = |share: Estimate| speech.number(share.mean * 100.0, 0);
    let ends = answer.endings;
    let (done, refused) = (percent(ends.done), percent(ends.refused));
    let (redirected, withdrawn) = (percent(ends.redirected), percent(ends.withdrawn));
    match speech.0 {
        Language::Indonesian => format!(
            "  Dari 100 yang berakhir: {done} selesai, {refused} ditolak, {redirected} dialihkan, {withdrawn} ditarik."
        ),
        Language::English => format!(
            "  Of 100 that end: {done} done, {refused} refused, {redirected} redirected, {withdrawn} withdrawn."
        ),
    }
}

#[expect(clippy::cast_precision_loss, reason = "a simulation has fewer cases than 2^52")]
fn share_of(part: u64, whole: u64) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// Nights and holidays first: they are most of the time, and would hide the rest.
fn time(speech: Speech, answer: &Answer) -> Vec<String> {
    let time = answer.time;
    let open = 1.0 - time.closed.mean;
    let of_open = |share: Estimate| if open > 0.0 { share.mean / open } else { 0.0 };
    let shares = [
        ("dikerjakan petugas", "an officer works on it", time.officer),
        ("menunggu giliran di kantor", "it waits for its turn", time.queue),
        ("di satuan kerja lain", "it is with another unit", time.other_unit),
        ("di tangan pemohon", "it is with the applicant", time.applicant),
    ];
    let closed = speech.number(time.closed.mean * 100.0, 0);
    let mut lines = vec![
        speech.say("Ke mana waktu pergi?", "Where does the time go?").to_owned(),
        match speech.0 {
            Language::Indonesian => {
                format!("  Kantor tutup: {closed} dari 100 bagian waktu. Selama kantor buka, dari 100:")
            }
            Language::English => {
                format!("  The office is closed: {closed} of 100 parts. Of 100 parts while it is open:")
            }
        },
    ];
    for (indonesian, english, share) in shares {
        let percent = speech.number(of_open(share) * 100.0, 0);
        lines.push(format!("  - {}: {percent}", speech.say(indonesian, english)));
    }
    lines.push(String::new());
    lines
}

fn people(speech: Speech, case: &Case, answer: &Answer) -> Vec<String> {
    let mut lines = vec![
        speech
            .say("Seberapa sibuk petugas?", "How busy are the officers?")
            .to_owned(),
    ];
    for position in &answer.positions {
        let name = position_name(speech, case, &position.position);
        let busy = speech.number(position.busy.mean * 100.0, 0);
        let wait = speech.opening_time(position.wait_minutes.mean);
        lines.push(match speech.0 {
            Language::Indonesian => format!(
                "  {name}, {} orang: {busy} dari 100 jam kerja terpakai; satu berkas menunggu {wait}, dihitung saat kantor buka.",
                position.officers
            ),
            Language::English => format!(
                "  {name}, {}: {busy} of 100 working hours are used; a file waits {wait}, counted while the office is open.",
                position.officers
            ),
        });
    }
    if let Some(narrowest) = answer.bottleneck.map(|at| &answer.positions[at]) {
        let name = position_name(speech, case, &narrowest.position);
        lines.push(match speech.0 {
            Language::Indonesian => format!("  Yang paling sempit waktunya: {name}."),
            Language::English => format!("  The least time to spare: {name}."),
        });
    }
    if answer.same_person > 0 {
        lines.push(speech.say(
            "  Ada langkah yang terpaksa dikerjakan orang yang sama, karena jabatan itu hanya dipegang satu orang.",
            "  Some steps had to be done by the same person, because only one holds the position.",
        ).to_owned());
    }
    lines.push(String::new());
    lines
}

fn needed(speech: Speech, case: &Case, share: f64, staff: &StaffNeeded) -> Vec<String> {
    let wanted = speech.number(share * 100.0, 0);
    let mut lines = vec![match speech.0 {
        Language::Indonesian => format!("Berapa petugas agar {wanted} dari 100 tepat waktu?"),
        Language::English => format!("How many officers for {wanted} of 100 on time?"),
    }];
    match staff {
        StaffNeeded::Enough { more, .. } if more.is_empty() => {
            lines.push(
                speech
                    .say("  Petugas yang ada sudah cukup.", "  The present officers are enough.")
                    .to_owned(),
            );
        }
        StaffNeeded::Enough { more, answer } => {
            for (position, count) in more {
                let name = position_name(speech, case, position);
                lines.push(format!("  {name}: {count} {}", speech.say("orang", "officers")));
            }
            let share = speech.exactly(answer.in_time, 1);
            lines.push(format!(
                "  {} {share}.",
                speech.say("Dengan itu tepat waktu:", "With them on time:")
            ));
        }
        StaffNeeded::NotFound { .. } => {
            lines.push(
                speech
                    .say(
                        "  Belum ditemukan dengan percobaan yang ada.",
                        "  Not found within the tries there were.",
                    )
                    .to_owned(),
            );
        }
        StaffNeeded::NotByStaff { best } => {
            let share = speech.exactly(best.in_time, 1);
            lines.push(match speech.0 {
                Language::Indonesian => format!("  Menambah petugas saja tidak cukup; paling baik {share}."),
                Language::English => format!("  More officers alone do not do it; at best {share}."),
            });
            lines.push(
                speech
                    .say(
                        "  Perpendek langkah, kurangi pengembalian, atau perpanjang janji.",
                        "  Shorten steps, return fewer files, or promise a longer time.",
                    )
                    .to_owned(),
            );
        }
    }
    lines.push(String::new());
    lines
}

fn difference(speech: Speech, other: &Case, compared: &Compared) -> Vec<String> {
    let version = other.plan.sop().definition().version;
    let (first, second) = (compared.first.in_time, compared.second.in_time);
    let change = compared.in_time;
    let points = |share: f64| speech.number(share * 100.0, 1);
    let (low, high) = (points(change.low), points(change.high));
    let days = |days: f64| speech.number(days, 1);
    let faster = compared.mean_days;
    let mut lines = vec![match speech.0 {
        Language::Indonesian => {
            format!("Dibandingkan dengan pilihan lain (versi {version}), pemohon dan nasib yang sama:")
        }
        Language::English => format!("Compared with the other choice (version {version}), same applicants, same luck:"),
    }];
    lines.push(match speech.0 {
        Language::Indonesian => format!(
            "  Tepat waktu: {} menjadi {}.",
            speech.of_hundred(first),
            speech.of_hundred(second)
        ),
        Language::English => format!(
            "  On time: {} becomes {}.",
            speech.of_hundred(first),
            speech.of_hundred(second)
        ),
    });
    lines.push(match speech.0 {
        Language::Indonesian => format!("  Selisih: {} dari 100 (antara {low} dan {high}).", points(change.mean)),
        Language::English => format!(
            "  Difference: {} of 100 (between {low} and {high}).",
            points(change.mean)
        ),
    });
    let (mean, low, high) = (days(faster.mean), days(faster.low), days(faster.high));
    lines.push(match speech.0 {
        Language::Indonesian => format!("  Lama rata-rata berubah {mean} hari (antara {low} dan {high})."),
        Language::English => format!("  The average time changes by {mean} days (between {low} and {high})."),
    });
    if change.low <= 0.0 && 0.0 <= change.high {
        lines.push(
            speech
                .say(
                    "  Apakah tepat waktunya berbeda, tidak dapat dipastikan.",
                    "  Whether the share on time differs cannot be told.",
                )
                .to_owned(),
        );
    }
    lines.push(String::new());
    lines
}

/// The position as people know it, with its unit where that is another one.
pub(super) fn position_name(speech: Speech, case: &Case, key: &PositionKey) -> String {
    let sop = case.plan.sop();
    let known = sop.regency().position(key);
    let name = known.map_or(&*key.position, |position| position.name.within(speech.0));
    if key.unit == *sop.definition().unit() {
        name.to_owned()
    } else {
        format!("{name} ({})", key.unit)
    }
}

//! What the origin measured, in words and as JSON: before anybody adopts.

use maklumat_calendar::long_date;
use maklumat_sop::{Manifest, Minutes, Results, Share};
use maklumat_vocabulary::Language;
use serde::Serialize;

/// The stable shape of results in `--format json`.
#[derive(Debug, Serialize)]
pub(super) struct JsonResults {
    /// In force when it was measured; absent where the package does not say.
    version: Option<u32>,
    from: String,
    until: String,
    median_minutes: Option<Figure>,
    ninetieth_percentile_minutes: Option<Figure>,
    on_time: Option<Figure>,
    returned: Option<Figure>,
    satisfaction_hundredths: Option<Figure>,
}

/// A figure, and of how many cases or answers.
#[derive(Debug, Serialize)]
struct Figure {
    value: u64,
    of: u64,
}

pub(super) fn as_json(results: &Results) -> JsonResults {
    let time = |time: Minutes| Figure {
        value: time.minutes,
        of: time.cases,
    };
    let share = |share: Share| Figure {
        value: share.part,
        of: share.cases,
    };
    JsonResults {
        version: results.version,
        from: results.from.to_string(),
        until: results.until.to_string(),
        median_minutes: results.median.map(time),
        ninetieth_percentile_minutes: results.ninetieth.map(time),
        on_time: results.on_time.map(share),
        returned: results.returned.map(share),
        satisfaction_hundredths: results.satisfaction.map(|score| Figure {
            value: score.hundredths,
            of: score.answers,
        }),
    }
}

/// The results of a package, a line each.
pub(super) fn lines(manifest: &Manifest, language: Language) -> Vec<String> {
    let Some(results) = &manifest.results else {
        return vec![match language {
            Language::Indonesian => {
                "Hasil di daerah asal: belum diukur, atau permohonannya terlalu sedikit.".to_owned()
            }
            Language::English => "Results at the origin: not measured, or of too few cases.".to_owned(),
        }];
    };
    let (from, until) = (long_date(results.from, language), long_date(results.until, language));
    let mut lines = vec![match language {
        Language::Indonesian => format!("Hasil di daerah asal, {from} sampai {until}:"),
        Language::English => format!("Results at the origin, {from} to {until}:"),
    }];
    if let Some(version) = results.version.filter(|version| *version != manifest.version) {
        lines.push(match language {
            Language::Indonesian => format!("  diukur pada versi {version}, bukan versi {} ini", manifest.version),
            Language::English => format!(
                "  measured under version {version}, not under this version {}",
                manifest.version
            ),
        });
    }
    let (half, most) = match language {
        Language::Indonesian => ("separuh selesai dalam", "sembilan dari sepuluh selesai dalam"),
        Language::English => ("half were done within", "nine of ten were done within"),
    };
    lines.extend(
        results
            .median
            .map(|time| format!("  {half} {}", spoken(time, language))),
    );
    lines.extend(
        results
            .ninetieth
            .map(|time| format!("  {most} {}", spoken(time, language))),
    );
    let (on_time, returned) = match language {
        Language::Indonesian => ("selesai sesuai janji:", "pernah dikembalikan ke pemohon:"),
        Language::English => ("done as promised:", "sent back to the applicant:"),
    };
    lines.extend(results.on_time.and_then(|share| shared(on_time, share, language)));
    lines.extend(results.returned.and_then(|share| shared(returned, share, language)));
    lines.push(match (results.satisfaction, language) {
        (Some(score), Language::Indonesian) => format!(
            "  indeks kepuasan {},{:02} ({} jawaban)",
            score.hundredths / 100,
            score.hundredths % 100,
            score.answers
        ),
        (Some(score), Language::English) => format!(
            "  satisfaction index {}.{:02} ({} answers)",
            score.hundredths / 100,
            score.hundredths % 100,
            score.answers
        ),
        (None, Language::Indonesian) => "  kepuasan: belum diukur".to_owned(),
        (None, Language::English) => "  satisfaction: not measured".to_owned(),
    });
    lines
}

fn spoken(time: Minutes, language: Language) -> String {
    let (days, rest) = match time.minutes.checked_div(u64::from(time.minutes_per_day)) {
        Some(days) => (days, time.minutes % u64::from(time.minutes_per_day)),
        None => (0, time.minutes),
    };
    let units = match language {
        Language::Indonesian => [(days, "hari kerja"), (rest / 60, "jam"), (rest % 60, "menit")],
        Language::English => [(days, "working days"), (rest / 60, "hours"), (rest % 60, "minutes")],
    };
    let said = units.iter().filter(|(number, _)| *number > 0);
    let said: Vec<String> = said.map(|(number, unit)| format!("{number} {unit}")).collect();
    let said = if said.is_empty() {
        format!("0 {}", units[2].1)
    } else {
        said.join(" ")
    };
    match language {
        Language::Indonesian => format!("{said} waktu buka kantor ({} permohonan)", time.cases),
        Language::English => format!("{said} of opening time ({} cases)", time.cases),
    }
}

fn shared(what: &str, share: Share, language: Language) -> Option<String> {
    let percent = share.percent()?;
    Some(match language {
        Language::Indonesian => format!("  {what} {percent}% ({} dari {} permohonan)", share.part, share.cases),
        Language::English => format!("  {what} {percent}% ({} of {} cases)", share.part, share.cases),
    })
}

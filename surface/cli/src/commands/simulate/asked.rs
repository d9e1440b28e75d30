//! What is typed after the options, read into values, and what is said of values that do not fit.

use maklumat_calendar::Opening;
use maklumat_simulation::{MOST_OFFICERS, Peak, ScenarioError, Shares, Work};
use maklumat_vocabulary::ServiceKey;

use crate::exit::Stop;

/// `name=value`
#[derive(Clone, Debug)]
pub(crate) struct Named<T> {
    pub(crate) name: String,
    pub(crate) value: T,
}

/// `first.second=share`, the share between 0 and 1.
#[derive(Clone, Debug)]
pub(crate) struct Pair {
    pub(crate) first: String,
    pub(crate) second: String,
    pub(crate) share: f64,
}

/// Least, usual, most, as shares.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Times(pub(crate) Shares);

pub(crate) fn service_key(text: &str) -> Result<ServiceKey, String> {
    ServiceKey::parse(text).ok_or_else(|| "tulis satuan-kerja/layanan; write unit/service".to_owned())
}

/// More than nothing.
pub(crate) fn count(text: &str) -> Result<f64, String> {
    number(text).and_then(|count| if count > 0.0 { Ok(count) } else { Err(wrong("40")) })
}

/// Of a hundred, as a share.
pub(crate) fn percent(text: &str) -> Result<f64, String> {
    let percent = number(text.trim_end_matches('%'))?;
    if (0.0..=100.0).contains(&percent) {
        Ok(percent / 100.0)
    } else {
        Err(wrong("0 - 100"))
    }
}

pub(crate) fn staff(text: &str) -> Result<Named<u32>, String> {
    named(text, "petugas-loket=3", |value| value.parse().ok())
}

pub(crate) fn share(text: &str) -> Result<Named<f64>, String> {
    named(text, "uji-ulang=30", |value| percent(value).ok())
}

pub(crate) fn pair(text: &str) -> Result<Pair, String> {
    let Named { name, value } = named(text, "periksa.lengkap=80", |value| percent(value).ok())?;
    let (first, second) = name.split_once('.').ok_or_else(|| wrong("periksa.lengkap=80"))?;
    Ok(Pair {
        first: first.to_owned(),
        second: second.to_owned(),
        share: value,
    })
}

/// Shares of a time, from per cent; more than a hundred is allowed, because offices are late.
pub(crate) fn times(text: &str) -> Result<Times, String> {
    let wrong = || wrong("25,50,100");
    let numbers: Vec<f64> = text.split(',').map(number).collect::<Result<_, _>>()?;
    match numbers[..] {
        [least, usual, most] if 0.0 <= least && least <= usual && usual <= most => Ok(Times(Shares {
            least: least / 100.0,
            usual: usual / 100.0,
            most: most / 100.0,
        })),
        _ => Err(wrong()),
    }
}

pub(crate) fn work(text: &str) -> Result<Named<Work>, String> {
    named(text, "periksa=10,15,40", minutes)
}

fn minutes(text: &str) -> Option<Work> {
    if let Some(mean) = text.strip_prefix('~') {
        return count(mean).ok().map(|minutes| Work::Exponential(minutes * 60.0));
    }
    let numbers: Vec<f64> = text.split(',').map(number).collect::<Result<_, _>>().ok()?;
    match numbers[..] {
        [minutes] if minutes >= 0.0 => Some(Work::Always(minutes * 60.0)),
        [least, usual, most] if 0.0 <= least && least <= usual && usual <= most => Some(Work::Triangular {
            least: least * 60.0,
            usual: usual * 60.0,
            most: most * 60.0,
        }),
        _ => None,
    }
}

pub(crate) fn peak(text: &str) -> Result<Peak, String> {
    let Named { name, value } = named(text, "08.00-10.00=3", |value| {
        number(value).ok().filter(|times| *times >= 0.0)
    })?;
    let opening = Opening::parse(&name).map_err(|_| wrong("08.00-10.00=3"))?;
    let from = opening.from();
    let from_minute = u16::from(from.hour().unsigned_abs()) * 60 + u16::from(from.minute().unsigned_abs());
    Ok(Peak {
        from_minute,
        until_minute: from_minute + opening.minutes(),
        times: value,
    })
}

fn named<T>(text: &str, example: &str, read: impl Fn(&str) -> Option<T>) -> Result<Named<T>, String> {
    let parts = text.split_once('=').filter(|(name, _)| !name.is_empty());
    let read = parts.and_then(|(name, value)| Some((name, read(value)?)));
    let (name, value) = read.ok_or_else(|| wrong(example))?;
    Ok(Named {
        name: name.to_owned(),
        value,
    })
}

fn number(text: &str) -> Result<f64, String> {
    let number = text.trim().parse().ok().filter(|number: &f64| number.is_finite());
    number.ok_or_else(|| wrong("12.5"))
}

fn wrong(example: &str) -> String {
    format!("tulis misalnya {example}; write for example {example}")
}

/// What in the scenario does not fit, in words.
pub(crate) fn refused(error: &ScenarioError) -> Stop {
    let (what, then) = match error {
        ScenarioError::UnknownStep(step) => (
            format!("tidak ada langkah `{step}` pada layanan ini"),
            "Periksa ejaan langkah itu pada berkas layanan.",
        ),
        ScenarioError::UnknownOutcome(step, outcome) => (
            format!("langkah `{step}` tidak punya hasil `{outcome}`"),
            "Periksa ejaan hasil itu pada berkas layanan.",
        ),
        ScenarioError::UnknownPosition(position) => (
            format!("jabatan `{position}` tidak mengerjakan langkah apa pun pada layanan ini"),
            "Sebut jabatan yang tertulis sebagai pelaksana.",
        ),
        ScenarioError::UnknownOption(variant, option) => (
            format!("ragam `{variant}` tidak punya pilihan `{option}`"),
            "Periksa ejaan ragam dan pilihannya pada berkas layanan.",
        ),
        ScenarioError::Staff(position) => (
            format!("banyaknya petugas `{position}` harus dari 1 sampai {MOST_OFFICERS}"),
            "Sebut dengan --staff, atau perbaiki organisation.toml.",
        ),
        ScenarioError::Number(what) => (
            format!("angka untuk `{what}` tidak masuk akal"),
            "Periksa angka itu: tidak boleh negatif, dan bagian paling banyak 100.",
        ),
        ScenarioError::NothingLeft(name) => (
            format!("semua kemungkinan pada `{name}` disebut nol"),
            "Beri sedikitnya satu kemungkinan bagian lebih dari nol.",
        ),
        ScenarioError::TooFewRuns => (
            "satu percobaan tidak memberi rentang".to_owned(),
            "Sebut --runs 2 atau lebih.",
        ),
        ScenarioError::TooLong => (
            "masa itu lebih dari sepuluh tahun".to_owned(),
            "Sebut --days yang lebih pendek.",
        ),
        ScenarioError::NeverOpen => (
            "kantor tidak buka pada masa itu".to_owned(),
            "Periksa jam layanan pada calendar.toml.",
        ),
        ScenarioError::TooMany => (
            "permohonan sebanyak itu terlalu banyak untuk dihitung".to_owned(),
            "Sebut --per-day yang lebih kecil atau --days yang lebih pendek.",
        ),
    };
    Stop::refused(what, then)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_read_in_minutes() {
        assert_eq!(work("periksa=20").unwrap().value, Work::Always(1_200.0));
        assert_eq!(work("periksa=~20").unwrap().value, Work::Exponential(1_200.0));
        let triangular = Work::Triangular {
            least: 60.0,
            usual: 120.0,
            most: 180.0,
        };
        assert_eq!(work("periksa=1,2,3").unwrap().value, triangular);
        for wrong in [
            "periksa",
            "periksa=",
            "=3",
            "periksa=3,2,1",
            "periksa=-1",
            "periksa=nan",
            "periksa=1,2",
        ] {
            assert!(work(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn peaks_and_shares_are_read_as_they_are_written() {
        let peak = peak("08.00-10.30=3").unwrap();
        assert_eq!((peak.from_minute, peak.until_minute), (480, 630));
        assert!((pair("periksa.lengkap=80").unwrap().share - 0.8).abs() < 1e-12);
        for wrong in ["periksa=80", "periksa.lengkap=101", "periksa.lengkap=-1"] {
            assert!(pair(wrong).is_err(), "{wrong}");
        }
    }
}

//! The only place that prints.
#![expect(clippy::print_stdout, reason = "figures are what this program is run for")]

use std::process::ExitCode;

use serde_json::Value;

use crate::arguments::Format;
use crate::measurement::{Measurement, rounded};
use crate::stopped::Stopped;

pub(crate) fn measurement(measurement: &Measurement, format: Format) {
    match format {
        Format::Json => println!("{}", measurement.json()),
        Format::Text => println!("{}", line(measurement)),
    }
}

/// A line for the process that started this one.
pub(crate) fn answer(line: &str) {
    println!("{line}");
}

pub(crate) fn refuse(stopped: &Stopped) -> ExitCode {
    eprintln!("{stopped}");
    ExitCode::FAILURE
}

fn line(measurement: &Measurement) -> String {
    let shown = |number: Option<f64>| number.map_or_else(|| "-".to_owned(), |number| rounded(number).to_string());
    let conditions: Vec<String> = measurement
        .conditions
        .iter()
        .map(|(name, value)| format!("{name}={}", plain(value)))
        .collect();
    format!(
        "{:<44} {:>10} {:<9} floor {:>10}  ratio {:>7}  {}",
        measurement.name,
        shown(Some(measurement.subject)),
        measurement.unit,
        shown(measurement.floor),
        shown(measurement.ratio()),
        conditions.join(" ")
    )
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) if text.contains(' ') => format!("\"{text}\""),
        Value::String(text) => text.clone(),
        Value::Number(number) => number
            .as_f64()
            .map_or_else(|| number.to_string(), |number| rounded(number).to_string()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => value.to_string(),
    }
}

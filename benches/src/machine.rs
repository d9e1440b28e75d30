//! What the machine says of this process: processor time, resident memory.

use std::fs;

/// Hundredths of a second are the grain of `/proc`.
const MICROS_PER_TICK: f64 = 10_000.0;

/// Microseconds this process has computed on all cores, `None` where the system does not tell.
pub(crate) fn processor_micros() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let fields = stat.rsplit(')').next()?.split_whitespace().skip(11).take(2);
    let ticks: f64 = fields.filter_map(|field| field.parse::<f64>().ok()).sum();
    Some(ticks * MICROS_PER_TICK)
}

pub(crate) fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// Mebibytes of this process in memory now, `None` where the system does not tell.
pub(crate) fn resident_mib() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kibibytes: f64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kibibytes / 1024.0)
}

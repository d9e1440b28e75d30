//! What the machine says of this process: processor time, resident memory.

use std::fs;

/// Hundredths of a second are the grain of `/proc`.
const MICROS_PER_TICK: f64 = 10_000.0;

/// Microseconds this process has computed on all cores, `None` where the system does not tell.
pub(crate) fn processor_micros() -> Option<f64> {
    processor_micros_of("self")
}

/// The same of the process with this number.
pub(crate) fn processor_micros_of(process: &str) -> Option<f64> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let fields = stat.rsplit(')').next()?.split_whitespace().skip(11).take(2);
    let ticks: f64 = fields.filter_map(|field| field.parse::<f64>().ok()).sum();
    Some(ticks * MICROS_PER_TICK)
}

/// Keeps a process with all its threads on one core. Says whether that was possible: `taskset` belongs to every
/// Linux, but not to every machine.
pub(crate) fn keep_on_core(process: u32, core: usize) -> bool {
    let pinned = std::process::Command::new("taskset")
        .args(["-a", "-p", "-c", &core.to_string(), &process.to_string()])
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .status();
    pinned.is_ok_and(|status| status.success())
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

//! The one door to the terminal.

use std::io::Write;
use std::time::Duration;

/// Done, or the sentence that says why not.
pub(crate) type Outcome<T = ()> = Result<T, String>;

/// Prints one line. A closed pipe is the reader's wish, not an error.
pub(crate) fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{line}");
    let _ = out.flush();
}

/// `4.2 s` below a minute, `3 min 07 s` above.
pub(crate) fn took(duration: Duration) -> String {
    let seconds = duration.as_secs();
    if seconds < 60 {
        return format!("{:.1} s", duration.as_secs_f64());
    }
    format!("{} min {:02} s", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_like_a_stopwatch() {
        assert_eq!(took(Duration::from_millis(4_200)), "4.2 s");
        assert_eq!(took(Duration::from_secs(187)), "3 min 07 s");
    }
}

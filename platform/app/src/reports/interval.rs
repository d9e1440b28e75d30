//! How sure a share is: Wilson's interval, which holds for small counts too.

/// Of the normal distribution, for 95 of 100.
const Z: f64 = 1.96;

/// Lower and upper end, in tenths of per cent; `None` of nothing.
pub(crate) fn interval(part: u64, whole: u64) -> Option<(u64, u64)> {
    let (low, high) = ends(part, whole)?;
    Some((tenths(low), tenths(high)))
}

/// Lower and upper end, between 0 and 1.
pub(crate) fn ends(part: u64, whole: u64) -> Option<(f64, f64)> {
    if whole == 0 {
        return None;
    }
    let count = real(whole);
    let share = real(part.min(whole)) / count;
    let square = Z * Z;
    let middle = share + square / (2.0 * count);
    let half = Z * (share * (1.0 - share) / count + square / (4.0 * count * count)).sqrt();
    let scale = 1.0 + square / count;
    Some((((middle - half) / scale).max(0.0), ((middle + half) / scale).min(1.0)))
}

/// Counts of cases are far below the numbers that are not exact.
pub(crate) fn real(count: u64) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

fn tenths(share: f64) -> u64 {
    // Between 0 and 1000, so that nothing is lost but the fraction.
    (0..=1000)
        .rev()
        .find(|tenths| real(*tenths) <= share * 1000.0 + 0.5)
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From Wilson 1927 as reckoned by hand: 8 of 10 lie between 49,0 and 94,3 per cent.
    #[test]
    fn a_share_of_few_is_less_sure_than_one_of_many() {
        assert_eq!(interval(8, 10), Some((490, 943)));
        assert_eq!(interval(800, 1000), Some((774, 824)));
        assert_eq!(interval(0, 0), None);
        assert_eq!(interval(10, 10).unwrap().1, 1000);
    }
}

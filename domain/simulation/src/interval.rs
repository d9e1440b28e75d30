//! A figure of several independent runs, with the interval in which it lies.

/// A mean over runs and its 95 per cent interval, by Student's t of the means of the runs.
///
/// Runs share nothing but the scenario, so their means are independent whatever happens inside a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    pub mean: f64,
    pub low: f64,
    pub high: f64,
}

/// Quantiles of Student's t for 97.5 per cent by degrees of freedom from 1 on, as printed in every table.
const T: [f64; 30] = [
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
    2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
];
/// From then on: up to 40, 60 and 120 degrees of freedom, and beyond. The larger quantile of each range is taken.
const T_BEYOND: [(usize, f64); 3] = [(40, 2.042), (60, 2.021), (120, 2.000)];
const T_FAR: f64 = 1.980;

impl Estimate {
    /// `None` of fewer than two values.
    #[must_use]
    pub fn of(values: &[f64]) -> Option<Self> {
        if values.len() < 2 {
            return None;
        }
        let count = length(values.len());
        let mean = values.iter().sum::<f64>() / count;
        let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
        let half = quantile(values.len() - 1) * (squares / (count - 1.0) / count).sqrt();
        Some(Self {
            mean,
            low: mean - half,
            high: mean + half,
        })
    }

    /// The same where only values between two bounds make sense.
    #[must_use]
    pub const fn within(self, least: f64, most: f64) -> Self {
        Self {
            mean: self.mean,
            low: self.low.max(least),
            high: self.high.min(most),
        }
    }

    /// Whether a value lies in the interval.
    #[must_use]
    pub fn holds(&self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }
}

fn quantile(freedom: usize) -> f64 {
    let known = freedom.checked_sub(1).and_then(|at| T.get(at));
    let beyond = T_BEYOND.iter().find(|(most, _)| freedom <= *most);
    known
        .copied()
        .or(beyond.map(|(_, quantile)| *quantile))
        .unwrap_or(T_FAR)
}

#[expect(clippy::cast_precision_loss, reason = "nobody makes 2^52 runs")]
const fn length(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_is_as_wide_as_the_runs_differ() {
        let estimate = Estimate::of(&[1.0, 2.0, 3.0, 4.0, 5.0]).unwrap();
        // Standard error sqrt(2.5 / 5), times 2.776.
        let half = 2.776 * 0.5_f64.sqrt();
        assert!((estimate.mean - 3.0).abs() < 1e-12 && (estimate.high - 3.0 - half).abs() < 1e-12);
        assert!(estimate.holds(3.0) && !estimate.holds(5.0));
        assert_eq!(Estimate::of(&[1.0]), None);
        let same = Estimate::of(&[0.5; 40]).unwrap();
        assert!((same.high - same.low).abs() < 1e-12);
    }
}

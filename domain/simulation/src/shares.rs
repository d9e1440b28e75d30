//! Shares of a whole: what is stated, what is left for the rest, and drawing by them.

/// Shares by position, ready to be drawn from.
#[derive(Clone, Debug)]
pub(crate) struct Cumulative(Box<[f64]>);

impl Cumulative {
    /// `None` where all weigh nothing.
    pub(crate) fn new(weights: &[f64]) -> Option<Self> {
        let whole: f64 = weights.iter().sum();
        let mut sum = 0.0;
        let through = weights.iter().map(|weight| {
            sum += weight / whole;
            sum
        });
        (whole > 0.0).then(|| Self(through.collect()))
    }

    /// The position at this point between 0 and 1.
    pub(crate) fn at(&self, unit: f64) -> usize {
        self.0.partition_point(|through| *through <= unit).min(self.0.len() - 1)
    }
}

/// What is stated, and what is left shared alike among the others; together 1. `None` where nothing is left at all.
pub(crate) fn divided(stated: &[Option<f64>]) -> Option<Vec<f64>> {
    let sum: f64 = stated.iter().flatten().sum();
    let others = stated.iter().filter(|share| share.is_none()).count();
    #[expect(clippy::cast_precision_loss, reason = "a decision has few outcomes")]
    let each = (1.0 - sum).max(0.0) / others.max(1) as f64;
    let shares: Vec<f64> = stated.iter().map(|share| share.unwrap_or(each)).collect();
    let whole: f64 = shares.iter().sum();
    (whole > 0.0).then(|| shares.iter().map(|share| share / whole).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_stated_shares_the_rest() {
        let near = |shares: &[f64], wanted: &[f64]| {
            assert_eq!(shares.len(), wanted.len());
            let pairs = shares.iter().zip(wanted);
            assert!(
                pairs.into_iter().all(|(one, other)| (one - other).abs() < 1e-9),
                "{shares:?}"
            );
        };
        near(&divided(&[None, None]).unwrap(), &[0.5, 0.5]);
        near(&divided(&[Some(0.8), None, None]).unwrap(), &[0.8, 0.1, 0.1]);
        near(&divided(&[Some(0.2), Some(0.2)]).unwrap(), &[0.5, 0.5]);
        assert_eq!(divided(&[Some(0.0), Some(0.0)]), None);
    }

    #[test]
    fn a_draw_falls_by_the_shares_and_never_on_what_weighs_nothing() {
        let shares = Cumulative::new(&[0.0, 3.0, 1.0, 0.0]).unwrap();
        assert_eq!([0.0, 0.74, 0.76, 0.999_999].map(|unit| shares.at(unit)), [1, 1, 2, 2]);
    }
}

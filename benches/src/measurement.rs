//! One figure beside its floor, with everything needed to judge it.

use serde_json::{Map, Value};

#[derive(Clone, Debug)]
pub(crate) struct Measurement {
    pub(crate) name: String,
    /// What was asked about.
    pub(crate) subject: f64,
    /// The same without what is ours, from the same run. `None` where a figure stands alone.
    pub(crate) floor: Option<f64>,
    /// Of subject and floor.
    pub(crate) unit: &'static str,
    pub(crate) conditions: Map<String, Value>,
}

impl Measurement {
    pub(crate) fn new(name: impl Into<String>, subject: f64, unit: &'static str) -> Self {
        Self {
            name: name.into(),
            subject,
            floor: None,
            unit,
            conditions: Map::new(),
        }
    }

    pub(crate) fn over(mut self, floor: f64) -> Self {
        self.floor = Some(floor);
        self
    }

    pub(crate) fn with(mut self, condition: &str, value: impl Into<Value>) -> Self {
        self.conditions.insert(condition.to_owned(), value.into());
        self
    }

    /// Notes what it should be, and whether it is.
    pub(crate) fn aiming(self, target: &str, is_reached: bool) -> Self {
        self.with("target", target).with("is_reached", is_reached)
    }

    /// Subject over floor. Above one is better for what is counted per second, worse for what takes time or room.
    pub(crate) fn ratio(&self) -> Option<f64> {
        self.floor
            .filter(|floor| *floor > 0.0)
            .map(|floor| self.subject / floor)
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::json!({
            "name": self.name,
            "subject": rounded(self.subject),
            "floor": self.floor.map(rounded),
            "ratio": self.ratio().map(rounded),
            "unit": self.unit,
            "conditions": self.conditions,
        })
    }
}

/// Four significant digits: more would only look exact.
pub(crate) fn rounded(number: f64) -> f64 {
    if number == 0.0 || !number.is_finite() {
        return number;
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the magnitude of a finite number is between -324 and 308"
    )]
    let magnitude = number.abs().log10().floor() as i32;
    let digits = 3 - magnitude;
    if digits >= 0 {
        let scale = 10_f64.powi(digits);
        (number * scale).round() / scale
    } else {
        let scale = 10_f64.powi(-digits);
        (number / scale).round() * scale
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_keep_four_digits() {
        let same = |number: f64, shown: f64| (rounded(number) - shown).abs() < f64::EPSILON * shown.abs().max(1.0);
        assert!(same(20_481.7, 20_480.0));
        assert!(same(0.123_456, 0.1235));
        assert!(same(9.999_96, 10.0));
        assert!(same(0.0, 0.0));
    }

    #[test]
    fn the_ratio_is_subject_over_floor_and_absent_without_one() {
        let alone = Measurement::new("one", 10.0, "ms");
        assert_eq!(alone.ratio(), None);
        assert_eq!(alone.clone().over(0.0).ratio(), None);
        assert_eq!(alone.over(4.0).json()["ratio"], 2.5);
    }
}

//! Weights as they were published.

use maklumat_compliance::Part;

use crate::known;

/// A line for each dimension: its weight, then number and weight of each indicator.
fn lines(part: &Part) -> Vec<String> {
    let line = |dimension: &maklumat_compliance::Dimension| {
        let indicators = dimension.indicators.iter();
        let weights: Vec<String> = indicators
            .map(|asked| format!("{}={}", asked.number, asked.weight))
            .collect();
        format!("{} {}: {}", dimension.key, dimension.weight, weights.join(" "))
    };
    part.dimensions.iter().map(line).collect()
}

#[test]
fn pekppp_has_six_aspects_and_thirty_indicators_with_the_published_weights() {
    assert_eq!(
        lines(&known("pekppp-2023").parts[0]),
        [
            "policy 24: 1=17 2=14 3=7 4=14 5=10 6=17 7=7 8=7 9=7",
            "people 25: 10=10 11=20 12=20 13=20 14=30",
            "facilities 18: 15=15 16=23 17=20 18=20 19=11 20=11",
            "information 11: 21=30 22=20 23=20 24=30",
            "complaints 10: 25=20 26=25 27=25 28=30",
            "innovation 12: 29=50 30=50 31=0",
        ]
    );
}

#[test]
fn the_formula_of_the_index_is_three_quarters_and_one_quarter() {
    let parts = known("pekppp-2023").parts.iter();
    let weights: Vec<String> = parts.map(|part| format!("{} {}", part.key, part.weight)).collect();
    assert_eq!(weights, ["f-02 75", "f-03 25"]);
    let parts = known("ombudsman-2025").parts.iter();
    let weights: Vec<String> = parts.map(|part| format!("{} {}", part.key, part.weight)).collect();
    assert_eq!(weights, ["dimensions 70", "trust 30"]);
}

#[test]
fn an_opinion_asks_three_fourteen_four_and_nine() {
    let dimensions = known("ombudsman-2025").dimensions();
    let counts: Vec<usize> = dimensions.map(|dimension| dimension.indicators.len()).collect();
    assert_eq!(counts, [3, 14, 4, 9, 1]);
}

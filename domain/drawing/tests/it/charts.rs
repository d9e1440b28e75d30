//! Charts of every shape, also of shapes nobody would write.

use maklumat_drawing::{Chart, ChartArrow, ChartRow, Goal, Length, Measures, Shape, Type, lay_out};
use proptest::prelude::*;

use crate::laws::broken;

pub(crate) fn paper(lanes: usize) -> Measures {
    let lanes = Length::try_from(lanes).unwrap();
    Measures {
        lane_width: (12_000 / lanes).min(2_600),
        symbol_width: (12_000 / lanes).min(2_600) * 3 / 5,
        symbol_height: 640,
        small_width: 1_150,
        small_height: 430,
        pitch: 150,
        label: Type::of(60),
        page_height: Some(15_500),
    }
}

/// For every row its lane, its exits as distances from the row, and the height of its words.
type Drawn = (usize, Vec<i32>, Length);

fn chart(lanes: usize, rows: &[Drawn], start: usize) -> Chart {
    let arrows = rows.iter().enumerate().flat_map(|(from, (_, exits, _))| {
        let is_decision = exits.len() > 1;
        exits.iter().enumerate().map(move |(number, exit)| ChartArrow {
            from,
            to: if *exit == 0 {
                Goal::End("Selesai".to_owned())
            } else {
                let row = (i32::try_from(from).unwrap() + exit).rem_euclid(i32::try_from(rows.len()).unwrap());
                Goal::Row(usize::try_from(row).unwrap())
            },
            label: is_decision.then(|| format!("hasil ke {number} (30 hari)")),
            is_timeout: number == 3,
        })
    });
    Chart {
        lanes: (0..lanes).map(|lane| format!("Jabatan {lane}")).collect(),
        start,
        start_text: "Mulai".to_owned(),
        arrows: arrows.collect(),
        rows: rows
            .iter()
            .map(|(lane, exits, height)| ChartRow {
                lane: lane % lanes,
                shape: if exits.len() > 1 { Shape::Diamond } else { Shape::Box },
                least_height: *height,
            })
            .collect(),
    }
}

fn drawn(most: usize) -> impl Strategy<Value = (usize, Vec<Drawn>, usize)> {
    let exits = prop::collection::vec(-12..14_i32, 1..6);
    let row = (0..9_usize, exits, 600..3_500_i32);
    (1..9_usize, prop::collection::vec(row, 1..most), 0..most)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_step_and_arrow_is_drawn_once_and_no_arrow_runs_through_a_symbol((lanes, rows, start) in drawn(24)) {
        let chart = chart(lanes, &rows, start % rows.len());
        let measures = paper(lanes);
        let layout = lay_out(&chart, &measures);
        let broken = broken(&chart, &measures, &layout);
        prop_assert!(broken.is_empty(), "{}", broken.join("\n"));
    }

    #[test]
    fn a_drawing_on_one_long_page_keeps_the_same_laws((lanes, rows, start) in drawn(14)) {
        let chart = chart(lanes, &rows, start % rows.len());
        let measures = Measures { page_height: None, ..paper(lanes) };
        let layout = lay_out(&chart, &measures);
        prop_assert_eq!(layout.pages.len(), 1);
        let broken = broken(&chart, &measures, &layout);
        prop_assert!(broken.is_empty(), "{}", broken.join("\n"));
    }
}

/// A long procedure as offices write them: on to the next row, with a decision every third step.
pub(crate) fn long_procedure(rows: usize) -> Chart {
    let rows: Vec<Drawn> = (0..rows)
        .map(|row| {
            let exits = match row {
                _ if row + 1 == rows => vec![0],
                _ if row % 3 == 1 => vec![1, -1, 0],
                _ if row % 7 == 5 => vec![1, -5],
                _ => vec![1],
            };
            (row * 5 % 6, exits, 1_400)
        })
        .collect();
    chart(6, &rows, 0)
}

#[test]
fn sixty_steps_are_spread_over_pages_that_point_to_each_other() {
    let chart = long_procedure(60);
    let measures = paper(6);
    let layout = lay_out(&chart, &measures);
    assert!(layout.pages.len() > 3, "{} pages", layout.pages.len());
    assert_eq!(broken(&chart, &measures, &layout), Vec::<String>::new());
}

#[test]
fn the_same_chart_always_gives_the_same_drawing() {
    let chart = long_procedure(30);
    assert_eq!(lay_out(&chart, &paper(6)), lay_out(&chart, &paper(6)));
}

#[test]
fn a_step_that_goes_on_in_its_own_lane_is_left_straight_down() {
    let chart = chart(2, &[(0, vec![1], 1_400), (0, vec![0], 1_400)], 0);
    let layout = lay_out(&chart, &paper(2));
    let line = layout.pages[0].lines.iter().find(|line| line.arrows == [0]).unwrap();
    assert_eq!(line.points.len(), 2, "{line:?}");
    assert_eq!(line.points[0].x, line.points[1].x);
}

#[test]
fn words_wider_than_the_drawing_are_broken_and_not_lost() {
    let mut chart = chart(1, &[(0, vec![1, 0], 1_400), (0, vec![0], 1_400)], 0);
    chart.arrows[0].label = Some("belum lengkap karena surat keterangan belum ditandatangani kepala desa".to_owned());
    let measures = paper(1);
    let layout = lay_out(&chart, &measures);
    let label = layout.pages[0].labels.iter().find(|label| label.arrow == 0).unwrap();
    assert_eq!(Some(label.lines.join(" ")), chart.arrows[0].label);
    assert_eq!(broken(&chart, &measures, &layout), Vec::<String>::new());
}

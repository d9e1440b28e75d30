//! How long a procedure of sixty steps takes to be laid out: on to the next row, with a decision every third step that goes
//! back or ends, over as many pages as it needs.

use std::time::Instant;

use maklumat_drawing::{Chart, ChartArrow, ChartRow, Goal, Measures, Shape, Type, lay_out};

use crate::arguments::Arguments;
use crate::measurement::Measurement;
use crate::stopped::Stopped;

const STEPS: usize = 60;
const LANES: usize = 6;
const TIMES: usize = 50;
const TARGET_SECONDS: f64 = 0.1;

pub(crate) fn measure(arguments: &Arguments, tell: &mut impl FnMut(Measurement)) -> Result<(), Stopped> {
    let chart = chart();
    for (paper, page_height) in [("A4 pages", Some(15_500)), ("one long page", None)] {
        let measures = Measures {
            lane_width: 2_100,
            symbol_width: 1_250,
            symbol_height: 660,
            small_width: 1_150,
            small_height: 420,
            pitch: 150,
            label: Type::of(65),
            page_height,
        };
        let times = arguments.times(TIMES);
        let begun = Instant::now();
        let mut pages = 0;
        for _ in 0..times {
            pages = std::hint::black_box(lay_out(&chart, &measures)).pages.len();
        }
        let seconds = begun.elapsed().as_secs_f64() / f64::from(u32::try_from(times).unwrap_or(u32::MAX));
        tell(
            Measurement::new(format!("drawing: {STEPS} steps on {paper}"), seconds, "s")
                .aiming("under 0.1 s", seconds < TARGET_SECONDS)
                .with("arrows", chart.arrows.len())
                .with("pages", pages)
                .with("runs", times),
        );
    }
    Ok(())
}

fn chart() -> Chart {
    let arrows = (0..STEPS).flat_map(|row| {
        let goals = match row {
            _ if row + 1 == STEPS => vec![Goal::End("Selesai".to_owned())],
            _ if row % 3 == 1 => vec![Goal::Row(row + 1), Goal::Row(row - 1), Goal::End("Ditolak".to_owned())],
            _ => vec![Goal::Row(row + 1)],
        };
        let is_decision = goals.len() > 1;
        goals.into_iter().map(move |to| ChartArrow {
            from: row,
            to,
            label: is_decision.then(|| "belum lengkap (30 hari)".to_owned()),
            is_timeout: false,
        })
    });
    Chart {
        lanes: (1..=LANES).map(|lane| format!("Jabatan {lane}")).collect(),
        start: 0,
        start_text: "Mulai".to_owned(),
        arrows: arrows.collect(),
        rows: (0..STEPS)
            .map(|row| ChartRow {
                lane: row * 5 % LANES,
                shape: if row % 3 == 1 { Shape::Diamond } else { Shape::Box },
                least_height: 1_400,
            })
            .collect(),
    }
}

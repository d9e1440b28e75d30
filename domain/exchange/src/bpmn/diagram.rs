//! A place for everything: slots beside one another in the order of writing, lanes below one another, rows in a slot.
//! Upright pieces of arrows run in the gaps between shapes only, level ones above the shapes of a lane.

use std::collections::BTreeMap;

use super::picture::{Area, Mark, Picture, Shape};

const GAP: i64 = 60;
const ROW: i64 = 110;
const LANE_TOP: i64 = 40;
const HEADING: i64 = 30;
const POOL_LEFT: i64 = 160;
const APPLICANT: i64 = 60;

/// Gives every shape, lane and pool its place.
pub(super) fn lay_out(picture: &mut Picture) {
    let mut rows = vec![1_i64; picture.lanes.len()];
    for shape in &picture.shapes {
        let row = i64::try_from(shape.chain.row).unwrap_or_default() + 1;
        if let Some(known) = rows.get_mut(shape.lane) {
            *known = (*known).max(row);
        }
    }
    let top = APPLICANT + 120;
    let mut tops = Vec::new();
    let mut below = top;
    for rows in &rows {
        tops.push(below);
        below += LANE_TOP + rows * ROW;
    }
    let right = place_shapes(&mut picture.shapes, &tops);
    let left = POOL_LEFT + HEADING;
    let bottoms = tops.iter().skip(1).chain([&below]);
    picture.lane_areas = tops
        .iter()
        .zip(bottoms)
        .map(|(top, bottom)| (left, *top, right - left, bottom - top))
        .collect();
    picture.pool_area = (POOL_LEFT, top, right - POOL_LEFT, (below - top).max(ROW));
    picture.applicant_area = (POOL_LEFT, 60, right - POOL_LEFT, APPLICANT);
}

/// Shapes from left to right; gives where the last one ends.
fn place_shapes(shapes: &mut [Shape], tops: &[i64]) -> i64 {
    let mut slot = 0;
    // Where the next shape of each row of the slot stands, and where a row that has none yet begins.
    let mut nexts: BTreeMap<usize, i64> = BTreeMap::new();
    let mut begin = POOL_LEFT + HEADING + GAP;
    let mut right = begin;
    let mut tasks: BTreeMap<String, Area> = BTreeMap::new();
    for shape in shapes {
        if shape.slot != slot {
            slot = shape.slot;
            begin = right + GAP;
            nexts.clear();
        }
        let (width, height) = shape.symbol.size();
        let row = i64::try_from(shape.chain.row).unwrap_or_default();
        let top = tops.get(shape.lane).copied().unwrap_or_default() + LANE_TOP + row * ROW;
        if let super::picture::Symbol::Border { of } = &shape.symbol {
            let (left, task_top, _, task_height) = tasks.get(of).copied().unwrap_or_default();
            shape.area = (left + 10, task_top + task_height - height / 2, width, height);
            continue;
        }
        // Rows below the first begin where the first has come to: behind the gateway they hang on.
        let main = nexts.get(&0).copied().unwrap_or(begin);
        let left = match (shape.chain.mark, shape.chain.row) {
            (Mark::Row | Mark::Border, 0) => main,
            (Mark::Row | Mark::Border, row) => *nexts.entry(row).or_insert(main),
        };
        shape.area = (left, top + (80 - height) / 2, width, height);
        nexts.insert(shape.chain.row, left + width + GAP);
        right = right.max(left + width);
        if width == 120 {
            tasks.insert(shape.id.clone(), shape.area);
        }
    }
    right + GAP
}

/// The bends of an arrow: straight to the neighbour, else up beside the source, along above the shapes, down beside the
/// target.
pub(super) fn bends(picture: &Picture, from: &Shape, to: &Shape) -> Vec<(i64, i64)> {
    let (left, top, width, height) = from.area;
    let (goal_left, goal_top, _, goal_height) = to.area;
    let (start, goal) = (
        (left + width, top + height / 2),
        (goal_left, goal_top + goal_height / 2),
    );
    if matches!(from.symbol, super::picture::Symbol::Border { .. }) {
        let bottom = (left + width / 2, top + height);
        let level = bottom.1 + 15;
        let mut bends = vec![bottom, (bottom.0, level), (goal_left - 20, level)];
        bends.extend([(goal_left - 20, goal.1), goal]);
        return bends;
    }
    let is_neighbour = goal_left > left && goal_left - start.0 <= GAP;
    if is_neighbour && start.1 == goal.1 {
        return vec![start, goal];
    }
    if from.slot == to.slot && from.lane == to.lane && is_neighbour {
        return vec![start, (goal_left - 20, start.1), (goal_left - 20, goal.1), goal];
    }
    let lane_top = picture.lane_areas.get(to.lane).map_or(0, |area| area.1);
    let level = lane_top + 10 + 5 * (i64::try_from(from.slot).unwrap_or_default() % 5);
    vec![
        start,
        (start.0 + 20, start.1),
        (start.0 + 20, level),
        (goal_left - 20, level),
        (goal_left - 20, goal.1),
        goal,
    ]
}

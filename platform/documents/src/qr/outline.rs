//! The edges between dark and light modules, walked as closed lines: fewer points than one box per module, and no hairline
//! gaps between boxes on paper.

/// The four ways to walk, in the order of turning right.
const STEPS: [(i32, i32); 4] = [(1, 0), (0, 1), (-1, 0), (0, -1)];

struct Modules<'a> {
    dark: &'a [bool],
    width: usize,
}

/// Path data of all dark modules, moved right and down by `shift`. The dark side is always on the right hand.
pub(crate) fn outline(dark: &[bool], width: usize, shift: usize) -> String {
    let modules = Modules { dark, width };
    let mut walked = vec![false; dark.len()];
    let mut path = String::new();
    for start in 0..dark.len() {
        let (x, y) = (coordinate(start % width), coordinate(start / width));
        if modules.is_top_edge(x, y) && !walked[start] {
            modules.walk((x, y), shift, &mut walked, &mut path);
        }
    }
    path
}

impl Modules<'_> {
    fn is_dark(&self, x: i32, y: i32) -> bool {
        let inside = |at: i32| usize::try_from(at).ok().filter(|at| *at < self.width);
        match (inside(x), inside(y)) {
            (Some(x), Some(y)) => self.dark[y * self.width + x],
            _ => false,
        }
    }

    fn is_top_edge(&self, x: i32, y: i32) -> bool {
        self.is_dark(x, y) && !self.is_dark(x, y - 1)
    }

    /// Walks one closed line from the upper left corner of a module, first to the right, marking top edges on the way.
    fn walk(&self, start: (i32, i32), shift: usize, walked: &mut [bool], path: &mut String) {
        let shift = coordinate(shift);
        path.push_str(&format!("M{} {}", start.0 + shift, start.1 + shift));
        let (mut corner, mut facing, mut length) = (start, 0, 0);
        loop {
            if facing == 0 {
                walked[index(corner, self.width)] = true;
            }
            let (step_x, step_y) = STEPS[facing];
            corner = (corner.0 + step_x, corner.1 + step_y);
            length += 1;
            let next = self.turn(corner, facing);
            if next != facing {
                let back_at_start = corner == start && next == 0;
                if back_at_start {
                    path.push('z');
                    return;
                }
                let (axis, sign) = if step_x == 0 { ('v', step_y) } else { ('h', step_x) };
                path.push_str(&format!("{axis}{}", sign * length));
                (facing, length) = (next, 0);
            }
        }
    }

    /// Which way the edge goes on from a corner. Where two dark modules touch by a corner only, they stay apart.
    fn turn(&self, (x, y): (i32, i32), facing: usize) -> usize {
        // The modules ahead of the corner on either hand, by facing: right, down, left, up.
        let ahead = [
            ((x, y - 1), (x, y)),
            ((x, y), (x - 1, y)),
            ((x - 1, y), (x - 1, y - 1)),
            ((x - 1, y - 1), (x, y - 1)),
        ];
        let (left, right) = ahead[facing];
        if !self.is_dark(right.0, right.1) {
            (facing + 1) % 4
        } else if self.is_dark(left.0, left.1) {
            (facing + 3) % 4
        } else {
            facing
        }
    }
}

fn coordinate(number: usize) -> i32 {
    i32::try_from(number).expect("a code has fewer than two hundred modules a side")
}

fn index((x, y): (i32, i32), width: usize) -> usize {
    let part = |at: i32| usize::try_from(at).expect("a top edge belongs to a module of the code");
    part(y) * width + part(x)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fills the path again: a module is dark where an odd number of vertical edges lies to its left.
    fn filled(path: &str, width: usize) -> Vec<bool> {
        let mut crossings = vec![false; width * width];
        for line in path.split('M').skip(1) {
            let text = line.trim_end_matches('z').replace('h', " h").replace('v', " v");
            let mut words = text.split(' ');
            let mut number = || words.next().unwrap().parse::<i32>().unwrap();
            let start = (number(), number());
            let (mut x, mut y) = start;
            let closing = |x: i32, y: i32| {
                if x == start.0 {
                    format!("v{}", start.1 - y)
                } else {
                    format!("h{}", start.0 - x)
                }
            };
            let mut moves: Vec<String> = words.map(str::to_owned).collect();
            for at in 0..=moves.len() {
                if at == moves.len() {
                    moves.push(closing(x, y));
                }
                let (axis, length) = moves[at].split_at(1);
                let length: i32 = length.parse().unwrap();
                if axis == "h" {
                    x += length;
                    continue;
                }
                for row in y.min(y + length)..y.max(y + length) {
                    for column in x..i32::try_from(width).unwrap() {
                        crossings[index((column, row), width)] ^= true;
                    }
                }
                y += length;
            }
            assert_eq!((x, y), start, "the line is closed: {line}");
        }
        crossings
    }

    #[test]
    fn all_squares_of_nine_modules_are_drawn_as_they_are() {
        for picture in 0..512_u32 {
            let dark: Vec<bool> = (0..9).map(|bit| picture >> bit & 1 == 1).collect();
            assert_eq!(filled(&outline(&dark, 3, 0), 3), dark, "{dark:?}");
        }
    }

    #[test]
    fn a_ring_has_a_hole_and_touching_corners_stay_apart() {
        let ring = [true, true, true, true, false, true, true, true, true];
        assert_eq!(outline(&ring, 3, 4), "M4 4h3v3h-3zM5 6h1v-1h-1z");
        assert_eq!(outline(&[true, false, false, true], 2, 0), "M0 0h1v1h-1zM1 1h1v1h-1z");
    }
}

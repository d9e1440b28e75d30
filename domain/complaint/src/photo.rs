//! Whether two photographs show the same: by which of its neighbouring places is the darker one.

/// Sixty-four answers to "is it darker on the right?", a difference hash. A copy that was made smaller, brighter or
/// compressed again differs in few of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PhotoHash(pub u64);

/// Shades of grey, row by row, 0 is black. The platform makes it of a picture.
#[derive(Clone, Copy, Debug)]
pub struct Grey<'a> {
    width: usize,
    height: usize,
    shades: &'a [u8],
}

const COLUMNS: usize = 9;
const ROWS: usize = 8;

impl<'a> Grey<'a> {
    /// `None` where the shades are not `width` times `height`, or fewer than nine by eight.
    #[must_use]
    pub fn new(width: usize, height: usize, shades: &'a [u8]) -> Option<Self> {
        let fits = width >= COLUMNS && height >= ROWS && width.checked_mul(height) == Some(shades.len());
        fits.then_some(Self { width, height, shades })
    }

    /// Sum of shades of a ninth of the width and an eighth of the height, and of how many.
    fn cell(&self, column: usize, row: usize) -> (u128, u128) {
        let across = column * self.width / COLUMNS..(column + 1) * self.width / COLUMNS;
        let down = row * self.height / ROWS..(row + 1) * self.height / ROWS;
        let count = across.len() * down.len();
        let lines = down.map(|y| &self.shades[y * self.width..][across.clone()]);
        let sum: u64 = lines.flatten().map(|shade| u64::from(*shade)).sum();
        (u128::from(sum), count as u128)
    }
}

impl PhotoHash {
    /// Means are compared as fractions, so that nothing depends on rounding.
    #[must_use]
    pub fn of(picture: &Grey<'_>) -> Self {
        let mut bits = 0;
        for row in 0..ROWS {
            for column in 0..COLUMNS - 1 {
                let (left, left_count) = picture.cell(column, row);
                let (right, right_count) = picture.cell(column + 1, row);
                bits = bits << 1 | u64::from(left * right_count > right * left_count);
            }
        }
        Self(bits)
    }

    /// In how many of the 64 answers two pictures differ.
    #[must_use]
    pub const fn distance(self, other: Self) -> u32 {
        (self.0 ^ other.0).count_ones()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A road with a hole in it, more or less.
    fn shade(x: usize, y: usize) -> u8 {
        let hole = (x as i64 - 60).pow(2) + (y as i64 - 30).pow(2) < 300;
        let road = 80 + (x * 7 + y * 3) % 60;
        u8::try_from(if hole { 20 } else { road }).unwrap()
    }

    fn picture(times: usize, make: impl Fn(u8, usize, usize) -> u8) -> PhotoHash {
        let (width, height) = (90 * times, 80 * times);
        let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        let shades: Vec<u8> = places.map(|(x, y)| make(shade(x / times, y / times), x, y)).collect();
        PhotoHash::of(&Grey::new(width, height, &shades).unwrap())
    }

    #[test]
    fn a_larger_or_brighter_copy_is_the_same_picture() {
        let original = picture(1, |shade, _, _| shade);
        assert_eq!(original.distance(picture(2, |shade, _, _| shade)), 0);
        assert_eq!(original.distance(picture(1, |shade, _, _| shade + 50)), 0);
    }

    #[test]
    fn a_copy_with_noise_is_near_and_the_picture_turned_over_is_far() {
        let original = picture(1, |shade, _, _| shade);
        let noisy = picture(1, |shade, x, y| shade + u8::try_from((x * 31 + y * 17) % 5).unwrap());
        assert!(original.distance(noisy) <= 6, "{}", original.distance(noisy));
        let negative = picture(1, |shade, _, _| 255 - shade);
        assert!(original.distance(negative) > 40, "{}", original.distance(negative));
    }

    #[test]
    fn a_grid_that_is_too_small_or_not_full_is_none() {
        assert!(Grey::new(8, 8, &[0; 64]).is_none());
        assert!(Grey::new(9, 8, &[0; 71]).is_none());
        assert!(Grey::new(usize::MAX, 2, &[]).is_none());
        assert_eq!(PhotoHash::of(&Grey::new(9, 8, &[7; 72]).unwrap()), PhotoHash(0));
    }
}

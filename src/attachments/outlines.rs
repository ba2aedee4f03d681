//! Shapes that may be letters: a program that turns letters into curves leaves rows of small filled shapes.

/// Shapes of a page, in the order in which they are drawn.
#[derive(Debug, Default)]
pub(super) struct Outlines {
    /// Those of the path that is not filled yet.
    path: Vec<Shape>,
    last: Option<Shape>,
    row: usize,
    longest: usize,
}

/// The box around a shape, in points, and how many lines and curves it has.
#[derive(Debug, Clone, Copy)]
struct Shape {
    left: f64,
    right: f64,
    low: f64,
    high: f64,
    lines: usize,
    is_square: bool,
    end: (f64, f64),
}

/// How high letters are, in points.
const HEIGHT: std::ops::RangeInclusive<f64> = 2.5..=72.0;
/// So many shapes in a row may be a number.
const ROW: usize = 8;
/// Shapes of a path that are kept until it is filled.
const SHAPES: usize = 20_000;

impl Outlines {
    /// A shape begins.
    pub(super) fn begin(&mut self, (x, y): (f64, f64)) {
        if self.path.len() < SHAPES {
            let shape = Shape { left: x, right: x, low: y, high: y, lines: 0, is_square: true, end: (x, y) };
            self.path.push(shape);
        }
    }

    /// A line or curve of the shape leads to a point.
    pub(super) fn lead(&mut self, (x, y): (f64, f64), is_curve: bool) {
        if let Some(shape) = self.path.last_mut() {
            shape.left = shape.left.min(x);
            shape.right = shape.right.max(x);
            shape.low = shape.low.min(y);
            shape.high = shape.high.max(y);
            shape.lines += 1;
            let is_upright = (shape.end.0 - x).abs() < 0.01 || (shape.end.1 - y).abs() < 0.01;
            shape.is_square &= is_upright && !is_curve && shape.lines <= 4;
            shape.end = (x, y);
        }
    }

    /// The path is filled, or dropped.
    pub(super) fn end(&mut self, is_filled: bool) {
        for shape in std::mem::take(&mut self.path) {
            if is_filled && shape.is_letter() {
                self.add(shape);
            }
        }
    }

    fn add(&mut self, shape: Shape) {
        match self.last {
            Some(last) if last.holds(&shape) => return,
            Some(last) if last.is_followed_by(&shape) => self.row += 1,
            _ => self.row = 1,
        }
        self.longest = self.longest.max(self.row);
        self.last = Some(shape);
    }

    /// Does a row of them look like a number or a line of text?
    pub(super) fn are_letters(&self) -> bool {
        self.longest >= ROW
    }
}

impl Shape {
    fn height(&self) -> f64 {
        self.high - self.low
    }

    fn is_letter(&self) -> bool {
        let is_wide = self.right - self.left > self.height() * 1.6;
        HEIGHT.contains(&self.height()) && !is_wide && !self.is_square && self.lines >= 3
    }

    /// The hole of a zero lies within it.
    fn holds(&self, other: &Self) -> bool {
        self.left <= other.left
            && other.right <= self.right
            && self.low <= other.low
            && other.high <= self.high
    }

    fn is_followed_by(&self, next: &Self) -> bool {
        let size = self.height().max(next.height());
        let is_level =
            (self.low - next.low).abs() <= size * 0.35 && self.height().min(next.height()) >= size * 0.5;
        is_level && (-0.3 * size..=2.5 * size).contains(&(next.left - self.right))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draw(outlines: &mut Outlines, x: f64, y: f64, size: f64, is_filled: bool) {
        outlines.begin((x, y));
        outlines.lead((x + size * 0.5, y + size), true);
        outlines.lead((x + size * 0.2, y + size * 0.5), true);
        outlines.lead((x, y), false);
        outlines.end(is_filled);
    }

    #[test]
    fn a_row_of_small_filled_shapes_may_be_a_number() {
        let row = |count: u32, step: (f64, f64), size: f64, is_filled: bool| {
            let mut outlines = Outlines::default();
            for at in 0..count {
                draw(&mut outlines, f64::from(at) * step.0, f64::from(at) * step.1, size, is_filled);
            }
            outlines.are_letters()
        };
        assert!(row(11, (6.0, 0.0), 10.0, true));
        for (count, step, size, is_filled) in [
            (7, (6.0, 0.0), 10.0, true),
            (11, (0.0, 12.0), 10.0, true),
            (11, (60.0, 0.0), 10.0, true),
            (11, (300.0, 0.0), 400.0, true),
            (11, (1.0, 0.0), 1.0, true),
            (11, (6.0, 0.0), 10.0, false),
        ] {
            assert!(!row(count, step, size, is_filled), "{count} {step:?} {size}");
        }
    }

    #[test]
    fn boxes_are_no_letters() {
        let mut outlines = Outlines::default();
        for at in 0..20 {
            let x = f64::from(at) * 12.0;
            outlines.begin((x, 0.0));
            for point in [(x + 10.0, 0.0), (x + 10.0, 10.0), (x, 10.0), (x, 0.0)] {
                outlines.lead(point, false);
            }
            outlines.end(true);
        }
        assert!(!outlines.are_letters());
    }
}

//! Where something is drawn: transformations of the plane.

/// A transformation, its six numbers in the order in which PDF and OFD write them.
pub(super) type Matrix = [f64; 6];

/// The one that changes nothing.
pub(super) const AS_IT_IS: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// A shift.
pub(super) fn shift(x: f64, y: f64) -> Matrix {
    [1.0, 0.0, 0.0, 1.0, x, y]
}

/// The one transformation, then the other.
pub(super) fn times(first: Matrix, then: Matrix) -> Matrix {
    let point = |x: f64, y: f64, is_place: f64| {
        (x * then[0] + y * then[2] + is_place * then[4], x * then[1] + y * then[3] + is_place * then[5])
    };
    let (along, up, place) =
        (point(first[0], first[1], 0.0), point(first[2], first[3], 0.0), point(first[4], first[5], 1.0));
    [along.0, along.1, up.0, up.1, place.0, place.1]
}

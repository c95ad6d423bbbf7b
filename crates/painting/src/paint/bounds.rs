//! What drawings cover, so that those out of sight are left out and layers know their extent.

use crate::model::Rect;
use kurbo::BezPath;

/// The smallest rectangle around two; one that is `None` counts for nothing.
pub fn union(a: Option<Rect>, b: Rect) -> Rect {
    let Some([x, y, w, h]) = a else { return b };
    let (left, top) = (x.min(b[0]), y.min(b[1]));
    let (right, bottom) = ((x + w).max(b[0] + b[2]), (y + h).max(b[1] + b[3]));
    [left, top, right - left, bottom - top]
}

/// Whether two rectangles share a point.
pub fn meet(a: Rect, b: Rect) -> bool {
    a[0] < b[0] + b[2] && b[0] < a[0] + a[2] && a[1] < b[1] + b[3] && b[1] < a[1] + a[3]
}

/// A rectangle moved and scaled; a negative scale mirrors it.
pub fn moved([x, y, w, h]: Rect, [tx, ty]: [f64; 2], [sx, sy]: [f64; 2]) -> Rect {
    let (x0, x1) = (x * sx, (x + w) * sx);
    let (y0, y1) = (y * sy, (y + h) * sy);
    [
        tx + x0.min(x1),
        ty + y0.min(y1),
        (x1 - x0).abs(),
        (y1 - y0).abs(),
    ]
}

/// A rectangle that covers a path: that of its points and control points. `None` for a text that is no path.
pub fn path(d: &str) -> Option<Rect> {
    let path = BezPath::from_svg(d).ok()?;
    let around = path.control_box();
    (!path.elements().is_empty()).then(|| [around.x0, around.y0, around.width(), around.height()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_covered() {
        assert_eq!(path("M10 20h5v-6l1 1z"), Some([10.0, 14.0, 6.0, 6.0]));
        assert_eq!(
            path("M0 0q-5 5 10 0 5-5 10 0"),
            Some([-5.0, -5.0, 25.0, 10.0])
        );
        assert_eq!(path("M.5.5L-1-1"), Some([-1.0, -1.0, 1.5, 1.5]));
        assert_eq!(path("M0"), None);
        assert_eq!(path("x"), None);
        assert_eq!(path("M0 0z5"), None);
    }

    #[test]
    fn mirrored_rectangles_stay_rectangles() {
        assert_eq!(
            moved([-1.0, -2.0, 3.0, 2.0], [10.0, 10.0], [-2.0, 1.0]),
            [6.0, 8.0, 6.0, 2.0]
        );
        assert!(meet([0.0, 0.0, 2.0, 2.0], [1.0, 1.0, 5.0, 5.0]));
        assert!(!meet([0.0, 0.0, 1.0, 1.0], [1.0, 0.0, 1.0, 1.0]));
    }
}

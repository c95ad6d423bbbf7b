//! Where the picture stands on a screen, and which part of the world is seen in it. Pure geometry.

use crate::model::{Kind, Rect};

/// The picture's part of a screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// The kind of screen.
    pub kind: Kind,
    /// The picture area in pixels.
    pub area: Rect,
}

/// The frame of a screen of `width` and `height` pixels, without a step's own area.
pub fn frame(width: f64, height: f64) -> Frame {
    let (kind, area) = if width >= 1000.0 {
        let right = (width * 2.0 / 3.0).round();
        (Kind::Wide, [40.0, 0.0, right - 52.0, height])
    } else if width >= 600.0 {
        let half = (height * 0.5).round();
        (Kind::Middle, [30.0, 12.0, width - 52.0, half - 24.0])
    } else {
        let upper = (height * 0.45).round();
        (Kind::Phone, [18.0, 9.0, width - 26.0, upper - 17.0])
    };
    Frame { kind, area }
}

/// Whether a screen has stations of its own: narrower than `narrow` and taller than wide.
pub fn is_narrow(width: f64, height: f64, narrow: f64) -> bool {
    width < narrow && height > width
}

/// A camera: a point of the world at `(x, y)` is seen at `(x·k + tx, y·k + ty)`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The scale: pixels for each unit.
    pub k: f64,
    /// The centre, in the world.
    pub cx: f64,
    /// The centre, in the world.
    pub cy: f64,
    /// The translation, in pixels.
    pub tx: f64,
    /// The translation, in pixels.
    pub ty: f64,
}

/// The camera that shows a rectangle of the world in an area of the screen. It never shows paper below
/// the world of `height` units, and sky above it only if the rectangle begins there.
pub fn camera(rect: Rect, area: Rect, kind: Kind, height: f64) -> Camera {
    let [x, y, w, h] = rect;
    let [ax, ay, aw, ah] = area;
    let (least, foot) = match kind {
        Kind::Wide => (1.0, 0.0),
        Kind::Middle | Kind::Phone => (0.86, 8.0),
    };
    let k = (aw / w).min(ah / h).max(least * ah / height);
    let (cx, middle) = (x + w / 2.0, y + h / 2.0);
    let highest = if y < 0.0 { middle } else { ah / 2.0 / k };
    let cy = highest.max(middle).min(height - ah / 2.0 / k - foot / k);
    Camera {
        k,
        cx,
        cy,
        tx: ax + aw / 2.0 - cx * k,
        ty: ay + ah / 2.0 - cy * k,
    }
}

impl Camera {
    /// The part of the world that is seen in an area of the screen.
    pub fn seen(&self, area: Rect) -> Rect {
        let [ax, ay, aw, ah] = area;
        [
            (ax - self.tx) / self.k,
            (ay - self.ty) / self.k,
            aw / self.k,
            ah / self.k,
        ]
    }

    /// How far the far layer of a station is shifted whose home is at `home` in the world:
    /// 0.6 of the camera's speed near its stop, never more than 120 units.
    pub fn far_shift(&self, home: f64) -> f64 {
        far_shift(self.cx - home)
    }
}

/// The most that a far layer is shifted, and how far from its home that is almost reached, in units. Their ratio is
/// 0.4: a shift of 0.4 of the camera's way leaves 0.6 of its speed.
pub const FAR: [f64; 2] = [120.0, 300.0];

/// The shift of a far layer for a distance from the camera's centre to the layer's home.
pub fn far_shift(distance: f64) -> f64 {
    let [most, reach] = FAR;
    most * (distance / reach).tanh()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_by_width() {
        assert_eq!(
            frame(1440.0, 900.0),
            Frame {
                kind: Kind::Wide,
                area: [40.0, 0.0, 908.0, 900.0]
            }
        );
        assert_eq!(frame(768.0, 1024.0).area, [30.0, 12.0, 716.0, 488.0]);
        assert_eq!(frame(390.0, 844.0).area, [18.0, 9.0, 364.0, 363.0]);
        assert!(is_narrow(390.0, 844.0, 700.0));
        assert!(!is_narrow(690.0, 400.0, 700.0));
        assert!(!is_narrow(768.0, 1024.0, 700.0));
    }

    #[test]
    fn the_far_layer_moves_at_three_fifths_near_its_home() {
        // A shift of 0.4 of the way leaves 0.6 of the speed.
        assert!((far_shift(10.0) - 4.0).abs() < 0.01);
        assert!(far_shift(100_000.0) <= 120.0);
        assert!(far_shift(-100_000.0) >= -120.0);
    }
}

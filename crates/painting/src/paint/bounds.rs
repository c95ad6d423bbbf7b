//! What drawings cover, so that those out of sight are left out and layers know their extent.

use crate::model::Rect;

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

/// A rectangle that covers a path: that of its points and control points. Arcs count with their whole
/// radius. `None` for a path that is no SVG.
pub fn path(d: &str) -> Option<Rect> {
    let mut numbers = Numbers {
        text: d.as_bytes(),
        at: 0,
    };
    let (mut pen, mut start) = ([0.0, 0.0], [0.0, 0.0]);
    let mut extent: Option<Rect> = None;
    let mut command = b' ';
    while let Some(next) = numbers.command_or(command) {
        command = next;
        let relative = command.is_ascii_lowercase();
        let base: [f64; 2] = if relative { pen } else { [0.0, 0.0] };
        // How many points come with one use of the command.
        let points = match command.to_ascii_uppercase() {
            b'Z' => {
                pen = start;
                continue;
            }
            b'H' => {
                pen[0] = base[0] + numbers.next()?;
                extent = Some(union(extent, [pen[0], pen[1], 0.0, 0.0]));
                continue;
            }
            b'V' => {
                pen[1] = base[1] + numbers.next()?;
                extent = Some(union(extent, [pen[0], pen[1], 0.0, 0.0]));
                continue;
            }
            b'A' => {
                let r = numbers.next()?.max(numbers.next()?);
                for _ in 0..3 {
                    numbers.next()?;
                }
                pen = [base[0] + numbers.next()?, base[1] + numbers.next()?];
                extent = Some(union(
                    extent,
                    [pen[0] - 2.0 * r, pen[1] - 2.0 * r, 4.0 * r, 4.0 * r],
                ));
                continue;
            }
            b'M' | b'L' | b'T' => 1,
            b'Q' | b'S' => 2,
            b'C' => 3,
            _ => return None,
        };
        for _ in 0..points {
            pen = [base[0] + numbers.next()?, base[1] + numbers.next()?];
            extent = Some(union(extent, [pen[0], pen[1], 0.0, 0.0]));
        }
        if command.eq_ignore_ascii_case(&b'M') {
            start = pen;
            // What follows a move without a command is a line.
            command = if relative { b'l' } else { b'L' };
        }
    }
    extent
}

/// Reads the commands and numbers of a path.
struct Numbers<'a> {
    text: &'a [u8],
    at: usize,
}

impl Numbers<'_> {
    fn skip(&mut self) {
        while self.at < self.text.len() && matches!(self.text[self.at], b' ' | b',' | b'\n' | b'\t')
        {
            self.at += 1;
        }
    }

    /// The next command, or the one before if a number comes next; `None` at the end.
    fn command_or(&mut self, before: u8) -> Option<u8> {
        self.skip();
        let byte = *self.text.get(self.at)?;
        if byte.is_ascii_alphabetic() {
            self.at += 1;
            return Some(byte);
        }
        // After a closed path only a command can come; `?` is none and ends the reading.
        Some(if before.eq_ignore_ascii_case(&b'z') {
            b'?'
        } else {
            before
        })
    }

    /// The next number.
    fn next(&mut self) -> Option<f64> {
        self.skip();
        let start = self.at;
        let mut point = false;
        while let Some(byte) = self.text.get(self.at) {
            let goes_on = match byte {
                b'-' | b'+' => self.at == start,
                b'.' => !std::mem::replace(&mut point, true),
                _ => byte.is_ascii_digit(),
            };
            if !goes_on {
                break;
            }
            self.at += 1;
        }
        std::str::from_utf8(&self.text[start..self.at])
            .ok()?
            .parse()
            .ok()
    }
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

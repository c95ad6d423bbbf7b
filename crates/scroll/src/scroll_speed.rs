//! Whether a reader scrolls too fast to see what comes into view.

/// Whether a reader who scrolls `distance` pixels (up or down) in `time` milliseconds passes a
/// window `window` pixels high within a second. A number that comes into view at that speed would
/// leave it before it had counted up, so such a reader should see the final number at once.
pub fn flies_past(distance: f64, time: f64, window: f64) -> bool {
    distance.abs() * 1000.0 > window * time
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_a_second_is_the_limit_in_both_directions() {
        assert!(!flies_past(0.0, 100.0, 844.0));
        assert!(!flies_past(84.0, 100.0, 844.0));
        assert!(flies_past(85.0, 100.0, 844.0));
        assert!(flies_past(-120.0, 100.0, 844.0));
        // Browsers may round a short time to none: then only a reader who has moved flies past.
        assert!(!flies_past(0.0, 0.0, 844.0));
        // A taller window shows the number for longer at the same speed.
        assert!(!flies_past(120.0, 100.0, 1440.0));
    }
}

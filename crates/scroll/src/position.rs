//! Which step is being read, and how far a chapter has been read.

use crate::ratio;

/// The index of the step being read: the last step whose top has passed the reading line, or the
/// first step while none has. It depends on positions alone, so a flick, a jump, a resize and a
/// zoom that end at the same position end on the same step. `tops` are the tops of the steps in
/// reading order; the result is 0 for an empty list.
pub fn step_at(tops: &[f64], line: f64) -> usize {
    tops.partition_point(|top| *top <= line).saturating_sub(1)
}

/// How much of the stretch from `top` to `bottom` lies above the reading line, 0 to 1. An empty
/// stretch counts as read once its top has passed the line.
pub fn progress(top: f64, bottom: f64, line: f64) -> f64 {
    let height = bottom - top;
    if height <= 0.0 {
        return if top <= line { 1.0 } else { 0.0 };
    }
    ratio((line - top) / height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_step_past_the_line_is_read() {
        let tops = [-400.0, 100.0, 600.0];
        assert_eq!(step_at(&tops, 500.0), 1);
        assert_eq!(step_at(&tops, 600.0), 2);
        assert_eq!(step_at(&tops, -401.0), 0);
        assert_eq!(step_at(&[], 10.0), 0);
    }

    #[test]
    fn progress_runs_from_none_to_all_and_stays_there() {
        assert_eq!(progress(500.0, 1_500.0, 400.0), 0.0);
        assert_eq!(progress(500.0, 1_500.0, 1_000.0), 0.5);
        assert_eq!(progress(500.0, 1_500.0, 9_000.0), 1.0);
        assert_eq!(progress(5.0, 5.0, 5.0), 1.0);
        assert_eq!(progress(5.0, 5.0, 4.0), 0.0);
    }
}

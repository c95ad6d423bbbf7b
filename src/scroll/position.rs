//! Which step is being read, and how far a chapter has been read.

use crate::share::share;
/// The step being read: the last one whose top has passed the reading line,
/// the first while none has. Depends on positions alone, never on the way the
/// reader came, so a flick, a jump, a resize or a zoom all end on the same step.
/// `tops` are the steps' tops in reading order; 0 for an empty list.
pub fn step_at(tops: &[f64], line: f64) -> usize {
    tops.partition_point(|top| *top <= line).saturating_sub(1)
}

/// How much of the stretch from `top` to `bottom` lies above the reading line,
/// 0 to 1. An empty stretch is read once its top has passed.
pub fn progress(top: f64, bottom: f64, line: f64) -> f64 {
    let height = bottom - top;
    if height <= 0.0 {
        return if top <= line { 1.0 } else { 0.0 };
    }
    share((line - top) / height)
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

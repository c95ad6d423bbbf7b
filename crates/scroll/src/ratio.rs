//! Ratios: numbers from 0 to 1.

/// The ratio nearest to a number; 0 for NaN.
///
/// This is not `f64::clamp`, because the panic message of `clamp` formats floats, and the tables
/// for that add 6 KB to the reader's download.
pub fn ratio(number: f64) -> f64 {
    if number >= 1.0 {
        1.0
    } else if number > 0.0 {
        number
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::ratio;

    #[test]
    fn a_ratio_stays_between_none_and_all() {
        assert_eq!(
            [-1.0, 0.0, 0.25, 1.0, 7.0].map(ratio),
            [0.0, 0.0, 0.25, 1.0, 1.0]
        );
        assert_eq!(ratio(f64::NAN), 0.0);
    }
}

//! Shares: numbers from 0 to 1.

/// The nearest share to a number; 0 for what is none.
///
/// Not `f64::clamp`: its panic message prints floats, and the tables for that
/// are 6 KB of the reader's download.
pub fn share(number: f64) -> f64 {
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
    use super::share;

    #[test]
    fn a_share_stays_between_none_and_all() {
        assert_eq!(
            [-1.0, 0.0, 0.25, 1.0, 7.0].map(share),
            [0.0, 0.0, 0.25, 1.0, 1.0]
        );
        assert_eq!(share(f64::NAN), 0.0);
    }
}

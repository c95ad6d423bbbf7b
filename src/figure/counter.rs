//! Counting up: what a large figure shows while it counts, and which ones count at all.

use crate::content::{Fact, Qualifier};

/// How long a count takes, in milliseconds.
pub const DURATION: f64 = 1_100.0;

/// Years and places in a row are not amounts: they stand still.
pub fn counts_up(fact: &Fact) -> bool {
    !matches!(fact.qualifier, Qualifier::Year | Qualifier::Ordinal)
}

/// What stands in place of the final `number` at `progress` (0 to 1) of the
/// count, with as many decimals as the final one has. Starts at zero, slows
/// towards the end (cubic ease-out) and never passes the final value. A number
/// that cannot be read is shown as it is.
pub fn shown_at(number: &str, progress: f64) -> String {
    let Ok(value) = number.parse::<f64>() else {
        return number.to_owned();
    };
    if progress >= 1.0 {
        return number.to_owned();
    }
    let decimals = number
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len());
    let eased = 1.0 - (1.0 - progress.max(0.0)).powi(3);
    let scale = 10_f64.powi(decimals as i32);
    let shown = (value * eased * scale).floor() / scale;
    format!("{shown:.decimals$}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn begins_at_zero_and_ends_at_the_exact_text() {
        assert_eq!(shown_at("825", 0.0), "0");
        assert_eq!(shown_at("825", 1.0), "825");
        assert_eq!(shown_at("81.04", 1.0), "81.04");
        assert_eq!(shown_at("81.04", 0.0), "0.00");
    }

    #[test]
    fn never_runs_back_or_past_the_end() {
        let mut last = 0.0;
        for frame in 0..=100 {
            let now: f64 = shown_at("7.4", f64::from(frame) / 100.0).parse().unwrap();
            assert!(now >= last && now <= 7.4, "{now} after {last}");
            last = now;
        }
    }

    #[test]
    fn what_is_no_number_stands_still() {
        assert_eq!(shown_at("十", 0.5), "十");
    }
}

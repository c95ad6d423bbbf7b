//! Counting up: what a large figure shows while it counts, and which ones count at all.

use crate::content::Decimal;
#[cfg(not(target_arch = "wasm32"))]
use crate::content::{Fact, Qualifier};
use crate::share::share;

/// How long a count takes, in milliseconds.
pub const DURATION: f64 = 1_100.0;

/// Years and places in a row are not amounts: they stand still.
#[cfg(not(target_arch = "wasm32"))]
pub fn counts_up(fact: &Fact) -> bool {
    !matches!(fact.qualifier, Qualifier::Year | Qualifier::Ordinal)
}

/// What stands in place of the final number `elapsed` milliseconds into the
/// count, with as many decimals as the final one has. Starts at zero, slows
/// towards the end (cubic ease-out) and never passes the final value.
pub fn shown_at(number: Decimal, elapsed: f64) -> Decimal {
    let left = 1.0 - share(elapsed / DURATION);
    let eased = 1.0 - left * left * left;
    // Whole thousandths: fine enough for the eye, and free of float formatting.
    number.share((eased * 1_000.0) as u64, 1_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    #[test]
    fn begins_at_zero_and_ends_at_the_exact_number() {
        assert_eq!(shown_at(number("825"), 0.0).to_string(), "0");
        assert_eq!(shown_at(number("825"), DURATION), number("825"));
        assert_eq!(shown_at(number("81.04"), DURATION + 5.0), number("81.04"));
        assert_eq!(shown_at(number("81.04"), -5.0).to_string(), "0.00");
    }

    #[test]
    fn never_runs_back_or_past_the_end() {
        let mut last = 0;
        for elapsed in 0..1_200 {
            let now = shown_at(number("7.4"), f64::from(elapsed)).thousandths();
            assert!(now >= last && now <= 7_400, "{now} after {last}");
            last = now;
        }
    }
}

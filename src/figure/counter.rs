//! Counting up: which figures count, and what each shows on its way.

use crate::content::Decimal;
#[cfg(not(target_arch = "wasm32"))]
use crate::content::{Fact, Qualifier};

/// How long a count shows each of its texts, in milliseconds.
pub const TICK: f64 = 100.0;
/// How many texts after the first a count shows at most: enough to see it count.
const MOST: u64 = 7;
/// How long the longest counts take, in milliseconds.
pub const LONGEST: f64 = TICK * (MOST + 1) as f64;

/// Years and places in a row are not amounts: they stand still.
#[cfg(not(target_arch = "wasm32"))]
pub fn counts_up(fact: &Fact) -> bool {
    !matches!(fact.qualifier, Qualifier::Year | Qualifier::Ordinal)
}

/// What a count shows one after the other, each for a [`TICK`]: from zero to the
/// number, with as many decimals as it has, faster first than last (cubic ease-out); small
/// numbers have fewer to show.
pub fn ticks(number: Decimal) -> Vec<Decimal> {
    let last = number.units().min(MOST);
    let tick = |at: u64| {
        let left = last - at;
        number.share(last.pow(3) - left.pow(3), last.pow(3))
    };
    (0..=last).map(tick).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let ticks = ticks(text.parse().expect("a number"));
        ticks.iter().map(Decimal::to_string).collect()
    }

    #[test]
    fn begins_at_zero_and_ends_at_the_exact_number() {
        for number in ["825", "81.04", "7.4", "1", "17"] {
            let shown = shown(number);
            assert!(
                matches!(shown[0].as_str(), "0" | "0.0" | "0.00"),
                "{shown:?}"
            );
            assert_eq!(shown.last().map(String::as_str), Some(number));
        }
    }

    #[test]
    fn small_numbers_show_each_step_once() {
        assert_eq!(shown("0"), ["0"]);
        assert_eq!(shown("3").len(), 4);
        assert_eq!(shown("825").len(), 8);
    }

    #[test]
    fn never_runs_back_and_slows_down() {
        let numbers = ticks("8250".parse().expect("a number"));
        let steps: Vec<u64> = numbers
            .windows(2)
            .map(|pair| pair[1].units() - pair[0].units())
            .collect();
        assert!(steps.is_sorted_by(|a, b| a >= b), "{steps:?}");
    }
}

//! What a number shows while it counts up.

use story::Decimal;

/// How long each text of a count is shown, in milliseconds.
pub const TICK: f64 = 100.0;
/// The largest number of texts after the first. It is enough for the reader to see a count.
const MOST: u64 = 7;
/// How long the longest count takes, in milliseconds.
pub const LONGEST: f64 = TICK * (MOST + 1) as f64;

/// The values of a count in order, each shown for a [`TICK`]: from zero to the number, with as many
/// decimals as the number has. They grow faster at first than at last (cubic ease-out). Small
/// numbers have fewer values.
pub fn ticks(number: Decimal) -> Vec<Decimal> {
    let last = number.units().min(MOST);
    let tick = |at: u64| {
        let left = last - at;
        number.part_of(last.pow(3) - left.pow(3), last.pow(3))
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

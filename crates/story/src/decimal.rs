//! Decimal numbers as the reports print them, without floating point: 81.04 stays 81.04, and the
//! browser does not download the code that parses and formats floats.

use serde::{Deserialize, Deserializer, de::Error};
use std::{fmt, str::FromStr};

/// A decimal number: `digits` divided by ten to the power of `decimals`.
///
/// The content files have plain JSON numbers; the browser's bundle has them as text
/// (see [`as_text`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    digits: u64,
    decimals: u8,
}

/// The text is no plain decimal number such as 825 or 81.04.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a plain decimal number such as 825 or 81.04")]
pub struct NotDecimal;

impl Decimal {
    /// The number times `part` divided by `whole`, rounded down to as many decimals as the number has.
    /// The number itself where `part` is at least `whole`.
    pub fn part_of(self, part: u64, whole: u64) -> Self {
        Self {
            digits: self.digits.saturating_mul(part.min(whole)) / whole.max(1),
            decimals: self.decimals,
        }
    }

    /// The number without its decimal point: 74 for 7.4.
    pub fn units(self) -> u64 {
        self.digits
    }

    /// The number in thousandths, rounded down: 10,500 for 10.5.
    pub fn thousandths(self) -> u64 {
        match 3_u32.checked_sub(u32::from(self.decimals)) {
            Some(missing) => self.digits.saturating_mul(10_u64.pow(missing)),
            None => self.digits / 10_u64.pow(u32::from(self.decimals) - 3),
        }
    }

    /// The number without its decimals: 10 for 10.5.
    pub fn whole(self) -> u64 {
        self.thousandths() / 1_000
    }
}

impl FromStr for Decimal {
    type Err = NotDecimal;

    fn from_str(text: &str) -> Result<Self, NotDecimal> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let dangling = text.contains('.') && decimals.is_empty();
        if whole.is_empty() || dangling || decimals.len() > 6 || !plain(whole) || !plain(decimals) {
            return Err(NotDecimal);
        }
        let digits = format!("{whole}{decimals}")
            .parse()
            .map_err(|_| NotDecimal)?;
        Ok(Self {
            digits,
            decimals: decimals.len() as u8,
        })
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = 10_u64.pow(u32::from(self.decimals));
        write!(f, "{}", self.digits / scale)?;
        if self.decimals > 0 {
            let width = usize::from(self.decimals);
            write!(f, ".{:0width$}", self.digits % scale)?;
        }
        Ok(())
    }
}

/// Decimals as text, for the browser's bundle: its JSON reader then parses no floats.
/// Used as `#[serde(with = "decimal::as_text")]`.
pub mod as_text {
    use super::Decimal;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    /// Writes `81.04` as `"81.04"`.
    pub fn serialize<S: Serializer>(number: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(number)
    }

    /// Reads `"81.04"`; any other text is an error.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        /// A JSON number, which serde_json hands over as an integer or a float.
        struct Number;
        impl serde::de::Visitor<'_> for Number {
            type Value = Decimal;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number that is not negative, such as 825 or 81.04")
            }
            fn visit_u64<E: Error>(self, value: u64) -> Result<Decimal, E> {
                value.to_string().parse().map_err(E::custom)
            }
            fn visit_f64<E: Error>(self, value: f64) -> Result<Decimal, E> {
                value.to_string().parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_any(Number)
    }
}

#[cfg(test)]
mod tests {
    use crate::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    #[test]
    fn text_goes_in_and_comes_out_the_same() {
        for text in ["825", "81.04", "7.4", "10.5", "0.05", "0"] {
            assert_eq!(decimal(text).to_string(), text);
        }
        for text in ["", ".5", "5.", "-1", "1e3", "八", "1.2.3"] {
            assert_eq!(text.parse::<Decimal>(), Err(NotDecimal), "{text}");
        }
    }

    #[test]
    fn json_numbers_are_read_exactly() {
        let read = |text: &str| serde_json::from_str::<Decimal>(text).ok();
        assert_eq!(read("81.04"), Some(decimal("81.04")));
        assert_eq!(read("825"), Some(decimal("825")));
        assert_eq!(read("\"7.4\""), None);
        assert_eq!(read("-1"), None);
    }

    #[test]
    fn shares_grow_to_the_whole_and_keep_the_decimals() {
        assert_eq!(decimal("81.04").part_of(0, 10).to_string(), "0.00");
        assert_eq!(decimal("81.04").part_of(5, 10).to_string(), "40.52");
        assert_eq!(decimal("81.04").part_of(11, 10).to_string(), "81.04");
        assert_eq!(decimal("9").part_of(1, 0).to_string(), "0");
    }

    #[test]
    fn thousandths_and_wholes() {
        assert_eq!(decimal("10.5").thousandths(), 10_500);
        assert_eq!(decimal("10.5").whole(), 10);
        assert_eq!(decimal("825").whole(), 825);
    }
}

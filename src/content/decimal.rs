//! Decimal numbers as the reports print them, without floating point: 81.04
//! stays 81.04, and the browser needs none of the tables that turn text into
//! floats and back (they were a tenth of the program).

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::{fmt, str::FromStr};

/// A decimal number: `digits` divided by ten to the power of `places`.
///
/// The content files have plain JSON numbers; the bundle for the browser has
/// them as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    digits: u64,
    places: u8,
}

/// The text is no plain decimal number such as 825 or 81.04.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a plain decimal number such as 825 or 81.04")]
pub struct NotDecimal;

impl Decimal {
    /// The share `part` of `whole` of the number, rounded down in its last
    /// place and written with the same number of places; all of it when `part`
    /// reaches `whole`.
    pub fn share(self, part: u64, whole: u64) -> Self {
        Self {
            digits: self.digits.saturating_mul(part.min(whole)) / whole.max(1),
            places: self.places,
        }
    }

    /// The number in units of its last place: 7.4 is 74.
    pub fn units(self) -> u64 {
        self.digits
    }

    /// The number in thousandths, rounded down: 10.5 is 10500.
    pub fn thousandths(self) -> u64 {
        match 3_u32.checked_sub(u32::from(self.places)) {
            Some(missing) => self.digits.saturating_mul(10_u64.pow(missing)),
            None => self.digits / 10_u64.pow(u32::from(self.places) - 3),
        }
    }

    /// The number without its decimals: how many whole things it counts.
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
            places: decimals.len() as u8,
        })
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = 10_u64.pow(u32::from(self.places));
        write!(f, "{}", self.digits / scale)?;
        if self.places > 0 {
            let width = usize::from(self.places);
            write!(f, ".{:0width$}", self.digits % scale)?;
        }
        Ok(())
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    #[cfg(target_arch = "wasm32")]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        /// Takes a JSON number from the content files or text from the bundle.
        struct Number;
        impl serde::de::Visitor<'_> for Number {
            type Value = Decimal;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number that is not negative, such as 825 or 81.04")
            }
            fn visit_u64<E: Error>(self, value: u64) -> Result<Decimal, E> {
                self.visit_str(&value.to_string())
            }
            fn visit_f64<E: Error>(self, value: f64) -> Result<Decimal, E> {
                self.visit_str(&value.to_string())
            }
            fn visit_str<E: Error>(self, value: &str) -> Result<Decimal, E> {
                value.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_any(Number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn json_numbers_and_bundled_text_are_the_same_number() {
        assert_eq!(
            serde_json::from_str::<Decimal>("81.04").ok(),
            Some(decimal("81.04"))
        );
        assert_eq!(
            serde_json::from_str::<Decimal>("825").ok(),
            Some(decimal("825"))
        );
        assert_eq!(
            serde_json::from_str::<Decimal>("\"7.4\"").ok(),
            Some(decimal("7.4"))
        );
        assert_eq!(
            serde_json::to_string(&decimal("7.4")).ok().as_deref(),
            Some("\"7.4\"")
        );
    }

    #[test]
    fn shares_grow_to_the_whole_and_keep_the_places() {
        assert_eq!(decimal("81.04").share(0, 10).to_string(), "0.00");
        assert_eq!(decimal("81.04").share(5, 10).to_string(), "40.52");
        assert_eq!(decimal("81.04").share(11, 10).to_string(), "81.04");
        assert_eq!(decimal("9").share(1, 0).to_string(), "0");
    }

    #[test]
    fn thousandths_and_wholes() {
        assert_eq!(decimal("10.5").thousandths(), 10_500);
        assert_eq!(decimal("10.5").whole(), 10);
        assert_eq!(decimal("825").whole(), 825);
    }
}

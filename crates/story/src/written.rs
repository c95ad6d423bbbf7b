//! The written form of a number: value, unit and hedge in the order of Chinese.

use crate::{Decimal, Hedge};
use std::fmt;

/// The unit that ㎡ stands for, as the reports write it.
pub const SQUARE_METRES: &str = "平方米";

/// Whether a character multiplies the number before it: 16万, 81亿.
pub fn is_power(c: char) -> bool {
    matches!(c, '万' | '亿')
}

/// Whether a character is a hedge that stands between number and unit: 900余, 30多.
pub fn is_hedge_between(c: char) -> bool {
    matches!(c, '余' | '多')
}

/// A written number, cut where its style changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The hedge before the number (超, 近, 最长, 第), or nothing.
    pub before: &'static str,
    /// The number alone, with the decimals that the report has.
    pub number: String,
    /// The unit, with a hedge that stands between number and unit (余, 多).
    pub after: String,
}

/// Writes a number out: 超70家, 900余平方米, 16万余人, 第9年.
pub fn written(value: Decimal, unit: &str, hedge: Option<Hedge>) -> Written {
    let (before, after) = match hedge {
        None => ("", unit.to_owned()),
        Some(hedge @ (Hedge::Chao | Hedge::Jin | Hedge::ZuiChang | Hedge::Di)) => {
            (hedge.as_str(), unit.to_owned())
        }
        Some(hedge @ (Hedge::Yu | Hedge::Duo)) => ("", between(hedge.as_str(), unit)),
    };
    Written {
        before,
        number: value.to_string(),
        after,
    }
}

/// The unit with a hedge before its classifier: behind 万 or 亿, if the unit begins with one of them.
fn between(hedge: &str, unit: &str) -> String {
    let power = unit
        .char_indices()
        .find(|(_, c)| !is_power(*c))
        .map_or(unit.len(), |(at, _)| at);
    format!("{}{hedge}{}", &unit[..power], &unit[power..])
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}", self.before, self.number, self.after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &str, unit: &str, hedge: Option<Hedge>) -> String {
        written(value.parse().expect("a number"), unit, hedge).to_string()
    }

    #[test]
    fn hedges_stand_where_chinese_puts_them() {
        assert_eq!(text("70", "家", Some(Hedge::Chao)), "超70家");
        assert_eq!(text("2000", "名", Some(Hedge::Jin)), "近2000名");
        assert_eq!(text("900", "平方米", Some(Hedge::Yu)), "900余平方米");
        assert_eq!(text("30", "个", Some(Hedge::Duo)), "30多个");
        assert_eq!(text("16", "万人", Some(Hedge::Yu)), "16万余人");
        assert_eq!(text("3", "年", Some(Hedge::ZuiChang)), "最长3年");
        assert_eq!(text("9", "年", Some(Hedge::Di)), "第9年");
    }

    #[test]
    fn hedges_between_number_and_unit_are_known_by_their_character() {
        for hedge in [Hedge::Yu, Hedge::Duo] {
            assert!(hedge.as_str().chars().all(is_hedge_between));
        }
        for hedge in [Hedge::Chao, Hedge::Jin, Hedge::ZuiChang, Hedge::Di] {
            assert!(!hedge.as_str().chars().any(is_hedge_between));
        }
    }

    #[test]
    fn decimals_are_kept_and_none_added() {
        assert_eq!(text("81.04", "亿元", None), "81.04亿元");
        assert_eq!(text("7.4", "万家", None), "7.4万家");
        assert_eq!(text("10.5", "公里", None), "10.5公里");
        assert_eq!(text("825", "家次", None), "825家次");
    }
}

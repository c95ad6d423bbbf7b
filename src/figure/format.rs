//! The written form of a figure: number, unit and hedge in their natural Chinese places.

use crate::content::{Fact, Hedge};
use std::fmt;

/// A figure in writing order, cut where its look changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The hedge before the number (超, 近, 最长, 第), or nothing.
    pub before: &'static str,
    /// The number alone, with the decimals that the report has.
    pub number: String,
    /// The unit, with a hedge that stands between number and unit (余, 多) in its place.
    pub after: String,
}

/// Writes a figure out: 超70家, 900余平方米, 16万余人, 第9年.
pub fn written(fact: &Fact) -> Written {
    let number = fact.value.to_string();
    let unit = fact.unit.as_str();
    let (before, after) = match fact.hedge {
        None => ("", unit.to_owned()),
        Some(Hedge::Chao) => ("超", unit.to_owned()),
        Some(Hedge::Jin) => ("近", unit.to_owned()),
        Some(Hedge::ZuiChang) => ("最长", unit.to_owned()),
        Some(Hedge::Di) => ("第", unit.to_owned()),
        Some(Hedge::Yu) => ("", between("余", unit)),
        Some(Hedge::Duo) => ("", between("多", unit)),
    };
    Written {
        before,
        number,
        after,
    }
}

/// Puts a hedge before the classifier, behind 万 or 亿 where the unit begins with one.
fn between(hedge: &str, unit: &str) -> String {
    let power = unit
        .char_indices()
        .find(|(_, c)| !matches!(c, '万' | '亿'))
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
    use crate::content::{FactId, Qualifier};

    fn text(value: &str, unit: &str, hedge: Option<Hedge>) -> String {
        written(&Fact {
            id: FactId("A1.test".into()),
            value: value.parse().expect("a number"),
            unit: unit.into(),
            qualifier: Qualifier::Exact,
            hedge,
            label: String::new(),
            scope: String::new(),
            measure: None,
        })
        .to_string()
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
    fn decimals_are_kept_and_none_added() {
        assert_eq!(text("81.04", "亿元", None), "81.04亿元");
        assert_eq!(text("7.4", "万家", None), "7.4万家");
        assert_eq!(text("10.5", "公里", None), "10.5公里");
        assert_eq!(text("825", "家次", None), "825家次");
    }
}

//! The numbers that marks and words stand for, as the story has them.

use std::collections::BTreeMap;
use story::{Decimal, Fact, Hedge, Qualifier, Written, written};

/// A number of the story.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The value.
    pub value: Decimal,
    /// The unit, e.g. 家次.
    pub unit: String,
    /// The hedge, e.g. 余.
    pub hedge: Option<Hedge>,
    /// How the report qualifies it.
    pub qualifier: Qualifier,
}

/// Numbers by the ids of their facts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts(BTreeMap<String, Figure>);

impl Facts {
    /// The number of a fact.
    pub fn get(&self, id: &str) -> Option<&Figure> {
        self.0.get(id)
    }
}

impl FromIterator<(String, Figure)> for Facts {
    fn from_iter<I: IntoIterator<Item = (String, Figure)>>(figures: I) -> Self {
        Self(figures.into_iter().collect())
    }
}

impl From<&[Fact]> for Facts {
    fn from(facts: &[Fact]) -> Self {
        facts
            .iter()
            .map(|fact| {
                let figure = Figure {
                    value: fact.value,
                    unit: fact.unit.clone(),
                    hedge: fact.hedge,
                    qualifier: fact.qualifier,
                };
                (fact.id.0.clone(), figure)
            })
            .collect()
    }
}

impl Figure {
    /// The number as it is written: 超70家.
    pub fn written(&self) -> Written {
        written(self.value, &self.unit, self.hedge)
    }

    /// The value if it is a whole number.
    pub fn whole(&self) -> Option<u64> {
        let whole = self.value.whole();
        (self.value.to_string() == whole.to_string()).then_some(whole)
    }

    /// The number with its hedge in Chinese numerals, up to 999; in digits beyond that.
    pub fn han(&self) -> String {
        let Written {
            before,
            number,
            after,
        } = self.written();
        let number = match self.whole() {
            Some(whole @ 0..=999) => han(whole as usize),
            _ => number,
        };
        format!("{before}{number}{after}")
    }
}

fn han(number: usize) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10);
    let mut out = String::new();
    if hundreds > 0 {
        out += DIGITS[hundreds];
        out += "百";
    }
    if tens > 0 {
        if tens > 1 || hundreds > 0 {
            out += DIGITS[tens];
        }
        out += "十";
    } else if hundreds > 0 && ones > 0 {
        out += "零";
    }
    if ones > 0 || out.is_empty() {
        out += DIGITS[ones];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_up_to_999() {
        for (number, text) in [
            (0, "零"),
            (3, "三"),
            (10, "十"),
            (12, "十二"),
            (40, "四十"),
            (105, "一百零五"),
            (110, "一百一十"),
            (999, "九百九十九"),
        ] {
            assert_eq!(han(number), text);
        }
    }

    #[test]
    fn only_whole_numbers_are_whole() {
        let figure = |value: &str| Figure {
            value: value.parse().expect("a decimal"),
            unit: "名".into(),
            hedge: Some(Hedge::Yu),
            qualifier: Qualifier::Over,
        };
        assert_eq!(figure("10").whole(), Some(10));
        assert_eq!(figure("9.5").whole(), None);
        assert_eq!(figure("12").han(), "十二余名");
        assert_eq!(figure("1200").han(), "1200余名");
    }
}

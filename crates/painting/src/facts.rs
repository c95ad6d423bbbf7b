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
}

#[cfg(test)]
mod tests {
    use super::*;

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
    }
}

//! Places side by side. Numbers stand against numbers only within one declared measure;
//! everything else is listed as text, topic by topic. What a place lacks stays blank.

use crate::{CardRecord, Facet, RecordNumber};
use story::Words;

/// How many places can be compared.
pub const PLACES: std::ops::RangeInclusive<usize> = 2..=4;

/// A comparison, a column for each place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The names of the places.
    pub places: Vec<String>,
    /// Numbers of one measure that at least two of the places have.
    pub measures: Vec<Line<RecordNumber>>,
    /// The cards of every topic that any of the places has.
    pub topics: Vec<Line<CardRecord>>,
}

/// A line: what is compared, and what each place has of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<T> {
    /// The name of the measure or of the topic.
    pub name: String,
    /// A cell for each place, in the order of the places.
    pub cells: Vec<Vec<T>>,
}

/// Compares places by name. `topics` are the names of the topics, in the order of the lines.
pub fn compare(
    places: Vec<String>,
    topics: &[String],
    records: &[CardRecord],
    words: &Words,
) -> Comparison {
    let topics = topics
        .iter()
        .map(|topic| Line {
            name: topic.clone(),
            cells: cells(&places, |place| {
                let here = of(records, place);
                here.filter(|record| record.options[Facet::Topic] == *topic)
                    .cloned()
                    .collect()
            }),
        })
        .filter(|line| line.cells.iter().any(|cell| !cell.is_empty()))
        .collect();
    let measures = measures(records)
        .into_iter()
        .map(|measure| cells(&places, |place| numbers(of(records, place), measure)))
        .filter(|cells| cells.iter().filter(|cell| !cell.is_empty()).count() >= 2)
        .map(|cells| Line {
            name: name(&cells, words),
            cells,
        })
        .collect();
    Comparison {
        places,
        measures,
        topics,
    }
}

/// A cell for each place.
fn cells<T>(places: &[String], cell: impl Fn(&str) -> Vec<T>) -> Vec<Vec<T>> {
    places.iter().map(|place| cell(place)).collect()
}

/// The records of a place.
fn of<'a>(records: &'a [CardRecord], place: &'a str) -> impl Iterator<Item = &'a CardRecord> {
    let here = move |record: &&CardRecord| record.options[Facet::Place] == place;
    records.iter().filter(here)
}

/// The measures of all numbers, each once, in the order in which they are met.
fn measures(records: &[CardRecord]) -> Vec<&str> {
    let mut measures = Vec::new();
    let numbers = records.iter().flat_map(|record| &record.numbers);
    for measure in numbers.filter_map(|number| number.measure.as_deref()) {
        if !measures.contains(&measure) {
            measures.push(measure);
        }
    }
    measures
}

/// A place's numbers of a measure, each once.
fn numbers<'a>(records: impl Iterator<Item = &'a CardRecord>, measure: &str) -> Vec<RecordNumber> {
    let mut found: Vec<RecordNumber> = Vec::new();
    for number in records.flat_map(|record| &record.numbers) {
        if number.measure.as_deref() == Some(measure) && !found.contains(number) {
            found.push(number.clone());
        }
    }
    found
}

/// The name of a measure's line: the label of its numbers, or a general name if their labels differ.
fn name(cells: &[Vec<RecordNumber>], words: &Words) -> String {
    let mut labels = cells.iter().flatten().map(|number| &number.label);
    let first = labels.next();
    match first {
        Some(first) if labels.all(|label| label == first) => first.clone(),
        _ => words.explorer.same_measure.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use story::words::ZH_CN;

    fn record(
        id: &str,
        place: &str,
        topic: &str,
        numbers: &[(&str, &str, Option<&str>)],
    ) -> CardRecord {
        let mut record = CardRecord {
            id: id.to_owned(),
            title: id.to_owned(),
            numbers: numbers
                .iter()
                .map(|(number, label, measure)| RecordNumber {
                    id: format!("{place}-{label}"),
                    number: (*number).to_owned(),
                    label: (*label).to_owned(),
                    scope: place.to_owned(),
                    measure: measure.map(str::to_owned),
                })
                .collect(),
            ..CardRecord::default()
        };
        record.options[Facet::Place] = place.to_owned();
        record.options[Facet::Topic] = topic.to_owned();
        record
    }

    fn names(list: &[&str]) -> Vec<String> {
        list.iter().map(|name| (*name).to_owned()).collect()
    }

    fn compared(places: &[&str], records: &[CardRecord]) -> Comparison {
        let topics = names(&["空间", "家风", "大会"]);
        compare(names(places), &topics, records, &ZH_CN)
    }

    #[test]
    fn numbers_meet_only_within_one_measure() {
        let visits = |number| [(number, "走访", Some("visits")), ("12支", "分队", None)];
        let records = [
            record("a", "上城", "家风", &visits("825家次")),
            record("b", "余杭", "家风", &visits("90家次")),
            record("c", "余杭", "空间", &[("70家", "企业", Some("companies"))]),
        ];
        let comparison = compared(&["上城", "余杭", "临安"], &records);
        assert_eq!(comparison.measures.len(), 1);
        let line = &comparison.measures[0];
        assert_eq!(line.name, "走访");
        let numbers: Vec<Vec<&str>> = line
            .cells
            .iter()
            .map(|cell| cell.iter().map(|number| number.number.as_str()).collect())
            .collect();
        assert_eq!(numbers, [vec!["825家次"], vec!["90家次"], vec![]]);
    }

    #[test]
    fn a_line_of_several_labels_is_named_by_its_measure_alone() {
        let records = [
            record("a", "上城", "家风", &[("825家次", "走访", Some("visits"))]),
            record("b", "余杭", "家风", &[("90家次", "上门", Some("visits"))]),
        ];
        let comparison = compared(&["上城", "余杭"], &records);
        assert_eq!(comparison.measures[0].name, "同一口径的数字");
    }

    #[test]
    fn what_a_place_lacks_stays_blank() {
        let records = [
            record("a", "上城", "家风", &[]),
            record("c", "余杭", "空间", &[]),
        ];
        let comparison = compared(&["上城", "余杭"], &records);
        assert!(comparison.measures.is_empty());
        let topics = comparison.topics.iter().map(|line| line.name.as_str());
        assert_eq!(topics.collect::<Vec<_>>(), ["空间", "家风"]);
        assert!(comparison.topics[0].cells[0].is_empty());
        assert_eq!(comparison.topics[0].cells[1][0].id, "c");
    }
}

//! Places side by side. Numbers stand against numbers only within one declared measure;
//! everything else is told as text, topic by topic. What a place lacks stays blank.

use super::row::{Row, RowFigure};

/// How many places can be compared.
pub const PLACES: std::ops::RangeInclusive<usize> = 2..=4;

/// A comparison, a column a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Figures of one measure that at least two of the places have.
    pub measures: Vec<Line<RowFigure>>,
    /// The cards of every topic that any of the places has.
    pub topics: Vec<Line<Row>>,
}

/// A line: what is compared, and what each place has of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<T> {
    pub name: String,
    pub cells: Vec<Vec<T>>,
}

/// Compares places by name. `topics` are the names of topics in the order wanted.
pub fn compare(places: &[String], topics: &[String], rows: &[Row]) -> Comparison {
    fn of<'a>(rows: &'a [Row], place: &'a str) -> impl Iterator<Item = &'a Row> {
        rows.iter().filter(move |row| row.place == place)
    }
    let topics = topics
        .iter()
        .map(|topic| Line {
            name: topic.clone(),
            cells: places
                .iter()
                .map(|place| {
                    of(rows, place)
                        .filter(|row| row.topic == *topic)
                        .cloned()
                        .collect()
                })
                .collect(),
        })
        .filter(|line: &Line<Row>| line.cells.iter().any(|cell| !cell.is_empty()))
        .collect();
    let mut measures: Vec<&String> = Vec::new();
    for measure in rows
        .iter()
        .flat_map(|row| &row.figures)
        .filter_map(|figure| figure.measure.as_ref())
    {
        if !measures.contains(&measure) {
            measures.push(measure);
        }
    }
    let measures = measures
        .into_iter()
        .map(|measure| {
            places
                .iter()
                .map(|place| figures(of(rows, place), measure))
                .collect()
        })
        .filter(|cells: &Vec<Vec<RowFigure>>| {
            cells.iter().filter(|cell| !cell.is_empty()).count() >= 2
        })
        .map(|cells| Line {
            name: name(&cells),
            cells,
        })
        .collect();
    Comparison { measures, topics }
}

/// A place's figures of a measure, each once.
fn figures<'a>(rows: impl Iterator<Item = &'a Row>, measure: &str) -> Vec<RowFigure> {
    let mut found: Vec<RowFigure> = Vec::new();
    for figure in rows.flat_map(|row| &row.figures) {
        if figure.measure.as_deref() == Some(measure) && !found.contains(figure) {
            found.push(figure.clone());
        }
    }
    found
}

/// What the figures of a line count, where they agree on its name.
fn name(cells: &[Vec<RowFigure>]) -> String {
    let mut labels = cells.iter().flatten().map(|figure| &figure.label);
    let first = labels.next();
    match first {
        Some(first) if labels.all(|label| label == first) => first.clone(),
        _ => "同一口径的数字".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: &str, place: &str, topic: &str, figures: &[(&str, &str, Option<&str>)]) -> Row {
        Row {
            id: id.to_owned(),
            title: id.to_owned(),
            place: place.to_owned(),
            topic: topic.to_owned(),
            kind: String::new(),
            article: String::new(),
            report: String::new(),
            summary: String::new(),
            figures: figures
                .iter()
                .map(|(figure, label, measure)| RowFigure {
                    id: format!("{place}-{label}"),
                    figure: (*figure).to_owned(),
                    label: (*label).to_owned(),
                    scope: place.to_owned(),
                    measure: measure.map(str::to_owned),
                })
                .collect(),
            link: String::new(),
        }
    }

    fn names(list: &[&str]) -> Vec<String> {
        list.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn figures_meet_only_within_one_measure() {
        let rows = [
            row(
                "a",
                "上城",
                "家风",
                &[("825家次", "走访", Some("visits")), ("12支", "分队", None)],
            ),
            row(
                "b",
                "余杭",
                "家风",
                &[("90家次", "走访", Some("visits")), ("3支", "分队", None)],
            ),
            row("c", "余杭", "空间", &[("70家", "企业", Some("companies"))]),
        ];
        let comparison = compare(
            &names(&["上城", "余杭", "临安"]),
            &names(&["空间", "家风", "大会"]),
            &rows,
        );
        assert_eq!(comparison.measures.len(), 1);
        let line = &comparison.measures[0];
        assert_eq!(line.name, "走访");
        let figures: Vec<Vec<&str>> = line
            .cells
            .iter()
            .map(|cell| cell.iter().map(|figure| figure.figure.as_str()).collect())
            .collect();
        assert_eq!(figures, [vec!["825家次"], vec!["90家次"], vec![]]);
    }

    #[test]
    fn what_a_place_lacks_stays_blank() {
        let rows = [row("a", "上城", "家风", &[]), row("c", "余杭", "空间", &[])];
        let comparison = compare(
            &names(&["上城", "余杭"]),
            &names(&["空间", "家风", "大会"]),
            &rows,
        );
        assert!(comparison.measures.is_empty());
        let topics: Vec<&str> = comparison
            .topics
            .iter()
            .map(|line| line.name.as_str())
            .collect();
        assert_eq!(topics, ["空间", "家风"]);
        assert!(comparison.topics[0].cells[0].is_empty());
        assert_eq!(comparison.topics[0].cells[1][0].id, "c");
    }
}

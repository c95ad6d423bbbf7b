//! The results as files: CSV for spreadsheets, JSON for programs.
//!
//! JSON is written here and not by a library: the names of the facets' fields are the facets' keys,
//! only text has to be escaped, and a serializer would be downloaded for this one button.

use crate::{CardRecord, Facet, RecordNumber};
use story::Words;

/// The records as CSV (RFC 4180) with a byte order mark, by which spreadsheets recognize UTF-8.
pub fn csv(records: &[CardRecord], words: &Words) -> String {
    let mut out = String::from("\u{feff}");
    let explorer = &words.explorer;
    let mut columns = vec![explorer.csv_id, explorer.title];
    columns.extend(Facet::ALL.map(|facet| facet.name(words)));
    columns.extend([explorer.csv_summary, explorer.numbers, explorer.csv_link]);
    csv_line(&mut out, &columns);
    for record in records {
        // Every field is named, so that a new one is either written or left out here on purpose.
        let CardRecord {
            id,
            title,
            options: _,
            article: _,
            summary,
            numbers,
            step: _,
            link,
        } = record;
        let numbers: Vec<String> = numbers.iter().map(|it| csv_number(it, words)).collect();
        let numbers = numbers.join(explorer.between_numbers);
        let mut cells: Vec<&str> = vec![id, title];
        cells.extend(Facet::ALL.map(|facet| option_in_file(record, facet)));
        cells.extend([summary.as_str(), &numbers, link]);
        csv_line(&mut out, &cells);
    }
    out
}

/// What a file has under a facet: the option's name, but an article's whole title.
fn option_in_file(record: &CardRecord, facet: Facet) -> &str {
    match facet {
        Facet::Article => &record.article,
        Facet::Place | Facet::Topic | Facet::Kind => &record.options[facet],
    }
}

fn csv_number(number: &RecordNumber, words: &Words) -> String {
    let RecordNumber {
        id,
        number,
        label,
        scope,
        measure: _,
    } = number;
    (words.explorer.csv_number)(label, number, scope, id)
}

fn csv_line(out: &mut String, cells: &[&str]) {
    for (number, text) in cells.iter().enumerate() {
        if number > 0 {
            out.push(',');
        }
        csv_cell(out, text);
    }
    out.push_str("\r\n");
}

/// Writes a cell in quotation marks. What a spreadsheet would take for a formula gets an apostrophe,
/// which makes it text; full-width signs count, since some programs take them too.
fn csv_cell(out: &mut String, text: &str) {
    out.push('"');
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        out.push('\'');
    }
    out.push_str(&text.replace('"', "\"\""));
    out.push('"');
}

/// The records as a JSON array of objects. Their field names are permanent.
pub fn json(records: &[CardRecord]) -> String {
    let mut out = String::new();
    json_list(&mut out, records, |out, record| {
        let CardRecord {
            id,
            title,
            options: _,
            article: _,
            summary,
            numbers,
            step: _,
            link,
        } = record;
        json_field(out, '{', "id", id);
        json_field(out, ',', "title", title);
        for facet in Facet::ALL {
            json_field(out, ',', facet.key(), option_in_file(record, facet));
        }
        json_field(out, ',', "summary", summary);
        out.push_str(",\"figures\":");
        json_list(out, numbers, json_number);
        json_field(out, ',', "link", link);
        out.push('}');
    });
    out
}

fn json_number(out: &mut String, number: &RecordNumber) {
    let RecordNumber {
        id,
        number,
        label,
        scope,
        measure,
    } = number;
    json_field(out, '{', "id", id);
    json_field(out, ',', "figure", number);
    json_field(out, ',', "label", label);
    json_field(out, ',', "scope", scope);
    if let Some(measure) = measure {
        json_field(out, ',', "measure", measure);
    }
    out.push('}');
}

fn json_list<T>(out: &mut String, items: &[T], write: impl Fn(&mut String, &T)) {
    out.push('[');
    for (number, item) in items.iter().enumerate() {
        if number > 0 {
            out.push(',');
        }
        write(out, item);
    }
    out.push(']');
}

/// Writes what comes before a field, its name and its text.
fn json_field(out: &mut String, before: char, name: &str, text: &str) {
    out.push(before);
    json_text(out, name);
    out.push(':');
    json_text(out, text);
}

fn json_text(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            ..' ' => {
                let digit = |value: u32| char::from_digit(value, 16).unwrap_or('0');
                out.push_str("\\u00");
                out.extend([digit(c as u32 >> 4), digit(c as u32 & 15)]);
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use enum_map::EnumMap;
    use proptest::{collection::vec, prelude::*};
    use serde_json::Value;
    use story::words::ZH_CN;

    fn record(texts: [&str; 3]) -> CardRecord {
        let [id, title, summary] = texts.map(str::to_owned);
        CardRecord {
            id,
            options: EnumMap::from_fn(|facet: Facet| [facet.key(), &title].concat()),
            article: title.clone(),
            numbers: vec![RecordNumber {
                id: "A4.visits".to_owned(),
                number: "825家次".to_owned(),
                label: title.clone(),
                scope: summary.clone(),
                measure: Some(title.clone()),
            }],
            step: "a".to_owned(),
            link: "https://example.org/#a".to_owned(),
            title,
            summary,
        }
    }

    fn csv(records: &[CardRecord]) -> String {
        super::csv(records, &ZH_CN)
    }

    /// What a spreadsheet reads.
    fn read(text: &str) -> Vec<Vec<String>> {
        let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(text.as_bytes());
        reader
            .records()
            .map(|record| {
                record
                    .expect("a record")
                    .iter()
                    .map(str::to_owned)
                    .collect()
            })
            .collect()
    }

    #[test]
    fn a_spreadsheet_reads_what_the_cards_say() {
        let table = read(&csv(&[record(["one", "题“目”", "a, \"b\"\n下一行"])]));
        assert_eq!(
            table[0],
            [
                "编号", "标题", "区县", "主题", "类型", "报道", "内容", "数字", "链接"
            ]
        );
        assert_eq!(
            table[1],
            [
                "one",
                "题“目”",
                "place题“目”",
                "topic题“目”",
                "kind题“目”",
                "题“目”",
                "a, \"b\"\n下一行",
                "题“目”：825家次（a, \"b\"\n下一行，A4.visits）",
                "https://example.org/#a",
            ]
        );
    }

    #[test]
    fn nothing_is_a_formula() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"] {
            let table = read(&csv(&[record([formula, formula, formula])]));
            assert_eq!(table[1][0], format!("'{formula}"));
        }
    }

    #[test]
    fn programs_find_the_fields_that_they_were_promised() {
        let mut one = record(["one", "题", "文"]);
        one.numbers[0].measure = None;
        assert_eq!(
            json(&[one]),
            r#"[{"id":"one","title":"题","place":"place题","topic":"topic题","kind":"kind题","article":"题","summary":"文","figures":[{"id":"A4.visits","figure":"825家次","label":"题","scope":"文"}],"link":"https://example.org/#a"}]"#
        );
        assert_eq!(json(&[]), "[]");
    }

    proptest! {
        #[test]
        fn every_text_survives(texts in vec(any::<(String, String, String)>(), 0..4)) {
            let records: Vec<CardRecord> = texts.iter().map(|(a, b, c)| record([a, b, c])).collect();
            let table = read(&csv(&records));
            prop_assert_eq!(table.len(), records.len() + 1);
            for (line, record) in table[1..].iter().zip(&records) {
                for (cell, text) in [(&line[0], &record.id), (&line[1], &record.title), (&line[6], &record.summary)] {
                    let guarded = cell.strip_prefix('\'').filter(|rest| rest == text);
                    prop_assert_eq!(guarded.unwrap_or(cell), text);
                    prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
                }
            }
            let value: Value = serde_json::from_str(&json(&records)).expect("it is JSON");
            let list = value.as_array().expect("a list");
            prop_assert_eq!(list.len(), records.len());
            for (object, record) in list.iter().zip(&records) {
                prop_assert_eq!(object["id"].as_str(), Some(&*record.id));
                prop_assert_eq!(object["article"].as_str(), Some(&*record.article));
                prop_assert_eq!(object["place"].as_str(), Some(&*record.options[Facet::Place]));
                let number = &object["figures"][0];
                prop_assert_eq!(number["label"].as_str(), Some(&*record.numbers[0].label));
                prop_assert_eq!(number["measure"].as_str(), record.numbers[0].measure.as_deref());
            }
        }
    }
}

//! The results as a file: CSV for spreadsheets. Programs read the bundled `cards.json` of the site.

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

#[cfg(test)]
mod tests {
    use super::*;
    use enum_map::EnumMap;
    use proptest::{collection::vec, prelude::*};
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
        }
    }
}

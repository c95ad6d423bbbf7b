//! The results as files: CSV for spreadsheets, JSON for programs.

use super::row::Row;

/// What the columns of the CSV are called.
const COLUMNS: [&str; 9] = [
    "编号", "标题", "区县", "主题", "类型", "报道", "内容", "数字", "链接",
];

/// The rows as CSV (RFC 4180) with a byte order mark, by which spreadsheets know that it is UTF-8.
pub fn csv(rows: &[Row]) -> String {
    let mut out = String::from("\u{feff}");
    line(&mut out, COLUMNS);
    for row in rows {
        let figures: Vec<String> = row
            .figures
            .iter()
            .map(|figure| [&figure.line(), "（", &figure.scope, "，", &figure.id, "）"].concat())
            .collect();
        let figures = figures.join("；");
        line(
            &mut out,
            [
                &row.id,
                &row.title,
                &row.place,
                &row.topic,
                &row.kind,
                &row.article,
                &row.summary,
                &figures,
                &row.link,
            ],
        );
    }
    out
}

fn line<const N: usize>(out: &mut String, cells: [&str; N]) {
    for (number, text) in cells.into_iter().enumerate() {
        if number > 0 {
            out.push(',');
        }
        cell(out, text);
    }
    out.push_str("\r\n");
}

/// A cell in quotation marks. What a spreadsheet would take for a formula gets an apostrophe,
/// which tells it that this is text; full-width signs count, since some programs take them too.
fn cell(out: &mut String, text: &str) {
    out.push('"');
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        out.push('\'');
    }
    out.push_str(&text.replace('"', "\"\""));
    out.push('"');
}

/// The rows as a JSON array.
pub fn json(rows: &[Row]) -> String {
    // Every byte may become an escape of six; names and signs of a row take less than 200.
    let texts = |row: &Row| {
        let figures = row.figures.iter().map(|figure| {
            let measure = figure.measure.as_ref().map_or(0, String::len);
            80 + 6 * (figure.id.len() + figure.line().len() + figure.scope.len() + measure)
        });
        let own = [
            &row.id,
            &row.title,
            &row.place,
            &row.topic,
            &row.kind,
            &row.article,
            &row.summary,
            &row.link,
        ];
        200 + 6 * own.iter().map(|text| text.len()).sum::<usize>() + figures.sum::<usize>()
    };
    let mut bytes = vec![0; 2 + rows.iter().map(texts).sum::<usize>()];
    let length = serde_json_core::to_slice(rows, &mut bytes).unwrap_or_default();
    bytes.truncate(length);
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::super::row::RowFigure;
    use super::*;
    use proptest::{collection::vec, prelude::*};

    fn row(texts: [&str; 3]) -> Row {
        let [id, title, summary] = texts.map(str::to_owned);
        Row {
            id,
            place: title.clone(),
            topic: "家风".to_owned(),
            kind: "人物".to_owned(),
            article: "《报道》".to_owned(),
            report: String::new(),
            figures: vec![RowFigure {
                id: "A4.visits".to_owned(),
                figure: "825家次".to_owned(),
                label: title.clone(),
                scope: summary.clone(),
                measure: Some(title.clone()),
            }],
            link: "https://example.org/#a".to_owned(),
            title,
            summary,
        }
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
        let table = read(&super::csv(&[row(["one", "题“目”", "a, \"b\"\n下一行"])]));
        assert_eq!(table[0], COLUMNS);
        assert_eq!(table[1][0], "one");
        assert_eq!(table[1][1], "题“目”");
        assert_eq!(table[1][6], "a, \"b\"\n下一行");
        assert_eq!(
            table[1][7],
            "题“目”：825家次（a, \"b\"\n下一行，A4.visits）"
        );
    }

    #[test]
    fn nothing_is_a_formula() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"] {
            let table = read(&super::csv(&[row([formula, formula, formula])]));
            assert_eq!(table[1][0], format!("'{formula}"));
        }
    }

    proptest! {
        #[test]
        fn every_text_survives(texts in vec(any::<(String, String, String)>(), 0..4)) {
            let rows: Vec<Row> = texts.iter().map(|(a, b, c)| row([a, b, c])).collect();
            let table = read(&super::csv(&rows));
            prop_assert_eq!(table.len(), rows.len() + 1);
            for (line, row) in table[1..].iter().zip(&rows) {
                for (cell, text) in [(&line[0], &row.id), (&line[1], &row.title), (&line[6], &row.summary)] {
                    let guarded = cell.strip_prefix('\'').filter(|rest| rest == text);
                    prop_assert_eq!(guarded.unwrap_or(cell), text);
                    prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
                }
            }
            let expected = serde_json::to_value(&rows).expect("rows are JSON");
            let value: serde_json::Value = serde_json::from_str(&json(&rows)).expect("it is JSON");
            prop_assert_eq!(value, expected);
        }
    }
}

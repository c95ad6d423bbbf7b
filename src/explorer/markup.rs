//! The parts of the desk that change, as HTML written from plain values. Text is escaped here and
//! nowhere else.
//!
//! Buttons say in `data-` attributes what they do; the [desk](super::hear) hears all of them with one
//! listener. Views of the framework made the program 23 KB larger, compressed, for parts that most
//! readers never open.

use super::compare::{Comparison, Line};
use super::{Facet, Row, Sort, controls::name, url::sort_value};

/// Appends markup and, every second one, text.
pub fn write(out: &mut String, parts: &[&str]) {
    for (number, part) in parts.iter().enumerate() {
        if number % 2 == 0 {
            out.push_str(part);
            continue;
        }
        for c in part.chars() {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '"' => out.push_str("&quot;"),
                c => out.push(c),
            }
        }
    }
}

/// Chosen options, each with the way to give it up.
pub fn chips<'a>(chosen: impl Iterator<Item = (Facet, usize, &'a str)>) -> String {
    let mut out = String::new();
    for (facet, option, text) in chosen {
        let (facet_number, option) = ((facet as usize).to_string(), option.to_string());
        write(
            &mut out,
            &[
                r#"<li><button type="button" class="chip" data-facet=""#,
                &facet_number,
                r#"" data-option=""#,
                &option,
                r#"" aria-label="去掉"#,
                name(facet),
                "：",
                text,
                r#"">"#,
                text,
                r#"<span class="cross" aria-hidden="true"></span></button></li>"#,
            ],
        );
    }
    out
}

/// What to give up, and how many cards that gives: a facet, or the text (`None`).
pub fn offers(ways: &[(Option<Facet>, usize)]) -> String {
    let mut out = String::new();
    for (facet, number) in ways {
        let value = facet.map_or_else(String::new, |facet| (facet as usize).to_string());
        let text = facet.map_or("搜索词", name);
        write(
            &mut out,
            &[
                r#"<button type="button" class="choice" data-loosen=""#,
                &value,
                r#"">不限"#,
                text,
                r#" <span class="count">"#,
                &number.to_string(),
                "</span></button>",
            ],
        );
    }
    out
}

/// The table of these cards, each with its place in the story.
pub fn table(rows: &[(usize, Row)], sort: Sort) -> String {
    let mut out = String::from(
        r#"<div class="results-table" role="region" aria-label="结果表格" tabindex="0"><table><thead><tr>"#,
    );
    column(&mut out, None, "次序", sort);
    out.push_str(r#"<th scope="col">标题</th>"#);
    for facet in Facet::ALL {
        column(&mut out, Some(facet), name(facet), sort);
    }
    out.push_str(r#"<th scope="col">数字</th></tr></thead><tbody>"#);
    for (number, row) in rows {
        write(
            &mut out,
            &[
                "<tr><td>",
                &(number + 1).to_string(),
                r#"</td><th scope="row">"#,
            ],
        );
        link(&mut out, row);
        out.push_str("</th>");
        for text in [
            &row.place,
            &row.topic,
            &row.kind,
            &row.report,
            &figures(row),
        ] {
            write(&mut out, &["<td>", text, "</td>"]);
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table></div>");
    out
}

/// A column that sorts.
fn column(out: &mut String, by: Option<Facet>, name: &str, sort: Sort) {
    out.push_str(match (sort.by == by, sort.descending) {
        (false, _) => r#"<th scope="col">"#,
        (true, false) => r#"<th scope="col" aria-sort="ascending">"#,
        (true, true) => r#"<th scope="col" aria-sort="descending">"#,
    });
    write(
        out,
        &[
            r#"<button type="button" data-column=""#,
            sort_value(by),
            r#"">"#,
            name,
            r#"<span class="arrow" aria-hidden="true"></span></button></th>"#,
        ],
    );
}

/// The way into the story, within the page.
fn link(out: &mut String, row: &Row) {
    let anchor = row.link.find('#').map_or("", |at| &row.link[at..]);
    write(out, &[r#"<a href=""#, anchor, r#"">"#, &row.title, "</a>"]);
}

/// A card's figures as text.
fn figures(row: &Row) -> String {
    let lines: Vec<String> = row.figures.iter().map(|figure| figure.line()).collect();
    lines.join("；")
}

/// Places side by side; `blank` says why a cell is empty.
pub fn comparison(places: &[String], comparison: &Comparison, blank: &str) -> String {
    let mut out = String::from(
        r#"<div class="results-table" role="region" aria-label="地方对比" tabindex="0"><table class="compared"><thead><tr><td></td>"#,
    );
    for place in places {
        write(&mut out, &[r#"<th scope="col">"#, place, "</th>"]);
    }
    out.push_str("</tr></thead><tbody>");
    lines(&mut out, &comparison.measures, blank, |out, figures| {
        out.push_str(r#"<td class="measured">"#);
        for (number, figure) in figures.iter().enumerate() {
            let comma = if number > 0 { "，" } else { "" };
            write(out, &[comma, &figure.figure]);
        }
    });
    lines(&mut out, &comparison.topics, blank, |out, rows| {
        out.push_str(r#"<td><ul role="list">"#);
        for row in rows {
            out.push_str("<li>");
            link(out, row);
            write(out, &["<span>", &figures(row), "</span></li>"]);
        }
        out.push_str("</ul>");
    });
    out.push_str(concat!(
        "</tbody></table></div>",
        r#"<p class="compare-hint">只有口径相同的数字才并排比较，其余照文字列出。</p>"#
    ));
    out
}

/// Lines with a cell a place; `tell` opens a cell and fills it.
fn lines<T>(out: &mut String, lines: &[Line<T>], blank: &str, tell: impl Fn(&mut String, &[T])) {
    for line in lines {
        write(out, &[r#"<tr><th scope="row">"#, &line.name, "</th>"]);
        for cell in &line.cells {
            if cell.is_empty() {
                write(out, &[r#"<td class="blank">"#, blank]);
            } else {
                tell(out, cell);
            }
            out.push_str("</td>");
        }
        out.push_str("</tr>");
    }
}

#[cfg(test)]
mod tests {
    use super::super::RowFigure;
    use super::*;

    fn row(text: &str) -> Row {
        let text = text.to_owned();
        Row {
            id: text.clone(),
            title: text.clone(),
            place: text.clone(),
            topic: text.clone(),
            kind: text.clone(),
            article: text.clone(),
            report: text.clone(),
            summary: text.clone(),
            figures: vec![RowFigure {
                id: text.clone(),
                figure: text.clone(),
                label: text.clone(),
                scope: text.clone(),
                measure: Some("one".to_owned()),
            }],
            link: format!("https://example.org/#{text}"),
        }
    }

    #[test]
    fn no_text_becomes_markup() {
        let evil = "<img src=x onerror=\"a\">&";
        let names = [evil.to_owned(), "b".to_owned()];
        let two = [
            row(evil),
            Row {
                place: "b".to_owned(),
                ..row(evil)
            },
        ];
        let compared = super::super::compare(&names, &names[..1], &two);
        assert_eq!((compared.measures.len(), compared.topics.len()), (1, 1));
        for html in [
            chips([(Facet::Place, 1, evil)].into_iter()),
            table(&[(0, row(evil))], Sort::default()),
            comparison(&names, &compared, evil),
        ] {
            assert!(html.contains("&lt;img") && !html.contains("<img"), "{html}");
            assert!(!html.contains("onerror=\""), "{html}");
        }
    }

    #[test]
    fn the_sorted_column_says_so() {
        let sort = Sort {
            by: Some(Facet::Kind),
            descending: true,
        };
        let html = table(&[], sort);
        assert_eq!(html.matches("aria-sort").count(), 1);
        assert!(
            html.contains(
                r#"aria-sort="descending"><button type="button" data-column="kind">类型"#
            )
        );
        assert_eq!(html.matches(r#"<th scope="col""#).count(), 7);
    }

    #[test]
    fn offers_name_what_to_give_up() {
        let html = offers(&[(Some(Facet::Topic), 6), (None, 2)]);
        assert!(
            html.contains(r#"data-loosen="1">不限主题 <span class="count">6<"#),
            "{html}"
        );
        assert!(
            html.contains(r#"data-loosen="">不限搜索词 <span class="count">2<"#),
            "{html}"
        );
    }
}

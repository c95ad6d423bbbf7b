//! The form in which queries stand in addresses.

use super::*;
use crate::explorer::Choice;
use proptest::{array::uniform4, collection::vec, prelude::*};

fn options() -> Options {
    Options::new(
        [
            &["city", "shangcheng", "yuhang", "jiande"][..],
            &["family", "startup"],
            &["person", "下城 & co"],
            &["A", "B"],
        ]
        .map(|ids| {
            ids.iter()
                .map(|id| Choice {
                    id: (*id).to_owned(),
                    name: format!("‹{id}›"),
                })
                .collect()
        }),
    )
}

fn read(search: &str) -> (Asked, Vec<Unknown>) {
    decode(search, &options())
}

#[test]
fn reads_and_writes_the_documented_form() {
    let (asked, unknown) = read("?v=1&place=yuhang,jiande&topic=family&kind=person");
    assert_eq!(asked.query.chosen(Facet::Place), [2, 3]);
    assert_eq!(asked.query.chosen(Facet::Topic), [0]);
    assert_eq!(asked.query.chosen(Facet::Kind), [0]);
    assert!(unknown.is_empty());
    assert_eq!(
        encode("", &asked, &options()),
        "?v=1&place=yuhang,jiande&topic=family&kind=person"
    );
}

#[test]
fn keeps_what_is_not_ours() {
    let (asked, _) = read("place=yuhang");
    assert_eq!(
        encode(
            "?theme=dark&place=city&utm=a%20b&v=1&x=",
            &asked,
            &options()
        ),
        "?theme=dark&utm=a%20b&x=&v=1&place=yuhang"
    );
    assert_eq!(
        encode("?v=1&theme=dark&kind=person", &Asked::default(), &options()),
        "?theme=dark"
    );
}

#[test]
fn only_the_first_question_mark_is_a_mark() {
    // Once lost on the second writing.
    assert_eq!(encode("??", &Asked::default(), &options()), "??");
    assert_eq!(encode("?", &Asked::default(), &options()), "");
}

#[test]
fn drops_and_reports_what_it_does_not_know() {
    let (asked, unknown) = read("?v=9&place=yuhang,atlantis,,atlantis&kind=&topic=%E4%BD");
    assert_eq!(asked.query.chosen(Facet::Place), [2]);
    assert!(asked.query.chosen(Facet::Kind).is_empty());
    assert_eq!(
        unknown,
        [
            Unknown::Version("9".to_owned()),
            Unknown::Option(Facet::Place, "atlantis".to_owned()),
            Unknown::Option(Facet::Topic, "\u{fffd}".to_owned()),
        ]
    );
}

#[test]
fn reads_escapes_and_repeated_parameters() {
    let (asked, unknown) = read("pl%61ce=yuhang%2Cjiande&place=city&place=yuhang");
    assert_eq!(asked.query.chosen(Facet::Place), [0, 2, 3]);
    assert!(unknown.is_empty());
}

#[test]
fn text_sort_and_view_have_names_of_their_own() {
    let (asked, unknown) = read("?v=1&q=%E5%AE%B6%E9%A3%8E+663&sort=-place&view=table");
    assert!(unknown.is_empty());
    assert_eq!(asked.query.text(), "家风 663");
    let sort = Sort {
        by: Some(Facet::Place),
        descending: true,
    };
    assert_eq!(asked.arrangement.sort, sort);
    assert_eq!(asked.arrangement.view, View::Table);
    assert_eq!(
        encode("", &asked, &options()),
        "?v=1&q=%E5%AE%B6%E9%A3%8E%20663&sort=-place&view=table"
    );
    let (asked, unknown) = read("q=&sort=beauty&view=map&sort=story&view=cards");
    assert_eq!(asked, Asked::default());
    assert_eq!(
        unknown,
        [
            Unknown::Sort("beauty".to_owned()),
            Unknown::View("map".to_owned())
        ]
    );
}

#[test]
fn links_of_the_first_version_say_what_they_said() {
    // Published; must never change.
    let (asked, unknown) = read("?v=1&place=jiande,city&topic=startup&kind=person");
    assert!(unknown.is_empty());
    assert_eq!(asked.query.chosen(Facet::Place), [0, 3]);
    assert_eq!(asked.query.chosen(Facet::Topic), [1]);
    assert_eq!(asked.query.chosen(Facet::Kind), [0]);
    assert_eq!(asked.arrangement, Arrangement::default());
}

fn any_asked() -> impl Strategy<Value = Asked> {
    let lists = uniform4(vec(0..2_usize, 0..3));
    let sort = (proptest::option::of(0..4_usize), any::<bool>());
    (lists, "\\PC{0,70}", sort, 0..3_usize).prop_map(|(lists, text, (by, descending), view)| {
        let mut query = Query::default();
        for (facet, list) in Facet::ALL.into_iter().zip(lists) {
            for option in list {
                query.choose(facet, option);
            }
        }
        query.search(&text);
        let by = by.map(|by| Facet::ALL[by]);
        let arrangement = Arrangement {
            view: View::ALL[view],
            sort: Sort { by, descending },
        };
        Asked { query, arrangement }
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(asked in any_asked(), search in "\\PC{0,40}") {
        let written = encode(&search, &asked, &options());
        prop_assert_eq!(decode(&written, &options()), (asked.clone(), vec![]));
        prop_assert_eq!(encode(&written, &asked, &options()), written);
    }

    #[test]
    fn any_text_can_be_read(search in ".*") {
        let (asked, _) = read(&search);
        encode(&search, &asked, &options());
    }

    #[test]
    fn any_text_near_ours_can_be_read(search in "[?&=,%+]?((v|place|topic|kind|q|sort|view|-|%[0-9a-f]?)[=&]?(yuhang|place|table|,|%|%2|%e4|1|我|&)*){0,6}") {
        let (asked, _) = read(&search);
        let written = encode(&search, &asked, &options());
        prop_assert_eq!(read(&written).0, asked);
    }
}

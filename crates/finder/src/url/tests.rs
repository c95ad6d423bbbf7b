//! The form in which queries stand in addresses.

use super::*;
use crate::{Choice, tests::query};
use enum_map::EnumMap;
use proptest::{collection::vec, prelude::*};

fn options() -> Options {
    Options::new(EnumMap::from_fn(|facet| {
        let ids = match facet {
            Facet::Place => &["city", "shangcheng", "yuhang", "jiande"][..],
            Facet::Topic => &["family", "startup"],
            Facet::Kind => &["person", "下城 & co"],
            Facet::Article => &["A", "B"],
        };
        let choice = |id: &&str| Choice {
            id: (*id).to_owned(),
            name: format!("‹{id}›"),
        };
        ids.iter().map(choice).collect()
    }))
}

fn read(search: &str) -> (AddressState, Vec<Unknown>) {
    decode(search, &options())
}

#[test]
fn what_may_be_the_explorers_is_asked_for() {
    for search in [
        "?place=x",
        "?v=2",
        "q=a",
        "?theme=dark&sort=-place",
        "?view=table",
    ] {
        assert!(asks(search), "{search}");
    }
    for search in ["", "?", "?v=1", "?theme=dark&motion=off", "?place=&q="] {
        assert!(!asks(search), "{search}");
    }
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
fn keeps_foreign_parameters() {
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
        encode(
            "?v=1&theme=dark&kind=person",
            &AddressState::default(),
            &options()
        ),
        "?theme=dark"
    );
}

#[test]
fn only_the_first_question_mark_is_a_mark() {
    // Once lost on the second writing.
    assert_eq!(encode("??", &AddressState::default(), &options()), "??");
    assert_eq!(encode("?", &AddressState::default(), &options()), "");
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
fn text_sort_and_presentation_have_names_of_their_own() {
    let (asked, unknown) = read("?v=1&q=%E5%AE%B6%E9%A3%8E+663&sort=-place&view=table");
    assert!(unknown.is_empty());
    assert_eq!(asked.query.text(), "家风 663");
    let sort = Sort {
        by: Some(Facet::Place),
        descending: true,
    };
    assert_eq!(asked.display.sort, sort);
    assert_eq!(asked.display.presentation, Presentation::Table);
    assert_eq!(
        encode("", &asked, &options()),
        "?v=1&q=%E5%AE%B6%E9%A3%8E%20663&sort=-place&view=table"
    );
    let (asked, unknown) = read("q=&sort=beauty&view=map&sort=story&view=cards");
    assert_eq!(asked, AddressState::default());
    assert_eq!(
        unknown,
        [
            Unknown::Sort("beauty".to_owned()),
            Unknown::Presentation("map".to_owned())
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
    assert_eq!(asked.display, Display::default());
}

fn any_asked() -> impl Strategy<Value = AddressState> {
    let lists = Facet::ALL.map(|_| vec(0..2_usize, 0..3));
    let sort = (proptest::option::of(0..Facet::ALL.len()), any::<bool>());
    let presentation = 0..Presentation::ALL.len();
    (lists, "\\PC{0,70}", sort, presentation).prop_map(
        |(lists, text, (by, descending), presentation)| {
            let mut query = query(&lists);
            query.search(&text);
            let by = by.map(|by| Facet::ALL[by]);
            let display = Display {
                presentation: Presentation::ALL[presentation],
                sort: Sort { by, descending },
            };
            AddressState { query, display }
        },
    )
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

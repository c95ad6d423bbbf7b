//! A small catalog.

use super::*;
use crate::tests::{bundle, card_set};
use story::words::ZH_CN;

fn catalog() -> Catalog {
    Catalog::of(Arc::new(card_set()), Arc::new(bundle()), &ZH_CN)
}

fn read(catalog: &mut Catalog) {
    while !catalog.read_texts(2) {}
}

fn found(catalog: &Catalog, text: &str) -> Vec<usize> {
    let mut query = Query::default();
    query.search(text);
    let answer = catalog.answer(&query);
    catalog.sorted(&answer, Sort::default(), usize::MAX)
}

#[test]
fn cards_are_filed_by_id() {
    let catalog = catalog();
    let filing = catalog.filing(2);
    assert_eq!(filing[Facet::Place], Some(0));
    assert_eq!(filing[Facet::Topic], Some(1));
    assert_eq!(catalog.name(2, Facet::Kind), "数据");
    assert_eq!(filing[Facet::Article], None);
    assert_eq!(catalog.name(2, Facet::Article), "");
    assert_eq!(catalog.name(0, Facet::Article), "余杭篇");
    assert_eq!(catalog.filing(99), Filing::default());
}

#[test]
fn each_part_of_a_card_is_found_by_itself() {
    let mut catalog = catalog();
    assert_eq!(
        catalog.parts(1),
        [
            "活动 余杭",
            "题·two",
            "走访825家次。",
            "825家次 走访企业某街道，第1段",
            "据《陪跑》，周宇、王平",
        ]
    );
    // Before the texts are there, a text finds everything.
    assert_eq!(found(&catalog, "走访825"), [0, 1, 2]);
    assert!(!catalog.read_texts(2) && catalog.read_texts(2));
    assert_eq!(found(&catalog, "活动 余杭"), [1]);
    assert_eq!(found(&catalog, "走访825"), [1]);
    assert_eq!(found(&catalog, "第1段"), [0, 1, 2]);
    assert_eq!(found(&catalog, "陪跑 王平"), [0, 1]);
    // Across two parts, and across the brace of a placeholder's name.
    assert_eq!(found(&catalog, "余杭题"), [] as [usize; 0]);
    assert_eq!(found(&catalog, "C1.visits"), [] as [usize; 0]);
}

#[test]
fn cards_are_found_by_their_ids() {
    let catalog = catalog();
    for number in 0..catalog.len() {
        let card = catalog.card(number).expect("a card");
        assert_eq!(catalog.number_of(&card.id), Some(number));
    }
    assert_eq!(catalog.number_of("none"), None);
}

#[test]
fn a_record_has_every_number_once() {
    let catalog = catalog();
    let record = catalog.record(1, "https://example.org/sub/");
    assert_eq!(record.summary, "走访825家次。");
    assert_eq!(record.options[Facet::Article], "余杭篇");
    assert_eq!(record.article, "陪跑");
    assert_eq!(record.link, "https://example.org/sub/#yuhang-start");
    assert_eq!(record.numbers_line(&ZH_CN), "走访企业：825家次");
    assert_eq!(catalog.record(99, "/"), CardRecord::default());
}

#[test]
fn two_to_four_places_are_compared() {
    let mut catalog = catalog();
    read(&mut catalog);
    let compared = |places: &[usize]| {
        let mut query = Query::default();
        places.iter().for_each(|it| query.choose(Facet::Place, *it));
        catalog.comparison(&query, &catalog.answer(&query), "/")
    };
    assert_eq!(compared(&[1]), None);
    let comparison = compared(&[0, 1]).expect("a comparison");
    assert_eq!(comparison.places, ["全市", "余杭"]);
    let topics = comparison.topics.iter().map(|line| line.name.as_str());
    assert_eq!(topics.collect::<Vec<_>>(), ["家风", "创业陪跑"]);
    assert_eq!(comparison.topics[0].cells[1].len(), 2);
    assert_eq!(comparison.measures.len(), 1);
    assert_eq!(compared(&[0, 1, 2, 3, 4]), None);
}

#[test]
fn the_map_knows_its_cells_by_option() {
    assert_eq!(catalog().cells(), [None, Some((1, 3)), Some((2, 2))]);
}

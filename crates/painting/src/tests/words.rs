//! Labels and text alternatives.

use crate::model::{Kind, LabelKind};
use crate::testing::{facts, painting};
use crate::{PlacedLabel, alternative, labels};

fn label(step: &str, kind: Kind, id: &str) -> Option<PlacedLabel> {
    let labels = labels(&painting(), step, kind, &facts()).expect("labels");
    labels.into_iter().find(|label| label.id == id)
}

#[test]
fn labels_have_their_numbers_and_their_places() {
    let sail = label("hz-3", Kind::Wide, "sail-1").expect("the label");
    let lines: Vec<String> = (sail.lines.iter())
        .map(|line| line.iter().map(|piece| piece.text.as_str()).collect())
        .collect();
    assert_eq!(lines, ["81.04", "亿元", "累计发放", "创业担保贷款"]);
    assert_eq!(sail.lines[0][0].fact.as_deref(), Some("D3.loans"));
    let note = label("yh-3", Kind::Wide, "slip-head").expect("the label");
    assert!(
        note.text().ends_with("不知是否在10项之内"),
        "{}",
        note.text()
    );
    let disc = label("hz-7", Kind::Wide, "km-10").expect("the label");
    assert_eq!((disc.kind, disc.text().as_str()), (LabelKind::Km, "10"));
    let empty = label("sc-5", Kind::Wide, "hq-3").expect("the label");
    assert!(empty.lines.is_empty() && empty.round && empty.columns == 3);
}

#[test]
fn kinds_of_screens_have_their_own_places_sizes_and_words() {
    let station = painting().station("hz-rain").expect("the station").x;
    let wide = label("hz-4", Kind::Wide, "xu-loan").expect("the label");
    let phone = label("hz-4", Kind::Phone, "xu-loan").expect("the label");
    assert_eq!(
        (wide.at, phone.at),
        ([station + 270.0, 420.0], [station + 300.0, 430.0])
    );
    assert_eq!(
        (wide.text().as_str(), phone.text().as_str()),
        ("创业担保贷款50万元", "贷款50万元")
    );
    assert_eq!((wide.size, phone.size), (17.0, 14.5));
    assert_eq!(label("hz-7", Kind::Phone, "km-0"), None);
    let (painting, facts) = (painting(), facts());
    for kind in Kind::ALL {
        for (_, step) in painting.steps() {
            for label in labels(&painting, &step.id, kind, &facts).expect("labels") {
                assert!(label.size >= 12.0, "{}", label.id);
            }
        }
    }
}

#[test]
fn text_alternatives_say_what_is_drawn_and_what_is_a_sketch() {
    let (painting, facts) = (painting(), facts());
    let text = |step: &str| alternative(&painting, step, Kind::Wide, &facts).expect("a text");
    assert_eq!(
        text("sc-3"),
        "一盏街灯：走访企业一家次，共825家次。画中文字：彭埠街道；其余的人与景为示意。"
    );
    assert!(
        text("jd-1").contains("10余名，虚线是“余”"),
        "{}",
        text("jd-1")
    );
    assert!(text("hz-1").contains("近2000名"), "{}", text("hz-1"));
    for (scene, step) in painting.steps() {
        let text = text(&step.id);
        assert!(
            text.ends_with("为示意。") && text.matches('。').count() <= 2,
            "{text}"
        );
        assert!(!text.contains(['{', '|']), "{text}");
        for mark in scene
            .marks
            .iter()
            .filter(|mark| step.shows.contains(&mark.id))
        {
            for fact in mark
                .facts()
                .iter()
                .filter(|_| mark.fact.is_some() && mark.n > 4)
            {
                let written = facts.get(fact).expect("the fact").written().to_string();
                assert!(
                    text.contains(&written),
                    "{}: {text} lacks {written}",
                    step.id
                );
            }
        }
    }
}

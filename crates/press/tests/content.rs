//! The real content, and the checker's own faults on small broken stories.

use press::check::{self, Checked};
use press::fact_table;
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use story::{CardSet, FactId, Story};

fn real() -> Story {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/content/zh-CN");
    let Checked { story, faults, .. } = check::locale(&folder);
    assert!(faults.is_empty(), "{}", press::fault::table(&faults));
    story.expect("a story without faults")
}

#[test]
fn the_story_has_no_faults_and_is_whole() {
    let story = real();
    assert_eq!(story.articles.len(), 4);
    assert_eq!(story.chapters.len(), 4);
    assert_eq!(story.places.len(), 14);
    assert!(story.cards.len() >= 24);
    for fact in &story.facts {
        assert!(story.home_of(&fact.id).is_some(), "{} has no step", fact.id);
    }
    let on_cards: HashSet<&str> = story.cards.iter().map(|card| card.place.as_str()).collect();
    for name in ["全市", "上城", "建德", "余杭", "拱墅", "钱塘"] {
        let place = story.places.iter().find(|place| place.name == name);
        let place = place.unwrap_or_else(|| panic!("{name} is no place"));
        assert!(on_cards.contains(place.id.as_str()), "no card about {name}");
    }
}

#[test]
fn numbers_read_as_the_reports_have_them() {
    let story = real();
    let all: HashSet<String> = story
        .facts
        .iter()
        .map(|fact| fact.written().to_string())
        .collect();
    for number in [
        "超70家",
        "近2000名",
        "900余平方米",
        "200余场",
        "30多个",
        "81.04亿元",
        "7.4万家",
        "10.5公里",
    ] {
        assert!(all.contains(number), "no fact reads {number}");
    }
}

#[test]
fn the_table_of_facts_has_each_number() {
    let story = real();
    let mentions = fact_table::mentions(&story);
    for fact in &story.facts {
        let telling = mentions.get(&fact.id);
        let telling = telling.unwrap_or_else(|| panic!("{} is not told", fact.id));
        assert!(
            telling.sentence.contains(&fact.written().to_string()),
            "{}: {}",
            fact.id,
            telling.sentence
        );
    }
}

/// A small whole story in a folder of its own, with one piece of text replaced.
fn broken(name: &str, file: &str, from: &str, to: &str) -> (PathBuf, Vec<String>) {
    let folder = std::env::temp_dir()
        .join(format!("changjuan-content-{}", std::process::id()))
        .join(name);
    for (own, text) in FIXTURE {
        let path = folder.join(own);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        let text = if *own == file {
            assert!(text.contains(from), "{from} is not in {file}");
            text.replacen(from, to, 1)
        } else {
            (*text).to_owned()
        };
        fs::write(path, text).expect("a fixture");
    }
    let faults = check::locale(&folder).faults;
    let lines = faults
        .iter()
        .map(|fault| {
            let file = fault.file.strip_prefix(&folder).unwrap_or(&fault.file);
            format!(
                "{}:{}:{}: {}",
                file.display(),
                fault.line,
                fault.column,
                fault.message
            )
        })
        .collect();
    (folder, lines)
}

const FIXTURE: &[(&str, &str)] = &[
    (
        "story.json",
        r#"{
  "title": "长卷", "description": "一卷", "locale": "zh-CN", "updated": "2025-06-01",
  "cover": {"line": "线", "seal": "长卷", "deck": "文"},
  "articles": [{"id": "A", "title": "第3篇", "authors": ["甲"], "dateline": null, "photo_credit": null}],
  "closing": {"title": "卷尾", "blocks": []},
  "credits": {"lines": ["据报道整理"]}
}"#,
    ),
    (
        "places.json",
        r#"[
  {"id": "all", "name": "全市", "kind": "市", "cell": null},
  {"id": "left", "name": "左", "kind": "区", "cell": [1, 1]},
  {"id": "right", "name": "右", "kind": "区", "cell": [1, 2]}
]"#,
    ),
    ("topics.json", r#"[{"id": "work", "name": "事"}]"#),
    (
        "facts/A.json",
        r#"[
  {"id": "A1.firms", "value": 70, "unit": "家", "qualifier": "over", "hedge": "超", "label": "企业", "scope": "左", "measure": "firms"},
  {"id": "A2.visits", "value": 825, "unit": "家", "qualifier": "exact", "label": "走访", "scope": "左", "measure": "firms"}
]"#,
    ),
    (
        "chapters/1.json",
        r#"{
  "id": "first", "article": "A", "place": "left", "pigment": "ochre", "name": "左", "title": "走访", "line": "文",
  "steps": [
    {"id": "first-step", "blocks": [
      {"prose": [{"text": "这里有{A1.firms}企业，办了7080餐厅。", "sources": ["A3.place"]}]},
      {"figures": ["A2.visits"]},
      {"quote": {"text": "来了就有‘靠山’。", "speaker": "黄某", "source": "A4.person"}},
      {"prose": [{"text": "**有{A1.firms}**，[回头](#first-step)看[卡片](#card-card)。"}]}
    ]}
  ]
}"#,
    ),
    (
        "cards.json",
        r#"[{"id": "card", "place": "left", "topic": "work", "kind": "案例", "title": "走访", "summary": "有{A1.firms}。", "facts": ["A1.firms"], "step": "first-step"}]"#,
    ),
    (
        "allowed.json",
        r#"[{"phrase": "7080餐厅", "why": "a name"}, {"phrase": "一卷", "why": "a word"}]"#,
    ),
];

#[test]
fn the_small_story_is_whole() {
    assert_eq!(
        broken("whole", "story.json", "长卷", "长卷").1,
        Vec::<String>::new()
    );
}

#[test]
fn each_fault_is_reported_with_file_line_and_column() {
    // What is replaced in which file, and the place and words of its fault.
    let cases = [
        ("story.json", "\"线\"", "7", "story.json:3:21: invalid type"),
        (
            "story.json",
            "\"updated\"",
            "\"update\"",
            "story.json:2:58: unknown field `update`",
        ),
        (
            "story.json",
            "\"据报道整理\"]",
            "\"据报道整理\",]",
            "story.json:6:",
        ),
        (
            "story.json",
            "\"文\"",
            "\"\"",
            "story.json:3:49: “deck” is empty",
        ),
        (
            "story.json",
            "卷尾",
            "三大类",
            "story.json:5:25: “三大类” is typed by hand",
        ),
        (
            "places.json",
            "[1, 2]",
            "[1, 1]",
            "places.json:4:53: right stands on the cell of left",
        ),
        (
            "places.json",
            "\"right\"",
            "\"left\"",
            "places.json:4:11: place “left” is already at",
        ),
        (
            "facts/A.json",
            "\"超\"",
            "\"近\"",
            "facts/A.json:2:79: hedge “近” does not fit qualifier over",
        ),
        (
            "facts/A.json",
            ", \"hedge\": \"超\"",
            "",
            "facts/A.json:2:62: qualifier over needs a hedge",
        ),
        (
            "facts/A.json",
            "825, \"unit\": \"家\"",
            "825, \"unit\": \"次\"",
            "facts/A.json:3:113: measure “firms” is in 家",
        ),
        (
            "facts/A.json",
            "\"A2.visits\"",
            "\"A2\"",
            "facts/A.json:3:11: “A2” is not a fact id",
        ),
        (
            "facts/A.json",
            "A2.visits",
            "B2.visits",
            "facts/A.json:3:11: there is no article “B”",
        ),
        (
            "chapters/1.json",
            "\"place\": \"left\"",
            "\"place\": \"up\"",
            "chapters/1.json:2:44: there is no place “up”",
        ),
        (
            "chapters/1.json",
            "有{A1.firms}企",
            "有{A1.firm}企",
            "chapters/1.json:5:32: there is no fact “A1.firm”",
        ),
        (
            "chapters/1.json",
            "企业，",
            "企}业，",
            "chapters/1.json:5:42: a brace without its partner",
        ),
        (
            "chapters/1.json",
            "企业，",
            "企\\n业，",
            "chapters/1.json:5:28: a line break",
        ),
        (
            "chapters/1.json",
            "企业，",
            "两个企业，",
            "chapters/1.json:5:41: “两个” is typed by hand",
        ),
        (
            "chapters/1.json",
            "**有",
            "有",
            "chapters/1.json:8:39: “**” without its partner",
        ),
        (
            "chapters/1.json",
            "**有",
            "*有**有",
            "chapters/1.json:8:28: a single “*”",
        ),
        (
            "chapters/1.json",
            "[回头](#first-step)",
            "[回头",
            "chapters/1.json:8:44: a mark inside",
        ),
        (
            "chapters/1.json",
            "[回头](#first-step)",
            "[回头]",
            "chapters/1.json:8:44: words in brackets that lead nowhere",
        ),
        (
            "chapters/1.json",
            "(#card-card)",
            "(#card-card",
            "chapters/1.json:8:62: a link that is not closed",
        ),
        (
            "chapters/1.json",
            "(#card-card)",
            "(card:card)",
            "chapters/1.json:8:62: a link that leads to no step and no card",
        ),
        (
            "chapters/1.json",
            "(#card-card)",
            "(#card-none)",
            "chapters/1.json:8:73: there is no card “none”",
        ),
        (
            "chapters/1.json",
            "(#first-step)",
            "(#none)",
            "chapters/1.json:8:50: there is no step “none”",
        ),
        (
            "chapters/1.json",
            "(#first-step)",
            "(#first)",
            "chapters/1.json:8:50: “first” is a chapter, and a link leads to a step: write one, such as #first-step",
        ),
        (
            "chapters/1.json",
            "\"first-step\",",
            "\"new-step\", \"formerly\": [\"first-step\"],",
            "chapters/1.json:8:50: “first-step” is an earlier id of a step: write #new-step",
        ),
        (
            "chapters/1.json",
            "[回头]",
            "[]",
            "chapters/1.json:8:44: a mark without words",
        ),
        (
            "chapters/1.json",
            "[回头]",
            "[{A1.firms}]",
            "chapters/1.json:8:44: a number inside a link",
        ),
        (
            "chapters/1.json",
            "**有{A1.firms}**",
            "**[有](#first-step){A1.firms}**",
            "chapters/1.json:8:28: a mark inside another one",
        ),
        (
            "chapters/1.json",
            "看[卡片]",
            "看两**个**[卡片]",
            "chapters/1.json:8:62: “两个” is typed by hand",
        ),
        (
            "chapters/1.json",
            "\"走访\"",
            "\"**走访**\"",
            "chapters/1.json:2:",
        ),
        (
            "cards.json",
            "有{A1.firms}。",
            "有[一处](#first-step)。",
            "cards.json:1:94: “summary” has no emphasis and no links",
        ),
        (
            "chapters/1.json",
            "来了就有",
            "来了{A1.firms}",
            "chapters/1.json:7:29: “text” is plain text",
        ),
        (
            "chapters/1.json",
            "来了就有",
            "**来了**",
            "chapters/1.json:7:29: “text” has no emphasis",
        ),
        (
            "chapters/1.json",
            "来了就有",
            "来了就有来了就有来了就有来了就有来了就有",
            "chapters/1.json:7:27: a quotation of 22 characters: at most 19",
        ),
        (
            "chapters/1.json",
            "来了就有",
            "“来了”就有",
            "chapters/1.json:7:27: the page puts “…” around",
        ),
        (
            "chapters/1.json",
            "\"黄某\"",
            "\"\"",
            "chapters/1.json:7:51: “speaker” is empty",
        ),
        (
            "chapters/1.json",
            ", \"speaker\": \"黄某\"",
            "",
            "chapters/1.json:7:17: missing field `speaker`",
        ),
        (
            "chapters/1.json",
            "A4.person",
            "somebody",
            "chapters/1.json:7:67: “somebody” is not a fact id",
        ),
        (
            "chapters/1.json",
            "A4.person",
            "B4.person",
            "chapters/1.json:7:67: there is no article “B”",
        ),
        (
            "chapters/1.json",
            "A4.person",
            "A2.visits",
            "chapters/1.json:7:67: “A2.visits” is the fact of a number",
        ),
        (
            "chapters/1.json",
            "{\"figures\": [\"A2.visits\"]}",
            "{\"quote\": {\"text\": \"来\", \"speaker\": \"黄\", \"source\": \"A4.person\"}}",
            "chapters/1.json:7:67: “A4.person” is quoted already at line 6",
        ),
        (
            "chapters/1.json",
            "\"走访\"",
            "\"{A1.firms}\"",
            "chapters/1.json:2:",
        ),
        (
            "chapters/1.json",
            "\"A2.visits\"",
            "\"A1.firms\"",
            "facts/A.json:3:11: no step mentions A2.visits",
        ),
        (
            "chapters/1.json",
            "\"first-step\"",
            "\"first\"",
            "chapters/1.json:4:13: anchor “first” is already at",
        ),
        (
            "chapters/1.json",
            "\"first\"",
            "\"explorer\"",
            "chapters/1.json:2:10: “explorer” is an anchor of the page",
        ),
        (
            "chapters/1.json",
            "\"first\"",
            "\"story\"",
            "chapters/1.json:2:10: “story” is an anchor of the page",
        ),
        (
            "chapters/1.json",
            "\"first-step\"",
            "\"share-heading\"",
            "chapters/1.json:4:13: “share-heading” is an anchor of the page",
        ),
        (
            "story.json",
            "\"zh-CN\"",
            "\"xx\"",
            "story.json:2:50: the interface has no words in “xx”",
        ),
        (
            "cards.json",
            "\"work\"",
            "\"play\"",
            "cards.json:1:44: there is no topic “play”",
        ),
        ("cards.json", "first-step", "step", "cards.json:1:"),
        (
            "cards.json",
            "案例",
            "例",
            "cards.json:1:59: unknown variant `例`",
        ),
        (
            "allowed.json",
            "7080",
            "8090",
            "chapters/1.json:5:46: “7080” is typed by hand",
        ),
    ];
    let mut wrong = Vec::new();
    for (at, (file, from, to, expected)) in cases.iter().enumerate() {
        let (_, faults) = broken(&format!("fault-{at}"), file, from, to);
        if !faults.iter().any(|fault| fault.starts_with(expected)) {
            wrong.push(format!(
                "{expected} is not among\n  {}",
                faults.join("\n  ")
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn faults_of_all_files_come_out_in_one_run() {
    let (folder, _) = broken("many", "cards.json", "\"work\"", "\"play\"");
    fs::write(
        folder.join("topics.json"),
        "[{\"id\": 1, \"name\": \"事\"}, {}]",
    )
    .expect("a fixture");
    fs::write(folder.join("stray.json"), "[]").expect("a fixture");
    let checked = check::locale(&folder);
    assert!(checked.story.is_none());
    assert!(checked.faults.len() >= 4, "{:?}", checked.faults);
}

#[test]
fn sources_stand_in_the_table() {
    let (folder, _) = broken("table", "story.json", "长卷", "长卷");
    let story = check::locale(&folder).story.expect("a story");
    let mentions = fact_table::mentions(&story);
    let telling = &mentions[&FactId("A3.place".into())];
    assert_eq!(telling.sentence, "这里有超70家企业，办了7080餐厅。");
    assert_eq!(telling.step, "first-step");
    let quoted = &mentions[&FactId("A4.person".into())];
    assert_eq!(quoted.sentence, "黄某：“来了就有‘靠山’。”");
    // Marks are no part of a sentence.
    let firms = &mentions[&FactId("A1.firms".into())];
    assert_eq!(
        firms.sentence,
        "这里有超70家企业，办了7080餐厅。有超70家，回头看卡片。"
    );
}

#[test]
fn an_opened_card_has_the_quotations_of_its_step() {
    let (folder, _) = broken("excerpt", "story.json", "长卷", "长卷");
    let story = check::locale(&folder).story.expect("a story");
    assert_eq!(
        CardSet::of(&story).excerpt("first-step"),
        [
            "这里有{A1.firms}企业，办了7080餐厅。",
            "黄某：“来了就有‘靠山’。”",
            "**有{A1.firms}**，[回头](#first-step)看[卡片](#card-card)。",
        ]
    );
}

#[test]
fn quotations_are_those_of_the_reports() {
    let (folder, _) = broken("quotations", "story.json", "长卷", "长卷");
    assert_eq!(check::quotations(&folder, "“来了就\n有‘靠山’。”她说"), []);
    let faults = check::quotations(&folder, "来了有‘靠山’。");
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert_eq!((faults[0].line, faults[0].column), (7, 27));
}

/// The ids that steps had before the story was told in 28 steps. Links to them are in the world.
const EARLIER_STEPS: &str = "
shangcheng-forum shangcheng-ideas shangcheng-teams shangcheng-pengbu shangcheng-mediation
shangcheng-visits shangcheng-next
jiande-backing jiande-companies jiande-arrival jiande-growth jiande-service jiande-neighbours
jiande-heritage jiande-next
yuhang-campaign yuhang-record yuhang-daily yuhang-stories yuhang-cao yuhang-zhou yuhang-next
hangzhou-conference hangzhou-idea hangzhou-totals hangzhou-services hangzhou-founders hangzhou-market
hangzhou-spaces hangzhou-districts hangzhou-mentors hangzhou-race hangzhou-team hangzhou-together";

#[test]
fn every_earlier_step_leads_to_one_step() {
    let story = real();
    let anchors: Vec<&String> = story
        .steps()
        .flat_map(|(_, step)| std::iter::once(&step.id).chain(&step.formerly))
        .collect();
    let earlier: Vec<&str> = EARLIER_STEPS.split_whitespace().collect();
    assert_eq!(earlier.len(), 34);
    for id in earlier {
        let found = anchors
            .iter()
            .filter(|anchor| anchor.as_str() == id)
            .count();
        assert_eq!(
            found, 1,
            "{id} must be the id of one step or one of its former ids"
        );
    }
}

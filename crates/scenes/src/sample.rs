//! A small story with one scene of every kind, for the tests of the layouts.

use story::Story;

/// The story; its chapters are a unit chart, a section, a bush and a course, each with two
/// steps: the first shows a little, the second everything.
pub fn story() -> Story {
    let facts: Vec<serde_json::Value> = FACTS
        .iter()
        .map(|(id, value, unit, hedge, label)| {
            let mut fact = serde_json::json!({
                "id": id, "value": value, "unit": unit, "label": label, "scope": "甲",
                "qualifier": match *hedge { "" => "exact", _ => "over" },
            });
            if !hedge.is_empty() {
                fact["hedge"] = (*hedge).into();
            }
            fact
        })
        .collect();
    let chapter = |id: &str, pigment: &str, drawing: serde_json::Value, shows: [&[&str]; 2]| {
        serde_json::json!({
            "id": id, "article": "A", "place": "p", "pigment": pigment, "name": "甲", "title": "乙",
            "line": "丙",
            "scene": {"alt": "图中有{A4.visits}走访", "caption": "示意", "drawing": drawing},
            "steps": shows.iter().enumerate().map(|(index, show)| serde_json::json!({
                "id": format!("{id}-{index}"), "show": show, "blocks": [],
            })).collect::<Vec<_>>(),
        })
    };
    let group = |fact: &str, mark: &str| serde_json::json!({"fact": fact, "mark": mark, "legend": format!("一枚：{fact}")});
    let story = serde_json::json!({
        "title": "题", "description": "述", "locale": "zh-CN", "updated": "2025-12-01",
        "cover": {"line": "", "seal": "", "deck": ""},
        "articles": [],
        "closing": {"title": "", "blocks": []},
        "places": [], "topics": [], "cards": [], "credits": {"lines": []},
        "facts": facts,
        "chapters": [
            chapter("chart", "azurite", serde_json::json!({"unit-chart": {"frames": [
                {"id": "wide", "label": "上城区", "groups": [group("A2.teams", "seal")]},
                {"id": "narrow", "label": "彭埠街道", "groups": [
                    group("A3.cadres", "person"), group("A3.estates", "house"), group("A3.disputes", "knot"),
                    group("A4.visits", "dot"), group("A4.issues", "lozenge"),
                    group("A4.hq", "round-stamp"), group("A4.projects", "square-stamp"),
                ]},
            ]}}), [&["A2.teams"], &["A2.teams", "A3.cadres", "A3.estates", "A3.disputes", "A4.visits", "A4.issues", "A4.hq", "A4.projects"]]),
            chapter("house", "ochre", serde_json::json!({"section": {
                "before": "二十世纪六七十年代的厂区生活区", "now": "今天的青创综合体",
                "area": "B2.area", "windows": "B2.companies", "band": "B2.creative", "ties": "B2.chains",
                "people": "B2.youth", "facilities": "B5.facilities", "annex": "B5.assets", "annex_label": "社区闲置资产",
            }}), [&["before", "B2.area"], &["before", "now", "B2.area", "B2.companies", "B2.creative", "B2.chains", "B2.youth", "B5.facilities", "B5.assets"]]),
            chapter("bush", "malachite", serde_json::json!({"branches": {
                "root": "优良家风", "branches": "C1.kinds", "leaves": "C1.activities",
                "written": ["亲子共读", "光盘打卡", "记录行动小美好", "志愿服务"],
                "blossoms": [{"id": "one", "label": "曹建英一家"}, {"id": "two", "label": "周颖一家"}],
            }}), [&["C1.kinds"], &["C1.kinds", "written", "C1.activities", "one", "two"]]),
            chapter("run", "gamboge", serde_json::json!({"course": {
                "distance": "D12.distance", "start": "起点", "finish": "终点", "team": "D13.team",
                "origin": "D2.since", "origin_label": "杭州率先提出“创业陪跑”",
                "signs": ["D3.loans", "D3.carriers", "D3.companies", "D3.jobs", "D11.mentors", "D9.spaces"],
            }}), [&["D2.since", "D12.distance", "D13.team"], &["start", "finish", "D12.distance", "D13.team", "D2.since", "D3.loans", "D3.carriers", "D3.companies", "D3.jobs", "D11.mentors", "D9.spaces"]]),
        ],
    });
    serde_json::from_value(story).expect("the sample follows the model")
}

/// The picture of a chapter's step.
pub fn picture(story: &Story, chapter: usize, step: usize) -> super::Picture {
    let chapter = &story.chapters[chapter];
    super::picture(story, &chapter.scene.drawing, &chapter.steps[step].show)
}

/// Id, value, unit, hedge, label.
const FACTS: &[(&str, f64, &str, &str, &str)] = &[
    ("A2.teams", 12.0, "支", "", "“青尚”分队"),
    ("A3.cadres", 10.0, "名", "", "“90后”干部"),
    ("A3.estates", 5.0, "个", "", "商品房小区"),
    ("A3.disputes", 3.0, "起", "", "矛盾纠纷"),
    ("A4.visits", 825.0, "家次", "", "累计走访企业"),
    ("A4.issues", 179.0, "件", "", "协调化解涉企问题"),
    ("A4.hq", 3.0, "个", "", "总部项目"),
    ("A4.projects", 4.0, "个", "", "亿元以上产业项目"),
    ("B2.area", 2500.0, "平方米", "", "综合体面积"),
    ("B2.companies", 70.0, "家", "超", "青创企业"),
    ("B2.creative", 30.0, "家", "", "文创企业"),
    ("B2.chains", 6.0, "条", "", "完整产业链"),
    ("B2.youth", 150.0, "名", "余", "入乡青年"),
    ("B5.facilities", 16.0, "处", "", "配套设施"),
    ("B5.assets", 900.0, "平方米", "余", "盘活的社区闲置资产"),
    ("C1.kinds", 3.0, "大类", "", "实践活动类别"),
    ("C1.activities", 10.0, "项", "", "实践活动"),
    ("D12.distance", 10.5, "公里", "", "赛程"),
    ("D13.team", 4.0, "人", "", "一队人数"),
    ("D2.since", 2013.0, "年", "", "率先提出“创业陪跑”"),
    ("D3.loans", 81.04, "亿元", "", "累计发放创业担保贷款"),
    ("D3.carriers", 154.0, "个", "", "创业孵化载体"),
    ("D3.companies", 7.4, "万家", "", "孵化企业"),
    ("D3.jobs", 16.0, "万人", "超", "带动就业"),
    ("D11.mentors", 663.0, "名", "", "创业导师"),
    ("D9.spaces", 100.0, "家", "", "创业陪跑空间"),
];

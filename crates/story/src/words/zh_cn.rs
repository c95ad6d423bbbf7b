//! 简体中文.

use super::{
    CitationWords, ContentsWords, ExplorerWords, FacetWords, NoteWords, PageWords, PictureWords,
    QuoteWords, ResumeWords, ShareWords, SwitchWords, ViewWords, WallWords, Words,
};
use crate::{Citation, Cited};
use enum_map::EnumMap;

/// The number of the chapter with this index: in words up to the tenth, then in digits.
fn chapter_number(index: usize) -> String {
    const NUMERALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    match NUMERALS.get(index) {
        Some(numeral) => format!("第{numeral}章"),
        None => format!("第{}章", index + 1),
    }
}

fn picture_alternative(legends: &[String], shows: &str, words: &[String]) -> String {
    let counted = match legends {
        [] => shows.to_owned(),
        legends => legends.join("；"),
    };
    let sketch = picture_sketch(!legends.is_empty());
    let words = match words {
        [] => String::new(),
        words => format!("画中文字：{}；", words.join("、")),
    };
    format!("{counted}。{words}{sketch}")
}

fn picture_sketch(counts: bool) -> &'static str {
    match counts {
        true => "其余的人与景为示意。",
        false => "人物与景物为示意。",
    }
}

fn citation_line(it: &Citation) -> String {
    let scope = match it.cited {
        Cited::Number => format!("（{}）。", it.scope),
        // The quotation ends with its own punctuation.
        Cited::Quotation => String::new(),
    };
    format!(
        "{}：{}{scope}来源：{}，{}，{}",
        it.label, it.number, it.title, it.authors, it.paragraph
    )
}

/// Simplified Chinese, as read in mainland China.
pub static ZH_CN: Words = Words {
    locale: "zh-CN",
    chapter_number,
    close: "关闭",
    copied: "已复制",
    page: PageWords {
        skip_to_story: "跳到正文",
        chapters: "章节",
        reading_time: |minutes| format!("读完约{minutes}分钟"),
        skip_chapter: "跳过这一章",
        open_edge: "边缘敞开：不止此数",
        share_chapter: "分享这一章",
        sources: "来源与致谢",
        updated: "内容更新：",
        authors: "作者",
        dateline: "地点",
        photos: "图片",
        photos_by: |credit| format!("{credit}提供"),
        to_top: "回到卷首",
        preview: "样稿",
        quiet: "互动部分没有载入，文字、数字和图仍可照常阅读。",
        retry: "重试",
        missing: "没有这一页",
        missing_why: |title| {
            format!(
                "这个地址不通向《{title}》的任何一处。可能是链接抄漏了，也可能是那一处已经撤下。"
            )
        },
        missing_home: "从卷首读起",
    },
    view: ViewWords {
        source: "来源：",
        read_story: |title| format!("看《{title}》"),
        filtered: |heading, filter| format!("{heading}：{filter}"),
        number: |label, number| format!("{label}：{number}"),
        chapter: |place, title| format!("{place}　{title}"),
        full_title: |title, story| format!("{title} · {story}"),
        article: |title, authors| format!("《{title}》　{}", authors.join("、")),
        number_source: |title, paragraph, authors| format!("{title}{paragraph}　{authors}"),
        card: |place, topic| format!("{place}　{topic}"),
    },
    contents: ContentsWords {
        heading: "目录",
        chapter: |place, title| format!("{place}　{title}"),
        minutes: |minutes| format!("约{minutes}分钟"),
    },
    switches: SwitchWords {
        theme: "明暗",
        auto: "自动",
        light: "日",
        dark: "夜",
        motion: "动画",
        on: "开",
        off: "关",
    },
    resume: ResumeWords {
        carry_on: |number, place| format!("接着上次读：{number}　{place}"),
    },
    citation: CitationWords {
        title: |title| format!("《{title}》"),
        between_authors: "、",
        paragraph: |number| format!("第{number}段"),
        line: citation_line,
    },
    quote: QuoteWords {
        marked: |text| format!("“{text}”"),
        line: |speaker, text| format!("{speaker}：“{text}”"),
        source: |paragraph| format!("见报道{paragraph}"),
    },
    note: NoteWords {
        scope: "谁的数字",
        article: "哪篇报道",
        authors: "作者",
        paragraph: "位置",
        copy: |cited| match cited {
            Cited::Number => "复制数字和出处",
            Cited::Quotation => "复制原话和出处",
        },
        copy_denied: "这里不能直接复制，请选中下面这行文字：",
        to_step: "到故事里看",
        share: "分享",
    },
    picture: PictureWords {
        alternative: picture_alternative,
        sketch: picture_sketch,
    },
    wall: WallWords {
        heading: "数字墙",
        lede: "故事里的统计数字都在这里；年份、届次和报道的说法另列。点开任何一个，看它出自哪篇报道、哪一段，是谁的数字。带横条的数字口径相同，条的长短可以相比。",
        filter: "按报道筛选数字",
        all: "全部",
        total: |total| format!("共{total}个统计数字"),
        apart: "年份、届次与说法",
    },
    facets: FacetWords {
        place: "区县",
        topic: "主题",
        kind: "类型",
        article: "报道",
        kinds: EnumMap::from_array(["人物", "案例", "空间", "活动", "数据"]),
        article_of: |place| format!("{place}篇"),
    },
    explorer: ExplorerWords {
        heading: "按区县读",
        filters: "筛选",
        map_caption: "示意图，非行政区划图",
        unnamed: ["报道", "未点名"],
        cards_unit: "张",
        search: "搜索",
        search_hint: "标题、人名、项目或数字",
        clear: "清除筛选",
        chosen: "已选条件",
        remove: |facet, option| format!("去掉{facet}：{option}"),
        total: |total| format!("共{total}张"),
        searched: |text| format!("“{text}”"),
        between_parts: " · ",
        between_options: "、",
        show_results: |total| format!("看结果（共{total}张）"),
        more: |next| format!("再看{next}张"),
        listed: |shown, total| format!("已列{shown}张，共{total}张"),
        presentation: "版式",
        as_cards: "卡片",
        as_table: "表格",
        as_comparison: "对比",
        sort: "排序",
        story_order: "故事顺序",
        by_place: "按区县",
        unknown: |names| format!("链接里有本页没有的{}，已略去。", names.join("、")),
        unknown_version: "版本",
        empty: "没有合乎这些条件的卡片。请清除筛选，从头再选。",
        empty_but: "没有卡片同时合乎这些条件。放开一项就有：",
        loosen: |name| format!("不限{name}"),
        searched_text: "搜索词",
        details: "全文与出处",
        details_of: |title| format!("：{title}"),
        to_story: "回到故事里读",
        to_story_of: |title| format!("回到故事里读：{title}"),
        according_to: |title, authors| format!("据《{title}》，{}", authors.join("、")),
        scope_and_paragraph: |scope, paragraph| format!("{scope}，{paragraph}"),
        table: "结果表格",
        order: "次序",
        title: "标题",
        numbers: "数字",
        number: |label, number| format!("{label}：{number}"),
        between_numbers: "；",
        comparison: "地方对比",
        comparison_how: "在图上选两到四个地方，这里就把它们并排列出。",
        comparison_only: "只有口径相同的数字才并排比较，其余照文字列出。",
        same_measure: "同一口径的数字",
        between_values: "，",
        none_filtered: "筛选后没有",
        none_reported: "四篇报道未提",
        download: "带走结果",
        download_csv: "下载 CSV",
        downloaded: "已下载",
        copy_link: "复制链接",
        link_copied: "已复制链接",
        share: "分享与嵌入",
        denied: "这里不能直接保存或复制，请选中下面的文字：",
        selectable: "可以选中的文字",
        csv_id: "编号",
        csv_summary: "内容",
        csv_link: "链接",
        csv_number: |label, number, scope, id| format!("{label}：{number}（{scope}，{id}）"),
    },
    share: ShareWords {
        heading: "分享与嵌入",
        link: "链接",
        native: "用手机分享",
        frame_code: "嵌入代码：框，不用脚本",
        script_code: "嵌入代码：自己定高",
        copy: "复制",
        copy_of: |what| format!("复制{what}"),
        copy_denied: "这里不能直接复制，文字已选中，请自己复制",
        preview_line: "嵌入后是这样：",
        preview: "预览",
    },
};

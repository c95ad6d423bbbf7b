//! The words of the gallery, the page that shows every view to partners. They have a table of their own,
//! because the reader's program does not need them.

/// The words of the gallery.
#[derive(Debug)]
pub struct GalleryWords {
    /// BCP 47 tag of the language.
    pub locale: &'static str,
    /// The title of the page; given the story's title.
    pub title: fn(&str) -> String,
    /// The heading.
    pub heading: &'static str,
    /// What the page is for; given the story's title.
    pub lede: fn(&str) -> String,
    /// The line for readers without script: the words before the link, the link, the words after it.
    pub without_script: [&'static str; 3],
    /// The name of the choice of a view.
    pub view: &'static str,
    /// The name of the choice of a way to embed it.
    pub way: &'static str,
    /// The ways to embed it.
    pub ways: GalleryWays,
    /// The name of the choice of a theme.
    pub theme: &'static str,
    /// The name of the choice of an accent.
    pub accent: &'static str,
    /// The story's own colour, and three of partners' with their hexadecimal digits.
    pub accents: [&'static str; 4],
    /// The name of the choice of a background.
    pub background: &'static str,
    /// The story's paper, and none.
    pub backgrounds: [&'static str; 2],
    /// The name of the choice of a width.
    pub width: &'static str,
    /// The name of the choice of a partner's page.
    pub host: &'static str,
    /// A white page and a black one.
    pub hosts: [&'static str; 2],
    /// The heading of the embed code.
    pub code: &'static str,
    /// The heading of the frame.
    pub result: &'static str,
    /// The heading of the messages of the frame.
    pub messages: &'static str,
    /// The words before and after the height of the frame.
    pub height: [&'static str; 2],
}

/// The ways in which partners embed a view: with `embed.js`, without a script, or with the messages of
/// another library.
#[derive(Debug)]
pub struct GalleryWays {
    /// With `embed.js`.
    pub script: &'static str,
    /// A frame without a script.
    pub plain: &'static str,
    /// A frame in a sandbox.
    pub sandbox: &'static str,
    /// With the messages of libraries; given their names.
    pub messages: fn(&[&str]) -> String,
    /// With the messages of WordPress.
    pub wordpress: &'static str,
}

impl GalleryWords {
    /// The words of a language by its tag; `None` for a language without words.
    pub fn of(locale: &str) -> Option<&'static Self> {
        [&ZH_CN].into_iter().find(|words| words.locale == locale)
    }
}

/// Simplified Chinese.
static ZH_CN: GalleryWords = GalleryWords {
    locale: "zh-CN",
    title: |title| format!("嵌入样张 · {title}"),
    heading: "嵌入样张",
    lede: |title| {
        format!(
            "《{title}》的每一块都能放进伙伴网站。选一块，选一种放法，看它在框里的样子；下面的代码可以直接拿走。"
        )
    },
    without_script: ["这一页靠脚本换样张。不用脚本的框在", "这里", "。"],
    view: "哪一块",
    way: "怎么放",
    ways: GalleryWays {
        script: "embed.js，自己定高",
        plain: "只有框，不用脚本",
        sandbox: "沙箱里的框",
        messages: |libraries| format!("{} 的消息", libraries.join("、")),
        wordpress: "WordPress 的消息（200 到 1000 像素）",
    },
    theme: "明暗",
    accent: "重点色",
    accents: [
        "长卷的",
        "紫 7a1fa2",
        "蓝 0b57d0",
        "黄 ffd54f（白天看不清，不采用）",
    ],
    background: "底色",
    backgrounds: ["宣纸", "透明"],
    width: "宽",
    host: "伙伴页面",
    hosts: ["白底", "黑底"],
    code: "代码",
    result: "样子",
    messages: "框说的话",
    height: ["框高 ", " 像素"],
};

#[cfg(test)]
mod tests {
    use super::GalleryWords;

    #[test]
    fn every_language_has_them() {
        for words in super::super::ALL {
            assert!(GalleryWords::of(words.locale).is_some(), "{}", words.locale);
        }
    }
}

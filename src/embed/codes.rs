//! What a reader shares and a partner pastes: links and embed codes as text.

/// The texts of one view.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codes {
    /// The way into the story.
    pub link: String,
    /// The address of the view's page.
    pub page: String,
    /// A plain frame.
    pub frame: String,
    /// The element that `embed.js` fills.
    pub script: String,
}

impl Codes {
    /// The texts of a view by its name. `root` is the address of the site, `search` the
    /// filter of the explorer as it stands in the address, `title` what the frame is called.
    pub fn of(root: &str, view: &str, search: &str, title: &str) -> Self {
        let filters = match view {
            "districts" => filters(search),
            _ => Vec::new(),
        };
        let filter: String = filters
            .iter()
            .map(|(name, value)| ["&", name, "=", value].concat())
            .collect();
        let (kind, id) = view.split_once('/').unwrap_or((view, ""));
        let link = match kind {
            "chapter" => [root, "#", id].concat(),
            "number" => [root, "#source-", id].concat(),
            "districts" if filter.is_empty() => [root, "#explorer"].concat(),
            "districts" => [root, "?v=1", &filter, "#explorer"].concat(),
            _ => root.to_owned(),
        };
        let page = match filters.as_slice() {
            // Has a page of its own, which reads without script.
            [(name @ ("place" | "topic"), value)] if !value.contains(',') => {
                [root, "embed/districts/", name, "/", value, "/"].concat()
            }
            [] => [root, "embed/", view, "/"].concat(),
            _ => [root, "embed/districts/?v=1", &filter].concat(),
        };
        let height = if kind == "number" { "300" } else { "720" };
        let data: String = filters
            .iter()
            .map(|(name, value)| [" data-", name, "=\"", value, "\""].concat())
            .collect();
        let title = escape(title);
        Self {
            frame: [
                "<iframe src=\"",
                &escape(&page),
                "\" title=\"",
                &title,
                "\" width=\"100%\" height=\"",
                height,
                "\" loading=\"lazy\" style=\"border:0\"></iframe>",
            ]
            .concat(),
            script: [
                "<div data-changjuan=\"",
                view,
                "\"",
                &data,
                "><a href=\"",
                &escape(&link),
                "\">",
                &title,
                "</a></div>\n<script src=\"",
                root,
                "embed.js\" async></script>",
            ]
            .concat(),
            link,
            page,
        }
    }
}

/// The filter that a page shows: that of its address (`search`), or the one that its view (as in
/// `data-embed`) is printed with.
pub fn shown_filter(view: Option<&str>, search: String) -> String {
    let preset = view.and_then(|view| view.strip_prefix("districts/")?.split_once('/'));
    match preset {
        Some((facet, option)) if filters(&search).is_empty() => ["?", facet, "=", option].concat(),
        _ => search,
    }
}

/// The facets of a query string that an embed takes, with values of harmless characters.
fn filters(search: &str) -> Vec<(&str, &str)> {
    let harmless = |c: char| c.is_ascii_alphanumeric() || "-_,".contains(c);
    search
        .trim_start_matches('?')
        .split('&')
        .filter_map(|parameter| parameter.split_once('='))
        .filter(|(name, value)| {
            matches!(*name, "place" | "topic" | "kind")
                && !value.is_empty()
                && value.chars().all(harmless)
        })
        .collect()
}

/// Text in a quoted attribute or between tags.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::{Codes, shown_filter};

    const ROOT: &str = "https://a.org/sub/";

    #[test]
    fn a_chapter_and_a_number() {
        let codes = Codes::of(ROOT, "chapter/yuhang", "?v=1&place=jiande", "长\"卷");
        assert_eq!(codes.link, "https://a.org/sub/#yuhang");
        assert_eq!(
            codes.frame,
            "<iframe src=\"https://a.org/sub/embed/chapter/yuhang/\" title=\"长&quot;卷\" width=\"100%\" \
             height=\"720\" loading=\"lazy\" style=\"border:0\"></iframe>"
        );
        assert_eq!(
            codes.script,
            "<div data-changjuan=\"chapter/yuhang\"><a href=\"https://a.org/sub/#yuhang\">长&quot;卷</a></div>\n\
             <script src=\"https://a.org/sub/embed.js\" async></script>"
        );
        let codes = Codes::of(ROOT, "number/A4.visits", "", "长卷");
        assert_eq!(codes.link, "https://a.org/sub/#source-A4.visits");
    }

    #[test]
    fn a_preset_is_a_filter_until_another_is_chosen() {
        let shown = |view, search: &str| shown_filter(view, search.to_owned());
        let yuhang = Some("districts/place/yuhang");
        assert_eq!(shown(yuhang, "?theme=dark"), "?place=yuhang");
        assert_eq!(shown(yuhang, "?v=1&topic=work"), "?v=1&topic=work");
        assert_eq!(shown(Some("districts"), "?theme=dark"), "?theme=dark");
        assert_eq!(shown(None, "?v=1&place=jiande"), "?v=1&place=jiande");
    }

    #[test]
    fn the_explorer_keeps_its_filter() {
        let one = Codes::of(ROOT, "districts", "?theme=dark&v=1&place=yuhang", "长卷");
        assert_eq!(one.page, "https://a.org/sub/embed/districts/place/yuhang/");
        assert_eq!(one.link, "https://a.org/sub/?v=1&place=yuhang#explorer");
        let two = Codes::of(
            ROOT,
            "districts",
            "?v=1&place=yuhang,jiande&kind=person",
            "长卷",
        );
        assert_eq!(
            two.page,
            "https://a.org/sub/embed/districts/?v=1&place=yuhang,jiande&kind=person"
        );
        assert!(
            two.frame
                .contains("?v=1&amp;place=yuhang,jiande&amp;kind=person\"")
        );
        assert!(
            two.script
                .contains(" data-place=\"yuhang,jiande\" data-kind=\"person\"")
        );
        let odd = Codes::of(ROOT, "districts", "?place=%22%3E&topic=", "长卷");
        assert_eq!(odd.page, "https://a.org/sub/embed/districts/");
    }
}

//! Links and embed codes as text, for readers to share and for partners to paste.

use crate::view::{FOLDER, Preset, View};
use finder::Facet;
use story::{anchors, html::escape};

/// The link and the codes of one view.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codes {
    /// The address of the view in the story.
    pub link: String,
    /// The address of the view's page.
    pub page: String,
    /// The code of a plain frame.
    pub frame: String,
    /// The code of an element that `embed.js` fills, with the script.
    pub script: String,
}

/// The height in pixels of a plain frame with one number.
const SHORT: u32 = 300;
/// The height in pixels of a plain frame with any other view.
const LONG: u32 = 720;

impl Codes {
    /// The texts of a view. `root` is the address of the site, `search` the query string with the
    /// explorer's filter, `title` what the frame is called.
    pub fn of(root: &str, view: &View, search: &str, title: &str) -> Self {
        let filters = match view {
            View::Districts(Preset::All) => filters(search),
            _ => Vec::new(),
        };
        let link = link(root, view, &filters);
        let page = page(root, view, &filters);
        let title = escape(title);
        let height = match view {
            View::Number(_) => SHORT,
            _ => LONG,
        };
        let frame = format!(
            "<iframe src=\"{}\" title=\"{title}\" width=\"100%\" height=\"{height}\" \
             loading=\"lazy\" style=\"border:0\"></iframe>",
            escape(&page)
        );
        let data: String = filters
            .iter()
            .map(|(facet, value)| format!(" data-{}=\"{value}\"", facet.key()))
            .collect();
        let script = format!(
            "<div data-changjuan=\"{}\"{data}><a href=\"{}\">{title}</a></div>\n\
             <script src=\"{root}embed.js\" async></script>",
            view.name(),
            escape(&link)
        );
        Self {
            link,
            page,
            frame,
            script,
        }
    }
}

/// A facet with its chosen options, as they stand in addresses.
type Filter<'a> = (Facet, &'a str);

/// Filters as parameters, each with an `&` before it.
fn parameters(filters: &[Filter<'_>]) -> String {
    let parameter = |(facet, value): &Filter<'_>| format!("&{}={value}", facet.key());
    filters.iter().map(parameter).collect()
}

/// The way into the story.
fn link(root: &str, view: &View, filters: &[Filter<'_>]) -> String {
    match view {
        View::Chapter(id) => format!("{root}#{id}"),
        View::Number(id) => format!("{root}#{}{id}", anchors::SOURCE),
        View::Districts(_) if filters.is_empty() => format!("{root}#{}", anchors::EXPLORER),
        View::Districts(_) => {
            format!("{root}?v=1{}#{}", parameters(filters), anchors::EXPLORER)
        }
        View::Story | View::Numbers | View::Card(_) => root.to_owned(),
    }
}

/// The address of the view's page. One option of a facet may have a page of its own, which reads
/// without script.
fn page(root: &str, view: &View, filters: &[Filter<'_>]) -> String {
    match filters {
        [] => format!("{root}{}", view.path()),
        [(facet, value)] if facet.has_embed_pages() && !value.contains(',') => {
            let preset = View::Districts(Preset::Of(*facet, (*value).to_owned()));
            format!("{root}{}", preset.path())
        }
        _ => format!("{root}{FOLDER}districts/?v=1{}", parameters(filters)),
    }
}

/// The filter that a page shows, as a query string: that of its address (`search`), or the one
/// that its view is printed with.
pub fn shown_filter(view: Option<&View>, search: String) -> String {
    match view {
        Some(View::Districts(Preset::Of(facet, option))) if filters(&search).is_empty() => {
            format!("?{}={option}", facet.key())
        }
        _ => search,
    }
}

/// The facets of a query string that an embed takes, with values of harmless characters.
fn filters(search: &str) -> Vec<Filter<'_>> {
    let harmless = |c: char| c.is_ascii_alphanumeric() || "-_,".contains(c);
    let parameters = search.trim_start_matches('?').split('&');
    parameters
        .filter_map(|parameter| parameter.split_once('='))
        .filter_map(|(key, value)| {
            let facet = Facet::of_key(key).filter(|facet| facet.is_in_embeds())?;
            let usable = !value.is_empty() && value.chars().all(harmless);
            usable.then_some((facet, value))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOT: &str = "https://a.org/sub/";

    #[test]
    fn a_chapter_and_a_number() {
        let codes = Codes::of(
            ROOT,
            &View::Chapter("yuhang".into()),
            "?v=1&place=jiande",
            "长\"卷",
        );
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
        let codes = Codes::of(
            ROOT,
            &View::Number(story::FactId("A4.visits".into())),
            "",
            "长卷",
        );
        assert_eq!(codes.link, "https://a.org/sub/#source-A4.visits");
    }

    #[test]
    fn a_preset_is_a_filter_until_another_is_chosen() {
        let shown = |view: Option<&str>, search: &str| {
            shown_filter(view.and_then(View::named).as_ref(), search.to_owned())
        };
        let yuhang = Some("districts/place/yuhang");
        assert_eq!(shown(yuhang, "?theme=dark"), "?place=yuhang");
        assert_eq!(shown(yuhang, "?v=1&topic=work"), "?v=1&topic=work");
        assert_eq!(shown(Some("districts"), "?theme=dark"), "?theme=dark");
        assert_eq!(shown(None, "?v=1&place=jiande"), "?v=1&place=jiande");
    }

    #[test]
    fn the_explorer_keeps_its_filter() {
        let one = Codes::of(
            ROOT,
            &View::Districts(Preset::All),
            "?theme=dark&v=1&place=yuhang",
            "长卷",
        );
        assert_eq!(one.page, "https://a.org/sub/embed/districts/place/yuhang/");
        assert_eq!(one.link, "https://a.org/sub/?v=1&place=yuhang#explorer");
        let two = Codes::of(
            ROOT,
            &View::Districts(Preset::All),
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
        let odd = Codes::of(
            ROOT,
            &View::Districts(Preset::All),
            "?place=%22%3E&topic=",
            "长卷",
        );
        assert_eq!(odd.page, "https://a.org/sub/embed/districts/");
    }
}
